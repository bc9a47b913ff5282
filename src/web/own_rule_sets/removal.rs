//! Removing a whole set: only while no licence is kept by it.

use super::find;
use crate::db::own_rule_sets::{self, OwnRuleSet};
use crate::db::{DbError, licences};
use crate::web::error::Result;
use crate::web::flash::Flash;
use crate::web::form::Problems;
use crate::web::page::Page;
use crate::web::ui::{Button, ErrorSummary, Heading, Kind, LinkButton, Section};
use crate::web::visitor::SignedIn;
use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;
use uuid::Uuid;

pub async fn ask(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let own = find(&signed_in, id).await?;
    Ok(page(&signed_in, own, Problems::default()).await)
}

pub async fn remove(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let own = find(&signed_in, id).await?;
    match own_rule_sets::remove_own_rule_set(signed_in.db(), signed_in.owner(), id).await {
        Ok(_) => Ok(Flash::Removed.redirect("/own-rule-sets")),
        Err(DbError::Conflict) => {
            let problems = in_use(&signed_in, &own).await?;
            Ok(page(&signed_in, own, problems).await)
        }
        Err(error) => Err(error.into()),
    }
}

/// Which licences stand in the way, each by its title.
async fn in_use(signed_in: &SignedIn, own: &OwnRuleSet) -> Result<Problems> {
    let licences = licences::list_licences(signed_in.db(), signed_in.owner()).await?;
    let mut problems = Problems::default();
    for licence in licences.into_iter().filter(|licence| licence.held.rule_set == own.rules.id) {
        let title = licence.held.title;
        problems.add(
            format!("licence-{}", licence.id),
            format!("Your license {title} is counted by these rules. Remove that license, or choose other rules for it, first."),
        );
    }
    Ok(problems)
}

async fn page(signed_in: &SignedIn, own: OwnRuleSet, problems: Problems) -> Response {
    let page = Page::new("Remove these rules?", Section::Licences).status(problems.status());
    let links = problems.summary().into_iter().map(|(field, words)| {
        let href = format!("/licences/{}", field.trim_start_matches("licence-"));
        (crate::web::ui::field_id(&field), words, href)
    });
    let links: Vec<(String, String, String)> = links.collect();
    let view = move || {
        let id = own.id;
        let links = links.into_iter().map(|(id, words, href)| {
            view! {
                <li id=id tabindex="-1">
                    <a href=href>{words}</a>
                </li>
            }
        });
        view! {
            <Heading
                title=format!("Remove the rules of {}?", own.rules.board)
                line="All its sentences go; your learning stays."
            />
            <ErrorSummary problems=problems.summary() />
            <ul>{links.collect_view()}</ul>
            <form method="post" action=format!("/own-rule-sets/{id}/remove") class="actions">
                <Button label="Remove them" />
                <LinkButton href=format!("/own-rule-sets/{id}") label="Keep them" kind=Kind::Quiet />
            </form>
        }
        .into_any()
    };
    page.show(&signed_in.visitor, view).await
}
