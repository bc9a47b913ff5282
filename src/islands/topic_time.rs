//! How much of the time has a topic, said while the form of an activity is filled in.

use leptos::prelude::*;

/// Reads the fields around it and says what is left. Nothing without scripts: the server says the same when saving.
#[island]
pub fn TopicTime() -> impl IntoView {
    let words = RwSignal::new(String::new());
    listen(words);
    view! {
        <p class="hint" aria-live="polite">
            {move || words.get()}
        </p>
    }
}

#[cfg(any(test, target_arch = "wasm32"))]
/// Minutes from `2`, `1.5` or `1:30` hours, in whole numbers.
fn minutes(text: &str) -> Option<u32> {
    let text = text.trim();
    if text.is_empty() {
        return Some(0);
    }
    if let Some((hours, minutes)) = text.split_once(':') {
        return hours.parse::<u32>().ok()?.checked_mul(60)?.checked_add(minutes.parse().ok()?);
    }
    let amount = domain::quantity::Credit::parse(text)?;
    u32::try_from(amount.0.checked_mul(60)? / 100).ok()
}

#[cfg(any(test, target_arch = "wasm32"))]
/// What is said: how much has a topic, or nothing while nothing is given.
fn said(whole: u32, topics: &[u32], without: usize) -> String {
    let given: u32 = topics.iter().sum();
    let time = |minutes: u32| match (minutes / 60, minutes % 60) {
        (hours, 0) => format!("{hours} h"),
        (0, minutes) => format!("{minutes} min"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    };
    if whole == 0 || (given == 0 && without == 0) {
        String::new()
    } else if given > whole {
        format!("{} more than the whole.", time(given - whole))
    } else if given == whole {
        "All of the time has its topic.".into()
    } else if without > 0 {
        format!("{} for the topics without hours.", time(whole - given))
    } else {
        format!("{} without a topic.", time(whole - given))
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn listen(_words: RwSignal<String>) {}

#[cfg(target_arch = "wasm32")]
fn listen(words: RwSignal<String>) {
    use wasm_bindgen::JsCast;
    use web_sys::{HtmlInputElement, HtmlSelectElement};
    Effect::new(move |_| {
        let read = move || {
            let page = document();
            let input = |id: &str| {
                page.get_element_by_id(id)
                    .and_then(|field| field.dyn_into::<HtmlInputElement>().ok())
                    .map(|field| field.value())
            };
            let whole = input("field-hours").and_then(|text| minutes(&text)).unwrap_or(0)
                + input("field-minutes").and_then(|text| text.trim().parse().ok()).unwrap_or(0);
            let mut topics = Vec::new();
            let mut without = 0;
            for row in 1..=20 {
                let Some(chosen) = page.get_element_by_id(&format!("topic-{row}")) else { break };
                let chosen = chosen.dyn_into::<HtmlSelectElement>().map(|field| field.value()).unwrap_or_default();
                let time = input(&format!("topic-hours-{row}")).unwrap_or_default();
                match minutes(&time) {
                    Some(0) if !chosen.is_empty() => without += 1,
                    Some(part) => topics.push(part),
                    None => {}
                }
            }
            words.set(said(whole, &topics, without));
        };
        let handle = window_event_listener_untyped("input", move |_| read());
        on_cleanup(move || handle.remove());
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_said_in_words() {
        assert_eq!(said(180, &[60], 0), "2 h without a topic.");
        assert_eq!(said(180, &[60], 1), "2 h for the topics without hours.");
        assert_eq!(said(180, &[90, 90], 0), "All of the time has its topic.");
        assert_eq!(said(60, &[90], 0), "30 min more than the whole.");
        assert_eq!(said(0, &[90], 0), "");
        assert_eq!((minutes("1:30"), minutes("1.5"), minutes("x")), (Some(90), Some(90), None));
    }
}
