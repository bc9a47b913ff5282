//! Records as the engine takes them: person, licences with what earlier cycles brought, activities, tasks and pins.

use super::Standing;
use super::cycles::ends_between;
use crate::db::activities::{self, Activity, Amount};
use crate::db::licences::{CarriedIn, Licence};
use crate::db::pins::{Effect, Pin};
use crate::db::renewals::Renewal;
use crate::db::tasks_done;
use crate::web::visitor::SignedIn;
use chrono::NaiveDate;
use domain::credit::portfolio as engine;
use domain::credit::{Portfolio, evaluated};
use domain::rules::Library;
use domain::typed;
use std::collections::BTreeMap;

impl Standing {
    /// The records as of a day, by the rules of a library.
    pub(super) fn portfolio_as_of(&self, day: NaiveDate, library: &Library) -> Portfolio {
        let licences: Vec<engine::Licence> =
            self.licences.iter().filter_map(|licence| self.licence_as_of(licence, day, library)).collect();
        let pins = self.pins.iter().filter_map(|pin| to_pin(pin, &licences, library));
        let used = self.renewals.iter().flat_map(used_there);
        let used = used.filter(|pin| licences.iter().any(|licence| licence.id == pin.licence));
        let frozen = licences.iter().flat_map(|licence| self.frozen(licence, day, library));
        let pins = pins.chain(used).chain(frozen).collect();
        Portfolio {
            schema: 1,
            as_of: day,
            person: self.person.clone(),
            licences,
            activities: self.activities.iter().map(|activity| to_activity(activity, library, self.today)).collect(),
            tasks: self.tasks.iter().map(to_task).collect(),
            pins,
        }
    }

    /// A closed cycle whose window is still open beside the next one takes no hour more than it took: what lies in both
    /// windows and was not used there belongs to the next.
    fn frozen(&self, taken: &engine::Licence, day: NaiveDate, library: &Library) -> Vec<engine::Pin> {
        let Some(set) = library.get(&taken.rule_set) else { return vec![] };
        let closed: Vec<&Renewal> =
            self.renewals.iter().filter(|renewal| renewal.licence.to_string() == taken.id).collect();
        if closed.is_empty() {
            return vec![];
        }
        let cycles = evaluated(set, taken, &self.person, day);
        let mut pins = Vec::new();
        for pair in cycles.windows(2) {
            let Some(renewal) = closed.iter().find(|renewal| renewal.cycle_end == pair[0].end) else { continue };
            let later = self.activities.iter().filter(|activity| {
                let used = renewal.used.iter().any(|used| used.activity == activity.id);
                activity.facts.completed_on >= pair[1].opens && !used
            });
            pins.extend(later.map(|activity| engine::Pin {
                activity: activity.id.to_string(),
                licence: taken.id.clone(),
                effect: engine::Effect::Forbid,
                cycle: Some(renewal.cycle_end),
                requirement: None,
                hours: None,
            }));
        }
        pins
    }

    /// A licence with what the cycles before the first evaluated one brought.
    fn licence_as_of(&self, licence: &Licence, day: NaiveDate, library: &Library) -> Option<engine::Licence> {
        let mut taken = to_licence(licence, library)?;
        let renewals: Vec<&Renewal> = self.renewals_of(licence.id).collect();
        if renewals.is_empty() {
            return Some(taken);
        }
        let set = library.get(&taken.rule_set)?;
        // Where a set counts from the day the board received an application, that is the day of the renewal.
        taken.applications_received.extend(renewals.iter().map(|renewal| renewal.renewed_on));
        let end = evaluated(set, &taken, &self.person, day).first()?.end;
        let Some(before) = renewals.iter().rfind(|renewal| renewal.cycle_end < end) else { return Some(taken) };
        if taken.first_renewal == engine::FirstRenewalChoice::Yes {
            taken.first_renewal = engine::FirstRenewalChoice::No;
        }
        let skipped = ends_between(set, before.cycle_end, end);
        taken.carried_in = before.carried_out.iter().map(|lot| to_lot(lot, skipped)).collect();
        Some(taken)
    }

    /// The lots of hours that came into the cycle that ends on a day.
    #[must_use]
    pub fn brought_into(&self, licence: &Licence, end: NaiveDate) -> Vec<engine::CarriedIn> {
        self.licence_as_of(licence, end, &self.library).map(|taken| taken.carried_in).unwrap_or_default()
    }

    /// The closed cycles of a licence, oldest first.
    pub fn renewals_of(&self, licence: uuid::Uuid) -> impl DoubleEndedIterator<Item = &Renewal> {
        self.renewals.iter().filter(move |renewal| renewal.licence == licence)
    }

    /// The licence as the engine takes it today.
    pub(super) fn taken(&self, licence: &Licence) -> Option<&engine::Licence> {
        let id = licence.id.to_string();
        self.portfolio.licences.iter().find(|taken| taken.id == id)
    }
}

fn to_lot(lot: &CarriedIn, skipped: u32) -> engine::CarriedIn {
    engine::CarriedIn {
        hours: i64::from(lot.hours),
        topics: lot.topics.clone(),
        cycles_ago: lot.cycles_ago.saturating_add(skipped),
    }
}

/// A pin, unless its licence is not counted or its rule is no longer there.
fn to_pin(pin: &Pin, licences: &[engine::Licence], library: &Library) -> Option<engine::Pin> {
    let id = pin.licence.to_string();
    let licence = licences.iter().find(|licence| licence.id == id)?;
    let set = library.get(&licence.rule_set)?;
    if pin.requirement.as_ref().is_some_and(|rule| set.rule(rule).is_none()) {
        return None;
    }
    Some(engine::Pin {
        activity: pin.activity.to_string(),
        licence: id,
        effect: match pin.effect {
            Effect::Force => engine::Effect::Force,
            Effect::Forbid => engine::Effect::Forbid,
        },
        cycle: pin.cycle_end,
        requirement: pin.requirement.clone(),
        hours: pin.hours.map(i64::from),
    })
}

/// What a closed cycle used stays there: an hour counts once, also where the windows of two cycles overlap.
fn used_there(renewal: &Renewal) -> impl Iterator<Item = engine::Pin> + '_ {
    renewal.used.iter().map(|used| engine::Pin {
        activity: used.activity.to_string(),
        licence: renewal.licence.to_string(),
        effect: engine::Effect::Force,
        cycle: Some(renewal.cycle_end),
        requirement: None,
        hours: Some(i64::from(used.hours)),
    })
}

pub fn person(signed_in: &SignedIn, answers: &BTreeMap<String, String>) -> engine::Person {
    let answer = |slug: &String| match slug.as_str() {
        "yes" => engine::Answer::Yes,
        "no" => engine::Answer::No,
        _ => engine::Answer::Unknown,
    };
    engine::Person {
        conditions: answers.iter().map(|(condition, slug)| (condition.clone(), answer(slug))).collect(),
        birth_month: signed_in.account.birth_month,
        birth_day: signed_in.account.birth_day,
    }
}

/// A licence as the engine takes it, without what earlier cycles brought.
fn to_licence(licence: &Licence, library: &Library) -> Option<engine::Licence> {
    let held = &licence.held;
    let set = library.get(&held.rule_set).filter(|set| set.titles.contains(&held.title))?;
    let met = |(rule, when): (&String, &String)| {
        let when = match when.as_str() {
            "never" => engine::LastMet::Never,
            day => engine::LastMet::On(day.parse().ok()?),
        };
        set.rule(rule).map(|_| (rule.clone(), when))
    };
    Some(engine::Licence {
        id: licence.id.to_string(),
        rule_set: held.rule_set.clone(),
        title: held.title.clone(),
        issued_on: held.issued_on,
        expires_on: held.expires_on,
        number_parity: match held.number_parity.as_deref() {
            Some("odd") => Some(engine::NumberParity::Odd),
            Some("even") => Some(engine::NumberParity::Even),
            _ => None,
        },
        first_renewal: match held.first_renewal.as_str() {
            "yes" => engine::FirstRenewalChoice::Yes,
            "no" => engine::FirstRenewalChoice::No,
            _ => engine::FirstRenewalChoice::Auto,
        },
        applications_received: held.facts.applications_received.clone(),
        carried_in: held.facts.carried_in.iter().map(|lot| to_lot(lot, 0)).collect(),
        last_met: held.facts.last_met.iter().filter_map(met).collect(),
        bases: held.facts.bases.iter().map(|(name, base)| (name.clone(), i64::from(*base))).collect(),
    })
}

/// An activity as the boards' rules see it.
#[must_use]
pub fn to_activity(activity: &Activity, library: &Library, today: chrono::NaiveDate) -> engine::Activity {
    let facts = &activity.facts;
    let class = library.vocabulary().kind(&facts.kind).map_or("course", |kind| kind.board_activity.as_str());
    let amount = facts.amount.as_ref().map(|amount| match amount {
        Amount::Minutes(minutes) => engine::Amount { minutes: Some(i64::from(*minutes)), ..engine::Amount::default() },
        Amount::Credit { hundredths, unit } => engine::Amount {
            credit: Some(i64::from(*hundredths)),
            unit: Some(unit.clone()),
            ..engine::Amount::default()
        },
    });
    // A day that has come does not make a planned activity done: the person says so.
    let planned = facts.planned || facts.completed_on > today;
    engine::Activity {
        id: activity.id.to_string(),
        title: Some(facts.title.clone()),
        activity: class.to_owned(),
        delivery: facts.delivery.clone(),
        providers: facts.approvals.clone(),
        categories: facts.categories.clone(),
        date: facts.completed_on,
        days: facts.days.iter().map(|day| engine::Day { date: day.date, minutes: i64::from(day.minutes) }).collect(),
        amount,
        segments: segments(facts),
        status: if planned { engine::Status::Planned } else { engine::Status::Completed },
        repeat_key: facts.repeat_key.clone(),
        first_time: facts.first_time,
        own_practice_minutes: facts.own_practice_minutes.map(i64::from),
        group_size: facts.group_size.map(i64::from),
        preparation_minutes: facts.preparation_minutes.map(i64::from),
        relevant_to: facts.relevant_to.clone(),
        evidence: facts.evidence.clone(),
    }
}

/// Topics with their share of the whole.
fn segments(facts: &activities::Facts) -> Vec<engine::Segment> {
    let all = match &facts.amount {
        Some(Amount::Minutes(minutes)) => *minutes,
        Some(Amount::Credit { hundredths, .. }) => *hundredths,
        None => 0,
    };
    let parts: Vec<(u32, &[String])> =
        facts.segments.iter().map(|part| (part.amount, part.topics.as_slice())).collect();
    typed::segments(&parts, all)
}

fn to_task(task: &tasks_done::TaskDone) -> engine::Task {
    engine::Task {
        task: task.task.clone(),
        date: task.done_on,
        count: i64::from(task.count.max(1)),
        licence: task.licence.map(|id| id.to_string()),
    }
}
