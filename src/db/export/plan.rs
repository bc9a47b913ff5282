//! What a document would add to an account: looked at before anything is written.

use super::document::{Document, FORMAT, VERSION};
use super::table::{Column, Row, Table};
use super::{TABLES, value};
use crate::db::{Db, Owner, Result};
use domain::guard::{self, Level};
use sea_orm::sea_query::ArrayType;
use sea_orm::{ConnectionTrait, DatabaseBackend, DatabaseTransaction, Statement};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The longest text of one field, in characters; JSON columns hold lists and whole ledgers.
const LONGEST_TEXT: usize = 20_000;
const LONGEST_JSON: usize = 1_000_000;
/// More rows than one therapist writes in a life.
const MOST_ROWS: usize = 200_000;

/// Rows that are read before others have their turn: the guard takes its time with long texts.
const GUARDED_AT_ONCE: usize = 32;

/// A row that is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What it is, as a person calls it.
    pub what: String,
    /// A title, a day or an id to find it by.
    pub which: String,
    pub why: String,
}

/// What would happen.
#[derive(Default)]
pub struct Plan {
    /// Rows to add, table by table, in the order of [`TABLES`].
    pub new: Vec<(&'static Table, Vec<Row>)>,
    /// Rows that are here already, and how many of them say something else here; what is here stays.
    pub same: Vec<(&'static Table, usize, usize)>,
    pub refused: Vec<Refused>,
    /// The account has no records yet.
    pub into_empty: bool,
}

impl Plan {
    #[must_use]
    pub fn added(&self) -> usize {
        self.new.iter().map(|(_, rows)| rows.len()).sum()
    }
}

/// What is wrong with a document as a whole; `None` when its rows can be looked at.
#[must_use]
pub fn fault(document: &Document) -> Option<String> {
    if document.format != FORMAT {
        return Some("That is not an export of Growing Edge.".into());
    }
    if document.version != VERSION {
        let version = document.version;
        return Some(format!("That export has the form {version}; this server reads the form {VERSION}."));
    }
    let rows: usize = document.tables.values().map(Vec::len).sum();
    (rows > MOST_ROWS).then(|| format!("That export holds {rows} records; one account takes {MOST_ROWS}."))
}

/// Looks at every row. Nothing is written.
pub async fn plan(db: &Db, owner: &Owner, document: &Document) -> Result<Plan> {
    let snapshot = db.snapshot().await?;
    let lengths = lengths(&snapshot).await?;
    let mut plan = Plan { into_empty: true, ..Plan::default() };
    // Ids that a row may belong to: here already, or added before it.
    let mut known: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for table in TABLES.iter() {
        let here: BTreeMap<String, Row> =
            table.read(&snapshot, owner).await?.into_iter().map(|row| (table.key(&row), row)).collect();
        plan.into_empty &= here.is_empty();
        let mut used: BTreeSet<String> = here.values().filter_map(|row| unique(table, row)).collect();
        let mut keys: BTreeSet<String> = here.keys().cloned().collect();
        let rows = document.rows(table.name);
        let ids: Vec<Uuid> = rows.iter().filter_map(|row| row.get("id")?.as_str()?.parse().ok()).collect();
        let taken = (table.taken)(&snapshot, owner, &ids).await?;
        let (mut new, mut same, mut other) = (Vec::new(), 0, 0);
        let mut in_document = BTreeSet::new();
        for (number, row) in rows.iter().enumerate() {
            if number % GUARDED_AT_ONCE == 0 {
                tokio::task::yield_now().await;
            }
            let key = table.key(row);
            let refuse = |why: String| Refused { what: table.words.0.to_owned(), which: which(row), why };
            if !in_document.insert(key.clone()) {
                plan.refused.push(refuse("It stands in the file twice.".into()));
                continue;
            }
            if let Some(here) = here.get(&key) {
                same += 1;
                other += usize::from(here != row);
                continue;
            }
            let told = unique(table, row);
            let why = if taken.iter().any(|id| key == id.to_string()) {
                Some(
                    "Another account on this server holds it. Bring it in on another server, or into that account."
                        .into(),
                )
            } else if let Some(why) = fault_of(table, row, &lengths) {
                Some(why)
            } else if told.as_ref().is_some_and(|told| used.contains(told)) {
                Some("You have one of this here already, and it stays.".into())
            } else {
                stranger(table, row, &known).or_else(|| blocked(table, row))
            };
            if let Some(why) = why {
                plan.refused.push(refuse(why));
                continue;
            }
            used.extend(told);
            keys.insert(key);
            new.push(row.clone());
        }
        known.insert(table.name, keys);
        if !new.is_empty() {
            plan.new.push((table, new));
        }
        if same > 0 {
            plan.same.push((table, same, other));
        }
    }
    for (name, rows) in document.tables.iter().filter(|(name, _)| TABLES.iter().all(|table| table.name != **name)) {
        if !rows.is_empty() {
            let why = format!("This server does not know what “{name}” is: a newer one may have written them.");
            plan.refused.push(Refused { what: format!("{} records", rows.len()), which: name.clone(), why });
        }
    }
    snapshot.commit().await?;
    Ok(plan)
}

/// What tells a row to its owner: the first of its names that it has.
fn which(row: &Row) -> String {
    let names = [
        "/title",
        "/name",
        "/facts/title",
        "/rules/board",
        "/rule_set",
        "/statement",
        "/words",
        "/kind",
        "/skill",
        "/task",
    ];
    let at = |place: &&str| value_at(row, place).and_then(Json::as_str).map(str::to_owned);
    let name = names.iter().find_map(at).or_else(|| at(&"/id")).unwrap_or_default();
    name.chars().take(80).collect()
}

fn value_at<'a>(row: &'a Row, place: &str) -> Option<&'a Json> {
    let mut parts = place.split('/').skip(1);
    let first = row.get(parts.next()?)?;
    parts.try_fold(first, |value, part| value.get(part))
}

fn unique(table: &Table, row: &Row) -> Option<String> {
    let parts = table.unique.iter().map(|column| row.get(*column).and_then(Json::as_str));
    (!table.unique.is_empty()).then(|| parts.collect::<Option<Vec<_>>>().map(|parts| parts.join("|"))).flatten()
}

/// What is wrong with a row by itself.
fn fault_of(table: &Table, row: &Row, lengths: &BTreeMap<(String, String), usize>) -> Option<String> {
    if let Some(unknown) = row.keys().find(|name| table.columns.iter().all(|column| column.name != name.as_str())) {
        return Some(format!("“{unknown}” is not known here."));
    }
    for column in &table.columns {
        let Some(told) = row.get(column.name) else { return Some(format!("“{}” is missing.", column.name)) };
        let fits = fits(table, column, told, lengths.get(&(table.name.to_owned(), column.name.to_owned())));
        let checked = table.checked.iter().all(|(name, fits)| *name != column.name || fits(told));
        if !fits || !checked {
            let why = table.why.iter().find(|(name, _)| *name == column.name);
            if let Some((_, words)) = why {
                return Some((*words).to_owned());
            }
            return Some(format!("“{}” holds what cannot be kept there.", column.name));
        }
    }
    let mut unlike = table.same.iter().filter(|(column, place)| row.get(*column) != value_at(row, place));
    unlike.next().map(|(column, _)| format!("“{column}” does not say what the record says."))
}

fn fits(table: &Table, column: &Column, told: &Json, most: Option<&usize>) -> bool {
    if told.is_null() {
        return column.optional;
    }
    if let Some((_, normal)) = table.json.iter().find(|(name, _)| *name == column.name) {
        return normal(told).is_some_and(|text| text.len() <= LONGEST_JSON && is_plain(&text));
    }
    let text = told.as_str();
    let short = text.is_none_or(|text| text.chars().count() <= most.copied().unwrap_or(LONGEST_TEXT) && is_plain(text));
    let kind = if matches!(column.kind, ArrayType::Bytes) { &ArrayType::String } else { &column.kind };
    // Nothing and an empty text are one in a sealed column.
    let empty = column.is_sealed() && text == Some("");
    short && !empty && value::from_json(kind, told).is_some()
}

/// Without control characters, which no form takes either.
fn is_plain(text: &str) -> bool {
    !text.chars().any(|sign| sign.is_control() && sign != '\n' && sign != '\t')
}

/// A row belongs to rows that are here or come with it, and to nothing of anybody else's.
fn stranger(table: &Table, row: &Row, known: &BTreeMap<&str, BTreeSet<String>>) -> Option<String> {
    table.refers.iter().find_map(|(column, other)| {
        let id = row.get(*column)?.as_str()?;
        let there = known.get(other).is_some_and(|ids| ids.contains(id));
        let words = TABLES.iter().find(|table| table.name == *other).map_or(*other, |table| table.words.0);
        (!there).then(|| format!("The {words} that it belongs to is not here and not among what can be added."))
    })
}

/// Words passed the guard when they were written; what it blocks today is not taken.
fn blocked(table: &Table, row: &Row) -> Option<String> {
    table.guarded.iter().find_map(|(place, profile)| {
        let text = value_at(row, place)?.as_str()?;
        let found = guard::check(text, *profile).findings.into_iter().find(|found| found.level == Level::Block)?;
        let field = place.rsplit('/').next().unwrap_or_default().replace('_', " ");
        Some(format!("The guard does not let “{}” be kept ({field}).", found.words(text)))
    })
}

/// The longest text of each column that has a bound, as the database itself says: SQLite does not mind it when it writes.
async fn lengths(tx: &DatabaseTransaction) -> Result<BTreeMap<(String, String), usize>> {
    let backend = tx.get_database_backend();
    let query = if backend == DatabaseBackend::Postgres {
        "SELECT table_name AS name, column_name AS col, 'varchar(' || character_maximum_length || ')' AS kind \
         FROM information_schema.columns \
         WHERE table_schema = current_schema() AND character_maximum_length IS NOT NULL"
    } else {
        "SELECT m.name AS name, p.name AS col, p.type AS kind FROM sqlite_master m JOIN pragma_table_info(m.name) p \
         WHERE m.type = 'table' AND p.type LIKE 'varchar(%'"
    };
    let mut lengths = BTreeMap::new();
    for row in tx.query_all_raw(Statement::from_string(backend, query)).await? {
        let text = |column: &str| row.try_get::<String>("", column);
        let kind = text("kind")?;
        let number = kind.split_once('(').and_then(|(_, rest)| rest.trim_end_matches(')').parse().ok());
        if let Some(number) = number {
            lengths.insert((text("name")?, text("col")?), number);
        }
    }
    Ok(lengths)
}
