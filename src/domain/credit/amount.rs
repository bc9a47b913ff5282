//! How much: the total with its variants and first renewals, and the amount of each minimum and cap.

use super::calendar::{add_months, next_day, whole_months};
use super::frame::Frame;
use super::portfolio::Answer;
use crate::quantity::{Credit, mul_div_ceil, mul_div_floor};
use crate::rules::{FirstRenewal, Formula, LicensedIn, Per, Rule, RuleKind, ShareOf, Tier, TopicHours, Treatment};

/// The total of a cycle and how a first renewal bends the rest.
#[derive(Clone, Debug)]
pub struct Totals {
    pub required: i64,
    pub unknowns: Vec<String>,
    /// Total 0 by a variant or by a first renewal.
    pub exempt: bool,
    /// A short first cycle of which the rules say nothing.
    pub unstated: bool,
    /// Topic minimums that a first renewal makes smaller: topic (none = every) and hours.
    topics: Vec<(Option<String>, i64)>,
    /// Activity minimums that become a share of the total.
    activities: Vec<(String, i64)>,
    /// Activity caps shrink by this fraction.
    caps: Option<(i64, i64)>,
    pub sources: Vec<String>,
    pub verified: bool,
}

/// The total by the smallest variant that fits, then by the first renewal.
pub fn totals(frame: &Frame<'_>) -> Totals {
    let set = frame.set;
    let mut totals = Totals {
        required: set.total.hours.0,
        unknowns: vec![],
        exempt: false,
        unstated: false,
        topics: vec![],
        activities: vec![],
        caps: None,
        sources: set.total.source.clone(),
        verified: set.total.verified,
    };
    let mut fitting = None;
    for variant in set.total_variant.iter().filter(|variant| {
        (variant.titles.is_empty() || variant.titles.contains(&frame.licence.title))
            && !variant.applies.iter().any(|slug| frame.answer(slug) == Answer::No)
    }) {
        if frame.all_yes(&variant.applies) {
            let smaller =
                fitting.as_ref().is_none_or(|known: &&crate::rules::TotalVariant| variant.hours < known.hours);
            if smaller {
                fitting = Some(variant);
            }
        }
    }
    if let Some(variant) = fitting {
        totals.required = variant.hours.0;
        totals.sources.clone_from(&variant.source);
        totals.verified = variant.verified;
        totals.exempt = variant.hours == Credit::ZERO;
    }
    for variant in set.total_variant.iter().filter(|variant| {
        (variant.titles.is_empty() || variant.titles.contains(&frame.licence.title))
            && variant.hours.0 < totals.required
            && frame.any_unknown(&variant.applies)
    }) {
        for slug in variant.applies.iter().filter(|slug| frame.answer(slug) == Answer::Unknown) {
            let unknown = format!("condition:{slug}");
            if !totals.unknowns.contains(&unknown) {
                totals.unknowns.push(unknown);
            }
        }
    }
    if frame.cycle.first {
        first_renewal(frame, &mut totals);
    }
    totals
}

fn first_renewal(frame: &Frame<'_>, totals: &mut Totals) {
    let short = frame.cycle.is_short(frame.licence);
    let table = frame.set.first_renewal.as_ref();
    let Some(first) = table.filter(|first| first.titles.is_empty() || first.titles.contains(&frame.licence.title))
    else {
        if short {
            unstated(totals);
        }
        return;
    };
    let before = totals.required;
    let served = whole_months(frame.licence.issued_on, next_day(frame.cycle.end));
    match first.treatment {
        Treatment::Full | Treatment::Tasks | Treatment::SkipShort => {}
        Treatment::Exempt => totals.required = 0,
        Treatment::LongerPeriod => totals.required = first.hours.map_or(before, |hours| hours.0),
        Treatment::Reduced | Treatment::Conditional => reduced(frame, first, totals, short),
        Treatment::Tiered => tiered(first, totals, served),
        Treatment::Prorated if short => prorated(frame, first, totals, served),
        Treatment::Prorated => {}
    }
    // It never raises the total; where it does not set it, the total's own sources stand.
    totals.required = totals.required.min(before);
    if totals.required != before {
        totals.sources.clone_from(&first.source);
        totals.verified = first.verified;
    }
    if totals.required == 0 && (before > 0 || first.treatment == Treatment::Exempt) {
        totals.exempt = true;
    }
}

fn unstated(totals: &mut Totals) {
    totals.unstated = true;
    totals.unknowns.push(super::required::FIRST_RENEWAL.into());
}

fn reduced(frame: &Frame<'_>, first: &FirstRenewal, totals: &mut Totals, short: bool) {
    if first.tiers.iter().any(|tier| tier.licensed_in.is_some()) {
        let second = frame.licence.issued_on >= add_months(frame.cycle.start, 12);
        let year = if second { LicensedIn::SecondYearOfCycle } else { LicensedIn::FirstYearOfCycle };
        if let Some(tier) = first.tiers.iter().find(|tier| tier.licensed_in == Some(year)) {
            take(tier, totals);
            take_topics(first.topic_hours.as_ref(), totals);
        }
    } else if short {
        if let Some(hours) = first.hours {
            totals.required = hours.0;
        } else if let Some(percent) = first.percent {
            totals.required = mul_div_ceil(totals.required, i64::from(percent), 100);
        }
        take_topics(first.topic_hours.as_ref(), totals);
    }
}

fn tiered(first: &FirstRenewal, totals: &mut Totals, served: i64) {
    let fits = |tier: &&Tier| {
        tier.min_months.is_none_or(|least| i64::from(least) <= served)
            && tier.max_months.is_none_or(|most| served <= i64::from(most))
    };
    let total = totals.required;
    match first.tiers.iter().filter(fits).max_by_key(|tier| hours_of(tier, total)) {
        Some(tier) => take(tier, totals),
        None => {
            let below = first.tiers.iter().all(|tier| tier.min_months.is_some_and(|least| served < i64::from(least)));
            if below {
                unstated(totals);
            }
        }
    }
    take_topics(first.topic_hours.as_ref(), totals);
}

fn prorated(frame: &Frame<'_>, first: &FirstRenewal, totals: &mut Totals, served: i64) {
    let total = totals.required;
    if let Some(block) = &first.fraction_per_block {
        let none = first.tiers.iter().filter_map(|tier| tier.max_months).any(|most| served <= i64::from(most));
        let blocks = served / i64::from(block.block_months.max(1));
        let (num, den) = (i64::from(block.numerator) * blocks, i64::from(block.denominator));
        let (num, den) = if num >= den { (1, 1) } else { (num, den) };
        totals.required = if none { 0 } else { mul_div_ceil(total, num, den) };
        if first.prorate_caps {
            totals.caps = Some((num, den));
        }
    } else if first.formula == Some(Formula::ProportionalWholeMonths) {
        totals.required = mul_div_ceil(total, served, frame.cycle.months);
    } else if first.formula == Some(Formula::ProportionalByDate) {
        let days = |from: chrono::NaiveDate, to: chrono::NaiveDate| (to - from).num_days() + 1;
        let (part, whole) = (days(frame.licence.issued_on, frame.cycle.end), days(frame.cycle.start, frame.cycle.end));
        totals.required = mul_div_ceil(total, part, whole);
    } else {
        let tier = first
            .tiers
            .iter()
            .filter(|tier| tier.cycle_months.is_some_and(|months| i64::from(months) >= served))
            .min_by_key(|tier| tier.cycle_months);
        match tier {
            Some(tier) => take(tier, totals),
            None if first.tiers.iter().any(|tier| tier.cycle_months.is_some()) => {}
            None => unstated(totals),
        }
    }
    take_topics(first.topic_hours.as_ref(), totals);
    for topic in &first.topic_per_months {
        let hours = mul_div_floor(topic.hours.0, served / i64::from(topic.months.max(1)), 1);
        totals.topics.push((Some(topic.topic.clone()), hours));
    }
    let reduced = totals.required.min(total);
    for share in &first.activity_share {
        let (part, of) = share.fraction;
        totals.activities.push((share.activity.clone(), mul_div_ceil(reduced, i64::from(part), i64::from(of))));
    }
}

/// What a tier makes of a total.
fn hours_of(tier: &Tier, total: i64) -> i64 {
    match (tier.hours, tier.percent) {
        (Some(hours), _) => hours.0,
        (None, Some(percent)) => mul_div_ceil(total, i64::from(percent), 100),
        (None, None) => total,
    }
}

fn take(tier: &Tier, totals: &mut Totals) {
    totals.required = hours_of(tier, totals.required);
    take_topics(tier.topic_hours.as_ref(), totals);
}

fn take_topics(topics: Option<&TopicHours>, totals: &mut Totals) {
    match topics {
        None => {}
        Some(TopicHours::Every(hours)) => totals.topics.push((None, hours.0)),
        Some(TopicHours::Each(list)) => {
            totals.topics.extend(list.iter().map(|each| (Some(each.topic.clone()), each.hours.0)));
        }
    }
}

/// The amount of a minimum in this cycle; what it lacks to be known goes to `unknowns`.
pub fn minimum(frame: &Frame<'_>, totals: &Totals, rule: &Rule, unknowns: &mut Vec<String>) -> i64 {
    let months = frame.cycle.months;
    let base = match rule.kind {
        RuleKind::CategorySpread => return i64::from(rule.min_groups.unwrap_or(0)),
        RuleKind::CategoryMinimum if rule.count.is_some() => return i64::from(rule.count.unwrap_or(0)),
        RuleKind::RatioMinimum => return ratio(frame, rule, unknowns),
        RuleKind::AnyOf => {
            return rule.options.iter().filter_map(|choice| choice.hours).map(|hours| hours.0).min().unwrap_or(0);
        }
        _ => match (rule.hours, rule.share()) {
            (Some(hours), _) => hours.0,
            (None, Some((part, of))) => mul_div_ceil(totals.required, part, of),
            (None, None) => 0,
        },
    };
    let mut amount = match rule.per {
        Some(Per::LicenceYear) => mul_div_ceil(base, months, 12),
        Some(Per::Month) => base * months,
        _ => base,
    };
    if rule.kind == RuleKind::TopicMinimum {
        for (topic, hours) in &totals.topics {
            if topic.as_ref().is_none_or(|topic| rule.topics.contains(topic)) {
                amount = amount.min(*hours);
            }
        }
    }
    if rule.kind == RuleKind::ActivityMinimum {
        for (activity, hours) in &totals.activities {
            if rule.activities.contains(activity) {
                amount = *hours;
            }
        }
    }
    amount
}

fn ratio(frame: &Frame<'_>, rule: &Rule, unknowns: &mut Vec<String>) -> i64 {
    let least = rule.min_per_month.map_or(0, |each| each.0 * frame.cycle.months);
    let name = rule.base.as_deref().unwrap_or_default();
    let Some(base) = frame.licence.bases.get(name) else {
        unknowns.push(format!("base:{name}"));
        return least;
    };
    let (gives, each) = (rule.gives.map_or(0, |gives| gives.0), rule.for_each.map_or(1, |each| each.0));
    least.max(mul_div_ceil(*base, gives, each))
}

/// The cap of a maximum in this cycle, when it is not a share of a moving base.
pub fn cap(frame: &Frame<'_>, totals: &Totals, rule: &Rule) -> i64 {
    let base = match (rule.hours, rule.share(), rule.of) {
        (Some(hours), _, _) => hours.0,
        (None, Some((part, of)), Some(ShareOf::TotalRequired) | None) => mul_div_floor(totals.required, part, of),
        _ => 0,
    };
    let base = if rule.per == Some(Per::LicenceYear) { base * frame.cycle.months / 12 } else { base };
    match totals.caps {
        Some((num, den)) if rule.kind == RuleKind::ActivityMaximum => mul_div_floor(base, num, den),
        _ => base,
    }
}
