//! Words that the guard leaves alone, because their owner said that they name no client: seen, added, taken back.

use crate::db::DbError;
use crate::db::allowed_words::{self, AllowedWord};
use crate::db::guard_reasons::{self, GuardReason};
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::{self, Problems};
use crate::web::guarded::{Guard, Guarded, Reason, catalogue, folded};
use crate::web::page::Page;
use crate::web::ui::{Breadcrumbs, Button, ErrorSummary, Field, Heading, Kind, Margin, Section};
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::{get, post};
use domain::words;
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The longest words that can be allowed.
const LONGEST: usize = 80;
/// More would be a list of everybody one knows.
const MOST: usize = 500;

pub fn router() -> Router<App> {
    Router::new().route("/allowed-words", get(list).post(record)).route("/allowed-words/{id}/remove", post(remove))
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Draft {
    id: String,
    words: String,
}

impl Draft {
    fn fresh() -> Self {
        Self { id: Uuid::now_v7().to_string(), words: String::new() }
    }
}

async fn list(signed_in: SignedIn) -> Result {
    page(&signed_in, Draft::fresh(), Problems::default()).await
}

async fn record(signed_in: SignedIn, Guarded(draft, answers): Guarded<Draft>) -> Result {
    let id: Uuid = draft.id.parse().map_err(|_| AppError::Unreadable)?;
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let mut guard = Guard::new(&signed_in, answers).await?;
    let mut problems = Problems::default();
    let words = problems.take("words", form::required(&draft.words, "A word", LONGEST));
    guard.read(&[catalogue("words", &draft.words)], &mut problems);
    let known = allowed_words::list_allowed_words(db, owner).await?;
    if known.len() >= MOST {
        problems.add("words", "The list is full. Remove words that you no longer use.");
    }
    if !problems.is_empty() {
        return page(&signed_in, draft, problems).await;
    }
    if !known.iter().any(|word| word.id == id || folded(&word.words) == folded(&words)) {
        match allowed_words::record_allowed_word(db, owner, id, &words, signed_in.now()).await {
            Ok(()) => {}
            // The other of two presses; another owner's id is nobody's business.
            Err(DbError::Conflict) => {
                let known = allowed_words::list_allowed_words(db, owner).await?;
                known.iter().find(|word| word.id == id).ok_or(AppError::NotFound)?;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Flash::Saved.redirect("/allowed-words"))
}

async fn remove(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    if !allowed_words::remove_allowed_word(signed_in.db(), signed_in.owner(), id).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Removed.redirect("/allowed-words"))
}

async fn page(signed_in: &SignedIn, draft: Draft, problems: Problems) -> Result<Response> {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let words = allowed_words::list_allowed_words(db, owner).await?;
    let reasons = guard_reasons::list_guard_reasons(db, owner).await?;
    let status = problems.status();
    let page = Page::new("Words the guard leaves alone", Section::None).status(status).with_islands();
    Ok(page.show(&signed_in.visitor, move || view(words, reasons, draft, problems)).await)
}

fn view(words: Vec<AllowedWord>, reasons: Vec<GuardReason>, draft: Draft, problems: Problems) -> impl IntoView {
    let each = words.into_iter().map(|word| {
        let spoken = format!("Ask about {} again", word.words);
        view! {
            <li>
                <form method="post" action=format!("/allowed-words/{}/remove", word.id) class="row">
                    <span>{word.words}</span>
                    <Button label="Ask again" kind=Kind::Quiet spoken=spoken />
                </form>
            </li>
        }
        .into_any()
    });
    let each = each.collect::<Vec<_>>();
    let none = each
        .is_empty()
        .then(|| view! { <p>"None yet. When you give a reason for a name, you can let it through from then on."</p> });
    view! {
        <Breadcrumbs above=vec![("Your account".into(), "/account".into())] here="Words the guard leaves alone" />
        <Heading
            title="Words the guard leaves alone"
            line="Authors, trainers, places of learning: names of which you said that they are no client's."
        />
        <ErrorSummary problems=problems.summary() />
        <Margin heading="Your words" note="only you" private=true>
            {none}
            <ul class="list">{each}</ul>
            <p class="fine">
                "They are not asked about any more, as whole words. What cannot be kept stays so, whatever stands here."
            </p>
        </Margin>
        <Margin heading="Add one">
            <form method="post" action="/allowed-words" class="form" novalidate>
                <input type="hidden" name="id" value=draft.id />
                <Field
                    name="words"
                    label="A name as you write it"
                    hint="Kept encrypted. Never a client's, nor anyone's near one."
                    value=draft.words
                    error=problems.of("words")
                    guard=problems.catalogue("words")
                />
                <p class="actions">
                    <Button label="Leave it alone" kind=Kind::Main />
                </p>
            </form>
        </Margin>
        {counted(&reasons)}
    }
    .into_any()
}

/// How often each reason was given: a count is all that is kept of them.
fn counted(reasons: &[GuardReason]) -> AnyView {
    let mut sums: BTreeMap<&str, i64> = BTreeMap::new();
    for reason in reasons {
        *sums.entry(&reason.reason).or_default() += i64::from(reason.count);
    }
    if sums.is_empty() {
        return ().into_any();
    }
    let each = sums.into_iter().filter_map(|(slug, count)| {
        let label = Reason::parse(slug)?.label();
        Some(view! { <li>{format!("{label}: {}", words::count(count, "time", "times"))}</li> })
    });
    let each = each.collect_view();
    view! {
        <Margin heading="Reasons you gave" note="counts, nothing else">
            <ul class="list">{each}</ul>
        </Margin>
    }
    .into_any()
}
