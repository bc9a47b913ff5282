//! A text as the rules see it: its tokens, what was claimed, what was found.

use super::lexicon::Class;
use super::token::{Kind, Token, tokens};
use super::words::{CLIENTS, OWN_WORK, PERSONS};
use super::{Category, Finding, Level, Profile, Verdict};

pub struct Text<'a> {
    pub tokens: Vec<Token<'a>>,
    pub profile: Profile,
    /// Tokens that a rule has claimed, or that are public.
    claimed: Vec<bool>,
    sentences: Vec<Sentence>,
    beyond: Token<'a>,
    /// For each token a bit for each category found over it.
    marks: Vec<u16>,
    /// By category, so that an overlap is looked for among the latest of its kind alone.
    found: [Vec<Finding>; 12],
}

/// What is known of a whole sentence.
#[derive(Clone, Copy, Default)]
struct Sentence {
    words: usize,
    /// Words that begin large.
    large: usize,
    person: bool,
    client: bool,
    own_work: bool,
}

const NOWHERE: usize = usize::MAX;
/// More signs in a row are no writing, and to step over them all would take long.
const OVER: usize = 8;

fn some(place: usize) -> Option<usize> {
    if place == NOWHERE { None } else { Some(place) }
}

fn is_over(token: &Token<'_>, signs: &str) -> bool {
    matches!(token.kind, Kind::Sign(sign) if u8::try_from(sign).is_ok_and(|sign| signs.as_bytes().contains(&sign)))
}

/// Whether the word is one of those, which stand with spaces between them.
#[inline(never)]
pub fn one_of(word: &str, words: &str) -> bool {
    words.split(' ').any(|one| one == word)
}

impl<'a> Text<'a> {
    pub fn read(text: &'a str, profile: Profile) -> Self {
        let tokens = tokens(text);
        let mut sentences = vec![Sentence::default(); tokens.last().map_or(0, |last| last.sentence + 1)];
        for token in &tokens {
            let sentence = &mut sentences[token.sentence];
            if token.kind == Kind::Word && token.lower.len() > 1 {
                sentence.words += 1;
                sentence.large += usize::from(token.text.chars().next().is_some_and(char::is_uppercase));
                sentence.person |= token.is(PERSONS);
                sentence.client |= token.is(CLIENTS);
                sentence.own_work |= token.is(OWN_WORK);
            }
        }
        Text {
            claimed: vec![false; tokens.len()],
            marks: vec![0; tokens.len()],
            sentences,
            beyond: Token::beyond(),
            tokens,
            profile,
            found: Default::default(),
        }
    }

    #[inline(never)]
    pub fn is_clinical(&self) -> bool {
        self.profile == Profile::Clinical
    }

    #[inline(never)]
    pub fn is_file_name(&self) -> bool {
        self.profile == Profile::FileName
    }

    #[inline(never)]
    pub fn is_claimed(&self, at: usize) -> bool {
        self.claimed[at]
    }

    #[inline(never)]
    pub fn claim(&mut self, first: usize, last: usize) {
        self.claimed[first..=last].fill(true);
    }

    /// Adds a finding over these tokens. One of the same kind that overlaps is widened instead.
    #[inline(never)]
    pub fn add(
        &mut self,
        (first, last): (usize, usize),
        category: Category,
        level: Level,
        why: &'static str,
        suggestion: Option<&'static str>,
    ) {
        let (start, end) = (self.tokens[first].start, self.tokens[last].end);
        for mark in &mut self.marks[first..=last] {
            *mark |= 1 << category as u16;
        }
        let kind = &mut self.found[category as usize];
        let same = kind.iter_mut().rev().take(2).find(|own| own.start < end && start < own.end);
        if let Some(own) = same {
            (own.start, own.end) = (own.start.min(start), own.end.max(end));
            if level > own.level {
                (own.level, own.why, own.suggestion) = (level, why, suggestion);
            }
            return;
        }
        kind.push(Finding { start, end, category, level, why, suggestion });
    }

    /// Whether something of a kind was found over the token.
    #[inline(never)]
    pub fn is_found(&self, at: usize, category: Category) -> bool {
        self.marks[at] & (1 << category as u16) != 0
    }

    /// The token behind, in the same sentence, over the signs given.
    #[inline(always)]
    pub fn after(&self, at: usize, over: &str) -> Option<usize> {
        some(self.place_after(at, over))
    }

    /// The token before, in the same sentence, over the signs given.
    #[inline(always)]
    pub fn before(&self, at: usize, over: &str) -> Option<usize> {
        some(self.place_before(at, over))
    }

    // One number instead of an option, outside of the many places that ask: the script for browsers is a good deal smaller.
    #[inline(never)]
    fn place_after(&self, at: usize, over: &str) -> usize {
        let mut next = at + 1;
        while self.token(next).sentence == self.token(at).sentence && next <= at + OVER {
            if !is_over(self.token(next), over) {
                return next;
            }
            next += 1;
        }
        NOWHERE
    }

    #[inline(never)]
    fn place_before(&self, at: usize, over: &str) -> usize {
        let mut last = at;
        while last > 0 && self.token(last - 1).sentence == self.token(at).sentence && at - last < OVER {
            last -= 1;
            if !is_over(self.token(last), over) {
                return last;
            }
        }
        NOWHERE
    }

    /// Whether a sign stands at the place with no white space before it.
    #[inline(never)]
    pub fn is_glued(&self, at: usize, signs: &str) -> bool {
        let token = self.token(at);
        token.glued && is_over(token, signs)
    }

    /// A token; beyond the text an empty one, so that no rule can fall off its end.
    #[inline(never)]
    pub fn token(&self, at: usize) -> &Token<'a> {
        self.tokens.get(at).unwrap_or(&self.beyond)
    }

    /// Whether the word at a place is of the class.
    #[inline(never)]
    pub fn is(&self, at: usize, class: Class) -> bool {
        self.token(at).is(class)
    }

    /// The same of a place that may be none.
    #[inline(never)]
    pub fn holds(&self, at: Option<usize>, class: Class) -> bool {
        at.is_some_and(|at| self.is(at, class))
    }

    #[inline(never)]
    pub fn next_is(&self, at: usize, class: Class) -> bool {
        self.after(at, "").is_some_and(|next| self.is(next, class))
    }

    #[inline(never)]
    pub fn last_is(&self, at: usize, class: Class) -> bool {
        self.before(at, "").is_some_and(|last| self.is(last, class))
    }

    /// The word at a place; empty for a sign or nothing.
    #[inline(never)]
    pub fn lower(&self, at: Option<usize>) -> &str {
        at.map_or("", |at| &self.tokens[at].lower)
    }

    #[inline(never)]
    pub fn next_word(&self, at: usize) -> &str {
        self.lower(self.after(at, ""))
    }

    #[inline(never)]
    pub fn last_word(&self, at: usize) -> &str {
        self.lower(self.before(at, ""))
    }

    /// Whether one of the `reach` tokens before is of the class, in the same sentence.
    #[inline(never)]
    pub fn has_before(&self, at: usize, reach: usize, class: Class) -> bool {
        let sentence = self.token(at).sentence;
        self.tokens
            .iter()
            .take(at)
            .skip(at.saturating_sub(reach))
            .any(|token| token.sentence == sentence && token.is(class))
    }

    /// The same for the tokens behind.
    #[inline(never)]
    pub fn has_after(&self, at: usize, reach: usize, class: Class) -> bool {
        let sentence = self.token(at).sentence;
        self.tokens.iter().skip(at + 1).take(reach).any(|token| token.sentence == sentence && token.is(class))
    }

    /// The tokens before `at` read so, from the nearest backwards.
    #[inline(never)]
    pub fn follows(&self, at: usize, phrase: &[&str]) -> bool {
        at >= phrase.len()
            && phrase.iter().rev().zip(self.tokens[..at].iter().rev()).all(|(word, token)| token.lower == *word)
    }

    /// The tokens from `at` on read so.
    #[inline(never)]
    pub fn reads(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut place = at;
        for word in phrase.split(' ') {
            if self.tokens.get(place).is_none_or(|token| token.lower != word) {
                return None;
            }
            place += 1;
        }
        Some(place - 1)
    }

    #[inline(never)]
    fn sentence(&self, at: usize) -> Sentence {
        self.sentences.get(self.token(at).sentence).copied().unwrap_or_default()
    }

    /// Speaks of somebody: he, her, client, mother.
    #[inline(never)]
    pub fn has_person(&self, at: usize) -> bool {
        self.sentence(at).person
    }

    /// Speaks of a client by that word.
    #[inline(never)]
    pub fn has_client(&self, at: usize) -> bool {
        self.sentence(at).client
    }

    /// Speaks of the therapist's own learning and of nobody else: a course, a licence, supervision.
    #[inline(never)]
    pub fn is_own_work(&self, at: usize) -> bool {
        let sentence = self.sentence(at);
        sentence.own_work && !sentence.person
    }

    /// Speaks of the therapist's own learning, whoever else is in it.
    #[inline(never)]
    pub fn has_own_work(&self, at: usize) -> bool {
        self.sentence(at).own_work
    }

    /// Capitals say nothing in a sentence that is all titles or shouting.
    #[inline(never)]
    pub fn is_titled(&self, at: usize) -> bool {
        let sentence = self.sentence(at);
        sentence.words > 3 && sentence.large * 3 > sentence.words * 2
    }

    pub fn verdict(self) -> Verdict {
        let mut findings: Vec<Finding> = self.found.into_iter().flatten().collect();
        findings.sort_by_key(|finding| (finding.start, finding.end, finding.category));
        let level = findings.iter().map(|finding| finding.level).max().unwrap_or(Level::Pass);
        Verdict { level, findings }
    }
}
