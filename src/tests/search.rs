//! Search: everything of one's own, sealed text included, ranked, with its words in no address, and nothing of another's.

use crate::support::{Store, TestApp};
use growing_edge::web::app::SignUp;

fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

async fn story(store: Store) {
    let test = TestApp::on(store, SignUp::Open).await;
    let mut client = test.signed_in("Robin").await;
    let (course, challenge) = (id(), id());
    let fields = [
        ("id", course.as_str()),
        ("title", "Couples under fire"),
        ("kind", "workshop"),
        ("completed_on", "2026-11-01"),
        ("hours", "2"),
        ("provider", "Marsh Lane Training"),
        ("notes", "The pursuer pushes harder when the other goes quiet."),
    ];
    client.post("/activities/new", &fields).await.leads_to();
    let line = [("id", challenge.as_str()), ("kind", "push_pull"), ("line", "I hurry when it goes quiet")];
    let challenge = client.post("/challenges/new", &line).await.leads_to();

    assert!(client.page("/search").await.contains("action=\"/search\""));
    let page = client.post("/search", &[("q", "quiet")]).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("2 entries have all of these words."), "{}", page.body);
    assert!(page.body.contains("<mark>quiet</mark>") && page.body.contains(&challenge));
    let page = client.post("/search", &[("q", "Quiet pursuer")]).await.body;
    assert!(page.contains("One entry has all of these words.") && page.contains("<mark>pursuer</mark>"), "{page}");
    assert!(page.contains(&format!("/activities/{course}")) && !page.contains(&challenge));
    let page = client.post("/search", &[("q", "marsh lane")]).await.body;
    assert!(page.contains("Couples under fire"), "the sealed provider is found");
    let page = client.post("/search", &[("q", "zzz")]).await.body;
    assert!(page.contains("Nothing of yours has all of these words.") && page.contains("value=\"zzz\""));

    client
        .post("/practices/new", &[("id", &id()), ("skill", "validation"), ("repetitions", "1"), ("note", "zzz")])
        .await;
    let page = client.post("/search", &[("q", "zzz")]).await.body;
    assert!(page.contains("One entry has all of these words."), "what is new is found at once: {page}");

    let empty = client.post("/search", &[("q", " … ")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.body.contains("signs alone are not looked for"));
    let long = "long ".repeat(60);
    let refused = client.post("/search", &[("q", &long)]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("This holds 200 characters") && refused.body.contains(long.trim()));

    let mut other = test.signed_in("Sam").await;
    assert!(other.post("/search", &[("q", "quiet")]).await.body.contains("Nothing of yours"));
}

#[tokio::test]
async fn private_words_are_found_by_their_owner_on_sqlite() {
    story(Store::sqlite().await).await;
}

#[tokio::test]
async fn private_words_are_found_by_their_owner_on_postgresql() {
    story(Store::postgres().await).await;
}

#[tokio::test]
async fn a_search_is_no_write_and_the_closest_come_first() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    for number in 0..60 {
        let (id, title) = (id(), format!("Course {number}"));
        let about = if number == 7 { "Repair, said twice: repair" } else { "On repairing" };
        let fields = [
            ("id", id.as_str()),
            ("title", &title),
            ("kind", "workshop"),
            ("completed_on", "2026-05-01"),
            ("hours", "1"),
            ("notes", about),
        ];
        client.post("/activities/new", &fields).await.leads_to();
    }
    client.page("/").await;
    client.page("/").await;
    let page = client.post("/search", &[("q", "repair")]).await.body;
    assert!(page.contains("the closest 50 are shown"), "{page}");
    let first = page.split("<ol class=\"found\">").nth(1).and_then(|list| list.split("</li>").next()).unwrap();
    assert!(first.contains("Repair") && !first.contains("Course 1<"), "{first}");
    let before = test.app.db.statements();
    client.page("/").await;
    assert_eq!(test.app.db.statements() - before, 1, "Home is still kept");
}
