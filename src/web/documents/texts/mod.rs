//! Texts that a document asks for: written on a page of their own, kept for their period, and in the document as they were saved.

mod draft;
mod kept;
mod lines;
mod listed;
mod view;

pub use kept::{Texts, address};
pub use listed::{Listed, listed};

use super::period::Period;
use super::records::Records;
use crate::db::DbError;
use crate::db::document_texts::{self, DocumentText};
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::Problems;
use crate::web::guarded::{Guard, Guarded};
use crate::web::page::Page;
use crate::web::removal::Removal;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use chrono::NaiveDate;
use domain::vocabulary::{Document, Written};
use draft::Draft;
use serde::Deserialize;
use uuid::Uuid;

pub fn router() -> Router<App> {
    Router::new()
        .route("/documents/{slug}/{part}", get(open).post(save))
        .route("/document-texts/{id}/remove", get(ask).post(remove))
}

/// Which part of which document.
#[derive(Clone, Copy)]
pub struct Asked {
    document: &'static Document,
    part: Written,
}

impl Asked {
    fn of(slug: &str, part: &str) -> Result<Self> {
        let document = super::known(slug)?;
        let part = document.written().find(|written| written.slug() == part).ok_or(AppError::NotFound)?;
        Ok(Self { document, part })
    }
}

/// What the page says of the words in its field.
enum Said {
    Nothing,
    /// They are those of an earlier period.
    Begun(NaiveDate),
    /// Whether anything that was ticked was put below them.
    Put(bool),
    /// Another device saved other words meanwhile.
    Stale(DocumentText),
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Opening {
    from: String,
    to: String,
    /// The text of another period to begin with.
    begin: String,
}

async fn open(signed_in: SignedIn, Path(at): Path<(String, String)>, Query(opening): Query<Opening>) -> Result {
    let asked = Asked::of(&at.0, &at.1)?;
    let texts = Texts::load(&signed_in, asked.document).await?;
    let named = Draft { from: opening.from, to: opening.to, ..Draft::default() };
    let first = || Period::first(asked.document, texts.starts(), signed_in.today);
    let period = named.period(signed_in.today).unwrap_or_else(first);
    let mut draft = texts.of(asked.part, period.from).map_or_else(Draft::fresh, Draft::of);
    let mut said = Said::Nothing;
    if !opening.begin.is_empty() && draft.version.is_empty() {
        let id: Uuid = opening.begin.parse().map_err(|_| AppError::NotFound)?;
        let other = find(&signed_in, id).await?;
        draft.words = other.facts.words;
        said = Said::Begun(other.facts.starts_on);
    }
    let problems = Guard::look(&signed_in, &draft.private()).await?;
    page(&signed_in, asked, period, draft, problems, said).await
}

async fn save(
    signed_in: SignedIn,
    Path(at): Path<(String, String)>,
    Guarded(mut draft, answers): Guarded<Draft>,
) -> Result {
    let asked = Asked::of(&at.0, &at.1)?;
    let id: Uuid = draft.id.parse().map_err(|_| AppError::Unreadable)?;
    let period = draft.period(signed_in.today).ok_or(AppError::Unreadable)?;
    let records = Records::load(&signed_in, spoken_of(asked, period, signed_in.today)).await?;
    if draft.made == "draft" {
        let put = lines::put(&mut draft, &records, signed_in.english());
        let problems = Guard::look(&signed_in, &draft.private()).await?;
        return page(&signed_in, asked, period, draft, problems, Said::Put(put)).await;
    }
    let own: Vec<Uuid> = records.learning.iter().map(|activity| activity.id).collect();
    let mut guard = Guard::new(&signed_in, answers).await?;
    let facts = match guard.pass(draft.parse(asked, period, &own), &draft.private()) {
        Ok(facts) => facts,
        Err(problems) => return page(&signed_in, asked, period, draft, problems, Said::Nothing).await,
    };
    if let Some(other) = keep(&signed_in, id, &draft.version, &facts).await? {
        draft.id = other.id.to_string();
        draft.version = other.version.to_string();
        return page(&signed_in, asked, period, draft, Problems::default(), Said::Stale(other)).await;
    }
    Ok(guard.kept(&signed_in, Flash::Saved).await?.redirect(&period.page(asked.document)))
}

/// Stores a text, or gives back what another device stored in its place meanwhile.
async fn keep(
    signed_in: &SignedIn,
    id: Uuid,
    version: &str,
    facts: &document_texts::Facts,
) -> Result<Option<DocumentText>> {
    let (db, owner, now) = (signed_in.db(), signed_in.owner(), signed_in.now());
    let Some(here) = stored(signed_in, facts).await? else {
        // New; or removed on another device, and written anew.
        return match document_texts::record_document_text(db, owner, id, facts, now).await {
            Ok(()) => Ok(None),
            Err(DbError::Conflict) => match stored(signed_in, facts).await? {
                Some(other) => Ok(Some(other).filter(|other| other.facts != *facts)),
                // The id is that of something else.
                None => Err(AppError::NotFound),
            },
            Err(error) => Err(error.into()),
        };
    };
    // The same words sent twice are no conflict.
    if here.facts == *facts {
        return Ok(None);
    }
    let read_at = version.parse().ok().filter(|_| here.id == id);
    let Some(read_at) = read_at else { return Ok(Some(here)) };
    match document_texts::amend_document_text(db, owner, id, read_at, facts, now).await {
        Ok(true) => Ok(None),
        Ok(false) | Err(DbError::Conflict) => Err(AppError::NotFound),
        Err(DbError::Stale) => Ok(stored(signed_in, facts).await?),
        Err(error) => Err(error.into()),
    }
}

/// What stands in a text's place now.
async fn stored(signed_in: &SignedIn, facts: &document_texts::Facts) -> Result<Option<DocumentText>> {
    let texts = document_texts::list_document_texts(signed_in.db(), signed_in.owner()).await?;
    Ok(texts.into_iter().find(|text| text.is_for(&facts.document, facts.part, facts.starts_on)))
}

/// The days of which learning is offered to be ticked: all of the document's period, so that no tick is lost by looking at less.
fn spoken_of(asked: Asked, period: Period, today: NaiveDate) -> Period {
    let whole = Period::beginning(asked.document, period.from, today);
    Period { from: period.from, to: whole.to.max(period.to) }
}

async fn page(
    signed_in: &SignedIn,
    asked: Asked,
    period: Period,
    draft: Draft,
    problems: Problems,
    said: Said,
) -> Result<Response> {
    let status = match (&said, problems.is_empty()) {
        (Said::Stale(_), _) => StatusCode::CONFLICT,
        (_, true) => StatusCode::OK,
        (_, false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let offers = match asked.document.speaks_of(asked.part) {
        Some(_) => {
            let records = Records::load(signed_in, spoken_of(asked, period, signed_in.today)).await?;
            view::offers(&records, signed_in.english())
        }
        None => vec![],
    };
    let before = if draft.version.is_empty() && draft.words.trim().is_empty() {
        let texts = Texts::load(signed_in, asked.document).await?;
        texts.before(asked.part, period.from).map(|text| (text.id, text.facts.starts_on))
    } else {
        None
    };
    let drawn = view::Drawn { asked, period, draft, problems, said, offers, before, english: signed_in.english() };
    let page = Page::new(asked.part.label(), Section::Growth).status(status).focused().with_islands();
    Ok(page.with_script("/words.js").show(&signed_in.visitor, move || view::form(drawn)).await)
}

async fn find(signed_in: &SignedIn, id: Uuid) -> Result<DocumentText> {
    let found = document_texts::find_document_text(signed_in.db(), signed_in.owner(), id).await?;
    found.ok_or(AppError::NotFound)
}

/// The document's page for the period of a text.
fn back(text: &DocumentText, today: NaiveDate) -> Result<String> {
    let document = super::known(&text.facts.document)?;
    Ok(Period::beginning(document, text.facts.starts_on, today).page(document))
}

async fn ask(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let text = find(&signed_in, id).await?;
    let line = "What you wrote here goes; the learning that it speaks of stays.";
    let removal = Removal::of(Section::Growth, "Remove this text?", line, &format!("/document-texts/{id}"));
    Ok(removal.back(&back(&text, signed_in.today)?).ask(&signed_in).await)
}

async fn remove(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let back = back(&find(&signed_in, id).await?, signed_in.today)?;
    if !document_texts::remove_document_text(signed_in.db(), signed_in.owner(), id).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Removed.redirect(&back))
}
