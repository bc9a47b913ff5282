//! The interface for programs: JSON over the functions that the pages use. A token says who asks and what it may do; notes,
//! reflections, challenges and goals are not here at all.

mod activities;
mod caller;
mod dates;
mod document;
mod licences;
mod paging;
mod problem;

pub use problem::Problem;

use crate::web::app::App;
use axum::Router;
use axum::routing::get;

pub fn router() -> Router<App> {
    Router::new()
        .route("/api/v1/openapi.json", get(document::document))
        .route("/api/v1/activities", get(activities::list).post(activities::record))
        .route("/api/v1/activities/{id}", get(activities::show).put(activities::amend).delete(activities::remove))
        .route("/api/v1/licences", get(licences::list))
        .route("/api/v1/licences/{id}/report", get(licences::report))
        .route("/api/v1/dates", get(dates::list))
}
