//! The page on which a text is written: its words, how many they are, and the learning that it speaks of.

use super::draft::{Draft, LONGEST};
use super::{Asked, Said, address, lines};
use crate::db::activities::Activity;
use crate::web::documents::chosen::Line;
use crate::web::documents::learning;
use crate::web::documents::period::Period;
use crate::web::documents::records::Records;
use crate::web::form::Problems;
use crate::web::ui::{
    Breadcrumbs, Button, Check, EnterSaves, ErrorSummary, Heading, Kind, LinkButton, Margin, Quote, TextArea,
};
use chrono::NaiveDate;
use domain::words::{self, English};
use leptos::prelude::*;
use uuid::Uuid;

pub struct Drawn {
    pub asked: Asked,
    pub period: Period,
    pub draft: Draft,
    pub problems: Problems,
    pub said: Said,
    pub offers: Vec<Offer>,
    /// What was written for another period, if one could begin with it.
    pub before: Option<(Uuid, NaiveDate)>,
    pub english: English,
}

/// Learning that can be ticked, with the lines of its reflections.
pub struct Offer {
    id: String,
    label: String,
    lines: Vec<Line>,
}

pub fn offers(records: &Records, english: English) -> Vec<Offer> {
    let offer = |activity: &Activity| Offer {
        id: activity.id.to_string(),
        label: learning::line(activity, english),
        lines: lines::about(records, activity),
    };
    records.learning.iter().map(offer).collect()
}

pub fn form(drawn: Drawn) -> impl IntoView {
    let Drawn { asked, period, draft, problems, said, offers, before, english } = drawn;
    let Asked { document, part } = asked;
    let back = period.page(document);
    let crumbs = vec![
        ("Growth".into(), "/growth".into()),
        ("Documents".into(), "/documents".into()),
        (document.title.clone(), back.clone()),
    ];
    let offer = before.map(|(id, from)| {
        let href = format!("{}&begin={id}", address(document, part, period));
        let words = format!("Begin with what you wrote for the period from {}", words::date(from, english));
        view! {
            <p>
                <a href=href>{words}</a>
            </p>
        }
    });
    let remove = (!draft.version.is_empty()).then(|| {
        let href = format!("/document-texts/{}/remove", draft.id);
        view! { <LinkButton href=href label="Remove it" kind=Kind::Quiet /> }
    });
    let line = format!("For the {}, {}.", document.title, period.span(english));
    let note = note(&said, english);
    let matter = matter(asked, &draft, &problems, said);
    let learning = document.speaks_of(part).map(|span| learning_view(span, &draft, offers));
    view! {
        <Breadcrumbs above=crumbs here=part.label() />
        <Heading title=part.label() line=line />
        <ErrorSummary problems=problems.summary() />
        {note}
        {offer}
        <form method="post" action=format!("/documents/{}/{}", document.slug, part.slug()) class="form wide" novalidate>
            <EnterSaves />
            <input type="hidden" name="id" value=draft.id.clone() />
            <input type="hidden" name="version" value=draft.version.clone() />
            <input type="hidden" name="from" value=period.from.to_string() />
            <input type="hidden" name="to" value=period.to.to_string() />
            {matter}
            {learning}
            <p class="actions">
                <Button label="Save" kind=Kind::Main />
                <LinkButton href=back label="Cancel" kind=Kind::Quiet />
                {remove}
            </p>
        </form>
    }
    .into_any()
}

/// What happened to the words in the field.
fn note(said: &Said, english: English) -> Option<AnyView> {
    let status = |words: String| view! { <p role="status">{words}</p> }.into_any();
    match said {
        Said::Nothing => None,
        Said::Begun(from) => Some(status(format!(
            "These are your words for the period from {}. Change what has changed, then save: they are kept for this period by itself.",
            words::date(*from, english)
        ))),
        Said::Put(true) => Some(status(
            "What you ticked stands in the field, below what you wrote. It is kept once you save.".into(),
        )),
        Said::Put(false) => Some(status("Nothing new is ticked to be put in.".into())),
        Said::Stale(_) => Some(
            view! {
                <p class="note" role="alert">
                    "This changed on another device since you opened it. What was saved there stands below yours: take from it what you want to keep, then save. Nothing is replaced before."
                </p>
            }
            .into_any(),
        ),
    }
}

fn matter(asked: Asked, draft: &Draft, problems: &Problems, said: Said) -> AnyView {
    let other = match said {
        Said::Stale(other) if other.facts.words != draft.words => {
            Some(view! { <Quote words=other.facts.words source="Saved on the other device" /> })
        }
        _ => None,
    };
    let most = u32::try_from(LONGEST).unwrap_or(u32::MAX);
    let field = view! {
        <TextArea
            name="words"
            label=asked.part.label()
            value=draft.words.clone()
            error=problems.of("words")
            guard=problems.clinical("words")
            rows=14
            maxlength=most
            most_words=asked.document.most_words(asked.part)
            own=true
        />
    };
    view! {
        <Margin heading="In your own words" note="only you" private=true>
            <p class="hint">"It goes into the document as you save it, and nowhere else."</p>
            {field}
            {other}
        </Margin>
    }
    .into_any()
}

fn learning_view((least, most): (u32, u32), draft: &Draft, offers: Vec<Offer>) -> AnyView {
    let ticked = offers.iter().filter(|offer| draft.activities.contains(&offer.id)).count();
    let line = format!("{least} to {most} activities are asked; {ticked} ticked.");
    if offers.is_empty() {
        return view! {
            <Margin heading="What it speaks of">
                <p>{line}" No learning is recorded for this time."</p>
            </Margin>
        }
        .into_any();
    }
    let rows = offers.into_iter().map(|offer| offer_view(offer, draft)).collect_view();
    view! {
        <Margin heading="What it speaks of">
            <fieldset>
                <legend>{line}</legend>
                {rows}
            </fieldset>
            <p class="hint">"A draft holds what you tick and no other word: what learning was called, its kind and day, and your own lines."</p>
            <p class="actions">
                <Button label="Put what is ticked into the text" name="made" value="draft" />
            </p>
        </Margin>
    }
    .into_any()
}

fn offer_view(offer: Offer, draft: &Draft) -> AnyView {
    let Offer { id, label, lines } = offer;
    let checked = draft.activities.contains(&id);
    let open = lines.iter().any(|line| draft.lines.contains(&line.key));
    let lines = (!lines.is_empty()).then(|| {
        let each = lines.into_iter().map(|line| {
            let checked = draft.lines.contains(&line.key);
            view! { <Check name="lines" value=line.key label=line.label checked=checked hint=line.text /> }
        });
        let each = each.collect_view();
        view! {
            <details open=open>
                <summary>"Your lines on it"</summary>
                {each}
            </details>
        }
    });
    view! {
        <Check name="activities" value=id label=label checked=checked />
        {lines}
    }
    .into_any()
}
