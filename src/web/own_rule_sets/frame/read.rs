//! From the frame as typed to a rule set: a new one, or one with its rules kept.

use super::{ANCHORS, Frame, PARITIES, UNITS};
use crate::web::form::{self, Problems};
use crate::web::own_rule_sets::sentence::{checked, own_source};
use chrono::{Datelike, NaiveDate};
use domain::quantity::Credit;
use domain::rules::*;
use uuid::Uuid;

/// The most titles that one set is for.
const TITLES: usize = 8;

impl Frame {
    /// A set with this frame: a new one, or the one that there was with its rules kept.
    pub fn parse(&self, id: Uuid, before: Option<&RuleSet>, today: NaiveDate) -> Result<RuleSet, Problems> {
        let mut problems = Problems::default();
        let board = problems.take("board", form::required(&self.board, "The board's name", 160));
        let titles = problems.take("title", titles(&self.title));
        let profession = Profession::ALL.into_iter().find(|one| one.slug() == self.profession);
        if profession.is_none() {
            problems.add("profession", "Choose the nearest profession.");
        }
        let cycle = self.cycle(&mut problems);
        let total = problems.take("total", total(&self.total));
        let unit = problems.take("unit", unit(&self.unit));
        let source = self.source(before, today, &mut problems);
        if let Some(before) = before {
            still_named(before, &titles, &mut problems);
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let as_of = source.as_of.get(..7).unwrap_or(&source.as_of).to_owned();
        let empty = RuleSet {
            schema: 1,
            id: format!("own-{id}"),
            jurisdiction: "XX".into(),
            profession: profession.unwrap_or(Profession::Psychotherapist),
            board: String::new(),
            titles: vec![],
            verified: false,
            basis: Basis::Own,
            as_of: String::new(),
            note: None,
            gaps: vec![],
            cycle: cycle.clone(),
            total: Total { hours: total, unit: None, fact: None, source: own_source(), verified: false },
            total_variant: vec![],
            hour: None,
            conversion: vec![],
            carry_over: None,
            first_renewal: None,
            records: None,
            audit: None,
            rule: vec![],
            source: vec![],
        };
        let mut kept = before.cloned().unwrap_or(empty);
        kept.total_variant.retain(|variant| variant.titles.iter().all(|title| titles.contains(title)));
        let total = Total { hours: total, unit, ..kept.total };
        let profession = profession.unwrap_or(kept.profession);
        let set = RuleSet { profession, board, titles, as_of, cycle, total, source: vec![source], ..kept };
        checked(set, "board")
    }

    fn cycle(&self, problems: &mut Problems) -> CycleRule {
        let months: u32 = self.months.trim().parse().unwrap_or(0);
        if !matches!(months, 12 | 24 | 36 | 48 | 60) {
            problems.add("months", "Choose how long a period is.");
        }
        let anchor = ANCHORS.into_iter().find(|(slug, ..)| *slug == self.anchor).map(|(_, _, anchor)| anchor);
        if anchor.is_none() {
            problems.add("anchor", "Choose when a period ends.");
        }
        let anchor = anchor.unwrap_or(Anchor::LicenceTerm);
        let end = (anchor == Anchor::FixedDate).then(|| problems.take("end_day", end(&self.end_month, &self.end_day)));
        let parity = PARITIES.into_iter().find(|(slug, ..)| *slug == self.parity).map(|(_, _, parity)| parity);
        let by_year =
            matches!(anchor, Anchor::FixedDate | Anchor::BirthMonth | Anchor::Birthday | Anchor::CalendarYear);
        CycleRule {
            months,
            anchor,
            end,
            parity: parity.filter(|_| by_year && months == 24),
            first_months: None,
            window: None,
            detail: None,
            source: own_source(),
            verified: false,
        }
    }

    fn source(&self, before: Option<&RuleSet>, today: NaiveDate, problems: &mut Problems) -> Source {
        let url = problems.take("link", link(&self.link));
        let read_on = problems.take("read_on", form::date(&self.read_on));
        if read_on.is_some_and(|day| day > today) {
            problems.add("read_on", "That day has not come yet.");
        }
        let month = || format!("{}-{:02}", today.year(), today.month());
        let known =
            before.and_then(|set| set.source("own")).and_then(|source| source.as_of.get(..7)).map(str::to_owned);
        Source {
            id: "own".into(),
            // What she read is hers to judge; without a link it rests on her memory alone.
            kind: if url.is_empty() { SourceKind::Memory } else { SourceKind::Body },
            url,
            title: "Your own note".into(),
            fact: "Written down by the person herself.".into(),
            as_of: read_on.map(|day| day.to_string()).or(known).unwrap_or_else(month),
        }
    }
}

fn titles(text: &str) -> Result<Vec<String>, String> {
    let mut titles: Vec<String> = Vec::new();
    for part in text.split(',') {
        if let Some(title) = form::optional(part, 80)?
            && !titles.contains(&title)
        {
            titles.push(title);
        }
    }
    match titles.len() {
        0 => Err("Your title is needed.".into()),
        1..=TITLES => Ok(titles),
        many => Err(format!("One set can be for {TITLES} titles; here are {many}.")),
    }
}

fn total(text: &str) -> Result<Credit, String> {
    match text.trim() {
        "" => Ok(Credit::ZERO),
        text => Credit::parse(text)
            .filter(|amount| amount.0 <= 100_000)
            .ok_or_else(|| "Write hours as 30 or 7.5, at most 1000.".to_owned()),
    }
}

/// None for hours, which a total is in unless said.
fn unit(slug: &str) -> Result<Option<TotalUnit>, String> {
    match UNITS.into_iter().find(|(known, ..)| *known == slug) {
        Some((.., TotalUnit::Hour)) => Ok(None),
        Some((.., unit)) => Ok(Some(unit)),
        None if slug.is_empty() => Ok(None),
        None => Err("Choose what the total counts.".into()),
    }
}

/// A day of every year as `MM-DD`. The last day of February is kept as its 28th, as the rule sets do.
fn end(month: &str, day: &str) -> Result<String, String> {
    let number = |text: &str| text.trim().parse::<u32>().ok();
    let (Some(month), Some(day)) = (number(month), number(day)) else {
        return Err("A fixed day needs its month and its day.".into());
    };
    match NaiveDate::from_ymd_opt(2024, month, day) {
        Some(_) if (month, day) == (2, 29) => Ok("02-28".into()),
        Some(_) => Ok(format!("{month:02}-{day:02}")),
        None => Err("That month has no such day.".into()),
    }
}

/// An address of the web, or nothing.
fn link(text: &str) -> Result<String, String> {
    let Some(link) = form::optional(text, 300)? else { return Ok(String::new()) };
    let is_web = link.starts_with("https://") || link.starts_with("http://");
    let is_plain = link.chars().all(|sign| !sign.is_whitespace() && !sign.is_control());
    if is_web && is_plain { Ok(link) } else { Err("An address begins with https:// and has no spaces.".into()) }
}

/// A title cannot go while a rule names it.
fn still_named(before: &RuleSet, titles: &[String], problems: &mut Problems) {
    if titles.is_empty() {
        return;
    }
    let named = before.rule.iter().flat_map(|rule| &rule.titles).find(|title| !titles.contains(title));
    if let Some(title) = named {
        problems.add("title", format!("A rule of this set is for {title} alone. Change that rule first."));
    }
}
