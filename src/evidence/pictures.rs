//! Pictures of pages: read by tesseract where it is installed, else told to be pictures.

use domain::reading::{self, Cell, Reading, Status};
use std::io::Write;
use std::process::{Command, Stdio};

/// What is read from a picture may be misread: below this certainty (of 100) a word is left out.
const CERTAIN: i32 = 40;
/// Pages beyond are not looked at: the time would not do.
const MOST: usize = 3;

/// The words of pictures (PNG, JPEG or PNM), one a page. It is always said that they are pictures, so that a person looks twice.
pub fn read(pictures: &[Vec<u8>]) -> Reading {
    let mut cells = Vec::new();
    for (page, picture) in pictures.iter().take(MOST).enumerate() {
        let Some(table) = tesseract(picture) else { return Reading::none(Status::NeedsOcr) };
        cells.extend(lines(&table, i32::try_from(page).unwrap_or(i32::MAX)));
    }
    let read = reading::read(cells);
    match read.status {
        Status::Ok => Reading { activities: read.activities, ..Reading::none(Status::NeedsOcr) },
        _ => Reading::none(Status::NeedsOcr),
    }
}

fn tesseract(picture: &[u8]) -> Option<String> {
    let mut child = Command::new("tesseract")
        .args(["stdin", "stdout", "--psm", "3", "tsv"])
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

/// Tesseract's table of words as pieces of lines: a gap wider than the line is high parts them.
fn lines(table: &str, page: i32) -> Vec<Cell> {
    let mut cells: Vec<(String, Cell)> = Vec::new();
    for row in table.lines().skip(1) {
        let fields: Vec<&str> = row.split('\t').collect();
        let [level, .., text] = fields[..] else { continue };
        if level != "5" || fields.len() < 12 || text.trim().is_empty() {
            continue;
        }
        let number = |at: usize| fields[at].parse::<i32>().unwrap_or(0);
        let certain = fields[10].split('.').next().and_then(|whole| whole.parse::<i32>().ok()).unwrap_or(0);
        if certain < CERTAIN {
            continue;
        }
        let (left, top, width, height) = (number(6), number(7), number(8), number(9));
        let line = fields[1..5].join(".");
        match cells.last_mut() {
            Some((same, cell)) if *same == line && left - cell.right <= cell.size * 3 / 2 => {
                cell.text = format!("{} {}", cell.text, text.trim());
                cell.right = left + width;
                cell.size = cell.size.max(height);
                cell.foot = cell.foot.max(top + height);
            }
            _ => cells.push((
                line,
                Cell {
                    page,
                    left,
                    right: left + width,
                    foot: top + height,
                    size: height,
                    text: text.trim().to_owned(),
                },
            )),
        }
    }
    cells.into_iter().map(|(_, cell)| cell).collect()
}
