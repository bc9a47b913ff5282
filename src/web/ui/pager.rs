//! Earlier and later pages of a list, told in words.

use leptos::prelude::*;

#[component]
pub fn Pager(
    /// "21 to 40 of 93"
    #[prop(into)]
    words: String,
    previous: Option<String>,
    next: Option<String>,
) -> impl IntoView {
    (previous.is_some() || next.is_some()).then(|| {
        let step = |href: Option<String>, rel, label| {
            href.map(|href| {
                view! {
                    <a class="button" href=href rel=rel>
                        {label}
                    </a>
                }
            })
        };
        view! {
            <nav class="pager" aria-label="Pages">
                <p>{words}</p>
                {step(previous, "prev", "Previous")}
                {step(next, "next", "Next")}
            </nav>
        }
    })
}
