//! Who supervises: people and groups, since when and until when.

mod view;

use crate::db::supervisors::{self, Facts, Role, Supervisor};
use crate::db::{DbError, supervision};
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::{self, Problems};
use crate::web::guarded::{Guard, Guarded, Private, catalogue};
use crate::web::page::Page;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::{get, post};
use chrono::NaiveDate;
use serde::Deserialize;
use uuid::Uuid;

pub fn router() -> Router<App> {
    Router::new()
        .route("/supervisors", get(list))
        .route("/supervisors/new", get(fresh).post(record))
        .route("/supervisors/{id}", get(edit).post(amend))
        .route("/supervisors/{id}/remove", post(remove))
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Draft {
    id: String,
    version: String,
    name: String,
    credentials: String,
    role: String,
    since: String,
    until: String,
}

impl Draft {
    fn fresh() -> Self {
        Self { id: Uuid::now_v7().to_string(), role: Role::default().slug().into(), ..Self::default() }
    }

    fn of(supervisor: &Supervisor) -> Self {
        let facts = &supervisor.facts;
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        Self {
            id: supervisor.id.to_string(),
            version: supervisor.version.to_string(),
            name: facts.name.clone(),
            credentials: facts.credentials.clone().unwrap_or_default(),
            role: facts.role.slug().into(),
            since: day(facts.since),
            until: day(facts.until),
        }
    }

    /// A colleague's name and letters: read as a title page is, where names are normal.
    fn private(&self) -> [Private<'_>; 2] {
        [catalogue("name", &self.name), catalogue("credentials", &self.credentials)]
    }

    fn parse(&self) -> std::result::Result<Facts, Problems> {
        let mut problems = Problems::default();
        let role = Role::parse(&self.role);
        if role.is_none() {
            problems.add("role", "Choose what they are to you.");
        }
        let facts = Facts {
            name: problems.take("name", form::required(&self.name, "A name", 120)),
            credentials: problems.take("credentials", form::optional(&self.credentials, 200)),
            role: role.unwrap_or_default(),
            since: problems.take("since", form::date(&self.since)),
            until: problems.take("until", form::date(&self.until)),
        };
        if facts.since.zip(facts.until).is_some_and(|(since, until)| until < since) {
            problems.add("until", "That is before it began.");
        }
        if problems.is_empty() { Ok(facts) } else { Err(problems) }
    }
}

async fn list(signed_in: SignedIn) -> Result {
    let (db, owner, english) = (signed_in.db(), signed_in.owner(), signed_in.english());
    let supervisors = supervisors::list_supervisors(db, owner).await?;
    let sessions = supervision::list_sessions(db, owner).await?;
    let page = Page::new("Supervisors", Section::Growth);
    Ok(page.show(&signed_in.visitor, move || view::list(supervisors, &sessions, english)).await)
}

async fn fresh(signed_in: SignedIn) -> Result {
    Ok(page(&signed_in, Draft::fresh(), Problems::default()).await)
}

async fn record(signed_in: SignedIn, Guarded(draft, answers): Guarded<Draft>) -> Result {
    let id: Uuid = draft.id.parse().map_err(|_| AppError::Unreadable)?;
    let mut guard = Guard::new(&signed_in, answers).await?;
    let facts = match guard.pass(draft.parse(), &draft.private()) {
        Ok(facts) => facts,
        Err(problems) => return Ok(page(&signed_in, draft, problems).await),
    };
    match supervisors::record_supervisor(signed_in.db(), signed_in.owner(), id, &facts, signed_in.now()).await {
        Ok(()) => {
            let flash = guard.kept(&signed_in, Flash::Saved).await?;
            Ok(flash.redirect("/supervisors"))
        }
        Err(DbError::Conflict) => late(&signed_in, id, &facts, draft, guard).await,
        Err(error) => Err(error.into()),
    }
}

async fn edit(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let draft = Draft::of(&find(&signed_in, id).await?);
    let problems = Guard::look(&signed_in, &draft.private()).await?;
    Ok(page(&signed_in, draft, problems).await)
}

async fn amend(signed_in: SignedIn, Path(id): Path<Uuid>, Guarded(mut draft, answers): Guarded<Draft>) -> Result {
    find(&signed_in, id).await?;
    draft.id = id.to_string();
    let version = draft.version.parse().map_err(|_| AppError::Unreadable)?;
    let mut guard = Guard::new(&signed_in, answers).await?;
    let facts = match guard.pass(draft.parse(), &draft.private()) {
        Ok(facts) => facts,
        Err(problems) => return Ok(page(&signed_in, draft, problems).await),
    };
    match supervisors::amend_supervisor(signed_in.db(), signed_in.owner(), id, version, &facts).await {
        Ok(true) => {
            let flash = guard.kept(&signed_in, Flash::Saved).await?;
            Ok(flash.redirect("/supervisors"))
        }
        Ok(false) => Err(AppError::NotFound),
        Err(DbError::Stale) => late(&signed_in, id, &facts, draft, guard).await,
        Err(error) => Err(error.into()),
    }
}

/// Kept meanwhile: as it was typed, or in other words, which the form then says.
async fn late(signed_in: &SignedIn, id: Uuid, facts: &Facts, mut draft: Draft, mut guard: Guard) -> Result<Response> {
    let kept = find(signed_in, id).await?;
    if kept.facts == *facts {
        return Ok(Flash::Saved.redirect("/supervisors"));
    }
    let mut problems = guard.marks(&draft.private());
    problems.late(&mut draft.version, kept.version, format!("/supervisors/{id}"));
    Ok(page(signed_in, draft, problems).await)
}

async fn remove(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    match supervisors::remove_supervisor(signed_in.db(), signed_in.owner(), id).await {
        Ok(true) => Ok(Flash::Removed.redirect("/supervisors")),
        Ok(false) => Err(AppError::NotFound),
        Err(DbError::Conflict) => {
            let draft = Draft::of(&find(&signed_in, id).await?);
            let mut problems = Problems::default();
            problems.add("until", "Sessions or confirmations name them, so they stay. Say until when it was instead.");
            Ok(page(&signed_in, draft, problems).await)
        }
        Err(error) => Err(error.into()),
    }
}

async fn find(signed_in: &SignedIn, id: Uuid) -> Result<Supervisor> {
    supervisors::find_supervisor(signed_in.db(), signed_in.owner(), id).await?.ok_or(AppError::NotFound)
}

async fn page(signed_in: &SignedIn, draft: Draft, problems: Problems) -> Response {
    let status = problems.status();
    let title = if draft.version.is_empty() { "Add a supervisor" } else { "Edit the supervisor" };
    let page = Page::new(title, Section::Growth).status(status).with_islands();
    page.show(&signed_in.visitor, move || view::form(title, draft, problems)).await
}
