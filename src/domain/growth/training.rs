//! What one said of a skill around a training: before it, looking back at before, after it, and at the follow-ups. Never the
//! point after it alone, and always self-reported.

use super::timeline::{AFTER_DAYS, FOLLOW_UPS, window};
use super::{Rating, Source};
use chrono::{Days, NaiveDate};

/// A rating within so many days of a follow-up answers it; for as long after it the follow-up stays open.
const SLACK_DAYS: u64 = 30;

/// What became of a follow-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FollowUp<'a> {
    Rated(&'a Rating),
    /// Its day has not come yet.
    Ahead,
    /// Its day has come, and nothing is said yet.
    Open,
    /// It went by without a rating, which is nobody's fault.
    Passed,
}

/// One's own ratings around a training.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around<'a> {
    /// The last within thirty days before it.
    pub before: Option<&'a Rating>,
    /// "Looking back, where was I?": the last one that speaks of those thirty days.
    pub looking_back: Option<&'a Rating>,
    /// The first within fourteen days from it on.
    pub after: Option<&'a Rating>,
    /// Whether there is still time to say where one stands after it.
    pub after_is_open: bool,
    /// Days after it, the day that is, and what became of it.
    pub follow_ups: [(u64, NaiveDate, FollowUp<'a>); 2],
}

/// Ratings are those of one skill, oldest first.
#[must_use]
pub fn around(ratings: &[Rating], training: NaiveDate, today: NaiveDate) -> Around<'_> {
    let (from, to) = window(training);
    let own = || ratings.iter().filter(|rating| rating.source == Source::Own);
    let ahead = || own().filter(|rating| !rating.looking_back);
    let follow_up = |days: u64| {
        let due = training.checked_add_days(Days::new(days)).unwrap_or(training);
        let slack = i64::try_from(SLACK_DAYS).unwrap_or(0);
        let nearest = ahead()
            .filter(|rating| (rating.rated_on - due).num_days().abs() <= slack)
            .min_by_key(|rating| (rating.rated_on - due).num_days().abs());
        let became = match nearest {
            Some(rating) => FollowUp::Rated(rating),
            None if today < due => FollowUp::Ahead,
            None if (today - due).num_days() <= slack => FollowUp::Open,
            None => FollowUp::Passed,
        };
        (days, due, became)
    };
    Around {
        before: ahead().rfind(|rating| rating.rated_on >= from && rating.rated_on < training),
        looking_back: own()
            .rfind(|rating| rating.looking_back && rating.rated_on >= from && rating.rated_on <= training),
        after: ahead().find(|rating| rating.rated_on >= training && rating.rated_on <= to),
        after_is_open: today >= training && (today - training).num_days() <= i64::try_from(AFTER_DAYS).unwrap_or(0),
        follow_ups: FOLLOW_UPS.map(follow_up),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Directness, Level};
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn rating(source: Source, halves: u8, on: &str, looking_back: bool) -> Rating {
        Rating {
            skill: "mentalising_stance".into(),
            level: Level::from_halves(halves).unwrap(),
            source,
            directness: Directness::Recall,
            rated_on: day(on),
            looking_back,
            anchor_version: 1,
        }
    }

    #[test]
    fn before_looking_back_and_after_are_told_apart_and_others_do_not_count() {
        let ratings = [
            rating(Source::Own, 5, "2026-02-01", false),
            rating(Source::Own, 6, "2026-08-10", false),
            rating(Source::Own, 4, "2026-08-10", true),
            rating(Source::Supervisor, 8, "2026-08-25", false),
            rating(Source::Own, 5, "2026-09-03", false),
        ];
        let around = around(&ratings, day("2026-08-22"), day("2026-11-23"));
        assert_eq!(around.before, Some(&ratings[1]));
        assert_eq!(around.looking_back, Some(&ratings[2]));
        assert_eq!(around.after, Some(&ratings[4]));
        assert!(!around.after_is_open);
        assert_eq!(around.follow_ups[0], (90, day("2026-11-20"), FollowUp::Open));
        assert_eq!(around.follow_ups[1], (180, day("2027-02-18"), FollowUp::Ahead));
    }

    #[test]
    fn a_follow_up_is_answered_by_the_nearest_rating_within_a_month_or_goes_by() {
        let ratings = [rating(Source::Own, 5, "2026-11-01", false), rating(Source::Own, 6, "2026-11-24", false)];
        let training = day("2026-08-22");
        let found = around(&ratings, training, day("2027-06-01"));
        assert_eq!(found.follow_ups[0].2, FollowUp::Rated(&ratings[1]));
        assert_eq!(found.follow_ups[1].2, FollowUp::Passed);
        assert_eq!((found.before, found.looking_back, found.after), (None, None, None));
        let new = around(&[], training, day("2026-08-30"));
        assert!(new.after_is_open && new.follow_ups[0].2 == FollowUp::Ahead);
    }

    #[test]
    fn a_rating_on_the_day_of_the_training_is_one_after_it() {
        let ratings = [rating(Source::Own, 5, "2026-08-22", false)];
        let around = around(&ratings, day("2026-08-22"), day("2026-11-23"));
        assert_eq!((around.before, around.after), (None, Some(&ratings[0])));
    }
}
