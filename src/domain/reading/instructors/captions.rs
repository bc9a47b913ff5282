//! Teachers by what stands beside their names: under a signature, behind a session, at the end of a letter.

use super::super::amounts;
use super::super::cell::Cell;
use super::super::labels::{Label, Labelled};
use super::super::layout::Layout;
use super::super::names;
use super::super::patterns::pattern;
use super::super::{attendee, provider};
use super::{role, told};

/// `Instructor & Founder` below a name; a name beside or below `With`; a name in brackets behind each session of a
/// programme.
pub fn read(layout: &Layout, labelled: &[Labelled]) -> Vec<String> {
    let mut people = Vec::new();
    for cell in &layout.cells {
        let words = cell.text.split_whitespace().count();
        let none = words > 6 || cell.text.contains(':') || !role().is_match(&cell.text);
        if none || provider::is_plainly_organisation(&role().replace_all(&cell.text, "")) {
            continue;
        }
        // As a label it already has someone; `Jane Doe, Instructor` names its own.
        let has = labelled.iter().any(|entry| {
            entry.label == Label::Instructor && entry.cell == *cell && !names::people(&entry.value).is_empty()
        });
        let own = cell.text.split([',', '(']).next().filter(|first| !role().is_match(first)).and_then(names::person);
        // `with presenter Ada Byron` names who it is, whatever stands above.
        let itself = || !told::read(&cell.text).is_empty() || !told::read_line(&cell.text).is_empty();
        if !has && own.is_none() && !itself() {
            people.extend(over(layout, cell).and_then(|above| names::person(&above.text)));
        }
    }
    people.extend(with(layout));
    people.extend(programme(layout));
    people
}

/// `under the instruction of`, `taught by`, and in the next lines by whom.
pub fn after_lead(layout: &Layout) -> Vec<String> {
    let leads = pattern!(
        r"\b(?:(?:presented|taught|led|facilitated|delivered|instructed|given|conducted|written|authored|created|guided) by|under the (?:instruction|guidance|direction|leadership) of):?$"
    );
    let said = layout.blocks.iter().filter(|block| leads.is_match(block.text.trim()));
    let next = said.filter_map(|block| layout.below(block.page, block.left, block.right, block.foot));
    next.flat_map(|next| names::first_people(&next.text)).collect()
}

/// The one whose name stands right below the title, with nothing that says in which office it was signed.
pub fn below_title(layout: &Layout, labelled: &[Labelled], title: &str) -> Option<String> {
    let line = layout
        .cells
        .iter()
        .rfind(|cell| cell.text.len() >= 4 && title.ends_with(cell.text.trim_matches(['“', '”', '"'])))?;
    let below = layout.under(line, |other| other.size.max(line.size) * 4)?;
    let name = names::person(&below.text).filter(|_| !below.text.starts_with(['“', '"', '‘']))?;
    let office = layout
        .under(below, |other| below.size.max(other.size) * 3)
        .is_some_and(|under| attendee::role(&under.text) || layout.is_label(under) && under.left == below.left);
    let asked = layout.is_label(below) || labelled.iter().any(|entry| entry.value.contains(&below.text));
    let plain = !office && !asked && !provider::is_organisation(&below.text) && layout.left_of(below).is_none();
    plain.then_some(name)
}

/// The nearest piece right above a caption.
fn over<'a>(layout: &'a Layout, cell: &Cell) -> Option<&'a Cell> {
    let near = |other: &&Cell| {
        let gap = cell.foot - cell.size - other.foot;
        let across = other.left.max(cell.left) < other.right.min(cell.right);
        other.page == cell.page && other.foot < cell.foot && gap * 2 <= cell.size.max(other.size) * 5 && across
    };
    layout.cells.iter().filter(near).max_by_key(|other| other.foot)
}

/// `With` or `By` alone, its people beside it or below.
fn with(layout: &Layout) -> Vec<String> {
    let bare = pattern!(r"^(?:[^/:]{2,24} / )?(?:with|by|and with|given by|guided by|in company with):?$");
    let named = layout.cells.iter().filter(|cell| bare.is_match(&cell.text)).filter_map(|cell| {
        let people = |other: &Cell| Some(names::people(&other.text)).filter(|people| !people.is_empty());
        let beside = layout.right_of(cell).and_then(people);
        beside.or_else(|| layout.under(cell, |other| other.size.max(cell.size) * 5 / 2).and_then(people))
    });
    named.flatten().collect()
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
    let told = layout.blocks.iter().find(|block| mine.is_match(&block.text))?;
    // `I, Ada Byron, LICSW, attest that …`
    let spoken =
        pattern!(r"(?:^|[.:] )I, ([^,]{4,50}),").captures(&told.text).and_then(|caught| names::person(&caught[1]));
    if spoken.is_some() {
        return spoken;
    }
    let close = pattern!(
        r"^(?:yours|sincerely|respectfully|(?:kind|best|warm)?(?:est)? ?regards|warmly|best wishes|cordially)\b"
    );
    let closing =
        layout.cells.iter().find(|cell| cell.text.split_whitespace().count() <= 4 && close.is_match(&cell.text));
    // Without a greeting at its end, whose office as a supervisor stands in the last lines.
    let Some(close) = closing else {
        let supervises = |cell: &&Cell| pattern!(r"supervis|consultant").is_match(&cell.text);
        return layout.cells.iter().rev().take(3).filter(supervises).find_map(|cell| names::person(&cell.text));
    };
    let below = layout.cells.iter().filter(|cell| cell.page == close.page && cell.foot > close.foot);
    below.into_iter().find_map(|cell| names::person(&cell.text))
}
