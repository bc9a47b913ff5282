//! The shared views: one component a file, drawn on the server, the same with and without scripts.
//! Class names are those of `style/`; charts that are parts of a sentence (bars, strips) come from `chart`.

mod breadcrumbs;
mod button;
mod chain;
mod check;
mod chip;
mod date_field;
mod empty;
mod entrance;
mod error_summary;
mod facts;
mod field;
mod filters;
mod first_run;
mod guard_marks;
mod heading;
mod icon;
mod layout;
mod ledger;
mod notice;
mod outside;
mod owed;
mod pager;
mod quote;
mod select;
mod shell;
mod silent;
mod source;
mod table;
mod tabs;
mod tag;
mod text_area;

pub use crate::web::chart::{
    Bar, Encounter, GlyphRow, HourSquares, Key, Legend, LevelMark, LevelStrip, LimitBar, Patterns, Voice,
};
pub use breadcrumbs::Breadcrumbs;
pub use button::{Button, EnterSaves, Kind, LinkButton};
pub use chain::{Chain, Link, Place};
pub use check::{Check, Radio, Switch};
pub use chip::{Chip, ChipLink, Chips, Choice, Segment, Segments};
pub use date_field::DateField;
pub use empty::Empty;
pub use entrance::Entrance;
pub use error_summary::ErrorSummary;
pub use facts::{Facts, Figures};
pub use field::{Field, Fix, field_id};
pub use filters::Filters;
pub use first_run::FirstRun;
pub use guard_marks::Watch;
pub use heading::Heading;
pub use icon::{Icon, Sign};
pub use layout::{Aside, Cols, Margin};
pub use ledger::{Ledger, LedgerRow, LedgerTotals, Verdict};
pub use notice::Notice;
pub use outside::Outside;
pub use owed::{Owed, OwedTask};
pub use pager::Pager;
pub use quote::Quote;
pub use select::Select;
pub use shell::{Brand, Section, Shell};
pub use silent::Silent;
pub use source::Source;
pub use table::{Align, Column, Table};
pub use tabs::Tabs;
pub use tag::Tag;
pub use text_area::TextArea;
