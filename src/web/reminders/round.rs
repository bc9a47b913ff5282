//! Once an hour: whose mail is due; and one mail sent.

use super::digest::{self, Digest};
use super::due::is_due;
use crate::db::jobs::{self, Job};
use crate::db::reminders;
use crate::mail::Mailer;
use crate::web::app::App;
use crate::web::standing::Standing;
use crate::web::visitor::SignedIn;
use anyhow::Context;
use chrono::{Days, Timelike};
use uuid::Uuid;

/// Before this hour of the morning, where the person lives, nothing is sent.
const MORNING: u32 = 7;
/// A mail that could not be sent for so many days says what has changed since: it is left out.
const STALE: Days = Days::new(2);

/// Puts a mail into the queue for everyone whose day it is. Done twice, or by two servers at once, it comes to the same. What is
/// wrong with one person's records keeps nobody else from a mail; it is logged, and told at the end.
pub async fn look(app: &App) -> anyhow::Result<()> {
    let mut failed = 0;
    for id in reminders::list_active_ids(&app.db).await? {
        if let Err(error) = look_at(app, id).await {
            tracing::warn!(%error, reminder = %id, "it was not found out whether a reminder is due");
            failed += 1;
        }
    }
    anyhow::ensure!(failed == 0, "{failed} of the reminders could not be looked at");
    Ok(())
}

async fn look_at(app: &App, id: Uuid) -> anyhow::Result<()> {
    let found = reminders::find_account_by_reminder(&app.db, &app.server_key, id).await?;
    let Some((account, reminder)) = found else { return Ok(()) };
    let now = (app.now)().with_timezone(&account.time_zone);
    let today = now.date_naive();
    if now.hour() < MORNING || reminder.looked_on.is_some_and(|looked| looked >= today) {
        return Ok(());
    }
    let signed_in = SignedIn::by_address(app.clone(), account);
    let standing = Standing::load(&signed_in).await.context("a person's records could not be read")?;
    let dates = digest::dates(&signed_in, &standing).await.context("a person's dates could not be read")?;
    let dates: Vec<_> = dates.into_iter().map(|(day, _)| day).collect();
    let facts = &reminder.facts;
    if is_due(facts.weekday, &facts.days, &dates, reminder.looked_on, today) {
        jobs::push(&app.db, &Job { reminder: id, day: today }).await?;
    }
    // After the job: a crash in between asks again, and the queue knows the job already.
    Ok(reminders::note_look(&app.db, signed_in.owner(), id, today).await?)
}

/// Sends one mail of the queue, unless it was sent, ended or paused meanwhile.
pub async fn send(app: &App, mailer: &Mailer, job: &Job) -> anyhow::Result<()> {
    let found = reminders::find_account_by_reminder(&app.db, &app.server_key, job.reminder).await?;
    let Some((account, reminder)) = found else { return Ok(()) };
    let is_sent = reminder.sent_on.is_some_and(|sent| sent >= job.day);
    if is_sent || !reminder.confirmed || reminder.facts.paused {
        return Ok(());
    }
    let signed_in = SignedIn::by_address(app.clone(), account);
    if job.day.checked_add_days(STALE).is_some_and(|last| signed_in.today > last) {
        return Ok(());
    }
    let digest = Digest::load(&signed_in).await.context("a person's digest could not be made")?;
    let (db, owner, id) = (&app.db, signed_in.owner(), reminder.id);
    if !reminders::claim_sending(db, owner, id, job.day, signed_in.now()).await? {
        anyhow::bail!("another server is sending it, or went down doing so");
    }
    if !digest.is_empty() {
        let mail =
            digest.mail(mailer, reminder.facts.address.clone(), format!("{id}.{}", job.day), &reminder.token(owner));
        if let Err(error) = mailer.send(&mail).await {
            reminders::release_sending(db, owner, id).await?;
            return Err(error.into());
        }
    }
    reminders::note_sending(db, owner, id, job.day).await?;
    Ok(())
}
