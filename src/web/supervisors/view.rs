//! The list of supervisors, and the form of one.

use super::Draft;
use crate::db::supervision::Session;
use crate::db::supervisors::{Role, Supervisor};
use crate::web::form::Problems;
use crate::web::supervision::length;
use crate::web::ui::{
    Breadcrumbs, Button, Column, DateField, Empty, ErrorSummary, Field, Heading, Kind, LinkButton, Margin, Select,
    Sign, Table,
};
use domain::words::{self, English};
use leptos::prelude::*;

pub fn list(supervisors: Vec<Supervisor>, sessions: &[Session], english: English) -> impl IntoView + use<> {
    let content = if supervisors.is_empty() {
        view! {
            <Empty
                line="Nobody yet."
                sentence="Add who supervises you, or the group you consult with, and their hours add up apart."
                href="/supervisors/new"
                action="Add a supervisor"
                kind=Kind::Main
            />
        }
        .into_any()
    } else {
        table(supervisors, sessions, english)
    };
    view! {
        <Breadcrumbs above=vec![("Supervision".into(), "/supervision".into())] here="Supervisors" />
        <Heading title="Supervisors" line="People and groups, and the time with each.">
            <LinkButton href="/supervisors/new" label="Add one" sign=Sign::Plus />
        </Heading>
        <Margin heading="Yours" note="only you" private=true>
            {content}
        </Margin>
    }
    .into_any()
}

fn table(supervisors: Vec<Supervisor>, sessions: &[Session], english: English) -> AnyView {
    let columns = vec![
        Column::words("Name"),
        Column::words("Role").labelled(),
        Column::words("When").labelled(),
        Column::number("Sessions"),
        Column::number("Time"),
    ];
    let rows = supervisors.into_iter().map(|one| {
        let own = sessions.iter().filter(|session| session.facts.supervisor == Some(one.id));
        let (count, minutes) = own.fold((0, 0), |(count, sum), session| (count + 1, sum + session.facts.minutes));
        let day = |day| words::short_date(day, english);
        let when = match (one.facts.since, one.facts.until) {
            (Some(since), Some(until)) => format!("{} to {}", day(since), day(until)),
            (Some(since), None) => format!("since {}", day(since)),
            (None, Some(until)) => format!("until {}", day(until)),
            (None, None) => "not said".into(),
        };
        vec![
            view! { <a href=format!("/supervisors/{}", one.id)>{one.facts.name}</a> }.into_any(),
            one.facts.role.label().into_any(),
            when.into_any(),
            count.into_any(),
            length(minutes).into_any(),
        ]
    });
    let rows = rows.collect();
    view! { <Table caption="Supervisors and groups" columns=columns rows=rows /> }.into_any()
}

pub fn form(title: &'static str, draft: Draft, problems: Problems) -> impl IntoView {
    let is_new = draft.version.is_empty();
    let action = if is_new { "/supervisors/new".to_owned() } else { format!("/supervisors/{}", draft.id) };
    let removal = (!is_new).then(|| {
        view! {
            <form method="post" action=format!("/supervisors/{}/remove", draft.id) class="actions">
                <Button label="Remove" kind=Kind::Quiet />
            </form>
        }
    });
    let roles = Role::ALL.map(|role| (role.slug().to_owned(), role.label().to_owned())).to_vec();
    view! {
        <Breadcrumbs
            above=vec![("Supervision".into(), "/supervision".into()), ("Supervisors".into(), "/supervisors".into())]
            here=title
        />
        <Heading title=title line="Their name may stand in your notes without being asked about." />
        <ErrorSummary problems=problems.summary() />
        <form method="post" action=action class="form" novalidate>
            <input type="hidden" name="id" value=draft.id />
            <input type="hidden" name="version" value=draft.version />
            <Field
                name="name"
                label="Name"
                hint="Kept encrypted. A person, or what the group is called."
                value=draft.name
                error=problems.of("name")
                guard=problems.catalogue("name")
            />
            <Field
                name="credentials"
                label="Credentials"
                hint="As a confirmation should show them."
                value=draft.credentials
                error=problems.of("credentials")
                guard=problems.catalogue("credentials")
            />
            <Select name="role" label="What they are to you" options=roles value=draft.role error=problems.of("role") />
            <div class="pair">
                <DateField name="since" label="Since" value=draft.since error=problems.of("since") />
                <DateField name="until" label="Until" value=draft.until error=problems.of("until") />
            </div>
            <p class="actions">
                <Button label="Save" kind=Kind::Main />
                <LinkButton href="/supervisors" label="Cancel" kind=Kind::Quiet />
            </p>
        </form>
        {removal}
    }
    .into_any()
}
