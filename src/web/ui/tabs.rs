//! Pages beside each other, such as one's licences.

use leptos::prelude::*;

/// Each tab is words, address, and whether it is the one shown.
#[component]
pub fn Tabs(
    #[prop(into)] label: String,
    tabs: Vec<(String, String, bool)>,
    /// Under other tabs: the warm line stays with those.
    #[prop(optional)]
    quiet: bool,
) -> impl IntoView {
    let tabs = tabs.into_iter().map(|(words, href, here)| {
        view! {
            <a href=href aria-current=here.then_some("page")>
                {words}
            </a>
        }
    });
    view! {
        <nav class=if quiet { "tabs quiet" } else { "tabs" } aria-label=label>
            {tabs.collect_view()}
        </nav>
    }
    .into_any()
}
