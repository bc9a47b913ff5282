//! The form of a reflection as typed, and as understood. A draft needs a line; a finished one also a last look at who could be
//! recognised. No question has to be answered.

use crate::db::reflections::{About, Answers, Facts, Reflection, State};
use crate::web::form::{self, Problems};
use crate::web::guarded::{Private, clinical};
use chrono::NaiveDate;
use domain::vocabulary::{Form, Prompt, Vocabulary};
use uuid::Uuid;

/// The longest answer to one prompt.
pub const ANSWER: usize = 4000;

#[derive(Clone, Debug)]
pub struct Draft {
    pub id: String,
    /// The version it was read at; empty for a new one.
    pub version: String,
    pub form: &'static Form,
    pub day: String,
    pub challenge: String,
    pub goal: String,
    pub activity: String,
    pub turning_point: String,
    /// By prompt, in the form's order.
    pub answers: Vec<(&'static Prompt, String)>,
    /// Whether anyone could tell who it is about: `no`, `perhaps`, or not said yet.
    pub closing: String,
    /// Someone else's version was shown: it is kept whatever its age.
    pub keep: bool,
}

/// The prompt at the end of every form.
#[must_use]
pub fn closing() -> &'static Prompt {
    &Vocabulary::builtin().reflections.closing
}

impl Draft {
    #[must_use]
    pub fn fresh(form: &'static Form, today: NaiveDate) -> Self {
        Self {
            id: Uuid::now_v7().to_string(),
            version: String::new(),
            form,
            day: today.to_string(),
            challenge: String::new(),
            goal: String::new(),
            activity: String::new(),
            turning_point: String::new(),
            answers: form.prompts.iter().map(|prompt| (prompt, String::new())).collect(),
            closing: String::new(),
            keep: false,
        }
    }

    /// What a form sent; none when it names no form of the vocabulary.
    #[must_use]
    pub fn read(pairs: &[(String, String)]) -> Option<Self> {
        let of = |name: &str| {
            let found = pairs.iter().find(|(field, _)| field == name);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let form = Vocabulary::builtin().form(&of("form"))?;
        Some(Self {
            id: of("id"),
            version: of("version"),
            form,
            day: of("day"),
            challenge: of("about_challenge"),
            goal: of("about_goal"),
            activity: of("about_activity"),
            turning_point: of("about_turning_point"),
            answers: form.prompts.iter().map(|prompt| (prompt, of(&prompt.slug))).collect(),
            closing: of(&closing().slug),
            keep: !of("keep").is_empty(),
        })
    }

    /// None when its form is not in the vocabulary any more.
    #[must_use]
    pub fn of(reflection: &Reflection) -> Option<Self> {
        let facts = &reflection.facts;
        let form = Vocabulary::builtin().form(&facts.form)?;
        let written = |prompt: &Prompt| facts.answers.get(&prompt.slug).cloned().unwrap_or_default();
        let text = |id: Option<Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
        Some(Self {
            id: reflection.id.to_string(),
            version: reflection.version.to_string(),
            form,
            day: facts.day.to_string(),
            challenge: text(facts.about.challenge),
            goal: text(facts.about.goal),
            activity: text(facts.about.activity),
            turning_point: text(facts.about.turning_point),
            answers: form.prompts.iter().map(|prompt| (prompt, written(prompt))).collect(),
            closing: written(closing()),
            keep: false,
        })
    }

    #[must_use]
    pub fn about(&self) -> About {
        let id = |text: &str| text.parse().ok();
        About {
            challenge: id(&self.challenge),
            goal: id(&self.goal),
            activity: id(&self.activity),
            turning_point: id(&self.turning_point),
        }
    }

    /// What the guard reads: every answer, in drafts too.
    #[must_use]
    pub fn private(&self) -> Vec<Private<'_>> {
        self.answers.iter().map(|(prompt, text)| clinical(&prompt.slug, text)).collect()
    }

    /// What was typed, understood. A finished reflection stays one.
    pub fn parse(&self, today: NaiveDate, before: Option<&Facts>, finish: bool) -> Result<Facts, Problems> {
        let mut problems = Problems::default();
        let mut answers = Answers::new();
        for (prompt, text) in &self.answers {
            if let Some(text) = problems.take(&prompt.slug, form::optional(text, ANSWER)) {
                answers.insert(prompt.slug.clone(), text);
            }
        }
        if answers.is_empty() && problems.is_empty() {
            let first = self.answers.first().map(|(prompt, _)| prompt.slug.as_str()).unwrap_or_default();
            problems.add(first, "Write a line to begin with. The other questions may stay empty.");
        }
        let day = problems.take("day", form::date(&self.day)).unwrap_or(today);
        if day > today {
            problems.add("day", "That day has not come yet.");
        }
        let finished = finish || before.is_some_and(|facts| facts.state == State::Finished);
        if finished && self.closing != "no" {
            let asked = match self.closing.as_str() {
                "perhaps" => "Make it more general first, or keep it as a draft meanwhile.",
                _ => "Read it once more, then choose. As a draft it can be kept without.",
            };
            problems.add(&closing().slug, asked);
        }
        if matches!(self.closing.as_str(), "no" | "perhaps") {
            answers.insert(closing().slug.clone(), self.closing.clone());
        }
        let state = if finished { State::Finished } else { State::Draft };
        let facts = Facts { form: self.form.slug.clone(), answers, state, day, about: self.about() };
        if problems.is_empty() { Ok(facts) } else { Err(problems) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-23".parse().unwrap()
    }

    fn written() -> Draft {
        let mut draft = Draft::fresh(Vocabulary::builtin().form("quick").unwrap(), today());
        draft.answers[0].1 = "I explained.".into();
        draft
    }

    #[test]
    fn a_draft_needs_a_line_and_a_finished_one_a_last_look() {
        let mut draft = written();
        assert_eq!(draft.parse(today(), None, false).unwrap().state, State::Draft);
        assert!(draft.parse(today(), None, true).unwrap_err().of("identifiable").is_some());
        draft.closing = "perhaps".into();
        assert!(draft.parse(today(), None, true).unwrap_err().of("identifiable").is_some());
        draft.closing = "no".into();
        let finished = draft.parse(today(), None, true).unwrap();
        assert_eq!(finished.state, State::Finished);
        assert_eq!(draft.parse(today(), Some(&finished), false).unwrap().state, State::Finished);
        draft.answers[0].1 = " ".into();
        assert!(draft.parse(today(), None, false).unwrap_err().of("pattern").is_some());
    }

    #[test]
    fn a_day_to_come_is_refused_and_no_day_is_today() {
        let draft = Draft { day: "2026-11-24".into(), ..written() };
        assert!(draft.parse(today(), None, false).unwrap_err().of("day").is_some());
        let draft = Draft { day: String::new(), ..written() };
        assert_eq!(draft.parse(today(), None, false).unwrap().day, today());
    }

    #[test]
    fn no_prompt_has_the_name_of_another_field() {
        let others = ["id", "version", "form", "day", "keep", "state", "use", "allow"];
        for form in &Vocabulary::builtin().reflections.form {
            for prompt in &form.prompts {
                let taken = others.contains(&prompt.slug.as_str()) || prompt.slug == closing().slug;
                assert!(!taken && !prompt.slug.starts_with("about_"), "{}", prompt.slug);
            }
        }
    }
}
