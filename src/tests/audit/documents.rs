//! Regulators' documents: from the records, and of what was written only the lines that were ticked.

use super::workshop;
use crate::sealed::{WORDS, write_all};
use crate::support::{Client, TestApp, pdf_is_sound, pdf_words};
use domain::vocabulary::Vocabulary;

fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// A quick reflection about learning.
async fn reflect(client: &mut Client, activity: &str, words: &str) -> String {
    let id = id();
    let fields = [
        ("id", id.as_str()),
        ("form", "quick"),
        ("about_activity", activity),
        ("pattern", words),
        ("state", "finished"),
        ("identifiable", "no"),
    ];
    let answer = client.post(&format!("/reflections/new?activity={activity}"), &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    id
}

/// The value of the box beside a text.
fn box_of(page: &str, prefix: &str) -> String {
    let (_, rest) = page.split_once(&format!("value=\"{prefix}")).unwrap_or_else(|| panic!("no box {prefix}: {page}"));
    format!("{prefix}{}", rest.split('"').next().unwrap())
}

const YEAR: [(&str, &str); 2] = [("from", "2025-12-01"), ("to", "2026-11-23")];

#[tokio::test]
async fn every_document_is_drawn_and_made() {
    let test = TestApp::new().await;
    let mut client = test.client();
    client.post("/sample", &[]).await.leads_to();
    let list = client.page("/documents").await;
    for document in &Vocabulary::builtin().documents.document {
        let path = format!("/documents/{}", document.slug);
        assert!(list.contains(&path));
        let page = client.page(&path).await;
        assert!(page.contains("What I did") && page.contains(&document.title), "{path}");
        assert!(document.source.is_none() || page.contains("read in stored copies as of 2026-11-23"), "{path}");
        let answer = client.post(&path, &[&YEAR[..], &[("made", "pdf")]].concat()).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, "application/pdf"), "{}", answer.body);
        pdf_is_sound(&answer.bytes);
        assert!(pdf_words(&answer.bytes).contains("What I did"), "{path}");
    }
    assert_eq!(client.get("/documents/other").await.status, 404);
}

#[tokio::test]
async fn a_line_goes_out_only_where_it_is_ticked() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let course = workshop(&mut client, "Ethics at Dawn", &[]).await;
    reflect(&mut client, &course, "I waited a breath longer.").await;
    let page = client.page("/documents/psyba-log").await;
    assert!(page.contains("I waited a breath longer."), "its text stands beside the box: {page}");
    assert!(page.contains("written, not in this document"), "{page}");
    let key = box_of(&page, "reflection-");
    let without = client.post("/documents/psyba-log", &[&YEAR[..], &[("made", "pdf")]].concat()).await;
    assert!(!pdf_words(&without.bytes).contains("breath longer"));
    let ticked = [&YEAR[..], &[("words", key.as_str())]].concat();
    let shown = client.post("/documents/psyba-log", &ticked).await;
    assert_eq!(shown.status, 200);
    assert!(shown.body.contains(">below<") || shown.body.contains("below"), "{}", shown.body);
    let with = client.post("/documents/psyba-log", &[&ticked[..], &[("made", "pdf")]].concat()).await;
    let words = pdf_words(&with.bytes);
    assert!(words.contains("Reflection on “Ethics at Dawn”") && words.contains("I waited a breath longer."), "{words}");
    let mut other = test.signed_in("Kim").await;
    let stolen = other.post("/documents/psyba-log", &[&ticked[..], &[("made", "pdf")]].concat()).await;
    assert!(!pdf_words(&stolen.bytes).contains("breath longer"), "another's line is not there");
}

#[tokio::test]
async fn with_nothing_ticked_no_private_word_is_in_any_document() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    write_all(&mut client).await;
    let course = workshop(&mut client, "Ethics at Dawn", &[]).await;
    reflect(&mut client, &course, "quokkafinished").await;
    for document in &Vocabulary::builtin().documents.document {
        let path = format!("/documents/{}", document.slug);
        let fields = [("from", "2020-01-01"), ("to", "2026-11-23"), ("made", "pdf")];
        let words = pdf_words(&client.post(&path, &fields).await.bytes);
        assert!(words.contains("plainlytitled"), "{path}: {words}");
        for word in WORDS.iter().chain(&["quokkafinished"]).filter(|word| **word != "quokkaprovider") {
            assert!(!words.contains(word), "{word} is in {path}");
        }
    }
    // What was written for one document stands in that one, and for its period alone.
    for document in &Vocabulary::builtin().documents.document {
        let path = format!("/documents/{}", document.slug);
        let fields = [("from", "2024-11-24"), ("to", "2026-11-23"), ("made", "pdf")];
        let words = pdf_words(&client.post(&path, &fields).await.bytes);
        assert_eq!(words.contains("quokkaprofile"), document.slug == "hcpc-profile", "{path}");
    }
    let named = [("from", "2020-01-01"), ("to", "2026-11-23"), ("names", "1"), ("made", "pdf")];
    assert!(pdf_words(&client.post("/documents/bacp-log", &named).await.bytes).contains("quokkasupervisor"));
}

#[tokio::test]
async fn gaps_and_types_are_told() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    workshop(&mut client, "Ethics at Dawn", &[]).await;
    let fields = [("from", "2025-11-24"), ("to", "2026-11-23")];
    let page = client.post("/documents/hcpc-profile", &fields).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("1 type of learning; at least 2 are asked."));
    assert!(page.body.contains("November 24, 2025 to March 1, 2026, 97 days. Explanation:"), "{}", page.body);
    let refused = client.post("/documents/hcpc-profile", &[("from", "2026-02-30"), ("to", "2026-01-01")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("value=\"2026-02-30\""), "what was typed is kept");
}

#[tokio::test]
async fn supervision_is_told_month_by_month_as_the_body_counts_groups() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let held = |day: &'static str, minutes: &'static str, kind: &'static str, size: &'static str| {
        [("held_on", day), ("kind", kind), ("minutes", minutes), ("group_size", size)]
    };
    for session in [held("2026-09-03", "90", "individual", ""), held("2026-10-05", "90", "group", "5")] {
        client.post("/supervision/new", &[&session[..], &[("id", &*id())]].concat()).await.leads_to();
    }
    let page = client.page("/documents/bacp-log").await;
    assert!(page.contains("Month by month"), "{page}");
    assert!(page.contains("1 hour 30 minutes are looked for in each month"), "{page}");
    assert!(
        page.contains("18 minutes") && page.contains("1 hour 12 minutes to go"),
        "a fifth of ninety counts: {page}"
    );
}
