//! Rules written down by the person herself: a set in sentences, a licence kept by it, and taking both away again.

use crate::support::{Client, TestApp};

fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// A set with nothing but its frame; its id.
async fn set(client: &mut Client, more: &[(&str, &str)]) -> String {
    let own = id();
    let frame = [
        ("id", own.as_str()),
        ("board", "Guild of Talking"),
        ("title", "Talker"),
        ("profession", "psychotherapist"),
        ("months", "24"),
        ("anchor", "licence_term"),
        ("total", "20"),
    ];
    let next = client.post("/own-rule-sets/new", &[&frame[..], more].concat()).await.leads_to();
    assert_eq!(next, format!("/own-rule-sets/{own}"));
    own
}

/// The version that a form of the page carries.
fn version(page: &str) -> String {
    let after = page.split("name=\"version\" value=\"").nth(1).expect("the page has a version");
    after.split('"').next().expect("a value ends").to_owned()
}

/// Fills in the form at an address below the set, as a browser would: with the version that the form holds.
async fn write(client: &mut Client, own: &str, form: &str, blanks: &[(&str, &str)]) {
    let path = format!("/own-rule-sets/{own}/{form}");
    let version = version(&client.page(&path).await);
    let all = [&[("version", version.as_str())][..], blanks].concat();
    assert_eq!(client.post(&path, &all).await.leads_to(), format!("/own-rule-sets/{own}"), "{form}");
}

async fn licence(client: &mut Client, own: &str) -> String {
    let id = id();
    let rules = format!("own-{own}");
    let fields = [
        ("id", id.as_str()),
        ("rule_set", rules.as_str()),
        ("title", "Talker"),
        ("issued_on", "2020-01-01"),
        ("expires_on", "2027-06-30"),
    ];
    client.post("/licences/new", &fields).await.leads_to()
}

async fn learning(client: &mut Client, title: &str, fields: &[(&str, &str)]) {
    let id = id();
    let always = [("id", id.as_str()), ("title", title), ("completed_on", "2026-11-01")];
    client.post("/activities/new", &[&always[..], fields].concat()).await.leads_to();
}

#[tokio::test]
async fn rules_of_ones_own_count_like_any_others() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let own = set(&mut client, &[("link", "https://guild.example/rules"), ("read_on", "2026-11-02")]).await;
    write(&mut client, &own, "rules/new/topic-minimum", &[("hours", "2"), ("topics", "ethics")]).await;
    let most = [("hours", "4"), ("measure", "hours"), ("activities", "reading")];
    write(&mut client, &own, "rules/new/activity-maximum", &most).await;
    let half = [("hours", "50"), ("measure", "percent_required"), ("deliveries", "in_person+live_online")];
    write(&mut client, &own, "rules/new/delivery-minimum", &half).await;
    let rate = [("activities", "teaching"), ("gives", "2"), ("for_each", "1")];
    write(&mut client, &own, "rules/new/credit-rate", &rate).await;
    write(&mut client, &own, "rules/new/task", &[("task", "learning_plan")]).await;
    write(&mut client, &own, "parts/carry-over", &[("allowed", "yes"), ("most", "5"), ("how", "excluded")]).await;
    write(&mut client, &own, "parts/first-renewal", &[("treatment", "exempt")]).await;
    let page = client.page(&format!("/own-rule-sets/{own}")).await;
    let told = [
        "20 hours in 2 years.",
        "Teaching or presenting earns 2 hours for each 1 hour.",
        "At most 4 hours by reading.",
        "At least 2 hours on professional ethics.",
        "At least half of the hours required live, in person or online.",
        "Up to 5 hours carry over.",
        "The first renewal asks for no hours.",
        "https://guild.example/rules",
        "noted in November 2026",
    ];
    let places: Vec<usize> =
        told.iter().map(|words| page.find(words).unwrap_or_else(|| panic!("{words}: {page}"))).collect();
    assert!(places.is_sorted(), "the sentences stand in the order of the engine: {places:?}");
    let path = licence(&mut client, &own).await;
    learning(&mut client, "Ethics", &[("kind", "workshop"), ("hours", "3"), ("topic", "ethics")]).await;
    learning(&mut client, "A shelf of books", &[("kind", "book"), ("hours", "9")]).await;
    let ledger = client.page(&path).await;
    // 3 of the workshop and, by the limit, 4 of the 9 hours of reading.
    assert!(ledger.contains("7 of 20 hours count."), "{ledger}");
    assert!(ledger.contains("your own note"));
    let rules = client.page(&format!("/rules/own-{own}")).await;
    assert!(
        rules.contains("At least 2 hours on professional ethics.") && rules.contains("https://guild.example/rules")
    );
    assert!(client.page("/own-rule-sets").await.contains("Guild of Talking"));
}

#[tokio::test]
async fn a_sentence_can_be_changed_and_taken_away() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let own = set(&mut client, &[]).await;
    let base = format!("/own-rule-sets/{own}");
    write(&mut client, &own, "rules/new/daily-maximum", &[("hours", "8")]).await;
    let form = client.page(&format!("{base}/rules/daily-maximum-1/edit")).await;
    assert!(form.contains("value=\"8\""), "{form}");
    write(&mut client, &own, "rules/daily-maximum-1/edit", &[("hours", "6")]).await;
    let page = client.page(&base).await;
    assert!(page.contains("At most 6 hours in one day.") && !page.contains("At most 8 hours"));
    // A form that was open before the change overwrites nothing.
    let old = [("version", "2"), ("hours", "10")];
    assert_eq!(client.post(&format!("{base}/rules/daily-maximum-1/edit"), &old).await.status, 409);
    assert_eq!(client.post(&format!("{base}/rules/daily-maximum-1/remove"), &[("version", "2")]).await.status, 409);
    let now = version(&client.page(&base).await);
    client.post(&format!("{base}/rules/daily-maximum-1/remove"), &[("version", &now)]).await.leads_to();
    assert!(!client.page(&base).await.contains("in one day"));
    write(&mut client, &own, "parts/hour", &[("minutes", "50")]).await;
    assert!(client.page(&base).await.contains("An hour is 50 minutes."));
    let now = version(&client.page(&format!("{base}/parts/hour")).await);
    client.post(&format!("{base}/parts/hour/remove"), &[("version", &now)]).await.leads_to();
    assert!(!client.page(&base).await.contains("An hour is"));
}

#[tokio::test]
async fn a_sentence_sent_twice_makes_one_rule() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let own = set(&mut client, &[]).await;
    let path = format!("/own-rule-sets/{own}/rules/new/spread");
    for _ in 0..2 {
        client.post(&path, &[("version", "1"), ("gap", "3")]).await.leads_to();
    }
    let page = client.page(&format!("/own-rule-sets/{own}")).await;
    assert_eq!(page.matches("<p>No gap of 3 months or more").count(), 1, "{page}");
    assert_eq!(client.post(&path, &[("version", "1"), ("gap", "6")]).await.status, 409);
}

#[tokio::test]
async fn a_refused_sentence_keeps_everything_typed() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let own = set(&mut client, &[]).await;
    let path = format!("/own-rule-sets/{own}/rules/new/topic-minimum");
    let typed = [
        ("version", "1"),
        ("hours", "a few"),
        ("topics", "ethics"),
        ("topics", ""),
        ("topics", "suicide"),
        ("only_taken", "in_person"),
        ("disjoint", "on"),
        ("when", "every_n_years"),
        ("n", ""),
        ("from", "2027-02-29"),
    ];
    let answer = client.post(&path, &typed).await;
    assert_eq!(answer.status, 422);
    for kept in [
        "value=\"a few\"",
        "value=\"ethics\" selected",
        "value=\"suicide\" selected",
        "value=\"in_person\" selected",
        "value=\"every_n_years\" selected",
        "2027-02-29",
    ] {
        assert!(answer.body.contains(kept), "{kept} is lost: {}", answer.body);
    }
    assert!(answer.body.contains("Write a number such as 3 or 1.5") && answer.body.contains("February has 28 days."));
    assert!(answer.body.contains("href=\"#field-n\"") && answer.body.contains("id=\"field-n\""));
    assert!(!client.page(&format!("/own-rule-sets/{own}")).await.contains("ethics"), "nothing was kept of it");
    let carry = format!("/own-rule-sets/{own}/parts/carry-over");
    let answer = client.post(&carry, &[("version", "1"), ("allowed", "yes"), ("cycles", "9")]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("Say how many hours may carry over") && answer.body.contains("value=\"9\""));
    assert_eq!(client.get(&format!("/own-rule-sets/{own}/rules/new/nothing")).await.status, 404);
}

#[tokio::test]
async fn a_refused_frame_keeps_everything_typed() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let id = id();
    let frame = [
        ("id", id.as_str()),
        ("board", "Guild of Talking"),
        ("title", ""),
        ("profession", "mft"),
        ("months", "36"),
        ("anchor", "fixed_date"),
        ("end_month", "4"),
        ("end_day", "31"),
        ("total", "many"),
        ("link", "guild.example"),
    ];
    let answer = client.post("/own-rule-sets/new", &frame).await;
    assert_eq!(answer.status, 422);
    for kept in [
        "Guild of Talking",
        "value=\"mft\" selected",
        "value=\"36\" selected",
        "value=\"many\"",
        "value=\"guild.example\"",
    ] {
        assert!(answer.body.contains(kept), "{kept} is lost");
    }
    for problem in ["Your title is needed.", "That month has no such day.", "An address begins with https://"] {
        assert!(answer.body.contains(problem), "{problem} is not said");
    }
}

#[tokio::test]
async fn a_set_in_use_stays_and_says_for_which_license() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let own = set(&mut client, &[]).await;
    let held = licence(&mut client, &own).await;
    let remove = format!("/own-rule-sets/{own}/remove");
    assert!(client.page(&remove).await.contains("Remove the rules of Guild of Talking?"));
    let refused = client.post(&remove, &[]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("Your license Talker is counted by these rules.") && refused.body.contains(&held));
    // A title that a license is kept under stays as well.
    let frame = client.page(&format!("/own-rule-sets/{own}/edit")).await;
    let now = version(&frame);
    let fields = [
        ("version", now.as_str()),
        ("board", "Guild"),
        ("title", "Listener"),
        ("profession", "mft"),
        ("months", "24"),
        ("anchor", "licence_term"),
    ];
    let refused = client.post(&format!("/own-rule-sets/{own}/edit"), &fields).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("You keep a license as Talker by these rules."));
    client.post(&format!("{held}/remove"), &[]).await.leads_to();
    assert_eq!(client.post(&remove, &[]).await.leads_to(), "/own-rule-sets");
    assert_eq!(client.get(&format!("/own-rule-sets/{own}")).await.status, 404);
    assert!(client.page("/own-rule-sets").await.contains("You have written down no rules."));
}

#[tokio::test]
async fn a_rule_can_be_for_one_of_several_titles() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let own = set(&mut client, &[]).await;
    let frame = [
        ("board", "Guild"),
        ("title", "Talker, Listener"),
        ("profession", "mft"),
        ("months", "24"),
        ("anchor", "licence_term"),
        ("total", "20"),
    ];
    write(&mut client, &own, "edit", &frame).await;
    write(&mut client, &own, "rules/new/daily-maximum", &[("hours", "8"), ("titles", "Listener")]).await;
    assert!(client.page(&format!("/own-rule-sets/{own}")).await.contains("At most 8 hours in one day, for Listener."));
    write(&mut client, &own, "parts/totals", &[("total", ""), ("total", "12")]).await;
    assert!(client.page(&format!("/own-rule-sets/{own}")).await.contains("12 hours for Listener."));
    let now = version(&client.page(&format!("/own-rule-sets/{own}/edit")).await);
    let fewer = [&[("version", now.as_str())], &frame[..]]
        .concat()
        .into_iter()
        .map(|(name, value)| (name, if name == "title" { "Talker" } else { value }));
    let refused = client.post(&format!("/own-rule-sets/{own}/edit"), &fewer.collect::<Vec<_>>()).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("A rule of this set is for Listener alone."));
}

#[tokio::test]
async fn every_sentence_has_its_page() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let own = set(&mut client, &[]).await;
    let page = client.page(&format!("/own-rule-sets/{own}/rules/new")).await;
    let links: Vec<&str> = page
        .split("href=\"")
        .skip(1)
        .filter_map(|part| part.split('"').next())
        .filter(|href| href.starts_with(&format!("/own-rule-sets/{own}/")))
        .collect();
    assert_eq!(links.len(), 29, "25 sentences and four parts: {links:?}");
    for link in links {
        let form = client.page(link).await;
        assert!(form.contains("class=\"blanks\"") && form.contains(">Save<"), "{link}");
    }
}
