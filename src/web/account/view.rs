//! The account page and the page that asks before removing it.

use super::Draft;
use crate::web::form::Problems;
use crate::web::passwords;
use crate::web::time_zones;
use crate::web::ui::{Check, ErrorSummary, Field, Select};
use leptos::prelude::*;

pub fn account(draft: Draft, problems: Problems, email: String, sample: bool, keeps_server: bool) -> impl IntoView {
    view! {
        <h1>"Your account"</h1>
        <p class="lead">{if sample { "A sample account, for looking around.".to_owned() } else { email }}</p>
        <ErrorSummary problems=problems.summary() />
        {about_you(&draft, &problems)}
        {(!sample).then(|| password(&problems))}
        <section class="margin">
            <h2>"Devices and data"</h2>
            <div>
                <p>
                    <a href="/account/sessions">"Where you are signed in"</a>
                </p>
                <p>
                    <a href="/allowed-words">"Words the guard leaves alone"</a>
                </p>
                <p>
                    <a href="/calendar">"Your dates in a calendar"</a>
                </p>
                <p>
                    <a href="/reminders">"Reminders by mail"</a>
                </p>
                <p>
                    <a href="/tokens">"Access for programs"</a>
                </p>
                {keeps_server
                    .then(|| {
                        view! {
                            <p>
                                <a href="/server">"This server"</a>
                            </p>
                        }
                    })}
                <p>
                    <a href="/account/export">"Take everything with you"</a>
                </p>
                <p>
                    <a href="/account/import">"Bring an export in"</a>
                </p>
                <p>
                    <a href="/account/remove">
                        {if sample { "Remove the sample account" } else { "Remove this account and everything in it" }}
                    </a>
                </p>
            </div>
        </section>
    }
}

fn about_you(draft: &Draft, problems: &Problems) -> impl IntoView + use<> {
    let spellings = [("american", "American (license, practice)"), ("british", "British (licence, practise)")];
    let spellings = spellings.map(|(slug, label)| (slug.to_owned(), label.to_owned())).to_vec();
    view! {
        <section class="margin">
            <h2>"About you"</h2>
            <form method="post" action="/account" class="form" novalidate>
                <Field name="name" label="What we may call you" value=draft.name.clone() error=problems.of("name") />
                <Select name="english" label="Spelling and dates" options=spellings value=draft.english.clone() />
                <Select
                    name="time_zone"
                    label="Time zone"
                    options=zones(&draft.time_zone)
                    value=draft.time_zone.clone()
                    error=problems.of("time_zone")
                />
                <fieldset class="row">
                    <legend>"Birthday, without the year"</legend>
                    <p class="hint">"Some boards count from it. Leave it out if yours does not."</p>
                    <Field
                        name="birth_month"
                        label="Month"
                        inputmode="numeric"
                        value=draft.birth_month.clone()
                        error=problems.of("birth_month")
                    />
                    <Field
                        name="birth_day"
                        label="Day"
                        inputmode="numeric"
                        value=draft.birth_day.clone()
                        error=problems.of("birth_day")
                    />
                </fieldset>
                <p class="actions">
                    <button class="button main">"Save"</button>
                </p>
            </form>
        </section>
    }
}

/// The zones offered, and the one that is set if it is another.
fn zones(set: &str) -> Vec<(String, String)> {
    let mut zones = time_zones::options();
    if !zones.iter().any(|(zone, _)| zone == set) {
        zones.push((set.to_owned(), set.to_owned()));
    }
    zones
}

fn password(problems: &Problems) -> impl IntoView + use<> {
    view! {
        <section class="margin">
            <h2>"Password"</h2>
            <form method="post" action="/account/password" class="form" novalidate>
                <Field
                    name="password"
                    label="Present password"
                    kind="password"
                    error=problems.of("password")
                    autocomplete="current-password"
                />
                <Field
                    name="new_password"
                    label="New password"
                    kind="password"
                    hint=format!("At least {} characters.", passwords::SHORTEST)
                    error=problems.of("new_password")
                    autocomplete="new-password"
                />
                <Check
                    name="end_access"
                    label="End the access of programs and of your calendar as well"
                    hint="Other devices are signed out in any case. Untick this if programs and your calendar should go on."
                    checked=true
                />
                <p class="actions">
                    <button class="button">"Change the password"</button>
                </p>
            </form>
        </section>
    }
}

pub fn remove(problems: Problems, sample: bool) -> impl IntoView {
    view! {
        <h1>"Remove everything?"</h1>
        <p class="lead">
            "Your licenses, learning, goals and words go from this server now: first the key that reads them, then every row. They cannot be brought back."
        </p>
        <p>
            <a href="/account/export">"Take everything with you"</a>
            " first, if you may want it again. Afterwards you get a receipt."
        </p>
        <ErrorSummary problems=problems.summary() />
        <form method="post" action="/account/remove" class="form" novalidate>
            {(!sample)
                .then(|| {
                    view! {
                        <Field
                            name="password"
                            label="Your password"
                            kind="password"
                            error=problems.of("password")
                            autocomplete="current-password"
                        />
                    }
                })}
            <p class="actions">
                <button class="button">"Remove everything"</button>
                <a class="button quiet" href="/account">
                    "Keep it"
                </a>
            </p>
        </form>
    }
}
