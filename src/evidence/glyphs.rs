//! What a page draws, kept as signs with their places, and the signs put together to cells of a line.

use domain::reading::Cell;
use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, Point};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageData, ImageDrawProps, SoftMask};
use unicode_normalization::UnicodeNormalization;

/// More signs than any certificate has; what comes after is not looked at.
const MOST: usize = 200_000;

/// A page that can be read has half a million pixels; what has far more was made to fill memory.
const PIXELS: std::ops::Range<u64> = 300_000..40_000_000;

/// A picture in the plainest form that tesseract reads.
fn pnm(data: ImageData) -> Vec<u8> {
    let (kind, width, height, pixels) = match data {
        ImageData::Rgb(data) => ("P6", data.width, data.height, data.data),
        ImageData::Luma(data) => ("P5", data.width, data.height, data.data),
    };
    let mut picture = format!("{kind}\n{width} {height}\n255\n").into_bytes();
    picture.extend(pixels);
    picture
}

/// One sign on a page, in points; `y` grows downward.
struct Sign {
    left: f64,
    right: f64,
    y: f64,
    size: f64,
    text: String,
}

/// Listens to a page being drawn.
pub struct Listener {
    /// From the page's own space to points with `y` downward.
    place: Affine,
    signs: Vec<Sign>,
    /// Glyphs of which nobody says what sign they are.
    pub unknown: usize,
    pub known: usize,
    pub images: usize,
    /// Pictures of whole pages, where they are asked for.
    pictures: Option<Vec<Vec<u8>>>,
}

impl Listener {
    pub fn new(place: Affine) -> Self {
        Self { place, signs: Vec::new(), unknown: 0, known: 0, images: 0, pictures: None }
    }

    /// One that keeps the page's pictures.
    pub fn of_pictures(place: Affine) -> Self {
        Self { pictures: Some(Vec::new()), ..Self::new(place) }
    }

    /// The largest picture on the page.
    pub fn picture(self) -> Option<Vec<u8>> {
        self.pictures?.into_iter().max_by_key(Vec::len)
    }

    pub fn cells(self, page: i32) -> Vec<Cell> {
        let mut cells = Vec::new();
        for mut row in rows(self.signs) {
            row.sort_by(|one, other| one.left.total_cmp(&other.left));
            // Some programs print bold by printing twice.
            row.dedup_by(|second, first| {
                second.text == first.text && (second.left - first.left).abs() < 0.1 * first.size
            });
            cells.extend(split(&with_accents(row), page));
        }
        cells
    }
}

/// Signs on one line: the same foot, within a third of their size.
fn rows(mut signs: Vec<Sign>) -> Vec<Vec<Sign>> {
    signs.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut rows: Vec<Vec<Sign>> = Vec::new();
    for sign in signs {
        match rows.last_mut() {
            Some(row) if row.last().is_some_and(|last| (sign.y - last.y).abs() < 0.25 * sign.size.min(last.size)) => {
                row.push(sign);
            }
            _ => rows.push(vec![sign]),
        }
    }
    rows
}

/// Accents that are drawn as signs of their own over a letter, put on it.
fn with_accents(row: Vec<Sign>) -> Vec<Sign> {
    let mut kept: Vec<Sign> = Vec::with_capacity(row.len());
    let mut waiting: Option<(f64, char)> = None;
    for sign in row {
        let middle = (sign.left + sign.right) / 2.0;
        if let Some(mark) = mark(&sign.text) {
            match kept.last_mut().filter(|last| middle < last.right) {
                Some(last) => accent(last, mark),
                None => waiting = Some((middle, mark)),
            }
            continue;
        }
        let mut sign = sign;
        if let Some((_, mark)) = waiting.take().filter(|(at, _)| *at > sign.left && *at < sign.right) {
            accent(&mut sign, mark);
        }
        kept.push(sign);
    }
    kept
}

/// The mark that an accent by itself puts on a letter.
fn mark(text: &str) -> Option<char> {
    Some(match text {
        "\u{B4}" => '\u{301}',
        "\u{2C6}" => '\u{302}',
        "\u{2DC}" => '\u{303}',
        "\u{AF}" | "\u{2C9}" => '\u{304}',
        "\u{2D8}" => '\u{306}',
        "\u{A8}" => '\u{308}',
        "\u{2DA}" => '\u{30A}',
        "\u{2C7}" => '\u{30C}',
        "\u{B8}" => '\u{327}',
        _ => return None,
    })
}

fn accent(letter: &mut Sign, mark: char) {
    letter.text = letter.text.chars().chain([mark]).nfc().collect();
}

/// A line's signs as words, and its words as cells: a gap wider than a word's is another cell.
fn split(row: &[Sign], page: i32) -> Vec<Cell> {
    let gap = |pair: &[Sign]| (pair[1].left - pair[0].right) / pair[0].size.max(0.1);
    let spaced = row.iter().any(|sign| sign.text.trim().is_empty());
    let mut gaps: Vec<f64> = row.windows(2).map(gap).filter(|gap| *gap < 1.0).collect();
    gaps.sort_by(f64::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0).max(0.0);
    // Who prints spaces says where words end; who does not leaves a gap, wider than between letters.
    let between_words = usual + if spaced { 0.2 } else { 0.16 };
    let between_cells = usual + 1.0;
    let mut cells: Vec<Cell> = Vec::new();
    let mut open: Option<Cell> = None;
    let mut last_right = f64::MIN;
    for sign in row {
        if sign.text.trim().is_empty() {
            if let Some(cell) = open.as_mut()
                && !cell.text.ends_with(' ')
            {
                cell.text.push(' ');
            }
            continue;
        }
        let gap = (sign.left - last_right) / sign.size.max(0.1);
        if gap > between_cells
            && let Some(cell) = open.take()
        {
            cells.push(cell);
        }
        let tenths = |points: f64| (points * 10.0).round() as i32;
        let cell = open.get_or_insert_with(|| Cell {
            page,
            left: tenths(sign.left),
            right: tenths(sign.right),
            foot: tenths(sign.y),
            size: tenths(sign.size),
            text: String::new(),
        });
        if gap > between_words && !cell.text.is_empty() && !cell.text.ends_with(' ') {
            cell.text.push(' ');
        }
        cell.text.push_str(&sign.text);
        cell.right = cell.right.max(tenths(sign.right));
        cell.size = cell.size.max(tenths(sign.size));
        last_right = last_right.max(sign.right);
    }
    cells.extend(open);
    for cell in &mut cells {
        cell.text = cell.text.trim().to_owned();
    }
    cells
}

impl<'a> Device<'a> for Listener {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, image: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.images += 1;
        let pixels = u64::from(image.width()) * u64::from(image.height());
        let Some(pictures) = self.pictures.as_mut() else { return };
        if !PIXELS.contains(&pixels) {
            return;
        }
        match image {
            Image::Raster(picture) => picture.with_rgba(|data, _| pictures.push(pnm(data)), None),
            Image::Stencil(picture) => picture.with_stencil(|data, _| pictures.push(pnm(ImageData::Luma(data))), None),
        }
    }
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            if self.signs.len() >= MOST {
                return;
            }
            let place = self.place * props.transform * glyph.transform();
            let width = match &**glyph {
                Glyph::Outline(outline) => outline.advance_width(),
                Glyph::Type3(drawn) => drawn.advance_width(),
            };
            let width = f64::from(width.unwrap_or(500.0));
            let (start, end) = (place * Point::ZERO, place * Point::new(width, 0.0));
            let size = (place * Point::new(0.0, 1000.0)).distance(start);
            // A stamp across the page says nothing that is wanted.
            if (end.y - start.y).abs() > 0.3 * (end.x - start.x).abs() && width > 1.0 {
                continue;
            }
            let text = match glyph.as_unicode() {
                Some(BfString::Char(sign)) => sign.to_string(),
                Some(BfString::String(signs)) => signs,
                None => String::new(),
            };
            let readable = !text.is_empty() && !text.chars().any(unreadable);
            if !readable {
                self.unknown += 1;
                continue;
            }
            self.known += 1;
            self.signs.push(Sign { left: start.x, right: end.x.max(start.x), y: start.y, size, text: plain(&text) });
        }
    }
}

/// Signs that only a font knows the meaning of.
fn unreadable(sign: char) -> bool {
    sign == '\u{FFFD}' || (sign.is_control() && !sign.is_whitespace()) || ('\u{E000}'..='\u{F8FF}').contains(&sign)
}

/// Ligatures and special spaces as the letters and spaces they stand for.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            'ﬀ' => plain.push_str("ff"),
            'ﬁ' => plain.push_str("fi"),
            'ﬂ' => plain.push_str("fl"),
            'ﬃ' => plain.push_str("ffi"),
            'ﬄ' => plain.push_str("ffl"),
            'ﬅ' | 'ﬆ' => plain.push_str("st"),
            '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{FEFF}' => {}
            sign if sign.is_whitespace() => plain.push(' '),
            sign => plain.push(sign),
        }
    }
    plain
}
