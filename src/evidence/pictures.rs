//! Pictures of pages: read by tesseract where it is installed, else told to be pictures.

use super::ocr::{self, Doubts};
use domain::reading::{self, Activity, Reading, Status};
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

/// Pictures of pages seldom say how large the page was; tesseract reads better when it is told something likely.
const DOTS_PER_INCH: &str = "150";
/// Pages beyond are not looked at: the time would not do.
pub const MOST: usize = 3;

/// The words of pictures (PNG, JPEG or PNM), one a page. It is always said that they are pictures, so that a person looks twice.
pub fn read(pictures: &[Vec<u8>]) -> Reading {
    let (mut cells, mut doubts) = (Vec::new(), Doubts::default());
    for (page, picture) in pictures.iter().take(MOST).enumerate() {
        let Some(table) = tesseract(picture) else { return Reading::none(Status::NeedsOcr) };
        cells.extend(ocr::cells(&table, i32::try_from(page).unwrap_or(i32::MAX), &mut doubts));
    }
    let read = reading::read(cells);
    match read.status {
        Status::Ok => {
            let activities = read.activities.into_iter().map(|activity| without_doubt(activity, &doubts)).collect();
            Reading { status: Status::NeedsOcr, message: Some(LOOK), activities }
        }
        _ => Reading::none(Status::NeedsOcr),
    }
}

const LOOK: &str = "This is a picture of a page. What was read from it wants a second look.";

/// What was read, without what may be misread.
fn without_doubt(activity: Activity, doubts: &Doubts) -> Activity {
    let whole = |text: &String| doubts.is_read(text);
    let certain = |text: &String| doubts.is_certain(text);
    let Activity { title, provider, attendee, license_number, certificate_id, course_id, .. } = activity;
    let (mut approvals, mut instructors, mut sessions) = (activity.approvals, activity.instructors, activity.sessions);
    approvals.retain(|approval| approval.number.as_ref().is_none_or(certain));
    instructors.retain(certain);
    sessions.retain(|session| whole(&session.title));
    Activity {
        title: title.filter(whole),
        provider: provider.filter(whole),
        attendee: attendee.filter(certain),
        license_number: license_number.filter(certain),
        certificate_id: certificate_id.filter(certain),
        course_id: course_id.filter(certain),
        approvals,
        instructors,
        sessions,
        ..activity
    }
}

/// Whether tesseract is here.
pub fn can_be_read() -> bool {
    reader_version().is_some()
}

/// Tesseract's version, where it is installed: looked for once, at the start of the server; later a page only asks what was found.
pub fn reader_version() -> Option<&'static str> {
    static VERSION: LazyLock<Option<String>> = LazyLock::new(|| {
        let told = told_by_tesseract("--version")?;
        Some(told.lines().next()?.trim_start_matches("tesseract").trim().to_owned())
    });
    VERSION.as_deref()
}

/// The languages that tesseract has: "eng". Looked for once, too.
pub fn reader_languages() -> &'static [String] {
    static LANGUAGES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let told = told_by_tesseract("--list-langs").unwrap_or_default();
        // A heading stands before them; "osd" tells which way up a page is, and is no language.
        let lines =
            told.lines().map(str::trim).filter(|line| !line.is_empty() && !line.ends_with(':') && *line != "osd");
        lines.map(str::to_owned).collect()
    });
    &LANGUAGES
}

fn told_by_tesseract(argument: &str) -> Option<String> {
    let output = Command::new("tesseract").arg(argument).stdin(Stdio::null()).output().ok()?;
    let told = if output.stdout.is_empty() { output.stderr } else { output.stdout };
    output.status.success().then(|| String::from_utf8_lossy(&told).into_owned())
}

fn tesseract(picture: &[u8]) -> Option<String> {
    let mut child = Command::new("tesseract")
        .args(["stdin", "stdout", "--psm", "3", "--dpi", DOTS_PER_INCH, "tsv"])
        .env("OMP_THREAD_LIMIT", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut input = child.stdin.take()?;
    let picture = picture.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&picture));
    let output = child.wait_with_output().ok()?;
    let _ = writer.join();
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
