//! What a paper says of other courses: coming events, recordings that one may buy. It says nothing of this one.

use super::approvals::sentences;
use super::cell::Cell;
use super::layout::Layout;
use super::patterns::pattern;

/// Without what stands below a heading such as `Upcoming workshops`.
pub fn without_lists(cells: Vec<Cell>) -> Vec<Cell> {
    let heading = pattern!(
        r"^(?:coming (?:up|soon)|upcoming|our (?:next|other|upcoming) (?:courses?|events?|workshops?|trainings?|webinars?)|(?:other|further|more|future|related) (?:courses|events|workshops|trainings|webinars|seminars)|you (?:may|might) also (?:like|enjoy)|recommended (?:for you|courses)|next events?)\b"
    );
    let headings: Vec<(i32, i32)> = cells
        .iter()
        .filter(|cell| heading.is_match(&cell.text) && cell.text.split_whitespace().count() <= 7)
        .filter(|cell| !cell.text.chars().any(|sign| sign.is_ascii_digit()))
        .map(|cell| (cell.page, cell.foot))
        .collect();
    let under = |cell: &Cell| headings.iter().any(|(page, foot)| cell.page == *page && cell.foot >= *foot);
    cells.into_iter().filter(|cell| !under(cell)).collect()
}

/// Without the sentences that tell of another course.
pub fn leave_out(layout: &mut Layout) {
    for block in &mut layout.blocks {
        if let Some(rest) = rest(&block.text) {
            block.text = rest;
        }
    }
    for cell in &mut layout.cells {
        if let Some(rest) = rest(&cell.text) {
            cell.text = rest;
        }
    }
}

/// What is left of a text, where something was left out.
fn rest(text: &str) -> Option<String> {
    let all = sentences(text);
    let kept: Vec<&str> =
        all.iter().map(|(sentence, _)| sentence.trim()).filter(|said| !tells_of_another(said)).collect();
    (kept.len() < all.len()).then(|| kept.join(" "))
}

fn tells_of_another(sentence: &str) -> bool {
    let other = pattern!(
        r"^(?:upcoming|coming up|watch next|next (?:course|workshop|webinar|training|event|up)|save the date|join us)\b|\bour (?:other|next|follow-on|upcoming) (?:course|workshop|webinar|training|event)|\bfollow-on (?:course|training|workshop)|\balso (?:runs|offers|teaches|presents|available)\b|\bwill be (?:held|offered|taught|repeated|running)\b|\b(?:begins|starts) on\b|\brecording (?:is |remains )?available until|access to the recording|\bregister (?:now|at|for|by)\b|\bbook (?:now|your place)\b|\bsee you\b"
    );
    let this = pattern!(
        r"\b(?:has|have) (?:successfully |satisfactorily )?(?:attended|completed|participated|earned)\b|\bthat you\b|certif(?:y|ies) that"
    );
    other.is_match(sentence) && !this.is_match(sentence)
}
