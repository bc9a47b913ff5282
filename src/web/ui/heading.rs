//! The head of a page: its name or its answer, a line under it, and what can be done at the right.

use leptos::prelude::*;

#[component]
pub fn Heading(
    #[prop(into)] title: String,
    /// A line under the title.
    #[prop(optional, into)]
    line: String,
    /// Before the title: a date, a step.
    #[prop(optional, into)]
    above: String,
    /// Buttons at the right.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="heading">
            <div>
                {(!above.is_empty()).then(|| view! { <p class="above">{above}</p> })}
                <h1>{title}</h1>
                {(!line.is_empty()).then(|| view! { <p class="line">{line}</p> })}
            </div>
            {children.map(|children| view! { <div class="actions">{children()}</div> })}
        </header>
    }
    .into_any()
}
