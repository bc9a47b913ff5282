//! The last answers to one line of a check-in, oldest first: a ladder of four rungs each, with its word and its day beside it.

use leptos::prelude::*;

/// Rungs of the ladder: answers go from 0 to this.
const RUNGS: u8 = 4;

/// Each step is the answer, its word, and its day. An answer left empty is a dashed foot without rungs.
#[component]
pub fn AnswerRow(steps: Vec<(Option<u8>, String, String)>) -> impl IntoView {
    let steps = steps.into_iter().map(|(answer, said, day)| {
        view! {
            <li>
                {ladder(answer)}
                <b>{said}</b>
                <span>{day}</span>
            </li>
        }
        .into_any()
    });
    view! { <ol class="answers">{steps.collect_view()}</ol> }.into_any()
}

fn ladder(answer: Option<u8>) -> AnyView {
    let rungs = (0..RUNGS).filter(|_| answer.is_some()).map(|rung| {
        let y = (u32::from(RUNGS - 1 - rung) * 10 + 1).to_string();
        let class = if answer.is_some_and(|answer| rung < answer) { "given" } else { "open" };
        view! { <rect class=class x="1" y=y width="38" height="7" rx="1.5" /> }.into_any()
    });
    let foot = if answer.is_some() { "foot" } else { "foot empty" };
    view! {
        <svg width="40" height="44" aria-hidden="true">
            {rungs.collect_view()}
            <line class=foot x1="0" x2="40" y1="42" y2="42" />
        </svg>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_answer_is_told_by_rungs_and_by_its_word() {
        let steps = vec![
            (Some(3), "Mostly".to_owned(), "Nov 1, 2026".to_owned()),
            (Some(0), "Not at all".to_owned(), "Nov 15, 2026".to_owned()),
            (None, "Left empty".to_owned(), "Nov 29, 2026".to_owned()),
        ];
        let html = view! { <AnswerRow steps=steps /> }.to_html();
        assert_eq!(html.matches("class=\"given\"").count(), 3, "{html}");
        assert_eq!(html.matches("class=\"open\"").count(), 5);
        assert_eq!(html.matches("foot empty").count(), 1);
        for word in ["Mostly", "Not at all", "Left empty", "Nov 29, 2026"] {
            assert!(html.contains(word), "{word}");
        }
    }
}
