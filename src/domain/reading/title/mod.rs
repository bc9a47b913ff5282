//! What was learned: the title behind a label, in the sentence, in a heading, or as the line that stands out.

mod asked;
mod named;
mod outstanding;
mod set_off;
mod told;
mod weigh;

use super::certify::{self, Sentence, clean};
use super::dates::{self, Order};
use super::labels::{self, Labelled};
use super::layout::Layout;
use super::patterns::pattern;
use super::{attendee, delivery, letter, names};
use weigh::Candidates;

/// The title as printed; `sessions` says that the paper lists sessions, whose titles are not the whole event's.
///
/// Whatever names a title is a candidate: the plainer it names it, the more it weighs, and what does not look like a
/// title weighs less. So a label that asks for something else, or a sentence that tells first of something else, gives
/// way to the line that stands out as a title does.
pub fn read(
    layout: &Layout,
    labelled: &[Labelled],
    sentence: &Sentence,
    attendee: Option<&str>,
    sessions: bool,
) -> Option<String> {
    let mut found = Candidates::new(layout, attendee);
    for entry in asked::titles(layout, labelled, sessions) {
        found.note_asked(
            value(&entry.value).map(|value| whole(layout, &entry.cell, value)),
            asked::weight(&entry.words),
        );
    }
    found.note_asked(sentence.title.clone().filter(|title| is_title(title)), 55);
    found.note_asked(set_off::beside_deed(layout), 52);
    found.note(asked::attended(labelled), 50);
    found.note(named::stated(layout), 46);
    found.note(set_off::in_sentence(layout), 45);
    found.note_asked(set_off::quoted(layout), 44);
    found.note(asked::topic(layout, labelled), 43);
    found.note(letter::subject(layout).filter(|title| is_title(title) && named_well(title)), 40);
    found.note(named::of_the_kind(layout, &sentence.text), 37);
    found.note_asked(named::headed(layout), 34);
    found.note(named::beside_heading(layout), 31);
    found.note(named::kind_of_care(layout), 28);
    found.note(set_off::under_name(layout, attendee), 24);
    found.note(set_off::over_name(layout, attendee), 20);
    found.note(outstanding::outstanding(layout, labelled, attendee), 25);
    for (title, weight) in told::runs(layout) {
        found.note(Some(title), weight);
    }
    let title = found.heaviest()?;
    Some(without_town(&without_code(&without_kind(&without_teacher(layout, &title)))))
}

/// Without the code of the course behind it: `Hope and Loss (Course QF-3180)`.
pub fn without_code(title: &str) -> String {
    let title = title_part(title);
    let lead = pattern!(r"^(?-i:[A-Z]{1,5}-\d{2,5}[A-Z]?|[A-Z]{2,6}(?:-[A-Z]{1,3})? ?\d{3,5}[A-Z]?) ?[:,–—-]? ");
    let title = lead.find(title).map_or(title, |lead| &title[lead.end()..]);
    let code = pattern!(
        r"[ ,–—-]*(?:\((?:(?:course|activity|program(?:me)?|workshop|event|class|item|code|ref\.?|id|training|session) ?)*(?:no\.?|number|code|id|ref\.?|#)?[ :]*(?-i:#?\d{3,}|[A-Z]{1,8}[ /-]?[A-Z0-9/-]*\d[A-Z0-9./-]*)\)|,? (?:course|activity|program(?:me)?|class|event) ?(?:#|no\.?|number|code|id) ?:? ?#?[A-Z0-9/-]*\d[A-Z0-9./-]*)$"
    );
    match code.find(title).filter(|code| code.start() >= 6) {
        Some(code) => title[..code.start()].to_owned(),
        None => title.to_owned(),
    }
}

/// Without the day and the place that stand behind signs in its line: `Fall Conference · October 3-5 · Grand Hotel`.
fn title_part(title: &str) -> &str {
    let other = pattern!(
        r" (?:·|\||•) (?:(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d|\d|(?:live|online|in person|virtual|zoom|recorded)\b|[^·|•]*\b(?:hotel|hall|cent(?:er|re)|campus|university|inn|resort|hours?|credits?)\b)"
    );
    let title = other.find(title).filter(|other| other.start() >= 6).map_or(title, |other| &title[..other.start()]);
    let parted = [" | ", " · ", " • "].iter().find_map(|sign| title.rsplit_once(sign));
    let town = |text: &str| {
        delivery::names_town(text)
            || pattern!(r"^(?-i:[^\W\d_a-z][\w'’-]+(?: [A-Z][\w'’-]+)?, [A-Z][\w. ]{1,24})$").is_match(text)
    };
    parted.filter(|(name, place)| name.len() >= 6 && town(place)).map_or(title, |(name, _)| name)
}

/// Without the teacher's name, where a line of its own begins with it: `with Morag Inglis`.
fn without_teacher(layout: &Layout, title: &str) -> String {
    let by = pattern!(r"^(?:with|by|led by|presented by|taught by) (.+)$");
    let line = layout.cells.iter().find(|cell| {
        let named = by.captures(&cell.text).and_then(|caught| names::person(&caught[1]));
        named.is_some() && title.ends_with(&format!(" {}", cell.text))
    });
    // `…, by Dr. Caleb Musgrave`
    let behind = pattern!(
        r"^(.{8,}?)(?:, (?:by|with|presented by|led by) (.+)| (?:by|with) ((?:dr|prof|professor|rev)\.? .+))$"
    );
    if let Some(caught) = behind.captures(title)
        && let Some(person) = caught.get(2).or_else(|| caught.get(3))
        && names::person(person.as_str()).is_some()
    {
        return caught[1].to_owned();
    }
    if let Some(line) = line {
        return title[..title.len() - line.text.len()].trim().trim_end_matches(',').to_owned();
    }
    // `Counselling Carers with Ada Byron`, whom the paper names elsewhere too: `with Chronic Pain` is the title's.
    let with = pattern!(r"^(.{8,}?),? with ((?-i:[^\W\d_a-z])[^,]{3,50})$").captures(title);
    let elsewhere = |name: &str| {
        let named = |cell: &super::Cell| names::person(&cell.text).as_deref() == Some(name);
        layout.cells.iter().any(|cell| !title.contains(&cell.text) && named(cell))
    };
    match with.filter(|caught| names::person(&caught[2]).is_some_and(|name| elsewhere(&name))) {
        Some(caught) => caught[1].to_owned(),
        None => title.to_owned(),
    }
}

/// Without what kind of thing it was, behind its name: `Sleep and Shame - a lecture`.
fn without_kind(title: &str) -> String {
    let kind = pattern!(
        r"(?:,| [-–—]) (?-i:an?) (?:[a-z0-9-]+ ){0,3}(?:workshop|intensive|course|training|seminar|webinar|day|programme|program|event|masterclass|activity|module|talk|lecture)$"
    );
    kind.find(title)
        .filter(|kind| kind.start() > 8)
        .map_or_else(|| title.to_owned(), |kind| title[..kind.start()].to_owned())
}

/// Without the town behind an event's year: `Spring Congress 2025, Port Albert`.
fn without_town(title: &str) -> String {
    let town = pattern!(
        r"^(.{6,}\b(?:conference|congress|symposium|summit|convention|meeting|institute|forum|festival|days?|school|retreat)(?: of [^,]{4,40})?,? (?:19|20)\d\d),? (?:in |at )?(?-i:[A-Z])[^,:]{2,30}(?:, [^,:]{2,20})?$"
    );
    town.captures(title).map_or_else(|| title.to_owned(), |caught| caught[1].to_owned())
}

/// More than a kind of letter: `Re: Complex Trauma Consultation Group`, not `Re: In-service attendance`.
fn named_well(title: &str) -> bool {
    !pattern!(r"\b(?:attendance|certificate|hours|confirmation|verification|your|request|letter|for (?-i:[A-Z]))\b")
        .is_match(title)
}

/// A label's value where it is a title.
fn value(value: &str) -> Option<String> {
    let value =
        certify::quoted(value).filter(|quoted| quoted.len() * 2 > value.len()).unwrap_or_else(|| value.to_owned());
    let value = value.replace('\n', " ");
    // `#5 – Hoarding Disorder`, `Grief in Midlife (recorded Feb. 8, 2024)`
    let value = pattern!(r"^(?:#|no\. ?)\d+ ?[:–—-] ").replace(&value, "");
    let value = pattern!(
        r"\s*\((?:recorded|rec\.|offered|live|online|in person|in-person|part of|approved|webinar|zoom|\d)[^()]*\)$"
    )
    .replace(value.trim(), "");
    // `Fall Practice Day, held at the Civic Center`
    let value = match pattern!(r"^(.{6,}?),? (?-i:held|hosted|offered|taught) (?-i:at|in|on|by|via|over|live|online)\b")
        .captures(&value)
    {
        Some(held) => held[1].to_owned(),
        None => value.into_owned(),
    };
    clean(&value).filter(|title| is_title(title) && !certify::counts(title) && !is_lettered(title))
}

/// A person with letters behind the name: `Jane Doe, PhD`.
fn is_lettered(text: &str) -> bool {
    let lettered = pattern!(r"^[^,:]+, (?-i:[A-Z]{2,}|Ph\.? ?D|Psy\.? ?D|Ed\.? ?D|M\.[A-Z]\.)").is_match(text);
    lettered && names_someone(text)
}

/// Nothing but how something was held, or what kind of thing it was: `Live Interactive Webinar`.
fn is_kind(text: &str) -> bool {
    let how = " live interactive online virtual recorded pre-recorded on-demand in-person in person synchronous asynchronous self-paced \
        self-study distance home study remote hybrid blended zoom face-to-face classroom internal external residential \
        full-day half-day one-day two-day three-day the a an our via on by and ";
    let kinds = " webinar webinars workshop course training seminar event class program programme session presentation \
        lecture video learning format broadcast webcast activity teleconference videoconference ";
    let within = |words: &str, word: &str| words.contains(&format!(" {} ", word.trim_matches(',').to_lowercase()));
    let mut words = text.split_whitespace().peekable();
    words.peek().is_some() && words.all(|word| within(how, word) || within(kinds, word))
}

/// Words that can be a title: no number or code, no day, no person, no list of times, no several sentences.
fn is_title(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let code = !text.contains(' ') && digits > 0 && !text.chars().any(char::is_lowercase);
    let date =
        dates::find(text, Order::MonthFirst).first().is_some_and(|date| date.at < 3 && date.end + 3 > text.len());
    // `July to December 2025`
    let period = pattern!(r"^(?:from )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:\d{4} )?(?:to|through|until|-|–) [a-z]{3,9}\.? \d{4}$").is_match(text);
    let times = pattern!(r"\b\d{1,2}[.:]\d{2}\b").find_iter(text).count() >= 2;
    let sentences = pattern!(r"[a-z]{3,}\. (?-i:[A-Z])").is_match(text) && text.split_whitespace().count() > 12;
    let words = text.split_whitespace().count();
    let thanks = pattern!(r"^(?:to (?:the|our|whom)|thank you|thanks|congratulations|well done|welcome|dear|sincerely|c\.?c\.?:)\b").is_match(text)
        || labels::asks_for(text)
        || pattern!(
            r"^(?-i:a|an|the|our|this|us|me|him|her|them|it|you|we|there|all) |^(?:n[aā]k[uū] noa|ng[aā] mihi|kia ora|yours|warm(?:ly|est)|kind regards|with (?:best|kind|warm|thanks)|best wishes)\b|^(?-i:by|via|in|on|at|from|with|through|who|has|have|was|is|attended|completed|for|and|of) |^(?:plenary|keynote|opening|session|paper|panel|workshop \w|seminar \w+):"
        )
        .is_match(text)
        || !text.starts_with(|sign: char| sign.is_alphanumeric() || "“\"‘'¿¡(".contains(sign));
    // `earned 1.5 credits for completing the live webinar`
    let told = text.starts_with(char::is_lowercase) && certify::tells(text);
    let said = told || pattern!(
        r"^(?:he|she|they|mr|mrs|ms|dr|her|his|their|this|i|we|you)\b.* (?:is|was|has|have|brings?|brought)\b|^(?:mr|mrs|ms|mx|dr)\.? (?-i:[A-Z][\w'’-]+ [a-z]+)|^(?:i|we) (?-i:(?:hereby |do )?[a-z]+ (?:that|the)\b)"
    )
    .is_match(text);
    // A whole sentence, or one about somebody who speaks.
    let verb = words > 8
        && pattern!(r" (?:was|were|included|include|has been|have been|will be|may be|is approved|is accredited) ")
            .is_match(text)
        || text.contains(" I ")
            // `Level I Masterclass`: a number.
            && !pattern!(r"\b(?:level|part|module|stage|phase|tier|step|volume|axis|bipolar|type|class|cluster) (?-i:I) ")
                .is_match(text);
    digits * 2 <= text.chars().count()
        && !code
        && !is_kind(text)
        && !date
        && !period
        && !times
        && !sentences
        && !said
        && !thanks
        && !verb
        && words <= 32
}

/// A person, and not a title that begins with two large words: `Rural Men, Silence and the Door`.
fn names_someone(text: &str) -> bool {
    let text = pattern!(r"^(?:to|for):? (?:(?:mr|mrs|ms|miss|mx|dr|prof|professor)\.? )")
        .find(text)
        .map_or(text, |to| &text[to.end()..]);
    let behind = text.split_once(',').map_or("", |(_, behind)| behind);
    let goes_on = pattern!(r" (?-i:and the|the|of|in|for|when|to|on|a) ").is_match(behind)
        // `Jurisprudence, Records and Ethics: A Refresher`
        || pattern!(r"^ (?-i:[A-Z][a-z]+)\b.*(?: (?-i:and) |:)").is_match(behind)
            && !pattern!(r"psycholog|therap|counsel|social work|nurse|teacher|consultant|practitioner|analyst").is_match(behind);
    let goes_on = goes_on && !attendee::role(behind);
    names::person(text).is_some() && !goes_on
}

/// A title whose line ends in the middle, with the line below it.
fn whole(layout: &Layout, label: &super::Cell, title: String) -> String {
    // Where it stands by itself, under its label or beside it, its own last line is what goes on.
    let cell = layout
        .cells
        .iter()
        .find(|cell| cell.page == label.page && cell.foot >= label.foot && cell.text == title)
        .unwrap_or(label);
    // Beside its label, in a column of values: a row with nothing beside it that begins in small letters goes on with it.
    let goes_on = |next: &&super::Cell| {
        let step = next.foot - cell.foot;
        let near = next.page == cell.page && next.left == cell.left && next.size == cell.size && step > 0;
        near && step <= cell.size * 5 / 2
            && next.text.starts_with(char::is_lowercase)
            && layout.left_of(next).is_none_or(|left| left.right < label.left)
    };
    if cell != label
        && cell.text == title
        && let Some(next) = layout.cells.iter().find(goes_on)
    {
        return format!("{title} {}", next.text);
    }
    let open = pattern!(r"(?:\b(?:and|of|for|the|in|on|with|to|a|an|from|your|their|its)|&|,|:|–|—)$").is_match(&title);
    let next = layout.below(cell.page, cell.left, cell.right, cell.foot);
    match next.filter(|next| open && !layout.is_label(&next.lines[0]) && next.top - cell.foot < cell.size * 2) {
        Some(next) if next.lines.len() <= 2 && !title.ends_with(&next.text) => format!("{title} {}", next.text),
        _ => title,
    }
}
