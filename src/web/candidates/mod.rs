//! Courses to choose from: a list of one's own, entered one by one or brought in from a spreadsheet.

mod draft;
mod form_view;
mod import;
mod import_view;
mod list;
mod sheet;

pub use list::has_words;

use crate::db::activities::Activity;
use crate::db::candidates::{self, Candidate};
use crate::db::{DbError, activities};
use crate::web::activities::choices::Choices;
use crate::web::activities::draft::Draft;
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::Problems;
use crate::web::guarded::{Guard, Guarded};
use crate::web::page::Page;
use crate::web::removal::Removal;
use crate::web::standing;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Path};
use axum::response::Response;
use axum::routing::get;
use uuid::Uuid;

/// Courses on one list.
pub const MOST: usize = 2_000;
/// A list as bytes, twice over (the file, and its text on the page), with the rest of the form.
const LARGEST_LIST: usize = 3 * sheet::MOST_BYTES;

pub fn router() -> Router<App> {
    let room = DefaultBodyLimit::max(LARGEST_LIST);
    Router::new()
        .route("/candidates", get(list::list))
        .route("/candidates/new", get(fresh).post(record))
        .route("/candidates/import", get(import::ask).post(import::import).layer(room))
        .route("/candidates/{id}/edit", get(edit).post(amend))
        .route("/candidates/{id}/remove", get(ask).post(remove))
}

async fn fresh(signed_in: SignedIn) -> Result {
    form_page(&signed_in, Draft::fresh(signed_in.today, true), Problems::default()).await
}

async fn record(signed_in: SignedIn, Guarded(draft, answers): Guarded<Draft>) -> Result {
    if !draft.more.is_empty() {
        return form_page(&signed_in, draft, Problems::default()).await;
    }
    let mut guard = Guard::new(&signed_in, answers).await?;
    let id: Uuid = draft.id.parse().map_err(|_| AppError::Unreadable)?;
    let library = standing::library(&signed_in).await?;
    let facts = match guard.pass(draft::parse(&draft, signed_in.today, library.vocabulary()), &draft.private()) {
        Ok(facts) => facts,
        Err(problems) => return form_page(&signed_in, draft, problems).await,
    };
    let (db, owner) = (signed_in.db(), signed_in.owner());
    if candidates::list_candidates(db, owner).await?.len() >= MOST {
        let mut problems = Problems::default();
        problems.add("title", format!("Your list holds {MOST} courses. Remove one that you will not take."));
        return form_page(&signed_in, draft, problems).await;
    }
    match candidates::record_candidates(db, owner, &[(id, facts.clone())], signed_in.now()).await {
        Ok(()) => {}
        Err(DbError::Conflict) => return late(&signed_in, id, &facts, draft, guard).await,
        Err(error) => return Err(error.into()),
    }
    Ok(guard.kept(&signed_in, Flash::Added).await?.redirect("/candidates"))
}

async fn edit(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let Candidate { id, version, facts, .. } = find(&signed_in, id).await?;
    let draft = Draft::of(&Activity { id, version, facts }, vec![]);
    let problems = Guard::look(&signed_in, &draft.private()).await?;
    form_page(&signed_in, draft, problems).await
}

async fn amend(signed_in: SignedIn, Path(id): Path<Uuid>, Guarded(mut draft, answers): Guarded<Draft>) -> Result {
    find(&signed_in, id).await?;
    draft.id = id.to_string();
    if !draft.more.is_empty() {
        return form_page(&signed_in, draft, Problems::default()).await;
    }
    let mut guard = Guard::new(&signed_in, answers).await?;
    let library = standing::library(&signed_in).await?;
    let facts = match guard.pass(draft::parse(&draft, signed_in.today, library.vocabulary()), &draft.private()) {
        Ok(facts) => facts,
        Err(problems) => return form_page(&signed_in, draft, problems).await,
    };
    let version = draft.version.parse().map_err(|_| AppError::Unreadable)?;
    let (db, owner) = (signed_in.db(), signed_in.owner());
    match candidates::amend_candidate(db, owner, id, version, &facts, signed_in.now()).await {
        Ok(true) => Ok(guard.kept(&signed_in, Flash::Saved).await?.redirect("/candidates")),
        Ok(false) => Err(AppError::NotFound),
        Err(DbError::Stale) => late(&signed_in, id, &facts, draft, guard).await,
        Err(error) => Err(error.into()),
    }
}

/// Kept meanwhile: as it was typed, or in other words, which the form then says.
async fn late(
    signed_in: &SignedIn,
    id: Uuid,
    facts: &activities::Facts,
    mut draft: Draft,
    mut guard: Guard,
) -> Result<Response> {
    let kept = find(signed_in, id).await?;
    if kept.facts == *facts {
        return Ok(Flash::Saved.redirect("/candidates"));
    }
    let mut problems = guard.marks(&draft.private());
    problems.late(&mut draft.version, kept.version, format!("/candidates/{id}/edit"));
    form_page(signed_in, draft, problems).await
}

/// Asks before removing.
async fn ask(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let candidate = find(&signed_in, id).await?;
    let line = format!(
        "“{}” goes from the courses to choose from. What you have learned or planned stays.",
        candidate.facts.title
    );
    let there = format!("/candidates/{id}");
    let removal = Removal::of(Section::Learning, "Remove this course?", line, &there).back("/candidates");
    Ok(removal.ask(&signed_in).await)
}

async fn remove(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    if !candidates::remove_candidate(signed_in.db(), signed_in.owner(), id).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Removed.redirect("/candidates"))
}

async fn find(signed_in: &SignedIn, id: Uuid) -> Result<Candidate> {
    candidates::find_candidate(signed_in.db(), signed_in.owner(), id).await?.ok_or(AppError::NotFound)
}

async fn form_page(signed_in: &SignedIn, draft: Draft, problems: Problems) -> Result<Response> {
    let choices = Choices::load(signed_in).await?;
    let status = problems.status();
    let title = if draft.version.is_empty() { "Add a course" } else { "Edit a course" };
    let page = Page::new(title, Section::Learning).status(status).with_islands();
    Ok(page.show(&signed_in.visitor, move || form_view::form(title, draft, problems, choices)).await)
}

/// "Jan 15", "3 h", "60 USD": how a course is told in a row.
pub fn length(facts: &activities::Facts) -> String {
    match &facts.amount {
        Some(activities::Amount::Minutes(minutes)) => format!("{} h", domain::typed::hours_of(*minutes)),
        Some(activities::Amount::Credit { hundredths, unit }) if unit == "hour" => {
            domain::words::hours(domain::quantity::Credit(i64::from(*hundredths)))
        }
        Some(activities::Amount::Credit { hundredths, unit }) => {
            format!("{} {}", domain::quantity::Credit(i64::from(*hundredths)), unit.replace('_', " "))
        }
        None => "not given".into(),
    }
}

/// "60 USD", "free".
pub fn cost(facts: &activities::Facts) -> String {
    match &facts.cost {
        Some(cost) if cost.minor == 0 => "free".into(),
        Some(cost) => price(i64::from(cost.minor), &cost.currency),
        None => "not given".into(),
    }
}

/// An amount of minor units, told.
pub fn price(minor: i64, currency: &str) -> String {
    let (whole, part) = (minor / 100, minor % 100);
    if part == 0 { format!("{whole} {currency}") } else { format!("{whole}.{part:02} {currency}") }
}

/// "Ethics and boundaries", or a dash.
pub fn about(facts: &activities::Facts) -> String {
    let vocabulary = domain::vocabulary::Vocabulary::builtin();
    let topics = facts.segments.iter().flat_map(|segment| &segment.topics);
    let names: Vec<String> = topics.map(|slug| domain::words::phrase::topic(vocabulary, slug)).collect();
    domain::words::upper(&domain::words::and(&names))
}
