//! Pages and forms as a person meets them: refused with everything kept, accepted with a word, the right hours with the right reasons.

use crate::support::{Client, TestApp};

fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

async fn activity(client: &mut Client, fields: &[(&str, &str)]) -> String {
    let id = id();
    let mut all = vec![("id", id.as_str())];
    all.extend_from_slice(fields);
    client.post("/activities/new", &all).await.leads_to()
}

#[tokio::test]
async fn a_refused_form_keeps_everything_typed_and_names_each_problem() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let id = id();
    let fields = [
        ("id", id.as_str()),
        ("title", ""),
        ("kind", "webinar_live"),
        ("completed_on", "2026-04-31"),
        ("hours", "2"),
        ("topic", "ethics"),
        ("topic_hours", "3"),
        ("provider", "Marsh Lane"),
        ("notes", "Kept as typed"),
        ("approvals", "apa"),
    ];
    let answer = client.post("/activities/new", &fields).await;
    assert_eq!(answer.status, 422);
    for kept in ["2026-04-31", "Marsh Lane", "Kept as typed", "value=\"webinar_live\" selected", "value=\"3\""] {
        assert!(answer.body.contains(kept), "{kept} is lost");
    }
    for problem in ["A title is needed.", "April has 30 days. Use 2026-04-30.", "more time than the whole"] {
        assert!(answer.body.contains(problem), "{problem} is not said");
    }
    assert!(answer.body.contains("role=\"alert\""));
}

#[tokio::test]
async fn the_same_form_sent_twice_adds_one_activity() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let id = id();
    let fields =
        [("id", id.as_str()), ("title", "Once"), ("kind", "workshop"), ("completed_on", "2026-11-01"), ("hours", "1")];
    client.post("/activities/new", &fields).await.leads_to();
    client.post("/activities/new", &fields).await.leads_to();
    assert!(client.page("/activities").await.contains("1 activity, 1 hours by the clock."));
}

#[tokio::test]
async fn a_change_that_comes_too_late_overwrites_nothing() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let day = [("kind", "workshop"), ("completed_on", "2026-11-01"), ("hours", "1")];
    let path = activity(&mut client, &[&[("title", "First")], &day[..]].concat()).await;
    let edit = format!("{path}/edit");
    client.post(&edit, &[&[("title", "Second"), ("version", "1")], &day[..]].concat()).await.leads_to();
    let late = client.post(&edit, &[&[("title", "Third"), ("version", "1")], &day[..]].concat()).await;
    assert_eq!(late.status, 409);
    assert!(client.page(&path).await.contains("Second"));
}

/// New York and Texas with a year of learning: what counts, what does not, and why.
#[tokio::test]
async fn two_states_explain_every_hour() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    assert!(client.page("/licences/new?q=new%20york%20lcsw").await.contains("New York LCSW"));
    let ny = client.licence("us-ny-social_worker", "LCSW", "2010-06-01", "2028-05-31").await;
    let tx = client.licence("us-tx-counselor", "LPC", "2013-05-01", "2027-04-30").await;
    let board = ("approvals", "us-ny-social_worker/state_board");
    let listed = ("approvals", "tx_listed");
    let rows: [(&str, &str, &str, &str, &str, bool); 12] = [
        ("Broaching", "webinar_live", "2025-05-17", "3", "cultural_competence", true),
        ("Trauma care", "workshop", "2025-06-14", "3", "trauma_informed", true),
        ("Attachment", "webinar_recorded", "2025-09-09", "4", "attachment", true),
        ("DBT", "online_course", "2025-11-22", "6", "dbt", true),
        ("Basics", "online_course", "2026-02-03", "3", "mentalisation_schema", true),
        ("Dual roles", "webinar_live", "2026-04-24", "3", "ethics", false),
        ("Under fire", "workshop", "2026-08-22", "8", "attachment", true),
        ("Private pay", "webinar_live", "2026-10-02", "2", "business", true),
        ("Chase and retreat", "book", "2026-10-18", "4", "attachment", false),
        ("Ethics at dawn", "workshop", "2026-10-20", "1", "ethics", true),
        ("Grief", "workshop", "2026-10-22", "2", "grief_end_of_life", true),
        ("Couples", "workshop", "2026-11-02", "1:30", "couples", true),
    ];
    for (title, kind, day, hours, topic, approved) in rows {
        let mut fields = vec![
            ("title", title),
            ("kind", kind),
            ("completed_on", day),
            ("hours", hours),
            ("topic", topic),
            ("topic_hours", ""),
            listed,
        ];
        if approved {
            fields.push(board);
        }
        activity(&mut client, &fields).await;
    }
    let page = client.page(&ny).await;
    // 3 trauma + 12 of 13 recorded + 8 + 1 + 2 + 1.5
    assert!(page.contains("27.5 of 36 hours count."), "the headline");
    for reason in [
        "Taken before this period opened on June 1, 2025.",
        "1 hour is over the self-study limit of 12.",
        "Not from a provider that the New York State Board for Social Work approves; New York takes no other.",
        "Learning on business and practice or personal growth alone is not accepted.",
    ] {
        let said = page.contains(reason) || reason.contains("business") && page.contains("alone is not accepted.");
        assert!(said, "{reason}");
    }
    assert!(page.contains("NYSED") || page.contains("Social work CE update"), "with its source");
    let page = client.page(&tx).await;
    assert!(page.contains("The hours are complete."), "Texas");
    assert!(page.contains("3 hours are over the self-study limit of 1."));
    let home = client.page("/").await;
    assert!(home.contains("Nothing is late. Texas still needs"), "home");
    assert!(home.contains("two hours of professional ethics"), "4 of 6 hours of ethics are there");
}

#[tokio::test]
async fn a_goal_is_prompted_by_push_and_pull_and_a_skill_is_rated_twice() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let noted = [("kind", "push_pull"), ("line", "I chase"), ("noted_on", "2026-03-01")];
    let challenge = client.post("/challenges/new", &noted).await.leads_to();
    let challenge_id = challenge.rsplit('/').next().unwrap().to_owned();
    let goal = id();
    let fields = [
        ("id", goal.as_str()),
        ("statement", "Stay curious"),
        ("challenges", challenge_id.as_str()),
        ("skills", "mentalising_stance"),
    ];
    let goal = client.post("/goals/new", &fields).await.leads_to();
    let page = client.page(&goal).await;
    assert!(page.contains("Push and pull") && page.contains("Met once"), "the chain names what prompted it");
    for (level, day) in [("5", "2026-04-01"), ("6", "2026-11-01")] {
        let id = id();
        let fields =
            [("id", id.as_str()), ("level", level), ("source", "self"), ("directness", "recall"), ("rated_on", day)];
        client.post("/skills/mentalising_stance/ratings/new", &fields).await.leads_to();
    }
    let page = client.page("/skills/mentalising_stance").await;
    assert!(page.contains("You put yourself at 3. Nobody else has rated it yet."));
    assert!(page.contains("Low confidence."));
    assert!(page.contains("line you dashed"), "214 days lie between them");
    assert_eq!(page.matches("Take back the rating").count(), 2, "and the same figures stand in the table");
    let refused = client.post(&format!("{challenge}/remove"), &[]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("Archive it instead"));
}

#[tokio::test]
async fn a_goal_without_origin_stays_a_draft_and_says_so() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let id = id();
    let goal = client.post("/goals/new", &[("id", id.as_str()), ("statement", "Learn")]).await.leads_to();
    assert!(client.page(&goal).await.contains("A draft: it has neither a challenge nor another origin yet."));
}

#[tokio::test]
async fn every_page_of_rules_can_be_read_by_anyone() {
    let test = TestApp::new().await;
    let mut client = test.client();
    for set in domain::rules::Library::builtin().sets() {
        let page = client.page(&format!("/rules/{}", set.id)).await;
        assert!(page.contains("Read in stored copies on November 23, 2026."), "{}", set.id);
    }
    assert_eq!(client.get("/rules/us-xx-nobody").await.status, 404);
}

#[tokio::test]
async fn the_sample_account_is_its_own_and_can_be_removed() {
    let test = TestApp::new().await;
    let mut client = test.client();
    assert_eq!(client.post("/sample", &[]).await.leads_to(), "/");
    let home = client.page("/").await;
    for words in ["Nothing is late.", "Texas LPC", "New York LCSW", "Stay curious when I am pulled close"] {
        assert!(home.contains(words), "{words}");
    }
    for path in ["/activities", "/licences", "/growth", "/challenges", "/skills/mentalising_stance", "/account"] {
        client.page(path).await;
    }
    let certificates = client.page("/certificates").await;
    for words in ["riverbend-trauma-informed-care.pdf", "garden-gate-dbt-foundations.pdf"] {
        assert!(certificates.contains(words), "{words}: {certificates}");
    }
    let receipt = client.post("/account/remove", &[]).await.leads_to();
    assert_eq!(client.get("/account").await.leads_to(), "/sign-in");
    // The receipt is shown to nobody in particular, counts what was there, and can be kept.
    let page = test.client().page(&receipt).await;
    for words in
        ["Everything is removed", "2 licenses", "1 signed-in device", "no row of the account is left", "Backups"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    let kept = test.client().get(&format!("{receipt}/receipt.txt")).await;
    assert_eq!(kept.header("content-disposition"), "attachment; filename=\"receipt.txt\"");
    assert!(kept.body.contains("2 licenses") && !kept.body.contains("Dana"), "{}", kept.body);
    assert_eq!(test.client().get("/account/removed/forged").await.status, 404);
}

#[tokio::test]
async fn the_list_is_searched_filtered_and_paged_at_two_thousand_rows() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let (account, _) =
        growing_edge::db::accounts::find_account_by_email(&test.app.db, &test.app.server_key, "robin@example.org")
            .await
            .unwrap()
            .unwrap();
    activity(&mut client, &[("title", "Needle"), ("kind", "book"), ("completed_on", "2026-11-01"), ("hours", "1")])
        .await;
    let path = activity(
        &mut client,
        &[("title", "Hay"), ("kind", "workshop"), ("completed_on", "2026-10-01"), ("hours", "1")],
    )
    .await;
    let id = path.rsplit('/').next().unwrap().parse().unwrap();
    let one = growing_edge::db::activities::find_activity(&test.app.db, &account.owner, id).await.unwrap().unwrap();
    for _ in 0..1998 {
        let new = uuid::Uuid::now_v7();
        growing_edge::db::activities::record_activity(
            &test.app.db,
            &account.owner,
            new,
            &one.facts,
            crate::support::now(),
        )
        .await
        .unwrap();
    }
    assert!(client.page("/activities").await.contains("1 to 50 of 2000"));
    assert!(client.page("/activities?page=40").await.contains("1951 to 2000 of 2000"));
    let found = client.page("/activities?q=needle&kind=book&year=2026").await;
    assert!(found.contains("1 activity, 1 hours by the clock.") && found.contains("Needle"));
    assert!(!found.contains(">Hay<"));
}
