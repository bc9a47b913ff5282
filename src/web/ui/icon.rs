//! Icons on a 20-pixel grid, 1.7 stroke, in the color of the text beside them. Never without a word.

use leptos::prelude::*;

/// What an icon shows. The first eight are verdicts and states; their words stand beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Counts,
    Part,
    NotCounted,
    Undecided,
    Planned,
    ToDo,
    Stop,
    Warning,
    Arrow,
    Book,
    Check,
    Chevron,
    Clock,
    Close,
    Done,
    Download,
    Edge,
    Eye,
    Flag,
    Growth,
    Home,
    Key,
    Lock,
    Mail,
    NotYet,
    Page,
    Pencil,
    Plus,
    Print,
    Scan,
    Search,
    Table,
}

/// Outlines, a dashed outline, and what is filled.
#[derive(Default)]
struct Drawing {
    line: &'static str,
    dashed: &'static str,
    fill: &'static str,
}

const RING: &str = "M2.9 10a7.1 7.1 0 1 0 14.2 0a7.1 7.1 0 1 0-14.2 0";
const DIAMOND: &str = "M10 2.6l7.4 7.4-7.4 7.4L2.6 10z";

impl Sign {
    fn drawing(self) -> Drawing {
        let line = |line| Drawing { line, ..Drawing::default() };
        match self {
            Self::Counts => Drawing {
                fill: "M10 2a8 8 0 1 0 0 16a8 8 0 0 0 0-16zM14.6 7.9l-5.2 5.7-.6.6-.7-.6-2.7-2.7 1.3-1.3 2 2 4.6-5z",
                ..Drawing::default()
            },
            Self::Part => Drawing { line: RING, fill: "M10 2.9a7.1 7.1 0 0 1 0 14.2z", ..Drawing::default() },
            Self::NotCounted => line("M2.9 10a7.1 7.1 0 1 0 14.2 0a7.1 7.1 0 1 0-14.2 0M6 14l8-8"),
            Self::Undecided => Drawing {
                dashed: RING,
                line: "M7.9 7.9a2.2 2.2 0 1 1 3.3 2c-.8.5-1.2.9-1.2 1.6",
                fill: "M10 13a.95.95 0 1 0 0 1.9a.95.95 0 0 0 0-1.9z",
            },
            Self::Planned => line("M10 2.6l7.4 7.4-7.4 7.4L2.6 10zM6.6 12.2l5.6-5.6M8.8 14.4l5.6-5.6"),
            Self::ToDo => line(DIAMOND),
            Self::Stop => Drawing {
                line: "M7.1 3h5.8L17 7.1v5.8L12.9 17H7.1L3 12.9V7.1zM10 6.6v4",
                fill: "M10 12.3a1 1 0 1 0 0 2a1 1 0 0 0 0-2z",
                ..Drawing::default()
            },
            Self::Warning => Drawing {
                line: "M10 3.2l7.2 13H2.8zM10 8.2v3.4",
                fill: "M10 12.8a.9.9 0 1 0 0 1.8a.9.9 0 0 0 0-1.8z",
                ..Drawing::default()
            },
            Self::Arrow => line("M3.5 10h13M12 5.5l4.5 4.5-4.5 4.5"),
            Self::Book => line(
                "M10 5.4C8.4 4.2 6 3.8 2.8 3.8v11.6c3.2 0 5.6.4 7.2 1.6 1.6-1.2 4-1.6 7.2-1.6V3.8c-3.2 0-5.6.4-7.2 1.6zM10 5.4V17",
            ),
            Self::Check => line("M4 10.6l3.9 3.9L16 6"),
            Self::Chevron => line("M5.5 8l4.5 4.5L14.5 8"),
            Self::Clock => line("M2.9 10a7.1 7.1 0 1 0 14.2 0a7.1 7.1 0 1 0-14.2 0M10 6v4.2l2.6 1.7"),
            Self::Close => line("M4.8 4.8l10.4 10.4M15.2 4.8L4.8 15.2"),
            Self::Done => line("M2.9 10a7.1 7.1 0 1 0 14.2 0a7.1 7.1 0 1 0-14.2 0M6.8 10.2l2.2 2.2 4.2-4.6"),
            Self::Download => line("M10 3v9.4M6 8.6l4 4 4-4M3.4 16.6h13.2"),
            Self::Edge => line("M9 2c4.5 5 -4.5 11 0 16"),
            Self::Eye => line(
                "M1.8 10C4 6.4 6.8 4.8 10 4.800s6 1.6 8.2 5.200c-2.2 3.6-5 5.2-8.2 5.200S4 13.6 1.8 10zM7.7 10a2.3 2.3 0 1 0 4.6 0a2.3 2.3 0 1 0-4.6 0",
            ),
            Self::Flag => line("M5 17.500V3h9.600l-2.4 3.6 2.4 3.600H5"),
            Self::Growth => line("M3.4 3v14M8.2 3c2.8 4.6-2.8 9.4 0 14M13 3c4.6 4.6-3.2 9.4 1.6 14"),
            Self::Home => line("M3.4 8.800L10 3.200l6.6 5.600v7.800h-4.400v-4.800H7.800v4.800H3.400z"),
            Self::Key => line("M3.2 13a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0-7.2 0M9.4 10.400L16.8 3M13.6 6.200l2.2 2.2"),
            Self::Lock => line("M4.4 9h11.200v7.600H4.400zM6.8 9V6.600a3.2 3.2 0 0 1 6.4 0V9"),
            Self::Mail => line("M2.8 4.800h14.400v10.400H2.800zM3.2 5.400L10 11l6.8-5.6"),
            Self::NotYet => line(RING),
            Self::Page => {
                line("M4.8 2.800h6.800l3.6 3.600v10.800H4.800zM11.4 2.800v3.800h3.800M7.4 10h5.200M7.4 13.200h5.2")
            }
            Self::Pencil => line("M3.6 16.400l.8-3.600L13.6 3.600l2.8 2.8-9.2 9.200zM11.6 5.600l2.8 2.8"),
            Self::Plus => line("M10 3.600v12.800M3.6 10h12.8"),
            Self::Print => line("M6 7.200V3h8v4.200M6 13.600H3.400V7.200h13.200v6.400H14M6 11.400h8V17H6z"),
            Self::Scan => line("M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4M5.6 10h8.8"),
            Self::Search => line("M3.4 8.800a5.4 5.4 0 1 0 10.8 0a5.4 5.4 0 1 0-10.8 0M12.8 12.800l4 4"),
            Self::Table => line("M3 3.600h14v12.800H3zM3 7.800h14M8.2 7.800v8.6"),
        }
    }

    /// The class that gives a state its color.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Counts | Self::Part | Self::Planned | Self::Done => "icon held",
            Self::Undecided | Self::ToDo | Self::Warning | Self::Clock | Self::NotYet | Self::Flag => "icon look",
            Self::Stop => "icon refused",
            _ => "icon",
        }
    }
}

#[component]
pub fn Icon(sign: Sign) -> impl IntoView {
    let Drawing { line, dashed, fill } = sign.drawing();
    view! {
        <svg class=sign.class() viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            {(!line.is_empty()).then(|| view! { <path d=line /> })}
            {(!dashed.is_empty()).then(|| view! { <path d=dashed stroke-dasharray="2.5 2" stroke-linecap="butt" /> })}
            {(!fill.is_empty())
                .then(|| view! { <path d=fill fill="currentColor" fill-rule="evenodd" stroke="none" /> })}
        </svg>
    }
    .into_any()
}
