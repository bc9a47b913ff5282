//! What became of an activity's hours at one licence, in words: the same on the ledger and on the activity's own page.

use crate::web::ui::{Source, Verdict};
use chrono::NaiveDate;
use domain::credit::portfolio::Status;
use domain::credit::{CycleReport, Line, Window};
use domain::quantity::Credit;
use domain::rules::RuleSet;
use domain::vocabulary::Vocabulary;
use domain::words::{self, Cited, English};
use leptos::prelude::*;

/// A line of the ledger, told.
pub struct Told {
    pub verdict: Verdict,
    /// All reasons, as sentences.
    pub why: String,
    /// The sources under the first reason that has any.
    pub sources: Vec<Cited>,
    pub earned: i64,
    /// Counted now, or for a planned activity once it is done.
    pub counts: i64,
    pub undecided: i64,
}

/// Tells a line of a cycle.
pub fn told(line: &Line, cycle: &CycleReport, set: &RuleSet, today: NaiveDate, english: English) -> Told {
    let vocabulary = Vocabulary::builtin();
    let planned = line.status == Status::Planned;
    let counted = if planned { line.counted_if_planned } else { line.counted };
    let outside = if planned { line.outside_if_planned } else { line.outside };
    let window: Window = cycle.window;
    let mut sentences = Vec::new();
    let mut sources: Vec<String> = Vec::new();
    let mut undecided = 0;
    for entry in &line.uncounted {
        let reason = words::reason(&entry.why, entry.hours, set, window, vocabulary, english);
        if reason.is_open {
            undecided += entry.hours;
        }
        sentences.push(reason.sentence);
        if sources.is_empty() {
            sources = reason.sources;
        }
    }
    if outside > 0 {
        sentences.push(format!("{} on top of the total.", words::hours(Credit(outside))));
    }
    let open_note = line.earned == 0 && !line.notes.is_empty();
    sentences.extend(line.notes.iter().filter_map(|note| words::note(note, set)));
    let all = counted + outside;
    let verdict = if undecided > 0 || open_note {
        Verdict::Undecided
    } else if all == 0 {
        Verdict::None
    } else if planned {
        Verdict::Planned
    } else if all < line.earned {
        Verdict::Part
    } else {
        Verdict::Full
    };
    if verdict == Verdict::Full && line.uncounted.is_empty() && outside == 0 {
        sentences.insert(0, "Counts in full.".into());
    }
    if planned && all > 0 {
        sentences.insert(0, "Planned; it will count once it is done.".into());
    }
    let cited = sources.iter().filter_map(|id| set.source(id)).map(|source| words::cited(source, today)).collect();
    Told { verdict, why: sentences.join(" "), sources: cited, earned: line.earned, counts: all, undecided }
}

/// A source as pages show it; one without an address is not a link.
pub fn cited(source: Cited) -> AnyView {
    let linked = source.url.starts_with("https://") || source.url.starts_with("http://");
    let (name, when, old, second_hand) = (source.title, source.when, source.old, source.second_hand);
    if linked {
        view! { <Source name=name href=source.url when=when old=old second_hand=second_hand /> }.into_any()
    } else {
        view! { <Source name=name when=when old=old second_hand=second_hand /> }.into_any()
    }
}
