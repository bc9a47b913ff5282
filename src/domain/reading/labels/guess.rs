//! Labels in words of their own: `Watched to the end on:`, `Article read:`. What they ask for is told by the word that matters.

use super::super::patterns::pattern;
use super::Label;

/// What such words ask for; nothing when they are no label.
pub fn of(words: &str) -> Option<Label> {
    let words = words.trim();
    let plain = words.split_whitespace().count() <= 6
        && words.chars().count() <= 48
        && words.starts_with(char::is_uppercase)
        && !words.contains([',', ';', '?', '!', '“', '"', '•']);
    if !plain {
        return None;
    }
    let is = |pattern: &regex_lite::Regex| pattern.is_match(words);
    let number = is(pattern!(r"\b(?:no|nos|number|numbers|id|code|ref|reference|file)\b\.?|#"));
    let kinds: [(bool, Label); 25] = [
        // `Instruction by`, `Who came`, `Taken by`: who taught and who learned, told by the deed.
        (
            is(pattern!(
                r"^(?:instruction|teaching|tuition|facilitation|presentation|training|lecture|tutored|tutoring|written|authored|narrated|created|developed|designed|guided|chaired|moderated|spoken|hosted and led) by$|^your (?:[a-z]+ )?(?:teacher|presenter|trainer|tutor|instructor|facilitator|speaker|guide)s?$"
            )),
            Label::Instructor,
        ),
        (
            is(pattern!(
                r"^who (?:came|joined|learned|trained|sat in|took it)$|^(?:attended|completed|undertaken|taken|watched|viewed|read|joined|studied|earned) by$"
            )),
            Label::Attendee,
        ),
        (
            is(pattern!(
                r"^(?:awarded |presented |given |issued |earned )for (?:attending|completing|attendance at|completion of|participating in)$"
            )),
            Label::Title,
        ),
        // An office below a signature.
        (
            is(pattern!(
                r"\b(?:manager|administrator|registrar|president|secretary|co-?ordinator|officer|dean|chair(?:person|man|woman)?|treasurer)$|^(?:training|programme?|course|clinical|executive|education|cpd|ce) (?:director|lead|head)$|^director\b"
            )),
            Label::Other,
        ),
        (
            is(pattern!(
                r"signature|contact (?:person|us|details|information|e-?mail|phone)|^contact$|website|e-?mail|telephone|phone|\bsites?\b"
            )),
            Label::Other,
        ),
        (
            is(pattern!(
                r"^(?:(?:live|online|recorded|self-paced|in-person|virtual|on-demand|interactive|hybrid) )+(?:webinar|workshop|course|training|seminar|event|class|program(?:me)?|lecture|talk)$"
            )),
            Label::Title,
        ),
        (is(pattern!(r"^(?:blended|online|live|hybrid|in-person|face-to-face|self-paced|virtual)\b")), Label::Other),
        (
            is(pattern!(
                r"^for(?: (?:attending|completing|participating in|taking part in|participation in|(?:[a-z]+ )?completion of|attendance at))?$|^(?:topic|subject|theme|focus) of (?:the|this|our) [a-z]+(?: [a-z]+)?$|^(?:title|name) of (?:the |this )?(?:[a-z]+ )?(?:cycle|series|day|talk|group|meeting|evening|morning|weekend|offering|lecture|class|module|circle|study)s?\b"
            )),
            Label::Title,
        ),
        (
            is(pattern!(
                r"^(?:(?:training|clinical|weekend|online|the|our|name of) )?(?:retreat|gathering|intensive|residential|practicum|study day|forum)$"
            )),
            Label::Title,
        ),
        (is(pattern!(r"^(?:book|article|recording|chapter|podcast|film)\b")) && !number, Label::Title),
        (
            is(pattern!(
                r"issued|expir|access|\bvalid\b|print|\bsigned\b|released?\b|recorded on|original|enrol|registered on|publish|\bdue\b|generated|run date"
            )),
            Label::OtherDate,
        ),
        (
            // `RCC number`: who keeps a register, by their letters; a body that approves keeps none of people.
            is(pattern!(r"licen[cs]es?\b|licensure"))
                || number
                    && !is(pattern!(r"certificate"))
                    && is(pattern!(r"registra(?:tion|nt)|membership|\breg\b|\bcouncil\b|\bcollege\b"))
                || is(pattern!(
                    r"^(?-i:[A-Z]{3,6}) (?:reg(?:istration)? )?(?:no\b\.?|number|#|member(?:ship)?(?: no\b\.?| number)?)$"
                )) && !is(pattern!(
                    r"^(?:ceu|cpd|cpe|acep|nbcc|aswb|apa|apt|naadac|camft|cepa|pce|emdria|ancc|atcb|ein|abn|acn|vat|sku|isbn|doi|ref|order|dob|npi|rcn|page|item|room|cert|form|file|prov|tax)\b"
                )),
            Label::License,
        ),
        (
            number
                && is(pattern!(
                    r"certificate|credential|verif|serial|document|statement|attestation|completion|\bslip\b|\baward\b"
                )),
            Label::CertificateId,
        ),
        (
            number
                && is(pattern!(
                    r"course|activity|product|program|event|class|session|item|module|webinar|offering|workshop|training|article"
                )),
            Label::CourseId,
        ),
        (
            is(pattern!(r"\b(?:approv|accredit|endors)"))
                && !is(pattern!(r"\b(?:trainer|instructor|tutor|facilitator|presenter|supervisor)s?$"))
                || number && is(pattern!(r"provider|sponsor|tracking")),
            Label::Approval,
        ),
        (number, Label::Other),
        (
            is(pattern!(
                r"^(?:[a-z]+ ){0,2}(?:started|began|begun|commenced|opened)(?: on)?$|^(?:started|commenc|began|begun|start\b|(?:first|opening) (?:day|meeting|session|class|evening|weekend))"
            )),
            Label::Start,
        ),
        (
            is(pattern!(
                r"(?:complet|finish|pass|taken|earned|watched|viewed|ended|attended)[a-z ]* on$|^(?:[a-z]+ ){0,2}(?:ended|finished|concluded|closed)(?: on)?$|^(?:completed|passed|to|until|through)$|^(?:second|third|fourth|fifth|last|final|closing) (?:day|meeting|session|class|evening|weekend)$|\bdate\b.*(?:complet|finish|pass|earn|end)|(?:complet|finish|pass|earn|end)\w* date"
            )),
            Label::Completed,
        ),
        (
            is(pattern!(
                r"\bdates?\b|^when(?: (?:it )?(?:was|is|were|did|held|attended|completed|given|taken)\b.*)?$|^(?:live )?(?:broadcast|aired|air time|streamed)(?: \(live\))?$|\bdays?$|\bdays? (?:attended|present|of attendance)$|^(?:attended|held|met|meetings|given|taken|taught|delivered|conducted|presented|offered|undertaken|run|ran|took place)(?: on)?$|^(?:evenings|mornings|afternoons|weekends)$"
            )),
            Label::Date,
        ),
        (
            is(pattern!(r"\b(?:type|category|categories|areas?|subject)\b"))
                && !is(pattern!(r"(?:hours?|hrs|credits?|points|ceus?)$")),
            Label::Topic,
        ),
        (
            is(pattern!(
                r"^(?:awarded|credited|earned|granted)$|hours?\b|\bhrs\b|credits?\b|points?\b|duration|length|\bceus?\b|\bces\b|minutes|\bcpd$"
            )),
            Label::Hours,
        ),
        (is(pattern!(r"\b(?:format|mode|method|delivery|modality|medium)s?\b")), Label::Delivery),
        (
            is(pattern!(
                r"\b(?:(?:co-?)?presenter|instructor|trainer|facilitator|speaker|author|writer|developer|tutor|teacher|lecturer|leader|recurso|resource (?:person|faculty)|faculty)(?:s|\(s\))?(?: (?:name|team|details|credentials|member|of|for|on|and|&|/|\().*)?$|led by|taught by|^(?:conducted|run|tutored|chaired|convened) by$|\bfacult(?:y|ies)(?: members?)?$"
            )),
            Label::Instructor,
        ),
        (
            words.split_whitespace().count() <= 4
                && is(pattern!(r"\b(?:provider|sponsor|host|organi[sz]|institution|offered by|delivered by|school\b)")),
            Label::Provider,
        ),
        (
            is(pattern!(
                r"venue|location|where|place|\btime\b|times|score|position|role|job|assignment|employer|grade|status|address|e-?mail|quiz|test|passcode|signature|facility|note|^membership$|^registration$|^registered with$"
            )),
            Label::Other,
        ),
    ];
    if let Some((_, label)) = kinds.into_iter().find(|(asked, _)| *asked) {
        return Some(label);
    }
    if is(pattern!(
        r"\b(?:course|training|workshop|webinar|title|offering|talk|meeting|congress|symposium|summit|program|programme|session|article|book|recording|module|activity|event|topic|lecture|seminar|class|conference|masterclass|curso|actividad|taller|modalidad)\b"
    )) {
        let numbered = words.chars().any(|sign| sign.is_ascii_digit());
        // `Act 31 training`
        let numbered = numbered && !is(pattern!(r"\b(?:training|course|workshop|webinar|programme?|activity)$"));
        let short = !numbered && words.split_whitespace().count() <= 3 || is(pattern!(r"^(?:title|name)\b"));
        return match is(pattern!(r"modalidad")) {
            true => Some(Label::Delivery),
            false => short.then_some(Label::Title),
        };
    }
    // `Name of social worker`, `Counselling trainee`; in `Therapist Wellness` something else is named.
    let named = words.split_whitespace().filter(|word| !["/", "&", "or", "and"].contains(word)).count();
    let short = named <= 2 || is(pattern!(r"^(?:full |legal |printed )?name\b"));
    (short && is(pattern!(
        r"^(?:full |legal |printed )?name(?: (?:of|on|for)\b.*| in full| as .*|s)?$|\b(?:participant|attendee|viewer|listener|subscriber|graduate|awardee|person|learner|student|delegate|employee|staff(?: member)?|member|counsell?or|therapist|psychologist|clinician|practitioner|holder|recipient|supervisee|trainee|reader|registrant|candidate|social worker|user|volunteer|intern|examinee|buyer|purchaser|wh[aā]nau member)(?: name| details| attending| present| named)?$|^present$|\b(?:awarded|presented|issued|granted) to$"
    )))
    .then_some(Label::Attendee)
}
