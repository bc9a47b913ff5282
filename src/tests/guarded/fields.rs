//! Every form with a private field: where it is, and what else it needs.

use crate::supervision;
use crate::support::{Answer, Client};

pub fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// Where a private field is filled in: the page, the field there, and what else the form needs.
pub struct Field {
    /// The column as the database names it; a title is a plain column.
    pub column: &'static str,
    pub path: String,
    pub name: &'static str,
    pub with: Vec<(&'static str, String)>,
}

pub async fn fields(client: &mut Client) -> Vec<Field> {
    let noted = [("kind", "push_pull"), ("noted_on", "2026-01-01")];
    let challenge = client.post("/challenges/new", &noted).await.leads_to();
    let reflection = [("id", id()), ("form", "quick".into()), ("pattern", "I waited.".into())];
    let reflection = reflection.each_ref().map(|(name, value)| (*name, value.as_str()));
    let reflection = client.post("/reflections/new", &reflection).await.leads_to();
    let text = |text: &str| text.to_owned();
    let goal = |column, name| {
        let mut with = vec![("id", id()), ("origin", text("aspiration"))];
        with.extend([("statement", text("Wait a breath")), ("origin_reason", text("A wish"))]);
        with.retain(|(field, _)| *field != name);
        Field { column, path: "/goals/new".into(), name, with }
    };
    let activity = |column, name| {
        let mut with = vec![("id", id()), ("kind", text("workshop")), ("completed_on", text("2026-11-01"))];
        with.extend([("hours", text("1")), ("title", text("Basics"))]);
        with.retain(|(field, _)| *field != name);
        Field { column, path: "/activities/new".into(), name, with }
    };
    let candidate = |column, name| {
        let mut with = vec![("id", id()), ("kind", text("workshop")), ("completed_on", text("2027-02-01"))];
        with.extend([("hours", text("1")), ("cost", text("5")), ("title", text("Basics"))]);
        with.retain(|(field, _)| *field != name);
        Field { column, path: "/candidates/new".into(), name, with }
    };
    let plan = |column, name| {
        let mut with = vec![("id", id()), ("body", text("plain"))];
        with.extend([("starts_on", text("2026-01-01")), ("ends_on", text("2026-12-31"))]);
        Field { column, path: "/learning-plans/new".into(), name, with }
    };
    let token = |name| {
        let with = vec![("id", id()), ("scopes", text("dates:read"))];
        Field { column: "tokens.name", path: "/tokens".into(), name, with }
    };
    let rating = |column, name| {
        let mut with = vec![("id", id()), ("level", text("5")), ("source", text("supervisor"))];
        with.push(("directness", text("live")));
        Field { column, path: "/skills/validation/ratings/new".into(), name, with }
    };
    let mut fields = supervision_fields(client).await;
    fields.extend([
        Field {
            column: "challenges.line",
            path: "/challenges/new".into(),
            name: "line",
            with: vec![("kind", text("push_pull"))],
        },
        Field { column: "challenges.line", path: challenge.clone(), name: "line", with: vec![("version", text("1"))] },
        Field {
            column: "challenge_meetings.line",
            path: format!("{challenge}/meetings"),
            name: "met_line",
            with: vec![("id", id()), ("handled", text("same"))],
        },
        Field {
            column: "challenges.line",
            path: "/capture".into(),
            name: "line",
            with: vec![("id", id()), ("kind", text("stuck_self_doubt"))],
        },
        Field {
            column: "challenge_meetings.line",
            path: "/capture".into(),
            name: "line",
            with: vec![("id", id()), ("kind", text("push_pull")), ("handled", text("worse"))],
        },
        goal("goals.statement", "statement"),
        goal("goals.success", "success"),
        goal("goals.practice", "practice"),
        goal("goals.origin_reason", "origin_reason"),
        goal("goals.outcome", "outcome"),
        goal("goals.impact", "impact"),
        goal("goals.benefit", "benefit"),
        plan("learning_plans.basis", "basis"),
        plan("learning_plans.discussed_with", "discussed_with"),
        activity("activities.title", "title"),
        activity("activities.provider", "provider"),
        activity("activities.repeat_key", "repeat_key"),
        activity("activities.notes", "notes"),
        candidate("candidates.provider", "provider"),
        candidate("candidates.notes", "notes"),
        rating("ratings.rater", "rater"),
        rating("ratings.note", "note"),
        Field {
            column: "practices.note",
            path: "/practices/new".into(),
            name: "note",
            with: vec![("id", id()), ("skill", text("validation")), ("repetitions", text("1"))],
        },
        Field {
            column: "turning_points.words",
            path: "/skills/validation/turning-points/new".into(),
            name: "words",
            with: vec![],
        },
        Field {
            column: "reflections.answers",
            path: "/reflections/new".into(),
            name: "pattern",
            with: vec![("id", id()), ("form", text("quick"))],
        },
        // What stands there when it is changed becomes an earlier version.
        Field {
            column: "reflection_versions.answers",
            path: format!("{reflection}/edit"),
            name: "inside",
            with: vec![("version", text("1")), ("form", text("quick")), ("keep", text("1"))],
        },
        Field {
            column: "document_texts.words",
            path: "/documents/hcpc-profile/summary".into(),
            name: "words",
            with: vec![("id", id()), ("from", text("2024-11-24")), ("to", text("2026-11-23"))],
        },
        token("name"),
        Field { column: "allowed_words.words", path: "/allowed-words".into(), name: "words", with: vec![("id", id())] },
    ]);
    fields
}

/// The fields about supervision, and those behind a link, each of which can be answered once.
async fn supervision_fields(client: &mut Client) -> Vec<Field> {
    let text = |text: &str| text.to_owned();
    let who = supervision::supervisor(client, "Bronwen Mostyn").await;
    let held = supervision::session(client, &who, "2026-09-03", &[]).await;
    let session = |column, name| {
        let with = vec![("id", id()), ("held_on", text("2026-09-04")), ("kind", text("peer")), ("minutes", text("60"))];
        Field { column, path: "/supervision/new".into(), name, with }
    };
    let supervisor = |column, name| {
        let mut with = vec![("id", id()), ("role", text("consultant")), ("name", text("Anna Pryce"))];
        with.retain(|(field, _)| *field != name);
        Field { column, path: "/supervisors/new".into(), name, with }
    };
    let mut fields = vec![
        session("supervision_sessions.notes", "notes"),
        session("supervision_sessions.takeaway", "takeaway"),
        supervisor("supervisors.name", "name"),
        supervisor("supervisors.credentials", "credentials"),
        Field {
            column: "supervision_questions.words",
            path: "/supervision/questions".into(),
            name: "question",
            with: vec![("id", id())],
        },
    ];
    for (column, name) in [
        ("signature_requests.signer", "signer"),
        ("signature_requests.signer_role", "signer_role"),
        ("signature_requests.words", "words"),
    ] {
        let (_, path) = supervision::link(client, &who, &[&held], &[]).await;
        let mut with = vec![("digest", supervision::digest(client, &path).await), ("answer", text("not_right"))];
        with.extend([("signer", text("Bronwen Mostyn")), ("signer_role", text("Supervisor")), ("words", text("No."))]);
        with.retain(|(field, _)| *field != name);
        fields.push(Field { column, path, name, with });
    }
    fields
}

impl Field {
    pub async fn send(&self, client: &mut Client, text: &str) -> Answer {
        let mut fields: Vec<(&str, &str)> = self.with.iter().map(|(name, value)| (*name, value.as_str())).collect();
        fields.push((self.name, text));
        client.post(&self.path, &fields).await
    }
}
