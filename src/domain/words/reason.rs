//! Why hours do not count, as a sentence a therapist understands, with the rule it rests on.

use super::phrase::{class, deliveries, group, lower, providers, the, topics};
use super::{English, date, hours};
use crate::credit::{Code, Note, Side, Window};
use crate::quantity::Credit;
use crate::rules::{Rule, RuleKind, RuleSet};
use crate::vocabulary::{Jurisdictions, Vocabulary};

/// A sentence, and the rule or table whose sources stand under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    pub sentence: String,
    pub sources: Vec<String>,
    /// The rules do not say, or something is not known yet.
    pub is_open: bool,
}

/// The sentence for a reason code; `amount` is how much it holds back.
#[must_use]
pub fn reason(
    code: &Code,
    amount: i64,
    set: &RuleSet,
    window: Window,
    vocabulary: &Vocabulary,
    english: English,
) -> Reason {
    let said = |sentence: String, sources: Vec<String>| Reason { sentence, sources, is_open: false };
    let of = |id: &str| set.rule(id);
    let sources = |id: &str| of(id).map(|rule| rule.source.clone()).unwrap_or_default();
    match code {
        Code::OutsideWindow { side: Side::Before } => said(
            format!("Taken before this period opened on {}.", date(window.opens, english)),
            set.cycle.source.clone(),
        ),
        Code::OutsideWindow { side: Side::After } => said(
            format!("Taken after this period closed on {}.", date(window.closes, english)),
            set.cycle.source.clone(),
        ),
        Code::Pin => said("You asked not to use it here.".into(), vec![]),
        Code::OtherCycle { cycle } => {
            let period = cycle.map(|end| format!(" that ends on {}", date(end, english))).unwrap_or_default();
            said(format!("Used in the period{period}; an hour counts once."), set.cycle.source.clone())
        }
        Code::OtherLicence => {
            said("Used for another license of this board, which shares no other hours.".into(), vec![])
        }
        Code::Ineligible { rule } => {
            let sentence =
                of(rule).map_or_else(|| "It never counts here.".to_owned(), |rule| never(rule, set, vocabulary));
            said(sentence, sources(rule))
        }
        Code::BelowMinimum { rule: Some(rule) } => {
            let least = of(rule).and_then(|rule| rule.min_each).map(|least| format!(" of {}", hours(least)));
            said(format!("Under the smallest claim{}.", least.unwrap_or_default()), sources(rule))
        }
        Code::BelowMinimum { rule: None } => {
            let hour = set.hour.as_ref();
            let least = hour.and_then(|hour| hour.min_first).map(|least| format!(" of {}", hours(least)));
            said(
                format!("Shorter than the shortest activity{} that counts.", least.unwrap_or_default()),
                hour.map(|hour| hour.source.clone()).unwrap_or_default(),
            )
        }
        Code::NotFirstTime { rule } => {
            said("It counts the first time it is given; this was not.".into(), sources(rule))
        }
        Code::NeedsEvidence { rule, .. } => Reason {
            sentence: "It counts the first time it is given. Say whether this was.".into(),
            sources: sources(rule),
            is_open: true,
        },
        Code::Repeat { rule, .. } => said("The same again: it counts once in a period.".into(), sources(rule)),
        Code::Provider { rule } => {
            let sentence = of(rule)
                .map_or_else(|| "Not from a provider taken here.".to_owned(), |rule| refused(rule, set, vocabulary));
            said(sentence, sources(rule))
        }
        Code::UnknownRule => Reason {
            sentence: "The rules we hold do not say whether hours carry over. Kept at 0 until you know.".into(),
            sources: vec![],
            is_open: true,
        },
        Code::CarryNotAllowed => said("These hours do not carry over here.".into(), carry_sources(set)),
        Code::CarryExpired => said("Carried over too long ago.".into(), carry_sources(set)),
        Code::CapFull { rules } => cap_full(rules, amount, set, vocabulary),
        Code::NotNeeded => said("Not placed: no requirement of this period needs it.".into(), vec![]),
    }
}

fn carry_sources(set: &RuleSet) -> Vec<String> {
    set.carry_over.as_ref().map(|carry| carry.source.clone()).unwrap_or_default()
}

/// "The Texas board", or the place alone.
fn place(set: &RuleSet) -> String {
    if set.is_own() { "This board".into() } else { Jurisdictions::label(&set.jurisdiction).to_owned() }
}

fn never(rule: &Rule, set: &RuleSet, vocabulary: &Vocabulary) -> String {
    if !rule.topics.is_empty() {
        return format!("Learning on {} alone is not accepted.", topics(vocabulary, &rule.topics));
    }
    match (rule.min_hours, rule.activities.as_slice()) {
        (Some(least), _) => format!("Shorter than {}: too short to count.", hours(least)),
        (None, [one, ..]) => format!("{} gives no hours from {}.", place(set), class(vocabulary, one)),
        (None, []) => "It never counts here.".into(),
    }
}

fn refused(rule: &Rule, set: &RuleSet, vocabulary: &Vocabulary) -> String {
    match rule.kind {
        RuleKind::DeliveryMinimum => format!("Only hours {} count here.", deliveries(&rule.deliveries)),
        RuleKind::ApprovedMinimum
            if rule.providers.iter().any(|slug| slug == "state_board") && rule.providers.len() == 1 =>
        {
            format!("Not from a provider that {} approves; {} takes no other.", the(&set.board), place(set))
        }
        _ => format!("{} takes hours from {} alone.", place(set), providers(vocabulary, set, &rule.providers)),
    }
}

fn cap_full(rules: &[String], amount: i64, set: &RuleSet, vocabulary: &Vocabulary) -> Reason {
    let over = hours(Credit(amount));
    let verb = if amount == 100 { "is" } else { "are" };
    let first = rules.first().map(String::as_str).unwrap_or_default();
    let (id, part) = first.split_once(':').map_or((first, None), |(id, part)| (id, Some(part)));
    if id == "carry_over" {
        let most = set.carry_over.as_ref().and_then(|carry| carry.max_hours).map(hours).unwrap_or_default();
        let sentence = format!("{over} {verb} over the {most} that may be carried over.");
        return Reason { sentence, sources: carry_sources(set), is_open: false };
    }
    if id == "pin" {
        return Reason {
            sentence: format!("{over} {verb} kept for the period you chose."),
            sources: vec![],
            is_open: false,
        };
    }
    let Some(rule) = set.rule(id) else {
        return Reason { sentence: format!("{over} {verb} over a limit."), sources: vec![], is_open: false };
    };
    let about = match (rule.kind, part) {
        (RuleKind::CategoryMaximum, Some(slug)) => group(vocabulary, set, slug),
        (RuleKind::DailyMaximum, _) => "one-day".into(),
        _ => lower(&super::heading(vocabulary, set, rule)),
    };
    let limit = match (rule.hours, rule.percent, rule.fraction) {
        (Some(most), _, _) => format!(" of {most}"),
        (None, Some(percent), _) => format!(" of {percent} percent"),
        (None, None, Some((part, of))) => format!(" of {part} in {of}"),
        (None, None, None) => String::new(),
    };
    Reason {
        sentence: format!("{over} {verb} over the {about} limit{limit}."),
        sources: rule.source.clone(),
        is_open: false,
    }
}

/// What a reader should know beside what counts.
#[must_use]
pub fn note(note: &Note, set: &RuleSet) -> Option<String> {
    let words = match note {
        Note::Rounding { hours: lost } => {
            format!("{} rounded away: credit comes in steps here.", hours(Credit(*lost)))
        }
        Note::NoAmount => "No length is given, so it earns 0. Add minutes or credit.".into(),
        Note::BelowMinimum { .. } => "Too short to earn anything here.".into(),
        Note::UnknownConversion { unit } => {
            format!(
                "What one {} is worth here, our copy does not say. Kept at 0 until you know.",
                unit.replace('_', " ")
            )
        }
        Note::UnknownCondition { rule } => {
            let fact = set.rule(rule).and_then(|rule| rule.fact.clone());
            fact.map_or_else(
                || "It may earn a fixed credit; a question is open.".into(),
                |fact| format!("May apply: {fact}"),
            )
        }
        Note::NeedsEvidence { .. } => {
            "How much of it was on your own practice? Until that is given, none counts as such.".into()
        }
        Note::Alone => return None,
    };
    Some(words)
}
