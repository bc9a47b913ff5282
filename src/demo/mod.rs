//! The sample account: an invented therapist's year, dated relative to today.

use crate::db::accounts::{self, Account, NewAccount};
use crate::web::app::App;
use domain::words::English;
use uuid::Uuid;

/// Makes a sample account of its own, with everything in it.
pub async fn make(app: &App, password_hash: String) -> anyhow::Result<Account> {
    let email = format!("sample-{}@growing-edge.example", Uuid::now_v7().simple());
    let new = NewAccount {
        email,
        name: "Dana".into(),
        password_hash,
        english: English::American,
        time_zone: "America/New_York".into(),
        sample: true,
    };
    Ok(accounts::record_account(&app.db, &app.server_key, new, (app.now)()).await?)
}
