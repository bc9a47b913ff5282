//! Everything of an account as one document, and back: each table once in [`TABLES`], read and written by its entity.

mod document;
mod plan;
mod restore;
mod table;
mod tables;
mod value;
mod write;

pub use document::{Document, FORMAT, Settings, VERSION, document, schema};
pub use plan::{Plan, Refused, fault, plan};
pub use restore::{Added, restore, take_back};
pub use table::{Column, Row, Table};
pub use tables::{LEFT_OUT, LeftOut, TABLES};

use crate::db::{AccountId, DbError, Result};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, Query, SelectStatement, UnionType};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// How many rows of one kind there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    pub table: &'static str,
    /// One, several.
    pub words: (&'static str, &'static str),
    pub rows: i64,
}

#[derive(FromQueryResult)]
struct Counted {
    place: i32,
    rows: i64,
}

/// How many rows an account has in each table that belongs to accounts, also in those the export leaves out: one statement.
pub async fn count_rows<C: ConnectionTrait>(db: &C, account: AccountId) -> Result<Vec<Count>> {
    let kept = TABLES.iter().map(|table| (table.name, table.words));
    let tables: Vec<_> = kept.chain(LEFT_OUT.iter().map(|table| (table.name, table.words))).collect();
    let mut all: Option<SelectStatement> = None;
    for (place, (name, _)) in (0_i32..).zip(&tables) {
        let one = Query::select()
            .expr_as(Expr::value(place), Alias::new("place"))
            .expr_as(Func::count(Expr::col(Alias::new("account_id"))), Alias::new("rows"))
            .from(Alias::new(*name))
            .and_where(Expr::col(Alias::new("account_id")).eq(account.0))
            .to_owned();
        all = Some(match all {
            None => one,
            Some(mut all) => all.union(UnionType::All, one).to_owned(),
        });
    }
    let all = all.ok_or(DbError::Corrupt("the export has no tables"))?;
    let found = Counted::find_by_statement(db.get_database_backend().build(&all)).all(db).await?;
    let rows = |place: usize| {
        let found = found.iter().find(|found| usize::try_from(found.place) == Ok(place));
        found.map_or(0, |found| found.rows)
    };
    let counts = tables.into_iter().enumerate();
    Ok(counts.map(|(place, (table, words))| Count { table, words, rows: rows(place) }).collect())
}
