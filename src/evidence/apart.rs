//! Files are read by a process of their own: the program calls itself, gives it the file and so much time.

use super::MOST_BYTES;
use domain::reading::{Reading, Status};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// After that the process is ended.
const PATIENCE: Duration = Duration::from_millis(9_500);
/// The signal (SIGXCPU) that ends a process whose share of the processor is used up.
const OUT_OF_TIME: i32 = 24;
/// No honest answer is longer.
const LONGEST_ANSWER: u64 = 16 * 1024 * 1024;

/// What a file says, as JSON in the form of `growing-edge read`; whatever the file does, there is an answer.
pub fn read_apart(name: &str, bytes: Vec<u8>) -> std::io::Result<Value> {
    if bytes.is_empty() {
        return Ok(none(Status::Empty));
    }
    if bytes.len() > MOST_BYTES {
        return Ok(none(Status::TooLarge));
    }
    let mut child = Command::new(std::env::current_exe()?)
        .arg("read-here")
        .arg(format!("--name={name}"))
        .env_clear()
        .envs(std::env::vars_os().filter(|(key, _)| key == "PATH" || key == "TESSDATA_PREFIX"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let input = child.stdin.take();
    let output = child.stdout.take();
    let (tell, told) = mpsc::channel();
    std::thread::scope(|scope| {
        // A process that ends early closes its ear; that is told by its answer.
        scope.spawn(move || input.map(|mut input| input.write_all(&bytes)));
        scope.spawn(move || {
            let mut answer = Vec::new();
            let read = output.map(|output| output.take(LONGEST_ANSWER).read_to_end(&mut answer)).transpose();
            // Nobody listens any more where the time was up.
            let _ = tell.send(read.map(|_| answer));
        });
        let answer = told.recv_timeout(PATIENCE);
        if answer.is_err() {
            child.kill()?;
        }
        let ended = child.wait()?;
        let answer = match answer {
            Ok(answer) => answer?,
            Err(_) => return Ok(none(Status::TooLarge)),
        };
        Ok(match serde_json::from_slice(&answer) {
            Ok(read) => read,
            // It took too much of the processor's time, or fell over the file.
            Err(_) if ended.signal() == Some(OUT_OF_TIME) => none(Status::TooLarge),
            Err(_) => none(Status::Corrupt),
        })
    })
}

fn none(status: Status) -> Value {
    serde_json::to_value(Reading::none(status)).unwrap_or_else(|_| json!({ "status": "corrupt", "activities": [] }))
}
