//! Duties of one time and those that look back for years: when each was last done, asked once. Unknown stays unknown.

use super::draft::Questions;
use super::find;
use crate::db::DbError;
use crate::db::licences::{self, Licence};
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::{self, Form, Problems};
use crate::web::page::Page;
use crate::web::standing::{self, name};
use crate::web::ui::{
    Breadcrumbs, Button, DateField, ErrorSummary, Heading, Icon, Kind, LinkButton, Margin, Radio, Section, Sign,
    field_id,
};
use crate::web::visitor::SignedIn;
use axum::extract::Path;
use axum::response::Response;
use chrono::NaiveDate;
use domain::rules::RuleSet;
use domain::vocabulary::Vocabulary;
use domain::words;
use leptos::prelude::*;
use std::collections::BTreeMap;
use uuid::Uuid;

/// She looked and could not tell: kept, so that it is not asked again, and never taken for a day or for "never".
pub const NOT_SURE: &str = "not_sure";

/// One question: its rule, and what was answered as typed.
struct Question {
    rule: String,
    heading: String,
    sentence: String,
    answer: String,
    day: String,
}

/// The rules of a licence that look back.
fn rules(set: &RuleSet, title: &String) -> Vec<String> {
    let fits = |id: &String| set.rule(id).is_some_and(|rule| rule.titles.is_empty() || rule.titles.contains(title));
    Questions::of(set).look_backs.into_iter().filter(fits).collect()
}

pub async fn show(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let licence = find(&signed_in, id).await?;
    let typed = licence.held.facts.last_met.iter().flat_map(|(rule, when)| {
        let (answer, day) = match when.as_str() {
            "never" | NOT_SURE => (when.as_str(), ""),
            day => ("on", day),
        };
        [(format!("answer-{rule}"), answer.to_owned()), (format!("day-{rule}"), day.to_owned())]
    });
    let typed: BTreeMap<String, String> = typed.collect();
    page(&signed_in, licence, typed, Problems::default()).await
}

pub async fn record(signed_in: SignedIn, Path(id): Path<Uuid>, Form(typed): Form<Vec<(String, String)>>) -> Result {
    let licence = find(&signed_in, id).await?;
    let library = standing::library(&signed_in).await?;
    let set = library.get(&licence.held.rule_set).ok_or(AppError::NotFound)?;
    let mut typed: BTreeMap<String, String> = typed.into_iter().collect();
    let mut problems = Problems::default();
    let mut held = licence.held.clone();
    for rule in rules(set, &held.title) {
        let answer = typed.get(&format!("answer-{rule}")).map(String::as_str).unwrap_or_default();
        match answer {
            "on" => {
                let field = format!("day-{rule}");
                let day = typed.get(&field).map(String::as_str).unwrap_or_default();
                match day_of(day, signed_in.today) {
                    Ok(day) => {
                        held.facts.last_met.insert(rule, day.to_string());
                    }
                    Err(problem) => problems.add(field, problem),
                }
            }
            "never" | NOT_SURE => {
                held.facts.last_met.insert(rule, answer.to_owned());
            }
            _ => {
                held.facts.last_met.remove(&rule);
            }
        }
    }
    if !problems.is_empty() {
        return page(&signed_in, licence, typed, problems).await;
    }
    let version = typed.get("version").and_then(|version| version.parse().ok()).ok_or(AppError::Unreadable)?;
    match licences::amend_licence(signed_in.db(), signed_in.owner(), id, version, &held).await {
        Ok(true) => {}
        Ok(false) => return Err(AppError::NotFound),
        Err(DbError::Stale) => {
            let kept = find(&signed_in, id).await?;
            if kept.held != held {
                problems.late(typed.entry("version".into()).or_default(), kept.version, format!("/licences/{id}"));
                return page(&signed_in, kept, typed, problems).await;
            }
        }
        Err(error) => return Err(error.into()),
    }
    Ok(Flash::Saved.redirect(&format!("/licences/{id}")))
}

fn day_of(text: &str, today: NaiveDate) -> std::result::Result<NaiveDate, String> {
    match form::date(text)? {
        None => Err("Give the day; the year is enough to begin: choose any day in it.".into()),
        Some(day) if day > today => Err("That day has not come yet.".into()),
        Some(day) => Ok(day),
    }
}

async fn page(
    signed_in: &SignedIn,
    licence: Licence,
    typed: BTreeMap<String, String>,
    problems: Problems,
) -> Result<Response> {
    let library = standing::library(signed_in).await?;
    let set = library.get(&licence.held.rule_set).ok_or(AppError::NotFound)?;
    let vocabulary = Vocabulary::builtin();
    let value = |field: String| typed.get(&field).cloned().unwrap_or_default();
    let questions: Vec<Question> = rules(set, &licence.held.title)
        .into_iter()
        .filter_map(|id| {
            let rule = set.rule(&id)?;
            Some(Question {
                heading: words::heading(vocabulary, set, rule),
                sentence: words::rule(rule, set, vocabulary),
                answer: value(format!("answer-{id}")),
                day: value(format!("day-{id}")),
                rule: id,
            })
        })
        .collect();
    let status = problems.status();
    let title = name(set, &licence.held.title);
    let version = typed.get("version").cloned().unwrap_or(licence.version.to_string());
    let page = Page::new(format!("When last done, {title}"), Section::Licences).status(status);
    Ok(page.show(&signed_in.visitor, move || view(licence.id, version, title, questions, problems)).await)
}

fn view(id: Uuid, version: String, title: String, questions: Vec<Question>, problems: Problems) -> impl IntoView {
    let back = format!("/licences/{id}");
    let any = !questions.is_empty();
    let each = questions.into_iter().map(|question| {
        let error = problems.of(&format!("day-{}", question.rule));
        asked(question, error)
    });
    let each = each.collect_view();
    let none = (!any).then(|| view! { <p>"These rules name no duty that looks back over more than one period."</p> });
    view! {
        <Breadcrumbs above=vec![(title, back.clone())] here="When last done" />
        <Heading
            title="When did you last do this?"
            line="Some duties come once, or every few years. Asked once: what you do not know stays open, and nothing is assumed."
        />
        <ErrorSummary problems=problems.summary() />
        {none}
        <form method="post" action=format!("/licences/{id}/look-backs") class="form wide" novalidate>
            <input type="hidden" name="version" value=version />
            {each}
            <p class="actions">
                {any.then(|| view! { <Button label="Save" kind=Kind::Main /> })}
                <LinkButton href=back label="Back" kind=Kind::Quiet />
            </p>
        </form>
    }
    .into_any()
}

fn asked(question: Question, error: Option<String>) -> AnyView {
    let Question { rule, heading, sentence, answer, day } = question;
    let (field, name) = (format!("answer-{rule}"), format!("day-{rule}"));
    let place = field_id(&field);
    let is = |value: &str| answer == value;
    let (on, never, unsure) = (is("on"), is("never"), is(NOT_SURE));
    view! {
        <Margin heading=heading.clone()>
            <p class="tag">
                <Icon sign=Sign::Page />
                <span>{sentence}</span>
            </p>
            <fieldset id=place>
                <legend class="unseen">{format!("{heading}: when last done")}</legend>
                <Radio name=field.clone() value="on" label="On the day below" checked=on />
                <Radio name=field.clone() value="never" label="Never" checked=never />
                <Radio
                    name=field
                    value=NOT_SURE
                    label="Not sure"
                    hint="It stays open until you know."
                    checked=unsure
                />
            </fieldset>
            <div class="pair">
                <DateField name=name label="Last done on" value=day error=error />
            </div>
        </Margin>
    }
    .into_any()
}
