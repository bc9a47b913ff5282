//! Adding, changing and taking away a rule: choose a sentence, fill in its blanks.

use super::part::Part;
use super::sentence::{Blank, Input, Piece, Purpose, SENTENCES, Sentence, Typed, checked, with};
use super::sentence_view::sentence;
use super::{Seen, find, late, save};
use crate::db::own_rule_sets::OwnRuleSet;
use crate::web::error::{AppError, Result};
use crate::web::form::{Form, Problems};
use crate::web::page::Page;
use crate::web::ui::{Breadcrumbs, Button, ErrorSummary, Heading, Kind, LinkButton, Margin, Section};
use crate::web::visitor::SignedIn;
use axum::extract::Path;
use axum::response::Response;
use domain::rules::RuleSet;
use leptos::prelude::*;
use uuid::Uuid;

/// The most rules that one set holds.
const MOST: usize = 60;

/// "Add a rule": what rules can say, by what they are for.
pub async fn choose(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let own = find(&signed_in, id).await?;
    let page = Page::new("Add a rule", Section::Licences);
    Ok(page.show(&signed_in.visitor, move || choose_view(&own)).await)
}

fn choose_view(own: &OwnRuleSet) -> AnyView {
    let base = format!("/own-rule-sets/{}", own.id);
    let group = |purpose: Purpose| {
        let parts = Part::ALL.into_iter().filter(|part| part.purpose() == purpose && part.is_offered(&own.rules));
        let parts = parts.map(|part| (part.title(), format!("{base}/parts/{}", part.slug())));
        let sentences = SENTENCES.iter().filter(|sentence| sentence.purpose == purpose);
        let sentences = sentences.map(|one| (one.title, format!("{base}/rules/new/{}", one.slug)));
        let links: Vec<AnyView> = parts.chain(sentences).map(|(words, href)| link(words, href)).collect();
        (!links.is_empty()).then(|| {
            view! {
                <Margin heading=purpose.heading()>
                    <ul class="list">{links}</ul>
                </Margin>
            }
        })
    };
    view! {
        <Breadcrumbs above=vec![(own.rules.board.clone(), base.clone())] here="Add a rule" />
        <Heading title="Add a rule" line="Choose the sentence that is nearest to what the board says." />
        {Purpose::ALL.map(group).into_iter().collect_view()}
    }
    .into_any()
}

fn link(words: &'static str, href: String) -> AnyView {
    view! {
        <li>
            <a href=href>{words}</a>
        </li>
    }
    .into_any()
}

pub async fn fresh(signed_in: SignedIn, Path((id, slug)): Path<(Uuid, String)>) -> Result {
    let own = find(&signed_in, id).await?;
    let form = Sentence::find(&slug).ok_or(AppError::NotFound)?;
    let mut typed = form.fresh();
    typed.put("version", own.version);
    Ok(page(&signed_in, &own.rules, form, None, typed, Problems::default()).await)
}

pub async fn record(
    signed_in: SignedIn,
    Path((id, slug)): Path<(Uuid, String)>,
    Form(typed): Form<Vec<(String, String)>>,
) -> Result {
    let own = find(&signed_in, id).await?;
    let (form, typed) = (Sentence::find(&slug).ok_or(AppError::NotFound)?, Typed(typed));
    let version: i32 = typed.one("version").parse().map_err(|_| AppError::Unreadable)?;
    // A version adds one rule at most, so this name is never given to another one, even after it was taken away.
    let name = format!("{}-{version}", form.slug);
    let made = form.parse(&name, &typed).and_then(|rule| match own.rules.rule.len() {
        MOST.. => Err(full()),
        _ => Ok(rule),
    });
    let checked = made.and_then(|rule| Ok((rule.clone(), checked(with(&own.rules, rule), "sentence")?)));
    match checked {
        Err(problems) => Ok(page(&signed_in, &own.rules, form, None, typed, problems).await),
        // Sent twice.
        Ok((rule, _)) if own.rules.rule(&name) == Some(&rule) => {
            Ok(crate::web::flash::Flash::Saved.redirect(&format!("/own-rule-sets/{id}")))
        }
        Ok(_) if own.rules.rule(&name).is_some() => late_page(&signed_in, id, form, None, typed).await,
        Ok((_, rules)) => match save(&signed_in, id, version, &rules).await {
            Err(AppError::Stale) => late_page(&signed_in, id, form, None, typed).await,
            done => done,
        },
    }
}

fn full() -> Problems {
    let mut problems = Problems::default();
    problems.add("sentence", format!("One set holds {MOST} rules. Take one away first."));
    problems
}

pub async fn edit(signed_in: SignedIn, Path((id, name)): Path<(Uuid, String)>) -> Result {
    let own = find(&signed_in, id).await?;
    let rule = own.rules.rule(&name).ok_or(AppError::NotFound)?;
    let form = Sentence::of(rule).ok_or(AppError::NotFound)?;
    let mut typed = form.filled(rule);
    typed.put("version", own.version);
    Ok(page(&signed_in, &own.rules, form, Some(&name), typed, Problems::default()).await)
}

pub async fn amend(
    signed_in: SignedIn,
    Path((id, name)): Path<(Uuid, String)>,
    Form(typed): Form<Vec<(String, String)>>,
) -> Result {
    let own = find(&signed_in, id).await?;
    let rule = own.rules.rule(&name).ok_or(AppError::NotFound)?;
    let (form, typed) = (Sentence::of(rule).ok_or(AppError::NotFound)?, Typed(typed));
    let version: i32 = typed.one("version").parse().map_err(|_| AppError::Unreadable)?;
    match form.parse(&name, &typed).and_then(|rule| checked(with(&own.rules, rule), "sentence")) {
        Ok(rules) => match save(&signed_in, id, version, &rules).await {
            Err(AppError::Stale) => late_page(&signed_in, id, form, Some(&name), typed).await,
            done => done,
        },
        Err(problems) => Ok(page(&signed_in, &own.rules, form, Some(&name), typed, problems).await),
    }
}

pub async fn remove(signed_in: SignedIn, Path((id, name)): Path<(Uuid, String)>, Form(seen): Form<Seen>) -> Result {
    let own = find(&signed_in, id).await?;
    own.rules.rule(&name).ok_or(AppError::NotFound)?;
    let mut rules = own.rules;
    rules.rule.retain(|rule| rule.id != name);
    save(&signed_in, id, seen.version()?, &rules).await
}

/// The sentence as typed, above rules that were changed meanwhile.
async fn late_page(
    signed_in: &SignedIn,
    id: Uuid,
    form: &'static Sentence,
    rule: Option<&str>,
    typed: Typed,
) -> Result<Response> {
    let kept = find(signed_in, id).await?;
    let (typed, problems) = typed.late(|version| late(version, &kept));
    Ok(page(signed_in, &kept.rules, form, rule, typed, problems).await)
}

async fn page(
    signed_in: &SignedIn,
    set: &RuleSet,
    form: &'static Sentence,
    rule: Option<&str>,
    typed: Typed,
    problems: Problems,
) -> Response {
    let base = format!("/own-rule-sets/{}", set.id.trim_start_matches("own-"));
    let action = match rule {
        Some(rule) => format!("{base}/rules/{rule}/edit"),
        None => format!("{base}/rules/new/{}", form.slug),
    };
    let page = Page::new(form.title, Section::Licences).status(problems.status());
    let set = set.clone();
    page.show(&signed_in.visitor, move || form_view(&set, form, base, action, &typed, &problems)).await
}

fn form_view(
    set: &RuleSet,
    form: &'static Sentence,
    base: String,
    action: String,
    typed: &Typed,
    problems: &Problems,
) -> AnyView {
    let inputs = form.pieces.iter().flat_map(|piece| match piece {
        Piece::Words(words) => vec![Input::Words((*words).into())],
        Piece::Blank(blank) => blank.inputs(set),
    });
    let more = form.more.iter().flat_map(|blank| blank.inputs(set));
    let line = sentence(form.title, inputs.chain(more).collect(), typed, problems);
    let due = form.when().map(|when| {
        let inputs = [Input::Words("It is due".into())].into_iter().chain(when.inputs(set)).collect();
        let line = sentence("When it is due", inputs, typed, problems);
        view! { <Margin heading="When">{line}</Margin> }
    });
    let whom = [Input::Words("It is for".into())].into_iter().chain(Blank::Condition.inputs(set));
    let whom = sentence("Whom it is for", whom.chain(Blank::Titles.inputs(set)).collect(), typed, problems);
    let ending = [Input::Words("It holds for periods that end".into())];
    let ending = ending.into_iter().chain(Blank::Ending.inputs(set)).collect();
    let ending = sentence("For which periods it holds", ending, typed, problems);
    view! {
        <Breadcrumbs above=vec![(set.board.clone(), base.clone())] here=form.title />
        <Heading title=form.title line="Fill in the blanks. What the board does not say can stay empty." />
        <ErrorSummary problems=problems.summary() />
        <form method="post" action=action class="form wide" novalidate>
            <input type="hidden" name="version" value=typed.one("version").to_owned() />
            <Margin heading="The rule" id="field-sentence">
                {line}
            </Margin>
            {due}
            <Margin heading="Whom, and from when">
                {whom}
                {ending}
            </Margin>
            <p class="actions">
                <Button label="Save" kind=Kind::Main />
                <LinkButton href=base label="Cancel" kind=Kind::Quiet />
            </p>
        </form>
    }
    .into_any()
}
