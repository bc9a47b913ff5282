//! What is shown once everything is removed. Nothing of it is kept here: the address itself carries the receipt, sealed by the
//! server's key, so that it opens on this server alone and nobody can write one.

use crate::db::accounts::Removed;
use crate::db::export::{LEFT_OUT, TABLES};
use crate::db::seal::{Place, Vault};
use crate::web::app::App;
use crate::web::download;
use crate::web::error::{AppError, Result};
use crate::web::page::Page;
use crate::web::ui::{Heading, Kind, LinkButton, Margin, Section};
use crate::web::visitor::{SignedIn, Visitor};
use axum::extract::{Path, State};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use domain::words::{self, English};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Counts alone: whose account it was stands nowhere.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Receipt {
    removed_at: DateTime<Utc>,
    time_zone: String,
    english: English,
    rows: Vec<(String, i64)>,
    left: i64,
}

const PLACE: Place = Place::new("receipts", "receipt", Uuid::nil());

/// Where the receipt of a removal is.
pub fn address(signed_in: &SignedIn, removed: &Removed) -> String {
    let rows = removed.counts.iter().filter(|count| count.rows > 0);
    let receipt = Receipt {
        removed_at: signed_in.now(),
        time_zone: signed_in.account.time_zone.name().to_owned(),
        english: signed_in.english(),
        rows: rows.map(|count| (count.table.to_owned(), count.rows)).collect(),
        left: removed.left,
    };
    format!("/account/removed/{}", receipt.sealed(&signed_in.app().server_key))
}

impl Receipt {
    fn sealed(&self, server: &Vault) -> String {
        URL_SAFE_NO_PAD.encode(server.seal(PLACE, &crate::db::json::write(self)))
    }

    fn open(server: &Vault, sealed: &str) -> Result<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(sealed).map_err(|_| AppError::NotFound)?;
        let text = server.open(PLACE, &bytes).map_err(|_| AppError::NotFound)?;
        serde_json::from_str(&text).map_err(|_| AppError::NotFound)
    }

    fn when(&self) -> String {
        let zone: chrono_tz::Tz = self.time_zone.parse().unwrap_or(chrono_tz::UTC);
        let there = self.removed_at.with_timezone(&zone);
        let (day, time) = (words::date(there.date_naive(), self.english), there.format("%H:%M"));
        format!("{day} at {time} ({zone})")
    }

    fn removed(&self) -> Vec<String> {
        let mut lines = vec![
            "The key that opened your words: destroyed first".to_owned(),
            "1 account: address, name, password, settings".to_owned(),
        ];
        lines.extend(self.rows.iter().map(|(table, rows)| {
            let held = TABLES.iter().map(|table| (table.name, table.words));
            let mut known = held.chain(LEFT_OUT.iter().map(|table| (table.name, table.words)));
            let (one, many) = known.find(|(name, _)| name == table).map_or(("record", "records"), |(_, words)| words);
            words::count(*rows, one, many)
        }));
        lines
    }

    fn looked_again(&self) -> String {
        match self.left {
            0 => "Every table was looked at again afterwards: no row of the account is left.".to_owned(),
            rows => format!(
                "Every table was looked at again afterwards: {} left. Tell whoever keeps this server.",
                words::count(rows, "row is", "rows are")
            ),
        }
    }

    fn text(&self, kept_by: &str) -> String {
        let mut lines = vec![
            "Growing Edge: receipt of removal".to_owned(),
            String::new(),
            format!("An account and everything in it was removed on {}.", self.when()),
            String::new(),
            "Removed:".to_owned(),
        ];
        lines.extend(self.removed().into_iter().map(|line| format!("    {line}")));
        lines.extend([String::new(), self.looked_again(), backups(kept_by), String::new()]);
        lines.join("\r\n")
    }
}

/// A database's copy holds the accounts' keys too, each locked by the server's: it is not the app that can undo copies.
fn backups(kept_by: &str) -> String {
    format!(
        "Backups that {kept_by} made before may still hold a copy, with your words encrypted. Whoever has such a backup and the server’s key together could open it until it is thrown away. Ask how long backups are kept here."
    )
}

fn kept_by(app: &App) -> String {
    app.settings.kept_by.clone().unwrap_or_else(|| "whoever keeps this server".into())
}

pub async fn show(visitor: Visitor, Path(sealed): Path<String>) -> Result {
    let receipt = Receipt::open(&visitor.app.server_key, &sealed)?;
    let kept_by = kept_by(&visitor.app);
    let page = Page::new("Everything is removed", Section::None);
    let view = move || {
        let removed = receipt.removed().into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        view! {
            <Heading title="Everything is removed" line=format!("On {}. This page is your receipt.", receipt.when()) />
            <Margin heading="Removed">
                <ul class="list">{removed}</ul>
                <p>{receipt.looked_again()}</p>
                <p>{backups(&kept_by)}</p>
                <p class="actions">
                    <LinkButton
                        href=format!("/account/removed/{sealed}/receipt.txt")
                        label="Download the receipt"
                        kind=Kind::Main
                    />
                    <LinkButton href="/" label="Leave" kind=Kind::Quiet />
                </p>
                <p class="fine">"It is kept nowhere here: it stands in the address of this page."</p>
            </Margin>
        }
        .into_any()
    };
    Ok(page.show(&visitor, view).await)
}

pub async fn download(State(app): State<App>, Path(sealed): Path<String>) -> Result {
    let receipt = Receipt::open(&app.server_key, &sealed)?;
    Ok(download::attachment("receipt.txt", "text/plain; charset=utf-8", receipt.text(&kept_by(&app))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_opens_with_the_key_that_sealed_it_and_with_no_other() {
        let receipt = Receipt {
            removed_at: "2026-11-23T17:00:00Z".parse().unwrap(),
            time_zone: "America/New_York".into(),
            english: English::American,
            rows: vec![("goals".into(), 2), ("sessions".into(), 1)],
            left: 0,
        };
        let server = Vault::new(Uuid::nil(), [1; 32]);
        let sealed = receipt.sealed(&server);
        assert_eq!(Receipt::open(&server, &sealed).unwrap(), receipt);
        assert!(Receipt::open(&Vault::new(Uuid::nil(), [2; 32]), &sealed).is_err());
        assert!(Receipt::open(&server, "forged").is_err());
        let text = receipt.text("Ann");
        for words in
            ["November 23, 2026 at 12:00", "    2 goals\r\n", "1 signed-in device", "no row of the account", "Ann"]
        {
            assert!(text.contains(words), "{words}: {text}");
        }
    }
}
