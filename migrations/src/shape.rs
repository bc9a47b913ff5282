//! What every table of ours shares, so that a migration shows only what is its own.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

/// A table whose rows belong to one account and go with it.
pub fn owned(name: &'static str) -> TableCreateStatement {
    let mut table = Table::create();
    table.table(name).col(uuid("id").primary_key()).col(uuid("account_id")).foreign_key(&mut to_account(name));
    table
}

/// A link between two things of one account; the pair is the key.
pub fn link(name: &'static str, from: (&'static str, &'static str)) -> TableCreateStatement {
    let mut table = Table::create();
    table
        .table(name)
        .col(uuid("account_id"))
        .col(uuid(from.0))
        .foreign_key(&mut to_account(name))
        .foreign_key(&mut reference(name, from.0, from.1));
    table
}

/// A foreign key that deletes with what it points to.
pub fn reference(table: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(to, "id").on_delete(ForeignKeyAction::Cascade).to_owned()
}

fn to_account(table: &'static str) -> ForeignKeyCreateStatement {
    reference(table, "account_id", "accounts")
}

/// An index on the owner and one more column: each list is one therapist's, in some order.
pub fn owner_index(table: &'static str, column: &'static str) -> IndexCreateStatement {
    let name = format!("{table}_by_{column}");
    let mut index = Index::create();
    index.name(name).table(table).col("account_id");
    if column != "account_id" {
        index.col(column);
    }
    index
}

/// Drops tables in the order given.
pub async fn drop_all(manager: &SchemaManager<'_>, tables: &[&'static str]) -> Result<(), DbErr> {
    for table in tables {
        manager.drop_table(Table::drop().table(*table).to_owned()).await?;
    }
    Ok(())
}
