//! The tables of the export, each once, in an order in which a row comes after what it belongs to. A new table is one entry
//! here, or one in [`LEFT_OUT`] with the reason; `tests/export.rs` fails for one that is in neither.

use super::table::{Table, normal};
use crate::db::activities::{Day, Facts, Segment};
use crate::db::certificates::{Media, Stated};
use crate::db::challenges::Handled;
use crate::db::entity::{
    activity, activity_certificate, allowed_word, candidate, certificate, challenge, challenge_meeting, checkin,
    condition_answer, document_text, document_text_activity, follow_up, goal, goal_activity, goal_challenge,
    goal_skill, guard_reason, learning_plan, licence, own_rule_set, pin, practice, rating, reflection,
    reflection_version, renewal, reported_activity, rule_copy, signature_request, supervision_question,
    supervision_session, supervision_session_challenge, supervision_session_goal, supervisor, task_done, turning_point,
};
use crate::db::goals::{Origin, State};
use crate::db::json;
use crate::db::licences::{self, CarriedIn};
use crate::db::reflections::Answers;
use crate::db::renewals::Used;
use crate::db::signature_requests::Frozen;
use crate::db::supervision::Kind;
use crate::db::supervisors::Role;
use domain::growth::practice::{Difficulty, MOST_REPETITIONS};
use domain::growth::{Directness, Level, Source};
use domain::reading::Status;
use domain::rules::RuleSet;
use domain::vocabulary::{Vocabulary, Written};
use serde::Deserialize;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A table that belongs to accounts and is no part of the export: its name, what a person calls its rows, and why.
pub struct LeftOut {
    pub name: &'static str,
    pub words: (&'static str, &'static str),
    pub why: &'static str,
}

pub const LEFT_OUT: [LeftOut; 6] = [
    LeftOut {
        name: "sessions",
        words: ("signed-in device", "signed-in devices"),
        why: "they sign a device in on this server, and on no other",
    },
    LeftOut {
        name: "calendar_feeds",
        words: ("calendar address", "calendar addresses"),
        why: "the address works on this server alone; another server makes its own",
    },
    LeftOut {
        name: "reminders",
        words: ("reminder by mail", "reminders by mail"),
        why: "its address said yes to this server; another server asks it again",
    },
    LeftOut {
        name: "tokens",
        words: ("token of a program", "tokens of programs"),
        why: "they work on this server alone; another server makes its own",
    },
    LeftOut {
        name: "imports",
        words: ("list brought in", "lists brought in"),
        why: "what came in with it is among the activities; it only says what can still be taken back here",
    },
    LeftOut {
        name: "restorations",
        words: ("export brought in", "exports brought in"),
        why: "it only says what can still be taken back here",
    },
];

pub static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| {
    vec![
        Table::of::<licence::Entity>("license", "licenses")
            .json::<licences::Facts>("facts")
            .checked("first_renewal", |value| is_one(value, &["auto", "yes", "no"]))
            .checked("number_parity", |value| value.is_null() || is_one(value, &["odd", "even"])),
        Table::of::<own_rule_set::Entity>("rule set of your own", "rule sets of your own")
            .json_by("rules", own_rules)
            .unique(&["slug"])
            .same("slug", "/rules/id"),
        Table::of::<rule_copy::Entity>("accepted copy of rules", "accepted copies of rules")
            .json_by("rules", rules)
            .json_by("earlier", rules)
            .unique(&["rule_set"])
            .same("rule_set", "/rules/id"),
        Table::of::<condition_answer::Entity>("answer to a board’s question", "answers to boards’ questions")
            .unique(&["condition"])
            .checked("answer", |value| is_one(value, &["yes", "no", "unknown"])),
        Table::of::<activity::Entity>("activity", "activities")
            .json::<Vec<Day>>("days")
            .json::<Vec<String>>("approvals")
            .json::<Vec<String>>("categories")
            .json::<Vec<Segment>>("segments")
            .json::<Vec<String>>("evidence")
            .json::<Vec<String>>("relevant_to")
            .checked("status", |value| is_one(value, &["planned", "completed"]))
            .catalogue("/title")
            .catalogue("/provider")
            .catalogue("/repeat_key")
            .clinical("/notes"),
        Table::of::<certificate::Entity>("certificate", "certificates")
            .unique(&["hash"])
            .checked("hash", |value| value.as_str().is_some_and(|name| !name.is_empty()))
            .why("hash", "Its file is not in the archive, or is not what the record says.")
            .checked("media_type", |value| value.as_str().is_some_and(|kind| Media::parse(kind).is_some()))
            .checked("status", |value| value.as_str().is_some_and(|word| Status::named(word).is_some()))
            .checked("reading", |value| value.as_str().is_some_and(|text| serde_json::from_str::<Stated>(text).is_ok()))
            .checked("pages", |value| value.as_u64().is_some_and(|pages| pages <= 1_000))
            .file_name("/name"),
        Table::of::<activity_certificate::Entity>("proof of an activity", "proofs of activities")
            .refers("activity_id", "activities")
            .refers("certificate_id", "certificates"),
        Table::of::<candidate::Entity>("course to choose from", "courses to choose from")
            .json_by("facts", plain_facts)
            .refers("activity_id", "activities")
            .catalogue("/facts/title")
            .catalogue("/facts/repeat_key")
            .catalogue("/provider")
            .clinical("/notes"),
        Table::of::<task_done::Entity>("task done", "tasks done").refers("licence_id", "licences"),
        Table::of::<pin::Entity>("choice of where hours go", "choices of where hours go")
            .refers("licence_id", "licences")
            .refers("activity_id", "activities")
            .checked("effect", |value| is_one(value, &["force", "forbid"])),
        Table::of::<reported_activity::Entity>("activity typed into a portal", "activities typed into a portal")
            .refers("licence_id", "licences")
            .refers("activity_id", "activities")
            .unique(&["licence_id", "activity_id"]),
        Table::of::<renewal::Entity>("closed period", "closed periods")
            .json::<Vec<CarriedIn>>("carried_out")
            .json::<Vec<Used>>("used")
            // The ledger as it was printed: whoever draws it knows its forms.
            .json_by("kept", |value| if value.is_object() { normal::<Json>(value) } else { None })
            .refers("licence_id", "licences")
            .unique(&["licence_id", "cycle_end"]),
        Table::of::<challenge::Entity>("challenge", "challenges").clinical("/line"),
        Table::of::<challenge_meeting::Entity>("time a challenge came back", "times a challenge came back")
            .refers("challenge_id", "challenges")
            .checked("handled", |value| value.as_str().is_some_and(|slug| Handled::parse(slug).is_some()))
            .clinical("/line"),
        Table::of::<goal::Entity>("goal", "goals")
            .checked("origin", |value| value.as_str().is_some_and(|slug| Origin::parse(slug).is_some()))
            .checked("state", |value| value.as_str().is_some_and(|slug| State::parse(slug).is_some()))
            .clinical("/statement")
            .clinical("/success")
            .clinical("/practice")
            .clinical("/origin_reason")
            .clinical("/outcome")
            .clinical("/impact")
            .clinical("/benefit"),
        Table::of::<goal_challenge::Entity>("challenge behind a goal", "challenges behind goals")
            .refers("goal_id", "goals")
            .refers("challenge_id", "challenges"),
        Table::of::<goal_skill::Entity>("skill that a goal is to move", "skills that goals are to move")
            .refers("goal_id", "goals"),
        Table::of::<goal_activity::Entity>("activity that serves a goal", "activities that serve goals")
            .refers("goal_id", "goals")
            .refers("activity_id", "activities"),
        Table::of::<rating::Entity>("rating", "ratings")
            .checked("half_levels", |value| level(value).is_some())
            .checked("source", |value| value.as_str().is_some_and(|slug| Source::parse(slug).is_some()))
            .checked("directness", |value| value.as_str().is_some_and(|slug| Directness::parse(slug).is_some()))
            .catalogue("/rater")
            .clinical("/note"),
        Table::of::<practice::Entity>("practice", "practices")
            .checked("repetitions", |value| {
                value.as_u64().is_some_and(|count| (1..=u64::from(MOST_REPETITIONS)).contains(&count))
            })
            .checked("difficulty", |value| {
                value.is_null() || value.as_str().is_some_and(|slug| Difficulty::parse(slug).is_some())
            })
            .clinical("/note"),
        Table::of::<turning_point::Entity>("turning point", "turning points")
            .refers("challenge_id", "challenges")
            .clinical("/words"),
        Table::of::<checkin::Entity>("check-in", "check-ins").checked("answers", is_choices),
        Table::of::<learning_plan::Entity>("learning plan", "learning plans")
            .checked("body", |value| value.as_str().is_some_and(|slug| Vocabulary::builtin().plan_body(slug).is_some()))
            .clinical("/basis")
            .catalogue("/discussed_with"),
        Table::of::<document_text::Entity>("text for a document", "texts for documents")
            .unique(&["document", "part", "starts_on"])
            .checked("document", |value| {
                value.as_str().is_some_and(|slug| Vocabulary::builtin().document(slug).is_some())
            })
            .checked("part", |value| value.as_str().is_some_and(|slug| Written::named(slug).is_some()))
            .clinical("/words"),
        Table::of::<document_text_activity::Entity>("activity that a text speaks of", "activities that texts speak of")
            .refers("document_text_id", "document_texts")
            .refers("activity_id", "activities"),
        Table::of::<reflection::Entity>("reflection", "reflections")
            .refers("challenge_id", "challenges")
            .refers("goal_id", "goals")
            .refers("activity_id", "activities")
            .refers("turning_point_id", "turning_points")
            .checked("state", |value| is_one(value, &["draft", "finished"]))
            .checked("answers", is_answers)
            .clinical("/answers"),
        Table::of::<reflection_version::Entity>("earlier version of a reflection", "earlier versions of reflections")
            .refers("reflection_id", "reflections")
            .checked("answers", is_answers)
            .clinical("/answers"),
        Table::of::<follow_up::Entity>("question after learning", "questions after learning")
            .refers("activity_id", "activities")
            .refers("reflection_id", "reflections")
            .unique(&["activity_id", "days"]),
        Table::of::<supervisor::Entity>("supervisor", "supervisors")
            .checked("role", |value| value.as_str().is_some_and(|slug| Role::parse(slug).is_some()))
            .catalogue("/name")
            .catalogue("/credentials"),
        Table::of::<supervision_session::Entity>("meeting for supervision", "meetings for supervision")
            .refers("supervisor_id", "supervisors")
            .refers("activity_id", "activities")
            .checked("kind", |value| value.as_str().is_some_and(|slug| Kind::parse(slug).is_some()))
            .clinical("/notes")
            .clinical("/takeaway"),
        Table::of::<supervision_session_goal::Entity>("goal of a meeting", "goals of meetings")
            .refers("session_id", "supervision_sessions")
            .refers("goal_id", "goals"),
        Table::of::<supervision_session_challenge::Entity>("challenge of a meeting", "challenges of meetings")
            .refers("session_id", "supervision_sessions")
            .refers("challenge_id", "challenges"),
        Table::of::<supervision_question::Entity>("question for supervision", "questions for supervision")
            .refers("challenge_id", "challenges")
            .refers("session_id", "supervision_sessions")
            .clinical("/words"),
        // What was confirmed was put together from what the guard had read.
        Table::of::<signature_request::Entity>("request for a signature", "requests for a signature")
            .refers("supervisor_id", "supervisors")
            .unique(&["token_hash"])
            .checked("facts", |value| value.as_str().is_some_and(|text| serde_json::from_str::<Frozen>(text).is_ok()))
            .catalogue("/signer")
            .catalogue("/signer_role")
            .clinical("/words"),
        Table::of::<allowed_word::Entity>("word the guard leaves alone", "words the guard leaves alone")
            .catalogue("/words"),
        Table::of::<guard_reason::Entity>(
            "count of a reason given to the guard",
            "counts of reasons given to the guard",
        )
        .unique(&["category", "reason"]),
    ]
});

fn is_one(value: &Json, of: &[&str]) -> bool {
    value.as_str().is_some_and(|text| of.contains(&text))
}

/// What was written to each prompt.
fn is_answers(value: &Json) -> bool {
    value.as_str().is_some_and(|text| serde_json::from_str::<Answers>(text).is_ok())
}

/// A choice a line, each one of the vocabulary's.
fn is_choices(value: &Json) -> bool {
    let read = |text: &str| serde_json::from_str::<BTreeMap<String, u8>>(text).ok();
    let known = |value: &u8| Vocabulary::builtin().checkin.answer.iter().any(|answer| answer.value == *value);
    value.as_str().and_then(read).is_some_and(|choices| choices.values().all(known))
}

fn level(value: &Json) -> Option<Level> {
    Level::from_halves(u8::try_from(value.as_u64()?).ok()?)
}

/// Rules that the engine can count by.
fn rules(value: &Json) -> Option<String> {
    let rules = RuleSet::deserialize(value).ok()?;
    domain::rules::check(&rules, Vocabulary::builtin()).is_empty().then(|| json::write(&rules))
}

/// A person's own rules never stand in for a board's.
fn own_rules(value: &Json) -> Option<String> {
    let is_own = RuleSet::deserialize(value).is_ok_and(|rules| rules.is_own() && rules.id.starts_with("own-"));
    if is_own { rules(value) } else { None }
}

/// What of a course is not private: that is sealed, in columns of its own.
fn plain_facts(value: &Json) -> Option<String> {
    let facts = Facts::deserialize(value).ok()?;
    Some(json::write(&Facts { provider: None, notes: None, ..facts }))
}
