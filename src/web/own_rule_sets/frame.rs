//! The frame of a set: whose rules they are, the period, the total, and where she read them. As typed and as understood.

use super::sentence::own_source;
use crate::db::own_rule_sets::OwnRuleSet;
use crate::web::form::{self, Problems};
use chrono::{Datelike, NaiveDate};
use domain::quantity::Credit;
use domain::rules::*;
use serde::Deserialize;
use uuid::Uuid;

/// The most titles that one set is for.
const TITLES: usize = 8;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Frame {
    pub id: String,
    pub version: String,
    pub board: String,
    /// One title, or several with commas between them.
    pub title: String,
    pub profession: String,
    pub months: String,
    pub anchor: String,
    pub end_month: String,
    pub end_day: String,
    pub parity: String,
    pub total: String,
    pub unit: String,
    pub link: String,
    pub read_on: String,
}

impl Frame {
    #[must_use]
    pub fn fresh() -> Self {
        Self {
            id: Uuid::now_v7().to_string(),
            months: "24".into(),
            anchor: "licence_term".into(),
            profession: "psychotherapist".into(),
            unit: "hour".into(),
            ..Self::default()
        }
    }

    /// The frame of a set of hers.
    #[must_use]
    pub fn of(own: &OwnRuleSet) -> Self {
        let rules = &own.rules;
        let (end_month, end_day) = rules.cycle.end.as_deref().and_then(|end| end.split_once('-')).unwrap_or_default();
        let source = rules.source("own");
        let read_on = source.map(|source| source.as_of.clone()).filter(|day| day.len() == "2026-11-23".len());
        let plain = |digits: &str| digits.trim_start_matches('0').to_owned();
        Self {
            id: own.id.to_string(),
            version: own.version.to_string(),
            board: rules.board.clone(),
            title: rules.titles.join(", "),
            profession: rules.profession.slug().to_owned(),
            months: rules.cycle.months.to_string(),
            anchor: super::sentence::word(&rules.cycle.anchor),
            end_month: plain(end_month),
            end_day: plain(end_day),
            parity: super::sentence::word(&rules.cycle.parity),
            total: rules.total.hours.to_string(),
            unit: super::sentence::word(&rules.unit()),
            link: source.map(|source| source.url.clone()).unwrap_or_default(),
            read_on: read_on.unwrap_or_default(),
        }
    }

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
        let kept = before.cloned().unwrap_or(empty);
        let total = Total { hours: total, unit, ..kept.total };
        let profession = profession.unwrap_or(kept.profession);
        let set = RuleSet { profession, board, titles, as_of, cycle, total, source: vec![source], ..kept };
        super::sentence::checked(set, "board")
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

/// Slug, words and anchor: what ends a period.
pub const ANCHORS: [(&str, &str, Anchor); 7] = [
    ("licence_term", "when the license ends", Anchor::LicenceTerm),
    ("fixed_date", "on a fixed day of the year", Anchor::FixedDate),
    ("birthday", "on my birthday", Anchor::Birthday),
    ("birth_month", "with the month of my birth", Anchor::BirthMonth),
    ("issue_anniversary", "counted from the day the license was issued", Anchor::IssueAnniversary),
    ("calendar_year", "with the calendar year", Anchor::CalendarYear),
    ("rolling", "never: any day looks back over it", Anchor::Rolling),
];

/// Slug, words and parity: in which years a period of two years ends.
pub const PARITIES: [(&str, &str, Parity); 4] = [
    ("odd", "in odd years", Parity::Odd),
    ("even", "in even years", Parity::Even),
    ("licence_number", "odd or even by the license number", Parity::LicenceNumber),
    ("registration_year", "odd or even by the year of registration", Parity::RegistrationYear),
];

/// Units that a total can be in: slug and words.
pub const UNITS: [(&str, &str, TotalUnit); 4] = [
    ("hour", "hours", TotalUnit::Hour),
    ("point", "points", TotalUnit::Point),
    ("credit", "credits", TotalUnit::Credit),
    ("unit", "units", TotalUnit::Unit),
];

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

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-23".parse().unwrap()
    }

    fn frame() -> Frame {
        Frame {
            board: "Guild of Talking".into(),
            title: "Talker, Listener".into(),
            total: "20".into(),
            ..Frame::fresh()
        }
    }

    #[test]
    fn each_anchor_comes_back_as_it_was_written() {
        let id = Uuid::from_u128(5);
        for (anchor, ..) in ANCHORS {
            for (parity, ..) in PARITIES {
                let day = ("6".to_owned(), "30".to_owned());
                let typed =
                    Frame { anchor: anchor.into(), parity: parity.into(), end_month: day.0, end_day: day.1, ..frame() };
                let rules = typed.parse(id, None, today()).unwrap();
                assert!(rules.is_own() && rules.titles == ["Talker", "Listener"]);
                let again = Frame::of(&OwnRuleSet { id, version: 1, rules: rules.clone() });
                assert_eq!(again.parse(id, Some(&rules), today()).unwrap(), rules, "{anchor} {parity}");
            }
        }
    }

    #[test]
    fn each_blank_that_cannot_be_read_is_named() {
        let wrong = Frame {
            total: "many".into(),
            title: " , ".into(),
            anchor: "fixed_date".into(),
            end_month: "4".into(),
            end_day: "31".into(),
            link: "javascript:alert(1)".into(),
            read_on: "2026-11-24".into(),
            ..frame()
        };
        let problems = wrong.parse(Uuid::nil(), None, today()).unwrap_err();
        for field in ["total", "title", "end_day", "link", "read_on"] {
            assert!(problems.of(field).is_some(), "{field}");
        }
    }

    #[test]
    fn where_it_was_read_is_kept() {
        let typed = Frame { link: "https://example.org/rules".into(), read_on: "2026-11-02".into(), ..frame() };
        let rules = typed.parse(Uuid::nil(), None, today()).unwrap();
        assert_eq!((rules.as_of.as_str(), rules.source[0].url.as_str()), ("2026-11", "https://example.org/rules"));
        let own = OwnRuleSet { id: Uuid::nil(), version: 1, rules };
        assert_eq!(Frame::of(&own).read_on, "2026-11-02");
    }
}
