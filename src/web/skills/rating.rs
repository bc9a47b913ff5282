//! Rating a skill: the anchors in view, the last value hidden until it is saved.

use super::show::levels;
use super::skill;
use crate::db::DbError;
use crate::db::ratings::{self, Rated};
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::{self, Problems};
use crate::web::guarded::{Guard, Guarded, catalogue, clinical};
use crate::web::page::Page;
use crate::web::ui::{
    Breadcrumbs, Button, Check, Chip, Chips, Choice, DateField, ErrorSummary, Field, Heading, Kind, LinkButton,
    Section, Select, TextArea,
};
use crate::web::visitor::SignedIn;
use axum::extract::{Path, Query};
use axum::response::Response;
use domain::growth::{Directness, Level, Rating, Source};
use domain::vocabulary::{Skill, Vocabulary};
use leptos::prelude::*;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Draft {
    id: String,
    source: String,
    directness: String,
    /// Half levels, 0 to 10.
    level: String,
    rated_on: String,
    looking_back: String,
    rater: String,
    note: String,
}

/// What a link may say beforehand: that one looks back, and at which day.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    looking_back: String,
    rated_on: String,
}

pub async fn fresh(signed_in: SignedIn, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Result {
    let skill = skill(&slug)?;
    let day = form::date(&asked.rated_on).ok().flatten().filter(|day| *day <= signed_in.today);
    let draft = Draft {
        id: Uuid::now_v7().to_string(),
        source: "self".into(),
        directness: "recall".into(),
        rated_on: day.unwrap_or(signed_in.today).to_string(),
        looking_back: asked.looking_back,
        ..Draft::default()
    };
    Ok(page(&signed_in, skill, draft, Problems::default()).await)
}

pub async fn record(
    signed_in: SignedIn,
    Path(slug): Path<String>,
    Guarded(mut draft, answers): Guarded<Draft>,
) -> Result {
    let skill = skill(&slug)?;
    let id: Uuid = draft.id.parse().map_err(|_| AppError::Unreadable)?;
    let mut guard = Guard::new(&signed_in, answers).await?;
    let mut problems = Problems::default();
    let level = draft.level.parse().ok().and_then(Level::from_halves);
    if level.is_none() {
        problems.add("level", "Choose a level.");
    }
    let source = Source::parse(&draft.source);
    if source.is_none() {
        problems.add("source", "Say whose rating it is.");
    }
    let directness = Directness::parse(&draft.directness);
    if directness.is_none() {
        problems.add("directness", "Say how it was seen.");
    }
    let rated_on = match form::date(&draft.rated_on) {
        Ok(Some(day)) if day > signed_in.today => {
            problems.add("rated_on", "That day has not come yet.");
            None
        }
        Ok(day) => Some(day.unwrap_or(signed_in.today)),
        Err(problem) => {
            problems.add("rated_on", problem);
            None
        }
    };
    let rater = problems.take("rater", form::optional(&draft.rater, 120));
    let note = problems.take("note", form::optional(&draft.note, 500));
    guard.read(&[catalogue("rater", &draft.rater), clinical("note", &draft.note)], &mut problems);
    let (Some(level), Some(source), Some(directness), Some(rated_on), true) =
        (level, source, directness, rated_on, problems.is_empty())
    else {
        return Ok(page(&signed_in, skill, draft, problems).await);
    };
    let rating = Rating {
        skill: slug.clone(),
        level,
        source,
        directness,
        rated_on,
        looking_back: !draft.looking_back.is_empty(),
        anchor_version: Vocabulary::builtin().skills.anchor_version,
    };
    let rated = Rated { id, rating, rater: rater.filter(|_| source != Source::Own), note };
    match ratings::record_rating(signed_in.db(), signed_in.owner(), &rated, signed_in.now()).await {
        Ok(()) => {
            let flash = guard.kept(&signed_in, Flash::Saved).await?;
            Ok(flash.redirect(&format!("/skills/{slug}")))
        }
        Err(DbError::Conflict) => {
            let there = format!("/skills/{slug}");
            let kept = ratings::list_ratings(signed_in.db(), signed_in.owner()).await?;
            let kept = kept.into_iter().find(|kept| kept.id == id).ok_or(AppError::NotFound)?;
            if kept == rated {
                return Ok(Flash::Saved.redirect(&there));
            }
            let mut problems = guard.marks(&[catalogue("rater", &draft.rater), clinical("note", &draft.note)]);
            problems.again(&mut draft.id, there);
            Ok(page(&signed_in, skill, draft, problems).await)
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn remove(signed_in: SignedIn, Path((slug, id)): Path<(String, Uuid)>) -> Result {
    skill(&slug)?;
    if !ratings::remove_own_rating(signed_in.db(), signed_in.owner(), id).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Removed.redirect(&format!("/skills/{slug}")))
}

async fn page(signed_in: &SignedIn, skill: &'static Skill, draft: Draft, problems: Problems) -> Response {
    let status = problems.status();
    let page = Page::new(format!("Rate: {}", skill.label), Section::Growth).status(status).with_islands();
    page.show(&signed_in.visitor, move || view(skill, draft, problems)).await
}

fn options<const N: usize>(pairs: [(&str, &str); N]) -> Vec<(String, String)> {
    pairs.map(|(value, label)| (value.to_owned(), label.to_owned())).to_vec()
}

fn view(skill: &'static Skill, draft: Draft, problems: Problems) -> impl IntoView {
    let slug = skill.slug.clone();
    let sources = options([
        ("self", "My own"),
        ("supervisor", "My supervisor's"),
        ("peer", "A peer's"),
        ("expert", "An expert's, such as a fidelity rating"),
        ("client_aggregate", "Clients as a group: five or more, never one"),
    ]);
    let seen = options([
        ("recall", "From memory"),
        ("recording", "From a recording"),
        ("live", "Seen live"),
        ("role_play", "In a role play"),
        ("report", "By report"),
    ]);
    let chips = (0..=10u8).map(|halves| {
        let label = Level::from_halves(halves).map(|level| level.to_string()).unwrap_or_default();
        let checked = draft.level == halves.to_string();
        view! { <Chip name="level" value=halves.to_string() label=label choice=Choice::One checked=checked /> }
    });
    let chips = chips.collect_view();
    let back = !draft.looking_back.is_empty();
    view! {
        <Breadcrumbs
            above=vec![("Growth".into(), "/growth".into()), (skill.label.clone(), format!("/skills/{slug}"))]
            here="A rating"
        />
        <Heading title=format!("Rate: {}", skill.label) line=skill.statement.clone() />
        <ErrorSummary problems=problems.summary() />
        {levels()}
        <form method="post" action=format!("/skills/{slug}/ratings/new") class="form" novalidate>
            <input type="hidden" name="id" value=draft.id />
            <Chips
                name="level"
                legend="What is true most of the time?"
                hint="Earlier ratings are hidden until you have saved. Halves are allowed."
                error=problems.of("level")
            >
                {chips}
            </Chips>
            <Select name="source" label="Whose rating" options=sources value=draft.source error=problems.of("source") />
            <Select
                name="directness"
                label="How it was seen"
                options=seen
                value=draft.directness
                error=problems.of("directness")
            />
            <DateField name="rated_on" label="On" value=draft.rated_on error=problems.of("rated_on") />
            <Check
                name="looking_back"
                label="Looking back: this is where I was on that day, as I see it now"
                checked=back
            />
            <Field
                name="rater"
                label="Who, if not you"
                hint="Kept encrypted."
                value=draft.rater
                error=problems.of("rater")
                guard=problems.catalogue("rater")
            />
            <TextArea
                name="note"
                label="Note"
                hint="Kept encrypted."
                value=draft.note
                error=problems.of("note")
                guard=problems.clinical("note")
                rows=3
                maxlength=500
                own=true
            />
            <p class="actions">
                <Button label="Save" kind=Kind::Main />
                <LinkButton href=format!("/skills/{slug}") label="Cancel" kind=Kind::Quiet />
            </p>
        </form>
    }
    .into_any()
}
