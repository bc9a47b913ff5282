//! What the guard found in a field: a copy of the text with its marks, and below it one thing to do for each. The same
//! without scripts. It never says that a text is safe.

use super::{Check, EnterSaves, Radio};
use crate::web::assets;
use crate::web::guarded::{Found, Reading, Reason};
use domain::guard::{Level, Profile};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// A field that the guard reads, and what it has found there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watch {
    pub profile: Profile,
    pub reading: Option<Reading>,
}

impl Watch {
    /// Whether there is something to show.
    #[must_use]
    pub fn has_found(&self) -> bool {
        self.reading.as_ref().is_some_and(|reading| !reading.found.is_empty() || reading.changed)
    }

    /// The profile as the field carries it, for marking while someone types.
    pub(super) fn slug(&self) -> &'static str {
        match self.profile {
            Profile::Clinical => "clinical",
            Profile::Catalogue | Profile::FileName => "catalogue",
        }
    }
}

/// What the server found in a field; where it has found nothing, room for what is found while typing.
pub(super) fn marks(watch: Option<Watch>) -> Option<AnyView> {
    let watch = watch?;
    if !watch.has_found() {
        let module = assets::domain_module();
        return Some(view! { <div class="guard" data-module=module aria-live="polite"></div> }.into_any());
    }
    let reading = watch.reading?;
    if reading.found.is_empty() {
        let words = "Changed as you chose. Read it once more, then save.";
        return reading.changed.then(|| view! { <p class="note">{words}</p> }.into_any());
    }
    let mirror = mirror(&reading);
    let mut asked = BTreeSet::new();
    let each = reading.found.iter().enumerate().map(|(place, found)| {
        // Words that stand there twice are asked about once.
        let first = asked.insert(found.question(&reading.field));
        finding(place + 1, found, &reading.field, first)
    });
    let each = each.collect_view();
    let view = view! {
        <div class="guard">
            <EnterSaves />
            <p class="marked" aria-label="Your words, with what the guard found">
                {mirror}
            </p>
            <ol class="findings">{each}</ol>
            <p class="fine">
                "The guard can miss things: read it once more as someone close to the client would."
            </p>
        </div>
    };
    Some(view.into_any())
}

/// The text cut where marks begin and end; the gravest mark of a part is the one that shows.
fn mirror(reading: &Reading) -> Vec<AnyView> {
    let signs: Vec<char> = reading.text.chars().collect();
    let mut cuts: BTreeSet<usize> = BTreeSet::from([0, signs.len()]);
    cuts.extend(reading.found.iter().flat_map(|found| [found.finding.start, found.finding.end]));
    let cuts: Vec<usize> = cuts.into_iter().filter(|cut| *cut <= signs.len()).collect();
    let parts = cuts.windows(2).map(|pair| {
        let (start, end) = (pair[0], pair[1]);
        let words: String = signs[start..end].iter().collect();
        let over = reading.found.iter().filter(|found| found.finding.start <= start && end <= found.finding.end);
        let Some(level) = over.map(|found| found.finding.level).max() else { return words.into_any() };
        let ends_here = |(_, found): &(usize, &Found)| found.finding.end == end;
        let numbers = reading.found.iter().enumerate().filter(ends_here).map(|(place, _)| (place + 1).to_string());
        let numbers = numbers.collect::<Vec<_>>().join(" ");
        view! { <mark class=level.slug()>{words} {(!numbers.is_empty()).then(|| view! { <sup>{numbers}</sup> })}</mark> }
            .into_any()
    });
    parts.collect()
}

fn finding(number: usize, found: &Found, field: &str, first: bool) -> AnyView {
    let level = found.finding.level;
    let said = match (level, found.finding.suggestion) {
        (Level::Hint, Some(wording)) => format!(" could be “{wording}”"),
        _ => format!(" {}", found.finding.category.phrase()),
    };
    let wording = found.replacement(field).zip(found.finding.suggestion).map(|(value, wording)| {
        view! {
            <button class="fix" name="use" value=value formnovalidate=true>
                {format!("Use “{wording}”")}
            </button>
        }
    });
    let question = (level == Level::Warn && first).then(|| reasons(found, field));
    view! {
        <li>
            <span class=format!("finding-number {}", level.slug())>
                <span>{number}</span>
            </span>
            <p>
                <b>{found.words.clone()}</b>
                {said}
                <span class="why">{found.finding.why}</span>
            </p>
            {wording}
            {question}
        </li>
    }
    .into_any()
}

/// Why it may stay, by one's own word.
fn reasons(found: &Found, field: &str) -> AnyView {
    let name = found.question(field);
    let each = Reason::fitting(found.finding.category).iter().map(|reason| {
        let checked = found.reason == Some(*reason);
        view! { <Radio name=name.clone() label=reason.label() value=reason.slug() checked=checked /> }
    });
    let each = each.collect_view();
    let words = found.words.clone();
    let lasting = Reason::lasts(found.finding.category).then(|| {
        view! { <Check name="allow" label=format!("Do not ask about “{words}” again") value=words.clone() /> }
    });
    view! {
        <fieldset>
            <legend>"Change it, or say why it may stay"</legend>
            {each}
            {lasting}
        </fieldset>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::guard;

    fn html(text: &str, profile: Profile) -> String {
        let found = guard::check(text, profile).findings.into_iter().map(|finding| {
            let words = finding.words(text);
            Found { finding, words, reason: None }
        });
        let reading = Reading { field: "line".into(), text: text.into(), found: found.collect(), changed: false };
        let watch = Watch { profile, reading: Some(reading) };
        marks(Some(watch)).map(|view| view.to_html()).unwrap_or_default()
    }

    #[test]
    fn what_cannot_be_kept_is_marked_and_what_needs_a_reason_asks_for_one() {
        let html = html("My client Maria works at Lincoln High <b>", Profile::Clinical);
        assert!(html.contains("class=\"block\"") && html.contains("finding-number block"), "{html}");
        assert!(html.contains("class=\"warn\"") && html.contains("type=\"radio\""), "{html}");
        assert!(!html.contains("<b> ") && html.contains("&lt;b&gt;"), "what was typed is text: {html}");
        assert!(!html.to_lowercase().contains("safe"), "it never says so");
    }

    #[test]
    fn a_text_in_which_nothing_was_found_says_nothing() {
        let html = html("I chase. The more they pull away, the faster I explain.", Profile::Clinical);
        assert!(!html.contains("finding") && !html.contains("mark "), "{html}");
        assert!(html.contains("data-module") && !html.contains("chase"), "room for marks while typing: {html}");
    }
}
