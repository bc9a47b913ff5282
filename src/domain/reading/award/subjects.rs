//! A table of subjects with the hours of each.

use super::super::activity::{Award, TopicHours};
use super::super::cell::Cell;
use super::super::labels::Labelled;
use super::super::layout::Layout;
use super::super::paragraphs::Piece;
use super::super::patterns::pattern;
use super::super::{amounts, topics};
use super::columns;
use crate::quantity::Credit;

/// The rows under `Subject    Hours`, whatever the subjects' words, down to the total.
pub(super) fn rows(layout: &Layout) -> Vec<TopicHours> {
    let heading = pattern!(
        r"^(?:subject|topic|content|category|credit type|area|domain|component|competency)s?(?: (?:area|matter|category)s?)?$"
    );
    let Some(subject) = layout.cells.iter().find(|cell| heading.is_match(&cell.text)) else { return Vec::new() };
    let counted =
        pattern!(r"^(?:(?:ce|cpd|contact|clock|credit) )?(?:hours?|hrs|credits?|ceus?)(?: (?:earned|awarded))?$");
    let same_line = |cell: &&Cell| cell.page == subject.page && (cell.foot - subject.foot).abs() <= subject.size / 2;
    let Some(hours) = layout.cells.iter().filter(same_line).find(|cell| counted.is_match(&cell.text)) else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    for cell in layout.cells.iter().filter(|cell| cell.page == subject.page && cell.foot > subject.foot) {
        if (cell.left - subject.left).abs() > cell.size * 2 {
            continue;
        }
        let over = |right: &&Cell| right.left < hours.right + hours.size && right.right > hours.left - hours.size;
        let beside = layout.cells.iter().filter(|right| {
            right.page == cell.page && (right.foot - cell.foot).abs() <= cell.size / 3 && right.left > cell.right
        });
        let amount = beside.filter(over).find_map(|right| amounts::number(&right.text));
        match amount {
            _ if pattern!(r"^total").is_match(&cell.text) => break,
            Some(amount) if !topics::of(&cell.text).is_empty() => {
                rows.push(TopicHours { topics: topics::of(&cell.text), amount });
            }
            // A subject's second line.
            _ => {}
        }
    }
    rows
}

/// `Hour type: Human trafficking` beside `Hours: 2.0`, `Military content` over `10 hours`: a label's subject, and its hours.
pub(super) fn labelled(layout: &Layout, labelled: &[Labelled], award: Option<Award>) -> Vec<TopicHours> {
    let whole = pattern!(
        r"^(?:(?:\d{1,2}|[a-h])[.)] )?(?:(?:type of |ce |credit )?(?:hours?|credits?) (?:type|category)|type of (?:hours|credits?)|category|(?:subject|credit|ce) (?:area|category))$"
    );
    let own = pattern!(r"^(?:hours|credits) (?:in|of|for) (?:the |this )?(?:category|subject|area|topic)$");
    let hours =
        labelled.iter().find(|entry| own.is_match(&entry.words)).and_then(|entry| amounts::number(&entry.value));
    let of_label = labelled.iter().filter(|entry| whole.is_match(entry.words.trim())).filter_map(|entry| {
        let short =
            entry.value.split_whitespace().count() <= 5 && !entry.value.contains(|sign: char| sign.is_ascii_digit());
        let topics = if short { topics::of(&entry.value) } else { Vec::new() };
        let amount = hours
            .or_else(|| award.filter(|award| !["minute", "ceu"].contains(&award.unit)).map(|award| award.amount))?;
        (!topics.is_empty()).then_some(TopicHours { topics, amount })
    });
    let content = pattern!(r"^[^\d:]{3,40} (?:content|portion|component|hours|credits?)$");
    let of_heading = layout.cells.iter().filter(|cell| content.is_match(&cell.text)).filter_map(|cell| {
        let topics = topics::of(&cell.text);
        let under =
            layout.under(cell, |_| cell.size * 3).filter(|_| !topics.is_empty() && topics != ["supervision"])?;
        let caught = pattern!(r"^(\d{1,2}(?:\.\d{1,2})?) (?:hours?|credits?)$").captures(&under.text)?;
        Some(TopicHours { topics, amount: amounts::number(&caught[1])? })
    });
    of_label.chain(of_heading).collect()
}

/// The lines below words such as `12.5 hours, split as follows:`, each a subject with its hours beside it or at its end.
pub(super) fn split(layout: &Layout, award: Option<Award>) -> Vec<TopicHours> {
    let intro = pattern!(
        r"\b(?:split|divided?|divides|distributed|break(?:s|down)?|broken down|made up|composed|consists?|comprises?|apportioned|allocated|your hours|of which|hours by (?:subject|topic|area|content))\b.*:$|\b(?:as follows|breakdown|by (?:subject|topic|content|category|area|theme|domain)(?: area| matter)?):?$"
    );
    for (at, head) in layout.cells.iter().enumerate().filter(|(_, cell)| intro.is_match(&cell.text)) {
        let mut rows: Vec<(String, Credit)> = Vec::new();
        let mut foot = head.foot;
        for cell in layout.cells[at + 1..].iter().take(60) {
            let within = cell.page == head.page && (0..=head.size * 8).contains(&(cell.left - head.left + head.size));
            if !within || cell.foot <= foot {
                continue;
            }
            if cell.foot - foot > cell.size.max(head.size) * 3 {
                break;
            }
            let text = cell.text.trim_start_matches(['•', '-', '–', '—', '*', '·', ' ']);
            if pattern!(r"^(?:totals?|together|altogether|in all|sum)\b").is_match(text) {
                break;
            }
            let amount = |text: &str| {
                amounts::number(text).or_else(|| amounts::labelled("hours", text).map(|award| award.amount))
            };
            let beside =
                layout.right_of(cell).and_then(|right| amount(&right.text)).map(|hours| (text.to_owned(), hours));
            let Some(row) = beside.or_else(|| at_end(text)) else { break };
            rows.push(row);
            foot = cell.foot;
        }
        let sum: i64 = rows.iter().map(|(_, hours)| hours.0).sum();
        let most = award.is_none_or(|award| sum <= award.amount.0);
        let found: Vec<TopicHours> = rows
            .into_iter()
            .map(|(subject, amount)| TopicHours { topics: topics::of_part(&subject), amount })
            .filter(|hours| !hours.topics.is_empty())
            .collect();
        if most && !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// `couple work 10.5`, `Ethics: 2 hours`
fn at_end(text: &str) -> Option<(String, Credit)> {
    let caught =
        pattern!(r"^(.{3,60}?)(?: ?[:–—-])? (\d{1,3}(?:\.\d{1,2})?|\d{0,2}[½¼¾])(?: (?:hours?|hrs?|h|credits?))?$")
            .captures(text)?;
    Some((caught[1].to_owned(), amounts::number(&caught[2])?))
}

/// `Category I    Ethics    Supervision`, a number right below each: what stands below a subject's words is of it.
pub(super) fn headed(layout: &Layout) -> Vec<TopicHours> {
    let mut found = Vec::new();
    let numbers: Vec<(&Cell, Credit)> =
        layout.cells.iter().filter_map(|cell| Some((cell, amounts::number(&cell.text)?))).take(200).collect();
    for heading in layout.cells.iter().filter(|cell| cell.text.chars().count() < 60) {
        let plain =
            heading.text.split_whitespace().count() <= 8 && !heading.text.contains(|c: char| c.is_ascii_digit());
        if !plain || topics::of(&heading.text).is_empty() || columns::is_column(layout, heading) {
            continue;
        }
        let below: Vec<&(&Cell, Credit)> = numbers
            .iter()
            .filter(|(cell, _)| {
                cell.page == heading.page && (1..=heading.size * 4).contains(&(cell.foot - heading.foot))
            })
            .collect();
        let Some((first, _)) = below.first() else { continue };
        let row: Vec<&&(&Cell, Credit)> =
            below.iter().filter(|(cell, _)| (cell.foot - first.foot).abs() <= cell.size / 2).collect();
        if row.len() < 2 {
            continue;
        }
        for (subject, middle) in parts(heading) {
            let nearest = row.iter().min_by_key(|(cell, _)| ((cell.left + cell.right) / 2 - middle).abs());
            let near = nearest
                .filter(|(cell, amount)| {
                    ((cell.left + cell.right) / 2 - middle).abs() <= cell.size * 4 && *amount > Credit::ZERO
                })
                .map(|(_, amount)| *amount);
            found.extend(near.map(|amount| TopicHours { topics: topics::of(&subject), amount }));
        }
    }
    found
}

/// The subjects of a heading and where their words stand: `General CEUs Ethics CEUs` in one piece are two.
fn parts(heading: &Cell) -> Vec<(String, i32)> {
    let words = pattern!(r"[^\s].*?(?:\b(?:hours?|credits?|points?|ceus?|units?)\b|$)");
    let signs = i32::try_from(heading.text.chars().count()).unwrap_or(i32::MAX).max(1);
    let place = |at: usize| {
        let before = heading.text.get(..at).map_or(0, |before| before.chars().count());
        heading.left + (heading.right - heading.left) * i32::try_from(before).unwrap_or(0) / signs
    };
    words
        .find_iter(&heading.text)
        .filter(|part| !topics::of(part.as_str()).is_empty())
        .map(|part| (part.as_str().to_owned(), (place(part.start()) + place(part.end())) / 2))
        .collect()
}

/// `The hours above are laws and rules hours`, `all of them in ethics`: all that was earned is of one subject.
pub(super) fn of_all(pieces: &[Piece<'_>], award: Option<Award>) -> Vec<TopicHours> {
    let Some(award) = award.filter(|award| !["minute", "ceu"].contains(&award.unit)) else { return Vec::new() };
    let told = pattern!(
        r"(?:\b(?:the|these|those|all|your) (?:\w+ ){0,2}(?:hours|credits|points)(?: (?:above|listed|shown|earned|stated|awarded|on this \w+))? (?:are|count|qualify|were|meet|satisfy|address|cover|concern)|\ball (?:of )?(?:them|it|these|which)(?: (?:are|were|is))?)(?: (?:as|for|towards?|in|on|of|all|the|entirely|wholly))* ([a-z][a-z &/’'-]{3,60})"
    );
    let whom =
        pattern!(r"\b(?:counsell?ors|professionals|professions|workers|nurses|psychologists|therapists|supervisors)\b");
    pieces
        .iter()
        .filter_map(|(text, _)| told.captures(text))
        .map(|caught| caught[1].to_owned())
        .filter(|subject| !whom.is_match(subject))
        .map(|subject| TopicHours { topics: topics::of(&subject), amount: award.amount })
        .filter(|hours| !hours.topics.is_empty())
        .collect()
}
