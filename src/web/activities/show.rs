//! One activity: its facts, and what it counts for at each licence with the reason.

use super::counts::{self, Counts};
use super::find;
use crate::db::activities::{Activity, Amount};
use crate::db::reflections::{self, About, Reflection};
use crate::db::{goals, supervision};
use crate::web::certificates;
use crate::web::error::Result;
use crate::web::page::Page;
use crate::web::reflections::{asked, beside};
use crate::web::removal::Removal;
use crate::web::standing::Standing;
use crate::web::ui::{
    Breadcrumbs, Button, Column, Facts, Heading, Kind, LinkButton, Margin, Quote, Section, Sign, Table,
};
use crate::web::verdict::cited;
use crate::web::visitor::SignedIn;
use axum::extract::Path;
use domain::quantity::Credit;
use domain::typed::hours_of;
use domain::vocabulary::Vocabulary;
use domain::words;
use leptos::prelude::*;
use uuid::Uuid;

pub async fn show(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let activity = find(&signed_in, id).await?;
    let standing = Standing::load(&signed_in).await?;
    let goals = goals::list_goals(signed_in.db(), signed_in.owner()).await?;
    let goals: Vec<(String, String)> = goals
        .into_iter()
        .filter(|goal| goal.facts.activities.contains(&id))
        .map(|goal| (format!("/goals/{}", goal.id), goal.facts.statement))
        .collect();
    let about = [About { activity: Some(id), ..About::default() }];
    let written = reflections::list_reflections_about(signed_in.db(), signed_in.owner(), &about).await?;
    let proofs = certificates::proofs(&signed_in, id).await?;
    let session = supervision::find_session_kept_as(signed_in.db(), signed_in.owner(), id).await?;
    let counts = counts::of(&signed_in, &standing, &standing.report, id);
    let english = signed_in.english();
    let title = activity.facts.title.clone();
    let ready = activity.facts.planned && activity.facts.completed_on <= signed_in.today;
    let page = Page::new(title, Section::Learning);
    let drawn = Drawn { activity, counts, goals, written, session, proofs, english, ready };
    Ok(page.show(&signed_in.visitor, move || view(drawn)).await)
}

struct Drawn {
    activity: Activity,
    counts: Vec<Counts>,
    /// Address and words.
    goals: Vec<(String, String)>,
    written: Vec<Reflection>,
    /// The session of supervision that is kept as this.
    session: Option<Uuid>,
    proofs: certificates::Proofs,
    english: words::English,
    /// A planned one whose day has come.
    ready: bool,
}

fn view(drawn: Drawn) -> impl IntoView {
    let Drawn { activity, counts, goals, written, session, proofs, english, ready } = drawn;
    let id = activity.id;
    let facts = activity.facts;
    let vocabulary = Vocabulary::builtin();
    let kind = vocabulary.kind(&facts.kind).map_or(facts.kind.clone(), |kind| kind.label.clone());
    let when = words::date(facts.completed_on, english);
    let line = if facts.planned { format!("{kind}, planned for {when}.") } else { format!("{kind}, {when}.") };
    let done = ready.then(|| {
        view! {
            <form method="post" action=format!("/activities/{id}/done")>
                <Button label="It is done" kind=Kind::Main sign=Sign::Check />
            </form>
        }
    });
    let rows = rows(&facts, english);
    let reflections = (!facts.planned).then(|| beside::section(&written, asked::offer(id)));
    let notes = facts.notes.clone().map(|notes| {
        view! {
            <Margin heading="Notes" note="only you" private=true>
                <Quote words=notes source="Your notes" />
            </Margin>
        }
    });
    let goals = (!goals.is_empty()).then(|| {
        let each = goals.into_iter().map(|(href, words)| view! { <li><a href=href>{words}</a></li> });
        view! {
            <Margin heading="Serves the goal">
                <ul class="list">{each.collect_view()}</ul>
            </Margin>
        }
    });
    view! {
        <Breadcrumbs above=vec![("Learning".into(), "/activities".into())] here="Activity" />
        <Heading title=facts.title.clone() line=line>
            {done}
            <LinkButton href=format!("/activities/{id}/edit") label="Edit" sign=Sign::Pencil />
            <LinkButton href=format!("/activities/{id}/remove") label="Remove" kind=Kind::Quiet />
        </Heading>
        {session.map(kept_with)}
        <Margin heading="Counts for">{counts_view(counts)}</Margin>
        <Margin heading="What it was">
            <Facts rows=rows />
        </Margin>
        {proofs.view()}
        {goals}
        {reflections}
        {notes}
    }
    .into_any()
}

fn counts_view(counts: Vec<Counts>) -> AnyView {
    if counts.is_empty() {
        return view! {
            <p>
                "Add a license to see what it counts for. "
                <a href="/licences/new">"Add one"</a>
            </p>
        }
        .into_any();
    }
    let columns =
        vec![Column::words("License"), Column::number("Earned"), Column::number("Counts"), Column::words("Why")];
    let rows = counts.into_iter().map(|each| {
        let sources = each.sources.into_iter().take(2).map(cited);
        let why = view! {
            <span>
                {each.why} " "
                <span class="source">{sources.collect_view()}</span>
            </span>
        };
        vec![
            view! { <a href=each.href>{each.name}</a> }.into_any(),
            each.earned.into_any(),
            each.counts.into_any(),
            why.into_any(),
        ]
    });
    view! { <Table caption="What it counts for" columns=columns rows=rows.collect() /> }.into_any()
}

/// Credit as a certificate states it: "6 hours", "0.6 CEU", "3 ce credits".
#[must_use]
pub fn as_stated(hundredths: u32, unit: &str) -> String {
    let amount = Credit(i64::from(hundredths));
    match unit {
        "hour" => words::hours(amount),
        "ceu" => format!("{amount} CEU"),
        unit => format!("{amount} {}{}", unit.replace('_', " "), if hundredths == 100 { "" } else { "s" }),
    }
}

fn rows(facts: &crate::db::activities::Facts, english: words::English) -> Vec<(String, AnyView)> {
    let vocabulary = Vocabulary::builtin();
    let mut rows: Vec<(String, AnyView)> = Vec::new();
    let mut put = |name: &str, words: String| rows.push((name.to_owned(), words.into_any()));
    match &facts.amount {
        Some(Amount::Minutes(minutes)) => put("Length", format!("{} h", hours_of(*minutes))),
        Some(Amount::Credit { hundredths, unit }) => {
            put("Stated", as_stated(*hundredths, unit));
        }
        None => put("Length", "not given: it earns 0 until it is".into()),
    }
    if let Some(start) = facts.starts_on {
        put("From", words::date(start, english));
    }
    if let Some(way) = facts.delivery.as_ref().and_then(|slug| vocabulary.delivery(slug)) {
        put("How", way.label.clone());
    }
    for segment in &facts.segments {
        let topics: Vec<String> = segment.topics.iter().map(|slug| words::phrase::topic(vocabulary, slug)).collect();
        let amount = match facts.amount {
            Some(Amount::Credit { .. }) => Credit(i64::from(segment.amount)).to_string(),
            _ => format!("{} h", hours_of(segment.amount)),
        };
        put("About", format!("{}, {amount}", words::upper(&words::and(&topics))));
    }
    if let Some(provider) = &facts.provider {
        put("Provider", provider.clone());
    }
    if !facts.approvals.is_empty() {
        let names: Vec<String> = facts.approvals.iter().map(|slug| approval(vocabulary, slug)).collect();
        put("Approved", words::upper(&words::and(&names)));
    }
    if let Some(number) = &facts.approval_number {
        put("Approval number", number.clone());
    }
    if let Some(cost) = &facts.cost {
        put("Cost", format!("{} {}", Credit(i64::from(cost.minor)), cost.currency));
    }
    rows
}

/// An approval in words: a provider class, of all boards or of one.
pub fn approval(vocabulary: &Vocabulary, slug: &str) -> String {
    let (set, class) = slug.split_once('/').map_or((None, slug), |(set, class)| (Some(set), class));
    let set = set.and_then(|id| domain::rules::Library::builtin().get(id));
    match (set, vocabulary.provider(class)) {
        (Some(set), _) => words::phrase::provider(vocabulary, set, class),
        (None, Some(provider)) => provider.label.clone(),
        (None, None) => class.replace('_', " "),
    }
}

/// Asks before removing.
pub async fn ask(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let activity = find(&signed_in, id).await?;
    let line = format!("“{}” goes from your record and from every count.", activity.facts.title);
    let there = format!("/activities/{id}");
    Ok(Removal::of(Section::Learning, "Remove this activity?", line, &there).ask(&signed_in).await)
}

/// A session that is logged under supervision has its date and length from there.
fn kept_with(session: Uuid) -> impl IntoView {
    view! {
        <p>
            "Kept with " <a href=format!("/supervision/{session}")>"a session of supervision"</a>
            ": its day and length change there."
        </p>
    }
}
