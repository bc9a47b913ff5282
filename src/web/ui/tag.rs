//! A fact: a shape and words, no border. A choice is a `Chip`.

use super::{Icon, Sign};
use leptos::prelude::*;

#[component]
pub fn Tag(
    sign: Sign,
    /// The strong part: "Counts in part".
    #[prop(optional, into)]
    strong: String,
    #[prop(optional, into)] words: String,
) -> impl IntoView {
    view! {
        <span class="tag">
            <Icon sign=sign />
            <span>{(!strong.is_empty()).then(|| view! { <b>{strong}</b> })} {words}</span>
        </span>
    }
    .into_any()
}
