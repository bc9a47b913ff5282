//! All challenges, with how often each was met and how it went; archived ones last.

use super::{by_quarter, counts, encounters, handled_said, times};
use crate::db::challenges;
use crate::web::chart::QuarterBars;
use crate::web::error::Result;
use crate::web::page::Page;
use crate::web::ui::{
    Breadcrumbs, Empty, Encounter, GlyphRow, Heading, Key, Kind, Legend, LinkButton, Margin, Section, Sign,
};
use crate::web::visitor::SignedIn;
use domain::vocabulary::Vocabulary;
use leptos::prelude::*;

struct Row {
    label: String,
    href: String,
    note: String,
    met: String,
    /// How it went since, in a sentence.
    handled: Option<String>,
    quarters: Vec<(String, usize)>,
    encounters: Vec<Encounter>,
}

pub async fn list(signed_in: SignedIn) -> Result {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let all = challenges::list_challenges(db, owner).await?;
    let meetings = challenges::list_meetings(db, owner).await?;
    let vocabulary = Vocabulary::builtin();
    let mut rows: Vec<(bool, Row)> = all
        .iter()
        .map(|challenge| {
            let met = encounters(challenge, &meetings);
            let kind = vocabulary.challenge(&challenge.kind);
            let quarters = by_quarter(&met).len();
            let row = Row {
                label: kind.map_or(challenge.kind.clone(), |kind| kind.label.clone()),
                href: format!("/challenges/{}", challenge.id),
                note: if challenge.is_archived { "archived".into() } else { String::new() },
                met: format!(
                    "Met {}, in {}.",
                    times(met.len()),
                    domain::words::count(quarters as i64, "quarter", "quarters")
                ),
                handled: handled_said(&met),
                quarters: counts(&met, signed_in.today),
                encounters: met.into_iter().map(|(_, how)| how).collect(),
            };
            (challenge.is_archived, row)
        })
        .collect();
    rows.sort_by_key(|(archived, _)| *archived);
    let rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
    let page = Page::new("Challenges", Section::Growth);
    Ok(page.show(&signed_in.visitor, move || view(rows)).await)
}

fn view(rows: Vec<Row>) -> impl IntoView {
    if rows.is_empty() {
        return view! {
            <Heading title="Challenges" />
            <Empty
                line="Nothing has met you yet."
                sentence="After a session, note a pattern in one line."
                href="/challenges/new"
                action="Note a pattern"
                kind=Kind::Main
            />
        }
        .into_any();
    }
    let rows = rows.into_iter().map(|row| {
        let label = row.encounters.iter().map(|how| how.words()).collect::<Vec<_>>().join(", ");
        view! {
            <Margin heading=row.label.clone() note=row.note>
                <p>
                    <a href=row.href>{format!("{}: see it", row.label)}</a>
                    " "
                    {row.met}
                </p>
                {row.handled.map(|said| view! { <p>{said}</p> })}
                <QuarterBars quarters=row.quarters />
                <GlyphRow encounters=row.encounters label=label />
            </Margin>
        }
        .into_any()
    });
    view! {
        <Breadcrumbs above=vec![("Growth".into(), "/growth".into())] here="Challenges" />
        <Heading title="Challenges" line="What keeps meeting you, and how it goes.">
            <LinkButton href="/challenges/new" label="Note a pattern" kind=Kind::Main sign=Sign::Plus />
        </Heading>
        <p class="fine">"A bar is a quarter of a year, its height how often."</p>
        <Legend keys=vec![Key::First, Key::Harder, Key::Same, Key::Better] />
        {rows.collect_view()}
    }
    .into_any()
}
