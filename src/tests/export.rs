//! "Everything": that no table is forgotten, what stands in the archive and what does not.

use crate::migrated::owned_tables;
use crate::support::{Answer, TestApp};
use growing_edge::db::export::{LEFT_OUT, TABLES};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// Ids that belong to no table.
const FREE: [&str; 1] = ["candidates.plan_id"];

/// Salt, ids and figures as they were frozen (what was typed of them stands in columns that are read, and any other word would
/// no longer fit the digest), choices in numbers, and what a program read from a file that comes along whole.
const UNREAD: [&str; 3] = ["signature_requests.facts", "checkins.answers", "certificates.reading"];

#[test]
fn every_table_of_an_account_is_in_the_export_or_left_out_with_a_reason() {
    for migrated in owned_tables() {
        let name = migrated.name.as_str();
        let left_out = LEFT_OUT.iter().find(|table| table.name == name);
        let Some(table) = TABLES.iter().find(|table| table.name == name) else {
            assert!(left_out.is_some_and(|table| table.why.len() > 20), "{name} is in no export: add it to TABLES");
            continue;
        };
        assert!(left_out.is_none(), "{name} is both held and left out");
        for column in migrated.columns(&["binary", "binary_null"]) {
            let read = table.guarded.iter().any(|(place, _)| *place == format!("/{column}"));
            let read = read || UNREAD.contains(&format!("{name}.{column}").as_str());
            assert!(read, "{name}.{column} is sealed, and the guard does not read it when it is brought in");
        }
        for column in migrated.columns(&["uuid", "uuid_null"]) {
            let refers = table.refers.iter().any(|(refers, _)| *refers == column);
            let is_own = FREE.contains(&format!("{name}.{column}").as_str());
            // A link's own two are made by `link` and `reference`.
            assert!(refers || is_own, "{name}.{column} may point to what is another's: say what it refers to");
        }
        let places = |other: &str| TABLES.iter().position(|table| table.name == other);
        for (column, other) in &table.refers {
            assert!(places(other) < places(name), "{name}.{column} refers to {other}, which must come before");
        }
    }
}

/// The archive's files, by name. Certificates are no text; `tests/certificates/carried.rs` looks at theirs.
pub fn unpacked(answer: &Answer) -> BTreeMap<String, String> {
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    unpacked_bytes(answer).into_iter().map(|(name, bytes)| (name, text(bytes))).collect()
}

/// The same for files that are no text.
pub fn unpacked_bytes(answer: &Answer) -> BTreeMap<String, Vec<u8>> {
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/zip"));
    let mut archive = zip::ZipArchive::new(Cursor::new(&answer.bytes)).expect("a whole archive");
    let mut files = BTreeMap::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        let (name, mut bytes) = (file.name().unwrap().into_owned(), Vec::new());
        file.read_to_end(&mut bytes).unwrap();
        files.insert(name, bytes);
    }
    files
}

#[tokio::test]
async fn the_archive_holds_everything_of_one_account_and_nothing_else() {
    let test = TestApp::new().await;
    let mut other = test.signed_in("Kim").await;
    other.post("/challenges/new", &[("kind", "push_pull"), ("line", "quokkaother")]).await.leads_to();
    let mut client = test.client();
    client.post("/sample", &[]).await.leads_to();
    let line = [("kind", "push_pull"), ("noted_on", "2026-01-01"), ("line", "=quokkaline")];
    client.post("/challenges/new", &line).await.leads_to();
    let page = client.page("/account/export").await;
    assert!(page.contains("href=\"/account/export/growing-edge.zip\"") && page.contains("2 licenses"), "{page}");
    let answer = client.get("/account/export/growing-edge.zip").await;
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"growing-edge-2026-11-23.zip\"");
    assert_eq!((answer.header("cache-control"), answer.header("content-encoding")), ("no-store", ""));
    let files = unpacked(&answer);
    let (proofs, names): (Vec<&str>, Vec<&str>) =
        files.keys().map(String::as_str).partition(|name| name.starts_with("certificates/"));
    assert_eq!(proofs.len(), 2, "{proofs:?}");
    let expected = [
        "README.txt",
        "activities.csv",
        "challenges.csv",
        "goals.csv",
        "growing-edge.json",
        "growing-edge.schema.json",
        "ratings.csv",
    ];
    assert_eq!(names, expected);
    let document: Json = serde_json::from_str(&files["growing-edge.json"]).unwrap();
    assert_eq!((&document["format"], &document["version"]), (&"growing-edge-export".into(), &1.into()));
    let tables = document["tables"].as_object().unwrap();
    let filled =
        ["licences", "rule_copies", "activities", "candidates", "challenges", "goals", "goal_skills", "ratings"];
    for table in filled {
        assert!(!tables[table].as_array().unwrap().is_empty(), "{table}");
    }
    assert_eq!(tables.len(), TABLES.len());
    // Sealed words are open, JSON columns are JSON, and the owner's id is nowhere.
    assert!(tables["goals"][0]["statement"].is_string() && tables["activities"][0]["segments"].is_array());
    let account = growing_edge::db::accounts::find_account_by_email(
        &test.app.db,
        &test.app.server_key,
        document["account"]["email"].as_str().unwrap(),
    );
    let (account, hash) = account.await.unwrap().unwrap();
    let whole: String = files.values().map(String::as_str).collect();
    let secrets = [
        "quokkaother",
        "password_hash",
        "\"sessions\":",
        "data_key",
        hash.as_str(),
        client.session().unwrap().as_str(),
        &account.owner.uuid().to_string(),
    ];
    for secret in secrets {
        assert!(!whole.contains(secret), "{secret} is in the archive");
    }
    assert!(files["challenges.csv"].contains("'=quokkaline"), "no formula: {}", files["challenges.csv"]);
    assert!(files["activities.csv"].lines().count() > 10 && files["goals.csv"].contains("Stay curious"));
    assert!(files["README.txt"].contains("2 licenses") && files["README.txt"].contains("signed-in devices: they sign"));
    follows(&files["growing-edge.schema.json"], &document);
    assert_eq!(test.client().get("/account/export/growing-edge.zip").await.leads_to(), "/sign-in");
}

/// What the schema says of rows, checked against the document by hand: names, types, nothing beside them.
fn follows(schema: &str, document: &Json) {
    let schema: Json = serde_json::from_str(schema).unwrap();
    let tables = schema["properties"]["tables"]["properties"].as_object().unwrap();
    let mut seen = 0;
    for (name, rows) in document["tables"].as_object().unwrap() {
        let columns = tables[name]["items"]["properties"].as_object().unwrap();
        for row in rows.as_array().unwrap() {
            let row = row.as_object().unwrap();
            assert!(row.keys().eq(columns.keys()), "{name}");
            for (column, value) in row {
                let kinds = match &columns[column]["type"] {
                    Json::Null => continue,
                    Json::Array(kinds) => kinds.clone(),
                    kind => vec![kind.clone()],
                };
                let kind = match value {
                    Json::Null => "null",
                    Json::Bool(_) => "boolean",
                    Json::Number(_) => "integer",
                    _ => "string",
                };
                assert!(kinds.contains(&kind.into()), "{name}.{column} is {value}");
                seen += 1;
            }
        }
    }
    assert!(seen > 500, "{seen} values");
}
