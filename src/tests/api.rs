//! The interface for programs: what a token may do, what is asked and answered, and that the document tells the truth.

use crate::support::{Program, Store, TestApp};
use growing_edge::web::app::SignUp;
use serde_json::{Value, json};

const ALL: [&str; 4] = ["learning:read", "learning:write", "licences:read", "dates:read"];

fn course(title: &str) -> Value {
    json!({ "title": title, "kind": "workshop", "completed_on": "2026-11-01", "minutes": 90,
        "segments": [{ "amount": 60, "topics": ["ethics"] }], "cost": { "minor": 8900, "currency": "USD" } })
}

/// Whether a body is as the document says of a schema.
fn fits(document: &Value, schema: &str, body: &Value) {
    let schema = json!({ "$ref": format!("#/components/schemas/{schema}"), "components": document["components"] });
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let wrong: Vec<String> = validator.iter_errors(body).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{wrong:?}: {body}");
}

async fn story(store: Store) {
    let test = TestApp::on(store, SignUp::Open).await;
    let mut robin = test.signed_in("Robin").await;
    let program = Program::of(&test, &mut robin, &ALL).await;
    let document = program.get("/api/v1/openapi.json").await.body;
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"), "{}", document["openapi"]);

    let made = program.ask("POST", "/api/v1/activities", Some(&course("Ethics of telehealth"))).await;
    assert_eq!(made.status, 201, "{}", made.body);
    fits(&document, "Activity", &made.body);
    let at = made.headers["location"].to_str().unwrap().to_owned();
    assert!(robin.page("/activities").await.contains("Ethics of telehealth"), "the page shows it");
    let read = program.get(&at).await.body;
    assert_eq!((&read["minutes"], &read["version"]), (&json!(90), &json!(1)));
    assert_eq!(read, made.body);

    let mut changed = course("Ethics of telehealth, revised");
    changed["version"] = 1.into();
    changed["minutes"] = 120.into();
    let amended = program.ask("PUT", &at, Some(&changed)).await;
    assert_eq!((amended.status, &amended.body["version"]), (200, &json!(2)), "{}", amended.body);
    let stale = program.ask("PUT", &at, Some(&changed)).await;
    assert_eq!(stale.status, 409);
    fits(&document, "Problem", &stale.body);

    for number in 0..3 {
        let mut more = course(&format!("Course {number}"));
        more["id"] = uuid::Uuid::now_v7().to_string().into();
        for _ in 0..2 {
            assert_eq!(program.ask("POST", "/api/v1/activities", Some(&more)).await.status, 201);
        }
    }
    let first = program.get("/api/v1/activities?per_page=3").await;
    fits(&document, "Paged_Activity", &first.body);
    assert_eq!((&first.body["total"], &first.body["pages"]), (&json!(4), &json!(2)), "sent twice, made once");
    assert_eq!(first.headers["link"], "</api/v1/activities?page=2&per_page=3>; rel=\"next\"");
    let second = program.get("/api/v1/activities?page=2&per_page=3").await;
    assert_eq!(second.body["items"].as_array().unwrap().len(), 1);

    assert_eq!(program.ask("DELETE", &at, None).await.status, 204);
    assert_eq!(program.get(&at).await.status, 404);
    let page = robin.page("/tokens").await;
    assert!(page.contains("last used on Nov 23, 2026") && !page.contains(&program.token), "{page}");
}

#[tokio::test]
async fn a_program_reads_and_writes_learning_on_sqlite() {
    story(Store::sqlite().await).await;
}

#[tokio::test]
async fn a_program_reads_and_writes_learning_on_postgres() {
    story(Store::postgres().await).await;
}

#[tokio::test]
async fn a_token_does_what_its_scopes_say_and_no_more() {
    let test = TestApp::new().await;
    let mut robin = test.signed_in("Robin").await;
    let dates = Program::of(&test, &mut robin, &["dates:read"]).await;
    assert_eq!(dates.get("/api/v1/dates").await.status, 200);
    let refused = [
        dates.get("/api/v1/activities").await,
        dates.get("/api/v1/licences").await,
        dates.ask("POST", "/api/v1/activities", Some(&course("Mine"))).await,
    ];
    for reply in refused {
        assert_eq!(reply.status, 403);
        assert!(reply.body["detail"].as_str().unwrap().contains("has not the scope"), "{}", reply.body);
        assert_eq!(reply.headers["content-type"], "application/problem+json");
    }
    let reads = Program::of(&test, &mut robin, &["learning:read"]).await;
    assert_eq!(reads.ask("POST", "/api/v1/activities", Some(&course("Mine"))).await.status, 403);
    let ends = robin.page("/tokens").await;
    let end = ends.split("action=\"/tokens/").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    robin.post(&format!("/tokens/{end}"), &[]).await.leads_to();
    assert_eq!(reads.get("/api/v1/activities").await.status, 401, "an ended token is nobody's");
}

#[tokio::test]
async fn without_a_token_there_is_no_answer_and_a_cookie_is_none() {
    let test = TestApp::new().await;
    let mut robin = test.signed_in("Robin").await;
    for path in ["/api/v1/activities", "/api/v1/licences", "/api/v1/dates"] {
        let answer = robin.get(path).await;
        assert_eq!(answer.status, 401, "{path}");
        assert_eq!(answer.header("www-authenticate"), "Bearer realm=\"Growing Edge\"");
    }
    // A page of another site can send a form with her cookie; it cannot send her token.
    robin.site = "cross-site";
    assert_eq!(robin.post("/api/v1/activities", &[("title", "Theirs")]).await.status, 403);
    robin.site = "same-origin";
    let mut wrong = Program::of(&test, &mut robin, &ALL).await;
    assert_eq!(wrong.get("/api/v1/activities").await.status, 200);
    wrong.token.push('x');
    assert_eq!(wrong.get("/api/v1/activities").await.status, 401);
}

#[tokio::test]
async fn what_is_wrong_is_told_by_field_and_the_guard_reads_too() {
    let test = TestApp::new().await;
    let mut robin = test.signed_in("Robin").await;
    let program = Program::of(&test, &mut robin, &ALL).await;
    let send = async |body: Value| program.ask("POST", "/api/v1/activities", Some(&body)).await;
    let with = |field: &str, value: Value| {
        let mut body = course("Ethics");
        body[field] = value;
        body
    };
    let wrong = [
        (with("kind", "party".into()), "kind"),
        (with("completed_on", "2026-12-24".into()), "completed_on"),
        (with("segments", json!([{ "amount": 600, "topics": ["ethics"] }])), "segments"),
        (with("title", "Course with client 078-05-1120".into()), "title"),
        (with("title", "x".repeat(301).into()), "title"),
    ];
    for (body, field) in wrong {
        let reply = send(body).await;
        assert_eq!(reply.status, 422, "{field}: {}", reply.body);
        assert_eq!(reply.body["errors"][0]["field"], field, "{}", reply.body);
        assert!(!reply.body.to_string().contains("078-05-1120"), "nothing is echoed");
    }
    for (body, said) in [
        (with("minuts", 5.into()), "minuts"),
        (with("minutes", "ninety".into()), "minutes"),
        (with("credit", json!({ "hundredths": 100, "unit": "hour" })), "either minutes or credit"),
        (with("completed_on", "2026-02-30".into()), "completed_on"),
    ] {
        let reply = send(body).await;
        assert_eq!(reply.status, 422, "{said}: {}", reply.body);
        assert!(reply.body["detail"].as_str().unwrap().contains(said), "{said}: {}", reply.body);
    }
    assert_eq!(program.get("/api/v1/activities").await.body["total"], 0, "nothing was kept");
    let huge = with("provider", "x".repeat(300_000).into());
    assert_eq!(send(huge).await.status, 413);
}

#[tokio::test]
async fn anothers_records_are_not_there_and_notes_are_never_given_nor_lost() {
    let test = TestApp::new().await;
    let (mut robin, mut kim) = (test.signed_in("Robin").await, test.signed_in("Kim").await);
    let id = uuid::Uuid::now_v7().to_string();
    let fields = [
        ("id", id.as_str()),
        ("title", "Hers"),
        ("kind", "workshop"),
        ("completed_on", "2026-11-01"),
        ("hours", "1"),
        ("notes", "I slowed down."),
    ];
    robin.post("/activities/new", &fields).await.leads_to();
    let his = Program::of(&test, &mut kim, &ALL).await;
    let at = format!("/api/v1/activities/{id}");
    let mut change = course("His now");
    change["version"] = 1.into();
    assert_eq!(his.get(&at).await.status, 404);
    assert_eq!(his.ask("PUT", &at, Some(&change)).await.status, 404);
    assert_eq!(his.ask("DELETE", &at, None).await.status, 404);
    change["id"] = id.clone().into();
    change.as_object_mut().unwrap().remove("version");
    assert_eq!(his.ask("POST", "/api/v1/activities", Some(&change)).await.status, 404, "her id stays hers");
    let hers = Program::of(&test, &mut robin, &ALL).await;
    let read = hers.get(&at).await.body;
    assert!(read["title"] == "Hers" && !read.to_string().contains("slowed"), "{read}");
    change.as_object_mut().unwrap().remove("id");
    change["version"] = 1.into();
    assert_eq!(hers.ask("PUT", &at, Some(&change)).await.status, 200);
    assert!(robin.page(&format!("/activities/{id}")).await.contains("I slowed down."), "her notes stay");
}

#[tokio::test]
async fn licences_and_dates_are_those_of_the_pages() {
    let test = TestApp::new().await;
    let mut sample = test.client();
    sample.post("/sample", &[]).await.leads_to();
    let program = Program::of(&test, &mut sample, &ALL).await;
    let document = program.get("/api/v1/openapi.json").await.body;
    let licences = program.get("/api/v1/licences").await.body;
    let licences = licences.as_array().unwrap();
    assert_eq!(licences.len(), 2);
    for licence in licences {
        fits(&document, "LicenceStanding", licence);
        let id = licence["id"].as_str().unwrap();
        assert!(sample.page(&format!("/licences/{id}")).await.contains(licence["name"].as_str().unwrap()));
        let report = program.get(&format!("/api/v1/licences/{id}/report")).await.body;
        assert!(report["id"] == id && report["cycles"].as_array().is_some_and(|cycles| !cycles.is_empty()));
    }
    let york = licences.iter().find(|licence| licence["rule_set"] == "us-ny-social_worker").unwrap();
    assert_eq!((&york["required"], &york["counted"]), (&json!(3600), &json!(2300)), "{york}");
    let dates = program.get("/api/v1/dates").await.body;
    let calendar = sample.get("/calendar.ics").await.body;
    assert!(!dates.as_array().unwrap().is_empty());
    for date in dates.as_array().unwrap() {
        fits(&document, "DateEntry", date);
        assert!(calendar.contains(&date["first"].as_str().unwrap().replace('-', "")), "{date}");
    }
    let missing = program.get(&format!("/api/v1/licences/{}/report", crate::ownership::NOBODY)).await;
    assert_eq!(missing.status, 404);
}
