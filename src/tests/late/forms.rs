//! Every form with a version, to be walked by the tests of forms that come too late.

use crate::support::{Answer, Client};

pub type Fields = Vec<(&'static str, String)>;

/// A form with a version: the file that draws it, where it makes its record, where it changes it, and how its words change.
pub struct Versioned {
    pub drawn_in: &'static str,
    /// Nothing where the record is there already.
    pub new: &'static str,
    pub edit: &'static str,
    fields: Fields,
    /// The field that is typed anew.
    typed: &'static str,
    pub words: [&'static str; 3],
}

fn fields(all: &[(&'static str, &str)]) -> Fields {
    all.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
}

pub async fn forms(client: &mut Client) -> Vec<Versioned> {
    let form = |drawn_in, new, edit, all: &[(&'static str, &str)], typed, words| Versioned {
        drawn_in,
        new,
        edit,
        fields: fields(all),
        typed,
        words,
    };
    let titles = ["Ethics one", "Ethics two", "Ethics three"];
    let learning = [("kind", "workshop"), ("completed_on", "2026-11-01"), ("hours", "1")];
    let course = [("kind", "workshop"), ("completed_on", "2027-02-01"), ("hours", "1"), ("cost", "0")];
    let lines = ["I go quiet", "I grow loud", "I hurry"];
    let licence =
        [("rule_set", "us-tx-counselor"), ("title", "LPC"), ("issued_on", "2013-05-01"), ("expires_on", "2027-04-30")];
    let frame = [
        ("title", "Talker"),
        ("profession", "psychotherapist"),
        ("months", "24"),
        ("anchor", "licence_term"),
        ("total", "20"),
    ];
    let own = uuid::Uuid::now_v7().to_string();
    let made = [&fields(&frame)[..], &[("id", own.clone()), ("board", "Guild".to_owned())]].concat();
    post(client, "/own-rule-sets/new", &made).await.leads_to();
    let own: &'static str = own.leak();
    let rule: &'static str = format!("/own-rule-sets/{own}/rules/daily-maximum-1/edit").leak();
    let part: &'static str = format!("/own-rule-sets/{own}/parts/units").leak();
    let rules = format!("/own-rule-sets/{own}/rules/new/daily-maximum");
    client.post(&rules, &[("version", "1"), ("hours", "8")]).await.leads_to();
    let list = uuid::Uuid::now_v7().to_string();
    let text = "Date,Course,Hours\n2026-03-02,Ethics,3\n2026-04-02,Grief,2\n";
    client.upload("/imports/new", &[("id", &list), ("text", text)], None).await.leads_to();
    let row: &'static str = format!("/imports/{list}/rows/1").leak();
    let looking_back: &'static str =
        format!("{}/look-backs", client.licence("us-wa-social_worker", "LICSW", "2015-03-01", "2027-03-01").await)
            .leak();
    let page = client.page(looking_back).await;
    let duty = page.split("name=\"answer-").nth(1).and_then(|rest| rest.split('"').next()).expect("a duty");
    let (answer, day): (&'static str, &'static str) = (format!("answer-{duty}").leak(), format!("day-{duty}").leak());
    let note = ["Rehearsed twice", "Rehearsed aloud", "Rehearsed slowly"];
    let days = ["2026-11-10", "2026-11-11", "2026-11-12"];
    vec![
        form("src/web/activities/form_view.rs", "/activities/new", "/activities/{id}/edit", &learning, "title", titles),
        form("src/web/activities/form_view.rs", "", row, &learning, "title", titles),
        form("src/web/candidates/form_view.rs", "/candidates/new", "/candidates/{id}/edit", &course, "title", titles),
        form(
            "src/web/challenges/show.rs",
            "/challenges/new",
            "/challenges/{id}",
            &[("kind", "push_pull")],
            "line",
            lines,
        ),
        form(
            "src/web/checkins/form_view.rs",
            "/check-ins/new",
            "/check-ins/{id}/edit",
            &[("staying", "2")],
            "checked_on",
            days,
        ),
        form("src/web/goals/form_view.rs", "/goals/new", "/goals/{id}/edit", &[], "statement", lines),
        form(
            "src/web/learning_plans/form_view.rs",
            "/learning-plans/new",
            "/learning-plans/{id}/edit",
            &[("body", "psyba"), ("starts_on", "2025-12-01")],
            "ends_on",
            ["2026-11-28", "2026-11-29", "2026-11-30"],
        ),
        form(
            "src/web/licences/form_view.rs",
            "/licences/new",
            "/licences/{id}/edit",
            &licence,
            "issued_on",
            ["2013-05-01", "2013-05-02", "2013-05-03"],
        ),
        form(
            "src/web/licences/look_backs.rs",
            "",
            looking_back,
            &[(answer, "on")],
            day,
            ["2023-02-01", "2023-02-02", "2023-02-03"],
        ),
        form(
            "src/web/own_rule_sets/frame_view.rs",
            "/own-rule-sets/new",
            "/own-rule-sets/{id}/edit",
            &frame,
            "board",
            ["Guild", "Guild of talkers", "Guild of listeners"],
        ),
        form("src/web/own_rule_sets/rule_pages.rs", "", rule, &[], "hours", ["8", "6", "5"]),
        form("src/web/own_rule_sets/part_pages.rs", "", part, &[], "ceu", ["10", "11", "12"]),
        form(
            "src/web/practices/form_view.rs",
            "/practices/new",
            "/practices/{id}/edit",
            &[("skill", "validation"), ("repetitions", "2"), ("practised_on", "2026-11-10")],
            "note",
            note,
        ),
        form(
            "src/web/supervision/form_view.rs",
            "/supervision/new",
            "/supervision/{id}/edit",
            &[("held_on", "2026-11-10"), ("kind", "individual"), ("minutes", "50")],
            "takeaway",
            lines,
        ),
        form(
            "src/web/supervisors/view.rs",
            "/supervisors/new",
            "/supervisors/{id}",
            &[("role", "supervisor")],
            "name",
            ["R. Ames", "R. Amis", "R. Amos"],
        ),
    ]
}

pub async fn post(client: &mut Client, path: &str, fields: &[(&'static str, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    client.post(path, &fields).await
}

/// What the form holds for a field: an input's value, or a text area's words.
pub fn holds(page: &str, words: &str) -> bool {
    let area = format!("{words}</textarea>");
    page.contains(&format!("value=\"{words}\""))
        || [">", "\n"].iter().any(|before| page.contains(&format!("{before}{area}")))
}

pub fn version(page: &str) -> String {
    let input = page.split("<input").find(|input| input.contains("name=\"version\"")).expect("a version");
    input.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("its value").to_owned()
}

impl Versioned {
    pub fn typed(&self, words: &str, version: &str) -> Fields {
        let others = self.fields.iter().filter(|(name, _)| *name != self.typed);
        let mut fields: Fields = others.cloned().collect();
        fields.push((self.typed, words.to_owned()));
        if !version.is_empty() {
            fields.push(("version", version.to_owned()));
        }
        fields
    }
}
