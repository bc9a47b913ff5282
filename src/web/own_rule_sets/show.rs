//! A set of one's own: its sentences in the order in which the engine works, each to change or to take away.

use super::find;
use super::part::Part;
use super::sentence::{Purpose, Sentence};
use crate::db::own_rule_sets::OwnRuleSet;
use crate::web::error::Result;
use crate::web::form;
use crate::web::page::Page;
use crate::web::ui::{Breadcrumbs, Button, Heading, Kind, LinkButton, Margin, Section, Sign, Source};
use crate::web::visitor::SignedIn;
use axum::extract::Path;
use domain::rules::RuleSet;
use domain::vocabulary::Vocabulary;
use domain::words;
use leptos::prelude::*;
use uuid::Uuid;

pub async fn show(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let own = find(&signed_in, id).await?;
    let held = super::titles_held(&signed_in, &own.rules).await?;
    let page = Page::new(own.rules.board.clone(), Section::Licences);
    Ok(page.show(&signed_in.visitor, move || view(&own, &held)).await)
}

/// One sentence of the set, and where to change it or take it away.
struct Line {
    words: String,
    change: Option<String>,
    take_away: Option<String>,
}

/// The sentences of one purpose: parts first, then rules in their order.
fn lines(set: &RuleSet, base: &str, purpose: Purpose) -> Vec<Line> {
    let vocabulary = Vocabulary::builtin();
    let said = words::rule_set(set, vocabulary);
    let parts = Part::ALL.into_iter().filter(|part| part.purpose() == purpose && part.is_in(set)).map(|part| {
        let told = said.iter().filter(|said| said.heading == part.heading()).map(|said| said.sentence.as_str());
        let address = format!("{base}/parts/{}", part.slug());
        let words = told.collect::<Vec<_>>().join(" ");
        Line { words, change: Some(address.clone()), take_away: Some(format!("{address}/remove")) }
    });
    let rules = set.rule.iter().filter_map(|rule| {
        let form = Sentence::of(rule);
        // A rule that no sentence of ours makes is told last, and can still be taken away.
        if form.map_or(Purpose::Next, |form| form.purpose) != purpose {
            return None;
        }
        let address = format!("{base}/rules/{}", rule.id);
        Some(Line {
            words: words::rule(rule, set, vocabulary),
            change: form.map(|_| format!("{address}/edit")),
            take_away: Some(format!("{address}/remove")),
        })
    });
    parts.chain(rules).collect()
}

fn view(own: &OwnRuleSet, held: &[String]) -> AnyView {
    let set = &own.rules;
    let base = format!("/own-rule-sets/{}", own.id);
    let said = words::rule_set(set, Vocabulary::builtin());
    let frame = said.into_iter().filter(|said| matches!(said.heading, "Period" | "In all"));
    let edit = format!("{base}/edit");
    let frame: Vec<Line> =
        frame.map(|said| Line { words: said.sentence, change: Some(edit.clone()), take_away: None }).collect();
    let version = own.version.to_string();
    let groups: Vec<AnyView> = Purpose::ALL
        .into_iter()
        .map(|purpose| (purpose.heading(), lines(set, &base, purpose)))
        .filter(|(_, lines)| !lines.is_empty())
        .map(|(heading, lines)| group(heading, lines, &version))
        .collect();
    let licences = set.titles.iter().filter(|title| !held.contains(title)).map(|title| {
        let href = format!("/licences/new?rule_set={}&title={}", set.id, form::encode(title));
        view! { <LinkButton href=href label=format!("Add the license {title}") sign=Sign::Plus /> }
    });
    let (board, titles) = (set.board.clone(), set.titles.join(", "));
    let (page, remove) = (format!("/rules/{}", set.id), format!("{base}/remove"));
    let (frame, note) = (group("Period and total", frame, &version), read_where(set));
    view! {
        <Breadcrumbs above=vec![("Rules of your own".into(), "/own-rule-sets".into())] here=board.clone() />
        <Heading title=board line=format!("{titles}. Written down by you.")>
            <LinkButton href=format!("{base}/rules/new") label="Add a rule" kind=Kind::Main sign=Sign::Plus />
        </Heading>
        {frame}
        {groups}
        <Margin heading="Where you read it">{note}</Margin>
        <p class="actions">
            {licences.collect_view()}
            <LinkButton href=page label="Read it as one page" sign=Sign::Page />
            <LinkButton href=remove label="Remove this set" kind=Kind::Quiet />
        </p>
    }
    .into_any()
}

fn group(heading: &'static str, lines: Vec<Line>, version: &str) -> AnyView {
    let lines: Vec<AnyView> = lines.into_iter().map(|line| line_view(line, version.to_owned())).collect();
    view! {
        <Margin heading=heading>
            <ul class="sentences">{lines}</ul>
        </Margin>
    }
    .into_any()
}

fn line_view(line: Line, version: String) -> AnyView {
    let (change, take_away) = (format!("Change: {}", line.words), format!("Take away: {}", line.words));
    let change = line.change.map(|href| {
        view! { <LinkButton href=href label="Change" kind=Kind::Quiet spoken=change /> }
    });
    let take_away = line.take_away.map(|action| {
        view! {
            <form method="post" action=action>
                <input type="hidden" name="version" value=version />
                <Button label="Take away" kind=Kind::Quiet spoken=take_away />
            </form>
        }
    });
    view! {
        <li>
            <p>{line.words}</p>
            <div class="actions">{change} {take_away}</div>
        </li>
    }
    .into_any()
}

/// Her own note, with the page that she read, if she said which.
pub fn read_where(set: &RuleSet) -> AnyView {
    let Some(source) = set.source("own") else { return ().into_any() };
    let cited = words::cited(source, chrono::NaiveDate::MIN);
    let when = format!("noted in {}", cited.when);
    if source.url.is_empty() {
        return view! { <p><Source name="Your own note" when=when /></p> }.into_any();
    }
    view! { <p><Source name=source.url.clone() href=source.url.clone() when=when /></p> }.into_any()
}
