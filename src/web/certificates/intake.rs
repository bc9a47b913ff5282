//! Takes one file in: what it is, whether it is here already, what it states; then it is sealed and kept.

use super::name;
use super::outcome::{self, Outcome};
use super::sent::Sent;
use crate::db::DbError;
use crate::db::certificates::{self, Certificate, Media, Stated};
use crate::evidence::{self, Mail};
use crate::web::error::{AppError, Result};
use crate::web::visitor::SignedIn;
use domain::reading::Status;
use serde_json::Value;
use uuid::Uuid;

/// A smaller picture that came with a mail is a logo. Bytes.
const LOGO: usize = 64 * 1024;
/// What one account may keep, in bytes: thousands of certificates, and no disk that one person fills for all.
const MOST_OF_ACCOUNT: u64 = 4 * 1024 * 1024 * 1024;
/// What a sample account may keep: anybody can make one.
const MOST_OF_SAMPLE: u64 = 64 * 1024 * 1024;

/// Takes a file; a mail may hold several. Each is told by itself.
pub async fn take(signed_in: &SignedIn, sent: Sent) -> Result<Vec<Outcome>> {
    let shown = name::shown(&sent.name);
    let Some(bytes) = sent.bytes else { return Ok(vec![Outcome::refused(shown, outcome::why(Status::TooLarge))]) };
    let refused = |words: &str| Ok(vec![Outcome::refused(shown.clone(), words)]);
    match evidence::kind(&sent.name, &bytes) {
        evidence::Kind::Mail => take_mail(signed_in, &shown, &bytes).await,
        evidence::Kind::Empty => refused(outcome::why(Status::Empty)),
        evidence::Kind::Broken => refused(outcome::why(Status::Corrupt)),
        evidence::Kind::Workbook | evidence::Kind::List | evidence::Kind::Calendar => refused(outcome::LIST),
        evidence::Kind::Other => refused(outcome::why(Status::Unsupported)),
        evidence::Kind::Pdf => Ok(vec![take_page(signed_in, &shown, Media::Pdf, &bytes, true).await?]),
        evidence::Kind::Picture => Ok(vec![take_page(signed_in, &shown, picture(&bytes), &bytes, true).await?]),
        evidence::Kind::Heic => Ok(vec![take_page(signed_in, &shown, Media::Heic, &bytes, true).await?]),
    }
}

fn picture(bytes: &[u8]) -> Media {
    if bytes.starts_with(b"\x89PNG") { Media::Png } else { Media::Jpeg }
}

/// A PDF or a picture. What does not look like a certificate is kept when somebody `chose` it, not when it came along.
async fn take_page(signed_in: &SignedIn, shown: &str, media: Media, bytes: &[u8], chose: bool) -> Result<Outcome> {
    if let Some(known) = known(signed_in, bytes).await? {
        return Ok(Outcome::same(shown.to_owned(), known.id, &known.name));
    }
    if !chose && media != Media::Pdf && bytes.len() < LOGO {
        return Ok(Outcome::refused(shown.to_owned(), outcome::CAME_ALONG));
    }
    let read = read(signed_in, shown, bytes).await?;
    let mut status = read["status"].as_str().and_then(Status::named).unwrap_or(Status::Corrupt);
    if media != Media::Pdf && status == Status::TooLarge && can_be_shown(signed_in, media, bytes).await? {
        // A large photograph takes long to read; it is proof all the same.
        status = Status::NeedsOcr;
    }
    if status.is_fault() {
        let words = if media == Media::Heic { outcome::why_not_heic(status) } else { outcome::why(status) };
        return Ok(Outcome::refused(shown.to_owned(), words));
    }
    if !chose && status == Status::NotCertificate {
        return Ok(Outcome::refused(shown.to_owned(), outcome::CAME_ALONG));
    }
    let pages = read["pages"].as_u64().and_then(|pages| u32::try_from(pages).ok()).unwrap_or(1);
    let found = Found { media, status, pages, stated: Stated::of(&read) };
    keep(signed_in, shown, found, bytes).await
}

/// Browsers show pictures themselves, but for HEIC.
async fn can_be_shown(signed_in: &SignedIn, media: Media, bytes: &[u8]) -> Result<bool> {
    let is_heic = media == Media::Heic;
    let page = if is_heic { signed_in.app().reader.page(bytes, 1).await } else { Ok(Some(vec![])) };
    Ok(page.map_err(|error| AppError::Broken(error.into()))?.is_some())
}

async fn read(signed_in: &SignedIn, shown: &str, bytes: &[u8]) -> Result<Value> {
    signed_in.app().reader.read(shown, bytes).await.map_err(|error| AppError::Broken(error.into()))
}

async fn known(signed_in: &SignedIn, bytes: &[u8]) -> Result<Option<Certificate>> {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    Ok(certificates::find_certificate_by_hash(db, owner, &owner.vault.file_name(bytes)).await?)
}

/// What is known of a file that is about to be kept.
struct Found {
    media: Media,
    status: Status,
    pages: u32,
    stated: Stated,
}

/// Seals the file and notes it: the file first, so that no row stands without one.
async fn keep(signed_in: &SignedIn, shown: &str, found: Found, bytes: &[u8]) -> Result<Outcome> {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let others = certificates::list_certificates(db, owner).await?;
    let kept: u64 = others.iter().map(|other| u64::from(other.size)).sum();
    let most = if signed_in.account.sample { MOST_OF_SAMPLE } else { MOST_OF_ACCOUNT };
    if kept + bytes.len() as u64 > most {
        return Ok(Outcome::refused(shown.to_owned(), outcome::FULL));
    }
    let hash = signed_in.app().files.put(owner, bytes).await?;
    let (called, renamed) = name::kept(shown, found.media);
    let certificate = Certificate {
        id: Uuid::now_v7(),
        hash: hash.clone(),
        size: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
        media: found.media,
        name: called.clone(),
        status: found.status,
        pages: found.pages,
        stated: found.stated,
        created_at: signed_in.now(),
    };
    match certificates::record_certificate(db, owner, &certificate).await {
        Ok(()) => {}
        // The same file came by another request meanwhile.
        Err(DbError::Conflict) => {
            let here = certificates::find_certificate_by_hash(db, owner, &hash).await?.ok_or(AppError::NotFound)?;
            return Ok(Outcome::same(called, here.id, &here.name));
        }
        Err(error) => return Err(error.into()),
    }
    let mut says: Vec<String> = Vec::new();
    says.extend(outcome::says(certificate.status, certificate.stated.is_empty()).map(str::to_owned));
    if let Some(other) = others.iter().find(|other| other.stated.is_same_learning(&certificate.stated)) {
        says.push(format!("It says the same as “{}”.", other.name));
    }
    if renamed {
        says.push("Its name holds what could tell who a person is, and is not kept.".into());
    }
    Ok(Outcome::taken(called, certificate.id, &says))
}

/// A mail: one certificate for each that is attached; without one, the mail itself, to be confirmed.
async fn take_mail(signed_in: &SignedIn, shown: &str, bytes: &[u8]) -> Result<Vec<Outcome>> {
    if let Some(known) = known(signed_in, bytes).await? {
        return Ok(vec![Outcome::same(shown.to_owned(), known.id, &known.name)]);
    }
    let mail = signed_in.app().reader.parts(bytes).await.map_err(|error| AppError::Broken(error.into()))?;
    let Some(mail) = mail else {
        return Ok(vec![Outcome::refused(shown.to_owned(), outcome::why(Status::Corrupt))]);
    };
    let mut outcomes = Vec::new();
    for part in &mail.attachments {
        let media = match evidence::kind(&part.name, &part.bytes) {
            evidence::Kind::Pdf => Media::Pdf,
            evidence::Kind::Picture => picture(&part.bytes),
            evidence::Kind::Heic => Media::Heic,
            _ => continue,
        };
        outcomes.push(take_page(signed_in, &name::shown(&part.name), media, &part.bytes, false).await?);
    }
    let has_proof = outcomes.iter().any(|outcome| outcome.words != outcome::CAME_ALONG);
    if !has_proof {
        outcomes.insert(0, keep(signed_in, shown, of_words(mail), bytes).await?);
    }
    Ok(outcomes)
}

/// What a mail says that holds no certificate: its subject is a title, its words are a note.
fn of_words(mail: Mail) -> Found {
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    let stated = Stated { title: some(mail.subject), note: some(mail.text), ..Stated::default() };
    Found { media: Media::Mail, status: Status::NotCertificate, pages: 0, stated }
}
