//! One therapist's records, written and read back, on both databases; nobody else sees them; nothing is left behind.

use crate::left::left_of;
use crate::support::{Store, TestApp, newcomer, now};
use domain::growth::checkin::CheckIn;
use domain::growth::{Directness, Level, Rating, Source};
use domain::rules::Library;
use domain::words::English;
use growing_edge::db::accounts::{self, Account, NewAccount};
use growing_edge::db::activities::{self, Amount, Cost, Day, Facts, Segment};
use growing_edge::db::candidates;
use growing_edge::db::challenges::{self, Handled, Meeting};
use growing_edge::db::goals::{self, Origin, State};
use growing_edge::db::licences::{self, Held};
use growing_edge::db::pins::{self, Effect, Pin};
use growing_edge::db::ratings::{self, Rated};
use growing_edge::db::renewals::{self, Renewal, Used};
use growing_edge::db::tasks_done::{self, TaskDone};
use growing_edge::db::turning_points::{self, TurningPoint};
use growing_edge::db::{
    Db, DbError, Owner, allowed_words, checkins, condition_answers, guard_reasons, own_rule_sets, rule_copies, sessions,
};
use growing_edge::web::app::SignUp;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

#[tokio::test]
async fn a_therapists_records_live_on_sqlite() {
    tell(Store::sqlite().await).await;
}

#[tokio::test]
async fn a_therapists_records_live_on_postgresql() {
    tell(Store::postgres().await).await;
}

#[tokio::test]
async fn tables_go_up_down_and_up_on_sqlite() {
    up_down_up(Store::sqlite().await).await;
}

#[tokio::test]
async fn tables_go_up_down_and_up_on_postgresql() {
    up_down_up(Store::postgres().await).await;
}

async fn up_down_up(store: Store) {
    let db = Db::connect(&store.url).await.unwrap();
    assert!(!db.is_ready().await);
    db.migrate().await.unwrap();
    assert!(db.is_ready().await);
    db.migrate_down().await.unwrap();
    assert!(!db.is_ready().await);
    db.migrate().await.unwrap();
    assert!(db.is_ready().await);
}

pub async fn account(test: &TestApp, email: &str) -> Account {
    accounts::record_account(&test.app.db, &test.app.server_key, newcomer(email), now()).await.unwrap()
}

fn facts() -> Facts {
    Facts {
        title: "Ethics".into(),
        kind: "workshop".into(),
        planned: false,
        starts_on: "2026-03-01".parse().ok(),
        completed_on: "2026-03-02".parse().unwrap(),
        days: vec![Day { date: "2026-03-02".parse().unwrap(), minutes: 90 }],
        amount: Some(Amount::Minutes(90)),
        delivery: Some("in_person".into()),
        approvals: vec!["us-ny-social_worker/state_board".into()],
        approval_number: Some("SW-0614".into()),
        categories: vec![],
        segments: vec![Segment { amount: 90, topics: vec!["ethics".into()] }],
        evidence: vec!["certificate_names_topic".into()],
        relevant_to: vec![],
        cost: Some(Cost { minor: 8950, currency: "USD".into() }),
        own_practice_minutes: Some(20),
        group_size: Some(4),
        preparation_minutes: None,
        first_time: Some(true),
        repeat_key: None,
        provider: Some("Someone".into()),
        notes: Some("A note".into()),
    }
}

fn held() -> Held {
    Held {
        rule_set: "us-ny-social_worker".into(),
        title: "LCSW".into(),
        issued_on: "2010-06-01".parse().unwrap(),
        expires_on: "2028-05-31".parse().ok(),
        number_parity: None,
        first_renewal: "auto".into(),
        facts: licences::Facts::default(),
    }
}

async fn tell(store: Store) {
    let test = TestApp::on(store, SignUp::Open).await;
    let db = &test.app.db;
    let (her, him) = (account(&test, "her@example.org").await, account(&test, "him@example.org").await);
    let (owner, other) = (&her.owner, &him.owner);
    let again = NewAccount {
        email: "her@example.org".into(),
        name: String::new(),
        password_hash: String::new(),
        english: English::American,
        time_zone: "UTC".into(),
        sample: false,
        as_first: false,
    };
    let twice = accounts::record_account(db, &test.app.server_key, again, now()).await;
    assert!(matches!(twice, Err(DbError::Conflict)), "an email is taken once");

    // Activities, with a lost race.
    let activity = Uuid::now_v7();
    activities::record_activity(db, owner, activity, &facts(), now()).await.unwrap();
    let read = activities::find_activity(db, owner, activity).await.unwrap().unwrap();
    assert_eq!(read.facts, facts());
    assert!(activities::find_activity(db, other, activity).await.unwrap().is_none());
    assert!(activities::list_activities(db, other).await.unwrap().is_empty());
    let changed = Facts { title: "Ethics again".into(), ..facts() };
    assert!(activities::amend_activity(db, owner, activity, 1, &changed, now()).await.unwrap());
    let late = activities::amend_activity(db, owner, activity, 1, &facts(), now()).await;
    assert!(matches!(late, Err(DbError::Stale)), "the first change is not overwritten");
    assert!(!activities::amend_activity(db, other, activity, 2, &facts(), now()).await.unwrap());
    assert!(!activities::remove_activity(db, other, activity).await.unwrap());

    // Candidates: taken up and back, all or none.
    let candidate = Uuid::now_v7();
    let offered = Facts { planned: true, ..facts() };
    candidates::record_candidates(db, owner, &[(candidate, offered.clone())], now()).await.unwrap();
    let read = candidates::find_candidate(db, owner, candidate).await.unwrap().unwrap();
    assert_eq!((read.facts, read.version, read.activity), (offered.clone(), 1, None));
    assert!(candidates::find_candidate(db, other, candidate).await.unwrap().is_none());
    assert!(candidates::list_candidates(db, other).await.unwrap().is_empty());
    assert!(!candidates::amend_candidate(db, other, candidate, 1, &offered, now()).await.unwrap());
    assert!(candidates::amend_candidate(db, owner, candidate, 1, &offered, now()).await.unwrap());
    let plan = Uuid::now_v7();
    let late = candidates::take_up(db, owner, plan, &[(candidate, 1)], now()).await;
    assert!(matches!(late, Err(DbError::Stale)), "a plan holds what was seen");
    assert!(!candidates::take_up(db, other, plan, &[(candidate, 2)], now()).await.unwrap());
    assert!(!candidates::take_up(db, owner, plan, &[(candidate, 2), (Uuid::now_v7(), 1)], now()).await.unwrap());
    assert!(candidates::take_up(db, owner, plan, &[(candidate, 2)], now()).await.unwrap());
    let planned = candidates::find_candidate(db, owner, candidate).await.unwrap().unwrap().activity.unwrap();
    assert_eq!(activities::find_activity(db, owner, planned).await.unwrap().unwrap().facts, offered);
    assert_eq!(candidates::take_back(db, other, plan).await.unwrap(), None);
    assert_eq!(candidates::take_back(db, owner, plan).await.unwrap(), Some(1));
    assert!(activities::find_activity(db, owner, planned).await.unwrap().is_none());
    assert!(candidates::find_candidate(db, owner, candidate).await.unwrap().unwrap().plan.is_none());
    assert!(!candidates::remove_candidate(db, other, candidate).await.unwrap());

    // Licences, own rules, answers and duties.
    let licence = Uuid::now_v7();
    licences::record_licence(db, owner, licence, &held(), now()).await.unwrap();
    assert_eq!(licences::find_licence(db, owner, licence).await.unwrap().unwrap().held, held());
    assert!(licences::find_licence(db, other, licence).await.unwrap().is_none());
    assert!(!licences::remove_licence(db, other, licence).await.unwrap());
    let rules = Library::builtin().get("us-ny-social_worker").unwrap();
    let own = Uuid::now_v7();
    own_rule_sets::record_own_rule_set(db, owner, own, rules, now()).await.unwrap();
    assert_eq!(&own_rule_sets::list_own_rule_sets(db, owner).await.unwrap()[0].rules, rules);
    assert!(own_rule_sets::list_own_rule_sets(db, other).await.unwrap().is_empty());
    assert!(own_rule_sets::amend_own_rule_set(db, owner, own, 1, rules).await.unwrap());
    let late = own_rule_sets::amend_own_rule_set(db, owner, own, 1, rules).await;
    assert!(matches!(late, Err(DbError::Stale)), "the first change is not overwritten");
    assert!(!own_rule_sets::amend_own_rule_set(db, other, own, 2, rules).await.unwrap());
    let in_use = own_rule_sets::remove_own_rule_set(db, owner, own).await;
    assert!(matches!(in_use, Err(DbError::Conflict)), "a licence is kept by these rules");
    assert!(!own_rule_sets::remove_own_rule_set(db, other, own).await.unwrap());
    let (free, unused) = (Uuid::now_v7(), domain::rules::RuleSet { id: "own-unused".into(), ..rules.clone() });
    own_rule_sets::record_own_rule_set(db, owner, free, &unused, now()).await.unwrap();
    assert!(!own_rule_sets::remove_own_rule_set(db, other, free).await.unwrap());
    assert!(own_rule_sets::remove_own_rule_set(db, owner, free).await.unwrap());
    assert!(own_rule_sets::find_own_rule_set(db, owner, free).await.unwrap().is_none());
    for answer in ["no", "yes"] {
        condition_answers::record_condition_answer(db, owner, "supervisors", answer).await.unwrap();
    }
    assert_eq!(condition_answers::list_condition_answers(db, owner).await.unwrap()["supervisors"], "yes");
    let done = TaskDone {
        id: Uuid::now_v7(),
        licence: Some(licence),
        task: "jurisprudence_exam".into(),
        done_on: "2026-01-01".parse().unwrap(),
        count: 1,
    };
    tasks_done::record_task_done(db, owner, &done).await.unwrap();
    assert_eq!(tasks_done::list_tasks_done(db, owner).await.unwrap(), vec![done.clone()]);
    assert!(!tasks_done::remove_task_done(db, other, done.id).await.unwrap());

    growth(db, &her, &him, activity).await;
    cycles(db, &her, &him, licence, activity).await;

    // Sessions.
    let token = sessions::record_session(db, owner.id, "Firefox on Linux", now()).await.unwrap();
    let found = sessions::find_account_by_token(db, &test.app.server_key, &token, now()).await.unwrap();
    assert_eq!(found.unwrap().0.email, "her@example.org");
    let later = now() + chrono::Duration::days(sessions::DAYS + 1);
    assert!(sessions::find_account_by_token(db, &test.app.server_key, &token, later).await.unwrap().is_none());

    let removed = accounts::remove_account(db, owner.id).await.unwrap();
    let counted = |table| removed.counts.iter().find(|count| count.table == table).map(|count| count.rows);
    assert_eq!((counted("sessions"), removed.left), (Some(1), 0));
    assert!(counted("goals") > Some(0) && counted("renewals") > Some(0), "{removed:?}");
    assert_eq!(left_of(db, owner.id.0).await, Vec::<String>::new(), "nothing is left of a removed account");
    assert!(sessions::find_account_by_token(db, &test.app.server_key, &token, now()).await.unwrap().is_none());
}

async fn growth(db: &Db, her: &Account, him: &Account, activity: Uuid) {
    let (owner, other) = (&her.owner, &him.owner);
    let day = "2026-03-01".parse().unwrap();
    let challenge = Uuid::now_v7();
    challenges::record_challenge(db, owner, challenge, "push_pull", Some("I chase"), day, now()).await.unwrap();
    assert_eq!(
        challenges::find_challenge(db, owner, challenge).await.unwrap().unwrap().line.as_deref(),
        Some("I chase")
    );
    let meeting = Meeting {
        id: Uuid::now_v7(),
        challenge,
        met_on: day,
        handled: Handled::Better,
        line: Some("I waited a breath.".into()),
    };
    assert!(!challenges::record_meeting(db, other, &meeting).await.unwrap());
    assert!(challenges::record_meeting(db, owner, &meeting).await.unwrap());
    assert_eq!(challenges::list_meetings(db, owner).await.unwrap(), vec![meeting]);

    let goal = Uuid::now_v7();
    let facts = goals::Facts {
        statement: "Stay curious".into(),
        origin: Origin::Challenge,
        state: State::Active,
        started_on: day,
        challenges: BTreeSet::from([challenge]),
        skills: BTreeSet::from(["mentalising_stance".to_owned()]),
        activities: BTreeSet::from([activity]),
        ..goals::Facts::default()
    };
    let stolen = goals::record_goal(db, other, Uuid::now_v7(), &facts, now()).await;
    assert!(matches!(stolen, Err(DbError::Conflict)), "a goal links only to what is its owner's");
    assert!(goals::list_goals(db, other).await.unwrap().is_empty(), "and nothing of it stays");
    goals::record_goal(db, owner, goal, &facts, now()).await.unwrap();
    assert_eq!(goals::find_goal(db, owner, goal).await.unwrap().unwrap().facts, facts);
    let kept = challenges::remove_challenge(db, owner, challenge).await;
    assert!(matches!(kept, Err(DbError::Conflict)), "a challenge that a goal uses stays");
    let changed = goals::Facts { activities: BTreeSet::new(), ..facts.clone() };
    assert!(goals::amend_goal(db, owner, goal, 1, &changed).await.unwrap());
    assert!(matches!(goals::amend_goal(db, owner, goal, 1, &facts).await, Err(DbError::Stale)));
    goals::link_activity(db, owner, activity, &BTreeSet::from([goal])).await.unwrap();
    assert_eq!(goals::find_goal(db, owner, goal).await.unwrap().unwrap().facts.activities, BTreeSet::from([activity]));
    assert!(goals::find_goal(db, other, goal).await.unwrap().is_none());

    let rating = Rating {
        skill: "mentalising_stance".into(),
        level: Level::from_halves(5).unwrap(),
        source: Source::Supervisor,
        directness: Directness::Recording,
        rated_on: day,
        looking_back: false,
        anchor_version: 1,
    };
    let rated = Rated { id: Uuid::now_v7(), rating, rater: Some("M. A.".into()), note: None };
    ratings::record_rating(db, owner, &rated, now()).await.unwrap();
    assert_eq!(ratings::list_ratings_of(db, owner, "mentalising_stance").await.unwrap(), vec![rated.clone()]);
    assert!(!ratings::remove_own_rating(db, owner, rated.id).await.unwrap(), "another's rating cannot be taken back");
    let point = TurningPoint {
        id: Uuid::now_v7(),
        skill: "mentalising_stance".into(),
        challenge: Some(challenge),
        turned_on: day,
        words: "I named it".into(),
    };
    turning_points::record_turning_point(db, owner, &point).await.unwrap();
    assert_eq!(turning_points::list_turning_points(db, owner).await.unwrap(), vec![point]);
    assert!(turning_points::list_turning_points(db, other).await.unwrap().is_empty());
    guarded(db, owner, other).await;
    checked_in(db, owner, other).await;
}

/// Check-ins: their owner's alone, with a lost race.
async fn checked_in(db: &Db, owner: &Owner, other: &Owner) {
    let checkin = |day: &str, answer: u8| CheckIn {
        day: day.parse().unwrap(),
        answers: BTreeMap::from([("staying".to_owned(), answer), ("load".to_owned(), 4)]),
    };
    let id = Uuid::now_v7();
    checkins::record_checkin(db, owner, id, &checkin("2026-11-01", 1)).await.unwrap();
    let twice = checkins::record_checkin(db, owner, id, &checkin("2026-11-02", 2)).await;
    assert!(matches!(twice, Err(DbError::Conflict)), "a form sent twice makes one");
    checkins::record_checkin(db, owner, Uuid::now_v7(), &checkin("2026-10-18", 3)).await.unwrap();
    let listed = checkins::list_checkins(db, owner).await.unwrap();
    let listed: Vec<CheckIn> = listed.into_iter().map(|kept| kept.checkin).collect();
    assert_eq!(listed, [checkin("2026-10-18", 3), checkin("2026-11-01", 1)], "oldest first, as answered");
    assert_eq!(checkins::find_last_day(db, owner).await.unwrap(), "2026-11-01".parse().ok());
    assert_eq!(checkins::find_last_day(db, other).await.unwrap(), None);
    assert!(checkins::find_checkin(db, other, id).await.unwrap().is_none());
    assert!(checkins::list_checkins(db, other).await.unwrap().is_empty());
    assert!(!checkins::amend_checkin(db, other, id, 1, &checkin("2026-11-01", 0)).await.unwrap());
    assert!(checkins::amend_checkin(db, owner, id, 1, &checkin("2026-11-01", 2)).await.unwrap());
    let late = checkins::amend_checkin(db, owner, id, 1, &checkin("2026-11-01", 0)).await;
    assert!(matches!(late, Err(DbError::Stale)), "the first change is not overwritten");
    assert_eq!(checkins::find_checkin(db, owner, id).await.unwrap().unwrap().checkin, checkin("2026-11-01", 2));
    assert!(!checkins::remove_checkin(db, other, id).await.unwrap());
}

/// Words that the guard leaves alone, and reasons that are counted.
async fn guarded(db: &Db, owner: &Owner, other: &Owner) {
    let word = Uuid::now_v7();
    allowed_words::record_allowed_word(db, owner, word, "Linehan", now()).await.unwrap();
    assert_eq!(allowed_words::list_allowed_words(db, owner).await.unwrap()[0].words, "Linehan");
    assert!(allowed_words::list_allowed_words(db, other).await.unwrap().is_empty());
    assert!(!allowed_words::remove_allowed_word(db, other, word).await.unwrap());
    for reason in ["author", "title", "author"] {
        guard_reasons::record_guard_reason(db, owner, "name", reason).await.unwrap();
    }
    let counted = guard_reasons::list_guard_reasons(db, owner).await.unwrap();
    let counted: Vec<(&str, i32)> = counted.iter().map(|one| (one.reason.as_str(), one.count)).collect();
    assert_eq!(counted, [("author", 2), ("title", 1)]);
    assert!(guard_reasons::list_guard_reasons(db, other).await.unwrap().is_empty());
}

/// Pins, a cycle closed and opened again, and the rules as they were accepted.
async fn cycles(db: &Db, her: &Account, him: &Account, licence: Uuid, activity: Uuid) {
    let (owner, other) = (&her.owner, &him.owner);
    let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    let (cycle_end, requirement, hours) = (Some(day("2028-05-31")), None, Some(150));
    let pin = Pin { id: Uuid::now_v7(), licence, activity, effect: Effect::Force, cycle_end, requirement, hours };
    let stolen = pins::record_pin(db, other, &Pin { id: Uuid::now_v7(), ..pin.clone() }, now()).await;
    assert!(matches!(stolen, Err(DbError::Conflict)), "a pin names only what is its owner's");
    pins::record_pin(db, owner, &pin, now()).await.unwrap();
    assert_eq!(pins::list_pins(db, owner).await.unwrap(), vec![pin.clone()]);
    assert!(pins::list_pins(db, other).await.unwrap().is_empty());
    assert!(!pins::remove_pin(db, other, licence, pin.id).await.unwrap());

    let renewal = Renewal {
        id: Uuid::now_v7(),
        licence,
        cycle_end: day("2028-05-31"),
        renewed_on: day("2028-05-01"),
        expired_on: Some(day("2028-05-31")),
        carried_out: vec![licences::CarriedIn { hours: 600, topics: vec!["ethics".into()], cycles_ago: 1 }],
        used: vec![Used { activity, hours: 150 }],
    };
    let next = (1, Some(day("2031-05-31")));
    let stolen = renewals::record_renewal(db, other, &renewal, &"words", next, now()).await;
    assert!(matches!(stolen, Err(DbError::Conflict)), "a cycle is closed by its owner alone");
    let late = renewals::record_renewal(db, owner, &renewal, &"words", (7, next.1), now()).await;
    assert!(matches!(late, Err(DbError::Stale)), "and as it was read");
    renewals::record_renewal(db, owner, &renewal, &"words", next, now()).await.unwrap();
    let twice = Renewal { id: Uuid::now_v7(), ..renewal.clone() };
    let twice = renewals::record_renewal(db, owner, &twice, &"words", (2, next.1), now()).await;
    assert!(matches!(twice, Err(DbError::Conflict)), "and once");
    assert_eq!(renewals::list_renewals(db, owner).await.unwrap(), vec![renewal.clone()]);
    assert!(renewals::list_renewals(db, other).await.unwrap().is_empty());
    let kept: Option<String> = renewals::find_kept(db, owner, licence, renewal.id).await.unwrap();
    assert_eq!(kept.as_deref(), Some("words"));
    assert!(renewals::find_kept::<String>(db, other, licence, renewal.id).await.unwrap().is_none());
    let moved = licences::find_licence(db, owner, licence).await.unwrap().unwrap();
    assert_eq!((moved.version, moved.held.expires_on), (2, next.1));
    assert!(!renewals::remove_last_renewal(db, other, licence, renewal.id).await.unwrap());
    assert!(renewals::remove_last_renewal(db, owner, licence, renewal.id).await.unwrap());
    let back = licences::find_licence(db, owner, licence).await.unwrap().unwrap();
    assert_eq!((back.version, back.held.expires_on), (3, renewal.expired_on));
    renewals::record_renewal(db, owner, &renewal, &"words", (3, next.1), now()).await.unwrap();

    let rules = Library::builtin().get("us-ny-social_worker").unwrap();
    let newer = domain::rules::RuleSet { gaps: vec!["Something new is not said.".into()], ..rules.clone() };
    rule_copies::record_rule_copy(db, owner, rules, day("2026-11-23")).await.unwrap();
    rule_copies::record_rule_copy(db, owner, &newer, day("2026-11-24")).await.unwrap();
    let copy = rule_copies::find_rule_copy(db, owner, &rules.id).await.unwrap().unwrap();
    assert_eq!(&copy.rules().unwrap(), rules, "a copy that is there stays as it is");
    assert_eq!(copy.unless_same(Some(rules)).unwrap(), None);
    assert_eq!(copy.unless_same(Some(&newer)).unwrap().as_ref(), Some(rules));
    assert!(rule_copies::find_rule_copy(db, other, &rules.id).await.unwrap().is_none());
    assert!(!rule_copies::amend_rule_copy(db, other, &copy, &newer, day("2026-11-25")).await.unwrap());
    assert!(rule_copies::amend_rule_copy(db, owner, &copy, &newer, day("2026-11-25")).await.unwrap());
    let late = rule_copies::amend_rule_copy(db, owner, &copy, &newer, day("2026-11-25")).await;
    assert!(matches!(late, Err(DbError::Stale)), "the first acceptance is not repeated");
    let copy = rule_copies::find_rule_copy(db, owner, &rules.id).await.unwrap().unwrap();
    assert_eq!(copy.earlier().unwrap().as_ref(), Some(rules), "what was accepted before is kept");
    assert!(rule_copies::restore_rule_copy(db, owner, &copy, day("2026-11-26")).await.unwrap());
    let copies = rule_copies::list_rule_copies(db, owner).await.unwrap();
    assert_eq!((&copies[0].rules().unwrap(), copies[0].earlier().unwrap()), (rules, None));
    assert!(rule_copies::list_rule_copies(db, other).await.unwrap().is_empty());
}
