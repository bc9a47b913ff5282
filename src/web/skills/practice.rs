//! The practice of a skill on its page: what was done, the days that are planned, and days that a training offers.

use super::loaded::Loaded;
use crate::db::practices::Practice;
use crate::web::practices::free_days;
use crate::web::ui::{Button, Column, LinkButton, Margin, Sign, Table};
use chrono::NaiveDate;
use domain::words::{self, English};
use leptos::prelude::*;

/// So many rows, the latest first.
const SHOWN: usize = 12;

/// "Last practiced" and its day.
pub fn last(loaded: &Loaded) -> Option<(&'static str, NaiveDate)> {
    let done = loaded.practices.iter().filter(|one| !one.facts.planned);
    let name = match loaded.english {
        English::American => "Last practiced",
        English::British => "Last practised",
    };
    Some((name, done.map(|one| one.facts.practised_on).max()?))
}

pub fn view(loaded: &Loaded) -> AnyView {
    let slug = &loaded.skill.slug;
    let (ahead, done): (Vec<&Practice>, Vec<&Practice>) = loaded.practices.iter().partition(|one| one.facts.planned);
    let planned = ahead.iter().map(|one| planned(one, loaded)).collect_view();
    let planned = (!ahead.is_empty()).then(|| view! { <ul class="list">{planned}</ul> });
    let table = (!done.is_empty()).then(|| table(&done, loaded.english));
    let sum = done.iter().map(|one| i64::from(one.facts.repetitions)).sum();
    let note = words::count(sum, "rehearsal", "rehearsals");
    let offer = offer(loaded);
    view! {
        <Margin heading="Practice" note=note id="practice">
            {planned}
            {table}
            {offer}
            <p>
                <LinkButton href=format!("/practices/new?skill={slug}") label="Add practice" sign=Sign::Plus />
            </p>
        </Margin>
    }
    .into_any()
}

fn planned(one: &Practice, loaded: &Loaded) -> AnyView {
    let day = words::short_date(one.facts.practised_on, loaded.english);
    let (said, action) = if one.facts.practised_on > loaded.today {
        (format!("Planned for {day}. "), "Change it, or say it is done")
    } else {
        (format!("Was planned for {day}. "), "Say how it went, or remove it")
    };
    let href = format!("/practices/{}/edit", one.id);
    let spoken = format!("{action}: {day}");
    view! {
        <li>
            {said} <a href=href aria-label=spoken>
                {action}
            </a>
        </li>
    }
    .into_any()
}

fn table(done: &[&Practice], english: English) -> AnyView {
    let columns = vec![
        Column::words("Date"),
        Column::number("Times").labelled(),
        Column::words("How it was"),
        Column::words("Correct"),
    ];
    let rows = done.iter().rev().take(SHOWN).map(|one| {
        let facts = &one.facts;
        let day = words::short_date(facts.practised_on, english);
        let mut how: Vec<String> = facts.difficulty.iter().map(|difficulty| difficulty.label().to_owned()).collect();
        if facts.with_feedback {
            how.push("with feedback".into());
        }
        let mut how = words::upper(&how.join(", "));
        if let Some(note) = &facts.note {
            how = if how.is_empty() { note.clone() } else { format!("{how}. {note}") };
        }
        let (href, spoken) = (format!("/practices/{}/edit", one.id), format!("Change the practice of {day}"));
        vec![
            day.into_any(),
            facts.repetitions.to_string().into_any(),
            how.into_any(),
            view! { <a href=href aria-label=spoken>"Change"</a> }.into_any(),
        ]
    });
    let rows = rows.collect();
    let more = done.len().checked_sub(SHOWN).filter(|more| *more > 0).map(|more| {
        let more = words::count(i64::try_from(more).unwrap_or(i64::MAX), "earlier day", "earlier days");
        view! { <p class="fine">{format!("And {more}; the export has them all.")}</p> }
    });
    view! {
        <Table caption="Practice, newest first" columns=columns rows=rows />
        {more}
    }
    .into_any()
}

/// What keeps a skill after a training is practice: days for it, where some are still to come and none is planned.
fn offer(loaded: &Loaded) -> AnyView {
    let Some((training, title)) = loaded.timeline.trainings.iter().rev().find(|(day, _)| *day <= loaded.today) else {
        return ().into_any();
    };
    let days = free_days(&loaded.practices, *training, loaded.today);
    if days.is_empty() || loaded.practices.iter().any(|one| one.facts.planned) {
        return ().into_any();
    }
    let named: Vec<String> = days.iter().map(|day| words::short_date(*day, loaded.english)).collect();
    let named = words::and(&named);
    view! {
        <form method="post" action="/practices/plan">
            <input type="hidden" name="skill" value=loaded.skill.slug.clone() />
            <input type="hidden" name="training" value=training.to_string() />
            <p>
                {format!(
                    "What a training gave fades without practice. After {title}, these days are still to come: {named}.",
                )}
            </p>
            <Button label="Plan them" />
        </form>
    }
    .into_any()
}
