//! How much to rest on ratings, in words: by who saw what, how often and how lately. No percentage, no average.

use super::{Directness, Rating, Source};
use chrono::{Months, NaiveDate};

/// How sure a track of one source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    Low,
    Medium,
    High,
}

impl Confidence {
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Low => "Low confidence.",
            Self::Medium => "Medium confidence.",
            Self::High => "High confidence.",
        }
    }
}

/// The rule, for the ratings of one source as seen on a day; `None` without ratings.
///
/// High: at least two observed ratings with anchors in twelve months, at most one level apart. Medium: one observed
/// rating, or an own rating made from a recording. Low: all else.
#[must_use]
pub fn confidence(ratings: &[Rating], source: Source, today: NaiveDate) -> Option<Confidence> {
    let track: Vec<&Rating> = ratings.iter().filter(|rating| rating.source == source && !rating.looking_back).collect();
    if track.is_empty() {
        return None;
    }
    if source == Source::Own {
        let taped = track.iter().any(|rating| rating.directness == Directness::Recording);
        return Some(if taped { Confidence::Medium } else { Confidence::Low });
    }
    if !source.is_observer() {
        return Some(Confidence::Low);
    }
    let observed: Vec<&&Rating> = track.iter().filter(|rating| rating.directness.is_observed()).collect();
    let since = today.checked_sub_months(Months::new(12)).unwrap_or(NaiveDate::MIN);
    let recent: Vec<u8> =
        observed.iter().filter(|rating| rating.rated_on > since).map(|rating| rating.level.halves()).collect();
    let spread = recent.iter().max().zip(recent.iter().min()).map(|(most, least)| most - least);
    Some(match (recent.len(), spread) {
        (2.., Some(..=2)) => Confidence::High,
        _ if !observed.is_empty() => Confidence::Medium,
        _ => Confidence::Low,
    })
}

#[cfg(test)]
mod tests {
    use super::super::Level;
    use super::*;

    fn rating(source: Source, directness: Directness, halves: u8, on: &str) -> Rating {
        Rating {
            skill: "mentalising_stance".into(),
            level: Level::from_halves(halves).unwrap(),
            source,
            directness,
            rated_on: on.parse().unwrap(),
            looking_back: false,
            anchor_version: 1,
        }
    }

    fn today() -> NaiveDate {
        "2026-11-23".parse().unwrap()
    }

    #[test]
    fn own_ratings_from_memory_stay_low_however_many() {
        let track: Vec<Rating> =
            (1..=9).map(|month| rating(Source::Own, Directness::Recall, 6, &format!("2026-0{month}-01"))).collect();
        assert_eq!(confidence(&track, Source::Own, today()), Some(Confidence::Low));
    }

    #[test]
    fn two_recordings_a_level_apart_within_a_year_are_high() {
        let track = [
            rating(Source::Supervisor, Directness::Recording, 4, "2026-05-12"),
            rating(Source::Supervisor, Directness::Recording, 6, "2026-10-16"),
        ];
        assert_eq!(confidence(&track, Source::Supervisor, today()), Some(Confidence::High));
        let later = "2027-06-01".parse().unwrap();
        assert_eq!(confidence(&track, Source::Supervisor, later), Some(Confidence::Medium), "one has grown old");
    }

    #[test]
    fn observers_who_differ_by_more_than_a_level_do_not_make_it_high() {
        let track = [
            rating(Source::Supervisor, Directness::Live, 4, "2026-05-12"),
            rating(Source::Supervisor, Directness::Live, 7, "2026-10-16"),
        ];
        assert_eq!(confidence(&track, Source::Supervisor, today()), Some(Confidence::Medium));
    }

    #[test]
    fn a_rating_by_report_is_low_and_none_is_none() {
        let track = [rating(Source::Peer, Directness::Report, 5, "2026-10-16")];
        assert_eq!(confidence(&track, Source::Peer, today()), Some(Confidence::Low));
        assert_eq!(confidence(&track, Source::Expert, today()), None);
    }
}
