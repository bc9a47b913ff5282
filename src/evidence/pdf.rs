//! The text of a PDF, with its places.

use super::glyphs::Listener;
use domain::reading::Cell;
use hayro_interpret::hayro_syntax::object::dict::keys::{ANNOTS, AP, AS, FT, N, PARENT, RECT, V};
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, Rect, Stream};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{self, Affine};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page};

/// Certificates have one page or two, transcripts a few; a book is none.
pub const MOST_PAGES: usize = 30;

pub enum Outcome {
    /// Words with their places, and width and height of each page in tenths of a point.
    Text(Vec<Cell>, Vec<(i32, i32)>),
    /// Pages that are pictures.
    Pictures(Vec<Vec<u8>>),
    /// Pages whose signs cannot be told.
    Drawn,
    Blank,
    Locked,
    Broken,
}

/// How many pages there are; 1 where that cannot be told.
pub fn count(bytes: Vec<u8>) -> usize {
    Pdf::new(bytes).map_or(1, |pdf| pdf.pages().len().clamp(1, MOST_PAGES))
}

pub fn read(bytes: Vec<u8>) -> Outcome {
    let pdf = match Pdf::new(bytes) {
        Ok(pdf) if pdf.pages().is_empty() => return Outcome::Broken,
        Ok(pdf) => pdf,
        Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) => return Outcome::Locked,
        Err(_) => return Outcome::Broken,
    };
    let (mut cells, mut sizes) = (Vec::new(), Vec::new());
    let (mut known, mut unknown, mut images) = (0, 0, 0);
    for (number, page) in pdf.pages().iter().take(MOST_PAGES).enumerate() {
        let listener = listen(&pdf, page, Listener::new);
        known += listener.known;
        unknown += listener.unknown;
        images += listener.images;
        let number = i32::try_from(number).unwrap_or(i32::MAX);
        cells.extend(listener.cells(number));
        cells.extend(fields(page, place(page), number));
        let (width, height) = page.render_dimensions();
        sizes.push(((width * 10.0).round() as i32, (height * 10.0).round() as i32));
    }
    let typed: usize = cells.iter().map(|cell| cell.text.len()).sum();
    // A page of a few stray signs is a picture; a text with many unknown signs would be read wrongly.
    if typed >= 40 && unknown * 5 <= known {
        Outcome::Text(cells, sizes)
    } else if known + unknown + images == 0 {
        Outcome::Blank
    } else if unknown > 40 {
        Outcome::Drawn
    } else {
        let pages = pdf.pages().iter().take(MOST_PAGES);
        Outcome::Pictures(pages.filter_map(|page| listen(&pdf, page, Listener::of_pictures).picture()).collect())
    }
}

/// From the page's own space to points with `y` downward.
fn place(page: &Page<'_>) -> Affine {
    page.initial_transform(true).to_kurbo()
}

fn listen(pdf: &Pdf, page: &Page<'_>, listener: impl Fn(Affine) -> Listener) -> Listener {
    let cache = InterpreterCache::new();
    let frame = kurbo::Rect::new(0.0, 0.0, 1.0, 1.0);
    let mut context = Context::new(Affine::IDENTITY, frame, &cache, pdf.xref(), InterpreterSettings::default());
    let mut listener = listener(place(page));
    interpret_page(page, &mut context, &mut listener);
    listener
}

/// What was typed into a form and is not drawn by the form itself, and what was ticked.
fn fields(page: &Page<'_>, place: Affine, number: i32) -> Vec<Cell> {
    let Some(widgets) = page.raw().get::<Array<'_>>(ANNOTS) else { return Vec::new() };
    widgets.iter::<Dict<'_>>().filter_map(|widget| field(&widget, place, number)).collect()
}

fn field(widget: &Dict<'_>, place: Affine, page: i32) -> Option<Cell> {
    let kind = inherited(widget, FT)?.into_name()?;
    let text = match kind.as_str() {
        "Btn" => {
            let ticked = widget.get::<Name<'_>>(AS).is_some_and(|state| state.as_str() != "Off");
            if ticked { "☒" } else { "☐" }.to_owned()
        }
        "Tx" | "Ch" if !is_drawn(widget) => match inherited(widget, V)? {
            Object::String(text) => decode(text.as_bytes()),
            Object::Name(name) => name.as_str().to_owned(),
            _ => return None,
        },
        _ => return None,
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return None;
    }
    let frame: Rect = widget.get(RECT)?;
    let corners = place.transform_rect_bbox(kurbo::Rect::new(frame.x0, frame.y0, frame.x1, frame.y1));
    let size = corners.height().min(12.0);
    let tenths = |points: f64| (points * 10.0).round() as i32;
    Some(Cell {
        page,
        left: tenths(corners.x0),
        right: tenths(corners.x1),
        foot: tenths(corners.center().y + size * 0.35),
        size: tenths(size),
        text,
    })
}

/// Whether the field's own drawing shows its value.
fn is_drawn(widget: &Dict<'_>) -> bool {
    let drawing = widget.get::<Dict<'_>>(AP).and_then(|drawings| drawings.get::<Stream<'_>>(N));
    drawing
        .and_then(|stream| stream.decoded().ok())
        .is_some_and(|drawn| drawn.windows(2).any(|sign| sign == b"Tj" || sign == b"TJ"))
}

/// A field's property, its own or its parent's.
fn inherited<'a>(widget: &Dict<'a>, key: &[u8]) -> Option<Object<'a>> {
    widget.get(key).or_else(|| widget.get::<Dict<'a>>(PARENT)?.get(key))
}

/// A text string of the format: UTF-16 or UTF-8 with a mark, else nearly Latin-1.
fn decode(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        let units: Vec<u16> = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        return String::from_utf16_lossy(&units);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]) {
        return String::from_utf8_lossy(rest).into_owned();
    }
    bytes.iter().map(|byte| char::from(*byte)).collect()
}
