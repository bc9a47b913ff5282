//! How rules are read, and every rule of a board in plain words with its source, its date and what it leaves open.

mod about;

use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::page::Page;
use crate::web::standing;
use crate::web::ui::{Breadcrumbs, Heading, Icon, LinkButton, Margin, Section, Sign, Silent};
use crate::web::verdict::cited;
use crate::web::visitor::{SignedIn, Visitor};
use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use chrono::NaiveDate;
use domain::rules::RuleSet;
use domain::vocabulary::{Jurisdictions, Vocabulary};
use domain::words::{self, Cited, phrase};
use leptos::prelude::*;

pub fn router() -> Router<App> {
    Router::new().route("/rules", get(about::show)).route("/rules/{slug}", get(show))
}

/// Today for someone who is not signed in: sources are dated by month, so the server's day will do.
pub fn today(visitor: &Visitor) -> NaiveDate {
    match &visitor.signed_in {
        Some((account, _)) => (visitor.app.now)().with_timezone(&account.time_zone).date_naive(),
        None => (visitor.app.now)().date_naive(),
    }
}

async fn show(visitor: Visitor, Path(slug): Path<String>) -> Result {
    let today = today(&visitor);
    // A person's own rule sets are found in her own library alone.
    let library = match SignedIn::of(visitor.clone()) {
        Some(signed_in) => standing::library(&signed_in).await?,
        None => (*visitor.app.library).clone(),
    };
    let set = library.get(&slug).ok_or(AppError::NotFound)?.clone();
    let kept_by = visitor.app.settings.kept_by.clone();
    let title = title(&set);
    let page = Page::new(title.clone(), Section::Licences);
    Ok(page.show(&visitor, move || view(title, set, today, kept_by)).await)
}

fn title(set: &RuleSet) -> String {
    if set.is_own() {
        return format!("{}, your own rules", set.titles.join(", "));
    }
    format!("{} {}", Jurisdictions::label(&set.jurisdiction), set.titles.join(", "))
}

/// A requirement as the page shows it.
struct Said {
    heading: String,
    sentence: String,
    fact: Option<String>,
    sources: Vec<Cited>,
    verified: bool,
}

fn said(set: &RuleSet, today: NaiveDate) -> Vec<Said> {
    let vocabulary = Vocabulary::builtin();
    let sources = |ids: &[String]| {
        let known = ids.iter().filter_map(|id| set.source(id));
        known.map(|source| words::cited(source, today)).collect::<Vec<_>>()
    };
    let parts = words::rule_set(set, vocabulary).into_iter().map(|said| Said {
        heading: said.heading.to_owned(),
        sentence: said.sentence,
        fact: None,
        sources: sources(&said.sources),
        verified: said.verified,
    });
    let rules = set.rule.iter().map(|rule| Said {
        heading: words::heading(vocabulary, set, rule),
        sentence: words::rule(rule, set, vocabulary),
        fact: rule.note.clone(),
        sources: sources(&rule.source),
        verified: rule.verified,
    });
    parts.chain(rules).collect()
}

fn view(title: String, set: RuleSet, today: NaiveDate, kept_by: Option<String>) -> impl IntoView {
    let own = set.is_own();
    let edit = set.id.strip_prefix("own-").filter(|_| own).map(|id| {
        view! { <LinkButton href=format!("/own-rule-sets/{id}") label="Edit" sign=Sign::Pencil /> }
    });
    let sure = words::how_sure(&set, today).map(|line| view! { <p>{line}</p> }.into_any());
    let rows = said(&set, today).into_iter().map(|said| said_view(said, own)).collect_view();
    let gaps = set.gaps.iter().map(|gap| {
        view! {
            <li>
                <Icon sign=Sign::Undecided />
                <span>{gap.clone()}</span>
            </li>
        }
        .into_any()
    });
    let gaps = gaps.collect_view();
    let has_gaps = !set.gaps.is_empty() || set.carry_over.is_none() || set.first_renewal.is_none();
    let silent = [
        (set.carry_over.is_none(), "Whether hours carry over into the next period."),
        (set.first_renewal.is_none(), "What a first renewal asks."),
        (set.records.is_none(), "How long to keep proof."),
    ];
    let silent = silent.into_iter().filter(|(missing, _)| *missing).map(|(_, words)| {
        view! {
            <li>
                <Icon sign=Sign::Undecided />
                <span>{words}</span>
            </li>
        }
        .into_any()
    });
    let silent = silent.collect_view();
    let note = own.then(|| crate::web::own_rule_sets::read_where(&set));
    let board = phrase::the(&set.board);
    let whom = kept_by.unwrap_or_else(|| "whoever keeps this server".into());
    let foot = if own {
        "Written down by you. Nobody else sees or uses these rules.".to_owned()
    } else {
        format!(
            "Read in stored copies on {}. Rules change: ask {board} before you rely on this. A mistake in a rule? Tell {whom}: a corrected file takes effect without a new version.",
            words::READ_ON
        )
    };
    view! {
        <Breadcrumbs above=vec![("Rules".into(), "/rules".into())] here=title.clone() />
        <Heading title=title line=set.board.clone()>
            {edit}
        </Heading>
        <Margin heading="How sure">{sure.into_iter().collect_view()} {note}</Margin>
        {rows}
        {has_gaps
            .then(|| {
                view! {
                    <Margin heading="What our copy does not say">
                        <ul class="todo">{gaps} {silent}</ul>
                        <p>{format!("A rule that is not here may still exist. Ask {board}.")}</p>
                    </Margin>
                }
            })}
        <p class="fine">{foot}</p>
    }
    .into_any()
}

fn said_view(said: Said, own: bool) -> AnyView {
    let unverified = (!said.verified && !own).then(|| {
        let words = "No text we saw states this: it is our reading, a sister license or memory.";
        view! { <Silent words=words /> }
    });
    let sources = (!own).then(|| said.sources.into_iter().map(cited).collect_view());
    view! {
        <section class="need">
            <header>
                <h3>{said.heading}</h3>
            </header>
            <div>
                <p>{said.sentence}</p>
                {said.fact.map(|note| view! { <p class="small">{note}</p> })}
                {unverified}
                <p class="fine">{sources}</p>
            </div>
        </section>
    }
    .into_any()
}
