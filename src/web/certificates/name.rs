//! What a file is called: a private text, cut to what can be shown, and read by the guard like any other.

use crate::db::certificates::Media;
use crate::web::guarded::file_name;
use domain::guard::Level;

/// In characters.
const LONGEST: usize = 120;

/// The name that is kept, and whether it is another than was sent because the guard does not let that one be kept.
pub fn kept(sent: &str, media: Media) -> (String, bool) {
    let called = shown(sent);
    let plain = format!("certificate.{}", media.ending());
    if called.is_empty() {
        return (plain, false);
    }
    let blocked = file_name("name", &called).level() == Some(Level::Block);
    if blocked { (plain, true) } else { (called, false) }
}

/// The last part of a path, without signs that cannot be seen.
pub fn shown(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let visible: String = last.chars().filter(|sign| !sign.is_control()).collect();
    let words = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= LONGEST {
        return words;
    }
    // Its ending says what it is.
    let end = words.rsplit_once('.').map(|(_, end)| format!(".{end}")).filter(|end| end.len() <= 6).unwrap_or_default();
    let start: String = words.chars().take(LONGEST - 1 - end.len()).collect();
    format!("{start}…{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_their_folders_and_what_identifies() {
        assert_eq!(kept("C:\\Users\\kim\\CE 2026.pdf", Media::Pdf), ("CE 2026.pdf".into(), false));
        assert_eq!(kept("a\r\nb\u{0}.pdf", Media::Pdf), ("ab.pdf".into(), false));
        assert_eq!(kept("scan_20251006.pdf", Media::Pdf), ("scan_20251006.pdf".into(), false));
        assert_eq!(kept("", Media::Png), ("certificate.png".into(), false));
        for telling in ["SSN 078-05-1120.pdf", "MRN 4471923.pdf", "My client Maria.pdf"] {
            assert_eq!(kept(telling, Media::Pdf), ("certificate.pdf".into(), true), "{telling}");
        }
        let long = kept(&format!("{}.pdf", "a b ".repeat(80)), Media::Pdf).0;
        assert!(long.chars().count() <= LONGEST && long.ends_with("….pdf"), "{long}");
    }
}
