//! What stands in one cell: how long something took or what credit it gave, and what it cost.

use crate::quantity::Credit;
use crate::reading::amounts;
use crate::typed::clock;

/// How long, as the form takes it: hours and minutes, or credit with its unit. What is not understood stays as it was
/// written, so that the form refuses it with its own words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Length {
    pub hours: String,
    pub minutes: String,
    pub credit: String,
    /// A unit of the form; none where the column says it.
    pub unit: &'static str,
}

/// Signs that people write for nothing.
pub const NOTHING: [&str; 8] = ["-", "–", "—", "n/a", "na", "?", "??", "."];

/// `1.5`, `1,5`, `1:30`, `1:30:00`, `5 1/2`, `3 hours`, `90 min`, `0.3 CEU`, `10 points`.
#[must_use]
pub fn length(cell: &str) -> Length {
    let text = cell.trim().to_lowercase();
    if NOTHING.contains(&text.as_str()) {
        return Length::default();
    }
    let is_number = |sign: char| sign.is_ascii_digit() || matches!(sign, '½' | '¼' | '¾');
    let number = text.trim_end_matches(|sign: char| !is_number(sign)).trim();
    let unit = text[number.len()..].trim().trim_end_matches('.');
    let by_clock = number.strip_suffix(":00").filter(|rest| rest.contains(':')).unwrap_or(number);
    let plain = if clock(by_clock).is_ok() {
        by_clock.to_owned()
    } else {
        amounts::number(by_clock).map_or_else(|| by_clock.to_owned(), |amount: Credit| amount.to_string())
    };
    let hours = |hours: String| Length { hours, ..Length::default() };
    let credit = |unit| Length { credit: plain.clone(), unit, ..Length::default() };
    match unit {
        _ if unit.starts_with("min") => Length { minutes: plain, ..Length::default() },
        "ceu" | "ceus" | "c.e.u" | "c.e.u.s" => credit("ceu"),
        _ if unit.contains("point") => credit("point"),
        "" => hours(plain),
        _ if unit.starts_with('h') || unit.starts_with("ce") || unit.starts_with("credit") => hours(plain),
        _ if unit.starts_with("contact h") || unit.starts_with("clock h") || unit.starts_with("cpd") => hours(plain),
        _ => hours(text.clone()),
    }
}

/// An amount as the form takes it, and the currency if one stands beside it: `$1,200.00`, `89,50 €`, `free`.
#[must_use]
pub fn money(cell: &str) -> (String, Option<&'static str>) {
    const SIGNS: [(&str, &str); 14] = [
        ("us$", "USD"),
        ("ca$", "CAD"),
        ("c$", "CAD"),
        ("au$", "AUD"),
        ("a$", "AUD"),
        ("nz$", "NZD"),
        ("usd", "USD"),
        ("cad", "CAD"),
        ("gbp", "GBP"),
        ("eur", "EUR"),
        ("aud", "AUD"),
        ("nzd", "NZD"),
        ("chf", "CHF"),
        ("£", "GBP"),
    ];
    let mut text = cell.trim().to_lowercase();
    if ["free", "none", "no charge", "no cost", "included"].contains(&text.as_str()) {
        return ("0".into(), None);
    }
    let mut currency = None;
    for (sign, code) in SIGNS {
        if text.contains(sign) {
            text = text.replace(sign, "");
            currency = currency.or(Some(code));
        }
    }
    if text.contains('€') {
        text = text.replace('€', "");
        currency = Some("EUR");
    }
    // A dollar alone may be any of five: the person says which.
    let text: String = text.replace('$', "").chars().filter(|sign| !sign.is_whitespace() && *sign != '\'').collect();
    (plain_decimal(&text), currency)
}

/// Without the signs between thousands; the last of two kinds, or one with other than three digits after it, is the point.
fn plain_decimal(text: &str) -> String {
    let Some(last) = text.rfind([',', '.']) else { return text.to_owned() };
    let both = text.contains(',') && text.contains('.');
    let (whole, part) = (&text[..last], &text[last + 1..]);
    let whole_digits: String = whole.chars().filter(|sign| !matches!(sign, ',' | '.')).collect();
    if part.len() == 3 && !both && !whole.is_empty() {
        return format!("{whole_digits}{part}");
    }
    format!("{whole_digits}.{part}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_read_with_its_unit() {
        for (cell, hours, minutes) in [
            ("3", "3", ""),
            ("1.5", "1.5", ""),
            ("1,5", "1,5", ""),
            ("1:30", "1:30", ""),
            ("1:30:00", "1:30", ""),
            ("3 hours", "3", ""),
            ("2h", "2", ""),
            ("6 CE credits", "6", ""),
            ("90 min", "", "90"),
            ("5 1/2", "5.5", ""),
            ("5½ hrs", "5.5", ""),
            ("2.00", "2.00", ""),
            ("-", "", ""),
            ("2 days", "2 days", ""),
        ] {
            let read = length(cell);
            assert_eq!((read.hours.as_str(), read.minutes.as_str()), (hours, minutes), "{cell}");
        }
    }

    #[test]
    fn a_unit_beside_the_number_is_kept() {
        let read = length("0.3 CEU");
        assert_eq!((read.credit.as_str(), read.unit, read.hours.as_str()), ("0.3", "ceu", ""));
        assert_eq!(length("10 OPD points").unit, "point");
    }

    #[test]
    fn money_is_read_with_its_currency() {
        for (cell, amount, currency) in [
            ("120", "120", None),
            ("$120.00", "120.00", None),
            ("1,200", "1200", None),
            ("1,200.50", "1200.50", None),
            ("1.200,50 €", "1200.50", Some("EUR")),
            ("89,50", "89.50", None),
            ("£45", "45", Some("GBP")),
            ("CAD 60", "60", Some("CAD")),
            ("Free", "0", None),
            ("", "", None),
            ("ask us", "askus", None),
        ] {
            assert_eq!(money(cell), (amount.into(), currency), "{cell}");
        }
    }
}
