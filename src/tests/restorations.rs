//! An export brought in again: nothing is lost on the way, nothing unfit comes in, and one step takes it back.

use crate::export::unpacked;
use crate::ownership::records;
use crate::support::{Client, Store, TestApp};
use growing_edge::web::app::SignUp;
use serde_json::{Value as Json, json};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

const ARCHIVE: &str = "/account/export/growing-edge.zip";

async fn document(client: &mut Client) -> Json {
    serde_json::from_str(&unpacked(&client.get(ARCHIVE).await)["growing-edge.json"]).unwrap()
}

/// Uploads a document and returns where it is looked at.
async fn look(client: &mut Client, document: &Json) -> String {
    client.upload("/account/import", &[], Some(("growing-edge.json", document.to_string().as_bytes()))).await.leads_to()
}

fn rows(document: &Json) -> usize {
    document["tables"].as_object().unwrap().values().map(|rows| rows.as_array().unwrap().len()).sum()
}

/// A year with one of each kind beside it, taken to another server and back out of it.
async fn nothing_is_lost(to: Store) {
    let from = TestApp::new().await;
    let mut client = from.client();
    client.post("/sample", &[]).await.leads_to();
    records(&mut client).await;
    let counted = [("kind", "push_pull"), ("line", "As Oonagh taught us."), ("reason:line:name:Oonagh", "trainer")];
    client.post("/challenges/new", &counted).await.leads_to();
    let birthday = [("name", "Dana"), ("english", "british"), ("time_zone", "Europe/London"), ("birth_month", "5")];
    client.post("/account", &birthday).await.leads_to();
    let taken = client.get(ARCHIVE).await;
    let mut before: Json = serde_json::from_str(&unpacked(&taken)["growing-edge.json"]).unwrap();
    for (table, rows) in before["tables"].as_object().unwrap() {
        assert!(!rows.as_array().unwrap().is_empty(), "{table} has nothing to lose");
    }

    let other = TestApp::on(to, SignUp::Open).await;
    let mut client = other.signed_in("Robin").await;
    let fresh = document(&mut client).await;
    assert_eq!(rows(&fresh), 0);
    let looked = client.upload("/account/import", &[], Some(("export.zip", &taken.bytes))).await.leads_to();
    let page = client.page(&looked).await;
    assert!(page.contains(&format!("{} records can be added.", rows(&before))), "{page}");
    assert_eq!(rows(&document(&mut client).await), 0, "looking adds nothing");
    client.post(&looked, &[("settings", "on")]).await.leads_to();
    let mut after = document(&mut client).await;
    assert_eq!(after["account"]["email"], "robin@example.org");
    for told in ["email", "made_at"] {
        let place = if told == "email" { "/account/email" } else { "/made_at" };
        *after.pointer_mut(place).unwrap() = before.pointer(place).unwrap().clone();
    }
    // The names of files in the store are made by each account's own key.
    for document in [&mut before, &mut after] {
        for certificate in document["tables"]["certificates"].as_array_mut().unwrap() {
            certificate["hash"] = Json::Null;
        }
    }
    for (table, rows) in before["tables"].as_object().unwrap() {
        assert_eq!(&after["tables"][table], rows, "{table}");
    }
    assert_eq!(after, before);
    // What came in is read by the pages as what was written here.
    for path in
        ["/", "/growth", "/activities", "/challenges", "/candidates", "/own-rule-sets", "/allowed-words", "/plans"]
    {
        client.page(path).await;
    }
    let again = look(&mut client, &before).await;
    assert!(client.page(&again).await.contains("Nothing in it is new."));

    assert!(client.page("/account/import").await.contains("Brought in on"), "the way back is found later too");

    // One step back, and the account is as it was.
    let added = client.page(&looked).await;
    assert!(added.contains("What came in") && added.contains("The settings"), "{added}");
    client.post(&format!("{looked}/undo"), &[]).await.leads_to();
    let mut left = document(&mut client).await;
    left["made_at"] = fresh["made_at"].clone();
    assert_eq!(left, fresh);
    assert_eq!(client.get(&looked).await.status, 404);
}

#[tokio::test]
async fn nothing_is_lost_on_the_way_to_sqlite() {
    nothing_is_lost(Store::sqlite().await).await;
}

#[tokio::test]
async fn nothing_is_lost_on_the_way_to_postgres() {
    nothing_is_lost(Store::postgres().await).await;
}

#[tokio::test]
async fn what_is_here_stays_and_what_came_later_keeps_it() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let noted = [("kind", "push_pull"), ("noted_on", "2026-01-01"), ("line", "I kept explaining.")];
    let challenge = client.post("/challenges/new", &noted).await.leads_to();
    let before = document(&mut client).await;
    client.post(&challenge, &[("version", "1"), ("line", "I waited.")]).await.leads_to();
    let looked = look(&mut client, &before).await;
    let page = client.page(&looked).await;
    assert!(page.contains("1 challenge, 1 of them changed since; what is here stays"), "{page}");
    assert!(!page.contains("Add all"));
    // Removed, brought back, and used by a goal of today: the way back says what is in the way.
    client.post(&format!("{challenge}/remove"), &[]).await;
    assert_eq!(rows(&document(&mut client).await), 0);
    let looked = look(&mut client, &before).await;
    client.post(&looked, &[]).await.leads_to();
    assert!(client.page(&challenge).await.contains("I kept explaining."));
    let (id, used) = (uuid::Uuid::now_v7().to_string(), challenge.rsplit('/').next().unwrap().to_owned());
    let goal = [("id", id.as_str()), ("statement", "Wait a breath"), ("challenges", used.as_str())];
    client.post("/goals/new", &goal).await.leads_to();
    let refused = client.post(&format!("{looked}/undo"), &[]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("A goal that you wrote since uses a challenge"), "{}", refused.body);
    assert!(client.page(&challenge).await.contains("I kept explaining."), "nothing went");
}

/// Changes a document, and says what its page must tell.
type Bend = fn(&mut Json);

#[tokio::test]
async fn what_does_not_fit_is_refused_row_by_row() {
    let test = TestApp::new().await;
    let mut her = test.signed_in("Robin").await;
    records(&mut her).await;
    let whole = document(&mut her).await;
    let nobody = TestApp::new().await;
    let mut client = nobody.signed_in("Kim").await;
    let bent: [(&str, Bend); 11] = [
        ("“origin” holds what cannot be kept there.", |document| {
            document["tables"]["goals"][0]["origin"] = "x".into()
        }),
        ("“half_levels” holds what", |document| document["tables"]["ratings"][0]["half_levels"] = 99.into()),
        ("“completed_on” holds what", |document| {
            document["tables"]["activities"][0]["completed_on"] = "soon".into()
        }),
        ("“title” holds what", |document| document["tables"]["activities"][0]["title"] = "a".repeat(301).into()),
        ("“segments” holds what", |document| document["tables"]["activities"][0]["segments"] = json!([{ "a": 1 }])),
        ("“rules” holds what", |document| {
            document["tables"]["own_rule_sets"][0]["rules"]["id"] = "us-tx-counselor".into()
        }),
        ("“extra” is not known here.", |document| document["tables"]["pins"][0]["extra"] = 1.into()),
        ("“status” is missing.", |document| {
            document["tables"]["activities"][0].as_object_mut().unwrap().remove("status");
        }),
        ("does not let “078-05-1120” be kept (statement)", |document| {
            document["tables"]["goals"][0]["statement"] = "Her SSN is 078-05-1120, and I kept explaining.".into();
        }),
        ("It stands in the file twice.", |document| {
            let rows = document["tables"]["turning_points"].as_array_mut().unwrap();
            rows.push(rows[0].clone());
        }),
        ("This server does not know what “dreams” is", |document| {
            document["tables"]["dreams"] = json!([{ "id": "x" }])
        }),
    ];
    for (words, bend) in bent {
        let mut document = whole.clone();
        bend(&mut document);
        let looked = look(&mut client, &document).await;
        let page = client.page(&looked).await;
        assert!(page.contains(words), "{words}: {page}");
        assert!(page.contains("not taken."), "{words}");
    }
    // A row cannot hang on what is another's, here or not; and what is left out takes what hangs on it along.
    let mut hanging = whole.clone();
    hanging["tables"]["licences"] = json!([]);
    let looked = look(&mut client, &hanging).await;
    let page = client.page(&looked).await;
    assert!(page.contains("The license that it belongs to is not here"), "{page}");
    client.post(&looked, &[]).await.leads_to();
    let added = document(&mut client).await;
    assert_eq!(added["tables"]["pins"], json!([]));
    assert_eq!(added["tables"]["goals"], whole["tables"]["goals"]);
    // On the same server the records are hers.
    let mut him = test.signed_in("Kim").await;
    let looked = look(&mut him, &whole).await;
    let page = him.page(&looked).await;
    assert!(page.contains("Another account on this server holds it."), "{page}");
    him.post(&looked, &[]).await.leads_to();
    let his = document(&mut him).await;
    assert_eq!(his["tables"]["goals"], json!([]));
    assert_eq!(his["tables"]["goal_skills"], json!([]), "a link does not come without its goal");
}

fn archive(name: &str, text: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file(name, SimpleFileOptions::default()).unwrap();
    archive.write_all(text).unwrap();
    archive.finish().unwrap().into_inner()
}

#[tokio::test]
async fn a_file_that_is_no_export_is_refused_with_a_word_on_why() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let whole = document(&mut client).await;
    let changed = |place: &str, value: Json| {
        let mut document = whole.clone();
        *document.pointer_mut(place).unwrap() = value;
        document.to_string().into_bytes()
    };
    let mut cut = archive("growing-edge.json", whole.to_string().as_bytes());
    cut.truncate(cut.len() / 2);
    let bomb = archive("growing-edge.json", &vec![b' '; 65 * 1024 * 1024]);
    assert!(bomb.len() < 1024 * 1024, "small outside");
    let files = [
        (vec![], "Choose the file that you downloaded"),
        (b"not json".to_vec(), "It is not an export"),
        (b"{}".to_vec(), "It is not an export"),
        (cut, "The archive is damaged"),
        (archive("other.json", b"{}"), "There is no growing-edge.json in the archive"),
        (bomb, "There is more in it than an account can hold."),
        (changed("/format", "something".into()), "That is not an export of Growing Edge."),
        (changed("/version", 9.into()), "That export has the form 9"),
        (changed("/account/time_zone", "Mars/Base".into()), "The settings of the account in it cannot be read"),
        (changed("/account/name", json!(null)), "It is not an export"),
    ];
    for (bytes, words) in files {
        let refused = client.upload("/account/import", &[], Some(("file", &bytes))).await;
        assert_eq!(refused.status, 422, "{words}");
        assert!(refused.body.contains(words), "{words}: {}", refused.body);
    }
}
