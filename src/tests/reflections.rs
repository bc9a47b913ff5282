//! Reflections: written, gone on with, kept in versions, linked; and what is asked some time after learning.

use crate::left::left_of;
use crate::story::account;
use crate::support::{Client, Store, TestApp, now};
use chrono::{Days, NaiveDate, TimeDelta};
use growing_edge::db::activities::{self, Amount};
use growing_edge::db::reflections::{self, About, Answers, Facts, State, Writing};
use growing_edge::db::turning_points::{self, TurningPoint};
use growing_edge::db::{DbError, accounts, challenges, follow_ups, goals};
use growing_edge::web::app::SignUp;
use uuid::Uuid;

#[tokio::test]
async fn reflections_live_on_sqlite() {
    tell(Store::sqlite().await).await;
}

#[tokio::test]
async fn reflections_live_on_postgresql() {
    tell(Store::postgres().await).await;
}

fn answers(text: &str) -> Answers {
    Answers::from([("pattern".to_owned(), text.to_owned())])
}

fn workshop(day: NaiveDate) -> activities::Facts {
    activities::Facts {
        title: "Under fire".into(),
        kind: "workshop".into(),
        completed_on: day,
        amount: Some(Amount::Minutes(60)),
        ..activities::Facts::default()
    }
}

async fn tell(store: Store) {
    let test = TestApp::on(store, SignUp::Open).await;
    let db = &test.app.db;
    let (her, him) = (account(&test, "her@example.org").await, account(&test, "him@example.org").await);
    let (owner, other) = (&her.owner, &him.owner);
    let day: NaiveDate = "2026-10-01".parse().unwrap();
    let [challenge, goal, activity, point] = std::array::from_fn(|_| Uuid::now_v7());
    challenges::record_challenge(db, owner, challenge, "push_pull", None, day, now()).await.unwrap();
    let aim = goals::Facts { statement: "Wait".into(), started_on: day, ..goals::Facts::default() };
    goals::record_goal(db, owner, goal, &aim, now()).await.unwrap();
    activities::record_activity(db, owner, activity, &workshop(day), now()).await.unwrap();
    let (skill, words) = ("mentalising_stance".into(), "I named it".into());
    let turning = TurningPoint { id: point, skill, challenge: None, turned_on: day, words };
    turning_points::record_turning_point(db, owner, &turning).await.unwrap();

    // About all four; nobody reflects about what is another's.
    let about =
        About { challenge: Some(challenge), goal: Some(goal), activity: Some(activity), turning_point: Some(point) };
    let facts = Facts { form: "quick".into(), answers: answers("first"), state: State::Draft, day, about };
    let at = |minutes| Writing { days: Some(30), keep: false, now: now() + TimeDelta::minutes(minutes) };
    let id = Uuid::now_v7();
    for link in 0..4 {
        let mut one = About::default();
        match link {
            0 => one.challenge = about.challenge,
            1 => one.goal = about.goal,
            2 => one.activity = about.activity,
            _ => one.turning_point = about.turning_point,
        }
        let stolen = Facts { about: one, ..facts.clone() };
        let stolen = reflections::record_reflection(db, other, Uuid::now_v7(), &stolen, at(0)).await;
        assert!(matches!(stolen, Err(DbError::Conflict)), "link {link}");
    }
    assert_eq!(reflections::list_reflections(db, other, 0, 9).await.unwrap().1, 0, "and nothing of it stays");
    reflections::record_reflection(db, owner, id, &facts, at(0)).await.unwrap();
    assert_eq!(reflections::find_reflection(db, owner, id).await.unwrap().unwrap().facts, facts);
    assert!(reflections::find_reflection(db, other, id).await.unwrap().is_none());
    let by_goal = [About { goal: Some(goal), ..About::default() }];
    assert_eq!(reflections::list_reflections_about(db, owner, &by_goal).await.unwrap().len(), 1);
    assert!(reflections::list_reflections_about(db, other, &by_goal).await.unwrap().is_empty());
    assert!(reflections::list_reflections_about(db, owner, &[]).await.unwrap().is_empty());
    assert!(follow_ups::list_follow_ups(db, owner).await.unwrap().is_empty(), "a draft answers nothing yet");

    // A version at most every ten minutes, of what stood there before.
    let written = [(1, "second"), (9, "third"), (10, "fourth"), (19, "fifth"), (20, "sixth"), (40, "sixth")];
    for (place, (minute, text)) in written.into_iter().enumerate() {
        let facts = Facts { answers: answers(text), ..facts.clone() };
        let version = i32::try_from(place).unwrap() + 1;
        assert!(reflections::amend_reflection(db, owner, id, version, &facts, at(minute)).await.unwrap());
    }
    let versions = reflections::list_versions(db, owner, id).await.unwrap();
    let texts: Vec<&str> = versions.iter().map(|version| version.answers["pattern"].as_str()).collect();
    assert_eq!(texts, ["fifth", "third"], "words that stay make no version");
    assert!(reflections::list_versions(db, other, id).await.unwrap().is_empty());
    let late = reflections::amend_reflection(db, owner, id, 3, &facts, at(50)).await;
    assert!(matches!(late, Err(DbError::Stale)), "the first change is not overwritten");
    assert!(!reflections::amend_reflection(db, other, id, 7, &facts, at(50)).await.unwrap());
    for turn in 0..45 {
        let facts = Facts { answers: answers(&format!("turn {turn}")), ..facts.clone() };
        let writing = Writing { keep: true, ..at(60) };
        assert!(reflections::amend_reflection(db, owner, id, 7 + turn, &facts, writing).await.unwrap());
    }
    let versions = reflections::list_versions(db, owner, id).await.unwrap();
    assert_eq!((versions.len(), versions[0].answers["pattern"].as_str()), (40, "turn 43"), "a bounded number is kept");

    // Finished, it answers the question; set aside and asked again; without the answer it is open again.
    assert!(follow_ups::set_aside(db, owner, activity, 30).await.unwrap());
    let finished = Facts { state: State::Finished, ..facts.clone() };
    assert!(reflections::amend_reflection(db, owner, id, 52, &finished, at(61)).await.unwrap());
    let settled = follow_ups::list_follow_ups(db, owner).await.unwrap();
    let settled: Vec<_> = settled.iter().map(|one| (one.activity, one.days, one.reflection)).collect();
    assert_eq!(settled, [(activity, 30, Some(id))]);
    assert!(!follow_ups::set_aside(db, other, activity, 90).await.unwrap());
    assert!(follow_ups::set_aside(db, owner, activity, 90).await.unwrap());
    assert!(follow_ups::set_aside(db, owner, activity, 90).await.unwrap(), "twice is once");
    assert_eq!(follow_ups::list_follow_ups(db, owner).await.unwrap().len(), 2);
    assert!(!follow_ups::ask_again(db, other, activity, 90).await.unwrap());
    assert!(!follow_ups::ask_again(db, owner, activity, 30).await.unwrap(), "an answer stays");
    assert!(follow_ups::ask_again(db, owner, activity, 90).await.unwrap());
    let second = Uuid::now_v7();
    reflections::record_reflection(db, owner, second, &finished, at(62)).await.unwrap();
    let elsewhere = Facts { about: About::default(), ..finished.clone() };
    assert!(reflections::amend_reflection(db, owner, id, 53, &elsewhere, at(63)).await.unwrap());
    assert!(follow_ups::list_follow_ups(db, owner).await.unwrap().is_empty(), "without its link it is no answer");

    // What a reflection is about may go; the reflection stays.
    assert!(activities::remove_activity(db, owner, activity).await.unwrap());
    assert!(turning_points::remove_turning_point(db, owner, point).await.unwrap());
    let kept = reflections::find_reflection(db, owner, second).await.unwrap().unwrap();
    let left = About { activity: None, turning_point: None, ..about };
    assert_eq!(kept.facts, Facts { about: left, ..finished });
    assert!(!reflections::remove_reflection(db, other, id).await.unwrap());
    assert!(reflections::remove_reflection(db, owner, id).await.unwrap());
    assert!(reflections::list_versions(db, owner, id).await.unwrap().is_empty());
    accounts::remove_account(db, owner.id).await.unwrap();
    assert_eq!(left_of(db, owner.id.0).await, Vec::<String>::new(), "nothing is left of a removed account");
}

/// A reflection's form, from the fields that matter.
fn typed<'a>(id: &'a str, version: &'a str, pattern: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("id", id), ("version", version), ("form", "quick"), ("pattern", pattern), ("next", "Wait a breath.")]
}

fn with<'a>(mut fields: Vec<(&'a str, &'a str)>, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    fields.extend_from_slice(more);
    fields
}

const FINISH: [(&str, &str); 2] = [("state", "finished"), ("identifiable", "no")];

#[tokio::test]
async fn a_draft_is_gone_on_with_on_another_device_and_finished() {
    let test = TestApp::new().await;
    let mut phone = test.signed_in("Robin").await;
    let choose = phone.page("/reflections/new").await;
    assert_eq!(choose.matches("/reflections/new?form=").count(), 12, "{choose}");
    assert!(choose.find("form=quick").unwrap() < choose.find("form=gibbs").unwrap(), "from quick to long");
    let fresh = phone.page("/reflections/new?form=quick").await;
    assert!(fresh.contains("What pattern met me?") && fresh.contains("Could anyone tell who this person is?"));
    let incident = phone.page("/reflections/new?form=critical_incident").await;
    assert!(incident.contains("Facts of an incident belong in the clinical record, not here."));
    let id = Uuid::now_v7().to_string();
    let nothing = phone.post("/reflections/new", &typed(&id, "", "")[..3]).await;
    assert!(nothing.status == 422 && nothing.body.contains("Write a line to begin with."));
    let draft = [typed(&id, "", "I explained"), vec![("state", "draft")]].concat();
    let page = phone.post("/reflections/new", &draft).await.leads_to();
    assert_eq!(page, format!("/reflections/{id}"));
    assert_eq!(phone.post("/reflections/new", &draft).await.leads_to(), page, "sent twice it is one");
    assert!(phone.page(&page).await.contains("Kept as a draft."));
    let mut desk = test.client();
    let enter = [("email", "robin@example.org"), ("password", "a long password")];
    desk.post("/sign-in", &enter).await.leads_to();
    assert_eq!(desk.page("/reflections").await.matches(", a draft").count(), 1);
    let edit = desk.page(&format!("{page}/edit")).await;
    assert!(edit.contains("I explained</textarea>") && edit.contains("Wait a breath.</textarea>"), "{edit}");
    let edited = typed(&id, "2", "I explained, and noticed it");
    let unfinished = desk.post(&format!("{page}/edit"), &with(edited.clone(), &FINISH[..1])).await;
    assert_eq!(unfinished.status, 422);
    assert!(unfinished.body.contains("Read it once more, then choose."), "{}", unfinished.body);
    assert!(unfinished.body.contains("I explained, and noticed it</textarea>"));
    desk.post(&format!("{page}/edit"), &with(edited, &FINISH)).await.leads_to();
    let read = desk.page(&page).await;
    assert!(read.contains("I explained, and noticed it") && !read.contains("A draft"), "{read}");
    assert!(read.contains("November 2026"));
    desk.page(&format!("{page}/remove")).await;
    desk.post(&format!("{page}/remove"), &[]).await.leads_to();
    assert_eq!(desk.get(&page).await.status, 404);
}

#[tokio::test]
async fn what_the_guard_stops_is_not_stored_and_everything_typed_stays() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let (challenge, id) = (pattern(&mut client).await, Uuid::now_v7().to_string());
    let fields = [("inside", "My client Maria called."), ("day", "2026-11-20"), ("about_challenge", &challenge)];
    let refused = client.post("/reflections/new", &with(typed(&id, "", "I waited."), &fields)).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("<mark class=\"block\">Maria"), "{}", refused.body);
    for kept in ["I waited.</textarea>", "Wait a breath.</textarea>", "2026-11-20", &id] {
        assert!(refused.body.contains(kept), "{kept} is kept");
    }
    assert!(refused.body.contains(&format!("value=\"{challenge}\" selected")), "{}", refused.body);
    assert!(client.page("/reflections").await.contains("Nothing written yet."), "drafts are read too");
    // While it is written, the page is told the same calmly.
    let draft = format!("/reflections/{id}/draft");
    let said = client.post(&draft, &with(typed(&id, "", "I waited."), &fields)).await;
    assert_eq!(
        (said.status, said.body.as_str()),
        (200, r#"{"version":null,"said":"Not saved yet: words are marked."}"#)
    );
    assert!(client.page("/reflections").await.contains("Nothing written yet."));
    let said = client.post(&draft, &typed(&id, "", "I waited.")).await;
    assert_eq!(said.body, r#"{"version":1,"said":"Saved at 12:00 PM."}"#);
    let said = client.post(&draft, &typed(&id, "1", "I waited a breath.")).await;
    assert_eq!(said.body, r#"{"version":2,"said":"Saved at 12:00 PM."}"#);
    let said = client.post(&draft, &typed(&id, "1", "Something else.")).await;
    assert!(said.body.contains("\"version\":null") && said.body.contains("another device"), "{}", said.body);
    let read = client.page(&format!("/reflections/{id}")).await;
    assert!(read.contains("I waited a breath.") && read.contains("A draft"), "{read}");
}

#[tokio::test]
async fn two_devices_that_write_at_once_lose_nothing() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let id = Uuid::now_v7().to_string();
    let page = client.post("/reflections/new", &typed(&id, "", "Begun.")).await.leads_to();
    let edit = format!("{page}/edit");
    client.post(&edit, &typed(&id, "1", "Written on the desk.")).await.leads_to();
    let late = client.post(&edit, &typed(&id, "1", "Written on the phone.")).await;
    assert_eq!(late.status, 409);
    assert!(late.body.contains("Written on the phone.</textarea>"), "{}", late.body);
    assert!(late.body.contains("<blockquote>Written on the desk.</blockquote>"));
    assert!(late.body.contains("name=\"version\" value=\"2\"") && late.body.contains("name=\"keep\""));
    client.post(&edit, &with(typed(&id, "2", "Written on the phone."), &[("keep", "1")])).await.leads_to();
    assert!(client.page(&page).await.contains("Written on the phone."));
    let versions = client.page(&format!("{page}/versions")).await;
    assert!(versions.contains("<blockquote>Written on the desk.</blockquote>"), "{versions}");
    let (_, rest) = versions.split_once(&format!("{page}/versions/")).expect("it can be brought back");
    let earlier = rest.split('"').next().unwrap();
    client.post(&format!("{page}/versions/{earlier}"), &[]).await.leads_to();
    assert!(client.page(&page).await.contains("Written on the desk."));
    assert!(client.page(&format!("{page}/versions")).await.contains("Written on the phone."), "and that is kept");
}

async fn pattern(client: &mut Client) -> String {
    let noted = [("kind", "push_pull"), ("noted_on", "2026-01-01")];
    client.post("/challenges/new", &noted).await.leads_to().rsplit('/').next().unwrap().to_owned()
}

async fn learned(client: &mut Client, title: &str, kind: &str, days_ago: u64) -> String {
    let id = Uuid::now_v7().to_string();
    let day = now().date_naive() - Days::new(days_ago);
    let day = day.to_string();
    let fields = [("id", id.as_str()), ("title", title), ("kind", kind), ("completed_on", &day), ("hours", "1")];
    client.post("/activities/new", &fields).await.leads_to();
    id
}

#[tokio::test]
async fn learning_for_a_goal_is_asked_about_on_its_day_and_can_be_set_aside() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let mut serving = Vec::new();
    for days in [0, 29, 30, 89, 90, 179, 180, 365, 366] {
        serving.push(learned(&mut client, &format!("Course {days}."), "workshop", days).await);
    }
    serving.push(learned(&mut client, "A book.", "book", 40).await);
    serving.push(learned(&mut client, "Rehearsal.", "deliberate_practice", 40).await);
    learned(&mut client, "For the board.", "workshop", 40).await;
    assert!(!client.page("/reflections").await.contains("When you have a few minutes"), "no goal, no question");
    let goal = Uuid::now_v7().to_string();
    let mut fields =
        vec![("id", goal.as_str()), ("statement", "Wait"), ("origin", "aspiration"), ("origin_reason", "A wish")];
    fields.extend(serving.iter().map(|id| ("activities", id.as_str())));
    client.post("/goals/new", &fields).await.leads_to();
    let page = client.page("/reflections").await;
    let asked = [
        "Course 0., Nov 23, 2026. Four",
        "Course 29., Oct 25, 2026. Four",
        "30 days after Course 30.",
        "30 days after Course 89.",
        "90 days after Course 90.",
        "90 days after Course 179.",
        "180 days after Course 180.",
        "180 days after Course 365.",
        "A book., ",
    ];
    for asked in asked {
        assert!(page.contains(asked), "{asked}: {page}");
    }
    for silent in ["Course 366.", "Rehearsal.", "For the board."] {
        assert!(!page.contains(silent), "{silent}: {page}");
    }
    assert_eq!(page.matches("/set-aside\"").count(), asked.len());
    assert!(client.page("/").await.contains("Course 0., Nov 23, 2026."), "Home offers the latest");

    // Set aside, and asked again.
    let question = format!("/activities/{}/follow-ups/90", serving[4]);
    client.post(&format!("{question}/set-aside"), &[]).await.leads_to();
    let page = client.page("/reflections").await;
    assert!(
        page.contains("Set aside. It can be asked again below.") && page.contains(&format!("{question}/ask-again"))
    );
    assert_eq!(page.matches("/set-aside\"").count(), asked.len() - 1);
    client.post(&format!("{question}/ask-again"), &[]).await.leads_to();
    assert_eq!(client.page("/reflections").await.matches("/set-aside\"").count(), asked.len());
    let never = format!("/activities/{}/follow-ups/31/set-aside", serving[4]);
    assert_eq!(client.post(&never, &[]).await.status, 404);

    // Answered: no longer asked, and told on the pages of what it is about.
    let id = Uuid::now_v7().to_string();
    let fields =
        [("id", id.as_str()), ("form", "training_transfer"), ("points", "I wait."), ("about_activity", &serving[4])];
    let page = client.post("/reflections/new", &with(fields.to_vec(), &[("state", "draft")])).await.leads_to();
    assert_eq!(
        client.page("/reflections").await.matches("/set-aside\"").count(),
        asked.len(),
        "a draft answers nothing"
    );
    let offer = format!("/reflections/new?form=training_transfer&activity={}", serving[4]);
    assert_eq!(client.get(&offer).await.leads_to(), format!("{page}/edit"), "the draft is gone on with");
    let finish = with(with(fields.to_vec(), &FINISH), &[("version", "1")]);
    client.post(&format!("{page}/edit"), &finish).await.leads_to();
    let list = client.page("/reflections").await;
    assert_eq!(list.matches("/set-aside\"").count(), asked.len() - 1);
    assert!(list.contains("Course 90., 90 days after"), "{list}");
    for about in [format!("/activities/{}", serving[4]), format!("/goals/{goal}")] {
        assert!(client.page(&about).await.contains("I wait."), "{about}");
    }
    let chain = client.page(&format!("/goals/{goal}")).await;
    assert!(chain.contains("1 reflection") && chain.contains("At 90 days") && chain.contains("None asked"), "{chain}");
    client.post(&format!("{page}/remove"), &[]).await.leads_to();
    assert_eq!(client.page("/reflections").await.matches("/set-aside\"").count(), asked.len(), "open again");
}

#[tokio::test]
async fn challenges_and_turning_points_show_their_reflections_and_the_list_has_pages() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let challenge = pattern(&mut client).await;
    client.post("/skills/validation/turning-points/new", &[("words", "I named it")]).await.leads_to();
    let skill = client.page("/skills/validation").await;
    let (_, rest) = skill.split_once("turning_point=").expect("a turning point can be reflected on");
    let point = rest.split('"').next().unwrap().to_owned();
    let offered = client.page(&format!("/challenges/{challenge}")).await;
    assert!(offered.contains(&format!("/reflections/new?challenge={challenge}")));
    let form = client.page(&format!("/reflections/new?form=quick&challenge={challenge}")).await;
    assert!(form.contains(&format!("value=\"{challenge}\" selected")), "{form}");
    for number in 1..=21 {
        let (id, words) = (Uuid::now_v7().to_string(), format!("Thought {number}."));
        let about = [("about_challenge", challenge.as_str()), ("about_turning_point", point.as_str())];
        client.post("/reflections/new", &with(typed(&id, "", &words), &about)).await.leads_to();
    }
    assert!(client.page(&format!("/challenges/{challenge}")).await.contains("Thought 21."));
    assert!(client.page("/skills/validation").await.contains("Thought 21."));
    let (first, second) = (client.page("/reflections").await, client.page("/reflections?page=2").await);
    assert!(first.contains("1 to 20 of 21") && first.contains("Thought 2.") && !first.contains("Thought 1.<"));
    assert!(second.contains("21 to 21 of 21") && second.contains("Thought 1.") && !second.contains("Thought 2.<"));
    client.page("/reflections?page=99999999999999").await;
    assert!(client.page("/growth").await.contains("Thought 21."));
}
