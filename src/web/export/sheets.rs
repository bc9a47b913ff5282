//! Tables for a spreadsheet: what people look for most, in the app's own words, from the same records as the document.

use crate::db::export::{Document, Row};
use crate::web::download;
use domain::quantity::Credit;
use domain::typed::hours_of;
use domain::vocabulary::Vocabulary;
use serde_json::Value as Json;
use std::io;

/// A table with its heads.
pub struct Sheet {
    pub name: &'static str,
    heads: &'static [&'static str],
    rows: Vec<Vec<String>>,
}

impl Sheet {
    pub fn csv(&self) -> io::Result<Vec<u8>> {
        let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        csv.write_record(self.heads)?;
        for row in &self.rows {
            csv.write_record(row.iter().map(|cell| download::plain_cell(cell)))?;
        }
        csv.into_inner().map_err(|error| io::Error::other(error.to_string()))
    }
}

pub fn all(document: &Document) -> [Sheet; 4] {
    [activities(document), goals(document), challenges(document), ratings(document)]
}

fn activities(document: &Document) -> Sheet {
    let vocabulary = Vocabulary::builtin();
    let rows = document.rows("activities").iter().map(|row| {
        let kind = text(row, "kind");
        let delivery = text(row, "delivery");
        let (amount, unit) = amount(row);
        let segments = row.get("segments").and_then(Json::as_array).into_iter().flatten();
        let topics = segments.filter_map(|segment| segment.get("topics")?.as_array()).flatten();
        let topics = topics.filter_map(Json::as_str).map(|slug| domain::words::phrase::topic(vocabulary, slug));
        vec![
            text(row, "title"),
            vocabulary.kind(&kind).map_or(kind.clone(), |kind| kind.label.clone()),
            text(row, "status"),
            text(row, "starts_on"),
            text(row, "completed_on"),
            amount,
            unit,
            vocabulary.delivery(&delivery).map_or(delivery.clone(), |delivery| delivery.label.clone()),
            joined(topics),
            joined(list(row, "approvals")),
            text(row, "approval_number"),
            joined(list(row, "evidence")),
            row.get("cost").and_then(Json::as_i64).map(|minor| Credit(minor).to_string()).unwrap_or_default(),
            text(row, "currency"),
            text(row, "provider"),
            text(row, "notes"),
            text(row, "id"),
        ]
    });
    let heads = &[
        "Title",
        "Kind",
        "Status",
        "Started on",
        "Completed on",
        "Amount",
        "Unit",
        "How",
        "About",
        "Approved by",
        "Approval number",
        "Proof",
        "Cost",
        "Currency",
        "Provider",
        "Notes",
        "Id",
    ];
    Sheet { name: "activities.csv", heads, rows: rows.collect() }
}

/// Time as hours and minutes, or credit as the provider stated it.
fn amount(row: &Row) -> (String, String) {
    let number = |column: &str| row.get(column).and_then(Json::as_i64);
    match (number("minutes"), number("credit")) {
        (Some(minutes), _) => (u32::try_from(minutes).map(hours_of).unwrap_or_default(), "hours".into()),
        (None, Some(credit)) => (Credit(credit).to_string(), text(row, "credit_unit").replace('_', " ")),
        (None, None) => (String::new(), String::new()),
    }
}

fn goals(document: &Document) -> Sheet {
    let linked = |table: &str, goal: &str, column: &str| {
        let links = document.rows(table).iter().filter(|link| text(link, "goal_id") == goal);
        links.map(|link| text(link, column)).collect::<Vec<_>>()
    };
    let found = |table: &str, id: &String| document.rows(table).iter().find(|row| text(row, "id") == *id);
    let rows = document.rows("goals").iter().map(|row| {
        let id = text(row, "id");
        let challenges = linked("goal_challenges", &id, "challenge_id");
        let challenges = challenges.iter().filter_map(|id| Some(challenge(found("challenges", id)?)));
        let activities = linked("goal_activities", &id, "activity_id");
        let activities = activities.iter().filter_map(|id| Some(text(found("activities", id)?, "title")));
        vec![
            text(row, "statement"),
            text(row, "success"),
            text(row, "practice"),
            text(row, "origin").replace('_', " "),
            text(row, "origin_reason"),
            text(row, "state").replace('_', " "),
            text(row, "started_on"),
            text(row, "review_on"),
            text(row, "closed_on"),
            joined(challenges),
            joined(linked("goal_skills", &id, "skill").into_iter().map(|slug| skill(&slug))),
            joined(activities),
            id,
        ]
    });
    let heads = &[
        "Goal",
        "What would show it",
        "What to practice",
        "Comes from",
        "Why",
        "State",
        "Started on",
        "Review on",
        "Closed on",
        "Challenges",
        "Skills",
        "Learning",
        "Id",
    ];
    Sheet { name: "goals.csv", heads, rows: rows.collect() }
}

fn challenges(document: &Document) -> Sheet {
    let rows = document.rows("challenges").iter().map(|row| {
        let id = text(row, "id");
        let meetings = document.rows("challenge_meetings").iter().filter(|met| text(met, "challenge_id") == id);
        let meetings = meetings.map(|met| {
            let (day, handled, line) = (text(met, "met_on"), text(met, "handled"), text(met, "line"));
            if line.is_empty() { format!("{day}: {handled}") } else { format!("{day}: {handled}, {line}") }
        });
        let archived = row.get("archived_at").is_some_and(Json::is_string);
        vec![
            challenge(row),
            text(row, "line"),
            text(row, "noted_on"),
            if archived { "yes" } else { "no" }.into(),
            joined(meetings),
            id,
        ]
    });
    let heads = &["Challenge", "What you wrote", "Noted on", "Archived", "Came back", "Id"];
    Sheet { name: "challenges.csv", heads, rows: rows.collect() }
}

fn ratings(document: &Document) -> Sheet {
    let rows = document.rows("ratings").iter().map(|row| {
        let halves = row.get("half_levels").and_then(Json::as_i64).unwrap_or_default();
        let looking_back = row.get("looking_back").and_then(Json::as_bool).unwrap_or_default();
        vec![
            skill(&text(row, "skill")),
            Credit(halves * 50).to_string(),
            text(row, "source"),
            text(row, "directness"),
            text(row, "rated_on"),
            if looking_back { "yes" } else { "no" }.into(),
            text(row, "rater"),
            text(row, "note"),
            text(row, "id"),
        ]
    });
    let heads = &["Skill", "Level", "Rated by", "How", "Rated on", "Looking back", "Who", "Note", "Id"];
    Sheet { name: "ratings.csv", heads, rows: rows.collect() }
}

fn text(row: &Row, column: &str) -> String {
    row.get(column).and_then(Json::as_str).unwrap_or_default().to_owned()
}

fn list(row: &Row, column: &str) -> Vec<String> {
    let items = row.get(column).and_then(Json::as_array).into_iter().flatten();
    items.filter_map(|item| item.as_str().map(|slug| slug.replace('_', " "))).collect()
}

fn joined(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

fn challenge(row: &Row) -> String {
    let slug = text(row, "kind");
    Vocabulary::builtin().challenge(&slug).map_or(slug.clone(), |challenge| challenge.label.clone())
}

fn skill(slug: &str) -> String {
    Vocabulary::builtin().skill(slug).map_or(slug.to_owned(), |skill| skill.label.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert!(download::plain_cell(cell).starts_with('\''), "{cell:?}");
        }
        assert_eq!(download::plain_cell("a=1"), "a=1");
        let sheet = Sheet { name: "x.csv", heads: &["A"], rows: vec![vec!["=HYPERLINK(\"x\")".into()]] };
        assert_eq!(String::from_utf8(sheet.csv().unwrap()).unwrap(), "A\r\n\"'=HYPERLINK(\"\"x\"\")\"\r\n");
    }
}
