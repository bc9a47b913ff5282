//! Learning in order: when, what, which kind, how long, and what was written about it.

use crate::db::activities::{Activity, Amount};
use crate::web::ui::{Column, Table};
use domain::quantity::Credit;
use domain::typed::hours_of;
use domain::vocabulary::Vocabulary;
use domain::words::{self, English};
use leptos::prelude::*;

/// `reflection` says of an activity what was written about it.
pub fn learning_table(
    caption: String,
    learning: &[&Activity],
    english: English,
    reflection: impl Fn(&Activity) -> AnyView,
) -> AnyView {
    let vocabulary = Vocabulary::builtin();
    let columns = vec![
        Column::words("When"),
        Column::words("What"),
        Column::words("Kind"),
        Column::number("Hours"),
        Column::words("Reflection").labelled(),
    ];
    let rows = learning.iter().map(|activity| {
        let facts = &activity.facts;
        let hours = match &facts.amount {
            _ if facts.planned => "planned".to_owned(),
            Some(Amount::Minutes(minutes)) => hours_of(*minutes),
            Some(Amount::Credit { hundredths, .. }) => Credit(i64::from(*hundredths)).to_string(),
            None => "not given".into(),
        };
        let kind = vocabulary.kind(&facts.kind).map_or(facts.kind.clone(), |kind| kind.label.clone());
        vec![
            words::short_date(facts.completed_on, english).into_any(),
            view! { <a href=format!("/activities/{}", activity.id)>{facts.title.clone()}</a> }.into_any(),
            kind.into_any(),
            hours.into_any(),
            reflection(activity),
        ]
    });
    view! { <Table caption=caption columns=columns rows=rows.collect() name=1 /> }.into_any()
}
