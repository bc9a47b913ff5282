//! An account carried from one server to another, without a browser: the same archive, read by the same rules.

use super::BadInput;
use crate::db::accounts::Account;
use crate::db::export::{Plan, Settings, document, plan};
use crate::db::restorations;
use crate::web::app::App;
use crate::web::{export, restorations as files};
use anyhow::Context;
use bytes::Bytes;
use serde_json::json;
use std::fs::OpenOptions;
use std::io::BufWriter;
use std::path::Path;

pub async fn export(app: &App, account: &Account, file: &Path) -> anyhow::Result<()> {
    let now = (app.now)();
    let today = now.with_timezone(&account.time_zone).date_naive();
    let document = document(&app.db, account, now).await?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    // Private words stand in it.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let opened = options.open(file).map_err(|error| BadInput(format!("{}: {error}", file.display())))?;
    let files = export::Fetch::new(&app.files, &account.owner);
    // Files are fetched while it is written.
    tokio::task::block_in_place(|| export::write(BufWriter::new(&opened), &document, &files, account.english, today))?;
    opened.sync_all().with_context(|| format!("{} cannot be written", file.display()))?;
    println!("written: {}", file.display());
    Ok(())
}

/// Prints what is new, here already and refused, as JSON.
pub async fn import(app: &App, account: &Account, file: &Path, dry_run: bool) -> anyhow::Result<()> {
    let wrong = |problem: String| BadInput(format!("{}: {problem}", file.display()));
    let bytes = Bytes::from(std::fs::read(file).map_err(|error| wrong(error.to_string()))?);
    let (mut document, archive) = files::read(bytes).map_err(wrong)?;
    let (db, owner) = (&app.db, &account.owner);
    files::keep(&app.files, owner, archive, &mut document, !dry_run).await?;
    let plan = plan(db, owner, &document).await?;
    let told = told(&plan);
    if !dry_run {
        let now = (app.now)();
        let id = restorations::record_restoration(db, owner, &document, now).await?;
        let settings = plan.into_empty.then_some(&document.account);
        restorations::add(db, owner, id, plan, (settings, &Settings::of(account)), now).await?;
        // A server that runs keeps drawn pages until it hears of a change.
        crate::db::accounts::raise_revision(db, owner.id).await?;
    }
    println!("{}", serde_json::to_string_pretty(&told)?);
    Ok(())
}

fn told(plan: &Plan) -> serde_json::Value {
    let new = plan.new.iter().map(|(table, rows)| (table.name.to_owned(), json!(rows.len())));
    let same = plan.same.iter().map(|(table, same, _)| (table.name.to_owned(), json!(same)));
    let refused = plan.refused.iter().map(|row| json!({ "what": row.what, "which": row.which, "why": row.why }));
    json!({
        "new": new.collect::<serde_json::Map<_, _>>(),
        "here_already": same.collect::<serde_json::Map<_, _>>(),
        "refused": refused.collect::<Vec<_>>(),
    })
}
