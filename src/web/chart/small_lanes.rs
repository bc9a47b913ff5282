//! A skill in small, beside others: the same days and the same levels in each, so that they can be compared at a glance.
//! Sources share one field and are told by shape; lines never join two of them.

use super::timeline::{Lane, Point, said};
use chrono::{Datelike, NaiveDate};
use domain::growth::timeline as honest;
use leptos::prelude::*;

const WIDTH: i64 = 280;
const HEIGHT: i64 = 84;
const LEFT: i64 = 18;
const RIGHT: i64 = WIDTH - 8;
/// Where level 5 and level 1 lie.
const TOP: i64 = 10;
const BOTTOM: i64 = 58;
/// So many points of a source; the page of the skill has more.
const MOST_POINTS: usize = 24;

/// The days that are shown, the same in every one.
#[derive(Clone, Copy, Debug)]
pub struct Days {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub today: NaiveDate,
}

impl Days {
    fn x(self, day: NaiveDate) -> i64 {
        let all = (self.to - self.from).num_days().max(1);
        LEFT + (RIGHT - LEFT) * (day - self.from).num_days().clamp(0, all) / all
    }
}

/// Level 1 at the bottom, 5 on top; 0 lies a little below.
fn y(halves: u32) -> i64 {
    BOTTOM - (i64::from(halves) - 2).max(-1) * (BOTTOM - TOP) / 8
}

#[component]
pub fn SmallLanes(
    /// The skill; what was rated is said after it.
    #[prop(into)]
    name: String,
    lanes: Vec<Lane>,
    days: Days,
) -> impl IntoView {
    let label = format!("{name}: {}", said(&lanes));
    let levels = [2, 10].map(|halves: u32| {
        let at = y(halves);
        view! {
            <line class="level" x1=LEFT.to_string() x2=RIGHT.to_string() y1=at.to_string() y2=at.to_string() />
            <text class="quiet" x="0" y=(at + 4).to_string()>
                {(halves / 2).to_string()}
            </text>
        }
        .into_any()
    });
    let drawn = lanes.iter().map(|lane| lane_view(lane, days)).collect_view();
    let today = days.x(days.today).to_string();
    view! {
        <svg class="timeline small" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=label>
            {levels.into_iter().collect_view()}
            {years(days)}
            <line class="today" x1=today.clone() x2=today y1="4" y2=(BOTTOM + 6).to_string() />
            {drawn}
        </svg>
    }
    .into_any()
}

/// A mark where each year begins; with many years, every second or third has its name.
fn years(days: Days) -> AnyView {
    let starts: Vec<NaiveDate> = (days.from.year()..=days.to.year())
        .filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1))
        .filter(|day| (days.from..=days.to).contains(day))
        .collect();
    let step = starts.len().div_ceil(6).max(1);
    let each = starts.into_iter().enumerate().map(|(place, day)| {
        let x = days.x(day);
        let anchor = if x > RIGHT - 30 { "end" } else { "start" };
        let name = place.is_multiple_of(step).then(|| {
            view! {
                <text class="quiet" x=x.to_string() y=(HEIGHT - 4).to_string() text-anchor=anchor>
                    {day.year().to_string()}
                </text>
            }
        });
        view! {
            <line class="axis" x1=x.to_string() x2=x.to_string() y1=BOTTOM.to_string() y2=(BOTTOM + 8).to_string() />
            {name}
        }
        .into_any()
    });
    each.collect_view().into_any()
}

fn lane_view(lane: &Lane, days: Days) -> AnyView {
    let voice = lane.voice.class();
    let points: Vec<&Point> = lane.drawn(MOST_POINTS).into_iter().filter(|point| !point.back).collect();
    let lines = points.windows(2).map(|pair| {
        let dashed = if honest::is_gap(pair[0].day, pair[1].day) { " dashed" } else { "" };
        view! {
            <line
                class=format!("line {voice}{dashed}")
                x1=days.x(pair[0].day).to_string()
                y1=y(pair[0].halves).to_string()
                x2=days.x(pair[1].day).to_string()
                y2=y(pair[1].halves).to_string()
            />
        }
        .into_any()
    });
    let lines = lines.collect_view();
    let marks = points.iter().map(|point| {
        let at = format!("translate({} {}) scale(.75)", days.x(point.day), y(point.halves));
        view! { <path class=format!("point {voice}") d=lane.voice.path() transform=at /> }.into_any()
    });
    view! {
        {lines}
        {marks.collect_view()}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::super::Voice;
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn lane(voice: Voice, name: &str, points: &[(&str, u32)]) -> Lane {
        let point = |(on, halves): &(&str, u32)| Point {
            day: day(on),
            halves: *halves,
            level: (halves / 2).to_string(),
            how: String::new(),
            back: false,
        };
        Lane { voice, name: name.into(), points: points.iter().map(point).collect(), due: vec![] }
    }

    #[test]
    fn sources_share_a_field_and_no_line() {
        let lanes = vec![
            lane(Voice::You, "You", &[("2026-01-10", 4), ("2026-03-10", 6)]),
            lane(Voice::Supervisor, "Supervisor", &[("2026-02-10", 4), ("2026-10-10", 8)]),
        ];
        let days = Days { from: day("2025-10-01"), to: day("2027-03-31"), today: day("2026-11-23") };
        let html = view! { <SmallLanes name="Validation" lanes=lanes days=days /> }.to_html();
        assert_eq!(html.matches("class=\"line you\"").count(), 1, "{html}");
        assert_eq!(html.matches("class=\"line supervisor dashed\"").count(), 1);
        assert_eq!(html.matches("class=\"point").count(), 4);
        assert!(html.contains("Validation: You from 2 to 3 in 2 ratings; Supervisor from 2 to 4 in 2 ratings."));
        assert!(html.contains(">2026<") && html.contains(">2027<") && !html.contains(">2025<"));
    }
}
