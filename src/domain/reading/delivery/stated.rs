//! What a whole document says of how its course was given.

use super::super::dates::{self, Order};
use super::super::labels::{Label, Labelled};
use super::super::layout::{Block, Layout};
use super::super::patterns::pattern;
use super::super::{Cell, approvals};
use super::{place, words};
use chrono::NaiveDate;

/// By a ticked box, a label, the certificate's sentence, or the one kind that all else names; then by what it tells of
/// a meeting: a webinar that was attended, a place where it was held.
pub fn read(
    layout: &Layout,
    labelled: &[Labelled],
    sentence: &str,
    title: Option<&str>,
    last_day: Option<NaiveDate>,
    order: Order,
) -> Option<&'static str> {
    let ticked: Vec<&'static str> = layout.cells.iter().flat_map(|cell| ticked(layout, cell)).collect();
    if let [one] = ticked[..] {
        return Some(one);
    }
    // `held in a blended format` is said of all of it, a column of modes of its parts.
    if super::of(sentence) == Some("hybrid") {
        return Some("hybrid");
    }
    let venues = || labelled.iter().filter(|entry| is_venue(entry)).map(|entry| entry.value.as_str());
    let by_label = labelled
        .iter()
        .filter(|entry| entry.label == Label::Delivery)
        .find_map(|entry| super::labelled(&entry.value))
        .or_else(|| in_parts(layout))
        .or_else(|| venues().find_map(super::of));
    if by_label.is_some() {
        return by_label;
    }
    if let Some(said) = super::parts(sentence).or_else(|| super::of(sentence)) {
        return Some(said);
    }
    // Where this course was held is plainer than what its provider does in general: `Cape Town · Durban · online`.
    let own = without(sentence, title);
    let room = venues().any(place::is_one) || place::met(&own) || place::attended(&own) || place::was_at(&own);
    if room && !words::online(&own) && !read_alone(&[own]) {
        return Some("in_person");
    }
    let told = told(layout);
    // `20 hours live on Zoom, 10 hours of self-study`, `twenty of the meetings in my office and four by video`
    let shares = pattern!(
        r"\b(?:hours?|hrs|days?|sessions?|units?|modules?|meetings?|weeks?)\b.*\b(?:hours?|hrs|days?|sessions?|units?|modules?|meetings?|weeks?)\b"
    );
    let count = pattern!(
        r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|first|second|third|fourth|last|final|remaining|remainder|rest|others?|half|some|most)\b"
    );
    let shared = |text: &&String| shares.is_match(text) || count.find_iter(text).count() > 1;
    if let Some(mixed) = told.iter().filter(shared).find_map(|text| super::parts(text)) {
        return Some(mixed);
    }
    let mut said: Vec<&'static str> = Vec::new();
    for kind in told.iter().flat_map(|sentence| words::all(sentence)) {
        if !said.contains(&kind) {
            said.push(kind);
        }
    }
    let held = || told.iter().map(|text| without(text, title)).any(|text| !words::online(&text) && place::met(&text));
    match said[..] {
        ["live_online"] if held() => return Some("hybrid"),
        [one] => return Some(one),
        [] => {}
        _ => return None,
    }
    // A title may speak of virtual rooms or of hospitals: it tells nothing of where people met.
    let told: Vec<String> = told.into_iter().map(|text| without(&text, title)).collect();
    let lines = || layout.cells.iter().filter(|line| !is_general(&line.text));
    let held = |text: &str| !words::online(text) && place::met(text);
    if told.iter().any(|text| held(text)) || lines().any(|line| held(&line.text)) {
        return Some("in_person");
    }
    if told.iter().any(|text| words::online(text)) {
        return met_online(&told).then_some("live_online");
    }
    let dated =
        |text: &str| dates::find(text, order).iter().any(|day| Some(day.last) == last_day && place::beside(text, day));
    if read_alone(&told) {
        return None;
    }
    let there = told.iter().any(|text| words::together(text))
        || layout.cells.iter().any(|line| Some(line.text.as_str()) != title && place::names_venue(&line.text))
        || layout.blocks.iter().any(|block| !is_general(&block.text) && dated(&block.text))
        || layout.cells.iter().any(|line| !is_general(&line.text) && dated(&line.text))
        || layout.cells.iter().any(|line| beside_day(layout, line, last_day, order))
        || dated(&without(sentence, title));
    there.then_some("in_person")
}

/// A house in the column beside the day: `Alder Hospital, Rose Pavilion    November 21, 2025`.
fn beside_day(layout: &Layout, line: &Cell, last_day: Option<NaiveDate>, order: Order) -> bool {
    let day = |cell: &Cell| {
        dates::find(&cell.text, order).iter().any(|day| day.at == 0 && Some(day.last) == last_day)
            && !layout.is_label(cell)
    };
    (place::names_rooms(&line.text) || place::beside_nothing(&line.text))
        && [layout.left_of(line), layout.right_of(line)].into_iter().flatten().any(day)
}

fn is_venue(entry: &Labelled) -> bool {
    let asks = pattern!(r"\b(?:location|venue|site|place|room|where|lieu|lugar|address of (?:event|venue))\b|^at$");
    let other = pattern!(
        r"\b(?:birth|issue|signed|work|practice|employ\w*|business|home|mailing|provider|sponsor|when|dates?|times?|formats?|web)\b"
    );
    let verbs = pattern!(r"^(?:\(?\w{1,2}[.)] )?(?:held|given|met|presented|taught|delivered) (?:at|in)$");
    (asks.is_match(&entry.words) || verbs.is_match(&entry.words)) && !other.is_match(&entry.words)
}

fn without(text: &str, title: Option<&str>) -> String {
    title.map_or_else(|| text.to_owned(), |title| text.replace(title, "…"))
}

/// What a provider may do in general says nothing of this course.
fn is_general(text: &str) -> bool {
    pattern!(
        r"approved by|maintains responsibility|has been approved|solely responsible|licensees|boards? (?:may|determine|decide)"
    )
    .is_match(text)
}

/// `Type: live in-person / live webinar / self-study` tells how to fill in a form.
fn is_choice(text: &str) -> bool {
    text.contains(['/', '|']) && words::all(text).len() > 1
}

/// Every sentence that speaks of this course.
fn told(layout: &Layout) -> Vec<String> {
    // Ways side by side are there to be chosen from, one of them by a mark that is no text.
    let ways: Vec<&Cell> = layout
        .cells
        .iter()
        .filter(|cell| cell.text.split_whitespace().count() <= 6 && words::chosen(&cell.text))
        .collect();
    let beside = |cell: &Cell| {
        let on_line = |way: &&&Cell| way.page == cell.page && (way.foot - cell.foot).abs() <= cell.size / 2;
        ways.contains(&cell) && ways.iter().filter(on_line).count() > 1
    };
    let choice = |block: &&Block| block.lines.iter().any(beside);
    let blocks =
        layout.blocks.iter().filter(|block| !choice(block)).flat_map(|block| approvals::sentences(&block.text));
    blocks.map(|(sentence, _)| sentence).filter(|sentence| !is_general(sentence) && !is_choice(sentence)).collect()
}

/// A webinar, or something else online, that one attends at its hour.
fn met_online(told: &[String]) -> bool {
    let told: Vec<String> = told.iter().map(|text| words::affirmed(text)).collect();
    let any = |words: &regex_lite::Regex| told.iter().any(|text| words.is_match(text));
    let clock = any(pattern!(
        r"\d\s?(?:[ap]\.?m\b\.?|h\d\d|[:.]\d\d)[^\n]{0,12}(?:-|–|—|\bto\b|\buntil\b)\s*(?:\d|noon)|\bminutes attended|\btime in session"
    ));
    let live = any(pattern!(r"\blive\b|\binstructor-led\b|\binteractive\b")) || clock;
    let meeting = any(pattern!(
        r"\bwebinars?\b|\b(?:online|virtual|remote) (?:\w+ ){0,2}(?:workshop|conference|seminar|symposium|summit|congress|meeting|event|masterclass|(?:study|training|cpd) day|retreat|gathering|group|session)s?\b"
    ));
    let there = any(pattern!(r"\b(?:attended|attendance|attending|joined|joining|participat\w+|took part|present)\b"));
    !read_alone(&told) && (meeting && (there || live) || live && there)
}

/// Nobody needs to be there for a test after a text or a recording.
fn read_alone(told: &[String]) -> bool {
    let alone = pattern!(
        r"\bquiz\b|\bpost-?test\b|\bexam\b|\b(?:has|have|had) (?:watched|viewed)\b|\blessons?\b|\bmodules?\b|\bscored?\b"
    );
    told.iter().any(|text| alone.is_match(text))
}

/// A column of parts, each given in its way: `In person` beside one, `Live online` beside the next.
fn in_parts(layout: &Layout) -> Option<&'static str> {
    let parts: Vec<(&Cell, &'static str)> = layout
        .cells
        .iter()
        .filter(|cell| cell.text.split_whitespace().count() <= 6 && layout.left_of(cell).is_some())
        .filter_map(|cell| {
            let there = || place::beside_nothing(&cell.text).then_some("in_person");
            Some((cell, super::of(&cell.text).or_else(there)?))
        })
        .collect();
    let differ = |(one, kind): &(&Cell, &str)| {
        parts.iter().any(|(other, another)| {
            other.page == one.page && (other.left - one.left).abs() <= one.size && another != kind
        })
    };
    parts.iter().any(differ).then_some("hybrid")
}

/// What stands behind a ticked box.
fn ticked(layout: &Layout, cell: &Cell) -> Vec<&'static str> {
    let mut said = Vec::new();
    for caught in pattern!(r"(?:☒|☑|✓|✔|✗|✘|\[x\]|\(x\)|■)\s*([^☐☒☑✓✔✗✘■\[]*)").captures_iter(&cell.text)
    {
        let own = caught[1].trim();
        let beside =
            if own.is_empty() { layout.right_of(cell).map(|right| right.text.clone()) } else { Some(own.to_owned()) };
        said.extend(beside.and_then(|text| super::labelled(text.split(['☐', '[']).next().unwrap_or(""))));
    }
    said
}
