//! Whether a paper is evidence of learning at all.

use super::certify::Sentence;
use super::labels::{Label, Labelled};
use super::layout::Layout;
use super::patterns::pattern;
use super::{amounts, dates};

/// Words at the head of papers that prove nothing: receipts, agendas, confirmations of an order.
fn other_heading(text: &str) -> bool {
    let begins = pattern!(
        r"^(?:(?:tax |order |payment |sales |your |course |workshop |conference |event |draft |pro forma )*(?:receipt|invoice|order (?:confirmation|summary|#|number)|registration (?:confirmation|form|details)|booking (?:confirmation|reference)|agenda|schedule|syllabus|brochure|quote|quotation|estimate|statement of account|refund|credit note|evaluation(?: form)?|feedback form|flyer|programme of the day|save the date|tickets?$|admission ticket|e-?ticket|enrol?lment confirmation|learning objectives|course outline|packing slip|membership card|wall license|certificate of (?:insurance|liability|incorporation|good standing|registration|registry|currency|birth))\b|(?:receipt|invoice) (?:for|no|number|#)|thank you for (?:your (?:order|purchase|registration|payment|booking)|registering)|you(?:'|’)?(?:re| are) (?:registered|enrolled|booked|in!)|registration confirmed|order #)"
    );
    // What such a paper calls itself may come last: `Autumn series brochure`.
    let ends = pattern!(
        r"^(?:[\w'’&-]+ ){1,5}(?:brochure|flyer|leaflet|prospectus|invoice|receipt|agenda|timetable|syllabus|catalog(?:ue)?|newsletter|quotation|evaluation|evaluation form|feedback form|application form|registration form|consent form|order form|sign-?in sheet|price list)$"
    );
    // What begins in small letters goes on from the line above it.
    let begun = !text.starts_with(char::is_lowercase);
    begun && text.split_whitespace().count() <= 9 && (begins.is_match(text) || ends.is_match(text))
}

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
        r"\b(?:certificate|statement|record|letter|proof|verification|confirmation|evidence|award|declaration|acknowledge?ment|documentation|report|summary|notice|slip) (?:of|for) (?:(?:\w+[ -]){0,3})(?:attendance|completion|participation|presence|viewing|achievement|learning|training|study|credits?|hours|c\.?e\.?|ceus?|c?pd|continuing|professional (?:development|learning)|supervision|consultation|recognition)\b"
    );
    let learning = pattern!(
        r"\b(?:attendance|completion|participation|participant|training|learning|in-service|c\.?e\.?|ceus?|c?pd|continuing (?:professional )?(?:education|development)|professional (?:development|learning)|course|contact hours?|credits?|supervision|consultation) (?:credits? |hours? )?(?:certificate|statement|record|letter|slip|verification|confirmation|form|report|history|transcript|log|summary|acknowledge?ment|attestation)s?\b"
    );
    let whole = pattern!(
        r"certificate$|^certificate\b|certificat|certificado|constancia|attestation|attestato|transcript|zertifikat|bescheinigung|teilnahmebestätigung|tystysgrif|teastas|tiwhikete"
    );
    let other = pattern!(
        r"insurance|liability|incorporation|good standing|will be|e-mailed|emailed|\b(?:collect|receive|get|download|request|claim|order) (?:your|a|the|my) \w*"
    );
    text.split_whitespace().count() <= 14
        && [of_learning, learning, whole].iter().any(|words| words.is_match(text))
        && !other.is_match(text)
}

/// Whether the document says that someone learned something: what speaks for it outweighs what speaks against.
///
/// A certificate names a person and says that something was done; receipts, agendas and invitations say what is to be
/// paid, or what is to come.
pub fn is_certificate(
    layout: &Layout,
    labelled: &[Labelled],
    sentence: &Sentence,
    attendee: Option<&str>,
    rows: bool,
) -> bool {
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
    let running = text.replace('\n', " ");
    let somebody = attendee.is_some();
    let opens = opens(&running);
    let for_it = [
        (somebody, 2),
        (heading, 3),
        (opens, 3),
        (told, 3),
        (form, 2),
        (rows, 4),
        (completed(&running) || attendee.is_some_and(|name| did(name, &running)), 2),
        (earned(&running), 1),
        // Who, when and how long: most of what a certificate says.
        (somebody && dated && !amounts::find(&text).is_empty(), 2),
    ];
    let against = [(other, 5), (money(&text), 4), (denies(&running), 5), (failed(&running), 6)];
    let sum = |said: &[(bool, i32)]| said.iter().filter(|(said, _)| *said).map(|(_, weight)| weight).sum::<i32>();
    let to_come = i32::try_from(to_come(&running)).unwrap_or(9) * 2;
    (somebody || rows || heading || form || opens) && sum(&for_it) - sum(&against) - to_come >= 4
}

fn denies(text: &str) -> bool {
    pattern!(r"not (?:a )?(?:proof|evidence|certificate|confirmation|valid as) ?(?:of (?:attendance|completion|participation))?|(?:does|do) not (?:constitute|serve as|prove)[^.]{0,40}(?:proof|evidence|certificate|attendance|completion)|(?:is|are) not (?:proof|evidence)|no-?show|has not (?:been )?completed|(?:status|is|marked|result):? incomplete\b|sample (?:only|certificate)|specimen|insured|policy (?:number|no)").is_match(text)
}

/// That somebody was not there to the end, or did not pass.
fn failed(text: &str) -> bool {
    pattern!(
        r"\bnot (?:yet )?passed\b|\b(?:has|have|was|is) not (?:yet )?(?:been )?(?:passed|met|attended|eligible)|\bdid not (?:attend|pass|complete|finish|meet|reach)|\b(?:result|status|outcome|grade)\s*:?\s*fail|\b(?:you|has|have) failed\b|\b(?:take|sit|try) (?:it|(?:the |this )?(?:\w+[ -])?(?:test|quiz|exam|assessment)) (?:once more|again|a second time|a third time)|\btry again\b|\bretake (?:the|this|your)|\battempts? (?:left|remaining)|\b(?:as soon as|once|until|when) you (?:have )?pass(?:ed)?\b|\bto pass\. "
    )
    .is_match(text)
}

/// How often something is said of what has not happened yet.
fn to_come(text: &str) -> usize {
    let paper = pattern!(
        r"\bcertificates? (?:of \w+ )?(?:(?:will|can|may) be |are |is )?(?:e-?mailed|sent to|issued to those|available (?:after|once|when)|provided|downloaded|collected|appears?|given at)|\bcertificates?\b[^.]{0,50}\b(?:will|can be|may be|are|is) [^.]{0,50}?\b(?:after|once|as soon as|upon|everyone|those|separate(?:ly)?|at the (?:desk|door|end)) |\bcollect (?:your|the) certificate|\bcertificates?\b[^.]{0,20}\b(?:becomes?|are) available\b|\b(?:we|i) (?:will|shall) (?:e-?mail|send|post|issue)\b|\bavailable to those\b|\bto (?:receive|earn|get|claim|obtain) (?:your|a|the|full|ce|cpd|any)? ?(?:certificate|credit)|in order to receive|you will receive your certificate"
    );
    let meeting = pattern!(
        r"join us|book(?: (?:now|your|at|by|online)|:)|early[- ]bird|look(?:ing)? forward to (?:seeing|welcoming)|please bring|office hours|refund|cancellation policy|cancel your|log in to start|access until|rsvp|\bregister (?:now|at|by)\b|thank you for (?:registering|booking|your (?:order|purchase|registration|booking))|join (?:the )?webinar|passcode|places? (?:are )?limited|£\d|€\d|\bsee you (?:soon|there|then)|\byour (?:place|seat|spot) is\b|\byour (?:personal |joining |zoom )*link\b|confirms? your (?:registration|booking|place|enrol?lment)|\bdoors open\b|\bon offer\b|\bon sale\b|\bif you attended\b|\bwill (?:be able to|learn how|learn to)\b"
    );
    paper.find_iter(text).count() + meeting.find_iter(text).count()
}

fn money(text: &str) -> bool {
    pattern!(r"(?:total|amount|subtotal|balance|price|fee)(?: paid| due| usd)?\b[^\n]{0,20}[$£€]\s?\d|bill(?:ed)? to|payment method|card ending|visa ending|\bqty\b|unit price|balance due").is_match(text)
}

/// Words with which such a paper speaks of itself or of its own.
fn opens(text: &str) -> bool {
    let that = pattern!(
        r"\b(?:certif(?:y|ies|ied)|confirms?|attests?|acknowledges?|verif(?:y|ies)|documents?|recogni[sz]es|to (?:record|state|declare|show|say)|records? (?:show|that)|show|proof|evidence|be it known|attest\w*|certifi(?:e|ons|cate?)|certifica) (?:that|que)\b|\b(?:certif(?:y|ies)|confirms?|attests?(?: to)?|acknowledges?|verif(?:y|ies)|recogni[sz]es|records?) the (?:[\w-]+ ){0,3}(?:attendance|participation|completion|presence)\b|\b(?:glad|pleased|happy|proud|delighted|write|writing) to (?:confirm|record|certify|state|acknowledge|award|present)\b|\b(?:following|undersigned|above|above-named) (?:person|individual|participant|attendee|delegate|learner|clinician|therapist|licensee|student|member) (?:has|have|was|is|took|attended|completed)\b|\b(?:person|individual|participant|attendee|delegate|learner|licensee|student) named (?:above|below|here\w*|on this)\b"
    );
    let award = pattern!(
        r"awarded to|presented to|in recognition of|conferred (?:up)?on|granted to|issued to|awards\b|let it be known|this is (?:to show|for\b)|(?:keep|retain|accept|use) (?:this|the) (?:[a-z-]+ ){0,3}(?:as (?:your|a|an|proof|evidence)\b|for (?:your|\w+ years))|(?:letter|message|document|e-?mail|page|form) (?:serves|is provided|may be used) as"
    );
    that.is_match(text) || award.is_match(text)
}

/// That somebody did it: said in the past.
fn completed(text: &str) -> bool {
    let somebody = pattern!(
        r"\b(?:has|have|had|having|who|you|staff member|and|he|she|they) (?:(?:successfully|satisfactorily|fully|duly|also|personally|actively|now|all) )*(?:attended|completed|participated|joined|passed|studied|watched|viewed|finished|took|taken part|sat (?:through|in)|stayed|fulfilled|satisfied|met (?:all|the|every)|undertook|undertaken|earned|gained|worked through|been (?:present|in attendance))\b"
    );
    let present = pattern!(
        r"\b(?:(?:was|were) (?:present|in attendance|with us|there (?:for|throughout))|your (?:attendance|participation|completion)|(?:up)?on (?:successfully |satisfactorily )?(?:finishing|completing|completion)|stayed for|sat through|for (?:(?:active|full|her|his|their|your|successful|successfully|the) )*(?:attending|completing|taking part|participating|attendance|participation|completion)|taken part|took part|(?:test|quiz|exam|assessment)\b[^.]{0,12} (?:taken|passed)|(?:date )?completed(?: on)?\b|completion date|date of completion|completed in full|attended (?:all|both|every|the|\d)|assisté|suivi|participé|completado|asistido|aprobó|participó)"
    );
    somebody.is_match(text) || present.is_match(text)
}

/// That the one who is named did something: `Jane Doe, LMFT, license 4471, was with us for …`.
fn did(name: &str, text: &str) -> bool {
    let (text, name) = (text.to_lowercase(), name.to_lowercase());
    let mut after = text.split(&name).skip(1);
    let verb = pattern!(
        r"^[^.!?]{0,90}?\b(?:was (?:with us|there|among|present|part)|(?:has |have )?(?:been|taken|took|came|sat|spent|gave|met|read|kept|attended|completed|finished|joined|stayed|participated|engaged|worked|studied|followed|passed|earned|fulfilled|satisfied|viewed|watched))\b"
    );
    after.any(|after| verb.is_match(after))
}

/// That it counted.
fn earned(text: &str) -> bool {
    pattern!(
        r"\b(?:earned|earning|earns|awarded|receives|credits? granted|granted|hours attended|certificate (?:no|number|id|#)|(?:counts as|amounts? to|comes to|equals?|is worth|carries) [\w.]+ (?:\w+ ){0,2}(?:hours?|credits?|points?|units?|ceus?))"
    )
    .is_match(text)
}
