//! All reflections, newest first, in pages; on top what is asked after learning, with a way to set it aside.

use super::about::Records;
use super::asked::{Asked, asked};
use super::beside::line;
use crate::db::follow_ups;
use crate::db::reflections::{self, Reflection};
use crate::web::error::Result;
use crate::web::page::Page;
use crate::web::ui::{Breadcrumbs, Button, Empty, Heading, Kind, LinkButton, Pager, Section, Sign};
use crate::web::visitor::SignedIn;
use axum::extract::Query;
use domain::words::English;
use leptos::prelude::*;
use serde::Deserialize;

/// Reflections on a page.
const PAGE: u64 = 20;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    page: String,
}

struct Drawn {
    page: u64,
    count: u64,
    shown: Vec<(Reflection, Vec<(String, String)>)>,
    asked: Vec<Asked>,
    english: English,
}

pub async fn list(signed_in: SignedIn, Query(wanted): Query<Wanted>) -> Result {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let records = Records::load(&signed_in).await?;
    let follow_ups = follow_ups::list_follow_ups(db, owner).await?;
    // No account fills a million pages; the bound keeps the sum below within what a database takes.
    let page = wanted.page.parse::<u64>().unwrap_or(1).clamp(1, 1_000_000);
    let (all, count) = reflections::list_reflections(db, owner, (page - 1) * PAGE, PAGE).await?;
    let shown = all.into_iter().map(|reflection| {
        let named = records.named(&reflection);
        (reflection, named)
    });
    let drawn = Drawn {
        page,
        count,
        shown: shown.collect(),
        asked: asked(&records.activities, &records.goals, &follow_ups, signed_in.today),
        english: signed_in.english(),
    };
    let page = Page::new("Reflections", Section::Growth);
    Ok(page.show(&signed_in.visitor, move || view(drawn)).await)
}

fn view(drawn: Drawn) -> impl IntoView {
    let Drawn { page, count, shown, asked, english } = drawn;
    let (aside, open): (Vec<Asked>, Vec<Asked>) = asked.into_iter().partition(|asked| asked.is_set_aside);
    let from = (page - 1) * PAGE;
    let to = from + u64::try_from(shown.len()).unwrap_or(0);
    let previous = (page > 1).then(|| format!("/reflections?page={}", page - 1));
    let next = (to < count && !shown.is_empty()).then(|| format!("/reflections?page={}", page + 1));
    let words = format!("{} to {to} of {count}", (from + 1).min(to));
    let list = if count == 0 {
        view! {
            <Empty
                line="Nothing written yet."
                sentence="Three questions take two minutes, on the phone too."
                href="/reflections/new?form=quick"
                action="Write a quick note"
            />
        }
        .into_any()
    } else {
        let lines = shown.iter().map(|(reflection, named)| line(reflection, about(named))).collect_view();
        view! {
            <section>
                <h2>"Written"</h2>
                <ul class="offers">{lines}</ul>
                <Pager words=words previous=previous next=next />
            </section>
        }
        .into_any()
    };
    view! {
        <Breadcrumbs above=vec![("Growth".into(), "/growth".into())] here="Reflections" />
        <Heading title="Reflections" line="What you made of what met you. Only you can read them.">
            <LinkButton href="/reflections/new" label="Write a reflection" kind=Kind::Main sign=Sign::Plus />
        </Heading>
        {questions("When you have a few minutes", open, english, false)}
        {list}
        {questions("Set aside", aside, english, true)}
    }
    .into_any()
}

fn about(named: &[(String, String)]) -> AnyView {
    let each = named.iter().enumerate().map(|(place, (href, words))| {
        let before = if place > 0 { " · " } else { "" };
        view! {
            {before}
            <a href=href.clone()>{words.clone()}</a>
        }
    });
    let each = each.collect_view();
    (!named.is_empty()).then(|| view! { <p class="fine">{each}</p> }).into_any()
}

fn questions(heading: &'static str, asked: Vec<Asked>, english: English, aside: bool) -> AnyView {
    if asked.is_empty() {
        return ().into_any();
    }
    let each = asked.into_iter().map(|asked| {
        let (path, short) = (asked.path(), asked.short());
        let buttons = if aside {
            let spoken = format!("Ask again: {short}");
            view! {
                <form method="post" action=format!("{path}/ask-again")>
                    <Button label="Ask again" kind=Kind::Quiet spoken=spoken />
                </form>
            }
            .into_any()
        } else {
            let spoken = format!("{}: {short}", asked.action());
            let away = format!("Set aside: {short}");
            view! {
                <LinkButton href=asked.href() label=asked.action() spoken=spoken />
                <form method="post" action=format!("{path}/set-aside")>
                    <Button label="Set aside" kind=Kind::Quiet spoken=away />
                </form>
            }
            .into_any()
        };
        view! {
            <li>
                <div>
                    <h3>{asked.what()}</h3>
                    <p>{asked.why(english)}</p>
                </div>
                <div class="actions">{buttons}</div>
            </li>
        }
        .into_any()
    });
    let each = each.collect_view();
    view! {
        <section class="owed">
            <h2>{heading}</h2>
            <ul>{each}</ul>
        </section>
    }
    .into_any()
}
