//! The number under which someone is licensed or registered.

use super::super::labels::{Label, Labelled};
use super::super::layout::{Block, Layout};
use super::super::names;
use super::super::paragraphs::Piece;
use super::super::patterns::pattern;
use super::is_credential;

/// The states that license, as a group of a pattern.
macro_rules! states {
    () => {
        r"(?:alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new (?:hampshire|jersey|mexico|york)|(?:north|south) (?:carolina|dakota)|ohio|oklahoma|oregon|pennsylvania|rhode island|tennessee|texas|utah|vermont|virginia|washington(?: state)?|west virginia|wisconsin|wyoming|nys)"
    };
}

/// The attendee's own licence: behind its label, or beside the name.
pub fn licence(layout: &Layout, labelled: &[Labelled], pieces: &[Piece<'_>], attendee: Option<&str>) -> Option<String> {
    let own = |entry: &&Labelled| match entry.label {
        Label::License => !is_signatory(layout, entry, attendee),
        Label::CertificateId | Label::Other if is_credential(entry) => true,
        // A registration is a licence's where it says with whom: `CRPO 010744`.
        Label::Other => {
            pattern!(r"^(?:registration|membership|registered(?: with)?|reg\.?)(?: (?:numbers?|no))?\b")
                .is_match(&entry.words)
                && (register().is_match(&entry.value) || beside_attendee(labelled, entry))
        }
        _ => false,
    };
    let behind_label = labelled.iter().filter(own).find_map(|entry| licence_in(&entry.value));
    let number = behind_label.or_else(|| beside_name(layout, pieces, attendee?))?;
    // `CA LMFT 119870`: the state that licenses stands before the kind, and is no part of the number.
    let state = pattern!(
        r"^(?-i:(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]) ([A-Z]{3,}.*))$"
    );
    Some(state.captures(&number).map_or(number.clone(), |caught| caught[1].to_owned()))
}

/// `Recipient: Ada Byron    Registration no: C 04417`: whose registration it is, is told on the same line.
fn beside_attendee(labelled: &[Labelled], entry: &Labelled) -> bool {
    let same = |other: &Labelled| other.cell.page == entry.cell.page && other.cell.foot == entry.cell.foot;
    let lettered = pattern!(r"^(?-i:[A-Z]{1,4})[ -]?\d{4,}$").is_match(entry.value.trim());
    lettered && labelled.iter().any(|other| other.label == Label::Attendee && same(other))
}

/// Who keeps registers of those who practise, by the letters that stand before their numbers.
fn register() -> &'static regex_lite::Regex {
    pattern!(
        r"^(?:crpo|hpcsa|sacssp|cpbao|ocswssw|ccpa|bacp|ukcp|ncps|hcpc|ahpra|psyba|psy|aca|pacfa|iacp|iahip|psi|nzac|nzap|nzpb|opq|coru|cosca|babcp|bps|swe|crr|ps|rp|asw|amft|apcc|l(?:cs|ics|ms)w|lp?c?p?c|lmft|lmhc|mf[ct])\b"
    )
}

/// A number under another person's name is that person's.
fn is_signatory(layout: &Layout, entry: &Labelled, attendee: Option<&str>) -> bool {
    let cell = &entry.cell;
    let Some(above) = layout.above(cell.page, cell.left, cell.right, cell.foot - cell.size) else { return false };
    let near = cell.foot - cell.size - above.foot <= cell.size * 2 && (above.left - cell.left).abs() <= cell.size;
    let Some(line) = above.lines.last().filter(|_| near) else { return false };
    let someone = names::person(&line.text).filter(|_| !layout.is_label(line));
    someone.is_some_and(|someone| attendee.is_some_and(|attendee| !line.text.contains(attendee) && someone != attendee))
}

/// `Ana Ruiz, LPC (License 70418)`, `Ana Ruiz` over `Psychologist, PSY0009318827`
fn beside_name(layout: &Layout, pieces: &[Piece<'_>], attendee: &str) -> Option<String> {
    for (text, block) in pieces {
        let Some(end) = named_in(text, attendee) else { continue };
        let rest = &text[end..];
        let until = pattern!(
            r"\b(?:has|have|attended|completed|participated|took|is|was|earned|successfully|watched|finished|for)\b|\bin (?:the|a|an|our)\b|[.;] (?-i:[A-Z][a-z])"
        );
        let rest = &rest[..until.find(rest).map_or(rest.len(), |place| place.start()).min(rest.len())];
        if let Some(number) = in_credentials(rest) {
            return Some(number);
        }
        let under = block.and_then(|block| layout.below(block.page, block.left, block.right, block.foot));
        let close = |block: &&Block| block.text.chars().count() < 60;
        if let Some(number) = under.filter(close).and_then(|under| in_credentials(&format!(", {}", under.text))) {
            return Some(number);
        }
    }
    None
}

/// Where a name ends in a text, as it is read or with the family name first: `BYRON, Ada`.
fn named_in(text: &str, attendee: &str) -> Option<usize> {
    if let Some(at) = text.find(attendee) {
        return Some(at + attendee.len());
    }
    let (given, family) = attendee.rsplit_once(' ')?;
    let turned =
        |family: &str| Some(format!("{family}, {given}")).and_then(|name| Some(text.find(&name)? + name.len()));
    turned(family).or_else(|| turned(&family.to_uppercase()))
}

fn in_credentials(text: &str) -> Option<String> {
    let called = pattern!(
        r"(?:licen[cs]e|licensure|\blic\b\.?|licencia|permis [^,;\d]{0,40}|\bcrr\b|\bpermit|member|membership|registrant|registration|\breg\.?)(?: (?:clinical|full|associate|provisional|accredited))?(?: (?:no\b\.?|number|núm\.?|n[°º]))?\W{0,4}(?:no\b\.?|number|núm\.?|n[°º]|#)?\W{0,3}((?-i:(?:[A-Z]{1,5}[ -]?)?[A-Z]{0,2}\.?\d[\w.-]*(?: \d{3}\b)?))"
    );
    let numbered = pattern!(
        r"[,(] ?(?-i:[A-Z][A-Za-z.-]{1,10})(?: reg(?:istration|\.)?)? ?(?:no\b\.?|number|#) ?#?((?-i:[A-Z]{0,2}\d[\w.-]*))"
    );
    let glued = pattern!(r"[,(] ?((?-i:[A-Z]{2,5}\d{5,10}))\b");
    // `, LMFT 98760`, `(GA LPC 010883)`, `| AZ PSY-005518`
    let lettered = pattern!(
        r"[,(|·] ?((?-i:(?:[A-Z]{2} )?(?:L[A-Z]{2,5}|R[SP]W?|AMFT|APCC|ASW|CRC|NCC|PSY|MFT|MHC)(?:-[A-Z]{1,2})?[ .-]#?\d{4,}))\b"
    );
    // `(Oregon C4471)`, `New York LMFT 001234`
    let of_state = pattern!(concat!(
        r"[,(|·] ?(?:the )?(?:state of )?",
        states!(),
        r"(?: licensed| registered| clinical| professional| mental health)*(?: psychologist| counsell?or| social worker| therapist)?(?: licen[cs]e| credential)?,? #?((?-i:(?:[A-Z][A-Za-z]{1,6}(?:-[A-Z]{1,2})? ?)?#?[A-Z]{0,3}\.?\d[\w.-]{2,}))"
    ));
    // `(social worker, SACSSP 10-33107)`
    let registered = pattern!(
        r"[,(|·]? ?\b(?:crpo|hpcsa|sacssp|cpbao|ocswssw|ccpa|bacp|ukcp|ncps|hcpc|ahpra|psyba|pacfa|iacp|iahip|nzac|nzap|nzpb|opq|coru|cosca|babcp|bps|swe|aasw)\b(?: (?:reg(?:istration|istered)?\b\.?|membership|member))?(?: (?:clinical|full|associate|provisional|accredited))?(?: (?:no\b\.?|number|id))?:? ?#?((?-i:(?:[A-Z]{1,3} ?)?\d[\d-]{3,}))"
    );
    // `, SACX R0733`, `(MT 2984)`: letters of a register or a credential, and a number of theirs.
    let of_letters =
        pattern!(r"[,(|·] ?((?-i:[A-Z]{2,6}(?:-[A-Z]{1,2})?[ .]#?[A-Z]{0,3}\d{3,}[\d-]*(?:\.\d+)?))(?:[),;. ]|$)");
    // `, Licensed Psychologist 10422`
    let practising = pattern!(
        r"\b(?:licensed|registered|certified) (?:[a-z]+ ){0,4}(?:psychologist|counsell?or|social worker|therapist|psychotherapist|nurse|clinician|practitioner|psychoanalyst),? \(?#?((?-i:(?:[A-Z]{2} )?[A-Z]{0,4}[ .-]?\d{4,}[\d-]*))"
    );
    let counted = pattern!(r"^(?:ce|ces|ceus?|c?pd|opd|ects|acep|aswb|nbcc|apa|naadac|ref|no|tel|id)\b");
    let caught = [called, numbered, glued, lettered, of_state, registered, of_letters, practising]
        .into_iter()
        .find_map(|pattern| pattern.captures(text).filter(|caught| !counted.is_match(&caught[1])))?;
    Some(caught[1].trim_end_matches(['.', ',']).to_owned())
}

/// A licence's own number, with its kind where that is part of it.
fn licence_in(value: &str) -> Option<String> {
    // `LMSW-C · MI 6801099214`
    let numbered = |part: &&str| part.chars().filter(char::is_ascii_digit).count() >= 3;
    let value = value.split(['·', '|', '•', '–', '—']).find(numbered).unwrap_or(value);
    let value = value.trim().trim_start_matches(['#', ':', ' ']);
    let state =
        pattern!(concat!(r"^(?:state of )?", states!(), r",? (?:licen[cs]e )?(?:no\.? |number |#)?")).find(value);
    let value = state.map_or(value, |state| &value[state.end()..]);
    // `LPCC E.1900442`: the kind of licence, then its number.
    if let Some(caught) = pattern!(r"^(?-i:[A-Z]{2,6} ([A-Z]{1,2}\.\d[\w-]{3,}))").captures(value) {
        return Some(caught[1].to_owned());
    }
    // `LMFT / 88340 / CA`, `Mental Health Counselor 009918`
    if let Some(caught) = pattern!(r"^(?-i:[A-Z][A-Za-z]{1,6} ?/ ?){1,2}(\d{4,})\b").captures(value) {
        return Some(caught[1].to_owned());
    }
    if let Some(caught) = pattern!(r"^(?-i:[A-Z][a-z]+(?: [A-Z][a-z]+){1,4}),? #?(\d{4,})$").captures(value) {
        return Some(caught[1].to_owned());
    }
    // `60 418`, `6801 044 310`, alone
    if pattern!(r"^\d{2,4}(?: \d{3,4}){1,2}$").is_match(value) {
        return Some(value.to_owned());
    }
    let caught = pattern!(r"^(?-i:((?:[A-Z][A-Za-z.]{0,6},?[ -]{1,2}){0,2}(?:No\. ?|# ?)?[A-Z]{0,5}[- .]?\d[\w.-]*))")
        .captures(value)?;
    let number = caught[1].trim_end_matches(['.', ',']).to_owned();
    // `6 core hours` counts something, and zeros alone stand where a number was left out.
    let digits = number.chars().filter(char::is_ascii_digit).count();
    (digits > 2 || value.len() == number.len() && !number.contains(' ')).then_some(())?;
    number.chars().any(|sign| ('1'..='9').contains(&sign)).then_some(number)
}
