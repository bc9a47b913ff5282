//! How meeting a challenge went, one shape a time: first noted, harder, the same, better.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encounter {
    First,
    Harder,
    Same,
    Better,
}

impl Encounter {
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::First => "first noted",
            Self::Harder => "harder",
            Self::Same => "the same",
            Self::Better => "better",
        }
    }

    /// The shape, in a box of 14.
    #[must_use]
    pub fn shape(self) -> AnyView {
        let (class, path) = match self {
            Self::First => ("first", "M2.5 7a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0"),
            Self::Harder => ("harder", "M1.5 2.5h11L7 12z"),
            Self::Same => ("same", "M1.5 5h11v4h-11z"),
            Self::Better => ("better", "M1.5 11.5h11L7 2z"),
        };
        view! { <path class=class d=path /> }.into_any()
    }
}

const STEP: usize = 20;
/// The latest ones are shown; the words say how many there were.
const MOST: usize = 24;

/// Oldest first. `label` says the same: "met seven times, the last two went better".
#[component]
pub fn GlyphRow(encounters: Vec<Encounter>, #[prop(into)] label: String) -> impl IntoView {
    let shown = encounters.len().min(MOST);
    let latest = encounters.into_iter().rev().take(MOST).rev().enumerate();
    let shapes = latest.map(|(number, encounter)| {
        view! {
            <svg x=(number * STEP).to_string() width="14" height="14">
                {encounter.shape()}
            </svg>
        }
    });
    let shapes = shapes.collect_view();
    view! {
        <svg class="encounters" width=(shown * STEP).to_string() height="14" role="img" aria-label=label>
            {shapes}
        </svg>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_are_shown_in_order() {
        let mut met = vec![Encounter::Harder; 30];
        met.push(Encounter::Better);
        let html = view! { <GlyphRow encounters=met label="met 31 times" /> }.to_html();
        assert_eq!(html.matches("class=\"harder\"").count(), 23, "{html}");
        assert!(html.rfind("class=\"better\"") > html.rfind("class=\"harder\""));
    }
}
