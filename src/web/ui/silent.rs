//! The rules do not say: no bar, no zero, a question, and whom to ask.

use super::{Icon, Sign};
use leptos::prelude::*;

#[component]
pub fn Silent(
    /// "Carry-over: not in our copy."
    #[prop(into)]
    words: String,
    #[prop(optional, into)] href: Option<String>,
    #[prop(default = "Ask the board".into(), into)] action: String,
) -> impl IntoView {
    view! {
        <p class="tag silent">
            <Icon sign=Sign::Undecided />
            <span>{words} " " {href.map(|href| view! { <a href=href>{action}</a> })}</span>
        </p>
    }
    .into_any()
}
