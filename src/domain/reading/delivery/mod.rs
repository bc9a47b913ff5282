//! How a course was given.

mod stated;

use super::patterns::pattern;
pub use stated::read;

/// What a phrase says of it; nothing when it says nothing, or two things.
pub fn of(text: &str) -> Option<&'static str> {
    let mut kinds = all(text);
    kinds.dedup();
    match kinds[..] {
        [one] => Some(one),
        _ => None,
    }
}

/// Everything the text says of delivery, without what it denies.
pub fn all(text: &str) -> Vec<&'static str> {
    let text = pattern!(
        r"(?:not|non)[- ](?:a )?(?:in[- ]person|live|interactive)|☐\s*[^☒☐☑✓✔✗]*|\[ \]\s*[^\[\]]*|not applicable"
    )
    .replace_all(text, " ")
    .to_lowercase();
    let mut kinds = Vec::new();
    if pattern!(r"\bhybrid\b|\bblended (?:learning|delivery|format|course)\b|mode hybride").is_match(&text) {
        return vec!["hybrid"];
    }
    let recorded = pattern!(r"on[- ]demand|\brecorded|\brecording\b|asynchronous|self[- ]paced|online course\b|online (?:self-study|training module|module)|computer[- ]based|e-?learning|internet[- ]based|web[- ]based (?:course|training)|pre-?recorded|online (?:non-?interactive|non-?live)|en différé|asynchrone|asincrónic[oa]").is_match(&text);
    let live = pattern!(r"live[, -]+(?:interactive[, -]+)?(?:online|virtual|webinar|web\b|webcast|stream\w*|broadcast|video\w*|zoom|remote|interactive (?:webinar|online|webcast))|(?:online|webinar|virtual|webcast|zoom|remote|distance)[, (-]*(?:-|–|,|\()?\s*live\b|interactive (?:online )?webinar|\bsynchronous|\bzoom\b|live via|videoconferenc\w+|video conferenc\w+|microsoft teams|\bms teams\b|live interactive|virtual (?:classroom|workshop|conference|training|event|seminar|live)|en direct|en vivo|virtually\b|synchrone\b|real[- ]time (?:online|webinar|interactive)|classe virtuelle|attended (?:online|remotely) live|live online").is_match(&pattern!(r"asynchron\w*").replace_all(&text, " "));
    let in_person = pattern!(r"\bin[- ]person\b|face[- ]to[- ]face|(?:\blive|\bphysical|\bin) classroom\b|\bclassroom[ -](?:based|training|course|instruction|delivery|setting|session|teaching)|\bon[- ]site\b|\bonsite\b|en personne|en présentiel|présentiel|\bpresencial(?:mente)?\b|en persona|in the room").is_match(&pattern!(r"virtual classroom").replace_all(&text, " "));
    let self_study = pattern!(r"home[- ]study|\bself[- ](?:directed )?study\b|correspondence|text[- ]based|reading[- ]based|\bbook[- ]based|journal (?:self-study|article)|independent study|auto-?apprentissage|autoestudio|distance learning \(reading|reading (?:course|material)").is_match(&text);
    if in_person {
        kinds.push("in_person");
    }
    if live {
        kinds.push("live_online");
    }
    if self_study && !recorded {
        kinds.push("self_study");
    }
    if recorded {
        kinds.push("async_online");
    }
    kinds
}

/// The value of a label such as `Format`, where short words are enough.
pub fn labelled(value: &str) -> Option<&'static str> {
    of(value).or_else(|| {
        let value = value.to_lowercase();
        let said = all(&value);
        if said.len() > 1 {
            return None;
        }
        if pattern!(
            r"^(?:live|face to face|classroom|venue|physical|residential|live \(?(?:classroom|workshop|seminar))\b"
        )
        .is_match(&value)
            && !value.contains("online")
            && !value.contains("webinar")
        {
            // `Live` alone is said of both rooms and webinars.
            return (!pattern!(r"^live\b").is_match(&value) || value.contains("workshop") || value.contains("seminar"))
                .then_some("in_person");
        }
        if pattern!(r"^(?:online|internet|web|distance learning|distance|e-?learning)\.?$").is_match(&value) {
            return None;
        }
        None
    })
}

/// As people write it in a list of their own.
pub fn listed(value: &str) -> Option<&'static str> {
    let word = value.trim().to_lowercase();
    of(value).or(match word.as_str() {
        "reading" | "book" | "journal" => Some("self_study"),
        "live" => None,
        _ => labelled(value),
    })
}
