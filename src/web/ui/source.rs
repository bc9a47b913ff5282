//! Where a rule comes from: what, year; old pages and those that are not the board's own are flagged.

use super::{Icon, Sign};
use leptos::prelude::*;

#[component]
pub fn Source(
    #[prop(into)] name: String,
    #[prop(optional, into)] href: Option<String>,
    /// "2016", "April 2023"
    #[prop(optional, into)]
    when: String,
    /// Over five years old: worth confirming.
    #[prop(optional)]
    old: bool,
    /// Not the board's own page.
    #[prop(optional)]
    second_hand: bool,
) -> impl IntoView {
    let name = match href {
        Some(href) => view! {
            <a href=href rel="noreferrer">
                {name}
            </a>
        }
        .into_any(),
        None => name.into_any(),
    };
    let words = match (old, second_hand) {
        (true, true) => format!(", a page from {when}, not the board's: worth confirming"),
        (true, false) => format!(", a page from {when}: worth confirming"),
        (false, true) if when.is_empty() => ", not the board's own page".to_owned(),
        (false, true) => format!(", {when}, not the board's own page"),
        (false, false) if when.is_empty() => String::new(),
        (false, false) => format!(", {when}"),
    };
    let flag = (old || second_hand).then(|| view! { <Icon sign=Sign::Undecided /> });
    view! {
        <span class="source">
            {flag} <span>{name} {words}</span>
        </span>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_page_is_flagged_as_worth_confirming() {
        let html = view! { <Source name="NYSED update" href="https://example.org" when="2016" old=true /> }.to_html();
        assert!(html.contains("a page from 2016: worth confirming") && html.contains("icon look"), "{html}");
        let fresh = view! { <Source name="NYSED notice" when="April 2023" /> }.to_html();
        assert!(fresh.contains(", April 2023") && !fresh.contains("confirming"));
    }
}
