//! The page: the answer in a sentence, then each thing with its state in a word.

use super::lines::{self, Line, MAIL, Part, State};
use crate::web::form::Summary;
use crate::web::ui::{Breadcrumbs, Button, ErrorSummary, Facts, Heading, Margin, Sign, Tag};
use leptos::prelude::*;

/// The field that a refused test mail leads to.
const FIELD: &str = "test-mail";

pub fn view(parts: Vec<Part>, sends: bool, problem: Option<String>) -> impl IntoView {
    let sentence = lines::sentence(&parts);
    let problems = problem.iter().map(|problem| (FIELD.to_owned(), problem.clone())).collect::<Summary>();
    let parts = parts.into_iter().map(|Part { heading, lines }| {
        let rows = lines.into_iter().map(|line| (line.name.clone(), value(line))).collect();
        let test = (sends && heading == MAIL).then(|| test_mail(problem.clone()));
        view! {
            <Margin heading=heading>
                <Facts rows=rows />
                {test}
            </Margin>
        }
    });
    view! {
        <Breadcrumbs above=vec![("Your account".into(), "/account".into())] here="This server" />
        <Heading title="This server" line=sentence />
        <ErrorSummary problems=problems />
        {parts.collect_view()}
        <Margin heading="Who sees this">
            <p>
                "You, since you keep this server: whoever made its first account does. It tells of nobody’s records, and not who has an account. Someone else is let in, and out again, by"
            </p>
            <p>
                <code>"growing-edge account keeper name@example.org"</code>
                <br />
                <code>"growing-edge account keeper name@example.org --end"</code>
            </p>
        </Margin>
    }
    .into_any()
}

fn value(line: Line) -> AnyView {
    let sign = match line.state {
        State::Good => Sign::Done,
        State::Off => Sign::NotYet,
        State::Look => Sign::Warning,
    };
    let help = line.help.map(|(words, typed)| {
        let lines = typed.into_iter().map(|typed| view! { <p><code>{typed}</code></p> }.into_any()).collect_view();
        view! {
            <p>{words}</p>
            {lines}
        }
    });
    view! {
        <Tag sign=sign strong=line.word />
        {(!line.words.is_empty()).then(|| view! { <p>{line.words}</p> })}
        {help}
    }
    .into_any()
}

fn test_mail(problem: Option<String>) -> AnyView {
    view! {
        <form method="post" action="/server" id=format!("field-{FIELD}") tabindex="-1">
            {problem.map(|problem| view! { <p class="note error">{problem}</p> })}
            <p class="actions">
                <Button label="Send me a test mail" />
            </p>
            <p class="fine">"To the address that you sign in with."</p>
        </form>
    }
    .into_any()
}
