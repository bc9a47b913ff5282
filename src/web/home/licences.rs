//! Each licence on Home: what is left in a line, its bar, and what is open with its own.

use crate::web::outlook::Outlook;
use crate::web::standing::Standing;
use crate::web::ui::{Bar, Icon, Key, Legend, Margin, Sign};
use crate::web::visitor::SignedIn;
use chrono::NaiveDate;
use domain::quantity::Credit;
use domain::vocabulary::Jurisdictions;
use domain::words::{self, English};
use leptos::prelude::*;

/// A licence with its words.
pub struct Held {
    /// "Texas", or the whole name where two licences share a place.
    pub short: String,
    pub href: String,
    pub outlook: Outlook,
    /// Its period has ended, and the renewal is not recorded.
    pub ended: bool,
}

pub fn outlooks(standing: &Standing, signed_in: &SignedIn) -> Vec<Held> {
    let places: Vec<&str> = standing
        .licences
        .iter()
        .filter_map(|licence| standing.of(licence).map(|(set, _)| set.jurisdiction.as_str()))
        .collect();
    let mut all: Vec<Held> = standing
        .licences
        .iter()
        .filter_map(|licence| {
            let (set, _) = standing.of(licence)?;
            let href = format!("/licences/{}", licence.id);
            let present = standing.present(licence);
            let ended = present.as_ref().is_some_and(|present| present.ended);
            let outlook = match present {
                Some(present) => present.outlook(set, &licence.held.title, signed_in.english()),
                None => undated(set, &licence.held.title),
            };
            let alone = places.iter().filter(|place| **place == set.jurisdiction).count() == 1;
            let short = if alone && !set.is_own() {
                Jurisdictions::label(&set.jurisdiction).to_owned()
            } else {
                outlook.name.clone()
            };
            Some(Held { short, href, outlook, ended })
        })
        .collect();
    all.sort_by_key(|held| held.outlook.deadline.unwrap_or(NaiveDate::MAX));
    all
}

/// A licence whose period is not known yet.
fn undated(set: &domain::rules::RuleSet, title: &str) -> Outlook {
    Outlook {
        name: crate::web::standing::name(set, title),
        deadline: None,
        lead: "The end of its period is not known.".into(),
        rest: "Add the date it ends, and it can be counted.".into(),
        total: None,
        open: vec![],
        status: domain::credit::State::Unknown,
        missing: 0,
    }
}

pub fn legend() -> AnyView {
    view! { <Legend keys=vec![Key::Counted, Key::Planned, Key::Open, Key::Carries, Key::Now] /> }.into_any()
}

pub fn view(held: Held, today: NaiveDate, english: English) -> AnyView {
    let Held { href, outlook, ended, .. } = held;
    let is_open = !outlook.is_complete();
    let plan = href.replace("/licences/", "/plans?licence=");
    let note = match outlook.deadline {
        Some(day) if day >= today => {
            format!("by {} · {}", words::short_date(day, english), words::distance(today, day))
        }
        Some(day) => format!("ended {}", words::short_date(day, english)),
        None => "no deadline".into(),
    };
    let renew = ended.then(|| {
        view! {
            " · "
            <a href=format!("{href}/renewals/new")>"Record the renewal"</a>
        }
    });
    let name = outlook.name.clone();
    let bar = outlook.total.map(|(required, counted, planned, carries)| {
        let mut label = format!("{name}: {} of {} counted", Credit(counted), Credit(required));
        if planned > 0 {
            label.push_str(&format!(", {} planned", Credit(planned)));
        }
        if carries > 0 {
            label.push_str(&format!(", {} carry over", Credit(carries)));
        }
        view! { <Bar label=label required=required counted=counted planned=planned carries=carries /> }
    });
    let more = outlook.open.len().saturating_sub(4);
    let open = outlook.open.into_iter().take(4).map(|open| {
        let sign = if open.is_unknown { Sign::Undecided } else { Sign::ToDo };
        let label = format!("{}: {}", open.what, open.line);
        let bar = open.bar.map(|(required, counted, planned)| {
            view! { <Bar label=label required=required counted=counted planned=planned small=true /> }
        });
        view! {
            <li>
                <Icon sign=sign />
                <div>
                    <h3>{open.what}</h3>
                    <p>{open.line}</p>
                </div>
                {bar}
            </li>
        }
        .into_any()
    });
    let open = open.collect_view();
    let more = (more > 0).then(|| view! { <p class="fine">{format!("and {more} more")}</p> });
    let plan = is_open.then(|| view! { " · " <a href=plan>"Plan to finish"</a> });
    view! {
        <Margin heading=outlook.name note=note title=true>
            <p class="answer">
                <b>{outlook.lead}</b>
                " "
                {outlook.rest}
            </p>
            {bar}
            <ul class="todo">{open}</ul>
            {more}
            <p>
                <a href=href>"Every hour, and why"</a>
                {renew}
                {plan}
            </p>
        </Margin>
    }
    .into_any()
}
