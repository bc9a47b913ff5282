//! The lists that blanks are filled from: value and words, as they read inside a sentence.

use domain::vocabulary::Vocabulary;
use domain::words::{lower, phrase};

/// Value and words of each choice.
pub type Choices = Vec<(String, String)>;

fn pairs(pairs: &[(&str, &str)]) -> Choices {
    pairs.iter().map(|(value, words)| ((*value).to_owned(), (*words).to_owned())).collect()
}

fn sorted(mut choices: Choices) -> Choices {
    choices.sort_by_key(|(_, words)| words.to_lowercase());
    choices
}

pub fn topics() -> Choices {
    let topics = &Vocabulary::builtin().topics.topic;
    sorted(topics.iter().map(|topic| (topic.slug.clone(), lower(&topic.label))).collect())
}

pub fn activities() -> Choices {
    let classes = &Vocabulary::builtin().activities.board_activity;
    sorted(classes.iter().map(|class| (class.slug.clone(), lower(&class.label))).collect())
}

pub fn providers() -> Choices {
    Vocabulary::builtin().providers.iter().map(|one| (one.slug.clone(), lower(&one.label))).collect()
}

/// Conditions, as they follow "only if this is you".
pub fn conditions() -> Choices {
    Vocabulary::builtin().conditions.iter().map(|one| (one.slug.clone(), lower(&one.label))).collect()
}

/// Duties that are done (`task`) or declared (`attestation`); all of them for an empty word.
pub fn tasks(used_as: &str) -> Choices {
    let tasks = Vocabulary::builtin().tasks.iter();
    let used = tasks.filter(|task| used_as.is_empty() || task.used_as.iter().any(|one| one == used_as));
    sorted(used.map(|task| (task.slug.clone(), lower(&task.label))).collect())
}

/// Ways of taking part that boards speak of together; the value joins the slugs with `+`.
pub fn deliveries() -> Choices {
    const SETS: [&[&str]; 7] = [
        &["in_person", "live_online"],
        &["in_person"],
        &["live_online"],
        &["async_online", "self_study"],
        &["async_online"],
        &["self_study"],
        &["live_online", "async_online"],
    ];
    let words = |slugs: &&[&str]| {
        let slugs: Vec<String> = slugs.iter().map(|slug| (*slug).to_owned()).collect();
        (slugs.join("+"), phrase::deliveries(&slugs))
    };
    SETS.iter().map(words).collect()
}

/// What an amount is measured in; the first is the total's own unit.
pub fn measures(unit: &str, at_a_distance: bool) -> Choices {
    let mut measures = vec![("hours".to_owned(), unit.to_owned())];
    measures.extend(pairs(&[
        ("percent_required", "percent of the hours required"),
        ("percent_claimed", "percent of the hours I claim"),
        ("thirds_required", "thirds of the hours required"),
        ("thirds_claimed", "thirds of the hours I claim"),
    ]));
    if at_a_distance {
        measures.extend(pairs(&[("percent_distance", "percent of the hours taken at a distance")]));
    }
    measures
}

pub fn spans() -> Choices {
    pairs(&[
        ("", "in each renewal period"),
        ("cycle_year", "in each year of the period"),
        ("licence_year", "for each year of the period"),
        ("month", "for each month of the period"),
    ])
}

pub fn limit_spans() -> Choices {
    pairs(&[("", "in each renewal period"), ("licence_year", "for each year of the period")])
}

pub fn frequencies() -> Choices {
    pairs(&[
        ("", "in every period"),
        ("first_cycle", "in the first period"),
        ("after_first_cycle", "in each period after the first"),
        ("once", "once"),
        ("once_first", "once, by the end of the first period"),
        ("once_second", "once, by the second renewal"),
        ("once_within", "once, within N years of the license"),
        ("nth_cycle", "in period number N"),
        ("every_n_cycles", "once in every N periods"),
        ("every_n_years", "once in every N years"),
    ])
}

pub fn rate_units() -> Choices {
    pairs(&[
        ("", "hours of it"),
        ("semester_credit", "semester credits"),
        ("day", "days"),
        ("preparation", "hours taught, for preparing it"),
    ])
}

pub fn bases() -> Choices {
    pairs(&[("client_hours", "client hours"), ("supervisory_caseload_hours", "hours of the caseload I supervise")])
}

pub fn fixed_spans() -> Choices {
    pairs(&[("", "once in a period"), ("activity", "each time")])
}

pub fn repeat_spans() -> Choices {
    pairs(&[("cycle", "in a period"), ("consecutive_cycles", "in two periods running")])
}

pub fn task_spans() -> Choices {
    pairs(&[
        ("", "in each period it is due"),
        ("year", "a year"),
        ("month", "a month"),
        ("week", "a week"),
        ("activity", "for each activity"),
    ])
}

pub fn group_measures(unit: &str) -> Choices {
    vec![("hours".to_owned(), unit.to_owned()), ("count".to_owned(), "activities".to_owned())]
}
