//! The sentence of a certificate: this certifies that someone attended something.

mod title;
mod words;

use super::cell::Cell;
use super::layout::{Block, Layout};
use super::names;
use super::patterns::pattern;
use title::{Next, title_in};
pub use title::{clean, counts, cut, first_large, names_nothing, of_a_part, quoted};
use words::{doing, opening};

/// What the sentence says, as far as it goes.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    pub attendee: Option<String>,
    pub license: Option<String>,
    pub title: Option<String>,
    /// All of it, from the first words on, a line for each block.
    pub text: String,
    /// A name and what its bearer did, without words that open a certificate's sentence.
    pub bare: bool,
}

const MOST_BLOCKS: usize = 14;

/// Whether a text is the beginning of the sentence and no name before it.
pub fn begins(text: &str) -> bool {
    opening().find(text).is_some_and(|found| found.start() == 0)
}

/// Whether a text begins the sentence.
pub fn opens(text: &str) -> bool {
    opening().is_match(text)
}

/// Reads the sentence wherever it stands; what it does not say stays empty.
pub fn read(layout: &Layout) -> Sentence {
    let mut best = Sentence::default();
    for block in &layout.blocks {
        for found in opening().find_iter(&block.text).take(6) {
            let before = block.text[..found.start()].trim();
            let spoken = found.as_str().to_lowercase();
            // `certificate issued to …` inside a paragraph of terms opens nothing.
            if before.split_whitespace().count() > 8 && !spoken.contains("that") && !spoken.starts_with("i ") {
                continue;
            }
            let mut sentence = follow(layout, block, block.text[found.end()..].trim());
            if sentence.title.is_none() && pattern!(r" (?:of|by)$").is_match(spoken.trim_end()) {
                sentence = present_at(layout, sentence);
            }
            if sentence.attendee.is_some()
                && (best.attendee.is_none() || (best.title.is_none() && sentence.title.is_some()))
            {
                best = sentence;
            }
        }
    }
    if best.attendee.is_none() {
        best = without_opening(layout).unwrap_or(best);
    }
    best
}

/// Without an opening: a name, and below it or after it what its bearer did.
fn without_opening(layout: &Layout) -> Option<Sentence> {
    for block in &layout.blocks {
        for found in doing().find_iter(&block.text) {
            let before = subject(&block.text[..found.start()]);
            if before.is_empty() || before == "who" {
                let Some(above) = over(layout, block) else { continue };
                let named = above.lines.iter().take(2).find_map(|line| names::person(&line.text));
                if above.lines.len() <= 3
                    && let Some(attendee) = named
                {
                    let (text, title) = what(layout, block, &block.text);
                    return Some(Sentence { attendee: Some(attendee), license: None, title, text, bare: true });
                }
            } else if pattern!(r"^(?:you|you have|thank you|your|.* your)$").is_match(before) {
                let (text, title) = what(layout, block, &block.text[found.start()..]);
                if title.is_some() {
                    return Some(Sentence { attendee: None, license: None, title, text, bare: true });
                }
            } else if before.len() < 160
                // `According to our sheets, Jane Doe`
                && let Some(attendee) = names::person(before)
                    .or_else(|| within_commas(before))
                    .or_else(|| in_full(layout, before))
            {
                let (text, title) = what(layout, block, &block.text[found.start()..]);
                return Some(Sentence {
                    attendee: Some(attendee),
                    license: license_in(before),
                    title,
                    text,
                    bare: true,
                });
            }
        }
    }
    None
}

/// `On the fifth of May, Ada Byron, a licensed counselor,`: the last of its parts that is a name.
fn within_commas(before: &str) -> Option<String> {
    let plain = pattern!(r" ?\([^()]*\)").replace_all(before, "").into_owned();
    let mut parts = plain.rsplit(", ").map(|part| part.trim_end_matches(',')).take(5);
    let described =
        pattern!(r"^(?:an? |our |the |(?-i:[A-Z][A-Za-z.-]*[A-Z][A-Za-z.-]*)$|licen[cs]ed |registered )|\d");
    parts.find_map(|part| Some(part).filter(|part| !described.is_match(part)).and_then(names::person))
}

/// `Dr. Byron participated`, whom the paper names in full before: `Re: Dr. Ada Byron, Psychologist`.
fn in_full(layout: &Layout, called: &str) -> Option<String> {
    let family =
        pattern!(r"^(?:dr|mr|mrs|ms|miss|mx|prof|professor)\.? ((?-i:[^\W\d_a-z])[\w'’-]+)$").captures(called)?;
    let lead = pattern!(r"^(?:re|subject|regarding|concerning|for|to|participant|attendee) ?: ?");
    layout.cells.iter().find_map(|cell| {
        let text = lead.find(&cell.text).map_or(cell.text.as_str(), |lead| &cell.text[lead.end()..]);
        let name = names::person(text.split([',', '(']).next()?)?;
        name.ends_with(&format!(" {}", &family[1])).then_some(name)
    })
}

/// What stands above what was done: the name, over a line with its licence or what its bearer is.
fn over<'a>(layout: &'a Layout, block: &Block) -> Option<&'a Block> {
    let above = layout.above(block.page, block.left, block.right, block.top)?;
    let beneath = pattern!(
        r"\b(?:licen[cs]e|member|registration|reg\.|registered|certified|no\.|number|credential|psychologist|counsell?or|therapist|social worker)\b|#|\d{3,}"
    );
    if beneath.is_match(&above.text) && !above.lines.iter().any(|line| names::person(&line.text).is_some()) {
        return layout.above(above.page, above.left.min(block.left), above.right.max(block.right), above.top);
    }
    Some(above)
}

/// Who did it, in the words before what was done: the last clause, without `this letter confirms that`.
fn subject(before: &str) -> &str {
    let clause = before.rsplit(['!', '?', ';', ':']).next().unwrap_or(before);
    let clause = clause.rfind(" that ").map_or(clause, |at| &clause[at + 6..]);
    // A full stop ends a sentence, unless it stands behind an initial or a short title.
    let stop = pattern!(r"[a-z0-9)]{3,}\. (?-i:[^\W\d_a-z])").find_iter(clause).last();
    let clause = stop.and_then(|stop| clause[stop.start()..].split_once(". ")).map_or(clause, |(_, after)| after);
    pattern!(r",? who$")
        .find(clause.trim_end())
        .map_or(clause, |who| &clause[..who.start()])
        .trim()
        .trim_end_matches(',')
}

fn follow(layout: &Layout, block: &Block, rest: &str) -> Sentence {
    let mut sentence = Sentence::default();
    let (dated, rest) = day_first(rest);
    let (block, name_text, after) = if rest.is_empty() {
        // `This form is for`, and beside it in a column of its own who.
        let beside = block.lines.last().and_then(|line| layout.right_of(line)).and_then(|cell| layout.block_of(cell));
        let below = || layout.below(block.page, block.left, block.right, block.foot);
        let named = beside.filter(|beside| names::person(&beside.lines[0].text).is_some());
        let Some(next) = named.or_else(below) else { return sentence };
        let text = &next.text;
        match doing().find(text) {
            Some(found) if found.start() > 0 => {
                (next, text[..found.start()].to_owned(), text[found.start()..].to_owned())
            }
            _ => (next, text.clone(), String::new()),
        }
    } else {
        match doing().find(rest) {
            Some(found) if found.start() > 0 => {
                (block, rest[..found.start()].to_owned(), rest[found.start()..].to_owned())
            }
            Some(_) => return sentence,
            None => (block, rest.to_owned(), String::new()),
        }
    };
    sentence.license = license_in(&name_text);
    // `that you, Jane Doe, Ph.D., attended`
    let name_text = pattern!(r"^you,? ").replace(name_text.trim(), "").into_owned();
    // `Mr./Ms./Dr. Jane Doe`, as printed on forms.
    let name_text = pattern!(r"^(?:(?:mr|ms|mrs|miss|dr|prof)\.? ?/ ?)+(?:mr|ms|mrs|miss|dr|prof)\.? ")
        .replace(name_text.trim(), "")
        .into_owned();
    // `belongs to Ada Byron. All of the units …`
    let name_text = match pattern!(r"[^\W\d_]{3,}\. (?-i:[A-Z])").find(&name_text) {
        Some(stop) => name_text[..stop.end() - 3].to_owned(),
        None => name_text,
    };
    let name_line =
        pattern!(r",? (?:license|licence|lic\.|of |born|holder|bearing|employee|(?:in|at|on) (?:the|our|an?))\b")
            .split(&name_text)
            .next()
            .unwrap_or("")
            .trim()
            .to_owned();
    sentence.attendee = names::person(&name_line)
        .or_else(|| in_small_letters(&name_line))
        .or_else(|| block.lines.first().and_then(|line| names::person(&line.text)).filter(|_| rest.is_empty()))
        .or_else(|| leading_name(&name_line));
    if sentence.attendee.is_none() {
        return sentence;
    }
    let (text, title) = if after.is_empty() {
        match next_doing(layout, block) {
            Some(next) => what(layout, next, &next.text),
            None => (name_text, None),
        }
    } else {
        what(layout, block, &after)
    };
    sentence.text = if dated.is_empty() { text } else { format!("{dated}\n{text}") };
    sentence.title = title;
    sentence
}

/// `the attendance of`, the name, and then `at our monthly case group`: where it was attended is what was done.
fn present_at(layout: &Layout, sentence: Sentence) -> Sentence {
    let Some(name) = &sentence.attendee else { return sentence };
    let at = pattern!(r"^,? ?(?:at|in) (?:our|the|a|an) ");
    let said = layout.blocks.iter().find_map(|block| {
        let lines = block.text.split_once(name.as_str()).map_or(block.text.as_str(), |(_, after)| after);
        at.find(lines).map(|at| (block, format!("attendance at {}", &lines[at.end()..])))
    });
    let Some((block, said)) = said else { return sentence };
    let (text, title) = what(layout, block, &said);
    Sentence { text: if title.is_some() { text } else { sentence.text }, title, ..sentence }
}

/// The name before a verb that no list knows: `Ada Byron mastered …`.
fn leading_name(text: &str) -> Option<String> {
    let end = pattern!(r"^[^\W\d_][^,(]*? (?-i:[a-z]{3,})\b").find(text)?;
    let name = end.as_str().rsplit_once(' ')?.0;
    names::person(name)
}

/// `kim stavros`, as typed into a form, where a name has to stand.
fn in_small_letters(text: &str) -> Option<String> {
    let plain = (2..=3).contains(&text.split_whitespace().count())
        && text.chars().all(|sign| sign.is_lowercase() || " -'’".contains(sign));
    plain.then(|| names::person(&names::capitals_lowered(text))).flatten()
}

/// `This confirms that on 5 May 2026` comes before the name: the day, and what follows it.
fn day_first(rest: &str) -> (&str, &str) {
    let day = super::dates::find(rest, super::dates::Order::MonthFirst).first().copied();
    match day.filter(|day| pattern!(r"^(?:on|between|from)?(?: the)?\s*$").is_match(&rest[..day.at])) {
        Some(day) => (&rest[..day.end], rest[day.end..].trim_start_matches([',', ' '])),
        None => ("", rest),
    }
}

/// The title in words that follow `that you`.
pub fn title_of(said: &str) -> Option<String> {
    title_in(&[said.to_owned()], Next::default())
}

/// The block in which it is told what was done: the next one, or one or two further down.
fn next_doing<'a>(layout: &'a Layout, block: &'a Block) -> Option<&'a Block> {
    let mut now = block;
    for _ in 0..3 {
        now = layout.below(now.page, now.left.min(block.left), now.right.max(block.right), now.foot)?;
        // `of the Community Team took part in`
        let goes_on = now.text.starts_with(char::is_lowercase);
        // `Completed` with its day beside it is a label.
        if layout.is_label(&now.lines[0]) && names_nothing(&now.text) && layout.right_of(&now.lines[0]).is_some() {
            continue;
        }
        // `Permit holder, licence no. 61190 followed the training …`
        let described = |found: regex_lite::Match<'_>| {
            let before = now.text.get(..found.start()).unwrap_or("");
            found.start() < 120 && license_in(before).is_some()
        };
        if doing().find(&now.text).is_some_and(|found| found.start() < 40 || goes_on || described(found)) {
            return Some(now);
        }
    }
    None
}

/// What was done: the running text from there on, and the title in it.
fn what(layout: &Layout, block: &Block, said: &str) -> (String, Option<String>) {
    let mut chain = vec![block];
    let (mut left, mut right) = (block.left, block.right);
    while chain.len() < MOST_BLOCKS {
        let last = chain[chain.len() - 1];
        let Some(next) = layout.below(last.page, left, right, last.foot) else { break };
        left = left.min(next.left);
        right = right.max(next.right);
        chain.push(next);
    }
    let mut texts = vec![said.to_owned()];
    // `and took`, and beside it in a column of its own what.
    let ends = doing().find_iter(said.trim_end()).last().is_some_and(|found| found.end() == said.trim_end().len());
    let beside = block.lines.last().and_then(|line| layout.right_of(line)).filter(|_| ends);
    texts.extend(beside.and_then(|cell| layout.block_of(cell)).map(|block| block.text.clone()));
    texts.extend(chain[1..].iter().map(|block| block.text.clone()));
    let end = texts.iter().skip(1).position(|text| ends_sentence(text)).map_or(texts.len(), |at| at + 1);
    texts.truncate(end);
    let next = chain.get(1).map(|next| Next {
        larger: next.size * 20 > block.size * 23,
        near: next.top - block.foot < block.size * 3 / 2,
    });
    let title = in_column(layout, block).or_else(|| title_in(&texts, next.unwrap_or_default()));
    (texts.join("\n"), title)
}

/// `attended the accredited event`, and beside it in the next column which one.
fn in_column(layout: &Layout, block: &Block) -> Option<String> {
    // In running text what follows stands below.
    let ends = |at: usize| {
        block.lines.get(at + 1).is_none_or(|next| !next.text.starts_with(char::is_uppercase) || layout.is_label(next))
    };
    let mut lines = block.lines.iter().enumerate().filter(|(at, line)| names_nothing(&line.text) && ends(*at));
    lines.find_map(|(_, line)| {
        let alike = |right: &&Cell| {
            !layout.is_label(right)
                && right.left - line.right > line.size
                && right.size == line.size
                && right.foot == line.foot
        };
        let beside = layout.right_of(line).filter(alike)?;
        let named =
            layout.block_of(beside).filter(|named| named.lines.first() == Some(beside) && named.lines.len() <= 2);
        let title = clean(&cut(named.map_or(&beside.text, |named| &named.text)))?;
        (title.starts_with(char::is_uppercase) && !counts(&title) && title.contains(' ')).then_some(title)
    })
}

/// Paragraphs of terms, signatures and labels are no part of the sentence.
fn ends_sentence(text: &str) -> bool {
    super::labels::asks_for(text) && !pattern!(r"^(?:title|course|workshop|training|program(?:me)?|presented by|facilitated by|instructor|led by|with)\b").is_match(text)
        || pattern!(r"\bis (?:an )?approved\b|has been approved|maintains responsibility|provider (?:#|no|number)|approved (?:continuing|provider|sponsor)|keep this").is_match(text)
}

/// Whether it is told at the beginning of these words that something was done.
pub fn tells(said: &str) -> bool {
    pattern!(r"^your (?:attendance|participation|completion)").is_match(said)
        || doing().find(said).is_some_and(|found| found.start() < 30)
}

/// A licence number beside the name: `LMFT 77120`, `License #LPC-4411`.
fn license_in(text: &str) -> Option<String> {
    let caught = pattern!(r"(?:licen[cs]e|lic\.?|registration|reg\.|permit|membership)\s*(?:type and )?(?:no\.?|number|#)?\s*[:#]?\s*#?((?:[A-Z]{2,5}[ -]?)?[A-Z]?\d[\w.-]*)").captures(text);
    caught.map(|caught| caught[1].trim_end_matches(['.', ',']).to_owned())
}
