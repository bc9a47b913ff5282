//! Files from outside, as far as their pages can be shown.

use super::orientation::Orientation;
use super::{File, MOST_BYTES};
use krilla::image::Image;
use krilla::pdf::{Pdf, PdfDocument};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// What a file came to.
#[derive(Clone)]
pub enum Opened {
    /// Its pages with their sizes in points.
    Pdf(PdfDocument, Vec<(f32, f32)>),
    /// A picture, and which way it was held.
    Picture(Image, Orientation),
    /// Why it is not shown, as the end of a sentence.
    Shut(&'static str),
}

/// Opens every file; together they may hold only so many bytes.
pub fn open(files: Vec<File>) -> Vec<Opened> {
    let mut left = MOST_BYTES;
    let opened = files.into_iter().map(|file| {
        let Some(rest) = left.checked_sub(file.bytes.len()) else {
            return Opened::Shut("this document would grow too large");
        };
        left = rest;
        // A file made to do harm may stumble over more than an error.
        catch_unwind(AssertUnwindSafe(|| one(file.bytes))).unwrap_or(Opened::Shut(UNREADABLE))
    });
    opened.collect()
}

pub const UNREADABLE: &str = "it cannot be read as a document";

fn one(bytes: Vec<u8>) -> Opened {
    if bytes.is_empty() {
        return Opened::Shut("it could not be put into this document");
    }
    if bytes[..bytes.len().min(1024)].windows(5).any(|start| start == b"%PDF-") {
        return pdf(bytes);
    }
    let (picture, held) = match infer::get(&bytes).map(|kind| kind.mime_type()) {
        Some("image/png") => (Image::from_png(bytes.into(), false), Orientation::UPRIGHT),
        Some("image/jpeg") => {
            let held = Orientation::of(&bytes);
            (Image::from_jpeg(bytes.into(), false), held)
        }
        _ => return Opened::Shut("it is neither a PDF nor a picture"),
    };
    match picture {
        Ok(image) if image.size().0 > 0 && image.size().1 > 0 => Opened::Picture(image, held),
        _ => Opened::Shut(UNREADABLE),
    }
}

fn pdf(bytes: Vec<u8>) -> Opened {
    let Ok(pdf) = Pdf::new(Arc::new(bytes)) else { return Opened::Shut(UNREADABLE) };
    let sizes: Vec<(f32, f32)> = pdf.pages().iter().map(|page| page.render_dimensions()).collect();
    let drawable = |(width, height): &(f32, f32)| (1.0..20_000.0).contains(width) && (1.0..20_000.0).contains(height);
    if sizes.is_empty() || !sizes.iter().all(drawable) {
        return Opened::Shut(UNREADABLE);
    }
    Opened::Pdf(PdfDocument::new(Arc::new(pdf)), sizes)
}
