//! Why words that the guard asks about may stay. Whoever wrote them chooses; the reason is counted, never the words.

use domain::guard::Category;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    Author,
    Trainer,
    Title,
    NotAClient,
    Several,
}

impl Reason {
    const ALL: [Self; 5] = [Self::Author, Self::Trainer, Self::Title, Self::NotAClient, Self::Several];

    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Trainer => "trainer",
            Self::Title => "title",
            Self::NotAClient => "not_a_client",
            Self::Several => "several",
        }
    }

    #[must_use]
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.slug() == slug)
    }

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Author => "It is the author of a method or a book",
            Self::Trainer => "It is my trainer or supervisor, or where I train",
            Self::Title => "It is part of a title",
            Self::NotAClient => "It is not about a client, or anyone near one",
            Self::Several => "It is true of several people I work with",
        }
    }

    /// The reasons that can be true of a kind of finding.
    #[must_use]
    pub fn fitting(category: Category) -> &'static [Self] {
        match category {
            Category::Name | Category::InitialsCode => &[Self::Author, Self::Trainer, Self::Title, Self::NotAClient],
            Category::AddressPlace | Category::EmployerOrg => &[Self::Trainer, Self::Title, Self::NotAClient],
            Category::RareDetail | Category::Combination => &[Self::Several, Self::NotAClient],
            _ => &[Self::Title, Self::NotAClient],
        }
    }

    /// Whether the words may be let through from now on: names of people, places and groups, which come back.
    #[must_use]
    pub fn lasts(category: Category) -> bool {
        matches!(category, Category::Name | Category::AddressPlace | Category::EmployerOrg)
    }
}
