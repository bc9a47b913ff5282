//! One certificate: its pages beside the form that it fills in. Saving makes the learning and says what proves it, in one step.

use super::alike::{alike, is_likely};
use super::fill;
use super::one_view::{self, Shown};
use crate::db::activities::Activity;
use crate::db::certificates::{self, Certificate};
use crate::db::{DbError, goals};
use crate::web::activities::choices::Choices;
use crate::web::activities::counts;
use crate::web::activities::draft::Draft;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::Problems;
use crate::web::guarded::{Guard, Guarded};
use crate::web::page::Page;
use crate::web::standing::Standing;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use uuid::Uuid;

pub async fn show(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let all = certificates::list_certificates(signed_in.db(), signed_in.owner()).await?;
    let certificate = all.iter().find(|certificate| certificate.id == id).cloned().ok_or(AppError::NotFound)?;
    let standing = Standing::load(&signed_in).await?;
    let draft = fill::draft(&certificate, standing.library.vocabulary(), signed_in.today);
    // What was read is looked over like what is typed, before it is kept.
    let problems = Guard::look(&signed_in, &draft.private()).await?;
    page(&signed_in, &standing, (certificate, all), draft, problems, StatusCode::OK).await
}

pub async fn record(signed_in: SignedIn, Path(id): Path<Uuid>, Guarded(mut draft, answers): Guarded<Draft>) -> Result {
    let all = certificates::list_certificates(signed_in.db(), signed_in.owner()).await?;
    let certificate = all.iter().find(|certificate| certificate.id == id).cloned().ok_or(AppError::NotFound)?;
    let standing = Standing::load(&signed_in).await?;
    let vocabulary = standing.library.vocabulary();
    let read = fill::draft(&certificate, vocabulary, signed_in.today);
    draft.marks = read.marks.standing(&read, &draft);
    if !draft.more.is_empty() {
        return page(&signed_in, &standing, (certificate, all), draft, Problems::default(), StatusCode::OK).await;
    }
    let mut guard = Guard::new(&signed_in, answers).await?;
    let activity: Uuid = draft.id.parse().map_err(|_| AppError::Unreadable)?;
    let facts = match guard.pass(draft.parse(signed_in.today, vocabulary), &draft.private()) {
        Ok(facts) => facts,
        Err(problems) => {
            let refused = StatusCode::UNPROCESSABLE_ENTITY;
            return page(&signed_in, &standing, (certificate, all), draft, problems, refused).await;
        }
    };
    let (db, owner) = (signed_in.db(), signed_in.owner());
    match certificates::record_activity_of(db, owner, id, (activity, &facts), signed_in.now()).await {
        Ok(()) => {}
        Err(DbError::Conflict) => {
            if let Some(page) = crate::web::activities::late(&signed_in, activity, &facts, &draft, &mut guard).await? {
                return Ok(page);
            }
        }
        Err(error) => return Err(error.into()),
    }
    let chosen: BTreeSet<Uuid> = draft.goals.iter().filter_map(|goal| goal.parse().ok()).collect();
    match goals::link_activity(db, owner, activity, &chosen).await {
        Ok(()) => {}
        Err(DbError::Conflict) => return Err(AppError::NotFound),
        Err(error) => return Err(error.into()),
    }
    let flash = guard.kept(&signed_in, Flash::Added).await?;
    on(&signed_in, flash, activity).await
}

/// On to the next certificate that proves nothing yet; after the last, to the learning.
pub async fn on(signed_in: &SignedIn, flash: Flash, activity: Uuid) -> Result {
    Ok(match waiting(signed_in).await?.first() {
        Some(next) => flash.redirect(&format!("/certificates/{}", next.id)),
        None => flash.redirect(&format!("/activities/{activity}")),
    })
}

/// Certificates that prove nothing yet, in the order in which they came.
async fn waiting(signed_in: &SignedIn) -> Result<Vec<Certificate>> {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let links = certificates::list_links(db, owner).await?;
    let mut all = certificates::list_certificates(db, owner).await?;
    all.retain(|certificate| links.iter().all(|(_, id)| *id != certificate.id));
    Ok(all)
}

async fn page(
    signed_in: &SignedIn,
    standing: &Standing,
    (certificate, certificates): (Certificate, Vec<Certificate>),
    draft: Draft,
    problems: Problems,
    status: StatusCode,
) -> Result<Response> {
    let links = certificates::list_links(signed_in.db(), signed_in.owner()).await?;
    let attached: BTreeSet<Uuid> =
        links.iter().filter(|(_, id)| *id == certificate.id).map(|(activity, _)| *activity).collect();
    let (proves, others): (Vec<Activity>, Vec<Activity>) =
        standing.activities.iter().cloned().partition(|activity| attached.contains(&activity.id));
    let alike = alike(&others, &certificate.stated);
    let mut others: Vec<(Option<bool>, Activity)> = others
        .into_iter()
        .enumerate()
        .map(|(place, activity)| (alike.get(&place).copied().map(is_likely), activity))
        .collect();
    // Newest first, as they come; what is alike before the rest, and what is likely before all.
    others.sort_by_key(|(likely, _)| Reverse(*likely));
    let same = certificates
        .into_iter()
        .find(|other| other.id != certificate.id && other.stated.is_same_learning(&certificate.stated));
    let shown = Shown {
        counts: counts::if_saved(signed_in, standing, &draft),
        choices: Choices::with(signed_in, &standing.library, &standing.licences).await?,
        proves,
        others,
        same: same.map(|other| (other.id, other.name)),
        english: signed_in.english(),
        came_on: certificate.came_on(signed_in.account.time_zone),
        certificate,
        draft,
        problems,
    };
    let page = Page::new("Check what was read", Section::Learning).status(status);
    let page = page.with_islands().with_script("/certificates.js");
    Ok(page.show(&signed_in.visitor, move || one_view::view(shown)).await)
}
