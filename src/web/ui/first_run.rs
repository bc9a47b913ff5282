//! First steps after making an account: a quiet header, and a way to leave it for later.

use super::Brand;
use crate::web::chart::Patterns;
use leptos::prelude::*;

#[component]
pub fn FirstRun(
    /// Where "Skip for now" leads.
    #[prop(default = "/".into(), into)]
    skip: String,
    children: Children,
) -> impl IntoView {
    view! {
        <a class="skip" href="#main">
            "Skip to the content"
        </a>
        <Patterns />
        <div class="shell">
            <header class="top">
                <div>
                    <Brand />
                    <a class="enter" href=skip>
                        "Skip for now"
                    </a>
                </div>
            </header>
            <main id="main" class="page" tabindex="-1">
                {children()}
            </main>
        </div>
    }
    .into_any()
}
