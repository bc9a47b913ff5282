//! Pages of own rule sets.

use crate::web::app::App;
use axum::Router;

pub fn router() -> Router<App> {
    Router::new()
}
