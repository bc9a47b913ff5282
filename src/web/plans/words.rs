//! What the planner says, in words: what a course serves, what remains to do, what stands in the way and by which rule.

use super::question::Question;
use crate::db::licences::Licence;
use crate::web::candidates::price;
use crate::web::outlook::{asked, open, unit};
use crate::web::standing::{Standing, current, name};
use domain::credit::plan::{Blocking, Remaining};
use domain::credit::{Report, Requirement, State};
use domain::quantity::Credit;
use domain::rules::RuleSet;
use domain::vocabulary::Vocabulary;
use domain::words::{self, Cited};
use uuid::Uuid;

/// Something that stays open whatever is taken.
pub struct Left {
    pub licence: String,
    pub what: String,
    pub href: String,
}

/// A requirement that nothing on offer meets.
#[derive(Clone)]
pub struct Blocked {
    /// "New York LCSW"
    pub licence: String,
    /// "3 hours of ethics"
    pub what: String,
    /// The rule's own sentence.
    pub rule: String,
    /// What to answer first, where the row is unclear.
    pub question: String,
    pub sources: Vec<Cited>,
    /// Where it can be looked at or answered.
    pub href: String,
    pub action: &'static str,
}

fn find<'a>(standing: &'a Standing, id: &str) -> Option<(&'a Licence, &'a RuleSet, String)> {
    let licence = standing.licences.iter().find(|licence| licence.id.to_string() == id)?;
    let set = standing.library.get(&licence.held.rule_set)?;
    Some((licence, set, name(set, &licence.held.title)))
}

/// What each licence has of a course, once it is done: "New York LCSW: 3 hours; 2 for Ethics".
pub fn serves(standing: &Standing, report: &Report, licences: &[String], candidate: Uuid) -> Vec<String> {
    let id = candidate.to_string();
    let vocabulary = Vocabulary::builtin();
    let mut told = Vec::new();
    for licence in report.licences.iter().filter(|licence| licences.contains(&licence.id)) {
        let Some((_, set, name)) = find(standing, &licence.id) else { continue };
        let lines = licence.cycles.iter().flat_map(|cycle| &cycle.ledger).filter(|line| line.activity == id);
        let Some(line) = lines.max_by_key(|line| line.counted_if_planned + line.outside_if_planned) else { continue };
        let rows = line.requirements.iter().filter(|(row, hours)| **hours > 0 && *row != "total");
        let rows = rows.filter_map(|(row, hours)| {
            let (rule, year) = row.split_once('#').map_or((row.as_str(), None), |(rule, year)| (rule, Some(year)));
            let heading = words::heading(vocabulary, set, set.rule(rule)?);
            let heading = year.map_or(heading.clone(), |year| format!("{heading}, year {year}"));
            Some(format!("{} for {heading}", Credit(*hours)))
        });
        let rows: Vec<String> = rows.collect();
        let counts = line.counted_if_planned + line.outside_if_planned;
        if counts == 0 && rows.is_empty() {
            continue;
        }
        let rows = if rows.is_empty() { String::new() } else { format!("; {}", words::and(&rows)) };
        told.push(format!("{name}: {}{rows}", unit(set, Credit(counts))));
    }
    told
}

/// A row of a licence's report, in the cycle that is planned for.
fn row<'a>(standing: &'a Standing, licence: &str, id: &str) -> Option<&'a Requirement> {
    let report = standing.report.licences.iter().find(|report| report.id == licence)?;
    current(report, standing.portfolio.as_of)?.requirements.iter().find(|row| row.id == id)
}

/// A duty that stays.
pub fn left(standing: &Standing, left: &Remaining) -> Option<Left> {
    let (licence, set, name) = find(standing, &left.licence)?;
    let what = open(set, row(standing, &left.licence, &left.requirement)?)?.what;
    Some(Left { licence: name, what, href: format!("/licences/{}/tasks", licence.id) })
}

/// What stands in the way; none for the budget, which the verdict tells.
pub fn blocked(standing: &Standing, blocking: &Blocking) -> Option<Blocked> {
    let id = blocking.licence.as_ref()?;
    let vocabulary = Vocabulary::builtin();
    let cite = |set: &RuleSet, ids: &[String]| {
        let sources = ids.iter().filter_map(|id| set.source(id));
        sources.map(|source| words::cited(source, standing.portfolio.as_of)).collect::<Vec<Cited>>()
    };
    let Some((licence, set, name)) = find(standing, id) else {
        // Several licences under one total.
        let group = standing.report.groups.iter().find(|group| group.id == *id)?;
        let (licence, set, _) = find(standing, group.licences.first()?)?;
        let rule = set.rule(&group.rule)?;
        let names: Vec<String> =
            group.licences.iter().filter_map(|id| find(standing, id)).map(|(_, _, name)| name).collect();
        return Some(Blocked {
            licence: words::and(&names),
            what: format!("{} for them together", unit(set, Credit(blocking.missing))),
            rule: words::rule(rule, set, vocabulary),
            question: String::new(),
            sources: cite(set, &rule.source),
            href: format!("/licences/{}", licence.id),
            action: "See the ledger",
        });
    };
    if blocking.requirement == "cycle_end" {
        return Some(Blocked {
            licence: name,
            what: "The end of its period is not known".into(),
            rule: "Without it nobody can say what is missing, or by when.".into(),
            question: String::new(),
            sources: vec![],
            href: format!("/licences/{}/edit", licence.id),
            action: "Add the date it ends",
        });
    }
    let row = row(standing, id, &blocking.requirement)?;
    let missing = Requirement {
        missing: blocking.missing,
        missing_if_planned: blocking.missing,
        state: State::NotMet,
        unknowns: vec![],
        ..row.clone()
    };
    let rule = blocking.requirement.split('#').next().and_then(|rule| set.rule(rule));
    let what = match rule {
        Some(_) => open(set, &missing)?.what,
        None => format!("{} in all", unit(set, Credit(blocking.missing))),
    };
    Some(Blocked {
        licence: name,
        what,
        rule: rule.map_or_else(|| words::short_total(set), |rule| words::rule(rule, set, vocabulary)),
        question: asked(set, row, vocabulary),
        sources: cite(set, &row.sources),
        href: format!("/licences/{}", licence.id),
        action: "See the ledger",
    })
}

/// Rows that are unclear and still open: what a plan that leaves them out does not cover.
pub fn unclear(standing: &Standing, licences: &[String]) -> Vec<Left> {
    let mut rows = Vec::new();
    for report in standing.report.licences.iter().filter(|report| licences.contains(&report.id)) {
        let Some((licence, set, name)) = find(standing, &report.id) else { continue };
        let Some(cycle) = current(report, standing.portfolio.as_of) else { continue };
        let open_rows = cycle.requirements.iter().filter(|row| !row.unknowns.is_empty() && row.missing_if_planned > 0);
        for row in open_rows {
            let what = match open(set, row) {
                Some(open) if row.kind != "total" => open.what,
                _ => format!("{} in all", unit(set, Credit(row.missing_if_planned))),
            };
            let question = asked(set, row, Vocabulary::builtin());
            let what = if question.is_empty() { what } else { format!("{what}. {question}") };
            rows.push(Left { licence: name.clone(), what, href: format!("/licences/{}", licence.id) });
        }
    }
    rows
}

/// Why there is no plan, in one sentence.
pub fn blocked_verdict(question: &Question, cheapest: Option<i64>, rows: usize) -> String {
    if let (Some(cheapest), Some(budget)) = (cheapest, question.budget) {
        let (all, more) = (price(cheapest, &question.currency), price(cheapest - budget, &question.currency));
        return format!("The cheapest plan costs {all}: {more} more than the budget.");
    }
    match rows {
        1 => "One requirement stays open whichever of these courses you take.".into(),
        rows => format!(
            "{} requirements stay open whichever of these courses you take.",
            words::upper(&words::number(Credit::hours(rows as i64)))
        ),
    }
}
