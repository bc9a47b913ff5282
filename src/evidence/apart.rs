//! Files are read by a process of their own.

use super::MOST_BYTES;
use super::process::{self, Ended};
use super::want::Want;
use domain::reading::{Reading, Status};
use serde_json::{Value, json};
use std::path::Path;

/// What came of asking.
pub(super) enum Apart {
    Answer(Vec<u8>),
    /// No answer, and why.
    None(Status),
}

/// What a file says, as JSON in the form of `growing-edge read`; whatever the file does, there is an answer.
pub fn read_apart(name: &str, bytes: Vec<u8>) -> std::io::Result<Value> {
    let none = |status| serde_json::to_value(Reading::none(status)).unwrap_or_else(|_| json!({ "status": "corrupt" }));
    Ok(match ask(&std::env::current_exe()?, Want::Reading, name, bytes)? {
        Apart::None(status) => none(status),
        Apart::Answer(answer) => match serde_json::from_slice::<Value>(&answer) {
            Ok(mut read) => {
                // How many pages there are, and where, is nothing that it states.
                if let Some(read) = read.as_object_mut() {
                    read.retain(|name, _| name != "pages" && name != "spots");
                }
                read
            }
            Err(_) => none(Status::Corrupt),
        },
    })
}

/// Starts the program for one file and waits for its answer, at most so long.
pub(super) fn ask(program: &Path, want: Want, name: &str, bytes: Vec<u8>) -> std::io::Result<Apart> {
    if bytes.is_empty() {
        return Ok(Apart::None(Status::Empty));
    }
    if bytes.len() > MOST_BYTES {
        return Ok(Apart::None(Status::TooLarge));
    }
    // What a file is called is private, and arguments can be seen by everyone on the machine: it is the first line of the input.
    let mut head = serde_json::to_vec(name)?;
    head.push(b'\n');
    let arguments = ["read-here".to_owned(), format!("--want={}", want.word())];
    Ok(match process::run(program, &arguments, vec![head, bytes], want.longest())? {
        Ended::Answered(answer) => Apart::Answer(answer),
        Ended::TookTooLong => Apart::None(Status::TooLarge),
        // It fell over the file.
        Ended::Fell => Apart::None(Status::Corrupt),
    })
}
