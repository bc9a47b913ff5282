//! The controlled vocabularies: one list each of topics, activities, challenges, skills and the rest, read strictly.

mod activity;
mod approval;
mod board;
mod challenge;
mod checkin;
mod document;
mod jurisdiction;
mod learning_plan;
mod reflection;
mod skill;
mod topic;

pub use activity::{BoardActivity, Kind};
pub use approval::{ApprovalBody, Approvals};
pub use board::{Categories, Category, Condition, Conditions, Deliveries, Delivery, Provider, Providers, Task, Tasks};
pub use challenge::{Basis, Challenge, ChallengeCategory};
pub use checkin::{Checkin, Line, Support};
pub use document::{Document, DocumentPart, Written};
pub use jurisdiction::Jurisdictions;
pub use learning_plan::{PlanBody, PlanWords};
pub use reflection::{Form, Prompt};
pub use skill::{Level, Skill, SkillDomain};
pub use topic::{Topic, TopicGroup};

use crate::rules::SlugKind;
use serde::{Deserialize, Serialize};

/// All vocabularies, in the order of their files. What the engine and its words do without is not written out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Vocabulary {
    pub topics: topic::Topics,
    pub activities: activity::Activities,
    pub deliveries: Vec<Delivery>,
    pub providers: Vec<Provider>,
    pub categories: Vec<Category>,
    pub conditions: Vec<Condition>,
    pub tasks: Vec<Task>,
    #[serde(skip)]
    pub challenges: challenge::Challenges,
    #[serde(skip)]
    pub skills: skill::Skills,
    #[serde(skip)]
    pub reflections: reflection::Reflections,
    #[serde(skip)]
    pub checkin: Checkin,
    #[serde(skip)]
    pub learning_plans: learning_plan::LearningPlans,
    #[serde(skip)]
    pub documents: document::Documents,
    #[serde(skip)]
    pub approvals: Vec<ApprovalBody>,
}

impl Vocabulary {
    /// The same without the explanations that only pages show: what the engine needs to count and to name.
    #[must_use]
    pub fn brief(&self) -> Self {
        let mut brief = self.clone();
        for topic in &mut brief.topics.topic {
            topic.meaning.clear();
            topic.also_called.clear();
        }
        for class in &mut brief.activities.board_activity {
            class.meaning.clear();
        }
        for kind in &mut brief.activities.kind {
            [&mut kind.meaning, &mut kind.credit, &mut kind.evidence].into_iter().for_each(String::clear);
            (kind.credit_note, kind.growth_note) = (None, None);
        }
        for way in &mut brief.deliveries {
            way.meaning.clear();
            way.also_called.clear();
        }
        for provider in &mut brief.providers {
            provider.meaning.clear();
            provider.also_called.clear();
        }
        brief.categories.iter_mut().for_each(|category| category.meaning.clear());
        brief.conditions.iter_mut().for_each(|condition| condition.question.clear());
        brief.tasks.iter_mut().for_each(|task| task.what.clear());
        brief
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

    /// A body that approves, as reading finds it.
    #[must_use]
    pub fn approval(&self, body: &str) -> Option<&ApprovalBody> {
        self.approvals.iter().find(|approval| approval.body == body)
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

    /// A document that a body asks for.
    #[must_use]
    pub fn document(&self, slug: &str) -> Option<&Document> {
        self.documents.document.iter().find(|document| document.slug == slug)
    }

    #[must_use]
    pub fn skill(&self, slug: &str) -> Option<&Skill> {
        self.skills.skill.iter().find(|skill| skill.slug == slug)
    }
}
