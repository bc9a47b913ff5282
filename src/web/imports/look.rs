//! What would become of each row: new, here already, doubtful, or not taken, and why.

use crate::db::activities::{Amount, Facts, Outline};
use crate::db::imports::{self, Choices, Content};
use crate::web::activities::choices::Options;
use crate::web::activities::draft::Draft;
use crate::web::guarded::Guard;
use chrono::NaiveDate;
use domain::importing::row::Line;
use domain::importing::{Asked, Held, Known, Likeness, Mapping, Reader, Row, Typed};
use domain::rules::Library;
use domain::words::{self, English};
use std::collections::HashSet;
use uuid::Uuid;

/// What would become of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    New,
    Same,
    Doubtful,
    Refused,
}

impl State {
    pub const ALL: [Self; 4] = [Self::New, Self::Same, Self::Doubtful, Self::Refused];

    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Same => "same",
            Self::Doubtful => "doubtful",
            Self::Refused => "refused",
        }
    }

    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::New => "New",
            Self::Same => "Here already",
            Self::Doubtful => "Worth a look",
            Self::Refused => "Not taken",
        }
    }

    #[must_use]
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.slug() == slug)
    }
}

/// A row, looked at.
#[derive(Clone, Debug)]
pub struct Looked {
    /// Its place among the rows, from 0.
    pub number: u32,
    /// "Line 5", "2025, row 5"
    pub called: String,
    /// As it was written, where it cannot be taken.
    pub typed: Typed,
    /// As it would come in; none where it cannot.
    pub facts: Option<Facts>,
    pub state: State,
    pub why: Vec<String>,
    /// What is here already and like it.
    pub like: Option<Uuid>,
    /// It can be corrected in a form of its own.
    pub correctable: bool,
}

impl Looked {
    #[must_use]
    pub fn title(&self) -> &str {
        self.facts.as_ref().map_or(self.typed.title.as_str(), |facts| facts.title.as_str())
    }

    /// Whether it comes in unless a person says otherwise.
    #[must_use]
    pub fn is_chosen(&self, choices: &Choices) -> bool {
        self.facts.is_some() && choices.ticks.get(&self.number).copied().unwrap_or(self.state == State::New)
    }
}

/// What looking needs to know beside the list.
pub struct Around {
    pub today: NaiveDate,
    pub english: English,
    pub library: Library,
    pub named: Options,
    pub held: Vec<Outline>,
    pub guard: Guard,
}

/// Looks at every row below the names of the columns.
#[must_use]
pub fn look(
    import: Uuid,
    content: &Content,
    choices: &Choices,
    mapping: &Mapping,
    added: &[u32],
    around: &Around,
) -> Vec<Looked> {
    let vocabulary = around.library.vocabulary();
    let (today, english, named) = (around.today, around.english, &around.named);
    let mut reader = Reader::new(
        mapping,
        &content.rows,
        Asked { today, english, vocabulary, named, currency: "USD", strict: false },
    );
    // A row may have come in with this list before it was forgotten and sent again.
    let ids: HashSet<Uuid> = around.held.iter().map(|outline| outline.id).collect();
    let mut here = Held::default();
    for outline in &around.held {
        here.add(known(&outline.title, outline.starts_on, outline.completed_on, outline.amount.as_ref()));
    }
    let mut before = Before { held: Held::default(), called: Vec::new() };
    let first = mapping.heading.map_or(0, |place| place + 1);
    let mut looked = Vec::new();
    for (place, row) in content.rows.iter().enumerate().skip(first) {
        let Ok(number) = u32::try_from(place) else { break };
        let line = reader.read(row);
        let mut one = one(number, row, line, choices, around);
        if added.contains(&number) || ids.contains(&imports::number(import, number)) {
            one.state = State::Same;
            one.why = vec!["It came in with this list.".into()];
            (one.facts, one.correctable) = (None, false);
        } else if let Some(facts) = one.facts.clone() {
            compare(&mut one, &facts, around, &here, &mut before);
        }
        looked.push(one);
    }
    looked
}

fn known(title: &str, starts_on: Option<NaiveDate>, on: NaiveDate, amount: Option<&Amount>) -> Known {
    Known::new(title, starts_on, on, amount.map(Amount::told))
}

/// A row by itself.
fn one(number: u32, row: &Row, line: Line, choices: &Choices, around: &Around) -> Looked {
    let mut looked = Looked {
        number,
        called: match &row.sheet {
            Some(sheet) => format!("{sheet}, row {}", row.line),
            None => format!("Line {}", row.line),
        },
        typed: line.typed,
        facts: None,
        state: State::Refused,
        why: vec![],
        like: None,
        correctable: true,
    };
    // As corrected: it was read by the guard, and by the person.
    if let Some(facts) = choices.corrected.get(&number) {
        (looked.facts, looked.state) = (Some(facts.clone()), State::New);
        return looked;
    }
    if let Some(beside) = line.beside {
        (looked.why, looked.correctable) = (vec![beside.into()], false);
        return looked;
    }
    if line.wrong.iter().any(|(field, _)| *field == "row") {
        looked.why = line.wrong.into_iter().map(|(_, why)| why).collect();
        return looked;
    }
    let draft = Draft::from(looked.typed.clone());
    match draft.parse(around.today, around.library.vocabulary()) {
        Ok(facts) if line.wrong.is_empty() => {
            let stopped = around.guard.stopped(&draft.private());
            if stopped.is_empty() {
                looked.state = if line.doubts.is_empty() { State::New } else { State::Doubtful };
                (looked.why, looked.facts) = (line.doubts, Some(facts));
            } else {
                looked.why.push("Something in it may tell who a person is; correct it, or say why it may stay.".into());
                looked.why.extend(stopped);
            }
        }
        parsed => {
            // What was said of a cell is not said again of the gap it left.
            let said: Vec<&str> = line.wrong.iter().map(|(field, _)| *field).collect();
            let others = parsed.err().map(|problems| problems.summary()).unwrap_or_default();
            let others = others.into_iter().filter(|(field, _)| !said.contains(&field.as_str()));
            let others: Vec<String> = others.map(|(_, problem)| problem).collect();
            looked.why = line.wrong.iter().map(|(_, why)| why.clone()).chain(others).collect();
        }
    }
    looked
}

/// Rows above, by what they are called.
struct Before {
    held: Held,
    called: Vec<String>,
}

/// Whether it is here, or stands in the list, already.
fn compare(one: &mut Looked, facts: &Facts, around: &Around, here: &Held, before: &mut Before) {
    let known = known(&facts.title, facts.starts_on, facts.completed_on, facts.amount.as_ref());
    if let Some((place, likeness)) = here.like(&known) {
        let outline = &around.held[place];
        let named = format!("“{}”, {}", outline.title, words::date(outline.completed_on, around.english));
        one.like = Some(outline.id);
        match likeness {
            Likeness::Same => {
                (one.state, one.why) = (State::Same, vec![format!("It is {named}.")]);
                return;
            }
            Likeness::OtherLength => one.why.push(format!("Its length is another than that of {named}.")),
            Likeness::OtherDay => one.why.push(format!("Its day is another than that of {named}.")),
            _ => one.why.push(format!("It is much like {named}.")),
        }
        one.state = State::Doubtful;
    }
    match before.held.like(&known) {
        Some((place, Likeness::Same)) => {
            (one.state, one.like) = (State::Same, None);
            one.why = vec![format!("It is the same as {}.", words::lower(&before.called[place]))];
            return;
        }
        Some((place, Likeness::OtherLength)) => {
            one.state = State::Doubtful;
            let above = words::lower(&before.called[place]);
            one.why.push(format!("It has the title and day of {above}, and another length: two parts of one course?"));
        }
        _ => {}
    }
    before.held.add(known);
    before.called.push(one.called.clone());
}
