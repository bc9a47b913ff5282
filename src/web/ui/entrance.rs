//! The page before signing in: what this is on the block at the left, the form at the right.

use super::{Brand, Icon, Sign};
use domain::words::English;
use leptos::prelude::*;

/// The block with its moving border, and the children beside it.
#[component]
pub fn Entrance(#[prop(optional)] english: English, children: Children) -> impl IntoView {
    let hours = match english {
        English::American => "Every hour, and why it counts or not, for each license.",
        English::British => "Every hour, and why it counts or not, for each licence.",
    };
    let promises = [
        (Sign::Page, hours),
        (Sign::Growth, "What keeps happening in the room, and what you are learning from it."),
        (Sign::Lock, "What you write about your work is kept encrypted on this server. It stays yours."),
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
