//! What is read stands in the form, marked; what is not stated is empty; nothing is kept before somebody says so.

use super::{form, sample, save, sent, value};
use crate::support::{Store, TestApp};
use growing_edge::web::app::SignUp;

/// The fourteen PDFs of a person with two licences, in the order of a folder.
const DROPPED: [&str; 14] = [
    "Fenwick Street CPD 14 March.pdf",
    "brackenfold-spring-conference-2026.pdf",
    "copperline-mi-cod.pdf",
    "download (3).pdf",
    "elm-ember-law-ethics-2026.pdf",
    "ethical-telehealth-certificate.pdf",
    "garden-gate-dbt-skills.pdf",
    "larkmoor_LM2207_completion.pdf",
    "locked-certificate.pdf",
    "ninebark-emdr-part1.pdf",
    "order-58213-receipt.pdf",
    "sandpiper-attendance-form.pdf",
    "scan_20251006.pdf",
    "tidewater-suicide-risk.pdf",
];

#[tokio::test]
async fn fourteen_at_once_are_each_told_by_themselves() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let mut files: Vec<(&str, Vec<u8>)> = DROPPED.iter().map(|name| (*name, sample(name))).collect();
    files.push(("the same again.pdf", sample("elm-ember-law-ethics-2026.pdf")));
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    let answer = client.upload_all("/certificates", &[], &files).await;
    assert_eq!(answer.status, 422, "some need a word");
    let told = |name: &str, words: &str| {
        let line = answer.body.split("<li>").find(|line| line.contains(name)).unwrap_or_else(|| panic!("{name}"));
        assert!(line.contains(words), "{name}: {line}");
    };
    told("Fenwick Street CPD 14 March.pdf", "Taken.");
    told("download (3).pdf", "It is damaged or not complete.");
    told("locked-certificate.pdf", "It asks for a password.");
    told("order-58213-receipt.pdf", "It does not look like a certificate.");
    told("scan_20251006.pdf", "It is a picture");
    told("the same again.pdf", "The same file as “elm-ember-law-ethics-2026.pdf”, under another name.");
    let list = client.page("/certificates").await;
    assert_eq!(list.matches("href=\"/certificates/0").count(), 12, "all but two are kept, once each");
    assert!(list.contains("EMDR Therapy Basic Training, Part 1 of 2"));
    assert!(!client.page("/activities").await.contains("EMDR"), "nothing is learning yet");
    // Sent once more, each is the same.
    let again = client.upload_all("/certificates", &[], &files[..3]).await;
    assert_eq!(again.body.matches("You have this file already.").count(), 3);
}

#[tokio::test]
async fn the_form_says_what_was_read_and_saving_keeps_it_with_its_proof() {
    kept_with_its_proof(Store::sqlite().await).await;
}

#[tokio::test]
async fn on_postgres_it_is_the_same() {
    kept_with_its_proof(Store::postgres().await).await;
}

async fn kept_with_its_proof(store: Store) {
    let test = TestApp::on(store, SignUp::Open).await;
    let mut client = test.signed_in("Robin").await;
    let first = sent(&mut client, "tidewater-suicide-risk.pdf").await;
    let page = client.page(&first).await;
    let title = "Assessing and Managing Suicide Risk: Core Competencies for Outpatient Clinicians";
    assert_eq!(value(&page, "title"), title);
    assert_eq!(value(&page, "completed_on"), "2026-09-18");
    assert_eq!(value(&page, "provider"), "Tidewater Center for Suicide Prevention Training");
    assert_eq!(value(&page, "credit"), "6");
    assert!(value(&page, "approval_number").contains("9502 (NBCC ACEP)"), "{}", value(&page, "approval_number"));
    assert!(page.contains("class=\"field read\"") && page.contains("Nothing is saved until you say so."), "{page}");
    assert!(page.contains(&format!("src=\"{first}/page/1\"")));
    assert!(page.contains("value=\"suicide\" selected"), "the topic is there with its hours");
    assert!(page.matches("<rect x=").count() > 5, "what was read is marked where it stands");
    // Another one waits: saving leads to it.
    let second = sent(&mut client, "elm-ember-law-ethics-2026.pdf").await;
    assert_eq!(save(&mut client, &first).await, second);
    let there = client.page(&second).await;
    assert_eq!(value(&there, "starts_on"), "2026-05-02");
    let activity = save(&mut client, &second).await;
    assert!(activity.starts_with("/activities/"));
    let page = client.page(&activity).await;
    assert!(page.contains("elm-ember-law-ethics-2026.pdf") && page.contains(&second), "its proof stands with it");
    assert!(client.page(&second).await.contains("It proves"));
    assert_eq!(client.page("/activities").await.matches("Proof kept").count(), 2);
}

#[tokio::test]
async fn what_is_wrong_is_told_beside_its_field_and_nothing_typed_is_lost() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let there = sent(&mut client, "ethical-telehealth-certificate.pdf").await;
    let mut fields = form(&client.page(&there).await);
    fields.retain(|(name, _)| !["title", "completed_on"].contains(name));
    fields.extend([("title", "Changed by hand".into()), ("completed_on", "2027-01-01".into())]);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let refused = client.post(&there, &fields).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("That day has not come yet."));
    assert_eq!(value(&refused.body, "title"), "Changed by hand");
    assert_eq!(value(&refused.body, "provider"), "Quillhaven Institute for Clinical Learning");
    let around = |field: &str| {
        let (before, _) = refused.body.split_once(&format!("name=\"{field}\"")).unwrap();
        before.rsplit("<div class=\"").next().unwrap().split('"').next().unwrap().to_owned()
    };
    assert_eq!(around("provider"), "field read", "what was read and stands is marked");
    assert_eq!(around("title"), "field", "what was changed is not");
}

#[tokio::test]
async fn learning_that_is_there_is_offered_before_it_is_kept_twice() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let id = uuid::Uuid::now_v7().to_string();
    let known = [("id", id.as_str()), ("title", "Telehealth ethics"), ("kind", "webinar_live"), ("hours", "3")];
    client.post("/activities/new", &[&known[..], &[("completed_on", "2026-02-06")]].concat()).await.leads_to();
    let there = sent(&mut client, "ethical-telehealth-certificate.pdf").await;
    let page = client.page(&there).await;
    assert!(page.contains("You may have this already") && page.contains("Telehealth ethics"), "{page}");
    let attached = client.post(&format!("{there}/attach"), &[("activity", &id)]).await.leads_to();
    assert_eq!(attached, format!("/activities/{id}"));
    // Twice is once.
    client.post(&format!("{there}/attach"), &[("activity", &id)]).await.leads_to();
    assert_eq!(client.page(&attached).await.matches("ethical-telehealth-certificate.pdf</a>").count(), 1);
    client.post(&format!("{there}/detach"), &[("activity", &id)]).await.leads_to();
    assert!(client.page(&attached).await.contains("No certificate is kept with it yet."));
    assert_eq!(client.post(&format!("{there}/detach"), &[("activity", &id)]).await.status, 404);
    // Sent from the learning's own page, it is kept with it at once.
    let fields = [("activity", id.as_str())];
    let file = sample("copperline-mi-cod.pdf");
    assert_eq!(client.upload("/certificates", &fields, Some(("c.pdf", &file))).await.leads_to(), attached);
    assert!(client.page(&attached).await.contains("c.pdf"));
}

/// Without the marks between texts.
fn plain(body: &str) -> String {
    body.replace("<!>", "")
}

#[tokio::test]
async fn a_mail_is_what_is_attached_and_without_a_certificate_a_draft_to_confirm() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let there = sent(&mut client, "Your certificate - Perinatal.eml").await;
    assert_eq!(value(&client.page(&there).await, "title"), "Screening for Perinatal OCD");
    let two = sample("FW thank you for attending.eml");
    let answer = client.upload("/certificates", &[], Some(("two.eml", &two))).await;
    assert_eq!(answer.status, 422);
    let said = plain(&answer.body);
    assert!(said.contains("CE Certificate.pdf</a> Taken."), "{said}");
    assert!(said.contains("<b>Invoice-20447.pdf</b> It came with the mail and does not look like a certificate"));
    let mail = b"From: a@b.example\r\nSubject: Grand rounds on sleep\r\nDate: Fri, 6 Nov 2026 09:00:00 +0000\r\n\r\nThank you for coming. My client Maria left.\r\n";
    let told = client.upload("/certificates", &[], Some(("rounds.eml", mail))).await;
    let said = plain(&told.body);
    assert!(said.contains("rounds.eml</a> Taken. It does not look like a certificate."), "{said}");
    let id = told.body.split("rounds.eml</a>").next().unwrap().rsplit("/certificates/").next().unwrap();
    let there = format!("/certificates/{}", id.split('"').next().unwrap());
    let page = client.page(&there).await;
    assert_eq!(value(&page, "title"), "Grand rounds on sleep");
    assert!(page.contains("Thank you for coming."), "its words are a note");
    assert!(page.contains("<mark class=\"block\">Maria"), "and looked over before they are kept");
}

#[tokio::test]
async fn what_it_would_count_for_is_told_for_each_licence_before_anything_is_kept() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let there = sent(&mut client, "tidewater-suicide-risk.pdf").await;
    assert!(client.page(&there).await.contains("Add a license to see what it counts for."));
    for (set, title, until) in [("us-ny-social_worker", "LCSW", "2028-02-29"), ("us-tx-counselor", "LPC", "2027-04-30")]
    {
        client.licence(set, title, "2013-05-01", until).await;
    }
    let page = client.page(&there).await;
    assert!(page.contains("New York LCSW") && page.contains("Texas LPC"), "{page}");
    assert_eq!(page.matches("<p class=\"figure\">6 of 6</p>").count(), 2, "{page}");
    let mut fields = form(&page);
    fields.retain(|(name, _)| *name != "credit");
    fields.push(("credit", "7".into()));
    let typed: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = client.post("/activities/counts", &typed).await;
    let told: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
    assert_eq!(told["licences"][1]["name"], "Texas LPC");
    assert_eq!(told["licences"][1]["counts"], "7 of 7");
    // Without scripts a button asks, and everything typed stays.
    let shown = client.post(&there, &[&typed[..], &[("more", "counts")]].concat()).await;
    assert_eq!((shown.status, value(&shown.body, "credit")), (200, "7".into()));
    let no_day: Vec<(&str, &str)> = typed.into_iter().filter(|(name, _)| *name != "completed_on").collect();
    let answer = client.post("/activities/counts", &no_day).await;
    assert!(answer.body.contains("Not yet: Say when it was."), "{}", answer.body);
    assert!(!client.page("/activities").await.contains("Suicide"), "nothing is kept");
}
