//! The closed lists of words that rule sets are written in.

use serde::{Deserialize, Serialize};

/// A closed list, spelled in snake case.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }
    };
}

words!(
    /// The professions that boards regulate.
    Profession { Counselor, SocialWorker, Mft, Psychologist, Psychotherapist, AddictionCounselor }
);
words!(
    /// Where a rule set's figures come from.
    Basis {
        /// Law, board or body.
        Primary,
        /// Vendor, association or memory.
        Secondary,
        Mixed,
        /// Written down by the person herself.
        Own,
    }
);
words!(
    /// What fixes the end of a cycle.
    Anchor {
        FixedDate, BirthMonth, Birthday, IssueAnniversary, LicenceTerm, CalendarYear, MembershipYear, Rolling, Unknown,
    }
);
words!(
    /// Which years a cycle ends in.
    Parity { Odd, Even, LicenceNumber, RegistrationYear }
);
words!(
    /// What the total counts.
    #[derive(Default)]
    TotalUnit { #[default] Hour, Unit, Point, Credit, Activity, ProfessionalDevelopmentHour, #[serde(rename = "ceu_60_minutes")] Ceu60Minutes }
);
words!(
    /// Whether carried hours keep their topic.
    TopicCredit { GeneralOnly }
);
words!(
    /// What happens at a first renewal.
    Treatment { Full, Exempt, Reduced, Tiered, Conditional, Prorated, LongerPeriod, SkipShort, Tasks }
);
words!(
    /// How a first renewal is prorated.
    Formula { ProportionalWholeMonths, ProportionalByDate }
);
words!(
    /// When in the cycle the licence was issued.
    LicensedIn { FirstYearOfCycle, SecondYearOfCycle }
);
words!(
    /// From when proof is kept.
    CountedFrom { Completion, Renewal, EndOfRenewalPeriod, EndOfCalendarYear, Cycle }
);
words!(
    /// What kind of text a source is.
    SourceKind { Regulation, Statute, Register, Board, Body, Association, Secondary, Vendor, Memory }
);
words!(
    /// What a rule does. The meaning of each is in `boards/README.md`.
    RuleKind {
        TopicMinimum, TopicMaximum, DeliveryMinimum, DeliveryMaximum, ActivityMinimum, ActivityMaximum, ApprovedMinimum,
        ApprovedMaximum, CategoryMinimum, CategoryMaximum, CategorySpread, AnyOf, AnnualMinimum, DailyMaximum, Spread,
        RatioMinimum, CreditRate, FixedCredit, SteppedCredit, CreditSplit, Overflow, NoRepeat, ExclusiveUse, CrossCredit,
        Ineligible, Task, Attestation,
    }
);
words!(
    /// What a share is a share of.
    ShareOf { TotalRequired, HoursClaimed, DistanceHours }
);
words!(
    /// What a figure is for.
    Per { Cycle, LicenceYear, CycleYear, Year, Month, Week, Activity }
);
words!(
    /// How far a rule reaches.
    Scope { Cycle, ConsecutiveCycles, Board, AllLicencesOfAgency, NoneExceptTopics }
);
words!(
    /// What meeting a rule also meets.
    Satisfies { Total }
);
words!(
    /// In which cycles a rule is due.
    Frequency { EveryCycle, Once, FirstCycle, AfterFirstCycle, NthCycle, EveryNCycles, EveryNYears }
);
words!(
    /// By when a duty of one time is due.
    Deadline { FirstCycle, FirstFullCycle, FirstCycleWithCe, SecondRenewal, WithinYearsOfLicensure }
);
words!(
    /// Which end a task's months count from.
    WindowEnd { Start, End }
);

impl Profession {
    pub const ALL: [Self; 6] = [
        Self::Counselor,
        Self::SocialWorker,
        Self::Mft,
        Self::Psychologist,
        Self::Psychotherapist,
        Self::AddictionCounselor,
    ];

    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Counselor => "counselor",
            Self::SocialWorker => "social_worker",
            Self::Mft => "mft",
            Self::Psychologist => "psychologist",
            Self::Psychotherapist => "psychotherapist",
            Self::AddictionCounselor => "addiction_counselor",
        }
    }

    /// "Marriage and family therapist"
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Counselor => "Counselor",
            Self::SocialWorker => "Social worker",
            Self::Mft => "Marriage and family therapist",
            Self::Psychologist => "Psychologist",
            Self::Psychotherapist => "Psychotherapist",
            Self::AddictionCounselor => "Addiction counselor",
        }
    }
}

impl TotalUnit {
    /// One and many, in plain words.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Hour => ("hour", "hours"),
            Self::Unit => ("unit", "units"),
            Self::Point => ("point", "points"),
            Self::Credit => ("credit", "credits"),
            Self::Activity => ("activity", "activities"),
            Self::ProfessionalDevelopmentHour => ("professional development hour", "professional development hours"),
            Self::Ceu60Minutes => ("CEU of 60 minutes", "CEUs of 60 minutes"),
        }
    }
}

impl SourceKind {
    /// Whether it is the law, the board or the body itself.
    #[must_use]
    pub fn is_primary(self) -> bool {
        matches!(self, Self::Regulation | Self::Statute | Self::Register | Self::Board | Self::Body)
    }
}
