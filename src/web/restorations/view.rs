//! The pages of bringing an export in: the file, what it would add, what it added.

use super::MOST_BYTES;
use crate::db::export::{Plan, Refused, Settings, TABLES};
use crate::db::restorations::Brought;
use crate::web::form::Problems;
use crate::web::ui::{Breadcrumbs, Button, Check, ErrorSummary, Field, Heading, Kind, LinkButton, Margin};
use domain::words;
use leptos::prelude::*;
use uuid::Uuid;

/// Refused rows drawn; all are counted.
const DRAWN: usize = 200;

/// What a plan comes to, in words.
pub struct Shown {
    id: Uuid,
    made_on: String,
    added: usize,
    new: Vec<String>,
    same: Vec<String>,
    refused: Vec<Refused>,
    /// Settings that are not those of this account, and whether they are offered ticked.
    settings: Option<(Settings, bool)>,
}

fn count(number: usize, (one, many): (&str, &str)) -> String {
    words::count(i64::try_from(number).unwrap_or(i64::MAX), one, many)
}

impl Shown {
    pub fn of(id: Uuid, plan: &Plan, differ: Option<Settings>, made_at: &str) -> Self {
        let same = plan.same.iter().map(|(table, same, other)| {
            let told = count(*same, table.words);
            match other {
                0 => told,
                other => format!("{told}, {other} of them changed since; what is here stays"),
            }
        });
        Self {
            id,
            made_on: made_at.chars().take(10).collect(),
            added: plan.added(),
            new: plan.new.iter().map(|(table, rows)| count(rows.len(), table.words)).collect(),
            same: same.collect(),
            refused: plan.refused.clone(),
            settings: differ.map(|settings| (settings, plan.into_empty)),
        }
    }
}

fn above() -> Vec<(String, String)> {
    vec![("Your account".into(), "/account".into())]
}

pub fn ask(problems: Problems, added: Vec<(Uuid, String)>) -> impl IntoView {
    let added = added.into_iter().map(|(id, day)| {
        view! {
            <li>
                <a href=format!("/account/import/{id}")>{format!("Brought in on {day}")}</a>
            </li>
        }
    });
    let added: Vec<_> = added.collect();
    let added = (!added.is_empty()).then(|| {
        view! {
            <Margin heading="Brought in before" note="can be taken back">
                <ul class="list">{added}</ul>
            </Margin>
        }
    });
    view! {
        <Breadcrumbs above=above() here="Bring an export in" />
        <Heading
            title="Bring an export in"
            line="From another server, or of before. You see first what would be added; nothing that is here is changed."
        />
        <ErrorSummary problems=problems.summary() />
        <form method="post" action="/account/import" enctype="multipart/form-data" class="form" novalidate>
            <Field
                name="file"
                label="The archive, or the growing-edge.json in it"
                kind="file"
                hint=format!("At most {} MB.", MOST_BYTES / 1024 / 1024)
                error=problems.of("file")
            />
            <p class="actions">
                <Button label="Look at it" kind=Kind::Main />
                <LinkButton href="/account" label="Cancel" kind=Kind::Quiet />
            </p>
        </form>
        {added}
    }
    .into_any()
}

fn list(lines: Vec<String>) -> impl IntoView {
    view! { <ul class="list">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> }.into_any()
}

pub fn looked(shown: Shown) -> impl IntoView {
    let Shown { id, made_on, added, new, same, refused, settings } = shown;
    let mut verdict = match added {
        0 => "Nothing in it is new.".to_owned(),
        added => format!("{} can be added.", count(added, ("record", "records"))),
    };
    if !refused.is_empty() {
        verdict.push_str(&format!(" {} not taken.", count(refused.len(), ("is", "are"))));
    }
    let can_add = added > 0 || settings.is_some();
    let settings = settings.map(|(settings, ticked)| {
        let label = format!("Also take over the settings: {}, {}, birthday", settings.name, settings.time_zone);
        view! { <Check name="settings" label=label checked=ticked hint="Your email and password stay as they are here." /> }
    });
    let add = can_add.then(|| {
        let label = if added > 0 { "Add all" } else { "Take the settings over" };
        view! {
            <form method="post" action=format!("/account/import/{id}") class="form" novalidate>
                {settings}
                <p class="actions">
                    <Button label=label kind=Kind::Main />
                    <LinkButton href="/account/import" label="Another file" kind=Kind::Quiet />
                </p>
            </form>
        }
    });
    let new = (!new.is_empty()).then(|| view! { <Margin heading="New">{list(new)}</Margin> });
    let same = (!same.is_empty()).then(|| view! { <Margin heading="Here already">{list(same)}</Margin> });
    let refused = (!refused.is_empty()).then(|| not_taken(refused));
    view! {
        <Breadcrumbs above=above() here="Bring an export in" />
        <Heading title="What would be added" line=format!("From an export of {made_on}. It is held encrypted for a day at most.") />
        <p class="verdict" role="status">{verdict}</p>
        {new}
        {same}
        {refused}
        {add}
    }
    .into_any()
}

fn not_taken(refused: Vec<Refused>) -> impl IntoView {
    let more = refused.len().saturating_sub(DRAWN);
    let more = (more > 0).then(|| view! { <p class="fine">{format!("And {more} more.")}</p> });
    let each = refused.into_iter().take(DRAWN).map(|row| {
        view! {
            <li>
                <b>{format!("{}, “{}”: ", words::upper(&row.what), row.which)}</b>
                {row.why}
            </li>
        }
    });
    view! {
        <Margin heading="Not taken" note="and why">
            <ul class="list">{each.collect_view()}</ul>
            {more}
        </Margin>
    }
    .into_any()
}

pub fn added(id: Uuid, brought: &Brought, problems: Problems) -> impl IntoView + use<> {
    let lines = brought.added.0.iter().map(|(name, rows)| {
        let words = TABLES.iter().find(|table| table.name == name).map_or(("record", "records"), |table| table.words);
        count(rows.len(), words)
    });
    let mut lines: Vec<String> = lines.collect();
    if brought.before.is_some() {
        lines.push("The settings".into());
    }
    view! {
        <Breadcrumbs above=above() here="Bring an export in" />
        <Heading title="What came in" line="It is yours like everything else now." />
        <ErrorSummary problems=problems.summary() />
        <Margin heading="Added">{list(lines)}</Margin>
        <Margin heading="Take it back">
            <form method="post" action=format!("/account/import/{id}/undo") class="form">
                <p>
                    "Everything that came in goes again, with what you changed in it or hung on it since. What was here before stays."
                </p>
                <p class="actions" id="field-undo">
                    <Button label="Take it all back" />
                    <LinkButton href="/" label="Keep it" kind=Kind::Main />
                </p>
            </form>
        </Margin>
    }
    .into_any()
}
