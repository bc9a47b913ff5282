//! The page of "what if": what it knows, what stands in its form, and where the answer goes.

use crate::draw;
use domain::what_if::{Asked, Engine, Known};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, FormData, HtmlFormElement, HtmlTemplateElement};

struct Page {
    engine: Engine,
    form: HtmlFormElement,
    /// One answer, with the names of its parts in place of their words.
    pattern: HtmlTemplateElement,
    answer: Element,
    said: Element,
}

/// Listens to the form, where there is one.
pub fn listen() {
    let Some(page) = web_sys::window().and_then(|window| window.document()).and_then(|page| Page::find(&page)) else {
        return;
    };
    let form = page.form.clone();
    let show = Closure::<dyn Fn(Event)>::new(move |_| {
        let _ = page.show();
    });
    // Without it the form asks the server.
    let _ = form.add_event_listener_with_callback("input", show.as_ref().unchecked_ref());
    // It answers for as long as the page is there.
    show.forget();
}

impl Page {
    fn find(page: &Document) -> Option<Self> {
        let template = |id: &str| page.get_element_by_id(id)?.dyn_into::<HtmlTemplateElement>().ok();
        let known: Known = serde_json::from_str(&template("what-if-known")?.content().text_content()?).ok()?;
        Some(Self {
            engine: Engine::new(known),
            form: page.get_element_by_id("what-if")?.dyn_into().ok()?,
            pattern: template("what-if-answer")?,
            answer: page.get_element_by_id("answer")?,
            said: page.get_element_by_id("answer-said")?,
        })
    }

    fn asked(&self) -> Option<Asked> {
        let fields = FormData::new_with_form(&self.form).ok()?;
        let pairs = js_sys::Array::from(&fields);
        let text = |pair: &js_sys::Array, place: u32| pair.get(place).as_string();
        let pairs = pairs.iter().map(|pair| {
            let pair = js_sys::Array::from(&pair);
            Some((text(&pair, 0)?, text(&pair, 1)?))
        });
        Some(Asked::of(pairs.collect::<Option<Vec<_>>>()?))
    }

    /// Works the answer out and draws it. What cannot be read yet is said, and the last answer stays.
    fn show(&self) -> Option<()> {
        match self.engine.answer(&self.asked()?) {
            Ok(answers) => {
                let drawn = draw::answers(&self.pattern, &answers)?;
                self.answer.replace_children_with_node_1(&drawn);
                self.answer.remove_attribute("hidden").ok()?;
                let leads: Vec<String> =
                    answers.iter().map(|answer| format!("{}: {}", answer.licence, answer.difference.lead)).collect();
                self.say("Worked out on this device.", &leads.join(" "))
            }
            Err(problems) => {
                let words: Vec<String> = problems.into_iter().map(|(_, problem)| problem).collect();
                self.say(&format!("Not in the answer yet: {}", words.join(" ")), "")
            }
        }
    }

    /// A line that everyone sees, and what stands below it anyway for who hears it; nothing is said twice.
    fn say(&self, line: &str, heard: &str) -> Option<()> {
        let text = if heard.is_empty() { line.to_owned() } else { format!("{line} {heard}") };
        if self.said.text_content().as_deref() == Some(text.as_str()) {
            return Some(());
        }
        self.said.set_text_content(Some(line));
        if !heard.is_empty() {
            let unseen = self.said.owner_document()?.create_element("span").ok()?;
            unseen.set_class_name("unseen");
            unseen.set_text_content(Some(&format!(" {heard}")));
            self.said.append_child(&unseen).ok()?;
        }
        Some(())
    }
}
