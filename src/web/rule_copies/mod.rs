//! Rules that changed since a licence was recorded: what changed, what it would mean, and accepting it, or going back.

mod effects;
mod view;

use crate::db::rule_copies::{self, RuleCopy, fingerprint};
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::Form;
use crate::web::page::Page;
use crate::web::standing::{Standing, name};
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::Path;
use axum::routing::{get, post};
use domain::rules::RuleSet;
use domain::vocabulary::Vocabulary;
use domain::words;
use serde::Deserialize;

pub fn router() -> Router<App> {
    Router::new()
        .route("/rule-copies/{rule_set}", get(show).post(accept))
        .route("/rule-copies/{rule_set}/undo", post(undo))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Seen {
    /// Which version the page showed: another one is not accepted unseen.
    seen: String,
}

async fn show(signed_in: SignedIn, Path(id): Path<String>) -> Result {
    let copy = find(&signed_in, &id).await?;
    let standing = Standing::load(&signed_in).await?;
    let shared = signed_in.app().library.get(&id);
    let (mine, vocabulary, english) = (copy.rules()?, Vocabulary::builtin(), signed_in.english());
    let newer = shared.filter(|shared| **shared != mine);
    let earlier = copy.earlier()?;
    let drawn = view::Drawn {
        rule_set: id,
        title: title(&standing, &mine),
        since: words::date(copy.accepted_on, english),
        accept: newer.map(|newer| view::Accept {
            seen: fingerprint(newer),
            changes: words::changes(&mine, newer, vocabulary),
            effects: effects::effects(&standing, newer, signed_in.today, english),
        }),
        earlier: earlier.map(|earlier| words::changes(&earlier, &mine, vocabulary)),
        is_gone: shared.is_none(),
    };
    let page = Page::new(format!("Rules of {}", drawn.title), Section::Licences);
    Ok(page.show(&signed_in.visitor, move || view::view(drawn)).await)
}

async fn accept(signed_in: SignedIn, Path(id): Path<String>, Form(seen): Form<Seen>) -> Result {
    let copy = find(&signed_in, &id).await?;
    let newer = signed_in.app().library.get(&id).ok_or(AppError::NotFound)?;
    if seen.seen != fingerprint(newer) {
        return Err(AppError::Stale);
    }
    // Sent twice: the first time did it, and what was kept before stays kept.
    if copy.unless_same(Some(newer))?.is_some() {
        rule_copies::amend_rule_copy(signed_in.db(), signed_in.owner(), &copy, newer, signed_in.today).await?;
    }
    Ok(Flash::Saved.redirect(&format!("/rule-copies/{id}")))
}

async fn undo(signed_in: SignedIn, Path(id): Path<String>) -> Result {
    let copy = find(&signed_in, &id).await?;
    if !rule_copies::restore_rule_copy(signed_in.db(), signed_in.owner(), &copy, signed_in.today).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Saved.redirect(&format!("/rule-copies/{id}")))
}

async fn find(signed_in: &SignedIn, rule_set: &str) -> Result<RuleCopy> {
    rule_copies::find_rule_copy(signed_in.db(), signed_in.owner(), rule_set).await?.ok_or(AppError::NotFound)
}

/// The licences that are counted by the set: "Texas LPC".
#[must_use]
pub fn title(standing: &Standing, set: &RuleSet) -> String {
    let held = standing.licences.iter().filter(|licence| licence.held.rule_set == set.id);
    let names: Vec<String> = held.map(|licence| name(set, &licence.held.title)).collect();
    if names.is_empty() { set.board.clone() } else { words::and(&names) }
}
