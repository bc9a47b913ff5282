//! A year's plan in a body's words: planned against done, told over goals, with what one wrote of a challenge left out.

use crate::support::{Client, Store, TestApp};
use growing_edge::web::app::SignUp;

fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

async fn course(client: &mut Client, title: &str, day: &str, hours: &str) -> String {
    let id = id();
    let fields = [("id", id.as_str()), ("title", title), ("kind", "workshop"), ("completed_on", day), ("hours", hours)];
    client.post("/activities/new", &fields).await.leads_to();
    id
}

async fn story(store: Store) {
    let test = TestApp::on(store, SignUp::Open).await;
    let mut client = test.signed_in("Aroha").await;
    let noted = [("kind", "push_pull"), ("noted_on", "2026-02-01"), ("line", "I hurry when it goes quiet")];
    let challenge = client.post("/challenges/new", &noted).await.leads_to();
    let challenge = challenge.rsplit('/').next().unwrap();
    let done = course(&mut client, "Staying with quiet", "2026-03-01", "3").await;
    let ahead = id();
    let planned = [
        ("id", ahead.as_str()),
        ("title", "A second day"),
        ("kind", "workshop"),
        ("completed_on", "2026-11-29"),
        ("hours", "4"),
        ("status", "planned"),
    ];
    client.post("/activities/new", &planned).await.leads_to();
    course(&mut client, "For nothing in particular", "2026-04-01", "2").await;
    course(&mut client, "The year before", "2025-04-01", "9").await;
    let goal = id();
    let fields = [
        ("id", goal.as_str()),
        ("statement", "Stay when it goes quiet"),
        ("challenges", challenge),
        ("activities", &done),
        ("activities", &ahead),
        ("started_on", "2026-02-10"),
        ("success", "I notice the pull first"),
    ];
    client.post("/goals/new", &fields).await.leads_to();
    client.post("/goals/new", &[("id", &id()), ("statement", "Only an idea")]).await.leads_to();

    let form = client.page("/learning-plans/new?body=psyba").await;
    for words in ["value=\"2025-12-01\"", "value=\"2026-11-30\"", "Self-assessment of skills and knowledge"] {
        assert!(form.contains(words), "{words}: {form}");
    }
    let plan = id();
    let wrong = [
        ("id", plan.as_str()),
        ("body", "psyba"),
        ("starts_on", "2026-12-01"),
        ("ends_on", "2026-11-30"),
        ("basis", "Strong in pacing"),
        ("discussed_on", "2027-01-01"),
    ];
    let refused = client.post("/learning-plans/new", &wrong).await;
    assert_eq!(refused.status, 422);
    for words in ["before the plan begins", "That day has not come yet.", "Strong in pacing", "value=\"2027-01-01\""] {
        assert!(refused.body.contains(words), "{words}");
    }
    let right = [&wrong[..2], &[("starts_on", "2025-12-01"), ("ends_on", "2026-11-30"), ("basis", "Strong in pacing")]];
    let right = right.concat();
    let page = client.post("/learning-plans/new", &right).await.leads_to();
    assert_eq!(client.post("/learning-plans/new", &right).await.leads_to(), page, "sent twice");
    let read = client.page(&page).await;
    for words in [
        "Professional development plan",
        "1 goal. Learning: 2 of 3 done, 5 hours by the clock.",
        "Stay when it goes quiet",
        "Area to improve",
        "Push and pull",
        "I notice the pull first",
        "1 of 2 done, 3 hours by the clock.",
        "Not written yet",
        "For nothing in particular",
        "1 draft is not in the plan",
        "within 28 days",
    ] {
        assert!(read.contains(words), "{words}: {read}");
    }
    assert!(!read.contains("I hurry when"), "what was written of a challenge stays in the app");
    assert!(!read.contains("The year before") && !read.contains("Only an idea"));

    // What came of the goal is written at the goal, and read in the plan.
    let came =
        [&fields[1..], &[("version", "1"), ("outcome", "I waited twice"), ("impact", "Longer silences")]].concat();
    client.post(&format!("/goals/{goal}/edit"), &came).await.leads_to();
    assert!(client.page(&format!("/goals/{goal}")).await.contains("Longer silences"));
    let read = client.page(&page).await;
    assert!(read.contains("I waited twice") && read.contains("Effect on practice"), "{read}");

    // Another body's words over the same goals; a form from before the change overwrites nothing.
    let bacp = [("version", "1"), ("body", "bacp"), ("starts_on", "2025-12-01"), ("ends_on", "2026-11-30")];
    let seen = [("discussed_with", "My supervisor"), ("discussed_on", "2026-10-01")];
    client.post(&format!("{page}/edit"), &[&bacp[..], &seen].concat()).await.leads_to();
    let read = client.page(&page).await;
    assert!(read.contains("Taken to supervision with") && read.contains("My supervisor, on October 1, 2026"), "{read}");
    assert_eq!(client.post(&format!("{page}/edit"), &bacp).await.status, 409);
    client.post(&format!("{page}/remove"), &[]).await.leads_to();
    assert_eq!(client.get(&page).await.status, 404);
    assert!(client.page(&format!("/goals/{goal}")).await.contains("Stay when it goes quiet"), "the goal stays");
}

#[tokio::test]
async fn a_year_is_planned_in_the_words_of_a_body_on_sqlite() {
    story(Store::sqlite().await).await;
}

#[tokio::test]
async fn a_year_is_planned_in_the_words_of_a_body_on_postgresql() {
    story(Store::postgres().await).await;
}
