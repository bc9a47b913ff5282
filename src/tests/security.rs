//! What guards every request: headers, origin, sessions, limits, and text that tries to be markup.

use crate::support::{Answer, TestApp};

fn fenced(answer: &Answer) {
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("referrer-policy"), "same-origin");
    assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
}

#[tokio::test]
async fn pages_errors_and_health_are_fenced_in() {
    let test = TestApp::new().await;
    let mut client = test.client();
    for (path, status) in [("/", 200), ("/sign-in", 200), ("/no-such-page", 404), ("/healthz", 200), ("/readyz", 200)] {
        let answer = client.get(path).await;
        assert_eq!(answer.status, status, "{path}");
        fenced(&answer);
        assert!(!answer.header("x-request-id").is_empty(), "{path}");
    }
    for path in ["/", "/no-such-page"] {
        let policy = client.get(path).await.header("content-security-policy").to_owned();
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
    }
}

#[tokio::test]
async fn a_nonce_is_used_once() {
    let test = TestApp::new().await;
    let mut client = test.client();
    let one = client.get("/").await.header("content-security-policy").to_owned();
    let two = client.get("/").await.header("content-security-policy").to_owned();
    assert!(one.contains("'nonce-"), "{one}");
    assert_ne!(one, two);
}

#[tokio::test]
async fn a_write_from_another_site_is_refused_on_every_route() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    client.site = "cross-site";
    // A mail program sends no word of where it comes from: the secret in the address stands for that (`tests/reminders.rs`).
    let asked = |route: &crate::ownership::Route| route.posts && route.path != "/reminders/end/{token}";
    for route in crate::ownership::routes().into_iter().filter(asked) {
        let path = route.path.replace("{slug}", "mentalising_stance").replace("{id}", crate::ownership::NOBODY);
        let path = path.replace("{meeting}", crate::ownership::NOBODY).replace("{task}", crate::ownership::NOBODY);
        let answer = client.post(&path, &[("name", "x")]).await;
        assert_eq!(answer.status, 403, "{path}");
    }
}

#[tokio::test]
async fn a_session_ends_on_the_server_and_its_cookie_is_no_script_s_business() {
    let test = TestApp::new().await;
    let mut client = test.client();
    let fields = [("name", "Robin"), ("email", "r@example.org"), ("password", "a long password"), ("time_zone", "UTC")];
    let answer = client.post("/sign-up", &fields).await;
    let cookie = answer.header("set-cookie").to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    let mut stolen = client.clone();
    assert!(stolen.page("/account").await.contains("r@example.org"));
    client.post("/sign-out", &[]).await.leads_to();
    assert!(client.session().is_none());
    assert_eq!(stolen.get("/account").await.leads_to(), "/sign-in", "the token is worth nothing now");
}

#[tokio::test]
async fn another_device_can_be_signed_out() {
    let test = TestApp::new().await;
    let mut here = test.signed_in("Robin").await;
    let mut there = test.client();
    let fields = [("email", "robin@example.org"), ("password", "a long password")];
    there.post("/sign-in", &fields).await.leads_to();
    let page = here.page("/account/sessions").await;
    let action = page.split("action=\"").find(|part| part.starts_with("/account/sessions/")).unwrap();
    let action = action.split('"').next().unwrap().to_owned();
    here.post(&action, &[]).await.leads_to();
    assert_eq!(there.get("/account").await.leads_to(), "/sign-in");
    here.page("/account").await;
}

#[tokio::test]
async fn a_new_password_signs_the_others_out() {
    let test = TestApp::new().await;
    let mut here = test.signed_in("Robin").await;
    let mut there = test.client();
    there.post("/sign-in", &[("email", "robin@example.org"), ("password", "a long password")]).await.leads_to();
    let wrong = here.post("/account/password", &[("password", "no"), ("new_password", "another long one")]).await;
    assert_eq!(wrong.status, 422);
    let fields = [("password", "a long password"), ("new_password", "another long one")];
    here.post("/account/password", &fields).await.leads_to();
    assert_eq!(there.get("/account").await.status, 303);
    here.page("/account").await;
}

#[tokio::test]
async fn after_eight_wrong_passwords_even_the_right_one_waits() {
    let test = TestApp::new().await;
    test.signed_in("Robin").await;
    test.signed_in("Kim").await;
    let mut client = test.client();
    for _ in 0..8 {
        let answer = client.post("/sign-in", &[("email", "robin@example.org"), ("password", "wrong")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains("do not go together"));
    }
    let right = [("email", "robin@example.org"), ("password", "a long password")];
    let answer = client.post("/sign-in", &right).await;
    assert_eq!(answer.status, 429);
    assert!(answer.body.contains("Wait 15 minutes"));
    let other = [("email", "kim@example.org"), ("password", "a long password")];
    assert_eq!(client.post("/sign-in", &other).await.status, 303, "someone else is not kept out");
}

#[tokio::test]
async fn closed_sign_up_lets_the_first_person_in_and_nobody_after() {
    let test = TestApp::closed().await;
    test.signed_in("Robin").await;
    assert_eq!(test.client().get("/sign-up").await.status, 403);
    let fields = [("name", "Kim"), ("email", "k@example.org"), ("password", "a long password"), ("time_zone", "UTC")];
    assert_eq!(test.client().post("/sign-up", &fields).await.status, 403);
}

#[tokio::test]
async fn a_form_that_is_too_large_is_refused_kindly() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let much = "a".repeat(400 * 1024);
    let answer = client.post("/challenges/new", &[("kind", "push_pull"), ("line", &much)]).await;
    assert_eq!(answer.status, 413);
    assert!(answer.body.contains("more than one form can hold"));
}

/// Text that tries to be something else.
const HOSTILE: [&str; 6] = [
    "</textarea><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' OR 1=1; DROP TABLE goals; --",
    "&lt;b&gt; & &amp; 50%",
    "\u{202e}right to left \u{1f9ea} 𝒳",
    "{{7*7}} ${7*7} #{7*7}",
];

#[tokio::test]
async fn hostile_text_comes_back_as_text_in_every_field() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    for text in HOSTILE {
        let challenge = client.post("/challenges/new", &[("kind", "push_pull"), ("line", text)]).await.leads_to();
        let goal = uuid::Uuid::now_v7().to_string();
        let fields = [
            ("id", goal.as_str()),
            ("statement", text),
            ("success", text),
            ("practice", text),
            ("origin", "aspiration"),
            ("origin_reason", text),
        ];
        let goal = client.post("/goals/new", &fields).await.leads_to();
        let activity = uuid::Uuid::now_v7().to_string();
        let fields = [
            ("id", activity.as_str()),
            ("title", text),
            ("kind", "workshop"),
            ("completed_on", "2026-11-01"),
            ("hours", "1"),
            ("provider", text),
            ("approval_number", text),
            ("notes", text),
        ];
        let activity = client.post("/activities/new", &fields).await.leads_to();
        let rating = uuid::Uuid::now_v7().to_string();
        let fields = [
            ("id", rating.as_str()),
            ("level", "5"),
            ("source", "peer"),
            ("directness", "live"),
            ("rater", text),
            ("note", text),
        ];
        client.post("/skills/validation/ratings/new", &fields).await.leads_to();
        client.post("/skills/validation/turning-points/new", &[("words", text)]).await.leads_to();
        client.post("/account", &[("name", text), ("time_zone", "UTC"), ("english", "american")]).await.leads_to();
        let pages = [
            challenge,
            format!("{goal}/edit"),
            goal,
            format!("{activity}/edit"),
            activity,
            "/skills/validation".into(),
            "/account".into(),
            "/".into(),
            "/growth".into(),
        ];
        for path in pages {
            let page = client.page(&path).await;
            let safe = !page.contains("<script>alert") && !page.contains("<img src=x");
            assert!(safe, "{path} lets {text:?} out");
            if !path.ends_with("growth") && path != "/" {
                assert!(decoded(&page).contains(text), "{path} lost {text:?}");
            }
        }
    }
}

/// A page's text with the entities that we write turned back.
fn decoded(page: &str) -> String {
    page.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}
