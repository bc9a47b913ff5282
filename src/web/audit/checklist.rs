//! What is missing before a pack goes out, and what to ask whom for.

use super::pack::{Line, Pack};
use chrono::NaiveDate;
use domain::quantity::Credit;
use domain::words;
use uuid::Uuid;

/// Something to look at, or something that is there.
pub struct Finding {
    pub state: State,
    pub what: String,
    pub line: String,
    pub step: Option<Step>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Missing,
    /// Open, and the period still runs.
    NotYet,
    There,
}

/// What can be done about it.
pub enum Step {
    /// An activity to complete.
    Activity(Uuid),
    /// Words to write to whoever gave the course, as subject and text.
    Letter {
        activity: Uuid,
        subject: String,
        text: String,
    },
    /// The ledger, or the duties.
    Ledger,
    Duties,
}

/// All findings: what is missing first.
pub fn findings(pack: &Pack, today: NaiveDate) -> Vec<Finding> {
    let mut findings: Vec<Finding> = pack.counted().filter_map(|line| of_line(line, pack)).collect();
    let complete = pack.counted().filter(|line| missing(line).is_empty() && line.facts.is_some()).count();
    if complete > 0 {
        findings.push(Finding {
            state: State::There,
            what: if complete == 1 {
                "1 activity is complete".into()
            } else {
                format!("{complete} activities are complete")
            },
            line: "A certificate, the provider, and a number where someone approved it.".into(),
            step: None,
        });
    }
    findings.extend(duties(pack));
    findings.push(rules(pack));
    findings.extend(open(pack, today));
    findings.sort_by_key(|finding| match finding.state {
        State::Missing => 0,
        State::There => 1,
        State::NotYet => 2,
    });
    findings
}

/// "Two things are missing. The rest is ready."
pub fn headline(findings: &[Finding]) -> String {
    let missing: Vec<&Finding> = findings.iter().filter(|finding| finding.state == State::Missing).collect();
    match missing.as_slice() {
        [] => "Everything that is claimed has its proof.".into(),
        [one] => format!("{}. The rest is ready.", one.what),
        many => {
            let count = i64::try_from(many.len()).unwrap_or(i64::MAX);
            format!("{} things to complete. The rest is ready.", words::upper(&words::number(Credit(count * 100))))
        }
    }
}

/// What is lacking of an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    Certificate,
    Provider,
    /// Nobody has the number: neither the record nor the certificate.
    Approval,
    /// The certificate names it, or could not be read; the record does not have it.
    Number,
}

impl Gap {
    /// As it stands in a sentence.
    const fn words(self) -> &'static str {
        match self {
            Self::Certificate => "no certificate",
            Self::Provider => "no provider",
            Self::Approval => "no approval number on its certificate",
            Self::Number => "no approval number",
        }
    }

    /// Whether the provider is to be asked.
    const fn is_asked_for(self) -> bool {
        matches!(self, Self::Certificate | Self::Approval)
    }
}

fn missing(line: &Line) -> Vec<Gap> {
    let Some(facts) = &line.facts else { return vec![] };
    let unnumbered = facts.approvals.is_some() && facts.number.is_none();
    let gaps = [
        (line.letters.is_empty(), Gap::Certificate),
        (facts.provider.is_none(), Gap::Provider),
        (unnumbered && line.lacks_approval, Gap::Approval),
        (unnumbered && !line.lacks_approval, Gap::Number),
    ];
    gaps.into_iter().filter_map(|(lacks, gap)| lacks.then_some(gap)).collect()
}

fn of_line(line: &Line, pack: &Pack) -> Option<Finding> {
    let title = &line.hours.title;
    let counts = words::hours(Credit(line.hours.counts));
    let Some(facts) = &line.facts else {
        // Hours carried in were proved in their own period.
        line.hours.date?;
        return Some(Finding {
            state: State::Missing,
            what: format!("{title} is no longer recorded"),
            line: format!(
                "It counted for {counts}. Its certificate went with it; if you have it on paper, put it beside the pack."
            ),
            step: None,
        });
    };
    let gaps = missing(line);
    if gaps.is_empty() {
        return None;
    }
    let mut told = format!("It counts for {counts}.");
    if line.letters.is_empty() && !facts.usual_proof.is_empty() {
        told.push_str(&format!(" Usual proof: {}.", words::lower(facts.usual_proof.trim_end_matches('.'))));
    }
    let activity = facts.activity;
    let step = match line.hours.date {
        Some(day) if gaps.iter().any(|gap| gap.is_asked_for()) => {
            told.push_str(" Ask for it now, while the provider remembers you.");
            let (subject, text) = letter(title, &words::date(day, pack.english), &pack.holder, &gaps);
            Step::Letter { activity, subject, text }
        }
        _ => Step::Activity(activity),
    };
    Some(Finding {
        state: State::Missing,
        what: format!("{title} has {}", words::and(&gaps.iter().map(|gap| gap.words()).collect::<Vec<_>>())),
        line: told,
        step: Some(step),
    })
}

/// Words to the provider.
fn letter(title: &str, day: &str, holder: &str, gaps: &[Gap]) -> (String, String) {
    let asked = if gaps.contains(&Gap::Certificate) { "the certificate" } else { "a corrected certificate" };
    let number = if gaps.iter().any(|gap| matches!(gap, Gap::Approval | Gap::Number)) {
        " Please see that it shows your approval number and who approved the course."
    } else {
        ""
    };
    let text = format!(
        "Hello,\r\n\r\nI took “{title}” with you on {day}. Could you send me {asked}, with my name, the date, the hours and your name as the provider?{number}\r\n\r\nThank you,\r\n{holder}"
    );
    (format!("Certificate for “{title}”, {day}"), text)
}

/// Tasks and attestations that the rules ask and that are not hours.
fn duties(pack: &Pack) -> Option<Finding> {
    let duties = pack.kept.requirements.iter().filter(|row| row.done.is_some());
    let (done, open): (Vec<_>, Vec<_>) = duties.partition(|row| row.done == Some(true));
    if done.is_empty() && open.is_empty() {
        return None;
    }
    let names: Vec<&str> = open.iter().map(|row| row.heading.trim_end_matches('.')).collect();
    Some(match names.as_slice() {
        [] => Finding {
            state: State::There,
            what: words::upper(&words::count(
                i64::try_from(done.len()).unwrap_or(i64::MAX),
                "duty is done",
                "duties are done",
            )),
            line: "Exams, forms and attestations, each with its day.".into(),
            step: None,
        },
        names => Finding {
            state: if pack.renewed_on.is_some() { State::Missing } else { State::NotYet },
            what: words::count(
                i64::try_from(names.len()).unwrap_or(i64::MAX),
                "duty has no day yet",
                "duties have no day yet",
            ),
            line: format!("{}.", names.join("; ")),
            step: pack.renewed_on.is_none().then_some(Step::Duties),
        },
    })
}

fn rules(pack: &Pack) -> Finding {
    let count = i64::try_from(pack.kept.rules.len()).unwrap_or(i64::MAX);
    let mut line = format!("Sources up to {}.", pack.kept.rules_as_of);
    for heading in ["Audit", "Proof"] {
        if let Some((sentence, _)) = pack.rule(heading) {
            line.push_str(&format!(" {sentence}"));
        }
    }
    Finding {
        state: State::There,
        what: words::count(count, "rule, with its source and date", "rules, each with its source and date"),
        line,
        step: None,
    }
}

/// What the period still asks.
fn open(pack: &Pack, today: NaiveDate) -> Option<Finding> {
    if pack.kept.open.is_empty() {
        return None;
    }
    let runs = pack.renewed_on.is_none() && pack.kept.closes >= today;
    let until = words::date(pack.kept.closes, pack.english);
    let told = if runs {
        format!("Not a gap yet: the period runs to {until}.")
    } else {
        format!("The period ended on {until}.")
    };
    Some(Finding {
        state: if runs { State::NotYet } else { State::Missing },
        what: pack.kept.open.first().map(|line| line.trim_end_matches('.').to_owned()).unwrap_or_default(),
        line: told,
        step: pack.renewed_on.is_none().then_some(Step::Ledger),
    })
}
