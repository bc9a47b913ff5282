//! What is owed, three at most: verb first, why, one button. Ours and others' stand in lists of their own.

use super::LinkButton;
use leptos::prelude::*;

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwedTask {
    /// "What have you tried?"
    pub what: String,
    /// "90 days after Mentalizing Under Fire. Three questions."
    pub why: String,
    pub action: String,
    pub href: String,
}

const SHOWN: usize = 3;

/// `more` is where the rest can be seen.
#[component]
pub fn Owed(
    #[prop(into)] heading: String,
    tasks: Vec<OwedTask>,
    #[prop(optional, into)] more: Option<String>,
) -> impl IntoView {
    let rest = tasks.len().saturating_sub(SHOWN);
    let tasks = tasks.into_iter().take(SHOWN).map(|task| {
        let spoken = format!("{}: {}", task.action, task.what);
        view! {
            <li>
                <div>
                    <h3>{task.what}</h3>
                    <p>{task.why}</p>
                </div>
                <LinkButton href=task.href label=task.action spoken=spoken />
            </li>
        }
    });
    let tasks = tasks.collect_view();
    let rest = (rest > 0).then(|| {
        let words = format!("and {rest} more");
        match more {
            Some(href) => view! { <a href=href>{words}</a> }.into_any(),
            None => words.into_any(),
        }
    });
    view! {
        <section class="owed">
            <h2>{heading}</h2>
            <ul>{tasks}</ul>
            {rest.map(|rest| view! { <p class="rest">{rest}</p> })}
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_than_three_are_shown_and_the_rest_is_counted() {
        let task = |number: u8| OwedTask {
            what: format!("Thing {number}"),
            why: String::new(),
            action: "Write".into(),
            href: "/".into(),
        };
        let html = view! { <Owed heading="When you have a few minutes" tasks=(1..=5).map(task).collect() /> }.to_html();
        assert_eq!(html.matches("<li>").count(), 3, "{html}");
        assert!(html.contains("and 2 more") && html.contains("aria-label=\"Write: Thing 1\""));
    }
}
