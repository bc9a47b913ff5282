//! All rule sets and the vocabulary together: those inside the binary, a host's own folder, or one person's alone.

use super::{Profession, RuleSet};
use crate::vocabulary::{Jurisdictions, Vocabulary};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The rule sets by id, and the words they are written in.
#[derive(Clone, Debug)]
pub struct Library {
    sets: Arc<BTreeMap<String, RuleSet>>,
    /// A person's own rule sets, and her copies, which stand before the shared set of the same id.
    own: BTreeMap<String, RuleSet>,
    vocabulary: Arc<Vocabulary>,
}

/// A licence that a person may add: a title of a rule set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub rule_set: String,
    /// "Texas"
    pub place: String,
    pub profession: Profession,
    pub title: String,
    pub board: String,
}

impl Library {
    /// Rule sets that were checked before, with the vocabulary that they are written in.
    #[must_use]
    pub fn of(sets: impl IntoIterator<Item = RuleSet>, vocabulary: Vocabulary) -> Self {
        let sets = sets.into_iter().map(|set| (set.id.clone(), set)).collect();
        Self { sets: Arc::new(sets), own: BTreeMap::new(), vocabulary: Arc::new(vocabulary) }
    }

    /// This library and rule sets of a person's own, which stand before shared ones of the same id. Cheap: what all share
    /// is not copied.
    #[must_use]
    pub fn with(&self, own: impl IntoIterator<Item = RuleSet>) -> Self {
        let own = own.into_iter().map(|set| (set.id.clone(), set)).collect();
        Self { own, ..self.clone() }
    }

    /// This library with the shared rule set of an id, instead of the person's copy of it.
    #[must_use]
    pub fn without(&self, id: &str) -> Self {
        let mut own = self.own.clone();
        own.remove(id);
        Self { own, ..self.clone() }
    }

    #[must_use]
    pub fn get(&self, id: &str) -> Option<&RuleSet> {
        self.own.get(id).or_else(|| self.sets.get(id))
    }

    /// All rule sets, by id; a person's own last.
    pub fn sets(&self) -> impl Iterator<Item = &RuleSet> {
        self.sets.values().filter(|set| !self.own.contains_key(&set.id)).chain(self.own.values())
    }

    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The licences that fit every word typed: place, profession, title or board. "texas lpc", "Oregon LMFT".
    #[must_use]
    pub fn find(&self, typed: &str) -> Vec<Offer> {
        let words: Vec<String> = typed
            .split(|sign: char| !sign.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        let mut offers: Vec<(usize, Offer)> = Vec::new();
        for set in self.sets() {
            let place = Jurisdictions::label(&set.jurisdiction);
            let broad = format!(
                "{place} {} {} {}",
                set.jurisdiction.rsplit('-').next().unwrap_or_default(),
                set.profession.label(),
                set.board
            )
            .to_lowercase();
            let broad: Vec<&str> = broad.split(|sign: char| !sign.is_alphanumeric()).collect();
            for title in &set.titles {
                let own = title.to_lowercase();
                let own: Vec<&str> = own.split(|sign: char| !sign.is_alphanumeric()).collect();
                let fits = |word: &String, among: &[&str]| among.iter().any(|part| part.starts_with(word.as_str()));
                if words.iter().all(|word| fits(word, &broad) || fits(word, &own)) {
                    // An exact title first, then titles that begin so.
                    let exact = words.iter().any(|word| own.iter().any(|part| part == word));
                    let offer = Offer {
                        rule_set: set.id.clone(),
                        place: place.to_owned(),
                        profession: set.profession,
                        title: title.clone(),
                        board: set.board.clone(),
                    };
                    offers.push((usize::from(!exact), offer));
                }
            }
        }
        offers.sort_by(|(a_rank, a), (b_rank, b)| {
            (a_rank, &a.place, a.profession, &a.title).cmp(&(b_rank, &b.place, b.profession, &b.title))
        });
        offers.into_iter().map(|(_, offer)| offer).collect()
    }

    /// Places that have rule sets, the United States first, each with its code and label.
    #[must_use]
    pub fn places(&self) -> Vec<(String, String)> {
        let mut places: Vec<(String, String)> = self
            .sets
            .values()
            .map(|set| (set.jurisdiction.clone(), Jurisdictions::label(&set.jurisdiction).to_owned()))
            .collect();
        places.sort_by_key(|(code, label)| (!code.starts_with("US"), label.clone()));
        places.dedup();
        places
    }

    /// Rule sets of a place.
    pub fn of_place<'a>(&'a self, code: &'a str) -> impl Iterator<Item = &'a RuleSet> {
        self.sets().filter(move |set| set.jurisdiction == code)
    }
}
