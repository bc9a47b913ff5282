//! What differs between two versions of a rule set, in plain words.

use super::{heading, rule, rule_set};
use crate::rules::{Rule, RuleSet};
use crate::vocabulary::Vocabulary;

/// A part that differs: what it said, and what it says now. Missing on one side: added, or gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub heading: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// Every part that differs, in reading order. Never empty for sets that differ: what no sentence shows is named as such.
#[must_use]
pub fn changes(before: &RuleSet, after: &RuleSet, vocabulary: &Vocabulary) -> Vec<Change> {
    let mut found = parts(before, after, vocabulary);
    found.extend(rules(before, after, vocabulary));
    found.extend(lists(before, after));
    if found.is_empty() && before != after {
        let (before, after) = (dated(before), dated(after));
        found.push(Change { heading: "Notes and sources".into(), before: Some(before), after: Some(after) });
    }
    found
}

fn dated(set: &RuleSet) -> String {
    format!("Sources up to {}. The rules are the same.", set.as_of)
}

/// Period, total, hour and the like: by heading, and where several share one, in their order.
fn parts(before: &RuleSet, after: &RuleSet, vocabulary: &Vocabulary) -> Vec<Change> {
    let numbered = |set: &RuleSet| {
        let mut seen: Vec<(&'static str, usize, String)> = Vec::new();
        for said in rule_set(set, vocabulary) {
            let number = seen.iter().filter(|(heading, ..)| *heading == said.heading).count();
            seen.push((said.heading, number, said.sentence));
        }
        seen
    };
    let (old, new) = (numbered(before), numbered(after));
    let same_place = |a: &(&str, usize, String), b: &(&str, usize, String)| a.0 == b.0 && a.1 == b.1;
    let mut found = Vec::new();
    for part in &old {
        let now = new.iter().find(|other| same_place(part, other)).map(|part| part.2.clone());
        if now.as_ref() != Some(&part.2) {
            found.push(Change { heading: part.0.into(), before: Some(part.2.clone()), after: now });
        }
    }
    for part in new.iter().filter(|part| !old.iter().any(|other| same_place(part, other))) {
        found.push(Change { heading: part.0.into(), before: None, after: Some(part.2.clone()) });
    }
    found
}

fn rules(before: &RuleSet, after: &RuleSet, vocabulary: &Vocabulary) -> Vec<Change> {
    let mut found = Vec::new();
    for old in &before.rule {
        let said = rule(old, before, vocabulary);
        let heading = heading(vocabulary, before, old);
        let Some(new) = after.rule(&old.id) else {
            found.push(Change { heading, before: Some(said), after: None });
            continue;
        };
        let now = rule(new, after, vocabulary);
        if said != now {
            found.push(Change { heading, before: Some(said), after: Some(now) });
        } else if applied(old) != applied(new) {
            let now = format!("{now} A detail of how it is applied is new.");
            found.push(Change { heading, before: Some(said), after: Some(now) });
        }
    }
    for new in after.rule.iter().filter(|new| before.rule(&new.id).is_none()) {
        let heading = heading(vocabulary, after, new);
        found.push(Change { heading, before: None, after: Some(rule(new, after, vocabulary)) });
    }
    found
}

/// A rule without what only says where it was read.
fn applied(rule: &Rule) -> Rule {
    Rule { note: None, fact: None, source: vec![], verified: false, ..rule.clone() }
}

fn lists(before: &RuleSet, after: &RuleSet) -> Vec<Change> {
    let list = |heading: &str, old: &[String], new: &[String]| {
        let said = |list: &[String]| (!list.is_empty()).then(|| list.join(" "));
        (old != new).then(|| Change { heading: heading.into(), before: said(old), after: said(new) })
    };
    let titles = list("Titles", &before.titles, &after.titles);
    let gaps = list("What our copy does not say", &before.gaps, &after.gaps);
    let board = list("Board", std::slice::from_ref(&before.board), std::slice::from_ref(&after.board));
    titles.into_iter().chain(board).chain(gaps).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Credit;
    use crate::rules::Library;

    fn texas() -> RuleSet {
        Library::builtin().get("us-tx-counselor").unwrap().clone()
    }

    fn found(after: &RuleSet) -> Vec<Change> {
        changes(&texas(), after, Vocabulary::builtin())
    }

    #[test]
    fn the_same_rules_have_no_changes() {
        assert_eq!(found(&texas()), vec![]);
    }

    #[test]
    fn a_figure_that_rose_a_rule_that_went_and_one_that_came_are_each_said() {
        let mut after = texas();
        after.total.hours = Credit::hours(30);
        after.rule[0].hours = Some(Credit::hours(8));
        after.rule[1].id = "new-culture".into();
        let all = found(&after);
        let of = |heading: &str| all.iter().filter(|change| change.heading == heading).collect::<Vec<_>>();
        assert_eq!(of("In all")[0].before.as_deref(), Some("24 hours in 2 years."));
        assert_eq!(of("In all")[0].after.as_deref(), Some("30 hours in 2 years."));
        assert!(
            all.iter().any(|change| change.before.as_ref().is_some_and(|said| said.starts_with("At least 6 hours"))
                && change.after.as_ref().is_some_and(|said| said.starts_with("At least 8 hours")))
        );
        assert!(all.iter().any(|change| change.after.is_none()) && all.iter().any(|change| change.before.is_none()));
    }

    #[test]
    fn a_change_that_no_sentence_shows_is_still_named() {
        let mut after = texas();
        after.as_of = "2026-11".into();
        let all = found(&after);
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].after.as_deref(), Some("Sources up to 2026-11. The rules are the same."));
    }
}
