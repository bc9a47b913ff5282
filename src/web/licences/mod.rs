//! Licences held: a list, adding one step by step, amending, removing, and the duties that are not hours. The ledger of
//! one is in `ledger`.

mod choose;
mod draft;
mod form_view;
mod list;
pub mod look_backs;
mod mistakes;
pub mod pins;
mod reconcile;
pub mod renewals;
mod tasks;

use crate::db::accounts::{self, AccountChange};
use crate::db::licences::{self, Held, Licence};
use crate::db::{DbError, condition_answers, rule_copies};
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::{Form, Problems};
use crate::web::page::Page;
use crate::web::removal::Removal;
use crate::web::standing::{self, name};
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::{Path, Query};
use axum::response::Response;
use axum::routing::{get, post};
use domain::rules::RuleSet;
use draft::{Draft, Questions};
use serde::Deserialize;
use uuid::Uuid;

pub fn router() -> Router<App> {
    Router::new()
        .route("/licences", get(list::list))
        .route("/licences/new", get(fresh).post(record))
        .route("/licences/{id}/edit", get(edit).post(amend))
        .route("/licences/{id}/remove", get(ask).post(remove))
        .route("/licences/{id}/look-backs", get(look_backs::show).post(look_backs::record))
        .route("/licences/{id}/mistakes/new", get(mistakes::fresh))
        .route("/licences/{id}/pins/new", get(pins::fresh).post(pins::record))
        .route("/licences/{id}/pins/{pin}/remove", post(pins::remove))
        .route("/licences/{id}/reconcile", get(reconcile::ask).post(reconcile::answer).layer(reconcile::room()))
        .route("/licences/{id}/renewals/new", get(renewals::fresh).post(renewals::record))
        .route("/licences/{id}/renewals/{renewal}", get(renewals::show))
        .route("/licences/{id}/renewals/{renewal}/remove", post(renewals::remove))
        .route("/licences/{id}/tasks", get(tasks::show).post(tasks::record))
        .route("/licences/{id}/tasks/{task}/remove", post(tasks::remove))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    place: String,
    rule_set: String,
    title: String,
}

/// First choose whose rules; then the dates and the questions of those rules.
async fn fresh(signed_in: SignedIn, Query(asked): Query<Asked>) -> Result {
    let library = standing::library(&signed_in).await?;
    if let Some(set) = library.get(&asked.rule_set).filter(|set| set.titles.contains(&asked.title)) {
        let mut draft = Draft { id: Uuid::now_v7().to_string(), ..Draft::of(set, &asked.title) };
        draft
            .remember(&signed_in, &condition_answers::list_condition_answers(signed_in.db(), signed_in.owner()).await?);
        return Ok(form_page(&signed_in, set, draft, Problems::default()).await);
    }
    choose::page(&signed_in, &library, asked).await
}

async fn record(signed_in: SignedIn, Form(mut draft): Form<Draft>) -> Result {
    let library = standing::library(&signed_in).await?;
    let set = set_of(&library, &draft)?;
    let id: Uuid = draft.id.parse().map_err(|_| AppError::Unreadable)?;
    let held = match draft.parse(set, signed_in.today) {
        Ok(held) => held,
        Err(problems) => return Ok(form_page(&signed_in, set, draft, problems).await),
    };
    let (db, owner) = (signed_in.db(), signed_in.owner());
    match licences::record_licence(db, owner, id, &held, signed_in.now()).await {
        Ok(()) => {}
        Err(DbError::Conflict) => {
            if let Some(problems) = late(&signed_in, id, &held, &mut draft).await? {
                return Ok(form_page(&signed_in, set, draft, problems).await);
            }
        }
        Err(error) => return Err(error.into()),
    }
    standing::keep_copy(&signed_in, set).await?;
    answers(&signed_in, set, &draft).await?;
    Ok(Flash::Added.redirect(&format!("/licences/{id}")))
}

async fn edit(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let licence = find(&signed_in, id).await?;
    let library = standing::library(&signed_in).await?;
    let Some(set) = library.get(&licence.held.rule_set) else {
        // The rules are gone: choose them anew.
        return choose::page(&signed_in, &library, Asked::default()).await;
    };
    let answers = condition_answers::list_condition_answers(signed_in.db(), signed_in.owner()).await?;
    let mut draft = Draft::of_licence(&licence);
    draft.remember(&signed_in, &answers);
    draft.renewed = is_renewed(&signed_in, id).await?;
    Ok(form_page(&signed_in, set, draft, Problems::default()).await)
}

async fn amend(signed_in: SignedIn, Path(id): Path<Uuid>, Form(mut draft): Form<Draft>) -> Result {
    let licence = find(&signed_in, id).await?;
    draft.id = id.to_string();
    draft.renewed = is_renewed(&signed_in, id).await?;
    let library = standing::library(&signed_in).await?;
    let set = set_of(&library, &draft)?;
    let mut held: Held = match draft.parse(set, signed_in.today) {
        Ok(held) => held,
        Err(problems) => return Ok(form_page(&signed_in, set, draft, problems).await),
    };
    if draft.renewed {
        // They were for a period that is closed, and are wanted again only when that is taken back.
        held.facts.carried_in = licence.held.facts.carried_in;
    }
    let version = draft.version.parse().map_err(|_| AppError::Unreadable)?;
    match licences::amend_licence(signed_in.db(), signed_in.owner(), id, version, &held).await {
        Ok(true) => {}
        Ok(false) => return Err(AppError::NotFound),
        Err(DbError::Stale) => {
            if let Some(problems) = late(&signed_in, id, &held, &mut draft).await? {
                return Ok(form_page(&signed_in, set, draft, problems).await);
            }
        }
        Err(error) => return Err(error.into()),
    }
    standing::keep_copy(&signed_in, set).await?;
    answers(&signed_in, set, &draft).await?;
    Ok(Flash::Saved.redirect(&format!("/licences/{id}")))
}

/// What to say when it was kept otherwise meanwhile; nothing when it says what was typed.
async fn late(signed_in: &SignedIn, id: Uuid, held: &Held, draft: &mut Draft) -> Result<Option<Problems>> {
    let kept = find(signed_in, id).await?;
    if kept.held == *held {
        return Ok(None);
    }
    let mut problems = Problems::default();
    problems.late(&mut draft.version, kept.version, format!("/licences/{id}"));
    Ok(Some(problems))
}

fn set_of<'a>(library: &'a domain::rules::Library, draft: &Draft) -> Result<&'a RuleSet> {
    library.get(&draft.rule_set).filter(|set| set.titles.contains(&draft.title)).ok_or(AppError::NotFound)
}

/// Keeps what is about the person rather than the licence: answers to conditions, and the birthday.
async fn answers(signed_in: &SignedIn, set: &RuleSet, draft: &Draft) -> Result<()> {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    for (condition, answer) in draft.answers(set) {
        condition_answers::record_condition_answer(db, owner, &condition, &answer).await?;
    }
    if Questions::of(set).birthday {
        let (birth_month, birth_day) = draft.birthday();
        let account = &signed_in.account;
        let change = AccountChange {
            name: account.name.clone(),
            english: account.english,
            time_zone: account.time_zone.name().to_owned(),
            birth_month: birth_month.or(account.birth_month),
            birth_day: birth_day.or(account.birth_day),
        };
        accounts::amend_account(db, owner, change).await?;
    }
    Ok(())
}

async fn find(signed_in: &SignedIn, id: Uuid) -> Result<Licence> {
    licences::find_licence(signed_in.db(), signed_in.owner(), id).await?.ok_or(AppError::NotFound)
}

/// Whether a period of the licence is closed: what carries over then comes from there.
async fn is_renewed(signed_in: &SignedIn, id: Uuid) -> Result<bool> {
    let renewals = crate::db::renewals::list_renewals(signed_in.db(), signed_in.owner()).await?;
    Ok(renewals.iter().any(|renewal| renewal.licence == id))
}

async fn form_page(signed_in: &SignedIn, set: &RuleSet, draft: Draft, problems: Problems) -> Response {
    let status = problems.status();
    let title = name(set, &draft.title);
    let set = set.clone();
    let page = Page::new(title, Section::Licences).status(status);
    page.show(&signed_in.visitor, move || form_view::form(set, draft, problems)).await
}

async fn ask(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let licence = find(&signed_in, id).await?;
    let library = standing::library(&signed_in).await?;
    let title =
        library.get(&licence.held.rule_set).map_or(licence.held.title.clone(), |set| name(set, &licence.held.title));
    let line = "Its dates and answers go; your learning stays.";
    let removal = Removal::of(Section::Licences, "Remove this license?", line, &format!("/licences/{id}"));
    Ok(Removal { heading: Some(format!("Remove {title}?")), ..removal }.ask(&signed_in).await)
}

async fn remove(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let licence = find(&signed_in, id).await?;
    if !licences::remove_licence(db, owner, id).await? {
        return Err(AppError::NotFound);
    }
    // A copy of rules lives as long as a licence is counted by it.
    let rule_set = licence.held.rule_set;
    if licences::list_licences(db, owner).await?.iter().all(|other| other.held.rule_set != rule_set) {
        rule_copies::remove_rule_copy(db, owner, &rule_set).await?;
    }
    Ok(Flash::Removed.redirect("/licences"))
}
