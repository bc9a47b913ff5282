//! The audit pack: what is missing is said before it goes out, the document stands in the board's order, and nothing private is
//! in any of its files.

mod certificates;
mod documents;
mod entry_sheet;

use crate::export::unpacked_bytes;
use crate::sealed::{WORDS, write_all};
use crate::support::{Client, TestApp, pdf_is_sound, pdf_plain, pdf_structure, pdf_words};

fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// A workshop on ethics that Texas takes, with more fields; returns its id.
pub async fn workshop(client: &mut Client, title: &str, more: &[(&str, &str)]) -> String {
    let id = id();
    let usual = [
        ("id", id.as_str()),
        ("title", title),
        ("kind", "workshop"),
        ("completed_on", "2026-03-01"),
        ("hours", "3"),
        ("topic", "ethics"),
        ("topic_hours", ""),
        ("approvals", "tx_listed"),
    ];
    let usual = usual.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    let fields: Vec<(&str, &str)> = usual.chain(more.iter().copied().filter(|(_, value)| !value.is_empty())).collect();
    client.post("/activities/new", &fields).await.leads_to();
    id
}

#[tokio::test]
async fn what_is_missing_is_named_with_whom_to_ask() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let licence = client.texas("2027-04-30").await;
    workshop(&mut client, "Ethics at Dawn", &[("provider", "Marsh Lane Institute")]).await;
    assert!(client.page(&licence).await.contains("/audit?cycle=2027-04-30"), "the ledger leads there");
    let page = client.page(&format!("{licence}/audit")).await;
    assert!(page.contains("Ethics at Dawn has no certificate and no approval number. The rest is ready."), "{page}");
    assert!(page.contains("It counts for 3 hours. Usual proof: "), "{page}");
    assert!(page.contains("href=\"mailto:?subject=Certificate%20for"), "{page}");
    assert!(page.contains("duty has no day yet") || page.contains("duties have no day yet"), "{page}");
    assert!(page.contains("Not a gap yet: the period runs to April 30, 2027."), "{page}");
    assert!(page.contains("the pack does not say that it exists"), "{page}");
    workshop(
        &mut client,
        "Away",
        &[("provider", "Marsh Lane Institute"), ("approvals", ""), ("completed_on", "2019-01-01")],
    )
    .await;
    let page = client.page(&format!("{licence}/audit?cycle=2027-04-30")).await;
    assert!(!page.contains("Away"), "what lies outside the period is no part of it");
}

#[tokio::test]
async fn the_document_stands_in_the_boards_order() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let licence = client.texas("2027-04-30").await;
    workshop(&mut client, "Ethics at Dawn", &[("provider", "Marsh Lane Institute"), ("approval_number", "ML-7")]).await;
    let out = workshop(&mut client, "Kept Apart", &[]).await;
    client.post(&format!("{licence}/pins/new"), &[("activity", out.as_str()), ("choice", "forbid")]).await.leads_to();
    let answer = client.get(&format!("{licence}/audit/pack.pdf")).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/pdf"), "{}", answer.body);
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"audit-pack-texas-lpc-2027-04-30.pdf\"");
    assert_eq!(answer.header("cache-control"), "no-store");
    pdf_is_sound(&answer.bytes);
    let words = pdf_words(&answer.bytes);
    let order = [
        "Continuing education record",
        "3 of 24 hours count.",
        "Texas LPC",
        "May 1, 2025 to April 30, 2027",
        "In progress on November 23, 2026.",
        "Rule set us-tx-counselor, sources up to",
        "Requirement by requirement",
        "Ethics at Dawn",
        "Ledger",
        "Ethics at Dawn",
        "by Marsh Lane Institute",
        "no. ML-7",
        "Not in this document",
        "The rules it was counted by",
    ];
    let mut from = 0;
    for part in order {
        let found = words[from..].find(part).unwrap_or_else(|| panic!("{part} is not after the others: {words}"));
        from += found + part.len();
    }
    let tree = pdf_structure(&answer.bytes);
    assert!(tree.contains("H3") && tree.contains("TH"), "{tree}");
    assert!(!words.contains("Kept Apart"), "what counts for nothing is not claimed");
    let answer = client.get(&format!("{licence}/audit/pack.pdf?others=1")).await;
    assert!(pdf_words(&answer.bytes).contains("Kept Apart"), "unless it was asked for");
}

#[tokio::test]
async fn the_archive_holds_document_table_and_a_line_on_both() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let licence = client.texas("2027-04-30").await;
    workshop(&mut client, "=Ethics", &[("provider", "Marsh Lane Institute")]).await;
    let answer = client.get(&format!("{licence}/audit/pack.zip")).await;
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"audit-pack-texas-lpc-2027-04-30.zip\"");
    let files = unpacked_bytes(&answer);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(names, ["README.txt", "ledger.csv", "record.pdf"]);
    pdf_is_sound(&files["record.pdf"]);
    let table = String::from_utf8(files["ledger.csv"].clone()).unwrap();
    assert!(table.contains("Date,Activity,Kind"), "{table}");
    assert!(table.contains("2026-03-01,'=Ethics,Workshop"), "{table}");
    assert_eq!(client.get(&format!("{licence}/audit/pack.csv")).await.bytes, files["ledger.csv"]);
    assert_eq!(client.get(&format!("{licence}/audit/pack.exe")).await.status, 404);
}

#[tokio::test]
async fn nothing_that_was_written_about_the_work_goes_out() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    write_all(&mut client).await;
    let licence = client.texas("2027-04-30").await;
    let files = unpacked_bytes(&client.get(&format!("{licence}/audit/pack.zip?others=1")).await);
    let pdf = &files["record.pdf"];
    let mut all = format!("{} {}", pdf_words(pdf), pdf_plain(pdf));
    all.push_str(&String::from_utf8_lossy(&files["ledger.csv"]));
    all.push_str(&String::from_utf8_lossy(&files["README.txt"]));
    all.push_str(&client.page(&format!("{licence}/audit")).await);
    all.push_str(&client.page(&format!("{licence}/entry-sheet")).await);
    all.push_str(&client.page(&format!("{licence}/entry-sheet/table")).await);
    assert!(all.contains("plainlytitled"), "the right files are looked at: {all}");
    // Who gave a course is what a board asks for.
    for word in WORDS.iter().filter(|word| **word != "quokkaprovider") {
        assert!(!all.contains(word), "{word} goes out");
    }
    for kind in ["Push and pull", "challenge", "reflection", "check-in"] {
        assert!(!pdf_words(pdf).to_lowercase().contains(kind), "the document says that there is a {kind}");
    }
}

#[tokio::test]
async fn a_closed_period_is_told_as_it_was_kept() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let licence = client.texas("2027-04-30").await;
    let course = workshop(&mut client, "Ethics at Dawn", &[("provider", "Marsh Lane Institute")]).await;
    let renewal = id();
    let fields = [("id", renewal.as_str()), ("cycle_end", "2027-04-30"), ("renewed_on", "2026-11-20")];
    let closed = client.post(&format!("{licence}/renewals/new"), &fields).await.leads_to();
    assert!(client.page(&closed).await.contains(&format!("{closed}/audit")), "the closed period leads there");
    client.post(&format!("/activities/{course}/remove"), &[]).await.leads_to();
    let page = client.page(&format!("{closed}/audit")).await;
    assert!(page.contains("Ethics at Dawn is no longer recorded"), "{page}");
    let answer = client.get(&format!("{closed}/audit/pack.pdf")).await;
    let words = pdf_words(&answer.bytes);
    assert!(words.contains("Renewed on November 20, 2026; the ledger is as it was kept then."), "{words}");
    assert!(words.contains("Ethics at Dawn"), "{words}");
}
