//! One table of all words with the classes they are in, so that each word of a text is looked up once.

use super::list::List;
use super::words::{GIVEN, TEXTS};
use std::sync::OnceLock;

/// A list of words that some rule asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class(pub u8);

/// The classes of one word, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes([u64; 3]);

/// Names every list, numbers it, and keeps its text under that number.
macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $text:expr;)*) => {
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "they only count the names below")]
        enum Number { $($name),* }
        $($(#[$doc])* pub const $name: $crate::guard::lexicon::Class = $crate::guard::lexicon::Class(Number::$name as u8);)*
        pub(super) const TEXTS: &[&str] = &[$($text),*];
    };
}
pub(super) use classes;

impl Class {
    /// Whether a word that is no token of the text is in the list.
    #[must_use]
    pub fn has(self, word: &str) -> bool {
        of(word).has(self)
    }

    /// What the list says of a word.
    #[must_use]
    pub fn value(self, word: &str) -> Option<&'static str> {
        List(TEXTS[usize::from(self.0)]).value(word)
    }

    /// Every word of the list.
    pub fn words(self) -> impl Iterator<Item = &'static str> {
        List(TEXTS[usize::from(self.0)]).words()
    }
}

impl Classes {
    #[inline(never)]
    #[must_use]
    pub fn has(self, class: Class) -> bool {
        self.0[usize::from(class.0 / 64) % 3] >> (class.0 % 64) & 1 == 1
    }

    fn add(&mut self, class: usize) {
        self.0[class / 64 % 3] |= 1 << (class % 64);
    }
}

/// The classes of a word.
#[must_use]
pub fn of(word: &str) -> Classes {
    let table = table();
    let mut classes = match table.binary_search_by_key(&word, |(word, _)| word) {
        Ok(place) => table[place].1,
        Err(_) => Classes::default(),
    };
    // The longest list is searched where it stands.
    if List(TEXTS[usize::from(GIVEN.0)]).has(word) {
        classes.add(usize::from(GIVEN.0));
    }
    classes
}

fn table() -> &'static [(&'static str, Classes)] {
    static TABLE: OnceLock<Vec<(&'static str, Classes)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let shorter = TEXTS.iter().enumerate().filter(|(class, _)| *class != usize::from(GIVEN.0));
        let words = shorter.flat_map(|(class, text)| List(text).words().map(move |word| (word, class)));
        let mut table: Vec<(&'static str, Classes)> = words
            .map(|(word, class)| {
                let mut classes = Classes::default();
                classes.add(class);
                (word, classes)
            })
            .collect();
        table.sort_unstable_by_key(|(word, _)| *word);
        table.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                for (kept, next) in kept.1.0.iter_mut().zip(next.1.0) {
                    *kept |= next;
                }
            }
            same
        });
        table
    })
}
