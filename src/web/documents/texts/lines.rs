//! A draft made of what was ticked, and of nothing else: what learning was called, its kind and day, and lines of reflections.

use super::draft::Draft;
use crate::db::activities::Activity;
use crate::web::documents::chosen::{self, Line};
use crate::web::documents::learning;
use crate::web::documents::records::Records;
use domain::words::English;

/// The lines that reflections on an activity hold, each to be ticked by itself.
#[must_use]
pub fn about(records: &Records, activity: &Activity) -> Vec<Line> {
    let about = records.reflections.iter().filter(|one| one.facts.about.activity == Some(activity.id));
    about.flat_map(chosen::of_reflection).collect()
}

/// Puts what was ticked below what was typed; what stands there already is not put in twice. Whether there was anything to put.
pub fn put(draft: &mut Draft, records: &Records, english: English) -> bool {
    let mut parts = Vec::new();
    for activity in records.learning.iter().filter(|activity| draft.activities.contains(&activity.id.to_string())) {
        let lines = about(records, activity).into_iter().filter(|line| draft.lines.contains(&line.key));
        let all = std::iter::once(learning::line(activity, english)).chain(lines.map(|line| line.text));
        let new: Vec<String> = all.filter(|line| !draft.words.contains(line.as_str())).collect();
        if !new.is_empty() {
            parts.push(new.join("\n"));
        }
    }
    draft.lines.clear();
    if parts.is_empty() {
        return false;
    }
    let typed = draft.words.trim().replace("\r\n", "\n");
    let typed = (!typed.is_empty()).then_some(typed);
    draft.words = typed.into_iter().chain(parts).collect::<Vec<_>>().join("\n\n");
    true
}
