//! What the form of an activity understands and what it refuses.

use super::*;

fn today() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn draft() -> Draft {
    Draft { title: "Ethics".into(), hours: "3".into(), ..Draft::fresh(today(), false) }
}

fn parse(draft: &Draft) -> Result<Facts, Problems> {
    draft.parse(today(), Vocabulary::builtin())
}

#[test]
fn a_topic_without_a_time_takes_what_is_left() {
    let draft = Draft {
        topic: vec!["ethics".into(), "boundaries".into()],
        topic_hours: vec!["1".into(), String::new()],
        ..draft()
    };
    let segments = parse(&draft).unwrap().segments;
    assert_eq!(segments[0], Segment { amount: 60, topics: vec!["ethics".into()] });
    assert_eq!(segments[1], Segment { amount: 120, topics: vec!["boundaries".into()] });
}

#[test]
fn topics_cannot_take_more_than_the_whole() {
    let draft = Draft { topic: vec!["ethics".into()], topic_hours: vec!["4".into()], ..draft() };
    assert!(parse(&draft).unwrap_err().of("topic").unwrap().contains("more time than the whole"));
}

#[test]
fn a_completed_activity_is_not_in_the_future() {
    let later = Draft { completed_on: "2026-12-01".into(), ..draft() };
    assert!(parse(&later).unwrap_err().of("completed_on").is_some());
    assert!(parse(&Draft { status: "planned".into(), ..later }).is_ok());
}

#[test]
fn all_problems_are_told_at_once() {
    let wrong = Draft {
        title: " ".into(),
        kind: "party".into(),
        completed_on: "04/31/2026".into(),
        cost: "much".into(),
        ..draft()
    };
    let problems = parse(&wrong).unwrap_err();
    for field in ["title", "kind", "completed_on", "cost"] {
        assert!(problems.of(field).is_some(), "{field}");
    }
}

#[test]
fn an_activity_comes_back_from_its_form_unchanged() {
    let typed = Draft {
        topic: vec!["ethics".into(), "boundaries".into()],
        topic_hours: vec!["1:30".into(), "1".into()],
        day: vec!["2026-11-22".into(), "2026-11-23".into()],
        day_hours: vec!["1".into(), "2".into()],
        cost: "89.50".into(),
        approvals: vec!["us-ny-social_worker/state_board".into()],
        ..draft()
    };
    let facts = parse(&typed).unwrap();
    let activity = Activity { id: uuid::Uuid::nil(), version: 3, facts: facts.clone() };
    assert_eq!(parse(&Draft::of(&activity, vec![])).unwrap(), facts);
}
