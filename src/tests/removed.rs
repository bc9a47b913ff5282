//! Forms whose record was removed while they were open: what was typed comes back, to be saved as new or copied.

use crate::late::forms::{Fields, forms, post, version};
use crate::support::TestApp;

/// The hidden fields of the form that leads somewhere.
fn form_to(page: &str, action: &str) -> Fields {
    let form = page.split("<form").find(|form| form.contains(&format!("action=\"{action}\""))).expect("a form");
    let form = form.split("</form>").next().expect("its end");
    let value = |input: &str, name: &str| {
        let after = input.split(&format!("{name}=\"")).nth(1)?;
        Some(after.split('"').next()?.to_owned())
    };
    let inputs = form.split("<input").skip(1);
    inputs.map(|input| (&*value(input, "name").unwrap().leak(), value(input, "value").unwrap_or_default())).collect()
}

#[tokio::test]
async fn what_was_typed_is_saved_as_new_when_its_record_was_removed() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Ines").await;
    for form in forms(&mut client).await {
        if form.new.is_empty() {
            continue;
        }
        let [first, second, _] = form.words;
        let id = uuid::Uuid::now_v7().to_string();
        let path = form.edit.replace("{id}", &id);
        let mut new = form.typed(first, "");
        new.push(("id", id.clone()));
        post(&mut client, form.new, &new).await.leads_to();
        let read_at = version(&client.page(&path).await);
        client.post(&format!("{}/remove", path.trim_end_matches("/edit")), &[]).await.leads_to();

        let mut changed = form.typed(second, &read_at);
        changed.push(("id", id.clone()));
        let gone = post(&mut client, &path, &changed).await;
        assert_eq!(gone.status, 410, "{path}: {}", gone.body);
        let kept = form_to(&gone.body, form.new);
        assert!(kept.iter().any(|(_, value)| value == second), "{path} keeps what was typed");
        assert!(kept.iter().all(|(_, value)| *value != id), "{path} gets an id of its own");
        post(&mut client, form.new, &kept).await.leads_to();
    }
}

#[tokio::test]
async fn a_row_and_a_certificate_that_are_gone_become_learning_by_hand() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Ines").await;
    let nobody = crate::ownership::NOBODY;
    let typed = [("title", "Ethics"), ("kind", "workshop"), ("completed_on", "2026-11-01"), ("hours", "1")];
    for path in [format!("/imports/{nobody}/rows/1"), format!("/certificates/{nobody}")] {
        let gone = client.post(&path, &typed).await;
        assert_eq!(gone.status, 410, "{path}");
        post(&mut client, "/activities/new", &form_to(&gone.body, "/activities/new")).await.leads_to();
    }
}

#[tokio::test]
async fn words_that_cannot_be_sent_as_new_can_be_copied() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Ines").await;
    let challenge =
        client.post("/challenges/new", &[("kind", "push_pull"), ("noted_on", "2026-01-01")]).await.leads_to();
    client.post(&format!("{challenge}/remove"), &[]).await.leads_to();
    let met = [("handled", "better"), ("met_on", "2026-02-01"), ("met_line", "I waited <long> & well")];
    let gone = client.post(&format!("{challenge}/meetings"), &met).await;
    assert_eq!(gone.status, 410);
    assert!(gone.body.contains("I waited &lt;long&gt; &amp; well</blockquote>"), "{}", gone.body);
    assert!(!gone.body.contains("better</blockquote>"), "a choice is no text");
    assert!(!gone.body.contains("Save it as new"));

    let linked = [("statement", "I want to wait"), ("challenges", challenge.rsplit('/').next().unwrap())];
    let id = uuid::Uuid::now_v7().to_string();
    let gone = client.post("/goals/new", &[&linked[..], &[("id", &id)]].concat()).await;
    assert!(gone.status == 410 && gone.body.contains("I want to wait</blockquote>"), "what a form names may be gone");

    assert_eq!(client.post(&format!("{challenge}/archive"), &[]).await.status, 404, "without words there is none");
    assert_eq!(client.post("/nowhere", &[("line", "I waited long")]).await.status, 404, "no page has such a form");
}
