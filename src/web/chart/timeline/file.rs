//! A timeline as a file of its own: with its name, its colors and what its shapes mean, needing nothing else.

use super::Timeline;
use leptos::prelude::*;

const EDGE: i64 = 24;
const HEAD: i64 = 76;
const FOOT: i64 = 44;

impl Timeline {
    /// The wide drawing as an SVG document.
    #[must_use]
    pub fn file(&self) -> String {
        let (inside, width, height) = self.inside(false);
        let (wide, high) = (width + 2 * EDGE, height + HEAD + FOOT);
        let years = self.year.map_or_else(|| "all years".to_owned(), |year| year.to_string());
        let line = format!("Levels 1 to 5, one lane for each source, {years}. {}", self.thinned());
        let meaning = "○ first noted · ▼ harder · ▬ the same · ▲ better · ⚑ turning point · dashed: more than 180 days \
                       apart · shaded: 30 days before and 14 after a training";
        let document = view! {
            <svg
                xmlns="http://www.w3.org/2000/svg"
                width=wide.to_string()
                height=high.to_string()
                viewBox=format!("0 0 {wide} {high}")
                role="img"
                aria-label=self.label()
            >
                <style>{include_str!("file.css")}</style>
                <rect class="paper" width="100%" height="100%" />
                <text class="name" x=EDGE.to_string() y="36">
                    {self.skill.clone()}
                </text>
                <text class="quiet" x=EDGE.to_string() y="58">
                    {line}
                </text>
                <g class="timeline" transform=format!("translate({EDGE} {HEAD})")>
                    {inside}
                </g>
                <text class="quiet" x=EDGE.to_string() y=(high - 16).to_string()>
                    {meaning}
                </text>
            </svg>
        };
        // Leptos marks empty places for browsers that wake the page up; a file has no such marks.
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", document.to_html().replace("<!>", ""))
    }

    /// What is said when points lie too close to draw them all; empty when all are drawn.
    #[must_use]
    pub fn thinned(&self) -> String {
        let (drawn, all) = self.drawn_of();
        if drawn == all {
            return String::new();
        }
        format!(
            "{drawn} of {all} ratings are drawn: of each stretch of time the first, the last, the highest and the lowest."
        )
    }
}
