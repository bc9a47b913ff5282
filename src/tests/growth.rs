//! Growth as a person meets it: check-ins, the timeline by year and as a file, what recurs, every skill at a glance.

use crate::support::{Answer, Client, TestApp, now};
use chrono::{Duration, NaiveDate};
use domain::growth::{Directness, Level, Rating, Source};
use growing_edge::db::ratings::{Rated, record_rating};
use growing_edge::db::{Owner, sessions};

fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

async fn check_in(client: &mut Client, day: &str, answers: &[(&str, &str)]) {
    let id = id();
    let fields = [&[("id", id.as_str()), ("checked_on", day)], answers].concat();
    assert_eq!(client.post("/check-ins/new", &fields).await.leads_to(), "/check-ins");
}

#[tokio::test]
async fn the_quiet_note_opens_at_two_in_a_row_and_not_at_one() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    assert!(client.page("/check-ins").await.contains("No check-in yet."));
    check_in(&mut client, "2026-11-08", &[("recovery", "1"), ("load", "3")]).await;
    let one = client.page("/check-ins").await;
    assert!(!one.contains("When it is a lot") && one.contains("A little"), "{one}");
    check_in(&mut client, "2026-11-22", &[("recovery", "0"), ("load", "3")]).await;
    let two = client.page("/check-ins").await;
    assert!(two.contains("In your last check-ins, recovery stood at the hard end."), "{two}");
    for word in ["A supervisor.", "A support line.", "A lighter load."] {
        assert!(two.contains(word), "{word}");
    }
    assert!(two.contains("Only you see this.") && two.contains("Left empty"));
    for never in ["Total", "total", "score", "streak", "average"] {
        assert!(!two.contains(never), "{never} is never made of it");
    }
    assert!(!client.page("/growth").await.contains("hard end"), "other pages tell when, never what");
}

#[tokio::test]
async fn a_check_in_needs_one_line_and_keeps_what_was_chosen_when_it_is_refused() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let (one, day) = (id(), ("checked_on", "2026-11-20"));
    let empty = client.post("/check-ins/new", &[("id", &one), day, ("staying", "")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.body.contains("Answer one line at least.") && empty.body.contains("value=\"2026-11-20\""));
    let ahead = [("id", one.as_str()), ("checked_on", "2026-12-01"), ("patience", "3")];
    let ahead = client.post("/check-ins/new", &ahead).await;
    assert_eq!(ahead.status, 422);
    assert!(ahead.body.contains("That day has not come yet."));
    assert!(ahead.body.contains("name=\"patience\" value=\"3\" checked"), "{}", ahead.body);
    let odd = client.post("/check-ins/new", &[("id", &one), day, ("load", "5")]).await;
    assert_eq!(odd.status, 422);
    for _ in 0..2 {
        client.post("/check-ins/new", &[("id", &one), day, ("patience", "3")]).await.leads_to();
    }
    let list = client.page("/check-ins").await;
    assert_eq!(list.matches("/edit\"").count(), 1, "sent twice, made once");
    let fresh = client.page("/check-ins/new").await;
    assert!(fresh.contains("The last one was 3 days ago, on November 20, 2026. Another is fine"), "{fresh}");
    let edit = format!("/check-ins/{one}/edit");
    assert!(client.page(&edit).await.contains("name=\"patience\" value=\"3\" checked"));
    let change = [("version", "1"), day, ("patience", "4")];
    client.post(&edit, &change).await.leads_to();
    client.post(&edit, &change).await.leads_to();
    let other = [("version", "1"), day, ("patience", "2")];
    assert_eq!(client.post(&edit, &other).await.status, 409, "a change that comes too late overwrites nothing");
    assert!(client.page("/check-ins").await.contains("Fully"));
    client.post(&format!("/check-ins/{one}/remove"), &[]).await.leads_to();
    assert!(client.page("/check-ins").await.contains("No check-in yet."));
}

#[tokio::test]
async fn the_raw_database_does_not_say_what_was_answered() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    check_in(&mut client, "2026-11-08", &[("recovery", "1"), ("staying", "3")]).await;
    let raw = test.store.raw();
    let holds = |word: &str| raw.windows(word.len()).any(|part| part == word.as_bytes());
    assert!(holds("checkins") && !holds("recovery") && !holds("staying"));
}

const SKILL: &str = "mentalising_stance";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Whose browser it is.
async fn owner(test: &TestApp, client: &Client) -> Owner {
    let token = client.session().expect("someone is signed in");
    let found = sessions::find_account_by_token(&test.app.db, &test.app.server_key, token, now()).await.unwrap();
    found.unwrap().0.owner
}

async fn rate(test: &TestApp, owner: &Owner, source: Source, halves: u8, on: NaiveDate, note: Option<&str>) {
    let rating = Rating {
        skill: SKILL.into(),
        level: Level::from_halves(halves).unwrap(),
        source,
        directness: Directness::Recall,
        rated_on: on,
        looking_back: false,
        anchor_version: 1,
    };
    let rated = Rated { id: uuid::Uuid::now_v7(), rating, rater: None, note: note.map(str::to_owned) };
    record_rating(&test.app.db, owner, &rated, now()).await.unwrap();
}

/// The part of a page that matters.
fn main(page: &str) -> &str {
    let (_, main) = page.split_once("<main").expect("a page has a matter");
    main.split_once("</main>").expect("that ends").0
}

#[tokio::test]
async fn a_timeline_is_looked_at_year_by_year() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let owner = owner(&test, &client).await;
    rate(&test, &owner, Source::Own, 4, day("2026-05-12"), None).await;
    let one = client.page(&format!("/skills/{SKILL}")).await;
    assert!(!one.contains("?year=2026\">"), "one year needs no choice of years");
    rate(&test, &owner, Source::Own, 3, day("2024-05-12"), None).await;
    let both = client.page(&format!("/skills/{SKILL}")).await;
    let years = ["?year=all", "?year=2024", "?year=2026"].map(|year| format!("href=\"/skills/{SKILL}{year}\""));
    assert!(years.iter().all(|link| both.contains(link)) && !both.contains("year=2025"), "{both}");
    assert!(both.contains("2 ratings, newest first") && both.contains("dashed"), "two years apart is a gap");
    let alone = client.page(&format!("/skills/{SKILL}?year=2024")).await;
    assert!(alone.contains("1 rating in 2024, newest first") && alone.contains("in 2024: You at 1.5."), "{alone}");
    assert!(!main(&alone).contains(">Today<"));
    for odd in ["1999", "x", "all", ""] {
        let page = client.page(&format!("/skills/{SKILL}?year={odd}")).await;
        assert!(page.contains("2 ratings, newest first"), "{odd} shows all of it");
    }
}

async fn file(client: &mut Client, path: &str, name: &str) -> Answer {
    let answer = client.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    assert_eq!(answer.header("content-disposition"), format!("attachment; filename=\"{name}\""));
    assert!(answer.header("content-security-policy").starts_with("default-src 'none'; style-src 'unsafe-inline'"));
    assert!(answer.header("content-security-policy").contains("sandbox"));
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    answer
}

#[tokio::test]
async fn a_timeline_is_taken_along_as_picture_and_as_table() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let owner = owner(&test, &client).await;
    rate(&test, &owner, Source::Own, 5, day("2024-02-01"), Some("=HYPERLINK(\"evil\")")).await;
    rate(&test, &owner, Source::Supervisor, 6, day("2026-05-12"), Some("a, \"b\"")).await;
    let picture = file(&mut client, &format!("/skills/{SKILL}/timeline.svg"), "mentalising_stance.svg").await;
    assert_eq!(picture.header("content-type"), "image/svg+xml");
    assert!(picture.body.contains("xmlns=\"http://www.w3.org/2000/svg\"") && picture.body.contains("<style>"));
    assert_eq!(picture.body.matches("class=\"point").count(), 2);
    assert!(!picture.body.contains("<!") && !picture.body.contains("<script") && !picture.body.contains("var(--"));
    let year = format!("/skills/{SKILL}/timeline.svg?year=2024");
    let year = file(&mut client, &year, "mentalising_stance-2024.svg").await;
    assert_eq!(year.body.matches("class=\"point").count(), 1);
    let table = file(&mut client, &format!("/skills/{SKILL}/ratings.csv"), "mentalising_stance-ratings.csv").await;
    assert_eq!(table.header("content-type"), "text/csv; charset=utf-8");
    let mut read = csv::Reader::from_reader(table.body.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<Vec<String>> = read.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    assert_eq!(rows[0][..5], ["2024-02-01", "self", "2.5", "recall", "no"].map(str::to_owned));
    assert_eq!(rows[0][6], "'=HYPERLINK(\"evil\")", "no spreadsheet takes a note for a formula");
    assert_eq!((rows[1][1].as_str(), rows[1][6].as_str()), ("supervisor", "a, \"b\""));
    let mut other = test.signed_in("Sam").await;
    let his = other.get(&format!("/skills/{SKILL}/ratings.csv")).await;
    assert_eq!(his.body.lines().count(), 1, "another's file has its heads alone");
    for unknown in ["/skills/nonsense/timeline.svg", "/skills/nonsense/ratings.csv"] {
        assert_eq!(client.get(unknown).await.status, 404, "{unknown}");
    }
}

#[tokio::test]
async fn two_thousand_ratings_make_a_page_of_bounded_size() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let owner = owner(&test, &client).await;
    let first = day("2021-06-03");
    for number in 0..2000u16 {
        let source = Source::ALL[usize::from(number % 5)];
        let halves = u8::try_from(2 + number / 7 % 8).unwrap();
        rate(&test, &owner, source, halves, first + Duration::days(i64::from(number)), None).await;
    }
    let page = client.page(&format!("/skills/{SKILL}")).await;
    assert!(page.contains("2000 ratings, shown by year."), "{}", &page[..2000]);
    assert!(page.contains("in 2026, newest first"));
    let all = client.page(&format!("/skills/{SKILL}?year=all")).await;
    assert!(all.contains("of 2000 ratings are drawn: of each stretch of time the first"));
    assert!(all.contains("These are the newest 200.") && all.contains("2000 ratings, newest first"));
    for (name, page) in [("a year", &page), ("all", &all), ("growth", &client.page("/growth").await)] {
        assert!(page.len() < 400_000, "{name}: {} bytes", page.len());
    }
    let table = client.get(&format!("/skills/{SKILL}/ratings.csv")).await;
    assert_eq!(table.body.lines().count(), 2001, "the file has every one");
    let picture = client.get(&format!("/skills/{SKILL}/timeline.svg?year=all")).await;
    assert!(picture.body.len() < 200_000, "{} bytes", picture.body.len());
}

#[tokio::test]
async fn a_training_is_never_shown_by_the_rating_after_it_alone() {
    let test = TestApp::new().await;
    let mut client = test.client();
    client.post("/sample", &[]).await.leads_to();
    let page = client.page(&format!("/skills/{SKILL}")).await;
    let (_, around) = page.split_once("Around a training").expect("there were trainings");
    let (around, _) = around.split_once("What the levels mean").unwrap();
    assert!(around.contains("self-reported"));
    for said in ["Mentalizing Under Fire", "3 on Aug 10, 2026", "2.5 on Sep 3, 2026", "on Feb 18, 2027"] {
        assert!(around.contains(said), "{said}: {around}");
    }
    assert!(around.contains("aria-label=\"Rate it now, 90 days after"), "a follow-up of these days is offered");
    assert!(page.contains("class=\"due\"") && page.contains("90-day follow-up open"));
    // The one without a rating before it offers to look back at the day before.
    let link = format!("/skills/{SKILL}/ratings/new?looking_back=on&amp;rated_on=2026-02-02");
    assert!(around.contains(&link), "{around}");
    let form = client.page(&link.replace("&amp;", "&")).await;
    assert!(form.contains("value=\"2026-02-02\""), "{form}");
    let (_, check) = form.split_once("name=\"looking_back\"").unwrap();
    assert!(check.split('>').next().unwrap().contains("checked"));
    assert!(!form.contains("2.5 on"), "earlier ratings stay hidden");
}

#[tokio::test]
async fn every_skill_is_there_at_a_glance() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let none = client.page("/growth").await;
    assert!(none.contains("46 skills, by group") && none.contains("<details open"), "{none}");
    assert!(!none.contains("Skills you follow"));
    let owner = owner(&test, &client).await;
    rate(&test, &owner, Source::Own, 4, day("2026-02-01"), None).await;
    rate(&test, &owner, Source::Own, 5, day("2026-05-01"), None).await;
    rate(&test, &owner, Source::Peer, 6, day("2026-05-12"), None).await;
    let page = client.page("/growth").await;
    assert!(page.contains("45 skills, by group") && !main(&page).contains("<details open"));
    assert_eq!(page.matches("timeline small").count(), 1);
    assert!(page.contains("You from 2 to 2.5 in 2 ratings; Peers at 3."), "{page}");
    assert!(page.contains("last on May 12, 2026"));
    let links = domain::vocabulary::Vocabulary::builtin().skills.skill.iter();
    for skill in links {
        assert!(page.contains(&format!("href=\"/skills/{}\"", skill.slug)), "{} is missing", skill.slug);
    }
}

#[tokio::test]
async fn what_recurs_is_counted_by_quarter_and_answers_say_where_they_come_from() {
    let test = TestApp::new().await;
    let mut client = test.client();
    client.post("/sample", &[]).await.leads_to();
    let list = client.page("/challenges").await;
    assert!(list.contains("Met seven times, in 5 quarters."), "{list}");
    assert!(
        list.contains("Met again six times: harder twice, the same twice, better twice. The last two went better.")
    );
    let bars = "aria-label=\"Oct–Dec 2025: 2; Jan–Mar 2026: 2; Apr–Jun 2026: 1; Jul–Sep 2026: 1; Oct–Dec 2026: 1\"";
    assert!(list.contains(bars), "{list}");
    let mut pages = Vec::new();
    for part in list.split("href=\"/challenges/").skip(1) {
        let id = part.split('"').next().unwrap();
        if uuid::Uuid::parse_str(id).is_ok() {
            pages.push(client.page(&format!("/challenges/{id}")).await);
        }
    }
    assert_eq!(pages.len(), 3);
    let page = pages.iter().find(|page| page.contains("From your own goals")).expect("a goal was prompted by one");
    assert!(page.contains(bars) && page.contains("The last two went better."));
    assert!(page.contains("From our vocabulary") && page.contains("Basis: 1 goal of yours that it prompted."));
    assert_eq!(pages.iter().filter(|page| page.contains("From your own goals")).count(), 1);
}
