//! A new reflection: first which form, from quick to long, then the form.

use super::draft::Draft;
use super::form_view;
use crate::db::reflections::{self, About, State};
use crate::web::error::Result;
use crate::web::form::{Problems, encode};
use crate::web::page::Page;
use crate::web::ui::{Breadcrumbs, Heading, Section};
use crate::web::visitor::SignedIn;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect};
use domain::quantity::Credit;
use domain::vocabulary::{Form, Vocabulary};
use domain::words;
use leptos::prelude::*;
use serde::Deserialize;
use uuid::Uuid;

/// Which form, and what about: ids alone.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Fresh {
    form: String,
    challenge: String,
    goal: String,
    activity: String,
    turning_point: String,
}

/// An id as text; empty for anything else.
fn id(text: &str) -> String {
    text.parse::<Uuid>().map(|id| id.to_string()).unwrap_or_default()
}

impl Fresh {
    /// The same question for a form.
    fn with(&self, form: &str) -> String {
        let fields = [
            ("challenge", &self.challenge),
            ("goal", &self.goal),
            ("activity", &self.activity),
            ("turning_point", &self.turning_point),
        ];
        let about = fields.into_iter().filter(|(_, value)| !value.is_empty());
        let about: String = about.map(|(name, value)| format!("&{name}={}", encode(value))).collect();
        format!("/reflections/new?form={}{about}", encode(form))
    }
}

pub async fn fresh(signed_in: SignedIn, Query(asked): Query<Fresh>) -> Result {
    let Some(form) = Vocabulary::builtin().form(&asked.form) else {
        let page = Page::new("A reflection", Section::Growth);
        return Ok(page.show(&signed_in.visitor, move || choose(&asked)).await);
    };
    // One that was begun on another device goes on there.
    if let Ok(activity) = asked.activity.parse() {
        let about = [About { activity: Some(activity), ..About::default() }];
        let begun = reflections::list_reflections_about(signed_in.db(), signed_in.owner(), &about).await?;
        let begun = begun.iter().find(|one| one.facts.state == State::Draft && one.facts.form == form.slug);
        if let Some(begun) = begun {
            return Ok(Redirect::to(&format!("/reflections/{}/edit", begun.id)).into_response());
        }
    }
    let draft = Draft {
        challenge: id(&asked.challenge),
        goal: id(&asked.goal),
        activity: id(&asked.activity),
        turning_point: id(&asked.turning_point),
        ..Draft::fresh(form, signed_in.today)
    };
    form_view::page(&signed_in, draft, Problems::default(), None).await
}

/// "Three questions, about 2 minutes."
fn length(form: &Form) -> String {
    let count = i64::try_from(form.prompts.len()).unwrap_or(i64::MAX);
    let questions = format!("{} questions", words::upper(&words::number(Credit::hours(count))));
    match form.minutes {
        Some(minutes) => format!("{questions}, about {}.", words::count(i64::from(minutes), "minute", "minutes")),
        None => format!("{questions}."),
    }
}

fn choose(asked: &Fresh) -> impl IntoView + use<> {
    let mut forms: Vec<&Form> = Vocabulary::builtin().reflections.form.iter().collect();
    forms.sort_by_key(|form| (form.minutes.is_none(), form.prompts.len()));
    let each = forms.into_iter().map(|form| {
        view! {
            <li>
                <a href=asked.with(&form.slug)>{form.label.clone()}</a>
                <p>{form.purpose.clone()}</p>
                <p class="fine">{length(form)}</p>
            </li>
        }
        .into_any()
    });
    let each = each.collect_view();
    view! {
        <Breadcrumbs
            above=vec![("Growth".into(), "/growth".into()), ("Reflections".into(), "/reflections".into())]
            here="A new one"
        />
        <Heading title="How would you like to reflect?" line="From quick to long. No question has to be answered." />
        <ul class="offers">{each}</ul>
    }
    .into_any()
}
