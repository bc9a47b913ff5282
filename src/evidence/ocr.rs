//! Tesseract's table of words as pieces of lines, in the units that reading takes, and what of it may be misread.

use domain::reading::Cell;
use std::collections::BTreeSet;

/// A word below this certainty (of 100) counts as unread.
const READ: i32 = 60;
/// A name or a number is taken only when each of its words is as certain as this: no sense tells when it is misread.
const CERTAIN: i32 = 88;
/// The longer side of a page, in tenths of a point.
const PAGE: i32 = 7_920;

/// Words that are worth a doubt, as far as they were never read with more certainty.
#[derive(Default)]
pub struct Doubts {
    unread: BTreeSet<String>,
    unsure: BTreeSet<String>,
    certain: BTreeSet<String>,
}

impl Doubts {
    fn note(&mut self, word: &str, certainty: i32) {
        let word = bare(word).to_owned();
        if certainty >= CERTAIN {
            self.certain.insert(word);
        } else {
            self.unsure.insert(word.clone());
            if certainty < READ {
                self.unread.insert(word);
            }
        }
    }

    /// Words that make sense together: a misread one would stand out.
    pub fn is_read(&self, text: &str) -> bool {
        !words(text).any(|word| self.unread.contains(word) && !self.certain.contains(word))
    }

    /// Names and numbers.
    pub fn is_certain(&self, text: &str) -> bool {
        !words(text).any(|word| self.unsure.contains(word) && !self.certain.contains(word))
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().map(bare)
}

/// A word without the signs around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|sign: char| !sign.is_alphanumeric())
}

/// A word of the table.
struct Word<'a> {
    left: i32,
    right: i32,
    foot: i32,
    height: i32,
    text: &'a str,
}

/// The pieces of a page: words of a line, parted by gaps wider than the line is high and by the lines of tables.
pub fn cells(table: &str, page: i32, doubts: &mut Doubts) -> Vec<Cell> {
    let mut cells = Vec::new();
    let (mut line, mut words, mut scale) = (None, Vec::new(), (1, 1));
    for row in table.lines().skip(1) {
        let fields: Vec<&str> = row.split('\t').collect();
        let [level, _, block, paragraph, number, _, left, top, width, height, certainty, text] = fields[..] else {
            continue;
        };
        let figure = |text: &str| text.parse::<i32>().unwrap_or(0).clamp(0, 100_000);
        if level == "1" {
            scale = (PAGE, figure(width).max(figure(height)).max(1));
        }
        if level != "5" {
            continue;
        }
        let place = Some((block.to_owned(), paragraph.to_owned(), number.to_owned()));
        if place != line {
            part(&words, page, &mut cells);
            (line, words) = (place, Vec::new());
        }
        let certainty = certainty.split('.').next().and_then(|whole| whole.parse().ok()).unwrap_or(0);
        let text = text.trim().trim_matches(|sign: char| "|[]“”‘’\"_~=".contains(sign));
        // Stains and frames are read as signs.
        if certainty < READ && !text.is_empty() && !text.chars().any(char::is_alphanumeric) {
            continue;
        }
        doubts.note(text, certainty);
        let tenths =
            |pixels: i32| i32::try_from(i64::from(pixels) * i64::from(scale.0) / i64::from(scale.1)).unwrap_or(0);
        let (left, top, width, height) = (figure(left), figure(top), figure(width), figure(height));
        words.push(Word {
            left: tenths(left),
            right: tenths(left + width),
            foot: tenths(top + height),
            height: tenths(height),
            text,
        });
    }
    part(&words, page, &mut cells);
    cells
}

/// A line's words as pieces of one foot and size, however the page was turned. An empty word is the line of a table.
fn part(words: &[Word<'_>], page: i32, cells: &mut Vec<Cell>) {
    let median = |of: fn(&Word<'_>) -> i32| {
        let mut all: Vec<i32> = words.iter().filter(|word| !word.text.is_empty()).map(of).collect();
        all.sort_unstable();
        all.get(all.len() / 2).copied().unwrap_or(0)
    };
    let (foot, size) = (median(|word| word.foot), median(|word| word.height).max(1));
    let mut open: Option<Cell> = None;
    for word in words {
        let apart = open.as_ref().is_none_or(|cell| word.left - cell.right > size * 3 / 2);
        if apart || word.text.is_empty() {
            cells.extend(open.take());
        }
        if word.text.is_empty() {
            continue;
        }
        match &mut open {
            Some(cell) => {
                cell.text = format!("{} {}", cell.text, word.text);
                cell.right = word.right;
            }
            None => {
                open = Some(Cell { page, left: word.left, right: word.right, foot, size, text: word.text.to_owned() });
            }
        }
    }
    cells.extend(open);
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n1\t1\t0\t0\t0\t0\t0\t0\t792\t612\t-1\t\n";

    fn row(left: i32, top: i32, certainty: i32, text: &str) -> String {
        format!("5\t1\t1\t1\t1\t1\t{left}\t{top}\t40\t10\t{certainty}.5\t{text}\n")
    }

    #[test]
    fn words_of_a_line_are_pieces_on_one_foot() {
        let table = [HEAD, &row(0, 100, 96, "Date."), &row(42, 104, 95, "|"), &row(90, 108, 93, "2026-08-15")].concat();
        let mut doubts = Doubts::default();
        let found = cells(&table, 0, &mut doubts);
        let said: Vec<(&str, i32, i32)> = found.iter().map(|cell| (cell.text.as_str(), cell.left, cell.foot)).collect();
        assert_eq!(said, [("Date.", 0, 1180), ("2026-08-15", 900, 1180)]);
    }

    #[test]
    fn a_word_is_doubted_until_it_is_read_with_certainty() {
        let table =
            [HEAD, &row(0, 100, 3, "Actuterberg"), &row(42, 100, 70, "Halvern"), &row(90, 100, 20, "of")].concat();
        let mut doubts = Doubts::default();
        cells(&(table + &row(140, 100, 97, "of")), 0, &mut doubts);
        assert!(!doubts.is_read("Ann Actuterberg") && doubts.is_read("Halvern,") && doubts.is_read("Court of Halvern"));
        assert!(!doubts.is_certain("Halvern") && doubts.is_certain("of"));
    }
}
