//! From a list of courses to a plan: entered and brought in, asked about, accepted and taken back; on both databases.

use crate::support::{Client, Store, TestApp};
use growing_edge::web::app::SignUp;

fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// A license of a board of her own that asks 20 hours by the end of 2027.
async fn licence(client: &mut Client) {
    let own = id();
    let fields = [
        ("id", own.as_str()),
        ("board", "Guild"),
        ("title", "Talker"),
        ("profession", "psychotherapist"),
        ("months", "24"),
        ("anchor", "licence_term"),
        ("total", "20"),
    ];
    client.post("/own-rule-sets/new", &fields).await.leads_to();
    let (licence, set) = (id(), format!("own-{own}"));
    let fields = [
        ("id", licence.as_str()),
        ("rule_set", &set),
        ("title", "Talker"),
        ("issued_on", "2020-01-01"),
        ("expires_on", "2027-12-31"),
    ];
    client.post("/licences/new", &fields).await.leads_to();
}

async fn course(client: &mut Client, title: &str, day: &str, hours: &str, cost: &str) {
    let id = id();
    let fields = [
        ("id", id.as_str()),
        ("title", title),
        ("kind", "workshop"),
        ("completed_on", day),
        ("hours", hours),
        ("cost", cost),
    ];
    assert_eq!(client.post("/candidates/new", &fields).await.leads_to(), "/candidates");
}

/// The values of hidden fields of one name.
fn hidden<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!("<input type=\"hidden\" name=\"{name}\" value=\"");
    page.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn asked(page: &str) -> String {
    let licences: Vec<&str> = page
        .split("name=\"licence\" type=\"checkbox\" value=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(licences.len(), 1, "one license is offered");
    format!("/plans?asked=1&licence={}", licences[0])
}

const LIST: &str = "Title;Date;Hours;Cost;Delivery;Topics;Seats\r\n\
    \"A long\r\nweekend\";1/5/2027;20;200;in person;ethics;30\r\n\
    \r\n\
    Evenings;30/5/2027;8;50;live online;;12\r\n\
    Yesterday;22/11/2026;8;1;live online;;12\r\n\
    Far away;30/6/2027;8;60;by pigeon;;12\r\n";

async fn story(store: Store) {
    let test = TestApp::on(store, SignUp::Open).await;
    let mut client = test.signed_in("Robin").await;
    licence(&mut client).await;
    assert!(client.page("/plans").await.contains("Nothing to choose from yet."));

    // Entered: refused with everything kept, then taken, and once only.
    let fields =
        [("id", id()), ("title", "Days".into()), ("kind", "workshop".into()), ("completed_on", "2026-11-01".into())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let refused = client.post("/candidates/new", &fields).await;
    assert_eq!(refused.status, 422);
    for words in ["value=\"Days\"", "That day has passed", "Say how long it takes", "Say what it costs"] {
        assert!(refused.body.contains(words), "{words}");
    }
    course(&mut client, "Days", "2027-03-01", "12", "100").await;

    // Brought in: first only looked at.
    let import = id();
    let look = client.upload("/candidates/import", &[("id", &import)], Some(("list.csv", LIST.as_bytes()))).await;
    assert_eq!(look.status, 200, "{}", look.body);
    for words in [
        "2 courses can be added. 2 rows need another look.",
        "Not read: “Seats”.",
        "Line 6, “Yesterday”",
        "That day has passed",
        "Line 7, “Far away”",
        "“by pigeon” is not on our list of ways",
        "May 1, 2027",
    ] {
        assert!(look.body.contains(words), "{words}");
    }
    assert!(!client.page("/candidates").await.contains("Evenings"), "nothing is kept by looking");
    let text = hidden(&look.body, "text")[0].replace("&quot;", "\"");
    let add = [("id", import.as_str()), ("text", text.as_str()), ("add", "1")];
    assert_eq!(client.upload("/candidates/import", &add, None).await.leads_to(), "/candidates");
    assert_eq!(client.upload("/candidates/import", &add, None).await.leads_to(), "/candidates", "sent twice");
    let list = client.page("/candidates").await;
    assert_eq!(list.matches(">Evenings</a>").count(), 1, "added once");
    assert!(list.contains("A long weekend") && list.contains("50 USD") && !list.contains("Far away"));

    // Asked: too little money, an impossible day, and what it takes.
    let asked = asked(&client.page("/plans").await);
    let dear = client.page(&format!("{asked}&budget=149")).await;
    assert!(dear.contains("The cheapest plan costs 150 USD: 1 USD more than the budget."), "{dear}");
    let soon = client.page(&format!("{asked}&by=2027-03-01")).await;
    assert!(soon.contains("One requirement stays open") && soon.contains("8 hours in all"), "{soon}");
    assert!(soon.contains("Not weighed: 2 after that day."));
    let wrong = client.get(&format!("{asked}&budget=much")).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains("value=\"much\"") && wrong.body.contains("Write the budget as a number"));
    let plan = client.page(&asked).await;
    assert!(plan.contains("2 courses leave no hours missing: 150 USD, 20 hours, done by May 30, 2027."), "{plan}");
    assert!(plan.contains("No other choice among the 3 that were weighed costs less."));
    assert!(plan.contains("Talker: 12 hours"));

    // Accepted, once; then nothing more is needed.
    let chosen = hidden(&plan, "candidate");
    assert_eq!(chosen.len(), 2);
    let mut accept = vec![("plan", hidden(&plan, "plan")[0])];
    accept.extend(chosen.iter().map(|value| ("candidate", *value)));
    assert_eq!(client.post("/plans/accept", &accept).await.leads_to(), "/plans");
    assert_eq!(client.post("/plans/accept", &accept).await.leads_to(), "/plans", "sent twice");
    let learning = client.page("/activities").await;
    assert!(learning.contains("2 activities; 2 planned."), "{learning}");
    assert_eq!(client.page("/candidates").await.matches(">Planned</a>").count(), 2);
    assert!(client.page(&asked).await.contains("No course is needed"));

    // Taken back in one step; the old plan cannot be accepted over what has changed.
    let page = client.page("/plans").await;
    assert!(page.contains("“Days” and “Evenings” are planned since you accepted a plan."), "{page}");
    let undo = page.split("action=\"").find(|part| part.contains("/undo\"")).unwrap().split('"').next().unwrap();
    assert_eq!(client.post(undo, &[]).await.leads_to(), "/plans");
    assert!(client.page("/activities").await.contains("Nothing here yet."));
    assert_eq!(client.page("/candidates").await.matches("On offer").count(), 3);
    assert_eq!(client.post("/plans/accept", &accept).await.status, 409);
    assert_eq!(client.post(undo, &[]).await.status, 404, "there is nothing left to take back");
}

#[tokio::test]
async fn a_plan_is_asked_for_accepted_and_taken_back_on_sqlite() {
    story(Store::sqlite().await).await;
}

#[tokio::test]
async fn a_plan_is_asked_for_accepted_and_taken_back_on_postgresql() {
    story(Store::postgres().await).await;
}

#[tokio::test]
async fn what_was_done_since_is_not_taken_back() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    licence(&mut client).await;
    for (title, day) in [("First", "2026-11-23"), ("Second", "2027-03-01")] {
        course(&mut client, title, day, "10", "5").await;
    }
    let asked = asked(&client.page("/plans").await);
    let plan = client.page(&asked).await;
    let mut accept = vec![("plan", hidden(&plan, "plan")[0])];
    accept.extend(hidden(&plan, "candidate").into_iter().map(|value| ("candidate", value)));
    client.post("/plans/accept", &accept).await.leads_to();
    let list = client.page("/candidates").await;
    let first = list.split("href=\"").find(|part| part.starts_with("/activities/")).unwrap().split('"').next().unwrap();
    client.post(&format!("{first}/done"), &[]).await.leads_to();
    let page = client.page("/plans").await;
    assert!(page.contains("“Second” is planned since you accepted a plan."), "{page}");
    client.post(&format!("/plans/{}/undo", accept[0].1), &[]).await.leads_to();
    let learning = client.page("/activities").await;
    assert!(learning.contains("1 activity") && learning.contains(">First</a>"), "{learning}");
    // An activity that is removed leaves its course on offer.
    client.post(&format!("{first}/remove"), &[]).await.leads_to();
    assert_eq!(client.page("/candidates").await.matches("On offer").count(), 2);
}

#[tokio::test]
async fn a_boards_own_rule_is_named_with_its_source_when_it_stands_in_the_way() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let ledger = client.texas("2027-04-30").await;
    let licence = ledger.trim_start_matches("/licences/");
    course(&mut client, "Everything but ethics", "2027-03-01", "40", "5").await;
    let page = client.page(&ledger).await;
    assert!(page.contains(&format!("/plans?licence={licence}")), "the ledger leads to the plan");
    let page = client.page(&format!("/plans?asked=1&licence={licence}")).await;
    assert!(
        page.contains("Texas LPC")
            && page.contains("hours of professional ethics")
            && page.contains("class=\"source\""),
        "{page}"
    );
    assert!(page.contains("Answer first:"), "an unclear row says what to answer");
    let open = client.page(&format!("/plans?asked=1&licence={licence}&unclear=ignore")).await;
    assert!(!open.contains("of giving supervision"), "left out, it does not stand in the way: {open}");
    assert!(hidden(&page, "candidate").is_empty(), "there is no plan to accept");
}

#[tokio::test]
async fn more_courses_than_can_be_weighed_are_answered_kindly() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    licence(&mut client).await;
    let rows: String = (1..=61).map(|row| format!("Course {row},2027-01-15,1,{row}\n")).collect();
    let text = format!("title,date,hours,cost\n{rows}");
    let import = id();
    let add = [("id", import.as_str()), ("text", text.as_str()), ("add", "1")];
    client.upload("/candidates/import", &add, None).await.leads_to();
    let asked = asked(&client.page("/plans").await);
    assert!(client.page(&asked).await.contains("61 courses fit, and 60 can be weighed at once."));
    let fewer = client.page(&format!("{asked}&q=Course+1")).await;
    assert!(!fewer.contains("can be weighed") && fewer.contains("without those words"), "{fewer}");
}

#[tokio::test]
async fn a_list_that_cannot_be_read_is_answered_with_what_to_do() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    for (bytes, words) in [
        (b"PK\x03\x04workbook".as_slice(), "That is a workbook"),
        (b"Ethics,2027-01-15,3,60\n", "No column is called title, date, cost or hours."),
        (b"title,date,hours,cost\n", "no course under it"),
        (b"", "There is nothing in it."),
    ] {
        let import = id();
        let answer = client.upload("/candidates/import", &[("id", &import)], Some(("list.csv", bytes))).await;
        assert_eq!(answer.status, 422, "{words}");
        assert!(answer.body.contains(words), "{words}: {}", answer.body);
    }
    let import = id();
    let windows = b"title,date,hours,cost\nCaf\xe9,2027-01-15,3,60\n";
    let answer = client.upload("/candidates/import", &[("id", &import)], Some(("list.csv", windows))).await;
    assert!(answer.status == 200 && answer.body.contains("Café") && answer.body.contains("those of Windows"));
    let long = vec![b'a'; 600 * 1024];
    let answer = client.upload("/candidates/import", &[("id", &import)], Some(("list.csv", &long))).await;
    assert!(answer.status == 422 && answer.body.contains("longer than a list of 2,000 courses"));
    let endless = vec![b'a'; 2 * 1024 * 1024];
    let answer = client.upload("/candidates/import", &[("id", &import)], Some(("list.csv", &endless))).await;
    assert_eq!(answer.status, 413);
    assert_eq!(client.post("/candidates/import", &[("text", "title")]).await.status, 422, "no form of ours");
}

#[tokio::test]
async fn another_s_course_is_neither_accepted_nor_planned() {
    let test = TestApp::new().await;
    let mut her = test.signed_in("Robin").await;
    licence(&mut her).await;
    course(&mut her, "Hers", "2027-03-01", "20", "5").await;
    let asked = asked(&her.page("/plans").await);
    let page = her.page(&asked).await;
    let accept = [("plan", hidden(&page, "plan")[0]), ("candidate", hidden(&page, "candidate")[0])];
    let mut him = test.signed_in("Kim").await;
    assert_eq!(him.post("/plans/accept", &accept).await.status, 404);
    assert!(!him.page("/plans").await.contains("Hers") && !him.page(&asked).await.contains("Hers"));
    assert!(her.page("/activities").await.contains("Nothing here yet."));
    assert_eq!(him.post("/plans/accept", &[("plan", accept[0].1)]).await.status, 422, "a plan of nothing");
}

#[tokio::test]
async fn the_sample_account_can_be_planned_to_the_end() {
    let test = TestApp::new().await;
    let mut client = test.client();
    client.post("/sample", &[]).await.leads_to();
    let home = client.page("/").await;
    assert!(home.contains("href=\"/plans?licence="), "Home leads to the plan");
    let page = client.page("/plans").await;
    let boxes = page.split("name=\"licence\" type=\"checkbox\" value=\"").skip(1);
    let boxes: Vec<String> = boxes.map(|rest| format!("&licence={}", rest.split('"').next().unwrap())).collect();
    let page = client.page(&format!("/plans?asked=1{}", boxes.concat())).await;
    assert!(page.contains("Accept this plan") && page.contains("New York LCSW: "), "{page}");
    assert!(page.contains("Left to do") && page.contains("Law examination"), "the exam stays");
}

#[tokio::test]
async fn a_course_says_which_profession_it_is_for_where_licences_share_a_total() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    client.licence("us-tn-counselor", "LPC", "2010-10-10", "2026-12-31").await;
    assert!(!client.page("/activities/new").await.contains("Directly related to"), "one licence shares nothing");
    client.licence("us-tn-mft", "LMFT", "2012-10-10", "2026-12-31").await;
    assert!(client.page("/candidates/new").await.contains("Directly related to"));
    let id = uuid::Uuid::now_v7().to_string();
    let fields = [("title", "Families"), ("kind", "workshop"), ("completed_on", "2026-11-01"), ("hours", "8")];
    let whose = [("id", id.as_str()), ("relevant_to", "mft"), ("relevant_to", "nobody")];
    client.post("/activities/new", &[&fields[..], &whose].concat()).await.leads_to();
    let page = client.page(&format!("/activities/{id}/edit")).await;
    let ticked: Vec<bool> = page
        .split("<input")
        .filter(|input| input.contains("name=\"relevant_to\""))
        .map(|input| input.split('>').next().unwrap().contains("checked"))
        .collect();
    assert_eq!(ticked, [false, true], "the counselor's and the family therapist's, and no third");
}
