//! Who keeps the server: whoever made its first account, of those that are no samples.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let keeps_server = boolean("keeps_server").default(false).to_owned();
        manager.alter_table(Table::alter().table("accounts").add_column(keeps_server).to_owned()).await?;
        let oldest = Query::select()
            .column("id")
            .from("accounts")
            .and_where(Expr::col("sample").eq(false))
            .order_by("created_at", Order::Asc)
            .order_by("id", Order::Asc)
            .limit(1)
            .to_owned();
        let keeper = Query::update()
            .table("accounts")
            .value("keeps_server", true)
            .and_where(Expr::col("id").in_subquery(oldest))
            .to_owned();
        manager.execute(keeper).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("accounts").drop_column("keeps_server").to_owned()).await
    }
}
