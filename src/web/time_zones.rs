//! The time zones offered, and which spelling goes with them at first. Any zone of the database can be stored.

use chrono_tz::Tz;

/// The zone a new form starts with.
pub const DEFAULT: &str = "America/New_York";

/// Zones where the bodies that we hold rules for are, in order of place.
const OFFERED: [(&str, &str); 32] = [
    ("America/New_York", "Eastern time (New York)"),
    ("America/Detroit", "Eastern time (Detroit)"),
    ("America/Indiana/Indianapolis", "Eastern time (Indianapolis)"),
    ("America/Chicago", "Central time (Chicago)"),
    ("America/Denver", "Mountain time (Denver)"),
    ("America/Boise", "Mountain time (Boise)"),
    ("America/Phoenix", "Mountain time (Phoenix)"),
    ("America/Los_Angeles", "Pacific time (Los Angeles)"),
    ("America/Anchorage", "Alaska (Anchorage)"),
    ("Pacific/Honolulu", "Hawaii (Honolulu)"),
    ("America/Puerto_Rico", "Atlantic time (Puerto Rico)"),
    ("Pacific/Guam", "Guam"),
    ("America/St_Johns", "Newfoundland (St. John's)"),
    ("America/Halifax", "Atlantic time (Halifax)"),
    ("America/Toronto", "Eastern time (Toronto)"),
    ("America/Winnipeg", "Central time (Winnipeg)"),
    ("America/Edmonton", "Mountain time (Edmonton)"),
    ("America/Vancouver", "Pacific time (Vancouver)"),
    ("Europe/London", "United Kingdom (London)"),
    ("Europe/Dublin", "Ireland (Dublin)"),
    ("Europe/Berlin", "Central Europe (Berlin)"),
    ("Africa/Johannesburg", "South Africa (Johannesburg)"),
    ("Asia/Kolkata", "India (Kolkata)"),
    ("Asia/Singapore", "Singapore"),
    ("Australia/Perth", "Western Australia (Perth)"),
    ("Australia/Adelaide", "South Australia (Adelaide)"),
    ("Australia/Darwin", "Northern Territory (Darwin)"),
    ("Australia/Brisbane", "Queensland (Brisbane)"),
    ("Australia/Sydney", "New South Wales (Sydney)"),
    ("Australia/Melbourne", "Victoria (Melbourne)"),
    ("Pacific/Auckland", "New Zealand (Auckland)"),
    ("UTC", "UTC"),
];

/// Value and label, for a select.
#[must_use]
pub fn options() -> Vec<(String, String)> {
    OFFERED.iter().map(|(zone, label)| ((*zone).to_owned(), (*label).to_owned())).collect()
}

/// A zone by its name.
pub fn parse(text: &str) -> Result<String, String> {
    text.trim().parse::<Tz>().map(|zone| zone.name().to_owned()).map_err(|_| "Choose a time zone.".to_owned())
}

/// Whether people there write American English: the zones of the United States.
#[must_use]
pub fn writes_american(zone: &str) -> bool {
    OFFERED.iter().position(|(name, _)| *name == zone).is_some_and(|place| place < 12)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_zone_offered_exists() {
        for (zone, _) in OFFERED {
            assert_eq!(parse(zone).as_deref(), Ok(zone));
        }
        assert!(parse("Mars/Olympus").is_err());
    }

    #[test]
    fn spelling_follows_the_place_at_first() {
        assert!(writes_american("America/Chicago"));
        assert!(!writes_american("America/Toronto"));
        assert!(!writes_american("Australia/Melbourne"));
    }
}
