//! Someone's own words: serif italic, with where they come from under them.

use super::{Icon, Sign};
use leptos::prelude::*;

#[component]
pub fn Quote(
    #[prop(into)] words: String,
    /// "Challenge, March"
    #[prop(into)]
    source: String,
    /// A turning point that the therapist placed.
    #[prop(optional)]
    turning_point: bool,
) -> impl IntoView {
    view! {
        <figure class="quote">
            <blockquote>{words}</blockquote>
            <figcaption>{turning_point.then(|| view! { <Icon sign=Sign::Flag /> })} <span>{source}</span></figcaption>
        </figure>
    }
    .into_any()
}
