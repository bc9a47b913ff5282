//! The page behind a link: refused, withdrawn, run out, forged; quiet, and in no log.

use super::{digest, link, session, sign, supervisor};
use crate::support::{TestApp, now};
use chrono::Duration;
use std::io::Write;
use std::sync::{Arc, Mutex};

#[tokio::test]
async fn a_supervisor_can_say_that_something_is_not_right() {
    let test = TestApp::new().await;
    let mut tom = test.signed_in("Tom").await;
    let bron = supervisor(&mut tom, "Bronwen Mostyn").await;
    let one = session(&mut tom, &bron, "2026-09-03", &[]).await;
    let (request, link) = link(&mut tom, &bron, &[&one], &[]).await;
    let mut she = test.client();
    let seen = digest(&mut she, &link).await;
    let fields = [("digest", seen.as_str()), ("answer", "not_right"), ("signer", "Bronwen Mostyn")];
    let silent = she.post(&link, &fields).await;
    assert_eq!(silent.status, 422);
    assert!(silent.body.contains("Say what is not right."), "{}", silent.body);
    let long = "a ".repeat(600);
    assert_eq!(she.post(&link, &[&fields[..], &[("words", &long)]].concat()).await.status, 422, "it is bounded");
    let words = [("words", "It was September 4 and 50 minutes.<script>alert(1)</script>")];
    she.post(&link, &[&fields[..], &words].concat()).await.leads_to();
    let told = tom.page(&format!("/supervision/signatures/{request}")).await;
    assert!(told.contains("something is not right") && told.contains("It was September 4 and 50 minutes."), "{told}");
    assert!(!told.contains("<script>alert"), "words of a stranger are words");
    let after = she.page(&link).await;
    assert!(after.contains("Thank you for saying so") && !after.contains("<form"), "{after}");
    tom.post(&format!("/supervision/signatures/{request}/remove"), &[]).await.leads_to();
    assert_eq!(she.get(&link).await.status, 404);
}

#[tokio::test]
async fn a_link_that_was_withdrawn_has_run_out_or_was_never_made_confirms_nothing() {
    let test = TestApp::new().await;
    let mut tom = test.signed_in("Tom").await;
    let bron = supervisor(&mut tom, "Bronwen Mostyn").await;
    let one = session(&mut tom, &bron, "2026-09-03", &[]).await;
    let (back, withdrawn) = link(&mut tom, &bron, &[&one], &[]).await;
    let (_, late) = link(&mut tom, &bron, &[&one], &[]).await;
    let mut she = test.client();
    let seen = digest(&mut she, &withdrawn).await;
    tom.post(&format!("/supervision/signatures/{back}/withdraw"), &[]).await.leads_to();
    let gone = she.get(&withdrawn).await;
    assert_eq!(gone.status, 410);
    assert!(gone.body.contains("This link was withdrawn") && !gone.body.contains("Sep 3"), "{}", gone.body);
    let fields = [("digest", seen.as_str()), ("answer", "confirm"), ("sure", "on"), ("signer", "Bronwen Mostyn")];
    let fields = [&fields[..], &[("signer_role", "Supervisor")]].concat();
    she.post(&withdrawn, &fields).await.leads_to();
    assert!(tom.page("/supervision/signatures").await.contains("withdrawn"));
    let hub = tom.page("/supervision").await;
    assert!(hub.contains(">asked for<"), "the other link is open: {hub}");

    let seen = digest(&mut she, &late).await;
    let test = test.at(now() + Duration::days(30));
    let mut she = test.client();
    let gone = she.get(&late).await;
    assert_eq!(gone.status, 410);
    assert!(gone.body.contains("This link has run out") && !gone.body.contains("Sep 3"), "{}", gone.body);
    let fields: Vec<_> =
        fields.into_iter().map(|(name, value)| (name, if name == "digest" { seen.as_str() } else { value })).collect();
    she.post(&late, &fields).await.leads_to();
    let mut tom = test.client();
    tom.post("/sign-in", &[("email", "tom@example.org"), ("password", "a long password")]).await.leads_to();
    let list = tom.page("/supervision/signatures").await;
    assert!(list.contains("ran out on Dec 23, 2026 without an answer") && !list.contains("confirmed"), "{list}");

    // A link that nobody made is not there; who tries many has to wait.
    for number in 0..40 {
        assert_eq!(she.get(&format!("/confirm/forged{number}")).await.status, 404);
    }
    assert_eq!(she.get("/confirm/forged").await.status, 429);
}

#[tokio::test]
async fn the_page_behind_a_link_is_quiet_and_its_token_is_in_no_log_and_no_table() {
    let heard = Heard::default();
    let subscriber =
        tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(heard.clone()).finish();
    // With one subscriber alone, another test's thread may settle that nobody listens; with two, both are asked.
    let _other = tracing::Dispatch::new(tracing_subscriber::registry());
    let _guard = tracing::subscriber::set_default(subscriber);
    let test = TestApp::new().await;
    let mut tom = test.signed_in("Tom").await;
    let bron = supervisor(&mut tom, "Bronwen Mostyn").await;
    let one = session(&mut tom, &bron, "2026-09-03", &[]).await;
    let (_, link) = link(&mut tom, &bron, &[&one], &[]).await;
    let mut she = test.client();
    for (path, status) in [(link.as_str(), 200), ("/confirm/forged", 404)] {
        let answer = she.get(path).await;
        assert_eq!(answer.status, status, "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(answer.header("x-robots-tag"), "noindex, nofollow", "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
    }
    sign(&mut she, &link, &[]).await;
    let token = link.rsplit('/').next().unwrap();
    assert_eq!(token.len(), 43, "32 random bytes");
    let log = String::from_utf8(heard.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("/confirm/{token}"), "requests are logged by their route: {log}");
    assert!(!log.contains(token), "and never by what opens them");
    let raw = test.store.raw();
    assert!(!raw.windows(token.len()).any(|part| part == token.as_bytes()), "the database holds its hash alone");
}

/// Where a test's log goes.
#[derive(Clone, Default)]
struct Heard(Arc<Mutex<Vec<u8>>>);

impl Write for Heard {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> tracing_subscriber::fmt::MakeWriter<'a> for Heard {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}
