//! The form of an activity, filled in with what a certificate states. What it does not state stays empty, or as a fresh form has it.

use crate::db::activities::Amount;
use crate::db::certificates::{Approval, Certificate, Stated};
use crate::web::activities::draft::Draft;
use crate::web::activities::marks::Marks;
use chrono::NaiveDate;
use domain::quantity::Credit;
use domain::reading::Status;
use domain::vocabulary::Vocabulary;
use std::collections::BTreeSet;

/// The longest list of numbers that fits its field, in characters.
const LONGEST_NUMBERS: usize = 120;

/// The form, with the fields that were read marked.
pub fn draft(certificate: &Certificate, vocabulary: &Vocabulary, today: NaiveDate) -> Draft {
    let stated = &certificate.stated;
    let mut draft = Draft { completed_on: String::new(), ..Draft::fresh(today, false) };
    let mut read = BTreeSet::new();
    let mut put = |field: &'static str, into: &mut String, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            *into = value;
            read.insert(field);
        }
    };
    put("title", &mut draft.title, stated.title.as_ref().map(|title| title.chars().take(300).collect()));
    put("provider", &mut draft.provider, stated.provider.as_ref().map(|name| name.chars().take(200).collect()));
    put("completed_on", &mut draft.completed_on, stated.completion_date.map(|day| day.to_string()));
    put("starts_on", &mut draft.starts_on, stated.start_date.map(|day| day.to_string()));
    put("notes", &mut draft.notes, stated.note.clone());
    match amount(stated) {
        Some(Length::Hours(hours)) => put("hours", &mut draft.hours, Some(hours)),
        Some(Length::Minutes(minutes)) => put("minutes", &mut draft.minutes, Some(minutes)),
        Some(Length::Credit(credit, unit)) => {
            put("credit", &mut draft.credit, Some(credit));
            put("credit_unit", &mut draft.credit_unit, Some(unit.to_owned()));
        }
        None => {}
    }
    let delivery = stated.delivery.clone().filter(|slug| vocabulary.delivery(slug).is_some());
    if let Some(kind) = delivery.as_deref().and_then(usual_kind) {
        draft.kind = kind.into();
    }
    put("delivery", &mut draft.delivery, delivery);
    put("approval_number", &mut draft.approval_number, numbers(&stated.approvals, vocabulary));
    draft.approvals = approvals(&stated.approvals, vocabulary);
    if !draft.approvals.is_empty() {
        read.insert("approvals");
    }
    (draft.topic, draft.topic_hours) = topics(stated, vocabulary);
    if !draft.topic.is_empty() {
        read.insert("topic");
    }
    draft.marks = Marks::new(read, certificate.status == Status::NeedsOcr);
    draft
}

enum Length {
    /// By the clock.
    Hours(String),
    Minutes(String),
    /// As stated, with the form's unit.
    Credit(String, &'static str),
}

/// How long it was, as the form takes it. An hour of the clock is time; every other unit is credit as stated.
fn amount(stated: &Stated) -> Option<Length> {
    let (amount, unit) = (stated.amount.as_deref()?, stated.unit.as_deref()?);
    let number = Credit::parse(amount).filter(|credit| credit.0 > 0)?.to_string();
    Some(match unit {
        "clock_hour" => Length::Hours(number),
        "minute" => Length::Minutes(number),
        "ce_credit" | "ce_hour" | "contact_hour" | "hour" | "cpd_hour" => Length::Credit(number, "hour"),
        "ceu" => Length::Credit(number, "ceu"),
        "cpd_point" | "opd_point" => Length::Credit(number, "point"),
        "cec" => Length::Credit(number, "credit"),
        _ => return None,
    })
}

/// The same as it would be kept.
#[must_use]
pub fn length(stated: &Stated) -> Option<Amount> {
    let hundredths = |number: String| Credit::parse(&number).and_then(|credit| u32::try_from(credit.0).ok());
    Some(match amount(stated)? {
        Length::Minutes(minutes) => Amount::Minutes(hundredths(minutes)? / 100),
        Length::Hours(hours) => Amount::Credit { hundredths: hundredths(hours)?, unit: "hour".into() },
        Length::Credit(credit, unit) => Amount::Credit { hundredths: hundredths(credit)?, unit: unit.into() },
    })
}

/// What a course that reached a person in this way usually is; it is filled in, and not marked as read.
fn usual_kind(delivery: &str) -> Option<&'static str> {
    match delivery {
        "in_person" => Some("workshop"),
        "live_online" => Some("webinar_live"),
        "async_online" | "self_study" => Some("online_course"),
        _ => None,
    }
}

fn approvals(stated: &[Approval], vocabulary: &Vocabulary) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for value in stated.iter().filter_map(|one| vocabulary.approval(&one.body)).flat_map(|body| body.values()) {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    values
}

/// "SW-0614 (New York social work), 7218 (NBCC ACEP)"
fn numbers(stated: &[Approval], vocabulary: &Vocabulary) -> Option<String> {
    let printed = stated.iter().filter(|one| !one.number.is_empty() && one.number != "absent");
    let each = printed.map(|one| match vocabulary.approval(&one.body) {
        Some(body) => format!("{} ({})", one.number, body.label),
        None => one.number.clone(),
    });
    let mut all = String::new();
    for number in each {
        let longer = if all.is_empty() { number } else { format!("{all}, {number}") };
        if longer.chars().count() > LONGEST_NUMBERS {
            break;
        }
        all = longer;
    }
    Some(all).filter(|all| !all.is_empty())
}

/// One row a topic; topics that share their hours have them in the first of their rows.
fn topics(stated: &Stated, vocabulary: &Vocabulary) -> (Vec<String>, Vec<String>) {
    let (mut topics, mut hours) = (Vec::new(), Vec::new());
    for part in &stated.topics {
        let known = part.topics.iter().filter(|slug| vocabulary.topic(slug).is_some());
        for (place, topic) in known.enumerate() {
            topics.push(topic.clone());
            hours.push(if place == 0 { part.amount.clone() } else { String::new() });
        }
    }
    (topics, hours)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::certificates::{Media, TopicHours};
    use uuid::Uuid;

    fn filled(stated: Stated) -> Draft {
        let certificate = Certificate {
            id: Uuid::nil(),
            hash: String::new(),
            size: 1,
            media: Media::Pdf,
            name: "a.pdf".into(),
            status: Status::Ok,
            pages: 1,
            stated,
            created_at: "2026-11-23T17:00:00Z".parse().unwrap(),
        };
        draft(&certificate, Vocabulary::builtin(), "2026-11-23".parse().unwrap())
    }

    fn of(amount: &str, unit: &str) -> Draft {
        filled(Stated { amount: Some(amount.into()), unit: Some(unit.into()), ..Stated::default() })
    }

    #[test]
    fn a_length_stands_in_the_field_of_its_unit() {
        assert_eq!(of("6", "clock_hour").hours, "6");
        assert_eq!(of("90", "minute").minutes, "90");
        let credit = of("0.6", "ceu");
        assert_eq!((credit.credit.as_str(), credit.credit_unit.as_str()), ("0.6", "ceu"));
        let unknown = of("3", "stars");
        assert!(unknown.credit.is_empty() && unknown.marks.count() == 0);
    }

    #[test]
    fn what_is_not_stated_stays_empty() {
        let nothing = filled(Stated::default());
        assert!(nothing.title.is_empty() && nothing.completed_on.is_empty() && nothing.topic.is_empty());
        assert_eq!(nothing.marks.count(), 0);
    }

    #[test]
    fn approvals_are_ticked_and_their_numbers_kept() {
        let approval = |body: &str, number: &str| Approval { body: body.into(), number: number.into() };
        let all = vec![approval("apa", "absent"), approval("nysed_sw", "SW-0614"), approval("naadac", "9")];
        let draft = filled(Stated { approvals: all, ..Stated::default() });
        assert_eq!(draft.approvals, ["apa", "us-ny-social_worker/state_board"]);
        assert_eq!(draft.approval_number, "SW-0614 (New York social work), 9 (NAADAC)");
    }

    #[test]
    fn topics_that_share_hours_have_them_once() {
        let part = TopicHours { topics: vec!["law_rules".into(), "ethics".into()], amount: "6".into() };
        let draft = filled(Stated { topics: vec![part], ..Stated::default() });
        assert_eq!(
            (draft.topic, draft.topic_hours),
            (vec!["law_rules".into(), "ethics".into()], vec!["6".into(), String::new()])
        );
    }
}
