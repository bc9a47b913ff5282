//! The document: what it says of itself, the account's settings, and its tables.

use super::table::Row;
use super::{LEFT_OUT, TABLES, value};
use crate::db::accounts::Account;
use crate::db::{Db, Result};
use chrono::{DateTime, Utc};
use domain::words::English;
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

pub const FORMAT: &str = "growing-edge-export";
/// Raised when a document of before could be misread.
pub const VERSION: u32 = 1;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    pub format: String,
    pub version: u32,
    pub made_at: String,
    /// The program that wrote it.
    pub made_by: String,
    pub account: Settings,
    pub tables: BTreeMap<String, Vec<Row>>,
}

/// The settings of an account. The address is told, and never taken over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    pub email: String,
    pub name: String,
    pub english: English,
    pub time_zone: String,
    pub birth_month: Option<u32>,
    pub birth_day: Option<u32>,
}

impl Settings {
    #[must_use]
    pub fn of(account: &Account) -> Self {
        Self {
            email: account.email.clone(),
            name: account.name.clone(),
            english: account.english,
            time_zone: account.time_zone.name().to_owned(),
            birth_month: account.birth_month,
            birth_day: account.birth_day,
        }
    }
}

impl Document {
    /// The rows of a table; none where the document has no such table.
    #[must_use]
    pub fn rows(&self, table: &str) -> &[Row] {
        self.tables.get(table).map_or(&[], Vec::as_slice)
    }
}

/// Everything of an account, as of one moment.
pub async fn document(db: &Db, account: &Account, now: DateTime<Utc>) -> Result<Document> {
    let snapshot = db.snapshot().await?;
    let mut tables = BTreeMap::new();
    for table in TABLES.iter() {
        tables.insert(table.name.to_owned(), table.read(&snapshot, &account.owner).await?);
    }
    snapshot.commit().await?;
    Ok(Document {
        format: FORMAT.to_owned(),
        version: VERSION,
        made_at: value::moment(now),
        made_by: concat!("growing-edge ", env!("CARGO_PKG_VERSION")).to_owned(),
        account: Settings::of(account),
        tables,
    })
}

/// The form of the document as JSON Schema (draft 2020-12), from the same list that it is written by.
#[must_use]
pub fn schema() -> Json {
    let tables = TABLES.iter().map(|table| {
        let columns = table.columns.iter().map(|column| {
            let holds_json = table.json.iter().any(|(name, _)| *name == column.name);
            let (kind, format) = value::schema(&column.kind);
            let mut told = serde_json::Map::new();
            if !holds_json {
                told.insert("type".into(), if column.optional { json!([kind, "null"]) } else { json!(kind) });
            }
            if let Some(format) = format {
                told.insert("format".into(), json!(format));
            }
            if column.is_sealed() {
                told.insert("description".into(), json!("private; encrypted in the database"));
            }
            if let Some((_, other)) = table.refers.iter().find(|(name, _)| *name == column.name) {
                told.insert("description".into(), json!(format!("the id of a row in {other}")));
            }
            (column.name.to_owned(), Json::Object(told))
        });
        let columns: serde_json::Map<String, Json> = columns.collect();
        let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        let row = json!({
            "type": "object", "properties": columns, "required": names, "additionalProperties": false,
        });
        (table.name.to_owned(), json!({ "type": "array", "description": table.words.1, "items": row }))
    });
    let tables: serde_json::Map<String, Json> = tables.collect();
    let optional = |kind: &str| json!({ "type": [kind, "null"] });
    let left_out = LEFT_OUT.iter().map(|table| format!("{}: {}", table.name, table.why));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "An account of Growing Edge",
        "description": "Ids are kept when the document is brought in again. Left out: passwords, keys, and these tables.",
        "$comment": left_out.collect::<Vec<_>>().join("; "),
        "type": "object",
        "properties": {
            "format": { "const": FORMAT },
            "version": { "const": VERSION },
            "made_at": { "type": "string", "format": "date-time" },
            "made_by": { "type": "string" },
            "account": {
                "type": "object",
                "properties": {
                    "email": { "type": "string" },
                    "name": { "type": "string" },
                    "english": { "enum": ["american", "british"] },
                    "time_zone": { "type": "string", "description": "IANA name" },
                    "birth_month": optional("integer"),
                    "birth_day": optional("integer"),
                },
                "required": ["email", "name", "english", "time_zone", "birth_month", "birth_day"],
                "additionalProperties": false,
            },
            "tables": { "type": "object", "properties": tables, "additionalProperties": false },
        },
        "required": ["format", "version", "made_at", "made_by", "account", "tables"],
        "additionalProperties": false,
    })
}
