//! A licence's life: pins, a cycle closed and opened again, what carries over, an end that has passed, rules that changed.

use crate::support::{Client, Store, TestApp};
use domain::rules::Library;
use growing_edge::serve::read_rules;
use growing_edge::web::app::SignUp;
use std::path::Path;

fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// A workshop that Texas takes; returns its id.
async fn workshop(client: &mut Client, title: &str, day: &str, hours: &str, topic: &str) -> String {
    let id = id();
    let fields = [
        ("id", id.as_str()),
        ("title", title),
        ("kind", "workshop"),
        ("completed_on", day),
        ("hours", hours),
        ("topic", topic),
        ("topic_hours", ""),
        ("approvals", "tx_listed"),
    ];
    client.post("/activities/new", &fields).await.leads_to();
    id
}

#[tokio::test]
async fn a_pin_takes_hours_out_says_so_and_is_undone() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let licence = client.texas("2027-04-30").await;
    let course = workshop(&mut client, "Grief", "2026-03-01", "4", "grief_end_of_life").await;
    assert!(client.page(&licence).await.contains("4 of 24 hours count."));
    let page = client.page(&format!("{licence}/pins/new?activity={course}&cycle=2027-04-30")).await;
    assert!(page.contains("Do not use it for this license") && page.contains("The period to April 30, 2029"));
    let refused = client
        .post(&format!("{licence}/pins/new"), &[("activity", &course), ("choice", "force_cycle"), ("hours", "2")])
        .await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("Choose the period.") && refused.body.contains("value=\"2\""));
    let pin = [("activity", course.as_str()), ("choice", "forbid")];
    assert_eq!(client.post(&format!("{licence}/pins/new"), &pin).await.leads_to(), licence);
    let page = client.page(&licence).await;
    assert!(page.contains("0 of 24 hours count.") && page.contains("You asked not to use it here."), "{page}");
    assert!(page.contains("Your choice: not used for this license."));
    let undo = between(&page, "<form method=\"post\" action=\"", "\"", "/pins/");
    client.post(&undo, &[]).await.leads_to();
    assert!(client.page(&licence).await.contains("4 of 24 hours count."));
}

#[tokio::test]
async fn a_pin_moves_hours_to_another_period_or_away_from_one_requirement() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let licence = client.texas("2027-04-30").await;
    let course = workshop(&mut client, "Ethics", "2026-03-01", "4", "ethics").await;
    let pins = format!("{licence}/pins/new");
    let away = [("activity", course.as_str()), ("choice", "forbid_requirement"), ("requirement", "ethics")];
    let page = client.page(&format!("{pins}?activity={course}")).await;
    let ethics = between(&page, "<option value=\"", "\"", "ethics");
    let away = [away[0], away[1], ("requirement", ethics.as_str())];
    client.post(&pins, &away).await.leads_to();
    let page = client.page(&licence).await;
    assert!(page.contains("4 of 24 hours count.") && page.contains("Your choice: not used for"), "{page}");
    let next = [("activity", course.as_str()), ("choice", "force_cycle"), ("cycle", "2029-04-30")];
    client.post(&pins, &next).await.leads_to();
    let page = client.page(&licence).await;
    assert!(page.contains("0 of 24 hours count."));
    assert!(page.contains("Used in the period that ends on April 30, 2029"));
}

/// What stands between two marks, the first that holds a word.
fn between(page: &str, before: &str, after: &str, word: &str) -> String {
    let mut found = page.split(before).skip(1).filter_map(|part| part.split(after).next());
    found.find(|part| part.contains(word)).unwrap_or_else(|| panic!("nothing with {word} follows {before}")).to_owned()
}

/// Closes the period that ends on a day; returns the page of what was kept.
async fn renew(client: &mut Client, licence: &str, end: &str, on: &str) -> String {
    let id = id();
    let fields = [("id", id.as_str()), ("cycle_end", end), ("renewed_on", on)];
    client.post(&format!("{licence}/renewals/new"), &fields).await.leads_to()
}

#[tokio::test]
async fn a_period_that_ended_is_named_calmly_and_closed_with_what_carries_over() {
    close_and_open_again(TestApp::new().await).await;
}

#[tokio::test]
async fn a_period_is_closed_and_opened_again_on_postgresql() {
    close_and_open_again(TestApp::on(Store::postgres().await, SignUp::Open).await).await;
}

async fn close_and_open_again(test: TestApp) {
    let mut client = test.signed_in("Robin").await;
    let licence = client.texas("2026-10-31").await;
    for (title, day, hours, topic) in [
        ("Ethics", "2025-03-01", "6", "ethics"),
        ("Culture", "2025-04-01", "3", "cultural_competence"),
        ("Grief", "2026-03-01", "20", "grief_end_of_life"),
        ("After the end", "2026-11-10", "2", "dbt"),
    ] {
        workshop(&mut client, title, day, hours, topic).await;
    }
    workshop(&mut client, "Without a length", "2026-05-05", "", "dbt").await;
    let home = client.page("/").await;
    assert!(home.contains("The Texas period ended on October 31, 2026 with"), "{home}");
    assert!(home.contains("Record the renewal") && home.contains("the law examination"));
    let page = client.page(&licence).await;
    assert!(page.contains("its renewal is not recorded yet") && page.contains("It has ended."));
    assert!(page.contains("Period to Oct 31, 2028"), "the next period is a tab away");
    let ask = client.page(&format!("{licence}/renewals/new")).await;
    assert!(ask.contains("5 hours carry over into the next period.") && ask.contains("still open"), "{ask}");
    let early = [("id", NEW), ("cycle_end", "2026-10-31"), ("renewed_on", "2024-01-01")];
    let refused = client.post(&format!("{licence}/renewals/new"), &early).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("That is before this period began.") && refused.body.contains("2024-01-01"));
    let kept = renew(&mut client, &licence, "2026-10-31", "2026-10-20").await;
    let page = client.page(&kept).await;
    for words in [
        "Renewed on October 20, 2026",
        "29 counted",
        "Grief",
        "At least 6 hours on",
        "Still open then",
        "Without a length",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("After the end"), "what lies outside the period is not part of the record");
    let now = client.page(&licence).await;
    assert!(now.contains("7 of 24 hours count."), "5 carried and 2 new: {now}");
    assert!(now.contains("Hours carried in") && now.contains("Period to Oct 31, 2026, closed"));
    assert!(now.contains("November 1, 2026 to October 31, 2028."));
    assert!(client.page("/").await.contains("Nothing is late. Texas still needs"));
    assert!(client.page(&format!("{licence}/edit")).await.contains("value=\"2028-10-31\""), "the end moved on");

    // What was kept does not change with the records.
    workshop(&mut client, "Found later", "2026-05-01", "2", "dbt").await;
    let again = client.page(&kept).await;
    assert!(again.contains("29 counted") && !again.contains("Found later"));

    // Taken back, everything is as before, and the later hours carry over too.
    client.post(&format!("{kept}/remove"), &[]).await.leads_to();
    assert_eq!(client.get(&kept).await.status, 404);
    let page = client.page(&licence).await;
    assert!(page.contains("its renewal is not recorded yet") && page.contains("31 counted"));
    assert!(client.page(&format!("{licence}/edit")).await.contains("value=\"2026-10-31\""));
}

const NEW: &str = "018f0000-0000-7000-8000-00000000000a";

#[tokio::test]
async fn only_the_last_closing_is_taken_back_and_a_form_sent_twice_closes_once() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let licence = client.texas("2024-10-31").await;
    let first = renew(&mut client, &licence, "2024-10-31", "2024-10-20").await;
    let fields = [("id", first.rsplit('/').next().unwrap()), ("cycle_end", "2024-10-31"), ("renewed_on", "2024-10-20")];
    assert_eq!(client.post(&format!("{licence}/renewals/new"), &fields).await.leads_to(), first, "sent twice");
    let again = [("id", NEW), ("cycle_end", "2024-10-31"), ("renewed_on", "2024-10-20")];
    assert_eq!(client.post(&format!("{licence}/renewals/new"), &again).await.leads_to(), first, "closed on that day");
    let other = [("id", NEW), ("cycle_end", "2024-10-31"), ("renewed_on", "2024-10-21")];
    let late = client.post(&format!("{licence}/renewals/new"), &other).await;
    assert_eq!(late.status, 409);
    assert!(
        late.body.contains("This period was closed on another device") && late.body.contains(&first),
        "{}",
        late.body
    );
    assert!(
        late.body.contains("2024-10-21") && late.body.contains("value=\"2026-10-31\""),
        "the next one is asked for"
    );
    assert!(!late.body.contains(NEW), "under an id of its own");
    let second = renew(&mut client, &licence, "2026-10-31", "2026-10-20").await;
    assert_eq!(client.post(&format!("{first}/remove"), &[]).await.status, 404, "not the last one");
    assert!(!client.page(&first).await.contains("Take the renewal back"));
    assert!(client.page(&second).await.contains("Take the renewal back"));
    let page = client.page(&format!("{licence}/renewals/new")).await;
    assert!(page.contains("November 1, 2026 to October 31, 2028"), "{page}");
}

#[tokio::test]
async fn a_period_renewed_before_its_end_asks_for_nothing_more() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let licence = client.texas("2026-12-31").await;
    workshop(&mut client, "Grief", "2026-03-01", "4", "grief_end_of_life").await;
    let page = client.page(&format!("{licence}/renewals/new")).await;
    assert!(page.contains("The period runs until December 31, 2026."));
    renew(&mut client, &licence, "2026-12-31", "2026-11-20").await;
    let home = client.page("/").await;
    assert!(home.contains("Renewed on November 20, 2026.") && home.contains("Your license is complete"), "{home}");
    let page = client.page(&licence).await;
    assert!(page.contains("Read what was kept") && page.contains("Period to Dec 31, 2028"));
    let other = [("id", NEW), ("cycle_end", "2026-12-31"), ("renewed_on", "2026-11-21")];
    let late = client.post(&format!("{licence}/renewals/new"), &other).await;
    assert!(late.status == 409 && late.body.contains("There is no period to close"), "{}", late.body);
    assert!(late.body.contains("This period was closed on another device"), "and the page says why");
    let next = client.page(&format!("{licence}?cycle=2028-12-31")).await;
    assert!(next.contains("It opens in 39 days.") && next.contains("0 of 24 hours count."), "{next}");
}

#[tokio::test]
async fn a_duty_that_looks_back_is_asked_once_and_not_sure_stays_open() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let new = id();
    let fields = [
        ("id", new.as_str()),
        ("rule_set", "us-wa-social_worker"),
        ("title", "LICSW"),
        ("issued_on", "2015-03-01"),
        ("expires_on", "2027-03-01"),
    ];
    let licence = client.post("/licences/new", &fields).await.leads_to();
    let asked = format!("{licence}/look-backs");
    assert!(client.page("/").await.contains("When did you last do this?"));
    let page = client.page(&asked).await;
    let rule = between(&page, "name=\"answer-", "\"", "suicide");
    let (answer, day) = (format!("answer-{rule}"), format!("day-{rule}"));
    let refused = client.post(&asked, &[("version", "1"), (&answer, "on"), (&day, "2027-02-01")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("That day has not come yet.") && refused.body.contains("2027-02-01"));
    client.post(&asked, &[("version", "1"), (&answer, "not_sure")]).await.leads_to();
    let page = client.page(&licence).await;
    assert!(page.contains("When it was last done is not known."), "not sure is not never, and not a day: {page}");
    let edit = client.page(&format!("{licence}/edit")).await;
    assert!(edit.contains("name=\"look_back_unsure\""), "and it is not forgotten by the other form");
    client.post(&asked, &[("version", "2"), (&answer, "on"), (&day, "2024-02-01")]).await.leads_to();
    assert!(client.page(&asked).await.contains("value=\"2024-02-01\""));
}

#[tokio::test]
async fn a_mistake_in_a_rule_is_put_into_words_and_sent_by_nobody_else() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let licence = client.texas("2027-04-30").await;
    workshop(&mut client, "Grief", "2026-03-01", "4", "grief_end_of_life").await;
    let page = client.page(&licence).await;
    for words in ["Report a mistake in a rule", "See the proof", "Hours may carry over", "with sources up to 2024-12"] {
        assert!(page.contains(words), "{words}");
    }
    let form = format!("{licence}/mistakes/new");
    let empty = client.get(&format!("{form}?prepare=1&rule=ethics")).await;
    assert_eq!(empty.status, 422);
    assert!(empty.body.contains("What is wrong is needed.") && empty.body.contains("value=\"ethics\" selected"));
    let page = client.page(&format!("{form}?prepare=1&rule=ethics&wrong=It%20is%20four%20now")).await;
    assert!(page.contains("Rule: ethics. At least 6 hours on") && page.contains("It is four now"));
    assert!(!page.contains("Robin@") && !page.contains("Grief"));
}

async fn held(client: &mut Client, rule_set: &str, title: &str, ends: &str) -> String {
    let id = id();
    let fields = [
        ("id", id.as_str()),
        ("rule_set", rule_set),
        ("title", title),
        ("issued_on", "2014-10-01"),
        ("expires_on", ends),
    ];
    client.post("/licences/new", &fields).await.leads_to()
}

/// North Carolina's psychologists have two months in which the windows of two periods overlap.
#[tokio::test]
async fn an_hour_that_a_closed_period_used_is_not_used_again_where_windows_overlap() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let licence = held(&mut client, "us-nc-psychologist", "Licensed Psychologist", "2026-09-30").await;
    workshop(&mut client, "In October", "2026-10-15", "4", "dbt").await;
    assert!(client.page(&licence).await.contains("4 of 24 hours count."));
    assert!(client.page(&format!("{licence}?cycle=2028-09-30")).await.contains("0 of 24 hours count."));
    renew(&mut client, &licence, "2026-09-30", "2026-11-20").await;
    let page = client.page(&licence).await;
    assert!(page.contains("October 1, 2026 to November 30, 2028.") && page.contains("0 of 24 hours count."), "{page}");
    workshop(&mut client, "In November", "2026-11-15", "3", "dbt").await;
    assert!(client.page(&licence).await.contains("3 of 24 hours count."), "what came later goes to the next period");
}

/// Arizona counts hours from the day on which it received the last application.
#[tokio::test]
async fn hours_after_an_application_belong_to_the_next_period_where_the_board_counts_so() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let licence = held(&mut client, "us-az-social_worker", "LCSW", "2026-12-31").await;
    workshop(&mut client, "Before", "2026-03-01", "4", "dbt").await;
    workshop(&mut client, "After", "2026-11-21", "3", "dbt").await;
    let kept = renew(&mut client, &licence, "2026-12-31", "2026-11-20").await;
    let page = client.page(&kept).await;
    assert!(page.contains("4 counted") && !page.contains("After"), "{page}");
    let page = client.page(&licence).await;
    assert!(page.contains("November 20, 2026 to") && page.contains("3 of 30 hours count."), "{page}");
}

#[tokio::test]
async fn an_hour_that_counts_but_was_recorded_says_why_it_is_no_live_ethics() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let licence = held(&mut client, "us-ga-counselor", "LPC", "2028-09-30").await;
    let new = id();
    let fields = [
        ("id", new.as_str()),
        ("title", "Ethics at dawn"),
        ("kind", "webinar_recorded"),
        ("completed_on", "2026-11-01"),
        ("hours", "2"),
        ("topic", "ethics"),
        ("topic_hours", ""),
        ("approvals", "nbcc"),
    ];
    client.post("/activities/new", &fields).await.leads_to();
    let page = client.page(&licence).await;
    let said = "“Ethics at dawn”, 2 hours: counted in hours, but not here: it was recorded or self-paced, and this is to be live";
    assert!(page.contains(said), "{page}");
}

/// The rules folder of a host, with Texas as its file says it but for some words.
fn host_rules(words: &[(&str, &str)]) -> Library {
    let folder = tempfile::tempdir().unwrap();
    let boards = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/domain/boards");
    let mut text = std::fs::read_to_string(boards.join("us-tx-counselor.toml")).unwrap();
    for (before, after) in words {
        assert!(text.contains(before), "{before}");
        text = text.replacen(before, after, 1);
    }
    std::fs::write(folder.path().join("us-tx-counselor.toml"), text).unwrap();
    read_rules(folder.path()).unwrap()
}

async fn signed_in_again(test: &TestApp) -> Client {
    let mut client = test.client();
    client.post("/sign-in", &[("email", "robin@example.org"), ("password", "a long password")]).await.leads_to();
    client
}

#[tokio::test]
async fn rules_that_changed_wait_until_they_are_accepted_and_can_be_gone_back_from() {
    let test = TestApp::new().await.restarted_with(host_rules(&[]));
    let mut client = test.signed_in("Robin").await;
    let licence = client.texas("2027-04-30").await;
    workshop(&mut client, "Ethics", "2026-03-01", "6", "ethics").await;
    workshop(&mut client, "Private pay", "2026-04-01", "2", "business").await;
    let copy = "/rule-copies/us-tx-counselor";
    assert!(client.page(copy).await.contains("They are the newest we hold."));
    assert!(client.page(&licence).await.contains("8 of 24 hours count."));

    let never = "[[rule]]\nid = \"no-business\"\nkind = \"ineligible\"\ntopics = [\"business\"]\nsource = [\"reg\"]\n\
                 verified = true\n\n[[rule]]\nid = \"culture\"";
    let newer =
        host_rules(&[("hours = 24", "hours = 30"), ("hours = 6", "hours = 8"), ("[[rule]]\nid = \"culture\"", never)]);
    let test = test.restarted_with(newer);
    let mut client = signed_in_again(&test).await;
    let home = client.page("/").await;
    assert!(home.contains("The rules of Texas LPC changed") && home.contains(copy), "{home}");
    let ledger = client.page(&licence).await;
    assert!(ledger.contains("8 of 24 hours count.") && ledger.contains("The rules of Texas LPC changed."), "{ledger}");
    let page = client.page(copy).await;
    for words in [
        "24 hours in 2 years.",
        "30 hours in 2 years.",
        "At least 8 hours on",
        "These never count: learning on business",
        "6 of 6, met",
        "6 of 8, open",
        "2 of 2",
        "0 of 2",
        "alone is not accepted.",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let unseen = client.post(copy, &[("seen", "another version")]).await;
    assert_eq!(unseen.status, 409, "what was not seen is not accepted");
    let seen = between(&page, "name=\"seen\" value=\"", "\"", "");
    client.post(copy, &[("seen", &seen)]).await.leads_to();
    client.post(copy, &[("seen", &seen)]).await.leads_to();
    assert!(client.page(&licence).await.contains("6 of 30 hours count."), "accepted");
    assert!(!client.page("/").await.contains("The rules of Texas LPC changed"));
    let page = client.page(copy).await;
    assert!(page.contains("Go back to the earlier rules") && page.contains("24 hours in 2 years."));

    client.post(&format!("{copy}/undo"), &[]).await.leads_to();
    assert!(client.page(&licence).await.contains("8 of 24 hours count."), "as before");
    assert!(client.page("/").await.contains("The rules of Texas LPC changed"));
    assert_eq!(client.post(&format!("{copy}/undo"), &[]).await.status, 404, "there is nothing further back");

    // The copy goes with the last licence that is counted by it.
    client.post(&format!("{licence}/remove"), &[]).await.leads_to();
    assert_eq!(client.get(copy).await.status, 404);
}
