//! Reminders by mail, sent to a mail server of another hand: asked first, sent once, ended with one click, and never a private word.

use crate::support::{Client, Post, Store, TestApp, now, queue_is};
use growing_edge::db::{jobs, reminders as stored};
use growing_edge::web::app::SignUp;
use growing_edge::web::reminders;
use sea_orm::ConnectionTrait;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tokio::sync::Notify;

/// An app whose mails go to `post`.
async fn with_mail(store: Store) -> (TestApp, Post) {
    let (post, mailer) = Post::open();
    let test = TestApp::on(store, SignUp::Open).await.with_mailer(mailer);
    jobs::prepare(&test.app.db).await.expect("the queue is made");
    (test, post)
}

/// The link of a mail that leads to this.
fn link(mail: &str, to: &str) -> String {
    let (_, rest) = mail.split_once(&format!("https://edge.example{to}")).unwrap_or_else(|| panic!("no {to}: {mail}"));
    format!("{to}{}", rest.split(['>', '\r', '\n', ' ']).next().unwrap())
}

const WEEKLY: [(&str, &str); 4] = [("address", "robin@example.org"), ("weekday", "1"), ("days", "90"), ("days", "7")];

async fn her_work(client: &mut Client) {
    let id = || uuid::Uuid::now_v7().to_string();
    let (goal, course) = (id(), id());
    client.texas("2027-04-30").await;
    let fields =
        [("id", goal.as_str()), ("statement", "quokkagoal"), ("origin", "aspiration"), ("origin_reason", "quokka")];
    client.post("/goals/new", &[&fields[..], &[("review_on", "2027-01-20")]].concat()).await.leads_to();
    let fields = [("id", course.as_str()), ("title", "Quokkacourse"), ("kind", "workshop"), ("status", "planned")];
    let more = [("completed_on", "2027-02-01"), ("hours", "3"), ("notes", "quokkanotes")];
    client.post("/activities/new", &[&fields[..], &more].concat()).await.leads_to();
}

const QUICK: jobs::Pace = jobs::Pace { look: Duration::from_millis(100), beat: Duration::from_secs(1) };

/// Works the queue, as a server does, until it stands like this.
async fn work(test: &TestApp, until: fn(&jobs::Queue) -> bool) {
    let (app, mailer) = (test.app.clone(), test.app.mailer.clone().unwrap());
    let send = move |job: jobs::Job| {
        let (app, mailer) = (app.clone(), mailer.clone());
        async move { reminders::send(&app, &mailer, &job).await }
    };
    jobs::work(&test.app.db, QUICK, send, queue_is(&test.app.db, until)).await.unwrap();
}

/// Whether nothing is left to send.
fn is_done(queue: &jobs::Queue) -> bool {
    queue.waiting == 0
}

/// Asked, answered with yes; ends with the mail box empty again.
async fn confirmed(test: &TestApp, client: &mut Client, post: &Post) {
    client.post("/reminders", &WEEKLY).await.leads_to();
    let asked = post.sent();
    assert_eq!(asked.len(), 1, "{asked:?}");
    let yes = link(&asked[0].1, "/reminders/confirm/");
    let mut outsider = test.client();
    assert!(outsider.page(&yes).await.contains("Yes, send them here"));
    assert!(outsider.post(&yes, &[]).await.body.contains("Reminders come to this address"));
    post.mails.lock().unwrap().clear();
}

async fn a_weekly_mail_is_sent_once(store: Store) {
    let (test, post) = with_mail(store).await;
    let mut client = test.signed_in("Robin").await;
    her_work(&mut client).await;
    client.post("/reminders", &WEEKLY).await.leads_to();
    reminders::look(&test.app).await.unwrap();
    work(&test, is_done).await;
    assert_eq!(post.sent().len(), 1, "before its yes an address gets the question alone");
    let (to, question) = &post.sent()[0];
    assert_eq!(to, &["robin@example.org"]);
    assert!(!question.contains("Texas") && !question.contains("Robin"), "{question}");
    client.post("/reminders/remove", &[]).await.leads_to();
    post.mails.lock().unwrap().clear();
    confirmed(&test, &mut client, &post).await;

    // Two servers look on the same Monday, and two take from the queue.
    let (one, other) = tokio::join!(reminders::look(&test.app), reminders::look(&test.app));
    one.unwrap();
    other.unwrap();
    tokio::join!(work(&test, is_done), work(&test, is_done));
    let sent = post.sent();
    assert_eq!(sent.len(), 1, "{sent:?}");
    let mail = &sent[0].1;
    for words in [
        "Texas LPC: ",
        "The last day is April 30, 2027.",
        "January 20, 2027  Review a learning goal",
        "February 1, 2027  Planned learning",
        "List-Unsubscribe: <https://edge.example/reminders/end/",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
    ] {
        assert!(mail.contains(words), "{words}: {mail}");
    }
    assert!(!mail.to_lowercase().contains("quokka"), "{mail}");
    // Asked again on the same day, and after a start: nothing more.
    reminders::look(&test.app).await.unwrap();
    work(&test, is_done).await;
    assert_eq!(post.sent().len(), 1);
    // A mail of that Monday leaves the queue when its week is over, and not before.
    assert!(jobs::queue(&test.app.db).await.unwrap().last_done.is_some());
    jobs::remove_before(&test.app.db, "2026-11-23".parse().unwrap()).await.unwrap();
    assert!(jobs::queue(&test.app.db).await.unwrap().last_done.is_some());
    jobs::remove_before(&test.app.db, "2026-11-24".parse().unwrap()).await.unwrap();
    assert_eq!(jobs::queue(&test.app.db).await.unwrap(), jobs::Queue::default());
}

#[tokio::test]
async fn a_weekly_mail_is_sent_once_by_two_servers_on_sqlite() {
    a_weekly_mail_is_sent_once(Store::sqlite().await).await;
}

#[tokio::test]
async fn a_weekly_mail_is_sent_once_by_two_servers_on_postgres() {
    a_weekly_mail_is_sent_once(Store::postgres().await).await;
}

#[tokio::test]
async fn a_crash_before_sending_loses_no_mail_and_one_after_it_sends_no_second() {
    let (test, post) = with_mail(Store::sqlite().await).await;
    let mut client = test.signed_in("Robin").await;
    her_work(&mut client).await;
    confirmed(&test, &mut client, &post).await;
    reminders::look(&test.app).await.unwrap();
    // The server takes the job and goes down in the middle of it.
    let taken = Arc::new(Notify::new());
    let is_taken = taken.clone();
    let stuck = move |_: jobs::Job| {
        taken.notify_one();
        std::future::pending()
    };
    tokio::select! {
        ended = jobs::work(&test.app.db, QUICK, stuck, std::future::pending()) => panic!("{ended:?}"),
        () = is_taken.notified() => {}
    }
    assert_eq!(post.sent().len(), 0);
    // Another notices that it is silent.
    tokio::time::sleep(Duration::from_secs(4)).await;
    work(&test, is_done).await;
    assert_eq!(post.sent().len(), 1, "what was begun is taken up");
    // A server that went down between sending and saying so does it again: the note of the sending stands in the way.
    let id = stored::list_active_ids(&test.app.db).await.unwrap()[0];
    let job = jobs::Job { reminder: id, day: "2026-11-23".parse().unwrap() };
    let mailer = test.app.mailer.clone().unwrap();
    reminders::send(&test.app, &mailer, &job).await.unwrap();
    assert_eq!(post.sent().len(), 1);
    // One that took a mail on and went down before it was sent: others wait for it, and then send.
    let tomorrow = jobs::Job { reminder: id, day: "2026-11-24".parse().unwrap() };
    let robin = stored::find_account_by_reminder(&test.app.db, &test.app.server_key, id).await.unwrap().unwrap().0;
    assert!(stored::claim_sending(&test.app.db, &robin.owner, id, tomorrow.day, now()).await.unwrap());
    assert!(reminders::send(&test.app, &mailer, &tomorrow).await.is_err(), "it may be on its way");
    assert_eq!(post.sent().len(), 1);
    let test = test.at(now() + stored::CLAIM + chrono::TimeDelta::minutes(1));
    reminders::send(&test.app, &mailer, &tomorrow).await.unwrap();
    assert_eq!(post.sent().len(), 2);
}

#[tokio::test]
async fn a_mail_server_that_refuses_is_asked_again() {
    let (test, post) = with_mail(Store::sqlite().await).await;
    let mut client = test.signed_in("Robin").await;
    her_work(&mut client).await;
    confirmed(&test, &mut client, &post).await;
    post.refuses.store(2, Ordering::SeqCst);
    reminders::look(&test.app).await.unwrap();
    work(&test, |queue| queue.tried_in_vain == 1).await;
    assert_eq!(post.refuses.load(Ordering::SeqCst), 1, "asked once, not as fast as it can be");
    work(&test, is_done).await;
    assert_eq!(post.sent().len(), 1);
    // Where the question cannot be sent, the page says so and keeps what was typed.
    post.refuses.store(1, Ordering::SeqCst);
    let refused = client.post("/reminders", &[("address", "other@example.org"), ("weekday", "3")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("did not take it") && refused.body.contains("other@example.org"));
    // Those that came until then go on coming, to where they came.
    let page = client.page("/reminders").await;
    assert!(page.contains("They come to this address.") && page.contains("robin@example.org"), "{page}");
}

#[tokio::test]
async fn what_is_wrong_with_one_person_keeps_nobody_else_from_a_mail() {
    let (test, post) = with_mail(Store::sqlite().await).await;
    let mut first = test.signed_in("Alex").await;
    her_work(&mut first).await;
    confirmed(&test, &mut first, &post).await;
    let mut second = test.signed_in("Robin").await;
    her_work(&mut second).await;
    confirmed(&test, &mut second, &post).await;
    let broken = "UPDATE accounts SET data_key = x'00' WHERE email = 'alex@example.org'";
    test.app.db.write().execute_unprepared(broken).await.unwrap();
    let told = reminders::look(&test.app).await.unwrap_err();
    assert_eq!(told.to_string(), "1 of the reminders could not be looked at");
    work(&test, is_done).await;
    assert_eq!(post.sent().len(), 1);
}

#[tokio::test]
async fn a_sample_account_sends_no_mail_to_anybody() {
    let (test, post) = with_mail(Store::sqlite().await).await;
    let mut client = test.client();
    client.post("/sample", &[]).await.leads_to();
    assert!(client.page("/reminders").await.contains("A sample account sends no mail"));
    assert_eq!(client.post("/reminders", &WEEKLY).await.status, 404);
    assert_eq!(client.post("/reminders/again", &[]).await.status, 404);
    assert!(post.sent().is_empty());
}

#[tokio::test]
async fn one_click_in_a_mail_program_ends_them() {
    let (test, post) = with_mail(Store::sqlite().await).await;
    let mut client = test.signed_in("Robin").await;
    her_work(&mut client).await;
    confirmed(&test, &mut client, &post).await;
    reminders::look(&test.app).await.unwrap();
    work(&test, is_done).await;
    let end = link(&post.sent()[0].1, "/reminders/end/");
    // A mail program says nothing of where it comes from.
    let mut program = test.client();
    program.site = "none";
    let answer = program.post(&end, &[("List-Unsubscribe", "One-Click")]).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(program.get(&end).await.status, 410, "a second click finds them ended");
    assert!(client.page("/reminders").await.contains("Ask the address"));
    // The same silence opens nothing else.
    assert_eq!(program.post("/reminders/remove", &[]).await.status, 403);
}

#[tokio::test]
async fn without_a_mail_server_the_page_names_the_calendar() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    assert!(client.page("/reminders").await.contains("Not from this copy"));
    assert_eq!(client.post("/reminders", &WEEKLY).await.status, 404);
}

#[tokio::test]
async fn an_address_and_a_day_are_needed_and_asking_often_has_to_wait() {
    let (test, post) = with_mail(Store::sqlite().await).await;
    let mut client = test.signed_in("Robin").await;
    let nothing = client.post("/reminders", &[("address", "robin"), ("weekday", "")]).await;
    assert_eq!(nothing.status, 422);
    assert!(nothing.body.contains("An email looks like") && nothing.body.contains("Choose a weekday"));
    for number in 0..8 {
        let address = format!("robin{number}@example.org");
        client.post("/reminders", &[("address", address.as_str()), ("weekday", "1")]).await.leads_to();
    }
    let often = client.post("/reminders", &[("address", "one-more@example.org"), ("weekday", "1")]).await;
    assert!(often.status == 422 && often.body.contains("Wait 15 minutes"), "{}", often.body);
    assert_eq!(post.sent().len(), 8);
}
