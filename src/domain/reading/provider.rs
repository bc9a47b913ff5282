//! Who gave the course.

use super::approvals::sentences;
use super::labels::{self, Label, Labelled};
use super::layout::{Block, Layout};
use super::names;
use super::patterns::pattern;

/// The provider as printed, by what says it most plainly.
pub fn read(layout: &Layout, labelled: &[Labelled], sentence: &str, title: Option<&str>) -> Option<String> {
    let label =
        labelled.iter().filter(|found| found.label == Label::Provider).find_map(|found| organisation(&found.value));
    let stated = stated(layout, title);
    let header = header(layout, title);
    let spoken = spoken(layout);
    if let Some(label) = label {
        return Some(longer_form(label, &stated));
    }
    // The same name in the header, often in capitals, and in the statement: as the statement writes it.
    if let Some(best) = stated.iter().max_by_key(|name| name.chars().count()) {
        let known = header.as_deref().is_some_and(|header| same(header, best));
        let begins = header.as_deref().filter(|header| starts_alike(header, best) && header.len() > best.len());
        if let Some(header) = begins.filter(|_| !known) {
            return Some(header.to_owned());
        }
        return Some(best.clone());
    }
    spoken
        .or_else(|| given_by(sentence))
        .or_else(|| presenting(labelled))
        .or(header)
        .or_else(|| on_behalf(layout))
        .or_else(|| footer(layout, labelled, title))
}

/// Subjects of statements of approval: `… is approved by …`, `… maintains responsibility …`.
fn stated(layout: &Layout, title: Option<&str>) -> Vec<String> {
    let subject = pattern!(
        r"^(.{3,110}?)(?:,? \(?(?:(?:ace )?provider|acep|approved provider|sponsor)[ ,#:(][^.]{0,40}?\)?,?)? (?:is|has been|was|are) (?:an? |recognized |currently |also |solely )?(?:[A-Za-z-]+[ -])?(?:approved|recogni[sz]ed|accredited|nbcc[- ]approved|apa[- ]approved|endorsed|nbcc approved|registered|provider)\b"
    );
    let keeps = pattern!(r"^(.{3,110}?) maintains? (?:full )?responsibility");
    let beside = pattern!(
        r"^(.{3,80}?),? (?:is )?(?:an? )?(?:[A-Z]{3,7}|florida|texas|state|board)[- ]approved (?:ce |continuing education )?(?:provider|sponsor)"
    );
    let mut stated = Vec::new();
    for block in &layout.blocks {
        for (sentence, _) in sentences(&block.text) {
            for pattern in [subject, keeps, beside] {
                let Some(caught) = pattern.captures(&sentence) else { continue };
                let name = pattern!(r",? \(?#.*$").replace(caught[1].trim_end_matches(',').trim(), "").into_owned();
                let whole = caught.get(0).map_or("", |whole| whole.as_str());
                let course = pattern!(r",? (?:course|program|activity) ?#?$|\bcourse #").is_match(&caught[1])
                    || title.is_some_and(|title| letters(title).starts_with(&letters(&name)));
                if course || pattern!(r" (?:is|are|was|been) not ").is_match(whole) {
                    continue;
                }
                let general = pattern!(r"^(?:this|these|the (?:acep|course|program|programme|activity|workshop|provider|training|event|webinar|above|following|sponsor)|it|individual|organi[sz]ations?|individuals|course|continuing|credit|all|our|and|programs?|social workers?|participants?|we|credits?|regulatory|boards?|licensees?|application|approval|attendance|completion|certificate|provider|ce|an?)\b").is_match(&name);
                if !general
                    && name.starts_with(|sign: char| sign.is_uppercase() || sign.is_ascii_digit())
                    && name.split_whitespace().count() <= 12
                    && !stated.contains(&name)
                {
                    stated.push(name);
                }
            }
        }
    }
    stated
}

fn longer_form(label: String, stated: &[String]) -> String {
    stated.iter().find(|name| same(name, &label)).cloned().unwrap_or(label)
}

fn letters(text: &str) -> String {
    text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn same(one: &str, other: &str) -> bool {
    letters(one) == letters(other)
}

fn starts_alike(long: &str, short: &str) -> bool {
    let (long, short) = (letters(long), letters(short));
    short.len() >= 4 && long.starts_with(&short)
}

/// The organisation named at the top.
fn header(layout: &Layout, title: Option<&str>) -> Option<String> {
    let first_page = |block: &&Block| block.page == layout.blocks.first().map_or(0, |first| first.page);
    let opening = layout.blocks.iter().filter(first_page).position(|block| says_what_it_is(&block.text));
    let top: Vec<&Block> = layout.blocks.iter().filter(first_page).take(8).collect();
    let before = opening.unwrap_or(3).min(top.len());
    let could_be = |block: &&&Block| {
        let text = &above_address(block);
        let letters = text.chars().filter(|sign| sign.is_alphabetic()).count();
        letters >= 4
            && !text.contains('@')
            && !pattern!(r"\d{4,}|www\.|https?:|\d{3}-\d{4}|^\d+ |\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b|\btel\b|phone|po box|suite \d").is_match(text)
            && !says_what_it_is(text)
            && title.is_none_or(|title| !same(title, text) && !title.contains(text))
            && !labels::starts(text)
            && text.split_whitespace().count() <= 12
            && super::dates::find(text, super::dates::Order::MonthFirst).is_empty()
    };
    let biggest = top[..before]
        .iter()
        .filter(could_be)
        .max_by_key(|block| (is_organisation(&block.text), block.size, std::cmp::Reverse(block.foot)));
    if let Some(block) = biggest {
        return organisation(&above_address(block));
    }
    // Beneath the heading only what is plainly an organisation.
    top.iter()
        .filter(could_be)
        .find(|block| {
            let name = above_address(block);
            is_plainly_organisation(&name) && !is_part(&name) && name.split_whitespace().count() <= 8
        })
        .filter(|block| {
            let above_name = layout.blocks.iter().position(|other| opens(&other.text));
            let own = layout.blocks.iter().position(|other| std::ptr::eq(other, **block));
            above_name.is_none_or(|at| own.is_some_and(|own| own < at))
        })
        .and_then(|block| organisation(&above_address(block)))
}

/// A letterhead's name without the address that stands below or behind it.
fn above_address(block: &Block) -> String {
    let address = pattern!(
        r"^\d+[a-z]? |@|www\.|https?:|\d{3}-\d{4}|\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b|\btel\b|phone|po box|suite \d|\b\d{5}\b"
    );
    let mut lines = block.lines.iter().map(|line| line.text.as_str());
    let first = lines.next().unwrap_or("");
    let first = pattern!(r"(?: [—–] [^,]{3,60})?, \d{1,5} [A-Z].*$").replace(first, "").into_owned();
    let rest = lines.take_while(|line| !address.is_match(line));
    std::iter::once(first.as_str()).chain(rest).collect::<Vec<_>>().join(" ").trim().to_owned()
}

fn opens(text: &str) -> bool {
    pattern!(r"certif(?:y|ies) that|confirms? that|awarded to|presented to|certifie que|certifica que").is_match(text)
}

fn says_what_it_is(text: &str) -> bool {
    opens(text) || pattern!(r"certificat|certificado|attestation|constancia|^record of|statement of (?:attendance|completion|credit)|proof of|verification of|letter of (?:attendance|completion)|confirmation of (?:attendance|cpd)|completion record|attendance (?:record|form|certificate)|\btranscript\b|continuing education (?:certificate|record|credit)|ce record|cpd (?:record|certificate)").is_match(text)
}

/// `Copperline Academy confirms that …`, `We, the …, certify that`.
fn spoken(layout: &Layout) -> Option<String> {
    layout.blocks.iter().find_map(|block| {
        let found = pattern!(r"^(.{4,80}?) (?:hereby )?(?:certifies|confirms|attests|verifies|acknowledges|certifie|certifica|atteste)(?: hereby)? (?:that|que)\b").captures(&block.text)?;
        let name = found[1].trim();
        // `The … Institute certifies that`: the article is the sentence's.
        let name = name.strip_prefix("The ").unwrap_or(name);
        if pattern!(r"^(?:society|institute|faculty|association|committee|university|college|organi[sz]ers?|cent(?:er|re)|academy|board|sponsor|provider)$").is_match(name) {
            return None;
        }
        let general = pattern!(r"^(?:this|the undersigned|it|we|i|this certificate|this document|this letter)\b").is_match(name) && !is_organisation(name);
        (!general).then(|| organisation(name)).flatten()
    })
}

/// `presented by the … Institute` where it is no person.
fn given_by(sentence: &str) -> Option<String> {
    let pattern = pattern!(
        r"\b(?:presented|provided|sponsored|offered|hosted|organi[sz]ed|delivered|conducted|run|given)(?: and \w+)? by:?\s+([^\n.;]{4,90})"
    );
    pattern.captures_iter(sentence).find_map(|caught| {
        let name = pattern!(r",? (?:on|at|in|from|held|via)\b|, (?:january|february|march|april|may|june|july|august|september|october|november|december|\d)").split(&caught[1]).next().unwrap_or("").to_owned();
        let name = name.strip_prefix("the ").unwrap_or(&name).to_owned();
        let person = names::person(&name).is_some() && !is_plainly_organisation(&name);
        (is_organisation(&name) && !person).then(|| organisation(&name)).flatten()
    })
}

/// `Presented by` beside a name that is no person's.
fn presenting(labelled: &[Labelled]) -> Option<String> {
    labelled.iter().find_map(|found| {
        let by = found.label == Label::Instructor && found.words.to_lowercase().ends_with(" by");
        let named = by && is_organisation(&found.value) && names::person(&found.value).is_none();
        named.then(|| organisation(&found.value)).flatten()
    })
}

fn on_behalf(layout: &Layout) -> Option<String> {
    layout.blocks.iter().find_map(|block| {
        let caught = pattern!(r"on behalf of (?:the )?([^,.;\n]{4,80})").captures(&block.text)?;
        is_organisation(&caught[1]).then(|| organisation(&caught[1])).flatten()
    })
}

/// The one organisation that stands by itself somewhere, such as under the signatures.
fn footer(layout: &Layout, labelled: &[Labelled], title: Option<&str>) -> Option<String> {
    let mut named: Vec<String> = Vec::new();
    for line in layout.blocks.iter().filter(|block| block.lines.len() <= 2).flat_map(|block| &block.lines) {
        let text =
            pattern!(r"\s*(?:[|·•]|registered |reg\. |, \d|, (?-i:[A-HJ-Z])).*$").replace(&line.text, "").into_owned();
        let asked = labelled.iter().any(|entry| entry.value.contains(&text)) || labels::starts(&text);
        let body = pattern!(r"american psychological|social work boards|certified counselors|education department|board of|association for play|\b(?:director|administrator|chair|president|manager|coordinator|signed)\b").is_match(&text);
        let fits = (2..=7).contains(&text.split_whitespace().count())
            && text.starts_with(char::is_uppercase)
            && !text.contains(['@', '/'])
            && !text.trim_end_matches('.').contains('.');
        if fits
            && is_plainly_organisation(&text)
            && !is_part(&text)
            && !asked
            && !body
            && !says_what_it_is(&text)
            && title.is_none_or(|title| !title.contains(&text))
            && !named.contains(&text)
        {
            named.push(text);
        }
    }
    match &named[..] {
        [one] => organisation(one),
        _ => None,
    }
}

/// `Education Department`: a part of someone who is named elsewhere.
fn is_part(text: &str) -> bool {
    pattern!(r"^(?:the )?(?:(?:[a-z]+ (?:and|&) )?[a-z]+ )?(?:department|office|division|unit)$|^(?:school|college|office|department|division|faculty) of\b").is_match(text.trim())
}

fn is_plainly_organisation(text: &str) -> bool {
    pattern!(r"\b(?:institute|instituto|institut|cent(?:er|re)s?|centro|association|asociación|society|société|academy|académie|academia|college|colegio|university|universit[éy]|universidad|school|network|seminars|inc|llc|ltd|limited|cic|partnership|foundation|trust|forum|league|cooperative|co-operative|council|clinic|hospital|services|group|partners|collective|hospice|department|federation|company|consultants|associates|alliance|therapies|trainings|workshops|guild|forum|consortium|collaborative)\b").is_match(text)
}

pub fn is_organisation(text: &str) -> bool {
    pattern!(r"\b(?:institute|instituto|institut|cent(?:er|re)s?|centro|association|asociación|society|société|academy|académie|academia|college|colegio|university|universit[éy]|universidad|school|network|seminars?|inc|llc|ltd|limited|partnership|trainings?|education|foundation|fundación|trust|council|clinic|hospital|services?|group|partners|collective|learning|consulting|counsell?ing|hospice|health|press|department|federation|company|studio|project|programs?|consultants?|associates|alliance|board|ordre|workshops|forum|guild|works|online|ce|ceus?|cpd|psychotherapy|therapy|psychology|chapter|coalition|initiative|practice|community|charity|nhs|union|cic|therapies|consortium|collaborative)\b").is_match(text)
}

/// A name of an organisation, without an address behind it.
fn organisation(text: &str) -> Option<String> {
    let text = text.replace('\n', " ");
    let text = pattern!(r"\s*(?:[|·•]|\(?(?:approved )?provider (?:#|no|number|id)| - \d|, \d{1,5} [A-Z]|\(\d{3}\))")
        .split(&text)
        .next()
        .unwrap_or("")
        .trim();
    let text = text.trim_matches(|sign: char| "\"“”:;,*_ ".contains(sign));
    let text = pattern!(r"^(?:presented|provided|sponsored|offered|hosted) by:? ").replace(text, "").into_owned();
    let letters = text.chars().filter(|sign| sign.is_alphabetic()).count();
    let number = text.chars().filter(char::is_ascii_digit).count() * 2 > text.chars().count();
    (letters >= 3 && !number && text.chars().count() <= 120 && text.split_whitespace().count() <= 14).then_some(text)
}
