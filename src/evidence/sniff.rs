//! What a file is, by its content.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Empty,
    Pdf,
    /// PNG or JPEG.
    Picture,
    /// A picture as iPhones take it.
    Heic,
    Mail,
    Workbook,
    /// Events (iCalendar).
    Calendar,
    /// Lines with commas, semicolons or tabs.
    List,
    /// Begins as something known and does not go on.
    Broken,
    Other,
}

pub fn kind(name: &str, bytes: &[u8]) -> Kind {
    if bytes.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) {
        return Kind::Empty;
    }
    let name = name.to_lowercase();
    // The format lets a few bytes stand before its sign.
    if bytes[..bytes.len().min(1024)].windows(5).any(|start| start == b"%PDF-") {
        return Kind::Pdf;
    }
    if is_heic(bytes) {
        return Kind::Heic;
    }
    match infer::get(bytes).map(|kind| kind.mime_type()) {
        Some("image/png" | "image/jpeg") => return Kind::Picture,
        Some("application/zip" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") => {
            return if name.ends_with(".xlsx") || holds(bytes, b"xl/workbook.xml") {
                Kind::Workbook
            } else {
                Kind::Other
            };
        }
        Some(mime) if !mime.starts_with("text/") && !mime.starts_with("message/") => return Kind::Other,
        _ => {}
    }
    let text = !bytes.iter().take(4096).any(|byte| *byte == 0);
    if text && bytes.trim_ascii_start().get(..15).is_some_and(|start| start.eq_ignore_ascii_case(b"BEGIN:VCALENDAR")) {
        Kind::Calendar
    } else if text && (name.ends_with(".eml") || looks_like_mail(bytes)) {
        Kind::Mail
    } else if text && (name.ends_with(".csv") || name.ends_with(".tsv") || looks_like_list(bytes)) {
        Kind::List
    } else if [".pdf", ".png", ".jpg", ".jpeg", ".heic", ".xlsx"].iter().any(|end| name.ends_with(end)) {
        Kind::Broken
    } else {
        Kind::Other
    }
}

fn is_heic(bytes: &[u8]) -> bool {
    let brand = bytes.get(8..12).unwrap_or_default();
    bytes.get(4..8) == Some(b"ftyp")
        && [b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"].iter().any(|known| brand == *known)
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|part| part == wanted)
}

/// Header lines at the start, among them who sent it.
fn looks_like_mail(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(8192)]).into_owned();
    let head: Vec<String> = start.lines().take_while(|line| !line.trim().is_empty()).map(str::to_lowercase).collect();
    let has = |field: &str| head.iter().any(|line| line.starts_with(field));
    has("from:") && (has("subject:") || has("date:") || has("mime-version:"))
}

/// A first line with several columns, and another below it.
fn looks_like_list(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).into_owned();
    [',', ';', '\t']
        .iter()
        .any(|sign| start.lines().take(2).filter(|line| line.matches(*sign).count() >= 2).count() == 2)
}
