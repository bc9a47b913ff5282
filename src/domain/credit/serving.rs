//! Which hours serve which requirement, and what kept hours on a topic from serving it.

use super::frame::Frame;
use super::piece::Piece;
use super::portfolio::Effect;
use super::required::Row;
use crate::rules::{Rule, RuleKind};

/// Whether a piece serves a row.
pub fn serves(frame: &Frame<'_>, row: &Row, piece: &Piece<'_>) -> bool {
    let Some(rule) = row.rule else { return row.kind == "total" };
    if let Some((from, to)) = row.year
        && !piece.date.is_some_and(|day| (from..=to).contains(&day))
    {
        return false;
    }
    obstacles(frame, rule, piece).is_some_and(|found| found.is_empty())
}

/// `None` when the piece is not about the rule at all; else what keeps it from serving, in a fixed order.
pub fn obstacles(frame: &Frame<'_>, place: usize, piece: &Piece<'_>) -> Option<Vec<&'static str>> {
    let (rule, look) = (&frame.set.rule[place], &piece.look);
    let about = match rule.kind {
        RuleKind::AnnualMinimum => true,
        RuleKind::AnyOf => {
            rule.options.iter().any(|choice| choice.providers.iter().any(|name| look.has_provider(name)))
        }
        _ => look.fits(place),
    };
    if !about {
        return None;
    }
    let mut found = Vec::new();
    let mut bar = |holds: bool, word: &'static str| {
        if holds {
            found.push(word);
        }
    };
    let lacks = |list: &[String], value: Option<&str>| {
        !list.is_empty() && !value.is_some_and(|value| list.iter().any(|name| name == value))
    };
    if rule.kind == RuleKind::TopicMinimum {
        bar(piece.is_carried() && rule.carried_hours_count == Some(false), "carried");
        bar(lacks(&rule.restrict_deliveries, look.delivery), "delivery");
        bar(lacks(&rule.restrict_activities, look.class), "activity");
        let providers = &rule.restrict_providers;
        bar(!providers.is_empty() && !providers.iter().any(|name| look.has_provider(name)), "provider");
        bar(lacks_words(frame, rule, piece), "title");
        bar(lacks_name(frame, rule, piece), "named_course");
    }
    bar(piece.activity.is_some_and(|index| is_kept_from(frame, index, &rule.id)), "pin");
    Some(found)
}

/// Whether a pin keeps an activity from serving a rule.
pub fn is_kept_from(frame: &Frame<'_>, activity: usize, rule: &str) -> bool {
    let mut pins = frame.pins(activity).iter();
    pins.any(|pin| pin.effect == Effect::Forbid && pin.requirement.as_deref() == Some(rule))
}

fn evidence(frame: &Frame<'_>, piece: &Piece<'_>, name: &str) -> bool {
    piece.activity.is_some_and(|index| frame.portfolio.activities[index].evidence.iter().any(|known| known == name))
}

fn titled(frame: &Frame<'_>, piece: &Piece<'_>, words: &str) -> bool {
    let title = piece.activity.and_then(|index| frame.portfolio.activities[index].title.as_deref());
    title.is_some_and(|title| title.to_lowercase().contains(&words.to_lowercase()))
}

fn lacks_words(frame: &Frame<'_>, rule: &Rule, piece: &Piece<'_>) -> bool {
    let Some(words) = &rule.title_must_contain else { return false };
    let certified = rule.title_or_certificate && evidence(frame, piece, "certificate_names_topic");
    !titled(frame, piece, words) && !certified
}

fn lacks_name(frame: &Frame<'_>, rule: &Rule, piece: &Piece<'_>) -> bool {
    let Some(name) = &rule.named_course else { return false };
    !titled(frame, piece, name) && !evidence(frame, piece, "named_course")
}

/// The rules that a piece is forced to serve, where it could serve several that exclude each other.
pub fn forced_to<'a>(frame: &Frame<'a>, piece: &Piece<'_>) -> Vec<&'a str> {
    let Some(index) = piece.activity else { return vec![] };
    let forced = frame.pins(index).iter().filter(|pin| pin.effect == Effect::Force);
    forced.filter_map(|pin| pin.requirement.as_deref()).collect()
}
