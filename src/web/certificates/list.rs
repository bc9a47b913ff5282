//! The list of certificates, and the door through which they come in.

use super::list_view::{self, Shown};
use super::outcome::Outcome;
use super::{MOST_FILES, intake, name, sent};
use crate::db::activities;
use crate::db::certificates::{self, Certificate};
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::page::Page;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Json;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Query};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The activity that what is sent will prove.
    activity: String,
}

pub async fn list(signed_in: SignedIn, Query(asked): Query<Asked>) -> Result {
    let activity = asked.activity.parse().ok();
    page(&signed_in, activity, vec![]).await
}

/// Takes what is sent, file by file as it comes; a file at fault does not stop the others.
pub async fn take(
    signed_in: SignedIn,
    headers: HeaderMap,
    multipart: std::result::Result<Multipart, MultipartRejection>,
) -> Result {
    let mut multipart = multipart.map_err(|_| AppError::Unreadable)?;
    let (mut outcomes, mut files, mut activity) = (Vec::new(), 0, None::<Uuid>);
    while let Some(field) = multipart.next_field().await? {
        match field.name() {
            Some("activity") => activity = field.text().await?.parse().ok(),
            Some("file") => {
                let sent = sent::file(field).await?;
                // What browsers send where nothing was chosen.
                if sent.name.is_empty() && sent.bytes.as_ref().is_some_and(Vec::is_empty) {
                    continue;
                }
                files += 1;
                if files > MOST_FILES {
                    let words = format!("{MOST_FILES} files are taken at once. Send this one again with the rest.");
                    outcomes.push(Outcome::refused(name::shown(&sent.name), words));
                    continue;
                }
                outcomes.extend(intake::take(&signed_in, sent).await?);
            }
            _ => {}
        }
    }
    if let Some(activity) = activity {
        for id in outcomes.iter().filter_map(|outcome| outcome.id) {
            certificates::attach(signed_in.db(), signed_in.owner(), id, activity).await?;
        }
    }
    let wants_json = headers.get(header::ACCEPT).is_some_and(|accept| accept == "application/json");
    if wants_json {
        return Ok(Json(outcomes).into_response());
    }
    if outcomes.is_empty() {
        outcomes.push(Outcome::refused(String::new(), "Choose a file first."));
    }
    if !outcomes.iter().all(|outcome| outcome.plain) {
        return page(&signed_in, activity, outcomes).await;
    }
    Ok(match (activity, &outcomes[..]) {
        (Some(activity), _) => Flash::Attached.redirect(&format!("/activities/{activity}")),
        (None, [Outcome { id: Some(id), .. }]) => Redirect::to(&format!("/certificates/{id}")).into_response(),
        (None, _) => Flash::Added.redirect("/certificates"),
    })
}

async fn page(signed_in: &SignedIn, activity: Option<Uuid>, outcomes: Vec<Outcome>) -> Result<Response> {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let all = certificates::list_certificates(db, owner).await?;
    let links = certificates::list_links(db, owner).await?;
    let activities = activities::list_activities(db, owner).await?;
    let titles: BTreeMap<Uuid, String> =
        activities.into_iter().map(|activity| (activity.id, activity.facts.title)).collect();
    let of = |certificate: &Certificate| {
        let mine = links.iter().filter(|(_, id)| *id == certificate.id);
        mine.filter_map(|(activity, _)| Some((*activity, titles.get(activity)?.clone()))).collect::<Vec<_>>()
    };
    let activity = activity.and_then(|id| Some((id, titles.get(&id)?.clone())));
    let (open, attached): (Vec<_>, Vec<_>) =
        all.into_iter().map(|certificate| (of(&certificate), certificate)).partition(|(proves, _)| proves.is_empty());
    let open = open.into_iter().map(|(_, certificate)| certificate).collect();
    let status = if outcomes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shown =
        Shown { open, attached, outcomes, activity, english: signed_in.english(), zone: signed_in.account.time_zone };
    let page = Page::new("Certificates", Section::Learning).status(status).with_script("/certificates.js");
    Ok(page.show(&signed_in.visitor, move || list_view::view(shown)).await)
}
