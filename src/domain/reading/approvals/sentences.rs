//! A text in sentences.

use super::super::patterns::pattern;

/// Sentences, each with the one after it; what says what does not qualify in general says nothing of this course.
pub fn sentences(text: &str) -> Vec<(String, Option<String>)> {
    let general = pattern!(r"programs? that do(?:es)? not qualify for [a-z ]*credit (?:is|are) clearly identified\.?");
    let text = general.replace_all(text, " ");
    let mut sentences: Vec<String> = vec![String::new()];
    let signs: Vec<char> = text.chars().collect();
    for (at, sign) in signs.iter().enumerate() {
        if let Some(last) = sentences.last_mut() {
            last.push(*sign);
        }
        let next = signs.get(at + 1).copied();
        let after = signs.get(at + 2).copied();
        let abbreviated = sentences.last().is_some_and(|last| {
            let word = last.trim_end_matches('.').rsplit([' ', '(', ',']).next().unwrap_or("").to_lowercase();
            [
                "no", "nos", "num", "núm", "inc", "dr", "st", "ref", "cert", "lic", "prof", "mr", "ms", "mrs", "reg",
                "approx", "co", "ltd", "c.e", "u.s",
            ]
            .contains(&word.as_str())
                // `on Oct. 3, 2026`
                || super::super::dates::month(&word).is_some() && word.chars().count() <= 4 && after.is_some_and(|next| next.is_ascii_digit())
                || word.chars().count() == 1
        });
        let ends = *sign == '.' && next.is_none_or(char::is_whitespace) && !(abbreviated && after.is_some());
        if ends || *sign == ';' || *sign == '\n' {
            sentences.push(String::new());
        }
    }
    let sentences: Vec<String> = sentences
        .into_iter()
        .map(|sentence| sentence.trim().to_owned())
        .filter(|sentence| !sentence.is_empty())
        .collect();
    (0..sentences.len()).map(|at| (sentences[at].clone(), sentences.get(at + 1).cloned())).collect()
}
