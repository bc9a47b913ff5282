//! Every figure of a timeline as a table, for whoever reads rather than looks.

use super::loaded::{Loaded, MANY};
use crate::web::ui::{Button, Column, Kind, Margin, Table};
use domain::growth::Source;
use domain::words;
use leptos::prelude::*;

/// So many rows at most; a file has them all.
const MOST: usize = MANY;

pub fn view(loaded: &Loaded) -> AnyView {
    let slug = &loaded.skill.slug;
    let all = loaded.shown().count();
    let mut count = words::count(i64::try_from(all).unwrap_or(i64::MAX), "rating", "ratings");
    if let Some(year) = loaded.timeline.year {
        count = format!("{count} in {year}");
    }
    if all == 0 {
        return view! {
            <Margin heading="The same, as a table" id="table">
                <p>"No rating yet."</p>
            </Margin>
        }
        .into_any();
    }
    let columns = vec![
        Column::words("Date"),
        Column::words("Source"),
        Column::number("Level"),
        Column::words("How it was seen"),
        Column::words("Undo"),
    ];
    let rows = loaded.shown().rev().take(MOST).map(|rated| {
        let rating = &rated.rating;
        let source = match (&rated.rater, rating.source) {
            (Some(rater), source) if source != Source::Own => format!("{rater}, {}", words::lower(source.label())),
            (_, source) => source.label().to_owned(),
        };
        let mut how = words::upper(rating.directness.phrase());
        if rating.looking_back {
            how = "Looking back, where you were".into();
        }
        if let Some(note) = &rated.note {
            how = format!("{how}. {note}");
        }
        let action = format!("/skills/{slug}/ratings/{}/remove", rated.id);
        let remove = (rating.source == Source::Own).then(|| {
            let spoken = format!("Take back the rating of {}", rating.rated_on);
            view! {
                <form method="post" action=action>
                    <Button label="Take back" kind=Kind::Quiet spoken=spoken />
                </form>
            }
        });
        vec![
            words::short_date(rating.rated_on, loaded.english).into_any(),
            source.into_any(),
            rating.level.to_string().into_any(),
            how.into_any(),
            remove.into_any(),
        ]
    });
    let rows = rows.collect();
    let more = (all > MOST).then(|| {
        let href = format!("/skills/{slug}/ratings.csv");
        view! {
            <p>
                {format!("These are the newest {MOST}. ")} <a href=href>"The file has every one."</a>
            </p>
        }
    });
    view! {
        <Margin heading="The same, as a table" note=format!("{count}, newest first") id="table">
            <Table caption="Ratings, newest first" columns=columns rows=rows />
            {more}
        </Margin>
    }
    .into_any()
}
