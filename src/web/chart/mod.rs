//! From data to SVG, drawn on the server. Widths are percents without `viewBox`, so that a bar stretches with its
//! column while hatch, ticks and rounding stay even. Every chart carries the same figures in words.

mod bar;
mod encounters;
mod hour_squares;
mod legend;
mod level_strip;
mod limit;
mod patterns;
mod percent;
mod ruler;

pub use bar::Bar;
pub use encounters::{Encounter, Encounters};
pub use hour_squares::{HourSquares, Sight};
pub use legend::{Key, Legend};
pub use level_strip::{LevelMark, LevelStrip, Voice};
pub use limit::Limit;
pub use patterns::Patterns;
