//! One request: what is confirmed, by whom, and whether the log still says the same.

use super::list::became;
use super::{find, has_changed};
use crate::db::signature_requests::{Frozen, Meeting, Request, State};
use crate::db::supervision::{self, Session};
use crate::web::error::Result;
use crate::web::page::Page;
use crate::web::supervision::length;
use crate::web::ui::{Breadcrumbs, Button, Column, Facts, Heading, Margin, Quote, Section, Sign, Table, Tag};
use crate::web::visitor::SignedIn;
use axum::extract::Path;
use chrono_tz::Tz;
use domain::words::{self, English};
use leptos::prelude::*;
use uuid::Uuid;

pub async fn show(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let request = find(&signed_in, id).await?;
    let sessions = supervision::list_sessions(signed_in.db(), signed_in.owner()).await?;
    let (english, zone) = (signed_in.english(), signed_in.account.time_zone);
    let page = Page::new("A signature", Section::Growth);
    Ok(page.show(&signed_in.visitor, move || view(request, &sessions, english, zone)).await)
}

fn view(request: Request, sessions: &[Session], english: English, zone: Tz) -> impl IntoView + use<> {
    let id = request.id;
    let line = format!("{}.", words::upper(&became(&request, sessions, english, zone)));
    let signed = matches!(request.state, State::Signed(..));
    let changed = (signed && has_changed(&request, sessions)).then(|| {
        let words = "A session was changed or removed since. The confirmation is for the earlier figures, below.";
        view! {
            <p>
                <Tag sign=Sign::Warning words=words />
            </p>
        }
    });
    let broken = (!request.intact).then(|| {
        let words = "What is stored no longer has the digest that it was stored with. Do not rely on it.";
        view! {
            <p>
                <Tag sign=Sign::Stop words=words />
            </p>
        }
    });
    let answer = answer(&request.state, english, zone);
    let buttons = match request.state {
        State::Open => view! {
            <form method="post" action=format!("/supervision/signatures/{id}/withdraw") class="actions">
                <Button label="Withdraw the link" />
            </form>
        }
        .into_any(),
        _ => view! {
            <details>
                <summary>"Remove this request"</summary>
                <form method="post" action=format!("/supervision/signatures/{id}/remove") class="actions">
                    <p>"What was answered goes with it. The sessions stay."</p>
                    <Button label="Remove it" />
                </form>
            </details>
        }
        .into_any(),
    };
    let above =
        vec![("Supervision".into(), "/supervision".into()), ("Signatures".into(), "/supervision/signatures".into())];
    let title = format!("Asked of {}", request.facts.supervisor);
    view! {
        <Breadcrumbs above=above here="A signature" />
        <Heading title=title line=line />
        {changed}
        {broken}
        {answer}
        <Margin heading="What is confirmed">
            {meetings(&request.facts, english)}
            {digest(&request.digest)}
        </Margin>
        {buttons}
    }
    .into_any()
}

fn answer(state: &State, english: English, zone: Tz) -> AnyView {
    let (at, signer, heading) = match state {
        State::Signed(at, signer) => (at, signer, "Confirmed by"),
        State::Refused(at, signer) => (at, signer, "Not right, says"),
        _ => return ().into_any(),
    };
    let day = words::date(at.with_timezone(&zone).date_naive(), english);
    let mut rows = vec![("Name".to_owned(), signer.name.clone().into_any())];
    rows.extend(signer.role.clone().map(|role| ("Role".to_owned(), role.into_any())));
    rows.push(("On".to_owned(), day.into_any()));
    let words = signer.words.clone().map(|words| view! { <Quote words=words source="Their words" /> });
    view! {
        <Margin heading=heading>
            {words} <Facts rows=rows />
        </Margin>
    }
    .into_any()
}

/// The frozen sessions as a table, the same for both sides.
pub fn meetings(facts: &Frozen, english: English) -> AnyView {
    let columns = vec![
        Column::words("When"),
        Column::words("How").labelled(),
        Column::number("Time"),
        Column::number("In the group"),
        Column::number("On own practice"),
    ];
    let row = |meeting: &Meeting| {
        let or_dash = |said: Option<String>| said.unwrap_or_else(|| "–".into());
        vec![
            words::short_date(meeting.held_on, english).into_any(),
            meeting.kind().label().into_any(),
            length(meeting.minutes).into_any(),
            or_dash(meeting.group_size.map(|size| size.to_string())).into_any(),
            or_dash(meeting.own_practice_minutes.map(length)).into_any(),
        ]
    };
    let rows = facts.meetings.iter().map(row).collect();
    let totals = vec![
        "All".into_any(),
        words::count(i64::try_from(facts.meetings.len()).unwrap_or(0), "session", "sessions").into_any(),
        length(facts.minutes()).into_any(),
        ().into_any(),
        ().into_any(),
    ];
    view! { <Table caption="Sessions to be confirmed" columns=columns rows=rows totals=Some(totals) /> }.into_any()
}

/// A figure made of every word above: it changes when one of them does.
pub fn digest(digest: &str) -> AnyView {
    let parts = digest.as_bytes().chunks(4).map(|part| String::from_utf8_lossy(part).into_owned());
    let spaced = parts.collect::<Vec<_>>().join(" ");
    view! {
        <p class="fine">
            "Digest of these facts (SHA-256): " <code>{spaced}</code>
            ". Both sides see the same; it would be another if anything were changed."
        </p>
    }
    .into_any()
}
