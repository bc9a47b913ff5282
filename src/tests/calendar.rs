//! The calendar's address: who reads it, what it tells, and that another hand than ours can read it.

use crate::support::{Answer, Client, TestApp};
use calcard::icalendar::{ICalendar, ICalendarComponentType as Part, ICalendarProperty as Name};
use std::collections::BTreeMap;

fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// The path of the address that the page shows.
async fn address(client: &mut Client) -> String {
    let page = client.page("/calendar").await;
    let (_, rest) = page.split_once("<code>http://edge.example").unwrap_or_else(|| panic!("no address: {page}"));
    rest.split('<').next().unwrap().to_owned()
}

/// Texts of events by their name, and how many alarms each has.
fn events(answer: &Answer) -> BTreeMap<String, (String, String, usize)> {
    assert_eq!((answer.status, answer.header("content-type")), (200, "text/calendar; charset=utf-8"));
    assert!(answer.body.split("\r\n").all(|line| line.len() <= 75), "lines are folded: {}", answer.body);
    let calendar = ICalendar::parse(&answer.body).expect("another parser reads it");
    let text = |part: &calcard::icalendar::ICalendarComponent, name: &Name| {
        let entry = part.entries.iter().find(|entry| entry.name == *name);
        entry.map(|entry| format!("{:?}", entry.values.first())).unwrap_or_default()
    };
    let mut events = BTreeMap::new();
    for part in calendar.components.iter().filter(|part| part.component_type == Part::VEvent) {
        for name in [Name::Uid, Name::Dtstamp, Name::Dtstart, Name::Dtend, Name::Summary] {
            assert!(!text(part, &name).is_empty(), "{name:?} is there");
        }
        let alarms = part.component_ids.iter().map(|id| &calendar.components[*id as usize]);
        let alarms = alarms.filter(|alarm| alarm.component_type == Part::VAlarm);
        let alarms = alarms.inspect(|alarm| assert!(!text(alarm, &Name::Trigger).is_empty())).count();
        let told = (text(part, &Name::Summary), text(part, &Name::Dtstart), alarms);
        assert!(events.insert(text(part, &Name::Uid), told).is_none(), "ids are told apart");
    }
    events
}

async fn her_dates(client: &mut Client) {
    client.texas("2027-04-30").await;
    let goal = id();
    let goal = [
        ("id", goal.as_str()),
        ("statement", "quokkagoal"),
        ("origin", "aspiration"),
        ("origin_reason", "quokkawish"),
        ("review_on", "2027-01-20"),
    ];
    client.post("/goals/new", &goal).await.leads_to();
    let course = id();
    let course = [
        ("id", course.as_str()),
        ("title", "Quokkacourse; ethics, and more"),
        ("kind", "workshop"),
        ("status", "planned"),
        ("completed_on", "2027-02-01"),
        ("hours", "3"),
        ("notes", "quokkanotes"),
    ];
    client.post("/activities/new", &course).await.leads_to();
}

const ALL: [(&str, &str); 8] = [
    ("kinds", "renewals"),
    ("kinds", "periods"),
    ("kinds", "reviews"),
    ("kinds", "follow_ups"),
    ("kinds", "courses"),
    ("alarms", "90"),
    ("alarms", "30"),
    ("alarms", "7"),
];

#[tokio::test]
async fn another_parser_reads_the_feed_and_finds_days_and_no_words_of_hers() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    her_dates(&mut client).await;
    client.post("/calendar", &ALL).await.leads_to();
    let path = address(&mut client).await;
    // A calendar has no cookie.
    let answer = test.client().get(&path).await;
    assert_eq!((answer.header("cache-control"), answer.header("x-robots-tag")), ("no-store", "noindex, nofollow"));
    let found = events(&answer);
    let told: Vec<&(String, String, usize)> = found.values().collect();
    assert_eq!(told.len(), 3, "the license’s end is the last day for hours too: {found:#?}");
    let has = |words: &str, alarms: usize| told.iter().any(|one| one.0.contains(words) && one.2 == alarms);
    assert!(has("Texas LPC: license ends", 3) && has("Review a learning goal", 3) && has("Planned learning", 1));
    // Whole days, the end counted as the standard does; reminders at nine in the morning; the app's clock.
    for line in ["DTSTART;VALUE=DATE:20270430", "DTEND;VALUE=DATE:20270501", "DTSTAMP:20261123T170000Z"] {
        assert!(answer.body.contains(&format!("\r\n{line}\r\n")), "{line}: {}", answer.body);
    }
    assert!(!answer.body.to_lowercase().contains("quokka"), "{}", answer.body);
    assert_eq!(answer.body, test.client().get(&path).await.body, "the same until something changes");
    // Titles only when she ticks them; other words never.
    client.post("/calendar", &[&ALL[..], &[("titles", "on")]].concat()).await.leads_to();
    let titled = test.client().get(&path).await;
    assert!(events(&titled).values().any(|one| one.0.contains("Quokkacourse; ethics, and more")), "{}", titled.body);
    for word in ["quokkagoal", "quokkawish", "quokkanotes"] {
        assert!(!titled.body.contains(word), "{word}");
    }
    let ids = |answer: &Answer| events(answer).into_keys().collect::<Vec<_>>();
    assert_eq!(ids(&titled), ids(&answer), "ids stay");
    // The file is hers, signed in, and says the same.
    let file = client.get("/calendar.ics").await;
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"growing-edge.ics\"");
    assert_eq!(ids(&file), ids(&answer));
    // What she leaves out is not told.
    client.post("/calendar", &[("kinds", "reviews")]).await.leads_to();
    let reviews = events(&test.client().get(&path).await);
    assert!(reviews.len() == 1 && reviews.values().all(|one| one.2 == 0), "{reviews:?}");
    let none = client.post("/calendar", &[("alarms", "7")]).await;
    assert_eq!(none.status, 422);
    assert!(none.body.contains("Choose at least one kind"));
}

#[tokio::test]
async fn what_is_asked_after_a_training_for_a_goal_stands_in_it_until_it_is_settled() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let (for_a_goal, for_a_board) = (id(), id());
    for course in [&for_a_goal, &for_a_board] {
        let course = [("id", course.as_str()), ("title", "Quokkacourse"), ("kind", "workshop"), ("hours", "3")];
        client.post("/activities/new", &[&course[..], &[("completed_on", "2026-11-01")]].concat()).await.leads_to();
    }
    let goal = id();
    let goal =
        [("id", goal.as_str()), ("statement", "Stay with it"), ("origin", "aspiration"), ("origin_reason", "To grow")];
    client.post("/goals/new", &[&goal[..], &[("activities", for_a_goal.as_str())]].concat()).await.leads_to();
    client.post("/calendar", &ALL).await.leads_to();
    let path = address(&mut client).await;
    let answer = test.client().get(&path).await;
    let told = events(&answer);
    assert_eq!(told.len(), 3, "30, 90 and 180 days after the one that serves a goal: {told:#?}");
    // A question is no deadline: it is not announced months before.
    assert!(told.values().all(|one| one.0.contains("What have you tried?") && one.2 == 1), "{told:#?}");
    for day in ["20261201", "20270130", "20270430"] {
        assert!(answer.body.contains(&format!("DTSTART;VALUE=DATE:{day}\r\n")), "{day}: {}", answer.body);
    }
    assert!(!answer.body.contains("Quokka"), "{}", answer.body);
    client.post(&format!("/activities/{for_a_goal}/follow-ups/90/set-aside"), &[]).await.leads_to();
    let left = events(&test.client().get(&path).await);
    assert!(left.len() == 2 && left.values().all(|one| !one.1.contains("2027, 1, 30")), "{left:#?}");
}

#[tokio::test]
async fn an_address_ends_at_once_and_a_wrong_one_is_answered_as_one_that_ended() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    her_dates(&mut client).await;
    client.post("/calendar", &ALL).await.leads_to();
    let first = address(&mut client).await;
    let token = first.split('/').nth(2).unwrap().to_owned();
    assert!(token.len() >= 43, "as long as 32 random bytes: {token}");
    let raw = test.store.raw();
    assert!(!raw.windows(token.len()).any(|part| part == token.as_bytes()), "the address is not in the database");
    assert_eq!(test.client().get(&first).await.status, 200);
    client.post("/calendar/address", &[]).await.leads_to();
    let second = address(&mut client).await;
    assert_ne!(first, second);
    let wrong = format!("/calendar/{}/growing-edge.ics", "A".repeat(43));
    let answers = [test.client().get(&first).await, test.client().get(&wrong).await];
    assert!(answers.iter().all(|answer| answer.status == 404));
    assert_eq!(answers[0].body, answers[1].body);
    // Another's address does not lead to hers, nor hers to another's.
    let mut other = test.signed_in("Kim").await;
    assert!(!other.page("/calendar").await.contains("<code>"));
    other.post("/calendar/address/remove", &[]).await.leads_to();
    other.post("/calendar", &ALL).await.leads_to();
    let his = test.client().get(&address(&mut other).await).await;
    assert!(events(&his).is_empty(), "{}", his.body);
    assert_eq!(events(&test.client().get(&second).await).len(), 3);
    client.post("/calendar/address/remove", &[]).await.leads_to();
    assert_eq!(test.client().get(&second).await.status, 404);
    assert!(client.page("/calendar").await.contains("Make an address"));
    // With the account, its address goes.
    other.post("/calendar/address", &[]).await.leads_to();
    let his = address(&mut other).await;
    other.post("/account/remove", &[("password", "a long password")]).await.leads_to();
    assert_eq!(test.client().get(&his).await.status, 404);
}
