//! The sessions of supervision and peer consultation that a goal was taken to.

use crate::db::supervision::Session;
use crate::web::ui::Margin;
use domain::words::{self, English};
use leptos::prelude::*;
use uuid::Uuid;

pub fn view(goal: Uuid, sessions: &[Session], english: English) -> AnyView {
    let new = format!("/supervision/new?goal={goal}");
    let lines = sessions.iter().map(|session| {
        let facts = &session.facts;
        let words = format!("{}, {}", facts.kind.label(), words::short_date(facts.held_on, english));
        let href = format!("/supervision/{}", session.id);
        let takeaway = facts.takeaway.clone().map(|words| view! { <p class="own">{words}</p> });
        view! {
            <li>
                <p>
                    <a href=href>{words}</a>
                </p>
                {takeaway}
            </li>
        }
        .into_any()
    });
    let lines = lines.collect_view();
    let list = (!sessions.is_empty()).then(|| view! { <ul class="offers">{lines}</ul> });
    view! {
        <Margin heading="Supervision" note="only you" private=true>
            {list}
            <p>
                <a href=new>"Log a session about this goal"</a>
            </p>
        </Margin>
    }
    .into_any()
}
