//! The program calls itself for work on files from outside, gives the process what it needs on its standard input, and so
//! much time.

use std::io::{self, Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// After that the process is ended.
const PATIENCE: Duration = Duration::from_millis(9_500);
/// The signal (SIGXCPU) that ends a process whose share of the processor is used up.
const OUT_OF_TIME: i32 = 24;

/// What a process came to.
pub enum Ended {
    /// Whole, as far as it was told.
    Answered(Vec<u8>),
    /// Its time was up, by the clock or by the processor's.
    TookTooLong,
    /// It fell, or said nothing.
    Fell,
}

/// Runs a hidden command of the program and takes its answer, of at most so many bytes; whatever it works on, there is an end.
pub fn run(program: &Path, arguments: &[String], pieces: Vec<Vec<u8>>, longest: u64) -> io::Result<Ended> {
    let mut child = Command::new(program)
        .args(arguments)
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
        scope.spawn(move || input.map(|mut input| pieces.iter().try_for_each(|piece| input.write_all(piece))));
        scope.spawn(move || {
            let mut answer = Vec::new();
            let read = output.map(|output| output.take(longest).read_to_end(&mut answer)).transpose();
            // Nobody listens any more where the time was up.
            let _ = tell.send(read.map(|_| answer));
        });
        let answer = told.recv_timeout(PATIENCE);
        if answer.is_err() {
            child.kill()?;
        }
        let ended = child.wait()?;
        let Ok(answer) = answer else { return Ok(Ended::TookTooLong) };
        let answer = answer?;
        Ok(match ended.signal() {
            // What is cut short is not understood.
            _ if ended.success() && !answer.is_empty() => Ended::Answered(answer),
            Some(OUT_OF_TIME) => Ended::TookTooLong,
            _ => Ended::Fell,
        })
    })
}
