//! What stands on top of a refused form: each problem in words, leading to its field. Takes the focus.

use super::field::field_id;
use leptos::prelude::*;

/// Nothing when there are no problems. Each problem is a field's name and what to do.
#[component]
pub fn ErrorSummary(problems: Vec<(String, String)>) -> impl IntoView {
    let heading = match problems.len() {
        0 => return None,
        1 => "One thing needs another look".to_owned(),
        count => format!("{count} things need another look"),
    };
    let lines = problems.into_iter().map(|(field, problem)| {
        view! {
            <li>
                <a href=format!("#{}", field_id(&field))>{problem}</a>
            </li>
        }
    });
    Some(view! {
        <div class="errors" role="alert" tabindex="-1" autofocus=true>
            <h2>{heading}</h2>
            <ul>{lines.collect_view()}</ul>
        </div>
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_problem_leads_to_its_field() {
        let problems =
            vec![("email".to_owned(), "Your email is needed.".to_owned()), ("a b".to_owned(), "<b>".to_owned())];
        let html = view! { <ErrorSummary problems=problems /> }.to_html();
        assert!(html.contains("href=\"#field-email\"") && html.contains("href=\"#field-a-b\""), "{html}");
        assert!(html.contains("2 things") && html.contains("role=\"alert\"") && !html.contains("<b>"));
    }

    #[test]
    fn no_problems_no_summary() {
        assert!(!view! { <ErrorSummary problems=vec![] /> }.to_html().contains("alert"));
    }
}
