//! Practice of a skill: logged in a form, planned after a training, seen on the skill's page, and never another's.

use crate::support::{Client, TestApp};

fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

const SKILL: &str = "/skills/validation";

async fn practise(client: &mut Client, day: &str, times: &str) -> String {
    let id = id();
    let fields = [("id", id.as_str()), ("skill", "validation"), ("practised_on", day), ("repetitions", times)];
    assert_eq!(client.post("/practices/new", &fields).await.leads_to(), SKILL);
    id
}

#[tokio::test]
async fn what_was_practised_is_counted_by_month_and_the_last_day_is_named() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let before = client.page(SKILL).await;
    assert!(before.contains("Add practice") && !before.contains("Last practiced"), "{before}");
    practise(&mut client, "2026-09-03", "3").await;
    practise(&mut client, "2026-09-20", "1").await;
    let twice = [("id", id()), ("skill", "validation".into()), ("practised_on", "2026-11-18".into())];
    let twice: Vec<(&str, &str)> = twice.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let fields = [&twice[..], &[("repetitions", "2"), ("difficulty", "stretching"), ("with_feedback", "yes")]].concat();
    for _ in 0..2 {
        client.post("/practices/new", &fields).await.leads_to();
    }
    let page = client.page(SKILL).await;
    assert!(page.contains("6 rehearsals"), "sent twice, counted once: {page}");
    assert!(page.contains("Last practiced") && page.contains("November 18, 2026"));
    assert!(page.contains("It stretched me, with feedback"));
    assert!(page.matches("class=\"practice\"").count() == 4, "two months, drawn wide and tall");
    assert!(page.contains("Not rated yet."), "practice gives no level");
}

#[tokio::test]
async fn a_wrong_practice_is_refused_beside_its_field_with_everything_kept() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let id = id();
    let fields = [
        ("id", id.as_str()),
        ("skill", "validation"),
        ("practised_on", "2026-02-30"),
        ("repetitions", "many"),
        ("note", "I slowed down."),
    ];
    let refused = client.post("/practices/new", &fields).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("Give a whole number from 1 to 200.") && refused.body.contains("I slowed down."));
    assert!(refused.body.contains("value=\"many\"") && refused.body.contains("value=\"2026-02-30\""));
    assert_eq!(client.get("/practices/new?skill=none").await.status, 404);
}

#[tokio::test]
async fn a_training_offers_days_and_a_planned_one_becomes_practice_when_it_is_done() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let (activity, goal) = (id(), id());
    let fields = [
        ("id", activity.as_str()),
        ("title", "Validation, in depth"),
        ("kind", "workshop"),
        ("completed_on", "2026-08-22"),
        ("hours", "6"),
    ];
    client.post("/activities/new", &fields).await.leads_to();
    let fields = [
        ("id", goal.as_str()),
        ("statement", "Validate first"),
        ("origin", "aspiration"),
        ("origin_reason", "I want to."),
        ("skills", "validation"),
        ("activities", activity.as_str()),
    ];
    client.post("/goals/new", &fields).await.leads_to();
    let page = client.page(SKILL).await;
    assert!(
        page.contains("After Validation, in depth, these days are still to come: Dec 20, 2026 and Feb 3, 2027."),
        "{page}"
    );
    let plan = [("skill", "validation"), ("training", "2026-08-22")];
    for _ in 0..2 {
        client.post("/practices/plan", &plan).await.leads_to();
    }
    let page = client.page(SKILL).await;
    assert_eq!(page.matches("Planned for ").count(), 2, "asked twice, planned once: {page}");
    assert!(page.contains("0 rehearsals") && !page.contains("these days are still to come"));
    let first = page.split("/practices/").nth(1).and_then(|rest| rest.split('/').next()).unwrap().to_owned();
    let form = client.page(&format!("/practices/{first}/edit")).await;
    let version = form.split("name=\"version\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let done = [("version", version), ("practised_on", "2026-11-23"), ("repetitions", "2")];
    client.post(&format!("/practices/{first}/edit"), &done).await.leads_to();
    let other = [("version", version), ("practised_on", "2026-11-23"), ("repetitions", "3")];
    let stale = client.post(&format!("/practices/{first}/edit"), &other).await;
    assert_eq!(stale.status, 409, "changed since it was read");
    let page = client.page(SKILL).await;
    assert!(page.contains("2 rehearsals") && page.matches("Planned for ").count() == 1, "{page}");
    client.post(&format!("/practices/{first}/remove"), &[]).await.leads_to();
    assert!(client.page(SKILL).await.contains("0 rehearsals"));
}

#[tokio::test]
async fn a_goal_names_the_sessions_that_were_about_it_and_no_others() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let (goal, other) = (id(), id());
    for (id, words) in [(&goal, "Validate first"), (&other, "Ask later")] {
        client.post("/goals/new", &[("id", id.as_str()), ("statement", words)]).await.leads_to();
    }
    let new = client.page(&format!("/supervision/new?goal={goal}")).await;
    let chosen = new.split("<input").find(|input| input.contains(goal.as_str())).expect("the goal is offered");
    assert!(chosen.contains("checked"), "{chosen}");
    let session = id();
    let fields = [
        ("id", session.as_str()),
        ("held_on", "2026-10-16"),
        ("kind", "individual"),
        ("minutes", "50"),
        ("takeaway", "Slow the next five minutes."),
        ("goals", goal.as_str()),
    ];
    client.post("/supervision/new", &fields).await.leads_to();
    let page = client.page(&format!("/goals/{goal}")).await;
    assert!(
        page.contains(&format!("/supervision/{session}")) && page.contains("Slow the next five minutes."),
        "{page}"
    );
    assert!(!client.page(&format!("/goals/{other}")).await.contains(&session));
}
