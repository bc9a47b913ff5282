//! The sample account: an invented therapist's year, dated relative to today.

mod candidates;
mod certificates;
mod growth;
mod learning;
mod reflections;
mod supervision;

use crate::db::accounts::{self, Account, NewAccount};
use crate::db::condition_answers;
use crate::db::licences::{Facts, Held, record_licence};
use crate::db::rule_copies::record_rule_copy;
use crate::web::app::App;
use chrono::{Datelike, Months, NaiveDate};
use domain::words::English;
use uuid::Uuid;

/// The day that the year was written around.
const WRITTEN: (i32, u32, u32) = (2026, 11, 23);

/// Dates of the story, moved by whole months to where they stand relative to today: month ends stay month ends.
#[derive(Clone, Copy)]
pub struct Calendar {
    months: u32,
    back: bool,
}

impl Calendar {
    #[must_use]
    pub fn new(today: NaiveDate) -> Self {
        let (year, month, day) = WRITTEN;
        let months = i64::from(today.year() - year) * 12 + i64::from(today.month()) - i64::from(month);
        // A month is full when its day has come: what was past in the story stays past.
        let months = if today.day() < day { months - 1 } else { months };
        Self { months: u32::try_from(months.unsigned_abs()).unwrap_or(0), back: months < 0 }
    }

    /// A date as the story has it, moved.
    #[must_use]
    pub fn on(&self, text: &str) -> NaiveDate {
        let day: NaiveDate = text.parse().unwrap_or_default();
        let step = Months::new(self.months);
        let moved = if self.back { day.checked_sub_months(step) } else { day.checked_add_months(step) };
        let moved = moved.unwrap_or(day);
        if last_of_month(day) == day { last_of_month(moved) } else { moved }
    }
}

fn last_of_month(day: NaiveDate) -> NaiveDate {
    let next = day.with_day(1).and_then(|first| first.checked_add_months(Months::new(1)));
    next.and_then(|first| first.pred_opt()).unwrap_or(day)
}

/// Makes a sample account of its own, with everything in it.
pub async fn make(app: &App, password_hash: String) -> anyhow::Result<Account> {
    let now = (app.now)();
    let email = format!("sample-{}@growing-edge.example", Uuid::now_v7().simple());
    let new = NewAccount {
        email,
        name: "Dana".into(),
        password_hash,
        english: English::American,
        time_zone: "America/New_York".into(),
        sample: true,
        as_first: false,
    };
    let account = accounts::record_account(&app.db, &app.server_key, new, now).await?;
    let calendar = Calendar::new(now.with_timezone(&account.time_zone).date_naive());
    licences(app, &account, calendar).await?;
    let activities = learning::record(app, &account, calendar).await?;
    let about = growth::record(app, &account, calendar, &activities).await?;
    reflections::record(app, &account, calendar, &activities, about.turning_point).await?;
    supervision::record(app, &account, calendar, &about).await?;
    candidates::record(app, &account, calendar).await?;
    // Files need a process and a place of their own: where these fail, the year can be looked at all the same.
    if let Err(error) = certificates::record(app, &account, calendar, &activities).await {
        tracing::warn!(%error, "the sample account has no certificates");
    }
    Ok(account)
}

async fn licences(app: &App, account: &Account, calendar: Calendar) -> anyhow::Result<()> {
    let today = (app.now)().with_timezone(&account.time_zone).date_naive();
    let held = [
        ("us-ny-social_worker", "LCSW", "2010-06-01", "2028-05-31"),
        ("us-tx-counselor", "LPC", "2013-05-01", "2027-04-30"),
    ];
    for (rule_set, title, issued_on, expires_on) in held {
        let held = Held {
            rule_set: rule_set.into(),
            title: title.into(),
            issued_on: calendar.on(issued_on),
            expires_on: Some(calendar.on(expires_on)),
            number_parity: None,
            first_renewal: "auto".into(),
            facts: Facts::default(),
        };
        record_licence(&app.db, &account.owner, Uuid::now_v7(), &held, (app.now)()).await?;
        if let Some(rules) = app.library.get(rule_set) {
            record_rule_copy(&app.db, &account.owner, rules, today).await?;
        }
    }
    condition_answers::record_condition_answer(&app.db, &account.owner, "supervisors", "no").await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_story_moves_by_whole_months_and_keeps_month_ends() {
        let later = Calendar::new("2028-02-10".parse().unwrap());
        assert_eq!(later.on("2027-04-30").to_string(), "2028-06-30");
        assert_eq!(later.on("2026-11-18").to_string(), "2028-01-18");
        let same = Calendar::new("2026-11-25".parse().unwrap());
        assert_eq!(same.on("2027-01-15").to_string(), "2027-01-15");
        let before = Calendar::new("2026-11-22".parse().unwrap());
        assert_eq!(before.on("2026-11-18").to_string(), "2026-10-18");
    }
}
