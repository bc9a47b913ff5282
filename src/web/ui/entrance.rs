//! The page before signing in: what this is on the block at the left, the form at the right.

use super::{Brand, Icon, Sign};
use leptos::prelude::*;

/// The block with its moving border, and the children beside it.
#[component]
pub fn Entrance(children: Children) -> impl IntoView {
    let promises = [
        (Sign::Page, "Every hour, and why it counts or not, for each license."),
        (Sign::Growth, "What keeps happening in the room, and what you are learning from it."),
        (Sign::Lock, "A guard that reads for names before anything is saved. What you reflect on stays yours."),
    ];
    let promises = promises.map(|(sign, words)| {
        view! {
            <li>
                <Icon sign=sign />
                <span>{words}</span>
            </li>
        }
    });
    view! {
        <div class="entrance">
            <header class="block">
                <Brand />
                <div>
                    <p class="sentence">"Your clients keep teaching you. " <span>"Keep a record of it."</span></p>
                    <ul>{promises.into_iter().collect_view()}</ul>
                </div>
                <span class="wave" aria-hidden="true"></span>
            </header>
            <main id="main">
                {children()} <p class="fine">
                    <a href="/privacy">"Who can see what"</a>
                </p>
            </main>
        </div>
    }
    .into_any()
}
