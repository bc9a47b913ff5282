//! A photograph as iPhones take it (HEIC), turned the right way up, as PNG.

use domain::reading::Status;
use heifer::heifer_isobmff::HeifFile;
use heifer::{Error, Image, Options, decode_rgba8, decode_srgb_rgba8};

/// The longer side, in pixels, of what is read: small print stays sharp, and the time does.
pub const TO_READ: u32 = 2_400;
/// The longer side of what is shown.
pub const TO_SHOW: u32 = 1_600;
/// Pixels of the largest photograph that is opened: more than phones take by themselves (24 million), and what the memory of the process
/// holds.
const MOST: u64 = 30_000_000;

/// The photograph, made smaller until its longer side is at most so many pixels; else why it cannot be opened.
pub fn png(bytes: &[u8], longest: u32) -> Result<Vec<u8>, Status> {
    let size = stated_size(bytes).ok_or(Status::Corrupt)?;
    if u64::from(size.0) * u64::from(size.1) > MOST {
        return Err(Status::TooLarge);
    }
    // A second thread would halve the time, and double what another person waits.
    let options = Options { max_threads: 1, max_pixels: MOST };
    let image = match decode_srgb_rgba8(bytes, &options) {
        // Its colours cannot be told; its words can.
        Err(Error::Unsupported(_)) => decode_rgba8(bytes, &options),
        decoded => decoded,
    };
    let image = image.map_err(|error| match error {
        Error::Unsupported(_) => Status::Unsupported,
        _ => Status::Corrupt,
    })?;
    written(smaller(image, longest)).ok_or(Status::Corrupt)
}

/// Width and height as the file says them, before anything is decoded.
fn stated_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let file = HeifFile::parse(bytes).ok()?;
    match file.image_size(file.primary_id).ok()? {
        Some(size) => Some(size),
        None => file.grid(file.primary_id).ok().map(|grid| (grid.output_width, grid.output_height)),
    }
}

/// Rows of red, green and blue.
struct Pixels {
    width: u32,
    height: u32,
    rgb: Vec<u8>,
}

/// Each square of so many pixels becomes one, of their mean.
fn smaller(image: Image<u8>, longest: u32) -> Pixels {
    let (width, height) = (image.width, image.height);
    let step = width.max(height).div_ceil(longest).max(1);
    let rgb = image.into_rgb8();
    if step == 1 {
        return Pixels { width, height, rgb };
    }
    // What is left over at the right and at the foot is less than one pixel.
    let (across, down) = ((width / step).max(1), (height / step).max(1));
    let (wide, step) = (width as usize * 3, step as usize);
    let mut less = Vec::with_capacity(across as usize * down as usize * 3);
    for rows in rgb.chunks(wide * step).take(down as usize) {
        for column in 0..across as usize {
            for colour in 0..3 {
                let (mut sum, mut count) = (0_u32, 0_u32);
                for row in rows.chunks(wide) {
                    let square = row.iter().skip(column * step * 3 + colour).step_by(3).take(step);
                    for value in square {
                        sum += u32::from(*value);
                        count += 1;
                    }
                }
                less.push(u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX));
            }
        }
    }
    Pixels { width: across, height: down, rgb: less }
}

fn written(pixels: Pixels) -> Option<Vec<u8>> {
    let mut written = Vec::new();
    let mut encoder = png::Encoder::new(&mut written, pixels.width, pixels.height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&pixels.rgb).ok()?;
    writer.finish().ok()?;
    Some(written)
}

#[cfg(test)]
mod tests {
    use super::*;
    use heifer::{EncodeOptions, encode_rgb8};

    /// Left half dark, right half bright.
    fn photograph(width: u32, height: u32) -> Vec<u8> {
        let row: Vec<u8> = (0..width).flat_map(|x| [if x < width / 2 { 20 } else { 230 }; 3]).collect();
        let options = EncodeOptions { quality: 60, max_threads: 1 };
        encode_rgb8(width, height, &row.repeat(height as usize), &options).expect("encoded")
    }

    fn opened(png: &[u8]) -> (u32, u32, Vec<u8>) {
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().expect("a PNG");
        let mut rgb = vec![0; reader.output_buffer_size().expect("a size")];
        let info = reader.next_frame(&mut rgb).expect("a picture");
        (info.width, info.height, rgb)
    }

    #[test]
    fn a_photograph_is_shown_no_larger_than_asked() {
        // Wider than a tile of 512 pixels, so that it is laid together from several.
        let (width, height, rgb) = opened(&png(&photograph(1_300, 700), 650).expect("opened"));
        assert_eq!((width, height), (650, 350));
        let at = |x: usize, y: usize| rgb[(y * 650 + x) * 3];
        for y in [0, 175, 349] {
            assert!(at(10, y) < 60 && at(640, y) > 190, "{} {}", at(10, y), at(640, y));
        }
        let (width, height, _) = opened(&png(&photograph(64, 48), TO_SHOW).expect("opened"));
        assert_eq!((width, height), (64, 48));
    }

    #[test]
    fn what_is_cut_short_or_changed_is_told_and_nothing_falls() {
        let whole = photograph(96, 64);
        for end in (0..whole.len()).step_by(7) {
            let _ = png(&whole[..end], TO_SHOW);
        }
        assert_eq!(png(&whole[..whole.len() / 2], TO_SHOW), Err(Status::Corrupt));
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 0x5a;
            let _ = png(&changed, TO_SHOW);
        }
    }

    #[test]
    fn one_that_says_it_is_huge_is_not_opened() {
        let mut huge = photograph(64, 48);
        let at = huge.windows(4).position(|part| part == b"ispe").expect("a size") + 8;
        huge[at..at + 8].copy_from_slice(&[0, 0, 0x40, 0, 0, 0, 0x40, 0]);
        assert_eq!(png(&huge, TO_SHOW), Err(Status::TooLarge));
    }
}
