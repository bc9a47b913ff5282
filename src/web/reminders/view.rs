//! The page of reminders, and the small pages behind the links of a mail.

use super::{BEFORE, Draft, WEEKDAYS};
use crate::db::reminders::Reminder;
use crate::web::form::Problems;
use crate::web::ui::{
    Breadcrumbs, Button, Check, ErrorSummary, Field, Heading, Kind, LinkButton, Margin, Outside, Select,
};
use chrono::Weekday;
use leptos::prelude::*;

/// Whether mails can be sent to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sends {
    Yes,
    /// A sample account.
    NotFromSample,
    /// This copy has no mail server.
    NotFromHere,
}

pub fn view(sends: Sends, reminder: Option<Reminder>, draft: Draft, problems: Problems) -> impl IntoView {
    let content = match sends {
        Sends::Yes => form(reminder.as_ref(), draft, &problems),
        Sends::NotFromSample => {
            without("Not from sample data", "A sample account sends no mail; an account of your own does.")
        }
        Sends::NotFromHere => without("Not from this copy", "Whoever keeps this copy has not set up mail."),
    };
    view! {
        <Breadcrumbs above=vec![("Your account".into(), "/account".into())] here="Reminders by mail" />
        <Heading
            title="Reminders by mail"
            line="Names of licenses, dates and open hours. Nothing that you wrote, no titles and no goals: mail can be read on its way."
        />
        <ErrorSummary problems=problems.summary() />
        {content}
    }
    .into_any()
}

fn without(heading: &'static str, why: &'static str) -> AnyView {
    view! {
        <Margin heading=heading>
            <p>{why} " Your own calendar can remind you: it reads your dates by a private address."</p>
            <p class="actions">
                <LinkButton href="/calendar" label="Your dates in a calendar" />
            </p>
        </Margin>
    }
    .into_any()
}

fn form(reminder: Option<&Reminder>, draft: Draft, problems: &Problems) -> AnyView {
    let is_there = reminder.is_some();
    let days = BEFORE.map(|days| {
        let checked = draft.days.contains(&days.to_string());
        view! { <Check name="days" label=format!("{days} days before a date") value=days.to_string() checked=checked /> }
    });
    let weekdays = WEEKDAYS.map(|day| (day.number_from_monday().to_string(), name(day).to_owned())).to_vec();
    let state = reminder.map(state);
    let (wrong_address, wrong_days) = (problems.of("address"), problems.of("days"));
    view! {
        {state}
        <Margin heading=if is_there { "When and where" } else { "Have them sent" }>
            <form method="post" action="/reminders" class="form" novalidate>
                <Field
                    name="address"
                    label="Email"
                    kind="email"
                    hint="It is asked first whether it wants them."
                    value=draft.address
                    error=wrong_address
                />
                <fieldset id="field-days">
                    <legend>"When there is a date"</legend>
                    {wrong_days.map(|problem| view! { <p class="note error">{problem}</p> })}
                    {days.into_iter().collect_view()}
                    <p class="hint">"The end of a license or a period, a review, a follow-up, planned learning."</p>
                </fieldset>
                <Select name="weekday" label="Each week, on" options=weekdays value=draft.weekday blank="No weekly mail" />
                {is_there.then(|| view! { <Check name="paused" label="Pause them for now" checked=!draft.paused.is_empty() /> })}
                <p class="fine">"After seven in the morning, where you live. A mail with nothing to say is not sent."</p>
                <p class="actions">
                    <Button label=if is_there { "Save" } else { "Ask the address" } kind=Kind::Main />
                </p>
            </form>
        </Margin>
    }
    .into_any()
}

fn state(reminder: &Reminder) -> AnyView {
    let (words, again) = match (reminder.confirmed, reminder.facts.paused) {
        (false, _) => {
            ("We sent a mail there. Nothing more comes until its link is opened and answered with yes.", true)
        }
        (true, true) => ("Paused. Nothing comes until you take that back.", false),
        (true, false) => ("They come to this address.", false),
    };
    let address = reminder.facts.address.clone();
    view! {
        <Margin heading="Now" note="only you" private=true>
            <p>
                <b>{address}</b>
            </p>
            <p>{words}</p>
            <form method="post" action="/reminders/again" class="actions">
                {again.then(|| view! { <Button label="Send the question again" /> })}
                <Button label="End the reminders" kind=Kind::Quiet formaction="/reminders/remove" />
            </form>
        </Margin>
    }
    .into_any()
}

fn name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

pub fn ask(action: String) -> AnyView {
    by_mail(
        "Shall reminders come to this address?",
        "Someone who keeps her continuing education here asked for them: dates and open hours, nothing else.",
        Some((action, "Yes, send them here")),
    )
}

pub fn confirmed() -> AnyView {
    by_mail("Reminders come to this address", "Each has a link at its foot that ends them.", None)
}

pub fn ask_end(action: String) -> AnyView {
    by_mail("End the reminders?", "Nothing more comes to this address.", Some((action, "End them")))
}

pub fn ended() -> AnyView {
    by_mail("The reminders have ended", "Nothing more comes to this address.", None)
}

fn by_mail(title: &'static str, line: &'static str, answer: Option<(String, &'static str)>) -> AnyView {
    let answer = answer.map(|(action, label)| {
        view! {
            <form method="post" action=action class="actions">
                <Button label=label kind=Kind::Main />
            </form>
        }
    });
    view! {
        <Outside>
            <Heading title=title line=line />
            {answer}
        </Outside>
    }
    .into_any()
}
