//! The pages that hold what was typed: to be sent again, to be saved as new, or to be copied.

use super::{Fields, is_words};
use crate::web::ui::{Entrance, Heading, Margin, Quote};
use leptos::prelude::*;
use uuid::Uuid;

const TYPED: &str = "What you typed, to copy";

#[component]
pub fn SignedOut(action: String, fields: Fields, is_form: bool) -> impl IntoView {
    let texts = quotes(&fields).map(|quotes| {
        view! {
            <h2>{TYPED}</h2>
            {quotes}
        }
    });
    let again = is_form.then(|| form(&action, fields, "Send it again"));
    let lead = if is_form {
        "Nothing was saved, and nothing is lost: this page holds what you typed. Sign in in a new tab, come back here, and send it again."
    } else {
        "Nothing was saved. The file is still on your device: sign in, and choose it again."
    };
    view! {
        <Entrance>
            <h1>"You were signed out meanwhile"</h1>
            <p class="lead">{lead}</p>
            <p>
                <a href="/sign-in" target="_blank" rel="noopener">
                    "Sign in, in a new tab"
                </a>
            </p>
            {again}
            {texts}
        </Entrance>
    }
}

/// `new` is where the same form makes a new record.
#[component]
pub fn Removed(fields: Fields, new: Option<&'static str>) -> impl IntoView {
    let texts = quotes(&fields).map(|quotes| view! { <Margin heading=TYPED>{quotes}</Margin> });
    let lead = if new.is_some() {
        "Nothing was saved, and nothing is lost: this page holds what you typed. Save it as new, or copy it from here."
    } else {
        "Nothing was saved, and nothing is lost: this page holds what you typed. Copy it from here to where it belongs now."
    };
    let form = new.map(|new| form(new, as_new(fields), "Save it as new"));
    view! {
        <Heading title="This was removed meanwhile" line="What you changed, or something it names, is not here any more." />
        <p class="lead">{lead}</p>
        {form}
        {texts}
    }
}

/// The fields of a record that has no version yet, under an id of its own.
fn as_new(fields: Fields) -> Fields {
    let others = fields.into_iter().filter(|(name, _)| !matches!(name.as_str(), "id" | "version"));
    std::iter::once(("id".to_owned(), Uuid::now_v7().to_string())).chain(others).collect()
}

fn form(action: &str, fields: Fields, label: &'static str) -> AnyView {
    let hidden = fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
    view! {
        <form method="post" action=action.to_owned() class="form">
            {hidden.collect_view()}
            <p class="actions">
                <button class="button main">{label}</button>
            </p>
        </form>
    }
    .into_any()
}

/// What was typed in words, each piece by itself; nothing where there are none.
fn quotes(fields: &Fields) -> Option<AnyView> {
    let texts: Vec<String> = fields.iter().map(|(_, text)| text.clone()).filter(|text| is_words(text)).collect();
    let some = !texts.is_empty();
    let quotes = texts.into_iter().map(|words| view! { <Quote words=words source="You, just now" /> });
    some.then(|| quotes.collect_view().into_any())
}
