//! Numbers in a sentence that may be an approval's.

use super::super::patterns::pattern;
use super::bodies::Body;
use regex_lite::Regex;

/// A number with its place; `of_course` where it is said to be the course's own.
#[derive(Clone, Debug)]
pub(super) struct Number {
    pub at: usize,
    text: String,
    of_course: bool,
}

impl Number {
    /// The number as this body gives it, with or without the letters before it.
    pub fn of(&self, body: &Body) -> Option<String> {
        let form = body.number?;
        let courses = ["aswb_course", "mi_sw_course", "ce_broker_course", "emdria", "ma_sw", "ne_dhhs", "bacp", "ncps"];
        if self.of_course && !courses.contains(&body.slug) {
            return None;
        }
        let bare = self.text.rsplit(' ').next().unwrap_or_default();
        [self.text.as_str(), bare].into_iter().find(|text| form.is_match(text)).map(str::to_owned)
    }
}

/// A number behind the sign of being one: `No. 4471`, `#SW-0123`, `reference: E25-11`, `provider 1430`.
fn signed() -> &'static Regex {
    pattern!(concat!(
        r"(?:\b([a-zé]+)[ .,:(]{0,2})?",
        r"(?:(?:\bno\b|\bnos\b|\bnumber\b|\bnum\b|núm\b|número(?: de proveedor)?\b|\bn[°º]|\bref\b|\breference\b|\bcode\b|\bid\b|#)\.?(?: (?:no\b\.?|number))?|\bprovider\b|\bacep\b|\bace\b|\bcepa\b|\bmicec\b|\bopd\b|\bpce\b|\bboard,)",
        r"[ ]?[:#(,-]{0,2}[ ]?#?[ ]?",
        r"((?-i:(?:[A-Z]{1,6}(?:-[A-Z]{1,6})* )?[A-Za-z0-9]+(?:[/.-][A-Za-z0-9]+)*))"
    ))
}

/// Every number in the sentence that is no licence's, member's or paper's.
pub(super) fn all(sentence: &str) -> Vec<Number> {
    let mut all = Vec::new();
    let mut from = 0;
    while let Some(caught) = signed().captures_at(sentence, from) {
        let whole = caught.get(0).map_or(from..sentence.len(), |whole| whole.range());
        let (Some(number), word) = (caught.get(2), caught.get(1)) else { break };
        let told = number.as_str().chars().any(|sign| sign.is_ascii_digit());
        // Behind words that are no number, the next sign of one may begin within them: `provider number 44`.
        from = if told { whole.end } else { number.start().max(whole.start + 1) };
        from = sentence.ceil_char_boundary(from);
        let before = word.map(|word| word.as_str().to_lowercase()).unwrap_or_default();
        let other = pattern!(
            r"^(?:licen[cs]e|licensure|member|membership|registration|registered|charity|company|order|receipt|invoice|certificate|learner|user|consultant|phone|tel|suite|box|room|vat|tax)$"
        );
        if told && !other.is_match(&before) {
            let of_course = ["course", "class", "activity", "event", "session", "webinar"].contains(&before.as_str());
            all.push(Number { at: number.start(), text: number.as_str().to_owned(), of_course });
        }
    }
    all.extend(behind_approval(sentence, &all));
    all.sort_by_key(|number| number.at);
    all
}

/// `Nebraska DHHS program approval 26-0417`, `endorsement PD-26-31`, `approved activity ACA-81`: no sign stands between;
/// a day or a year is no number.
fn behind_approval(sentence: &str, known: &[Number]) -> Vec<Number> {
    let pattern = pattern!(
        r"\b(?:approval|authori[sz]ation|endorsement|accreditation|recognition|(?:approved|endorsed|accredited|recogni[sz]ed) (?:activity|course|event|program(?:me)?|provider|sponsor|training))(?: under|,)?:? ((?-i:(?:[A-Z]{1,6}(?:-[A-Z]{1,6})* )?(?:[A-Z]+[/-])*[A-Z]*\d[A-Za-z0-9]*(?:[/-][A-Za-z0-9]+)*))(?:[^/\w]|$)"
    );
    let day = pattern!(r"^(?:(?:19|20)\d\d|\d{1,4}[/-]\d{1,2}[/-]\d{1,4})$");
    pattern
        .captures_iter(sentence)
        .filter_map(|caught| caught.get(1))
        .filter(|number| number.as_str().len() >= 4 && !day.is_match(number.as_str()))
        .filter(|number| !known.iter().any(|other| other.at == number.start()))
        .map(|number| Number { at: number.start(), text: number.as_str().to_owned(), of_course: false })
        .collect()
}

/// A number right behind a body's name, with no sign of being one: `LPC 1388`, `APT 17-512`.
pub(super) fn at_once(after: &str, at: usize) -> Option<Number> {
    let caught =
        pattern!(r"^[ :(#]{1,3}((?-i:[A-Z]{0,3}-?\d[\dA-Z]*(?:-\d+)*[A-Z]?))(?:[),.;]|$| [^\d\s])").captures(after)?;
    let number = caught.get(1)?;
    let year = pattern!(r"^(?:19|20)\d\d$").is_match(number.as_str());
    // `ACA 10 points` counts.
    let counts = pattern!(r"^\S* (?:\w+ ){0,2}(?:hours?|points?|credits?|ceus?|units?|level)\b")
        .is_match(&after[number.end()..]);
    (!year && !counts && number.as_str().len() >= 3).then(|| Number {
        at: at + number.start(),
        text: number.as_str().to_owned(),
        of_course: false,
    })
}

/// `Approval no. ACA-25-083`, `DHHS approval no. MH-26-0195`, `Sponsor authorization 0387`: a sentence that says the
/// number of the one before it.
pub(super) fn begins(sentence: &str) -> Option<Number> {
    let lead = pattern!(
        r"^(?:(?:the|this|its|our|your|(?-i:[A-Z]{2,8})|approved|approval|endorsement|accreditation|provider|sponsor|recognition|authori[sz]ation|social|work|clinical|chapter|collaborative|state|cpd|ce|ceu|opd|course|activity|program(?:me)?|board|numéro|de|reconnaissance|proveedor|aprobación)[ ])*(?:no\b|number|núm|n[°º]|ref\b|reference|code|provider|reconnaissance|#|(?:approval|authori[sz]ation|endorsement|accreditation):? \S*\d)"
    );
    lead.is_match(sentence).then(|| all(sentence).into_iter().next()).flatten().filter(|number| number.at < 60)
}
