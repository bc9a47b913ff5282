//! Forms that come too late, or twice: nothing that was typed is lost, and nothing is overwritten unasked.

pub mod forms;

use crate::architecture::files;
use crate::support::{Store, TestApp, now};
use forms::{forms, holds, post, version};
use growing_edge::db::{accounts, activities};
use growing_edge::web::app::SignUp;

type Page<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str, [&'a str; 2]);

/// Forms that carry a version and no words of hers, with the reason.
const BUTTONS: [(&str, &str); 5] = [
    ("src/web/documents/texts/view.rs", "both texts stand on its page; tests/documents.rs"),
    ("src/web/imports/view/columns.rs", "choices of a list that is shown anew"),
    ("src/web/imports/view/rows.rs", "ticks of a list that is shown anew"),
    ("src/web/own_rule_sets/show.rs", "a button that takes a rule away"),
    ("src/web/reflections/form_view.rs", "both texts stand in one form; tests/reflections.rs"),
];

#[tokio::test]
async fn what_was_typed_comes_back_when_another_device_was_faster() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Ines").await;
    for form in forms(&mut client).await {
        let [first, second, third] = form.words;
        let id = uuid::Uuid::now_v7().to_string();
        let path = form.edit.replace("{id}", &id);
        if !form.new.is_empty() {
            let mut new = form.typed(first, "");
            new.push(("id", id.clone()));
            let made = post(&mut client, form.new, &new).await;
            assert_eq!(made.status, 303, "{}: {}", form.new, made.body);
        }
        let read_at = version(&client.page(&path).await);
        let saved = post(&mut client, &path, &form.typed(second, &read_at)).await;
        assert_eq!(saved.status, 303, "{path}: {}", saved.body);
        // The same words sent twice are no conflict.
        let twice = post(&mut client, &path, &form.typed(second, &read_at)).await;
        assert_eq!(twice.status, 303, "{path}: {}", twice.body);
        let late = post(&mut client, &path, &form.typed(third, &read_at)).await;
        assert_eq!(late.status, 409, "{path}: {}", late.body);
        assert!(late.body.contains("changed on another device"), "{path} says why");
        assert!(late.body.contains("target=\"_blank\""), "{path} leads to what is kept");
        assert!(holds(&late.body, third), "{path} keeps what was typed");
        // Saving again is a decision.
        let again = post(&mut client, &path, &form.typed(third, &version(&late.body))).await;
        assert_eq!(again.status, 303, "{path}: {}", again.body);
    }
}

#[tokio::test]
async fn a_form_sent_once_more_in_other_words_loses_none() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Ines").await;
    for form in forms(&mut client).await {
        if form.new.is_empty() || form.new == "/challenges/new" {
            continue;
        }
        let [first, second, _] = form.words;
        let new = |words: &str, id: &str| {
            let mut fields = form.typed(words, "");
            fields.push(("id", id.to_owned()));
            fields
        };
        let id = uuid::Uuid::now_v7().to_string();
        post(&mut client, form.new, &new(first, &id)).await.leads_to();
        post(&mut client, form.new, &new(first, &id)).await.leads_to();
        let other = post(&mut client, form.new, &new(second, &id)).await;
        assert_eq!(other.status, 409, "{}: {}", form.new, other.body);
        assert!(holds(&other.body, second), "{} keeps what was typed", form.new);
        let edit = form.edit.replace("{id}", &id);
        assert!(other.body.contains(&format!("action=\"{edit}\"")), "{} goes on as {edit}", form.new);
        let kept = client.page(&edit).await;
        assert!(holds(&kept, first), "{} overwrites nothing unasked", form.new);
        let saved = post(&mut client, &edit, &form.typed(second, &version(&other.body))).await;
        assert_eq!(saved.status, 303, "{edit}: {}", saved.body);
        assert!(holds(&client.page(&edit).await, second), "{edit} is changed when it is said so");
    }
}

#[tokio::test]
async fn what_cannot_be_changed_is_offered_as_a_second_one() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Ines").await;
    let licence = client.texas("2027-04-30").await;
    let challenge =
        client.post("/challenges/new", &[("kind", "push_pull"), ("noted_on", "2026-01-01")]).await.leads_to();
    let (tasks, meetings) = (format!("{licence}/tasks"), format!("{challenge}/meetings"));
    let rating = [("source", "self"), ("directness", "recall"), ("rated_on", "2026-11-01"), ("level", "5")];
    let duty = [("task", "jurisprudence_exam"), ("done_on", "2026-05-01")];
    let met = [("handled", "better"), ("met_on", "2026-02-01")];
    let noted = [("kind", "dropout_nonattendance"), ("noted_on", "2026-02-01")];
    let all: [Page<'_>; 6] = [
        ("/skills/validation/ratings/new", &rating, "note", ["Slower", "Slower now"]),
        (
            "/skills/validation/turning-points/new",
            &[("turned_on", "2026-11-01")],
            "words",
            ["I waited", "I waited long"],
        ),
        ("/supervision/questions", &[], "question", ["When to stop?", "When to begin?"]),
        (&tasks, &duty, "count", ["1", "2"]),
        (&meetings, &met, "met_line", ["I waited", "I waited long"]),
        ("/challenges/new", &noted, "line", ["I fill it", "I fear it"]),
    ];
    for (path, fields, typed, [first, second]) in all {
        let id = uuid::Uuid::now_v7().to_string();
        let with = |words| [fields, &[("id", id.as_str()), (typed, words)]].concat();
        client.post(path, &with(first)).await.leads_to();
        client.post(path, &with(first)).await.leads_to();
        let other = client.post(path, &with(second)).await;
        assert_eq!(other.status, 409, "{path}: {}", other.body);
        assert!(
            holds(&other.body, second) && !other.body.contains(&format!("value=\"{id}\"")),
            "{path}: an id of its own"
        );
    }
    assert_eq!(client.page(&tasks).await.matches("Take back: ").count(), 1, "a duty sent twice counts once");
}

#[tokio::test]
async fn another_s_id_is_told_from_none_nowhere() {
    let test = TestApp::new().await;
    let (mut ines, mut tom) = (test.signed_in("Ines").await, test.signed_in("Tom").await);
    for form in forms(&mut ines).await {
        if form.new.is_empty() {
            continue;
        }
        let id = uuid::Uuid::now_v7().to_string();
        let mut new = form.typed(form.words[0], "");
        new.push(("id", id.clone()));
        post(&mut ines, form.new, &new).await.leads_to();
        let status = post(&mut tom, form.new, &new).await.status;
        assert!(matches!(status, 404 | 410), "{}: {status}", form.new);
    }
    let [token, list, word] = [(); 3].map(|()| uuid::Uuid::now_v7().to_string());
    let fields = [("id", token.as_str()), ("name", "phone"), ("scopes", "dates:read")];
    ines.post("/tokens", &fields).await.leads_to();
    assert!(ines.post("/tokens", &fields).await.leads_to().contains(&token), "sent twice it is made once");
    assert_eq!(tom.post("/tokens", &fields).await.status, 404);
    let wider = [("id", token.as_str()), ("name", "phone"), ("scopes", "learning:read")];
    assert_eq!(ines.post("/tokens", &wider).await.status, 409, "other scopes are another token");
    let text = "Date,Course,Hours\n2026-03-02,Ethics,3\n";
    ines.upload("/imports/new", &[("id", &list), ("text", text)], None).await.leads_to();
    assert_eq!(tom.upload("/imports/new", &[("id", &list), ("text", text)], None).await.status, 404);
    let word = [("id", word), ("words", "Linehan".to_owned())];
    post(&mut ines, "/allowed-words", &word).await.leads_to();
    assert_eq!(post(&mut tom, "/allowed-words", &word).await.status, 404);
}

#[tokio::test]
async fn a_plan_pressed_twice_is_planned_once() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Ines").await;
    let plan = [("skill", "validation"), ("training", "2026-11-20")];
    client.post("/practices/plan", &plan).await.leads_to();
    let once = client.page("/skills/validation").await;
    client.post("/practices/plan", &plan).await.leads_to();
    let (mut first, mut second) = (client.clone(), client.clone());
    let (one, two) = tokio::join!(first.post("/practices/plan", &plan), second.post("/practices/plan", &plan));
    assert_eq!((one.status, two.status), (303, 303));
    let count = |page: &str| page.matches("/practices/").count();
    assert_eq!(count(&client.page("/skills/validation").await), count(&once));
}

#[tokio::test]
async fn what_the_form_does_not_ask_outlives_an_edit() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Ines").await;
    let (db, key) = (&test.app.db, &test.app.server_key);
    let (account, _) = accounts::find_account_by_email(db, key, "ines@example.org").await.unwrap().unwrap();
    let id = uuid::Uuid::now_v7();
    let facts = activities::Facts {
        title: "Ethics".into(),
        kind: "workshop".into(),
        completed_on: "2026-11-01".parse().unwrap(),
        relevant_to: vec!["mft".into()],
        ..activities::Facts::default()
    };
    activities::record_activity(db, &account.owner, id, &facts, now()).await.unwrap();
    let edit = format!("/activities/{id}/edit");
    assert!(client.page(&edit).await.contains("type=\"hidden\" name=\"relevant_to\" value=\"mft\""));
    let change = [("version", "1"), ("title", "Ethics again"), ("kind", "workshop"), ("completed_on", "2026-11-01")];
    client.post(&edit, &[&change[..], &[("relevant_to", "mft")]].concat()).await.leads_to();
    let kept = activities::find_activity(db, &account.owner, id).await.unwrap().unwrap().facts;
    assert_eq!((kept.title.as_str(), kept.relevant_to), ("Ethics again", facts.relevant_to));
}

/// On PostgreSQL both requests read before either writes.
#[tokio::test]
async fn two_presses_at_a_moment_write_once() {
    let test = TestApp::on(Store::postgres().await, SignUp::Open).await;
    let mut client = test.signed_in("Ines").await;
    let ids: Vec<String> = (0..6).map(|_| uuid::Uuid::now_v7().to_string()).collect();
    for id in &ids {
        let course = [("kind", "workshop"), ("completed_on", "2027-02-01"), ("hours", "1"), ("cost", "0")];
        client.post("/candidates/new", &[&course[..], &[("id", id), ("title", "Ethics")]].concat()).await.leads_to();
    }
    let seen: Vec<String> = ids.iter().map(|id| format!("{id}.1")).collect();
    let plan = uuid::Uuid::now_v7().to_string();
    let mut presses = tokio::task::JoinSet::new();
    for _ in 0..4 {
        let (mut client, seen, plan) = (client.clone(), seen.clone(), plan.clone());
        presses.spawn(async move {
            let chosen = seen.iter().map(|seen| ("candidate", seen.as_str()));
            let fields: Vec<(&str, &str)> = chosen.chain([("plan", plan.as_str())]).collect();
            client.post("/plans/accept", &fields).await.status
        });
    }
    assert_eq!(presses.join_all().await, vec![303; 4]);
    let (db, key) = (&test.app.db, &test.app.server_key);
    let account = accounts::find_account_by_email(db, key, "ines@example.org").await.unwrap().unwrap().0;
    let planned = activities::list_activities(db, &account.owner).await.unwrap();
    assert_eq!(planned.len(), 6, "each course is planned once");
}

#[tokio::test]
async fn every_form_with_a_version_is_walked() {
    let test = TestApp::new().await;
    let walked = forms(&mut test.signed_in("Ines").await).await;
    for file in drawn() {
        let is_walked = walked.iter().any(|form| form.drawn_in == file);
        let is_button = BUTTONS.iter().any(|(known, _)| *known == file);
        assert!(is_walked || is_button, "{file} draws a form with a version: walk it here");
    }
}

/// The files of `src/web` that draw a form with a version.
fn drawn() -> Vec<String> {
    let versioned =
        files("src/web", &[".rs"]).into_iter().filter(|(_, text)| text.contains("type=\"hidden\" name=\"version\""));
    let drawn: Vec<String> = versioned.map(|(path, _)| path).collect();
    assert!(drawn.len() > 10, "the forms are found");
    drawn
}
