//! With another person's ids every route answers as if there were no such record, and changes nothing. The table is checked against the sources.

use crate::architecture::files;
use crate::supervision;
use crate::support::{Client, TestApp};

/// An id that nobody has.
pub const NOBODY: &str = "018f0000-0000-7000-8000-000000000000";

/// A route as the sources name it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    pub path: String,
    pub gets: bool,
    pub posts: bool,
}

/// Every route of `src/web`, read from the sources.
pub fn routes() -> Vec<Route> {
    let sources = files("src/web", &[".rs"]);
    let mut routes: Vec<Route> =
        sources.iter().flat_map(|(_, text)| text.split(".route(").skip(1).filter_map(route)).collect();
    routes.sort();
    assert!(routes.len() > 30, "the routes are found");
    routes
}

fn route(text: &str) -> Option<Route> {
    let text = text.trim_start().strip_prefix('"')?;
    let (path, rest) = text.split_once('"')?;
    let methods = rest.split(".route(").next()?.split('\n').next()?;
    Some(Route { path: path.into(), gets: methods.contains("get("), posts: methods.contains("post(") })
}

/// Her records, one of each kind: what stands for `{id}` below a prefix.
pub struct Hers {
    ids: Vec<(&'static str, String)>,
    meeting: String,
    task: String,
    pin: String,
    renewal: String,
    rating: String,
    point: String,
    earlier: String,
}

pub async fn records(client: &mut Client) -> Hers {
    let new = || uuid::Uuid::now_v7().to_string();
    let last = |path: String| path.rsplit('/').next().unwrap().to_owned();
    let challenge =
        last(client.post("/challenges/new", &[("kind", "push_pull"), ("noted_on", "2026-01-01")]).await.leads_to());
    let met = format!("/challenges/{challenge}/meetings");
    client.post(&met, &[("handled", "better"), ("met_on", "2026-02-01")]).await.leads_to();
    let goal = new();
    let fields = [("id", goal.as_str()), ("statement", "Hers"), ("challenges", challenge.as_str())];
    client.post("/goals/new", &fields).await.leads_to();
    let activity = new();
    let fields = [
        ("id", activity.as_str()),
        ("title", "Hers"),
        ("kind", "workshop"),
        ("completed_on", "2026-11-01"),
        ("hours", "1"),
    ];
    client.post("/activities/new", &fields).await.leads_to();
    let candidate = new();
    let fields = [
        ("id", candidate.as_str()),
        ("title", "Hers"),
        ("kind", "workshop"),
        ("completed_on", "2027-02-01"),
        ("hours", "1"),
        ("cost", "0"),
    ];
    client.post("/candidates/new", &fields).await.leads_to();
    let plan = new();
    let fields = [("plan", plan.as_str()), ("candidate", &format!("{candidate}.1"))];
    client.post("/plans/accept", &fields).await.leads_to();
    let licence = last(client.texas("2027-04-30").await);
    let learning_plan = new();
    let fields =
        [("id", learning_plan.as_str()), ("body", "psyba"), ("starts_on", "2025-12-01"), ("ends_on", "2026-11-30")];
    client.post("/learning-plans/new", &fields).await.leads_to();
    let tasks = format!("/licences/{licence}/tasks");
    client.post(&tasks, &[("task", "jurisprudence_exam"), ("done_on", "2026-05-01")]).await.leads_to();
    let pins = format!("/licences/{licence}/pins/new");
    client.post(&pins, &[("activity", activity.as_str()), ("choice", "forbid")]).await.leads_to();
    let renewal = new();
    let fields = [("id", renewal.as_str()), ("cycle_end", "2027-04-30"), ("renewed_on", "2026-11-20")];
    client.post(&format!("/licences/{licence}/renewals/new"), &fields).await.leads_to();
    let own = new();
    let fields = [
        ("id", own.as_str()),
        ("board", "Guild"),
        ("title", "Talker"),
        ("profession", "psychotherapist"),
        ("months", "24"),
        ("anchor", "licence_term"),
        ("total", "20"),
    ];
    client.post("/own-rule-sets/new", &fields).await.leads_to();
    let rules = format!("/own-rule-sets/{own}/rules/new/daily-maximum");
    client.post(&rules, &[("version", "1"), ("hours", "8")]).await.leads_to();
    let rating = new();
    let fields = [("id", rating.as_str()), ("level", "5"), ("source", "self"), ("directness", "recall")];
    client.post("/skills/validation/ratings/new", &fields).await.leads_to();
    client.post("/skills/validation/turning-points/new", &[("words", "Hers")]).await.leads_to();
    let between = |page: &str, before: &str| {
        let parts = page.split(before).skip(1).filter_map(|part| part.split(['/', '"']).next());
        let mut ids = parts.filter(|part| uuid::Uuid::parse_str(part).is_ok());
        ids.next().unwrap_or_else(|| panic!("no id follows {before}")).to_owned()
    };
    let meeting =
        between(&client.page(&format!("/challenges/{challenge}")).await, &format!("/challenges/{challenge}/meetings/"));
    let task = between(&client.page(&tasks).await, &format!("/licences/{licence}/tasks/"));
    let pin = between(&client.page(&format!("/licences/{licence}")).await, &format!("/licences/{licence}/pins/"));
    let point = between(&client.page("/skills/validation").await, "/skills/validation/turning-points/");
    let practice = new();
    let fields = [("id", practice.as_str()), ("skill", "validation"), ("repetitions", "2")];
    client.post("/practices/new", &fields).await.leads_to();
    let reflection = new();
    let fields = [("id", reflection.as_str()), ("form", "quick"), ("pattern", "Hers")];
    client.post("/reflections/new", &fields).await.leads_to();
    let fields = [("version", "1"), ("form", "quick"), ("pattern", "Hers, again"), ("keep", "1")];
    client.post(&format!("/reflections/{reflection}/edit"), &fields).await.leads_to();
    let versions = format!("/reflections/{reflection}/versions");
    let earlier = between(&client.page(&versions).await, &format!("{versions}/"));
    let checkin = new();
    client.post("/check-ins/new", &[("id", checkin.as_str()), ("staying", "2")]).await.leads_to();
    let token = new();
    client.post("/tokens", &[("id", &token), ("name", "Hers"), ("scopes", "dates:read")]).await.leads_to();
    let word = new();
    client.post("/allowed-words", &[("id", &word), ("words", "Linehan")]).await.leads_to();
    let archive = client.get("/account/export/growing-edge.zip").await;
    let sample = crate::certificates::sample("larkmoor_LM2207_completion.pdf");
    let certificate = last(client.upload("/certificates", &[], Some(("hers.pdf", &sample))).await.leads_to());
    client.post(&format!("/certificates/{certificate}/attach"), &[("activity", &activity)]).await.leads_to();
    let tick = [("activity", activity.as_str()), ("entered", "1")];
    client.post(&format!("/licences/{licence}/entry-sheet"), &tick).await.leads_to();
    let import = last(client.upload("/account/import", &[], Some(("e.zip", &archive.bytes))).await.leads_to());
    let list = new();
    let text = "Date,Course,Hours\n2026-03-14,Hers too,3\n";
    client.upload("/imports/new", &[("id", &list), ("text", text)], None).await.leads_to();
    let sessions = client.page("/account/sessions").await;
    assert!(sessions.contains("This device"));
    let supervisor = supervision::supervisor(client, "Hers").await;
    let about = [("goals", goal.as_str()), ("challenges", challenge.as_str())];
    let session = supervision::session(client, &supervisor, "2026-09-03", &about).await;
    client.post(&format!("/activities/{activity}/follow-ups/30/set-aside"), &[]).await.leads_to();
    let (request, _) = supervision::link(client, &supervisor, &[&session], &[]).await;
    let question = new();
    client.post("/supervision/questions", &[("id", &question), ("question", "Hers?")]).await.leads_to();
    let text = new();
    let fields = [("id", text.as_str()), ("from", "2024-11-24"), ("to", "2026-11-23"), ("words", "Hers, stated")];
    let about = [("activities", activity.as_str())];
    client.post("/documents/hcpc-profile/statement", &[&fields[..], &about].concat()).await.leads_to();
    Hers {
        ids: vec![
            ("/challenges/", challenge),
            ("/goals/", goal),
            ("/activities/", activity),
            ("/practices/", practice),
            ("/document-texts/", text),
            ("/reflections/", reflection),
            ("/candidates/", candidate),
            ("/certificates/", certificate),
            ("/plans/", plan),
            ("/learning-plans/", learning_plan),
            ("/licences/", licence),
            ("/own-rule-sets/", own),
            ("/allowed-words/", word),
            ("/tokens/", token),
            ("/check-ins/", checkin),
            ("/account/sessions/", NOBODY.into()),
            ("/supervisors/", supervisor),
            ("/supervision/signatures/", request),
            ("/supervision/questions/", question),
            ("/supervision/", session),
            ("/account/import/", import),
            ("/imports/", list),
        ],
        meeting,
        task,
        pin,
        renewal,
        rating,
        point,
        earlier,
    }
}

impl Hers {
    /// A route's path with her ids in it; `None` where it has none.
    fn path(&self, route: &Route) -> Option<String> {
        // Programs are tried with another's token: see `api.rs`.
        if !route.path.contains("{id}") || route.path.starts_with("/api/") {
            return None;
        }
        let path = route.path.replace("{slug}", "validation").replace("{meeting}", &self.meeting);
        let path = path.replace("{task}", &self.task).replace("{pin}", &self.pin).replace("{renewal}", &self.renewal);
        let path = path.replace("{earlier}", &self.earlier).replace("{days}", "30").replace("{file}", "pack.pdf");
        let path = path.replace("{number}", "1").replace("{row}", "1");
        // Her own set has this rule, and could have this sentence and this part.
        let path = path.replace("{rule}", "daily-maximum-1").replace("{sentence}", "spread").replace("{part}", "hour");
        if path.contains("/ratings/") {
            return Some(path.replace("{id}", &self.rating));
        }
        if path.contains("/turning-points/") {
            return Some(path.replace("{id}", &self.point));
        }
        let known = self.ids.iter().find(|(prefix, _)| path.starts_with(prefix));
        let (_, id) = known.unwrap_or_else(|| panic!("{} has an id that this test does not know", route.path));
        Some(path.replace("{id}", id))
    }
}

/// The same path with ids that nobody has.
fn nobodys(path: &str) -> String {
    let part = |part| if uuid::Uuid::parse_str(part).is_ok() { NOBODY } else { part };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn nobody_reads_or_changes_what_is_anothers() {
    let test = TestApp::new().await;
    let mut her = test.signed_in("Robin").await;
    let hers = records(&mut her).await;
    let mut him = test.signed_in("Kim").await;
    let fields = [
        ("id", NOBODY),
        ("version", "1"),
        ("title", "LPC"),
        ("rule_set", "us-tx-counselor"),
        ("issued_on", "2013-05-01"),
        ("expires_on", "2027-04-30"),
        ("kind", "workshop"),
        ("completed_on", "2026-11-01"),
        ("hours", "1"),
        ("statement", "Mine now"),
        ("form", "quick"),
        ("pattern", "Mine now"),
        ("line", "Mine now"),
        ("handled", "worse"),
        ("state", "reached"),
        ("task", "jurisprudence_exam"),
        ("done_on", "2026-05-01"),
    ];
    let mut tried = 0;
    for route in routes() {
        let Some(path) = hers.path(&route) else { continue };
        if route.gets {
            assert_eq!(him.get(&path).await.status, 404, "GET {path}");
            tried += 1;
        }
        if route.posts {
            // What he typed comes back to him, as it does when nobody has such an id.
            let status = him.post(&path, &fields).await.status;
            assert!(matches!(status, 404 | 410), "POST {path}: {status}");
            let none = nobodys(&path);
            assert_eq!(status, him.post(&none, &fields).await.status, "POST {path} as {none}");
            tried += 1;
        }
    }
    assert!(tried >= 25, "{tried} routes were tried");
    let own = &hers.ids.iter().find(|(prefix, _)| *prefix == "/own-rule-sets/").unwrap().1;
    assert!(
        her.page(&format!("/own-rule-sets/{own}")).await.contains("At most 8 hours in one day."),
        "hers is as it was"
    );
    assert_eq!(him.get(&format!("/rules/own-{own}")).await.status, 404, "a rule set of one's own is one's own");
    assert_eq!(her.get("/rule-copies/us-tx-counselor").await.status, 200);
    assert_eq!(him.get("/rule-copies/us-tx-counselor").await.status, 404, "so is a copy of rules");
    for write in ["/rule-copies/us-tx-counselor", "/rule-copies/us-tx-counselor/undo"] {
        assert_eq!(him.post(write, &fields).await.status, 410, "POST {write}");
    }
    // What has no page of its own is looked for where it is listed.
    let without = [
        "/account/sessions/",
        "/own-rule-sets/",
        "/candidates/",
        "/plans/",
        "/allowed-words/",
        "/practices/",
        "/supervision/questions/",
        "/check-ins/",
        "/tokens/",
        "/document-texts/",
    ];
    assert!(her.page("/tokens").await.contains("<b>Hers</b>"), "her token is as it was");
    assert!(her.page("/skills/validation").await.contains("2 rehearsals"), "her practice is as it was");
    assert!(her.page("/check-ins").await.contains("Partly"), "her check-in is as it was");
    assert!(her.page("/documents/hcpc-profile").await.contains("Hers, stated"), "her statement is as it was");
    assert_eq!(her.page("/candidates").await.matches(">Planned</a>").count(), 1, "her plan is not taken back");
    for (prefix, id) in hers.ids.iter().filter(|(prefix, _)| !without.contains(prefix)) {
        let page = her.page(&format!("{prefix}{id}")).await;
        assert!(!page.contains("Mine now"), "{prefix} was changed");
    }
}

#[tokio::test]
async fn what_needs_an_account_leads_to_sign_in() {
    let test = TestApp::new().await;
    let open = [
        "/",
        "/sign-in",
        "/sign-up",
        "/healthz",
        "/readyz",
        "/rules",
        "/rules/{slug}",
        "/privacy",
        "/capture/offline",
        "/confirm/{token}",
        // Whoever has the address has the receipt: there is no account left to sign in to.
        "/account/removed/{receipt}",
        "/account/removed/{receipt}/receipt.txt",
        // Calendars cannot sign in: the address is the key.
        "/calendar/{token}/growing-edge.ics",
        // So is the link in a mail, for whoever reads the mail.
        "/reminders/confirm/{token}",
        "/reminders/end/{token}",
    ];
    let asks = |route: &Route| route.gets && !open.contains(&route.path.as_str()) && !route.path.starts_with("/api/");
    for route in routes().into_iter().filter(asks) {
        let path = route.path.replace("{slug}", "validation").replace("{id}", NOBODY).replace("{renewal}", NOBODY);
        let path = path.replace("{rule_set}", "us-tx-counselor");
        let path = path.replace("{rule}", "spread-1").replace("{sentence}", "spread").replace("{part}", "hour");
        let answer = test.client().get(&path).await;
        assert_eq!((answer.status, answer.header("location")), (303, "/sign-in"), "{path}");
    }
}
