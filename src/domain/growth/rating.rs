//! A level given to a skill on a day: by whom, and how it was seen.

use chrono::NaiveDate;
use std::fmt;

/// A level from 0 (not begun) to 5 (expert), in halves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Level(u8);

impl Level {
    /// From half levels, 0 to 10.
    #[must_use]
    pub fn from_halves(halves: u8) -> Option<Self> {
        (halves <= 10).then_some(Self(halves))
    }

    #[must_use]
    pub fn halves(self) -> u8 {
        self.0
    }

    /// Levels apart, in halves.
    #[must_use]
    pub fn apart(self, other: Self) -> u8 {
        self.0.abs_diff(other.0)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}{}", self.0 / 2, if self.0 % 2 == 1 { ".5" } else { "" })
    }
}

/// Who rates. One lane each; never averaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    Own,
    Supervisor,
    Peer,
    Expert,
    ClientAggregate,
}

impl Source {
    pub const ALL: [Self; 5] = [Self::Own, Self::Supervisor, Self::Peer, Self::Expert, Self::ClientAggregate];

    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Own => "self",
            Self::Supervisor => "supervisor",
            Self::Peer => "peer",
            Self::Expert => "expert",
            Self::ClientAggregate => "client_aggregate",
        }
    }

    #[must_use]
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.slug() == slug)
    }

    /// The name of the lane.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Own => "You",
            Self::Supervisor => "Supervisor",
            Self::Peer => "Peers",
            Self::Expert => "Expert",
            Self::ClientAggregate => "Clients as a group",
        }
    }

    /// Whether it is another person's view.
    #[must_use]
    pub fn is_observer(self) -> bool {
        matches!(self, Self::Supervisor | Self::Peer | Self::Expert)
    }
}

/// How the work was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Directness {
    Live,
    Recording,
    RolePlay,
    Report,
    Recall,
}

impl Directness {
    pub const ALL: [Self; 5] = [Self::Live, Self::Recording, Self::RolePlay, Self::Report, Self::Recall];

    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Recording => "recording",
            Self::RolePlay => "role_play",
            Self::Report => "report",
            Self::Recall => "recall",
        }
    }

    #[must_use]
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|directness| directness.slug() == slug)
    }

    /// "from a recording"
    #[must_use]
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Live => "seen live",
            Self::Recording => "from a recording",
            Self::RolePlay => "from a role play",
            Self::Report => "by report",
            Self::Recall => "from memory",
        }
    }

    /// Whether the work itself was seen, not told.
    #[must_use]
    pub fn is_observed(self) -> bool {
        matches!(self, Self::Live | Self::Recording | Self::RolePlay)
    }
}

/// One rating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    pub skill: String,
    pub level: Level,
    pub source: Source,
    pub directness: Directness,
    pub rated_on: NaiveDate,
    /// "Looking back, where was I?": a then-test, shown under the day it speaks of.
    pub looking_back: bool,
    /// Which wording of the anchors was in view.
    pub anchor_version: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_a_half_between_nothing_and_five() {
        assert_eq!(Level::from_halves(5).unwrap().to_string(), "2.5");
        assert_eq!(Level::from_halves(10).unwrap().to_string(), "5");
        assert!(Level::from_halves(11).is_none());
    }

    #[test]
    fn slugs_come_back() {
        assert!(Source::ALL.into_iter().all(|source| Source::parse(source.slug()) == Some(source)));
        assert!(Directness::ALL.into_iter().all(|how| Directness::parse(how.slug()) == Some(how)));
    }
}
