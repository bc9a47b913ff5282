//! Labels and their values: `Course Title: …`, a label beside its value, over it or under it.

mod captions;
mod guess;
mod lexicon;

use super::cell::Cell;
use super::layout::{Block, Layout};
use super::patterns::pattern;
use captions::{are_captions, filled_in_over, over};
use lexicon::{lexicon, others};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Label {
    Attendee,
    License,
    Title,
    Provider,
    /// The day or days of a course, or the day it was completed.
    Completed,
    Date,
    Start,
    /// Dates that are not the course's: printed, issued, expires.
    OtherDate,
    Hours,
    Topic,
    Delivery,
    Instructor,
    CertificateId,
    CourseId,
    Approval,
    /// What nobody asks for; it still ends another label's value.
    Other,
}

/// A label found in a document, with its value.
#[derive(Clone, Debug)]
pub struct Labelled {
    pub label: Label,
    pub words: String,
    pub value: String,
    /// Height on its page, to tell what stands on one row.
    pub cell: Cell,
}

/// A label's place in a line: where its words begin and end, and where its value begins.
#[derive(Clone, Copy, Debug)]
struct Place {
    label: Label,
    at: usize,
    words_end: usize,
    value_at: usize,
}

/// `Certificate No. QH-18`: a number stands behind its label without a sign between.
fn number_follows(label: Label, words: &str, rest: &str, apart: bool) -> bool {
    let numbered = matches!(label, Label::CertificateId | Label::CourseId | Label::License | Label::Approval);
    // A licence may say its kind first: `License No. MFC 48821`.
    let mut within = rest.split_whitespace().take(1 + usize::from(label == Label::License));
    let number = within.any(|word| word.chars().any(|sign| sign.is_ascii_digit()));
    numbered && words.len() > 4 && (apart || words.ends_with(['#', '.'])) && number
}

/// `Completed on 09-DEC-2025`, `Date 12 May 2026`
fn day_follows(label: Label, words: &str, rest: &str) -> bool {
    let in_sentence = pattern!(r"^(?:from|on|when|during|day|held(?: on)?)$").is_match(words);
    matches!(label, Label::Completed | Label::Date | Label::Start)
        && words.starts_with(char::is_uppercase)
        && !in_sentence
        && super::dates::find(rest, super::dates::Order::MonthFirst).first().is_some_and(|day| day.at == 0)
}

/// `Presented by …`, `Sponsored by …`, `Faculty Dr Jane Doe`
fn someone_follows(label: Label, words: &str, rest: &str) -> bool {
    let person = label == Label::Instructor
        && rest.split_whitespace().count() <= 9
        && rest.starts_with(char::is_uppercase)
        && super::names::person(rest).is_some();
    // `Attendee Byron, Ada`
    let attends = label == Label::Attendee
        && pattern!(r"^(?-i:[A-Z]\w+)$").is_match(words)
        && pattern!(r"^(?-i:[^\W\d_a-z][\w'’-]+, [^\W\d_a-z][\w'’-]+|(?:Dr|Mr|Ms|Mrs|Mx|Prof)\b.*|.*, (?:[A-Z][A-Za-z]*[A-Z]\b.*))").is_match(rest)
        && super::names::person(rest).is_some();
    person
        || attends
        || matches!(label, Label::Instructor | Label::Provider)
            && words.to_lowercase().ends_with(" by")
            && !rest.is_empty()
}

/// `Date (yyyy-mm-dd)`, `Duration / Durée`: nothing follows but how to fill it in, or its name in another tongue.
fn is_explained(rest: &str) -> bool {
    rest.is_empty()
        || rest == "/"
        || rest == "?"
        || pattern!(r"^\((?:of )?\d\d[ -]?min(?:utes|\.)?\)$").is_match(rest)
        || pattern!(r"^\((?:of|out of|max(?:imum)?\.?|up to) ?(?:the |a )?\d{1,3}(?:\.\d+)?(?: (?:offered|possible|available|hours?|max(?:imum)?))*\)$").is_match(rest)
        || rest.starts_with('(') && rest.ends_with(')') && !rest.chars().any(|sign| sign.is_ascii_digit())
        || rest.starts_with("/ ")
            && rest.split_whitespace().count() <= 4
            && !rest.chars().any(|sign| sign.is_ascii_digit())
}

/// In small letters only what could be no line's end: `date of course`, `instructor`.
fn is_plain(label: Label, words: &str) -> bool {
    let alone = ["attendee", "participant", "instructor", "presenter", "who", "what", "when", "how long", "with whom"];
    let several = words.split_whitespace().count() > 1 && label != Label::Other && label != Label::Topic;
    several || alone.contains(&words)
}

/// Where a line's words begin behind its number on a form: `3. Title of program`.
fn behind_number(line: &str) -> usize {
    pattern!(r"^\(?(?:\d{1,2}|[a-h])[.)]\s+").find(line).map_or(0, |number| number.end())
}

/// Places in what follows the first signs of a line; a label that begins it still does.
fn moved(mut places: Vec<Place>, by: usize) -> Vec<Place> {
    for place in &mut places {
        place.at = if place.at == 0 { 0 } else { place.at + by };
        place.words_end += by;
        place.value_at += by;
    }
    places
}

/// A label in words of its own: before a colon, or all of the line.
fn guessed(line: &str) -> Option<Place> {
    let number = behind_number(line);
    // A time (`8:30`) and an address (`https://`) have one too.
    let signs = line.as_bytes();
    let colon =
        line.find(':').filter(|at| signs.get(at + 1).is_none_or(|next| !next.is_ascii_digit() && *next != b'/'));
    let end = colon.unwrap_or(line.len());
    // `Who taught?` asks for the same as `Who taught`.
    let label = guess::of(line.get(number..end)?.trim_end_matches('?'))?;
    Some(Place { label, at: 0, words_end: end, value_at: colon.map_or(end, |colon| colon + 1) })
}

/// Every label in a line that has its sign (`:`) or stands by itself.
fn places(line: &str) -> Vec<Place> {
    let number = behind_number(line);
    if number > 0 {
        return moved(places(&line[number..]), number);
    }
    // `Kaiako / Facilitators`: the label in another tongue comes first.
    let own = own_places(line);
    match pattern!(r"^[^/:]{2,24} / ").find(line) {
        Some(tongue) if own.is_empty() => moved(own_places(&line[tongue.end()..]), tongue.end()),
        _ => own,
    }
}

fn own_places(line: &str) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for (label, inline, words) in lexicon().into_iter().chain(others()) {
        for found in words.find_iter(line) {
            let rest = line[found.end()..].trim_start();
            // `Ohio license` alone asks for a licence; in `IL License 149.0` only its last word does.
            let state = pattern!(r"^[a-z]+ licen[cs]e$").is_match(found.as_str());
            let behind_another = line[..found.start()].contains(':');
            let led = state && (behind_another || !rest.is_empty() && !rest.starts_with(':'));
            let start =
                if led { found.start() + found.as_str().find(' ').map_or(0, |gap| gap + 1) } else { found.start() };
            // A word's end must be the label's end.
            let before = line[..start].trim_end();
            let attached = line[..start].ends_with(|sign: char| sign.is_alphanumeric() || "-'’/".contains(sign));
            if attached || (!inline && !before.is_empty()) {
                continue;
            }
            let rest = &line[found.end()..];
            let lead = rest.len() - rest.trim_start().len();
            let rest = rest.trim_start();
            let at_start = before.is_empty();
            // `Ethics: Informed Consent with Minors` is a title, `Ethics: 2 hours` no.
            let subject = label == Label::Topic && found.as_str().eq_ignore_ascii_case("ethics");
            if subject
                && at_start
                && rest.split_whitespace().count() >= 3
                && !rest.contains(|sign: char| sign.is_ascii_digit())
            {
                continue;
            }
            // A title may end in such a word: `Attachment in the Consulting Room: An Evening`.
            let single = !found.as_str().contains(' ') && matches!(label, Label::Other | Label::Topic);
            if single && !at_start && !before.ends_with(|sign: char| !sign.is_alphabetic()) {
                continue;
            }
            // `Attendee (print):`
            let explained = pattern!(r"^\([^():]{1,40}\)\s*[:：]").find(rest).filter(|_| at_start);
            let value_at = if let Some(explained) = explained {
                line.len() - rest.len() + explained.end()
            } else if let Some(after) = rest.strip_prefix([':', '：']) {
                line.len() - after.len()
            } else if at_start && let Some(after) = rest.strip_prefix("s:").or_else(|| rest.strip_prefix("(s):")) {
                line.len() - after.len()
            } else if at_start && let Some(explained) = pattern!(r"^\([^()]{1,40}\) ?:").find(rest) {
                line.len() - rest.len() + explained.end()
            } else if at_start
                && is_explained(rest)
                && (line.starts_with(char::is_uppercase) || is_plain(label, found.as_str()))
            {
                line.len()
            } else if at_start
                && let Some(after) =
                    rest.strip_prefix("- ").or_else(|| rest.strip_prefix("– ")).or_else(|| rest.strip_prefix("— "))
            {
                line.len() - after.len()
            } else if number_follows(label, found.as_str(), rest, lead > 0)
                || (at_start && lead > 0 && day_follows(label, found.as_str(), rest))
                || (at_start && lead > 0 && someone_follows(label, found.as_str(), rest))
            {
                found.end() + lead
            } else {
                continue;
            };
            places.push(Place { label, at: start, words_end: found.end(), value_at });
        }
    }
    // The one that begins first holds what begins within it; of two that begin together, the longer.
    places.sort_by_key(|place| (place.at, std::cmp::Reverse(place.words_end)));
    let mut kept: Vec<Place> = Vec::new();
    for place in places {
        if kept.last().is_none_or(|last| place.at >= last.value_at) {
            kept.push(place);
        }
    }
    kept
}

/// Whether a line begins with a label.
pub fn starts(line: &str) -> bool {
    places(line).first().is_some_and(|place| place.at == 0)
}

/// Whether a label stands there by itself, in small letters and without its sign.
pub fn bare(line: &str) -> bool {
    !line.contains(':')
        && line.chars().any(char::is_lowercase)
        && places(line).first().is_some_and(|place| place.value_at == line.len())
}

/// Whether a line begins with a label, unless its words may begin a title too: `Ethics: A Refresher`.
pub fn asks_for(line: &str) -> bool {
    places(line).first().is_some_and(|place| place.at == 0 && place.label != Label::Topic)
}

/// Whether the words are a label from end to end, in any letters: `NAME OF PARTICIPANT`.
pub fn is_whole(line: &str) -> bool {
    places(line).first().is_some_and(|place| place.at == 0 && place.value_at == line.len())
}

/// Whether words before a colon, or in a column of labels, could be one.
pub fn could_be(line: &str) -> bool {
    guessed(line).or_else(|| in_small_letters(line)).is_some()
}

/// `course`, `taught`: a label in small letters, as some forms have all of theirs.
fn in_small_letters(line: &str) -> Option<Place> {
    let plain = line.split_whitespace().count() <= 3 && line.starts_with(char::is_lowercase) && !line.contains(':');
    let label = guess::of(&super::certify::first_large(line).filter(|_| plain)?)?;
    Some(Place { label, at: 0, words_end: line.len(), value_at: line.len() })
}

/// `AWARDED TO`, `Taught by`: what it asks for comes behind such words, unless all else stands over its label.
fn leads(words: &str) -> bool {
    pattern!(r"^(?:for|on|by|with|at|to)$|^for \w+ing$|\b(?:to|by|of|in)$").is_match(words.trim())
}

/// Every label of the document with its value.
pub fn all(layout: &Layout) -> Vec<Labelled> {
    let mut all = Vec::new();
    let captions = are_captions(layout);
    let widest = layout.cells.iter().map(|cell| cell.right).max().unwrap_or(0);
    for cell in &layout.cells {
        let mut places = places(&cell.text);
        if !layout.is_label(cell) {
            places.retain(|place| place.at > 0);
        } else if places.first().is_none_or(|place| place.at > 0)
            && let Some(guessed) = guessed(&cell.text).or_else(|| in_small_letters(&cell.text))
        {
            places.retain(|place| place.at >= guessed.value_at);
            places.insert(0, guessed);
        }
        for (index, place) in places.iter().enumerate() {
            let end = places.get(index + 1).map_or(cell.text.len(), |next| next.at);
            let mut value = cell.text[place.value_at..end].trim().trim_matches(['·', '|', ';', '•']).trim().to_owned();
            let last = index + 1 == places.len();
            if value.is_empty() && last {
                let bare = !cell.text.trim_end().ends_with(':');
                let over = (bare && captions).then(|| over(layout, cell)).flatten();
                value = over.or_else(|| beside_or_near(layout, cell, bare)).unwrap_or_default();
                // What asks for hours is answered by a number, also where something else stands beside it.
                let counted = |text: &str| text.chars().any(|sign| sign.is_ascii_digit());
                if place.label == Label::Hours
                    && bare
                    && !counted(&value)
                    && let Some(over) = filled_in_over(layout, cell, None).filter(|over| counted(over))
                {
                    value = over;
                }
            } else if last
                && let Some(block) = layout.block_of(cell)
                && block.lines.first() == Some(cell)
                && (cell.right * 100 > widest * 75 || place.label == Label::Title)
            {
                for line in &block.lines[1..] {
                    value = format!("{value} {}", line.text);
                }
            }
            // `Trainer` and beside it `: Ada Byron`: the sign stands with the value.
            let value = value.trim_start_matches([':', '：']).trim_start().to_owned();
            // `CERTIFICATE` over what it is of is a heading; a number has figures.
            let heads = place.label == Label::CertificateId
                && cell.text[place.at..place.words_end].eq_ignore_ascii_case("certificate")
                && !value.chars().take(24).any(|sign| sign.is_ascii_digit());
            if !value.is_empty() && !heads {
                let words = cell.text[place.at..place.words_end].to_owned();
                // `For` asks for who or for what.
                let who = words == "For" && super::names::person(value.split('\n').next().unwrap_or("")).is_some();
                let label = if who { Label::Attendee } else { place.label };
                all.push(Labelled { label, words, value, cell: cell.clone() });
            }
        }
    }
    all
}

fn beside_or_near(layout: &Layout, cell: &Cell, bare: bool) -> Option<String> {
    // Set alike and close below, the value is one block with its label.
    let own = layout.block_of(cell).filter(|block| block.lines.len() > 1 && block.lines[0] == *cell);
    let own = own.filter(|block| (block.lines[1].left - cell.left).abs() <= cell.size / 5 || !bare);
    if let Some(block) = own.filter(|_| layout.right_of(cell).is_none_or(|right| layout.is_label(right))) {
        return Some(lines(&block.lines[1..]));
    }
    if let Some(under) = below(layout, cell).filter(|_| bare && are_over(layout, cell)) {
        return Some(lines(&under.lines));
    }
    if let Some(right) = layout.right_of(cell) {
        if layout.is_label(right) {
            // A row of labels: the values lie below, or right above them.
            let under = below(layout, cell).map(|block| lines(&block.lines));
            return under.or_else(|| bare.then(|| filled_in_over(layout, cell, None)).flatten());
        }
        // In a narrow column the value stands right below, whatever the page says far to the right.
        let narrow = below(layout, cell).filter(|under| {
            bare && right.left - cell.right > cell.size * 8
                && (under.left - cell.left).abs() <= cell.size / 2
                && under.right < right.left
                && under.top - cell.foot <= cell.size
                && (is_running(layout, right)
                    || layout.right_of(&under.lines[0]).is_none_or(|beside| (beside.left - right.left).abs() > cell.size)
                    // Two small headings over what they name.
                    || (right.size - cell.size).abs() * 12 <= cell.size && under.size > cell.size)
        });
        if let Some(under) = narrow {
            return Some(lines(&under.lines));
        }
        let block = layout.block_of(right);
        // A line within running text in the next column is no value, where one stands right below.
        let column = block.is_some_and(|block| block.lines.len() >= 3 && block.lines.first() != Some(right));
        let own = below(layout, cell).filter(|under| {
            column && (under.left - cell.left).abs() <= cell.size / 2 && under.top - cell.foot <= cell.size
        });
        if let Some(under) = own {
            return Some(lines(&under.lines));
        }
        if right.left - cell.right < 3600 || is_flush(layout, right) {
            let from = block.and_then(|block| block.lines.iter().position(|line| line == right)).unwrap_or(0);
            return Some(block.map_or(right.text.clone(), |block| {
                // A line further down with something left of it is a row of its own.
                let own =
                    |line: &&Cell| **line == *right || layout.left_of(line).is_none_or(|left| left.right < cell.left);
                lines(block.lines[from..].iter().take_while(own))
            }));
        }
    }
    // A label in the middle of the height of what it asks for.
    let tall = layout.blocks.iter().filter(|block| {
        block.page == cell.page
            && block.lines.len() > 1
            && block.left > cell.right
            && block.top < cell.foot - cell.size / 2
            && block.foot > cell.foot
            && block.left - cell.right < 3000
    });
    if let Some(tall) = tall.min_by_key(|block| block.left).filter(|_| bare) {
        return Some(lines(&tall.lines));
    }
    let under = below(layout, cell);
    if bare {
        // A label under a line that was filled in is nearer to it than to what follows.
        let gap_under = under.map(|block| block.top - cell.foot);
        let led = leads(&cell.text) && gap_under.is_some_and(|gap| gap <= cell.size * 2);
        if !led && let Some(over) = filled_in_over(layout, cell, gap_under) {
            return Some(over);
        }
    }
    // Far away at the page's right edge, where nothing stands below.
    under.map(|block| lines(&block.lines)).or_else(|| layout.right_of(cell).map(|right| right.text.clone()))
}

/// Whether the labels of this one's column stand over what they ask for: most of them have it right below, at their own
/// left edge.
fn are_over(layout: &Layout, cell: &Cell) -> bool {
    let alike = |other: &&Cell| {
        other.page == cell.page
            && other.size == cell.size
            && (other.left - cell.left).abs() <= 8
            && layout.is_label(other)
    };
    let over = |label: &&Cell| {
        below(layout, label).is_some_and(|under| {
            (under.left - label.left).abs() <= label.size / 2 && under.top - label.foot <= label.size
        })
    };
    let labels: Vec<&Cell> = layout.cells.iter().filter(alike).collect();
    labels.len() >= 3 && labels.iter().filter(|label| over(label)).count() * 4 >= labels.len() * 3
}

/// Whether a piece ends where the values of two other labels end: a column set flush right, far from its labels.
fn is_flush(layout: &Layout, cell: &Cell) -> bool {
    let flush = |other: &&Cell| {
        other.page == cell.page
            && *other != cell
            && (other.right - cell.right).abs() <= cell.size / 3
            && layout.left_of(other).is_some_and(|left| layout.is_label(left))
    };
    layout.cells.iter().filter(flush).take(2).count() == 2
}

/// Whether a piece is a line in the middle of running text, which is no label's value.
fn is_running(layout: &Layout, cell: &Cell) -> bool {
    layout.block_of(cell).is_some_and(|block| block.lines.len() >= 2 && block.lines.first() != Some(cell))
}

fn lines<'a>(lines: impl IntoIterator<Item = &'a Cell>) -> String {
    lines.into_iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")
}

fn below<'a>(layout: &'a Layout, cell: &Cell) -> Option<&'a Block> {
    let block = layout.below(cell.page, cell.left, cell.right, cell.foot)?;
    let near = block.top - cell.foot <= cell.size * 3;
    (near && !layout.is_label(&block.lines[0])).then_some(block)
}
