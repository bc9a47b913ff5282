//! Whether a paper is evidence of learning at all.

use super::certify::Sentence;
use super::labels::{Label, Labelled};
use super::layout::Layout;
use super::patterns::pattern;

/// Words at the head of papers that prove nothing: receipts, agendas, confirmations of an order.
fn other_heading(text: &str) -> bool {
    text.split_whitespace().count() <= 9
        && pattern!(r"^(?:(?:tax |order |payment |sales |your |course |workshop |conference |event |draft |pro forma )*(?:receipt|invoice|order (?:confirmation|summary|#|number)|registration (?:confirmation|form|details)|booking (?:confirmation|reference)|agenda|schedule|syllabus|brochure|quote|quotation|estimate|statement of account|refund|credit note|evaluation(?: form)?|feedback form|flyer|programme of the day|save the date|tickets?$|admission ticket|e-?ticket|enrol?lment confirmation|learning objectives|course outline|packing slip|membership card|wall license|certificate of (?:insurance|liability|incorporation|good standing|registration|registry|currency|birth))\b)|(?:receipt|invoice) (?:for|no|number|#)|thank you for (?:your (?:order|purchase|registration|payment|booking)|registering)|you(?:'|’)?(?:re| are) (?:registered|enrolled|booked)|registration confirmed|order #").is_match(text)
}

fn did_learn(text: &str) -> bool {
    pattern!(r"\b(?:attended|attendance|completed|completion|participated|participation|took part|present at)\b")
        .is_match(text)
}

pub fn certificate_heading(text: &str) -> bool {
    text.split_whitespace().count() <= 14
        && pattern!(r"certificate of (?:viewing|learning|attendance|completion|participation|achievement|training|continuing|credit|professional|cpd|ce\b|recognition)|certificate$|^certificate\b|attendance certificate|completion certificate|cpd certificate|certificat|certificado|constancia|attestation|record of (?:\w+ ){0,3}(?:completion|attendance|learning|cpd|training|credit)|statement of (?:attendance|completion|credit|participation)|(?:letter|proof|verification|confirmation|record|statement|evidence) of (?:course )?(?:attendance|completion|participation|cpd|ce\b|continuing)|(?:proof|evidence) of study|confirmation of participation|record of continuing education|in-service record|ce history|attendance (?:slip|record|verification|form)|transcript|completion record|course history").is_match(text)
        && !pattern!(r"insurance|liability|incorporation|good standing|will be|e-mailed|emailed").is_match(text)
}

/// Whether the document says that someone learned something.
///
/// It is told from what it states: a person who did something, in the manner of a confirmation; a receipt, an agenda
/// or an invitation says of itself what else it is.
pub fn is_certificate(layout: &Layout, labelled: &[Labelled], sentence: &Sentence, rows: bool) -> bool {
    // Who, what, when and how much, each behind its label: a form that was filled in.
    let asked = |labels: &[Label]| labelled.iter().any(|entry| labels.contains(&entry.label));
    let form = [
        asked(&[Label::Attendee]),
        asked(&[Label::Title]),
        asked(&[Label::Completed, Label::Date]),
        asked(&[Label::Hours]),
    ];
    let form = form.iter().filter(|asked| **asked).count() >= 3;
    let text = layout.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n");
    let denies = pattern!(r"not (?:a )?(?:proof|evidence|certificate|confirmation|valid as) ?(?:of (?:attendance|completion|participation))?|(?:does|do) not (?:constitute|serve as|prove)[^.]{0,40}(?:proof|evidence|certificate|attendance|completion)|(?:is|are) not (?:proof|evidence)|certificate (?:will|can) be (?:e-?mailed|sent|issued|available|downloaded)|to receive (?:your|a) certificate|in order to receive|did not attend|no-?show|has not (?:been )?completed|incomplete\b|sample (?:only|certificate)|specimen|void\b").is_match(&text);
    let opens = pattern!(r"certif(?:y|ies) that|confirms? that|awarded to|presented to|certifi(?:e|ons|cate?) que|certifica que|attests? that|in recognition of|attest\w* que|be it known|acknowledges? that|verif(?:y|ies) that|recogni[sz]es that|conferred (?:up)?on|granted to|issued to|awards\b").is_match(&text);
    // Somebody, and what this person attended: said as plainly as a certificate does.
    let told = sentence.attendee.is_some() && (sentence.title.is_some() || did_learn(&sentence.text));
    let form = form || rows;
    let opens = opens || told;
    let other = layout.cells.iter().take(40).any(|cell| other_heading(&cell.text));
    let heading = layout.blocks.iter().take(40).any(|block| certificate_heading(&block.text));
    let money = pattern!(r"(?:total|amount|subtotal|balance|price|fee)(?: paid| due)?\b[^\n]{0,20}[$£€]\s?\d|bill(?:ed)? to|payment method|card ending|[$£€]\d+\.\d{2}").is_match(&text);
    let did = pattern!(r"\b(?:attended|completed|completion|attendance|participated|participation|earned|has passed|took part|taken part|joined|studied|satisfied the|earner|staff member|how long|finished|watched|was present|undertook|undertaken|delegate|participant|attendee|credits? awarded|awarded|assisté|suivi|participé|completado|asistido)\b").is_match(&text);
    let plain = opens && heading;
    if (!plain && (denies || other)) || (money && !opens) {
        return false;
    }
    (did || form) && (opens || form || heading || pattern!(r"(?:has|have) (?:successfully |satisfactorily )?(?:attended|completed|participated)|date (?:of )?complet|certificate (?:no|number|id|#)").is_match(&text))
}
