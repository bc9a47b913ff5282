//! Whether a paper is evidence of learning at all.

use super::certify::Sentence;
use super::labels::{Label, Labelled};
use super::layout::Layout;
use super::patterns::pattern;
use super::{amounts, dates};

/// Words at the head of papers that prove nothing: receipts, agendas, confirmations of an order.
fn other_heading(text: &str) -> bool {
    text.split_whitespace().count() <= 9
        && pattern!(r"^(?:(?:tax |order |payment |sales |your |course |workshop |conference |event |draft |pro forma )*(?:receipt|invoice|order (?:confirmation|summary|#|number)|registration (?:confirmation|form|details)|booking (?:confirmation|reference)|agenda|schedule|syllabus|brochure|quote|quotation|estimate|statement of account|refund|credit note|evaluation(?: form)?|feedback form|flyer|programme of the day|save the date|tickets?$|admission ticket|e-?ticket|enrol?lment confirmation|learning objectives|course outline|packing slip|membership card|wall license|certificate of (?:insurance|liability|incorporation|good standing|registration|registry|currency|birth))\b)|(?:receipt|invoice) (?:for|no|number|#)|thank you for (?:your (?:order|purchase|registration|payment|booking)|registering)|you(?:'|’)?(?:re| are) (?:registered|enrolled|booked)|registration confirmed|order #").is_match(text)
}

fn did_learn(text: &str) -> bool {
    pattern!(
        r"\b(?:attended|attendance|completed|completion|participated|participation|took part|present (?:at|for))\b"
    )
    .is_match(text)
}

pub fn certificate_heading(text: &str) -> bool {
    text.split_whitespace().count() <= 14
        && pattern!(r"\b(?:certificate|award|record|statement|proof|verification|confirmation|evidence|attestation|report|notice|acknowledgement|declaration|diploma) of (?:[a-z]+ ){0,3}(?:attendance|completion|participation|achievement|learning|training|credits?|education|development|study|studies|hours|supervision|consultation)\b|\b(?:attendance|completion|participation) (?:form|record|notice|report|confirmation|verification|slip|statement|letter)$|certificate of (?:viewing|learning|attendance|completion|participation|achievement|training|continuing|credit|professional|cpd|ce\b|recognition)|certificate$|^certificate\b|attendance certificate|completion certificate|cpd certificate|certificat|certificado|constancia|attestation|record of (?:\w+ ){0,3}(?:completion|attendance|learning|cpd|training|credit)|statement of (?:attendance|completion|credit|participation|cpd|ce)|record of (?:\w+ ){0,2}training|(?:letter|proof|verification|confirmation|record|statement|evidence) of (?:course )?(?:attendance|completion|participation|cpd|ce\b|continuing)|(?:proof|evidence) of study|confirmation of participation|record of continuing education|in-service record|ce history|attendance (?:slip|record|verification|form|confirmation|letter|statement)|transcript|completion record|course history").is_match(text)
        && !pattern!(r"insurance|liability|incorporation|good standing|will be|e-mailed|emailed").is_match(text)
}

/// Whether the document says that someone learned something: what speaks for it outweighs what speaks against.
///
/// A certificate names a person and says that something was done; receipts, agendas and invitations say what is to be
/// paid, or what is to come.
pub fn is_certificate(layout: &Layout, labelled: &[Labelled], sentence: &Sentence, somebody: bool, rows: bool) -> bool {
    let text = layout.text();
    // Who, what, when and how much, each behind its label: a form that was filled in.
    let asked = |labels: &[Label]| labelled.iter().any(|entry| labels.contains(&entry.label));
    let form = [
        asked(&[Label::Attendee]),
        asked(&[Label::Title]),
        asked(&[Label::Completed, Label::Date]),
        asked(&[Label::Hours]),
    ];
    let form = form.iter().filter(|asked| **asked).count() >= 3;
    let told = sentence.attendee.is_some() && (sentence.title.is_some() || did_learn(&sentence.text));
    let heading = layout.blocks.iter().take(40).any(|block| certificate_heading(&block.text))
        || layout.cells.iter().take(40).any(|cell| certificate_heading(&cell.text));
    let other = layout.cells.iter().take(40).any(|cell| other_heading(&cell.text));
    let dated = !dates::find(&text, dates::Order::MonthFirst).is_empty();
    let for_it = [
        (somebody, 2),
        (heading, 3),
        (opens(&text), 3),
        (told, 3),
        (form, 2),
        (rows, 4),
        (completed(&text), 2),
        (earned(&text), 1),
        // Who, when and how long: most of what a certificate says.
        (somebody && dated && !amounts::find(&text).is_empty(), 2),
    ];
    let against = [(other, 5), (money(&text), 4), (denies(&text), 5), (failed(&text), 6)];
    let sum = |said: &[(bool, i32)]| said.iter().filter(|(said, _)| *said).map(|(_, weight)| weight).sum::<i32>();
    let to_come = i32::try_from(to_come(&text)).unwrap_or(9) * 2;
    // A letter may name only `you`.
    let to_you = sentence.title.is_some() && opens(&text);
    (somebody || rows || heading || to_you) && sum(&for_it) - sum(&against) - to_come >= 4
}

/// A test that was not passed, or that is to be passed yet.
fn failed(text: &str) -> bool {
    pattern!(r"\b(?:was |were |have |has )?not (?:yet )?passed\b|did not pass|\b(?:once|when|as soon as) you (?:have )?pass(?:ed)?\b|result: fail|\b(?:status|outcome|result)\W{1,3}failed").is_match(text)
}

fn denies(text: &str) -> bool {
    pattern!(r"not (?:a )?(?:proof|evidence|certificate|confirmation|valid as) ?(?:of (?:attendance|completion|participation))?|(?:does|do) not (?:constitute|serve as|prove)[^.]{0,40}(?:proof|evidence|certificate|attendance|completion)|(?:is|are) not (?:proof|evidence)|did not attend|no-?show|has not (?:been )?completed|incomplete\b|sample (?:only|certificate)|specimen|void\b|insured|policy (?:number|no)").is_match(text)
}

/// How often something is said of what has not happened yet.
fn to_come(text: &str) -> usize {
    pattern!(r"certificates? (?:of attendance )?(?:(?:will|can|may) be |are |is )?(?:e-?mailed|sent to|issued to those|available (?:after|once|when)|provided|downloaded|collected|appears?|given at)|to (?:receive|earn|get) (?:your|a) certificate|in order to receive|you will receive your certificate|join us|book(?: (?:now|your|at|by|online)|:)|early[- ]bird|look(?:ing)? forward to (?:seeing|welcoming)|please bring|office hours|refund|cancellation policy|cancel your|log in to start|access until|rsvp|\bregister (?:now|at|by)\b|thank you for (?:registering|booking|your (?:order|purchase|registration|booking))|join (?:the )?webinar|passcode|places? (?:are )?limited|£\d|€\d").find_iter(text).count()
}

fn money(text: &str) -> bool {
    pattern!(r"(?:total|amount|subtotal|balance|price|fee)(?: paid| due| usd)?\b[^\n]{0,20}[$£€]\s?\d|bill(?:ed)? to|payment method|card ending|visa ending|\bqty\b|unit price|balance due").is_match(text)
}

fn opens(text: &str) -> bool {
    pattern!(r"certif(?:y|ies|ied) that|confirms? that|awarded to|presented to|certifi(?:e|ons|cate?) que|certifica que|attests? that|in recognition of|attest\w* que|be it known|let it be known|acknowledges? that|verif(?:y|ies) that|documents? that|recogni[sz]es that|conferred (?:up)?on|granted to|issued to|awards\b|this is to show|(?:write|writing) to confirm|records? show that|(?:keep|retain|accept|use) this (?:[a-z-]+ ){0,3}as (?:your|a|an|proof|evidence)\b|(?:letter|message|document|e-?mail) (?:serves|is provided|may be used) as").is_match(text)
}

/// That somebody did it: said in the past.
fn completed(text: &str) -> bool {
    pattern!(r"\b(?:(?:has|have|had|who|you|staff member|and) (?:successfully |satisfactorily |fully )?(?:attended|completed|participated|joined|passed|studied|watched|viewed)|(?:was|were) (?:present|in attendance)|your (?:attendance|participation|completion)|on (?:finishing|completing)|stayed for|for (?:attending|completing|taking part|participating|attendance|participation|completion)|taken part|took part|test (?:taken|passed)|(?:date )?completed(?: on)?\b|completion date|date of completion|completed in full|assisté|suivi|participé|completado|asistido|aprobó|participó)").is_match(text)
}

fn earned(text: &str) -> bool {
    pattern!(r"\b(?:earned|awarded|credits? granted|granted|hours attended|certificate (?:no|number|id|#))")
        .is_match(text)
}
