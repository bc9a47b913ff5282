//! Requirements as bars, limits as limits, duties as words; each with its source.

use super::near_misses;
use crate::web::outlook::asked;
use crate::web::standing::Standing;
use crate::web::ui::{Bar, Figures, Icon, Key, Legend, LimitBar, Margin, Sign, Silent};
use crate::web::verdict::cited;
use chrono::NaiveDate;
use domain::credit::{CycleReport, LimitReport, Requirement, State, Unit};
use domain::quantity::Credit;
use domain::rules::RuleSet;
use domain::vocabulary::Vocabulary;
use domain::words::{self, Cited};
use leptos::prelude::*;
use uuid::Uuid;

/// A row with its bar.
pub struct Part {
    /// The row's or the limit's id in the report.
    pub id: String,
    pub heading: String,
    pub note: String,
    bar: BarOf,
    pub figures: Vec<(String, String)>,
    question: Option<String>,
    /// Hours that nearly serve it.
    pub near: Vec<String>,
    /// It looks back, and when it was last done is not known.
    asks_when: bool,
    pub sources: Vec<Cited>,
    unverified: bool,
}

enum BarOf {
    Requirement { required: i64, counted: i64, planned: i64, carries: i64 },
    Limit { cap: i64, used: i64, over: i64 },
}

/// A duty that is not hours.
pub struct Duty {
    pub id: String,
    pub is_done: bool,
    sign: Sign,
    pub what: String,
    pub line: String,
    asks_when: bool,
    pub sources: Vec<Cited>,
}

/// Rows that are counted in hours, then limits.
pub fn parts(standing: &Standing, set: &RuleSet, cycle: &CycleReport, today: NaiveDate) -> Vec<Part> {
    let rows = cycle
        .requirements
        .iter()
        .filter(|row| row.state != State::NotApplicable && !matches!(row.kind, "task" | "attestation" | "spread"));
    let rows = rows
        .map(|row| Part { near: near_misses::sentences(standing, set, row), ..requirement(set, cycle, row, today) });
    // A limit that nothing comes near is left to the page of rules.
    let limits = cycle.limits.iter().filter(|limit| limit.used > 0 || limit.used_if_planned > 0 || limit.cap > 0);
    rows.chain(limits.filter_map(|limit| self::limit(set, cycle, limit, today))).collect()
}

fn sources(set: &RuleSet, ids: &[String], today: NaiveDate) -> Vec<Cited> {
    ids.iter().filter_map(|id| set.source(id)).map(|source| words::cited(source, today)).collect()
}

fn requirement(set: &RuleSet, cycle: &CycleReport, row: &Requirement, today: NaiveDate) -> Part {
    let vocabulary = Vocabulary::builtin();
    let (id, year) = row.id.split_once('#').map_or((row.id.as_str(), None), |(id, year)| (id, Some(year)));
    let rule = set.rule(id);
    let (heading, note) = match (row.kind, rule) {
        ("total", _) => ("Hours in all".to_owned(), words::short_total(set)),
        (_, Some(rule)) => {
            let heading = words::heading(vocabulary, set, rule);
            let heading = year.map_or(heading.clone(), |year| format!("{heading}, year {year}"));
            (heading, words::rule(rule, set, vocabulary))
        }
        (_, None) => (words::upper(&row.id.replace('_', " ")), String::new()),
    };
    let planned = row.with_planned - row.counted;
    let open = row.missing_if_planned;
    let carries = if row.kind == "total" { cycle.carry_out.hours } else { 0 };
    let scale = if row.unit == Unit::Hour { 1 } else { 100 };
    let show = |amount: i64| if row.unit == Unit::Hour { Credit(amount).to_string() } else { amount.to_string() };
    let mut figures = vec![(show(row.counted), "counted".to_owned())];
    if row.missing == 0 {
        figures = vec![(format!("{} of {}", show(row.required), show(row.required)), "counted".to_owned())];
        let more = cycle.objective.now.counted - row.required - carries;
        if carries > 0 {
            figures.push((show(carries), "carry over".into()));
        }
        if row.kind == "total" && more > 0 {
            figures.push((show(more), "beyond what is needed".into()));
        }
    } else {
        if planned > 0 {
            figures.push((show(planned), "planned".into()));
        }
        figures.push((show(open), "open".into()));
    }
    if let Some(by) = &row.satisfied_by {
        figures = vec![("Met".into(), met_by(by))];
    }
    let question = (!row.unknowns.is_empty() && row.missing > 0)
        .then(|| asked(set, row, vocabulary))
        .filter(|text| !text.is_empty());
    Part {
        id: row.id.clone(),
        heading,
        note,
        bar: BarOf::Requirement {
            required: row.required * scale,
            counted: row.counted * scale,
            planned: planned * scale,
            carries,
        },
        figures,
        question,
        near: vec![],
        asks_when: asks_when(row),
        sources: sources(set, &row.sources, today),
        unverified: !row.verified,
    }
}

fn asks_when(row: &Requirement) -> bool {
    row.missing > 0 && row.unknowns.iter().any(|unknown| unknown == "last_met")
}

fn met_by(by: &str) -> String {
    match by.split_once(':') {
        Some(("last_met", day)) => format!("on {day}, as you said"),
        Some(("teaching", _)) => "by teaching it".into(),
        Some(("task", _)) => "by what you hold".into(),
        _ => "by what counts for the whole".into(),
    }
}

fn limit(set: &RuleSet, cycle: &CycleReport, limit: &LimitReport, today: NaiveDate) -> Option<Part> {
    let vocabulary = Vocabulary::builtin();
    let (id, part) = limit.id.split_once(':').map_or((limit.id.as_str(), None), |(id, part)| (id, Some(part)));
    let (heading, ids, verified) = match set.rule(id) {
        Some(rule) => {
            let heading = words::heading(vocabulary, set, rule);
            let heading = match (limit.kind, part) {
                ("category_maximum", Some(slug)) => words::phrase::group(vocabulary, set, slug),
                ("daily_maximum", Some(day)) => format!("{heading}, {day}"),
                _ => heading,
            };
            // A share of a moving base with no bound yet says nothing.
            (heading, rule.source.clone(), rule.verified)
        }
        None => {
            let carry = set.carry_over.as_ref()?;
            ("Hours carried in".to_owned(), carry.source.clone(), carry.verified)
        }
    };
    if limit.cap == 0 && limit.used == 0 && limit.used_if_planned == 0 {
        return None;
    }
    let over = over(cycle, &limit.id);
    let full = limit.used >= limit.cap && limit.used > 0;
    let mut figures =
        vec![(Credit(limit.used).to_string(), if full { "counted, the limit" } else { "counted" }.to_owned())];
    if over > 0 {
        figures.push((Credit(over).to_string(), "over it, not counted".into()));
    } else if !full {
        figures.push((Credit(limit.cap - limit.used).to_string(), "may still count".into()));
    }
    Some(Part {
        id: limit.id.clone(),
        heading,
        note: format!("at most {}", Credit(limit.cap)),
        bar: BarOf::Limit { cap: limit.cap, used: limit.used, over },
        figures,
        question: None,
        near: vec![],
        asks_when: false,
        sources: sources(set, &ids, today),
        unverified: !verified,
    })
}

/// Hours that a limit keeps out now.
fn over(cycle: &CycleReport, id: &str) -> i64 {
    let kept_out = |why: &domain::credit::Code| match why {
        domain::credit::Code::CapFull { rules } => rules.iter().any(|rule| rule == id),
        _ => false,
    };
    let done = cycle.ledger.iter().filter(|line| line.status == domain::credit::portfolio::Status::Completed);
    done.flat_map(|line| &line.uncounted).filter(|entry| kept_out(&entry.why)).map(|entry| entry.hours).sum()
}

/// Tasks, attestations and regularity.
pub fn duties(set: &RuleSet, cycle: &CycleReport, today: NaiveDate) -> Vec<Duty> {
    let vocabulary = Vocabulary::builtin();
    let rows = cycle
        .requirements
        .iter()
        .filter(|row| row.state != State::NotApplicable && matches!(row.kind, "task" | "attestation" | "spread"));
    rows.map(|row| {
        let what = match set.rule(&row.id) {
            Some(rule) => words::rule(rule, set, vocabulary),
            None => words::upper(&words::phrase::task(vocabulary, row.id.trim_start_matches("first-renewal:"))),
        };
        let (sign, state) = match row.state {
            State::Met => (Sign::Done, "Done."),
            State::MetIfPlanned => (Sign::Planned, "Planned."),
            State::Unknown => (Sign::Undecided, "Not known yet."),
            _ => (Sign::ToDo, "Open."),
        };
        let mut line = state.to_owned();
        if row.kind == "spread" && row.missing > 0 {
            line = format!("{} too long so far.", words::count(row.missing, "gap is", "gaps are"));
        } else if row.required > 1 {
            line = format!("{} of {} done.", row.counted, row.required);
        }
        let question = asked(set, row, vocabulary);
        if row.missing > 0 && !question.is_empty() {
            line = format!("{line} {question}");
        }
        let is_done = row.state == State::Met;
        Duty {
            id: row.id.clone(),
            is_done,
            sign,
            what,
            line,
            asks_when: asks_when(row),
            sources: sources(set, &row.sources, today),
        }
    })
    .collect()
}

pub fn legend() -> AnyView {
    let keys = vec![Key::Counted, Key::Planned, Key::Open, Key::Carries, Key::Now, Key::Limit, Key::Over];
    view! { <Legend keys=keys /> }.into_any()
}

/// Where a question about an earlier day is answered.
fn when_link(asks: bool, licence: Uuid) -> Option<AnyView> {
    asks.then(|| view! { <a href=format!("/licences/{licence}/look-backs")>"When was it last done?"</a> }.into_any())
}

pub fn view(parts: Vec<Part>, licence: Uuid) -> AnyView {
    parts.into_iter().map(|part| part_view(part, licence)).collect_view().into_any()
}

fn part_view(part: Part, licence: Uuid) -> AnyView {
    let said: Vec<String> = part.figures.iter().map(|(figure, word)| format!("{figure} {word}")).collect();
    let label = format!("{}: {}", part.heading, said.join(", "));
    let bar = match part.bar {
        BarOf::Requirement { required, counted, planned, carries } => {
            view! { <Bar label=label required=required counted=counted planned=planned carries=carries /> }.into_any()
        }
        BarOf::Limit { cap, used, over } => view! { <LimitBar label=label cap=cap used=used over=over /> }.into_any(),
    };
    let asks = part.asks_when;
    let question = part.question.map(|words| match asks {
        true => {
            let href = format!("/licences/{licence}/look-backs");
            view! { <Silent words=words href=href action="When was it last done?" /> }.into_any()
        }
        false => view! { <Silent words=words /> }.into_any(),
    });
    let near = part.near.into_iter().map(|words| {
        view! {
            <p class="tag small">
                <Icon sign=Sign::NotCounted />
                <span>{words}</span>
            </p>
        }
    });
    let near = near.collect_view();
    let unverified = part.unverified.then(|| {
        view! { <Silent words="No text we saw states this: it is our reading, a sister license or memory." /> }
    });
    let sources = part.sources.into_iter().map(cited).collect_view();
    view! {
        <section class="need">
            <header>
                <h3>{part.heading}</h3>
                <p>{part.note}</p>
            </header>
            <div>
                {bar}
                <Figures figures=part.figures />
                {near}
                {question}
                {unverified}
                <p class="fine">{sources}</p>
            </div>
        </section>
    }
    .into_any()
}

pub fn duties_view(duties: Vec<Duty>, licence: Uuid) -> AnyView {
    if duties.is_empty() {
        return ().into_any();
    }
    let each = duties.into_iter().map(move |duty| {
        let sources = duty.sources.into_iter().map(cited).collect_view();
        let when = when_link(duty.asks_when, licence);
        view! {
            <li>
                <Icon sign=duty.sign />
                <div>
                    <h3>{duty.what}</h3>
                    <p>{duty.line} " " {when} " " {sources}</p>
                </div>
            </li>
        }
        .into_any()
    });
    view! {
        <Margin heading="Not hours">
            <ul class="todo">{each.collect_view()}</ul>
        </Margin>
    }
    .into_any()
}
