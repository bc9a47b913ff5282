//! The page of tokens.

use super::Draft;
use crate::db::tokens::{Scope, Token};
use crate::web::form::Problems;
use crate::web::ui::{Breadcrumbs, Button, Check, ErrorSummary, Field, Heading, Kind, Margin};
use domain::words::{self, English};
use leptos::prelude::*;

fn label(scope: Scope, english: English) -> (&'static str, &'static str) {
    let license = english == English::American;
    match scope {
        Scope::ReadLearning => ("Read your learning", "Titles, providers, dates, hours, topics. Never your notes."),
        Scope::WriteLearning => {
            ("Add, change and remove learning", "The same checks as in the form; notes stay as they are.")
        }
        Scope::ReadLicences if license => ("Read your licenses", "What counts, what is open, until when."),
        Scope::ReadLicences => ("Read your licences", "What counts, what is open, until when."),
        Scope::ReadDates => ("Read your dates", "The days that the calendar tells."),
    }
}

pub fn view(
    tokens: Vec<Token>,
    secret: Option<String>,
    draft: Draft,
    problems: Problems,
    english: English,
    zone: chrono_tz::Tz,
) -> impl IntoView {
    let made = secret.map(|secret| {
        view! {
            <Margin heading="The new token" note="only now" private=true>
                <p>
                    <code>{secret}</code>
                </p>
                <p>
                    "Copy it into the program. It can be read here for ten minutes and never again; whoever has it can do what you chose below."
                </p>
            </Margin>
        }
    });
    let each = tokens.into_iter().map(|token| held(token, english, zone)).collect::<Vec<_>>();
    let none = each.is_empty().then(|| view! { <p>"None. No program can read anything here."</p> });
    view! {
        <Breadcrumbs above=vec![("Your account".into(), "/account".into())] here="Access for programs" />
        <Heading
            title="Access for programs"
            line="For a widget on your phone or a spreadsheet of your own. What you wrote about your work is never given to a program."
        />
        <ErrorSummary problems=problems.summary() />
        {made}
        <Margin heading="Your tokens" note="only you" private=true>
            {none}
            <ul class="list">{each}</ul>
        </Margin>
        <Margin heading="Make one">{form(draft, &problems, english)}</Margin>
        <Margin heading="For who writes programs">
            <p>
                "Send the token as " <code>"Authorization: Bearer …"</code> ". Everything that can be asked is described in "
                <a href="/api/v1/openapi.json">"the OpenAPI document"</a> "."
            </p>
        </Margin>
    }
    .into_any()
}

fn held(token: Token, english: English, zone: chrono_tz::Tz) -> AnyView {
    let made = words::short_date(token.created_at.with_timezone(&zone).date_naive(), english);
    let used = match token.used_on {
        Some(day) => format!("last used on {}", words::short_date(day, english)),
        None => "never used".into(),
    };
    let may: Vec<String> = token.scopes.iter().map(|scope| words::lower(label(*scope, english).0)).collect();
    let spoken = format!("End {}", token.name);
    view! {
        <li>
            <form method="post" action=format!("/tokens/{}/remove", token.id) class="row">
                <span>
                    <b>{token.name}</b>
                    {format!(": may {}. Made on {made}, {used}. ", words::and(&may))}
                </span>
                <Button label="End it" kind=Kind::Quiet spoken=spoken />
            </form>
        </li>
    }
    .into_any()
}

fn form(draft: Draft, problems: &Problems, english: English) -> AnyView {
    let scopes = Scope::ALL.map(|scope| {
        let (label, hint) = label(scope, english);
        let checked = draft.scopes.iter().any(|slug| slug == scope.slug());
        view! { <Check name="scopes" label=label value=scope.slug() checked=checked hint=hint /> }
    });
    view! {
        <form method="post" action="/tokens" class="form" novalidate>
            <input type="hidden" name="id" value=draft.id />
            <Field
                name="name"
                label="What it is for"
                hint="Such as “phone widget”. Kept encrypted."
                value=draft.name
                error=problems.of("name")
                guard=problems.catalogue("name")
            />
            <fieldset id="field-scopes">
                <legend>"It may"</legend>
                {problems.of("scopes").map(|problem| view! { <p class="note error">{problem}</p> })}
                {scopes.into_iter().collect_view()}
            </fieldset>
            <p class="actions">
                <Button label="Make a token" kind=Kind::Main />
            </p>
        </form>
    }
    .into_any()
}
