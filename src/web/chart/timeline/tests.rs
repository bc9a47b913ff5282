//! What the timeline draws and says.

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn point(on: &str, halves: u32) -> Point {
    Point { day: day(on), halves, level: (halves / 2).to_string(), how: "from a recording".into(), back: false }
}

fn timeline(points: Vec<Point>) -> String {
    of(points).draw(false).to_html()
}

fn of(points: Vec<Point>) -> Timeline {
    Timeline {
        skill: "Mentalizing stance".into(),
        today: day("2026-11-23"),
        lanes: vec![Lane { voice: Voice::Supervisor, name: "Supervisor".into(), points, due: vec![] }],
        challenges: vec![],
        turning_points: vec![],
        trainings: vec![(day("2026-08-22"), "Mentalizing <Under> Fire & more".into())],
        moments: vec![],
        practised: vec![],
        planned: vec![],
        year: None,
    }
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
    let drawn = html.matches("class=\"point").count();
    assert!((60..=MOST_POINTS).contains(&drawn), "{drawn}");
    assert!(html.matches("<tspan").count() <= 9);
    assert!(html.len() < 60_000, "{}", html.len());
}

#[test]
fn what_is_left_out_is_said_and_never_an_extreme() {
    let many: Vec<Point> = (0..2000)
        .map(|place| Point {
            day: day("2021-01-01") + chrono::Duration::days(place),
            ..point("2026-05-12", if place == 999 { 9 } else { 4 })
        })
        .collect();
    let timeline = of(many);
    assert!(timeline.lanes[0].drawn(MOST_POINTS).iter().any(|point| point.halves == 9));
    let (drawn, all) = timeline.drawn_of();
    assert!(all == 2000 && timeline.thinned().starts_with(&format!("{drawn} of 2000 ratings are drawn")));
    assert_eq!(of(vec![point("2026-05-12", 4)]).thinned(), "");
}

#[test]
fn a_year_is_looked_at_alone() {
    let points = vec![point("2024-05-12", 4), point("2026-05-12", 5), point("2026-10-16", 6)];
    assert_eq!(of(points.clone()).years(), [2024, 2026]);
    let html = of(points.clone()).of_year(2026).draw(false).to_html();
    assert_eq!(html.matches("class=\"point").count(), 2);
    assert!(html.contains("Jan 2026") && html.contains("class=\"training\"") && html.contains(">Today<"));
    assert!(html.contains("in 2026: Supervisor from 2 to 3 in 2 ratings"), "{html}");
    let before = of(points).of_year(2024).draw(false).to_html();
    assert!(!before.contains("Today") && !before.contains("class=\"training\"") && !before.contains("window"));
}

#[test]
fn words_beside_near_points_stand_apart_whatever_lies_between() {
    let back = Point { back: true, ..point("2026-08-10", 4) };
    let html = timeline(vec![point("2026-02-01", 5), point("2026-08-10", 6), back, point("2026-09-03", 5)]);
    let anchors: Vec<&str> = html
        .split("text-anchor=\"")
        .skip(1)
        .filter(|part| part.contains("<tspan class=\"strong\">"))
        .filter_map(|part| part.split('"').next())
        .collect();
    assert!(anchors.contains(&"end") && anchors.contains(&"start"), "{anchors:?}");
    assert!(html.contains("class=\"voice supervisor\""), "the lane shows its shape beside its name");
}

#[test]
fn one_way_of_seeing_is_said_once() {
    let html = timeline(vec![point("2026-05-12", 4), point("2026-10-16", 6)]);
    assert_eq!(html.matches("from a recording").count(), 1, "{html}");
    let live = Point { how: "seen live".into(), ..point("2026-10-16", 6) };
    let html = timeline(vec![point("2026-05-12", 4), live]);
    assert!(html.contains(" from a recording") && html.contains(" seen live"), "{html}");
}

#[test]
fn turning_points_are_there_without_a_challenge_too() {
    let mut timeline = of(vec![point("2026-05-12", 4)]);
    timeline.turning_points.push(day("2026-10-16"));
    let html = timeline.draw(false).to_html();
    assert!(html.contains("class=\"flag\"") && html.contains("Turning points"), "{html}");
}

#[test]
fn a_follow_up_that_waits_is_a_dashed_outline() {
    let mut timeline = of(vec![point("2026-05-12", 4)]);
    timeline.lanes[0].due.push((day("2026-11-20"), "90-day follow-up open".into()));
    let html = timeline.draw(false).to_html();
    assert!(html.contains("class=\"due\"") && html.contains("90-day follow-up open"), "{html}");
}

/// Every mark is closed by its own, and there is nothing that XML does not know.
fn is_well_formed(text: &str) {
    let mut open: Vec<&str> = Vec::new();
    for part in text.split('<').skip(1) {
        let (mark, _) = part.split_once('>').expect("a mark ends");
        assert!(!mark.starts_with('!'), "<{mark}>");
        if let Some(name) = mark.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "closed in order");
        } else if !mark.starts_with('?') && !mark.ends_with('/') {
            open.push(mark.split_whitespace().next().unwrap_or_default());
        }
    }
    assert!(open.is_empty(), "{open:?} stay open");
}

#[test]
fn a_file_needs_nothing_else() {
    let text = of(vec![point("2026-05-12", 4), point("2026-10-16", 6)]).file();
    is_well_formed(&text);
    assert!(text.starts_with("<?xml") && text.contains("xmlns=\"http://www.w3.org/2000/svg\""));
    assert!(text.contains(".point.supervisor, .voice.supervisor { fill: #275785; }"), "{text}");
    assert!(text.contains("Mentalizing &lt;Under&gt; Fire &amp; more"), "{text}");
    for fetched in ["<script", "href", "url(", "@import"] {
        assert!(!text.contains(fetched), "{fetched}");
    }
}

#[test]
fn it_says_its_figures_to_who_cannot_see_them() {
    let html = timeline(vec![point("2026-05-12", 4), point("2026-10-16", 6)]);
    assert!(html.contains("Supervisor from 2 to 3 in 2 ratings"), "{html}");
    assert!(!html.contains("style="));
}

#[test]
fn practice_is_counted_by_month_and_what_is_planned_is_an_outline() {
    let mut timeline = of(vec![point("2026-05-12", 4)]);
    let without = timeline.draw(false).to_html();
    assert!(!without.contains("Practice") && !without.contains("Reflections"), "{without}");
    timeline.moments = vec![day("2026-09-01"), day("2026-10-16")];
    timeline.practised = vec![(day("2026-09-03"), 3), (day("2026-09-20"), 1), (day("2026-10-05"), 2)];
    timeline.planned = vec![day("2026-12-20")];
    let html = timeline.draw(false).to_html();
    assert_eq!(html.matches("class=\"moment\"").count(), 2);
    assert_eq!(html.matches("class=\"practice\"").count(), 2);
    assert!(html.contains("height=\"28\"") && html.contains("height=\"14\""), "as high as often: {html}");
    assert!(html.contains("6 rehearsals") && html.contains("2 written") && html.contains("planned"));
    assert!(html.contains("Practice on 3 days."), "said to who cannot see it: {html}");
    let year = timeline.of_year(2025).draw(false).to_html();
    assert!(!year.contains("class=\"practice\"") && !year.contains("class=\"due\""), "{year}");
}
