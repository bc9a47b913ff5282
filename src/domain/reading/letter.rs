//! Letters: `I write to confirm that you attended …`, to whom they are addressed, and what they are about.

use super::certify::{self, Sentence};
use super::layout::Layout;
use super::names;
use super::patterns::pattern;

/// What a letter confirms to the one it is written to.
pub fn read(layout: &Layout) -> Option<Sentence> {
    let attendee = addressee(layout)?;
    let opening = pattern!(
        r"\b(?:confirm\w*|certif\w+|verif\w+|acknowledg\w+|state|record)\b[^.]{0,40}?\b(?:that )?you (?:have |had |were |did )?|\bconfirm\w* your (?:attendance|participation|completion)\b|\b(?:show|records?)\b[^.]{0,30}\bthat you (?:have |had )?|(?:^|[.!?:] )you (?:have |had )?(?:now )?(?:successfully )?"
    );
    let mut said = layout.blocks.iter().filter_map(|block| {
        let found = opening.find(&block.text)?;
        let said = match found.as_str().to_lowercase().find("your ") {
            Some(at) => &block.text[found.start() + at..],
            None => &block.text[found.end()..],
        };
        certify::tells(said).then(|| said.to_owned())
    });
    let text = said.next()?;
    let title = certify::title_of(&text).or_else(|| subject(layout));
    Some(Sentence { attendee: Some(attendee), license: None, title, text, bare: false })
}

/// The full name of the one who is greeted: in the greeting, or in the address above it.
fn addressee(layout: &Layout) -> Option<String> {
    layout.cells.iter().find_map(|greeting| {
        let called = pattern!(r"^(?:dear|hello|hi|good (?:morning|afternoon|evening)|greetings|bonjour|ch[eè]re?|estimad[oa]|querid[oa]|hola|annwyl|a chara|tēnā koe|tena koe|kia ora) ([^,:!]{2,50})(?:[,:!].{0,40})?$").captures(greeting.text.trim())?;
        let called = called[1].trim().to_owned();
        let last = called.split_whitespace().last()?.to_lowercase();
        let above = layout.cells.iter().filter(|cell| cell.page == greeting.page && cell.foot < greeting.foot);
        let named = |text: &str| {
            let name = names::person(text)?;
            name.to_lowercase().split_whitespace().any(|word| word == last).then_some(name)
        };
        above.filter_map(|cell| named(&cell.text)).next_back().or_else(|| {
            let titled = pattern!(r"^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame)\b").is_match(&called);
            (!titled || called.split_whitespace().count() > 2).then(|| names::person(&called)).flatten()
        })
    })
}

/// `Re: Foundation Weekend`
pub fn subject(layout: &Layout) -> Option<String> {
    layout.blocks.iter().find_map(|block| {
        let caught = pattern!(r"^(?:re|subject|regarding|concerning)\s*:\s*(.{4,160})$").captures(&block.text)?;
        let about = pattern!(r"^(?:(?:confirmation|certificate|proof|verification|record) of |your )*(?:attendance|participation|completion)(?: at| in| of|:|,| -| –)?\s*").replace(&caught[1], "").into_owned();
        certify::quoted(&about).or_else(|| certify::clean(&about))
    })
}
