//! What was found, in words: the same on the server's pages and while someone types.

use super::{Category, Finding, Level};

impl Category {
    pub const ALL: [Self; 12] = [
        Self::Name,
        Self::InitialsCode,
        Self::Date,
        Self::Age,
        Self::PhoneFax,
        Self::ContactWeb,
        Self::AddressPlace,
        Self::IdNumber,
        Self::EmployerOrg,
        Self::RareDetail,
        Self::Combination,
        Self::Verbatim,
    ];

    /// As JSON and tables spell it.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::InitialsCode => "initials_code",
            Self::Date => "date",
            Self::Age => "age",
            Self::PhoneFax => "phone_fax",
            Self::ContactWeb => "contact_web",
            Self::AddressPlace => "address_place",
            Self::IdNumber => "id_number",
            Self::EmployerOrg => "employer_org",
            Self::RareDetail => "rare_detail",
            Self::Combination => "combination",
            Self::Verbatim => "verbatim",
        }
    }

    #[must_use]
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.slug() == slug)
    }

    /// "is a name": what stands behind the words that were found.
    #[must_use]
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Name => "reads as a name",
            Self::InitialsCode => "reads as initials or a code",
            Self::Date => "is a date",
            Self::Age => "is an age",
            Self::PhoneFax => "reads as a phone number",
            Self::ContactWeb => "is an address on the net",
            Self::AddressPlace => "is a place",
            Self::IdNumber => "reads as a number of one person",
            Self::EmployerOrg => "is a workplace, school or group",
            Self::RareDetail => "is a rare detail",
            Self::Combination => "puts several details together",
            Self::Verbatim => "is a long quotation",
        }
    }
}

impl Level {
    /// As JSON and class names spell it.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Hint => "hint",
            Self::Warn => "warn",
            Self::Block => "block",
        }
    }
}

impl Finding {
    /// The words of the text that this is about.
    #[must_use]
    pub fn words(&self, text: &str) -> String {
        text.chars().skip(self.start).take(self.end.saturating_sub(self.start)).collect()
    }
}
