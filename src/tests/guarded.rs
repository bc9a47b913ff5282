//! The guard at every private field: what identifies is not kept, what is asked about needs a reason, and nothing is said of
//! it anywhere else. The fields are those of the sources: a new sealed column must be named here.

mod fields;

use crate::migrated::{Migrated, owned_tables};
use crate::supervision;
use crate::support::{Client, TestApp};
use domain::guard::{Level, Profile, check};
use fields::{fields, id};
use growing_edge::db::accounts::Account;
use growing_edge::db::{activities, challenges, goals, practices, ratings, reflections, turning_points};
use std::collections::BTreeMap;

/// A number of the social security, as no field may keep it.
const BLOCKED: &str = "Her SSN is 078-05-1120, and I kept explaining.";
const CLEAN: &str = "I kept explaining when waiting would have done.";

/// Sealed, and typed into no field of its own: the facts of a request are put together from what was read when it was typed;
/// a whole export is read row by row when it is looked at (`tests/restorations.rs`); a check-in holds choices, never a word;
/// what a file is called loses what identifies when it is sent, and what was read from it is read when it becomes learning
/// (`tests/certificates.rs`); rows of a list that is brought in are read before one is an activity (`tests/imports/rows.rs`), and
/// its name is the file's; an address for reminders is the owner's own.
const NOT_TYPED: [&str; 9] = [
    "reminders.address",
    "signature_requests.facts",
    "restorations.content",
    "checkins.answers",
    "certificates.name",
    "certificates.reading",
    "imports.name",
    "imports.content",
    "imports.choices",
];

/// Every sealed column of a table that belongs to an account, read from the migrations: sealed columns are binary.
fn sealed_columns() -> Vec<String> {
    let tables = owned_tables();
    let of = |table: &Migrated| {
        let columns = table.columns(&["binary", "binary_null"]).into_iter();
        columns.map(|column| format!("{}.{column}", table.name)).collect::<Vec<_>>()
    };
    let columns: Vec<String> = tables.iter().flat_map(of).collect();
    assert!(columns.len() > 10, "the columns are found");
    columns
}

#[tokio::test]
async fn no_private_field_keeps_what_identifies_and_each_keeps_a_clean_sentence() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let fields = fields(&mut client).await;
    for column in sealed_columns().into_iter().filter(|column| !NOT_TYPED.contains(&column.as_str())) {
        assert!(fields.iter().any(|field| field.column == column), "{column} is sealed, and no form here fills it in");
    }
    for field in &fields {
        let (before, what) = (everything(&mut client).await, format!("{} at {}", field.column, field.path));
        let refused = field.send(&mut client, BLOCKED).await;
        assert_eq!(refused.status, 422, "{what}");
        assert!(refused.body.contains("<mark class=\"block\">078-05-1120"), "{what} shows where");
        assert!(refused.body.contains("One thing to change before this can be kept."), "{what} says what to do");
        assert!(refused.body.contains("and I kept explaining."), "{what} keeps what was typed");
        assert!(!refused.body.to_lowercase().contains("is safe"), "{what}");
        let headers = format!("{:?}", refused.headers);
        assert!(!headers.contains("078-05-1120") && !headers.contains("explaining"), "no text in headers: {headers}");
        assert!(everything(&mut client).await == before, "{what}: nothing was saved");
        field.send(&mut client, CLEAN).await.leads_to();
    }
}

/// What is there, as lists show it; the ids that fresh forms make are left out.
async fn everything(client: &mut Client) -> BTreeMap<&'static str, String> {
    let mut pages = BTreeMap::new();
    // A word about what was saved last is shown once, here.
    client.page("/privacy").await;
    let shown = [
        "/challenges",
        "/growth",
        "/reflections",
        "/activities",
        "/skills/validation",
        "/allowed-words",
        "/tokens",
        "/candidates",
        "/supervision",
        "/supervisors",
        "/supervision/signatures",
        "/documents/hcpc-profile",
    ];
    for path in shown {
        let page = client.page(path).await;
        let main = page.split_once("<main").and_then(|(_, main)| main.split_once("</main>"));
        let (main, _) = main.unwrap_or_else(|| panic!("{path} has no matter"));
        pages.insert(path, without_fresh_ids(main));
    }
    pages
}

fn without_fresh_ids(page: &str) -> String {
    let mut parts = page.split("name=\"id\" value=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('"').map_or("", |(_, rest)| rest))
}

#[tokio::test]
async fn what_is_asked_about_is_kept_with_a_reason_that_holds_for_those_words_alone() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let line = "I lean on what Oonagh taught us about waiting.";
    let found = check(line, Profile::Clinical).findings;
    assert_eq!((found.len(), found[0].level), (1, Level::Warn), "{found:?}");
    let post = |reason: Option<(&'static str, &'static str)>, line: &'static str| {
        let mut fields = vec![("kind", "push_pull"), ("line", line)];
        fields.extend(reason);
        fields
    };
    let asked = client.post("/challenges/new", &post(None, line)).await;
    assert_eq!(asked.status, 422);
    assert!(asked.body.contains("One thing to change or to give a reason for before this can be kept."));
    assert!(asked.body.contains("name=\"reason:line:name:Oonagh\"") && asked.body.contains("value=\"trainer\""));
    let unfit = post(Some(("reason:line:name:Oonagh", "several")), line);
    assert_eq!(client.post("/challenges/new", &unfit).await.status, 422, "a name is not true of several");
    let other = post(Some(("reason:line:name:Oonagh", "trainer")), "I lean on what Aoife taught us about waiting.");
    assert_eq!(client.post("/challenges/new", &other).await.status, 422, "a reason is not for other words");
    let mut kept = post(Some(("reason:line:name:Oonagh", "trainer")), line);
    client.post("/challenges/new", &kept).await.leads_to();
    let counts = client.page("/allowed-words").await;
    assert!(counts.contains("It is my trainer or supervisor, or where I train: 1 time"), "{counts}");
    assert!(!counts.contains("Oonagh"), "the words are not kept with the reason");
    // With "do not ask again" it is let through from then on, and asked about once taken back.
    kept.push(("allow", "Oonagh"));
    client.post("/challenges/new", &kept).await.leads_to();
    client.post("/challenges/new", &post(None, "Again I lean on what OONAGH taught us.")).await.leads_to();
    let list = client.page("/allowed-words").await;
    let (_, rest) = list.split_once("/allowed-words/").expect("the word is listed");
    let word = rest.split('/').next().unwrap();
    client.post(&format!("/allowed-words/{word}/remove"), &[]).await.leads_to();
    assert_eq!(client.post("/challenges/new", &post(None, line)).await.status, 422);
}

#[tokio::test]
async fn a_supervisors_name_may_stand_in_notes_and_still_no_client_s() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    const MEANT: [&str; 2] = ["Oonagh asked what I feared.", "It was Oonagh Byrne who slowed me down."];
    for words in MEANT {
        assert_eq!(noting(&mut client, words).await, 422, "{words}");
    }
    supervision::supervisor(&mut client, "Oonagh Byrne").await;
    for words in MEANT {
        assert_eq!(noting(&mut client, words).await, 303, "{words}");
    }
    assert_eq!(noting(&mut client, "My client Oonagh left early.").await, 422);
}

/// What becomes of notes on a session.
async fn noting(client: &mut Client, notes: &str) -> u16 {
    let new = id();
    let fields = [("id", new.as_str()), ("held_on", "2026-09-04"), ("kind", "individual"), ("minutes", "60")];
    client.post("/supervision/new", &[&fields[..], &[("notes", notes)]].concat()).await.status
}

#[tokio::test]
async fn allowed_words_never_let_through_what_cannot_be_kept() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    client.post("/allowed-words", &[("id", &id()), ("words", "Oonagh")]).await.leads_to();
    let line = [("kind", "push_pull"), ("line", "My client Oonagh left early.")];
    let refused = client.post("/challenges/new", &line).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("<mark class=\"block\">Oonagh"), "{}", refused.body);
}

#[tokio::test]
async fn a_general_wording_can_be_put_in_without_scripts_and_is_shown_before_it_is_kept() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let line = "My client Maria pulled me in.";
    let refused = client.post("/challenges/new", &[("kind", "push_pull"), ("line", line)]).await;
    assert!(refused.body.contains("name=\"use\" value=\"line|10|a client|Maria\""), "{}", refused.body);
    let used = [("kind", "push_pull"), ("line", line), ("use", "line|10|a client|Maria")];
    let shown = client.post("/challenges/new", &used).await;
    assert_eq!(shown.status, 422, "nothing is kept before it was read once more");
    assert!(shown.body.contains("My client a client pulled me in.") && shown.body.contains("Changed as you chose."));
}

#[tokio::test]
async fn a_hint_does_not_stand_in_the_way_and_is_shown_where_the_words_are_changed() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let line = "She is 34 and I feel pulled in.";
    assert_eq!(check(line, Profile::Clinical).level, Level::Hint);
    let page = client.post("/challenges/new", &[("kind", "push_pull"), ("line", line)]).await.leads_to();
    let page = client.page(&page).await;
    assert!(page.contains("Saved. One detail could be more general"), "{page}");
    assert!(page.contains("finding-number hint"), "{page}");
}

/// The first account: the one that `sample` just made.
async fn sample(test: &TestApp) -> Account {
    growing_edge::demo::make(&test.app, String::new()).await.expect("a sample account")
}

#[tokio::test]
async fn the_sample_year_passes_the_guard() {
    let test = TestApp::new().await;
    let account = sample(&test).await;
    let (db, owner) = (&test.app.db, &account.owner);
    let mut texts: Vec<(Profile, Option<String>)> = Vec::new();
    for challenge in challenges::list_challenges(db, owner).await.unwrap() {
        texts.push((Profile::Clinical, challenge.line));
    }
    for meeting in challenges::list_meetings(db, owner).await.unwrap() {
        texts.push((Profile::Clinical, meeting.line));
    }
    for goal in goals::list_goals(db, owner).await.unwrap() {
        let facts = goal.facts;
        let all = [Some(facts.statement), facts.success, facts.practice, facts.origin_reason];
        let came = [facts.outcome, facts.impact, facts.benefit];
        texts.extend(all.into_iter().chain(came).map(|text| (Profile::Clinical, text)));
    }
    for rated in ratings::list_ratings(db, owner).await.unwrap() {
        texts.extend([(Profile::Catalogue, rated.rater), (Profile::Clinical, rated.note)]);
    }
    for one in practices::list_practices(db, owner).await.unwrap() {
        texts.push((Profile::Clinical, one.facts.note));
    }
    for point in turning_points::list_turning_points(db, owner).await.unwrap() {
        texts.push((Profile::Clinical, Some(point.words)));
    }
    for written in reflections::list_reflections(db, owner, 0, 100).await.unwrap().0 {
        texts.extend(written.facts.answers.into_values().map(|text| (Profile::Clinical, Some(text))));
    }
    for activity in activities::list_activities(db, owner).await.unwrap() {
        let facts = activity.facts;
        texts.extend([Some(facts.title), facts.provider].map(|text| (Profile::Catalogue, text)));
        texts.push((Profile::Clinical, facts.notes));
    }
    let texts: Vec<(Profile, String)> = texts.into_iter().filter_map(|(by, text)| Some((by, text?))).collect();
    assert!(texts.len() > 30, "the year is there");
    for (profile, text) in texts {
        assert_eq!(check(&text, profile).level, Level::Pass, "{text}");
    }
}
