//! A bar of filters above a list: a plain GET form, so that its address can be kept.

use leptos::prelude::*;

#[component]
pub fn Filters(
    #[prop(into)] action: String,
    /// "Show"
    #[prop(default = "Show".into(), into)]
    label: String,
    /// Something is filtered: offer to see all.
    #[prop(optional)]
    filtered: bool,
    children: Children,
) -> impl IntoView {
    let all = action.clone();
    view! {
        <form class="filters" method="get" action=action role="search">
            {children()}
            <button class="button">{label}</button>
            {filtered
                .then(|| {
                    view! {
                        <a class="button quiet" href=all>
                            "See all"
                        </a>
                    }
                })}
        </form>
    }
    .into_any()
}
