//! The top of a timeline: quarters, trainings with the windows around them, and the lines of their follow-ups.

use super::Frame;
use chrono::{Datelike, NaiveDate};
use domain::growth::timeline as honest;
use domain::words::short_month;
use leptos::prelude::*;

pub fn axis(frame: &Frame, width: i64) -> AnyView {
    let to = frame.from + chrono::Duration::days(frame.days);
    let all = honest::quarters(frame.from, to);
    let step = (i64::try_from(all.len()).unwrap_or(1) * 90 / (width - frame.left)).max(0) + 1;
    let labels = all.iter().enumerate().filter(|(place, _)| i64::try_from(*place).unwrap_or(0) % step == 0).map(
        |(place, day)| {
            let x = frame.x(*day);
            let year = place == 0 || day.month() == 1 || step > 1;
            let words = if year {
                format!("{} {}", short_month(day.month()), day.year())
            } else {
                short_month(day.month()).to_owned()
            };
            view! {
                <text class="quiet" x=x.to_string() y="14">
                    {words}
                </text>
                <line class="axis" x1=x.to_string() x2=x.to_string() y1="18" y2="24" />
            }
            .into_any()
        },
    );
    let labels = labels.collect_view();
    view! {
        <line class="axis" x1=frame.left.to_string() x2=frame.right.to_string() y1="20" y2="20" />
        {labels}
    }
    .into_any()
}

pub fn windows(frame: &Frame, trainings: &[(NaiveDate, String)], end: i64) -> AnyView {
    let shown = trainings.iter().map(|(day, _)| honest::window(*day));
    let each = shown.filter(|(from, to)| frame.shows(*from) || frame.shows(*to)).map(|(from, to)| {
        let (x, right) = (frame.x(from), frame.x(to));
        view! {
            <rect
                class="window"
                x=x.to_string()
                y="44"
                width=(right - x).max(2).to_string()
                height=(end - 44).to_string()
            />
        }
        .into_any()
    });
    each.collect_view().into_any()
}

pub fn trainings(frame: &Frame, trainings: &[(NaiveDate, String)], end: i64) -> AnyView {
    let count = trainings.len();
    let each = trainings.iter().enumerate().map(|(place, (day, name))| {
        let x = frame.x(*day);
        let anchor = if x < frame.left + 120 {
            "start"
        } else if x > frame.right - 120 {
            "end"
        } else {
            "middle"
        };
        let inside = frame.shows(*day);
        let label = (inside && honest::is_labelled(place, count) && (!frame.tall || place + 1 == count)).then(|| {
            view! {
                <text x=x.to_string() y="54" text-anchor=anchor>
                    {name.clone()}
                </text>
            }
        });
        let later = honest::FOLLOW_UPS.map(|days| {
            let day = *day + chrono::Duration::days(i64::try_from(days).unwrap_or(0));
            let x = frame.x(day).to_string();
            frame.shows(day).then(|| view! { <line class="later" x1=x.clone() x2=x y1="60" y2=end.to_string() /> })
        });
        let later = later.into_iter().collect_view();
        let line = inside.then(|| {
            view! { <line class="training" x1=x.to_string() x2=x.to_string() y1="60" y2=end.to_string() /> }
        });
        view! {
            {line}
            {later}
            {label}
        }
        .into_any()
    });
    each.collect_view().into_any()
}
