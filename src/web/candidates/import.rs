//! Bringing in a list: looked at first, added when the person says so. Nothing is kept in between: the page carries the text.

use super::sheet::{self, Sheet};
use super::{MOST, import_view};
use crate::db::activities::Facts;
use crate::db::candidates;
use crate::web::activities::choices::Choices;
use crate::web::activities::draft::CURRENCIES;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::page::Page;
use crate::web::standing;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartRejection;
use axum::http::StatusCode;
use axum::response::Response;
use domain::importing;
use uuid::Uuid;

/// What the page shows.
pub struct Shown {
    /// The import's own id: what it adds is numbered from it, so that a form sent twice adds once.
    pub id: String,
    pub text: String,
    pub currency: String,
    /// The letters were guessed.
    pub guessed: bool,
    pub outcome: Option<std::result::Result<Sheet, String>>,
    pub english: domain::words::English,
}

pub async fn ask(signed_in: SignedIn) -> Result {
    let shown = Shown {
        id: Uuid::now_v7().to_string(),
        text: String::new(),
        currency: "USD".into(),
        guessed: false,
        outcome: None,
        english: signed_in.english(),
    };
    Ok(page(&signed_in, shown).await)
}

pub async fn import(signed_in: SignedIn, multipart: std::result::Result<Multipart, MultipartRejection>) -> Result {
    let sent = Sent::read(multipart.map_err(|_| AppError::Unreadable)?).await?;
    let id: Uuid = sent.id.parse().map_err(|_| AppError::Unreadable)?;
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let listed = candidates::list_candidates(db, owner).await?;
    if sent.add && listed.iter().any(|candidate| is_numbered_from(id, candidate.id)) {
        return Ok(Flash::Added.redirect("/candidates"));
    }
    let bytes = if sent.file.is_empty() { sent.text.as_bytes() } else { sent.file.as_slice() };
    let mut shown = Shown {
        id: sent.id.clone(),
        text: sent.text.clone(),
        currency: sent.currency,
        guessed: false,
        outcome: None,
        english: signed_in.english(),
    };
    let decoded = if bytes.len() > sheet::MOST_BYTES {
        Err("That is longer than a list of 2,000 courses. Split it in two and add one after the other.".to_owned())
    } else {
        importing::decode(bytes)
    };
    let outcome = match decoded {
        Err(problem) => Err(problem),
        Ok(decoded) => {
            (shown.text, shown.guessed) = (decoded.text, decoded.guessed);
            let listed: Vec<Facts> = listed.into_iter().map(|candidate| candidate.facts).collect();
            read(&signed_in, &shown, &listed).await?
        }
    };
    match outcome {
        Ok(sheet) if sent.add && !sheet.rows.is_empty() => {
            let numbered = sheet.rows.into_iter().enumerate();
            let new: Vec<(Uuid, Facts)> = numbered.map(|(place, (_, facts))| (number(id, place), facts)).collect();
            candidates::record_candidates(db, owner, &new, signed_in.now()).await?;
            Ok(Flash::Added.redirect("/candidates"))
        }
        outcome => Ok(page(&signed_in, Shown { outcome: Some(outcome), ..shown }).await),
    }
}

async fn read(signed_in: &SignedIn, shown: &Shown, listed: &[Facts]) -> Result<std::result::Result<Sheet, String>> {
    let library = standing::library(signed_in).await?;
    let choices = Choices::load(signed_in).await?;
    let asked = importing::Asked {
        today: signed_in.today,
        english: signed_in.english(),
        vocabulary: library.vocabulary(),
        named: &choices.named,
        currency: CURRENCIES.into_iter().find(|code| *code == shown.currency).unwrap_or("USD"),
        strict: true,
    };
    let sheet = sheet::read(&shown.text, asked, listed);
    Ok(sheet.and_then(|sheet| {
        let room = MOST.saturating_sub(listed.len());
        if sheet.rows.len() > room {
            return Err(format!("Your list holds {MOST} courses and has room for {room} more. Remove some that you will not take, or bring in fewer."));
        }
        Ok(sheet)
    }))
}

/// The id of an import's row: the import's own, with the row counted in its last bits.
fn number(import: Uuid, row: usize) -> Uuid {
    Uuid::from_u128(import.as_u128() ^ (row as u128 + 1))
}

fn is_numbered_from(import: Uuid, id: Uuid) -> bool {
    (1..=sheet::MOST_ROWS as u128).contains(&(import.as_u128() ^ id.as_u128()))
}

/// A form with a file in it.
#[derive(Default)]
struct Sent {
    id: String,
    text: String,
    file: Vec<u8>,
    currency: String,
    add: bool,
}

impl Sent {
    async fn read(mut multipart: Multipart) -> Result<Self> {
        let mut sent = Self::default();
        while let Some(field) = multipart.next_field().await? {
            let name = field.name().unwrap_or_default().to_owned();
            let bytes = field.bytes().await?;
            let text = || String::from_utf8(bytes.to_vec()).map_err(|_| AppError::Unreadable);
            match name.as_str() {
                "id" => sent.id = text()?,
                "text" => sent.text = text()?,
                "currency" => sent.currency = text()?,
                "add" => sent.add = true,
                "file" => sent.file = bytes.to_vec(),
                _ => {}
            }
        }
        Ok(sent)
    }
}

async fn page(signed_in: &SignedIn, shown: Shown) -> Response {
    let nothing = match &shown.outcome {
        None => false,
        Some(Ok(sheet)) => sheet.rows.is_empty(),
        Some(Err(_)) => true,
    };
    let status = if nothing { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = Page::new("Bring in a list", Section::Learning).status(status);
    page.show(&signed_in.visitor, move || import_view::view(shown)).await
}
