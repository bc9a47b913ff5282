//! The OpenAPI document, made from the same types and handlers that answer.

use super::{activities, dates, licences};
use axum::Json;
use std::sync::LazyLock;
use utoipa::openapi::OpenApi as Document;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Growing Edge",
        version = "1",
        description = "Your learning, licences and dates, for programs of your own. Notes, reflections, challenges and goals are never given. Amounts are whole numbers: minutes, or hundredths."
    ),
    paths(
        activities::list,
        activities::record,
        activities::show,
        activities::amend,
        activities::remove,
        licences::list,
        licences::report,
        dates::list
    ),
    modifiers(&Tokens)
)]
struct Interface;

struct Tokens;

impl Modify for Tokens {
    fn modify(&self, document: &mut Document) {
        let scheme = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        document.components.get_or_insert_default().add_security_scheme("token", scheme);
    }
}

/// The same for everybody: made when it is asked for first.
static DOCUMENT: LazyLock<Document> = LazyLock::new(Interface::openapi);

pub async fn document() -> Json<&'static Document> {
    Json(&DOCUMENT)
}
