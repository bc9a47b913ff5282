//! What a closed cycle leaves to the next: hours that carry over, and hours that must not be used twice.

use crate::db::licences::{CarriedIn, Licence};
use crate::db::renewals::Used;
use crate::web::standing::Standing;
use chrono::NaiveDate;
use domain::credit::portfolio::Status;
use domain::credit::{CarryState, CycleReport};
use domain::rules::RuleSet;

/// The lots that go into the next cycle: what carries over from this one, and what is left of older lots that are still
/// good. New lots have no topic: which of the hours they are is not said by any rule, so they count to the total alone.
#[must_use]
pub fn carried_out(set: &RuleSet, standing: &Standing, licence: &Licence, report: &CycleReport) -> Vec<CarriedIn> {
    let mut lots = Vec::new();
    let bounded = |hours: i64| u32::try_from(hours).ok().filter(|hours| *hours > 0);
    if let Some(hours) = bounded(report.carry_out.hours).filter(|_| report.carry_out.state == CarryState::Allowed) {
        lots.push(CarriedIn { hours, topics: vec![], cycles_ago: 1 });
    }
    let good_for = set.carry_over.as_ref().filter(|carry| carry.allowed).map_or(0, |carry| carry.cycles.unwrap_or(1));
    let end = report.cycle_end.unwrap_or_default();
    for (place, lot) in standing.brought_into(licence, end).iter().enumerate() {
        let line = report.ledger.iter().find(|line| line.activity == format!("carried:{place}"));
        let left = bounded(lot.hours - line.map_or(0, |line| line.counted));
        if let Some(hours) = left.filter(|_| lot.cycles_ago < good_for) {
            lots.push(CarriedIn { hours, topics: lot.topics.clone(), cycles_ago: lot.cycles_ago + 1 });
        }
    }
    lots
}

/// Hours that count here and are dated in the next cycle's window too.
#[must_use]
pub fn used(standing: &Standing, report: &CycleReport, next_opens: Option<NaiveDate>) -> Vec<Used> {
    let Some(opens) = next_opens else { return vec![] };
    let here = report.ledger.iter().filter(|line| line.status == Status::Completed && line.counted + line.outside > 0);
    let both = here.filter_map(|line| {
        let activity = standing.activity(&line.activity)?;
        let hours = u32::try_from(line.counted + line.outside).ok()?;
        (activity.facts.completed_on >= opens).then_some(Used { activity: activity.id, hours })
    });
    both.collect()
}
