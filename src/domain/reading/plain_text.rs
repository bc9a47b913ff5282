//! Plain text as pieces with places: two spaces or more part a line, `#` marks what is set large.

use super::cell::Cell;

/// As if printed with a typewriter: every sign six points wide, every line fourteen points high.
#[must_use]
pub fn cells(text: &str) -> Vec<Cell> {
    let mut cells = Vec::new();
    let (mut page, mut foot) = (0, 0);
    for line in text.lines() {
        if line.contains('\u{0C}') {
            page += 1;
            foot = 0;
        }
        let marks = line.chars().take_while(|sign| *sign == '#').count();
        let heading = marks > 0 && line.chars().nth(marks) == Some(' ');
        let size = if heading { 100 + 60 * i32::try_from(marks.min(3)).unwrap_or(1) } else { 100 };
        foot += size * 14 / 10;
        let line = if heading { line[marks..].replace('\t', "    ") } else { line.replace('\t', "    ") };
        for (start, part) in parts(&line) {
            let left = i32::try_from(start).unwrap_or(0).min(2000) * 60;
            let width = i32::try_from(part.chars().count()).unwrap_or(0).min(5000) * 60;
            let text = part.split_whitespace().collect::<Vec<_>>().join(" ");
            cells.push(Cell { page, left, right: left + width, foot, size, text });
        }
    }
    cells
}

/// The stretches of a line between two spaces or more, each with its place.
fn parts(line: &str) -> Vec<(usize, String)> {
    let mut parts: Vec<(usize, String)> = Vec::new();
    let mut spaces = 2;
    for (at, sign) in line.chars().enumerate() {
        if sign.is_whitespace() || sign.is_control() {
            spaces += 1;
            continue;
        }
        match parts.last_mut() {
            Some((_, text)) if spaces < 2 => {
                if spaces == 1 {
                    text.push(' ');
                }
                text.push(sign);
            }
            _ => parts.push((at, sign.to_string())),
        }
        spaces = 0;
    }
    parts
}
