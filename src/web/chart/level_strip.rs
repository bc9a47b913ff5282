//! Levels 1 to 5 on a line, one mark a source: you a circle, a supervisor a square, peers a triangle, clients a diamond.

use leptos::prelude::*;

/// Who saw it. Never averaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    You,
    Supervisor,
    Peers,
    Clients,
}

impl Voice {
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::You => "you",
            Self::Supervisor => "supervisor",
            Self::Peers => "peers",
            Self::Clients => "clients",
        }
    }

    /// The shape, around 0, about 13 wide.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Self::You => "M-6.5 0a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0",
            Self::Supervisor => "M-6 -6h12v12h-12z",
            Self::Peers => "M-7 6L0 -6.5L7 6z",
            Self::Clients => "M0 -7L7 0L0 7L-7 0z",
        }
    }

    /// The shape beside its name in a line of text.
    #[must_use]
    pub fn key(self) -> AnyView {
        view! {
            <svg class=format!("voice {}", self.class()) viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">
                <path d=self.path() />
            </svg>
        }
        .into_any()
    }
}

/// A level as one source saw it, in half levels: 5 is level 2.5.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelMark {
    pub voice: Voice,
    pub half_levels: u32,
    /// "You", "Supervisor", or a name.
    pub name: String,
}

impl LevelMark {
    /// "2.5"
    #[must_use]
    pub fn level(&self) -> String {
        let (whole, half) = (self.half_levels / 2, self.half_levels % 2);
        if half == 0 { whole.to_string() } else { format!("{whole}.5") }
    }

    /// Where it stands on the line from 1 to 5.
    fn place(&self) -> String {
        let tenths = (self.half_levels.clamp(2, 10) - 2) * 125;
        format!("{}.{}%", tenths / 10, tenths % 10)
    }
}

#[component]
pub fn LevelStrip(
    /// "Mentalizing stance, level 1 to 5"
    #[prop(into)]
    label: String,
    marks: Vec<LevelMark>,
) -> impl IntoView {
    let said: Vec<String> = marks.iter().map(|mark| format!("{} {}", mark.name, mark.level())).collect();
    let spoken =
        if said.is_empty() { format!("{label}: not rated yet") } else { format!("{label}: {}", said.join(", ")) };
    let steps = (0u32..5).map(|step| {
        let at = format!("{}%", step * 25);
        let anchor = match step {
            0 => "start",
            4 => "end",
            _ => "middle",
        };
        view! {
            <svg class="step" x=at overflow="visible">
                <path d="M0 4v10" />
                <text y="32" text-anchor=anchor>
                    {step + 1}
                </text>
            </svg>
        }
    });
    let shapes = marks.iter().map(|mark| {
        view! {
            <svg x=mark.place() y="9" overflow="visible" class=format!("voice {}", mark.voice.class())>
                <path d=mark.voice.path() />
            </svg>
        }
    });
    let words = marks.iter().zip(said).map(|(mark, said)| {
        view! {
            <span>
                {mark.voice.key()}
                {said}
            </span>
            " "
        }
    });
    let (shapes, words) = (shapes.collect_view(), words.collect_view());
    view! {
        <figure class="levels">
            <figcaption>{label}</figcaption>
            <svg class="strip" height="36" role="img" aria-label=spoken>
                <line x1="0" x2="100%" y1="9" y2="9" />
                {steps.collect_view()}
                {shapes}
            </svg>
            <p class="figures">{words}</p>
        </figure>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(half_levels: u32) -> LevelMark {
        LevelMark { voice: Voice::You, half_levels, name: "You".into() }
    }

    #[test]
    fn half_levels_are_said_and_placed() {
        assert_eq!((mark(5).level(), mark(5).place()), ("2.5".into(), "37.5%".into()));
        assert_eq!((mark(2).level(), mark(2).place()), ("1".into(), "0.0%".into()));
        assert_eq!((mark(10).level(), mark(10).place()), ("5".into(), "100.0%".into()));
        assert_eq!(mark(14).place(), "100.0%");
    }

    #[test]
    fn the_strip_says_each_source_by_name() {
        let html = view! { <LevelStrip label="Stance" marks=vec![mark(5)] /> }.to_html();
        assert!(html.contains("aria-label=\"Stance: You 2.5\""), "{html}");
    }
}
