//! Amounts behind labels and in rows of subjects.

use super::super::activity::{Award, TopicHours};
use super::super::cell::Cell;
use super::super::labels::Labelled;
use super::super::layout::{Block, Layout};
use super::super::patterns::pattern;
use super::super::{amounts, topics};
use super::boards::Boards;
use super::columns;
use super::weigh::{Candidate, is_bound, of_possible};
use crate::quantity::Credit;

pub(super) fn hours(
    layout: &Layout,
    boards: &Boards,
    entry: &Labelled,
    candidates: &mut Vec<Candidate>,
    topic_hours: &mut Vec<TopicHours>,
) {
    let subjects = topics::of(&entry.words);
    if subjects.is_empty() {
        topic_hours.extend(topics::find(&entry.value));
    }
    if columns::is_column(layout, &entry.cell) || is_counted(entry) {
        return;
    }
    let under = || {
        let below = layout.below(entry.cell.page, entry.cell.left, entry.cell.right, entry.cell.foot)?;
        let near = below.top - entry.cell.foot <= entry.cell.size * 2 && entry.cell.text.ends_with(&entry.words);
        amounts::labelled(&entry.words, &below.text).filter(|_| near)
    };
    let Some(award) = amounts::labelled(&entry.words, &entry.value).or_else(under) else { return };
    // Hours of being supervised are the award, and no subject.
    if subjects == ["supervision"] && pattern!(r"supervision").is_match(&entry.words) && supervised(layout) {
        candidates.push(Candidate { award, weight: 8, board: None });
        return;
    }
    if !subjects.is_empty() {
        topic_hours.push(TopicHours { topics: subjects, amount: award.amount });
        return;
    }
    // `3.0 (supervision)`
    if let Some(subject) = pattern!(r"^[\d.,]+ ?\(([A-Za-z &/-]{3,40})\)").captures(&entry.value) {
        topic_hours.extend(
            Some(TopicHours { topics: topics::of(&subject[1]), amount: award.amount })
                .filter(|hours| !hours.topics.is_empty()),
        );
    }
    // `6.5 (of 6.5 possible)`
    let said = of_possible().replace_all(&entry.value, "");
    let said = pattern!(r"\([^)]*\)").replace_all(&said, "");
    if is_bound(&entry.words) || is_bound(&said) || award.unit == "minute" {
        return;
    }
    let earned = pattern!(r"earned|awarded|granted|received|completed|total|claimed|credited|attended|approved")
        .is_match(&entry.words);
    // Points of a shop or a game, where nothing says of what.
    let bare = pattern!(r"points?").is_match(&entry.words)
        && !pattern!(r"\b(?:cpd|opd|ce|pd|cre|cme|ceu)\b").is_match(&format!("{} {}", entry.words, entry.value));
    let duration = pattern!(r"duration|length|durée").is_match(&entry.words);
    let board = board(boards, entry);
    let weight = if entry.value.contains(['=']) && entry.value.contains('+') {
        12
    } else if bare {
        3
    } else if duration {
        4
    } else {
        8 + 3 * i32::from(earned)
    } - 3 * i32::from(board.is_some());
    candidates.push(Candidate { award, weight, board });
}

/// `You earned 5 CE credits: 1 in ethics`: the number stands before the words, and what follows are its parts.
fn is_counted(entry: &Labelled) -> bool {
    let at = entry.cell.text.find(&entry.words).unwrap_or(0);
    let before = entry.cell.text.get(..at).and_then(|before| before.split_whitespace().last());
    before.is_some_and(|word| !word.ends_with('.') && amounts::number(word).is_some())
}

/// A number set by itself and larger, over what it counts or under it: `20` over `hours of PD`.
pub(super) fn badges(layout: &Layout) -> impl Iterator<Item = Award> {
    let unit = pattern!(r"^(?:[a-z]{2,12} ){0,3}(?:hours?|hrs|credits?|points?|ceus?|units?)\b");
    layout.cells.iter().filter_map(move |cell| {
        let amount =
            amounts::number(&cell.text).filter(|amount| *amount > Credit::ZERO && *amount < Credit::hours(500))?;
        let counts = |other: &&Cell| {
            unit.is_match(&other.text) && other.text.split_whitespace().count() <= 6 && cell.size > other.size
        };
        let over = || {
            layout.cells.iter().find(|over| {
                over.page == cell.page
                    && (1..=cell.size * 3).contains(&(cell.foot - over.foot))
                    && over.left < cell.right + over.size
                    && over.right > cell.left - over.size
                    && cell.size * 10 > over.size * 15
                    && counts(over)
            })
        };
        let under = layout.under(cell, |_| cell.size * 2).filter(counts).or_else(over)?;
        let said = !is_bound(&under.text);
        let found = amounts::find(&format!("1 {}", under.text)).first().map(|found| found.award)?;
        said.then_some(Award { amount, unit: found.unit })
    })
}

/// `CE hours, total: 4.00` and `Credits (ethics): 1.5`, what they are of behind the unit.
pub(super) fn qualified(cell: &Cell, candidates: &mut Vec<Candidate>, topic_hours: &mut Vec<TopicHours>) {
    let words = pattern!(
        r"^((?:[a-z]+ ){0,3}(?:hours|hrs|credits|points|ceus?|ces))(?:, ?| ?[–—-] ?| ?\()([a-z][a-z &/’'-]{3,40}?)\)? ?: ?(\d{1,3}(?:\.\d{1,2})?)(?: .*)?$"
    );
    let Some(caught) = words.captures(cell.text.trim()) else { return };
    let Some(award) = amounts::labelled(&caught[1], &caught[3]) else { return };
    let subjects = topics::of(&caught[2]);
    if pattern!(r"\b(?:total|in all|altogether|earned|awarded)\b").is_match(&caught[2]) && !is_bound(&caught[2]) {
        candidates.push(Candidate { award, weight: 12, board: None });
    } else if !subjects.is_empty() {
        topic_hours.push(TopicHours { topics: subjects, amount: award.amount });
    }
}

/// The board that a label's own words name: `NBCC hours`, `Contact hours (NYS)`.
pub(super) fn board(boards: &Boards, entry: &Labelled) -> Option<&'static str> {
    let text = &entry.cell.text;
    let at = text.find(&entry.words)?;
    let before = text[..at].rsplit(['|', ':', ';', '.', '·']).next().unwrap_or("").trim();
    let before = before.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '.' || sign == ' ');
    let after = &text[at + entry.words.len()..];
    let within =
        pattern!(r"^\s*\(([^)]*)\)").captures(after).map_or("", |caught| caught.get(1).map_or("", |m| m.as_str()));
    boards.named(&format!("{before} {} ({within})", entry.words))
}

/// Whether the paper tells of supervision that its holder was given.
pub(super) fn supervised(layout: &Layout) -> bool {
    let told = pattern!(
        r"\bsupervisees?\b|supervision (?:received|attended|attendance|record)|record of (?:\w+ )?supervision|attended [a-z ]{0,30}supervision with"
    );
    layout.blocks.iter().any(|block| told.is_match(&block.text))
}

pub(super) fn topic(entry: &Labelled, topic_hours: &mut Vec<TopicHours>) {
    let subjects = topics::of(&entry.words);
    if subjects.is_empty() {
        topic_hours.extend(topics::find(&entry.value));
    } else if let Some(award) = amounts::labelled("hours", &entry.value) {
        topic_hours.push(TopicHours { topics: subjects, amount: award.amount });
    }
}

/// A subject in one cell, its hours alone in the next: `of which (E) ethics    1.50`.
pub(super) fn topic_rows(layout: &Layout, block: &Block, topic_hours: &mut Vec<TopicHours>) {
    for line in &block.lines {
        // `Addiction Counselors    12.5 CE hours` tells for whom, not of what.
        let whom = pattern!(r"\b(?:counselors|professionals|professions|workers|nurses|psychologists|therapists)\b");
        let short = line.text.split_whitespace().count() <= 8 && !whom.is_match(&line.text);
        let subject = pattern!(
            r"^(?:\d{1,2}\. )?(?:of which|of these,?|including|incl\.|thereof)?\s*(?:\([A-Z]\))?\s*(.*?)(?: (?:hours|credits|ce|hrs))?:?$"
        )
        .captures(&line.text);
        let (true, Some(subject)) = (short, subject) else { continue };
        let special = pattern!(r"^(?:\d{1,2}\. )?(?:of which|of these|including|incl\.|thereof)").is_match(&line.text)
            || topics::of(&subject[1]).len() == 1 && subject[1].split_whitespace().count() <= 3;
        let amount_in =
            |text: &str| amounts::number(text).or_else(|| amounts::labelled("hours", text).map(|award| award.amount));
        let right = layout.right_of(line).and_then(|right| amount_in(&right.text));
        // `of which cultural safety` over its hours.
        let amount = right.or_else(|| {
            let under = layout.below(line.page, line.left, line.right, line.foot)?;
            let near = under.top - line.foot <= line.size * 3
                && pattern!(r"^(?:\d{1,2}\. )?of (?:which|these)").is_match(&line.text);
            amounts::number(&under.text).filter(|_| near)
        });
        if let (true, Some(amount)) = (special, amount) {
            let subjects = topics::of(&subject[1]);
            if !subjects.is_empty() && amount < Credit::hours(200) {
                topic_hours.push(TopicHours { topics: subjects, amount });
            }
        }
    }
}
