//! Shares of a width, in integers: no float, no rounding drift.

/// An amount as a length: nothing is shorter than nothing.
pub fn length(amount: i64) -> u32 {
    u32::try_from(amount.max(0)).unwrap_or(u32::MAX)
}

/// `part` of `whole` as an SVG length, such as `63.88%`; nothing of nothing is nothing.
pub fn percent(part: u32, whole: u32) -> String {
    let hundredths = if whole == 0 { 0 } else { u64::from(part.min(whole)) * 10_000 / u64::from(whole) };
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_below_nothing_has_no_length() {
        assert_eq!([length(-5), length(250), length(i64::MAX)], [0, 250, u32::MAX]);
    }

    #[test]
    fn a_share_is_exact_to_a_hundredth_and_never_over_the_whole() {
        assert_eq!(percent(2300, 3600), "63.88%");
        assert_eq!(percent(0, 3600), "0.00%");
        assert_eq!(percent(50, 40), "100.00%");
        assert_eq!(percent(5, 0), "0.00%");
        assert_eq!(percent(u32::MAX, u32::MAX), "100.00%");
    }
}
