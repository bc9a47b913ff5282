//! A list of courses to choose from, read row by row, each refused row with its line and why. How rows are read is in
//! `domain/importing`, for every list that is brought in; here is what a course to choose from needs beside it.

use super::draft::parse;
use crate::db::activities::Facts;
use crate::web::activities::draft::Draft;
use crate::web::guarded::Private;
use chrono::NaiveDate;
use domain::guard::Level;
use domain::importing::days::Told;
use domain::importing::{Asked, Columns, Mapping, Order, Reader, Row, What, fold, names, rows};
use domain::words::English;
use std::collections::BTreeMap;

/// Rows of one list: a year's catalogue of a large provider.
pub const MOST_ROWS: usize = 2_000;
/// Bytes of one list: its rows with room to spare.
pub const MOST_BYTES: usize = 512 * 1024;

/// Whether a course has an approval that no list of ours has: it is kept with the notes.
#[must_use]
pub fn has_unlisted(facts: &Facts) -> bool {
    facts.notes.as_ref().is_some_and(|notes| notes.contains(names::ALSO_APPROVED_BY))
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

/// Reads a list beside what is listed already; `Err` says why none of it can be read.
pub fn read(text: &str, asked: Asked<'_>, listed: &[Facts]) -> Result<Sheet, String> {
    let lines = rows::rows(text, MOST_ROWS).map_err(|fault| fault.to_string())?;
    let Some((names, below)) = lines.split_first() else { return Err("There is nothing in it.".into()) };
    let columns = Columns::read(&names.cells.iter().map(|cell| cell.trim()).collect::<Vec<_>>())?;
    let mut mapping = mapping(&columns);
    mapping.order = match mapping.told(&lines) {
        Told::By(order) => Some(order),
        // As the reader writes dates.
        _ if asked.english == English::British => Some(Order::DayFirst),
        _ => Some(Order::MonthFirst),
    };
    let mut reader = Reader::new(&mapping, &lines, asked);
    let mut sheet = Sheet { read: columns.read.clone(), unread: columns.unread.clone(), ..Sheet::default() };
    let mut known: BTreeMap<(String, NaiveDate), String> = BTreeMap::new();
    for facts in listed {
        known.insert(name(facts), "It is on your list already.".into());
    }
    for row in below {
        let taken = facts(&mut reader, row, asked).and_then(|facts| match known.get(&name(&facts)) {
            Some(why) => Err(why.clone()),
            None => Ok(facts),
        });
        let line = row.line;
        match taken {
            Ok(facts) => {
                known.insert(name(&facts), format!("It is the same as line {line}."));
                sheet.rows.push((line, facts));
            }
            Err(why) => {
                let title = columns.place(&What::Title).map(|place| row.cell(place)).unwrap_or_default();
                sheet.refused.push(Refused { line, title: title.chars().take(80).collect(), why });
            }
        }
    }
    Ok(sheet)
}

/// What makes two courses the same one.
fn name(facts: &Facts) -> (String, NaiveDate) {
    (fold(&facts.title), facts.completed_on)
}

fn mapping(columns: &Columns) -> Mapping {
    let mut whats = vec![String::new(); columns.width];
    for (what, place) in &columns.found {
        whats[*place] = what.slug();
    }
    Mapping { heading: Some(0), whats, order: None }
}

/// One row, as if typed into the form; all that is wrong with it in one text.
fn facts(reader: &mut Reader<'_>, row: &Row, asked: Asked<'_>) -> Result<Facts, String> {
    let line = reader.read(row);
    if let Some(beside) = line.beside {
        return Err(beside.into());
    }
    if let Some((_, fault)) = line.wrong.iter().find(|(field, _)| *field == "row") {
        return Err(fault.clone());
    }
    let given = line.typed.delivery.clone();
    let draft = Draft::from(line.typed);
    let mut wrong: Vec<String> = line.wrong.into_iter().map(|(_, problem)| problem).collect();
    wrong.extend(told_of_a_person(&draft));
    let parsed = parse(&draft, asked.today, asked.vocabulary);
    if wrong.is_empty() {
        // How it is given is not guessed from its kind: a list does not show that, as the form does.
        let as_given = |facts| Facts { delivery: (!given.is_empty()).then_some(given), ..facts };
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

#[cfg(test)]
mod tests;
