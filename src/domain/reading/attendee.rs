//! Who attended: by the sentence, by a label, by the heading that names someone, or as the name that stands out.

use super::cell::Cell;
use super::certify::Sentence;
use super::labels::{Label, Labelled};
use super::layout::Layout;
use super::patterns::pattern;
use super::{kind, names, provider};

/// The name of the one who attended, without titles and credentials.
pub fn read(layout: &Layout, labelled: &[Labelled], sentence: &Sentence) -> Option<String> {
    let by_label = || {
        let mut named = labelled.iter().filter(|entry| entry.label == Label::Attendee);
        in_two_boxes(labelled).or_else(|| named.find_map(|entry| names::person(&entry.value)))
    };
    // A name behind its label is plainer than one that only did something.
    let said = sentence.attendee.clone();
    let (first, second) = if sentence.bare { (by_label(), said) } else { (said, None) };
    first
        .or(second)
        .or_else(by_label)
        .or_else(|| headed(layout))
        .or_else(|| hailed(layout))
        .or_else(|| addressed(layout))
        .or_else(|| written_about(layout))
        .or_else(|| outstanding(layout, labelled).and_then(|cell| names::person(&cell.text)))
}

/// Whether what stands before a comma is an organisation's name; `Ada Byron, Mental Health Counselor` is nobody's but hers.
fn is_organisation(text: &str) -> bool {
    provider::is_organisation(text.split([',', '\n', '(']).next().unwrap_or(text))
}

/// `Surname` and `Given names`, each asked for by itself.
fn in_two_boxes(labelled: &[Labelled]) -> Option<String> {
    let named = labelled.iter().filter(|entry| entry.label == Label::Attendee);
    let value = |asked: &regex_lite::Regex| {
        named.clone().find(|entry| asked.is_match(&entry.words)).map(|entry| entry.value.trim().to_owned())
    };
    let given = value(pattern!(r"^(?:given|first|fore) ?names?(?:\(s\))?$"))?;
    let family = value(pattern!(r"^(?:sur|last |family )names?$"))?;
    let family = family.split(',').next().unwrap_or("");
    names::person(&format!("{given} {family}"))
}

/// `Continuing Education Certificate for` and `Statement of CPD for Jane Doe`: in the line itself, or in the next.
fn headed(layout: &Layout) -> Option<String> {
    let heading = pattern!(
        r"^(?:an? |the |your |this |official )?(?:[a-z]+ ){0,5}(?:certificate|statement|record|verification|confirmation|declaration|attestation|proof|transcript)s? (?:(?:of|in) (?:[a-z]+ ){0,5})?(?:(?:for|to|by|holder)\b|(?:of|in) [a-z ]+:):?\s*(.*)$"
    );
    layout.blocks.iter().take(12).find_map(|block| {
        let line = block.lines.iter().position(|line| heading.is_match(&line.text))?;
        let rest = heading.captures(&block.lines[line].text)?[1].to_owned();
        if !rest.trim().is_empty() {
            return names::person(&rest);
        }
        let within = block.lines.get(line + 1).map(|next| next.text.clone());
        let next = within.or_else(|| {
            layout.below(block.page, block.left, block.right, block.foot).map(|next| next.lines[0].text.clone())
        });
        next.and_then(|text| names::person(&text))
    })
}

/// `You did it, Jane Doe!`, `Supervision: hours of Jane Doe, May to June`.
fn hailed(layout: &Layout) -> Option<String> {
    let praise = pattern!(
        r"^(?:you did it|well done|congratulations|bravo|(?:great|good|nice|excellent) (?:work|job)|way to go|hooray|thank you|thanks|t[eē]n[aā] koe|kia ora|hello|hi|welcome|dia duit|félicitations|felicidades)[,:!]? ((?-i:[^\W\d_a-z]).{3,50}?)[!.]*$"
    );
    let whose = pattern!(
        r"\b(?:hours|attendance|participation|credits?|learning) of:? ((?-i:[^\W\d_a-z])[^,:;(]{3,50})(?:[,:;(]|$)"
    );
    layout.cells.iter().take(10).find_map(|cell| {
        let caught = praise.captures(cell.text.trim()).or_else(|| whose.captures(&cell.text))?;
        names::person(&caught[1]).filter(|_| !is_organisation(&caught[1]))
    })
}

/// `To Ms Jane Doe`, `For: Jane Doe, PsyD`: a line for nobody else, near the head.
fn addressed(layout: &Layout) -> Option<String> {
    layout.cells.iter().take(14).find_map(|cell| {
        // In a column of its own: `For`, and beside it who.
        let alone = pattern!(r"^(?:to|for|pour|para|à):?$").is_match(cell.text.trim());
        let beside = layout
            .right_of(cell)
            .filter(|right| alone && right.left - cell.right < cell.size * 20)
            .map(|right| right.text.clone());
        let caught =
            pattern!(r"^(?:to|for|pour|para|à):? ((?-i:[^\W\d_a-z]|our |my ).{3,70})$").captures(cell.text.trim());
        let named = beside.or_else(|| Some(caught?[1].to_owned()))?;
        // `To: Personnel file of Jane Doe`
        let file = pattern!(r"^(?:the )?(?:[a-z]+ ){0,2}(?:file|record|folder|portfolio)s? (?:of|for):? ");
        let named = file.replace(&named, "");
        names::person(&named).filter(|_| !is_organisation(&named))
    })
}

/// `Re: Dr. Jane Doe, licensed psychologist`: whom a letter is about.
fn written_about(layout: &Layout) -> Option<String> {
    layout.blocks.iter().find_map(|block| {
        let caught = pattern!(r"^(?:re|regarding|concerning)\s*:\s*((?:[a-z]{1,4}\. )?[^,.;:(\n]{4,60})[,.;:(\n]")
            .captures(&block.text)?;
        names::person(&caught[1])
    })
}

/// The one name that stands by itself and larger than the text around it, and is no signatory's or teacher's.
fn outstanding<'a>(layout: &'a Layout, labelled: &[Labelled]) -> Option<&'a Cell> {
    let usual = layout.usual_size();
    let alone = |cell: &&Cell| {
        names::person(&cell.text).is_some()
            && !role(&cell.text)
            && !provider::is_organisation(&cell.text)
            && !layout.is_label(cell)
            && !labelled.iter().any(|entry| entry.label != Label::License && entry.value.contains(cell.text.as_str()))
    };
    let first = layout.cells.first().map_or(0, |cell| cell.page);
    let named: Vec<&Cell> = layout.cells.iter().filter(|cell| cell.page == first).filter(alone).collect();
    let unsigned: Vec<&Cell> = named.into_iter().filter(|cell| !signs(layout, cell)).collect();
    let largest = unsigned.iter().map(|cell| cell.size).max()?;
    let mut top = unsigned.iter().filter(|cell| cell.size == largest);
    let found = *top.next()?;
    // Of several, the one right below what the paper calls itself.
    let heading = layout.cells.iter().position(|cell| kind::certificate_heading(&cell.text));
    let headed = heading.and_then(|at| layout.cells.get(at + 1)).filter(|next| unsigned.contains(next));
    if headed.is_some() {
        return headed;
    }
    let another = top.any(|other| names::person(&other.text) != names::person(&found.text));
    (!another && (largest * 10 > usual * 11 || unsigned.len() == 1)).then_some(found)
}

/// Whether what stands near below a name says in which office it was signed.
fn signs(layout: &Layout, cell: &Cell) -> bool {
    layout.under(cell, |_| cell.size * 4).is_some_and(|below| {
        role(&below.text) || below.size >= cell.size && provider::is_plainly_organisation(&below.text)
    })
}

/// An office, or words that name a teacher.
pub fn role(text: &str) -> bool {
    text.split_whitespace().count() <= 14
        && pattern!(r"\b(?:director|president|instructor|presenters?|trainer|facilitators?|chair(?:person|man|woman)?|co-?ordinator|manager|editor|secretary|officer|ceo|founder|owner|proprietor|administrator|registrar|head of|supervisor|leader|faculty|tutor|convenor|treasurer|dean|professor|lecturer|author|speaker|signature|signed|principal|chief|lead|host|organi[sz]er|taught|led|presented|by|with)\b").is_match(text)
}
