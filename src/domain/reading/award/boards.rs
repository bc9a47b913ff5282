//! Which board an amount is printed for.

use super::super::patterns::pattern;
use regex_lite::Regex;

/// The bodies that approved what a document tells of: only they count what is printed for a profession.
pub(super) struct Boards {
    pub approved: Vec<&'static str>,
}

impl Boards {
    /// The board a phrase names, or the profession that it is for.
    pub fn named(&self, text: &str) -> Option<&'static str> {
        let mut all = self.all_named(text);
        (all.len() == 1).then(|| all.remove(0))
    }

    /// Every board that a phrase names; a profession only where no board is named.
    pub fn all_named(&self, text: &str) -> Vec<&'static str> {
        let find = |list: &[(&'static Regex, &'static str)]| {
            list.iter().filter(|(words, _)| words.is_match(text)).map(|(_, body)| *body).collect::<Vec<_>>()
        };
        let found = find(&new_york());
        if !found.is_empty() {
            return found;
        }
        // New York without a profession: the one that approved.
        if pattern!(r"\bnys\b|\bnysed\b|\bnew york\b.{0,12}contact hours|contact hours.{0,4}new york").is_match(text) {
            let mut state = self.approved.iter().copied().filter(|body| body.starts_with("nysed"));
            return state.next().filter(|_| state.next().is_none()).into_iter().collect();
        }
        let found = find(&boards());
        if !found.is_empty() {
            return found;
        }
        // A single course's approval stands for that of who gave it.
        let course = |body: &str| body == "aswb_ace" && self.approved.contains(&"aswb_course");
        find(&professions()).into_iter().filter(|body| self.approved.contains(body) || course(body)).collect()
    }
}

fn new_york() -> [(&'static Regex, &'static str); 5] {
    [
        (
            pattern!(
                r"(?:new york|nysed).{0,40}(?:social work|lmsw|lcsw)|nys (?:lmsw|lcsw|social)|social work(?:ers)?\W{1,4}(?:new york|nys)\b"
            ),
            "nysed_sw",
        ),
        (
            pattern!(
                r"(?:new york|nysed).{0,60}(?:lmhc|\bmhc\b|mental health counsel)|nys lmhc|counselors\W{1,4}(?:new york|nys)\b"
            ),
            "nysed_mhc",
        ),
        (pattern!(r"(?:new york|nysed).{0,60}(?:lmft|\bmft\b|marriage)|nys lmft"), "nysed_mft"),
        (pattern!(r"(?:new york|nysed).{0,40}psychologist|nys psychologist"), "nysed_psy"),
        (pattern!(r"(?:new york|nysed).{0,40}psychoanalyst"), "nysed_psychoanalyst"),
    ]
}

fn boards() -> [(&'static Regex, &'static str); 18] {
    [
        (pattern!(r"\bnbcc\b|national board for certified counselors"), "nbcc_acep"),
        (pattern!(r"\baswb\b|\bace (?:ce\b|credit|program)|association of social work boards"), "aswb_ace"),
        (pattern!(r"\bapa\b|american psychological as"), "apa"),
        (pattern!(r"\bnaadac\b"), "naadac"),
        (pattern!(r"\bemdria\b"), "emdria"),
        (pattern!(r"\bcamft\b|\bcepa\b"), "camft_cepa"),
        (pattern!(r"\bbbs\b|california board of behavioral"), "ca_bbs"),
        (pattern!(r"association for play therapy|\bapt\b"), "apt"),
        (pattern!(r"\bancc\b|american nurses credentialing"), "ancc"),
        (pattern!(r"\bama pra"), "ama"),
        (pattern!(r"\batcb\b|art therapy credentials board"), "atcb"),
        (pattern!(r"florida board|\bfl board|florida\b[^.;]{0,12}ce ?broker"), "fl_provider"),
        (
            pattern!(
                r"nasw[- ]ma\b|massachusetts[^.;]{0,40}social work|social work(?:ers)?,? (?:in )?massachusetts|nasw[- ]+massachusetts|\b258 cmr\b"
            ),
            "ma_sw",
        ),
        (pattern!(r"maryland[^.;]{0,40}social work|social work(?:ers)?,? (?:in )?maryland"), "md_sw"),
        (pattern!(r"ohio (?:cswmft|counselor, social work)|\bcswmft\b"), "oh_cswmft"),
        (pattern!(r"\bopq\b|ordre des psychologues du québec"), "opq"),
        (pattern!(r"\bopd\b|australian counselling association"), "aca_au"),
        (pattern!(r"\bpacfa\b"), "pacfa"),
    ]
}

/// Who it is for, where its board is not named: the body whose credit they count.
fn professions() -> [(&'static Regex, &'static str); 5] {
    [
        (
            pattern!(
                r"(?:^|[(:;.] ?|for )(?:licensed |professional |mental health )*counselors(?: ?[):;,.–-]|$| (?:receive|earn))"
            ),
            "nbcc_acep",
        ),
        (
            pattern!(
                r"(?:^|[(:;.] ?|for )(?:licensed |clinical )*social workers(?: ?[):;,.–-]|$| (?:receive|earn|will|may|completing|are awarded))"
            ),
            "aswb_ace",
        ),
        (
            pattern!(
                r"(?:^|[(:;.] ?|for )(?:licensed )?psychologists(?: ?[):;,.–-]|$| (?:receive|earn|will|may|completing|are awarded))"
            ),
            "apa",
        ),
        (pattern!(r"(?:^|[(:;.] ?|for )(?:registered )?nurses\b|^nursing\b"), "ancc"),
        (pattern!(r"(?:^|[(:;.] ?|for )addictions? (?:counselors|professionals)\b"), "naadac"),
    ]
}
