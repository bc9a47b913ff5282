//! Names of the places that have boards, by ISO 3166 code.

/// Lookups of place names.
pub struct Jurisdictions;

impl Jurisdictions {
    /// "Texas" for `US-TX`; the code itself where the list has none.
    #[must_use]
    pub fn label(code: &str) -> &str {
        NAMES.iter().find(|(known, _)| *known == code).map_or(code, |(_, name)| name)
    }

    /// Whether this is the name of one.
    #[must_use]
    pub fn is_named(name: &str) -> bool {
        NAMES.iter().any(|(_, known)| *known == name)
    }

    /// Whether a place has a name here.
    #[must_use]
    pub fn is_known(code: &str) -> bool {
        NAMES.iter().any(|(known, _)| *known == code)
    }
}

const NAMES: [(&str, &str); 62] = [
    ("US", "United States"),
    ("US-AL", "Alabama"),
    ("US-AK", "Alaska"),
    ("US-AZ", "Arizona"),
    ("US-AR", "Arkansas"),
    ("US-CA", "California"),
    ("US-CO", "Colorado"),
    ("US-CT", "Connecticut"),
    ("US-DE", "Delaware"),
    ("US-DC", "District of Columbia"),
    ("US-FL", "Florida"),
    ("US-GA", "Georgia"),
    ("US-HI", "Hawaii"),
    ("US-ID", "Idaho"),
    ("US-IL", "Illinois"),
    ("US-IN", "Indiana"),
    ("US-IA", "Iowa"),
    ("US-KS", "Kansas"),
    ("US-KY", "Kentucky"),
    ("US-LA", "Louisiana"),
    ("US-ME", "Maine"),
    ("US-MD", "Maryland"),
    ("US-MA", "Massachusetts"),
    ("US-MI", "Michigan"),
    ("US-MN", "Minnesota"),
    ("US-MS", "Mississippi"),
    ("US-MO", "Missouri"),
    ("US-MT", "Montana"),
    ("US-NE", "Nebraska"),
    ("US-NV", "Nevada"),
    ("US-NH", "New Hampshire"),
    ("US-NJ", "New Jersey"),
    ("US-NM", "New Mexico"),
    ("US-NY", "New York"),
    ("US-NC", "North Carolina"),
    ("US-ND", "North Dakota"),
    ("US-OH", "Ohio"),
    ("US-OK", "Oklahoma"),
    ("US-OR", "Oregon"),
    ("US-PA", "Pennsylvania"),
    ("US-RI", "Rhode Island"),
    ("US-SC", "South Carolina"),
    ("US-SD", "South Dakota"),
    ("US-TN", "Tennessee"),
    ("US-TX", "Texas"),
    ("US-UT", "Utah"),
    ("US-VT", "Vermont"),
    ("US-VA", "Virginia"),
    ("US-WA", "Washington"),
    ("US-WV", "West Virginia"),
    ("US-WI", "Wisconsin"),
    ("US-WY", "Wyoming"),
    ("AU", "Australia"),
    ("CA", "Canada"),
    ("CA-NS", "Nova Scotia"),
    ("CA-ON", "Ontario"),
    ("CA-PE", "Prince Edward Island"),
    ("GB", "United Kingdom"),
    ("GB-ENG", "England"),
    ("IE", "Ireland"),
    ("NZ", "New Zealand"),
    ("XX", "Elsewhere"),
];
