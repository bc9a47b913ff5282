//! Texts that a document asks for: kept for their period, shown where two devices wrote, made of ticked lines and of nothing else,
//! begun from an earlier one when that is asked for; and in the document as they were saved.

use crate::audit::workshop;
use crate::support::{Client, Store, TestApp, pdf_words};
use growing_edge::web::app::SignUp;

const PROFILE: &str = "/documents/hcpc-profile";
const SUMMARY: &str = "/documents/hcpc-profile/summary";
const STATEMENT: &str = "/documents/hcpc-profile/statement";
const PERIOD: [(&str, &str); 2] = [("from", "2024-11-24"), ("to", "2026-11-23")];

fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// The value of a hidden field.
fn hidden(page: &str, name: &str) -> String {
    let (_, rest) =
        page.split_once(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("no {name}: {page}"));
    rest.split('"').next().unwrap().to_owned()
}

/// Saves the text of a part as its page stands now.
async fn write(client: &mut Client, part: &str, words: &str) -> String {
    let page = client.page(&format!("{part}?from=2024-11-24&to=2026-11-23")).await;
    let (id, version) = (hidden(&page, "id"), hidden(&page, "version"));
    let fields = [("id", id.as_str()), ("version", &version), ("words", words)];
    client.post(part, &[&PERIOD[..], &fields].concat()).await.leads_to()
}

async fn printed(client: &mut Client, period: &[(&str, &str)]) -> String {
    let answer = client.post(PROFILE, &[period, &[("made", "pdf")]].concat()).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/pdf"), "{}", answer.body);
    pdf_words(&answer.bytes)
}

async fn kept(store: Store) {
    let test = TestApp::on(store, SignUp::Open).await;
    let mut client = test.signed_in("Robin").await;
    let page = client.page(PROFILE).await;
    assert!(page.contains("What you write for it") && page.contains("Not written yet"), "{page}");
    assert!(page.contains("/documents/hcpc-profile/summary?from=2024-11-24&amp;to=2026-11-23"), "{page}");

    // What cannot be kept is shown again as it was typed, and nothing is kept.
    let fresh = id();
    let whole = [&PERIOD[..], &[("id", fresh.as_str())]].concat();
    let refused = client.post(SUMMARY, &[&whole[..], &[("words", "Her SSN is 078-05-1120.")]].concat()).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("<mark class=\"block\">078-05-1120") && refused.body.contains(&fresh));
    assert!(refused.body.contains("4 of 500 words"), "{}", refused.body);
    let refused = client.post(SUMMARY, &[&whole[..], &[("words", " ")]].concat()).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("A text is needed."));
    let long = "word ".repeat(5_000);
    let refused = client.post(SUMMARY, &[&whole[..], &[("words", &long)]].concat()).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("This holds 20000 characters") && refused.body.contains(long.trim()));
    assert!(client.page(PROFILE).await.contains("Not written yet"));

    // Kept for its period, on the page and in the document, counted and never cut.
    let there = write(&mut client, SUMMARY, "I see <b>couples</b>\nand families.").await;
    assert_eq!(there, "/documents/hcpc-profile?from=2024-11-24&to=2026-11-23");
    let page = client.page(&there).await;
    assert!(page.contains("Saved.") && page.contains("5 of 500 words, saved on November 23, 2026"), "{page}");
    assert!(page.contains("I see &lt;b&gt;couples&lt;/b&gt;"), "{page}");
    write(&mut client, SUMMARY, &"word ".repeat(503)).await;
    let page = client.page(PROFILE).await;
    assert!(page.contains("503 of 500 words: 3 over"), "{page}");
    let words = printed(&mut client, &PERIOD).await;
    assert!(words.contains("503 of 500 words: 3 over.") && words.contains("word word word"), "{words}");
    write(&mut client, SUMMARY, "I see couples.").await;
    let words = printed(&mut client, &PERIOD).await;
    assert!(words.contains("I see couples.") && words.contains("3 of 500 words.") && !words.contains("word word"));
    assert!(words.contains("Not written yet."), "the statement is not: {words}");
    let other = printed(&mut client, &[("from", "2022-11-24"), ("to", "2024-11-23")]).await;
    assert!(!other.contains("couples"), "another period has its own: {other}");

    // Found by its words, by its owner alone.
    let found = client.post("/search", &[("q", "couples")]).await.body;
    assert!(found.contains("CPD profile: Summary of practice") && found.contains("/hcpc-profile/summary?from="));
    let mut him = test.signed_in("Kim").await;
    assert!(him.post("/search", &[("q", "couples")]).await.body.contains("Nothing of yours"));
    let page = client.page(&format!("{SUMMARY}?from=2024-11-24")).await;
    let (text, version) = (hidden(&page, "id"), hidden(&page, "version"));
    assert!(!him.page(PROFILE).await.contains("couples"));
    assert_eq!(him.get(&format!("{SUMMARY}?from=2024-11-24&begin={text}")).await.status, 404);
    let stolen = [&PERIOD[..], &[("id", text.as_str()), ("version", &version), ("words", "Mine now")]].concat();
    assert_eq!(him.post(SUMMARY, &stolen).await.status, 410);
    assert_eq!(client.post(STATEMENT, &stolen).await.status, 410, "the id is that of another text");
    assert!(client.page(PROFILE).await.contains("I see couples."));
    for nothing in ["/documents/psyba-log/summary", "/documents/hcpc-profile/log", "/documents/other/summary"] {
        assert_eq!(client.get(nothing).await.status, 404, "{nothing}");
    }

    // Gone when it is removed, and then it can be written again.
    assert!(client.page(&format!("/document-texts/{text}/remove")).await.contains("Remove this text?"));
    let back = client.post(&format!("/document-texts/{text}/remove"), &[]).await.leads_to();
    assert!(client.page(&back).await.contains("Removed."));
    assert!(!printed(&mut client, &PERIOD).await.contains("couples"));
    client
        .post(SUMMARY, &[&whole[..], &[("version", "3"), ("words", "Open on another device.")]].concat())
        .await
        .leads_to();
    assert!(client.page(PROFILE).await.contains("Open on another device."), "words typed there are not lost");
}

#[tokio::test]
async fn what_is_written_for_a_document_is_kept_on_sqlite() {
    kept(Store::sqlite().await).await;
}

#[tokio::test]
async fn what_is_written_for_a_document_is_kept_on_postgresql() {
    kept(Store::postgres().await).await;
}

async fn two_devices(store: Store) {
    let test = TestApp::on(store, SignUp::Open).await;
    let mut client = test.signed_in("Robin").await;
    let (one, two) = (id(), id());
    let new = |id: &'static str, words: &'static str| [&PERIOD[..], &[("id", id), ("words", words)]].concat();
    let (one, two): (&'static str, &'static str) = (one.leak(), two.leak());
    client.post(SUMMARY, &new(one, "From the desk.")).await.leads_to();
    client.post(SUMMARY, &new(one, "From the desk.")).await.leads_to();
    // Both began on an empty page.
    let late = client.post(SUMMARY, &new(two, "From the phone.")).await;
    assert_eq!(late.status, 409);
    for words in ["From the phone.", "From the desk.", "Saved on the other device"] {
        assert!(late.body.contains(words), "{words}: {}", late.body);
    }
    assert_eq!((hidden(&late.body, "id").as_str(), hidden(&late.body, "version").as_str()), (one, "1"));
    assert!(client.page(PROFILE).await.contains("From the desk."), "nothing is replaced before");
    let both = [&new(one, "From both.")[..], &[("version", "1")]].concat();
    client.post(SUMMARY, &both).await.leads_to();
    client.post(SUMMARY, &both).await.leads_to();
    // One read it before the other saved.
    let late = client.post(SUMMARY, &[&new(one, "Too late.")[..], &[("version", "1")]].concat()).await;
    assert_eq!(late.status, 409);
    assert!(late.body.contains("Too late.") && late.body.contains("From both."), "{}", late.body);
    assert_eq!(hidden(&late.body, "version"), "2");
    client.post(SUMMARY, &[&new(one, "In time.")[..], &[("version", "2")]].concat()).await.leads_to();
    assert!(client.page(PROFILE).await.contains("In time."));
}

#[tokio::test]
async fn two_devices_see_both_texts_on_sqlite() {
    two_devices(Store::sqlite().await).await;
}

#[tokio::test]
async fn two_devices_see_both_texts_on_postgresql() {
    two_devices(Store::postgres().await).await;
}

#[tokio::test]
async fn a_statement_is_drafted_of_what_is_ticked_and_of_no_other_word() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let dawn = workshop(&mut client, "Ethics at Dawn", &[]).await;
    let dusk = workshop(&mut client, "Ethics at Dusk", &[]).await;
    workshop(&mut client, "Long before", &[("completed_on", "2019-03-01")]).await;
    let reflection = id();
    let fields = [
        ("id", reflection.as_str()),
        ("form", "quick"),
        ("about_activity", &dawn),
        ("pattern", "I waited a breath longer."),
        ("inside", "I hurried inside."),
        ("state", "finished"),
        ("identifiable", "no"),
    ];
    client.post("/reflections/new", &fields).await.leads_to();
    let page = client.page(STATEMENT).await;
    assert!(page.contains("4 to 6 activities are asked; 0 ticked."), "{page}");
    assert!(
        page.contains("Ethics at Dawn, workshop or seminar, March 1, 2026") && !page.contains("Long before"),
        "{page}"
    );
    assert!(page.contains("I waited a breath longer."), "its text stands beside the box: {page}");
    let key = format!("reflection-{reflection}-pattern");
    let new = id();
    let ticked = [("id", new.as_str()), ("activities", &dawn), ("lines", &key), ("words", "Mine.\r\nAll mine.")];
    let ticked = [&PERIOD[..], &ticked].concat();
    let drafted = client.post(STATEMENT, &[&ticked[..], &[("made", "draft")]].concat()).await;
    assert_eq!(drafted.status, 200);
    let words =
        "Mine.\nAll mine.\n\nEthics at Dawn, workshop or seminar, March 1, 2026\nI waited a breath longer.</textarea>";
    assert!(drafted.body.contains(words), "{}", drafted.body);
    assert!(drafted.body.contains("1 ticked.") && drafted.body.contains("It is kept once you save."));
    assert!(client.page(PROFILE).await.contains("Not written yet"), "a draft is kept by nobody but her");
    // Put in once, however often it is asked for; what is not ticked is not there.
    let words = "Ethics at Dawn, workshop or seminar, March 1, 2026\nI waited a breath longer.";
    let again = [("id", new.as_str()), ("activities", &dawn), ("lines", &key), ("words", words), ("made", "draft")];
    let again = client.post(STATEMENT, &[&PERIOD[..], &again].concat()).await.body;
    assert!(again.contains("Nothing new is ticked to be put in."));
    assert_eq!(again.matches("breath longer.</textarea>").count(), 1);

    // The ticks are kept with the words, and the document tells them.
    client.post(STATEMENT, &[&ticked[..], &[("activities", &dusk)]].concat()).await.leads_to();
    let page = client.page(STATEMENT).await;
    assert!(page.contains("2 ticked.") && page.matches(" checked").count() == 2, "{page}");
    let words = printed(&mut client, &PERIOD).await;
    assert!(
        words.contains("It speaks of:") && words.contains("Ethics at Dusk, workshop or seminar, March 1, 2026"),
        "{words}"
    );
    assert!(!words.contains("I hurried inside."), "{words}");
    client.post(&format!("/activities/{dusk}/remove"), &[]).await.leads_to();
    assert!(client.page(STATEMENT).await.contains("1 ticked."), "the text stays when learning goes");

    // Learning of somebody else is nothing to tick.
    let mut him = test.signed_in("Kim").await;
    let fresh = id();
    let stolen = [("id", fresh.as_str()), ("activities", &dawn), ("lines", &key), ("words", "His.")];
    let stolen = [&PERIOD[..], &stolen].concat();
    let drafted = him.post(STATEMENT, &[&stolen[..], &[("made", "draft")]].concat()).await.body;
    assert!(!drafted.contains("Ethics") && !drafted.contains("breath"), "{drafted}");
    him.post(STATEMENT, &stolen).await.leads_to();
    assert!(!printed(&mut him, &PERIOD).await.contains("Ethics"));
}

#[tokio::test]
async fn a_new_period_begins_with_an_offer_and_never_by_itself() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    write(&mut client, SUMMARY, "I see couples.").await;
    let text = hidden(&client.page(SUMMARY).await, "id");
    // A day later it is still the period that she wrote for; from the day after its end the next one is offered.
    let test = test.at("2026-12-24T17:00:00Z".parse().unwrap());
    let mut client = test.client();
    client.post("/sign-in", &[("email", "robin@example.org"), ("password", "a long password")]).await.leads_to();
    let page = client.page(PROFILE).await;
    assert!(page.contains("I see couples.") && page.contains("value=\"2024-11-24\""), "{page}");
    let next = "/documents/hcpc-profile?from=2026-11-24&amp;to=2026-12-24";
    assert!(page.contains("Begin the next period, from November 24, 2026") && page.contains(next), "{page}");
    let page = client.page("/documents/hcpc-profile?from=2026-11-24&to=2026-12-24").await;
    assert!(page.contains("Not written yet") && !page.contains("I see couples."), "never by itself: {page}");
    let offer = "Begin with what you wrote for the period from November 24, 2024";
    assert!(page.contains(offer) && page.contains("The period from November 24, 2024"), "{page}");
    let blank = client.page(&format!("{SUMMARY}?from=2026-11-24&to=2026-12-24")).await;
    assert!(blank.contains(offer) && !blank.contains("I see couples."), "{blank}");
    let begun = client.page(&format!("{SUMMARY}?from=2026-11-24&to=2026-12-24&begin={text}")).await;
    assert!(begun.contains("I see couples.</textarea>") && begun.contains("These are your words for"), "{begun}");
    let new = hidden(&begun, "id");
    assert_ne!(new, text);
    let fields = [("id", new.as_str()), ("from", "2026-11-24"), ("to", "2026-12-24"), ("words", "I see families.")];
    client.post(SUMMARY, &fields).await.leads_to();
    assert!(client.page("/documents/hcpc-profile?from=2024-11-24&to=2026-11-23").await.contains("I see couples."));
    let page = client.page(PROFILE).await;
    assert!(page.contains("I see families.") && !page.contains("I see couples."), "{page}");
}
