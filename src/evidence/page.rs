//! A page of a PDF as a picture.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

/// The longer side, in pixels: sharp on a dense screen, and small enough to send.
const LONGEST: f32 = 1_600.0;
/// A page is not blown up further than this.
const LARGEST: f32 = 3.0;

/// The page, counted from 1, as PNG; `None` where there is none or it cannot be drawn.
pub fn draw(bytes: &[u8], number: usize) -> Option<Vec<u8>> {
    let pdf = Pdf::new(bytes.to_vec()).ok()?;
    let page = pdf.pages().get(number.checked_sub(1)?)?;
    let (width, height) = page.render_dimensions();
    let scale = (LONGEST / width.max(height)).min(LARGEST);
    // A strip too thin to have pixels is no page.
    if !(scale > 0.0 && width * scale >= 1.0 && height * scale >= 1.0) {
        return None;
    }
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let drawn =
        render(page, &RenderCache::new(), &InterpreterSettings::default(), &RenderSettings::default(), &settings);
    drawn.into_png().ok()
}
