//! What is needed seldom, behind one button: a details element, so that it opens without scripts.

use super::{Icon, Sign};
use leptos::prelude::*;

#[component]
pub fn Menu(
    #[prop(into)] label: String,
    /// Words for those who only hear the button, when the label alone does not say what is behind it.
    #[prop(optional, into)]
    spoken: Option<String>,
    /// In a row of buttons it looks like one.
    #[prop(optional)]
    button: bool,
    /// Links, and forms with a button each.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="menu">
            <summary class=button.then_some("button") aria-label=spoken>
                <span>{label}</span>
                <Icon sign=Sign::Chevron />
            </summary>
            <div>{children()}</div>
        </details>
    }
    .into_any()
}
