//! Pages to a PDF.

use super::layout::lay_out;
use super::lines::{Line, Setter};
use super::opened::{self, Opened};
use super::pages::{Ink, Mark, Pages, Placed, What};
use super::{File, Made, Paper, PaperError, tags};
use chrono::Datelike;
use krilla::color::rgb;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder, PdfVersion};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{PathBuilder, Point, Size, Transform};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::Font;
use krilla::{Document, SerializeSettings};
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

const INK: (u8, u8, u8) = (28, 38, 34);
const QUIET: (u8, u8, u8) = (86, 96, 92);
const HAIR: (u8, u8, u8) = (205, 212, 207);

/// Writes a document in this process.
pub fn write(paper: &Paper, files: Vec<File>) -> Result<Made, PaperError> {
    let mut files = opened::open(files);
    let mut setter = Setter::new();
    // Each turn shuts at least one file, or is the last.
    loop {
        match catch_unwind(AssertUnwindSafe(|| once(paper, &files, &mut setter))) {
            Ok(Ok(pdf)) => {
                let shut = |(place, file): (usize, &Opened)| matches!(file, Opened::Shut(_)).then_some(place);
                return Ok(Made { pdf, left_out: files.iter().enumerate().filter_map(shut).collect() });
            }
            Ok(Err(error)) if !shut_named(&mut files, &error) && !shut_bad(paper, &mut files) => {
                return Err(PaperError::Unwritten(format!("{error:?}")));
            }
            Ok(Err(_)) => {}
            Err(_) if !shut_bad(paper, &mut files) => return Err(PaperError::Unwritten("it stumbled".into())),
            Err(_) => setter = Setter::new(),
        }
    }
}

/// Shuts the file that an error names.
fn shut_named(files: &mut [Opened], error: &KrillaError) -> bool {
    let mut any = false;
    for file in files {
        let is_named = match (&*file, error) {
            (Opened::Pdf(pdf, _), KrillaError::Pdf(named, ..)) => pdf == named,
            (Opened::Picture(image, _), KrillaError::Image(named, ..) | KrillaError::SixteenBitImage(named, _)) => {
                image == named
            }
            _ => false,
        };
        if is_named {
            *file = Opened::Shut(opened::UNREADABLE);
            any = true;
        }
    }
    any
}

/// Tries each file by itself and shuts those that cannot be drawn.
fn shut_bad(paper: &Paper, files: &mut [Opened]) -> bool {
    let mut any = false;
    for file in files.iter_mut().filter(|file| !matches!(file, Opened::Shut(_))) {
        let alone = super::Block::Pages { heading: "A".into(), label: "A".into(), file: 0, kept_as: "A".into() };
        let title = super::Block::Heading(1, paper.title.clone());
        let trial = Paper { blocks: vec![title, alone], ..paper.clone() };
        let tried = catch_unwind(AssertUnwindSafe(|| once(&trial, std::slice::from_ref(file), &mut Setter::new())));
        if !matches!(tried, Ok(Ok(_))) {
            *file = Opened::Shut(opened::UNREADABLE);
            any = true;
        }
    }
    any
}

fn once(paper: &Paper, files: &[Opened], setter: &mut Setter) -> Result<Vec<u8>, KrillaError> {
    let pages = lay_out(paper, files, setter);
    let is_foreign = files.iter().any(|file| matches!(file, Opened::Pdf(..)));
    let mut document = Document::new_with(SerializeSettings {
        configuration: configuration(is_foreign),
        enable_tagging: true,
        xmp_metadata: true,
        ..SerializeSettings::default()
    });
    document.set_metadata(metadata(paper));
    document.set_outline(outline(&pages.marks));
    let Pages { size, pages, branches, leaves, .. } = pages;
    let mut identifiers: Vec<Option<Identifier>> = vec![None; leaves];
    let mut fonts = Fonts::default();
    for page in pages {
        let settings = PageSettings::from_wh(size.0, size.1).unwrap_or_default();
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        for placed in page {
            draw(&mut surface, placed, files, &mut fonts, &mut identifiers);
        }
        surface.finish();
        sheet.finish();
    }
    let identifiers: Vec<Identifier> = identifiers.into_iter().flatten().collect();
    debug_assert_eq!(identifiers.len(), leaves);
    document.set_tag_tree(tags::tree(branches, &identifiers));
    document.finish()
}

/// A document of ours alone is checked for PDF/UA-1; one with foreign pages takes what is as new as PDF 2.0.
fn configuration(is_foreign: bool) -> Configuration {
    let builder = ConfigurationBuilder::new();
    let builder = match is_foreign {
        true => builder.with_version(PdfVersion::Pdf20),
        false => builder.with_accessibility_validator(Accessibility::UA1),
    };
    builder.finish().expect("both are among what the engine knows")
}

fn metadata(paper: &Paper) -> Metadata {
    let part = |number: u32| u8::try_from(number).unwrap_or(1);
    let day = paper.made_on;
    let made = DateTime::new(u16::try_from(day.year()).unwrap_or(1970)).month(part(day.month())).day(part(day.day()));
    let metadata = Metadata::new()
        .title(paper.title.clone())
        .language(paper.language.clone())
        .creator("Growing Edge".into())
        .creation_date(made);
    match &paper.author {
        Some(author) => metadata.authors(vec![author.clone()]),
        None => metadata,
    }
}

/// Sections, and their parts below them.
fn outline(marks: &[Mark]) -> Outline {
    let mut outline = Outline::new();
    let mut open: Option<OutlineNode> = None;
    for mark in marks {
        let target = XyzDestination::new(mark.page, Point::from_xy(0.0, mark.y));
        let node = OutlineNode::new(mark.title.clone(), target);
        match (&mut open, mark.level) {
            (Some(section), 3..) => section.push_child(node),
            _ => {
                if let Some(section) = open.replace(node) {
                    outline.push_child(section);
                }
            }
        }
    }
    if let Some(section) = open {
        outline.push_child(section);
    }
    outline
}

fn rgb((red, green, blue): (u8, u8, u8)) -> rgb::Color {
    rgb::Color::new(red, green, blue)
}

/// Faces as the engine takes them, by the bytes they were made of.
#[derive(Default)]
struct Fonts(HashMap<u64, Option<Font>>);

impl Fonts {
    fn of(&mut self, font: &parley::FontData) -> Option<Font> {
        let made = self.0.entry(font.data.id()).or_insert_with(|| {
            let (bytes, _) = font.data.clone().into_raw_parts();
            Font::new(bytes.into(), font.index)
        });
        made.clone()
    }
}

fn draw(
    surface: &mut Surface<'_>,
    placed: Placed,
    files: &[Opened],
    fonts: &mut Fonts,
    identifiers: &mut [Option<Identifier>],
) {
    let Placed { leaf, x, y, what } = placed;
    let tag = match (leaf, &what) {
        (None, What::Line(..)) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
        (None, _) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
        (Some(_), What::Line(..)) => ContentTag::Span(SpanTag::empty()),
        (Some(_), _) => ContentTag::Other,
    };
    let identifier = surface.start_tagged(tag);
    if let Some(leaf) = leaf {
        identifiers[leaf] = Some(identifier);
    }
    match what {
        What::Line(line, ink) => draw_line(surface, &line, (x, y), ink, fonts),
        What::Rule { width, is_dark } => draw_rule(surface, (x, y), width, is_dark),
        What::Page { file, page, width, height } => {
            if let (Opened::Pdf(pdf, _), Some(size)) = (&files[file], Size::from_wh(width, height)) {
                surface.push_transform(&Transform::from_translate(x, y));
                surface.draw_pdf_page(pdf, size, page);
                surface.pop();
            }
        }
        What::Picture { file, width, height } => {
            if let Opened::Picture(image, held) = &files[file] {
                let stored = held.seen((width, height));
                let Some(size) = Size::from_wh(stored.0, stored.1) else { return surface.end_tagged() };
                surface.push_transform(&Transform::from_translate(x, y));
                surface.push_transform(&held.turn((width, height)));
                surface.draw_image(image.clone(), size);
                surface.pop();
                surface.pop();
            }
        }
    }
    surface.end_tagged();
}

fn draw_line(surface: &mut Surface<'_>, line: &Line, (x, y): (f32, f32), ink: Ink, fonts: &mut Fonts) {
    let color = match ink {
        Ink::Full => INK,
        Ink::Quiet => QUIET,
    };
    surface.set_stroke(None);
    surface.set_fill(Some(Fill { paint: rgb(color).into(), opacity: NormalizedF32::ONE, ..Fill::default() }));
    for run in &line.runs {
        let Some(font) = fonts.of(&run.font) else { continue };
        let start = Point::from_xy(x + run.x, y + line.baseline);
        surface.draw_glyphs(start, &run.glyphs, font, &line.text, run.size, false);
    }
}

fn draw_rule(surface: &mut Surface<'_>, (x, y): (f32, f32), width: f32, is_dark: bool) {
    let mut path = PathBuilder::new();
    path.move_to(x, y);
    path.line_to(x + width, y);
    let Some(path) = path.finish() else { return };
    surface.set_fill(None);
    let color = if is_dark { QUIET } else { HAIR };
    surface.set_stroke(Some(Stroke { paint: rgb(color).into(), width: 0.6, ..Stroke::default() }));
    surface.draw_path(&path);
}
