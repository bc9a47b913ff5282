//! The privacy guard: reads a text for what could tell who a person is. Pure and deterministic, so that the browser and the
//! server say the same. It finds words that may identify; it never says that a text is safe.
//!
//! A text is cut once (`token`), the rules of each kind look at it one after the other, and numbers that one rule has claimed
//! are not claimed again. The order of work stands in [`check`].

mod age;
mod combination;
mod contact;
mod date;
mod employer;
mod fold;
mod id_number;
mod id_shape;
mod initials;
mod lexicon;
mod list;
mod name;
mod number;
mod phone;
mod place;
mod quiet;
mod rare;
mod text;
mod token;
mod told;
mod verbatim;
pub mod words;

pub(crate) use fold::{fold, is_silent};
use serde::Serialize;
use text::Text;

/// How strictly a field is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Challenges, reflections, goals, questions for supervision.
    Clinical,
    /// Titles, presenters and venues of activities: names, dates and towns are normal there.
    Catalogue,
    /// Names of files: as a catalogue, and with the numbers that cameras, scanners and providers give them.
    FileName,
}

/// What follows from a finding, or from all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    Pass,
    /// Advice.
    Hint,
    /// Needs an edit or a reason.
    Warn,
    /// Cannot be saved.
    Block,
}

/// What kind of detail was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    Name,
    InitialsCode,
    Date,
    Age,
    PhoneFax,
    ContactWeb,
    AddressPlace,
    IdNumber,
    EmployerOrg,
    RareDetail,
    Combination,
    Verbatim,
}

/// One place in the text, in characters (Unicode scalar values); `end` is behind the last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub start: usize,
    pub end: usize,
    pub category: Category,
    pub level: Level,
    /// A calm sentence for the person who wrote it.
    pub why: &'static str,
    /// Wording that says the same of nobody in particular.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<&'static str>,
}

/// The level of the gravest finding, and all of them in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    #[serde(rename = "verdict")]
    pub level: Level,
    pub findings: Vec<Finding>,
}

/// Reads a text by a profile.
#[must_use]
pub fn check(text: &str, profile: Profile) -> Verdict {
    let mut text = Text::read(text, profile);
    // Public numbers first, then the numbers that a word explains, then those that only their shape does.
    quiet::mark(&mut text);
    contact::find(&mut text);
    id_number::find(&mut text);
    date::find(&mut text);
    place::find_codes(&mut text);
    id_shape::find(&mut text);
    phone::find(&mut text);
    id_shape::find_long(&mut text);
    age::find(&mut text);
    initials::find(&mut text);
    name::find(&mut text);
    employer::find(&mut text);
    place::find_names(&mut text);
    rare::find(&mut text);
    verbatim::find(&mut text);
    combination::find(&mut text);
    text.verdict()
}
