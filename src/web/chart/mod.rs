//! From data to SVG, drawn on the server. Widths are percents without `viewBox`, so that a bar stretches with its
//! column while hatch, ticks and rounding stay even. Every chart carries the same figures in words.

mod answer_row;
mod bar;
mod glyph_row;
mod hour_squares;
mod legend;
mod level_strip;
mod limit;
mod patterns;
mod percent;
mod quarter_bars;
mod ruler;
mod small_lanes;
pub mod timeline;

pub use answer_row::AnswerRow;
pub use bar::Bar;
pub use glyph_row::{Encounter, GlyphRow};
pub use hour_squares::HourSquares;
pub use legend::{Key, Legend};
pub use level_strip::{LevelMark, LevelStrip, Voice};
pub use limit::LimitBar;
pub use patterns::Patterns;
pub use quarter_bars::QuarterBars;
pub use small_lanes::{Days, SmallLanes};
