//! Finding words in a person's own texts: every word asked for must begin a word of the entry, or be a part of one; the
//! closest come first. Accents and capitals make no difference.

use crate::guard::fold;
use std::ops::Range;

/// A part inside a word is looked for from this many letters on: shorter ones are in every second word.
const INSIDE: usize = 4;

/// Letters shown before the first hit, and in all.
const BEFORE: usize = 60;
const SHOWN: usize = 200;

/// The words that are looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query(Vec<String>);

/// A piece of a text: what was looked for, or what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub words: String,
    pub hit: bool,
}

impl Query {
    /// The words of a question; `None` when it has none.
    #[must_use]
    pub fn parse(question: &str) -> Option<Self> {
        let mut words: Vec<String> = words(question).map(|(_, word)| fold(word)).collect();
        words.sort();
        words.dedup();
        (!words.is_empty()).then_some(Self(words))
    }

    /// How well an entry fits, the higher the better; `None` when one of the words is nowhere in it. A word in the title
    /// weighs twice; the whole word most, its beginning less, a part of it least.
    #[must_use]
    pub fn rank<'a>(&self, title: &'a str, texts: impl IntoIterator<Item = &'a str>) -> Option<u32> {
        let mut best = vec![0; self.0.len()];
        self.weigh(title, 2, &mut best);
        for text in texts {
            self.weigh(text, 1, &mut best);
        }
        (!best.contains(&0)).then(|| best.iter().sum())
    }

    fn weigh(&self, text: &str, times: u32, best: &mut [u32]) {
        for (_, word) in words(text) {
            let word = fold(word);
            for (wanted, best) in self.0.iter().zip(best.iter_mut()) {
                *best = (*best).max(times * fit(&word, wanted));
            }
        }
    }

    /// The part of a text around the first hit, cut at words; `None` when nothing in it was looked for.
    #[must_use]
    pub fn excerpt(&self, text: &str) -> Option<Vec<Piece>> {
        let hits: Vec<Range<usize>> = words(text).filter(|(_, word)| self.hits(word)).map(|(at, _)| at).collect();
        let first = hits.first()?.start;
        let start = cut(text, first.saturating_sub(BEFORE), first);
        let end = last(text, start.saturating_add(SHOWN)).max(hits[0].end);
        let mut pieces = Vec::new();
        let mut at = start;
        let mut push = |words: &str, hit| {
            if !words.is_empty() {
                pieces.push(Piece { words: words.to_owned(), hit });
            }
        };
        if start > 0 {
            push("… ", false);
        }
        for hit in hits.into_iter().filter(|hit| hit.end <= end) {
            push(&text[at..hit.start], false);
            push(&text[hit.clone()], true);
            at = hit.end;
        }
        push(text[at..end].trim_end(), false);
        if end < text.len() {
            push(" …", false);
        }
        Some(pieces)
    }

    fn hits(&self, word: &str) -> bool {
        let word = fold(word);
        self.0.iter().any(|wanted| fit(&word, wanted) > 0)
    }
}

fn fit(word: &str, wanted: &str) -> u32 {
    if word == wanted {
        4
    } else if word.starts_with(wanted) {
        3
    } else if wanted.chars().count() >= INSIDE && word.contains(wanted) {
        1
    } else {
        0
    }
}

/// The words of a text, with their places in it.
fn words(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    text.split(|sign: char| !sign.is_alphanumeric() && !crate::guard::is_silent(sign))
        .filter(|word| !word.is_empty())
        .map(move |word| {
            let at = word.as_ptr() as usize - text.as_ptr() as usize;
            (at..at + word.len(), word)
        })
}

/// Where a word begins at or after a place, and no later than `most`.
fn cut(text: &str, place: usize, most: usize) -> usize {
    if place == 0 {
        return 0;
    }
    words(text).map(|(at, _)| at.start).find(|start| *start >= place).map_or(most, |start| start.min(most))
}

/// The end of the last word that ends before a place; the end of the text when that is nearer.
fn last(text: &str, place: usize) -> usize {
    if place >= text.len() {
        return text.len();
    }
    words(text).map(|(at, _)| at.end).take_while(|end| *end <= place).last().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(words: &str) -> Query {
        Query::parse(words).unwrap()
    }

    #[test]
    fn every_word_must_be_there_and_the_title_weighs_more() {
        let asked = query("Repair rupture");
        assert_eq!(asked.rank("Rupture", ["nothing else"]), None);
        let in_title = asked.rank("Rupture and repair", []).unwrap();
        let in_text = asked.rank("A course", ["on rupture, and on repair"]).unwrap();
        assert!(in_title > in_text);
        assert!(query("rupt").rank("Rupture", []) < query("rupture").rank("Rupture", []));
    }

    #[test]
    fn accents_and_capitals_make_no_difference_and_parts_of_words_are_found() {
        assert!(query("muller").rank("Frau Müller", []).is_some());
        assert!(query("TRAUMA").rank("Entwicklungstrauma", []).is_some());
        assert!(query("ma").rank("Entwicklungstrauma", []).is_none(), "two letters are no part");
        assert_eq!(Query::parse(" … "), None);
    }

    #[test]
    fn an_excerpt_stands_around_the_first_hit() {
        let text = format!("{}I stay when it gets loud. {}", "Before that. ".repeat(20), "And after. ".repeat(40));
        let pieces = query("loud").excerpt(&text).unwrap();
        assert_eq!(pieces[0].words, "… ");
        assert!(pieces[1].words.ends_with("when it gets ") && !pieces[1].hit);
        assert_eq!(pieces[2], Piece { words: "loud".into(), hit: true });
        assert_eq!(pieces.last().unwrap().words, " …");
        let shown: usize = pieces.iter().map(|piece| piece.words.len()).sum();
        assert!(shown < 220, "{shown}");
        assert_eq!(query("loud").excerpt("quiet"), None);
        assert_eq!(query("naïve").excerpt("a naive one").unwrap().len(), 3);
    }
}
