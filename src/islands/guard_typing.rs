//! Marks what the guard finds while someone types. The text stays in the browser; saving reads it again on the server, which
//! also knows the words that its owner allows.

#[cfg(any(test, target_arch = "wasm32"))]
use super::domain_module::Seen;
use leptos::prelude::*;

/// Once on a page: watches each field that says by `data-guard` how it is to be read, and marks into the room kept for it. It
/// draws by hand and takes nothing from the page but what stands there: views and props would double what a first visit loads.
#[island]
pub fn GuardTyping() -> impl IntoView {
    listen();
}

#[cfg(any(test, target_arch = "wasm32"))]
/// A part of the text: its words, the class of the gravest mark over it, and the numbers of the marks that end with it.
#[derive(Debug, PartialEq, Eq)]
struct Part {
    words: String,
    level: Option<&'static str>,
    numbers: String,
}

#[cfg(any(test, target_arch = "wasm32"))]
/// The text cut where marks begin and end.
fn parts(text: &str, seen: &[Seen]) -> Vec<Part> {
    let signs: Vec<char> = text.chars().collect();
    let mut cuts: Vec<usize> = seen.iter().flat_map(|seen| [seen.start, seen.end]).chain([0, signs.len()]).collect();
    cuts.retain(|cut| *cut <= signs.len());
    cuts.sort_unstable();
    cuts.dedup();
    let part = |pair: &[usize]| {
        let (start, end) = (pair[0], pair[1]);
        let over = seen.iter().filter(|seen| seen.start <= start && end <= seen.end);
        let numbers: Vec<String> = seen
            .iter()
            .enumerate()
            .filter(|(_, seen)| seen.end == end)
            .map(|(place, _)| (place + 1).to_string())
            .collect();
        Part {
            words: signs[start..end].iter().collect(),
            level: over.map(|seen| seen.level).max().map(|level| level.slug()),
            numbers: numbers.join(" "),
        }
    };
    cuts.windows(2).map(part).collect()
}

#[cfg(not(target_arch = "wasm32"))]
fn listen() {}

#[cfg(target_arch = "wasm32")]
fn listen() {
    use leptos::leptos_dom::helpers::debounce;
    use std::cell::RefCell;
    use std::time::Duration;
    use wasm_bindgen::JsCast;
    use web_sys::Element;
    Effect::new(move |_| {
        let ask = RefCell::new(debounce(Duration::from_millis(400), |field: Element| drop(draw::ask(&field))));
        let handle = window_event_listener_untyped("input", move |event| {
            let field = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if let Some(field) = field.filter(|field| field.has_attribute("data-guard")) {
                (ask.borrow_mut())(field);
            }
        });
        on_cleanup(move || handle.remove());
    });
}

#[cfg(target_arch = "wasm32")]
mod draw {
    use super::{Seen, parts};
    use crate::islands::domain_module::guard;
    use leptos::prelude::document;
    use wasm_bindgen::JsCast;
    use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};

    fn value(field: &Element) -> Option<String> {
        let area = field.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value);
        area.or_else(|| field.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value))
    }

    /// Asks about the field's text and draws the answer, unless it was changed meanwhile. `None` where there is no room for it:
    /// the server's own marks stand there until the form is sent again.
    pub(super) fn ask(field: &Element) -> Option<()> {
        let room = field.parent_element()?.query_selector("[data-module]").ok()??;
        let (module, profile) = (room.get_attribute("data-module")?, field.get_attribute("data-guard")?);
        let (text, field) = (value(field)?, field.clone());
        let asked = text.clone();
        guard(&module, &text, &profile, move |seen| {
            if value(&field).is_some_and(|now| now == asked) {
                drop(show(&room, &asked, &seen));
            }
        });
        Some(())
    }

    fn element(tag: &str, class: &str, text: &str) -> Option<Element> {
        let made = document().create_element(tag).ok()?;
        made.set_class_name(class);
        made.set_text_content(Some(text));
        Some(made)
    }

    fn show(room: &Element, text: &str, seen: &[Seen]) -> Option<()> {
        room.set_text_content(None);
        if seen.is_empty() {
            return Some(());
        }
        let mirror = element("p", "marked", "")?;
        for part in parts(text, seen) {
            let Some(level) = part.level else {
                mirror.append_child(&document().create_text_node(&part.words)).ok()?;
                continue;
            };
            let mark = element("mark", level, &part.words)?;
            mark.append_child(element("sup", "", &part.numbers)?.as_ref()).ok()?;
            mirror.append_child(&mark).ok()?;
        }
        let list = element("ol", "findings", "")?;
        for (place, seen) in seen.iter().enumerate() {
            let words: String = text.chars().skip(seen.start).take(seen.end.saturating_sub(seen.start)).collect();
            let line = element("li", "", "")?;
            let number = element("span", "finding-number ", "")?;
            number.class_list().add_1(seen.level.slug()).ok()?;
            number.append_child(element("span", "", &(place + 1).to_string())?.as_ref()).ok()?;
            line.append_child(&number).ok()?;
            let said = element("p", "", "")?;
            said.append_child(element("b", "", &words)?.as_ref()).ok()?;
            let phrase = [" ", seen.category.phrase()].concat();
            said.append_child(&document().create_text_node(&phrase)).ok()?;
            if !seen.wording.is_empty() {
                let wording = ["; could be “", &seen.wording, "”"].concat();
                said.append_child(&document().create_text_node(&wording)).ok()?;
            }
            said.append_child(element("span", "why", &seen.why)?.as_ref()).ok()?;
            line.append_child(&said).ok()?;
            list.append_child(&line).ok()?;
        }
        room.append_child(&mirror).ok()?;
        room.append_child(&list).ok()?;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::domain_module;
    use super::*;

    #[test]
    fn the_text_is_cut_at_its_marks_and_loses_nothing() {
        let text = "Zoë and Maria, 34";
        let seen = domain_module::read("8\t13\tblock\tname\ta client\twhy\n4\t17\twarn\tcombination\t\twhy\n");
        let parts = parts(text, &seen);
        let whole: String = parts.iter().map(|part| part.words.as_str()).collect();
        assert_eq!(whole, text);
        let levels: Vec<_> =
            parts.iter().map(|part| (part.words.as_str(), part.level, part.numbers.as_str())).collect();
        let expected = [
            ("Zoë ", None, ""),
            ("and ", Some("warn"), ""),
            ("Maria", Some("block"), "1"),
            (", 34", Some("warn"), "2"),
        ];
        assert_eq!(levels, expected);
    }
}
