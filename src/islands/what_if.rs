//! "What if" answered in the browser while courses are switched and moved: the credit engine, a module of its own, watches the
//! form and draws (`engine_module/`). This only fetches it, so that no other page carries it.

use leptos::prelude::*;

/// Once on the page, below the form. Nothing without scripts: the form asks the server. It takes no props: they would bring their
/// reader into what a first visit loads.
#[island]
pub fn WhatIf() -> impl IntoView {
    wake();
}

#[cfg(not(target_arch = "wasm32"))]
fn wake() {}

/// What is known says where the engine lies.
#[cfg(target_arch = "wasm32")]
fn wake() {
    let known = document().get_element_by_id("what-if-known");
    if let Some(engine) = known.and_then(|known| known.get_attribute("data-engine")) {
        super::domain_module::what_if(&engine);
    }
}
