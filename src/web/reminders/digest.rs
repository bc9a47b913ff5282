//! What a reminder says: names of licences, dates and hours. Nothing that was written about the work, no titles, no goals.

use crate::db::calendar_feeds::{Chosen, Kind};
use crate::mail::{Mail, Mailer};
use crate::web::calendar::dates;
use crate::web::error::Result;
use crate::web::outlook::outlook;
use crate::web::standing::Standing;
use crate::web::visitor::SignedIn;
use chrono::{Days, NaiveDate};
use domain::words::{self, English};
use std::fmt::Write;

/// Dates further ahead are left for a later mail.
const AHEAD: Days = Days::new(90);

/// What there is to say on a day.
pub struct Digest {
    /// "Texas LPC: 13 hours to go. The last day is April 30, 2027."
    licences: Vec<String>,
    ahead: Vec<(NaiveDate, String)>,
    english: English,
}

impl Digest {
    pub async fn load(signed_in: &SignedIn) -> Result<Self> {
        let (today, english) = (signed_in.today, signed_in.english());
        let standing = Standing::load(signed_in).await?;
        let licences = standing.licences.iter().filter_map(|licence| {
            let (set, _) = standing.of(licence)?;
            let present = standing.present(licence).filter(|present| present.renewed.is_none())?;
            let told = outlook(set, &licence.held.title, &present.cycle);
            let last = told.deadline.map(|day| format!(" The last day is {}.", words::date(day, english)));
            Some(format!("{}: {}{}", told.name, told.lead, last.unwrap_or_default()))
        });
        let licences = licences.collect();
        let until = today.checked_add_days(AHEAD).unwrap_or(today);
        let ahead =
            dates(signed_in, &standing).await?.into_iter().filter(|(day, _)| (today..=until).contains(day)).collect();
        Ok(Self { licences, ahead, english })
    }

    /// Nothing to say: then no mail is sent.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.licences.is_empty() && self.ahead.is_empty()
    }

    /// The mail, with the two links of its foot.
    #[must_use]
    pub fn mail(&self, mailer: &Mailer, to: String, name: String, token: &str) -> Mail {
        let mut text = String::new();
        for licence in &self.licences {
            let _ = writeln!(text, "{licence}");
        }
        if !self.ahead.is_empty() {
            let _ = writeln!(text, "\nThe next 90 days:");
        }
        for (day, what) in &self.ahead {
            let _ = writeln!(text, "  {}  {what}", words::date(*day, self.english));
        }
        let end = mailer.href(&format!("/reminders/end/{token}"));
        let _ = write!(
            text,
            "\nSee where each hour went: {}\n\n-- \nYou asked for this. Change when it comes: {}\nEnd it: {end}\n",
            mailer.href("/"),
            mailer.href("/reminders"),
        );
        let subject = "Your continuing education: what is ahead".into();
        Mail { to, name, subject, text, end: Some(end) }
    }
}

/// Every day that a reminder may speak of, without titles.
pub async fn dates(signed_in: &SignedIn, standing: &Standing) -> Result<Vec<(NaiveDate, String)>> {
    let chosen = Chosen { kinds: Kind::ALL.into(), titles: false, ..Chosen::default() };
    Ok(dates::told(signed_in, Some(standing), &chosen)
        .await?
        .into_iter()
        .map(|date| (date.first, date.words))
        .collect())
}
