//! The published forms of what the engine reads and prints, as JSON Schemas (draft 2020-12). They are written by hand, so that
//! they say what a derived one could not: ranges, what excludes what, what a figure is. `tests/credit/schemas.rs` keeps them true.

/// What there is a schema for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    /// What a person brings.
    Portfolio,
    /// What her hours count for.
    Report,
    /// What could be bought.
    Catalogue,
    /// What to buy.
    Plan,
}

impl Schema {
    pub const ALL: [Self; 4] = [Self::Portfolio, Self::Report, Self::Catalogue, Self::Plan];

    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Portfolio => "portfolio",
            Self::Report => "report",
            Self::Catalogue => "catalogue",
            Self::Plan => "plan",
        }
    }

    /// The schema of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|schema| schema.name() == name)
    }

    /// The schema's own text, as JSON.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Portfolio => include_str!("schemas/portfolio.schema.json"),
            Self::Report => include_str!("schemas/report.schema.json"),
            Self::Catalogue => include_str!("schemas/catalogue.schema.json"),
            Self::Plan => include_str!("schemas/plan.schema.json"),
        }
    }
}
