//! The timeline of a skill: one lane for each source, told by shape and name; drawn wide beside its names and tall under them.

use super::{Encounter, Voice};
use chrono::{Datelike, NaiveDate};
use domain::growth::timeline as honest;
use domain::words::short_month;
use leptos::prelude::*;

/// A rating: when, how high in half levels, what stands beside it.
#[derive(Clone, Debug)]
pub struct Point {
    pub day: NaiveDate,
    pub halves: u32,
    pub level: String,
    pub how: String,
    /// "Looking back, where was I?": hollow, and never joined.
    pub back: bool,
}

/// One source.
#[derive(Clone, Debug)]
pub struct Lane {
    pub voice: Voice,
    pub name: String,
    pub points: Vec<Point>,
}

/// All that is drawn.
#[derive(Clone, Debug)]
pub struct Timeline {
    pub skill: String,
    pub today: NaiveDate,
    pub lanes: Vec<Lane>,
    /// Challenges of the goals that are to move this skill.
    pub challenges: Vec<(String, Vec<(NaiveDate, Encounter)>)>,
    pub turning_points: Vec<NaiveDate>,
    pub trainings: Vec<(NaiveDate, String)>,
}

/// Where things stand: all in whole pixels of the drawing.
#[derive(Clone, Copy)]
struct Frame {
    left: i64,
    right: i64,
    from: NaiveDate,
    days: i64,
    tall: bool,
}

const HEAD: i64 = 64;
const ROW: i64 = 44;
const LANE: i64 = 92;

impl Frame {
    fn x(&self, day: NaiveDate) -> i64 {
        let along = (day - self.from).num_days().clamp(0, self.days);
        self.left + (self.right - self.left) * along / self.days.max(1)
    }

    /// Room above a lane for its name, where the name stands over it.
    fn name(&self) -> i64 {
        if self.tall { 24 } else { 0 }
    }

    fn lane(&self) -> i64 {
        LANE + self.name()
    }

    fn row(&self) -> i64 {
        ROW + self.name()
    }
}

impl Timeline {
    /// Both drawings; the style shows one of them.
    pub fn view(&self) -> AnyView {
        view! {
            {self.draw(false)}
            {self.draw(true)}
        }
        .into_any()
    }

    fn frame(&self, tall: bool) -> Frame {
        let mut events: Vec<NaiveDate> =
            self.lanes.iter().flat_map(|lane| &lane.points).map(|point| point.day).collect();
        events.extend(self.challenges.iter().flat_map(|(_, met)| met).map(|(day, _)| *day));
        events.extend(self.trainings.iter().map(|(day, _)| *day));
        events.extend(&self.turning_points);
        let (from, to) = honest::span(&events, self.today);
        let (left, right) = if tall { (8, 342) } else { (176, 1104) };
        Frame { left, right, from, days: (to - from).num_days().max(1), tall }
    }

    fn draw(&self, tall: bool) -> AnyView {
        let frame = self.frame(tall);
        let rows = i64::try_from(self.challenges.len()).unwrap_or(0);
        let lanes = i64::try_from(self.lanes.len()).unwrap_or(0);
        let height = HEAD + rows * frame.row() + lanes * frame.lane() + 16;
        let width = if tall { 350 } else { 1120 };
        let lanes_top = HEAD + rows * frame.row();
        let challenges = self.challenges.iter().enumerate().map(|(place, (name, met))| {
            let top = HEAD + i64::try_from(place).unwrap_or(0) * frame.row();
            self.challenge(&frame, top, name, met, place == 0)
        });
        let challenges = challenges.collect_view();
        let drawn =
            self.lanes.iter().enumerate().map(|(place, lane)| {
                lane_view(&frame, lanes_top + i64::try_from(place).unwrap_or(0) * frame.lane(), lane)
            });
        let drawn = drawn.collect_view();
        let class = if tall { "timeline tall" } else { "timeline wide" };
        let label = format!("{}: {}", self.skill, self.said());
        let today = frame.x(self.today);
        let end = height - 8;
        let anchor = if today > width - 80 { "end" } else { "start" };
        let beside = if anchor == "end" { today - 6 } else { today + 6 };
        view! {
            <svg class=class viewBox=format!("0 0 {width} {height}") role="img" aria-label=label>
                {windows(&frame, &self.trainings, end)}
                {axis(&frame, width)}
                {trainings(&frame, &self.trainings, end)}
                {challenges}
                {drawn}
                <line class="today" x1=today.to_string() x2=today.to_string() y1="20" y2=end.to_string() />
                <text class="today" x=beside.to_string() y="32" text-anchor=anchor>
                    "Today"
                </text>
            </svg>
        }
        .into_any()
    }

    /// The same in words, for who cannot see it; the table below has every figure.
    fn said(&self) -> String {
        let lanes = self.lanes.iter().map(|lane| {
            let ahead: Vec<&Point> = lane.points.iter().filter(|point| !point.back).collect();
            match (ahead.first(), ahead.last()) {
                (Some(first), Some(last)) if ahead.len() > 1 => {
                    format!("{} from {} to {} in {} ratings", lane.name, first.level, last.level, ahead.len())
                }
                (Some(only), _) => format!("{} at {}", lane.name, only.level),
                _ => format!("{} not rated", lane.name),
            }
        });
        format!("{}. The table below has every figure.", lanes.collect::<Vec<_>>().join("; "))
    }

    fn challenge(
        &self,
        frame: &Frame,
        top: i64,
        name: &str,
        met: &[(NaiveDate, Encounter)],
        with_flags: bool,
    ) -> AnyView {
        let y = top + frame.name() + ROW / 2;
        let marks = met.iter().map(|(day, how)| {
            let at = format!("translate({} {})", frame.x(*day) - 7, y - 7);
            view! {
                <g class="encounters" transform=at>
                    {how.shape()}
                </g>
            }
            .into_any()
        });
        let marks = marks.collect_view();
        let flags = self.turning_points.iter().filter(|_| with_flags).map(|day| {
            let x = frame.x(*day);
            let path = format!("M{x} {}v-26h12l-3 5l3 5h-12", y + 10);
            view! { <path class="flag" d=path /> }.into_any()
        });
        let flags = flags.collect_view();
        view! {
            {title(frame, top, name, "and turning points")}
            <line
                class="lane"
                x1=frame.left.to_string()
                x2=frame.right.to_string()
                y1=(top + frame.row()).to_string()
                y2=(top + frame.row()).to_string()
            />
            {marks}
            {flags}
        }
        .into_any()
    }
}

/// The name of a lane: at its left, or above it.
fn title(frame: &Frame, top: i64, name: &str, note: &str) -> AnyView {
    let (x, y) = if frame.tall { (8, top + 18) } else { (0, top + 26) };
    let note = (!frame.tall).then(|| {
        view! {
            <text class="quiet" x="0" y=(y + 17).to_string()>
                {note.to_owned()}
            </text>
        }
    });
    view! {
        <text class="strong" x=x.to_string() y=y.to_string()>
            {name.to_owned()}
        </text>
        {note}
    }
    .into_any()
}

fn axis(frame: &Frame, width: i64) -> AnyView {
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

fn windows(frame: &Frame, trainings: &[(NaiveDate, String)], end: i64) -> AnyView {
    let each = trainings.iter().map(|(day, _)| {
        let (from, to) = honest::window(*day);
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

fn trainings(frame: &Frame, trainings: &[(NaiveDate, String)], end: i64) -> AnyView {
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
        let label = (honest::is_labelled(place, count) && (!frame.tall || place + 1 == count)).then(|| {
            view! {
                <text x=x.to_string() y="54" text-anchor=anchor>
                    {name.clone()}
                </text>
            }
        });
        let later = honest::FOLLOW_UPS.map(|days| {
            let day = *day + chrono::Duration::days(i64::try_from(days).unwrap_or(0));
            let x = frame.x(day).to_string();
            let inside = (day - frame.from).num_days() <= frame.days;
            inside.then(|| view! { <line class="later" x1=x.clone() x2=x y1="60" y2=end.to_string() /> })
        });
        let later = later.into_iter().collect_view();
        view! {
            <line class="training" x1=x.to_string() x2=x.to_string() y1="60" y2=end.to_string() />
            {later}
            {label}
        }
        .into_any()
    });
    each.collect_view().into_any()
}

fn lane_view(frame: &Frame, top: i64, lane: &Lane) -> AnyView {
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
    let ahead: Vec<&Point> = lane.points.iter().filter(|point| !point.back).collect();
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
    let count = lane.points.len();
    let points = lane.points.iter().enumerate().map(|(place, point)| {
        let (x, at) = (frame.x(point.day), y(point.halves));
        let class = if point.back { format!("point {voice} back") } else { format!("point {voice}") };
        let near =
            |other: Option<&Point>| other.is_some_and(|other| !other.back && (frame.x(other.day) - x).abs() < 150);
        let crowd = match (
            near(place.checked_sub(1).and_then(|before| lane.points.get(before))),
            near(lane.points.get(place + 1)),
        ) {
            // Beside a near neighbour the words stand on the far side.
            (false, true) => Some("end"),
            (true, false) => Some("start"),
            _ => None,
        };
        let label = honest::is_labelled(place, count).then(|| point_label(frame, point, x, at, count, crowd));
        view! {
            <path class=class d=lane.voice.path() transform=format!("translate({x} {at})") />
            {label}
        }
        .into_any()
    });
    let points = points.collect_view();
    let bottom = top + frame.lane();
    let note = if lane.points.is_empty() { "not rated yet" } else { "" };
    view! {
        {title(frame, top, &lane.name, note)}
        <line class="lane" x1=frame.left.to_string() x2=frame.right.to_string() y1=bottom.to_string() y2=bottom.to_string() />
        {levels}
        {lines}
        {points}
    }
    .into_any()
}

/// Level and how it was seen, above the point; below it when looking back. On a phone the level alone.
fn point_label(frame: &Frame, point: &Point, x: i64, y: i64, count: usize, crowd: Option<&'static str>) -> AnyView {
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
    let how = (!frame.tall && count <= 9).then(|| format!(" {}", point.how));
    view! {
        <text x=x.to_string() y=at.to_string() text-anchor=anchor>
            <tspan class="strong">{point.level.clone()}</tspan>
            {how}
        </text>
    }
    .into_any()
}

#[cfg(test)]
mod tests;
