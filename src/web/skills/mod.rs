//! Skills: a page each with its timeline, ratings with the anchors in view, turning points.

mod around;
mod files;
mod loaded;
mod practice;
mod rating;
mod show;
mod table;
mod turning_point;

pub use loaded::lanes;

use crate::db::ratings::Rated;
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::ui::{LevelMark, Voice};
use axum::Router;
use axum::routing::{get, post};
use domain::growth::Source;
use domain::vocabulary::{Skill, Vocabulary};

pub fn router() -> Router<App> {
    Router::new()
        .route("/skills/{slug}", get(show::show))
        .route("/skills/{slug}/timeline.svg", get(files::picture))
        .route("/skills/{slug}/ratings.csv", get(files::table))
        .route("/skills/{slug}/ratings/new", get(rating::fresh).post(rating::record))
        .route("/skills/{slug}/ratings/{id}/remove", post(rating::remove))
        .route("/skills/{slug}/turning-points/new", get(turning_point::fresh).post(turning_point::record))
        .route("/skills/{slug}/turning-points/{id}/remove", post(turning_point::remove))
}

/// A skill of the vocabulary.
pub fn skill(slug: &str) -> Result<&'static Skill> {
    Vocabulary::builtin().skill(slug).ok_or(AppError::NotFound)
}

/// The shape and colour of a source.
pub fn voice(source: Source) -> Voice {
    match source {
        Source::Own => Voice::You,
        Source::Supervisor | Source::Expert => Voice::Supervisor,
        Source::Peer => Voice::Peers,
        Source::ClientAggregate => Voice::Clients,
    }
}

/// The latest rating of each source; never one figure for all of them.
pub fn marks(ratings: &[Rated], skill: &str) -> Vec<LevelMark> {
    let latest = |source: Source| {
        let own = ratings
            .iter()
            .filter(|rated| rated.rating.skill == skill && rated.rating.source == source && !rated.rating.looking_back);
        own.max_by_key(|rated| rated.rating.rated_on)
    };
    let mark = |source: Source| {
        latest(source).map(|rated| LevelMark {
            voice: voice(source),
            half_levels: u32::from(rated.rating.level.halves()),
            name: source.label().to_owned(),
        })
    };
    Source::ALL.into_iter().filter_map(mark).collect()
}
