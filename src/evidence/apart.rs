//! Files are read by a process of their own: the program calls itself, gives it the file and so much time.

use super::MOST_BYTES;
use domain::reading::{Reading, Status};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// After that the process is ended.
const PATIENCE: Duration = Duration::from_millis(9_500);
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
    let until = Instant::now() + PATIENCE;
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
    std::thread::scope(|scope| {
        // A process that ends early closes its ear; that is told by its answer.
        scope.spawn(move || input.map(|mut input| input.write_all(&bytes)));
        let answer = scope.spawn(move || {
            let mut answer = Vec::new();
            output.map(|output| output.take(LONGEST_ANSWER).read_to_end(&mut answer)).transpose().map(|_| answer)
        });
        let ended = wait(&mut child, until)?;
        let answer = answer.join().unwrap_or_else(|_| Ok(Vec::new()))?;
        Ok(match serde_json::from_slice(&answer) {
            Ok(read) if ended => read,
            // Ended for want of time or memory, or fallen over the file.
            _ if ended => none(Status::Corrupt),
            _ => none(Status::TooLarge),
        })
    })
}

/// Whether the process ended by itself; one that takes too long is ended.
fn wait(child: &mut Child, until: Instant) -> std::io::Result<bool> {
    loop {
        if child.try_wait()?.is_some() {
            return Ok(true);
        }
        if Instant::now() >= until {
            child.kill()?;
            child.wait()?;
            return Ok(false);
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn none(status: Status) -> Value {
    serde_json::to_value(Reading::none(status)).unwrap_or_else(|_| json!({ "status": "corrupt", "activities": [] }))
}
