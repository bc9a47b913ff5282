//! Files made to do harm, or broken: a clear word in time, and never a fall.

use super::{answer, read, samples};
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Writes a file, reads it, and says what came of it: its status and the exit code, in time.
#[track_caller]
fn told(name: &str, bytes: &[u8]) -> (String, Option<i32>) {
    let folder = tempfile::tempdir().expect("a folder");
    let file: PathBuf = folder.path().join(name);
    fs::File::create(&file).and_then(|mut file| file.write_all(bytes)).expect("a file");
    let start = Instant::now();
    let output = read(&file);
    assert!(start.elapsed() < Duration::from_secs(11), "{name} took {:?}", start.elapsed());
    let status = answer(&output)["status"].as_str().expect("a status").to_owned();
    if output.status.code() == Some(2) {
        let line = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(line.lines().count(), 1, "{name}: {line}");
    }
    (status, output.status.code())
}

#[track_caller]
fn faulty(name: &str, bytes: &[u8], status: &str) {
    assert_eq!(told(name, bytes), (status.to_owned(), Some(2)), "{name}");
}

/// A PDF of one page whose content is this stream, with its dictionary.
fn pdf(dictionary: &str, stream: &[u8]) -> Vec<u8> {
    let mut pdf = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<>>>>endobj\n4 0 obj<<".to_vec();
    pdf.extend(format!("/Length {}{dictionary}>>stream\n", stream.len()).bytes());
    pdf.extend(stream);
    pdf.extend(b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
    pdf
}

#[test]
fn empty_and_foreign_files_are_named() {
    faulty("empty.pdf", b"", "empty");
    faulty("blank.pdf", b"  \n\n ", "empty");
    faulty("program.exe", b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff", "unsupported");
    faulty("letter.docx", b"PK\x03\x04\x14\x00\x06\x00word/document.xml", "unsupported");
    faulty("text.pdf", b"this is no such file at all", "corrupt");
    faulty("sheet.xlsx", b"PK\x03\x04\x14\x00\x06\x00xl/workbook.xml and then nothing", "corrupt");
}

#[test]
fn what_is_missing_on_disk_is_told_in_one_line() {
    let output = read(&samples().join("not there.pdf"));
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert_eq!(String::from_utf8_lossy(&output.stderr).lines().count(), 1);
}

#[test]
fn a_file_cut_anywhere_does_no_harm() {
    let whole = fs::read(samples().join("ethical-telehealth-certificate.pdf")).expect("the sample");
    for part in [1, 9, 40, 100, 500] {
        let (status, code) = told("cut.pdf", &whole[..whole.len() * part / 1000]);
        assert!(["corrupt", "empty", "needs_ocr"].contains(&status.as_str()), "{part}: {status}");
        assert!(code.is_some(), "{part}: ended by a signal");
    }
}

#[test]
fn deep_nesting_ends_in_a_word() {
    let mut deep = b"%PDF-1.4\n1 0 obj".to_vec();
    deep.extend(b"[".repeat(2_000_000));
    let (_, code) = told("deep.pdf", &deep);
    assert!(code.is_some());
    let (_, code) = told("deep.pdf", &pdf("", &b"q ".repeat(3_000_000)));
    assert!(code.is_some());
}

#[test]
fn what_unfolds_to_fill_memory_is_stopped() {
    // One gigabyte of spaces and nothing to show, packed twice by the plainest packing: runs of one byte.
    let run = [129u8, b' '];
    let mut packed: Vec<u8> = run.repeat(8 * 1024 * 1024);
    packed.push(128);
    let (status, code) = told("bomb.pdf", &pdf("/Filter/RunLengthDecode", &packed));
    assert!(["too_large", "corrupt", "empty", "needs_ocr"].contains(&status.as_str()), "{status}");
    assert!(code.is_some());
}

#[test]
fn more_than_is_taken_is_told() {
    let mut large = b"%PDF-1.7\n".to_vec();
    large.resize(21 * 1024 * 1024, b' ');
    faulty("large.pdf", &large, "too_large");
}

#[test]
fn mails_in_mails_end() {
    let mut mail = b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain\n\nhello\n".to_vec();
    for depth in 0..60 {
        let mut outer = format!("From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b{depth}\"\n\n--b{depth}\nContent-Type: message/rfc822\n\n").into_bytes();
        outer.extend(&mail);
        outer.extend(format!("\n--b{depth}--\n").bytes());
        mail = outer;
    }
    let (status, _) = told("deep.eml", &mail);
    assert_eq!(status, "not_certificate");
}
