//! What is private is not in the database file, and the key is looked after.

use crate::supervision::{digest, link};
use crate::support::{Client, Store, TestApp};
use growing_edge::db::Db;
use growing_edge::db::keys::{KeyError, KeySource, server_key};
use std::os::unix::fs::PermissionsExt;

/// One word a field, none of which stands anywhere else.
pub const WORDS: [&str; 35] = [
    "quokkaline",
    "quokkastatement",
    "quokkasuccess",
    "quokkapractice",
    "quokkareason",
    "quokkaprovider",
    "quokkanotes",
    "quokkarater",
    "quokkaturning",
    "quokkaoffered",
    "quokkaremark",
    "quokkameeting",
    "quokkaallowed",
    "quokkaoutcome",
    "quokkaimpact",
    "quokkabenefit",
    "quokkabasis",
    "quokkadiscussed",
    "quokkareflected",
    "quokkaearlier",
    "quokkasupervisor",
    "quokkacredentials",
    "quokkaquestion",
    "quokkasession",
    "quokkatakeaway",
    "quokkasigner",
    "quokkarole",
    "quokkawrong",
    "quokkarehearsed",
    "quokkawidget",
    "quokkafile",
    "quokkasubject",
    "quokkamailed",
    "quokkalisted",
    "quokkaprofile",
];

#[tokio::test]
async fn the_raw_database_holds_no_private_word() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    write_all(&mut client).await;
    let raw = test.store.raw();
    let holds = |word: &str| raw.windows(word.len()).any(|part| part == word.as_bytes());
    assert!(holds("plainlytitled"), "the right file is looked at");
    for word in WORDS {
        assert!(!holds(word), "{word} stands in the database file");
    }
    assert!(client.page("/skills/mentalising_stance").await.contains(WORDS[8]), "and its owner reads it");
}

/// Writes each word into its field.
pub async fn write_all(client: &mut Client) {
    let (id, new) = (uuid::Uuid::now_v7().to_string(), uuid::Uuid::now_v7().to_string());
    let written = [
        client.post("/challenges/new", &[("kind", "push_pull"), ("line", WORDS[0])]).await,
        client
            .post(
                "/goals/new",
                &[
                    ("id", &uuid::Uuid::now_v7().to_string()),
                    ("statement", WORDS[1]),
                    ("success", WORDS[2]),
                    ("practice", WORDS[3]),
                    ("origin", "aspiration"),
                    ("origin_reason", WORDS[4]),
                    ("outcome", WORDS[13]),
                    ("impact", WORDS[14]),
                    ("benefit", WORDS[15]),
                ],
            )
            .await,
        client
            .post(
                "/activities/new",
                &[
                    ("id", &id),
                    ("title", "plainlytitled"),
                    ("kind", "workshop"),
                    ("completed_on", "2026-11-01"),
                    ("hours", "1"),
                    ("provider", WORDS[5]),
                    ("notes", WORDS[6]),
                ],
            )
            .await,
        client
            .post(
                "/skills/mentalising_stance/ratings/new",
                &[
                    ("id", &uuid::Uuid::now_v7().to_string()),
                    ("level", "5"),
                    ("source", "supervisor"),
                    ("directness", "live"),
                    ("rater", WORDS[7]),
                ],
            )
            .await,
        client.post("/skills/mentalising_stance/turning-points/new", &[("words", WORDS[8])]).await,
        client
            .post(
                "/practices/new",
                &[("id", &id), ("skill", "mentalising_stance"), ("repetitions", "1"), ("note", WORDS[28])],
            )
            .await,
        client
            .post(
                "/candidates/new",
                &[
                    ("id", &uuid::Uuid::now_v7().to_string()),
                    ("title", "Plainly offered"),
                    ("kind", "workshop"),
                    ("completed_on", "2027-02-01"),
                    ("hours", "1"),
                    ("cost", "5"),
                    ("provider", WORDS[9]),
                    ("notes", WORDS[10]),
                ],
            )
            .await,
        client.post("/capture", &[("id", &new), ("kind", "push_pull"), ("handled", "same"), ("line", WORDS[11])]).await,
        client.post("/allowed-words", &[("id", &new), ("words", WORDS[12])]).await,
        client.post("/tokens", &[("id", &new), ("name", WORDS[29]), ("scopes", "dates:read")]).await,
        client
            .post(
                "/learning-plans/new",
                &[
                    ("id", &new),
                    ("body", "plain"),
                    ("starts_on", "2026-01-01"),
                    ("ends_on", "2026-12-31"),
                    ("basis", WORDS[16]),
                    ("discussed_with", WORDS[17]),
                ],
            )
            .await,
        client
            .post(
                "/documents/hcpc-profile/summary",
                &[("id", &new), ("from", "2024-11-24"), ("to", "2026-11-23"), ("words", WORDS[34])],
            )
            .await,
        client.post("/reflections/new", &[("id", &new), ("form", "quick"), ("pattern", WORDS[19])]).await,
        client
            .post(
                &format!("/reflections/{new}/edit"),
                &[("version", "1"), ("form", "quick"), ("pattern", WORDS[18]), ("keep", "1")],
            )
            .await,
    ];
    assert!(written.iter().all(|answer| answer.status == 303), "all is accepted");
    supervision_words(client).await;
    let mail = format!(
        "From: a@b.example\r\nSubject: {}\r\nDate: Fri, 6 Nov 2026 09:00:00 +0000\r\n\r\n{}",
        WORDS[31], WORDS[32]
    );
    let name = format!("{}.eml", WORDS[30]);
    let kept = client.upload("/certificates", &[], Some((name.as_str(), mail.as_bytes()))).await;
    assert!(kept.body.contains(&name), "{}", kept.body);
    let list = format!("Date,Course,Hours\n2026-03-14,{},3\n", WORDS[33]);
    client.upload("/imports/new", &[("id", &new), ("text", &list)], Some((WORDS[33], b""))).await.leads_to();
}

/// What is written about supervision, by its owner and behind a link.
async fn supervision_words(client: &mut Client) {
    let new = || uuid::Uuid::now_v7().to_string();
    let (supervisor, question, session) = (new(), new(), new());
    let who = [("id", supervisor.as_str()), ("name", WORDS[20]), ("credentials", WORDS[21]), ("role", "consultant")];
    client.post("/supervisors/new", &who).await.leads_to();
    client.post("/supervision/questions", &[("id", &question), ("question", WORDS[22])]).await.leads_to();
    let held = [("id", session.as_str()), ("held_on", "2026-11-01"), ("kind", "individual"), ("minutes", "60")];
    let words = [("supervisor", supervisor.as_str()), ("notes", WORDS[23]), ("takeaway", WORDS[24])];
    client.post("/supervision/new", &[&held[..], &words].concat()).await.leads_to();
    let (_, link) = link(client, &supervisor, &[&session], &[]).await;
    let digest = digest(client, &link).await;
    let answer = [("digest", digest.as_str()), ("answer", "not_right"), ("signer", WORDS[25])];
    let words = [("signer_role", WORDS[26]), ("words", WORDS[27])];
    client.post(&link, &[&answer[..], &words].concat()).await.leads_to();
}

#[tokio::test]
async fn a_key_is_made_once_for_its_owner_alone_and_is_missed_when_it_is_gone() {
    let test = TestApp::new().await;
    let file = test.store.key_file();
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    test.signed_in("Robin").await;
    let source = KeySource::File(file.clone());
    assert!(server_key(&test.app.db, &source).await.is_ok());
    std::fs::remove_file(&file).unwrap();
    let missing = server_key(&test.app.db, &source).await.err().unwrap();
    assert!(matches!(missing, KeyError::Missing(_)) && missing.to_string().contains("GROWING_EDGE_KEY_FILE"));
    let other = KeySource::Given("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=".into());
    assert!(matches!(server_key(&test.app.db, &other).await, Err(KeyError::Wrong)));
    let nonsense = KeySource::Given("short".into());
    assert!(matches!(server_key(&test.app.db, &nonsense).await, Err(KeyError::Malformed(_))));
}

#[tokio::test]
async fn a_copied_value_does_not_open_in_another_persons_row() {
    let store = Store::sqlite().await;
    let db = Db::connect(&store.url).await.unwrap();
    db.migrate().await.unwrap();
    let key = server_key(&db, &KeySource::File(store.key_file())).await.unwrap();
    let one = growing_edge::db::seal::Vault::generate(uuid::Uuid::from_u128(1));
    let wrapped = one.wrapped_by(&key);
    assert!(growing_edge::db::seal::Vault::unwrap(uuid::Uuid::from_u128(2), &key, &wrapped).is_err());
}

#[tokio::test]
async fn the_database_s_files_are_its_owner_s_alone() {
    let store = Store::sqlite().await;
    let file = store.folder.path().join("test.db");
    std::fs::set_permissions(store.folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    let mode = |file: &std::path::Path| std::fs::metadata(file).unwrap().permissions().mode() & 0o777;
    let all = || ["test.db", "test.db-wal", "test.db-shm"].map(|name| mode(&store.folder.path().join(name)));
    let db = Db::connect(&store.url).await.unwrap();
    db.migrate().await.unwrap();
    assert_eq!(all(), [0o600; 3], "in a folder that others may read");
    // One that was made by an earlier version.
    db.close().await.unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let db = Db::connect(&store.url).await.unwrap();
    assert!(db.is_ready().await);
    assert_eq!(all(), [0o600; 3]);
}
