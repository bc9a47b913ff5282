//! What a reflection held before, and bringing it back. What stands there now is kept then, so that nothing is lost.

use super::beside::form_label;
use super::find;
use super::show::words_of;
use crate::db::activities;
use crate::db::reflections::{self, Facts, Reflection, Version, Writing};
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::page::Page;
use crate::web::ui::{Breadcrumbs, Button, Heading, Section};
use crate::web::visitor::SignedIn;
use axum::extract::Path;
use domain::words::{self, English};
use leptos::prelude::*;
use uuid::Uuid;

pub async fn list(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let reflection = find(&signed_in, id).await?;
    let versions = reflections::list_versions(signed_in.db(), signed_in.owner(), id).await?;
    let versions = versions.into_iter().map(|version| (moment(&signed_in, &version), version)).collect();
    let page = Page::new("Earlier versions", Section::Growth);
    Ok(page.show(&signed_in.visitor, move || view(&reflection, versions)).await)
}

/// "Nov 23, 2026, 2:05 PM": until when it stood there.
fn moment(signed_in: &SignedIn, version: &Version) -> String {
    let here = version.kept_at.with_timezone(&signed_in.account.time_zone);
    let day = words::short_date(here.date_naive(), signed_in.english());
    match signed_in.english() {
        English::American => format!("{day}, {}", here.format("%-I:%M %p")),
        English::British => format!("{day}, {}", here.format("%H:%M")),
    }
}

fn view(reflection: &Reflection, versions: Vec<(String, Version)>) -> impl IntoView + use<> {
    let id = reflection.id;
    let label = form_label(reflection);
    let line = if versions.is_empty() {
        "There is none yet."
    } else {
        "Newest first. Bringing one back keeps the present words too."
    };
    let form = reflection.facts.form.clone();
    let each = versions.into_iter().map(|(moment, version)| {
        let spoken = format!("Bring back the words of {moment}");
        let action = format!("/reflections/{id}/versions/{}", version.id);
        view! {
            <section aria-label=moment.clone()>
                <h2>{format!("Until {moment}")}</h2>
                {words_of(&form, &version.answers)}
                <form method="post" action=action class="actions">
                    <Button label="Bring it back" spoken=spoken />
                </form>
            </section>
        }
        .into_any()
    });
    let each = each.collect_view();
    view! {
        <Breadcrumbs
            above=vec![("Reflections".into(), "/reflections".into()), (label, format!("/reflections/{id}"))]
            here="Earlier versions"
        />
        <Heading title="Earlier versions" line=line />
        {each}
    }
    .into_any()
}

pub async fn bring_back(signed_in: SignedIn, Path((id, earlier)): Path<(Uuid, Uuid)>) -> Result {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let reflection = find(&signed_in, id).await?;
    let versions = reflections::list_versions(db, owner, id).await?;
    let version = versions.into_iter().find(|version| version.id == earlier).ok_or(AppError::NotFound)?;
    let facts = Facts { answers: version.answers, ..reflection.facts };
    let activity = match facts.about.activity {
        Some(activity) => activities::find_activity(db, owner, activity).await?,
        None => None,
    };
    let days = activity.and_then(|activity| super::asked::answered(&activity, facts.day));
    let writing = Writing { days, keep: true, now: signed_in.now() };
    reflections::amend_reflection(db, owner, id, reflection.version, &facts, writing).await?;
    Ok(Flash::Saved.redirect(&format!("/reflections/{id}")))
}
