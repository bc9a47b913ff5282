//! The page that closes a cycle: what it came to, what carries over, what is kept, and the day.

use super::Draft;
use crate::web::form::Problems;
use crate::web::ui::{Breadcrumbs, Button, DateField, ErrorSummary, Heading, Icon, Kind, LinkButton, Margin, Sign};
use chrono::NaiveDate;
use leptos::prelude::*;
use uuid::Uuid;

pub struct Drawn {
    pub id: Uuid,
    pub title: String,
    pub to_close: Option<ToClose>,
    pub draft: Draft,
    pub problems: Problems,
}

/// The cycle that may be closed, in words.
pub struct ToClose {
    pub span: String,
    pub end: NaiveDate,
    pub lead: String,
    pub rest: String,
    pub open: Vec<String>,
    pub carry: String,
    /// Its last day, while that is still to come.
    pub runs_until: Option<String>,
    pub next_end: Option<String>,
}

pub fn view(drawn: Drawn) -> impl IntoView {
    let Drawn { id, title, to_close, draft, problems } = drawn;
    let back = format!("/licences/{id}");
    let Some(cycle) = to_close else {
        return view! {
            <Breadcrumbs above=vec![(title, back.clone())] here="Renewal" />
            <Heading
                title="There is no period to close"
                line="Either the rules look back from any day, or the end of the period is not known, or the next period has not begun."
            >
                <LinkButton href=back label="Back to the license" />
            </Heading>
            <ErrorSummary problems=problems.summary() />
        }
        .into_any();
    };
    let (carry, end) = (cycle.carry.clone(), cycle.end.to_string());
    view! {
        <Breadcrumbs above=vec![(title.clone(), back.clone())] here="Renewal" />
        <Heading title=format!("Record the renewal of {title}") line=format!("The period from {}.", cycle.span) />
        <ErrorSummary problems=problems.summary() />
        {what_it_came_to(&cycle)}
        <Margin heading="What carries over">
            <p>{carry}</p>
        </Margin>
        {what_is_kept(&cycle)}
        <Margin heading="The day">
            <form method="post" action=format!("/licences/{id}/renewals/new") class="form" novalidate>
                <input type="hidden" name="id" value=draft.id.clone() />
                <input type="hidden" name="cycle_end" value=end />
                <DateField
                    name="renewed_on"
                    label="Renewed on"
                    hint="The day your board received or confirmed it."
                    value=draft.renewed_on
                    error=problems.of("renewed_on")
                />
                <p class="actions">
                    <Button label="Record the renewal" kind=Kind::Main />
                    <LinkButton href=back label="Not yet" kind=Kind::Quiet />
                </p>
            </form>
        </Margin>
    }
    .into_any()
}

fn what_it_came_to(cycle: &ToClose) -> AnyView {
    let open = cycle.open.iter().map(|line| {
        view! {
            <li>
                <Icon sign=Sign::ToDo />
                <span>{line.clone()}</span>
            </li>
        }
    });
    let open = (!cycle.open.is_empty()).then(|| {
        view! {
            <ul class="todo">{open.collect_view()}</ul>
            <p class="small">
                "By the rules we hold this is still open. If your board renewed the license all the same, record it: what is kept says so too."
            </p>
        }
    });
    let (lead, rest) = (cycle.lead.clone(), cycle.rest.clone());
    view! {
        <Margin heading="What it came to">
            <p class="answer">
                <b>{lead}</b>
                " "
                {rest}
            </p>
            {open}
        </Margin>
    }
    .into_any()
}

fn what_is_kept(cycle: &ToClose) -> AnyView {
    let runs = cycle.runs_until.clone().map(|day| {
        view! {
            <p>
                {format!(
                    "The period runs until {day}. Learning that you add later for these days is not part of what is kept: record the renewal when nothing more is to come, or take it back and record it again.",
                )}
            </p>
        }
    });
    let next = cycle.next_end.clone().map(|day| format!(" The license then ends on {day}.")).unwrap_or_default();
    view! {
        <Margin heading="What is kept">
            <p>
                {format!(
                    "The ledger as it stands today, with the rules it was counted by. It does not change any more, and you can print it.{next} You can take this back while it is the last period closed.",
                )}
            </p>
            {runs}
        </Margin>
    }
    .into_any()
}
