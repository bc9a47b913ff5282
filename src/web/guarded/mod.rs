//! The privacy guard at each form that takes private words. What it blocks cannot be saved; what it asks about needs an edit
//! or a reason; a hint is told afterwards. No text leaves the request: not into logs, addresses, cookies or errors.

mod answers;
mod reading;
mod reason;

pub use answers::{Answers, Guarded};
pub use reading::{Found, Reading};
pub use reason::Reason;

use crate::db::supervisors::{self, Role, Supervisor};
use crate::db::{allowed_words, guard_reasons};
use crate::web::error::Result;
use crate::web::flash::Flash;
use crate::web::form::Problems;
use crate::web::visitor::SignedIn;
use domain::guard::{self, Category, Level, Profile};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A field that the guard reads.
#[derive(Clone, Copy)]
pub struct Private<'a> {
    field: &'static str,
    text: &'a str,
    profile: Profile,
}

/// Words about practice.
pub fn clinical<'a>(field: &'static str, text: &'a str) -> Private<'a> {
    Private { field, text, profile: Profile::Clinical }
}

/// A title, a presenter, a place of learning, a colleague.
pub fn catalogue<'a>(field: &'static str, text: &'a str) -> Private<'a> {
    Private { field, text, profile: Profile::Catalogue }
}

/// What a file is called.
pub fn file_name<'a>(field: &'static str, text: &'a str) -> Private<'a> {
    Private { field, text, profile: Profile::FileName }
}

impl Private<'_> {
    /// The gravest that the guard finds, if it finds anything.
    #[must_use]
    pub fn level(&self) -> Option<Level> {
        guard::check(&as_read(self.text), self.profile).findings.into_iter().map(|finding| finding.level).max()
    }
}

/// A text as it will be stored, so that places in it are the same on every reading.
fn as_read(text: &str) -> String {
    text.trim().replace("\r\n", "\n")
}

/// Words compared: case and outer space say nothing.
#[must_use]
pub fn folded(words: &str) -> String {
    words.trim().to_lowercase()
}

/// The name of a supervisor may stand in notes: whole, and each word of it but initials and titles. A group's name is one.
fn names_of(supervisor: &Supervisor) -> Vec<String> {
    const TITLES: [&str; 7] = ["mrs", "miss", "prof", "professor", "doctor", "sir", "the"];
    let whole = folded(&supervisor.facts.name);
    let mut names = vec![whole.clone()];
    if supervisor.facts.role != Role::PeerGroup {
        let parts = whole.split_whitespace().filter(|part| part.chars().count() > 2 && !part.contains('.'));
        names.extend(parts.filter(|part| !TITLES.contains(part)).map(str::to_owned));
    }
    names
}

/// One reading of one form.
pub struct Guard {
    answers: Answers,
    allowed: BTreeSet<String>,
    given: Vec<(Category, Reason)>,
    newly_allowed: BTreeSet<String>,
    hinted: bool,
}

impl Guard {
    /// With the answers of the form and the words that the owner allows.
    pub async fn new(signed_in: &SignedIn, answers: Answers) -> Result<Self> {
        let (db, owner) = (signed_in.db(), signed_in.owner());
        let words = allowed_words::list_allowed_words(db, owner).await?;
        let names = supervisors::list_supervisors(db, owner).await?;
        let allowed = words.iter().map(|word| folded(&word.words)).chain(names.iter().flat_map(names_of)).collect();
        Ok(Self { allowed, ..Self::of_an_outsider(answers) })
    }

    /// For words of someone without an account: nothing is allowed beforehand, and reasons are not counted.
    #[must_use]
    pub fn of_an_outsider(answers: Answers) -> Self {
        Self { answers, allowed: BTreeSet::new(), given: vec![], newly_allowed: BTreeSet::new(), hinted: false }
    }

    /// Marks what is found in fields that are shown and not yet sent.
    pub async fn look(signed_in: &SignedIn, fields: &[Private<'_>]) -> Result<Problems> {
        let guard = Self::new(signed_in, Answers::default()).await?;
        let mut problems = Problems::default();
        for private in fields {
            problems.mark(guard.reading(private));
        }
        Ok(problems)
    }

    /// The fields as read, with the answers that were given, for a form that is shown again though nothing is wrong with it.
    pub fn marks(&mut self, fields: &[Private<'_>]) -> Problems {
        let mut problems = Problems::default();
        self.read(fields, &mut problems);
        problems
    }

    /// Reads the fields: marks what is found, and notes beside each field what is in the way.
    pub fn read(&mut self, fields: &[Private<'_>], problems: &mut Problems) {
        for private in fields {
            let reading = self.reading(private);
            for found in &reading.found {
                self.hinted |= found.finding.level == Level::Hint;
                let Some(reason) = found.reason else { continue };
                self.given.push((found.finding.category, reason));
                if Reason::lasts(found.finding.category) && self.answers.allows(&found.words) {
                    self.newly_allowed.insert(found.words.clone());
                }
            }
            if let Some(problem) = reading.problem() {
                problems.add(private.field, problem);
            }
            problems.mark(reading);
        }
    }

    /// What is in the way of fields that nobody is asked about one by one: a sentence each, with its words.
    #[must_use]
    pub fn stopped(&self, fields: &[Private<'_>]) -> Vec<String> {
        let filled = fields.iter().filter(|private| !private.text.trim().is_empty());
        let found = filled.flat_map(|private| self.reading(private).found).filter(Found::stops);
        found.map(|found| format!("“{}”: {}", found.words, found.finding.why)).collect()
    }

    /// What was understood, if the guard lets the fields pass; else every problem there is.
    pub fn pass<T>(
        &mut self,
        parsed: std::result::Result<T, Problems>,
        fields: &[Private<'_>],
    ) -> std::result::Result<T, Problems> {
        let (value, mut problems) = match parsed {
            Ok(value) => (Some(value), Problems::default()),
            Err(problems) => (None, problems),
        };
        self.read(fields, &mut problems);
        match value {
            Some(value) if problems.is_empty() => Ok(value),
            _ => Err(problems),
        }
    }

    /// After saving: counts the reasons, keeps the words that are allowed from now on, and says so if there was a hint.
    pub async fn kept(self, signed_in: &SignedIn, flash: Flash) -> Result<Flash> {
        let (db, owner) = (signed_in.db(), signed_in.owner());
        for (category, reason) in &self.given {
            guard_reasons::record_guard_reason(db, owner, category.slug(), reason.slug()).await?;
        }
        for words in self.newly_allowed.iter().filter(|words| !self.allowed.contains(&folded(words))) {
            allowed_words::record_allowed_word(db, owner, Uuid::now_v7(), words, signed_in.now()).await?;
        }
        Ok(if self.hinted { Flash::SavedWithHint } else { flash })
    }

    fn reading(&self, private: &Private<'_>) -> Reading {
        let text = as_read(private.text);
        let found = guard::check(&text, private.profile).findings.into_iter().filter_map(|finding| {
            let words = finding.words(&text);
            // Words that are allowed are not asked about; what is blocked stays blocked.
            if finding.level < Level::Block && self.allowed.contains(&folded(&words)) {
                return None;
            }
            let asked = finding.level == Level::Warn;
            let reason = asked.then(|| self.answers.reason(private.field, finding.category, &words)).flatten();
            Some(Found { finding, words, reason })
        });
        let found = found.collect();
        let changed = self.answers.changed.as_deref() == Some(private.field);
        Reading { field: private.field.to_owned(), text, found, changed }
    }
}
