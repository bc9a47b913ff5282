//! Every rule set reads strictly, is sound, and can be told in plain words.

use domain::rules::{Library, RuleSet};
use domain::vocabulary::{Jurisdictions, Vocabulary};
use domain::words;

#[test]
fn all_234_rule_sets_are_read_and_sound() {
    assert_eq!(Library::builtin().sets().count(), 234);
}

#[test]
fn an_unknown_key_is_refused_with_its_name() {
    let text = include_str!("../boards/us-ny-social_worker.toml")
        .replace("inside_total = true", "inside_total = true\nsurprise = 1");
    let found = Library::from_files([("us-ny-social_worker.toml".to_owned(), text)], None).unwrap_err();
    assert!(found[0].message.contains("surprise"), "{found:?}");
}

#[test]
fn a_slug_that_is_on_no_list_is_refused() {
    let text = include_str!("../boards/us-ny-social_worker.toml").replace("\"business\"", "\"busyness\"");
    let found = Library::from_files([("us-ny-social_worker.toml".to_owned(), text)], None).unwrap_err();
    assert!(found.iter().any(|finding| finding.message.contains("busyness")), "{found:?}");
}

#[test]
fn every_place_has_a_name() {
    for set in Library::builtin().sets() {
        assert!(Jurisdictions::is_known(&set.jurisdiction), "{}", set.jurisdiction);
    }
}

#[test]
fn a_rule_set_written_as_json_comes_back_the_same() {
    for set in Library::builtin().sets() {
        let text = serde_json::to_string(set).unwrap();
        let back: RuleSet = serde_json::from_str(&text).unwrap();
        assert_eq!(&back, set, "{}", set.id);
    }
}

fn reads_well(sentence: &str, place: &str) {
    assert!(sentence.ends_with('.') || sentence.ends_with('”'), "{place}: {sentence}");
    assert!(!sentence.contains('_'), "a raw slug in {place}: {sentence}");
    assert!(!sentence.contains("  ") && !sentence.contains(".."), "{place}: {sentence}");
    assert!(sentence.chars().next().is_some_and(|first| !first.is_lowercase()), "{place}: {sentence}");
}

#[test]
fn every_rule_of_every_set_is_a_sentence_without_a_slug() {
    let vocabulary = Vocabulary::builtin();
    for set in Library::builtin().sets() {
        for rule in &set.rule {
            reads_well(&words::rule(rule, set, vocabulary), &format!("{} {}", set.id, rule.id));
            let heading = words::heading(vocabulary, set, rule);
            assert!(!heading.is_empty() && !heading.contains('_'), "{} {}: {heading}", set.id, rule.id);
        }
        for said in words::rule_set(set, vocabulary) {
            reads_well(&said.sentence, &format!("{} {}", set.id, said.heading));
        }
    }
}

/// Where a rule set and its words draw slugs from lists, each slug has an entry with a label; all that have none are named at once.
#[test]
fn every_slug_of_every_set_has_a_label() {
    let vocabulary = Vocabulary::builtin();
    let mut without = std::collections::BTreeSet::new();
    for set in Library::builtin().sets() {
        let mut look = |what: &str, slugs: &[String], label: &dyn Fn(&str) -> Option<String>| {
            let unlabelled = slugs.iter().filter(|slug| label(slug).is_none_or(|label| label.trim().is_empty()));
            without.extend(unlabelled.map(|slug| format!("{}: {what} {slug}", set.id)));
        };
        for rule in &set.rule {
            let tasks: Vec<String> =
                rule.task.iter().chain(rule.options.iter().flat_map(|one| &one.task)).cloned().collect();
            let providers = rule.providers.iter().chain(&rule.restrict_providers);
            let providers: Vec<String> =
                providers.chain(rule.options.iter().flat_map(|one| &one.providers)).cloned().collect();
            let activities: Vec<String> = rule.activities.iter().chain(&rule.restrict_activities).cloned().collect();
            let deliveries: Vec<String> = rule.deliveries.iter().chain(&rule.restrict_deliveries).cloned().collect();
            let of_class = |slug: &str| vocabulary.board_activity(slug).map(|class| class.label.clone());
            look("topic", &rule.topics, &|slug| vocabulary.topic(slug).map(|topic| topic.label.clone()));
            look("delivery", &deliveries, &|slug| vocabulary.delivery(slug).map(|delivery| delivery.label.clone()));
            look("activity", &activities, &of_class);
            look("provider", &providers, &|slug| vocabulary.provider(slug).map(|provider| provider.label.clone()));
            look("condition", &rule.applies, &|slug| {
                vocabulary.condition(slug).map(|condition| condition.label.clone())
            });
            look("task", &tasks, &|slug| vocabulary.task(slug).map(|task| task.label.clone()));
            look("group", &rule.groups, &|slug| {
                vocabulary.category(&set.id, slug).map(|category| category.label.clone()).or_else(|| of_class(slug))
            });
        }
    }
    assert!(without.is_empty(), "told by a slug, since no vocabulary has it:\n{without:#?}");
}

#[test]
fn new_york_reads_as_its_board_would_say_it() {
    let (library, vocabulary) = (Library::builtin(), Vocabulary::builtin());
    let set = library.get("us-ny-social_worker").unwrap();
    let said = |id: &str| words::rule(set.rule(id).unwrap(), set, vocabulary);
    assert_eq!(said("self-study-max"), "At most 12 hours recorded, self-paced or by own study.");
    assert!(said("boundaries").starts_with("At least 3 hours on boundaries and multiple relationships, from a provider approved by the New York State Board"), "{}", said("boundaries"));
    assert_eq!(words::short_total(set), "36 hours in 3 years");
}

#[test]
fn a_licence_is_found_by_place_and_title() {
    let library = Library::builtin();
    let first = |typed: &str| library.find(typed).first().map(|offer| (offer.rule_set.clone(), offer.title.clone()));
    assert_eq!(first("texas lpc"), Some(("us-tx-counselor".into(), "LPC".into())));
    assert_eq!(first("new york lcsw"), Some(("us-ny-social_worker".into(), "LCSW".into())));
    assert_eq!(first("Oregon LMFT").map(|(set, _)| set), Some("us-or-mft".into()));
    assert!(library.find("narnia").is_empty());
    assert!(library.find("").len() > 300);
}

#[test]
fn vocabularies_name_each_other_rightly() {
    let vocabulary = Vocabulary::builtin();
    for challenge in &vocabulary.challenges.challenge {
        assert!(challenge.topics.iter().all(|slug| vocabulary.topic(slug).is_some()), "{}", challenge.slug);
        assert!(challenge.skills.iter().all(|slug| vocabulary.skill(slug).is_some()), "{}", challenge.slug);
        assert!(vocabulary.challenges.category.iter().any(|category| category.slug == challenge.category));
    }
    for kind in &vocabulary.activities.kind {
        assert!(vocabulary.board_activity(&kind.board_activity).is_some(), "{}", kind.slug);
        assert!(kind.delivery.as_ref().is_none_or(|slug| vocabulary.delivery(slug).is_some()), "{}", kind.slug);
    }
    for topic in &vocabulary.topics.topic {
        assert!(topic.within.as_ref().is_none_or(|slug| vocabulary.topic(slug).is_some()), "{}", topic.slug);
        assert!(vocabulary.topics.group.iter().any(|group| group.slug == topic.group), "{}", topic.slug);
    }
    assert_eq!(vocabulary.skills.skill.len(), 46);
    assert_eq!(vocabulary.reflections.form.len(), 12);
}
