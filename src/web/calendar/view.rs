//! The page of the calendar's address.

use super::ALARMS;
use crate::db::calendar_feeds::{Chosen, Kind};
use crate::web::form::Problems;
use crate::web::ui::{Breadcrumbs, Button, Check, ErrorSummary, Heading, Kind as Look, LinkButton, Margin};
use leptos::prelude::*;

fn label(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Renewals => ("The day a license ends", ""),
        Kind::Periods => ("The last day that hours count", "Left out where it is the day the license ends."),
        Kind::Reviews => ("The day you look at a goal again", "The entry says “Review a learning goal”, never which."),
        Kind::FollowUps => {
            ("The day a training is asked about again", "The entry says “What have you tried?”, never after what.")
        }
        Kind::Courses => ("Planned learning", "The entry says “Planned learning”, unless you choose titles below."),
    }
}

pub fn view(address: Option<String>, chosen: Chosen, problems: Problems) -> impl IntoView {
    let is_there = address.is_some();
    view! {
        <Breadcrumbs above=vec![("Your account".into(), "/account".into())] here="Your dates in a calendar" />
        <Heading
            title="Your dates in a calendar"
            line="A private address that your calendar reads by itself: phone, computer or both. What you wrote stays here."
        />
        <ErrorSummary problems=problems.summary() />
        {address.map(there)}
        <Margin heading=if is_there { "What it tells" } else { "What it shall tell" }>
            <form method="post" action="/calendar" class="form" novalidate>
                {choices(&chosen, problems.of("kinds"))}
                <p class="actions">
                    <Button label=if is_there { "Save" } else { "Make an address" } kind=Look::Main />
                </p>
            </form>
        </Margin>
        <Margin heading="Once, as a file" note="it does not follow later changes">
            <p>"The same dates as they are now, for a calendar that takes no address."</p>
            <p class="actions">
                <LinkButton href="/calendar.ics" label="Download the dates" />
            </p>
        </Margin>
    }
    .into_any()
}

fn there(address: String) -> impl IntoView {
    view! {
        <Margin heading="Your address" note="only you" private=true>
            <p>
                <code>{address}</code>
            </p>
            <p>
                "In your calendar, choose to add a calendar by its address (“subscribe”, “from URL”) and paste it. Whoever has the address sees these dates, so share it with no one."
            </p>
            <form method="post" action="/calendar/address" class="actions">
                <Button label="Make a new address" />
                <Button label="End it" kind=Look::Quiet formaction="/calendar/address/remove" />
            </form>
            <p class="fine">"Either ends this address at once; a calendar may show what it read for some hours more."</p>
        </Margin>
    }
    .into_any()
}

fn choices(chosen: &Chosen, problem: Option<String>) -> impl IntoView + use<> {
    let kinds = Kind::ALL.map(|kind| {
        let (label, hint) = label(kind);
        let checked = chosen.kinds.contains(&kind);
        view! { <Check name="kinds" label=label value=kind.slug() checked=checked hint=hint /> }
    });
    let alarms = ALARMS.map(|days| {
        let checked = chosen.alarms.contains(&days);
        view! { <Check name="alarms" label=format!("{days} days before") value=days.to_string() checked=checked /> }
    });
    view! {
        <fieldset id="field-kinds">
            <legend>"Dates"</legend>
            {problem.map(|problem| view! { <p class="note error">{problem}</p> })}
            {kinds.into_iter().collect_view()}
            <Check name="titles" label="Planned learning by its title" checked=chosen.titles />
        </fieldset>
        <fieldset>
            <legend>"Reminders, in the morning"</legend>
            {alarms.into_iter().collect_view()}
            <p class="hint">"Planned learning, and what is asked after a training, is reminded of at most 7 days before."</p>
        </fieldset>
    }
    .into_any()
}
