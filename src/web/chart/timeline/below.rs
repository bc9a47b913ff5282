//! The rows under the lanes: when one wrote, how often one practised a month, and what is planned. Counts, never levels.

use super::{Frame, ROW, Timeline, title};
use chrono::{Months, NaiveDate};
use domain::growth::practice::by_month;
use domain::words;
use leptos::prelude::*;

/// The highest bar, and the room for the number under it.
const BAR: i64 = 28;
const NUMBER: i64 = 22;
/// Bars narrower than this carry no number; the table has it.
const NARROW: i64 = 14;

fn practice_row(frame: &Frame) -> i64 {
    frame.row() + NUMBER
}

/// The height of both rows; of each only where there is something to show.
pub fn height(frame: &Frame, timeline: &Timeline) -> i64 {
    let moments = if timeline.moments.is_empty() { 0 } else { frame.row() };
    moments + if has_practice(timeline) { practice_row(frame) } else { 0 }
}

fn has_practice(timeline: &Timeline) -> bool {
    !timeline.practised.is_empty() || !timeline.planned.is_empty()
}

pub fn below(frame: &Frame, top: i64, timeline: &Timeline) -> AnyView {
    let shown = (!timeline.moments.is_empty()).then(|| moments(frame, top, &timeline.moments));
    let next = if shown.is_some() { top + frame.row() } else { top };
    let practised = has_practice(timeline).then(|| practice(frame, next, timeline));
    view! {
        {shown}
        {practised}
    }
    .into_any()
}

fn foot(frame: &Frame, y: i64) -> AnyView {
    let (left, right, y) = (frame.left.to_string(), frame.right.to_string(), y.to_string());
    view! { <line class="lane" x1=left x2=right y1=y.clone() y2=y /> }.into_any()
}

fn moments(frame: &Frame, top: i64, days: &[NaiveDate]) -> AnyView {
    let y = top + frame.name() + ROW / 2;
    let ticks = days.iter().map(|day| {
        let x = frame.x(*day).to_string();
        view! { <line class="moment" x1=x.clone() x2=x y1=(y - 6).to_string() y2=(y + 6).to_string() /> }.into_any()
    });
    let ticks = ticks.collect_view();
    let note = format!("{} written", days.len());
    view! {
        {title(frame, top, "Reflections", &note, None)}
        {foot(frame, top + frame.row())}
        {ticks}
    }
    .into_any()
}

fn practice(frame: &Frame, top: i64, timeline: &Timeline) -> AnyView {
    let base = top + frame.name() + ROW - 6;
    let months = by_month(&timeline.practised);
    let most = months.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
    let bars = months.iter().map(|(month, count)| {
        let left = frame.x(*month) + 2;
        let right = frame.x(month.checked_add_months(Months::new(1)).unwrap_or(*month)) - 2;
        let (width, high) = ((right - left).max(2), (BAR * i64::from(*count) / i64::from(most)).max(2));
        let number = (width >= NARROW).then(|| {
            view! {
                <text
                    class="quiet"
                    x=(left + width / 2).to_string()
                    y=(base + 17).to_string()
                    text-anchor="middle"
                >
                    {count.to_string()}
                </text>
            }
        });
        view! {
            <rect
                class="practice"
                x=left.to_string()
                y=(base - high).to_string()
                width=width.to_string()
                height=high.to_string()
            />
            {number}
        }
        .into_any()
    });
    let bars = bars.collect_view();
    let shown: Vec<&NaiveDate> = timeline.planned.iter().filter(|day| frame.shows(**day)).collect();
    let planned = shown.iter().map(|day| {
        let x = (frame.x(**day) - 6).to_string();
        view! { <rect class="due" x=x y=(base - 13).to_string() width="12" height="12" /> }.into_any()
    });
    let planned = planned.collect_view();
    let said = shown.first().filter(|_| !frame.tall).map(|day| {
        let x = frame.x(**day);
        let (anchor, beside) = if x > frame.right - 70 { ("end", x - 12) } else { ("start", x + 12) };
        view! {
            <text class="quiet" x=beside.to_string() y=(base - 3).to_string() text-anchor=anchor>
                "planned"
            </text>
        }
    });
    let sum = timeline.practised.iter().map(|(_, count)| i64::from(*count)).sum();
    let note = words::count(sum, "rehearsal", "rehearsals");
    view! {
        {title(frame, top, "Practice", &note, None)}
        {foot(frame, base)}
        {bars}
        {planned}
        {said}
    }
    .into_any()
}
