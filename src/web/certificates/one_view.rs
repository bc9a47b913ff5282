//! The page of one certificate: the paper at the left, the form that it fills in beside it, and what may be proved already.

use crate::db::activities::Activity;
use crate::db::certificates::{Certificate, Media, Spot};
use crate::web::activities::choices::Choices;
use crate::web::activities::counts::{self, IfSaved};
use crate::web::activities::draft::Draft;
use crate::web::activities::{form_view, more_view};
use crate::web::form::Problems;
use crate::web::ui::{
    Breadcrumbs, Button, EnterSaves, ErrorSummary, Heading, Kind, LinkButton, Margin, Quote, Select, Sign,
};
use chrono::NaiveDate;
use domain::reading::Status;
use domain::words::{self, English};
use leptos::prelude::*;
use std::sync::Arc;
use uuid::Uuid;

/// Pages shown at once; the others are in the original.
const SHOWN: u32 = 5;

pub struct Shown {
    pub certificate: Certificate,
    pub draft: Draft,
    pub problems: Problems,
    pub choices: Choices,
    /// What it would count for.
    pub counts: IfSaved,
    /// The learning that it proves.
    pub proves: Vec<Activity>,
    /// Other learning, and whether it is likely to be what is proved where anything speaks for it; that first.
    pub others: Vec<(Option<bool>, Activity)>,
    /// Another certificate that says the same.
    pub same: Option<(Uuid, String)>,
    pub english: English,
    /// The day the certificate came.
    pub came_on: NaiveDate,
}

pub fn view(shown: Shown) -> impl IntoView {
    let above = vec![("Learning".into(), "/activities".into()), ("Certificates".into(), "/certificates".into())];
    let proven = !shown.proves.is_empty();
    let title = if proven { "A certificate" } else { "Check what we read from the certificate" };
    let line = if proven { "It is kept with the learning it proves.".to_owned() } else { told(&shown) };
    let paper = paper(&shown.certificate, shown.came_on, shown.english);
    let problems = shown.problems.summary();
    let before = (!proven).then(|| likely(&shown));
    let after = elsewhere(&shown);
    let beside = if proven {
        let proves = proves(&shown);
        view! { <div class="beside">{paper} {proves}</div> }.into_any()
    } else {
        let Shown { certificate, draft, problems, choices, counts, .. } = shown;
        form(certificate.id, paper.into_any(), draft, problems, choices, counts).into_any()
    };
    view! {
        <Breadcrumbs above=above here=if proven { "Certificate" } else { "Check" } />
        <Heading title=title line=line />
        <ErrorSummary problems=problems />
        {before}
        {beside}
        {after}
    }
    .into_any()
}

/// "Ten fields read. Nothing is saved until you say so."
fn told(shown: &Shown) -> String {
    let marks = &shown.draft.marks;
    let count = i64::try_from(marks.count()).unwrap_or(0);
    let read = match (shown.certificate.status, count) {
        (Status::NotCertificate, 0) => "This does not look like a certificate.".to_owned(),
        (_, 0) => "Its words could not be read: type in what it says.".to_owned(),
        (_, count) if marks.is_doubtful() => {
            format!("{} read from a picture, each to check.", words::upper(&words::count(count, "field", "fields")))
        }
        (_, count) => format!("{} read.", words::upper(&words::count(count, "field", "fields"))),
    };
    format!("{read} Nothing is saved until you say so.")
}

fn paper(certificate: &Certificate, came_on: NaiveDate, english: English) -> impl IntoView + use<> {
    let id = certificate.id;
    let pages = certificate.pages;
    let each = (1..=pages.min(SHOWN)).map(|number| {
        let alt = if pages == 1 { "The certificate".to_owned() } else { format!("Page {number} of {pages}") };
        let loading = (number > 1).then_some("lazy");
        view! {
            <div class="paper page-image">
                <img src=format!("/certificates/{id}/page/{number}") alt=alt loading=loading />
                {marked(&certificate.stated.spots, number)}
            </div>
        }
    });
    let mail = (certificate.media == Media::Mail).then(|| {
        let note = certificate.stated.note.clone().unwrap_or_default();
        view! {
            <div class="paper">
                <Quote words=note source="The mail" />
            </div>
        }
    });
    let pages = (pages > 0).then(|| format!(", {}", words::count(i64::from(pages), "page", "pages")));
    // A name read from a picture is often misread.
    let attendee = certificate.stated.attendee.clone().filter(|_| certificate.status == Status::Ok);
    let name = attendee.map(|name| view! { <p>{format!("Made out to {name}.")}</p> });
    let came = words::date(came_on, english);
    view! {
        <figure>
            {each.collect_view()}
            {mail}
            <figcaption>
                <p>{certificate.name.clone()} {pages}</p>
                {name}
                <p class="fine">{format!("Here since {came}, kept encrypted.")}</p>
                <p class="actions">
                    <LinkButton
                        href=format!("/certificates/{id}/original")
                        label="Original"
                        kind=Kind::Quiet
                        sign=Sign::Download
                    />
                    <LinkButton href=format!("/certificates/{id}/remove") label="Remove" kind=Kind::Quiet />
                </p>
            </figcaption>
        </figure>
    }
    .into_any()
}

/// What was read, where it stands on the page: the same words are in the form.
fn marked(spots: &[Spot], number: u32) -> impl IntoView + use<> {
    let each = spots.iter().filter(|spot| spot.page == number).map(|spot| {
        let Spot { left, top, width, height, .. } = *spot;
        let foot = top.saturating_add(height);
        view! {
            <rect x=left y=top width=width height=height />
            <path d=format!("M{left} {foot}h{width}") />
        }
    });
    view! {
        <svg class="spots" viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
            {each.collect_view()}
        </svg>
    }
    .into_any()
}

/// The paper, the fields, and what it would count for: one form, beside each other where there is room.
fn form(id: Uuid, paper: AnyView, draft: Draft, problems: Problems, choices: Choices, found: IfSaved) -> impl IntoView {
    let choices = Arc::new(choices);
    view! {
        <form method="post" action=format!("/certificates/{id}") class="beside" novalidate>
            <EnterSaves />
            {paper}
            <div>
                <input type="hidden" name="id" value=draft.id.clone() />
                {form_view::what(draft.clone(), problems.clone(), choices.clone())}
                {form_view::how_long(draft.clone(), problems.clone())}
                {form_view::topics(draft.clone(), problems.clone(), choices.clone())}
                {form_view::approvals(draft.clone(), problems.clone(), choices.clone())}
                {form_view::goals(draft.clone(), choices.clone())}
                {more_view::rest(draft, problems, choices)}
            </div>
            <aside aria-label="If you save this">
                <h2>"If you save this"</h2>
                {counts::view(Some(found))}
                <p class="actions">
                    <Button label="Save to Learning" kind=Kind::Main />
                    <a class="button quiet" href="/certificates">
                        "Not now"
                    </a>
                </p>
                <p class="fine">"You can change or delete it later. The original file is kept with it."</p>
            </aside>
        </form>
    }
    .into_any()
}

/// What it proves, where it proves something.
fn proves(shown: &Shown) -> impl IntoView + use<> {
    let id = shown.certificate.id;
    let english = shown.english;
    let each = shown.proves.iter().map(|activity| {
        let facts = &activity.facts;
        view! {
            <li>
                <a href=format!("/activities/{}", activity.id)>{facts.title.clone()}</a>
                ", "
                {words::date(facts.completed_on, english)}
                " "
                <form method="post" action=format!("/certificates/{id}/detach") class="inline">
                    <input type="hidden" name="activity" value=activity.id.to_string() />
                    <Button
                        label="Take from it"
                        kind=Kind::Quiet
                        spoken=format!("Take the certificate from “{}”", facts.title)
                    />
                </form>
            </li>
        }
    });
    view! {
        <section aria-labelledby="proves">
            <h2 id="proves">"It proves"</h2>
            <ul class="list">{each.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// What is probably here already: said before the form is filled in for nothing.
fn likely(shown: &Shown) -> impl IntoView + use<> {
    let id = shown.certificate.id;
    let english = shown.english;
    let same = shown.same.clone().map(|(other, name)| {
        view! { <p>"It says the same as " <a href=format!("/certificates/{other}")>{name}</a> "."</p> }
    });
    let very = shown.others.iter().filter(|(likely, _)| *likely == Some(true)).map(|(_, activity)| {
        let facts = &activity.facts;
        view! {
            <form method="post" action=format!("/certificates/{id}/attach") class="actions">
                <p>
                    "You may have this already: "
                    <a href=format!("/activities/{}", activity.id)>{facts.title.clone()}</a>
                    ", "
                    {words::date(facts.completed_on, english)}
                    "."
                </p>
                <input type="hidden" name="activity" value=activity.id.to_string() />
                <Button label="Keep it with that" spoken=format!("Keep it with “{}”", facts.title) />
            </form>
        }
    });
    let very = very.collect_view();
    view! {
        {same}
        {very}
    }
    .into_any()
}

/// Any other learning that it proves, likely ones first.
fn elsewhere(shown: &Shown) -> impl IntoView + use<> {
    let id = shown.certificate.id;
    let english = shown.english;
    let options = shown.others.iter().map(|(_, activity)| {
        let facts = &activity.facts;
        (activity.id.to_string(), format!("{}, {}", words::short_date(facts.completed_on, english), facts.title))
    });
    let options: Vec<(String, String)> = options.collect();
    let heading = if shown.proves.is_empty() { "Is it there already?" } else { "Does it prove more?" };
    (!options.is_empty()).then(|| {
        view! {
            <Margin heading=heading>
                <form method="post" action=format!("/certificates/{id}/attach") class="form">
                    <Select name="activity" label="Learning that it proves" options=options blank="Choose" />
                    <p class="actions">
                        <Button label="Keep it with that" />
                    </p>
                </form>
            </Margin>
        }
        .into_any()
    })
}
