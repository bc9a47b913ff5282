//! Questions for the next time: added in one line, ticked as brought, or left.

use super::hub;
use crate::db::DbError;
use crate::db::supervision_questions as questions;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::{self, Problems};
use crate::web::guarded::{Guard, Guarded, clinical};
use crate::web::visitor::SignedIn;
use axum::extract::Path;
use serde::Deserialize;
use uuid::Uuid;

/// The longest question: one, not a story.
const LINE: usize = 280;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub id: String,
    pub question: String,
    pub challenge: String,
}

impl Draft {
    #[must_use]
    pub fn fresh() -> Self {
        Self { id: Uuid::now_v7().to_string(), ..Self::default() }
    }
}

pub async fn record(signed_in: SignedIn, Guarded(mut draft, answers): Guarded<Draft>) -> Result {
    let id: Uuid = draft.id.parse().map_err(|_| AppError::Unreadable)?;
    let mut guard = Guard::new(&signed_in, answers).await?;
    let mut problems = Problems::default();
    let words = problems.take("question", form::required(&draft.question, "A question", LINE));
    guard.read(&[clinical("question", &draft.question)], &mut problems);
    if !problems.is_empty() {
        return hub::page(&signed_in, draft, problems).await;
    }
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let challenge = draft.challenge.parse().ok();
    match questions::record_question(db, owner, id, &words, challenge, signed_in.now()).await {
        Ok(()) => {
            let flash = guard.kept(&signed_in, Flash::Saved).await?;
            Ok(flash.redirect("/supervision"))
        }
        // Sent once more, or from a challenge that is not the owner's.
        Err(DbError::Conflict) => {
            let kept = questions::list_questions(db, owner).await?;
            let kept = kept.into_iter().find(|question| question.id == id).ok_or(AppError::NotFound)?;
            if (kept.words, kept.challenge) == (words, challenge) {
                return Ok(Flash::Saved.redirect("/supervision"));
            }
            let mut problems = guard.marks(&[clinical("question", &draft.question)]);
            problems.again(&mut draft.id, "/supervision".into());
            hub::page(&signed_in, draft, problems).await
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn brought(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let today = Some(signed_in.today);
    if !questions::bring_question(signed_in.db(), signed_in.owner(), id, today).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Saved.redirect("/supervision"))
}

/// Not brought after all.
pub async fn waiting(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    if !questions::bring_question(signed_in.db(), signed_in.owner(), id, None).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Saved.redirect("/supervision"))
}

pub async fn remove(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    if !questions::remove_question(signed_in.db(), signed_in.owner(), id).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Removed.redirect("/supervision"))
}
