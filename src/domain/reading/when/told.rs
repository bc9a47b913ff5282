//! Days that no label and no sentence names: told from what stands around them.

use super::super::approvals;
use super::super::cell::Cell;
use super::super::dates::{self, Found, Order};
use super::super::labels::{Label, Labelled};
use super::super::layout::{Block, Layout};
use super::super::patterns::pattern;
use super::super::{attendee, names};
use super::{agreed, is_other};

/// What several days are the parts of, as a group of a pattern.
macro_rules! part {
    () => {
        r"(?:part|day|module|unit|block|weekend|session|meeting|week|term|evening|workshop|class|seminar|retreat|residential|intensive|phase|stage)"
    };
}

/// Which part it is, as a group of a pattern.
macro_rules! count {
    () => {
        r"(?:\d{1,2}|[ivx]{1,4}|one|two|three|four|five|six|[a-h])"
    };
}

/// The day of a deed, else the one with its hours beside it, else a list of days, else the one on which all agree.
pub fn read(layout: &Layout, labelled: &[Labelled], order: Order) -> Option<Found> {
    let mut done: Vec<Found> = Vec::new();
    let mut timed: Vec<Found> = Vec::new();
    let mut all: Vec<Found> = Vec::new();
    for block in &layout.blocks {
        let short_other = block.text.len() < 60
            && labelled
                .iter()
                .any(|entry| entry.label == Label::OtherDate && block.text.contains(entry.value.as_str()));
        // `Refresher due` on its left makes a day another's, `on` the one that counts.
        let beside = layout.left_of(&block.lines[0]).map(|left| left.text.as_str());
        let beside = beside.filter(|left| {
            left.split_whitespace().count() <= 5
                && dates::find(&block.text, order).first().is_some_and(|day| day.at == 0)
        });
        let text = beside.map_or_else(|| block.text.clone(), |left| format!("{left} {}", block.text));
        let own = |entry: &Labelled| entry.value == block.text || block.lines == [entry.cell.clone()];
        let of_paper = |entry: &Labelled| own(entry) && super::of_paper(layout, entry);
        if signs(layout, block, order) || labelled.iter().any(of_paper) {
            continue;
        }
        // `4 March 2026; 11 March 2026; 18 March 2026`
        let days: Vec<Found> = dates::find(&text, order).into_iter().filter(|day| !is_other(&text, day)).collect();
        if days.len() > 2
            && !short_other
            && let Some(whole) = super::with_hours(&text, &days)
        {
            return Some(whole);
        }
        for (sentence, _) in approvals::sentences(&text) {
            let days: Vec<Found> =
                dates::find(&sentence, order).into_iter().filter(|day| !is_other(&sentence, day)).collect();
            if days.is_empty() || pattern!(r"approv|accredit|recogni[sz]ed|expires").is_match(&sentence) {
                continue;
            }
            if let Some(whole) = in_parts(&sentence, &days) {
                return Some(whole);
            }
            done.extend(days.iter().filter(|day| is_done(&sentence[..day.at])));
            if !short_other {
                timed.extend(days.iter().filter(|day| has_hours(&sentence[day.end..])));
                all.extend(days);
            }
        }
        // A sentence's end may be seen within the hours: `9:00 a.m. - 1:15 p.m.`
        timed.extend(
            dates::find(&block.text, order)
                .iter()
                .filter(|day| !short_other && !is_other(&block.text, day) && has_hours(&block.text[day.end..])),
        );
    }
    agreed(&done)
        .or_else(|| agreed(&timed))
        .or_else(|| listed(layout, order))
        .or_else(|| agreed(&all))
        .or_else(|| one_stretch(&all))
        .or_else(|| leaf(layout, order).filter(|_| all.is_empty()))
}

/// `Part I: January 12–14, 2026 Part II: March 2–3, 2026`, `Day 1 … Day 2 …`: from the first part to the last.
pub(super) fn in_parts(sentence: &str, days: &[Found]) -> Option<Found> {
    let part = pattern!(concat!(r"\b", part!(), "s? ", count!(), r"\b"));
    let (first, last) = (days.first()?, days.last()?);
    // What comes behind the parts may have a day of its own: `…, and ten hours of consultation finished April 30, 2026`.
    let named = part.find_iter(sentence).count();
    let named = named >= 2 && named + 1 >= days.len();
    let ordered = days.windows(2).all(|pair| pair[0].last < pair[1].first);
    (named && days.len() >= 2 && ordered && (last.last - first.first).num_days() < 370)
        .then_some(Found { last: last.last, ..*first })
}

/// One stretch, and single days after it: those are the paper's.
fn one_stretch(all: &[Found]) -> Option<Found> {
    let stretches: Vec<&Found> = all.iter().filter(|day| day.first < day.last).collect();
    let [stretch] = stretches[..] else { return None };
    let after = all.iter().all(|day| day == stretch || day.first > stretch.last);
    (after && (stretch.last - stretch.first).num_days() < 370).then_some(*stretch)
}

/// A day alone below a name, or beside it, at the foot of a paper: when it was signed.
fn signs(layout: &Layout, block: &Block, order: Order) -> bool {
    let text = block.text.trim();
    let alone = block.lines.len() == 1
        && dates::find(text, order).first().is_some_and(|day| day.at == 0 && day.end == text.len());
    let cell = &block.lines[0];
    let named = |text: &str| names::person(text).is_some() && (attendee::role(text) || cell.size <= 130);
    let over = layout
        .above(block.page, block.left, block.right, block.top)
        .filter(|over| block.top - over.foot <= block.size * 2)
        .is_some_and(|over| {
            over.lines.iter().any(|line| names::person(&line.text).is_some() && over.size <= block.size * 2)
                && over.lines.len() <= 3
        });
    let foot = layout.cells.iter().filter(|other| other.page == block.page && other.foot > block.foot + block.size / 2);
    let last = foot.filter(|other| other.text.split_whitespace().count() > 1).count() <= 1;
    // `Program Chair, Ann Lee    Date` right below.
    let caption = || {
        layout.cells.iter().any(|below| {
            below.page == block.page
                && (1..=block.size * 3).contains(&(below.foot - block.foot))
                && below.left < block.right + block.size * 6
                && below.right > block.left - block.size * 6
                && pattern!(r"^(?:date(?: signed| of (?:issue|signature|award))?|issued|signed|awarded)$")
                    .is_match(below.text.trim_end_matches(':'))
        })
    };
    if alone && caption() && layout.left_of(cell).is_none_or(|left| !layout.is_label(left)) {
        return true;
    }
    alone && last && (over || layout.left_of(cell).is_some_and(|left| named(&left.text)))
}

/// A calendar's leaf: the weekday over the day's number, the month and year below it.
fn leaf(layout: &Layout, order: Order) -> Option<Found> {
    layout.cells.iter().find_map(|number| {
        let day = pattern!(r"^\d{1,2}(?:st|nd|rd|th)?$").is_match(&number.text).then_some(&number.text)?;
        let month = layout.under(number, |other| number.size.max(other.size) * 2)?;
        let text = format!("{day} {}", month.text);
        dates::find(&text, order).first().copied().filter(|found| found.at == 0 && found.end == text.len())
    })
}

/// Whether what stands before a day says that it was then that someone learned.
fn is_done(before: &str) -> bool {
    pattern!(
        r"\b(?:attend\w*|complet\w+|finish\w*|conclud\w+|sat (?:in|through)|spent|held|offered|ofrecid[oa]|participa\w+|took part|taken part|took place|taken place|watched|viewed|passed|present at|meetings?|met|ran|supervis\w+|joined|undert\w+|gathered|conducted|taught|delivered|celebrad[oa]|asisti\w+|aprobó|suivie?|tenue?)\b"
    )
    .is_match(before)
}

fn has_hours(after: &str) -> bool {
    pattern!(r"^[\s,;·•|()–—-]*(?:from |between )?\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\b\.?|noon|h\b)?\s*(?:-|–|—|to|until|and|à)\s*(?:\d|noon)")
        .is_match(after)
}

/// Whether two lines or more begin with the part that they tell of: `Module A (online): …`, `Module B (residential): …`.
pub(super) fn is_parted(layout: &Layout) -> bool {
    let part = pattern!(concat!("^", part!(), " ", count!(), r"\b(?: ?\([^()]*\))?[ :]+\d"));
    layout.cells.iter().filter(|cell| part.is_match(&cell.text)).count() >= 2
}

/// Three lines or more that hold a day and nothing else: meetings, each with its own; two will do where they are counted:
/// `Module A    September 12–16, 2025`.
pub(super) fn listed(layout: &Layout, order: Order) -> Option<Found> {
    let part = pattern!(concat!("^", part!(), " ", count!(), r"\b(?: ?\([^()]*\))?[\s:.,–—-]*"));
    let only_day = |cell: &Cell| {
        let text = cell.text.trim_start_matches(['•', '-', '–', '*', '·', ' ']);
        let counted = part.find(text).map_or(0, |part| part.end());
        let text = &text[counted..];
        let day = dates::find(text, order).first().copied()?;
        let named = |left: &Cell| part.find(&left.text).is_some_and(|part| part.end() == left.text.len());
        (day.at == 0
            && (day.end == text.trim_end().len()
                || text.len() < day.end + 40 && (has_hours(&text[day.end..]) || text[day.end..].starts_with(" ("))))
        .then(|| (counted > 0 || layout.left_of(cell).is_some_and(named), day))
    };
    let days: Vec<(&Cell, bool, Found)> = layout
        .cells
        .iter()
        .filter_map(|cell| only_day(cell).map(|(counted, day)| (cell, counted, day)))
        .filter(|(cell, ..)| {
            !layout.right_of(cell).is_some_and(|right| super::super::sessions::was_missed(&right.text))
        })
        .collect();
    let column = |one: &Cell, wanted: bool| {
        let alike = |cell: &Cell| {
            cell.page == one.page
                && (cell.left == one.left
                    || wanted && (cell.left + cell.right - one.left - one.right).abs() <= cell.size)
        };
        days.iter()
            .filter(|(cell, counted, _)| *counted == wanted && alike(cell))
            .map(|(.., day)| *day)
            .collect::<Vec<_>>()
    };
    let headed = |cell: &Cell| {
        let words = pattern!(
            r"^(?:days?|dates?|sessions?|meetings?|classes|evenings|weekends)(?: attended| held| of [a-z]+)?:?$"
        );
        layout
            .above(cell.page, cell.left, cell.right, cell.foot - cell.size)
            .is_some_and(|over| over.lines.iter().any(|line| words.is_match(&line.text)))
    };
    let days = days
        .iter()
        .map(|(cell, counted, _)| (*counted || headed(cell), column(cell, *counted)))
        .find_map(|(counted, days)| (days.len() >= if counted { 2 } else { 3 }).then_some(days))?;
    let (first, last) = (days.first()?, days.last()?);
    (first.first < last.last && (last.last - first.first).num_days() < 370)
        .then_some(Found { last: last.last, ..*first })
}
