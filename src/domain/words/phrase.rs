//! Slugs as people say them, inside a sentence.

use crate::rules::{Rule, RuleKind, RuleSet};
use crate::vocabulary::Vocabulary;
use crate::words::{and, or};

/// A label inside a sentence: lower case at the start, unless it is an abbreviation or a name.
#[must_use]
pub fn lower(label: &str) -> String {
    let mut signs = label.chars();
    match (signs.next(), signs.next()) {
        (Some(first), Some(second)) if first.is_uppercase() && !second.is_uppercase() && !is_name(label) => {
            first.to_lowercase().collect::<String>() + &label[first.len_utf8()..]
        }
        _ => label.to_owned(),
    }
}

/// The first letter large: the start of a sentence.
#[must_use]
pub fn upper(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + signs.as_str())
}

fn is_name(label: &str) -> bool {
    ["Medicare", "Texas", "Georgia", "Massachusetts", "Indigenous", "Canadian", "Australia", "Category"]
        .iter()
        .any(|name| label.starts_with(name))
}

fn unslug(slug: &str) -> String {
    slug.replace('_', " ")
}

#[must_use]
pub fn topic(vocabulary: &Vocabulary, slug: &str) -> String {
    vocabulary.topic(slug).map_or_else(|| unslug(slug), |topic| lower(&topic.label))
}

/// "professional ethics or boundaries"
#[must_use]
pub fn topics(vocabulary: &Vocabulary, slugs: &[String]) -> String {
    or(&slugs.iter().map(|slug| topic(vocabulary, slug)).collect::<Vec<_>>())
}

#[must_use]
pub fn class(vocabulary: &Vocabulary, slug: &str) -> String {
    vocabulary.board_activity(slug).map_or_else(|| unslug(slug), |class| lower(&class.label))
}

#[must_use]
pub fn classes(vocabulary: &Vocabulary, slugs: &[String]) -> String {
    or(&slugs.iter().map(|slug| class(vocabulary, slug)).collect::<Vec<_>>())
}

/// "live", "recorded or by own study", "in person".
#[must_use]
pub fn deliveries(slugs: &[String]) -> String {
    let has = |slug: &str| slugs.iter().any(|own| own == slug);
    match (has("in_person"), has("live_online"), has("async_online"), has("self_study")) {
        (true, true, false, false) => "live, in person or online".into(),
        (false, false, true, true) => "recorded, self-paced or by own study".into(),
        _ => {
            let each = slugs.iter().map(|slug| match slug.as_str() {
                "in_person" => "in person",
                "live_online" => "live online",
                "async_online" => "recorded or self-paced",
                "self_study" => "by own study",
                _ => "in another way",
            });
            or(&each.collect::<Vec<_>>())
        }
    }
}

/// "a provider approved by the board"
#[must_use]
pub fn provider(vocabulary: &Vocabulary, set: &RuleSet, slug: &str) -> String {
    if slug == "state_board" {
        return format!("a provider approved by {}", the(&set.board));
    }
    match vocabulary.provider(slug) {
        Some(provider) => match provider.board_meaning.get(&set.id) {
            Some(meaning) => format!("{} ({})", lower(&provider.label), lower(meaning.trim_end_matches('.'))),
            None => lower(&provider.label),
        },
        None => unslug(slug),
    }
}

#[must_use]
pub fn providers(vocabulary: &Vocabulary, set: &RuleSet, slugs: &[String]) -> String {
    or(&slugs.iter().map(|slug| provider(vocabulary, set, slug)).collect::<Vec<_>>())
}

/// A board's name inside a sentence: "the New York State Board for Social Work".
#[must_use]
pub fn the(board: &str) -> String {
    if board.starts_with("The ") || board.starts_with("the ") { lower(board) } else { format!("the {board}") }
}

/// A body's own group, or a class of that name.
#[must_use]
pub fn group(vocabulary: &Vocabulary, set: &RuleSet, slug: &str) -> String {
    match vocabulary.category(&set.id, slug) {
        Some(category) => category.label.clone(),
        None => class(vocabulary, slug),
    }
}

#[must_use]
pub fn groups(vocabulary: &Vocabulary, set: &RuleSet, slugs: &[String]) -> String {
    and(&slugs.iter().map(|slug| group(vocabulary, set, slug)).collect::<Vec<_>>())
}

/// A heading for a row or a limit: what it is about, in two or three words.
#[must_use]
pub fn heading(vocabulary: &Vocabulary, set: &RuleSet, rule: &Rule) -> String {
    let text = match rule.kind {
        RuleKind::TopicMinimum | RuleKind::TopicMaximum => topics(vocabulary, &rule.topics),
        RuleKind::DeliveryMinimum | RuleKind::DeliveryMaximum => delivery_heading(&rule.deliveries),
        RuleKind::ActivityMinimum | RuleKind::ActivityMaximum | RuleKind::Overflow => {
            classes(vocabulary, &rule.activities)
        }
        RuleKind::RatioMinimum => format!("{} for client hours", classes(vocabulary, &rule.activities)),
        RuleKind::ApprovedMinimum => "approved providers".into(),
        RuleKind::ApprovedMaximum => providers(vocabulary, set, &rule.providers),
        RuleKind::CategoryMinimum | RuleKind::CategoryMaximum => groups(vocabulary, set, &rule.groups),
        RuleKind::CategorySpread => "different categories".into(),
        RuleKind::AnyOf => "one of several ways".into(),
        RuleKind::AnnualMinimum => "each year".into(),
        RuleKind::DailyMaximum => "in one day".into(),
        RuleKind::Spread => "learning without long gaps".into(),
        RuleKind::Task | RuleKind::Attestation => task(vocabulary, rule.task.as_deref().unwrap_or_default()),
        // The ids of shared rules are written for readers; those of one's own are numbers of ours.
        _ if set.is_own() => own_heading(vocabulary, rule),
        _ => unslug(&rule.id).replace('-', " "),
    };
    upper(&text)
}

fn own_heading(vocabulary: &Vocabulary, rule: &Rule) -> String {
    match rule.kind {
        RuleKind::NoRepeat => "repeats".into(),
        RuleKind::ExclusiveUse => "one use each".into(),
        RuleKind::Ineligible => "never counts".into(),
        _ if rule.activities.is_empty() => "points by length".into(),
        _ => classes(vocabulary, &rule.activities),
    }
}

fn delivery_heading(slugs: &[String]) -> String {
    let has = |slug: &str| slugs.iter().any(|own| own == slug);
    match (has("in_person"), has("live_online"), has("async_online"), has("self_study")) {
        (true, true, false, false) => "live hours".into(),
        (false, false, _, true) => "self-study".into(),
        (false, false, true, false) => "recorded or self-paced".into(),
        _ => deliveries(slugs),
    }
}

/// A duty's label: "The jurisprudence exam".
#[must_use]
pub fn task(vocabulary: &Vocabulary, slug: &str) -> String {
    vocabulary.task(slug).map_or_else(|| unslug(slug), |task| lower(&task.label))
}
