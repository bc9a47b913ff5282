//! A timeline to take along: as a picture, and its ratings as a table.

use super::loaded::{Zoom, load};
use super::skill;
use crate::db::ratings;
use crate::web::download::{attachment, csv};
use crate::web::error::Result;
use crate::web::visitor::SignedIn;
use axum::extract::{Path, Query};

pub async fn picture(signed_in: SignedIn, Path(slug): Path<String>, Query(zoom): Query<Zoom>) -> Result {
    let loaded = load(&signed_in, &slug, &zoom).await?;
    let year = loaded.timeline.year.map(|year| format!("-{year}")).unwrap_or_default();
    Ok(attachment(&format!("{slug}{year}.svg"), "image/svg+xml", loaded.timeline.file()))
}

pub async fn table(signed_in: SignedIn, Path(slug): Path<String>) -> Result {
    skill(&slug)?;
    let ratings = ratings::list_ratings_of(signed_in.db(), signed_in.owner(), &slug).await?;
    let heads = ["date", "source", "level", "how_it_was_seen", "looking_back", "rater", "note", "anchor_version"];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    rows.extend(ratings.into_iter().map(|rated| {
        let rating = rated.rating;
        vec![
            rating.rated_on.to_string(),
            rating.source.slug().to_owned(),
            rating.level.to_string(),
            rating.directness.slug().to_owned(),
            if rating.looking_back { "yes" } else { "no" }.to_owned(),
            rated.rater.unwrap_or_default(),
            rated.note.unwrap_or_default(),
            rating.anchor_version.to_string(),
        ]
    }));
    Ok(attachment(&format!("{slug}-ratings.csv"), "text/csv; charset=utf-8", csv(&rows)?))
}
