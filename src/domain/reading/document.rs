//! One document read whole: its kind, and its fields from labels and from its sentence.

use super::activity::{Activity, Reading, Status};
use super::certify::{self, Sentence, clean};
use super::labels::{self, Label, Labelled};
use super::layout::Layout;
use super::patterns::pattern;
use super::{
    Cell, approvals, asides, award, courses, delivery, instructors, kind, letter, names, numbers, provider, sessions,
    when,
};

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
    let mut instructors = instructors::read(layout, labelled, &sentence.text, attendee.as_deref());
    if !sessions.sessions.is_empty() {
        instructors = sessions.speakers;
    }
    let title = value(Label::Title)
        .filter(|_| sessions.sessions.is_empty())
        .find_map(|entry| title_value(&entry.value))
        .or_else(|| sentence.title.clone())
        .or_else(|| headed(layout));
    let provider = provider::read(layout, labelled, &sentence.text, title.as_deref());
    let approvals = approvals::read(layout, labelled);
    let mut credits = amounts.credits;
    let approves = |body: &str| approvals.iter().any(|approval| approval.body == body);
    if approves("aswb_course") && !approves("aswb_ace") {
        // The one course is approved, not who gave it.
        for credit in credits.iter_mut().filter(|credit| credit.board == "aswb_ace") {
            credit.board = "aswb_course";
        }
    }
    Activity {
        license_number: numbers::licence_of(layout, labelled, attendee.as_deref()).or_else(|| sentence.license.clone()),
        course_id: numbers::course(layout, labelled, title.as_deref()),
        title,
        provider,
        start_date: when.start,
        completion_date: when.completed,
        award: amounts.award,
        minutes_per_hour: amounts.minutes_per_hour,
        credits,
        topics: amounts.topics,
        delivery: delivery::read(layout, labelled, &sentence.text),
        approvals,
        certificate_id: numbers::certificate(layout, labelled),
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
