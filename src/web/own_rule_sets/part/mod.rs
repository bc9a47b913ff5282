//! The parts of a rule set that are not rules, each a sentence of its own: the hour, other units, totals by title,
//! carry-over, the first renewal.

mod fill;
mod inputs;
mod read;
#[cfg(test)]
mod tests;

use super::sentence::Purpose;
use domain::rules::RuleSet;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Hour,
    Units,
    Totals,
    CarryOver,
    FirstRenewal,
}

/// Units that a certificate may speak in, one of which may be worth other than one hour: slug and words.
const UNITS: [(&str, &str); 4] = [
    ("ceu", "one CEU is"),
    ("semester_credit", "one semester credit is"),
    ("quarter_credit", "one quarter credit is"),
    ("audited_credit", "one audited credit is"),
];

impl Part {
    pub const ALL: [Self; 5] = [Self::Hour, Self::Units, Self::Totals, Self::CarryOver, Self::FirstRenewal];

    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Units => "units",
            Self::Totals => "totals",
            Self::CarryOver => "carry-over",
            Self::FirstRenewal => "first-renewal",
        }
    }

    #[must_use]
    pub fn find(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.slug() == slug)
    }

    #[must_use]
    pub fn purpose(self) -> Purpose {
        match self {
            Self::Hour | Self::Units => Purpose::Worth,
            Self::Totals => Purpose::AtLeast,
            Self::CarryOver | Self::FirstRenewal => Purpose::Next,
        }
    }

    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Hour => "What an hour is",
            Self::Units => "What one of another unit is worth",
            Self::Totals => "Another total for some titles",
            Self::CarryOver => "What carries over into the next period",
            Self::FirstRenewal => "What the first renewal asks",
        }
    }

    /// The heading under which `domain::words` tells this part.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Hour => "An hour",
            Self::Units => "Other units",
            Self::Totals => "In all, for some",
            Self::CarryOver => "Carry-over",
            Self::FirstRenewal => "First renewal",
        }
    }

    #[must_use]
    pub fn is_in(self, set: &RuleSet) -> bool {
        match self {
            Self::Hour => set.hour.is_some(),
            Self::Units => !set.conversion.is_empty(),
            Self::Totals => !set.total_variant.is_empty(),
            Self::CarryOver => set.carry_over.is_some(),
            Self::FirstRenewal => set.first_renewal.is_some(),
        }
    }

    /// Whether it can be added: there is one of each, and other totals need other titles.
    #[must_use]
    pub fn is_offered(self, set: &RuleSet) -> bool {
        !self.is_in(set) && (self != Self::Totals || set.titles.len() > 1)
    }

    /// The set without this part: nothing is said of it then.
    #[must_use]
    pub fn without(self, mut set: RuleSet) -> RuleSet {
        match self {
            Self::Hour => set.hour = None,
            Self::Units => set.conversion.clear(),
            Self::Totals => set.total_variant.clear(),
            Self::CarryOver => set.carry_over = None,
            Self::FirstRenewal => set.first_renewal = None,
        }
        set
    }
}
