//! The credit engine in a browser, apart from the script that wakes a page and from the guard: it is fetched by the page of
//! "what if" alone. What is known comes with that page; nothing is asked of a server, so that it answers offline too.

#[cfg(target_arch = "wasm32")]
mod draw;
#[cfg(target_arch = "wasm32")]
mod page;

use domain::what_if::{Asked, Engine, Known};
use wasm_bindgen::prelude::wasm_bindgen;

/// The engine with what a page knows, for who has no page: the benchmark.
#[wasm_bindgen]
pub struct Asking {
    engine: Engine,
}

#[wasm_bindgen]
impl Asking {
    /// Reads what a page knows, as JSON; nothing where that cannot be read.
    #[must_use]
    pub fn of(known: &str) -> Option<Asking> {
        let known: Known = serde_json::from_str(known).ok()?;
        Some(Self { engine: Engine::new(known) })
    }

    /// What would change if a planned course were left out: the sentence of each licence, a line each.
    #[must_use]
    pub fn without(&self, activity: &str) -> String {
        let left_out = Asked::of([(format!("date-{activity}"), String::new())]);
        let answers = self.engine.answer(&left_out).unwrap_or_default();
        answers.into_iter().map(|answer| format!("{}: {}\n", answer.licence, answer.difference.lead)).collect()
    }
}

/// Answers on the page from now on, whenever something in its form changes.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn what_if() {
    page::listen();
}
