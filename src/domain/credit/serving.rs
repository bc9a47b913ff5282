//! Which hours serve which requirement, and what kept hours on a topic from serving it.

use super::frame::Frame;
use super::piece::{Piece, pins};
use super::portfolio::Effect;
use super::required::Row;
use crate::rules::{Rule, RuleKind};

/// Whether a piece serves a row.
pub fn serves(frame: &Frame<'_>, row: &Row, piece: &Piece) -> bool {
    let Some(rule) = row.rule.map(|place| &frame.set.rule[place]) else { return row.kind == "total" };
    if let Some((from, to)) = row.year
        && !piece.date.is_some_and(|day| (from..=to).contains(&day))
    {
        return false;
    }
    obstacles(frame, rule, piece).is_some_and(|found| found.is_empty())
}

/// `None` when the piece is not about the rule at all; else what keeps it from serving, in a fixed order.
pub fn obstacles(frame: &Frame<'_>, rule: &Rule, piece: &Piece) -> Option<Vec<&'static str>> {
    let about = match rule.kind {
        RuleKind::AnnualMinimum => true,
        RuleKind::AnyOf => {
            rule.options.iter().any(|choice| choice.providers.iter().any(|name| piece.providers.contains(name)))
        }
        _ => piece.fits(rule),
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
    let lacks = |list: &[String], value: &Option<String>| {
        !list.is_empty() && !value.as_ref().is_some_and(|value| list.contains(value))
    };
    if rule.kind == RuleKind::TopicMinimum {
        bar(piece.is_carried() && rule.carried_hours_count == Some(false), "carried");
        bar(lacks(&rule.restrict_deliveries, &piece.delivery), "delivery");
        bar(lacks(&rule.restrict_activities, &piece.class), "activity");
        let providers = &rule.restrict_providers;
        bar(!providers.is_empty() && !providers.iter().any(|name| piece.providers.contains(name)), "provider");
        bar(lacks_words(frame, rule, piece), "title");
        bar(lacks_name(frame, rule, piece), "named_course");
    }
    let forbidden = piece.activity.is_some_and(|index| {
        pins(frame, &frame.portfolio.activities[index].id)
            .any(|pin| pin.effect == Effect::Forbid && pin.requirement.as_deref() == Some(rule.id.as_str()))
    });
    bar(forbidden, "pin");
    Some(found)
}

fn evidence(frame: &Frame<'_>, piece: &Piece, name: &str) -> bool {
    piece.activity.is_some_and(|index| frame.portfolio.activities[index].evidence.iter().any(|known| known == name))
}

fn titled(frame: &Frame<'_>, piece: &Piece, words: &str) -> bool {
    let title = piece.activity.and_then(|index| frame.portfolio.activities[index].title.as_deref());
    title.is_some_and(|title| title.to_lowercase().contains(&words.to_lowercase()))
}

fn lacks_words(frame: &Frame<'_>, rule: &Rule, piece: &Piece) -> bool {
    let Some(words) = &rule.title_must_contain else { return false };
    let certified = rule.title_or_certificate && evidence(frame, piece, "certificate_names_topic");
    !titled(frame, piece, words) && !certified
}

fn lacks_name(frame: &Frame<'_>, rule: &Rule, piece: &Piece) -> bool {
    let Some(name) = &rule.named_course else { return false };
    !titled(frame, piece, name) && !evidence(frame, piece, "named_course")
}

/// The rules that a piece is forced to serve, where it could serve several that exclude each other.
pub fn forced_to<'a>(frame: &Frame<'a>, piece: &Piece) -> Vec<&'a str> {
    let Some(index) = piece.activity else { return vec![] };
    pins(frame, &frame.portfolio.activities[index].id)
        .filter(|pin| pin.effect == Effect::Force)
        .filter_map(|pin| pin.requirement.as_deref())
        .collect()
}
