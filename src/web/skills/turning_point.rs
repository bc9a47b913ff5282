//! A turning point: the day on which the line moved, placed by the therapist alone.

use super::skill;
use crate::db::DbError;
use crate::db::turning_points::{self, TurningPoint};
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::{self, Problems};
use crate::web::guarded::{Guard, Guarded, clinical};
use crate::web::page::Page;
use crate::web::ui::{Breadcrumbs, Button, DateField, ErrorSummary, Heading, Kind, LinkButton, Section, TextArea};
use crate::web::visitor::SignedIn;
use axum::extract::Path;
use axum::response::Response;
use domain::vocabulary::Skill;
use leptos::prelude::*;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Draft {
    id: String,
    turned_on: String,
    words: String,
}

pub async fn fresh(signed_in: SignedIn, Path(slug): Path<String>) -> Result {
    let draft = Draft { id: Uuid::now_v7().to_string(), turned_on: signed_in.today.to_string(), words: String::new() };
    Ok(page(&signed_in, skill(&slug)?, draft, Problems::default()).await)
}

pub async fn record(
    signed_in: SignedIn,
    Path(slug): Path<String>,
    Guarded(mut draft, answers): Guarded<Draft>,
) -> Result {
    let skill = skill(&slug)?;
    let id = draft.id.parse().unwrap_or_else(|_| Uuid::now_v7());
    draft.id = id.to_string();
    let mut guard = Guard::new(&signed_in, answers).await?;
    let mut problems = Problems::default();
    let words = problems.take("words", form::required(&draft.words, "What changed, in a line,", 280));
    guard.read(&[clinical("words", &draft.words)], &mut problems);
    let turned_on = problems.take("turned_on", form::date(&draft.turned_on)).unwrap_or(signed_in.today);
    if turned_on > signed_in.today {
        problems.add("turned_on", "That day has not come yet.");
    }
    if !problems.is_empty() {
        return Ok(page(&signed_in, skill, draft, problems).await);
    }
    let point = TurningPoint { id, skill: slug.clone(), challenge: None, turned_on, words };
    let (db, owner, there) = (signed_in.db(), signed_in.owner(), format!("/skills/{slug}"));
    match turning_points::record_turning_point(db, owner, &point).await {
        Ok(()) => Ok(guard.kept(&signed_in, Flash::Saved).await?.redirect(&there)),
        Err(DbError::Conflict) => {
            let kept = turning_points::list_turning_points(db, owner).await?;
            let kept = kept.into_iter().find(|kept| kept.id == id).ok_or(AppError::NotFound)?;
            if kept == point {
                return Ok(Flash::Saved.redirect(&there));
            }
            let mut problems = guard.marks(&[clinical("words", &draft.words)]);
            problems.again(&mut draft.id, there);
            Ok(page(&signed_in, skill, draft, problems).await)
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn remove(signed_in: SignedIn, Path((slug, id)): Path<(String, Uuid)>) -> Result {
    skill(&slug)?;
    if !turning_points::remove_turning_point(signed_in.db(), signed_in.owner(), id).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Removed.redirect(&format!("/skills/{slug}")))
}

async fn page(signed_in: &SignedIn, skill: &'static Skill, draft: Draft, problems: Problems) -> Response {
    let status = problems.status();
    let page = Page::new("Mark a turning point", Section::Growth).status(status).with_islands();
    let slug = skill.slug.clone();
    let view = move || {
        view! {
            <Breadcrumbs
                above=vec![("Growth".into(), "/growth".into()), (skill.label.clone(), format!("/skills/{slug}"))]
                here="A turning point"
            />
            <Heading title="Mark a turning point" line="A day on which something moved, as you see it." />
            <ErrorSummary problems=problems.summary() />
            <form method="post" action=format!("/skills/{slug}/turning-points/new") class="form" novalidate>
                <input type="hidden" name="id" value=draft.id />
                <TextArea
                    name="words"
                    label="What changed, from your side"
                    hint="Only you can read it. No names, dates of sessions or places."
                    value=draft.words
                    error=problems.of("words")
                    guard=problems.clinical("words")
                    rows=3
                    maxlength=280
                    own=true
                />
                <DateField name="turned_on" label="On" value=draft.turned_on error=problems.of("turned_on") />
                <p class="actions">
                    <Button label="Save" kind=Kind::Main />
                    <LinkButton href=format!("/skills/{slug}") label="Cancel" kind=Kind::Quiet />
                </p>
            </form>
        }
        .into_any()
    };
    page.show(&signed_in.visitor, view).await
}
