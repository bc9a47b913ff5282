//! The sentence over a ledger: "23 of 36 hours count. The 13 still to go must be live, and 3 of them on boundaries."

use crate::web::outlook::must_be_live;
use domain::credit::{CarryState, CycleReport, State, Unit};
use domain::quantity::Credit;
use domain::rules::RuleSet;
use domain::vocabulary::Vocabulary;
use domain::words::{self, phrase};

pub fn headline(set: &RuleSet, cycle: &CycleReport) -> String {
    let (_, many) = set.unit().words();
    let total = cycle.requirements.iter().find(|row| row.kind == "total" && row.state != State::NotApplicable);
    let open = cycle.requirements.iter().filter(|row| !matches!(row.state, State::Met | State::NotApplicable));
    let open_count = open.clone().filter(|row| row.kind != "total").count();
    let Some(total) = total else {
        return match (cycle.status, open_count) {
            (State::Met | State::NotApplicable, _) => "Nothing is open in this period.".into(),
            (_, 1) => "No hours in all are asked; one requirement is open.".into(),
            (_, count) => format!("No hours in all are asked; {count} requirements are open."),
        };
    };
    if total.missing == 0 {
        let counted = cycle.objective.now.counted;
        let mut text =
            format!("The {many} are complete. {} needed, {} counted", Credit(total.required), Credit(counted));
        if cycle.carry_out.state == CarryState::Allowed && cycle.carry_out.hours > 0 {
            text.push_str(&format!("; {} carry over", Credit(cycle.carry_out.hours)));
        }
        text.push('.');
        match open_count {
            0 => {}
            1 => text.push_str(" One other requirement is open."),
            count => text.push_str(&format!(
                " {} other requirements are open.",
                words::upper(&words::number(Credit::hours(count as i64)))
            )),
        }
        return text;
    }
    let mut text = format!("{} of {} {many} count.", Credit(total.counted), Credit(total.required));
    let vocabulary = Vocabulary::builtin();
    let topics: Vec<String> = cycle
        .requirements
        .iter()
        .filter(|row| {
            row.kind == "topic_minimum"
                && row.unit == Unit::Hour
                && row.missing > 0
                && row.state != State::NotApplicable
        })
        .filter_map(|row| {
            let rule = set.rule(&row.id).filter(|rule| rule.is_inside_total())?;
            Some(format!("{} of them on {}", Credit(row.missing), phrase::topics(vocabulary, &rule.topics)))
        })
        .take(3)
        .collect();
    let live = must_be_live(set, cycle);
    let left = Credit(total.missing);
    let one = left == Credit::hours(1);
    let subject = if one { "The one still to go".to_owned() } else { format!("The {left} still to go") };
    match (live, topics.as_slice()) {
        (true, []) => text.push_str(&format!(" {subject} must be live.")),
        (true, topics) => text.push_str(&format!(" {subject} must be live, and {}.", words::and(topics))),
        (false, []) => text.push_str(&format!(" {} still to go.", left)),
        (false, topics) => text.push_str(&format!(" {left} still to go, {}.", words::and(topics))),
    }
    text
}
