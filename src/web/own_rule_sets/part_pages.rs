//! Changing and taking away a part of a set that is not a rule: the hour, carry-over, the first renewal.

use super::part::Part;
use super::sentence::{Input, Typed, checked};
use super::sentence_view::sentence;
use super::{Seen, find, late, save};
use crate::web::error::{AppError, Result};
use crate::web::form::{Form, Problems};
use crate::web::page::Page;
use crate::web::ui::{Breadcrumbs, Button, ErrorSummary, Heading, Kind, LinkButton, Margin, Section};
use crate::web::visitor::SignedIn;
use axum::extract::Path;
use axum::response::Response;
use domain::rules::RuleSet;
use leptos::prelude::*;
use uuid::Uuid;

pub async fn edit(signed_in: SignedIn, Path((id, slug)): Path<(Uuid, String)>) -> Result {
    let own = find(&signed_in, id).await?;
    let part = Part::find(&slug).ok_or(AppError::NotFound)?;
    let mut typed = part.filled(&own.rules);
    typed.put("version", own.version);
    Ok(page(&signed_in, &own.rules, part, typed, Problems::default()).await)
}

pub async fn amend(
    signed_in: SignedIn,
    Path((id, slug)): Path<(Uuid, String)>,
    Form(typed): Form<Vec<(String, String)>>,
) -> Result {
    let own = find(&signed_in, id).await?;
    let (part, typed) = (Part::find(&slug).ok_or(AppError::NotFound)?, Typed(typed));
    let version: i32 = typed.one("version").parse().map_err(|_| AppError::Unreadable)?;
    match part.parse(&typed, own.rules.clone()).and_then(|rules| checked(rules, "sentence")) {
        Ok(rules) => match save(&signed_in, id, version, &rules).await {
            Err(AppError::Stale) => {
                let kept = find(&signed_in, id).await?;
                let (typed, problems) = typed.late(|version| late(version, &kept));
                Ok(page(&signed_in, &kept.rules, part, typed, problems).await)
            }
            done => done,
        },
        Err(problems) => Ok(page(&signed_in, &own.rules, part, typed, problems).await),
    }
}

pub async fn remove(signed_in: SignedIn, Path((id, slug)): Path<(Uuid, String)>, Form(seen): Form<Seen>) -> Result {
    let own = find(&signed_in, id).await?;
    let part = Part::find(&slug).filter(|part| part.is_in(&own.rules)).ok_or(AppError::NotFound)?;
    save(&signed_in, id, seen.version()?, &part.without(own.rules)).await
}

async fn page(signed_in: &SignedIn, set: &RuleSet, part: Part, typed: Typed, problems: Problems) -> Response {
    let page = Page::new(part.title(), Section::Licences).status(problems.status());
    let base = format!("/own-rule-sets/{}", set.id.trim_start_matches("own-"));
    let (board, inputs) = (set.board.clone(), part.inputs(set));
    page.show(&signed_in.visitor, move || view(board, base, part, inputs, &typed, &problems)).await
}

fn view(board: String, base: String, part: Part, inputs: Vec<Input>, typed: &Typed, problems: &Problems) -> AnyView {
    let line = sentence(part.title(), inputs, typed, problems);
    let action = format!("{base}/parts/{}", part.slug());
    view! {
        <Breadcrumbs above=vec![(board, base.clone())] here=part.title() />
        <Heading title=part.title() line="Fill in the blanks. What the board does not say can stay empty." />
        <ErrorSummary problems=problems.summary() />
        <form method="post" action=action class="form wide" novalidate>
            <input type="hidden" name="version" value=typed.one("version").to_owned() />
            <Margin heading=part.heading() id="field-sentence">
                {line}
            </Margin>
            <p class="actions">
                <Button label="Save" kind=Kind::Main />
                <LinkButton href=base label="Cancel" kind=Kind::Quiet />
            </p>
        </form>
    }
    .into_any()
}
