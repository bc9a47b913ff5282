//! When it was: days of the course, told from the days around it.

mod told;

use super::cell::Cell;
use super::dates::{self, Found, Order};
use super::labels::{Label, Labelled};
use super::layout::Layout;
use super::patterns::pattern;
use super::{attendee, names};
use chrono::NaiveDate;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct When {
    pub start: Option<NaiveDate>,
    pub completed: Option<NaiveDate>,
}

impl When {
    fn of(found: Found) -> Self {
        Self { start: (found.first < found.last).then_some(found.first), completed: Some(found.last) }
    }
}

/// How this document means `3/4/2026`: by its other dates, or by where it is from.
pub fn order(text: &str) -> Order {
    // `Date (dd/mm/yyyy)` says it.
    if let Some(form) = pattern!(r"\b(?:(dd?)[-/. ]mm?|mm?[-/. ](dd?))[-/. ]yy(?:yy)?\b").captures(text) {
        return if form.get(1).is_some() { Order::DayFirst } else { Order::MonthFirst };
    }
    let mut first = false;
    let mut second = false;
    for caught in pattern!(r"\b(\d{1,2})[-/](\d{1,2})[-/](?:\d{4}|\d{2})\b").captures_iter(text) {
        let number = |group: usize| caught[group].parse::<u32>().unwrap_or(0);
        first |= number(1) > 12 && number(2) <= 12;
        second |= number(2) > 12 && number(1) <= 12;
    }
    if first != second {
        return if first { Order::DayFirst } else { Order::MonthFirst };
    }
    // What only one side prints speaks louder than words that have travelled.
    let american = pattern!(r"(?-i:\b[A-Z]{2} \d{5}\b)|\(\d{3}\) \d{3}-\d{4}|\bnbcc\b|\baswb\b|american psychological|ce broker|\blcsw\b|\blmft\b|\blmhc\b|\blpcc?\b|\bl[ic]+sw\b|\blisw\b|\blcpc\b|\blmsw\b|\bapcc\b|\blcat\b|\bce (?:hours?|credits?)\b|\bnaadac\b|\bcamft\b").is_match(text);
    let other = pattern!(r"\blicence\b|(?-i:\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b)|\bbacp\b|\bhcpc\b|\bahpra\b|\bpacfa\b|\bncps\b|\biacp\b|\bopd\b|counsell|\bpsyba\b|\bhpcsa\b|\bnzac\b|\bnhs\b|\bukcp\b|\baasw\b|\biahip\b|behaviour|\bcrpo\b|\bopq\b|heures|horas").is_match(text);
    let american = american || !other && pattern!(r"\bceus?\b|licensee|counselor").is_match(text);
    let other = other || !american && pattern!(r"\bcpd\b|programme").is_match(text);
    match (american, other) {
        (true, false) => Order::MonthFirst,
        (false, true)
            if !pattern!(r"(?-i:\b[A-Z]\d[A-Z] \d[A-Z]\d\b)|ontario|canad|\bcrpo\b|british columbia|alberta")
                .is_match(text) =>
        {
            Order::DayFirst
        }
        _ => Order::Unknown,
    }
}

pub fn read(layout: &Layout, labelled: &[Labelled], sentence: &str, order: Order) -> When {
    let of = |label: Label| {
        let mut found: Vec<Found> = Vec::new();
        // A date over the word `Date` beside a signature gives way to one behind `Date:` or `Date of training`.
        let several = |entry: &Labelled| one_tongue(&entry.words).split_whitespace().count() > 1;
        let signed = |entry: &Labelled| {
            entry.cell.text.contains(':')
                || several(entry)
                || dates::find(&entry.value, order).first().is_some_and(|day| day.first < day.last)
        };
        let says_day = |entry: &Labelled| !dates::find(dated_value(layout, entry, order), order).is_empty();
        let named = labelled.iter().any(|entry| entry.label == label && several(entry) && says_day(entry));
        let own = |entry: &&Labelled| entry.label == label && !of_paper(layout, entry);
        let some_signed = labelled.iter().any(|entry| own(&entry) && signed(entry));
        for entry in
            labelled.iter().filter(|entry| own(entry) && (!some_signed || signed(entry)) && (!named || several(entry)))
        {
            let value = dated_value(layout, entry, order);
            found.extend(
                dates::find(value, order)
                    .into_iter()
                    .filter(|date| !is_other(value, date) && (date.last - date.first).num_days() < 370)
                    .take(1)
                    .map(|first| all_days(value, first, order)),
            );
        }
        agreed(&found).or_else(|| first_of(&found))
    };
    let specific = of(Label::Date).filter(|_| {
        let several = |entry: &Labelled| one_tongue(&entry.words).split_whitespace().count() > 1;
        labelled.iter().any(|entry| entry.label == Label::Date && several(entry))
    });
    if let Some(found) = column(layout, order)
        .or_else(|| counted(layout, labelled, order))
        .or_else(|| told::listed(layout, order).filter(|_| told::is_parted(layout)))
    {
        return When::of(found);
    }
    let completed = of(Label::Completed);
    let start = of(Label::Start);
    if let (Some(start), Some(end)) = (start, completed)
        && start.first < end.last
        && (end.last - start.first).num_days() < 370
    {
        return When { start: Some(start.first), completed: Some(end.last) };
    }
    if let Some(found) = completed {
        // Days of a first part, and the day on which all was done.
        let range = specific.or_else(|| of(Label::Date)).filter(|range| {
            range.first < range.last && range.last <= found.last && (found.last - range.first).num_days() < 370
        });
        return When::of(range.map_or(found, |range| Found { last: found.last, ..range }));
    }
    if let Some(found) = specific {
        return When::of(found);
    }
    let said: Vec<Found> = dates::find(sentence, order).into_iter().filter(|date| !is_other(sentence, date)).collect();
    // `a day on 7 March 2026 and a day in Leeds on 28 March 2026`
    let days = match &said[..] {
        [first, last] if first.last < last.first && (last.last - first.first).num_days() < 370 => {
            let between = &sentence[first.end..last.at];
            let both = between.len() < 60
                && pattern!(r"\band\b.*\bon (?:\w+ )?$").is_match(between)
                && says_when(sentence, first);
            both.then_some(Found { last: last.last, end: last.end, ..*first })
        }
        _ => None,
    };
    // Days alone in the sentence's last lines, after the one that a label gives, are of those who signed.
    if let Some(found) = of(Label::Date)
        && !said.is_empty()
        && said.iter().all(|day| day.first > found.last && is_alone(sentence, day))
    {
        return When::of(found);
    }
    let days = days.or_else(|| with_hours(sentence, &said)).or_else(|| told::in_parts(sentence, &said));
    if let Some(found) =
        days.or_else(|| agreed(&said)).or_else(|| said.first().copied().filter(|first| says_when(sentence, first)))
    {
        return When::of(found);
    }
    if let Some(found) = of(Label::Date) {
        return When::of(found);
    }
    // Right below what the paper calls itself the event and its days are named.
    if let Some(at) = layout.blocks.iter().position(|block| super::kind::certificate_heading(&block.text)) {
        let head = layout.blocks[at + 1..].iter().take(3);
        let days =
            |text: &str| dates::find(text, order).into_iter().filter(|date| !is_other(text, date)).collect::<Vec<_>>();
        let found: Vec<Found> =
            head.filter(|block| block.text.len() < 140).flat_map(|block| days(&block.text)).collect();
        if let Some(found) = agreed(&found).filter(|found| found.first < found.last) {
            return When::of(found);
        }
    }
    told::read(layout, labelled, order).map_or_else(When::default, When::of)
}

/// `Sessions attended: Wed 4 Feb 2026, 9.30 am–12.30 pm Wed 11 Feb 2026, …`, nothing but hours between the days: from the
/// first to the last.
pub(super) fn with_hours(sentence: &str, said: &[Found]) -> Option<Found> {
    let words = pattern!(
        r"\b(?:[ap]\.?m\b\.?|noon|to|from|and|h|hrs|hours?|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\b"
    );
    let only_hours =
        |between: &str| between.len() < 50 && !words.replace_all(between, "").chars().any(char::is_alphabetic);
    let listed = said
        .windows(2)
        .take_while(|pair| {
            pair[0].last < pair[1].first && sentence.get(pair[0].end..pair[1].at).is_some_and(only_hours)
        })
        .count();
    let (first, last) = (said.first()?, said.get(listed)?);
    // A later day in a line of its own is that of a signature.
    let signed = said[listed + 1..].iter().all(|day| day.first > last.last && is_alone(sentence, day));
    (listed > 0 && signed && (last.last - first.first).num_days() < 370).then_some(Found { last: last.last, ..*first })
}

/// Whether a line says this day and nothing else.
fn is_alone(text: &str, day: &Found) -> bool {
    let before = text[..day.at].rsplit('\n').next().unwrap_or("");
    let after = text[day.end..].split('\n').next().unwrap_or("");
    before.trim().is_empty() && pattern!(r"^\W*(?:date)?\W*$").is_match(after)
}

/// `First day`, `Second meeting`, `Last session`, `Day 1`: from the first of them to the last.
fn counted(layout: &Layout, labelled: &[Labelled], order: Order) -> Option<Found> {
    let words = pattern!(
        r"^(?:\d{1,2}[.)] )?(?:date of )?(?:the )?(?:(?:first|second|third|fourth|fifth|sixth|last|final|opening|closing|1st|2nd|3rd|[4-9]th) (?:training )?[a-z]{3,14}|[a-z]{3,14} (?:\d{1,2}|[ivx]{1,4}|one|two|three|four|five|six|[a-f]))(?: dates?| attended)?$"
    );
    let entries = labelled.iter().filter(|entry| words.is_match(entry.words.trim()));
    let values = entries.map(|entry| entry.value.as_str());
    // Captions of their own, which are no labels elsewhere: `RETREAT ONE` over its days.
    let captions = layout.cells.iter().filter(|cell| words.is_match(cell.text.trim_end_matches(':').trim()));
    let below = captions.filter_map(|cell| layout.under(cell, |_| cell.size * 4)).map(|cell| cell.text.as_str());
    let days: Vec<Found> = values
        .chain(below)
        .filter_map(|value| dates::find(value, order).first().copied().filter(|day| day.at < 24))
        .collect();
    let (first, last) = (days.iter().min_by_key(|day| day.first)?, days.iter().map(|day| day.last).max()?);
    (days.len() >= 2 && first.first < last && (last - first.first).num_days() < 370).then_some(Found { last, ..*first })
}

/// A column of days below its heading, those of rows that were missed left out: from the first to the last.
fn column(layout: &Layout, order: Order) -> Option<Found> {
    let heading = layout.cells.iter().find(|cell| {
        pattern!(r"^(?:dates?|days?|when|session dates?|dates? attended)$").is_match(&cell.text)
            && layout.right_of(cell).is_some_and(|right| layout.right_of(right).is_some() || layout.is_label(right))
    })?;
    let mut days: Vec<Found> = Vec::new();
    let mut foot = heading.foot;
    let below = |cell: &&Cell| {
        cell.page == heading.page && cell.foot > heading.foot && (cell.left - heading.left).abs() <= heading.size * 4
    };
    for cell in layout.cells.iter().filter(below).take_while(|cell| !cell.text.starts_with("Total")) {
        let text = cell.text.trim();
        let Some(day) =
            dates::find(text, order).first().copied().filter(|day| day.end == text.len() && day.at < 6 || day.at == 0)
        else {
            continue;
        };
        if cell.foot - foot > heading.size * 6 {
            break;
        }
        foot = cell.foot;
        let mut row = layout
            .cells
            .iter()
            .filter(|other| other.page == cell.page && (other.foot - cell.foot).abs() <= cell.size / 2);
        if !row.any(|other| super::sessions::was_missed(&other.text)) {
            days.push(day);
        }
    }
    let (first, last) = (days.iter().map(|day| day.first).min()?, days.iter().map(|day| day.last).max()?);
    (days.len() >= 2 && (last - first).num_days() < 370).then_some(Found { first, last, ..days[0] })
}

/// What a label that asks for a day is answered with: where its value holds none, the day right below it, as in a table
/// whose headings are no labels.
fn dated_value<'a>(layout: &'a Layout, entry: &'a Labelled, order: Order) -> &'a str {
    if dates::find(&entry.value, order).is_empty()
        && let Some(under) = layout.under(&entry.cell, |_| entry.cell.size * 4)
        && dates::find(&under.text, order).first().is_some_and(|day| day.at < 12)
    {
        return &under.text;
    }
    &entry.value
}

/// Whether a day is the paper's: beside a signature, or at the head of a memorandum.
fn of_paper(layout: &Layout, entry: &Labelled) -> bool {
    if entry.label != Label::Date || one_tongue(&entry.words).split_whitespace().count() > 1 {
        return false;
    }
    let signed = pattern!(r"\b(?:signature|signed|sign here|authori[sz]ed|approved by|certified by|verified by)\b");
    // Under a day at the paper's foot, in line with who signed: `Program Chair, Ann Lee    Date`.
    let caption = !entry.cell.text.contains(':');
    let signatory = |text: &str| attendee::role(text) || caption && names::person(text).is_some();
    // Over its label the day stands beside them itself: `Ann Lee, Program Chair    5/4/2026`.
    let over = layout
        .above(entry.cell.page, entry.cell.left, entry.cell.right, entry.cell.foot - entry.cell.size)
        .and_then(|over| over.lines.last())
        .filter(|over| caption && entry.value.contains(over.text.as_str()));
    let over = over.and_then(|over| layout.left_of(over)).filter(|left| attendee::role(&left.text));
    let mut left = [layout.left_of(&entry.cell), over].into_iter().flatten();
    // `Training Manager: Ann Lee` is a label of who signs; `Presenter: Ann Lee` is not.
    let office = pattern!(
        r"^[^:]*\b(?:manager|director|administrator|co-?ordinator|registrar|chair\w*|secretary|president|officer|head|dean|by)\b"
    );
    let beside = left.any(|left| {
        signed.is_match(&left.text) || signatory(&left.text) && (!layout.is_label(left) || office.is_match(&left.text))
    });
    let before = entry.cell.text.find(entry.words.as_str()).is_some_and(|at| signed.is_match(&entry.cell.text[..at]));
    let head = |words: &str| layout.cells.iter().take(14).any(|cell| cell.text.to_lowercase().starts_with(words));
    let memorandum = head("from:") && head("to:") && (head("re:") || head("subject:") || head("memo"));
    beside || before || memorandum
}

/// Days listed in one value: from the first to the last.
fn all_days(value: &str, first: Found, order: Order) -> Found {
    let all: Vec<Found> = dates::find(value, order).into_iter().filter(|date| !is_other(value, date)).collect();
    match all.last() {
        Some(last) if last.last >= first.last && (last.last - first.first).num_days() < 370 => {
            Found { last: last.last, ..first }
        }
        _ => first,
    }
}

/// The one stretch that all agree on, or that holds all others.
fn agreed(found: &[Found]) -> Option<Found> {
    let widest = *found.iter().max_by_key(|date| date.last - date.first)?;
    found.iter().all(|date| date.first >= widest.first && date.last <= widest.last).then_some(widest)
}

/// Days that differ behind labels of one kind: the one that is asked for first, where those further down are later, as
/// that of a signature is.
fn first_of(found: &[Found]) -> Option<Found> {
    let (first, rest) = found.split_first()?;
    rest.iter().all(|day| day.first > first.last).then_some(*first)
}

/// A label's words in the last of its tongues: `Datum / Date`.
fn one_tongue(words: &str) -> &str {
    words.rsplit(" / ").next().unwrap_or(words)
}

fn says_when(text: &str, date: &Found) -> bool {
    let before = text[..date.at].trim_end().to_lowercase();
    ["on", "held", "from", ",", "dated", "completed", "attended", "between", "\n"]
        .iter()
        .any(|word| before.ends_with(word))
        || text[..date.at].ends_with('\n')
        || date.at == 0
}

/// Whether words before or after a date make it another's: issued, printed, expires, approved until.
fn is_other(text: &str, date: &Found) -> bool {
    let clause = text[..date.at].rsplit(['\n', '.', ';']).next().unwrap_or("");
    if pattern!(r"\bthis (?:record|certificate|statement|letter|document|report|transcript|page) (?:was|is|has been) (?:\w+ )?(?:drawn|generated|printed|produced|issued|exported|created|prepared|downloaded|compiled|extracted|retrieved|signed|written)\b[^,]*$").is_match(clause)
        && !pattern!(r"\b(?:attend|complet|participat)").is_match(clause)
    {
        return true;
    }
    let from = text[..date.at].char_indices().rev().nth(34).map_or(0, |(at, _)| at);
    let before = &text[from..date.at];
    // Cut at a word: `presented` must not end up as `sented`.
    let before = if from == 0 { before } else { before.split_once(' ').map_or("", |(_, rest)| rest) };
    let before = before.rsplit(['\n', ';']).next().unwrap_or(before);
    // `Recording watched in full on …`: what was done then speaks of that day.
    if pattern!(r"\b(?:watched|viewed|completed|passed|attended|finished)\b[^.;]{0,40}$").is_match(before) {
        return false;
    }
    pattern!(r"\b(?:issued?\b|issuance|printed|print date|expir\w+|valid\b|good (?:through|thru|until|to)|until|effective|revis(?:ed|ion)\b|\brev\.|recorded\b|recording|original\w*|released|published|opened|opens|launched|registered|registration|enrolled|enrol\w*|\border\w*|generated|signed|downloaded|drawn|extracted|exported|retrieved|compiled|prepared|created|updated|birth|born|copyright|version|form \w+|payment|paid|delivered to|sent|reported|renew\w+|next |due|by (?:no later than )?$|approved (?:from|through|on)|délivrée? le|produced|first broadcast|(?:first )?aired|given this|this certificate is dated|awarded on|dated)").is_match(before)
        // `approval period: …`; `in the period from … to …` is when it was.
        || pattern!(r"\bperiod\b").is_match(before) && !pattern!(r"\b(?:in|for|over|during|within|throughout|covering) (?:the|this|a) (?:[a-z]+ )?period\b").is_match(before)
        // `Given on 5 May 2026` under a paper; `Given on Tuesdays, April 7 and 14, 2026`.
        || date.first == date.last && pattern!(r"\bgiven on\b").is_match(before)
        // `Attestation delivered on …`, also where more words stand between.
        || pattern!(r"\b(?:attestation|certificate|letter|statement|record|document|report)\b[^.;,]{0,30}\b(?:delivered|given|made|signed|sent|drawn up)\b[^.;,]{0,12}$").is_match(clause)
}
