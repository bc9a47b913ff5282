//! "Often answered by": what our vocabulary suggests, and what one's own goals took up. Each says where it comes from, and
//! neither says that it works.

use crate::db::activities::Activity;
use crate::db::goals::Goal;
use crate::web::ui::Margin;
use domain::vocabulary::{Challenge, Vocabulary};
use domain::words;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What the goals that a challenge prompted took up: skills by slug, topics of the learning that is done.
#[derive(Default)]
pub struct Own {
    goals: usize,
    skills: BTreeSet<String>,
    topics: BTreeSet<String>,
}

impl Own {
    pub fn of(goals: &[Goal], learned: &[Activity]) -> Self {
        let skills = goals.iter().flat_map(|goal| goal.facts.skills.iter().cloned()).collect();
        let serving: BTreeSet<_> = goals.iter().flat_map(|goal| &goal.facts.activities).collect();
        let done = learned.iter().filter(|one| !one.facts.planned && serving.contains(&one.id));
        let topics = done.flat_map(|one| &one.facts.segments).flat_map(|segment| segment.topics.iter().cloned());
        Self { goals: goals.len(), skills, topics: topics.collect() }
    }

    fn is_empty(&self) -> bool {
        self.skills.is_empty() && self.topics.is_empty()
    }

    fn view(&self) -> AnyView {
        if self.is_empty() {
            return ().into_any();
        }
        let vocabulary = Vocabulary::builtin();
        let skills = self.skills.iter().filter_map(|slug| vocabulary.skill(slug)).map(|skill| {
            view! { <li><a href=format!("/skills/{}", skill.slug)>{skill.label.clone()}</a></li> }
        });
        let skills = skills.collect_view();
        let topics: Vec<String> = self.topics.iter().map(|slug| words::phrase::topic(vocabulary, slug)).collect();
        let learned = (!topics.is_empty()).then(|| view! { <p>{format!("Learning on {}.", words::and(&topics))}</p> });
        let count = i64::try_from(self.goals).unwrap_or(i64::MAX);
        let basis = format!("Basis: {} that it prompted.", words::count(count, "goal of yours", "goals of yours"));
        view! {
            <h3>"From your own goals"</h3>
            <ul class="list">{skills}</ul>
            {learned}
            <p class="fine">{basis}</p>
        }
        .into_any()
    }
}

pub fn view(kind: Option<&'static Challenge>, own: Own) -> AnyView {
    let ours = kind.map(ours);
    let has_any = ours.is_some() || !own.is_empty();
    has_any
        .then(|| {
            view! {
                <Margin heading="Often answered by" note="suggestions, with where they come from">
                    {ours}
                    {own.view()}
                </Margin>
            }
        })
        .into_any()
}

/// What the vocabulary suggests for this kind of challenge, and on what basis.
fn ours(kind: &'static Challenge) -> AnyView {
    let vocabulary = Vocabulary::builtin();
    let skills = kind.skills.iter().filter_map(|slug| vocabulary.skill(slug)).map(|skill| {
        view! {
            <li>
                <a href=format!("/skills/{}", skill.slug)>{skill.label.clone()}</a>
                <p class="fine">{skill.statement.clone()}</p>
            </li>
        }
    });
    let skills = skills.collect_view();
    let topics = words::and(&kind.topics.iter().map(|slug| words::phrase::topic(vocabulary, slug)).collect::<Vec<_>>());
    let basis: Vec<String> = kind
        .basis
        .iter()
        .map(|basis| {
            let word = match basis.kind.as_str() {
                "guideline" => "a guideline",
                "review" => "a review of studies",
                "manual" => "a manual or theory",
                "code" => "an ethics code or law",
                _ => "our own mapping",
            };
            if basis.reference.is_empty() { word.to_owned() } else { format!("{word}: {}", basis.reference) }
        })
        .collect();
    view! {
        <h3>"From our vocabulary"</h3>
        <ul class="offers">{skills}</ul>
        <p>{format!("Learning on {topics}.")}</p>
        <p class="fine">{format!("Basis: {}.", words::and(&basis))}</p>
    }
    .into_any()
}
