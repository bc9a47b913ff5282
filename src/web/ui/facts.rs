//! What is known, name by name, and figures in a line.

use leptos::prelude::*;

/// Rows of a name and what is known; values are views, so that they may hold links.
#[component]
pub fn Facts(rows: Vec<(String, AnyView)>) -> impl IntoView {
    let rows = rows.into_iter().map(|(name, value)| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{value}</dd>
            </div>
        }
    });
    view! { <dl class="facts">{rows.collect_view()}</dl> }.into_any()
}

/// Figures under a bar: "23 counted", "6 planned", "7 open".
#[component]
pub fn Figures(figures: Vec<(String, String)>) -> impl IntoView {
    let figures = figures.into_iter().map(|(number, word)| {
        view! {
            <span>
                <b>{number}</b>
                " "
                {word}
            </span>
            " "
        }
    });
    view! { <p class="figures">{figures.collect_view()}</p> }.into_any()
}
