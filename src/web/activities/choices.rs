//! What the form of an activity offers: kinds, topics, ways, and the approvals and categories that this person's boards name.

use crate::db::goals::{self, State};
use crate::db::licences::{self, Licence};
use crate::web::error::Result;
use crate::web::standing;
use crate::web::visitor::SignedIn;
use domain::credit::professions;
use domain::rules::{Library, RuleSet};
use domain::vocabulary::Vocabulary;
use domain::words::phrase;

/// Value and words of each choice.
pub type Options = Vec<(String, String)>;

pub struct Choices {
    pub kinds: Options,
    pub deliveries: Options,
    /// Topics in groups.
    pub topics: Options,
    /// Approvals that the boards of the licences held name.
    pub named: Options,
    /// Other approvals, kept for the record.
    pub others: Options,
    /// A body's own categories, where a licence's rules name any.
    pub categories: Options,
    /// Professions whose hours are told apart, where licences of one board share a total.
    pub professions: Options,
    pub goals: Options,
}

impl Choices {
    pub async fn load(signed_in: &SignedIn) -> Result<Self> {
        let (db, owner) = (signed_in.db(), signed_in.owner());
        let library = standing::library(signed_in).await?;
        Self::with(signed_in, &library, &licences::list_licences(db, owner).await?).await
    }

    /// The same for whoever has rules and licences at hand.
    pub async fn with(signed_in: &SignedIn, library: &Library, held: &[Licence]) -> Result<Self> {
        let (db, owner) = (signed_in.db(), signed_in.owner());
        let sets: Vec<&RuleSet> = held.iter().filter_map(|licence| library.get(&licence.held.rule_set)).collect();
        let goals = goals::list_goals(db, owner).await?;
        let open = goals.into_iter().filter(|goal| matches!(goal.facts.state, State::Draft | State::Active));
        let goals = open.map(|goal| (goal.id.to_string(), goal.facts.statement)).collect();
        Ok(Self { goals, ..Self::of(library, &sets) })
    }

    fn of(library: &Library, sets: &[&RuleSet]) -> Self {
        let vocabulary = library.vocabulary();
        let kinds = vocabulary.activities.kind.iter().map(|kind| (kind.slug.clone(), kind.label.clone())).collect();
        let ways = vocabulary.deliveries.iter().map(|way| (way.slug.clone(), way.label.clone())).collect();
        let named = named(vocabulary, sets);
        let others = vocabulary.providers.iter().filter(|provider| {
            let known = named.iter().any(|(value, _)| *value == provider.slug);
            !known && provider.board_meaning.is_empty() && provider.slug != "state_board"
        });
        let others = others.map(|provider| (provider.slug.clone(), provider.label.clone())).collect();
        Self {
            kinds,
            deliveries: ways,
            topics: topics(vocabulary),
            named,
            others,
            categories: categories(vocabulary, sets),
            professions: professions(sets).into_iter().map(|one| (one.slug().into(), one.label().into())).collect(),
            goals: vec![],
        }
    }
}

/// Topics under the name of their group: "Safety and protection: Suicide".
fn topics(vocabulary: &Vocabulary) -> Options {
    let groups = vocabulary.topics.group.iter();
    groups
        .flat_map(|group| {
            let own = vocabulary.topics.topic.iter().filter(move |topic| topic.group == group.slug);
            own.map(move |topic| (topic.slug.clone(), format!("{}: {}", group.label, topic.label)))
        })
        .collect()
}

/// The provider classes that rules of these sets name; scoped to the set where each board means its own.
fn named(vocabulary: &Vocabulary, sets: &[&RuleSet]) -> Options {
    let mut options: Options = Vec::new();
    for set in sets {
        let classes = set.rule.iter().flat_map(|rule| {
            rule.providers
                .iter()
                .chain(&rule.restrict_providers)
                .chain(rule.options.iter().flat_map(|choice| &choice.providers))
        });
        for class in classes {
            let own = class == "state_board"
                || vocabulary.provider(class).is_some_and(|provider| !provider.board_meaning.is_empty());
            let value = if own { format!("{}/{class}", set.id) } else { class.clone() };
            let label = phrase::upper(&phrase::provider(vocabulary, set, class));
            let label = label
                .strip_prefix("A provider approved by ")
                .map_or(label.clone(), |board| format!("Approved by {board}"));
            if !options.iter().any(|(known, _)| *known == value) {
                options.push((value, label));
            }
        }
    }
    options
}

fn categories(vocabulary: &Vocabulary, sets: &[&RuleSet]) -> Options {
    let mut options: Options = Vec::new();
    for set in sets {
        for group in set.rule.iter().flat_map(|rule| &rule.groups) {
            let value = format!("{}/{group}", set.id);
            let Some(category) = vocabulary.category(&set.id, group) else { continue };
            if !options.iter().any(|(known, _)| *known == value) {
                options.push((value, format!("{} ({})", category.label, set.board)));
            }
        }
    }
    options
}
