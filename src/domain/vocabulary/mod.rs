//! The controlled vocabularies: one list each of topics, activities, challenges, skills and the rest, read strictly.

mod activity;
mod board;
mod challenge;
mod checkin;
mod jurisdiction;
mod learning_plan;
mod reflection;
mod skill;
mod topic;

pub use activity::{BoardActivity, Kind};
pub use board::{Category, Condition, Delivery, Provider, Task};
pub use challenge::{Basis, Challenge, ChallengeCategory};
pub use checkin::{Checkin, Line, Support};
pub use jurisdiction::Jurisdictions;
pub use learning_plan::{PlanBody, PlanWords};
pub use reflection::{Form, Prompt};
pub use skill::{Level, Skill, SkillDomain};
pub use topic::{Topic, TopicGroup};

use crate::rules::SlugKind;
use serde::de::DeserializeOwned;
use std::sync::OnceLock;

/// All vocabularies, in the order of their files.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    pub topics: topic::Topics,
    pub activities: activity::Activities,
    pub deliveries: Vec<Delivery>,
    pub providers: Vec<Provider>,
    pub categories: Vec<Category>,
    pub conditions: Vec<Condition>,
    pub tasks: Vec<Task>,
    pub challenges: challenge::Challenges,
    pub skills: skill::Skills,
    pub reflections: reflection::Reflections,
    pub checkin: Checkin,
    pub learning_plans: learning_plan::LearningPlans,
}

impl Vocabulary {
    /// What is inside the binary.
    ///
    /// # Panics
    /// Only if the files that it was built with are faulty; tests read them all.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Vocabulary> = OnceLock::new();
        BUILTIN.get_or_init(|| Self {
            topics: read("topics", include_str!("topics.toml")),
            activities: read("activities", include_str!("activities.toml")),
            deliveries: read::<board::Deliveries>("deliveries", include_str!("deliveries.toml")).delivery,
            providers: read::<board::Providers>("providers", include_str!("providers.toml")).provider,
            categories: read::<board::Categories>("categories", include_str!("categories.toml")).board_category,
            conditions: read::<board::Conditions>("conditions", include_str!("conditions.toml")).condition,
            tasks: read::<board::Tasks>("tasks", include_str!("tasks.toml")).task,
            challenges: read("challenges", include_str!("challenges.toml")),
            skills: read("skills", include_str!("skills.toml")),
            reflections: read("reflections", include_str!("reflections.toml")),
            checkin: read("checkin", include_str!("checkin.toml")),
            learning_plans: read("learning_plans", include_str!("learning_plans.toml")),
        })
    }

    /// The same with another topic tree.
    pub fn with_topics(&self, text: &str) -> Result<Self, String> {
        let topics = toml::from_str(text).map_err(|error| error.to_string())?;
        Ok(Self { topics, ..self.clone() })
    }

    /// Whether a slug is on a list.
    #[must_use]
    pub fn knows(&self, kind: SlugKind, slug: &str) -> bool {
        match kind {
            SlugKind::Topic => self.topic(slug).is_some(),
            SlugKind::Delivery => self.delivery(slug).is_some(),
            SlugKind::Activity => self.board_activity(slug).is_some(),
            SlugKind::Provider => self.provider(slug).is_some(),
            SlugKind::Condition => self.condition(slug).is_some(),
            SlugKind::Task => self.task(slug).is_some(),
            SlugKind::Class => {
                self.topic(slug).is_some() || self.board_activity(slug).is_some() || self.provider(slug).is_some()
            }
        }
    }

    #[must_use]
    pub fn topic(&self, slug: &str) -> Option<&Topic> {
        self.topics.topic.iter().find(|topic| topic.slug == slug)
    }

    /// The topic and all it lies within, itself first.
    #[must_use]
    pub fn topic_and_wider<'a>(&'a self, slug: &'a str) -> Vec<&'a str> {
        let mut chain = vec![slug];
        while let Some(wider) = self.topic(chain[chain.len() - 1]).and_then(|topic| topic.within.as_deref()) {
            if chain.contains(&wider) {
                break;
            }
            chain.push(wider);
        }
        chain
    }

    /// A kind of activity that a person logs.
    #[must_use]
    pub fn kind(&self, slug: &str) -> Option<&Kind> {
        self.activities.kind.iter().find(|kind| kind.slug == slug)
    }

    /// A class that the boards' rules know.
    #[must_use]
    pub fn board_activity(&self, slug: &str) -> Option<&BoardActivity> {
        self.activities.board_activity.iter().find(|class| class.slug == slug)
    }

    #[must_use]
    pub fn delivery(&self, slug: &str) -> Option<&Delivery> {
        self.deliveries.iter().find(|delivery| delivery.slug == slug)
    }

    #[must_use]
    pub fn provider(&self, slug: &str) -> Option<&Provider> {
        self.providers.iter().find(|provider| provider.slug == slug)
    }

    /// A body's own category, by rule set and slug.
    #[must_use]
    pub fn category(&self, rule_set: &str, slug: &str) -> Option<&Category> {
        self.categories.iter().find(|category| category.rule_set == rule_set && category.slug == slug)
    }

    #[must_use]
    pub fn condition(&self, slug: &str) -> Option<&Condition> {
        self.conditions.iter().find(|condition| condition.slug == slug)
    }

    #[must_use]
    pub fn task(&self, slug: &str) -> Option<&Task> {
        self.tasks.iter().find(|task| task.slug == slug)
    }

    #[must_use]
    pub fn challenge(&self, slug: &str) -> Option<&Challenge> {
        self.challenges.challenge.iter().find(|challenge| challenge.slug == slug)
    }

    /// A form of reflection.
    #[must_use]
    pub fn form(&self, slug: &str) -> Option<&Form> {
        self.reflections.form.iter().find(|form| form.slug == slug)
    }

    /// The form that is offered again some time after a training.
    ///
    /// # Panics
    /// Only if the vocabulary has none; a test reads it.
    #[must_use]
    pub fn follow_up_form(&self) -> &Form {
        let again = self.reflections.form.iter().find(|form| !form.repeat_days.is_empty());
        again.expect("one form is offered again")
    }

    #[must_use]
    pub fn plan_body(&self, slug: &str) -> Option<&PlanBody> {
        self.learning_plans.body.iter().find(|body| body.slug == slug)
    }

    #[must_use]
    pub fn skill(&self, slug: &str) -> Option<&Skill> {
        self.skills.skill.iter().find(|skill| skill.slug == slug)
    }
}

fn read<T: DeserializeOwned>(name: &str, text: &str) -> T {
    toml::from_str(text).unwrap_or_else(|error| panic!("the built-in vocabulary {name} has a fault: {error}"))
}
