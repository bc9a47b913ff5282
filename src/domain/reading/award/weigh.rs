//! What an amount in running text is worth as an answer to how much was earned.

use super::super::activity::Award;
use super::super::amounts::Found;
use super::super::patterns::pattern;
use super::super::topics;
use crate::quantity::Credit;

pub(super) struct Candidate {
    pub award: Award,
    pub weight: i32,
    pub board: Option<&'static str>,
}

/// Nothing where the amount is something else than what was earned.
pub(super) fn weigh(text: &str, found: &Found, sentence: &str, board: Option<&'static str>) -> Option<Candidate> {
    if found.award.unit == "minute" || found.award.amount > Credit::hours(1500) {
        return None;
    }
    let before = last(&text[..found.at], 90);
    // `(lunch and breaks not included)` refuses nothing.
    let pause = pattern!(r"^\s*\([^)]*\b(?:breaks?|lunch|meals?)\b[^)]*\)")
        .find(&text[found.end..])
        .or_else(|| of_possible().find(&text[found.end..]).filter(|of| of.start() <= 3));
    let after = first(&text[pause.map_or(found.end, |pause| found.end + pause.end())..], 60);
    let clause = clause(before);
    let total = pattern!(r"\btotal(?:l?ing| of|:| cpd:?)?(?: (?:a |of )?)?$|\b(?:in all|altogether|together|overall|in sum),?:? $|\b(?:amount(?:s|ed|ing)? to|adds? up to|comes? to|came to|makes?|making) (?:a total of |in all )?$").is_match(clause)
        || pattern!(r"^,? (?:in total|altogether|in all)\b").is_match(after)
        // `twenty hours, of which she attended 18`
        || pattern!(r"\bof which (?:[\w’'-]+ ){1,4}?(?:attended|completed|joined|was present (?:at|for))(?: a total of)? $").is_match(clause);
    // Said to be earned right before it: what it was of changes nothing.
    let plain = total
        || pattern!(
            r"\b(?:earned|received|completed|credited with|attended|gained|awarded|obtained|entitled to|accrued|undertaken|undertook|satisfied|fulfilled|taken|logged|accumulated|done|(?:counts?|credited|recogni[sz]ed|approved|accredited|accepted|taken|registered|logged) as|(?:counts?|credited|approved|accredited) for|counts? towards?|constitutes?|represents?|equates to|equivalent to|carries|attracts|worth)(?: a total of)?(?: \w+)?\s*$"
        )
        .is_match(clause);
    // `8.5 of 10 hours`
    if pattern!(r"\d (?:of|out of)(?: the| a possible)? $").is_match(clause) {
        return None;
    }
    let rate = !total && is_rate(clause, after);
    if is_bound(clause) || denied(clause, after) || rate || is_needed(clause, after) {
        return None;
    }
    if !plain && (is_part(text, found, after) || of_subject(text, found, after)) {
        return None;
    }
    if pattern!(
        r"equals?|is defined|= *$|\bone (?:ceu|cec|unit|point|contact|clock)|\b1 (?:ceu|cec|unit|contact|clock)"
    )
    .is_match(clause)
        || is_defined(after)
    {
        return None;
    }
    let earned = plain
        || is_said_earned(after)
        || pattern!(r"earned|awarded|granted|received?|total|totall?ed|compris\w+|consist\w+ of|covered|amounted to|ran to|satisfied|fulfilled|completed|credited|entitle[sd]|worth|provided|may claim|\bfor\b|attended|credits?:|hours?:|learning:|instruction:")
            .is_match(clause);
    let spoken = !sentence.is_empty() && sentence.contains(first(text, 60));
    let statement =
        pattern!(r"approved by|has been approved|approved continuing|maintains responsibility").is_match(text);
    // `14 August / live webinar / 11 CE hours`: a part of such a line stands for itself.
    let alone = text.chars().count() < 40 || {
        let part = pattern!(r".*(?: [|/·•~] |  )").find(&text[..found.at]).map_or(0, |part| part.end());
        let end = pattern!(r" [|/·•~] |  ").find(&text[found.end..]).map_or(text.len(), |end| found.end + end.start());
        part > 0 && part == found.at && end - part < 40
    };
    let weight =
        2 + if earned { 3 } else { 0 } + if spoken { 3 } else { 0 } + i32::from(alone) * 2 + if total { 4 } else { 0 }
            - if board.is_some() { 3 } else { 0 }
            - i32::from(statement);
    Some(Candidate { award: found.award, weight, board })
}

/// The words of the clause in which an amount stands, up to it.
pub(super) fn clause(before: &str) -> &str {
    // `ATCB no. 7` ends nothing.
    let short = pattern!(r"\b(?:nos?|ref|approx|incl|dr|mr|ms|mrs|st|art|sec)$");
    let stops = pattern!(r"[;\n]|\.(?:\s|$)").find_iter(before);
    let stop = stops.filter(|stop| !short.is_match(&before[..stop.start()])).last().map_or(0, |stop| stop.end());
    &before[stop..]
}

/// Hours that are a part of others, or that were only offered.
fn is_part(text: &str, found: &Found, after: &str) -> bool {
    let before = &text[..found.at];
    let opened = before.rfind('(').filter(|open| !before[*open..].contains(')'));
    // `30 hours (20 hours live, 10 hours of reading)`
    let listed = opened.is_some_and(|open| {
        let inner = text[open..].split(')').next().unwrap_or("");
        pattern!(r"\d\s*(?:\w+ )?(?:hours?|hrs|credits?)\b.*\d\s*(?:\w+ )?(?:hours?|hrs|credits?)\b").is_match(inner)
    });
    // `5 CE credits: 1 in ethics and 4 in …`
    let split = pattern!(r"\b\d[\d.]* (?:[a-z]+ ){0,3}(?:hours?|credits?|ceus?|points?): ?[^.;]{0,60}$")
        .is_match(last(before, 90));
    listed || split
        || pattern!(r"^\s*(?:\)|of)?\s*(?:didactic|practicum|lecture|experiential|supervised|homework|theory|practice|consultation|of (?:didactic|practice|supervised|experiential|homework))|^[^.]{0,12}\b(?:available|possible|offered|maximum|max\b)|^ clinical (?:and|,|;)|^\s*(?:minimum|required)|^ (?:were |was |are |is )?(?:address|cover|concern|deal|relat|dedicat|devot|focus|spent)").is_match(after)
        || pattern!(r"^ (?:were|was) ").is_match(after) && !is_said_earned(after)
        || pattern!(r"\b(?:includes?|including|of which|within)\s*(?:\w+ ){0,3}$").is_match(last(before, 40))
}

/// `two hours each month`, `met for one hour`: how long one meeting was.
fn is_rate(clause: &str, after: &str) -> bool {
    // `5 x 2 hour sessions`
    pattern!(r"\d ?[x×] ?$").is_match(clause)
        || pattern!(r"^[ -](?:sessions?|meetings?|classes|evenings?|modules?|webinars?|blocks?|lectures?)\b").is_match(after)
        || pattern!(r"^,? ?(?:on |in )?(?:per|a|each|every|weekly|fortnightly|monthly|once|twice|on the (?:first|second|third|fourth|last)|on each) ?(?:day|week|fortnight|month|year|session|cycle|renewal|meeting|occasion|or|on|a|the|$|[,.])").is_match(after)
        || pattern!(r"\b(?:lasted|lasting|each|every|(?:sessions|meetings|evenings|classes|modules|webinars) of|meets?|met|weekly|fortnightly|monthly|once a (?:week|fortnight|month))\b[^.]{0,40}$").is_match(last(clause, 50))
            && !pattern!(r"\btotal|attended each|credited|awarded|earned").is_match(last(clause, 50))
}

/// `One credit is based on 60 minutes`, `One hour equals …`: how long a unit is.
pub(super) fn is_defined(after: &str) -> bool {
    pattern!(r"^\s*(?:=|equals?\b|means\b|represents?\b|corresponds?\b|stands for|consists? of \d|(?:is|are|was) (?:equal|equivalent|\d|(?:fifty|sixty)\b|at least|(?:given|earned) (?:for|per|by|with)\b|based|counted|reckoned|defined|awarded for each))")
        .is_match(after)
}

/// What a board asks for.
pub(super) fn is_needed(clause: &str, after: &str) -> bool {
    pattern!(r"\b(?:at least|minimum of|required|requires?|requirements?(?: of| for)?|mandates?|keep|retain\w*)\s*(?:\w+ ){0,3}$")
        .is_match(clause)
        || pattern!(r"requirement|mandate").is_match(first(after, 40)) && !pattern!(r"^ toward").is_match(after)
        || pattern!(r"^\s*(?:minimum|required|needed|to pass|achieved|scored)").is_match(after)
}

/// `Six hours were completed`: said behind the amount.
fn is_said_earned(after: &str) -> bool {
    pattern!(r"^(?: of [a-z ]{2,40})? (?:were|was|are|is|have been|has been) (?:hereby |fully |duly |all |each |both |successfully )*(?:approved|awarded|earned|granted|credited|completed|attended|received|accrued|obtained|undertaken|gained|achieved|logged|recorded|claimed|given|confirmed|conferred|satisfied|recogni[sz]ed|issued|accredited|attained|met)\b").is_match(after)
}

/// `of 12 offered`, `(out of a possible 14)`: of how much it was; it limits nothing.
pub(super) fn of_possible() -> &'static regex_lite::Regex {
    pattern!(
        r",? ?\(?\b(?:out )?of (?:a |the |all )?(?:possible |maximum |available |total )?\d{1,3}(?:\.\d{1,2})?(?: [a-z]+){0,2}?(?: (?:offered|possible|available|maximum|in all|in total|max\.?)\b)?\)?"
    )
}

fn of_subject(text: &str, found: &Found, after: &str) -> bool {
    topics::find(text).iter().any(|hours| hours.amount == found.award.amount) && is_subject(found, after)
}

fn is_subject(found: &Found, after: &str) -> bool {
    !topics::of(&found.between).is_empty()
        || pattern!(r"^\s*(?:of|in|on|for|toward)\b").is_match(after)
            && !pattern!(r"^\s*(?:of|in|for) (?:continuing|ce|cpd|the|attend|complet|training|instruction|this)")
                .is_match(after)
        || pattern!(r"^\s*\)").is_match(after)
}

pub(super) fn is_bound(text: &str) -> bool {
    pattern!(r"maximum|\bmax\b|up to|available|possible|minimum|not to exceed|at most|offered|eligible for")
        .is_match(text)
}

pub(super) fn denied(before: &str, after: &str) -> bool {
    pattern!(r"\b(?:no|not|never|without)\b").is_match(last(before, 25))
        || pattern!(r"^[^.;]{0,30}\b(?:not|never|denied|pending)\b").is_match(after)
}

/// The end of a text, at most so many signs.
pub(super) fn last(text: &str, signs: usize) -> &str {
    text.char_indices().rev().nth(signs.saturating_sub(1)).map_or(text, |(at, _)| &text[at..])
}

/// The beginning of a text, at most so many signs.
pub(super) fn first(text: &str, signs: usize) -> &str {
    text.char_indices().nth(signs).map_or(text, |(at, _)| &text[..at])
}
