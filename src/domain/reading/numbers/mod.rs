//! Numbers that name something: a certificate's, a course's, a licence's.

mod licence;

use super::cell::Cell;
use super::dates;
use super::labels::{Label, Labelled};
use super::layout::Layout;
use super::paragraphs::Piece;
use super::patterns::pattern;
pub use licence::licence;

/// A certificate's own number: behind its label, or by itself.
pub fn certificate(layout: &Layout, labelled: &[Labelled], pieces: &[Piece<'_>]) -> Option<String> {
    // A credential's number is its holder's licence.
    let paper = |entry: &&Labelled| entry.label == Label::CertificateId && !is_credential(entry);
    let behind_label = labelled.iter().filter(paper);
    behind_label
        .filter_map(|entry| id(&entry.value))
        .find(|number| !of_activity(number))
        .or_else(|| own(layout, pieces))
        .or_else(|| numbered(layout))
        .or_else(|| code(layout))
        .or_else(|| one(labelled.iter().filter(|entry| is_bare(entry)).filter_map(|entry| id(&entry.value))))
        .or_else(|| one(layout.cells.iter().filter_map(|cell| bare_code(layout, labelled, cell))))
}

/// What there is one of.
fn one(mut found: impl Iterator<Item = String>) -> Option<String> {
    found.next().filter(|_| found.next().is_none())
}

/// `RA01234-26`: what Quebec's order of psychologists numbers are activities.
fn of_activity(number: &str) -> bool {
    pattern!(r"\br[aep]\d{4,6}-\d{2}$").is_match(number)
}

/// `Number`, `Our reference`: a number that says of nothing else what it is of.
fn is_bare(entry: &Labelled) -> bool {
    matches!(entry.label, Label::Other | Label::CertificateId)
        && pattern!(r"^(?:our |your )?(?:numbers?|no\.?|nr\.?|ref\.?|reference|ref(?:erence)? (?:no\.?|number)|id)$")
            .is_match(entry.words.trim())
}

/// `WSG-E-101125-07` by itself, at the foot or in a corner.
fn bare_code(layout: &Layout, labelled: &[Labelled], cell: &Cell) -> Option<String> {
    let text = cell.text.trim();
    let coded = pattern!(r"^(?-i:[A-Z]{2,6}(?:[-/][A-Z0-9]{1,8}){2,4})$").is_match(text);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let elsewhere = || {
        labelled.iter().any(|entry| entry.value.contains(text))
            || layout.cells.iter().any(|other| other != cell && other.text.contains(text))
            || layout.left_of(cell).is_some_and(|left| {
                cell.left - left.right < cell.size * 12 || pattern!(r"accredit|approv|endors").is_match(&left.text)
            })
            || heads(layout, cell)
                .any(|head| pattern!(r"accredit|approv|endors|provider|course|activity").is_match(&head.text))
    };
    (coded && digits >= 3 && !elsewhere()).then(|| text.to_owned())
}

/// What stands right above, over any part of a piece.
fn heads<'a>(layout: &'a Layout, cell: &'a Cell) -> impl Iterator<Item = &'a Cell> {
    let over = move |other: &&Cell| {
        let step = cell.foot - other.foot;
        let across = other.left < cell.right && cell.left < other.right;
        other.page == cell.page && step > 0 && step <= cell.size * 3 && across
    };
    layout.cells.iter().filter(over)
}

/// `CREDENTIAL #: LCAS-26119`, `Certification no.: CADC 0061744`
fn is_credential(entry: &Labelled) -> bool {
    pattern!(r"^(?:certification|credential)\b").is_match(&entry.words)
        && pattern!(r"^(?-i:(?:[A-Z]{1,2}-)?(?:LCAS|LADC|LADAC|CADC|CAADC|LCADC|LCDC|CASAC|CAC|CA|CCS|MAC|NCC|LPC|LMHC|LMFT|LCSW|LICSW|LCPC|PSY)(?:-[A-Z]{1,3})?[ -]\d)")
            .is_match(&entry.value)
}

/// `Certificate SG-25-0231`, `Cert. ref. GH-25126-31`, `Document WB-PD-1184`, `Record no. EXT-26S`: a paper's name, then its number.
fn own(layout: &Layout, pieces: &[Piece<'_>]) -> Option<String> {
    let named = pattern!(
        r"(?:^|[.;·•|,)] ?|\d{4} |\byour |\bthis )(?:(?:training|credit|ce|cpd|cpe|attendance|learning|participation|completion) )?(?:certificate|cert\b\.?|document|attestation|e-certificate|completion (?:id|no\b\.?|number|code|key)|statement|record|slip|proof|sr\b\.?|serial|credential id|control number)(?: (?:serial|sl\b\.?|sr\b\.?|ref\b\.?|reference|no\b\.?|n[°º]|nr\b\.?|number|id|key|code))*(?: is| bears)?[ :#]{1,3}((?-i:(?:[A-Z]{2,5} )?[A-Z0-9][A-Za-z0-9]*(?:[-–/][A-Za-z0-9]+)*))(?:[.,; ]|$)"
    );
    let lines = layout.cells.iter().map(|cell| &cell.text);
    pieces.iter().map(|(text, _)| text).chain(lines).find_map(|text| {
        let number = named.captures(text.trim())?[1].to_owned();
        let digits = number.chars().filter(char::is_ascii_digit).count();
        let parted = number.contains(['-', '–', '/']) || number.chars().any(char::is_alphabetic) || digits >= 6;
        let date = !dates::find(&number, dates::Order::MonthFirst).is_empty();
        (digits >= 2 && parted && number.len() >= 5 && !date && !counts(&number)).then(|| number.replace('–', "-"))
    })
}

/// `No. QH-25-118` by itself on a certificate is its own.
fn numbered(layout: &Layout) -> Option<String> {
    let alone = pattern!(
        r"^(?:no|nr|s[lr]\.? ?no|ref|reference|reg|(?:attendance|cpd|ce) (?:record )?no|id)\.? ?:? ?#?((?-i:[A-Z0-9])[A-Za-z0-9/-]{2,24})$"
    );
    // Beside a name, or under words of an approval, it is the number of that.
    let of_another = |cell: &Cell| {
        let above = layout.above(cell.page, cell.left, cell.right, cell.foot - cell.size);
        let approved = above.is_some_and(|above| pattern!(r"accredit|approv|endors|recogni[sz]").is_match(&above.text));
        let near = above.is_some_and(|above| cell.foot - cell.size - above.foot <= cell.size * 2);
        let body =
            pattern!(r"\b(?:nbcc|acep|aswb|naadac|cepa|emdria|provider|sponsor|approval|accredit\w*|endors\w*)\b");
        approved && near
            || layout.left_of(cell).is_some_and(|left| left.text.chars().count() < 40 && body.is_match(&left.text))
    };
    let own = layout.cells.iter().filter(|cell| !of_another(cell));
    // `ID QH-118 · issued 4 May 2026`
    let parts = own.flat_map(|cell| cell.text.split(['·', '|', '•']));
    let mut found = parts.filter_map(|part| id(&alone.captures(part.trim())?[1]));
    found.next().filter(|_| found.next().is_none())
}

/// `Code: x7Kq92Lm4T` at a certificate's foot, with which it can be looked up.
fn code(layout: &Layout) -> Option<String> {
    let coded = pattern!(r"(?:^|([A-Za-z]+) |[^A-Za-z ] ?)code ?: ?((?-i:[A-Za-z0-9-]{8,40}))$");
    let other = pattern!(
        r"^(?:course|module|class|activity|program(?:me)?|promo|discount|access|provider|booking|event|order|post|zip|session|webinar|approval)$"
    );
    layout.cells.iter().find_map(|cell| {
        let caught = coded.captures(cell.text.trim())?;
        let named = caught.get(1).is_some_and(|word| other.is_match(word.as_str()));
        let mixed = caught[2].chars().any(|sign| sign.is_ascii_digit()) && caught[2].chars().any(char::is_alphabetic);
        (mixed && !named).then(|| caught[2].to_owned())
    })
}

/// A course's number: behind its label, as all that a cell says of the course, or with its title.
pub fn course(layout: &Layout, labelled: &[Labelled], title: Option<&str>) -> Option<String> {
    let behind_label = labelled.iter().filter(|entry| entry.label == Label::CourseId && !of_body(entry));
    behind_label
        .filter_map(|entry| id(&entry.value))
        .next()
        .or_else(|| coded(labelled))
        .or_else(|| alone(layout))
        .or_else(|| in_brackets(layout))
        .or_else(|| accredited(layout, labelled))
        .or_else(|| {
            let title = title?;
            // `SWCE 218 Grief Without a Grave`
            let numbered = pattern!(r"^((?-i:[A-Z]{3,5}(?:-[A-Z]{1,2})?) ?\d{3,4}[A-Z]?)(?::| -| –)? [A-Z]");
            let begun: String = title.chars().take(24).collect();
            let whole = || layout.cells.iter().find(|cell| cell.text.ends_with(title) || cell.text.contains(&begun));
            let first = numbered.captures(title).or_else(|| numbered.captures(&whole()?.text));
            let common =
                pattern!(r"^(?:emdr|cbt|dbt|act|ifs|dsm|icd|ptsd|adhd|hipaa|ceu|cpd)\b|\b(?:101|988|911|360)\b");
            let first = first.map(|caught| caught[1].to_owned()).filter(|number| !common.is_match(number));
            // `Understanding Grief (CPD-UG1)`
            let begin: String = title.chars().take(16).collect();
            let code = pattern!(r"\(((?-i:[A-Z]{2,8}-[A-Z0-9-]*\d[A-Z0-9-]*))\)$");
            if let Some(caught) = code.captures(title.trim()) {
                return Some(caught[1].to_owned());
            }
            let last = || {
                let cell = layout.cells.iter().find(|cell| cell.text.contains(&begin))?;
                let caught = code.captures(cell.text.trim())?;
                Some(caught[1].to_owned())
            };
            first.or_else(last)
        })
}

/// `NCPS Quality Checked Training no. QC-7`: the number under which a body approved it.
fn of_body(entry: &Labelled) -> bool {
    let text = &entry.cell.text;
    let before = text.find(&entry.words).and_then(|at| text.get(..at)).unwrap_or("");
    let before = before.rsplit(['|', '·', '•', ';', ':']).next().unwrap_or("");
    pattern!(r"\b(?:nbcc|acep|aswb|naadac|camft|emdria|apa|apt|bacp|ncps|ukcp|pacfa|aca|hpcsa|sacssp|ce broker|approved|accredited|endorsed|quality checked|recogni[sz]ed)\b").is_match(before)
}

/// `… (Item FVTI 23817)`, `Reporting Abuse (REL-HHS-0-HT2)`
fn in_brackets(layout: &Layout) -> Option<String> {
    let named = pattern!(
        r"\((?:(?:item|course|activity|module|class|program(?:me)?)(?: (?:no\.?|number|code|id))?:? #?)((?-i:(?:[A-Z]{2,6}[ -])?[A-Z0-9-]*\d[A-Z0-9-]*))\)"
    );
    let coded = pattern!(r"\((?-i:([A-Z]{2,5}-[A-Z0-9]+-[A-Z0-9-]*\d[A-Z0-9-]*))\)");
    layout.blocks.iter().find_map(|block| {
        let caught = named.captures(&block.text).or_else(|| coded.captures(&block.text))?;
        Some(caught[1].to_owned())
    })
}

/// South Africa's accreditors number each course: `Accreditation number: PSB 011/2026/088`.
fn accredited(layout: &Layout, labelled: &[Labelled]) -> Option<String> {
    let counted = layout
        .blocks
        .iter()
        .any(|block| pattern!(r"\b(?:hpcsa|sacssp|health professions council)\b").is_match(&block.text));
    let behind = labelled.iter().filter(|entry| pattern!(r"^accreditation (?:no\b|number)").is_match(&entry.words));
    let number = pattern!(r"^((?-i:[A-Z]{2,6}) ?(?:[A-Z/]*\d+)(?:/[A-Z0-9]+)+)$");
    behind.filter(|_| counted).find_map(|entry| Some(number.captures(entry.value.trim())?[1].to_owned()))
}

/// `Course` over `HM-210`: what was asked for is the course's code, and nothing else is said.
fn coded(labelled: &[Labelled]) -> Option<String> {
    let code = pattern!(r"^(?-i:[A-Z]{1,6}[ -]?\d{2,}[A-Z0-9]{0,3}(?:-[A-Z0-9]+)?)$");
    let titled = labelled.iter().filter(|entry| entry.label == Label::Title);
    titled.map(|entry| entry.value.trim()).find(|value| code.is_match(value)).map(str::to_owned)
}

/// `Module: MOD-BHP-3307`, `Course PCE-C 0412-01`, `Item RC-1150`
fn alone(layout: &Layout) -> Option<String> {
    let named = pattern!(
        r"^(?:course|module|class|section|item|activity|program(?:me)?|workshop|event|webinar|training|training item)(?: (?:code|id|no\.?|number|#))?:? #?((?-i:[A-Z][A-Z0-9]*(?:[-/ ][A-Z0-9]+)*-?\d[A-Z0-9-]*))$"
    );
    layout.cells.iter().find_map(|cell| {
        let spoken = || {
            pattern!(r"\b(?:is|as|was|under) (?:course|module|class|activity|program(?:me)?|workshop)(?: (?:code|id|no\.?|number))? #?((?-i:[A-Z]{2,}-[A-Z0-9-]*\d[A-Z0-9]*))\b")
                .captures(&cell.text)
        };
        let mut parts = cell.text.split(['|', '·', '•']).map(str::trim);
        let text = parts.find_map(|part| named.captures(part));
        let Some(text) = text else { return spoken().map(|caught| caught[1].to_owned()) };
        let number = text[1].to_owned();
        let digits = number.chars().filter(char::is_ascii_digit).count();
        (digits >= 2 && number.contains('-') && number.len() >= 5).then_some(number)
    })
}

/// `40-HOUR`, `2-day`: how long, and no number of anything.
fn counts(word: &str) -> bool {
    pattern!(r"^\d+-(?:hours?|days?|parts?|weeks?|minutes?|credits?|sessions?)$").is_match(word)
}

/// A number that names something: it holds a digit, and ends where words begin.
fn id(value: &str) -> Option<String> {
    let value = value.trim().trim_start_matches(['#', ':', ' ']);
    // `883 0116 4207`
    if pattern!(r"^\d{3,4}(?: \d{3,4}){2,3}$").is_match(value) {
        return Some(value.to_owned());
    }
    let word = value.split([' ', ',', ';', '|', '(', '\n']).next()?.trim_end_matches(['.', ':']);
    let next = value[word.len()..].split_whitespace().next().unwrap_or("");
    let word = match next {
        // `LM 2207`: letters, then their number.
        next if word.len() <= 8
            && word.starts_with(|sign: char| sign.is_ascii_uppercase())
            && word.chars().all(|sign| sign.is_ascii_uppercase() || sign == '-')
            && next.chars().any(|sign| sign.is_ascii_digit()) =>
        {
            format!("{word} {next}")
        }
        // `365 WM-AUT2`
        next if word.len() <= 4
            && word.chars().all(|sign| sign.is_ascii_digit())
            && pattern!(r"^(?-i:[A-Z]{2,6}-[A-Z0-9-]*\d[A-Z0-9-]*)$").is_match(next) =>
        {
            format!("{word} {next}")
        }
        _ => word.to_owned(),
    };
    let has_digit = !counts(&word) && word.chars().any(|sign| sign.is_ascii_digit());
    let signs = word.chars().all(|sign| sign.is_ascii_alphanumeric() || "-/_. ".contains(sign));
    let is_date = !dates::find(&word, dates::Order::MonthFirst).is_empty();
    (has_digit && signs && !is_date && word.len() >= 2).then_some(word)
}
