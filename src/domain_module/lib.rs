//! The domain in a browser, apart from the script that wakes a page: it is fetched when somebody first types where the guard
//! reads, so that a first visit does not carry the guard's lists.

use domain::guard::{self, Profile};
use std::fmt::Write;
use wasm_bindgen::prelude::wasm_bindgen;

/// What the guard finds in a text, a line each: start, end (in characters), level, category, wording that could be used instead
/// (may be empty) and why, with tabs between. None of them holds a tab or a line break.
///
/// `profile` is `clinical` or `catalogue`.
#[wasm_bindgen]
#[must_use]
pub fn guard(text: &str, profile: &str) -> String {
    let profile = if profile == "catalogue" { Profile::Catalogue } else { Profile::Clinical };
    let mut lines = String::new();
    for found in guard::check(text, profile).findings {
        let (level, category) = (found.level.slug(), found.category.slug());
        let wording = found.suggestion.unwrap_or_default();
        // Writing to a string does not fail.
        let _ = writeln!(lines, "{}\t{}\t{level}\t{category}\t{wording}\t{}", found.start, found.end, found.why);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_one_line() {
        let lines = guard("My client Maria\nwaited.", "clinical");
        let fields: Vec<&str> = lines.trim_end().split('\t').collect();
        assert_eq!(fields[..5], ["10", "15", "block", "name", "a client"]);
        assert_eq!((fields.len(), lines.lines().count()), (6, 1));
        assert_eq!(guard("I chase.", "clinical"), "");
    }

    #[test]
    fn a_title_is_read_as_a_title() {
        assert_eq!(guard("Carl Rogers at Lincoln High", "catalogue"), "");
    }
}
