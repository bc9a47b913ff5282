//! What Dana could still take: a plan chooses from these.

use super::Calendar;
use super::learning::{BLANK, Row, facts};
use crate::db::accounts::Account;
use crate::db::activities::Facts;
use crate::db::candidates::record_candidates;
use crate::web::app::App;
use uuid::Uuid;

const OFFER: Row = Row { planned: true, ..BLANK };

const OFFERS: [Row; 6] = [
    Row {
        title: "Ethics at the Edge: Consent and Records",
        kind: "webinar_live",
        delivery: "live_online",
        day: "2027-02-12",
        minutes: 180,
        topics: &[("ethics", 180)],
        provider: "Marsh Lane Institute",
        dollars: 75,
        ..OFFER
    },
    Row {
        title: "An Ethics Morning",
        day: "2027-03-20",
        minutes: 240,
        topics: &[("ethics", 240)],
        provider: "Riverbend Training",
        dollars: 140,
        ..OFFER
    },
    Row {
        title: "Boundaries After the Session Ends",
        kind: "webinar_live",
        delivery: "live_online",
        day: "2027-04-09",
        minutes: 180,
        topics: &[("boundaries", 180)],
        provider: "Marsh Lane Institute",
        dollars: 70,
        ..OFFER
    },
    Row {
        title: "Grief Work, Two Days",
        day: "2027-05-22",
        minutes: 720,
        topics: &[("grief_end_of_life", 720)],
        provider: "Riverbend Training",
        dollars: 390,
        ..OFFER
    },
    Row {
        title: "Couples in Conflict",
        kind: "webinar_live",
        delivery: "live_online",
        day: "2027-09-17",
        minutes: 360,
        topics: &[("couples", 360)],
        provider: "Garden Gate Courses",
        dollars: 165,
        ..OFFER
    },
    Row {
        title: "Sleep and Trauma",
        kind: "online_course",
        delivery: "async_online",
        day: "2027-02-27",
        minutes: 300,
        topics: &[("trauma_informed", 300)],
        provider: "Open Shelf CE",
        dollars: 55,
        ..OFFER
    },
];

/// Records the offers.
pub async fn record(app: &App, account: &Account, calendar: Calendar) -> anyhow::Result<()> {
    let new: Vec<(Uuid, Facts)> = OFFERS.iter().map(|row| (Uuid::now_v7(), facts(row, calendar))).collect();
    Ok(record_candidates(&app.db, &account.owner, &new, (app.now)()).await?)
}
