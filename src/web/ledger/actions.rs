//! What can be done from a ledger: at hand what is done often, behind "More" what a year sees once or twice.

use crate::web::ui::{LinkButton, Menu, Sign};
use leptos::prelude::*;
use uuid::Uuid;

pub struct Actions {
    pub id: Uuid,
    /// Where the pack of the shown period is made.
    pub audit: Option<String>,
    /// Whether there is a period that can be closed.
    pub closes: bool,
    /// Where every rule is told.
    pub rules: String,
}

pub fn view(Actions { id, audit, closes, rules }: Actions) -> impl IntoView {
    let of = |page: &str| format!("/licences/{id}/{page}");
    let (reconcile, tasks, edit) = (of("reconcile"), of("tasks"), of("edit"));
    let renewal = closes.then(|| view! { <LinkButton href=of("renewals/new") label="Renewal" sign=Sign::Done /> });
    let entry = audit.is_some().then(|| view! { <a href=of("entry-sheet")>"Entry sheet"</a> });
    let audit = audit.map(|href| view! { <LinkButton href=href label="Audit pack" sign=Sign::Download /> });
    view! {
        <LinkButton href=format!("/plans?licence={id}") label="Plan to finish" />
        <LinkButton href="/what-if" label="What if" />
        {renewal}
        {audit}
        <Menu label="More" spoken="More about this license" button=true>
            {entry}
            <a href=reconcile>"Compare a transcript"</a>
            <a href=tasks>"Duties done"</a>
            <a href=rules>"Rules"</a>
            <a href=edit>"Edit"</a>
        </Menu>
    }
    .into_any()
}
