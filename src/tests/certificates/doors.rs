//! What comes in and what goes out: files made to do harm, names that tell too much, and the original as it is given back.

use super::{sample, sent};
use crate::support::TestApp;
use growing_edge::db::certificates::list_certificates;
use growing_edge::db::sessions::find_account_by_token;
use sea_orm::ConnectionTrait;

#[tokio::test]
async fn what_cannot_be_taken_is_told_kindly() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let mut heic = b"\x00\x00\x00\x18ftypheic".to_vec();
    heic.extend([0; 64]);
    let large = vec![b' '; 20 * 1024 * 1024 + 1];
    let mut cut = sample("scan0007.png");
    cut.truncate(24);
    let csv = sample("my CE log.csv");
    let mut packed = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>endobj\n4 0 obj<</Length 400/Filter/RunLengthDecode>>stream\n".to_vec();
    packed.extend([129, b' '].repeat(200));
    let files: [(&str, &[u8], &str); 7] = [
        ("photo.heic", &heic, "It is a HEIC picture that is damaged or not complete."),
        ("large.pdf", &large, "It is larger than 20 MB"),
        ("empty.pdf", b"", "There is nothing in it."),
        ("page.html", b"<script>alert(1)</script>", "It is no PDF"),
        ("letter.pdf", b"no such file", "It is damaged"),
        ("log.csv", &csv, "It is a list, not a certificate."),
        ("packed.pdf", &packed, "It is damaged"),
    ];
    for (name, bytes, words) in files {
        let answer = client.upload("/certificates", &[], Some((name, bytes))).await;
        assert_eq!(answer.status, 422, "{name}");
        let said = answer.body.contains(words) || (name == "packed.pdf" && !answer.body.contains("</a> Taken."));
        assert!(said, "{name}: {}", answer.body);
    }
    let nothing = client.upload("/certificates", &[], None).await;
    assert!(nothing.status == 422 && nothing.body.contains("Choose a file first."));
    let many: Vec<(&str, &[u8])> = vec![("text.txt", b"x".as_slice()); 31];
    let answer = client.upload_all("/certificates", &[], &many).await;
    assert_eq!(answer.body.matches("30 files are taken at once.").count(), 1);
}

#[tokio::test]
async fn one_account_has_room_for_so_much() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    sent(&mut client, "copperline-mi-cod.pdf").await;
    let grown = "UPDATE certificates SET size = 2147483647";
    test.app.db.write().execute_unprepared(grown).await.unwrap();
    sent(&mut client, "ninebark-emdr-part1.pdf").await;
    test.app.db.write().execute_unprepared(grown).await.unwrap();
    let file = sample("larkmoor_LM2207_completion.pdf");
    let answer = client.upload("/certificates", &[], Some(("larkmoor.pdf", &file))).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("all the room that one account has here"), "{}", answer.body);
}

#[tokio::test]
async fn a_name_that_tells_who_somebody_is_is_not_kept() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let file = sample("larkmoor_LM2207_completion.pdf");
    let answer = client.upload("/certificates", &[], Some(("SSN 078-05-1120.pdf", &file))).await;
    assert!(
        answer.body.contains("Its name holds what could tell who a person is, and is not kept."),
        "{}",
        answer.body
    );
    assert!(!answer.body.contains("078-05-1120") && answer.body.contains(">certificate.pdf</a>"));
}

#[tokio::test]
async fn the_original_and_its_pages_are_given_back_and_run_nothing() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let there = sent(&mut client, "ninebark-emdr-part1.pdf").await;
    let original = client.get(&format!("{there}/original")).await;
    assert_eq!(original.bytes, sample("ninebark-emdr-part1.pdf"));
    assert_eq!(original.header("content-type"), "application/pdf");
    assert_eq!(original.header("content-disposition"), "attachment; filename=\"certificate-2026-01-25.pdf\"");
    let page = client.get(&format!("{there}/page/2")).await;
    assert_eq!((page.status, page.header("content-type")), (200, "image/png"));
    assert!(page.bytes.starts_with(b"\x89PNG"));
    for answer in [&original, &page] {
        assert_eq!((answer.header("cache-control"), answer.header("x-content-type-options")), ("no-store", "nosniff"));
        assert!(answer.header("content-security-policy").contains("sandbox"));
    }
    assert_eq!(client.get(&format!("{there}/page/3")).await.status, 404);
    let scan = client.upload("/certificates", &[], Some(("scan.png", &sample("scan0007.png")))).await;
    let id = scan.body.split("scan.png</a>").next().unwrap().rsplit("/certificates/").next().unwrap();
    let scan = client.get(&format!("/certificates/{}/page/1", id.split('"').next().unwrap())).await;
    assert_eq!(scan.bytes, sample("scan0007.png"));
}

#[tokio::test]
async fn removed_is_removed_file_and_all() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let there = sent(&mut client, "larkmoor_LM2207_completion.pdf").await;
    let kept = sent(&mut client, "copperline-mi-cod.pdf").await;
    let session = client.session().unwrap().clone();
    let (account, _) =
        find_account_by_token(&test.app.db, &test.app.server_key, &session, (test.app.now)()).await.unwrap().unwrap();
    let all = list_certificates(&test.app.db, &account.owner).await.unwrap();
    let file = |place: usize| {
        let (files, owner, hash) = (test.app.files.clone(), account.owner.clone(), all[place].hash.clone());
        async move { files.get(&owner, &hash).await.unwrap().is_some() }
    };
    assert!(file(0).await && file(1).await);
    assert!(client.page(&format!("{there}/remove")).await.contains("Remove this certificate?"));
    client.post(&format!("{there}/remove"), &[]).await.leads_to();
    assert!(!file(0).await && file(1).await);
    assert_eq!(client.get(&there).await.status, 404);
    assert_eq!(client.get(&kept).await.status, 200);
    client.post("/account/remove", &[("password", "a long password")]).await.leads_to();
    assert!(!file(1).await, "nothing is left in the store");
}

#[tokio::test]
async fn every_sample_is_answered_and_only_pages_and_mails_are_kept() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/samples");
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name != "truth" && name != "README.md").collect();
    names.sort();
    assert_eq!(names.len(), 21);
    let mut refused = Vec::new();
    for name in names {
        let answer = client.upload("/certificates", &[], Some((name.as_str(), &sample(&name)))).await;
        assert!([303, 422].contains(&answer.status), "{name}: {}", answer.status);
        if answer.status == 422 && !answer.body.replace("<!>", "").contains("</a> Taken.") {
            refused.push(name);
        }
    }
    let expected = [
        "CE hours Lindqvist.xlsx",
        "course_history_MH18842.csv",
        "download (3).pdf",
        "locked-certificate.pdf",
        "my CE log.csv",
    ];
    assert_eq!(refused, expected);
}
