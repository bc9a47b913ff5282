//! Places where a provider's name stands by itself: the letterhead, under a signature, the last line.

use super::super::cell::Cell;
use super::super::certify;
use super::super::dates;
use super::super::kind;
use super::super::labels;
use super::super::layout::{Block, Layout};
use super::super::names;
use super::super::patterns::pattern;
use super::name::{describes, is_organisation, is_part, is_plainly_organisation, is_venue};

/// Notes what stands where a provider puts its name.
pub fn find(layout: &Layout, note: &mut impl FnMut(&str, i32)) {
    letterhead(layout, note);
    let roles = pattern!(
        r"^(?:[^,]{3,50}, )?(?:[^,]{0,40}\b(?:director|president|chair|coordinator|manager|officer|owner|founder|administrator|registrar|secretary|head|dean|principal|editor|creator|host|convenor|lead)\b[^,]{0,40}),? (?:of |at |for )?(.{4,80})$"
    );
    let first_page = layout.cells.first().map_or(0, |cell| cell.page);
    for cell in &layout.cells {
        if !could_be(&cell.text) || layout.is_label(cell) || is_value(layout, cell) {
            continue;
        }
        if let Some(caught) = roles.captures(&cell.text)
            && is_organisation(&caught[1])
        {
            note(&caught[1], 5);
            continue;
        }
        // `Ada Byron, Larkfield Aotearoa` below a signature, and that name again by itself
        if let Some((signs, named)) = cell.text.split_once(", ")
            && named.split_whitespace().count() >= 2
            && names::person(signs).is_some()
            && layout.cells.iter().any(|other| other.text.to_lowercase() == named.to_lowercase())
        {
            note(named, 8);
        }
        if let Some(whole) = in_two_sizes(layout, cell) {
            note(&whole, 8);
        }
        let named = before_address(&cell.text);
        let plain = is_plainly_organisation(&named) && named.split_whitespace().count() <= 9;
        if plain && !is_part(&named) && cell.page == first_page && !beside_place(layout, cell) {
            let alone =
                named.len() + 4 >= cell.text.len() || is_addressed(&cell.text[named.len().min(cell.text.len())..]);
            note(&named, if alone { 4 + 2 * i32::from(addressed_below(layout, cell)) } else { 3 });
        } else if let Some(rest) = named.strip_prefix("for ").or_else(|| named.strip_prefix("For "))
            && is_organisation(rest)
        {
            note(rest, 5);
        } else if is_organisation(&named) && named.split_whitespace().count() <= 9 {
            let rest = cell.text.get(named.len()..).unwrap_or("");
            let addressed = addressed_below(layout, cell) || is_addressed(rest);
            if addressed || rest.trim().is_empty() {
                note(&named, if addressed { 5 } else { 3 });
            }
        }
    }
}

/// A name set in two sizes, one right below the other: `Harrow` over `Couple Therapy Institute`, or the kind of body that
/// it is below all of it.
fn in_two_sizes(layout: &Layout, cell: &Cell) -> Option<String> {
    let form = pattern!(
        r"^(?:nhs )?(?:(?:foundation|charitable|community|university|hospital|hospitals) )*(?:trust|health board|foundation|incorporated|inc\.?|llc|pllc|limited|ltd\.?|cic|c\.i\.c\.|p\.c\.)$"
    )
    .is_match(cell.text.trim());
    let second = form || is_plainly_organisation(&cell.text) && (2..=5).contains(&cell.text.split_whitespace().count());
    let over = |other: &&Cell| {
        let step = cell.foot - other.foot;
        let aligned = (other.left - cell.left).abs() <= cell.size
            || (other.right - cell.right).abs() <= cell.size
            || (other.left + other.right - cell.left - cell.right).abs() <= cell.size;
        other.page == cell.page
            && step > 0
            && step * 2 <= other.size.max(cell.size) * 3
            && aligned
            && other.size * 10 >= cell.size * if form { 8 } else { 12 }
    };
    let above = layout.cells.iter().filter(|_| second).filter(over).max_by_key(|other| other.foot)?;
    let words: Vec<&str> = above.text.split_whitespace().collect();
    let name = words.len() <= 6
        && words
            .iter()
            .all(|word| word.starts_with(char::is_uppercase) || ["&", "and", "of", "for", "the"].contains(word))
        && could_be(&above.text)
        && !says_what_it_is(&above.text)
        && !layout.is_label(above)
        && !cell.text.contains('/')
        && names::person(&cell.text).is_none()
        && (form || !is_organisation(&above.text) && words.len() <= 3);
    // What ends the one may begin the other.
    let last = words.last().copied().unwrap_or("");
    let rest = cell.text.strip_prefix(last).map_or(cell.text.as_str(), str::trim_start);
    name.then(|| format!("{} {rest}", above.text))
}

/// The organisation named at the top.
fn letterhead(layout: &Layout, note: &mut impl FnMut(&str, i32)) {
    let page = layout.blocks.first().map_or(0, |first| first.page);
    let top: Vec<&Block> = layout.blocks.iter().filter(|block| block.page == page).take(9).collect();
    let before = top.iter().position(|block| opens(&block.text)).unwrap_or(4).min(top.len());
    let largest = top[..before].iter().map(|block| block.size).max().unwrap_or(0);
    let mut first = true;
    let mut before_it: Option<(&Block, String)> = None;
    for block in &top[..before] {
        let name = headline(block);
        if !could_be(&block.lines[0].text)
            || is_value(layout, &block.lines[0])
            || layout.is_label(&block.lines[0])
            || !could_be(&name)
            || says_what_it_is(&name)
            || name.chars().filter(|sign| sign.is_alphabetic()).count() < 4
        {
            continue;
        }
        let organised = 2 * i32::from(is_organisation(&name)) + i32::from(is_plainly_organisation(&name));
        // `The Willow Room` is no place where it heads the page.
        let weight = 3
            + organised
            + 5 * i32::from(is_venue(&name) && first && (block.size == largest || std::ptr::eq(*block, top[0])))
            + i32::from(block.size == largest)
            + 2 * i32::from(first);
        note(&name, weight);
        // A name set in two sizes, one below the other.
        if let Some(over) = before_it.filter(|over: &(&Block, String)| {
            let (above, upper) = over;
            let kind =
                pattern!(r"^(?:cent(?:er|re)|institute|school|academy|college|association|society) (?:for|of)\b");
            let short = (name.split_whitespace().count() <= 4 || kind.is_match(&name))
                && name.starts_with(char::is_uppercase)
                && !name.starts_with("The ");
            short
                && (names::person(upper).is_none() || !upper.contains(','))
                && !is_organisation(upper)
                && !describes(upper)
                && is_organisation(&name)
                && ((above.left - block.left).abs() <= above.size && above.right < block.right + above.size * 4
                    || (above.right - block.right).abs() <= above.size
                    || kind.is_match(&name)
                        && (above.left + above.right - block.left - block.right).abs() <= above.size * 3)
                && block.foot - above.foot <= above.size * 2
        }) {
            note(&format!("{} {name}", over.1), 8);
        }
        before_it = Some((block, name));
        first = false;
    }
}

/// Whether it is what a label asks for.
fn is_value(layout: &Layout, cell: &Cell) -> bool {
    let near = |left: &Cell| {
        let mut aligned =
            layout.cells.iter().filter(|other| (other.left - left.left).abs() <= 8 && layout.is_label(other));
        cell.left - left.right < cell.size * 8 || aligned.nth(2).is_some()
    };
    layout.left_of(cell).is_some_and(|left| (layout.is_label(left) || left.text.ends_with(':')) && near(left))
}

/// A letterhead's name: its first line, and what of the next ones goes on with it.
fn headline(block: &Block) -> String {
    // A number that is set over the name is no part of it.
    let number = pattern!(r"^(?:cert(?:ificate)?|ref(?:erence)?|no|number|document|id|page)\b.*\d");
    let from = block.lines.iter().position(|line| !number.is_match(&line.text)).unwrap_or(0);
    let lines = &block.lines[from..];
    let mut name = before_address(&lines[0].text);
    if names::person(&name).is_some() && !is_organisation(&name) && name.contains(',') {
        return name;
    }
    // A narrow column beside the text: the name stands in lines of a word or two.
    let narrow = |line: &Cell| {
        (1..=3).contains(&line.text.split_whitespace().count())
            && line.size == block.size
            && !line.text.contains([',', '@', '.'])
            && !line.text.chars().any(|sign| sign.is_ascii_digit())
            && !kind::certificate_heading(&line.text)
    };
    if (2..=7).contains(&block.lines.len()) && block.lines.iter().all(narrow) && is_organisation(&block.text) {
        return block.text.clone();
    }
    for (at, line) in lines.iter().enumerate().skip(1) {
        let next = line.text.trim();
        if describes(next) {
            break;
        }
        let small = pattern!(r"(?:\b(?:and|of|for|the|in|de|y)|&|,|-)$").is_match(&name)
            || pattern!(r"^(?:for|of|and|in|de|&) ").is_match(next);
        let short = name.split_whitespace().count() <= 4 && !is_plainly_organisation(&name);
        let goes_on = !is_organisation(&name) && is_organisation(next) && lines[0].size == line.size;
        let completes = short && could_be(next) && goes_on
            || short && lines[at..].iter().take(2).any(|line| is_plainly_organisation(&line.text)) && could_be(next);
        // `Irish Circle for Group` over `Analysis`: one word is no line of its own.
        let one = !next.contains(' ')
            && next.starts_with(char::is_uppercase)
            && could_be(next)
            && lines[0].size == line.size
            && (pattern!(r"\b(?:for|of|in) (?:[a-z]+ )?\w+$").is_match(&name)
                || !is_plainly_organisation(&name) && is_organisation(next));
        if !(small || completes || one) {
            break;
        }
        name = format!("{name} {}", before_address(next));
    }
    name
}

/// Words that could be a name and no address, number, label or day.
fn could_be(text: &str) -> bool {
    !text.contains('@')
        && !pattern!(r"(?-i:\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b)$").is_match(text)
        && !pattern!(r"^(?:www\.|https?:|(?:sincerely|regards|respectfully|warmly|yours|dear|thank you|signed)\b|\d+[a-z]? |(?:re|to|from|subject|cc|attn) ?:|(?:an? )?(?:division|part|program(?:me)?|service|project|member|subsidiary|trading name) of)|\bpage \d|^©").is_match(text)
        && !pattern!(r"^(?:(?:company|charity|business|vat|tax|abn|acn|ein|npo|ubi)\b[a-z ]*(?:no\b|number|reg|#|:|\d)|(?:registered|incorporated) (?:in|as|with|charity|company|office|under)\b)").is_match(text)
        && !labels::starts(text)
        && text.split_whitespace().count() <= 30
        && dates::find(text, dates::Order::MonthFirst).first().is_none_or(|date| date.at > 12)
}

/// The words before an address, a sentence that follows or a number.
fn before_address(text: &str) -> String {
    let end = pattern!(
        r"\s*(?:[|·•~»▪]| \*(?: |$)|, \d|,? (?-i:P\.?O\.?) box|(?: [—–-]) |,? reg(?:istered|\.)|,? abn\b|,? (?:tel|phone)\b|, (?-i:[A-Z][a-z]+(?: [A-Z][a-z]+)?, [A-Z]{2}\b)| \(|, (?-i:[A-Z]{2}) \d| \d{3}[ -]| www\.| https?:)"
    );
    // A sentence ends behind a word, not behind `St.` or `Pte.`.
    let stop = pattern!(r"[^\W\d_]{4,}\. (?-i:[A-Z])")
        .find(text)
        .and_then(|stop| Some(stop.start() + stop.as_str().find(". ")?));
    let end_of = end.find(text).map_or(text.len(), |found| found.start()).min(stop.unwrap_or(text.len()));
    // `Suite 4, 12 Mill Road` is all address.
    text[..end_of].trim().trim_end_matches(['.', ',']).to_owned()
}

fn is_addressed(rest: &str) -> bool {
    pattern!(r"\b[a-z0-9-]+\.(?:example|com|org|net|edu|co\.uk|ie|ca|com\.au|co\.nz|health)\b|\b(?:street|st\.|road|rd\.?|avenue|ave\.?|lane|suite|p\.?o\.? box|drive|court|row|walk|quay|\d{5}|www\.|https?:|[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}|(?-i:[A-Z]{2}) \d{4,5})\b").is_match(rest)
}

/// The person whose own paper it is: the name heads it and signs it, as a supervisor's does.
pub fn practitioner(layout: &Layout) -> Option<String> {
    let first = layout.cells.first()?;
    let name = names::person(&first.text).filter(|_| !is_organisation(&first.text))?;
    let signs = |cell: &Cell| names::person(cell.text.split([';', '/']).next().unwrap_or("")).as_ref() == Some(&name);
    layout.cells.iter().skip(3).any(signs).then_some(name)
}

/// The person whose name heads a letter and signs it, such as a supervisor of one's own.
pub fn writer(layout: &Layout) -> Option<String> {
    // `I, Ada Byron, LICSW, attest that …`
    let spoken = layout.blocks.iter().find_map(|block| {
        let caught =
            pattern!(r"^I, ([^,]{4,50}),.{0,60}\b(?:attest|certify|confirm|verify|declare)\b").captures(&block.text)?;
        names::person(&caught[1])
    });
    if spoken.is_some() {
        return spoken;
    }
    let closing = layout.cells.iter().position(|cell| {
        pattern!(r"^(?:yours (?:faithfully|sincerely|truly)|sincerely|(?:kind|warm|best)? ?regards|warmly|respectfully|with best wishes|signed)\b").is_match(&cell.text)
    })?;
    let named = |cells: &[Cell]| cells.iter().find_map(|cell| names::person(&cell.text));
    let above = named(&layout.cells[..closing.min(4)])?;
    let below = named(&layout.cells[closing + 1..])?;
    (above == below).then_some(above)
}

/// Whether the next line is an address, a telephone number or a web address.
fn addressed_below(layout: &Layout, cell: &Cell) -> bool {
    let below = layout.under(cell, |other| cell.size.max(other.size) * 5 / 2);
    below.is_some_and(|below| {
        pattern!(r"^\d+[a-z]? |@|www\.|https?:|\b[a-z0-9-]+\.(?:example|com|org|net|edu|co|ie|ca|au|nz|uk|health)\b|\(?\d{3}\)?[ -]\d{3}|p\.?o\.? box|\babn\b").is_match(&below.text) || is_addressed(&below.text)
    })
}

/// Whether a label of a place stands beside or right above.
fn beside_place(layout: &Layout, cell: &Cell) -> bool {
    let place = |text: &str| {
        pattern!(r"^(?:where|location|venue|place|held at|site|employer|agency|workplace|address)\b").is_match(text)
    };
    let above = layout.above(cell.page, cell.left, cell.right, cell.foot - cell.size);
    layout.left_of(cell).is_some_and(|left| place(&left.text))
        || above.is_some_and(|above| above.lines.len() == 1 && place(&above.text))
}

fn opens(text: &str) -> bool {
    pattern!(r"certif(?:y|ies) that|confirms? that|awarded to|presented to|certifi(?:e|ons|ent) que|attest(?:e|ons) que|certifica(?:mos)? que|acknowledge that")
        .is_match(text)
}

fn says_what_it_is(text: &str) -> bool {
    opens(text) || certify::begins(text) || kind::certificate_heading(text) && !is_plainly_organisation(text) || pattern!(r"^of |certificat|certificado|attestation|constancia|^record of|statement of|proof of|verification|letter of|confirmation of|completion record|attendance (?:record|form|slip|certificate|confirmation)|\btranscript\b|continuing education (?:certificate|record|credit)|ce record|cpd (?:record|certificate)|^memorandum|^re:|^subject:|^dear |^to whom|to whom it may").is_match(text)
}
