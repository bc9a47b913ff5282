//! What stands on top of a form that was not saved: each problem in words, leading to its field, or what was kept meanwhile.
//! Takes the focus.

use super::field::field_id;
use crate::web::form::{Late, Summary};
use leptos::prelude::*;

/// Nothing when there are no problems.
#[component]
pub fn ErrorSummary(problems: Summary) -> impl IntoView {
    let Summary { lines, late } = problems;
    let late = late.map(changed);
    let heading = match lines.len() {
        0 => return late,
        1 => "One thing needs another look".to_owned(),
        count => format!("{count} things need another look"),
    };
    let lines = lines.into_iter().map(|(field, problem)| {
        view! {
            <li>
                <a href=format!("#{}", field_id(&field))>{problem}</a>
            </li>
        }
    });
    let lines = lines.collect_view();
    Some(
        view! {
            {late}
            <div class="errors" role="alert" tabindex="-1" autofocus=true>
                <h2>{heading}</h2>
                <ul>{lines}</ul>
            </div>
        }
        .into_any(),
    )
}

/// Calm, and beside what is kept: to compare, and to copy from.
fn changed(late: Late) -> AnyView {
    view! {
        <div class="note" role="alert" tabindex="-1" autofocus=true>
            <p>{late.words}</p>
            <p>
                <a href=late.href target="_blank" rel="noopener">
                    "See what is kept now (opens in a new tab)"
                </a>
            </p>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(lines: Vec<(String, String)>) -> Summary {
        Summary { lines, late: None }
    }

    #[test]
    fn each_problem_leads_to_its_field() {
        let problems =
            vec![("email".to_owned(), "Your email is needed.".to_owned()), ("a b".to_owned(), "<b>".to_owned())];
        let html = view! { <ErrorSummary problems=of(problems) /> }.to_html();
        assert!(html.contains("href=\"#field-email\"") && html.contains("href=\"#field-a-b\""), "{html}");
        assert!(html.contains("2 things") && html.contains("role=\"alert\"") && !html.contains("<b>"));
    }

    #[test]
    fn no_problems_no_summary() {
        assert!(!view! { <ErrorSummary problems=of(vec![]) /> }.to_html().contains("alert"));
    }

    #[test]
    fn what_was_kept_meanwhile_is_one_link_away() {
        let late = Late { words: "Changed since.", href: "/goals/1".into() };
        let html = view! { <ErrorSummary problems=Summary { lines: vec![], late: Some(late) } /> }.to_html();
        assert!(html.contains("Changed since.") && html.contains("href=\"/goals/1\"") && html.contains("_blank"));
    }
}
