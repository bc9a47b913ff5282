//! How you and a supervisor see the skills that a session was for: two columns, never averaged.

use crate::db::ratings::Rated;
use crate::web::ui::{Column, Margin, Table, Voice};
use domain::growth::Source;
use domain::vocabulary::Vocabulary;
use domain::words::{self, English};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The last rating of a skill by a source; looking back is another question.
fn last<'a>(ratings: &'a [Rated], skill: &str, source: Source) -> Option<&'a Rated> {
    let of = ratings
        .iter()
        .filter(|rated| rated.rating.skill == skill && rated.rating.source == source && !rated.rating.looking_back);
    of.max_by_key(|rated| rated.rating.rated_on)
}

fn cell(rated: Option<&Rated>, voice: Voice, english: English) -> AnyView {
    let Some(rated) = rated else { return "not rated yet".into_any() };
    let rating = &rated.rating;
    let how = format!(", {}, {}", rating.directness.phrase(), words::short_date(rating.rated_on, english));
    let level = rating.level.to_string();
    view! {
        <span>
            {voice.key()}
            " "
            <b>{level}</b>
            {how}
        </span>
    }
    .into_any()
}

pub fn view(skills: &BTreeSet<String>, ratings: &[Rated], english: English) -> AnyView {
    let skills: Vec<_> = skills.iter().filter_map(|slug| Vocabulary::builtin().skill(slug)).collect();
    if skills.is_empty() {
        return ().into_any();
    }
    let columns = vec![
        Column::words("Skill"),
        Column::words("You").labelled(),
        Column::words("Supervisor").labelled(),
        Column::words("Next").labelled(),
    ];
    let rows = skills.into_iter().map(|skill| {
        let href = format!("/skills/{}", skill.slug);
        let rate = format!("{href}/ratings/new");
        vec![
            view! { <a href=href>{skill.label.clone()}</a> }.into_any(),
            cell(last(ratings, &skill.slug, Source::Own), Voice::You, english),
            cell(last(ratings, &skill.slug, Source::Supervisor), Voice::Supervisor, english),
            view! {
                <a href=rate>
                    "Rate it" <span class="unseen">{format!(": {}", skill.label)}</span>
                </a>
            }
            .into_any(),
        ]
    });
    let rows = rows.collect();
    view! {
        <Margin heading="Both ratings" note="the last of each, side by side">
            <Table caption="The last rating of your own and of a supervisor" columns=columns rows=rows />
            <p class="fine">"Levels 1 to 5. Two views of one skill, never made into one figure."</p>
        </Margin>
    }
    .into_any()
}
