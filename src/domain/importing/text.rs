//! From the bytes of a file to text: what spreadsheets save, and a kind word about what is no text.

/// Text, and whether its alphabet had to be guessed.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    pub guessed: bool,
}

const SAVE_AS: &str = "Open it, choose “Save as” and then “CSV UTF-8”, and send that file.";

/// What Windows-1252 has where Latin-1 has control characters; five places are empty.
const WINDOWS: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}', '\u{fffd}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
];

/// Reads UTF-8, UTF-16 with its mark, else the alphabet of Windows; `Err` says what to do instead.
pub fn decode(bytes: &[u8]) -> Result<Decoded, String> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err("There is nothing in it.".into());
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(format!("That is a workbook, not yet a list in text. {SAVE_AS}"));
    }
    if bytes.starts_with(b"%PDF") {
        return Err("That is a PDF. A list needs lines of text with a comma or semicolon between the columns.".into());
    }
    let sure = |text: String| Decoded { text: tidy(&text), guessed: false };
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return String::from_utf8(rest.to_vec()).map(sure).map_err(|_| unreadable());
    }
    for (mark, read) in [(b"\xff\xfe", u16::from_le_bytes as fn([u8; 2]) -> u16), (b"\xfe\xff", u16::from_be_bytes)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            let units: Vec<u16> = rest.chunks_exact(2).map(|pair| read([pair[0], pair[1]])).collect();
            return String::from_utf16(&units).map(sure).map_err(|_| unreadable());
        }
    }
    if bytes.contains(&0) {
        return Err(unreadable());
    }
    Ok(match std::str::from_utf8(bytes) {
        Ok(text) => sure(text.to_owned()),
        Err(_) => Decoded { text: tidy(&bytes.iter().map(|byte| windows(*byte)).collect::<String>()), guessed: true },
    })
}

/// One kind of line end, and no mark of byte order before the first column's name.
#[must_use]
pub fn tidy(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n")
}

fn windows(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

fn unreadable() -> String {
    format!("Its letters cannot be read. {SAVE_AS}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes).unwrap().text
    }

    #[test]
    fn every_way_that_spreadsheets_save_text_is_read() {
        assert_eq!(text("\u{feff}Title\r\nÉthique".as_bytes()), "Title\nÉthique");
        assert_eq!(text("Title\rOld Mac".as_bytes()), "Title\nOld Mac");
        let wide = |read: fn(u16) -> [u8; 2], mark: [u8; 2]| {
            let units = "Title\nÉthique".encode_utf16().flat_map(read);
            mark.into_iter().chain(units).collect::<Vec<u8>>()
        };
        assert_eq!(text(&wide(u16::to_le_bytes, [0xff, 0xfe])), "Title\nÉthique");
        assert_eq!(text(&wide(u16::to_be_bytes, [0xfe, 0xff])), "Title\nÉthique");
    }

    #[test]
    fn another_alphabet_is_read_as_that_of_windows_and_said_so() {
        let decoded = decode(b"Title\nCaf\xe9 \x93talk\x94 \x80 5").unwrap();
        assert_eq!(decoded, Decoded { text: "Title\nCafé “talk” € 5".into(), guessed: true });
    }

    #[test]
    fn what_is_no_text_is_answered_with_what_to_do() {
        for (bytes, words) in [
            (b"PK\x03\x04rest".as_slice(), "workbook"),
            (b"%PDF-1.7", "PDF"),
            (b" \r\n", "nothing in it"),
            (b"T\0i\0t\0", "cannot be read"),
            (b"\xef\xbb\xbfCaf\xe9", "cannot be read"),
            (b"\xff\xfe\x00\xd8", "cannot be read"),
        ] {
            assert!(decode(bytes).unwrap_err().contains(words), "{words}");
        }
    }
}
