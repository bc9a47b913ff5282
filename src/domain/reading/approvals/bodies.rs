//! The bodies that approve, what names each, and the form of the numbers it gives.

use super::super::patterns::pattern;
use regex_lite::Regex;

/// A body with what names it. `number` is the form of a whole number; a body without one issues none.
pub(super) struct Body {
    pub slug: &'static str,
    pub named: &'static Regex,
    pub number: Option<&'static Regex>,
    /// Several numbers may stand on one paper.
    pub several: bool,
}

const fn body(slug: &'static str, named: &'static Regex, number: Option<&'static Regex>) -> Body {
    Body { slug, named, number, several: false }
}

pub(super) fn bodies() -> Vec<Body> {
    let mut all = national();
    all.extend(of_states());
    all.extend(of_specialties());
    all.extend(abroad());
    all
}

fn national() -> Vec<Body> {
    vec![
        body(
            "apa",
            pattern!(
                r"american psychological association\b|\bapa[- ](?:approved|ce (?:sponsor|provider)|sponsor|approval|provider)|\b(?:approved|accredited|sponsor(?:ed)?|recogni[sz]ed) (?:\w+ ){0,2}(?:by|of|with) (?:the )?apa\b"
            ),
            None,
        ),
        body("nbcc_acep", pattern!(r"\bacep\b|\bnbcc\b|national board for certified counselors"), digits("4,5")),
        body(
            "aswb_course",
            pattern!(
                r"aswb[^.;]{0,60}(?:course|individual) (?:approval )?(?:no\b\.?|number|#|id\b)|(?:course|program),? (?:approval )?(?:no\b\.?|number|#)[^.;]{0,260}\bindividual course|\bthis (?:course|program(?:me)?|activity)\b[^.;]{0,120}\bapproval (?:no\b\.?|number|#)[^.;]{0,200}(?:\baswb\b|social work boards)|ace[- ]individual|aswb (?:ace )?(?:individual )?course"
            ),
            Some(pattern!(r"^[A-Z]{0,3}-?\d[\w-]{2,}$")),
        ),
        body(
            "aswb_ace",
            pattern!(r"\baswb\b|association of social work boards|\bace (?:provider|approved)"),
            Some(pattern!(r"^\d{3,6}(?:-[A-Z])?$")),
        ),
        body("naadac", pattern!(r"\bnaadac\b|association for addiction professionals"), digits("3,7")),
        body(
            "emdria",
            pattern!(r"\bemdria\b|emdr international association"),
            Some(pattern!(r"^(?:EC-?)?[A-Z]{0,3}-?(?:\d{3,7}(?:-\d+)?|\d{2}-\d{3,6})[A-Z]?$")),
        ),
        body(
            "ancc",
            pattern!(r"\bancc\b|american nurses credentialing cent(?:er|re)"),
            Some(pattern!(r"^[A-Z]{0,3}\d[\w-]{2,}$")),
        ),
        body("ama", pattern!(r"ama pra category 1"), None),
    ]
}

fn of_states() -> Vec<Body> {
    let texan = Some(pattern!(r"^(?:cs)?\d{2,6}$"));
    let coded = Some(pattern!(r"^(?:[A-Z]{1,6}[ -])*[A-Z]{0,5}\d[\w/-]{1,}$"));
    vec![
        body(
            "camft_cepa",
            pattern!(r"\bcepa\b|california association of marriage and family therapists|\bcamft\b"),
            digits("4,8"),
        ),
        body(
            "ca_bbs",
            pattern!(
                r"\bpce\s*(?:no\.?|number|#)?\s*[:#]?\s*\d|bbs (?:ce )?provider|california board of behavioral sciences[^.;]{0,40}provider"
            ),
            Some(pattern!(r"^(?:pce ?)?\d{3,6}$")),
        ),
        body("fl_provider", pattern!(r"\b50-\d{3,6}\b"), Some(pattern!(r"^50-\d{3,6}$"))),
        Body {
            several: true,
            ..body(
                "ce_broker_course",
                pattern!(r"\b20-\d{5,9}\b|(?:ce ?broker|tracking)[^.;]{0,40}\b20-\d{4}\b"),
                Some(pattern!(r"^20-\d{4,9}$")),
            )
        },
        body("tx_lpc", pattern!(r"(?:texas|\btx\b)[^.;]{0,60}?(?:professional counselors?|\blpcs?\b)"), texan),
        body("tx_lmft", pattern!(r"(?:texas|\btx\b)[^.;]{0,60}?(?:marriage and family therapists?|\blmfts?\b)"), texan),
        body("tx_sw", pattern!(r"(?:texas|\btx\b)[^.;]{0,60}?(?:social work(?:ers?)?|\bl[cm]sws?\b|\bsws?\b)"), texan),
        Body {
            several: true,
            ..body(
                "oh_cswmft",
                pattern!(
                    r"\br[cst][stx]{1,2}\d{5,8}\b|ohio counsell?ors?\b[^.;]{0,20}social work|ohio cswmft|\bcswmft\b|counselor, social worker,? and marriage and family therapist board"
                ),
                Some(pattern!(r"^[A-Z]{0,5}[ -]?\d{5,8}$")),
            )
        },
        body(
            "ma_sw",
            pattern!(
                r"nasw[- ]ma\b|massachusetts[^.;]{0,60}social work|social work[^.;]{0,40}massachusetts|massachusetts chapter of (?:the )?nasw|nasw[, -]+massachusetts|\bmaswc?\b|\b258 cmr\b|collaborative of nasw"
            ),
            coded,
        ),
        body("md_sw", pattern!(r"maryland[^.;]{0,60}social work|social work[^.;]{0,40}maryland"), coded),
        body("mi_sw_provider", michigan(), Some(pattern!(r"^(?:MICEC ?-?)?\d{3,}[\w-]*$"))),
        body("mi_sw_course", michigan(), Some(pattern!(r"^(?:MICEC ?-?)?\d{3,}[\w-]*$"))),
        body(
            "ne_dhhs",
            pattern!(
                r"nebraska (?:dhhs|department of health|board of mental health|licensure unit)|\bdhhs (?:\w+ )?approv"
            ),
            coded,
        ),
        body(
            "pr_psych",
            pattern!(r"junta examinadora de psicólogos|puerto rico[^.;]{0,40}psycholog"),
            Some(pattern!(r"^[A-Z]{0,4}-?\d[\w-]+$")),
        ),
    ]
}

/// Which of its two kinds is told by what else the sentence says.
fn michigan() -> &'static Regex {
    pattern!(
        r"\bmicec\b|nasw[, -]+michigan|nasw-?mi\b|michigan social work continuing education|michigan chapter of (?:the )?nasw|michigan[^.;]{0,30}(?:social work|course|provider)[^.;]{0,20}approv"
    )
}

fn of_specialties() -> Vec<Body> {
    vec![
        body("apt", pattern!(r"association for play therapy|\bapt\b"), Some(pattern!(r"^\d{2}-\d{2,5}$"))),
        body("atcb", pattern!(r"\batcb\b|art therapy credentials board"), Some(pattern!(r"^[A-Z]{0,4}-?\d[\w-]*$"))),
    ]
}

fn abroad() -> Vec<Body> {
    let coded = Some(pattern!(r"^(?:[A-Z]{1,6}[ -])*(?:[A-Z]+[/-])*[A-Z]{0,6}\d[\w/-]+$"));
    vec![
        body(
            "opq",
            pattern!(r"\br[aep]\d{4,6}-\d{2}\b|\bopq\b|ordre des psychologues du québec"),
            Some(pattern!(r"^r[aep]\d{4,6}-\d{2}$")),
        ),
        body(
            "bacp",
            pattern!(
                r"(?:endorsed|accredited|approved|recogni[sz]ed) by [^.;]{0,40}?(?:\bbacp\b|british association for counselling)|\b(?:endors|accredit|approv|recogni[sz])\w*[^;]{0,30}\bbacp-|\bbacp[- ](?:endorsed|accredited|approved|recogni[sz]ed|endorsement|accreditation|approval)"
            ),
            coded,
        ),
        body(
            "ncps",
            pattern!(
                r"(?:endorsed|accredited|approved|recogni[sz]ed|assured) by [^.;]{0,40}?(?:\bncps\b|national counselling (?:and|&) psychotherapy society)|quality[- ]checked by [^.;]{0,40}?(?:\bncps\b|national counselling)|\b(?:endors|accredit|approv|recogni[sz])\w*[^;]{0,30}\bncps-|\bncps[- ](?:endorsed|accredited|approved|assured|recogni[sz]ed|endorsement|accreditation|approval|quality)"
            ),
            coded,
        ),
        body(
            "aca_au",
            pattern!(
                r"(?:endorsed|accredited|approved|recogni[sz]ed) by [^.;]{0,40}?australian counselling association|australian counselling association[^.;]{0,40}?(?:approv|endors|accredit)|\b(?:endors|accredit|approv|recogni[sz])\w*[^;]{0,30}\baca-|\baca (?:approval|endorsement|accreditation) (?:number|no\b|code|ref)|\baca[- ](?:approved|endorsed|accredited|recogni[sz]ed)[^.;]{0,40}(?:opd|ongoing professional development)|\baca opd (?:no\b|number|#|\w*\d)"
            ),
            coded,
        ),
        body(
            "pacfa",
            pattern!(
                r"(?:endorsed|accredited|approved|recogni[sz]ed) by [^.;]{0,40}?(?:\bpacfa\b|psychotherapy and counselling federation)|\b(?:endors|accredit|approv|recogni[sz])\w*[^;]{0,30}\bpacfa-|\bpacfa[- ](?:endorsed|accredited|approved|recogni[sz]ed|endorsement|accreditation|approval)"
            ),
            coded,
        ),
    ]
}

/// A number of digits alone, the count of them as a pattern writes it.
fn digits(count: &str) -> Option<&'static Regex> {
    Some(match count {
        "4,5" => pattern!(r"^(?:sp-?)?\d{4,5}$"),
        "3,7" => pattern!(r"^\d{3,7}$"),
        _ => pattern!(r"^\d{4,8}$"),
    })
}

/// Bodies whose names stand for one another.
pub(super) fn related(one: &str, other: &str) -> bool {
    let family = |body: &str| match body {
        "aswb_ace" | "aswb_course" => 1,
        "mi_sw_provider" | "mi_sw_course" => 2,
        "camft_cepa" | "ca_bbs" => 3,
        _ => 0,
    };
    family(one) != 0 && family(one) == family(other)
}
