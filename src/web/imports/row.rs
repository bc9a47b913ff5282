//! One row in the form of an activity: corrected, read by the guard, and taken as it is then.

use super::find;
use super::look::Looked;
use super::seen::Whole;
use crate::db::DbError;
use crate::db::activities::Activity;
use crate::db::imports::{self, Choices as Chosen};
use crate::web::activities::choices::Choices;
use crate::web::activities::draft::Draft;
use crate::web::activities::form_view;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::Problems;
use crate::web::guarded::{Guard, Guarded};
use crate::web::page::Page;
use crate::web::standing;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::extract::Path;
use axum::response::Response;
use std::sync::Arc;
use uuid::Uuid;

pub async fn edit(signed_in: SignedIn, Path((id, number)): Path<(Uuid, u32)>) -> Result {
    let whole = signed_in.app().kept.seen.whole(&signed_in, id).await?;
    let row = of(&whole, number)?;
    let mut draft = match &row.facts {
        Some(facts) => {
            let activity = Activity { id, version: whole.import.version, facts: facts.clone() };
            Draft::of(&activity, vec![])
        }
        None => Draft::from(row.typed.clone()),
    };
    (draft.id, draft.version) = (id.to_string(), whole.import.version.to_string());
    let problems = Guard::look(&signed_in, &draft.private()).await?;
    let why = row.why.join(" ");
    form_page(&signed_in, id, number, why, draft, problems).await
}

pub async fn amend(
    signed_in: SignedIn,
    Path((id, number)): Path<(Uuid, u32)>,
    Guarded(mut draft, answers): Guarded<Draft>,
) -> Result {
    find(&signed_in, id).await?;
    let whole = signed_in.app().kept.seen.whole(&signed_in, id).await?;
    let row = of(&whole, number)?;
    draft.id = id.to_string();
    if !draft.more.is_empty() {
        return form_page(&signed_in, id, number, String::new(), draft, Problems::default()).await;
    }
    let mut guard = Guard::new(&signed_in, answers).await?;
    let library = standing::library(&signed_in).await?;
    let facts = match guard.pass(draft.parse(signed_in.today, library.vocabulary()), &draft.private()) {
        Ok(facts) => facts,
        Err(problems) => return form_page(&signed_in, id, number, String::new(), draft, problems).await,
    };
    let version = draft.version.parse().map_err(|_| AppError::Unreadable)?;
    let Chosen { mut ticks, mut corrected } = whole.choices.clone();
    corrected.insert(number, facts);
    // Whoever corrects a row means it to come in.
    ticks.insert(number, true);
    let show = row.state.slug();
    let chosen = Chosen { ticks, corrected };
    match imports::amend_choices(signed_in.db(), signed_in.owner(), id, version, &chosen).await {
        Ok(true) => {}
        Ok(false) => return Err(AppError::NotFound),
        Err(DbError::Stale) if whole.choices == chosen => {}
        Err(DbError::Stale) => {
            let mut problems = guard.marks(&draft.private());
            problems.late(&mut draft.version, find(&signed_in, id).await?.version, format!("/imports/{id}?show=all"));
            return form_page(&signed_in, id, number, String::new(), draft, problems).await;
        }
        Err(error) => return Err(error.into()),
    }
    Ok(guard.kept(&signed_in, Flash::Saved).await?.redirect(&format!("/imports/{id}?show={show}")))
}

fn of(whole: &Arc<Whole>, number: u32) -> Result<&Looked> {
    whole.rows().iter().find(|row| row.number == number && row.correctable).ok_or(AppError::NotFound)
}

async fn form_page(
    signed_in: &SignedIn,
    id: Uuid,
    number: u32,
    why: String,
    draft: Draft,
    problems: Problems,
) -> Result<Response> {
    let choices = Choices { goals: vec![], ..Choices::load(signed_in).await? };
    let status = problems.status();
    let page = Page::new("Correct a row", Section::Learning).status(status).with_islands();
    let places = (format!("/imports/{id}/rows/{number}"), format!("/imports/{id}?show=all"));
    let line = if why.is_empty() { "It comes in as it stands here.".to_owned() } else { why };
    let view = move || form_view::form_at(places, ("Correct a row", line), draft, problems, choices, (None, None));
    Ok(page.show(&signed_in.visitor, view).await)
}
