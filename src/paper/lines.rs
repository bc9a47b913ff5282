//! Words to lines: shaped and broken to a width, ready to be drawn. Sizes are points.

use super::fonts::{self, Face};
use krilla::text::{GlyphId, KrillaGlyph};
use parley::{Alignment, AlignmentOptions, FontContext, FontData, Layout, LayoutContext, LineHeight, StyleProperty};
use std::ops::Range;
use std::sync::Arc;

/// How words are set.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    pub face: Face,
    pub size: f32,
    /// From one line to the next.
    pub height: f32,
}

/// A line of a paragraph.
#[derive(Clone)]
pub struct Line {
    /// The paragraph that the glyphs point into.
    pub text: Arc<str>,
    /// From the line's top.
    pub baseline: f32,
    pub height: f32,
    pub width: f32,
    pub runs: Vec<Run>,
}

/// Glyphs of one face.
#[derive(Clone)]
pub struct Run {
    pub font: FontData,
    pub size: f32,
    pub x: f32,
    pub glyphs: Vec<KrillaGlyph>,
}

/// Sets words; keeps what it learned about the faces.
pub struct Setter {
    fonts: FontContext,
    scratch: LayoutContext<()>,
}

/// Stands for a sign that no face has.
const UNKNOWN: &str = "□";

impl Setter {
    pub fn new() -> Self {
        Self { fonts: fonts::context(), scratch: LayoutContext::new() }
    }

    /// The lines of a text; its own line breaks stay.
    pub fn lines(&mut self, text: &str, style: Style, width: f32) -> Vec<Line> {
        text.lines().flat_map(|line| self.paragraph(line, style, width)).collect()
    }

    fn paragraph(&mut self, text: &str, style: Style, width: f32) -> Vec<Line> {
        let text = plain(text);
        if text.trim().is_empty() {
            return vec![];
        }
        let layout = self.layout(&text, style, width);
        let unknown = unknown(&layout);
        if unknown.is_empty() {
            return taken(&layout, &text);
        }
        let mut known = text;
        for range in unknown.into_iter().rev() {
            known.replace_range(range, UNKNOWN);
        }
        taken(&self.layout(&known, style, width), &known)
    }

    fn layout(&mut self, text: &str, style: Style, width: f32) -> Layout<()> {
        let mut builder = self.scratch.ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(style.face.family()));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(StyleProperty::LineHeight(LineHeight::Absolute(style.height)));
        // A long address or word is broken rather than run off the paper.
        builder.push_default(StyleProperty::OverflowWrap(parley::OverflowWrap::Anywhere));
        let mut layout = builder.build(text);
        layout.break_all_lines(Some(width));
        layout.align(Alignment::Start, AlignmentOptions::default());
        layout
    }
}

/// Without signs that draw nothing, which no face has.
fn plain(text: &str) -> String {
    let invisible = |sign: char| matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}');
    let shown = text.chars().filter(|sign| !invisible(*sign));
    shown.map(|sign| if sign.is_control() || sign == '\u{fffe}' || sign == '\u{ffff}' { ' ' } else { sign }).collect()
}

/// Where no face has the sign.
fn unknown(layout: &Layout<()>) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for line in layout.lines() {
        for run in line.runs() {
            for cluster in run.clusters() {
                if cluster.glyphs().any(|glyph| glyph.id == 0) {
                    ranges.push(cluster.text_range());
                }
            }
        }
    }
    ranges.sort_by_key(|range| range.start);
    ranges.dedup();
    ranges
}

fn taken(layout: &Layout<()>, text: &str) -> Vec<Line> {
    let shared: Arc<str> = text.into();
    let mut top = 0.0;
    let lines = layout.lines().map(|line| {
        let metrics = line.metrics();
        let mut x = 0.0;
        let runs = line.runs().map(|run| {
            let (start, size) = (x, run.font_size());
            let mut glyphs: Vec<KrillaGlyph> = Vec::new();
            for cluster in run.visual_clusters() {
                if cluster.is_ligature_continuation() {
                    if let Some(last) = glyphs.last_mut() {
                        last.text_range.end = cluster.text_range().end;
                    }
                    continue;
                }
                for glyph in cluster.glyphs() {
                    glyphs.push(KrillaGlyph::new(
                        GlyphId::new(glyph.id),
                        glyph.advance / size,
                        glyph.x / size,
                        glyph.y / size,
                        0.0,
                        cluster.text_range(),
                        None,
                    ));
                    x += glyph.advance;
                }
            }
            Run { font: run.font().clone(), size, x: start, glyphs }
        });
        let runs = runs.collect();
        let line = Line {
            text: shared.clone(),
            baseline: metrics.baseline - top,
            height: metrics.line_height,
            width: metrics.advance - metrics.hanging_advance,
            runs,
        };
        top += metrics.line_height;
        line
    });
    lines.collect()
}
