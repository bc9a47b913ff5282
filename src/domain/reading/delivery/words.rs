//! What words say of how a course was given.

use super::super::patterns::pattern;
use regex_lite::Regex;

/// Everything the text says of delivery, without what it denies.
pub fn all(text: &str) -> Vec<&'static str> {
    let text = affirmed(text);
    let says = |words: &Regex| words.is_match(&text);
    if says(pattern!(
        r"\bhybrid\b|\bblended (?:\w+ ){0,2}?(?:learning|delivery|format|course|program(?:me)?|training|workshop|mode)\b|\bmode hybride|\bh[ií]brid[oa]\b|\bformation hybride"
    )) {
        return vec!["hybrid"];
    }
    let live = live_online(&text);
    // A course online may be either; one that is live is no recording.
    let recorded = recorded(&text) || !live && says(pattern!(r"\bonline course\b"));
    let mut kinds = Vec::new();
    if in_person(&text) {
        kinds.push("in_person");
    }
    if live {
        kinds.push("live_online");
    }
    if self_study(&text) && !recorded {
        kinds.push("self_study");
    }
    if recorded {
        kinds.push("async_online");
    }
    kinds
}

/// Words that speak of something online, whichever way it was.
pub fn online(text: &str) -> bool {
    pattern!(
        r"\bonline\b|\bon-line\b|\bwebinars?\b|\bvirtual(?:ly)?\b|\bzoom\b|\bteams meeting\b|\bwebcast|\bremote(?:ly)?\b|\blive-?stream|\bvideo\b|\bdistance (?:learning|education|training|course|program|study)|\binternet\b|\bweb-based|\ben ligne\b|\ben línea\b|\bwebinaire"
    )
    .is_match(&affirmed(text))
}

/// The text in small letters, without what it says was not so, and without what is done with its paper or its recording.
pub fn affirmed(text: &str) -> String {
    let denied = pattern!(
        r"(?:not|non)[- ](?:a )?(?:in[- ]person|live|interactive)|\bno (?:online|remote|virtual|in[- ]person)\b[^.;]*|\bwatching (?:the|a|any) recordings?\b[^.;]*\b(?:no|not)\b[^.;]*|☐\s*[^☒☐☑✓✔✗✘]*|\[ \]\s*[^\[\]]*|not applicable"
    );
    // `Sessions were recorded by badge scan`, `hours may be recorded as CPD`
    let noted = pattern!(
        r"\b(?:is|are|was|were|be|been|being|not|attendance|hours|credits?) (?:not |also )?recorded\b|\brecorded (?:by|as|in|with|attendance|full|complete|your|her|his|their|an?|\d[\d.]*|(?:[a-z]+ )?\(?\d*\)? ?hours)\b|\bno recordings?\b[^.;]*"
    );
    // `The recording will be available until …`, `recordings may not be shared`
    let offered = pattern!(
        r"\brecordings?(?: of [a-z ]{0,30})? (?:will|can|may|is|are|remains?|has been|have been|must)\b[^.;]*|\b(?:access to|links? to|cop(?:y|ies) of) (?:the |a |any )?recordings?\b"
    );
    // `Verify this certificate online`, `an online evaluation was completed`
    let paper = pattern!(
        r"\b(?:verif\w+|validat\w+|check\w*|authenticat\w+|available|visit us|find us)\b[^.;\n]{0,40}\bonline\b|\bonline (?:at|evaluation|survey|feedback|verification|register|directory|store|portal|account|quiz|test)\b|\bwww\.\S+|\S+@\S+|https?:\S+"
    );
    let mut text = text.to_owned();
    for words in [denied, noted, offered, paper] {
        text = words.replace_all(&text, " ").into_owned();
    }
    text.to_lowercase().replace("on-line", "online")
}

/// Whenever one likes, on a screen.
fn recorded(text: &str) -> bool {
    let paced = pattern!(
        r"on[- ]demand|any ?time online|online any ?time|online,? (?:at any time|anytime)|at (?:your|her|his|their|one's) own pace|online (?:self-?study|study)|distance[- ]learning (?:course|module|program(?:me)?|unit)|asynchronous|self[- ]paced|computer[- ]based|e-?learning|internet[- ]based|web[- ]based (?:course|training|learning|module)|online,? (?:self[- ]?(?:study|directed)|training module|module|unit|non-?interactive|non-?live)|non-?interactive online|en différé|asynchrone|asincrónic[oa]"
    );
    let watched = pattern!(
        r"\b(?:pre-?)?recorded\b|\b(?:watch\w*|view\w*|from|via|as|on|a|of) (?:of )?(?:the |a )?(?:\w+ )?recording\b|^\W*recording\b|\b(?:webinar|video|audio|lecture|workshop|session) recordings?\b|\brecording (?:of|watched|viewed)\b|\(recording\)"
    );
    paced.is_match(text) || watched.is_match(text)
}

/// Together, each at their own screen.
fn live_online(text: &str) -> bool {
    let live = pattern!(
        r"live[, -]+(?:interactive[, -]+)?(?:online|virtual|webinar|web\b|webcast|stream\w*|broadcast|video\w*|zoom|remote|interactive (?:webinar|online|webcast))|(?:online|webinar|virtual|webcast|zoom|remote|distance)[, (-]*(?:-|–|,|\()?\s*live\b|live via|live on (?:zoom|teams|webex|screen)|live interactive|attended (?:online|remotely) live|\b(?:streamed|broadcast|webcast) live\b|online streaming|\blive-?stream\w*"
    );
    let together = pattern!(
        r"interactive (?:online )?webinar|\b(?:virtual|online|remote)(?:ly)?,? (?:and |in )?real[- ]time|(?:live|interactive),? (?:interactive,? )?(?:over|via|through|on|by) the (?:internet|web)|\bsynchronous|real[- ]time (?:online|webinar|interactive)|(?:online|virtual|remote),? in real[- ]time|\binstructor[- ]led (?:online|virtual)|virtual (?:classroom|workshop|conference|training|event|seminar|summit|symposium|live)|virtually\b|en direct|en vivo|synchrone\b|sincrónic[oa]|classe virtuelle"
    );
    let by_screen = pattern!(
        r"\bzoom\b|\b(?:microsoft|ms) teams\b|\bvideo[- ]?conferenc\w+|\b(?:on|via|over|by|through|using) (?:teams|webex|google meet|skype|gotowebinar|gotomeeting)\b|\b(?:secure|live|two-way|interactive|hipaa[- ]compliant|encrypted) video\b|\b(?:by|via|over|on|through) (?:an? )?(?:\S+ ){0,2}video[- ]?(?:link|calls?|platform|meetings?|chat)\b|\bvisioconférence|\bvideoconferencia"
    );
    let text = pattern!(r"asynchron\w*|asincrónic\w*").replace_all(text, " ");
    [live, together, by_screen].iter().any(|words| words.is_match(&text))
}

/// Together in a room.
fn in_person(text: &str) -> bool {
    let text = pattern!(r"virtual classroom|\bin[- ]person[- ]cent\w*").replace_all(text, " ");
    pattern!(
        r"\bin[- ]person\b|face[- ]to[- ]face|\bf2f\b|kanohi ki te kanohi|(?:\blive|\bphysical|\bin) classroom\b|\bclassroom[ -](?:based|training|course|instruction|delivery|setting|session|teaching)|\bon[- ]?site\b|\bon[- ]campus\b|\bbadges? (?:scan|(?:was|were|is|are) scanned)|\b(?:in )?contact (?:mode|sessions?)\b|\bin residence\b|\bresidential (?:course|training|workshop|weekend|retreat|week|module|intensive|seminar|conference|school|programme)s?\b|en personne|présentiel|\ben présence\b|\bpresencial(?:mente)?\b|en persona"
    )
    .is_match(&text)
}

/// Any way that a form may offer to be ticked.
pub fn chosen(text: &str) -> bool {
    !all(text).is_empty() || together(text) || online(text)
}

/// That people sat together, in words that may be a title's too.
pub fn together(text: &str) -> bool {
    pattern!(
        r"\bin the (?:same )?room\b|\baround (?:the|a|one|our) table\b|\bround the table\b|\bat the doors?\b|\bin the flesh\b|\bat the (?:private )?practice of (?-i:[A-Z])|\b(?:days?|hours|evenings?|weekends?) in the (?:studio|room|hall)\b|\b(?:in|at) (?:our|my|the) (?:training|teaching|seminar) (?:room|suite|space)s?\b"
    )
    .is_match(text)
}

/// Alone with something to read.
fn self_study(text: &str) -> bool {
    pattern!(
        r"home[- ]?study|\bself[- ](?:directed )?study\b|correspondence course|by correspondence|text[- ]based|reading[- ]based|\bbook[- ]based|journal (?:self-study|article)|\barticle read\b|\bbook test\b|independent (?:study|reading)|\bself-paced reading\b|\breading program(?:me)?\b|\bread (?:the|an?|this|all|both) (?:[a-z]+ )?(?:articles?|books?|chapters?|papers?|texts?)\b|\bby reading\b|auto-?apprentissage|autoestudio|distance learning \(reading|reading (?:course|material)|\breading (?:with|and) (?:a )?(?:quiz|test|questions)|read[- ]and[- ]respond|\bworkbook\b"
    )
    .is_match(text)
}
