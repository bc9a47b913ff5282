//! One reflection, read: question by question, and what it is about.

use super::about::{Records, month};
use super::beside::{answers, form_label};
use super::find;
use crate::db::reflections::{self, Reflection, State};
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::page::Page;
use crate::web::removal::Removal;
use crate::web::ui::{Breadcrumbs, Heading, Kind, LinkButton, Margin, Section, Sign};
use crate::web::visitor::SignedIn;
use axum::extract::Path;
use leptos::prelude::*;
use uuid::Uuid;

pub async fn show(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let reflection = find(&signed_in, id).await?;
    let named = Records::load(&signed_in).await?.named(&reflection);
    let earlier = reflections::list_versions(signed_in.db(), signed_in.owner(), id).await?.len();
    let page = Page::new(form_label(&reflection), Section::Growth);
    Ok(page.show(&signed_in.visitor, move || view(&reflection, named, earlier)).await)
}

fn view(reflection: &Reflection, named: Vec<(String, String)>, earlier: usize) -> impl IntoView + use<> {
    let id = reflection.id;
    let is_draft = reflection.facts.state == State::Draft;
    let line = if is_draft { "A draft, as far as you had come." } else { "Only you can read it." };
    let (label, kind) = if is_draft { ("Go on", Kind::Main) } else { ("Edit", Kind::Plain) };
    let about = (!named.is_empty()).then(|| {
        let each = named.into_iter().map(|(href, words)| view! { <li><a href=href>{words}</a></li> });
        view! {
            <Margin heading="About">
                <ul class="list">{each.collect_view()}</ul>
            </Margin>
        }
    });
    let versions = (earlier > 0).then(|| {
        view! { <LinkButton href=format!("/reflections/{id}/versions") label="Earlier versions" kind=Kind::Quiet /> }
    });
    view! {
        <Breadcrumbs
            above=vec![("Growth".into(), "/growth".into()), ("Reflections".into(), "/reflections".into())]
            here=form_label(reflection)
        />
        <Heading title=form_label(reflection) above=month(reflection.facts.day) line=line>
            {versions}
            <LinkButton href=format!("/reflections/{id}/remove") label="Delete" kind=Kind::Quiet />
            <LinkButton href=format!("/reflections/{id}/edit") label=label kind=kind sign=Sign::Pencil />
        </Heading>
        {words_of(&reflection.facts.form, &reflection.facts.answers)}
        {about}
    }
    .into_any()
}

/// Question and answer, one below the other.
pub fn words_of(form: &str, written: &reflections::Answers) -> AnyView {
    let each = answers(form, written).into_iter().map(|(question, words)| {
        view! {
            <Margin heading=question>
                <div class="quote">
                    <blockquote>{words}</blockquote>
                </div>
            </Margin>
        }
        .into_any()
    });
    each.collect_view().into_any()
}

/// Asks before deleting.
pub async fn ask(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    find(&signed_in, id).await?;
    let line = "It goes from this server now, with its earlier versions. Whoever keeps this server can say when its backups follow.";
    let removal = Removal::of(Section::Growth, "Delete this reflection?", line, &format!("/reflections/{id}"));
    Ok(Removal { yes: "Delete", ..removal }.ask(&signed_in).await)
}

pub async fn remove(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    if !reflections::remove_reflection(signed_in.db(), signed_in.owner(), id).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Removed.redirect("/reflections"))
}
