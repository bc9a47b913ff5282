//! What a licence still needs, in words: the same sentences on Home, on the list of licences and over the ledger.

use crate::web::standing::name;
use chrono::NaiveDate;
use domain::credit::{CarryState, CycleReport, Requirement, State, Unit};
use domain::quantity::Credit;
use domain::rules::RuleSet;
use domain::vocabulary::Vocabulary;
use domain::words::{self, phrase};

/// A requirement that is not met yet.
#[derive(Clone, Debug)]
pub struct Open {
    /// "3 hours of ethics"
    pub what: String,
    /// The same inside a sentence, its number spelled out: "three hours of ethics".
    pub spoken: String,
    /// "3 of 6 counted. What is planned covers the rest."
    pub line: String,
    /// Required, counted, planned, in hundredths; none for what is not hours.
    pub bar: Option<(i64, i64, i64)>,
    pub is_unknown: bool,
}

/// A licence in its present cycle.
#[derive(Clone, Debug)]
pub struct Outlook {
    pub name: String,
    pub deadline: Option<NaiveDate>,
    /// "The hours are complete.", "13 hours to go, all of them live."
    pub lead: String,
    /// What stands after it in a quieter voice.
    pub rest: String,
    /// Required, counted, planned, carried over, in hundredths; none where the body sets no figure.
    pub total: Option<(i64, i64, i64, i64)>,
    /// Open requirements other than the total.
    pub open: Vec<Open>,
    pub status: State,
    pub missing: i64,
}

/// The words of one cycle.
#[must_use]
pub fn outlook(set: &RuleSet, title: &str, cycle: &CycleReport) -> Outlook {
    let total = cycle.requirements.iter().find(|row| row.kind == "total");
    let figures = total.filter(|row| row.state != State::NotApplicable).map(|row| {
        let carried = cycle.carry_out.hours;
        (row.required, row.counted, row.with_planned - row.counted, carried)
    });
    let missing = total.map_or(0, |row| row.missing);
    let open: Vec<Open> =
        cycle.requirements.iter().filter(|row| row.kind != "total").filter_map(|row| open(set, row)).collect();
    let (lead, rest) = lead(set, cycle, total, &open);
    Outlook {
        name: name(set, title),
        deadline: cycle.deadline,
        lead,
        rest,
        total: figures,
        open,
        status: cycle.status,
        missing,
    }
}

/// A row in words; none when it is met or not due.
#[must_use]
pub fn open(set: &RuleSet, row: &Requirement) -> Option<Open> {
    if matches!(row.state, State::Met | State::NotApplicable) {
        return None;
    }
    let vocabulary = Vocabulary::builtin();
    let about = about(set, row, vocabulary);
    let unknown = row.state == State::Unknown;
    let amount = Credit(row.missing);
    let (what, spoken) = match row.unit {
        Unit::Hour => (format!("{} {about}", unit(set, amount)), format!("{} {about}", spelled(set, amount))),
        Unit::Count if row.missing == 1 => (words::upper(&about), format!("the {about}")),
        Unit::Count => {
            let times = words::count(row.missing, "time", "times");
            (format!("{}, {times}", words::upper(&about)), format!("the {about}, {times}"))
        }
    };
    let planned = row.missing - row.missing_if_planned;
    let mut line = match row.unit {
        Unit::Hour => format!("{} of {} counted.", Credit(row.counted), Credit(row.required)),
        Unit::Count if row.required > 1 => format!("{} of {} done.", row.counted, row.required),
        Unit::Count => "No date yet.".into(),
    };
    if row.missing_if_planned == 0 {
        line.push_str(" What is planned covers the rest.");
    } else if planned > 0 {
        line.push_str(" What is planned covers part of it.");
    }
    if unknown {
        line.push_str(&format!(" {}", asked(set, row, vocabulary)));
    }
    let bar = (row.unit == Unit::Hour).then_some((row.required, row.counted, row.with_planned - row.counted));
    Some(Open { what, spoken, line, bar, is_unknown: unknown })
}

/// "of ethics", "live", "from approved providers": what the hours are to be.
fn about(set: &RuleSet, row: &Requirement, vocabulary: &Vocabulary) -> String {
    let (id, year) = row.id.split_once('#').map_or((row.id.as_str(), None), |(id, year)| (id, Some(year)));
    let Some(rule) = set.rule(id) else {
        return phrase::task(vocabulary, id.trim_start_matches("first-renewal:"));
    };
    let text = match row.kind {
        "topic_minimum" => format!("of {}", phrase::topics(vocabulary, &rule.topics)),
        "delivery_minimum" => phrase::deliveries(&rule.deliveries),
        "activity_minimum" | "ratio_minimum" => format!("of {}", phrase::classes(vocabulary, &rule.activities)),
        "approved_minimum" => format!("from {}", phrase::providers(vocabulary, set, &rule.providers)),
        "category_minimum" => format!("in {}", phrase::groups(vocabulary, set, &rule.groups)),
        "annual_minimum" => String::from("of learning"),
        "any_of" => String::from("by one of several ways"),
        _ => words::lower(&words::heading(vocabulary, set, rule)),
    };
    match year {
        Some(year) => format!("{text} in year {year}"),
        None => text,
    }
}

/// What to answer or to ask, so that the row can be decided.
#[must_use]
pub fn asked(set: &RuleSet, row: &Requirement, vocabulary: &Vocabulary) -> String {
    let mut parts = Vec::new();
    for unknown in &row.unknowns {
        let text = match unknown.split_once(':') {
            Some(("condition", slug)) => match vocabulary.condition(slug) {
                Some(condition) => format!("Answer first: {}", condition.question),
                None => continue,
            },
            Some(("base", _)) => "Say how many client hours you had.".into(),
            _ => match unknown.as_str() {
                "last_met" => "When it was last done is not known.".into(),
                "first_renewal_unstated" => {
                    format!("Our copy does not say what a short first period asks: ask {}.", phrase::the(&set.board))
                }
                "category_not_given" => "Say which category your learning belongs to.".into(),
                _ => continue,
            },
        };
        if !parts.contains(&text) {
            parts.push(text);
        }
    }
    parts.join(" ")
}

/// "3 hours", in the board's own unit.
#[must_use]
pub fn unit(set: &RuleSet, amount: Credit) -> String {
    let (one, many) = set.unit().words();
    format!("{amount} {}", if amount == Credit::hours(1) { one } else { many })
}

fn spelled(set: &RuleSet, amount: Credit) -> String {
    let (one, many) = set.unit().words();
    format!("{} {}", words::number(amount), if amount == Credit::hours(1) { one } else { many })
}

fn lead(set: &RuleSet, cycle: &CycleReport, total: Option<&Requirement>, open: &[Open]) -> (String, String) {
    let Some(total) = total.filter(|row| row.state != State::NotApplicable) else {
        let lead = match total.and_then(|row| row.replaced_by.as_ref()) {
            Some(_) => "Its total is shared with your other license of this board.",
            None if cycle.first && set.total.hours.0 > 0 => "No hours are asked for this first renewal.",
            None => "The body sets no figure for hours.",
        };
        let rest = if open.is_empty() { "Nothing is open.".into() } else { open_words(open) };
        return (lead.into(), rest);
    };
    if total.missing == 0 {
        let carried = Credit(cycle.carry_out.hours);
        let mut rest = format!("{} needed, {} counted", Credit(total.required), Credit(cycle.objective.now.counted));
        match cycle.carry_out.state {
            CarryState::Allowed if carried.0 > 0 => rest.push_str(&format!("; {carried} carry over")),
            CarryState::Unknown if cycle.objective.now.counted > total.required => {
                rest.push_str("; whether the rest carries over, our copy does not say");
            }
            _ => {}
        }
        return ("The hours are complete.".into(), format!("{rest}."));
    }
    let amount = Credit(total.missing);
    let live = must_be_live(set, cycle);
    let lead = match (live, amount == Credit::hours(1)) {
        (true, false) => format!("{} to go, all of them live.", unit(set, amount)),
        (true, true) => format!("{} to go, live.", unit(set, amount)),
        (false, _) => format!("{} to go.", unit(set, amount)),
    };
    let rest = if live {
        "Self-study is full.".to_owned()
    } else if total.missing_if_planned == 0 {
        "What is planned covers them.".to_owned()
    } else {
        String::new()
    };
    (lead, rest)
}

/// Whether what may be recorded or by own study is used up, so that only live hours can still count.
#[must_use]
pub fn must_be_live(set: &RuleSet, cycle: &CycleReport) -> bool {
    cycle.limits.iter().any(|limit| {
        limit.kind == "delivery_maximum"
            && limit.used >= limit.cap
            && set.rule(&limit.id).is_some_and(|rule| {
                let has = |slug: &str| rule.deliveries.iter().any(|own| own == slug);
                has("async_online") && has("self_study") && !has("live_online")
            })
    })
}

fn open_words(open: &[Open]) -> String {
    let each: Vec<&str> = open.iter().take(3).map(|open| open.what.as_str()).collect();
    format!("Open: {}.", words::and(&each))
}

impl Outlook {
    /// Whether nothing is left to do or to answer.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        matches!(self.status, State::Met | State::NotApplicable)
    }

    /// Everything that is open, a line each: for a list.
    #[must_use]
    pub fn still_open(&self) -> Vec<String> {
        let total = (self.missing > 0).then(|| format!("{} in all.", words::hours(Credit(self.missing))));
        total.into_iter().chain(self.open.iter().map(|open| format!("{}. {}", open.what, open.line))).collect()
    }

    /// What is open, as it stands in a sentence; the total first when topics are not all of it.
    #[must_use]
    pub fn needs(&self) -> Vec<String> {
        let mut needs: Vec<String> = Vec::new();
        let by_rows: i64 =
            self.open.iter().filter_map(|open| open.bar).map(|(required, counted, _)| required - counted).sum();
        if self.missing > by_rows && self.missing > 0 {
            let amount = Credit(self.missing);
            needs.push(format!(
                "{} {}",
                words::number(amount),
                if amount == Credit::hours(1) { "hour" } else { "hours" }
            ));
        }
        needs.extend(self.open.iter().filter(|open| !open.is_unknown).map(|open| open.spoken.clone()));
        needs.truncate(3);
        needs
    }
}
