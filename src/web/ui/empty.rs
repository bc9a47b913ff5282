//! Nothing here yet: one line, one sentence, one button. No picture.

use super::{Kind, LinkButton, Sign};
use leptos::prelude::*;

#[component]
pub fn Empty(
    /// "Nothing has met you yet."
    #[prop(into)]
    line: String,
    #[prop(into)] sentence: String,
    #[prop(into)] href: String,
    #[prop(into)] action: String,
    #[prop(optional)] kind: Kind,
) -> impl IntoView {
    view! {
        <div class="empty">
            <p class="line">{line}</p>
            <p>{sentence}</p>
            <LinkButton href=href label=action kind=kind sign=Sign::Plus />
        </div>
    }
    .into_any()
}
