//! Margin, matter, hairline: a heading in the margin and the matter beside it; and the side column.

use super::{Icon, Sign};
use leptos::prelude::*;

/// A part of a page: its heading stands in the margin.
#[component]
pub fn Margin(
    #[prop(into)] heading: String,
    /// A line under the heading: what, since when, who sees it.
    #[prop(optional, into)]
    note: String,
    /// A name in serif, such as a licence; else a quiet label.
    #[prop(optional)]
    title: bool,
    /// Seen by the owner alone: a lock stands beside the note.
    #[prop(optional)]
    private: bool,
    /// The current goal: the warm wave at its side.
    #[prop(optional)]
    current: bool,
    #[prop(optional, into)] id: Option<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <section class=if current { "margin current" } else { "margin" } id=id>
            <header class=title.then_some("title")>
                <h2>{heading}</h2>
                {(!note.is_empty())
                    .then(|| {
                        view! { <p>{private.then(|| view! { <Icon sign=Sign::Lock /> })} {note}</p> }
                    })}
            </header>
            <div>{children()}</div>
        </section>
    }
    .into_any()
}

/// Matter with a side column. Put an `Aside` after the matter, or first when it should come first on a phone.
#[component]
pub fn Cols(children: Children) -> impl IntoView {
    view! { <div class="cols">{children()}</div> }.into_any()
}

#[component]
pub fn Aside(#[prop(into)] label: String, children: Children) -> impl IntoView {
    view! { <aside aria-label=label>{children()}</aside> }.into_any()
}
