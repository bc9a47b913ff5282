//! Hours as people write them, in whole minutes.

use crate::quantity::Credit;

/// A year of study in minutes: longer is a slip of the keyboard.
pub const LONGEST: u32 = 60 * 2000;

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

/// The whole time, when it is one that a course can take; none for nought.
pub fn in_all(minutes: u32) -> Result<Option<u32>, String> {
    if minutes > LONGEST {
        return Err("That is longer than a year of study. Check the figure.".into());
    }
    Ok((minutes > 0).then_some(minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        assert_eq!((clock("1:30"), clock("1.5"), clock("2")), (Ok(90), Ok(90), Ok(120)));
        assert!(clock("1:75").is_err() && clock("soon").is_err());
        assert_eq!((hours_of(90), hours_of(120)), ("1:30".into(), "2".into()));
    }

    #[test]
    fn no_course_takes_longer_than_a_year() {
        assert_eq!((in_all(0), in_all(90)), (Ok(None), Ok(Some(90))));
        assert!(in_all(LONGEST + 1).is_err());
    }
}
