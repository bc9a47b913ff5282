//! Duties that are not hours: what the rules ask, when each was done, and taking back what was noted by mistake.

use super::draft::Questions;
use super::find;
use crate::db::DbError;
use crate::db::tasks_done::{self, TaskDone};
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::{self, Form, Problems};
use crate::web::page::Page;
use crate::web::standing::{self, name};
use crate::web::ui::{Breadcrumbs, Button, DateField, ErrorSummary, Field, Heading, Kind, Margin, Section, Select};
use crate::web::visitor::SignedIn;
use axum::extract::Path;
use axum::response::Response;
use domain::rules::{RuleKind, RuleSet};
use domain::vocabulary::Vocabulary;
use domain::words;
use leptos::prelude::*;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Draft {
    id: String,
    task: String,
    done_on: String,
    count: String,
}

/// The duties that a rule set names, each once, with its words.
fn duties(set: &RuleSet) -> Vec<(String, String)> {
    let vocabulary = Vocabulary::builtin();
    let mut duties: Vec<(String, String)> = Vec::new();
    let rules = set.rule.iter().filter(|rule| matches!(rule.kind, RuleKind::Task | RuleKind::Attestation));
    let of_rules = rules.filter_map(|rule| rule.task.clone());
    let of_choices = set.rule.iter().flat_map(|rule| &rule.options).filter_map(|choice| choice.task.clone());
    let of_first = set.first_renewal.iter().flat_map(|first| first.tasks.clone());
    for slug in of_rules.chain(of_choices).chain(of_first) {
        if !duties.iter().any(|(known, _)| *known == slug) {
            let label = vocabulary.task(&slug).map_or(slug.replace('_', " "), |task| task.label.clone());
            duties.push((slug, label));
        }
    }
    duties
}

pub async fn show(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    page(&signed_in, id, Draft { id: Uuid::now_v7().to_string(), ..Draft::default() }, Problems::default()).await
}

pub async fn record(signed_in: SignedIn, Path(id): Path<Uuid>, Form(mut draft): Form<Draft>) -> Result {
    let licence = find(&signed_in, id).await?;
    let task = draft.id.parse().unwrap_or_else(|_| Uuid::now_v7());
    draft.id = task.to_string();
    let library = standing::library(&signed_in).await?;
    let set = library.get(&licence.held.rule_set).ok_or(AppError::NotFound)?;
    let mut problems = Problems::default();
    if !duties(set).iter().any(|(slug, _)| *slug == draft.task) {
        problems.add("task", "Choose what was done.");
    }
    let done_on = match form::date(&draft.done_on) {
        Ok(Some(day)) => Some(day),
        Ok(None) => {
            problems.add("done_on", "Say when it was done.");
            None
        }
        Err(problem) => {
            problems.add("done_on", problem);
            None
        }
    };
    let count = match draft.count.trim() {
        "" => Some(1),
        text => text.parse::<u32>().ok().filter(|count| (1..=100_000).contains(count)),
    };
    if count.is_none() {
        problems.add("count", "Write a whole number, 1 or more.");
    }
    let (Some(done_on), Some(count), true) = (done_on, count, problems.is_empty()) else {
        return page(&signed_in, id, draft, problems).await;
    };
    let done = TaskDone { id: task, licence: Some(id), task: draft.task.clone(), done_on, count };
    let (db, owner) = (signed_in.db(), signed_in.owner());
    match tasks_done::record_task_done(db, owner, &done).await {
        Ok(()) => {}
        Err(DbError::Conflict) => {
            let kept = tasks_done::list_tasks_done(db, owner).await?;
            let kept = kept.into_iter().find(|kept| kept.id == task).ok_or(AppError::NotFound)?;
            if kept != done {
                problems.again(&mut draft.id, format!("/licences/{id}/tasks"));
                return page(&signed_in, id, draft, problems).await;
            }
        }
        Err(error) => return Err(error.into()),
    }
    Ok(Flash::Saved.redirect(&format!("/licences/{id}/tasks")))
}

pub async fn remove(signed_in: SignedIn, Path((id, task)): Path<(Uuid, Uuid)>) -> Result {
    find(&signed_in, id).await?;
    if !tasks_done::remove_task_done(signed_in.db(), signed_in.owner(), task).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Removed.redirect(&format!("/licences/{id}/tasks")))
}

async fn page(signed_in: &SignedIn, id: Uuid, draft: Draft, problems: Problems) -> Result<Response> {
    let licence = find(signed_in, id).await?;
    let library = standing::library(signed_in).await?;
    let set = library.get(&licence.held.rule_set).ok_or(AppError::NotFound)?;
    let title = name(set, &licence.held.title);
    let looks_back = !Questions::of(set).look_backs.is_empty();
    let duties = duties(set);
    let english = signed_in.english();
    let done = tasks_done::list_tasks_done(signed_in.db(), signed_in.owner()).await?;
    let done: Vec<(Uuid, String)> = done
        .into_iter()
        .filter(|done| done.licence.is_none_or(|own| own == id))
        .map(|done| {
            let label = duties
                .iter()
                .find(|(slug, _)| *slug == done.task)
                .map_or(done.task.replace('_', " "), |(_, label)| label.clone());
            let times = if done.count > 1 { format!(", {} times", done.count) } else { String::new() };
            (done.id, format!("{label}, {}{times}", words::short_date(done.done_on, english)))
        })
        .collect();
    let status = problems.status();
    let page = Page::new(format!("Duties done, {title}"), Section::Licences).status(status);
    Ok(page.show(&signed_in.visitor, move || view(id, title, duties, done, draft, problems, looks_back)).await)
}

fn view(
    id: Uuid,
    title: String,
    duties: Vec<(String, String)>,
    done: Vec<(Uuid, String)>,
    draft: Draft,
    problems: Problems,
    looks_back: bool,
) -> impl IntoView {
    let list = done.into_iter().map(|(task, words)| {
        let spoken = format!("Take back: {words}");
        view! {
            <li>
                <form method="post" action=format!("/licences/{id}/tasks/{task}/remove") class="row">
                    <span>{words}</span>
                    <Button label="Take back" kind=Kind::Quiet spoken=spoken />
                </form>
            </li>
        }
        .into_any()
    });
    let list = list.collect_view();
    let look_backs = looks_back.then(|| {
        view! {
            <Margin heading="Of one time">
                <p>
                    "Some duties come once, or every few years. "
                    <a href=format!("/licences/{id}/look-backs")>"Say when you last did them"</a>
                </p>
            </Margin>
        }
    });
    let form = if duties.is_empty() {
        view! { <p>"These rules name no duty beside hours."</p> }.into_any()
    } else {
        view! {
            <form method="post" action=format!("/licences/{id}/tasks") class="form" novalidate>
                <input type="hidden" name="id" value=draft.id />
                <Select
                    name="task"
                    label="What was done"
                    options=duties
                    value=draft.task
                    blank="Choose one"
                    error=problems.of("task")
                />
                <DateField name="done_on" label="On" value=draft.done_on error=problems.of("done_on") />
                <Field
                    name="count"
                    label="How many, or how many hours"
                    hint="Leave empty for one."
                    inputmode="numeric"
                    class="short"
                    value=draft.count
                    error=problems.of("count")
                />
                <p class="actions">
                    <Button label="Note it" kind=Kind::Main />
                </p>
            </form>
        }
        .into_any()
    };
    view! {
        <Breadcrumbs above=vec![(title, format!("/licences/{id}"))] here="Duties done" />
        <Heading title="Duties done" line="What the rules ask beside hours: an exam, a plan, a declaration." />
        <ErrorSummary problems=problems.summary() />
        <Margin heading="Done so far">
            <ul class="list">{list}</ul>
        </Margin>
        <Margin heading="Note one">{form}</Margin>
        {look_backs}
    }
    .into_any()
}
