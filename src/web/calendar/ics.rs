//! Dates as iCalendar (RFC 5545).

use super::dates::Date;
use crate::db::calendar_feeds::Kind;
use chrono::{DateTime, Days, TimeDelta, Utc};
use icalendar::{Alarm, Calendar, Class, Component, Event, EventLike, Property, Trigger};
use std::collections::BTreeSet;

/// A reminder of a whole day would ring at midnight; this many hours later it rings in the morning.
const MORNING: i64 = 9;

pub fn write(dates: &[Date], alarms: &BTreeSet<u32>, now: DateTime<Utc>) -> String {
    let mut calendar = Calendar::new();
    calendar.name("Growing Edge").ttl(&TimeDelta::hours(12));
    calendar.append_property(Property::new("PRODID", "-//Growing Edge//growing-edge//EN"));
    calendar.append_property(Property::new("METHOD", "PUBLISH"));
    for date in dates {
        calendar.push(event(date, alarms, now));
    }
    calendar.done().to_string()
}

fn event(date: &Date, alarms: &BTreeSet<u32>, now: DateTime<Utc>) -> Event {
    let mut event = Event::new();
    event
        .uid(&format!("{}@growing-edge", date.uid))
        .timestamp(now)
        .summary(&date.words)
        .starts(date.first)
        // The day after the last, as the standard counts.
        .ends(date.last.checked_add_days(Days::new(1)).unwrap_or(date.last))
        .class(Class::Private)
        // A reminder, not an appointment: the day stays free.
        .add_property("TRANSP", "TRANSPARENT");
    // A course or a question asks for nothing three months before.
    let is_near = matches!(date.kind, Kind::Courses | Kind::FollowUps);
    let rings = alarms.iter().filter(|days| !is_near || **days <= 7);
    for days in rings {
        let before = TimeDelta::days(i64::from(*days)) - TimeDelta::hours(MORNING);
        let mut alarm = Alarm::display(&date.words, Trigger::before_start(before));
        // Named, since the crate would make up both from the clock.
        alarm.uid(&format!("{}-{days}@growing-edge", date.uid)).timestamp(now);
        event.alarm(alarm);
    }
    event.done()
}
