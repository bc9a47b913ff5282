//! Every request and what became of it.

use super::has_changed;
use crate::db::signature_requests::{self as requests, Request, State};
use crate::db::supervision::{self, Session};
use crate::web::error::Result;
use crate::web::page::Page;
use crate::web::supervision::length;
use crate::web::ui::{Breadcrumbs, Column, Empty, Heading, Kind, LinkButton, Margin, Section, Sign, Table};
use crate::web::visitor::SignedIn;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::words::{self, English};
use leptos::prelude::*;

pub async fn list(signed_in: SignedIn) -> Result {
    let (db, owner, english) = (signed_in.db(), signed_in.owner(), signed_in.english());
    let zone = signed_in.account.time_zone;
    let requests = requests::list_requests(db, owner, signed_in.now()).await?;
    let sessions = supervision::list_sessions(db, owner).await?;
    let page = Page::new("Signatures", Section::Growth);
    Ok(page.show(&signed_in.visitor, move || view(&requests, &sessions, english, zone)).await)
}

/// What became of a request, in a few words.
#[must_use]
pub fn became(request: &Request, sessions: &[Session], english: English, zone: Tz) -> String {
    let day = |at: DateTime<Utc>| words::short_date(at.with_timezone(&zone).date_naive(), english);
    let said = match &request.state {
        State::Open => format!("open until {}", day(request.expires_at)),
        State::Expired => format!("ran out on {} without an answer", day(request.expires_at)),
        State::Withdrawn => "withdrawn".into(),
        State::Signed(at, _) => format!("confirmed on {}", day(*at)),
        State::Refused(at, _) => format!("on {} they said that something is not right", day(*at)),
    };
    if matches!(request.state, State::Signed(..)) && has_changed(request, sessions) {
        return format!("{said}, for the earlier figures");
    }
    said
}

fn view(requests: &[Request], sessions: &[Session], english: English, zone: Tz) -> impl IntoView + use<> {
    let content = if requests.is_empty() {
        view! {
            <Empty
                line="Nothing asked yet."
                sentence="Choose sessions, and send your supervisor a link. They need no account."
                href="/supervision/signatures/new"
                action="Ask for a signature"
            />
        }
        .into_any()
    } else {
        let columns = vec![
            Column::words("Asked"),
            Column::words("Who").labelled(),
            Column::number("Sessions"),
            Column::number("Time"),
            Column::words("What became of it").labelled(),
        ];
        let rows = requests.iter().map(|request| {
            let facts = &request.facts;
            vec![
                view! {
                    <a href=format!("/supervision/signatures/{}", request.id)>
                        {words::short_date(facts.made_on, english)}
                    </a>
                }
                .into_any(),
                facts.supervisor.clone().into_any(),
                facts.meetings.len().into_any(),
                length(facts.minutes()).into_any(),
                became(request, sessions, english, zone).into_any(),
            ]
        });
        let rows = rows.collect();
        view! { <Table caption="Requests for a signature" columns=columns rows=rows /> }.into_any()
    };
    view! {
        <Breadcrumbs above=vec![("Supervision".into(), "/supervision".into())] here="Signatures" />
        <Heading title="Signatures" line="Hours that others confirm, by a link and without an account.">
            <LinkButton href="/supervision/signatures/new" label="Ask for a signature" kind=Kind::Main sign=Sign::Plus />
        </Heading>
        <Margin heading="Requests">{content}</Margin>
    }
    .into_any()
}
