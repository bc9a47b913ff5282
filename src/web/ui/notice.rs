//! A word about what just happened; it leaves by itself after ten seconds.

use super::{Icon, Sign};
use leptos::prelude::*;

#[component]
pub fn Notice(
    #[prop(into)] words: String,
    /// Where "Undo" posts to.
    #[prop(optional, into)]
    undo: Option<String>,
) -> impl IntoView {
    view! {
        <div class="notice" role="status">
            <Icon sign=Sign::Check />
            <p>{words}</p>
            {undo
                .map(|action| {
                    view! {
                        <form method="post" action=action>
                            <button>"Undo"</button>
                        </form>
                    }
                })}
        </div>
    }
    .into_any()
}
