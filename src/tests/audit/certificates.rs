//! Certificates in the pack: each as it was given, below what it proves, and its original in the archive.

use super::workshop;
use crate::export::unpacked_bytes;
use crate::support::{TestApp, now, pdf_is_sound, pdf_words};
use domain::reading::Status;
use growing_edge::db::accounts::{Account, find_account_by_email};
use growing_edge::db::certificates::{Certificate, Media, Stated, attach, record_certificate};
use std::path::Path;
use uuid::Uuid;

async fn robin(test: &TestApp) -> Account {
    let found = find_account_by_email(&test.app.db, &test.app.server_key, "robin@example.org").await;
    found.unwrap().expect("the account is there").0
}

/// Keeps a file as a certificate of an activity.
async fn keep(test: &TestApp, activity: &str, bytes: &[u8], media: Media, status: Status) -> Uuid {
    let account = robin(test).await;
    let certificate = Certificate {
        id: Uuid::now_v7(),
        hash: test.app.files.put(&account.owner, bytes).await.unwrap(),
        size: u32::try_from(bytes.len()).unwrap(),
        media,
        name: "quokkaname.pdf".into(),
        status,
        pages: 1,
        stated: Stated::default(),
        created_at: now(),
    };
    record_certificate(&test.app.db, &account.owner, &certificate).await.unwrap();
    assert!(attach(&test.app.db, &account.owner, certificate.id, activity.parse().unwrap()).await.unwrap());
    certificate.id
}

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/samples").join(name)).unwrap()
}

#[tokio::test]
async fn each_certificate_stands_below_what_it_proves_and_its_original_beside() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let licence = client.texas("2027-04-30").await;
    let first = workshop(&mut client, "Ethics at Dawn", &[("provider", "Marsh Lane Institute")]).await;
    let second = workshop(&mut client, "Ethics at Dusk", &[("completed_on", "2026-04-01")]).await;
    let third = workshop(&mut client, "Ethics at Night", &[("completed_on", "2026-05-01")]).await;
    let (pdf, picture) = (sample("ethical-telehealth-certificate.pdf"), sample("photo-certificate.png"));
    keep(&test, &first, &pdf, Media::Pdf, Status::Ok).await;
    keep(&test, &second, &picture, Media::Png, Status::NeedsOcr).await;
    keep(&test, &third, b"%PDF-1.7 broken", Media::Pdf, Status::Corrupt).await;
    let page = client.page(&format!("{licence}/audit")).await;
    assert!(page.contains("Ethics at Dawn has no approval number on its certificate"), "{page}");
    assert!(page.contains("Ethics at Dusk has no provider and no approval number"), "{page}");
    assert!(page.contains("The record and 3 certificates."), "{page}");
    assert!(!page.contains("quokkaname"));
    let files = unpacked_bytes(&client.get(&format!("{licence}/audit/pack.zip")).await);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    let originals = ["certificates/A.pdf", "certificates/B.png", "certificates/C.pdf"];
    assert_eq!(names, ["README.txt", originals[0], originals[1], originals[2], "ledger.csv", "record.pdf"]);
    assert_eq!((&files[originals[0]], &files[originals[1]]), (&pdf, &picture), "as they came");
    let record = &files["record.pdf"];
    pdf_is_sound(record);
    let words = pdf_words(record);
    assert!(words.contains("Certificate A Proves 3 hours of “Ethics at Dawn”, Mar 1, 2026, towards:"), "{words}");
    assert!(words.contains("Certificate B Proves 3 hours of “Ethics at Dusk”"), "{words}");
    assert!(words.contains("Its pages are not shown here, because it cannot be read as a document. The file itself: certificates/C.pdf."), "{words}");
    assert!(words.to_lowercase().contains("telehealth"), "the certificate's own words are on its page: {words}");
    assert!(!words.contains("quokkaname"));
}

#[tokio::test]
async fn one_certificate_of_two_activities_stands_once() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let licence = client.texas("2027-04-30").await;
    let first = workshop(&mut client, "Ethics at Dawn", &[]).await;
    let second = workshop(&mut client, "Ethics at Dusk", &[("completed_on", "2026-04-01")]).await;
    let id = keep(&test, &first, &sample("photo-certificate.png"), Media::Png, Status::NeedsOcr).await;
    let account = robin(&test).await;
    assert!(attach(&test.app.db, &account.owner, id, second.parse().unwrap()).await.unwrap());
    let answer = client.get(&format!("{licence}/audit/pack.pdf")).await;
    let words = pdf_words(&answer.bytes);
    assert_eq!(words.matches("Certificate A Proves").count(), 1, "{words}");
    assert!(words.contains("; and 3 hours of “Ethics at Dusk”"), "{words}");
    assert!(
        String::from_utf8_lossy(&answer.bytes).contains("pdfuaid:part"),
        "a picture with words for it keeps the claim"
    );
}
