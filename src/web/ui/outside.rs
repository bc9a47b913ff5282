//! The page behind a link, for someone without an account: the name of the app, and what was asked.

use super::Brand;
use leptos::prelude::*;

#[component]
pub fn Outside(children: Children) -> impl IntoView {
    view! {
        <div class="shell">
            <header class="top">
                <div>
                    <Brand />
                </div>
            </header>
            <main id="main" class="page" tabindex="-1">
                {children()}
            </main>
        </div>
    }
    .into_any()
}
