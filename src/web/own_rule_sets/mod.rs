//! Rules written down by the person herself, where our copies have none: a frame and sentences, which make a rule set that
//! counts like any other.

mod frame;
mod frame_view;
mod list;
mod part;
mod part_pages;
mod removal;
mod rule_pages;
mod sentence;
mod sentence_view;
mod show;

use crate::db::own_rule_sets::{self, OwnRuleSet};
use crate::db::{DbError, licences};
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::{Form, Problems};
use crate::web::page::Page;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::{get, post};
use domain::rules::RuleSet;
use frame::Frame;
use serde::Deserialize;
use uuid::Uuid;

pub use show::read_where;

pub fn router() -> Router<App> {
    Router::new()
        .route("/own-rule-sets", get(list::list))
        .route("/own-rule-sets/new", get(fresh).post(record))
        .route("/own-rule-sets/{id}", get(show::show))
        .route("/own-rule-sets/{id}/edit", get(edit).post(amend))
        .route("/own-rule-sets/{id}/remove", get(removal::ask).post(removal::remove))
        .route("/own-rule-sets/{id}/rules/new", get(rule_pages::choose))
        .route("/own-rule-sets/{id}/rules/new/{sentence}", get(rule_pages::fresh).post(rule_pages::record))
        .route("/own-rule-sets/{id}/rules/{rule}/edit", get(rule_pages::edit).post(rule_pages::amend))
        .route("/own-rule-sets/{id}/rules/{rule}/remove", post(rule_pages::remove))
        .route("/own-rule-sets/{id}/parts/{part}", get(part_pages::edit).post(part_pages::amend))
        .route("/own-rule-sets/{id}/parts/{part}/remove", post(part_pages::remove))
}

async fn fresh(signed_in: SignedIn) -> Result {
    Ok(page(&signed_in, Frame::fresh(), Problems::default()).await)
}

async fn record(signed_in: SignedIn, Form(mut frame): Form<Frame>) -> Result {
    let id: Uuid = frame.id.parse().map_err(|_| AppError::Unreadable)?;
    let rules = match frame.parse(id, None, signed_in.today) {
        Ok(rules) => rules,
        Err(problems) => return Ok(page(&signed_in, frame, problems).await),
    };
    let (db, owner) = (signed_in.db(), signed_in.owner());
    match own_rule_sets::record_own_rule_set(db, owner, id, &rules, signed_in.now()).await {
        Ok(()) => {}
        Err(DbError::Conflict) => {
            let kept = find(&signed_in, id).await?;
            if kept.rules != rules {
                let problems = late(&mut frame.version, &kept);
                return Ok(page(&signed_in, frame, problems).await);
            }
        }
        Err(error) => return Err(error.into()),
    }
    Ok(Flash::Saved.redirect(&format!("/own-rule-sets/{id}")))
}

async fn edit(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let own = find(&signed_in, id).await?;
    Ok(page(&signed_in, Frame::of(&own), Problems::default()).await)
}

async fn amend(signed_in: SignedIn, Path(id): Path<Uuid>, Form(mut frame): Form<Frame>) -> Result {
    let own = find(&signed_in, id).await?;
    frame.id = id.to_string();
    let rules = match frame.parse(id, Some(&own.rules), signed_in.today) {
        Ok(rules) => rules,
        Err(problems) => return Ok(page(&signed_in, frame, problems).await),
    };
    let held = titles_held(&signed_in, &rules).await?;
    if let Some(title) = held.into_iter().find(|title| !rules.titles.contains(title)) {
        let mut problems = Problems::default();
        problems.add(
            "title",
            format!("You keep a license as {title} by these rules. Change or remove that license first."),
        );
        return Ok(page(&signed_in, frame, problems).await);
    }
    let version = frame.version.parse().map_err(|_| AppError::Unreadable)?;
    match save(&signed_in, id, version, &rules).await {
        Err(AppError::Stale) => {
            let problems = late(&mut frame.version, &find(&signed_in, id).await?);
            Ok(page(&signed_in, frame, problems).await)
        }
        done => done,
    }
}

/// The titles of licences that are kept by a set.
async fn titles_held(signed_in: &SignedIn, rules: &RuleSet) -> Result<Vec<String>> {
    let licences = licences::list_licences(signed_in.db(), signed_in.owner()).await?;
    let held = licences.into_iter().filter(|licence| licence.held.rule_set == rules.id);
    Ok(held.map(|licence| licence.held.title).collect())
}

async fn find(signed_in: &SignedIn, id: Uuid) -> Result<OwnRuleSet> {
    own_rule_sets::find_own_rule_set(signed_in.db(), signed_in.owner(), id).await?.ok_or(AppError::NotFound)
}

/// Keeps a changed set and leads back to it. `Stale` when it was changed otherwise meanwhile.
async fn save(signed_in: &SignedIn, id: Uuid, version: i32, rules: &RuleSet) -> Result {
    match own_rule_sets::amend_own_rule_set(signed_in.db(), signed_in.owner(), id, version, rules).await {
        Ok(true) => {}
        Ok(false) => return Err(AppError::NotFound),
        // Sent twice.
        Err(DbError::Stale) if find(signed_in, id).await?.rules == *rules => {}
        Err(error) => return Err(error.into()),
    }
    Ok(Flash::Saved.redirect(&format!("/own-rule-sets/{id}")))
}

/// What to say above a form that came too late; it gets the version that is kept now.
fn late(version: &mut String, kept: &OwnRuleSet) -> Problems {
    let mut problems = Problems::default();
    problems.late(version, kept.version, format!("/own-rule-sets/{}", kept.id));
    problems
}

/// A form that says nothing but which version of the set it was drawn from.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Seen {
    version: String,
}

impl Seen {
    fn version(&self) -> Result<i32> {
        self.version.parse().map_err(|_| AppError::Unreadable)
    }
}

async fn page(signed_in: &SignedIn, frame: Frame, problems: Problems) -> Response {
    let page = Page::new("Your board's rules", Section::Licences).status(problems.status());
    page.show(&signed_in.visitor, move || frame_view::form(frame, problems)).await
}
