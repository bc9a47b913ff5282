//! The page that asks before something is removed: what goes and what stays, then yes or no.

use crate::web::page::Page;
use crate::web::ui::{Button, Heading, Kind, LinkButton, Section};
use crate::web::visitor::SignedIn;
use axum::response::Response;
use leptos::prelude::*;

/// What is about to go.
pub struct Removal {
    pub section: Section,
    /// "Remove this goal?"
    pub title: &'static str,
    /// Above the page where the thing is named; the title else.
    pub heading: Option<String>,
    /// What goes, and what stays.
    pub line: String,
    /// The button that does it.
    pub yes: &'static str,
    /// Where it is done.
    pub action: String,
    /// Where one goes instead.
    pub back: String,
}

impl Removal {
    /// Of what has a page at `there`, removed below it at `/remove`.
    pub fn of(section: Section, title: &'static str, line: impl Into<String>, there: &str) -> Self {
        Self {
            section,
            title,
            heading: None,
            line: line.into(),
            yes: "Remove it",
            action: format!("{there}/remove"),
            back: there.to_owned(),
        }
    }

    /// Back to another page than the thing's own.
    #[must_use]
    pub fn back(self, back: &str) -> Self {
        Self { back: back.to_owned(), ..self }
    }

    pub async fn ask(self, signed_in: &SignedIn) -> Response {
        let Self { section, title, heading, line, yes, action, back } = self;
        let view = move || {
            view! {
                <Heading title=heading.unwrap_or_else(|| title.to_owned()) line=line />
                <form method="post" action=action class="actions">
                    <Button label=yes />
                    <LinkButton href=back label="Keep it" kind=Kind::Quiet />
                </form>
            }
            .into_any()
        };
        Page::new(title, section).show(&signed_in.visitor, view).await
    }
}
