//! Who approved a course or its provider, and under which number.
//!
//! A body is named where its approval is told; its number is the nearest one of its own form that no other body's name parts from it.

mod bodies;
mod new_york;
mod numbers;
mod sentences;

use super::activity::Approval;
use super::cell::Cell;
use super::labels::{Label, Labelled};
use super::layout::{Block, Layout};
use super::paragraphs::Piece;
use super::patterns::pattern;
use bodies::{Body, bodies, related};
use numbers::Number;
pub use sentences::sentences;
use std::sync::LazyLock;

static BODIES: LazyLock<Vec<Body>> = LazyLock::new(bodies);

/// Approvals of a document: behind labels, in rows, and in running text.
pub fn read(layout: &Layout, labelled: &[Labelled], pieces: &[Piece<'_>]) -> Vec<Approval> {
    let mut texts: Vec<String> = labelled
        .iter()
        .filter(|entry| entry.label == Label::Approval)
        .map(|entry| format!("{}: {}", entry.words, entry.value.split(". ").next().unwrap_or("")))
        .collect();
    texts.extend(pieces.iter().map(|(text, _)| text.clone()));
    texts.extend(layout.blocks.iter().filter_map(|block| row(layout, block)));
    texts.extend(layout.cells.iter().filter_map(|cell| line(layout, cell)));
    // A row of a table set close: what the next row denies says nothing of it.
    let in_row = |cell: &&Cell| {
        let beside = || layout.left_of(cell).is_some_and(|left| left.text.chars().count() < 60);
        !numbers::all(&cell.text).is_empty() && beside() && names_body(&cell.text)
    };
    texts.extend(layout.cells.iter().filter(in_row).map(|cell| cell.text.clone()));
    // `State licence: TX LPC 80100` tells of who attended.
    let of_holder = |number: &str| {
        labelled
            .iter()
            .any(|entry| entry.label == Label::License && !is_profession(&entry.words) && entry.value.contains(number))
            && !texts.iter().any(|text| text.contains(number) && says_approval(text))
    };
    find(&texts).into_iter().filter(|approval| !approval.number.as_deref().is_some_and(of_holder)).collect()
}

/// `Licensed Psychologists    PSY-0231`: a row of a table of approvals, and no licence.
fn is_profession(words: &str) -> bool {
    pattern!(r"^licensed ").is_match(words)
}

/// A body's name in one cell, what is said of it in the next ones of its row.
fn row(layout: &Layout, block: &Block) -> Option<String> {
    let short = block.text.chars().count() <= 90 && numbers::all(&block.text).is_empty();
    if !short || !names_body(&block.text) {
        return None;
    }
    let mut right: Vec<&Block> =
        layout.beside(block).filter(|other| other.left >= block.right && other.text.chars().count() < 300).collect();
    right.sort_by_key(|other| other.left);
    let said = right.iter().map(|other| numbered(&other.text)).collect::<Vec<_>>().join(": ");
    (!said.is_empty()).then(|| format!("{}: {said}", block.text))
}

fn names_body(text: &str) -> bool {
    pattern!(r"\bnew york(?: state)?\b|\bnysed?\b").is_match(text)
        || BODIES.iter().any(|body| body.named.is_match(text))
}

/// A number alone in its cell needs no sign of being one.
fn numbered(text: &str) -> String {
    let alone =
        pattern!(r"^(?-i:(?:[A-Z]{1,6}[-/ ]?)?(?:\d{3,}[A-Z0-9-]*|\d{1,4}(?:[-/]\d{2,8}){1,3}))$").is_match(text);
    if alone { format!("No. {text}") } else { text.to_owned() }
}

/// The same in a table set so close that its columns are blocks.
fn line(layout: &Layout, cell: &Cell) -> Option<String> {
    let in_column = layout.block_of(cell).is_some_and(|block| block.lines.len() > 1);
    let short = cell.text.chars().count() <= 60 && numbers::all(&cell.text).is_empty();
    if !in_column && layout.left_of(cell).is_some() || !short || !names_body(&cell.text) {
        return None;
    }
    let mut said = Vec::new();
    let mut last = cell;
    while let Some(right) = layout.right_of(last).filter(|right| right.left > last.left) {
        said.push(numbered(&right.text));
        last = right;
    }
    (!said.is_empty()).then(|| format!("{}: {}", cell.text, said.join(": ")))
}

/// What was found, each body with its numbers.
#[derive(Default)]
struct Noted(Vec<(&'static str, Option<String>)>);

impl Noted {
    fn note(&mut self, slug: &'static str, number: Option<String>) {
        let several = BODIES.iter().any(|body| body.slug == slug && body.several);
        match self.0.iter_mut().find(|(known, _)| *known == slug) {
            None => self.0.push((slug, number)),
            Some((_, known)) if known.is_none() => *known = number,
            Some(_) => {
                let new = number.is_some() && !self.0.contains(&(slug, number.clone()));
                if several && new {
                    self.0.push((slug, number));
                }
            }
        }
    }

    fn number(&self, slug: &str) -> Option<&Option<String>> {
        self.0.iter().find(|(known, _)| *known == slug).map(|(_, number)| number)
    }
}

/// Approvals stated in these texts, each text a paragraph or a row.
pub fn find(texts: &[String]) -> Vec<Approval> {
    let mut noted = Noted::default();
    // A table's numbers stand apart from the paragraph that names their state.
    // Of a row of statements parted by signs, one that refuses says nothing of the others.
    let parts = |said: String| match refuses(&said) {
        true => pattern!(r" [|•·] ").split(&said).map(str::to_owned).collect(),
        false => vec![said],
    };
    let whole = |text: &String| sentences(text).into_iter().flat_map(|(said, _)| parts(said)).collect::<Vec<String>>();
    let texts: Vec<Vec<String>> = texts.iter().map(whole).collect();
    let of_state = |said: &String| pattern!(r"new york state|\bnysed\b").is_match(said) && !refuses(said);
    let new_york = texts.iter().flatten().any(of_state);
    for sentences in &texts {
        for (at, sentence) in sentences.iter().enumerate() {
            if !refuses(sentence) {
                let following: Vec<&str> = sentences[at + 1..].iter().take(2).map(String::as_str).collect();
                let next = following.first().copied();
                new_york::find(sentence, next, new_york, &mut |slug, number| noted.note(slug, number));
                in_sentence(sentence, &following, &mut noted);
            }
        }
    }
    // A single course approved, not its provider, where only the former is said.
    let course = noted.number("aswb_course").is_some_and(Option::is_some);
    let both =
        course && noted.number("aswb_ace").is_some_and(|ace| ace.is_none() || Some(ace) == noted.number("aswb_course"));
    let kept = |slug: &str| match slug {
        "aswb_ace" => !both,
        "aswb_course" => course,
        _ => true,
    };
    noted
        .0
        .iter()
        .filter(|(slug, _)| kept(slug))
        .map(|(slug, number)| Approval { body: slug, number: number.clone() })
        .collect()
}

/// A body's name in a sentence.
struct Mention {
    body: &'static Body,
    at: usize,
    end: usize,
}

/// `following` are the sentences after it, where the number of what it names may stand.
fn in_sentence(sentence: &str, following: &[&str], noted: &mut Noted) {
    let next = following.first().copied();
    let mut mentions: Vec<Mention> = Vec::new();
    for body in BODIES.iter().filter(|body| of_its_kind(body, sentence, next)) {
        let places = body.named.find_iter(sentence);
        mentions.extend(places.map(|place| Mention { body, at: place.start(), end: place.end() }));
    }
    mentions.sort_by_key(|mention| mention.at);
    let numbers = numbers::all(sentence);
    let mut taken: Vec<usize> = Vec::new();
    // A shop's own code is no provider's: `Product code: PCE057440`.
    mentions.retain(|mention| {
        mention.body.slug != "ca_bbs"
            || !pattern!(r"\b(?:product|item|course|order|activity) (?:code|id|no\.?|number):? ?#?$")
                .is_match(&sentence[..mention.at])
    });
    let after: Vec<Option<String>> = mentions
        .iter()
        .map(|mention| {
            let whole = &sentence[mention.at..mention.end];
            if mention.body.number.is_some_and(|form| form.is_match(whole)) {
                return Some(whole.to_owned());
            }
            // Texas's boards are named one after another, and each number follows its board.
            let from = if mention.body.slug.starts_with("tx_") { mention.end } else { mention.at };
            // `Lowell, Massachusetts 01854` is an address.
            let state = pattern!(r"\b(?:massachusetts|maryland|michigan|nebraska)$").is_match(whole);
            let near = numbers::at_once(&sentence[mention.end..], mention.end).filter(|_| !state);
            if let Some(number) = near.and_then(|number| number.of(mention.body)) {
                return Some(number);
            }
            let (at, number) = numbers.iter().filter(|number| number.at >= from).find_map(|number| {
                let parted = mentions
                    .iter()
                    .any(|other| unlike(mention, other) && other.at >= mention.end && other.end <= number.at);
                number.of(mention.body).filter(|_| !parted).map(|text| (number.at, text))
            })?;
            taken.push(at);
            Some(number)
        })
        .collect();
    for (mention, after) in mentions.iter().zip(after) {
        let number = after.or_else(|| before(mention, &mentions, &numbers, &taken));
        let last = mentions.iter().all(|other| other.end <= mention.end);
        let number = number.or_else(|| {
            let another = |said: &str| {
                let mut others = BODIES.iter().filter(|body| body.slug != mention.body.slug);
                others.any(|body| !related(body.slug, mention.body.slug) && body.named.is_match(said))
            };
            let mut said = following.iter().take_while(|said| last && !another(said));
            said.find_map(|said| numbers::begins(said))?.of(mention.body)
        });
        let approved = number.is_some() || says_approval(sentence);
        let empty = number.is_none() && blank(&sentence[mention.at..]);
        let aim = pattern!(r"\b(?:for|towards?|your|their|maintain\w*|seeking) (?:the )?$");
        let standing = is_of_a_person(&sentence[mention.end..])
            || number.is_none() && aim.is_match(&sentence[..mention.at]) && !is_told_of(&sentence[mention.at..]);
        if approved && !empty && !standing {
            noted.note(mention.body.slug, number);
        }
    }
}

/// A number before the name: `Acme, #1968, is approved … by the Association of Social Work Boards`.
fn before(mention: &Mention, mentions: &[Mention], numbers: &[Number], taken: &[usize]) -> Option<String> {
    let from = mentions
        .iter()
        .filter(|other| unlike(mention, other) && other.end <= mention.at)
        .map(|other| other.end)
        .max()
        .unwrap_or(0);
    numbers
        .iter()
        .rev()
        .filter(|number| number.at < mention.at && number.at >= from && !taken.contains(&number.at))
        .find_map(|number| number.of(mention.body))
}

fn unlike(one: &Mention, other: &Mention) -> bool {
    one.body.slug != other.body.slug && !related(one.body.slug, other.body.slug)
}

/// Michigan's two kinds are told apart by what the sentence speaks of.
fn of_its_kind(body: &Body, sentence: &str, next: Option<&str>) -> bool {
    let provider = || {
        let said = format!("{sentence} {}", next.unwrap_or(""));
        pattern!(r"\bproviders?\b").is_match(&said)
            && !pattern!(r"\b(?:course|program(?:me)?) (?:approval|number|no\b|#|id\b)").is_match(&said)
    };
    match body.slug {
        "mi_sw_provider" => provider(),
        "mi_sw_course" => !provider(),
        _ => true,
    }
}

/// A name by itself, over a column or in a list of credentials, tells of no approval.
fn says_approval(sentence: &str) -> bool {
    pattern!(
        r"approv|provider|sponsor|accredit|endors|recogni[sz]|reconn|authori[sz]|autoriz|aprob|proveedor|acep\b|cepa\b|micec\b|designates"
    )
    .is_match(sentence)
}

/// `BACP accredited counsellor`, `EMDRIA Approved Consultant`: a person's standing, not the course's.
fn is_of_a_person(after: &str) -> bool {
    pattern!(
        r"^[-) ]{0,3}(?:\(?[a-z]+\)?[ -]){0,3}(?:counsell?or|(?:psycho)?therapist|supervisor|consultant|member|practitioner|registrant|clinician|trainer)\b"
    )
    .is_match(after)
}

/// `approved for NBCC credit` tells of an approval, `evidence for BACP accreditation` of an aim.
fn is_told_of(said: &str) -> bool {
    !pattern!(r"^\w+[- ](?:re-?)?(?:accreditation|registration|membership|endorsement|recognition|renewal)\b")
        .is_match(said)
}

/// Whether a sentence says that there is no such approval, or not yet, or no more.
fn refuses(sentence: &str) -> bool {
    pattern!(r"\bnot (?:yet )?(?:been )?(?:made|sought|approved|awarded|requested|granted|available|offered|accepted|eligible|recogni[sz]ed|provide|an? approved|endorsed|accredited|affiliated|valid)|\bno (?:nbcc|aswb|apa|approval|ce|credit)|\b(?:no|none|neither) (?:[a-z]+ ){1,5}(?:is|are|was|were|has been|have been) (?:approved|accredited|endorsed|recogni[sz]ed|accepted)|\bpending\b|\bdenied\b|\bdeclined\b|has applied|have applied|applied for|application (?:for|has been|is|to)|\bexpired\b|\blapsed\b|\bwithdrawn\b|\brevoked\b|under review|has not been|have not been|is not |are not |does not|do not|cannot|was not|were not|will be sought|no longer|formerly|previously approved|awaiting|n/a\b|not applicable").is_match(sentence)
}

/// Whether the number's place was left empty.
fn blank(after: &str) -> bool {
    pattern!(r"^[^.;]{0,60}(?:no\.?|number|#)\s*[:#]?\s*(?:_{2,}|\.{3,}|-{2,}|\[\s*\]|tbd|n/a)").is_match(after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Library;
    use crate::vocabulary::Vocabulary;

    #[test]
    fn the_form_of_an_activity_knows_each_body_that_is_read() {
        let vocabulary = Vocabulary::builtin();
        let read = BODIES.iter().map(|body| body.slug);
        let titled = ["nysed_sw", "nysed_mhc", "nysed_mft", "nysed_psy", "nysed_psychoanalyst"];
        for body in read.chain(titled) {
            assert!(vocabulary.approval(body).is_some(), "{body} is not in vocabulary/approvals.toml");
        }
        for approval in &vocabulary.approvals {
            let known = approval.provider.as_ref().is_none_or(|class| vocabulary.provider(class).is_some());
            let sets = approval.rule_sets.iter().all(|set| Library::builtin().get(set).is_some());
            assert!(known && sets, "{}", approval.body);
        }
    }
}
