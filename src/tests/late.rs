//! Forms that come too late, or twice: nothing that was typed is lost, and nothing is overwritten unasked.

use crate::architecture::files;
use crate::support::{Answer, Client, Store, TestApp, now};
use growing_edge::db::{accounts, activities};
use growing_edge::web::app::SignUp;

type Fields = Vec<(&'static str, String)>;
type Page<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str, [&'a str; 2]);

/// A form with a version: the file that draws it, where it makes its record, where it changes it, and how its words change.
struct Versioned {
    drawn_in: &'static str,
    /// Nothing where the record is there already.
    new: &'static str,
    edit: &'static str,
    fields: Fields,
    /// The field that is typed anew.
    typed: &'static str,
    words: [&'static str; 3],
}

/// Forms that carry a version and no words of hers, with the reason.
const BUTTONS: [(&str, &str); 6] = [
    ("src/web/documents/texts/view.rs", "both texts stand on its page; tests/documents.rs"),
    ("src/web/imports/view/columns.rs", "choices of a list that is shown anew"),
    ("src/web/imports/view/rows.rs", "ticks of a list that is shown anew"),
    ("src/web/licences/look_backs.rs", "days alone; a page that says so, and not yet the form"),
    ("src/web/own_rule_sets/show.rs", "a button that takes a rule away"),
    ("src/web/reflections/form_view.rs", "both texts stand in one form; tests/reflections.rs"),
];

fn fields(all: &[(&'static str, &str)]) -> Fields {
    all.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
}

async fn forms(client: &mut Client) -> Vec<Versioned> {
    let form = |drawn_in, new, edit, all: &[(&'static str, &str)], typed, words| Versioned {
        drawn_in,
        new,
        edit,
        fields: fields(all),
        typed,
        words,
    };
    let titles = ["Ethics one", "Ethics two", "Ethics three"];
    let learning = [("kind", "workshop"), ("completed_on", "2026-11-01"), ("hours", "1")];
    let course = [("kind", "workshop"), ("completed_on", "2027-02-01"), ("hours", "1"), ("cost", "0")];
    let lines = ["I go quiet", "I grow loud", "I hurry"];
    let licence =
        [("rule_set", "us-tx-counselor"), ("title", "LPC"), ("issued_on", "2013-05-01"), ("expires_on", "2027-04-30")];
    let frame = [
        ("title", "Talker"),
        ("profession", "psychotherapist"),
        ("months", "24"),
        ("anchor", "licence_term"),
        ("total", "20"),
    ];
    let own = uuid::Uuid::now_v7().to_string();
    let made = [&fields(&frame)[..], &[("id", own.clone()), ("board", "Guild".to_owned())]].concat();
    post(client, "/own-rule-sets/new", &made).await.leads_to();
    let own: &'static str = own.leak();
    let rule: &'static str = format!("/own-rule-sets/{own}/rules/daily-maximum-1/edit").leak();
    let part: &'static str = format!("/own-rule-sets/{own}/parts/units").leak();
    let rules = format!("/own-rule-sets/{own}/rules/new/daily-maximum");
    client.post(&rules, &[("version", "1"), ("hours", "8")]).await.leads_to();
    let list = uuid::Uuid::now_v7().to_string();
    let text = "Date,Course,Hours\n2026-03-02,Ethics,3\n2026-04-02,Grief,2\n";
    client.upload("/imports/new", &[("id", &list), ("text", text)], None).await.leads_to();
    let row: &'static str = format!("/imports/{list}/rows/1").leak();
    let note = ["Rehearsed twice", "Rehearsed aloud", "Rehearsed slowly"];
    let days = ["2026-11-10", "2026-11-11", "2026-11-12"];
    vec![
        form("src/web/activities/form_view.rs", "/activities/new", "/activities/{id}/edit", &learning, "title", titles),
        form("src/web/activities/form_view.rs", "", row, &learning, "title", titles),
        form("src/web/candidates/form_view.rs", "/candidates/new", "/candidates/{id}/edit", &course, "title", titles),
        form(
            "src/web/challenges/show.rs",
            "/challenges/new",
            "/challenges/{id}",
            &[("kind", "push_pull")],
            "line",
            lines,
        ),
        form(
            "src/web/checkins/form_view.rs",
            "/check-ins/new",
            "/check-ins/{id}/edit",
            &[("staying", "2")],
            "checked_on",
            days,
        ),
        form("src/web/goals/form_view.rs", "/goals/new", "/goals/{id}/edit", &[], "statement", lines),
        form(
            "src/web/learning_plans/form_view.rs",
            "/learning-plans/new",
            "/learning-plans/{id}/edit",
            &[("body", "psyba"), ("starts_on", "2025-12-01")],
            "ends_on",
            ["2026-11-28", "2026-11-29", "2026-11-30"],
        ),
        form(
            "src/web/licences/form_view.rs",
            "/licences/new",
            "/licences/{id}/edit",
            &licence,
            "issued_on",
            ["2013-05-01", "2013-05-02", "2013-05-03"],
        ),
        form(
            "src/web/own_rule_sets/frame_view.rs",
            "/own-rule-sets/new",
            "/own-rule-sets/{id}/edit",
            &frame,
            "board",
            ["Guild", "Guild of talkers", "Guild of listeners"],
        ),
        form("src/web/own_rule_sets/rule_pages.rs", "", rule, &[], "hours", ["8", "6", "5"]),
        form("src/web/own_rule_sets/part_pages.rs", "", part, &[], "ceu", ["10", "11", "12"]),
        form(
            "src/web/practices/form_view.rs",
            "/practices/new",
            "/practices/{id}/edit",
            &[("skill", "validation"), ("repetitions", "2"), ("practised_on", "2026-11-10")],
            "note",
            note,
        ),
        form(
            "src/web/supervision/form_view.rs",
            "/supervision/new",
            "/supervision/{id}/edit",
            &[("held_on", "2026-11-10"), ("kind", "individual"), ("minutes", "50")],
            "takeaway",
            lines,
        ),
        form(
            "src/web/supervisors/view.rs",
            "/supervisors/new",
            "/supervisors/{id}",
            &[("role", "supervisor")],
            "name",
            ["R. Ames", "R. Amis", "R. Amos"],
        ),
    ]
}

async fn post(client: &mut Client, path: &str, fields: &[(&'static str, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    client.post(path, &fields).await
}

/// What the form holds for a field: an input's value, or a text area's words.
fn holds(page: &str, words: &str) -> bool {
    let area = format!("{words}</textarea>");
    page.contains(&format!("value=\"{words}\""))
        || [">", "\n"].iter().any(|before| page.contains(&format!("{before}{area}")))
}

fn version(page: &str) -> String {
    let input = page.split("<input").find(|input| input.contains("name=\"version\"")).expect("a version");
    input.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("its value").to_owned()
}

impl Versioned {
    fn typed(&self, words: &str, version: &str) -> Fields {
        let others = self.fields.iter().filter(|(name, _)| *name != self.typed);
        let mut fields: Fields = others.cloned().collect();
        fields.push((self.typed, words.to_owned()));
        if !version.is_empty() {
            fields.push(("version", version.to_owned()));
        }
        fields
    }
}

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
        assert_eq!(post(&mut tom, form.new, &new).await.status, 404, "{}", form.new);
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
async fn what_a_program_said_outlives_an_edit_in_the_browser() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Ines").await;
    let (db, key) = (&test.app.db, &test.app.server_key);
    let (account, _) = accounts::find_account_by_email(db, key, "ines@example.org").await.unwrap().unwrap();
    let id = uuid::Uuid::now_v7();
    let facts = activities::Facts {
        title: "Ethics".into(),
        kind: "workshop".into(),
        completed_on: "2026-11-01".parse().unwrap(),
        relevant_to: vec!["us-tx-counselor".into()],
        ..activities::Facts::default()
    };
    activities::record_activity(db, &account.owner, id, &facts, now()).await.unwrap();
    let change = [("version", "1"), ("title", "Ethics again"), ("kind", "workshop"), ("completed_on", "2026-11-01")];
    client.post(&format!("/activities/{id}/edit"), &change).await.leads_to();
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
