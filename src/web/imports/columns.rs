//! How the columns of a list are read, as a person says; remembered for the next list whose columns have the same names.

use super::file::order;
use super::{Asked, find, look_page};
use crate::db::imports;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::{Form, Problems};
use crate::web::visitor::SignedIn;
use axum::extract::Path;
use domain::importing::{Mapping, What};
use domain::vocabulary::Vocabulary;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Draft {
    version: String,
    what: Vec<String>,
    /// The place of the row with the names; empty for none.
    heading: String,
    order: String,
}

pub async fn amend(signed_in: SignedIn, Path(id): Path<Uuid>, Form(draft): Form<Draft>) -> Result {
    let import = find(&signed_in, id).await?;
    let version = draft.version.parse().map_err(|_| AppError::Unreadable)?;
    let order = order(&draft.order).or(import.mapping.order);
    let heading: Option<usize> = draft.heading.parse().ok();
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let mapping = if heading == import.mapping.heading {
        let known =
            |slug: &String| What::parse(slug, Vocabulary::builtin()).map(|what| what.slug()).unwrap_or_default();
        let mut whats: Vec<String> = draft.what.iter().map(known).collect();
        whats.resize(import.mapping.whats.len(), String::new());
        Mapping { heading, whats, order }
    } else {
        // Other names: the columns are looked at anew.
        let (content, _) = imports::find_content(db, owner, id).await?.ok_or(AppError::NotFound)?;
        let guess = Mapping::below(&content.rows, heading);
        Mapping { order: guess.order.or(order), ..guess }
    };
    let mut problems = Problems::default();
    if let Some(missing) = mapping.missing() {
        problems.add("what", missing);
    }
    if let Some(twice) = twice(&mapping) {
        problems.add("what", twice);
    }
    if !problems.is_empty() && heading == import.mapping.heading {
        return look_page(&signed_in, id, Asked::default(), problems).await;
    }
    if !imports::amend_mapping(db, owner, id, version, &mapping).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Saved.redirect(&format!("/imports/{id}?show=all")))
}

/// What two columns are said to hold though one is read.
fn twice(mapping: &Mapping) -> Option<String> {
    let read = mapping.read(Vocabulary::builtin());
    let whats = read.iter().map(|(_, what)| what).filter(|what| !what.may_repeat());
    let doubled = whats.enumerate().find(|(place, what)| {
        read.iter()
            .map(|(_, other)| other)
            .filter(|other| !other.may_repeat())
            .skip(place + 1)
            .any(|other| other == *what)
    });
    let (_, what) = doubled?;
    let choices = What::choices(Vocabulary::builtin());
    let label = choices.into_iter().find(|(slug, _)| *slug == what.slug()).map(|(_, label)| label)?;
    Some(format!("Two columns are read as “{label}”. Choose one of them."))
}
