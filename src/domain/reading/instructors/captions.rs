//! Teachers by what stands beside their names: under a signature, behind a session, at the end of a letter.

use super::super::amounts;
use super::super::labels::{Label, Labelled};
use super::super::layout::Layout;
use super::super::names;
use super::super::patterns::pattern;

/// `Instructor & Founder` below a name; a name in brackets behind each session of a programme.
pub fn read(layout: &Layout, labelled: &[Labelled]) -> Vec<String> {
    let mut people = Vec::new();
    let role = pattern!(
        r"\b(?:instructor|presenter|trainer|facilitator|speaker|teacher|tutor|lecturer|author|(?:workshop|course|seminar|group|retreat) leader|formateur|formatrice|facilitadora?)s?\b"
    );
    for block in &layout.blocks {
        for (at, line) in block.lines.iter().enumerate() {
            let caption =
                line.text.split_whitespace().count() <= 6 && !line.text.contains(':') && role.is_match(&line.text);
            // As a label it already has someone.
            let has = |entry: &Labelled| {
                entry.label == Label::Instructor && entry.cell == *line && !names::people(&entry.value).is_empty()
            };
            if !caption || names::person(&line.text).is_some() || labelled.iter().any(has) {
                continue;
            }
            let above = match at.checked_sub(1) {
                Some(before) => Some(&block.lines[before]),
                None => layout
                    .above(block.page, block.left, block.right, block.top)
                    .filter(|above| block.top - above.foot <= block.size * 2)
                    .and_then(|above| above.lines.last()),
            };
            people.extend(above.and_then(|above| names::person(&above.text)));
        }
    }
    people.extend(programme(layout));
    people
}

/// Each session with who held it: `Ethics and the failing trainee (Gearóid Mulcahy)`, `10.00 Parts and protectors: Dr Vandermeer`.
fn programme(layout: &Layout) -> Vec<String> {
    let mut people = Vec::new();
    for cell in &layout.cells {
        let bracketed = pattern!(r"^.{8,}\(([^()]{4,60})\)$").captures(&cell.text);
        let timed = pattern!(r"^\d{1,2}[.:]\d{2}.{6,}(?::|–|—| -) ([^:–—]{4,60})$").captures(&cell.text);
        let counted = layout.right_of(cell).is_some_and(|right| !amounts::find(&format!(" {}", right.text)).is_empty());
        let named = bracketed.filter(|_| counted).or(timed);
        people.extend(named.map(|caught| names::people(&caught[1])).unwrap_or_default());
    }
    people
}

/// Who signs a letter about learning `with me`.
pub fn signed(layout: &Layout) -> Option<String> {
    let mine = pattern!(
        r"\b(?:with me|from me|under my|my (?:supervision|consultation)|I (?:have )?(?:supervised|taught|facilitated|led))\b"
    );
    layout.blocks.iter().find(|block| mine.is_match(&block.text))?;
    let close = pattern!(
        r"^(?:yours|sincerely|respectfully|(?:kind|best|warm)?(?:est)? ?regards|warmly|best wishes|cordially)\b"
    );
    let close =
        layout.cells.iter().find(|cell| cell.text.split_whitespace().count() <= 4 && close.is_match(&cell.text))?;
    let below = layout.cells.iter().filter(|cell| cell.page == close.page && cell.foot > close.foot);
    below.into_iter().find_map(|cell| names::person(&cell.text))
}
