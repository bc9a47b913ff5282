//! What a signature is asked for, as chosen: whose, over which days, which sessions, which skills.

use super::form_view::Choices;
use crate::db::supervision::Session;
use crate::web::form::Problems;
use serde::Deserialize;

/// So many ratings fit beside a signature.
pub const MOST_SKILLS: usize = 3;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub id: String,
    pub supervisor: String,
    pub from: String,
    pub until: String,
    pub sessions: Vec<String>,
    pub skills: Vec<String>,
}

impl Draft {
    /// The sessions and skills that were chosen, of those that can be.
    pub fn chosen(&self, choices: &Choices) -> Result<(Vec<Session>, Vec<String>), Problems> {
        let mut problems = Problems::default();
        let is_chosen = |session: &&Session| self.sessions.contains(&session.id.to_string());
        let mut sessions: Vec<Session> = choices.sessions().iter().filter(is_chosen).cloned().collect();
        sessions.sort_by_key(|session| (session.facts.held_on, session.id));
        if sessions.is_empty() {
            problems.add("sessions", "Choose at least one session to be confirmed.");
        }
        let known = |slug: &&String| choices.skills().iter().any(|(known, _)| known == *slug);
        let skills: Vec<String> = self.skills.iter().filter(known).cloned().collect();
        if skills.len() > MOST_SKILLS {
            problems.add("skills", format!("Choose at most {MOST_SKILLS}: each takes thought."));
        }
        if problems.is_empty() { Ok((sessions, skills)) } else { Err(problems) }
    }
}
