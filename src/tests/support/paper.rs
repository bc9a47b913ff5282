//! PDFs looked at with other people's tools: poppler and qpdf.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// The program that is called for what is done in a process of its own: a test is not the program.
pub fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_growing-edge"))
}

/// The text of all pages in the order in which it is written, each page ended by a form feed; lines are joined by spaces.
pub fn pdf_words(pdf: &[u8]) -> String {
    let mut child = Command::new("pdftotext")
        .args(["-raw", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("poppler-utils is installed");
    let mut input = child.stdin.take().expect("its ear");
    let pdf = pdf.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&pdf));
    let output = child.wait_with_output().expect("its words");
    writer.join().expect("no fall").expect("all is taken");
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The structure, a role a line.
pub fn pdf_structure(pdf: &[u8]) -> String {
    on_file(pdf, |path| {
        Command::new("pdfinfo").arg("-struct").arg(path).output().expect("poppler-utils is installed").stdout
    })
}

/// Everything in a PDF with nothing packed: also what is not on its pages.
pub fn pdf_plain(pdf: &[u8]) -> String {
    on_file(pdf, |path| {
        let output = Command::new("qpdf").args(["--qdf", "--object-streams=disable"]).arg(path).arg("-").output();
        output.expect("qpdf is installed").stdout
    })
}

/// Asserts that nothing about a PDF is broken.
#[track_caller]
pub fn pdf_is_sound(pdf: &[u8]) {
    let told = on_file(pdf, |path| {
        let output = Command::new("qpdf").arg("--check").arg(path).output().expect("qpdf is installed");
        [if output.status.success() { b"" as &[u8] } else { b"FAULT " }, &output.stdout, &output.stderr].concat()
    });
    assert!(!told.contains("FAULT") && !told.contains("WARNING"), "{told}");
}

fn on_file(pdf: &[u8], ask: impl Fn(&Path) -> Vec<u8>) -> String {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(pdf).expect("written");
    String::from_utf8_lossy(&ask(file.path())).into_owned()
}
