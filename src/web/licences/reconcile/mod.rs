//! A transcript of a board beside what is held: in both, told in two ways, only here, only there. Nothing of it is stored;
//! the page itself carries the rows, and what is only there can be brought in as any list.

mod course;
mod view;

use super::find;
use crate::db::activities;
use crate::db::imports::{self, Content};
use crate::evidence;
use crate::web::error::{AppError, Result};
use crate::web::form::Problems;
use crate::web::imports::around;
use crate::web::imports::file::{self, Fault, Sent};
use crate::web::page::Page;
use crate::web::standing::{Standing, name};
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{DefaultBodyLimit, Multipart, Path};
use axum::response::Response;
use chrono::NaiveDate;
use course::Course;
use domain::importing::days::Told;
use domain::importing::{Order, Reconciled, reconcile, rows};
use domain::words::{self, English};
use uuid::Uuid;

/// A transcript with its form.
pub fn room() -> DefaultBodyLimit {
    DefaultBodyLimit::max(evidence::MOST_BYTES + 64 * 1024)
}

/// Whose transcript, and from when to when.
struct Licence {
    id: Uuid,
    title: String,
    period: Option<(NaiveDate, NaiveDate)>,
    english: English,
}

impl Licence {
    async fn load(signed_in: &SignedIn, id: Uuid) -> Result<Self> {
        // Cheap first: someone else's licence is refused before anything is worked out.
        let licence = find(signed_in, id).await?;
        let standing = Standing::load(signed_in).await?;
        let title = standing.of(&licence).map(|(set, _)| name(set, &licence.held.title));
        let cycle = standing.present(&licence).map(|present| present.cycle.window);
        let english = signed_in.english();
        let period = cycle.map(|window| (window.opens, window.closes));
        Ok(Self { id, title: title.unwrap_or(licence.held.title), period, english })
    }

    fn told(&self) -> String {
        self.period.map_or_else(String::new, |(from, to)| {
            format!("{} to {}", words::date(from, self.english), words::date(to, self.english))
        })
    }
}

/// What was sent, beside the transcript itself.
#[derive(Default)]
struct Asked {
    text: String,
    all: bool,
}

/// What became of a transcript.
struct Compared {
    here: Vec<Course>,
    there: Vec<Course>,
    pairs: Reconciled,
    /// Rows that could not be read: which, and why.
    unread: Vec<(String, String)>,
    /// Courses there that lie outside the period.
    outside: usize,
    /// What is only there, with its headings, to be brought in.
    only_there: String,
    /// All of it, to be compared another way.
    text: String,
    all: bool,
}

/// What the page shows below its form.
enum Outcome {
    Nothing,
    /// Days that may be meant in two ways.
    Order(Vec<String>, String),
    Compared(Box<Compared>),
}

pub async fn ask(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let licence = Licence::load(&signed_in, id).await?;
    Ok(page(&signed_in, licence, Asked::default(), Problems::default(), Outcome::Nothing).await)
}

pub async fn answer(
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
    multipart: std::result::Result<Multipart, MultipartRejection>,
) -> Result {
    let licence = Licence::load(&signed_in, id).await?;
    let sent = Sent::read(multipart.map_err(|_| AppError::Unreadable)?).await?;
    let (order, asked) = (sent.order, Asked { text: sent.text.clone(), all: sent.all });
    let content = match file::content(&signed_in.app().reader, sent, signed_in.account.time_zone).await? {
        Ok(content) => content,
        Err(fault) => {
            let mut problems = Problems::default();
            match fault {
                Fault::Field(field, problem) => problems.add(field, problem),
                Fault::OwnExport => problems.add("file", "That is an export of Growing Edge, and no transcript."),
            }
            return Ok(page(&signed_in, licence, asked, problems, Outcome::Nothing).await);
        }
    };
    let outcome = compare(&signed_in, &licence, content, order, asked.all).await?;
    let mut problems = Problems::default();
    match &outcome {
        Outcome::Order(..) if order.is_none() => {
            problems.add("order", "Say whether the month or the day comes first in its dates.");
        }
        Outcome::Nothing => problems.add("file", "It has no columns that hold titles and dates."),
        Outcome::Order(..) | Outcome::Compared(_) => {}
    }
    Ok(page(&signed_in, licence, asked, problems, outcome).await)
}

async fn compare(
    signed_in: &SignedIn,
    licence: &Licence,
    content: Content,
    order: Option<Order>,
    all: bool,
) -> Result<Outcome> {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let mut mapping = imports::find_mapping(db, owner, &content.rows).await?;
    mapping.order = order.or(mapping.order);
    if mapping.missing().is_some() {
        return Ok(Outcome::Nothing);
    }
    if let (Told::Open(days), None) = (mapping.told(&content.rows), mapping.order) {
        return Ok(Outcome::Order(days, rows::write(&content.rows)));
    }
    let around = around(signed_in).await?;
    let held = activities::list_activities(db, owner).await?;
    let period = licence.period.filter(|_| !all);
    let work = move || {
        let within = |course: &Course| period.is_none_or(|(from, to)| from <= course.on && course.on <= to);
        let here: Vec<Course> = held.iter().filter_map(Course::held).filter(within).collect();
        let (there, unread) = course::of_list(&content.rows, &mapping, &around);
        let (there, outside): (Vec<Course>, Vec<Course>) = there.into_iter().partition(within);
        let known = |courses: &[Course]| courses.iter().map(Course::known).collect::<Vec<_>>();
        let pairs = reconcile(&known(&here), &known(&there));
        let heading = mapping.heading.and_then(|place| content.rows.get(place));
        let missing = pairs.only_there.iter().flat_map(|place| &there[*place].rows);
        let only_there = rows::write(heading.into_iter().chain(missing.filter_map(|row| content.rows.get(*row))));
        let (outside, text) = (outside.len(), rows::write(&content.rows));
        Compared { here, there, pairs, unread, outside, only_there, text, all }
    };
    let compared = tokio::task::spawn_blocking(work).await.map_err(|error| AppError::Broken(error.into()))?;
    Ok(Outcome::Compared(Box::new(compared)))
}

async fn page(signed_in: &SignedIn, licence: Licence, asked: Asked, problems: Problems, outcome: Outcome) -> Response {
    let status = problems.status();
    let page = Page::new("Compare a transcript", Section::Licences).status(status);
    page.show(&signed_in.visitor, move || view::page(licence, asked, problems, outcome)).await
}
