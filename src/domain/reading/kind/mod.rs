//! Whether a paper is evidence of learning at all.

mod against;
mod evidence;

use super::certify::Sentence;
use super::labels::{Label, Labelled};
use super::layout::Layout;
use super::patterns::pattern;
use super::{amounts, attendee, dates};

fn did_learn(text: &str) -> bool {
    pattern!(
        r"\b(?:attended|attendance|completed|completion|participated|participation|took part|present (?:at|for))\b"
    )
    .is_match(text)
}

/// What papers that prove something call themselves: a kind of paper with what it is about, in either order, or one
/// word for both.
pub fn certificate_heading(text: &str) -> bool {
    let of_learning = pattern!(
        r"\b(?:certificate|statement|record|letter|proof|verification|confirmation|evidence|award|declaration|acknowledge?ment|documentation|report|summary|notice|slip|attestation|testimony|log|history|affidavit|memorandum|note|card) (?:of|for) (?:(?:\w+[ -]){0,3})(?:attendance|completion|participation|presence|viewing|achievement|learning|training|study|studies|credits?|hours|c\.?e\.?|ceus?|c?pd|continuing|professional (?:development|learning)|supervision|consultation|recognition)\b"
    );
    let learning = pattern!(
        r"\b(?:attendance|completion|participation|participant|attendee|training|learning|in-service|c\.?e\.?|ceus?|c?pd|continuing (?:professional )?(?:education|development)|professional (?:development|learning)|course|contact hours?|credits?|supervision|consultation) (?:credits? |hours? )?(?:certificate|statement|record|letter|slip|note|verification|confirmation|form|report|history|transcript|log|summary|acknowledge?ment|attestation|declaration|documentation|badge|diploma)s?\b"
    );
    let whole = pattern!(
        r"certificate$|^certificate\b|certificat|certificado|constancia|attestation|attestato|transcript|zertifikat|bescheinigung|teilnahmebestätigung|teilnahme\b|nachweis|bewijs|zaświadczenie|osvědčení|intyg|kursbevis|comprobante|atestado|tystysgrif|teastas|tiwhikete"
    );
    // `Grand rounds attendance`, `Course completions`, `Supervision hours of`
    let deed = pattern!(
        r"^(?:[a-z'’-]+ ){0,4}(?:attendance|completions?|hours (?:attended|earned|received)|credits (?:earned|received))$|^(?:[a-z'’-]+ ){0,3}(?:supervision|consultation|training|cpd|ce|pd|contact) hours (?:of|for)\b|^(?:[a-z]+ ){0,3}(?:credits|hours|points) (?:for|of)$|^in (?:recognition|appreciation|acknowledge?ment)$"
    );
    // A heading does not say what is done with certificates.
    let other = pattern!(
        r"insurance|liability|incorporation|good standing|membership|will be|e-mailed|emailed|\bsent\b|\bbecomes?\b|\bfollows?\b|\bneeded\b|\bavailable\b|\bhanded\b|\bprocessing\b|\bfor those\b|\bwho wants?\b|\bonce\b|\bas soon as\b|\bafter you\b|\bprinted after\b|\b(?:collect|receive|get|download|request|claim|order|want) (?:your|a|the|my) \w*"
    );
    text.split_whitespace().count() <= 14
        && [of_learning, learning, whole, deed].iter().any(|words| words.is_match(text))
        && !other.is_match(text)
}

/// Whether the document says that someone learned something: what speaks for it outweighs what speaks against.
///
/// A certificate names a person and says that something was done; receipts, agendas and invitations say what is to be
/// paid, or what is to come. No single sign decides: a paper may be headed by nothing, or name nobody where it is looked for.
pub fn is_certificate(
    layout: &Layout,
    labelled: &[Labelled],
    sentence: &Sentence,
    attendee: Option<&str>,
    rows: bool,
) -> bool {
    let text = layout.text();
    let running = text.replace('\n', " ");
    let told = sentence.attendee.is_some() && (sentence.title.is_some() || did_learn(&sentence.text));
    let heading = layout.blocks.iter().take(40).any(|block| certificate_heading(&block.text))
        || layout.cells.iter().take(40).any(|cell| certificate_heading(&cell.text));
    let other = layout.cells.iter().take(40).any(|cell| against::other_heading(&cell.text));
    let dated = !dates::find(&text, dates::Order::MonthFirst).is_empty();
    let counted = labelled.iter().any(|entry| entry.label == Label::Hours) || !amounts::find(&text).is_empty();
    let somebody = attendee.is_some();
    let done = evidence::done(&running) || attendee.is_some_and(|name| evidence::did(name, &running));
    let for_it = [
        (somebody, 2),
        (heading, 3),
        (evidence::opens(&running), 3),
        (told, 3),
        (filled_in(labelled), 2),
        (rows, 4),
        (done, 3),
        (evidence::earned(&running), 1),
        (evidence::of_itself(&running), 1),
        (evidence::approved(&running), 1),
        (signed(layout), 1),
        // When and how long, with who or that it was done: most of what a certificate says.
        (dated && counted && (somebody || done), 2),
    ];
    let against = [
        (other, 5),
        (against::money(&text), 4),
        (against::price(&running), 3),
        (against::denies(&running), 5),
        (against::failed(&running), 7),
        (against::timetable(layout), 3),
        (against::to_fill_in(layout), 4),
        (against::to_many(&running), 4),
        (against::of_standing(&running) && !counted, 5),
    ];
    let sum = |said: &[(bool, i32)]| said.iter().filter(|(said, _)| *said).map(|(_, weight)| weight).sum::<i32>();
    let against = sum(&against) + i32::try_from(against::to_come(&running)).unwrap_or(9) * 2;
    // Most papers that are brought are certificates: a day and hours, and nothing that speaks against it.
    let likely = if against == 0 && dated && counted { 2 } else { 0 };
    sum(&for_it) + likely - against >= ENOUGH
}

/// How much more has to speak for a paper than against it.
const ENOUGH: i32 = 4;

/// Who, what, when and how much, each behind its label.
fn filled_in(labelled: &[Labelled]) -> bool {
    let asked = |labels: &[Label]| labelled.iter().any(|entry| labels.contains(&entry.label));
    let form = [
        asked(&[Label::Attendee]),
        asked(&[Label::Title]),
        asked(&[Label::Completed, Label::Date]),
        asked(&[Label::Hours]),
    ];
    form.iter().filter(|asked| **asked).count() >= 3
}

/// Whether somebody's office or signature stands at the foot.
fn signed(layout: &Layout) -> bool {
    layout.cells.iter().rev().take(10).any(|cell| cell.text.len() < 90 && attendee::role(&cell.text))
}
