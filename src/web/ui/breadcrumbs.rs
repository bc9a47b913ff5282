//! The way back: where this page belongs.

use leptos::prelude::*;

/// Words and address of each page above, then what this one is.
#[component]
pub fn Breadcrumbs(above: Vec<(String, String)>, #[prop(into)] here: String) -> impl IntoView {
    let above = above.into_iter().map(|(words, href)| {
        view! {
            <li>
                <a href=href>{words}</a>
            </li>
        }
    });
    view! {
        <nav class="breadcrumbs" aria-label="Where this is">
            <ol>{above.collect_view()} <li aria-current="page">{here}</li></ol>
        </nav>
    }
    .into_any()
}
