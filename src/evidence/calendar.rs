//! The events of a calendar as rows of a list: what, from when to when, and for how many minutes.

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType as Part, ICalendarParameterName as Parameter,
    ICalendarProperty as Name, ICalendarStatus as State, ICalendarValue as Value,
};
use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use domain::importing::{self, Row};
use domain::reading::Status;

/// As a list's own first row names them.
const NAMES: [&str; 7] = ["Title", "Start date", "Date", "Minutes", "Provider", "Status", "Notes"];

/// Every event as a row below the names; all else in a calendar is left out.
pub fn events(bytes: &[u8], zone: Tz) -> Result<Vec<Row>, Status> {
    let text = importing::decode(bytes).map_err(|_| Status::Corrupt)?.text;
    let calendar = ICalendar::parse(&text).map_err(|_| Status::Corrupt)?;
    let parts = calendar.components.iter().filter(|part| part.component_type == Part::VEvent);
    let mut rows = vec![Row::of(1, NAMES.map(str::to_owned).to_vec())];
    rows.extend(parts.zip(2..).map(|(part, line)| Row::of(line, row(part, zone))));
    if rows.len() == 1 { Err(Status::Empty) } else { Ok(rows) }
}

fn text<'a>(part: &'a ICalendarComponent, name: &Name) -> &'a str {
    part.property(name).and_then(|entry| entry.values.first()).and_then(Value::as_text).unwrap_or_default()
}

fn row(part: &ICalendarComponent, zone: Tz) -> Vec<String> {
    let starts = moment(part, &Name::Dtstart, zone);
    let ends = moment(part, &Name::Dtend, zone).or_else(|| Some(starts?.after(length(part)?)));
    let (first, last) = (starts.map(|starts| starts.first_day()), ends.or(starts).map(|ends| ends.last_day()));
    let minutes = match (starts, ends) {
        (Some(Moment::At(from)), Some(Moment::At(to))) => (to - from).num_minutes(),
        _ => 0,
    };
    // What goes on over a night is no length of learning.
    let minutes = if (1..=16 * 60).contains(&minutes) { minutes.to_string() } else { String::new() };
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let organiser = part.property(&Name::Organizer).and_then(|entry| entry.parameter(&Parameter::Cn));
    let mut notes = vec![text(part, &Name::Description).trim().to_owned()];
    if part.is_recurrent() {
        notes.push("It repeats; this is its first day.".into());
    }
    notes.retain(|note| !note.is_empty());
    vec![
        text(part, &Name::Summary).trim().to_owned(),
        day(first),
        day(last),
        minutes,
        organiser.and_then(|name| name.as_text()).unwrap_or_default().to_owned(),
        if part.status() == Some(&State::Cancelled) { "Cancelled".into() } else { String::new() },
        notes.join("\n"),
    ]
}

#[derive(Clone, Copy)]
enum Moment {
    Day(NaiveDate),
    At(NaiveDateTime),
}

impl Moment {
    fn after(self, length: TimeDelta) -> Self {
        match self {
            Self::Day(day) => Self::Day(day.checked_add_signed(length).unwrap_or(day)),
            Self::At(moment) => Self::At(moment.checked_add_signed(length).unwrap_or(moment)),
        }
    }

    fn first_day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::At(moment) => moment.date(),
        }
    }

    /// A whole day ends where the next begins; what ends at midnight ended the day before.
    fn last_day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day.pred_opt().unwrap_or(day),
            Self::At(moment) => (moment - TimeDelta::seconds(1)).date(),
        }
    }
}

fn length(part: &ICalendarComponent) -> Option<TimeDelta> {
    match part.property(&Name::Duration)?.values.first()? {
        Value::Duration(length) if !length.neg => length.to_time_delta(),
        _ => None,
    }
}

fn moment(part: &ICalendarComponent, name: &Name, zone: Tz) -> Option<Moment> {
    let told = part.property(name)?.values.first()?.as_partial_date_time()?;
    let day = NaiveDate::from_ymd_opt(told.year?.into(), told.month?.into(), told.day?.into())?;
    let Some(hour) = told.hour else { return Some(Moment::Day(day)) };
    let at = day.and_hms_opt(hour.into(), told.minute.unwrap_or(0).into(), 0)?;
    Some(Moment::At(if is_utc(told) {
        DateTime::<Utc>::from_naive_utc_and_offset(at, Utc).with_timezone(&zone).naive_local()
    } else {
        at
    }))
}

fn is_utc(told: &PartialDateTime) -> bool {
    told.tz_hour == Some(0) && told.tz_minute.unwrap_or(0) == 0
}
