//! What is in the export, before it is taken.

use crate::db::export::{Count, LEFT_OUT};
use crate::web::ui::{Breadcrumbs, Heading, Kind, LinkButton, Margin};
use domain::words;
use leptos::prelude::*;

pub fn view(counts: &[Count]) -> impl IntoView + use<> {
    let is_left_out = |count: &&Count| LEFT_OUT.iter().any(|table| table.name == count.table);
    let held = counts.iter().filter(|count| !is_left_out(count) && count.rows > 0);
    let held = held.map(|count| words::count(count.rows, count.words.0, count.words.1));
    let held: Vec<AnyView> = held.map(|line| view! { <li>{line}</li> }.into_any()).collect();
    let none = held.is_empty().then(|| view! { <p>"Nothing yet but your settings."</p> });
    let left_out =
        LEFT_OUT.iter().map(|table| view! { <li>{format!("{}: {}.", words::upper(table.words.1), table.why)}</li> });
    view! {
        <Breadcrumbs above=vec![("Your account".into(), "/account".into())] here="Take everything with you" />
        <Heading
            title="Take everything with you"
            line="One archive with every record of yours, to keep or to bring in on another server."
        />
        <Margin heading="What is in it" private=true>
            {none}
            <ul class="list">{held}</ul>
            <p>
                "Every record as JSON with a description of its form, tables of your activities, goals, challenges and ratings for a spreadsheet, and a page that says what is what."
            </p>
            <p>
                "Your words stand in it as you wrote them, no longer encrypted. Keep it where you would keep your notes."
            </p>
            <p class="actions">
                <LinkButton href="/account/export/growing-edge.zip" label="Download the archive" kind=Kind::Main />
            </p>
        </Margin>
        <Margin heading="What is not in it" note="and why">
            <ul class="list">
                <li>"Your password and the keys: nobody can use them elsewhere."</li>
                {left_out.collect_view()}
            </ul>
        </Margin>
        <Margin heading="And back again">
            <p>
                <a href="/account/import">"Bring an export in"</a>
                ": on another server, or here after something was removed."
            </p>
        </Margin>
    }
    .into_any()
}
