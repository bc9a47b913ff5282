//! Titles that a paper sets off: in quotation marks, in a line of its own within a sentence, in the column beside what was done.

use super::super::dates::{self, Order};
use super::super::layout::{Block, Layout};
use super::super::patterns::pattern;
use super::super::{Cell, certify, kind, names, provider};
use super::{clean, is_title, names_someone};

/// `attended the accredited event`, and beside it in a column of its own which one.
pub fn beside_deed(layout: &Layout) -> Option<String> {
    layout.cells.iter().find_map(|cell| {
        let leads = cell.text.split_whitespace().count() <= 8
            && (certify::names_nothing(&cell.text) || ["for", "in"].contains(&cell.text.as_str()))
            && !layout.is_label(cell);
        let alike =
            |right: &&Cell| leads && !layout.is_label(right) && right.size == cell.size && right.foot == cell.foot;
        let right = layout.right_of(cell).filter(alike)?;
        let block = layout.block_of(right).filter(|block| block.lines.first() == Some(right));
        let text = block.filter(|block| block.lines.len() <= 3).map_or(&right.text, |block| &block.text);
        clean(&certify::cut(text)).filter(|title| could_be(title))
    })
}

/// What stands in quotation marks where it is told what was done, or in a line of its own.
pub fn quoted(layout: &Layout) -> Option<String> {
    let general = pattern!(
        r"\b(?:approved|licensees?|provider|responsib\w+|next|upcoming|formerly|known as|among them|published)\b"
    );
    layout
        .blocks
        .iter()
        .find_map(|block| {
            let text = &block.text;
            let at = text.find(['“', '"', '«', '„']).or_else(|| text.find(['‘', '\'']))?;
            let before = text.get(..at)?;
            let told = certify::tells(before) || certify::opens(before) || deed(before) || before.trim().is_empty();
            (told && !certify::of_a_part(before) && !general.is_match(before)).then(|| certify::quoted(text)).flatten()
        })
        .filter(|title| could_be(title))
}

/// A line with capitals between lines of a sentence, the one above it open: `completed the advanced seminar` / `Money and
/// the Couple` / `convened by …`.
pub fn in_sentence(layout: &Layout) -> Option<String> {
    layout.blocks.iter().find_map(|block| {
        let above = layout.above(block.page, block.left, block.right, block.top)?;
        let near = block.top - above.foot <= above.size.max(block.size) * 3;
        let headed = above.lines.last().is_some_and(|line| heads_column(layout, line));
        (near && leads(&above.text) && !headed && !layout.is_label(&block.lines[0]) && block.lines.len() <= 3)
            .then(|| clean(&certify::cut(&block.text)))
            .flatten()
            .filter(|title| {
                could_be(title) && is_large(block) && !names_someone(title) && names::people(title).len() < 2
            })
    })
}

/// Below the name of the one who attended, over the day or over who taught: `Autistic Burnout in Practice`.
pub fn under_name(layout: &Layout, attendee: Option<&str>) -> Option<String> {
    let name = attendee?.to_lowercase();
    let named =
        layout.blocks.iter().find(|block| block.text.to_lowercase().contains(&name) && block.lines.len() <= 2)?;
    let block = layout.below(named.page, named.left, named.right, named.foot)?;
    let next = layout.below(block.page, block.left, block.right, block.foot)?;
    let goes_on = layout.is_label(&next.lines[0])
        || dates::find(&next.text, Order::MonthFirst).first().is_some_and(|day| day.at < 24);
    let long = block.text.contains(':') || block.text.split_whitespace().count() >= 4;
    (goes_on && long && is_large(block) && !layout.is_label(&block.lines[0]) && block.lines.len() <= 3)
        .then(|| clean(&block.text))
        .flatten()
        .filter(|title| could_be(title) && !names_someone(title) && !provider::is_plainly_organisation(title))
}

/// Over the one who attended, where no label names it: `Transactional Analysis in Practice (TA 101)` / `Participant: …`.
pub fn over_name(layout: &Layout, attendee: Option<&str>) -> Option<String> {
    let name = attendee?.to_lowercase();
    let named =
        layout.blocks.iter().find(|block| block.text.to_lowercase().contains(&name) && block.lines.len() <= 3)?;
    let label =
        layout.left_of(&named.lines[0]).filter(|left| layout.is_label(left)).map_or(named.left, |label| label.left);
    let block = layout.above(named.page, label.min(named.left), named.right, named.top)?;
    let long = block.text.contains(": ") || block.text.split_whitespace().count() >= 4;
    (long && is_large(block) && !layout.is_label(&block.lines[0]) && block.lines.len() <= 2)
        .then(|| clean(&block.text))
        .flatten()
        .filter(|title| {
            could_be(title)
                && !names_someone(title)
                && (!provider::is_plainly_organisation(title) || title.contains(|sign: char| sign.is_ascii_digit()))
                && !pattern!(r",.*\d|@|\||www").is_match(title)
        })
}

/// Whether it heads a column of a table: three rows below it, each with something beside.
fn heads_column(layout: &Layout, head: &Cell) -> bool {
    let column = layout
        .cells
        .iter()
        .filter(|cell| cell.page == head.page && cell.foot > head.foot && (cell.left - head.left).abs() <= 8);
    column.take_while(|cell| !layout.is_label(cell)).filter(|cell| layout.right_of(cell).is_some()).take(3).count() == 3
}

/// Whether a line ends where a title has to follow.
fn leads(text: &str) -> bool {
    let open = pattern!(
        r"(?:\b(?:the|our|this|an?)(?: [a-z0-9-]+){0,4} (?:workshops?|webinars?|courses?|seminars?|trainings?|program(?:me)?s?|conference|lecture|talk|masterclass|sessions?|class|module|event|retreat|symposium|activity|series|recording|presentation|portion of|study day|intensive|in-service)(?: (?:on|in|of|called|titled|entitled))?|\b(?:titled|entitled|called)):?$"
    );
    deed(text) && (open.is_match(text) || certify::names_nothing(text))
}

/// That something was done with it.
fn deed(text: &str) -> bool {
    pattern!(r"\b(?:attend\w*|complet\w*|participat\w*|took part|taken part|watched|viewed|finished|joined|studied|studying|earned|passed|received|you were|certificate for|evidence of)\b").is_match(text)
}

/// Most of its longer words begin with a capital.
fn is_large(block: &Block) -> bool {
    let words: Vec<&str> = block.text.split_whitespace().filter(|word| word.chars().count() > 3).collect();
    let large = words.iter().filter(|word| word.trim_start_matches(['“', '"', '(']).starts_with(char::is_uppercase));
    large.count() * 2 >= words.len()
}

fn could_be(title: &str) -> bool {
    is_title(title)
        && !title.starts_with(char::is_lowercase)
        && (2..=24).contains(&title.split_whitespace().count())
        && !pattern!(r"^(?:part|day|module|session|week|unit|level) \w+$").is_match(title)
        && !kind::certificate_heading(title)
        && !certify::counts(title)
        && dates::find(title, Order::MonthFirst).is_empty()
}
