//! What each body counts of supervision: its own rules with their source, the minutes they speak of, and what the engine
//! made of sessions that are kept as learning. Where the rules say nothing, so do we.

use super::{hours, length};
use crate::db::licences::Licence;
use crate::db::supervision::{Kind, Session};
use crate::web::standing::{Standing, name};
use crate::web::ui::{Margin, Silent};
use crate::web::verdict::{cited, told};
use chrono::{Datelike, NaiveDate};
use domain::credit::CycleReport;
use domain::quantity::Credit;
use domain::rules::{Per, Rule, RuleKind, RuleSet};
use domain::vocabulary::Vocabulary;
use domain::words::{self, Cited, English};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Duties that speak of supervision without hours.
const DUTIES: [&str; 3] = ["supervision_record", "supervision_discussion", "supervisor_declaration"];

/// One licence: what its rules say of supervision, and what they leave open.
pub struct Body {
    name: String,
    href: String,
    /// "6 sessions, 7 hours since January 1, 2026."
    lead: String,
    said: Vec<(String, Vec<Cited>)>,
    silent: Vec<String>,
    rules: String,
}

/// The bodies of a person's licences, in the order of the licences.
#[must_use]
pub fn bodies(standing: &Standing, sessions: &[Session], today: NaiveDate, english: English) -> Vec<Body> {
    let body = |licence: &Licence| {
        let present = standing.present(licence)?;
        let set = standing.library.get(&licence.held.rule_set)?;
        Some(body(standing, licence, set, &present.cycle, sessions, today, english))
    };
    standing.licences.iter().filter_map(body).collect()
}

fn body(
    standing: &Standing,
    licence: &Licence,
    set: &RuleSet,
    cycle: &CycleReport,
    sessions: &[Session],
    today: NaiveDate,
    english: English,
) -> Body {
    let (opens, closes) = (cycle.window.opens, cycle.window.closes.min(today));
    let within: Vec<&Session> =
        sessions.iter().filter(|session| (opens..=closes).contains(&session.facts.held_on)).collect();
    let rules: Vec<&Rule> = set.rule.iter().filter(|rule| applies(rule, licence, cycle) && speaks(rule)).collect();
    let mut said: Vec<(String, Vec<Cited>)> = Vec::new();
    for rule in &rules {
        let sources = rule.source.iter().filter_map(|id| set.source(id)).map(|source| words::cited(source, today));
        said.push((words::rule(rule, set, Vocabulary::builtin()), sources.collect()));
        said.extend(minutes(rule, &within, opens, closes).map(|words| (words, vec![])));
    }
    said.extend(kept(standing, set, cycle, &within, today, english).map(|words| (words, vec![])));
    Body {
        name: name(set, &licence.held.title),
        href: format!("/licences/{}", licence.id),
        lead: format!("{} since {}.", hours::said(&within), words::date(opens, english)),
        said,
        silent: silent(&rules, &within),
        rules: format!("/rules/{}", set.id),
    }
}

/// In force for this title and this period.
fn applies(rule: &Rule, licence: &Licence, cycle: &CycleReport) -> bool {
    let end = cycle.cycle_end.unwrap_or(cycle.window.closes);
    (rule.titles.is_empty() || rule.titles.contains(&licence.held.title))
        && rule.effective_from.is_none_or(|from| end >= from)
        && rule.effective_to.is_none_or(|to| end <= to)
}

fn speaks(rule: &Rule) -> bool {
    let duty = rule.task.as_deref().is_some_and(|task| DUTIES.contains(&task));
    duty || Kind::ALL.iter().any(|kind| names(rule, class(*kind)))
}

fn names(rule: &Rule, class: &str) -> bool {
    rule.activities.iter().chain(&rule.restrict_activities).any(|named| named == class)
}

/// The class that the boards' rules know a kind of session by.
fn class(kind: Kind) -> &'static str {
    let kind = kind.activity();
    Vocabulary::builtin().kind(kind).map_or(kind, |kind| kind.board_activity.as_str())
}

/// The minutes that a rule speaks of, where that needs more than a sum.
fn minutes(rule: &Rule, within: &[&Session], opens: NaiveDate, closes: NaiveDate) -> Option<String> {
    let of: Vec<&&Session> = within.iter().filter(|session| names(rule, class(session.facts.kind))).collect();
    match (rule.kind, rule.per) {
        (RuleKind::CreditSplit, _) => Some(own_practice(&of)),
        (RuleKind::ActivityMinimum, Some(Per::Month)) => by_month(rule, &of, opens, closes),
        _ => None,
    }
}

/// The engine's own way: minutes given, else an equal share of the group, else not known.
fn own_practice(of: &[&&Session]) -> String {
    let own = |session: &Session| {
        let facts = &session.facts;
        let share = facts.group_size.map(|size| facts.minutes / size.max(1));
        facts.own_practice_minutes.or(share)
    };
    let known: u32 = of.iter().filter_map(|session| own(session)).sum();
    let all: u32 = of.iter().filter(|session| own(session).is_some()).map(|session| session.facts.minutes).sum();
    let open = of.iter().filter(|session| own(session).is_none()).count();
    let mut said = format!("{} on your own practice, {} on that of others.", length(known), length(all - known));
    if open > 0 {
        let open = words::count(i64::try_from(open).unwrap_or(i64::MAX), "session does", "sessions do");
        said.push_str(&format!(" {open} not say: give the minutes on your own practice, or how many shared the time."));
    }
    said
}

/// Months that stand below what a rule asks of each, one to one; of time in groups the rule does not speak.
fn by_month(rule: &Rule, of: &[&&Session], opens: NaiveDate, closes: NaiveDate) -> Option<String> {
    let asked = u32::try_from(rule.hours?.0 * 60 / 100).ok()?;
    let mut months: BTreeMap<(i32, u32), (u32, u32)> = BTreeMap::new();
    let mut day = opens.with_day(1)?;
    while day <= closes {
        months.insert((day.year(), day.month()), (0, 0));
        day = day.checked_add_months(chrono::Months::new(1))?;
    }
    for session in of {
        let facts = &session.facts;
        let (alone, group) = months.entry((facts.held_on.year(), facts.held_on.month())).or_default();
        *(if facts.kind == Kind::Individual { alone } else { group }) += facts.minutes;
    }
    let below = months.iter().filter(|(_, (alone, _))| *alone < asked).map(|((year, month), (alone, group))| {
        let group = if *group > 0 { format!(" and {} in a group", length(*group)) } else { String::new() };
        // A month that is still running may reach it yet.
        let running = closes.succ_opt().is_some_and(|next| next.month() == closes.month());
        let now = running && (*year, *month) == (closes.year(), closes.month());
        let so_far = if now { " so far" } else { "" };
        format!("{} {year} with {}{group}{so_far}", words::short_month(*month), length(*alone))
    });
    let below: Vec<String> = below.collect();
    Some(match below.as_slice() {
        [] => "Each month reaches it one to one.".into(),
        months => format!("One to one, these months stand below it: {}.", words::and(months)),
    })
}

/// What the engine made of the sessions that are kept as learning, and how many are not.
fn kept(
    standing: &Standing,
    set: &RuleSet,
    cycle: &CycleReport,
    within: &[&Session],
    today: NaiveDate,
    english: English,
) -> Option<String> {
    if within.is_empty() {
        return None;
    }
    let ids: BTreeSet<String> = within.iter().filter_map(|session| session.activity).map(|id| id.to_string()).collect();
    let known = |id: &String| standing.activity(id).is_some();
    let lines = cycle.ledger.iter().filter(|line| ids.contains(&line.activity) && known(&line.activity));
    let (mut earned, mut counts, mut undecided) = (0, 0, 0);
    for line in lines {
        let told = told(line, cycle, set, today, english);
        earned += told.earned;
        counts += told.counts;
        undecided += told.undecided;
    }
    let mut said = if ids.is_empty() {
        "None of them is kept as learning, so none is counted here.".to_owned()
    } else {
        format!("Kept as learning: {} of {} count here.", Credit(counts), words::hours(Credit(earned)))
    };
    if undecided > 0 {
        said.push_str(&format!(" {} wait for an answer.", words::hours(Credit(undecided))));
    }
    let out = within.len() - ids.len();
    if !ids.is_empty() && out > 0 {
        let out = words::count(i64::try_from(out).unwrap_or(i64::MAX), "session is", "sessions are");
        said.push_str(&format!(" {out} not kept as learning."));
    }
    Some(said)
}

/// Questions that the rules leave open, for the kinds of sessions there are.
fn silent(rules: &[&Rule], within: &[&Session]) -> Vec<String> {
    let hours = |rule: &&&Rule| rule.task.is_none();
    let classes: BTreeSet<&str> = within.iter().map(|session| class(session.facts.kind)).collect();
    let unnamed: Vec<&str> =
        classes.iter().filter(|class| !rules.iter().filter(hours).any(|rule| names(rule, class))).copied().collect();
    let label = |slug: &&str| {
        Vocabulary::builtin().board_activity(slug).map_or((*slug).to_owned(), |class| words::lower(&class.label))
    };
    let mut silent = Vec::new();
    if within.is_empty() && rules.is_empty() {
        silent.push("The rules we hold do not speak of supervision.".to_owned());
    }
    if !unnamed.is_empty() {
        let unnamed: Vec<String> = unnamed.iter().map(label).collect();
        silent.push(format!("The rules we hold have no rule of their own for {}.", words::and(&unnamed)));
    }
    let in_groups = |session: &&&Session| session.facts.kind == Kind::Group || session.facts.group_size.is_some();
    let split = |class: &str| rules.iter().any(|rule| rule.kind == RuleKind::CreditSplit && names(rule, class));
    let open = within.iter().filter(in_groups).any(|session| !split(class(session.facts.kind)));
    if open {
        silent.push("The rules we hold do not say how time in a group counts.".into());
    }
    silent
}

pub fn view(bodies: Vec<Body>) -> impl IntoView {
    if bodies.is_empty() {
        return view! {
            <Margin heading="What counts">
                <p>"Add a license to see what its board counts of supervision."</p>
            </Margin>
        }
        .into_any();
    }
    let each = bodies.into_iter().map(|body| {
        let said = body.said.into_iter().map(|(words, sources)| {
            let sources = sources.into_iter().map(cited).collect_view();
            view! { <li>{words} " " {sources}</li> }.into_any()
        });
        let said = said.collect_view();
        let silent = body.silent.into_iter().map(|words| {
            view! { <Silent words=words href=body.rules.clone() /> }
        });
        let silent = silent.collect_view();
        view! {
            <section>
                <h3>
                    <a href=body.href>{body.name}</a>
                </h3>
                <p>{body.lead}</p>
                <ul class="list">{said}</ul>
                {silent}
            </section>
        }
        .into_any()
    });
    let each = each.collect_view();
    view! {
        <Margin heading="What counts" note="by the rules we hold">
            {each}
        </Margin>
    }
    .into_any()
}
