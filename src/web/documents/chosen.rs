//! What was written about the work, line by line: shown with its text, and in the document only where it was ticked.

use super::records::Records;
use crate::db::goals::Goal;
use crate::db::reflections::Reflection;
use crate::paper::Block;
use crate::web::reflections::beside::{answers, form_label};
use domain::vocabulary::{Document, DocumentPart, Vocabulary};
use domain::words;
use std::collections::BTreeSet;

/// Lines about one thing, to be ticked each by itself.
pub struct Group {
    pub legend: String,
    pub lines: Vec<Line>,
}

pub struct Line {
    /// What the form sends for it.
    pub key: String,
    pub label: String,
    pub text: String,
}

/// All lines that a document could hold.
pub fn offered(document: &Document, records: &Records) -> Vec<Group> {
    let mut groups = Vec::new();
    if document.has(DocumentPart::Goals) {
        groups.extend(
            records.goals.iter().map(|goal| Group { legend: need(records, goal), lines: of_goal(records, goal) }),
        );
    }
    if document.has(DocumentPart::Reflections) {
        groups.extend(
            records
                .reflections
                .iter()
                .map(|reflection| Group { legend: named(records, reflection), lines: of_reflection(reflection) }),
        );
    }
    groups.retain(|group| !group.lines.is_empty());
    groups
}

fn named(records: &Records, reflection: &Reflection) -> String {
    let month = words::month_name(chrono::Datelike::month(&reflection.facts.day));
    let year = chrono::Datelike::year(&reflection.facts.day);
    match records.title(reflection) {
        Some(title) => format!("Reflection on “{title}”, {month} {year}"),
        None => format!("{}, {month} {year}", form_label(reflection)),
    }
}

pub fn of_reflection(reflection: &Reflection) -> Vec<Line> {
    let facts = &reflection.facts;
    let prompts = Vocabulary::builtin().form(&facts.form).map(|form| form.prompts.as_slice()).unwrap_or_default();
    let lines = prompts.iter().filter_map(|prompt| {
        let text = facts.answers.get(&prompt.slug)?.clone();
        Some(Line { key: format!("reflection-{}-{}", reflection.id, prompt.slug), label: prompt.text.clone(), text })
    });
    debug_assert_eq!(lines.clone().count(), answers(&facts.form, &facts.answers).len());
    lines.collect()
}

/// What prompted a goal, in the words of the list: the pattern's name is told, what was written of it only if it is ticked.
fn need(records: &Records, goal: &Goal) -> String {
    let behind = records.challenges.iter().filter(|challenge| goal.facts.challenges.contains(&challenge.id));
    let mut kinds: Vec<String> = behind.map(|challenge| label(&challenge.kind)).collect();
    kinds.dedup();
    if kinds.is_empty() { "A goal".into() } else { format!("A goal prompted by: {}", words::and(&kinds)) }
}

fn label(kind: &str) -> String {
    Vocabulary::builtin().challenge(kind).map_or_else(|| kind.to_owned(), |kind| kind.label.clone())
}

fn of_goal(records: &Records, goal: &Goal) -> Vec<Line> {
    let facts = &goal.facts;
    let parts = [
        ("statement", "Goal", Some(&facts.statement)),
        ("success", "What would show that it helped", facts.success.as_ref()),
        ("outcome", "What came of it", facts.outcome.as_ref()),
        ("impact", "What changed in my practice", facts.impact.as_ref()),
        ("benefit", "What clients may notice", facts.benefit.as_ref()),
    ];
    let own = parts.into_iter().filter_map(|(slug, label, text)| {
        let text = text.filter(|text| !text.trim().is_empty())?.clone();
        Some(Line { key: format!("goal-{}-{slug}", goal.id), label: label.into(), text })
    });
    let behind = records.challenges.iter().filter(|challenge| facts.challenges.contains(&challenge.id));
    let behind = behind.filter_map(|challenge| {
        let text = challenge.line.clone().filter(|line| !line.trim().is_empty())?;
        let label = format!("What met me: {}", words::lower(&label(&challenge.kind)));
        Some(Line { key: format!("challenge-{}-{}", goal.id, challenge.id), label, text })
    });
    own.chain(behind).collect()
}

/// The ticked lines of a group below its legend; nothing where none was ticked.
fn ticked(group: Group, chosen: &BTreeSet<&str>) -> Vec<Block> {
    let lines: Vec<Line> = group.lines.into_iter().filter(|line| chosen.contains(line.key.as_str())).collect();
    if lines.is_empty() {
        return vec![];
    }
    let mut blocks = vec![Block::Heading(3, group.legend)];
    for line in lines {
        blocks.push(Block::Fine(line.label));
        blocks.push(Block::Text(line.text));
    }
    blocks
}

fn section(heading: &str, blocks: Vec<Block>) -> Vec<Block> {
    if blocks.is_empty() {
        return vec![];
    }
    std::iter::once(Block::Heading(2, heading.into())).chain(blocks).collect()
}

pub fn goals(records: &Records, chosen: &BTreeSet<&str>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for goal in &records.goals {
        let mut own = ticked(Group { legend: need(records, goal), lines: of_goal(records, goal) }, chosen);
        let serve = records.learning.iter().filter(|activity| goal.facts.activities.contains(&activity.id));
        let serve: Vec<String> = serve.map(|activity| activity.facts.title.clone()).collect();
        if !own.is_empty() && !serve.is_empty() {
            own.push(Block::Fine("Learning that served it".into()));
            own.push(Block::List(serve));
        }
        blocks.extend(own);
    }
    section("Goals", blocks)
}

pub fn reflections(records: &Records, chosen: &BTreeSet<&str>) -> Vec<Block> {
    let each = records.reflections.iter();
    let blocks = each.flat_map(|one| ticked(Group { legend: named(records, one), lines: of_reflection(one) }, chosen));
    section("Reflections", blocks.collect())
}
