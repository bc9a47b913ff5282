//! What a name of an organisation looks like, and what is set around it.

use super::super::amounts;
use super::super::kind;
use super::super::patterns::pattern;

/// A name of an organisation, without words before it that only lead to it and without an address behind it.
pub fn organisation(text: &str) -> Option<String> {
    let text = without_heading(&text.replace('\n', " "));
    let printed = text.clone();
    let text = pattern!(r"\s*(?:[|·•]|\(?(?:approved |cepa |ace |acep )?provider (?:#|no|number|id)|,? (?:[a-z]+ ){0,3}provider (?-i:[A-Z]{0,4}-?\d)|,? (?:written|taught|led|prepared|authored|signed) by\b|,? ?#\s?\d| - \d|, \d{1,5}[a-z]? |,? p\.?o\.? box|\(\d{3}\)|,? (?:abn|ein|acn|npc|vat|reg(?:istered)?|charity|company) (?:no\b\.?|number|reg\.?|charity|company|office|in|\d)| on (?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)| on behalf| as an? |,? sw cpe\b|, an? (?:[a-z-]+ ){0,2}(?:service|division|program(?:me)?|part|project|subsidiary|trading name|unit) of\b| \((?:an? |the |part of|formerly|trading|d/?b/?a)| (?:hosted|presented|provided|offered|organi[sz]ed|sponsored|delivered|ran|held|runs|offers) (?:this|the|our|these) .*| is an? |,? who\b|,? held\b| (?:hereby )?(?:certifies|confirms|verifies|acknowledges|attests) that\b| https?:|,? www\.| \S+@)")
        .split(&text)
        .next()
        .unwrap_or("")
        .trim();
    let led = pattern!(
        r"^(?:in support of [^,]{4,60},|(?:with )?(?:very |my |our )?(?:best|kind|warm|good)(?:est)? (?:wishes|regards),?|yours (?:sincerely|truly|faithfully),?|sincerely,?|signed:?|(?:jointly |co-)?(?:presented|provided|sponsored|offered|hosted|granted|issued|awarded|organi[sz]ed|delivered|created|published|convened|arranged|run)(?: and [a-z]+)?(?: (?:live|online|jointly|in person|(?:on|over|via|through) \w+))? by:?|as an? [^,]{4,60}(?:organi[sz]ation|provider|sponsor),|(?:the )?(?:learning|e-?learning|training|education) (?:platform|portal|site|hub|arm|division) of|(?:license|course|continuing education) (?:provider|sponsor):|a (?:course|programme|program|service|project|workshop|training) (?:of|by|from)|(?:course |programme |program )?(?:creator|director|host|owner|founder|lead|manager|co-?ordinator|administrator|secretary|convenor),|(?:evening |online |live |recorded |cpd )*(?:talks|courses|events|webinars|workshops|trainings?|cpd|lectures|seminars|classes) (?:from|by|at|with)|for and on behalf of|on behalf of|for|from|at|by|[a-z][a-z /&-]{2,40}:) +"
    );
    let mut text = text.to_owned();
    while let Some(lead) = led.find(&text) {
        text = text[lead.end()..].trim().to_owned();
    }
    let text = text.trim_matches(|sign: char| "\"“”:;,*_.–—- ".contains(sign));
    // `awarded by the Harbour Network to`, and below it to whom.
    let text = pattern!(
        r" (?:(?-i:to|for|that|certifies|confirms|hereby|awards|presents|congratulates|recogni[sz]es|acknowledges|thanks|invites)|coordinated|organi[sz]ed|hosted|sponsored)$"
    )
    .find(text)
    .map_or(text, |next| &text[..next.start()]);
    // `, Inc.` keeps its point.
    let pointed = pattern!(r"\b(?:inc|co|p\.c|l\.l\.c)$").is_match(text)
        || pattern!(r"\bltd$").is_match(text) && printed.contains(&format!("{text}."));
    let text = if pointed { format!("{text}.") } else { text.to_owned() };
    let text = without_place(&text);
    // `The Rainbow House Trust, training team`: a part of it, written small.
    let text = match text.split_once(", ") {
        Some((whole, part)) if part.starts_with(char::is_lowercase) && is_organisation(whole) => whole.to_owned(),
        _ => text,
    };
    let letters = text.chars().filter(|sign| sign.is_alphabetic()).count();
    let number = text.chars().filter(char::is_ascii_digit).count() * 2 > text.chars().count();
    let large = text.starts_with(|sign: char| sign.is_uppercase() || sign.is_ascii_digit())
        || text.chars().skip(1).any(char::is_uppercase);
    let fits = letters >= 3 && !number && large && text.chars().count() <= 110 && text.split_whitespace().count() <= 13;
    let said = pattern!(
        r"^(?:to|i|he|she|they|funded|supported|presented|small|now,? therefore|prepared for|level \d|category \w) |\bin private practice$|^(?:(?:module|part|day|unit) \w{1,3} ?)+$|^(?:given|issued|granted|profile|view|home|menu|dashboard|support|transcript|help ?desk|student services|customer services?|learner['’]?s copy|the certifying body.*|awarding (?:cent(?:er|re)|body|organi[sz]ation))$|^\S+ (?:&|and|/) (?:online|zoom)$|^(?:this|these|(?:with )?(?:thank you|thanks|gratitude)|we|you|verify|keep|held|see|visit|please)\b|^(?:cpd|ce|ceu) (?:certificate|record)s?$|^(?-i:a|an|it|the) |;|\b(?:that|of|to|by|with|in|on|at|for|the|is|was)$|\bsince \d{4}|\best(?:d|ablished)?\.? \d{4}|^about (?:the|your|us)\b|^(?:completing|attending|attended|completed|participating|participation|attendance)\b|\b(?:accredited|approved|endorsed|recogni[sz]ed) by\b"
    )
    .is_match(&text);
    let counted =
        pattern!(r"^\d+(?:[.,]\d+)? |^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d").is_match(&text);
    // A name has no verb and denies nothing.
    let sentence = pattern!(
        r" (?-i:is|are|was|were|has|have|had|does|do|did|may|must|should|not|cannot) |(?-i:^[A-Z][a-z]+ (?:is|was|has) )"
    )
    .is_match(&text);
    let signs = text.contains(['@', '=']) || !amounts::find(&text).is_empty();
    (fits && !said && !sentence && !counted && !signs).then_some(text)
}

/// `Hartwell Family Services, Inc. In-Service Record` and `The Grove Practice: Training Record`: what the paper calls
/// itself is set behind the name, on one line.
fn without_heading(text: &str) -> String {
    let form = pattern!(r"^.{3,80}?,? (?:inc\.?|llc|pllc|llp|ltd\.?|limited|cic) ((?-i:[A-Z]).{3,})$");
    if let Some(rest) = form.captures(text).and_then(|caught| caught.get(1))
        && kind::certificate_heading(rest.as_str())
    {
        return text[..rest.start()].trim().to_owned();
    }
    match text.split_once(": ") {
        Some((name, heading))
            if kind::certificate_heading(heading) && is_organisation(name)
                || is_part(heading) && is_plainly_organisation(name) =>
        {
            name.to_owned()
        }
        _ => text.to_owned(),
    }
}

/// Words that describe and are no name: `Reading programme for therapists`. A name's own words are written large.
pub fn describes(text: &str) -> bool {
    let small = pattern!(
        r"^(?-i:of|for|and|the|in|de|du|des|la|le|les|en|et|y|e|da|do|del|di|al|at|on|with|to|by|an?|für|und|van|der|or)$"
    );
    let foreign = pattern!(r" (?-i:de|du|des|la|le|les|en|et|y|del|di|und|für|van) ").is_match(text);
    let own = text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase) && !small.is_match(word));
    !foreign && own.count() >= 2
}

/// Without the town behind it: `The Hearthside Institute, Boise, Idaho`.
fn without_place(text: &str) -> String {
    // `Harbour Learning, LLC, Greenville, South Carolina`
    let form = pattern!(
        r"^(.+, (?:inc\.?|llc|pllc|llp|ltd\.?|limited|cic)),? (?-i:[A-Z][\w'’]+(?: [A-Z][\w'’]+){0,2})(?:, (?-i:[A-Z][\w'’]+(?: [A-Z][\w'’]+)?))?$"
    );
    if let Some(caught) = form.captures(text) {
        return caught[1].to_owned();
    }
    let place = pattern!(r"^(.+?)((?:, (?-i:[A-Z][\w'’]+(?: [A-Z][\w'’]+){0,2})){1,3})$");
    match place.captures(text) {
        Some(caught)
            if (is_plainly_organisation(&caught[1])
                || is_organisation(&caught[1])
                    && (caught[2].matches(", ").count() >= 2
                        || pattern!(r" (?-i:[A-Z]{2,3})$").is_match(&caught[2])))
                && !is_organisation(&caught[2])
                && !pattern!(r"\b(?:inc|llc|pllc|ltd|lp|pc|pty)\b").is_match(&caught[2]) =>
        {
            caught[1].to_owned()
        }
        _ => text.to_owned(),
    }
}

/// A board or an association that approves what others give.
pub fn is_body(text: &str) -> bool {
    pattern!(r"^(?:the )?(?:american psychological association|association of social work boards|aswb|nbcc|apa|naadac|emdria|camft|bacp|ukcp|ncps|nasw|national board for certified counselors|american nurses credentialing|california association of marriage and family therapists|[a-z ]*state education department|ce broker|association for play therapy|california board of [a-z ]+|[a-z ]*(?:state )?board (?:of|for) [a-z ,]+|art therapy credentials board|psychology board of australia|health and care professions council|hpcsa|hcpc|ahpra|health professions council of south africa)\b").is_match(text.trim())
}

/// `Education Department`: a part of someone who is named elsewhere.
pub fn is_part(text: &str) -> bool {
    // Nothing but words that every organisation has: `Learning & Development`.
    if pattern!(r"^(?:institute|society|school|cent(?:er|re)|association|supervisor|provider|sponsor|presenter|organi[sz]er|academy|college|university|department|company|group|network|trust)$").is_match(text.trim()) {
        return true;
    }
    // `The Network`, `Peer consultation group`: a kind, and no name.
    let bare = text.trim().strip_prefix("The ").unwrap_or(text.trim());
    if !bare.contains(' ') && bare.len() < text.trim().len() && is_organisation(bare)
        || pattern!(r"^(?:(?:peer|case|clinical|consultation|supervision|study|reading|reflective|practice|discussion|professional) )+group$").is_match(bare)
    {
        return true;
    }
    let general = " learning development training education educational staff workforce people professional continuing department \
        office of and & the for team hub unit services service clinical cpd ce organisational organizational talent faculty \
        extended online programs programme academic affairs human resources ";
    if text.split_whitespace().all(|word| general.contains(&format!(" {} ", word.to_lowercase()))) {
        return true;
    }
    pattern!(r"^(?:licensed|registered|clinical|chartered|certified|accredited|consultant) [a-z ]*(?:psychologist|counsell?or|therapist|psychotherapist|social worker|supervisor|consultant)").is_match(text.trim())
        || pattern!(r"^(?:the )?(?:(?:[a-z]+ (?:and|&) )?[a-z]+ )?(?:department|office|division|unit|committee|team)$|^(?:the )?(?:school|college|faculty) of (?:social|psychology|medicine|nursing|education|health|counsel|public|arts|behavio)|^continuing (?:professional )?(?:development|education) (?:for|of|in)\b|^(?:the )?(?:office|department|division|continuing education|professional development|staff development|learning hub|education|training) (?:of|office|department|hub|team)\b|^(?:learning hub|member portal|training department|certificate|mail|memorandum|memo|letter|workshop|seminar|webinar|course|training|programme?|short course|cpd short course|cpd|professional learning)$").is_match(text.trim())
}

/// A name of what was held, not of who held it.
pub fn is_event(text: &str) -> bool {
    pattern!(r"\b(?:(?:conference|congress|symposium|summit|convention|masterclass|short course|grand rounds|meeting|evening|study day|training day|intensive|cohort|module|level \w+|part \w+)s?|webinar|workshop|seminar|retreat|talk|lecture)(?: \d{4})?$|^\d{1,3}(?:st|nd|rd|th)\b|^\d{4}\b|\b(?:annual|spring|autumn|fall) (?:conference|meeting|institute)\b|:").is_match(text.trim())
}

/// A place that is let for a day.
pub fn is_venue(text: &str) -> bool {
    // A library of courses is who gives them.
    if pattern!(r"\b(?:ce|cpd|learning|course|training|video|online) library$").is_match(text) {
        return false;
    }
    pattern!(r"\b(?:hotel|inn|lodge|suite|ballroom|convention cent(?:er|re)|conference cent(?:er|re)|campus|library|resort|auditorium|theatre|meeting house)$").is_match(text)
        || pattern!(r", (?-i:[A-Z]{2})$|\b(?:hall|room|suite|building|floor|street|road|avenue|lane)\b").is_match(text) && !is_organisation(text)
}

pub fn is_plainly_organisation(text: &str) -> bool {
    pattern!(r"\b(?:institute|instituto|institut|cent(?:er|re)s?|centro|association|asociación|society|société|sociedad|academy|académie|academia|college|colegio|university|universit[éy]|universidad|school|network|seminars|inc|llc|pllc|ltd|limited|cic|npc|partnership|foundation|trust|forum|league|cooperative|co-operative|council|clinic|hospital|group|partners|collective|hospice|department|federation|company|consultants|associates|alliance|therapies|trainings|trainers|workshops|guild|consortium|collaborative|educators|publishing|publications|press|practitioners|studies|district|agency|labs?|groupe|cliniques?|stichting|stiftung|verein|formations|fédération|federación|trusts?)\b|(?:^|[^-\w])services?\b").is_match(text)
}

pub fn is_organisation(text: &str) -> bool {
    is_plainly_organisation(text)
        || pattern!(r"^[^,]+ (?-i:EAP|LLP|UK|USA|NZ|Aotearoa|Ireland|Australia|Scotland|Wales|Cymru|Canada|International|Europe|AOTEAROA|IRELAND|AUSTRALIA|SCOTLAND|WALES|CANADA|INTERNATIONAL|EUROPE)$").is_match(text)
        || pattern!(r"\b(?:seminar|trainings?|education|fundación|learning|consulting|counsell?ing|health|studio|project|programs?|board|ordre|works|online|ce|ceus?|cpd|psychotherapy|therapy|psychology|chapter|coalition|initiative|practice|community|charity|nhs|union|ministry|house|hub|team|circle|commons|division|section|branch|committee|authority|mission|supervision|consultation|development|care|exchange|cooperative|branch|bureau|(?:crisis|help|support|warm)[ -]?line|helpline|hotline)\b").is_match(text)
}
