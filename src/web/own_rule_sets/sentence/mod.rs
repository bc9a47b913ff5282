//! Rules as sentences with blanks: which there are, and the way from what was typed to a rule and back.

mod blank;
mod choices;
mod fill;
mod forms;
mod read;
#[cfg(test)]
mod tests;
mod typed;

pub use blank::{Blank, Input};
pub use choices::{Choices, topics};
pub use fill::word;
pub use forms::SENTENCES;
pub use read::own_source;
pub use typed::Typed;

use crate::web::form::Problems;
use domain::rules::{Rule, RuleKind, RuleSet, check};
use domain::vocabulary::Vocabulary;

/// What a rule is for, in the order in which the engine works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    Worth,
    Never,
    AtMost,
    AtLeast,
    ToDo,
    Next,
}

impl Purpose {
    pub const ALL: [Self; 6] = [Self::Worth, Self::Never, Self::AtMost, Self::AtLeast, Self::ToDo, Self::Next];

    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Worth => "What learning earns",
            Self::Never => "What does not count",
            Self::AtMost => "At most",
            Self::AtLeast => "At least",
            Self::ToDo => "Beside hours",
            Self::Next => "From one period to the next",
        }
    }
}

/// A part of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    Words(&'static str),
    Blank(Blank),
}

/// A sentence with blanks that makes a rule of one kind.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    pub slug: &'static str,
    pub kind: RuleKind,
    pub purpose: Purpose,
    /// What it says, with nothing filled in.
    pub title: &'static str,
    pub pieces: &'static [Piece],
    /// Boxes to tick that this kind has beside its sentence.
    pub more: &'static [Blank],
}

impl Sentence {
    #[must_use]
    pub fn find(slug: &str) -> Option<&'static Self> {
        SENTENCES.iter().find(|sentence| sentence.slug == slug)
    }

    /// The sentence that a rule was written in.
    #[must_use]
    pub fn of(rule: &Rule) -> Option<&'static Self> {
        SENTENCES.iter().find(|sentence| sentence.kind == rule.kind)
    }

    /// When it is due, where that can be said: limits and rates hold always.
    #[must_use]
    pub fn when(&self) -> Option<Blank> {
        let due = matches!(self.purpose, Purpose::AtLeast | Purpose::ToDo) && self.kind != RuleKind::ExclusiveUse;
        due.then_some(Blank::When)
    }

    /// Every blank: those of the sentence, the boxes to tick, and for whom and when it is.
    pub fn blanks(&self) -> impl Iterator<Item = Blank> + '_ {
        let inside = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Blank(blank) => Some(*blank),
            Piece::Words(_) => None,
        });
        let whose = [Blank::Condition, Blank::Titles, Blank::Ending];
        inside.chain(self.more.iter().copied()).chain(self.when()).chain(whose)
    }

    /// What the blanks hold for a new rule.
    #[must_use]
    pub fn fresh(&self) -> Typed {
        let mut typed = Typed::default();
        if self.blanks().any(|blank| blank == Blank::MostTimes) {
            typed.put("times", 1);
        }
        typed
    }

    /// The blanks as a rule fills them.
    #[must_use]
    pub fn filled(&self, rule: &Rule) -> Typed {
        let mut typed = Typed::default();
        for blank in self.blanks() {
            blank.fill(rule, &mut typed);
        }
        typed
    }

    /// The rule that the sentence makes; or every blank that cannot be read.
    pub fn parse(&self, id: &str, typed: &Typed) -> Result<Rule, Problems> {
        let mut problems = Problems::default();
        let mut rule = bare(id, self.kind);
        for blank in self.blanks() {
            blank.read(typed, &mut rule, &mut problems);
        }
        if problems.is_empty() { Ok(rule) } else { Err(problems) }
    }
}

/// A set with a rule in it: in the place of the one with its id, or after those that the engine looks at before it.
#[must_use]
pub fn with(set: &RuleSet, rule: Rule) -> RuleSet {
    let mut set = set.clone();
    match set.rule.iter_mut().find(|known| known.id == rule.id) {
        Some(known) => *known = rule,
        None => set.rule.push(rule),
    }
    let place = |rule: &Rule| SENTENCES.iter().position(|sentence| sentence.kind == rule.kind);
    set.rule.sort_by_key(place);
    set
}

/// What the shared check finds in a set of a person's own, as a problem of the form that would make it so.
pub fn checked(set: RuleSet, field: &str) -> Result<RuleSet, Problems> {
    let mut problems = Problems::default();
    for finding in check(&set, Vocabulary::builtin()) {
        problems.add(field, format!("These rules do not fit together: {}.", finding.message));
    }
    if problems.is_empty() { Ok(set) } else { Err(problems) }
}

/// A rule with nothing in it but what it is.
fn bare(id: &str, kind: RuleKind) -> Rule {
    let text = serde_json::json!({ "id": id, "kind": kind, "source": own_source(), "verified": false });
    let mut rule: Rule = serde_json::from_value(text).expect("a rule needs no more than these keys");
    // Whoever writes that each activity meets one minimum alone means one period's minimums.
    rule.scope = (kind == RuleKind::ExclusiveUse).then_some(domain::rules::Scope::Cycle);
    rule
}
