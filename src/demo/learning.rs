//! What Dana learned in a year, and what she plans.

use super::Calendar;
use crate::db::accounts::Account;
use crate::db::activities::{Amount, Cost, Day, Facts, Segment, record_activity};
use crate::web::app::App;
use std::collections::BTreeMap;
use uuid::Uuid;

const NEW_YORK: &str = "us-ny-social_worker/state_board";
const TEXAS: &str = "tx_listed";

/// One row of her year: key, title, kind, way, last day, minutes, topics with minutes, approvals, cost in dollars.
pub(super) struct Row {
    pub(super) key: &'static str,
    pub(super) title: &'static str,
    pub(super) kind: &'static str,
    pub(super) delivery: &'static str,
    pub(super) day: &'static str,
    pub(super) minutes: u32,
    pub(super) topics: &'static [(&'static str, u32)],
    pub(super) approvals: &'static [&'static str],
    pub(super) provider: &'static str,
    pub(super) dollars: u32,
    pub(super) planned: bool,
}

pub(super) const BLANK: Row = Row {
    key: "",
    title: "",
    kind: "workshop",
    delivery: "in_person",
    day: "2026-01-01",
    minutes: 0,
    topics: &[],
    approvals: &[NEW_YORK, TEXAS],
    provider: "",
    dollars: 0,
    planned: false,
};

static YEAR: [Row; 13] = [
    Row {
        key: "broaching",
        title: "Broaching Race and Identity in Session",
        kind: "webinar_live",
        delivery: "live_online",
        day: "2025-05-17",
        minutes: 180,
        topics: &[("cultural_competence", 180)],
        provider: "Marsh Lane Institute",
        dollars: 60,
        ..BLANK
    },
    Row {
        key: "trauma",
        title: "Trauma-Informed Care: Safety, Choice, Pacing",
        day: "2025-06-14",
        minutes: 180,
        topics: &[("trauma_informed", 180)],
        provider: "Riverbend Training",
        dollars: 95,
        ..BLANK
    },
    Row {
        key: "attachment",
        title: "Attachment Across the Lifespan",
        kind: "webinar_recorded",
        delivery: "async_online",
        day: "2025-09-09",
        minutes: 240,
        topics: &[("attachment", 240)],
        provider: "Open Shelf CE",
        dollars: 40,
        ..BLANK
    },
    Row {
        key: "dbt",
        title: "DBT Skills: Foundations",
        kind: "online_course",
        delivery: "async_online",
        day: "2025-11-22",
        minutes: 360,
        topics: &[("dbt", 360)],
        provider: "Garden Gate Courses",
        dollars: 120,
        ..BLANK
    },
    Row {
        key: "basics",
        title: "Mentalizing: The Basics",
        kind: "online_course",
        delivery: "async_online",
        day: "2026-02-03",
        minutes: 180,
        topics: &[("mentalisation_schema", 180)],
        provider: "Open Shelf CE",
        dollars: 45,
        ..BLANK
    },
    Row {
        key: "child_abuse",
        title: "Child Abuse Reporting Update",
        kind: "online_course",
        delivery: "async_online",
        day: "2026-03-10",
        minutes: 120,
        topics: &[("child_abuse", 120)],
        approvals: &[TEXAS],
        provider: "Open Shelf CE",
        dollars: 25,
        ..BLANK
    },
    Row {
        key: "dual_roles",
        title: "Dual Roles in Small Communities",
        kind: "webinar_live",
        delivery: "live_online",
        day: "2026-04-24",
        minutes: 180,
        topics: &[("ethics", 180)],
        approvals: &[TEXAS, "nasw"],
        provider: "Marsh Lane Institute",
        dollars: 60,
        ..BLANK
    },
    Row {
        key: "under_fire",
        title: "Mentalizing Under Fire",
        day: "2026-08-22",
        minutes: 480,
        topics: &[("mentalisation_schema", 360), ("attachment", 120)],
        provider: "Riverbend Training",
        dollars: 380,
        ..BLANK
    },
    Row {
        key: "peers",
        title: "Peer consultation group, 8 meetings",
        kind: "peer_consultation",
        day: "2026-09-24",
        approvals: &[],
        provider: "Thursday group",
        ..BLANK
    },
    Row {
        key: "private_pay",
        title: "Building a Private-Pay Practice",
        kind: "webinar_live",
        delivery: "live_online",
        day: "2026-10-02",
        minutes: 120,
        topics: &[("business", 120)],
        provider: "Marsh Lane Institute",
        dollars: 30,
        ..BLANK
    },
    Row {
        key: "book",
        title: "The Chase and the Retreat",
        kind: "book",
        delivery: "self_study",
        day: "2026-10-18",
        minutes: 240,
        topics: &[("attachment", 240)],
        approvals: &[],
        dollars: 28,
        ..BLANK
    },
    Row {
        key: "boundaries",
        title: "Boundaries and Ethics in Practice",
        kind: "webinar_live",
        delivery: "live_online",
        day: "2027-01-15",
        minutes: 360,
        topics: &[("boundaries", 180), ("ethics", 180)],
        provider: "Riverbend Training",
        dollars: 150,
        planned: true,
        ..BLANK
    },
    Row {
        key: "dissociation",
        title: "Working With Dissociation",
        day: "2027-03-06",
        minutes: 360,
        topics: &[("dissociation_complex_trauma", 360)],
        provider: "Riverbend Training",
        dollars: 210,
        planned: true,
        ..BLANK
    },
];

/// Records the year; returns the ids by key.
pub async fn record(app: &App, account: &Account, calendar: Calendar) -> anyhow::Result<BTreeMap<&'static str, Uuid>> {
    let mut ids = BTreeMap::new();
    for row in &YEAR {
        let id = Uuid::now_v7();
        record_activity(&app.db, &account.owner, id, &facts(row, calendar), (app.now)()).await?;
        ids.insert(row.key, id);
    }
    Ok(ids)
}

/// A row of the year.
pub(super) fn row(key: &str) -> Option<&'static Row> {
    YEAR.iter().find(|row| row.key == key)
}

pub(super) fn facts(row: &Row, calendar: Calendar) -> Facts {
    let segment = |(topic, minutes): &(&str, u32)| Segment { amount: *minutes, topics: vec![(*topic).to_owned()] };
    let day = calendar.on(row.day);
    let two_days = row.key == "under_fire";
    let eve = day.pred_opt().unwrap_or(day);
    let days = if two_days { vec![Day { date: eve, minutes: 240 }, Day { date: day, minutes: 240 }] } else { vec![] };
    Facts {
        title: row.title.into(),
        kind: row.kind.into(),
        planned: row.planned,
        starts_on: two_days.then_some(eve),
        completed_on: day,
        days,
        amount: (row.minutes > 0).then_some(Amount::Minutes(row.minutes)),
        delivery: Some(row.delivery.into()),
        approvals: row.approvals.iter().map(|slug| (*slug).to_owned()).collect(),
        approval_number: None,
        categories: vec![],
        segments: row.topics.iter().map(segment).collect(),
        evidence: vec![],
        relevant_to: vec![],
        cost: (row.dollars > 0).then(|| Cost { minor: row.dollars * 100, currency: "USD".into() }),
        own_practice_minutes: None,
        group_size: None,
        preparation_minutes: None,
        first_time: None,
        repeat_key: None,
        provider: (!row.provider.is_empty()).then(|| row.provider.into()),
        notes: (row.key == "book").then(|| "The part on waiting one breath before answering.".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::vocabulary::Vocabulary;

    #[test]
    fn every_approval_of_the_sample_year_has_a_name() {
        for slug in YEAR.iter().flat_map(|row| row.approvals) {
            let class = slug.rsplit('/').next().unwrap_or_default();
            assert!(Vocabulary::builtin().provider(class).is_some(), "{slug} is told by its slug");
        }
    }
}
