//! Paper is made by a process of its own, within the limits of those that read files: it opens files from outside.

use super::{File, Made, Paper, PaperError, draw};
use crate::evidence::process::{self, Ended};
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, Read, Write};
use std::path::Path;

/// A document with files as large as they are taken, and room for its own pages.
const LONGEST_ANSWER: u64 = 256 * 1024 * 1024;

/// The first line that the process is given; the files' bytes follow it.
#[derive(Serialize, Deserialize)]
pub struct Envelope {
    paper: Paper,
    sizes: Vec<usize>,
}

/// The first line of its answer; the document follows it.
#[derive(Serialize, Deserialize)]
struct Slip {
    left_out: Vec<usize>,
    problem: Option<String>,
}

/// Writes a document. Where a file brings the process down, it is written without any file's pages, and all are told.
pub fn make_apart(program: &Path, paper: &Paper, files: Vec<File>) -> Result<Made, PaperError> {
    let count = files.len();
    match ask(program, paper, files) {
        Ok(made) => Ok(made),
        Err(error) if count == 0 => Err(error),
        Err(_) => ask(program, paper, vec![File { bytes: vec![] }; count]),
    }
}

fn ask(program: &Path, paper: &Paper, files: Vec<File>) -> Result<Made, PaperError> {
    let sizes = files.iter().map(|file| file.bytes.len()).collect();
    let envelope = Envelope { paper: paper.clone(), sizes };
    let mut head = serde_json::to_vec(&envelope).map_err(io::Error::from)?;
    head.push(b'\n');
    let pieces = std::iter::once(head).chain(files.into_iter().map(|file| file.bytes)).collect();
    let answer = match process::run(program, &["paper-here".to_owned()], pieces, LONGEST_ANSWER)? {
        Ended::Answered(answer) => answer,
        Ended::TookTooLong => return Err(PaperError::Unwritten("it took too long".into())),
        Ended::Fell => return Err(PaperError::Unwritten("the process ended without an answer".into())),
    };
    let end = answer.iter().position(|byte| *byte == b'\n');
    let slip = end.and_then(|end| serde_json::from_slice::<Slip>(&answer[..end]).ok());
    match (slip, end) {
        (Some(Slip { left_out, problem: None }), Some(end)) => Ok(Made { pdf: answer[end + 1..].to_vec(), left_out }),
        (Some(Slip { problem: Some(problem), .. }), _) => Err(PaperError::Unwritten(problem)),
        _ => Err(PaperError::Unwritten("the process ended without an answer".into())),
    }
}

/// What the process does: an envelope in, a slip and a document out.
pub fn write_here(input: impl Read, mut output: impl Write) -> io::Result<()> {
    let mut input = io::BufReader::new(input);
    let mut head = Vec::new();
    input.read_until(b'\n', &mut head)?;
    let envelope: Envelope = serde_json::from_slice(&head)?;
    let mut files = Vec::with_capacity(envelope.sizes.len());
    for size in envelope.sizes {
        let mut bytes = Vec::new();
        input.by_ref().take(size as u64).read_to_end(&mut bytes)?;
        files.push(File { bytes });
    }
    let (slip, pdf) = match draw::write(&envelope.paper, files) {
        Ok(made) => (Slip { left_out: made.left_out, problem: None }, made.pdf),
        Err(error) => (Slip { left_out: vec![], problem: Some(error.to_string()) }, vec![]),
    };
    serde_json::to_writer(&mut output, &slip)?;
    output.write_all(b"\n")?;
    output.write_all(&pdf)?;
    output.flush()
}
