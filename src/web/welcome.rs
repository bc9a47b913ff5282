//! The first screen for someone who is not signed in.

use crate::web::error::Result;
use crate::web::page::Page;
use crate::web::sign_up;
use crate::web::ui::{Entrance, Section};
use crate::web::visitor::Visitor;
use leptos::prelude::*;

pub async fn show(visitor: Visitor) -> Result {
    let open = sign_up::is_open(&visitor.app).await?;
    let samples = visitor.app.settings.samples;
    let page = Page::new("Welcome", Section::None).bare();
    Ok(page.show(&visitor, move || view! { <Welcome open=open samples=samples /> }).await)
}

#[component]
fn Welcome(open: bool, samples: bool) -> impl IntoView {
    view! {
        <Entrance>
            <h1>"See what your learning counts for, and where you are growing."</h1>
            <p class="lead">
                "Every hour explained with the board's own rule. Every goal tied to the work that asked for it. Kept on this server, your words encrypted."
            </p>
            <p class="actions">
                <a class="button main" href="/sign-in">
                    "Sign in"
                </a>
                {open
                    .then(|| {
                        view! {
                            <a class="button" href="/sign-up">
                                "Make an account"
                            </a>
                        }
                    })}
            </p>
            {samples
                .then(|| {
                    view! {
                        <form method="post" action="/sample">
                            <button class="button quiet">"Look around with sample data"</button>
                            <p class="fine">
                                "A separate account with an invented therapist's year. Remove it whenever you like."
                            </p>
                        </form>
                    }
                })}
        </Entrance>
    }
}
