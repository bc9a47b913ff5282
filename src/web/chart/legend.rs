//! What the shapes mean, in words, under the charts that use them.

use super::glyph_row::Encounter;
use leptos::prelude::*;

/// A shape to be explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    Counted,
    Planned,
    Open,
    Carries,
    Now,
    Limit,
    Over,
    First,
    Harder,
    Same,
    Better,
    TurningPoint,
    Apart,
    Window,
}

impl Key {
    fn words(self) -> &'static str {
        match self {
            Self::Counted => "Counted",
            Self::Planned => "Planned",
            Self::Open => "Still open",
            Self::Carries => "Carries over",
            Self::Now => "Now",
            Self::Limit => "A limit, not a goal",
            Self::Over => "Over the limit",
            Self::First => "first noted",
            Self::Harder => "harder",
            Self::Same => "same",
            Self::Better => "better",
            Self::TurningPoint => "turning point",
            Self::Apart => "more than 180 days apart",
            Self::Window => "30 days before and 14 after a training",
        }
    }

    fn encounter(self) -> Option<Encounter> {
        match self {
            Self::First => Some(Encounter::First),
            Self::Harder => Some(Encounter::Harder),
            Self::Same => Some(Encounter::Same),
            Self::Better => Some(Encounter::Better),
            _ => None,
        }
    }

    fn shape(self) -> AnyView {
        if let Some(encounter) = self.encounter() {
            return view! {
                <svg class="encounters" width="14" height="14" aria-hidden="true">
                    {encounter.shape()}
                </svg>
            }
            .into_any();
        }
        let block = |class: &'static str, fill: Option<&'static str>| {
            view! { <rect class=class x=".75" y="2.75" width="20.5" height="9.5" rx="1.5" fill=fill /> }.into_any()
        };
        let inner = match self {
            Self::Counted => block("held", None),
            Self::Planned => block("planned", Some("url(#hatch)")),
            Self::Carries => block("carries", Some("url(#dots)")),
            Self::Over => block("over", None),
            Self::Now => view! { <rect class="now" x="10" y="2" width="3" height="11" /> }.into_any(),
            Self::Limit => view! { <rect class="stop" x="10" y="2" width="3" height="11" /> }.into_any(),
            Self::TurningPoint => view! { <path class="flag" d="M4 15V1h12l-3 4 3 4H4" /> }.into_any(),
            Self::Apart => view! { <path class="apart" d="M0 7.5h22" /> }.into_any(),
            Self::Window => block("window", None),
            _ => block("open", None),
        };
        view! {
            <svg class="key" width="22" height="15" aria-hidden="true">
                {inner}
            </svg>
        }
        .into_any()
    }
}

#[component]
pub fn Legend(keys: Vec<Key>) -> impl IntoView {
    let keys = keys.into_iter().map(|key| {
        view! {
            <li>
                {key.shape()}
                {key.words()}
            </li>
        }
    });
    view! { <ul class="legend">{keys.collect_view()}</ul> }.into_any()
}
