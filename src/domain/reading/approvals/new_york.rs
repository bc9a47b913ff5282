//! New York's boards: they are approved as providers one by one, for each profession.

use super::super::patterns::pattern;

/// Told apart by their numbers' letters, or by the profession they license.
/// `told` says that the paper names the state somewhere: `… as an approved provider for social workers. #SW-0123.`
pub(super) fn find(
    sentence: &str,
    next: Option<&str>,
    told: bool,
    note: &mut impl FnMut(&'static str, Option<String>),
) {
    let numbers = pattern!(r"#?\s*\b(sw|mhc|mft|psy|psyan|p)-(\d{3,5})\b");
    let mut any = false;
    let both = format!("{sentence} {}", next.unwrap_or(""));
    let state = told
        || pattern!(r"\bnysed\b|new york state education department|\bnys(?: education department)?\b|new york")
            .is_match(&both);
    for caught in numbers.captures_iter(sentence) {
        let body = match caught[1].to_lowercase().as_str() {
            "sw" => "nysed_sw",
            "mhc" => "nysed_mhc",
            "mft" => "nysed_mft",
            "psy" => "nysed_psy",
            "psyan" | "p" => "nysed_psychoanalyst",
            _ => continue,
        };
        if state {
            any = true;
            note(body, Some(format!("{}-{}", caught[1].to_uppercase(), &caught[2])));
        }
    }
    let approved = pattern!(r"(?:recogni[sz]ed|approved) (?:by|as)[^.;]*new york state education department|new york state education department[^.;]*(?:recogni[sz]|approv)").is_match(sentence);
    let follows = next.is_some_and(|next| numbers.is_match(next));
    if approved && !any && !follows {
        for (body, named) in [
            ("nysed_sw", pattern!(r"social work")),
            ("nysed_mhc", pattern!(r"mental health counselors?")),
            ("nysed_mft", pattern!(r"marriage and family therap")),
            ("nysed_psy", pattern!(r"psychologists|board for psychology|and psychology")),
            ("nysed_psychoanalyst", pattern!(r"psychoanalysts?")),
        ] {
            if named.is_match(sentence) {
                note(body, None);
            }
        }
    }
}
