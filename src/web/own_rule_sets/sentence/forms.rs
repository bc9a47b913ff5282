//! The sentences that rules can be written in: one a kind of rule, in the order of the engine's work.

use super::blank::Blank;
use super::{Piece, Purpose, Sentence};
use domain::rules::RuleKind;

use Blank as B;
use Piece::{Blank as Fill, Words as Say};

macro_rules! sentence {
    ($slug:literal, $kind:ident, $purpose:ident, $title:literal, [$($piece:expr),* $(,)?], [$($more:ident),* $(,)?]) => {
        Sentence {
            slug: $slug,
            kind: RuleKind::$kind,
            purpose: Purpose::$purpose,
            title: $title,
            pieces: &[$($piece),*],
            more: &[$(Blank::$more),*],
        }
    };
}

/// Every sentence there is.
pub const SENTENCES: [Sentence; 25] = [
    sentence!(
        "credit-rate",
        CreditRate,
        Worth,
        "A kind of learning counts more, or less, than its time",
        [
            Fill(B::Activities),
            Say("earns"),
            Fill(B::RateGives),
            Say("for each"),
            Fill(B::RateForEach),
            Fill(B::RateUnit)
        ],
        [FirstTimeOnly]
    ),
    sentence!(
        "fixed-credit",
        FixedCredit,
        Worth,
        "A kind of learning earns a fixed number",
        [Fill(B::Activities), Say("earns"), Fill(B::Hours), Say("on"), Fill(B::AnyTopics), Fill(B::FixedPer),],
        [MeetsTotal]
    ),
    sentence!(
        "stepped-credit",
        SteppedCredit,
        Worth,
        "What is earned goes by steps of length",
        [Fill(B::AnyActivities), Fill(B::AnyDelivery), Say("earns"), Fill(B::Steps)],
        []
    ),
    sentence!(
        "overflow",
        Overflow,
        Worth,
        "Hours beyond a number count as something else",
        [Say("Hours of"), Fill(B::Activities), Say("beyond"), Fill(B::AfterHours), Say("count as"), Fill(B::CountsAs)],
        []
    ),
    sentence!(
        "no-repeat",
        NoRepeat,
        Never,
        "The same thing counts so many times",
        [Say("The same"), Fill(B::AnyActivities), Say("counts"), Fill(B::MostTimes), Say("times"), Fill(B::RepeatSpan)],
        []
    ),
    sentence!(
        "ineligible",
        Ineligible,
        Never,
        "Something never counts",
        [
            Say("These never count: learning on"),
            Fill(B::AnyTopics),
            Say("alone,"),
            Fill(B::AnyActivities),
            Say("and activities shorter than"),
            Fill(B::LeastLength),
            Say("hours"),
        ],
        []
    ),
    sentence!(
        "topic-maximum",
        TopicMaximum,
        AtMost,
        "At most so much on a topic",
        [Say("At most"), Fill(B::Amount), Say("on"), Fill(B::Topics), Say("count"), Fill(B::LimitPer)],
        []
    ),
    sentence!(
        "delivery-maximum",
        DeliveryMaximum,
        AtMost,
        "At most so much online, recorded or by own study",
        [Say("At most"), Fill(B::Amount), Say("taken"), Fill(B::Delivery), Say("count"), Fill(B::LimitPer)],
        []
    ),
    sentence!(
        "activity-maximum",
        ActivityMaximum,
        AtMost,
        "At most so much of a kind of learning",
        [
            Say("At most"),
            Fill(B::Amount),
            Say("of"),
            Fill(B::Activities),
            Say("count"),
            Fill(B::LimitPer),
            Say("each of at least"),
            Fill(B::LeastEach),
            Say("hours, if so said"),
        ],
        []
    ),
    sentence!(
        "approved-maximum",
        ApprovedMaximum,
        AtMost,
        "At most so much under an approval",
        [Say("At most"), Fill(B::Amount), Say("under"), Fill(B::Providers), Say("count"), Fill(B::LimitPer)],
        []
    ),
    sentence!(
        "category-maximum",
        CategoryMaximum,
        AtMost,
        "At most so much of any one of several kinds",
        [
            Say("At most"),
            Fill(B::Hours),
            Fill(B::Unit),
            Say("of any one of the kinds ticked here count:"),
            Fill(B::Groups)
        ],
        []
    ),
    sentence!(
        "daily-maximum",
        DailyMaximum,
        AtMost,
        "At most so much in one day",
        [Say("At most"), Fill(B::Hours), Fill(B::Unit), Say("in one day count")],
        []
    ),
    sentence!(
        "topic-minimum",
        TopicMinimum,
        AtLeast,
        "At least so much on a topic",
        [
            Say("At least"),
            Fill(B::Hours),
            Fill(B::Unit),
            Say("on"),
            Fill(B::Topics),
            Fill(B::Per),
            Fill(B::OnlyDelivery),
            Say("approved by"),
            Fill(B::OnlyProviders),
        ],
        [OnTop, Disjoint, NotCarried, ByTeaching]
    ),
    sentence!(
        "delivery-minimum",
        DeliveryMinimum,
        AtLeast,
        "At least so much live, or in person",
        [Say("At least"), Fill(B::Amount), Say("must be"), Fill(B::Delivery), Fill(B::Per)],
        []
    ),
    sentence!(
        "activity-minimum",
        ActivityMinimum,
        AtLeast,
        "At least so much of a kind of learning",
        [Say("At least"), Fill(B::Hours), Fill(B::Unit), Say("of"), Fill(B::Activities), Fill(B::Per)],
        [OnTop]
    ),
    sentence!(
        "approved-minimum",
        ApprovedMinimum,
        AtLeast,
        "At least so much from approved providers",
        [Say("At least"), Fill(B::AmountOrDistance), Say("must be from"), Fill(B::Providers), Fill(B::Per)],
        []
    ),
    sentence!(
        "category-minimum",
        CategoryMinimum,
        AtLeast,
        "At least so much in several kinds together",
        [Say("At least"), Fill(B::HoursOrCount), Say("in the kinds ticked here, together:"), Fill(B::Groups)],
        []
    ),
    sentence!(
        "category-spread",
        CategorySpread,
        AtLeast,
        "Learning of several kinds",
        [Say("Learning in at least"), Fill(B::LeastGroups), Say("of the kinds ticked here:"), Fill(B::Groups)],
        []
    ),
    sentence!(
        "any-of",
        AnyOf,
        AtLeast,
        "One of several ways is enough",
        [Say("One of these is enough:"), Fill(B::Ways)],
        []
    ),
    sentence!(
        "annual-minimum",
        AnnualMinimum,
        AtLeast,
        "At least so much in each year",
        [Say("At least"), Fill(B::Hours), Fill(B::Unit), Say("in each year of the period")],
        []
    ),
    sentence!(
        "ratio-minimum",
        RatioMinimum,
        AtLeast,
        "So much for each so many client hours",
        [
            Fill(B::Gives),
            Say("hours of"),
            Fill(B::Activities),
            Say("for each"),
            Fill(B::ForEach),
            Fill(B::Base),
            Say("and at least"),
            Fill(B::LeastPerMonth),
            Say("hours a month, if so said"),
        ],
        []
    ),
    sentence!(
        "spread",
        Spread,
        AtLeast,
        "Learning without long gaps",
        [Say("No gap of"), Fill(B::MostGap), Say("months or more between activities")],
        []
    ),
    sentence!(
        "exclusive-use",
        ExclusiveUse,
        AtLeast,
        "Each activity meets one minimum alone",
        [Say("Each activity can meet one minimum alone.")],
        []
    ),
    sentence!(
        "task",
        Task,
        ToDo,
        "Something to do that is not hours",
        [
            Say("To do:"),
            Fill(B::Task),
            Fill(B::TaskCount),
            Say("and, if so said, in the first"),
            Fill(B::TaskMonths),
            Say("months"),
        ],
        []
    ),
    sentence!(
        "attestation",
        Attestation,
        ToDo,
        "Something to declare, or to hold as proof",
        [Say("To declare or to hold:"), Fill(B::Attestation), Fill(B::TaskCount)],
        []
    ),
];
