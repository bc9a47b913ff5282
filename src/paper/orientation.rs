//! How a photograph was held: phones store the picture as the sensor saw it, and say beside it which way is up.

use krilla::geom::Transform;

/// The eight ways of EXIF; from 5 on, height and width change places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Orientation(u8);

impl Orientation {
    pub const UPRIGHT: Self = Self(1);

    /// What a JPEG says of itself; upright where it says nothing that is understood.
    pub fn of(jpeg: &[u8]) -> Self {
        let said = exif(jpeg).and_then(tag);
        Self(said.and_then(|way| u8::try_from(way).ok()).filter(|way| (1..=8).contains(way)).unwrap_or(1))
    }

    /// Width and height as it is seen.
    pub fn seen<T>(self, (width, height): (T, T)) -> (T, T) {
        if self.0 >= 5 { (height, width) } else { (width, height) }
    }

    /// From the picture as it is stored to the place where it is seen, so wide and so high.
    pub fn turn(self, (width, height): (f32, f32)) -> Transform {
        match self.0 {
            2 => Transform::from_row(-1.0, 0.0, 0.0, 1.0, width, 0.0),
            3 => Transform::from_row(-1.0, 0.0, 0.0, -1.0, width, height),
            4 => Transform::from_row(1.0, 0.0, 0.0, -1.0, 0.0, height),
            5 => Transform::from_row(0.0, 1.0, 1.0, 0.0, 0.0, 0.0),
            6 => Transform::from_row(0.0, 1.0, -1.0, 0.0, width, 0.0),
            7 => Transform::from_row(0.0, -1.0, -1.0, 0.0, width, height),
            8 => Transform::from_row(0.0, -1.0, 1.0, 0.0, 0.0, height),
            _ => Transform::identity(),
        }
    }
}

/// The segment of a JPEG that holds what the camera noted.
fn exif(jpeg: &[u8]) -> Option<&[u8]> {
    let mut rest = jpeg.strip_prefix(&[0xFF, 0xD8])?;
    loop {
        let [0xFF, marker, high, low, ..] = *rest else { return None };
        let length = usize::from(u16::from_be_bytes([high, low]));
        let segment = rest.get(4..2 + length)?;
        if marker == 0xE1
            && let Some(noted) = segment.strip_prefix(b"Exif\0\0")
        {
            return Some(noted);
        }
        // The picture itself begins: nothing is noted after it.
        if marker == 0xDA {
            return None;
        }
        rest = &rest[2 + length..];
    }
}

/// The number under the tag of the orientation, in the first directory.
fn tag(noted: &[u8]) -> Option<u16> {
    const ORIENTATION: u16 = 0x0112;
    let big = match noted.get(..2)? {
        b"MM" => true,
        b"II" => false,
        _ => return None,
    };
    let short = |at: usize| -> Option<u16> {
        let pair = [*noted.get(at)?, *noted.get(at + 1)?];
        Some(if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
    };
    let (first, second) = (usize::from(short(4)?), usize::from(short(6)?));
    let directory = if big { first << 16 | second } else { second << 16 | first };
    let entries = (0..usize::from(short(directory)?)).map(|entry| directory + 2 + entry * 12);
    let mut found = entries.filter(|at| short(*at) == Some(ORIENTATION));
    short(found.next()? + 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A JPEG's beginning with a way, in an order of bytes.
    fn held(way: u8, big: bool) -> Vec<u8> {
        let noted: Vec<u8> = if big {
            [b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0" as &[u8], &[way, 0, 0]].concat()
        } else {
            [b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0" as &[u8], &[way, 0, 0, 0]].concat()
        };
        let length = u8::try_from(2 + 6 + noted.len()).unwrap();
        [&[0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 1, 0xFF, 0xE1, 0, length] as &[u8], b"Exif\0\0", &noted].concat()
    }

    #[test]
    fn a_photograph_says_which_way_is_up() {
        for big in [true, false] {
            assert_eq!(Orientation::of(&held(6, big)), Orientation(6));
            assert_eq!(Orientation::of(&held(9, big)), Orientation::UPRIGHT);
        }
        let cut = held(6, true);
        for end in 0..cut.len() - 3 {
            assert_eq!(Orientation::of(&cut[..end]), Orientation::UPRIGHT, "cut at {end}");
        }
        assert_eq!(Orientation(8).seen((3, 2)), (2, 3));
    }
}
