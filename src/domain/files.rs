//! The rule sets and vocabularies inside the binary, and a host's own, read from TOML. A browser is sent what it needs instead.

use crate::rules::{Finding, Library, RuleSet, check};
use crate::vocabulary::{Approvals, Categories, Conditions, Deliveries, Providers, Tasks, Vocabulary};
use include_dir::{Dir, include_dir};
use serde::de::DeserializeOwned;
use std::sync::OnceLock;

static BOARDS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/boards");

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
        let mut sets = Vec::new();
        for (name, text) in files {
            match toml::from_str::<RuleSet>(&text) {
                Ok(set) => {
                    if format!("{}.toml", set.id) != name {
                        found.push(Finding::new(name, format!("holds the rule set {}", set.id)));
                    }
                    found.extend(check(&set, &vocabulary));
                    sets.push(set);
                }
                Err(error) => found.push(Finding::new(name, error.to_string())),
            }
        }
        if !found.is_empty() {
            return Err(found);
        }
        Ok(Self::of(sets, vocabulary))
    }
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
            topics: read("topics", include_str!("vocabulary/topics.toml")),
            activities: read("activities", include_str!("vocabulary/activities.toml")),
            deliveries: read::<Deliveries>("deliveries", include_str!("vocabulary/deliveries.toml")).delivery,
            providers: read::<Providers>("providers", include_str!("vocabulary/providers.toml")).provider,
            categories: read::<Categories>("categories", include_str!("vocabulary/categories.toml")).board_category,
            conditions: read::<Conditions>("conditions", include_str!("vocabulary/conditions.toml")).condition,
            tasks: read::<Tasks>("tasks", include_str!("vocabulary/tasks.toml")).task,
            challenges: read("challenges", include_str!("vocabulary/challenges.toml")),
            skills: read("skills", include_str!("vocabulary/skills.toml")),
            reflections: read("reflections", include_str!("vocabulary/reflections.toml")),
            checkin: read("checkin", include_str!("vocabulary/checkin.toml")),
            documents: read("documents", include_str!("vocabulary/documents.toml")),
            learning_plans: read("learning_plans", include_str!("vocabulary/learning_plans.toml")),
            approvals: read::<Approvals>("approvals", include_str!("vocabulary/approvals.toml")).approval,
        })
    }

    /// The same with another topic tree.
    pub fn with_topics(&self, text: &str) -> Result<Self, String> {
        let topics = toml::from_str(text).map_err(|error| error.to_string())?;
        Ok(Self { topics, ..self.clone() })
    }
}

fn read<T: DeserializeOwned>(name: &str, text: &str) -> T {
    toml::from_str(text).unwrap_or_else(|error| panic!("the built-in vocabulary {name} has a fault: {error}"))
}
