//! All rule sets and the vocabulary together: those inside the binary, or a host's own folder.

use super::{Finding, Profession, RuleSet, check};
use crate::vocabulary::{Jurisdictions, Vocabulary};
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

static BOARDS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/boards");

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
    /// What is inside the binary. Its files are checked by tests, so that it always reads.
    ///
    /// # Panics
    /// Only if the files that it was built with are faulty.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Library> = OnceLock::new();
        BUILTIN.get_or_init(|| {
            let toml = BOARDS.files().filter(|file| file.path().extension().is_some_and(|end| end == "toml"));
            let files = toml.map(|file| {
                let name = file.path().file_name().unwrap_or_default().to_string_lossy().into_owned();
                (name, file.contents_utf8().unwrap_or_default().to_owned())
            });
            Library::from_files(files, None)
                .unwrap_or_else(|found| panic!("the built-in rule sets have faults: {found:?}"))
        })
    }

    /// Reads rule sets from (file name, text) pairs; `topics` replaces the built-in topic tree.
    pub fn from_files(
        files: impl IntoIterator<Item = (String, String)>,
        topics: Option<String>,
    ) -> Result<Self, Vec<Finding>> {
        let mut vocabulary = Vocabulary::builtin().clone();
        let mut found = Vec::new();
        if let Some(text) = topics {
            match vocabulary.with_topics(&text) {
                Ok(read) => vocabulary = read,
                Err(message) => found.push(Finding::new("topics.toml", message)),
            }
        }
        let mut sets = BTreeMap::new();
        for (name, text) in files {
            match toml::from_str::<RuleSet>(&text) {
                Ok(set) => {
                    if format!("{}.toml", set.id) != name {
                        found.push(Finding::new(name, format!("holds the rule set {}", set.id)));
                    }
                    found.extend(check(&set, &vocabulary));
                    sets.insert(set.id.clone(), set);
                }
                Err(error) => found.push(Finding::new(name, error.to_string())),
            }
        }
        if !found.is_empty() {
            return Err(found);
        }
        Ok(Self { sets: Arc::new(sets), own: BTreeMap::new(), vocabulary: Arc::new(vocabulary) })
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
