//! Words as they are counted where a body asks for so many: what stands between white space, as word processors count them.
//! `public/words.js` counts the same while a text is written; both are tried with the texts of `word_counts.json`.

/// How many words a text has.
#[must_use]
pub fn word_count(text: &str) -> u32 {
    u32::try_from(text.split_whitespace().count()).unwrap_or(u32::MAX)
}

/// "212 of 500 words", "503 of 500 words: 3 over".
#[must_use]
pub fn words_of(text: &str, most: u32) -> String {
    let words = word_count(text);
    match words.checked_sub(most) {
        Some(over @ 1..) => format!("{words} of {most} words: {over} over"),
        _ => format!("{words} of {most} words"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize)]
    struct Counted {
        text: String,
        words: u32,
        /// Where it may have two words.
        of_two: String,
    }

    #[test]
    fn words_are_what_stands_between_white_space() {
        let table: Vec<Counted> = serde_json::from_str(include_str!("word_counts.json")).unwrap();
        assert!(table.len() > 10);
        for Counted { text, words, of_two } in table {
            assert_eq!((word_count(&text), words_of(&text, 2)), (words, of_two), "{text:?}");
        }
    }
}
