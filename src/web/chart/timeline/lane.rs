//! One source of a timeline: its levels, its points and what joins them.

use super::{Frame, Lane, MOST_POINTS, Point, title};
use chrono::NaiveDate;
use domain::growth::timeline as honest;
use leptos::prelude::*;

pub fn lane_view(frame: &Frame, top: i64, lane: &Lane) -> AnyView {
    let base = top + frame.name();
    // Level 1 at the bottom, 5 on top, the same in every lane; 0 lies on the line below 1.
    let y = |halves: u32| base + 76 - (i64::from(halves) - 2).max(-1) * 15 / 2;
    let levels = [1, 3, 5].map(|level: u32| {
        let at = y(level * 2);
        view! {
            <line
                class="level"
                x1=frame.left.to_string()
                x2=frame.right.to_string()
                y1=at.to_string()
                y2=at.to_string()
            />
            <text class="quiet" x=(frame.left - 8).max(0).to_string() y=(at + 4).to_string() text-anchor="end">
                {(!frame.tall).then(|| level.to_string())}
            </text>
        }
        .into_any()
    });
    let levels = levels.into_iter().collect_view();
    let points = lane.drawn(MOST_POINTS);
    let ahead: Vec<&Point> = points.iter().copied().filter(|point| !point.back).collect();
    let voice = lane.voice.class();
    let lines = ahead.windows(2).map(|pair| {
        let dashed = if honest::is_gap(pair[0].day, pair[1].day) { " dashed" } else { "" };
        view! {
            <line
                class=format!("line {voice}{dashed}")
                x1=frame.x(pair[0].day).to_string()
                y1=y(pair[0].halves).to_string()
                x2=frame.x(pair[1].day).to_string()
                y2=y(pair[1].halves).to_string()
            />
        }
        .into_any()
    });
    let lines = lines.collect_view();
    let count = points.len();
    // Seen in one way alone: said once, under the name.
    let one_way =
        ahead.first().map(|first| first.how.as_str()).filter(|how| ahead.iter().all(|point| point.how == *how));
    let marks = points.iter().enumerate().map(|(place, point)| {
        let (x, at) = (frame.x(point.day), y(point.halves));
        let class = if point.back { format!("point {voice} back") } else { format!("point {voice}") };
        let here = ahead.iter().position(|other| std::ptr::eq(*other, *point));
        let near = |other: Option<usize>| {
            other.and_then(|other| ahead.get(other)).is_some_and(|other| (frame.x(other.day) - x).abs() < 150)
        };
        let (before, after) = (near(here.and_then(|here| here.checked_sub(1))), near(here.map(|here| here + 1)));
        let crowd = match (before, after) {
            // Beside a near neighbour the words stand on the far side.
            (false, true) => Some("end"),
            (true, false) => Some("start"),
            _ => None,
        };
        let says_how = point.back || (one_way.is_none() && !(before && after));
        let label =
            honest::is_labelled(place, count).then(|| point_label(frame, point, x, at, says_how && count <= 9, crowd));
        view! {
            <path class=class d=lane.voice.path() transform=format!("translate({x} {at})") />
            {label}
        }
        .into_any()
    });
    let marks = marks.collect_view();
    let due = lane.due.iter().filter(|(day, _)| frame.shows(*day)).map(|(day, said)| due(frame, *day, said, y(6)));
    let due = due.collect_view();
    let bottom = top + frame.lane();
    let note = if lane.points.is_empty() { "not rated yet" } else { one_way.unwrap_or_default() };
    view! {
        {title(frame, top, &lane.name, note, Some(lane.voice))}
        <line class="lane" x1=frame.left.to_string() x2=frame.right.to_string() y1=bottom.to_string() y2=bottom.to_string() />
        {levels}
        {lines}
        {marks}
        {due}
    }
    .into_any()
}

/// Level and how it was seen, above the point; below it when looking back. On a phone the level alone.
fn point_label(frame: &Frame, point: &Point, x: i64, y: i64, says_how: bool, crowd: Option<&'static str>) -> AnyView {
    let anchor = if let Some(side) = crowd.filter(|_| !point.back) {
        side
    } else if x < frame.left + 90 {
        "start"
    } else if x > frame.right - 90 {
        "end"
    } else {
        "middle"
    };
    let at = if point.back { y + 22 } else { y - 12 };
    let how = (!frame.tall && says_how).then(|| format!(" {}", point.how));
    view! {
        <text x=x.to_string() y=at.to_string() text-anchor=anchor>
            <tspan class="strong">{point.level.clone()}</tspan>
            {how}
        </text>
    }
    .into_any()
}

/// A follow-up that waits for a rating: a dashed outline, since nobody knows yet how high it will lie.
fn due(frame: &Frame, day: NaiveDate, said: &str, y: i64) -> AnyView {
    let x = frame.x(day);
    let (anchor, beside) = if x > frame.right - 150 { ("end", x - 12) } else { ("start", x + 12) };
    let words = (!frame.tall && !said.is_empty()).then(|| {
        view! {
            <text class="look" x=beside.to_string() y=(y - 12).to_string() text-anchor=anchor>
                {said.to_owned()}
            </text>
        }
    });
    view! {
        <circle class="due" cx=x.to_string() cy=y.to_string() r="6.5" />
        {words}
    }
    .into_any()
}
