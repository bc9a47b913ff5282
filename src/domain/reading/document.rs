//! One document read whole: its kind, and its fields from labels and from its sentence.

use super::activity::{Activity, Reading, Status};
use super::certify::{self, Sentence, clean};
use super::labels::{self, Label, Labelled};
use super::layout::Layout;
use super::patterns::pattern;
use super::{Cell, approvals, asides, award, courses, delivery, kind, letter, names, provider, sessions, when};

/// More than a transcript of ten years has.
const MOST_CELLS: usize = 4000;

/// What the pieces of a document say together.
#[must_use]
pub fn read(cells: Vec<Cell>) -> Reading {
    let cells: Vec<Cell> = cells.into_iter().filter_map(tidy).take(MOST_CELLS).collect();
    let cells = whole_sentences(cells);
    if cells.is_empty() {
        return Reading::none(Status::Empty);
    }
    let mut layout = Layout::new(asides::without_lists(cells), labels::starts, labels::bare);
    asides::leave_out(&mut layout);
    let labelled = labels::all(&layout);
    let sentence = said(&layout, &labelled);
    let rows = courses::read(&layout);
    if !kind::is_certificate(&layout, &labelled, &sentence, !rows.is_empty()) {
        return Reading::none(Status::NotCertificate);
    }
    let activity = activity(&layout, &labelled, sentence);
    if !rows.is_empty() {
        return Reading::of(courses::with_common(rows, &activity));
    }
    let says_enough = activity.title.is_some() || activity.attendee.is_some();
    if says_enough { Reading::of(vec![activity]) } else { Reading::none(Status::NotCertificate) }
}

/// A sentence with a name filled in leaves gaps on its line: the pieces of such a line are one.
fn whole_sentences(cells: Vec<Cell>) -> Vec<Cell> {
    let opening: Vec<Cell> = cells.iter().filter(|cell| certify::opens(&cell.text)).cloned().collect();
    let mut kept: Vec<Cell> = Vec::new();
    for cell in cells {
        let follows = opening.iter().find(|first| {
            let beside = first.page == cell.page
                && (first.foot - cell.foot).abs() <= first.size * 2 / 5
                && cell.left >= first.right;
            beside && !labels::starts(&cell.text)
        });
        match follows.and_then(|first| {
            kept.iter_mut()
                .find(|other| other.page == first.page && other.foot == first.foot && other.left == first.left)
        }) {
            Some(first) => {
                first.text = format!("{} {}", first.text, cell.text);
                first.right = first.right.max(cell.right);
            }
            None => kept.push(cell),
        }
    }
    kept
}

/// Lines to write on are no words.
fn tidy(mut cell: Cell) -> Option<Cell> {
    let text = pattern!(r"_{2,}|\.{4,}|-{4,}|—{2,}").replace_all(&cell.text, " ");
    cell.text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // `C E R T I F I C A T E`
    if cell.text.chars().count() >= 5 && pattern!(r"^(?-i:[A-Z]( [A-Z])+)$").is_match(&cell.text) {
        cell.text.retain(|sign| sign != ' ');
    }
    let says = |sign: char| sign.is_alphanumeric() || "☐☒☑✓✔✗✘■".contains(sign);
    cell.text.chars().any(says).then_some(cell)
}

/// The certificate's sentence, or the letter's; a name behind its label is plainer than one that only did something.
fn said(layout: &Layout, labelled: &[Labelled]) -> Sentence {
    if let Some(letter) = letter::read(layout) {
        return letter;
    }
    let named = labelled.iter().any(|entry| entry.label == Label::Attendee && names::person(&entry.value).is_some());
    certify::read(layout, !named)
}

fn activity(layout: &Layout, labelled: &[Labelled], sentence: Sentence) -> Activity {
    let all = layout.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n");
    let order = when::order(&all);
    let value = |label: Label| labelled.iter().filter(move |entry| entry.label == label);
    let when = when::read(layout, labelled, &sentence.text, order);
    let amounts = award::read(layout, labelled, &sentence.text);
    let attendee =
        sentence.attendee.clone().or_else(|| value(Label::Attendee).find_map(|entry| names::person(&entry.value)));
    let sessions = sessions::read(layout, when.completed, order);
    let mut instructors = instructors(layout, labelled, &sentence.text, attendee.as_deref());
    if !sessions.sessions.is_empty() {
        instructors = sessions.speakers;
    }
    let title = value(Label::Title)
        .filter(|_| sessions.sessions.is_empty())
        .find_map(|entry| title_value(&entry.value))
        .or_else(|| sentence.title.clone())
        .or_else(|| headed(layout));
    let provider = provider::read(layout, labelled, &sentence.text, title.as_deref());
    let approvals = approved(layout, labelled);
    let mut credits = amounts.credits;
    let approves = |body: &str| approvals.iter().any(|approval| approval.body == body);
    if approves("aswb_course") && !approves("aswb_ace") {
        // The one course is approved, not who gave it.
        for credit in credits.iter_mut().filter(|credit| credit.board == "aswb_ace") {
            credit.board = "aswb_course";
        }
    }
    Activity {
        license_number: value(Label::License)
            .find_map(|entry| licence(&entry.value))
            .or_else(|| sentence.license.clone()),
        title,
        provider,
        start_date: when.start,
        completion_date: when.completed,
        award: amounts.award,
        minutes_per_hour: amounts.minutes_per_hour,
        credits,
        topics: amounts.topics,
        delivery: delivered(layout, labelled, &sentence.text),
        approvals,
        certificate_id: value(Label::CertificateId).find_map(|entry| id(&entry.value)).or_else(|| numbered(layout)),
        course_id: value(Label::CourseId).find_map(|entry| id(&entry.value)),
        instructors,
        sessions: sessions.sessions,
        attendee,
        ..Activity::default()
    }
}

/// The event named between the heading and the sentence: `41st Annual Spring Conference`.
fn headed(layout: &Layout) -> Option<String> {
    let event = pattern!(
        r"\b(?:conference|congress|symposium|summit|workshop|seminar|convention|institute \d{4}|training day|masterclass|webinar)\b"
    );
    let from = layout.blocks.iter().position(|block| kind::certificate_heading(&block.text))?;
    let until = layout.blocks.iter().position(|block| certify::opens(&block.text)).unwrap_or(from + 4);
    let named = layout.blocks.get(from + 1..until.min(layout.blocks.len()))?;
    let line = named
        .iter()
        .flat_map(|block| &block.lines)
        .find(|line| event.is_match(&line.text) && !labels::starts(&line.text))?;
    clean(&line.text)
}

fn title_value(value: &str) -> Option<String> {
    let value = value.trim();
    let only_number = value.chars().filter(char::is_ascii_digit).count() * 2 > value.chars().count();
    let is_date = super::dates::find(value, super::dates::Order::MonthFirst)
        .first()
        .is_some_and(|date| date.at < 3 && date.end + 3 > value.len());
    let sentence = value.split_whitespace().count() > 30;
    (!only_number && !is_date && !sentence).then(|| clean(&value.replace('\n', " "))).flatten()
}

/// `No. QH-25-118` by itself on a certificate is its own.
fn numbered(layout: &Layout) -> Option<String> {
    let alone = pattern!(r"^(?:no|nr|ref|reference|reg)\.? ?:? ?#?((?-i:[A-Z0-9])[A-Za-z0-9/-]{2,24})$");
    let mut found = layout.cells.iter().filter_map(|cell| id(&alone.captures(cell.text.trim())?[1]));
    found.next().filter(|_| found.next().is_none())
}

/// A number that names something: it holds a digit, and ends where words begin.
fn id(value: &str) -> Option<String> {
    let value = value.trim().trim_start_matches(['#', ':', ' ']);
    let word = value.split([' ', ',', ';', '|', '(']).next()?.trim_end_matches(['.', ':']);
    let next = value[word.len()..].split_whitespace().next().unwrap_or("");
    let word = match next {
        // `LM 2207`: letters, then their number.
        next if word.len() <= 4
            && word.chars().all(|sign| sign.is_ascii_uppercase())
            && next.chars().any(|sign| sign.is_ascii_digit()) =>
        {
            format!("{word} {next}")
        }
        _ => word.to_owned(),
    };
    let has_digit = word.chars().any(|sign| sign.is_ascii_digit());
    let signs = word.chars().all(|sign| sign.is_ascii_alphanumeric() || "-/_. ".contains(sign));
    let is_date = !super::dates::find(&word, super::dates::Order::MonthFirst).is_empty();
    (has_digit && signs && !is_date && word.len() >= 2).then_some(word)
}

fn licence(value: &str) -> Option<String> {
    let value = value.trim().trim_start_matches(['#', ':', ' ']);
    // `LPCC E.1900442`: the kind of licence, then its number.
    if let Some(caught) = pattern!(r"^(?-i:[A-Z]{2,6} ([A-Z]{1,2}\.\d[\w-]{3,}))").captures(value) {
        return Some(caught[1].to_owned());
    }
    let caught = pattern!(r"^(?-i:((?:[A-Z][A-Za-z.]{0,6},?[ -]{1,2}){0,2}(?:No\. ?|# ?)?[A-Z]{0,5}[- ]?\d[\w.-]*))")
        .captures(value)?;
    Some(caught[1].trim_end_matches(['.', ',']).to_owned())
}

fn instructors(layout: &Layout, labelled: &[Labelled], sentence: &str, attendee: Option<&str>) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    let mut note = |names: Vec<String>| {
        for name in names {
            if !people.contains(&name) && Some(name.as_str()) != attendee {
                people.push(name);
            }
        }
    };
    for entry in labelled.iter().filter(|entry| entry.label == Label::Instructor) {
        note(names::people(&entry.value));
    }
    let by = pattern!(
        r"\b(?:presented|(?:taught|led|facilitated|delivered)(?: [^\n.;]{0,40}?)??|instructed|given|animée?|presentado|conducted|under the (?:instruction|guidance|direction|leadership)) (?:by|of|par|por):?\s+((?:(?-i:\b[A-Z]\.)|\b(?:dr|prof)\.|[^\n.;])*)|(?:\b(?:instructor|presenter|trainer|facilitator|speaker):?|(?:^|\n)(?:with|by))\s+((?-i:[A-Z])[^\n;]*)"
    );
    for text in std::iter::once(sentence)
        .chain(layout.blocks.iter().map(|block| block.text.as_str()).filter(|text| text.chars().count() < 160))
    {
        for caught in by.captures_iter(text) {
            let Some(found) = caught.get(1).or_else(|| caught.get(2)) else { continue };
            let found = pattern!(r",? (?:on|at|in|from|held|via|comprising|for) |,? and (?:passed|comprised|was)\b|, (?:january|february|march|april|may|june|july|august|september|october|november|december)\b").split(found.as_str()).next().unwrap_or("").to_owned();
            if !provider::is_organisation(&found) {
                note(names::people(&found));
            }
        }
    }
    people
}

fn delivered(layout: &Layout, labelled: &[Labelled], sentence: &str) -> Option<&'static str> {
    let ticked: Vec<&'static str> = layout.cells.iter().flat_map(|cell| ticked(layout, cell)).collect();
    if let [one] = ticked[..] {
        return Some(one);
    }
    let by_label = labelled
        .iter()
        .filter(|entry| entry.label == Label::Delivery)
        .find_map(|entry| delivery::labelled(&entry.value));
    if by_label.is_some() {
        return by_label;
    }
    if let Some(said) = delivery::of(sentence) {
        return Some(said);
    }
    let mut said: Vec<&'static str> = Vec::new();
    for block in &layout.blocks {
        for (sentence, _) in approvals::sentences(&block.text) {
            // What a provider may do in general says nothing of this course.
            if pattern!(r"approved by|maintains responsibility|has been approved|solely responsible|licensees|boards? (?:may|determine|decide)").is_match(&sentence) {
                continue;
            }
            for kind in delivery::all(&sentence) {
                if !said.contains(&kind) {
                    said.push(kind);
                }
            }
        }
    }
    match said[..] {
        [one] => Some(one),
        _ => None,
    }
}

/// What stands behind a ticked box.
fn ticked(layout: &Layout, cell: &Cell) -> Vec<&'static str> {
    let mut said = Vec::new();
    for caught in pattern!(r"(?:☒|☑|✓|✔|✗|✘|\[x\]|\(x\)|■)\s*([^☐☒☑✓✔✗✘■\[]*)").captures_iter(&cell.text)
    {
        let own = caught[1].trim();
        let beside =
            if own.is_empty() { layout.right_of(cell).map(|right| right.text.clone()) } else { Some(own.to_owned()) };
        said.extend(beside.and_then(|text| delivery::of(text.split(['☐', '[']).next().unwrap_or(""))));
    }
    said
}

fn approved(layout: &Layout, labelled: &[Labelled]) -> Vec<super::Approval> {
    let mut texts: Vec<String> = labelled
        .iter()
        .filter(|entry| entry.label == Label::Approval)
        .map(|entry| format!("{}: {}", entry.words, entry.value.split(". ").next().unwrap_or("")))
        .collect();
    texts.extend(layout.blocks.iter().map(|block| block.text.clone()));
    approvals::find(&texts)
}
