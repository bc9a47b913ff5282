//! Titles that running text or a heading names.

use super::super::dates::{self, Order};
use super::super::layout::{Block, Layout};
use super::super::patterns::pattern;
use super::super::{Cell, attendee, certify, kind, names, provider};
use super::{clean, is_title};

/// `Record of Group Supervision`
pub fn kind_of_care(layout: &Layout) -> Option<String> {
    let heading = pattern!(
        r"^(?:record|certificate|confirmation|verification|statement|letter|summary|log|attestation|declaration|documentation|evidence|proof) (?:of|for) ((?:[a-z]+ ){0,3}(?:supervision|consultation))(?: hours| sessions| received)?$"
    );
    // `Peer supervision: hours of Ada Byron`
    let kind = pattern!(
        r"^((?:(?:individual|group|peer|clinical|case|emdr|dbt|reflective) )+(?:supervision|consultation)) ?(?::|–|—|-)? (?:hours|record|attendance|log|summary|certificate|statement|confirmation)\b"
    );
    let headed = layout.cells.iter().take(15).find_map(|cell| {
        let line = cell.text.trim();
        certify::first_large(&heading.captures(line).or_else(|| kind.captures(line))?[1])
    });
    let given = pattern!(
        r"\b(?:provided|received|given|had|offered|undertaken|attended) (?:[a-z]+ ){0,2}?((?:(?:individual|group|peer|clinical|case|emdr|dbt|one-to-one|reflective)[ -]){1,3}(?:supervision|consultation))\b"
    );
    headed.or_else(|| layout.blocks.iter().find_map(|block| certify::first_large(&given.captures(&block.text)?[1])))
}

/// `The training, Subpoenas and Records, was held in person`
pub fn stated(layout: &Layout) -> Option<String> {
    let held = pattern!(
        r"\b(?:the|this|our) (?:training|workshop|course|seminar|webinar|class|program(?:me)?|presentation|session|event|conference),? (?:titled |entitled |called |named )?[“\x22]?((?-i:[A-Z]).{5,150}?),?[”\x22]? (?:was|which|took|consisted|met|were|is)\b"
    );
    let entitled = pattern!(
        r"\b(?:titled|entitled|(?:training|workshop|course|seminar|webinar|class|program(?:me)?|presentation|session|event|talk|lecture|day) called|on the topic of|on the subject of):? ((?-i:[A-Z]).{5,150}?)(?:,? (?:on|held|at|presented|led|by|which|was) |[.;]|$)"
    );
    let thanks = pattern!(
        r"\bthank you for (?:joining us (?:at|for|in)|attending|taking part in|coming to|participating in):? (?:our |the )?(?:workshop |training |webinar |course |seminar )?((?-i:[A-Z]).{5,150}?)(?:,? (?:on|held|at|with|presented|led|by|which|was) |[.;]|$)"
    );
    layout.blocks.iter().find_map(|block| {
        let text = &block.text;
        let caught = held.captures(text).or_else(|| entitled.captures(text)).or_else(|| thanks.captures(text))?;
        clean(&certify::cut(&caught[1])).filter(|title| is_title(title) && !provider::is_plainly_organisation(title))
    })
}

/// `attended the four-day externship`, and elsewhere by itself: `Level II Externship in Couple Work`.
pub fn of_the_kind(layout: &Layout, said: &str) -> Option<String> {
    let kinds = pattern!(
        r"\b(?:the|our|this|an?) (?-i:[a-z0-9-]+ ){0,3}(?-i:(externship|intensive|institute|masterclass|practicum|residency|bootcamp|immersion|diploma|course|workshop|seminar|training|programme|program|retreat|webinar|class))\b"
    );
    let kind = kinds.captures(said)?[1].to_owned();
    let named = |block: &&Block| {
        let text = &block.text;
        let large = text
            .split(|sign: char| !sign.is_alphanumeric())
            .any(|word| word.to_lowercase() == kind && word.starts_with(char::is_uppercase));
        large
            && (3..=16).contains(&text.split_whitespace().count())
            && !layout.is_label(&block.lines[0])
            && !kind::certificate_heading(text)
            && !provider::is_plainly_organisation(text)
            && !attendee::role(text)
            && !certify::counts(text)
            && dates::find(text, Order::MonthFirst).is_empty()
    };
    let level = pattern!(r"\b(?:level|part|module|stage|phase|tier) (?:\d|[ivx]+\b|one|two|three)|\b(?:in|on|for) |:");
    let mut all = layout.blocks.iter().filter(named).filter(|block| level.is_match(&block.text));
    let title = clean(&all.next()?.text).filter(|title| is_title(title) && !title.ends_with('.'))?;
    all.next().is_none().then_some(title)
}

/// The event named between the heading and the sentence, or above them: `41st Annual Spring Conference`.
pub fn headed(layout: &Layout) -> Option<String> {
    let event = pattern!(
        r"\b(?:conference|congress|symposium|summit|convention|(?:annual|clinical|spring|summer|fall|autumn|winter) (?:[a-z]+ )?(?:meeting|gathering|forum|assembly)|colloquium|institute \d{4}|(?:annual|spring|summer|fall|autumn|winter) institute|training day|masterclass)\b"
    );
    let kinds = pattern!(r"\b(?:workshop|seminar|webinar)\b");
    let lines: Vec<&Cell> = layout.cells.iter().collect();
    let from = lines.iter().position(|line| kind::certificate_heading(&line.text));
    let until = lines.iter().position(|line| certify::opens(&line.text)).or(from.map(|from| from + 5)).unwrap_or(4);
    let event_in = |lines: &[&Cell], words: &regex_lite::Regex| {
        let signed = |text: &str| attendee::role(text) && names::person(text).is_some();
        let mut named =
            lines.iter().filter(|line| words.is_match(&line.text) && !layout.is_label(line) && !signed(&line.text));
        named.find_map(|line| named_in(&line.text))
    };
    let at = from.map_or(0, |from| from + 1).min(lines.len());
    let after = &lines[at..until.clamp(at, lines.len())];
    let head = &lines[..from.unwrap_or(4).min(4).min(lines.len())];
    let long = |title: &String| title.split_whitespace().count() >= 4;
    let itself = from.map_or(&lines[..0], |from| &lines[from..=from]);
    event_in(after, event)
        .or_else(|| event_in(after, kinds).filter(long))
        .or_else(|| event_in(head, event))
        .or_else(|| event_in(itself, event))
}

/// The event in a line that may say too what the paper is: `Summit 2026 Continuing Education Certificate`.
fn named_in(line: &str) -> Option<String> {
    let paper = pattern!(
        r"[ ,:–—-]+(?:(?:continuing|professional) education |ce |cpd |ceu |attendance |completion |participation )*(?:certificate|statement|record)s?(?: of [a-z ]+)?$"
    );
    let line = paper.find(line).filter(|paper| paper.start() > 6).map_or(line, |paper| &line[..paper.start()]);
    clean(&certify::cut(&before_day(line))).filter(|title| is_title(title) && title.contains(' '))
}

/// Without the days and the place that follow a name on its line.
fn before_day(text: &str) -> String {
    let date = dates::find(text, Order::MonthFirst).first().copied();
    match date {
        Some(date) if date.at > 8 => text[..date.at].trim().trim_end_matches([',', '–', '-', '·', '|', '(']).to_owned(),
        _ => text.to_owned(),
    }
}

/// `Certificate of Completion · EMDR Basic Training`
pub fn beside_heading(layout: &Layout) -> Option<String> {
    layout.cells.iter().take(12).find_map(|cell| {
        let (heading, rest) = [" · ", " – ", " — ", " | ", " - ", ": "]
            .iter()
            .find_map(|sign| Some((cell.text.split_once(sign)?, sign)))
            .map(|((heading, rest), sign)| (heading, before_day(rest.split(sign).next().unwrap_or(rest))))?;
        let rest = rest.as_str();
        let named = kind::certificate_heading(heading) && names::person(rest).is_none();
        named.then(|| clean(rest)).flatten().filter(|title| is_title(title) && title.split_whitespace().count() >= 2)
    })
}
