//! Each sentence: filled in, read as a rule, said in plain words, and taken back into its blanks.

use super::*;
use domain::rules::Library;
use domain::words;

/// A sentence's slug, what is typed, and how the rule is told afterwards.
type Case = (&'static str, &'static [(&'static str, &'static str)], &'static str);

const CASES: &[Case] = &[
    (
        "topic-minimum",
        &[("hours", "3"), ("topics", "ethics"), ("topics", "law_rules"), ("per", "cycle_year")],
        "At least 3 hours in each year on professional ethics or law and board rules.",
    ),
    (
        "topic-minimum",
        &[
            ("hours", "1.5"),
            ("topics", "suicide"),
            ("only_taken", "in_person+live_online"),
            ("on_top", "on"),
            ("disjoint", "on"),
            ("not_carried", "on"),
            ("teaching", "on"),
            ("only_from", "apa"),
            ("when", "every_n_years"),
            ("n", "6"),
        ],
        "At least 1.5 hours on suicide assessment and treatment, live, in person or online, from APA-approved sponsor, on top of the total, with \
         hours that meet no other minimum of its group, not with hours carried over; teaching it counts as having taken it, every 6 years.",
    ),
    (
        "delivery-minimum",
        &[("hours", "50"), ("measure", "percent_required"), ("deliveries", "in_person+live_online")],
        "At least half of the hours required live, in person or online.",
    ),
    (
        "delivery-maximum",
        &[("hours", "2"), ("measure", "thirds_claimed"), ("deliveries", "self_study")],
        "At most 2 parts in 3 of the hours you claim by own study.",
    ),
    ("topic-maximum", &[("hours", "0"), ("topics", "business")], "At most 0 hours on business of practice."),
    (
        "activity-maximum",
        &[("hours", "10"), ("activities", "reading"), ("min_each", "1")],
        "At most 10 hours by reading, each of at least 1 hour.",
    ),
    (
        "activity-minimum",
        &[("hours", "4"), ("activities", "peer_consultation")],
        "At least 4 hours of peer consultation.",
    ),
    (
        "approved-minimum",
        &[("hours", "100"), ("measure", "percent_distance"), ("providers", "apa"), ("applies", "supervisors")],
        "At least all of the hours taken at a distance from APA-approved sponsor, if this is you: supervises others.",
    ),
    ("approved-maximum", &[("hours", "5"), ("providers", "category_b")], "At most 5 hours under Category B."),
    (
        "category-minimum",
        &[("hours", "2"), ("measure", "count"), ("groups", "reading"), ("groups", "research")],
        "At least 2 activities in reading and research.",
    ),
    (
        "category-maximum",
        &[("hours", "20"), ("groups", "reading"), ("groups", "research")],
        "At most 20 hours in any one of these: reading and research.",
    ),
    (
        "category-spread",
        &[("min_groups", "2"), ("groups", "reading"), ("groups", "research"), ("groups", "teaching")],
        "Learning in at least 2 of these: reading, research and teaching or presenting.",
    ),
    (
        "any-of",
        &[("way_hours", "36"), ("way_provider", "ccpa"), ("way_task", "ccpa_certified_member")],
        "One of these is enough: 36 hours from CCPA-approved or certified CCPA membership.",
    ),
    ("annual-minimum", &[("hours", "10")], "At least 10 hours in each year of the period."),
    ("daily-maximum", &[("hours", "8")], "At most 8 hours in one day."),
    ("spread", &[("gap", "3")], "No gap of 3 months or more between activities."),
    (
        "ratio-minimum",
        &[
            ("gives", "1"),
            ("activities", "supervision_received"),
            ("for_each", "10"),
            ("base", "client_hours"),
            ("month", "1"),
        ],
        "1 hour of supervision received for each 10 client hours, and at least 1 hour a month.",
    ),
    ("exclusive-use", &[], "Each activity can meet one minimum alone."),
    (
        "credit-rate",
        &[("gives", "1"), ("for_each", "2"), ("activities", "supervision_given"), ("first_time", "on")],
        "Supervision given earns 1 hour for each 2 hours, the first time it is given.",
    ),
    (
        "credit-rate",
        &[("activities", "teaching"), ("first_time", "on")],
        "Teaching or presenting counts, the first time it is given.",
    ),
    (
        "fixed-credit",
        &[("activities", "exam"), ("hours", "1"), ("topics", "ethics"), ("per", "activity")],
        "Examination earns 1 hour of professional ethics each time.",
    ),
    (
        "stepped-credit",
        &[("points", "3"), ("least", "1.5"), ("most", "6"), ("points", "6"), ("least", "6"), ("most", "")],
        "An activity earns 3 hours for 1.5 to 6 hours and 6 hours for 6 hours or more.",
    ),
    (
        "overflow",
        &[("activities", "supervision_received"), ("after", "10"), ("counts_as", "category_b")],
        "Hours of supervision received beyond 10 hours count as Category B.",
    ),
    (
        "no-repeat",
        &[("activities", "teaching"), ("times", "2"), ("scope", "consecutive_cycles")],
        "The same teaching or presenting counts 2 times in two periods running.",
    ),
    (
        "ineligible",
        &[("topics", "personal_growth"), ("activities", "in_service"), ("min_hours", "0.5")],
        "These never count: learning on personal growth alone, employer training and activities shorter than 0.5 hours.",
    ),
    (
        "task",
        &[("task", "learning_plan"), ("when", "first_cycle"), ("months", "2")],
        "Write what you want to learn in this period, why, and how, in the first 2 months of the period, in the first period.",
    ),
    (
        "attestation",
        &[("task", "ethics_attestation"), ("from", "2027-01-01"), ("when", "once_within"), ("n", "3")],
        "Send a signed ethics statement and your current disclosure statement at renewal, once, by 3 years after the license was \
         issued, for periods ending on or after January 1, 2027.",
    ),
];

fn typed(blanks: &[(&str, &str)]) -> Typed {
    Typed(blanks.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

fn set() -> RuleSet {
    let mut set = Library::builtin().get("us-tx-counselor").unwrap().clone();
    set.rule.clear();
    set.source[0].id = "own".into();
    set
}

#[test]
fn each_sentence_makes_a_rule_that_is_told_in_plain_words() {
    let vocabulary = Vocabulary::builtin();
    for (slug, blanks, told) in CASES {
        let rule = Sentence::find(slug)
            .unwrap()
            .parse("a-1", &typed(blanks))
            .unwrap_or_else(|found| panic!("{slug}: {found:?}"));
        let said = words::rule(&rule, &set(), vocabulary);
        assert_eq!(&said, told, "{slug}");
        let mut whole = set();
        whole.rule.push(rule);
        let found = check(&whole, vocabulary);
        let about_rules: Vec<_> = found.iter().filter(|finding| finding.path.contains("rule a-1")).collect();
        assert!(about_rules.is_empty(), "{slug}: {about_rules:?}");
    }
}

#[test]
fn each_rule_fills_the_blanks_that_made_it() {
    for (slug, blanks, _) in CASES {
        let sentence = Sentence::find(slug).unwrap();
        let rule = sentence.parse("a-1", &typed(blanks)).unwrap();
        assert_eq!(Sentence::of(&rule).unwrap().slug, *slug);
        let again = sentence.filled(&rule);
        assert_eq!(sentence.parse("a-1", &again), Ok(rule), "{slug}");
        for (name, value) in blanks.iter().filter(|(_, value)| !value.is_empty()) {
            assert!(again.has(name, value), "{slug}: {name} lost {value} in {again:?}");
        }
    }
}

#[test]
fn every_sentence_is_tried_here() {
    for sentence in &SENTENCES {
        assert!(CASES.iter().any(|(slug, ..)| *slug == sentence.slug), "{} has no case", sentence.slug);
    }
}

#[test]
fn a_new_sentence_names_each_blank_that_it_needs() {
    for sentence in
        SENTENCES.iter().filter(|sentence| sentence.kind != RuleKind::ExclusiveUse && sentence.slug != "no-repeat")
    {
        let problems = sentence.parse("a-1", &sentence.fresh()).expect_err(sentence.slug).summary();
        let names: Vec<&str> = sentence
            .blanks()
            .flat_map(|blank| blank.inputs(&set()))
            .filter_map(|input| match input {
                Input::Number { name, .. } | Input::Choice { name, .. } | Input::Ticks { name, .. } => Some(name),
                _ => None,
            })
            .collect();
        for (field, _) in problems {
            assert!(names.contains(&field.as_str()), "{}: {field} is not on the page", sentence.slug);
        }
    }
}

#[test]
fn what_cannot_be_meant_is_refused() {
    let refused = |slug: &str, blanks: &[(&str, &str)], field: &str| {
        let problems = Sentence::find(slug).unwrap().parse("a-1", &typed(blanks)).unwrap_err();
        assert!(problems.of(field).is_some(), "{slug} {blanks:?}: {problems:?}");
    };
    refused("topic-minimum", &[("hours", "0"), ("topics", "ethics")], "hours");
    refused("topic-minimum", &[("hours", "1001"), ("topics", "ethics")], "hours");
    refused("topic-minimum", &[("hours", "3"), ("topics", "astrology")], "topics");
    refused("topic-minimum", &[("hours", "3"), ("topics", "ethics"), ("when", "every_n_years")], "n");
    refused("topic-minimum", &[("hours", "3"), ("topics", "ethics"), ("when", "whenever")], "when");
    refused(
        "delivery-minimum",
        &[("hours", "101"), ("measure", "percent_claimed"), ("deliveries", "in_person")],
        "hours",
    );
    refused(
        "delivery-minimum",
        &[("hours", "50"), ("measure", "percent_claimed"), ("deliveries", "in_person"), ("per", "month")],
        "per",
    );
    refused("category-spread", &[("min_groups", "3"), ("groups", "reading"), ("groups", "research")], "min_groups");
    refused("any-of", &[("way_task", "ccpa_certified_member")], "way_hours");
    refused("any-of", &[("way_hours", "36"), ("way_provider", "ccpa")], "way_task");
    refused("stepped-credit", &[("points", "3"), ("least", "6"), ("most", "2")], "most");
    refused("credit-rate", &[("activities", "teaching")], "gives");
    refused("daily-maximum", &[("hours", "8"), ("from", "2027-05-01"), ("to", "2027-04-01")], "to");
}
