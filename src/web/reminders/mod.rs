//! Reminders by mail: on a weekday, or some days before a date; confirmed by whoever reads mail at the address, and ended with one
//! click. `round` looks hourly whose day it is, `digest` says what a mail holds.

mod by_mail;
mod digest;
mod due;
mod round;
mod view;

pub use round::{look, send};

use crate::db::reminders::{self, Facts, Reminder};
use crate::db::sign_in_attempts::{self as attempts, Subject};
use crate::mail::{Mail, Mailer};
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::{Form, Problems};
use crate::web::links;
use crate::web::page::Page;
use crate::web::sign_up::email;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::middleware::map_response;
use axum::response::Response;
use axum::routing::{get, post};
use chrono::Weekday;
use serde::Deserialize;

/// Days before a date on which a mail may come.
const BEFORE: [u32; 3] = [90, 30, 7];
const WEEKDAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

pub fn router() -> Router<App> {
    let by_mail = Router::new()
        .route("/reminders/confirm/{token}", get(by_mail::ask).post(by_mail::confirm))
        .route("/reminders/end/{token}", get(by_mail::ask_end).post(by_mail::end))
        .layer(map_response(links::unlisted));
    Router::new()
        .route("/reminders", get(show).post(amend))
        .route("/reminders/again", post(again))
        .route("/reminders/remove", post(remove))
        .merge(by_mail)
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Draft {
    address: String,
    /// "1" for Monday to "7"; empty for none.
    weekday: String,
    days: Vec<String>,
    paused: String,
}

impl Draft {
    fn of(reminder: &Reminder) -> Self {
        let facts = &reminder.facts;
        Self {
            address: facts.address.clone(),
            weekday: facts.weekday.map(|day| day.number_from_monday().to_string()).unwrap_or_default(),
            days: facts.days.iter().map(u32::to_string).collect(),
            paused: if facts.paused { "on".into() } else { String::new() },
        }
    }

    /// What is offered to someone who has none.
    fn fresh(email: &str) -> Self {
        Self { address: email.to_owned(), days: BEFORE.map(|days| days.to_string()).to_vec(), ..Self::default() }
    }

    fn parse(&self) -> std::result::Result<Facts, Problems> {
        let mut problems = Problems::default();
        let address = problems.take("address", email(&self.address));
        let number = self.weekday.parse::<u32>().ok();
        let facts = Facts {
            address,
            weekday: WEEKDAYS.into_iter().find(|day| Some(day.number_from_monday()) == number),
            days: BEFORE.into_iter().filter(|days| self.days.contains(&days.to_string())).collect(),
            paused: !self.paused.is_empty(),
        };
        if facts.weekday.is_none() && facts.days.is_empty() {
            problems.add("days", "Choose a weekday, or days before a date.");
        }
        if problems.is_empty() { Ok(facts) } else { Err(problems) }
    }
}

async fn show(signed_in: SignedIn) -> Result {
    let reminder = reminders::find_reminder(signed_in.db(), signed_in.owner()).await?;
    let draft = reminder.as_ref().map_or_else(|| Draft::fresh(&signed_in.account.email), Draft::of);
    Ok(page(&signed_in, reminder, draft, Problems::default()).await)
}

/// Saves when mails come. A new address is asked first whether it wants them.
async fn amend(signed_in: SignedIn, Form(draft): Form<Draft>) -> Result {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let Some(mailer) = mailer(&signed_in) else { return Err(AppError::NotFound) };
    let before = reminders::find_reminder(db, owner).await?;
    let facts = match draft.parse() {
        Ok(facts) => facts,
        Err(problems) => return Ok(page(&signed_in, before, draft, problems).await),
    };
    if before.as_ref().is_some_and(|before| before.facts.address == facts.address) {
        reminders::amend_reminder(db, owner, &facts).await?;
        return Ok(Flash::Saved.redirect("/reminders"));
    }
    if let Err(problem) = may_ask(&signed_in).await? {
        return Ok(page(&signed_in, before, draft, problem).await);
    }
    let made = Reminder::new(facts);
    let problems = ask(&signed_in, &mailer, &made).await;
    if !problems.is_empty() {
        // Those that came until now go on coming.
        return Ok(page(&signed_in, before, draft, problems).await);
    }
    reminders::record_reminder(db, owner, &made, signed_in.now()).await?;
    Ok(Flash::Saved.redirect("/reminders"))
}

/// Sends the question to the address once more.
async fn again(signed_in: SignedIn) -> Result {
    let Some(mailer) = mailer(&signed_in) else { return Err(AppError::NotFound) };
    let Some(reminder) = reminders::find_reminder(signed_in.db(), signed_in.owner()).await? else {
        return Err(AppError::NotFound);
    };
    let problems = match may_ask(&signed_in).await? {
        Ok(()) => ask(&signed_in, &mailer, &reminder).await,
        Err(problems) => problems,
    };
    if problems.is_empty() {
        return Ok(Flash::Saved.redirect("/reminders"));
    }
    let draft = Draft::of(&reminder);
    Ok(page(&signed_in, Some(reminder), draft, problems).await)
}

async fn remove(signed_in: SignedIn) -> Result {
    let Some(reminder) = reminders::find_reminder(signed_in.db(), signed_in.owner()).await? else {
        return Err(AppError::NotFound);
    };
    reminders::remove_reminder(signed_in.db(), signed_in.owner(), reminder.id).await?;
    Ok(Flash::Removed.redirect("/reminders"))
}

/// What sends this person's mails. Whoever only looks around has none: nobody answers for what that account sends to strangers.
fn mailer(signed_in: &SignedIn) -> Option<Mailer> {
    signed_in.app().mailer.clone().filter(|_| !signed_in.account.sample)
}

/// Nobody's mailbox is filled from here: a person asks a few addresses, then waits.
async fn may_ask(signed_in: &SignedIn) -> Result<std::result::Result<(), Problems>> {
    let asking = format!("reminders of {}", signed_in.owner().uuid());
    let (db, subject) = (signed_in.db(), Subject::Email(&asking));
    if attempts::has_reached_limit(db, subject, signed_in.now()).await? {
        let mut problems = Problems::default();
        problems.add("address", format!("That was asked often. Wait {} minutes, then try again.", attempts::MINUTES));
        return Ok(Err(problems));
    }
    attempts::record_attempt(db, subject, signed_in.now()).await?;
    Ok(Ok(()))
}

/// The one mail that goes to an address unasked. It holds no name and no date.
async fn ask(signed_in: &SignedIn, mailer: &Mailer, reminder: &Reminder) -> Problems {
    let token = reminder.token(signed_in.owner());
    let yes = mailer.href(&format!("/reminders/confirm/{token}"));
    let mail = Mail {
        to: reminder.facts.address.clone(),
        name: format!("{}.asked.{}", reminder.id, signed_in.now().timestamp()),
        subject: "Shall reminders come here?".into(),
        text: format!(
            "Someone who keeps her continuing education in Growing Edge asked for reminders to this address.\n\n\
             If that was you, say yes here: {yes}\n\nIf not, do nothing: nothing more will come.\n"
        ),
        end: Some(mailer.href(&format!("/reminders/end/{token}"))),
    };
    let mut problems = Problems::default();
    if let Err(error) = mailer.send(&mail).await {
        tracing::warn!(%error, "a question about reminders was not sent");
        problems.add(
            "address",
            "The mail server did not take it, so nothing was sent. Look at the address, or try again later.",
        );
    }
    problems
}

async fn page(signed_in: &SignedIn, reminder: Option<Reminder>, draft: Draft, problems: Problems) -> Response {
    let status = problems.status();
    let sends = if mailer(signed_in).is_some() {
        view::Sends::Yes
    } else if signed_in.account.sample {
        view::Sends::NotFromSample
    } else {
        view::Sends::NotFromHere
    };
    let page = Page::new("Reminders by mail", Section::None).status(status);
    page.show(&signed_in.visitor, move || view::view(sends, reminder, draft, problems)).await
}
