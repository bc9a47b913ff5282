//! Certificates in the export, and back again: on another server, under another key, nothing is lost.

use super::{sample, save, sent};
use crate::support::{Answer, Client, TestApp};
use serde_json::Value as Json;
use std::io::{Cursor, Read};

/// The document of an archive, and how many files of certificates are in it.
fn opened(archive: &Answer) -> (Json, Vec<(String, Vec<u8>)>) {
    let mut zip = zip::ZipArchive::new(Cursor::new(&archive.bytes)).expect("a whole archive");
    let (mut document, mut files) = (Json::Null, Vec::new());
    for place in 0..zip.len() {
        let mut file = zip.by_index(place).unwrap();
        let (name, mut content) = (file.name().unwrap().into_owned(), Vec::new());
        file.read_to_end(&mut content).unwrap();
        if name == "growing-edge.json" {
            document = serde_json::from_slice(&content).unwrap();
        } else if name.starts_with("certificates/") {
            files.push((name, content));
        }
    }
    (document, files)
}

async fn archive(client: &mut Client) -> Answer {
    client.get("/account/export/growing-edge.zip").await
}

#[tokio::test]
async fn certificates_go_along_and_come_back_with_their_files() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let there = sent(&mut client, "copperline-mi-cod.pdf").await;
    sent(&mut client, "Fenwick Street CPD 14 March.pdf").await;
    save(&mut client, &there).await;
    let first = archive(&mut client).await;
    let (mut before, files) = opened(&first);
    assert_eq!(files.len(), 2);
    assert!(files.iter().any(|(_, content)| *content == sample("copperline-mi-cod.pdf")));
    // Into an empty account of another server.
    let other = TestApp::new().await;
    let mut her = other.signed_in("Kim").await;
    let looked = her.upload("/account/import", &[], Some(("e.zip", &first.bytes))).await.leads_to();
    let page = her.page(&looked).await;
    assert!(page.contains("2 certificates") && page.contains("1 proof of an activity"), "{page}");
    her.post(&looked, &[]).await.leads_to();
    assert_eq!(her.get(&format!("{there}/original")).await.bytes, sample("copperline-mi-cod.pdf"));
    let (mut after, came) = opened(&archive(&mut her).await);
    assert_eq!(came, files);
    for document in [&mut before, &mut after] {
        for row in document["tables"]["certificates"].as_array_mut().unwrap() {
            // The name in the store is made by each account's own key.
            assert_eq!(row["hash"].as_str().map(str::len), Some(64));
            row["hash"] = Json::Null;
        }
    }
    for table in ["certificates", "activity_certificates", "activities"] {
        assert_eq!(before["tables"][table], after["tables"][table], "{table}");
    }
    // Without its file a record is not taken, and that is said.
    let mut third = other.signed_in("Sam").await;
    let json = before.to_string();
    let looked = third.upload("/account/import", &[], Some(("e.json", json.as_bytes()))).await;
    assert!([303, 422].contains(&looked.status));
    if looked.status == 303 {
        let page = third.page(looked.header("location")).await;
        assert!(
            page.contains("Another account on this server holds it") || page.contains("Its file is not in the archive"),
            "{page}"
        );
    }
}

#[tokio::test]
async fn a_record_whose_file_is_another_is_not_taken() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    sent(&mut client, "copperline-mi-cod.pdf").await;
    let (document, _) = opened(&archive(&mut client).await);
    let id = document["tables"]["certificates"][0]["id"].as_str().unwrap().to_owned();
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    use std::io::Write;
    zip.start_file("growing-edge.json", options).unwrap();
    zip.write_all(document.to_string().as_bytes()).unwrap();
    zip.start_file(format!("certificates/{id}.pdf"), options).unwrap();
    zip.write_all(b"<script>alert(1)</script>").unwrap();
    let bytes = zip.finish().unwrap().into_inner();
    let other = TestApp::new().await;
    let mut her = other.signed_in("Kim").await;
    let looked = her.upload("/account/import", &[], Some(("e.zip", &bytes))).await.leads_to();
    let page = her.page(&looked).await;
    assert!(page.contains("Its file is not in the archive, or is not what the record says."), "{page}");
}
