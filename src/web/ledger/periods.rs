//! The periods of a licence beside each other: those that were closed, the one at hand, those before and after; and what
//! is to be done about the one that is shown.

use crate::db::licences::Licence;
use crate::web::licences::renewals;
use crate::web::standing::Standing;
use chrono::NaiveDate;
use domain::credit::CycleReport;
use domain::words::{self, English};

/// Words, and where they lead with what label.
pub struct Step {
    pub words: String,
    pub href: String,
    pub action: &'static str,
}

/// Closed periods first, then those that can be looked at as they stand. None where there is but one.
pub fn tabs(
    standing: &Standing,
    licence: &Licence,
    shown: &CycleReport,
    english: English,
) -> Vec<(String, String, bool)> {
    let Some(here) = shown.cycle_end else { return vec![] };
    let mut ends: Vec<NaiveDate> = vec![here];
    if let Some((_, report)) = standing.of(licence) {
        ends.extend(report.cycles.iter().filter_map(|cycle| cycle.cycle_end));
    }
    ends.extend(standing.to_close(licence).filter(|cycle| standing.has_ended(cycle)).map(|cycle| cycle.end));
    let (first, last) = (ends.iter().min().copied(), ends.iter().max().copied());
    let before = first.and_then(|end| standing.cycle_before(licence, end)).map(|cycle| cycle.end);
    let after = last.and_then(|end| standing.cycle_after(licence, end)).map(|cycle| cycle.end);
    // A period before the licence was recorded here is shown only once it holds something.
    ends.extend(before.filter(|end| *end >= standing.recorded_on(licence) || has_learning(standing, licence, *end)));
    ends.extend(after);
    ends.sort_unstable();
    ends.dedup();
    let closed: Vec<_> = standing.renewals_of(licence.id).collect();
    ends.retain(|end| *end == here || closed.iter().all(|renewal| renewal.cycle_end != *end));
    let open = ends.into_iter().map(|end| {
        let words = format!("Period to {}", words::short_date(end, english));
        (words, format!("/licences/{}?cycle={end}", licence.id), end == here)
    });
    let closed = closed.into_iter().filter(|renewal| renewal.cycle_end != here);
    closed.map(|renewal| renewals::tab(renewal, false, english)).chain(open).collect()
}

fn has_learning(standing: &Standing, licence: &Licence, end: NaiveDate) -> bool {
    standing.cycle_of(licence, end).is_some_and(|cycle| {
        standing.activities.iter().any(|activity| (cycle.opens..=cycle.closes).contains(&activity.facts.completed_on))
    })
}

/// "June 1, 2025 to May 31, 2028. 18 months left."
pub fn line(cycle: &CycleReport, today: NaiveDate, english: English) -> String {
    let (opens, closes) = (cycle.window.opens, cycle.window.closes);
    let span = format!("{} to {}.", words::date(opens, english), words::date(closes, english));
    match cycle.deadline {
        None => format!("{span} Looked back on from any day; there is no deadline."),
        Some(_) if opens > today => format!("{span} It opens in {}.", words::distance(today, opens)),
        Some(day) if day >= today => format!("{span} {} left.", words::distance(today, day)),
        Some(_) => format!("{span} It has ended."),
    }
}

/// Where the audit pack of a period is made.
pub fn audit(licence: &Licence, shown: &CycleReport) -> String {
    match shown.cycle_end {
        Some(end) => format!("/licences/{}/audit?cycle={end}", licence.id),
        None => format!("/licences/{}/audit", licence.id),
    }
}

/// What to do about the period shown: close it once it has ended, or read what was kept of it.
pub fn step(standing: &Standing, licence: &Licence, shown: &CycleReport, english: English) -> Option<Step> {
    let end = shown.cycle_end?;
    if let Some(renewal) = standing.renewal_of(licence, end) {
        return Some(Step {
            words: format!(
                "Renewed on {}. The ledger was kept as it was then.",
                words::date(renewal.renewed_on, english)
            ),
            href: format!("/licences/{}/renewals/{}", licence.id, renewal.id),
            action: "Read what was kept",
        });
    }
    let cycle = standing.to_close(licence).filter(|cycle| cycle.end == end && standing.has_ended(cycle))?;
    Some(Step {
        words: format!(
            "This period ended on {}, and its renewal is not recorded yet. Once it is, the next period takes over.",
            words::date(cycle.end, english)
        ),
        href: format!("/licences/{}/renewals/new", licence.id),
        action: "Record the renewal",
    })
}
