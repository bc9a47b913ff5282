//! What a whole document says of how its course was given.

use super::super::labels::{Label, Labelled};
use super::super::layout::Layout;
use super::super::patterns::pattern;
use super::super::{Cell, approvals};

/// By a ticked box, a label, the certificate's sentence, or the one kind that all else names.
pub fn read(layout: &Layout, labelled: &[Labelled], sentence: &str) -> Option<&'static str> {
    let ticked: Vec<&'static str> = layout.cells.iter().flat_map(|cell| ticked(layout, cell)).collect();
    if let [one] = ticked[..] {
        return Some(one);
    }
    let by_label =
        labelled.iter().filter(|entry| entry.label == Label::Delivery).find_map(|entry| super::labelled(&entry.value));
    if by_label.is_some() {
        return by_label;
    }
    if let Some(said) = super::of(sentence) {
        return Some(said);
    }
    let mut said: Vec<&'static str> = Vec::new();
    for block in &layout.blocks {
        for (sentence, _) in approvals::sentences(&block.text) {
            // What a provider may do in general says nothing of this course.
            if pattern!(r"approved by|maintains responsibility|has been approved|solely responsible|licensees|boards? (?:may|determine|decide)").is_match(&sentence) {
                continue;
            }
            for kind in super::all(&sentence) {
                if !said.contains(&kind) {
                    said.push(kind);
                }
            }
        }
    }
    match said[..] {
        [one] => Some(one),
        _ => None,
    }
}

/// What stands behind a ticked box.
fn ticked(layout: &Layout, cell: &Cell) -> Vec<&'static str> {
    let mut said = Vec::new();
    for caught in pattern!(r"(?:☒|☑|✓|✔|✗|✘|\[x\]|\(x\)|■)\s*([^☐☒☑✓✔✗✘■\[]*)").captures_iter(&cell.text)
    {
        let own = caught[1].trim();
        let beside =
            if own.is_empty() { layout.right_of(cell).map(|right| right.text.clone()) } else { Some(own.to_owned()) };
        said.extend(beside.and_then(|text| super::of(text.split(['☐', '[']).next().unwrap_or(""))));
    }
    said
}
