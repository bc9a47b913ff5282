//! A pin in words, as the ledger marks it.

use crate::db::pins::{Effect, Pin};
use domain::quantity::Credit;
use domain::rules::RuleSet;
use domain::vocabulary::Vocabulary;
use domain::words::{self as say, English};

/// "Your choice: not used for this license."
#[must_use]
pub fn words(pin: &Pin, set: &RuleSet, english: English) -> String {
    let used = match pin.effect {
        Effect::Force => "used",
        Effect::Forbid => "not used",
    };
    let license = if english == English::American { "license" } else { "licence" };
    if let Some(end) = pin.cycle_end {
        let most = pin.hours.map(|hours| format!(", up to {}", say::hours(Credit(i64::from(hours)))));
        return format!(
            "Your choice: {used} in the period to {}{}.",
            say::date(end, english),
            most.unwrap_or_default()
        );
    }
    match (&pin.requirement, pin.effect) {
        (None, _) => format!("Your choice: {used} for this {license}."),
        (Some(id), effect) => match set.rule(id) {
            None => "Your choice named a rule that is no longer there, so it changes nothing.".into(),
            Some(rule) => {
                let heading = say::lower(&say::heading(Vocabulary::builtin(), set, rule));
                let alone = if effect == Effect::Force { " alone" } else { "" };
                format!("Your choice: {used} for “{heading}”{alone}.")
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::rules::Library;
    use uuid::Uuid;

    #[test]
    fn each_choice_is_said_as_it_was_made() {
        let set = Library::builtin().get("us-tx-counselor").unwrap();
        let id = Uuid::nil();
        let pin = Pin {
            id,
            licence: id,
            activity: id,
            effect: Effect::Forbid,
            cycle_end: None,
            requirement: None,
            hours: None,
        };
        let said = |pin: &Pin| words(pin, set, English::American);
        assert_eq!(said(&pin), "Your choice: not used for this license.");
        let there =
            Pin { effect: Effect::Force, cycle_end: "2027-04-30".parse().ok(), hours: Some(150), ..pin.clone() };
        assert_eq!(said(&there), "Your choice: used in the period to April 30, 2027, up to 1.5 hours.");
        let gone = Pin { requirement: Some("gone".into()), ..pin };
        assert!(said(&gone).contains("no longer there"));
    }
}
