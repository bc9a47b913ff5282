//! Hours as people write them, in whole minutes.

use domain::quantity::Credit;

/// Minutes from `2`, `1.5` or `1:30` hours; empty is none.
pub fn clock(text: &str) -> Result<u32, String> {
    let text = text.trim();
    let wrong = || "Write hours as 2, 1.5 or 1:30.".to_owned();
    if text.is_empty() {
        return Ok(0);
    }
    if let Some((hours, minutes)) = text.split_once(':') {
        let hours: u32 = hours.trim().parse().map_err(|_| wrong())?;
        let minutes: u32 = minutes.trim().parse().map_err(|_| wrong())?;
        return if minutes < 60 && hours <= 2000 { Ok(hours * 60 + minutes) } else { Err(wrong()) };
    }
    let amount = Credit::parse(text).filter(|amount| amount.0 <= 200_000).ok_or_else(wrong)?;
    u32::try_from(amount.0 * 60 / 100).map_err(|_| wrong())
}

/// `90` minutes as `1:30`, `120` as `2`.
#[must_use]
pub fn hours_of(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (hours, 0) => hours.to_string(),
        (hours, minutes) => format!("{hours}:{minutes:02}"),
    }
}
