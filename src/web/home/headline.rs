//! The sentence on top: what is late, what the nearest licence still needs, and the others in a line below.

use super::licences::Held;
use chrono::{Datelike, NaiveDate};
use domain::credit::State;
use domain::words::{self, English};
use leptos::prelude::*;

/// Plain words, and words that are still to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Said(String),
    ToDo(String),
}

/// The headline and the line under it.
pub struct Headline {
    pub parts: Vec<Part>,
    /// Words and, where they lead somewhere, the address.
    pub below: Vec<(String, Option<String>)>,
}

impl Headline {
    #[cfg(test)]
    fn text(&self) -> String {
        let words = self.parts.iter().map(|part| match part {
            Part::Said(words) | Part::ToDo(words) => words.as_str(),
        });
        words.collect()
    }

    pub fn view(self) -> impl IntoView {
        let parts = self.parts.into_iter().map(|part| match part {
            Part::Said(words) => words.into_any(),
            Part::ToDo(words) => view! { <mark>{words}</mark> }.into_any(),
        });
        let below = self.below.into_iter().map(|(words, href)| match href {
            Some(href) => view! { <a href=href>{words}</a> }.into_any(),
            None => words.into_any(),
        });
        view! {
            <h1 class="sentence">{parts.collect_view()}</h1>
            <p class="lead">{below.collect_view()}</p>
        }
        .into_any()
    }
}

fn said(words: impl Into<String>) -> Part {
    Part::Said(words.into())
}

/// The answer for all licences.
pub fn headline(held: &[Held], today: NaiveDate, english: English) -> Headline {
    let license = if english == English::American { ("license", "licenses") } else { ("licence", "licences") };
    if held.is_empty() {
        let parts = vec![said(format!("Start with the {} you keep.", license.0))];
        return Headline {
            parts,
            below: vec![("What it asks for, and by when, comes from its board's rules.".into(), None)],
        };
    }
    let past = |one: &&Held| one.outlook.deadline.is_some_and(|day| day < today);
    let late = held.iter().filter(past).find(|one| match one.outlook.status {
        State::NotMet => true,
        _ => one.ended && !one.outlook.is_complete(),
    });
    if let Some(late) = late {
        let day = late.outlook.deadline.map(|day| words::near_date(day, today, english)).unwrap_or_default();
        let needs = late.outlook.needs();
        let open = if needs.is_empty() { "something".to_owned() } else { words::and(&needs) };
        let parts =
            vec![said(format!("The {} period ended on {day} with ", late.short)), Part::ToDo(open), said(" open.")];
        return Headline { parts, below: below(held, Some(&late.href), today, english) };
    }
    let open: Vec<&Held> = held.iter().filter(|one| !one.outlook.is_complete()).collect();
    let Some(next) = open.iter().min_by_key(|one| one.outlook.deadline.unwrap_or(NaiveDate::MAX)) else {
        if let Some(ended) = held.iter().find(|one| one.ended) {
            let day = ended.outlook.deadline.map(|day| words::near_date(day, today, english)).unwrap_or_default();
            let parts = vec![
                said(format!("The {} period ended on {day}, complete. ", ended.short)),
                Part::ToDo("Its renewal".into()),
                said(" is not recorded yet."),
            ];
            let next = ("Record it".to_owned(), Some(format!("{}/renewals/new", ended.href)));
            let rest = (", and the next period takes over.".to_owned(), None);
            return Headline { parts, below: vec![next, rest] };
        }
        let until = held.iter().filter_map(|one| one.outlook.deadline).min();
        let until = until.map(|day| format!(" until {}", day.year())).unwrap_or_default();
        let all = match held.len() {
            1 => format!("Your {} is complete{until}.", license.0),
            2 => format!("Both {} are complete{until}.", license.1),
            _ => format!("All {} are complete{until}.", license.1),
        };
        return Headline { parts: vec![said(all)], below: vec![("Nothing needs you here.".into(), None)] };
    };
    let mut parts = vec![said(format!("Nothing is late. {} still needs ", next.short))];
    let needs = next.outlook.needs();
    if needs.is_empty() {
        parts = vec![said(format!("Nothing is late. {} has ", next.short)), Part::ToDo("a question to answer".into())];
    }
    let count = needs.len();
    for (place, need) in needs.into_iter().enumerate() {
        if place > 0 {
            parts.push(said(if place + 1 == count { " and " } else { ", " }));
        }
        parts.push(Part::ToDo(need));
    }
    match next.outlook.deadline {
        Some(day) => parts.push(said(format!(" by {}.", words::near_date(day, today, english)))),
        None => parts.push(said(".")),
    }
    Headline { parts, below: below(held, Some(&next.href), today, english) }
}

/// "New York has 18 months and 13 hours to go."
fn below(held: &[Held], but: Option<&str>, today: NaiveDate, english: English) -> Vec<(String, Option<String>)> {
    let mut below = Vec::new();
    for one in held.iter().filter(|one| Some(one.href.as_str()) != but).take(3) {
        if !below.is_empty() {
            below.push((" ".into(), None));
        }
        if one.ended && one.outlook.is_complete() {
            below.push((format!("The {} period has ended, complete.", one.short), None));
            continue;
        }
        if one.outlook.is_complete() {
            let until = one.outlook.deadline.map(|day| format!(" until {}", words::date(day, english)));
            below.push((format!("{} is complete{}.", one.short, until.unwrap_or_default()), None));
            continue;
        }
        let time = one.outlook.deadline.map(|day| format!("{} and ", words::distance(today, day))).unwrap_or_default();
        let needs = one.outlook.needs();
        let go = match (one.outlook.missing, needs.first()) {
            (missing, _) if missing > 0 => {
                format!("{} to go", words::hours(domain::quantity::Credit(missing)))
            }
            (_, Some(need)) => format!("{need} to go"),
            (_, None) => "a question to answer".into(),
        };
        below.push((format!("{} has {time}", one.short), None));
        below.push((go, Some(one.href.clone())));
        below.push((".".into(), None));
    }
    below
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::outlook::Outlook;

    fn held(short: &str, deadline: &str, missing: i64, status: State) -> Held {
        Held {
            short: short.into(),
            href: format!("/{short}"),
            outlook: Outlook {
                name: short.into(),
                deadline: deadline.parse().ok(),
                lead: String::new(),
                rest: String::new(),
                total: None,
                open: vec![],
                status,
                missing,
            },
            ended: false,
        }
    }

    fn today() -> NaiveDate {
        "2026-11-23".parse().unwrap()
    }

    #[test]
    fn the_nearest_licence_with_something_open_is_named_with_its_day() {
        let all =
            [held("New York", "2028-05-31", 1300, State::NotMet), held("Texas", "2027-04-30", 300, State::NotMet)];
        let headline = headline(&all, today(), English::American);
        assert_eq!(headline.text(), "Nothing is late. Texas still needs three hours by April 30.");
        let below: String = headline.below.iter().map(|(words, _)| words.as_str()).collect();
        assert_eq!(below, "New York has 18 months and 13 hours to go.");
    }

    #[test]
    fn all_done_says_so_and_asks_nothing() {
        let all = [held("New York", "2028-05-31", 0, State::Met), held("Texas", "2029-04-30", 0, State::Met)];
        assert_eq!(headline(&all, today(), English::American).text(), "Both licenses are complete until 2028.");
    }

    #[test]
    fn a_period_that_ended_complete_asks_for_its_renewal_once_nothing_else_is_open() {
        let ended = Held { ended: true, ..held("Texas", "2026-10-31", 0, State::Met) };
        let headline = headline(&[ended], today(), English::American);
        assert_eq!(
            headline.text(),
            "The Texas period ended on October 31, 2026, complete. Its renewal is not recorded yet."
        );
        assert_eq!(headline.below[0].1.as_deref(), Some("/Texas/renewals/new"));
    }

    #[test]
    fn a_period_that_ended_with_hours_open_comes_first() {
        let all = [held("Texas", "2026-10-31", 200, State::NotMet)];
        let text = headline(&all, today(), English::American).text();
        assert_eq!(text, "The Texas period ended on October 31, 2026 with two hours open.");
    }
}
