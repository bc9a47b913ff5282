//! What speaks against a paper: it asks for money, tells of what is to come, or says that it did not work out.

use super::super::layout::Layout;
use super::super::patterns::pattern;

/// Words at the head of papers that prove nothing: receipts, agendas, confirmations of an order.
pub(super) fn other_heading(text: &str) -> bool {
    let begins = pattern!(
        r"^(?:(?:tax |order |payment |sales |your |course |workshop |conference |event |draft |pro forma )*(?:receipt|invoice|order (?:confirmation|summary|#|number)|registration (?:confirmation|form|details)|booking (?:confirmation|reference)|agenda|schedule|syllabus|brochure|quote|quotation|estimate|statement of account|refund|credit note|evaluation(?: form)?$|feedback form|flyer|programme of the day|save the date|tickets?$|admission ticket|e-?ticket|admit one|general admission|enrol?lment confirmation|learning objectives|course outline|handouts?\b|packing slip|membership card|wall license|waiting list|reminder\b|newsletter|minutes (?:of|from)\b|meeting notes|about the (?:presenter|speaker|instructor|author|trainer|organi[sz]er)s?$|(?:cpd|ce|learning|training|study|(?:professional )?development) plan\b|letter of (?:good standing|recommendation|reference|invitation|appointment|support)|licen[cs]e (?:verification|renewal)|curriculum vitae|biograph\w+|(?:supervision|learning) (?:contract|agreement)|terms (?:and|of) |privacy (?:notice|policy)|job description|treatment plan|call for|scholarship|cancellation|certificate of (?:insurance|liability|incorporation|good standing|registration|registry|currency|birth|membership|naturali[sz]ation))\b|(?:receipt|invoice) (?:for|no|number|#)|thank(?:s| you) for (?:your (?:order|purchase|registration|payment|booking|gift|donation)|registering|speaking)|you(?:'|’)?(?:re| are) (?:registered|enrolled|booked|in!)|registration confirmed|order (?:#|\d))"
    );
    // What such a paper calls itself may come last: `Autumn series brochure`.
    let ends = pattern!(
        r"^(?:[\w'’&-]+ ){1,5}(?:brochure|flyer|leaflet|prospectus|invoice|receipt|agenda|timetable|syllabus|catalog(?:ue)?|newsletter|quotation|evaluation|evaluation form|feedback form|application form|registration form|consent form|order form|sign-?in sheet|price list|renewal notice)$"
    );
    // What begins in small letters goes on from the line above it.
    let begun = !text.starts_with(char::is_lowercase);
    begun && text.split_whitespace().count() <= 9 && (begins.is_match(text) || ends.is_match(text))
}

/// That it is no proof, or a proof of something else.
pub(super) fn denies(text: &str) -> bool {
    pattern!(r"not (?:a )?(?:proof|evidence|certificate|confirmation|valid as) ?(?:of (?:attendance|completion|participation))?|(?:does|do) not (?:constitute|serve as|prove)[^.]{0,40}(?:proof|evidence|certificate|attendance|completion)|(?:is|are) not (?:proof|evidence)|no-?show|has not (?:been )?completed|(?:status|is|marked|result):? incomplete\b|sample (?:only|certificate)|specimen|insured|\byour (?:gift|donation)\b|\bthank(?:s| you) for (?:speaking|presenting|supporting|your (?:support|talk|contribution))\b|policy (?:number|no)").is_match(text)
}

/// That somebody is licensed or a member: what is certified is no learning.
pub(super) fn of_standing(text: &str) -> bool {
    pattern!(r"\b(?:is|are) (?:duly |hereby |currently )*(?:active and )?(?:in good standing|licen[cs]ed (?:as|to)|registered as|an? (?:[a-z]+ )?member\b)|\byour licen[cs]e (?:expires|is due)").is_match(text)
}

/// That somebody was not there to the end, or did not pass.
pub(super) fn failed(text: &str) -> bool {
    pattern!(
        r"\bnot (?:yet )?(?:passed|finished)\b|\b(?:has|have|had|was|is|were) not (?:yet )?(?:been )?(?:passed|met|attended|eligible|complete|completed|finished|reached|successful)|\bdid not (?:attend|pass|complete|finish|meet|reach|stay)|\b(?:result|status|outcome|grade)\s*:?\s*(?:fail|referred|unsuccessful|incomplete)|\bunsuccessful\b|\b(?:you|has|have) failed\b|\b(?:take|sit|try) (?:it|(?:the |this )?(?:\w+[ -])?(?:test|quiz|exam|assessment)) (?:once more|again|a second time|a third time)|\btry again\b|\bretake (?:the|this|your)|\bre-?submit\b|\battempts? (?:left|remain(?:s|ing)?)|\b(?:as soon as|once|until|when|after) you (?:have )?pass(?:ed)?\b|\bto pass\. |\bno (?:[a-z]+ )?credits? (?:can|could|will|may) be|\b(?:can ?not|could not) be (?:awarded|given|issued|credited)|\b(?:completed|finished) (?:only )?\d+ (?:of|out of) \d+ (?:modules|lessons|parts|units|sections)|\b(?:has been|was|is) cancell?ed\b"
    )
    .is_match(text)
        || below_mark(text)
}

/// A score below the one that is asked for: `Score: 64%  Required: 75%`.
fn below_mark(text: &str) -> bool {
    let percent = |words: &regex_lite::Regex| {
        words.captures(text).and_then(|caught| caught.get(1)).and_then(|number| number.as_str().parse::<u32>().ok())
    };
    let scored = percent(pattern!(r"\b(?:scored?|result|grade|mark|correct)\b[^%\n.;]{0,24}?\b(\d{1,3}) ?%"));
    let asked = percent(pattern!(
        r"\b(?:required|minimum|passing|pass mark|needed|need|at least|threshold)\b[^%\n.;]{0,24}?\b(\d{1,3}) ?%"
    ));
    scored.zip(asked).is_some_and(|(scored, asked)| scored < asked)
}

/// How often something is said of what has not happened yet.
pub(super) fn to_come(text: &str) -> usize {
    let paper = pattern!(
        r"\bcertificates? (?:of \w+ )?(?:(?:will|can|may) be |are |is )?(?:e-?mailed|sent to|issued to those|available (?:after|once|when)|provided|downloaded|collected|appears?|given at|handed out|follows|can be printed)|\bcertificates?\b[^.]{0,50}\b(?:will|can be|may be|are|is) [^.]{0,50}?\b(?:after|once|as soon as|upon|everyone|those|separate(?:ly)?|at the (?:desk|door|end)) |\b(?:collect|get|want) (?:your|the|a) certificate|\bcertificates?\b[^.]{0,20}\b(?:becomes?|are) available\b|\b(?:we|i) (?:will|shall) (?:e-?mail|send|post|issue|let you know)\b|\bavailable to those\b|\bfor those (?:who|attending)|\bneeded for your certificate|\bto (?:receive|earn|get|claim|obtain) (?:your|a|the|full|ce|cpd|any)? ?(?:certificate|credit)|in order to receive|you will receive your certificate|\b(?:hours?|credits?|points?|certificates?) will be (?:awarded|given|issued|sent)"
    );
    let meeting = pattern!(
        r"join us (?:for|on|in|at)\b|book(?: (?:now|your|at|by|online)|:)|early[- ]bird|look(?:ing)? forward to (?:seeing|welcoming)|please bring|bring (?:this|your)\b|office hours|refund|cancellation policy|cancel your|log in to (?:start|continue|your)|access until|rsvp|\bregister (?:now|at|by)\b|\bapply (?:by|now|online|at)\b|thank(?:s| you)(?: to all who)? for (?:registering|booking|your (?:order|purchase|registration|booking))|join (?:the )?webinar|passcode|places? (?:are )?limited|seats? (?:are )?limited|\bsee you (?:soon|there|then)|\byour (?:place|seat|spot) (?:is|at|on|in)\b|\bis (?:now )?(?:reserved|full)\b|\bwaiting list\b|\byour (?:personal |joining |zoom )*link\b|confirms? your (?:registration|booking|place|enrol?lment)|\bdoors open\b|\bon offer\b|\bon sale\b|\bif you attended\b|\bwill (?:be able to|learn how|learn to|speak|begin|start|take place|be held|be up|arrive)\b|\b(?:offer|award) you (?:a|the) (?:place|scholarship|bursary)|\bnext (?:talk|gathering|event|workshop|meeting|week)\b|\bsubmit (?:your|an) (?:abstract|proposal|application)|\bsubject to change\b|\b(?:lunch|parking) (?:is )?(?:included|provided|limited|on your own)"
    );
    paper.find_iter(text).count() + meeting.find_iter(text).count()
}

/// What is to be paid or was paid.
pub(super) fn money(text: &str) -> bool {
    pattern!(r"(?:total|amount|subtotal|balance|price|fees?)(?: paid| due| usd)?\b[^\n]{0,20}[$£€]\s?\d|bill(?:ed)? to|payment method|card ending|visa ending|\bqty\b|unit price|balance due|\bpaid by\b").is_match(text)
}

/// That a price is named at all.
pub(super) fn price(text: &str) -> bool {
    pattern!(r"[$£€]\s?\d|\b(?:eur|usd|gbp|aud|cad|nzd)\b \d|\bvat\b").is_match(text)
}

/// Rows of a day that is planned: times with coffee, lunch and welcome behind them.
pub(super) fn timetable(layout: &Layout) -> bool {
    let time = pattern!(r"^\d{1,2}(?:[:.]\d{2})? ?(?:[ap]\.?m\.?)?\b");
    let pause = pattern!(
        r"^(?:\d{1,2}(?:[:.]\d{2})? ?(?:[ap]\.?m\.?)?)?[ –-]*(?:registration|arrivals?|sign-?in|coffee|tea|break|lunch|welcome|opening remarks|networking|closing|close|panel|evaluation|doors)\b"
    );
    let cells = || layout.cells.iter().filter(|cell| cell.text.len() < 90);
    cells().filter(|cell| time.is_match(&cell.text)).count() >= 3
        && cells().filter(|cell| pause.is_match(&cell.text)).count() >= 2
}

/// Statements to be rated, or lines on which nothing was written.
pub(super) fn to_fill_in(layout: &Layout) -> bool {
    let scale = pattern!(
        r"(?:^|\s)1\s+2\s+3\s+4\b|\bpoor\b.{1,20}\bfair\b.{1,20}\bgood\b|\bstrongly (?:dis)?agree\b|\byes ?/ ?no\b|\(optional\)|^comments:|^what (?:did|would|could)\b.*\?"
    );
    layout.blocks.iter().flat_map(|block| &block.lines).filter(|line| scale.is_match(&line.text)).count() >= 2
}

/// That many are spoken to at once: what is said is said of nobody.
pub(super) fn to_many(text: &str) -> bool {
    pattern!(r"\bdear (?:all|everyone|friends?|members|colleagues|delegates|participants|supporters?)\b|\bthank(?:s| you) to (?:all|every\w*)\b|\b(?:over|more than) [\w ]{2,20} (?:of you|therapists|people)\b|\bour member\b").is_match(text)
}
