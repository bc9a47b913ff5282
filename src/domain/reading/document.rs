//! One document read whole: its kind, and its fields from labels and from its sentence.

use super::activity::{Activity, Reading, Status};
use super::certify::{self, Sentence};
use super::labels::{self, Labelled};
use super::layout::Layout;
use super::{
    Cell, approvals, asides, attendee, award, courses, delivery, instructors, kind, letter, numbers, paragraphs,
    prepare, provider, sessions, title, when,
};

/// What the pieces of a document say together.
#[must_use]
pub fn read(cells: Vec<Cell>) -> Reading {
    let cells = prepare::cells(cells);
    if cells.is_empty() {
        return Reading::none(Status::Empty);
    }
    let mut layout = Layout::new(asides::without_lists(cells), labels::starts, labels::bare, labels::could_be);
    asides::leave_out(&mut layout);
    let labelled = labels::all(&layout);
    let sentence = said(&layout);
    let rows = courses::read(&layout);
    let attendee = attendee::read(&layout, &labelled, &sentence);
    if !kind::is_certificate(&layout, &labelled, &sentence, attendee.as_deref(), !rows.is_empty()) {
        return Reading::none(Status::NotCertificate);
    }
    let activity = activity(&layout, &labelled, sentence, attendee);
    if !rows.is_empty() {
        return Reading::of(courses::with_common(rows, &activity));
    }
    let says_enough = activity.title.is_some()
        || activity.attendee.is_some()
        || activity.completion_date.is_some() && activity.award.is_some();
    if says_enough { Reading::of(vec![activity]) } else { Reading::none(Status::NotCertificate) }
}

/// The letter's sentence where there is a letter, else the certificate's.
fn said(layout: &Layout) -> Sentence {
    letter::read(layout).unwrap_or_else(|| certify::read(layout))
}

fn activity(layout: &Layout, labelled: &[Labelled], sentence: Sentence, attendee: Option<String>) -> Activity {
    let order = when::order(&layout.text());
    let pieces = paragraphs::pieces(layout);
    let approvals = approvals::read(layout, labelled, &pieces);
    let when = when::read(layout, labelled, &sentence.text, order);
    let amounts = award::read(layout, labelled, &pieces, &sentence.text, &approvals);
    let sessions = sessions::read(layout, when.completed, order);
    let title = title::read(layout, labelled, &sentence, attendee.as_deref(), !sessions.sessions.is_empty());
    let mut instructors = instructors::read(layout, labelled, &sentence.text, title.as_deref(), attendee.as_deref());
    if !sessions.speakers.is_empty() {
        instructors = sessions.speakers;
    }
    let provider = provider::read(layout, labelled, &sentence.text, title.as_deref(), attendee.as_deref());
    let delivery = delivery::read(layout, labelled, &sentence.text, title.as_deref(), when.completed, order);
    let mut credits = amounts.credits;
    let approves = |body: &str| approvals.iter().any(|approval| approval.body == body);
    if approves("aswb_course") && !approves("aswb_ace") {
        // The one course is approved, not who gave it.
        for credit in credits.iter_mut().filter(|credit| credit.board == "aswb_ace") {
            credit.board = "aswb_course";
        }
    }
    Activity {
        license_number: numbers::licence(layout, labelled, &pieces, attendee.as_deref())
            .or_else(|| sentence.license.clone()),
        course_id: numbers::course(layout, labelled, title.as_deref()),
        title,
        provider,
        start_date: when.start,
        completion_date: when.completed,
        award: amounts.award,
        minutes_per_hour: amounts.minutes_per_hour,
        credits,
        topics: amounts.topics,
        delivery,
        approvals,
        certificate_id: numbers::certificate(layout, labelled, &pieces),
        instructors,
        sessions: sessions.sessions,
        attendee,
        ..Activity::default()
    }
}
