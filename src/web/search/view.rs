//! The question, and what was found: what it is and when, its title, and the words around the first hit.

use super::entry::Entry;
use super::{ADDRESS, SHOWN};
use crate::web::form::Problems;
use crate::web::ui::{Button, ErrorSummary, Field, Heading, Kind};
use domain::search::{Piece, Query};
use domain::words::{self, English};
use leptos::prelude::*;

/// A hit as it is shown.
pub struct Found {
    entry: Entry,
    title: Vec<Piece>,
    excerpt: Option<Vec<Piece>>,
}

impl Found {
    pub fn of(query: &Query, entry: &Entry) -> Self {
        let title = query.excerpt(&entry.title);
        let title = title.unwrap_or_else(|| vec![Piece { words: entry.title.clone(), hit: false }]);
        let excerpt = entry.texts.iter().find_map(|text| query.excerpt(text));
        Self { entry: entry.clone(), title, excerpt }
    }
}

pub fn view(
    question: String,
    problems: &Problems,
    found: Option<(Vec<Found>, usize)>,
    english: English,
) -> impl IntoView + use<> {
    let answer = found.map(|(found, count)| {
        let told = match count {
            0 => "Nothing of yours has all of these words. Try fewer of them, or the beginning of one.".to_owned(),
            1 => "One entry has all of these words.".to_owned(),
            SHOWN.. if count > SHOWN => {
                format!("{count} entries have all of these words; the closest {SHOWN} are shown. One more word narrows them down.")
            }
            _ => format!("{count} entries have all of these words."),
        };
        let rows = found.into_iter().map(|found| row(found, english)).collect_view();
        view! {
            <section id="answer" aria-label="What was found">
                <p role="status">{told}</p>
                <ol class="found">{rows}</ol>
            </section>
        }
    });
    view! {
        <Heading title="Search" line="Everything of yours, private words too. What you look for is written down nowhere." />
        <ErrorSummary problems=problems.summary() />
        <form class="filters" method="post" action=ADDRESS role="search" novalidate>
            <Field name="q" label="Look for" kind="search" value=question error=problems.of("q") />
            <Button label="Search" kind=Kind::Main />
        </form>
        {answer}
    }
    .into_any()
}

fn row(Found { entry, title, excerpt }: Found, english: English) -> impl IntoView {
    let day = entry.day.map(|day| format!(" · {}", words::date(day, english)));
    view! {
        <li>
            <p class="fine">{entry.kind} {day}</p>
            <a href=entry.href>{marked(title)}</a>
            {excerpt.map(|pieces| view! { <p>{marked(pieces)}</p> })}
        </li>
    }
    .into_any()
}

fn marked(pieces: Vec<Piece>) -> AnyView {
    let piece = |Piece { words, hit }: Piece| {
        if hit { view! { <mark>{words}</mark> }.into_any() } else { words.into_any() }
    };
    pieces.into_iter().map(piece).collect_view().into_any()
}
