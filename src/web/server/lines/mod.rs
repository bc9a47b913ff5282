//! What the page says, a line a thing: its state in a word, what that means, and what helps where something is missing.

mod basics;
mod chores;
mod mail;
mod reach;
mod storage;

use super::told::Told;

/// How a thing stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// As it should be.
    Good,
    /// Left out by choice, which is no fault.
    Off,
    /// Wants a look.
    Look,
}

/// One thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub name: String,
    pub state: State,
    /// The state in a word or two: "Can be written."
    pub word: String,
    /// What else is worth knowing.
    pub words: String,
    /// What helps: a sentence, and commands or settings as they are typed.
    pub help: Option<(String, Vec<String>)>,
}

impl Line {
    fn new(name: impl Into<String>, state: State, word: impl Into<String>) -> Self {
        Self { name: name.into(), state, word: word.into(), words: String::new(), help: None }
    }

    fn good(name: impl Into<String>, word: impl Into<String>) -> Self {
        Self::new(name, State::Good, word)
    }

    fn off(name: impl Into<String>, word: impl Into<String>) -> Self {
        Self::new(name, State::Off, word)
    }

    fn look(name: impl Into<String>, word: impl Into<String>) -> Self {
        Self::new(name, State::Look, word)
    }

    fn saying(self, words: impl Into<String>) -> Self {
        Self { words: words.into(), ..self }
    }

    fn help(self, words: impl Into<String>, typed: &[&str]) -> Self {
        Self { help: Some((words.into(), typed.iter().map(|typed| (*typed).to_owned()).collect())), ..self }
    }
}

/// A part of the page under its heading.
pub struct Part {
    pub heading: &'static str,
    pub lines: Vec<Line>,
}

/// The heading under which the button for a test mail stands.
pub const MAIL: &str = "Mail";

pub fn parts(told: &Told) -> Vec<Part> {
    let part = |heading, lines| Part { heading, lines };
    vec![
        part("The app", basics::lines(told)),
        part("What is kept", storage::lines(told)),
        part("Pictures of certificates", basics::pictures(told)),
        part(MAIL, mail::lines(told)),
        part("Who comes in", reach::lines(told)),
        part("By itself", chores::lines(told)),
    ]
}

/// The page's answer in one sentence: what wants a look, by name.
pub fn sentence(parts: &[Part]) -> String {
    let lines = parts.iter().flat_map(|part| &part.lines);
    let names: Vec<String> = lines.filter(|line| line.state == State::Look).map(|line| line.name.clone()).collect();
    match names.len() {
        0 => "Nothing wants a look.".to_owned(),
        1 => format!("One thing wants a look: {}.", names[0]),
        count => format!("{count} things want a look: {}.", names.join("; ")),
    }
}

/// "12.4 MB"
fn size(bytes: u64) -> String {
    let (unit, name) = match bytes {
        ..1_000_000 => (1_000, "kB"),
        1_000_000..1_000_000_000 => (1_000_000, "MB"),
        _ => (1_000_000_000, "GB"),
    };
    let tenths = bytes.saturating_mul(10) / unit;
    format!("{}.{} {name}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_as_people_tell_them() {
        let sizes = [4_096, 999_999, 12_450_000, 3_200_000_000].map(size);
        assert_eq!(sizes, ["4.0 kB", "999.9 kB", "12.4 MB", "3.2 GB"]);
    }

    #[test]
    fn what_wants_a_look_is_named_first() {
        let part = |lines| vec![Part { heading: "A", lines }];
        assert_eq!(sentence(&part(vec![Line::good("One", ""), Line::off("Mail", "")])), "Nothing wants a look.");
        assert_eq!(sentence(&part(vec![Line::look("Disk", "")])), "One thing wants a look: Disk.");
        let two = part(vec![Line::look("Disk", ""), Line::look("Tables", "")]);
        assert_eq!(sentence(&two), "2 things want a look: Disk; Tables.");
    }
}
