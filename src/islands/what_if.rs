//! "What if" answered in the browser while courses are switched and moved: the credit engine, a module of its own, watches the
//! form and draws (`engine_module/`). This only fetches it, so that no other page carries it.

use leptos::prelude::*;

/// Once on the page, below the form. Nothing without scripts: the form asks the server.
#[island]
pub fn WhatIf(
    /// Where the engine lies.
    engine: String,
) -> impl IntoView {
    wake(&engine);
}

#[cfg(not(target_arch = "wasm32"))]
fn wake(_engine: &str) {}

#[cfg(target_arch = "wasm32")]
fn wake(engine: &str) {
    super::domain_module::what_if(engine);
}
