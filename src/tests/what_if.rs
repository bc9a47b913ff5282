//! "What if": what a planned course is worth, and one that is only imagined; nothing of it is saved.

#[path = "../domain/tests/made.rs"]
mod made;

use crate::support::{Client, TestApp, now};
use domain::what_if::{Answer, Asked, Engine, Known, Planned};
use made::Dice;

fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// Texas LPC with 18 of 24 hours done and a planned ethics course; returns the course's id.
async fn therapist(client: &mut Client) -> String {
    client.texas("2027-04-30").await;
    let (done, planned) = (id(), id());
    let listed = ("approvals", "tx_listed");
    let day = [("kind", "workshop"), listed];
    let first = [("id", done.as_str()), ("title", "Done"), ("completed_on", "2026-10-01"), ("hours", "15")];
    client.post("/activities/new", &[&first[..], &day[..]].concat()).await.leads_to();
    let second =
        [("id", planned.as_str()), ("title", "Ethics in spring"), ("completed_on", "2027-03-01"), ("hours", "6")];
    let about = [("status", "planned"), ("topic", "ethics")];
    client.post("/activities/new", &[&second[..], &about[..], &day[..]].concat()).await.leads_to();
    planned
}

#[tokio::test]
async fn a_planned_course_left_out_shows_what_it_was_worth_and_stays_planned() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let planned = therapist(&mut client).await;
    let page = client.page("/what-if").await;
    assert!(page.contains("Ethics in spring") && page.contains("Nothing is saved."), "{page}");
    let date = format!("date-{planned}");
    let answer = client.post("/what-if", &[(date.as_str(), "2027-03-01")]).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    for said in ["Hours in all", "21 of 24, 3 open", "15 of 24, 9 open", "9 hours would be missing, in place of 6."] {
        assert!(answer.body.contains(said), "{said}: {}", answer.body);
    }
    assert!(client.page("/activities").await.contains("Ethics in spring"), "it is planned as before");
    let kept = client.post("/what-if", &[(date.as_str(), "2027-03-01"), ("on", &planned)]).await;
    assert!(kept.body.contains("Nothing changes."), "{}", kept.body);
}

#[tokio::test]
async fn a_course_moved_past_the_deadline_no_longer_counts() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let planned = therapist(&mut client).await;
    let date = format!("date-{planned}");
    let answer = client.post("/what-if", &[(date.as_str(), "2027-05-02"), ("on", &planned)]).await;
    assert!(answer.body.contains("15 of 24, 9 open") && answer.body.contains("0 of 6"), "{}", answer.body);
}

#[tokio::test]
async fn an_imagined_course_can_be_planned_with_one_press() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let planned = therapist(&mut client).await;
    let date = format!("date-{planned}");
    let same = [(date.as_str(), "2027-03-01"), ("on", planned.as_str())];
    let course = [("title", "Culture"), ("hours", "3"), ("kind", "workshop"), ("completed_on", "2027-02-01")];
    let about = [("topic", "cultural_competence"), ("approvals", "tx_listed")];
    let answer = client.post("/what-if", &[&same[..], &course[..], &about[..]].concat()).await;
    assert!(
        answer.body.contains("24 of 24, met") && answer.body.contains("Add this course as planned"),
        "{}",
        answer.body
    );
    assert!(!client.page("/activities").await.contains("Culture"), "imagined, not saved");
    let refused = client.post("/what-if", &[&same[..], &course[..2], &[("completed_on", "2027-02-31")]].concat()).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("2027-02-31") && refused.body.contains("February has 28 days"), "{}", refused.body);
}

/// What a browser knows from the page, read as the engine's module reads it.
fn engine(page: &str) -> Engine {
    let (_, rest) = page.split_once("id=\"what-if-known\"").expect("the page carries what is known");
    let (_, rest) = rest.split_once('>').expect("the tag ends");
    let (known, _) = rest.split_once("</template>").expect("the template ends");
    let known = known.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    Engine::new(serde_json::from_str::<Known>(&known).expect("what is known is JSON"))
}

/// The texts of the answer as the server draws it.
fn drawn(page: &str) -> Vec<String> {
    let (_, rest) = page.split_once("id=\"answer\"").expect("the page has room for an answer");
    let (section, _) = rest.split_once("id=\"field-title\"").expect("the imagined course follows");
    let (section, _) = section.rsplit_once("</section><section").expect("the answer ends");
    let texts = section.split('<').skip(1).filter_map(|part| part.split_once('>')).map(|(_, text)| text.trim());
    let texts = texts.filter(|text| !text.is_empty());
    texts.map(|text| text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")).collect()
}

/// The same texts from the engine's answers.
fn said(answers: &[Answer]) -> Vec<String> {
    let mut texts = vec![];
    for Answer { licence, period, difference } in answers {
        texts.push(licence.clone());
        texts.extend(period.clone());
        texts.push(difference.lead.clone());
        let tables = [
            (format!("Requirements of {licence} that change"), "Requirement", &difference.rows),
            (format!("Courses that count otherwise for {licence}"), "Course", &difference.courses),
        ];
        for (caption, head, rows) in tables.into_iter().filter(|(_, _, rows)| !rows.is_empty()) {
            texts.extend([caption, head.into(), "As planned".into(), "Then".into()]);
            texts.extend(rows.iter().flatten().cloned());
        }
    }
    texts
}

/// Anything that the form can say about the sample account: switches, days, a course.
fn random(dice: &mut Dice, planned: &[Planned]) -> Vec<(String, String)> {
    let mut pairs = vec![("kind".to_owned(), "workshop".to_owned())];
    for course in planned {
        let days = chrono::Duration::days(dice.number(500));
        let moved = (now().date_naive() + days).to_string();
        pairs.push((format!("date-{}", course.id), if dice.roll(2) == 0 { course.date.clone() } else { moved }));
        if dice.roll(3) > 0 {
            pairs.push(("on".into(), course.id.clone()));
        }
    }
    if dice.roll(3) > 0 {
        let days = chrono::Duration::days(dice.number(500));
        let hours = *dice.pick(&["3", "1:30", "12.5", "", "many"]);
        pairs.push(("title".into(), "Culture & <care>".into()));
        pairs.push(("completed_on".into(), (now().date_naive() + days).to_string()));
        pairs.push(("hours".into(), hours.into()));
        pairs.push(("topic".into(), (*dice.pick(&["", "ethics", "cultural_competence"])).into()));
        pairs.push(("topic_hours".into(), (*dice.pick(&["", "1", "2"])).into()));
        pairs.push(("approvals".into(), (*dice.pick(&["tx_listed", "us-ny-social_worker/state_board"])).into()));
    }
    pairs
}

#[tokio::test]
async fn a_browser_answers_as_the_server_does() {
    let test = TestApp::new().await;
    let mut client = test.client();
    client.post("/sample", &[]).await.leads_to();
    let page = client.page("/what-if").await;
    let engine = engine(&page);
    let planned = engine.planned();
    assert!(planned.len() > 1, "the sample account plans courses: {planned:?}");
    let mut dice = Dice(7);
    let (mut answered, mut refused) = (0, 0);
    for _ in 0..60 {
        let pairs = random(&mut dice, &planned);
        let fields: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let there = client.post("/what-if", &fields).await;
        match engine.answer(&Asked::of(pairs.clone())) {
            Ok(answers) => {
                assert_eq!(drawn(&there.body), said(&answers), "{pairs:?}");
                answered += usize::from(answers.iter().any(|answer| !answer.difference.rows.is_empty()));
            }
            Err(problems) => {
                assert_eq!(there.status, 422, "{pairs:?}");
                for (_, problem) in problems {
                    assert!(there.body.contains(&problem), "{problem}");
                }
                refused += 1;
            }
        }
    }
    assert!(answered > 10 && refused > 2, "{answered} answers in which something changes, {refused} refusals");
}

#[tokio::test]
async fn a_page_holds_the_rules_of_its_owner_and_no_others() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    therapist(&mut client).await;
    let page = client.page("/what-if").await;
    assert!(page.contains("\"id\":\"us-tx-counselor\"") && !page.contains("\"id\":\"us-ny-social_worker\""));
    assert!(page.contains("{lead}") && page.contains("{first}"), "the pattern of an answer is there");
}
