//! What the timeline draws and says.

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn point(on: &str, halves: u32) -> Point {
    Point { day: day(on), halves, level: (halves / 2).to_string(), how: "from a recording".into(), back: false }
}

fn timeline(points: Vec<Point>) -> String {
    let timeline = Timeline {
        skill: "Mentalizing stance".into(),
        today: day("2026-11-23"),
        lanes: vec![Lane { voice: Voice::Supervisor, name: "Supervisor".into(), points }],
        challenges: vec![],
        turning_points: vec![],
        trainings: vec![(day("2026-08-22"), "Mentalizing Under Fire".into())],
    };
    timeline.draw(false).to_html()
}

#[test]
fn a_gap_over_180_days_is_dashed_and_a_shorter_one_is_not() {
    assert!(timeline(vec![point("2026-01-01", 4), point("2026-10-16", 6)]).contains("line supervisor dashed"));
    let html = timeline(vec![point("2026-05-12", 4), point("2026-10-16", 6)]);
    assert!(html.contains("class=\"line supervisor\"") && !html.contains("dashed"), "{html}");
}

#[test]
fn it_is_right_with_one_rating_and_with_two_thousand() {
    assert_eq!(timeline(vec![point("2026-05-12", 4)]).matches("class=\"point").count(), 1);
    let many = (0..2000)
        .map(|place| Point { day: day("2021-01-01") + chrono::Duration::days(place), ..point("2026-05-12", 4) });
    let html = timeline(many.collect());
    assert_eq!(html.matches("class=\"point").count(), 2000);
    assert!(html.matches("<tspan").count() <= 9);
}

#[test]
fn it_says_its_figures_to_who_cannot_see_them() {
    let html = timeline(vec![point("2026-05-12", 4), point("2026-10-16", 6)]);
    assert!(html.contains("Supervisor from 2 to 3 in 2 ratings"), "{html}");
    assert!(!html.contains("style="));
}
