//! One's own ratings around each training: before, looking back, after, 90 and 180 days later. Never the one after alone.

use super::loaded::Loaded;
use crate::web::ui::{Column, Margin, Table};
use chrono::{Datelike, NaiveDate};
use domain::growth::Rating;
use domain::growth::training::{Around, FollowUp, around};
use domain::words::{self, English};
use leptos::prelude::*;

/// So many trainings, the latest first.
const SHOWN: usize = 3;

pub fn view(loaded: &Loaded) -> AnyView {
    let ratings = loaded.plain();
    let year = loaded.timeline.year;
    let trainings = loaded.timeline.trainings.iter().rev();
    let trainings = trainings.filter(|(day, _)| year.is_none_or(|year| day.year() == year)).take(SHOWN);
    let rows: Vec<Vec<AnyView>> =
        trainings.map(|(day, title)| row(loaded, *day, title, &around(&ratings, *day, loaded.today))).collect();
    if rows.is_empty() {
        return ().into_any();
    }
    let columns = vec![
        Column::words("Training"),
        Column::words("Before").labelled(),
        Column::words("Looking back").labelled(),
        Column::words("After").labelled(),
        Column::words("90 days").labelled(),
        Column::words("180 days").labelled(),
    ];
    view! {
        <Margin heading="Around a training" note="self-reported">
            <Table caption="Your own ratings around a training" columns=columns rows=rows />
            <p class="fine">
                "Before: up to 30 days. After: up to 14. Looking back is where you were before it, as you see it since."
            </p>
        </Margin>
    }
    .into_any()
}

fn row(loaded: &Loaded, training: NaiveDate, title: &str, around: &Around<'_>) -> Vec<AnyView> {
    let (slug, english) = (loaded.skill.slug.as_str(), loaded.english);
    let name = format!("{title}, {}", words::short_date(training, english));
    let back = match around.looking_back {
        Some(rating) => rating.level.to_string().into_any(),
        None => {
            // The day before: what is looked back at lies before the training.
            let day = training.pred_opt().unwrap_or(training);
            let href = format!("/skills/{slug}/ratings/new?looking_back=on&rated_on={day}");
            let spoken = format!("Look back: where you were before {title}");
            view! { <a href=href aria-label=spoken>"Look back"</a> }.into_any()
        }
    };
    let after = match (around.after, around.after_is_open) {
        (Some(rating), _) => said(rating, english).into_any(),
        (None, true) => now(slug, &format!("Rate it now, after {title}")),
        (None, false) => "not rated".into_any(),
    };
    let mut cells = vec![
        name.into_any(),
        around.before.map_or_else(|| "not rated".into(), |rating| said(rating, english)).into_any(),
        back,
        after,
    ];
    for (days, day, became) in around.follow_ups {
        cells.push(match became {
            FollowUp::Rated(rating) => said(rating, english).into_any(),
            FollowUp::Ahead => format!("on {}", words::short_date(day, english)).into_any(),
            FollowUp::Open => now(slug, &format!("Rate it now, {days} days after {title}")),
            FollowUp::Passed => "not rated".into_any(),
        });
    }
    cells
}

/// "2.5 on Sep 3, 2026"
fn said(rating: &Rating, english: English) -> String {
    format!("{} on {}", rating.level, words::short_date(rating.rated_on, english))
}

fn now(slug: &str, spoken: &str) -> AnyView {
    let (href, spoken) = (format!("/skills/{slug}/ratings/new"), spoken.to_owned());
    view! { <a href=href aria-label=spoken>"Rate it now"</a> }.into_any()
}
