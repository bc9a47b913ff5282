//! Supervision from question to signature, on both databases: what is logged is counted once, a link opens what it asks for
//! and nothing else, and a signature says which figures it is for.

mod counted;
mod links;

use crate::left::left_of;
use crate::support::{Client, Store, TestApp};
use growing_edge::db::accounts;
use growing_edge::web::app::SignUp;

fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// Adds a supervisor; her id.
pub async fn supervisor(client: &mut Client, name: &str) -> String {
    let new = id();
    let fields = [("id", new.as_str()), ("name", name), ("credentials", "MBACP (Accred)"), ("role", "supervisor")];
    client.post("/supervisors/new", &[&fields[..], &[("since", "2024-01-10")]].concat()).await.leads_to();
    new
}

/// Logs a session; its id.
pub async fn session(client: &mut Client, supervisor: &str, day: &str, more: &[(&str, &str)]) -> String {
    let new = id();
    let fields = [("id", new.as_str()), ("held_on", day), ("supervisor", supervisor)];
    let mut all: Vec<(&str, &str)> = vec![("kind", "individual"), ("minutes", "60")];
    all.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    all.extend(fields.iter().chain(more));
    client.post("/supervision/new", &all).await.leads_to();
    new
}

/// Makes a link for sessions; the request's id and the address.
pub async fn link(client: &mut Client, supervisor: &str, sessions: &[&str], skills: &[&str]) -> (String, String) {
    let new = id();
    let mut fields =
        vec![("id", new.as_str()), ("supervisor", supervisor), ("from", "2026-01-01"), ("until", "2026-11-23")];
    fields.extend(sessions.iter().map(|session| ("sessions", *session)));
    fields.extend(skills.iter().map(|skill| ("skills", *skill)));
    let made = client.post("/supervision/signatures/new", &fields).await;
    assert_eq!(made.status, 201, "{}", made.body);
    let (_, rest) = made.body.split_once("http://edge.example").expect("the link is shown");
    (new, rest.split('"').next().unwrap().to_owned())
}

/// The hidden digest of an open link's page.
pub async fn digest(client: &mut Client, link: &str) -> String {
    let page = client.page(link).await;
    let (_, rest) = page.split_once("name=\"digest\" value=\"").expect("the form names what it shows");
    rest.split('"').next().unwrap().to_owned()
}

async fn sign(client: &mut Client, link: &str, more: &[(&str, &str)]) -> String {
    let digest = digest(client, link).await;
    let fields = [("digest", digest.as_str()), ("answer", "confirm"), ("sure", "on"), ("signer", "Bronwen Mostyn")];
    let role = [("signer_role", "Clinical supervisor")];
    client.post(link, &[&fields[..], &role, more].concat()).await.leads_to()
}

#[tokio::test]
async fn a_year_of_supervision_is_lived_on_sqlite() {
    tell(Store::sqlite().await).await;
}

#[tokio::test]
async fn a_year_of_supervision_is_lived_on_postgresql() {
    tell(Store::postgres().await).await;
}

async fn tell(store: Store) {
    let test = TestApp::on(store, SignUp::Open).await;
    let mut tom = test.signed_in("Tom").await;
    assert!(tom.page("/supervision").await.contains("No question waits. No session is logged this year."));
    let challenge = tom.post("/challenges/new", &[("kind", "over_responsibility")]).await.leads_to();
    let challenge = challenge.rsplit('/').next().unwrap().to_owned();

    // Questions: one from what meets him, one without; sent twice they are kept once.
    let (first, second) = (id(), id());
    let from = [("id", first.as_str()), ("question", "Why do I stay late?"), ("challenge", &challenge)];
    for _ in 0..2 {
        tom.post("/supervision/questions", &from).await.leads_to();
    }
    let other = [("id", second.as_str()), ("question", "What am I afraid of here?")];
    tom.post("/supervision/questions", &other).await.leads_to();
    let hub = tom.page("/supervision").await;
    assert_eq!(hub.matches("class=\"own\">Why do I stay late?").count(), 1, "{hub}");
    assert!(hub.contains("Two questions wait.") && hub.contains("From Over-responsibility"), "{hub}");
    tom.post(&format!("/supervision/questions/{second}/brought"), &[]).await.leads_to();
    assert!(tom.page("/supervision").await.contains("One question waits."));
    tom.post(&format!("/supervision/questions/{second}/waiting"), &[]).await.leads_to();

    // The log, with what was brought and what he takes from it.
    let bron = supervisor(&mut tom, "Bronwen Mostyn").await;
    let brought = [("questions", first.as_str()), ("challenges", &challenge), ("takeaway", "End on the hour.")];
    let with_name = [("notes", "Mostyn asked what I would lose by ending.")];
    let one = session(&mut tom, &bron, "2026-07-02", &[&brought[..], &with_name].concat()).await;
    let group =
        [("kind", "group"), ("minutes", "120"), ("group_size", "5"), ("notes", "Bronwen Mostyn let us go round.")];
    session(&mut tom, &bron, "2026-08-06", &group).await;
    let page = tom.page(&format!("/supervision/{one}")).await;
    for words in ["End on the hour.", "Why do I stay late?", "Over-responsibility", "Not kept as learning", "1 hour"] {
        assert!(page.contains(words), "{words} is missing");
    }
    let hub = tom.page("/supervision").await;
    assert!(hub.contains("One question waits. 2 sessions, 3 hours this year."), "{hub}");
    for words in ["Supervision in a group", "Bronwen Mostyn", "2 hours", "3 hours"] {
        assert!(hub.contains(words), "{words} is missing");
    }

    // Changed and removed: a question that was brought waits again.
    let edit = format!("/supervision/{one}/edit");
    let typed = tom.page(&edit).await;
    assert!(typed.contains("Mostyn asked what I would lose by ending.") && typed.contains("End on the hour."));
    let fields = [("version", "1"), ("held_on", "2026-07-02"), ("kind", "individual"), ("supervisor", bron.as_str())];
    let refused = tom.post(&edit, &[&fields[..], &[("minutes", "an hour"), ("takeaway", "Kept.")]].concat()).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("Write a whole number from 1 to 1440.") && refused.body.contains("Kept."));
    tom.post(&edit, &[&fields[..], &[("minutes", "90")]].concat()).await.leads_to();
    assert!(tom.page("/supervision").await.contains("Two questions wait. 2 sessions, 3 hours 30 minutes this year."));
    assert_eq!(tom.post(&edit, &[&fields[..], &[("minutes", "45")]].concat()).await.status, 409, "it changed since");
    tom.post(&format!("/supervision/{one}/remove"), &[]).await.leads_to();
    assert_eq!(tom.get(&format!("/supervision/{one}")).await.status, 404);

    // Whoever a session names stays; without one they can go.
    let stays = tom.post(&format!("/supervisors/{bron}/remove"), &[]).await;
    assert_eq!(stays.status, 422);
    assert!(stays.body.contains("Sessions or confirmations name them"), "{}", stays.body);
    let anna = supervisor(&mut tom, "Anna Pryce").await;
    tom.post(&format!("/supervisors/{anna}/remove"), &[]).await.leads_to();
    assert!(!tom.page("/supervisors").await.contains("Anna Pryce"));

    signed(&mut tom, &mut test.client(), &bron).await;

    // With the account goes all of it.
    let (db, key) = (&test.app.db, &test.app.server_key);
    let (account, _) = accounts::find_account_by_email(db, key, "tom@example.org").await.unwrap().unwrap();
    assert!(left_of(db, account.owner.id.0).await.contains(&"signature_requests".to_owned()));
    accounts::remove_account(db, account.owner.id).await.unwrap();
    assert_eq!(left_of(db, account.owner.id.0).await, Vec::<String>::new());
}

/// The link, and what becomes of it.
async fn signed(tom: &mut Client, she: &mut Client, bron: &str) {
    let sessions = [session(tom, bron, "2026-09-03", &[("notes", "quokkanotes")]).await];
    let more = session(tom, bron, "2026-10-01", &[("minutes", "90")]).await;
    let goal = id();
    let fields =
        [("id", goal.as_str()), ("statement", "End on time"), ("origin", "aspiration"), ("origin_reason", "A wish")];
    tom.post("/goals/new", &[&fields[..], &[("skills", "boundary_keeping")]].concat()).await.leads_to();
    let offered = tom.page(&format!("/supervision/signatures/new?supervisor={bron}&from=2026-09-01")).await;
    assert!(offered.contains("Sep 3, 2026: Supervision, one to one, 1 hour") && !offered.contains("Aug 6, 2026"));
    let (request, link) = link(tom, bron, &[&sessions[0], &more], &["boundary_keeping"]).await;
    assert!(tom.page("/supervision/signatures").await.contains("open until"));
    assert!(!tom.page(&format!("/supervision/signatures/{request}")).await.contains("/confirm/"), "shown once");

    // Without an account: what is asked, and no more.
    let page = she.page(&link).await;
    for words in ["Hours of Tom", "Bronwen Mostyn, MBACP (Accred)", "Sep 3, 2026", "2 hours 30 minutes", "2 sessions"] {
        assert!(page.contains(words), "{words} is missing: {page}");
    }
    assert!(!page.contains("quokkanotes") && !page.contains("End on time"), "never notes or goals");
    let untold = she.post(&link, &[("answer", "confirm"), ("signer", "Bronwen Mostyn"), ("digest", "0")]).await;
    assert_eq!(untold.status, 422);
    assert!(untold.body.contains("has changed since you opened this page") && untold.body.contains("Bronwen Mostyn"));
    let seen = digest(she, &link).await;
    let unsure = she.post(&link, &[("answer", "confirm"), ("signer", "Bronwen Mostyn"), ("digest", &seen)]).await;
    assert_eq!(unsure.status, 422);
    assert!(unsure.body.contains("Your role is needed") && unsure.body.contains("Tick that it is right"));
    assert!(tom.page("/supervision/signatures").await.contains("open until"), "nothing was signed");

    // Signed, with a rating beside his own.
    let rating = id();
    let own = [("id", rating.as_str()), ("level", "8"), ("source", "self"), ("directness", "recall")];
    tom.post("/skills/boundary_keeping/ratings/new", &own).await.leads_to();
    sign(she, &link, &[("levels", "boundary_keeping:5"), ("levels", "validation:9"), ("directness", "recording")])
        .await;
    let after = she.page(&link).await;
    assert!(after.contains("These hours are confirmed") && !after.contains("<form"), "{after}");
    let told = tom.page(&format!("/supervision/signatures/{request}")).await;
    assert!(told.contains("Confirmed on Nov 23, 2026.") && told.contains("Clinical supervisor"), "{told}");
    assert!(!told.contains("earlier figures"));
    let again = [("digest", seen.as_str()), ("answer", "not_right"), ("signer", "Someone"), ("words", "No.")];
    she.post(&link, &again).await.leads_to();
    let told = tom.page(&format!("/supervision/signatures/{request}")).await;
    assert!(told.contains("Confirmed on") && !told.contains("Someone"), "answered once");
    let edit = format!("/supervision/{}/edit", sessions[0]);
    let fields = [("version", "1"), ("held_on", "2026-09-03"), ("kind", "individual"), ("supervisor", bron)];
    let fields = [&fields[..], &[("goals", goal.as_str())]].concat();
    tom.post(&edit, &[&fields[..], &[("minutes", "60")]].concat()).await.leads_to();
    let both = tom.page(&format!("/supervision/{}", sessions[0])).await;
    let (_, table) = both.split_once("Both ratings").expect("both ratings are shown");
    assert!(table.contains("<b>4</b>, from memory") && table.contains("<b>2.5</b>, from a recording"), "{table}");
    assert!(!tom.page("/skills/validation").await.contains("Your supervisor"), "only what was asked for");
    let rate = tom.page("/skills/boundary_keeping/ratings/new").await;
    assert!(!rate.contains(" checked"), "the last value is hidden while rating");

    // Words and goals are no figures; another length is.
    let hub = tom.page("/supervision").await;
    assert!(hub.contains(">confirmed<"), "{hub}");
    let fields: Vec<_> =
        fields.into_iter().map(|(name, value)| (name, if name == "version" { "2" } else { value })).collect();
    tom.post(&edit, &[&fields[..], &[("minutes", "75")]].concat()).await.leads_to();
    let told = tom.page(&format!("/supervision/signatures/{request}")).await;
    assert!(
        told.contains("The confirmation is for the earlier figures") && told.contains("2 hours 30 minutes"),
        "{told}"
    );
    assert!(tom.page("/supervision").await.contains("confirmed with earlier figures"));
    assert!(she.page(&link).await.contains("2 hours 30 minutes"), "she sees what she signed");
}

#[tokio::test]
async fn links_lead_to_what_is_ones_own_alone() {
    let test = TestApp::new().await;
    let (mut her, mut him) = (test.signed_in("Robin").await, test.signed_in("Kim").await);
    let hers = supervisor(&mut her, "Bronwen Mostyn").await;
    let one = session(&mut her, &hers, "2026-09-03", &[]).await;
    let question = id();
    her.post("/supervision/questions", &[("id", &question), ("question", "Hers?")]).await.leads_to();
    let his = supervisor(&mut him, "Anna Pryce").await;
    let new = id();
    let fields = [("id", new.as_str()), ("held_on", "2026-09-03"), ("kind", "individual"), ("minutes", "60")];
    for foreign in [("supervisor", hers.as_str()), ("questions", &question)] {
        assert_eq!(him.post("/supervision/new", &[&fields[..], &[foreign]].concat()).await.status, 404, "{foreign:?}");
    }
    let asked = [("id", new.as_str()), ("supervisor", his.as_str()), ("sessions", &one), ("from", "2026-01-01")];
    let refused = him.post("/supervision/signatures/new", &asked).await;
    assert_eq!(refused.status, 422, "her session is not among his");
    let asked = [("id", new.as_str()), ("supervisor", hers.as_str()), ("sessions", &one), ("from", "2026-01-01")];
    assert_eq!(him.post("/supervision/signatures/new", &asked).await.status, 422);
    assert!(her.page("/supervision").await.contains("Hers?"));
}
