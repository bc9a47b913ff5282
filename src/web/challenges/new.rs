//! A pattern noted with the day it was first met; what meets one now is captured (`web/capture/`).

use super::LINE;
use crate::db::DbError;
use crate::db::challenges;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::{self, Problems};
use crate::web::guarded::{Guard, Guarded, clinical};
use crate::web::page::Page;
use crate::web::ui::{
    Button, Chip, Chips, Choice, DateField, ErrorSummary, Heading, Kind, LinkButton, Section, TextArea,
};
use crate::web::visitor::SignedIn;
use axum::extract::Query;
use axum::response::Response;
use domain::vocabulary::Vocabulary;
use leptos::prelude::*;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Draft {
    id: String,
    kind: String,
    line: String,
    noted_on: String,
}

pub async fn show(signed_in: SignedIn, Query(draft): Query<Draft>) -> Result {
    let draft = Draft {
        id: Uuid::now_v7().to_string(),
        noted_on: signed_in.today.to_string(),
        kind: draft.kind,
        line: String::new(),
    };
    Ok(page(&signed_in, draft, Problems::default()).await)
}

pub async fn record(signed_in: SignedIn, Guarded(mut draft, answers): Guarded<Draft>) -> Result {
    let id = draft.id.parse().unwrap_or_else(|_| Uuid::now_v7());
    draft.id = id.to_string();
    let mut guard = Guard::new(&signed_in, answers).await?;
    let mut problems = Problems::default();
    if Vocabulary::builtin().challenge(&draft.kind).is_none() {
        problems.add("kind", "Choose the pattern that comes nearest.");
    }
    let line = problems.take("line", form::optional(&draft.line, LINE));
    guard.read(&[clinical("line", &draft.line)], &mut problems);
    let noted_on = match form::date(&draft.noted_on) {
        Ok(Some(day)) if day > signed_in.today => {
            problems.add("noted_on", "That day has not come yet.");
            day
        }
        Ok(day) => day.unwrap_or(signed_in.today),
        Err(problem) => {
            problems.add("noted_on", problem);
            signed_in.today
        }
    };
    if !problems.is_empty() {
        return Ok(page(&signed_in, draft, problems).await);
    }
    let (db, owner, there) = (signed_in.db(), signed_in.owner(), format!("/challenges/{id}"));
    match challenges::record_challenge(db, owner, id, &draft.kind, line.as_deref(), noted_on, signed_in.now()).await {
        Ok(()) => Ok(guard.kept(&signed_in, Flash::Saved).await?.redirect(&there)),
        Err(DbError::Conflict) => {
            let kept = challenges::find_challenge(db, owner, id).await?.ok_or(AppError::NotFound)?;
            if (&kept.kind, &kept.line, kept.noted_on) == (&draft.kind, &line, noted_on) {
                return Ok(Flash::Saved.redirect(&there));
            }
            let mut problems = guard.marks(&[clinical("line", &draft.line)]);
            problems.again(&mut draft.id, there);
            Ok(page(&signed_in, draft, problems).await)
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(signed_in: &SignedIn, draft: Draft, problems: Problems) -> Response {
    let status = problems.status();
    let page = Page::new("What met you?", Section::Growth).status(status).focused().with_islands();
    page.show(&signed_in.visitor, move || view(draft, problems)).await
}

fn view(draft: Draft, problems: Problems) -> impl IntoView {
    let vocabulary = Vocabulary::builtin();
    let error = problems.of("kind");
    let mut first = true;
    let groups = vocabulary.challenges.category.iter().map(|category| {
        let kinds: Vec<(String, String, bool)> = vocabulary
            .challenges
            .challenge
            .iter()
            .filter(|kind| kind.category == category.slug)
            .map(|kind| (kind.slug.clone(), kind.label.clone(), kind.slug == draft.kind))
            .collect();
        let chips = move || {
            let chips = kinds.into_iter().map(|(slug, label, checked)| {
                view! { <Chip name="kind" value=slug label=label choice=Choice::One checked=checked /> }
            });
            chips.collect_view()
        };
        // The summary of problems leads to the first group.
        let name = if std::mem::take(&mut first) { "kind".to_owned() } else { format!("kind-{}", category.slug) };
        let error = error.clone().filter(|_| name == "kind");
        view! {
            <Chips name=name legend=category.label.clone() error=error>
                {chips()}
            </Chips>
        }
        .into_any()
    });
    let groups = groups.collect_view();
    view! {
        <Heading title="What met you?" line="A pattern in the work, never a person." />
        <ErrorSummary problems=problems.summary() />
        <form method="post" action="/challenges/new" class="form wide" novalidate>
            <input type="hidden" name="id" value=draft.id />
            {groups}
            <TextArea
                name="line"
                label="In a line, from your side"
                hint="No names, initials, dates or places. Only you can read it. May stay empty."
                value=draft.line
                error=problems.of("line")
                guard=problems.clinical("line")
                rows=3
                maxlength=280
                own=true
            />
            <DateField name="noted_on" label="Noted on" value=draft.noted_on error=problems.of("noted_on") />
            <p class="actions">
                <Button label="Save" kind=Kind::Main />
                <LinkButton href="/challenges" label="Cancel" kind=Kind::Quiet />
            </p>
        </form>
    }
    .into_any()
}
