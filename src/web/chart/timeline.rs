//! The timeline of a skill: one lane for each source, told by shape and name; drawn wide beside its names and tall under them.

mod axis;
mod below;
mod file;
mod lane;

use super::{Encounter, Voice};
use axis::{axis, trainings, windows};
use chrono::NaiveDate;
use domain::growth::timeline as honest;
use domain::words;
use lane::lane_view;
use leptos::prelude::*;

/// So many points of a lane are drawn; more would lie on each other.
const MOST_POINTS: usize = 120;

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
    /// Oldest first.
    pub points: Vec<Point>,
    /// Follow-ups after a training that nobody has answered: their day, and what to say of those that are open.
    pub due: Vec<(NaiveDate, String)>,
}

impl Lane {
    /// The points that are drawn: all of a few, else an outline that keeps every extreme.
    pub(super) fn drawn(&self, most: usize) -> Vec<&Point> {
        let thinned = |back: bool| {
            let points: Vec<&Point> = self.points.iter().filter(|point| point.back == back).collect();
            let levels: Vec<(NaiveDate, u32)> = points.iter().map(|point| (point.day, point.halves)).collect();
            honest::thin(&levels, most).into_iter().map(|place| points[place]).collect::<Vec<_>>()
        };
        let mut drawn = [thinned(false), thinned(true)].concat();
        drawn.sort_by_key(|point| point.day);
        drawn
    }
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
    /// Days on which one reflected on it.
    pub moments: Vec<NaiveDate>,
    /// Practice that was done, with its repetitions, and the days that are planned.
    pub practised: Vec<(NaiveDate, u32)>,
    pub planned: Vec<NaiveDate>,
    /// One year of it alone.
    pub year: Option<i32>,
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
const ROW: i64 = 56;
const LANE: i64 = 92;

impl Frame {
    /// Whether a day is shown: a year may be looked at alone.
    fn shows(&self, day: NaiveDate) -> bool {
        (0..=self.days).contains(&(day - self.from).num_days())
    }

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

    /// Every day on which something is shown.
    fn events(&self) -> Vec<NaiveDate> {
        let mut events: Vec<NaiveDate> =
            self.lanes.iter().flat_map(|lane| &lane.points).map(|point| point.day).collect();
        events.extend(self.challenges.iter().flat_map(|(_, met)| met).map(|(day, _)| *day));
        events.extend(self.trainings.iter().map(|(day, _)| *day));
        events.extend(&self.turning_points);
        events.extend(&self.moments);
        events.extend(self.practised.iter().map(|(day, _)| *day));
        events
    }

    /// The years that can be looked at alone.
    #[must_use]
    pub fn years(&self) -> Vec<i32> {
        honest::years(&self.events())
    }

    /// The same with what happened in one year. Trainings stay: their follow-ups may fall into it.
    #[must_use]
    pub fn of_year(mut self, year: i32) -> Self {
        use chrono::Datelike;
        let inside = |day: &NaiveDate| day.year() == year;
        for lane in &mut self.lanes {
            lane.points.retain(|point| inside(&point.day));
        }
        for (_, met) in &mut self.challenges {
            met.retain(|(day, _)| inside(day));
        }
        self.turning_points.retain(inside);
        self.moments.retain(inside);
        self.practised.retain(|(day, _)| inside(day));
        self.planned.retain(inside);
        self.year = Some(year);
        self
    }

    /// How many points are drawn of how many.
    #[must_use]
    pub fn drawn_of(&self) -> (usize, usize) {
        let drawn = self.lanes.iter().map(|lane| lane.drawn(MOST_POINTS).len()).sum();
        (drawn, self.lanes.iter().map(|lane| lane.points.len()).sum())
    }

    fn frame(&self, tall: bool) -> Frame {
        let whole = || honest::span(&self.events(), self.today);
        let (from, to) = self.year.and_then(honest::year_span).unwrap_or_else(whole);
        let (left, right) = if tall { (8, 342) } else { (176, 1104) };
        Frame { left, right, from, days: (to - from).num_days().max(1), tall }
    }

    fn draw(&self, tall: bool) -> AnyView {
        let (inside, width, height) = self.inside(tall);
        let class = if tall { "timeline tall" } else { "timeline wide" };
        view! {
            <svg
                class=class
                viewBox=format!("0 0 {width} {height}")
                role="img"
                aria-label=format!("{} The table below has every figure.", self.label())
            >
                {inside}
            </svg>
        }
        .into_any()
    }

    fn label(&self) -> String {
        let year = self.year.map(|year| format!(" in {year}")).unwrap_or_default();
        let times = i64::try_from(self.practised.len()).unwrap_or(i64::MAX);
        let practice = match times {
            0 => String::new(),
            times => format!(" Practice on {}.", words::count(times, "day", "days")),
        };
        format!("{}{year}: {}{practice}", self.skill, said(&self.lanes))
    }

    /// The rows above the lanes. Turning points stand in the first one, and alone where no challenge prompted a goal.
    fn rows(&self) -> Vec<(&str, &[(NaiveDate, Encounter)])> {
        if self.challenges.is_empty() && !self.turning_points.is_empty() {
            return vec![("Turning points", &[])];
        }
        self.challenges.iter().map(|(name, met)| (name.as_str(), met.as_slice())).collect()
    }

    /// What is drawn, and how wide and high it is.
    fn inside(&self, tall: bool) -> (AnyView, i64, i64) {
        let frame = self.frame(tall);
        let rows = self.rows();
        let height_of_rows = i64::try_from(rows.len()).unwrap_or(0) * frame.row();
        let lanes = i64::try_from(self.lanes.len()).unwrap_or(0);
        let lanes_top = HEAD + height_of_rows;
        let under = lanes_top + lanes * frame.lane();
        let height = under + below::height(&frame, self) + 16;
        let width = if tall { 350 } else { 1120 };
        let challenges = rows.iter().enumerate().map(|(place, (name, met))| {
            let top = HEAD + i64::try_from(place).unwrap_or(0) * frame.row();
            self.challenge(&frame, top, name, met, place == 0)
        });
        let challenges = challenges.collect_view();
        let drawn =
            self.lanes.iter().enumerate().map(|(place, lane)| {
                lane_view(&frame, lanes_top + i64::try_from(place).unwrap_or(0) * frame.lane(), lane)
            });
        let drawn = drawn.collect_view();
        let end = height - 8;
        let inside = view! {
            {windows(&frame, &self.trainings, end)}
            {axis(&frame, width)}
            {trainings(&frame, &self.trainings, end)}
            {challenges}
            {drawn}
            {below::below(&frame, under, self)}
            {today(&frame, self.today, width, end)}
        };
        (inside.into_any(), width, height)
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
        let beside = with_flags && !self.turning_points.is_empty() && !self.challenges.is_empty();
        let note = if beside { "and turning points" } else { "" };
        view! {
            {title(frame, top, name, note, None)}
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

/// Lanes in words, for who cannot see them: "Supervisor from 2 to 3 in 2 ratings; You at 2.5."
#[must_use]
pub fn said(lanes: &[Lane]) -> String {
    let lanes = lanes.iter().map(|lane| {
        let ahead: Vec<&Point> = lane.points.iter().filter(|point| !point.back).collect();
        match (ahead.first(), ahead.last()) {
            (Some(first), Some(last)) if ahead.len() > 1 => {
                format!("{} from {} to {} in {} ratings", lane.name, first.level, last.level, ahead.len())
            }
            (Some(only), _) => format!("{} at {}", lane.name, only.level),
            _ => format!("{} not rated", lane.name),
        }
    });
    format!("{}.", lanes.collect::<Vec<_>>().join("; "))
}

/// The name of a lane, with the shape of its source: at its left, or above it.
fn title(frame: &Frame, top: i64, name: &str, note: &str, voice: Option<Voice>) -> AnyView {
    let (left, y) = if frame.tall { (8, top + 18) } else { (0, top + 26) };
    let shape = voice.map(|voice| {
        let at = format!("translate({} {})", left + 7, y - 5);
        view! { <path class=format!("voice {}", voice.class()) d=voice.path() transform=at /> }
    });
    let x = if voice.is_some() { left + 22 } else { left };
    let note = (!frame.tall && !note.is_empty()).then(|| {
        view! {
            <text class="quiet" x=x.to_string() y=(y + 17).to_string()>
                {note.to_owned()}
            </text>
        }
    });
    view! {
        {shape}
        <text class="strong" x=x.to_string() y=y.to_string()>
            {name.to_owned()}
        </text>
        {note}
    }
    .into_any()
}

/// Now: the warm line.
fn today(frame: &Frame, day: NaiveDate, width: i64, end: i64) -> AnyView {
    if !frame.shows(day) {
        return ().into_any();
    }
    let today = frame.x(day);
    let anchor = if today > width - 80 { "end" } else { "start" };
    let beside = if anchor == "end" { today - 6 } else { today + 6 };
    view! {
        <line class="today" x1=today.to_string() x2=today.to_string() y1="20" y2=end.to_string() />
        <text class="today" x=beside.to_string() y="32" text-anchor=anchor>
            "Today"
        </text>
    }
    .into_any()
}

#[cfg(test)]
mod tests;
