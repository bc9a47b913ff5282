//! A list of courses as text with columns: read row by row, each refused row with its line and why.
//!
//! `text` makes letters of bytes, `columns` guesses what each column is, `cells` and `names` read what stands in one.

mod cells;
mod columns;
mod names;
mod text;

pub use text::{decode, tidy};

use super::draft::parse;
use crate::db::activities::Facts;
use crate::web::activities::choices::Options;
use crate::web::activities::draft::Draft;
use crate::web::guarded::Private;
use cells::Order;
use chrono::NaiveDate;
use columns::{Columns, What};
use csv::{ReaderBuilder, StringRecord};
use domain::guard::Level;
use domain::vocabulary::Vocabulary;
use domain::words::{self, English};
use std::collections::BTreeMap;

/// Rows of one list: a year's catalogue of a large provider.
pub const MOST_ROWS: usize = 2_000;
/// Bytes of one list: its rows with room to spare.
pub const MOST_BYTES: usize = 512 * 1024;

/// Before approvals that no list of ours has: they are kept with the notes.
pub const NOT_LISTED: &str = "Also approved by: ";

/// What reading needs to know beside the text.
pub struct Asked<'a> {
    pub today: NaiveDate,
    pub english: English,
    pub vocabulary: &'a Vocabulary,
    /// Approvals by the words of this person's boards.
    pub named: &'a Options,
    /// For a cost without one.
    pub currency: &'a str,
    /// What is on the list already.
    pub listed: &'a [Facts],
}

/// What a list came to.
#[derive(Debug, Default)]
pub struct Sheet {
    /// How each column was understood.
    pub read: Vec<String>,
    pub unread: Vec<String>,
    /// Line and course.
    pub rows: Vec<(u64, Facts)>,
    pub refused: Vec<Refused>,
}

/// A row that is not taken.
#[derive(Debug, PartialEq, Eq)]
pub struct Refused {
    pub line: u64,
    pub title: String,
    pub why: String,
}

/// Reads a list; `Err` says why none of it can be read.
pub fn read(text: &str, asked: &Asked<'_>) -> Result<Sheet, String> {
    let text = tidy(text);
    // Excel's own note of the sign between columns.
    let (noted, text, before) = match text.split_once('\n') {
        Some((first, rest)) if first.to_lowercase().starts_with("sep=") => {
            (first.bytes().skip(4).find(|sign| b",;\t|".contains(sign)), rest, 1)
        }
        _ => (None, text.as_str(), 0),
    };
    let delimiter = noted.unwrap_or_else(|| delimiter(text));
    let mut reader =
        ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut records: Vec<(u64, StringRecord)> = Vec::new();
    let (mut line, mut counted) = (1 + before, 0);
    for record in reader.records() {
        let record = record.map_err(|error| format!("It cannot be read as a list: {error}"))?;
        // A record is said to begin where the one before ended: empty lines between them are not its own.
        let start = record.position().and_then(|place| usize::try_from(place.byte()).ok()).unwrap_or(counted);
        let start = start + text[start..].bytes().take_while(|byte| *byte == b'\n').count();
        line += text[counted..start].bytes().filter(|byte| *byte == b'\n').count() as u64;
        counted = start;
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            records.push((line, record));
        }
        if records.len() > MOST_ROWS + 1 {
            return Err(format!(
                "That is more than {MOST_ROWS} rows. Split the list in two and add one after the other."
            ));
        }
    }
    let Some((names, rows)) = records.split_first() else { return Err("There is nothing in it.".into()) };
    let columns = Columns::read(&names.1.iter().map(str::trim).collect::<Vec<_>>())?;
    let order = Order::of(rows.iter().map(|(_, row)| cell(row, &columns, What::Date)), asked.english);
    let mut sheet = Sheet { read: columns.read.clone(), unread: columns.unread.clone(), ..Sheet::default() };
    let mut known: BTreeMap<(String, NaiveDate), String> = BTreeMap::new();
    for facts in asked.listed {
        known.insert(name(facts), "It is on your list already.".into());
    }
    let last = rows.last().map(|(line, _)| *line);
    for (line, row) in rows {
        let line = *line;
        let taken = match open_quote(row, text).filter(|_| last == Some(line)) {
            Some(lines) => Err(open_quote_words(lines)),
            None => facts(row, &columns, order, asked),
        };
        let taken = taken.and_then(|facts| match known.get(&name(&facts)) {
            Some(why) => Err(why.clone()),
            None => Ok(facts),
        });
        match taken {
            Ok(facts) => {
                known.insert(name(&facts), format!("It is the same as line {line}."));
                sheet.rows.push((line, facts));
            }
            Err(why) => {
                let title = cell(row, &columns, What::Title).chars().take(80).collect();
                sheet.refused.push(Refused { line, title, why });
            }
        }
    }
    Ok(sheet)
}

/// What makes two courses the same one.
fn name(facts: &Facts) -> (String, NaiveDate) {
    (columns::fold(&facts.title), facts.completed_on)
}

/// The sign that parts the names on the first line.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |sign: char| {
        let mut quoted = false;
        first
            .chars()
            .filter(|found| {
                quoted ^= *found == '"';
                !quoted && *found == sign
            })
            .count()
    };
    // In doubt the first named: a comma.
    [(b',', ','), (b';', ';'), (b'\t', '\t')]
        .into_iter()
        .rev()
        .max_by_key(|(_, sign)| count(*sign))
        .map_or(b',', |(byte, _)| byte)
}

/// A quotation mark that never closes swallows all lines after it: how many. Only the last row can have one.
fn open_quote(row: &StringRecord, text: &str) -> Option<usize> {
    let swallowed = row.iter().next_back().filter(|cell| cell.contains('\n'))?;
    (!text.trim_end().ends_with('"')).then(|| swallowed.trim_end().matches('\n').count())
}

fn open_quote_words(lines: usize) -> String {
    let after = words::count(i64::try_from(lines).unwrap_or(0), "line", "lines");
    format!(
        "A quotation mark opens here and never closes, so the {after} after it could not be read. Close it, or take it out."
    )
}

fn cell<'a>(row: &'a StringRecord, columns: &Columns, what: What) -> &'a str {
    columns.place(what).and_then(|place| row.get(place)).map(str::trim).unwrap_or_default()
}

/// One row, as if typed into the form; all that is wrong with it in one text.
fn facts(row: &StringRecord, columns: &Columns, order: Order, asked: &Asked<'_>) -> Result<Facts, String> {
    let of = |what| cell(row, columns, what);
    if row.iter().skip(columns.width).any(|cell| !cell.trim().is_empty()) {
        return Err("It has more cells than there are columns. Put a text that holds the sign between columns into quotation marks.".into());
    }
    let mut wrong = Vec::new();
    let mut taken = |read: Result<String, String>| {
        read.unwrap_or_else(|problem| {
            wrong.push(problem);
            String::new()
        })
    };
    let written = of(What::Date);
    let completed_on = match cells::date(written, order) {
        Some(day) => Ok(day.to_string()),
        None if written.is_empty() => Err("It has no date.".into()),
        None => Err(format!("“{written}” is not one day. Write it as 2027-04-30.")),
    };
    let completed_on = taken(completed_on);
    let way = of(What::Delivery);
    let delivery = if way.is_empty() { String::new() } else { taken(names::delivery(way, asked.vocabulary)) };
    let named_kind = of(What::Kind);
    let kind = if named_kind.is_empty() {
        usual_kind(&delivery).to_owned()
    } else {
        taken(names::kind(named_kind, asked.vocabulary))
    };
    let topics = names::topics(of(What::Topics), asked.vocabulary);
    let approvals = names::approvals(of(What::Approvals), asked.named, asked.vocabulary);
    let (credit, _) = cells::length(of(What::Credit));
    let (mut hours, mut minutes) = cells::length(of(What::Hours));
    if !of(What::Minutes).is_empty() {
        (hours, minutes) = (String::new(), of(What::Minutes).to_owned());
    }
    // Where both stand there, the credit is what the certificate will say.
    if !credit.is_empty() {
        (hours, minutes) = Default::default();
    }
    let (cost, beside) = cells::money(of(What::Cost));
    let currency = of(What::Currency).to_uppercase();
    let currency = if currency.is_empty() { beside.unwrap_or(asked.currency).to_owned() } else { currency };
    wrong.extend([topics.as_ref().err(), approvals.as_ref().err()].into_iter().flatten().cloned());
    let (approvals, unlisted) = approvals.unwrap_or_default();
    let mut notes = of(What::Notes).to_owned();
    if !unlisted.is_empty() {
        let gap = if notes.is_empty() { "" } else { "\n" };
        notes.push_str(&format!("{gap}{NOT_LISTED}{}", unlisted.join("; ")));
    }
    let (topic, topic_hours) = topics.unwrap_or_default().into_iter().unzip();
    let draft = Draft {
        title: of(What::Title).replace('\n', " "),
        kind,
        completed_on,
        hours,
        minutes,
        credit,
        delivery: delivery.clone(),
        provider: of(What::Provider).replace('\n', " "),
        approvals,
        approval_number: of(What::ApprovalNumber).to_owned(),
        topic,
        topic_hours,
        cost,
        currency,
        notes,
        ..Draft::default()
    };
    wrong.extend(told_of_a_person(&draft));
    let parsed = parse(&draft, asked.today, asked.vocabulary);
    if wrong.is_empty() {
        // How it is given is not guessed from its kind: a list does not show that, as the form does.
        let as_given = |facts| Facts { delivery: (!delivery.is_empty()).then_some(delivery), ..facts };
        return parsed.map(as_given).map_err(|problems| {
            problems.summary().into_iter().map(|(_, problem)| problem).collect::<Vec<_>>().join(" ")
        });
    }
    // What was said of a cell is not said again of the gap it left.
    let said = ["completed_on", "kind", "delivery", "topic"];
    let others = parsed.err().map(|problems| problems.summary()).unwrap_or_default();
    wrong.extend(others.into_iter().filter(|(field, _)| !said.contains(&field.as_str())).map(|(_, problem)| problem));
    Err(wrong.join(" "))
}

/// Rows are many and nobody is asked about each: what the form would ask about is left for the form.
fn told_of_a_person(draft: &Draft) -> Option<String> {
    let asks = |private: &Private<'_>| private.level() >= Some(Level::Warn);
    draft.private().iter().any(asks).then(|| {
        "It holds something that may tell who a person is. Write it more generally, or add this course by its form."
            .into()
    })
}

/// The kind that is most often given this way.
fn usual_kind(delivery: &str) -> &'static str {
    match delivery {
        "live_online" => "webinar_live",
        "async_online" | "self_study" => "online_course",
        _ => "workshop",
    }
}

#[cfg(test)]
mod tests;
