//! The sentence of a certificate: this certifies that someone attended something.

mod title;

use super::layout::{Block, Layout};
use super::names;
use super::patterns::pattern;
use title::title_in;
pub use title::{clean, first_large, quoted};

/// What the sentence says, as far as it goes.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    pub attendee: Option<String>,
    pub license: Option<String>,
    pub title: Option<String>,
    /// All of it, from the first words on, a line for each block.
    pub text: String,
    /// A name and what its bearer did, without words that open a certificate's sentence.
    pub bare: bool,
}

const MOST_BLOCKS: usize = 14;

/// Where a certificate's sentence begins.
fn opening() -> &'static regex_lite::Regex {
    pattern!(
        r"be it known(?: to all)? that\b|(?:this is to|we) (?:show|acknowledge) that\b|^(?:proudly |hereby )*(?:recogni[sz]es|honou?rs|certifies|acknowledges|confirms)$|(?:acknowledges|recogni[sz]es|confirms|certifies) the (?:participation|attendance) of\b|(?:this |the |we |i |it |hereby |is |to |do |does |certificate |document |letter |here |by )*(?:certif(?:y|ies|ied)|confirms?|confirm|attests?|acknowledges?|verif(?:y|ies)|declares?|states?|records?|documents?|recogni[sz]es?)(?: hereby)?(?: to)? that(?: the (?:participant|attendee|person|individual) (?:named )?(?:below)?)?[:,]?|(?:this |the |is |certificate |has been |hereby |proudly |of |completion |attendance |participation |achievement )*(?:awarded|presented|granted|issued|given|conferred)(?: (?:up)?on| hereby| proudly)? ?to\b:?|conferred (?:up)?on\b|\bawards (?:\d{1,3}(?:\.\d{1,2})? [a-z ]{2,30} )?to\b|in recognition of\b|(?:nous |je |on )?certifi(?:ons|e|t) que|(?:il est )?attest(?:e|ons|é) (?:par la présente )?que|décerné(?:e)? à|(?:por la presente )?(?:se )?certific(?:a|amos|o) que|otorgado a|(?:we|this is to) congratulate|congratulates\b|congratulations(?: to)?,?|thank you for (?:attending|participating|joining(?: us)?|taking part),|this is to say that\b|(?:attendance|participation|completion)(?: is| was)? (?:hereby )?(?:confirmed|certified|verified|recorded|acknowledged) for\b:?"
    )
}

/// Whether a text begins the sentence.
pub fn opens(text: &str) -> bool {
    opening().is_match(text)
}

/// What someone did, and words about the kind of course up to its name.
fn doing() -> &'static regex_lite::Regex {
    pattern!(
        r"\b(?:has |have |had |did |was |is )?(?:hereby |successfully |satisfactorily |fully |duly |actively |personally |recently )*(?:attended and (?:successfully )?completed|attended|completed|participated (?:as an? [a-z]+ )?in|took part in|was a member of|received (?:[a-z]+ )?(?:\(\d+\) )?(?:\d+(?:\.\d+)? )?hours of|engaged in|(?:finished|completed) (?:watching|viewing)|watched|viewed|joined|studied|satisfied (?:all |the )*[a-z ]{0,40}?requirements (?:of|for)|was present at|earned [^.\n]{3,60}? (?:by|for|through) (?:completing|attending|participating in|completion of|attendance at|participation in)|finished|fulfilled (?:all |the )*requirements (?:for|of)|met (?:all )?(?:the )?requirements (?:for|of)|undertaken|undertook|concluded|been (?:in attendance at|present at|awarded|in|receiving)|taken part in|passed|was present for(?: the whole of| all (?:sessions )?of)?|was in attendance(?: at)?|came along to|stayed for the whole of)\b|\bfor (?:the |her |his |their |your |having |full |live |in-person |successfully |successful |satisfactory |satisfactorily )*(?:attendance (?:at|of|in)|attending|completing|completion of|completed|participating in|participation (?:in|at)|attended)|\b(?:attendance at|completion of|participation in)\b|^at (?:our|the)\b|\bon (?:the |her |his |their |your )?(?:successful |successfully )?(?:finishing|completing|attending)\b|\ba (?:assisté|participé|suivi|complété)(?: avec succès)?(?: à| au| la| le| l')?|\b(?:ha (?:completado|asistido|participado|aprobado|tomado)|aprobó|completó|participó|asistió)(?: satisfactoriamente)?(?: a| en| el| la| al)*"
    )
}

/// Reads the sentence wherever it stands; what it does not say stays empty.
pub fn read(layout: &Layout) -> Sentence {
    let mut best = Sentence::default();
    for block in &layout.blocks {
        let Some(found) = opening().find(&block.text) else { continue };
        let before = block.text[..found.start()].trim();
        let spoken = found.as_str().to_lowercase();
        // `certificate issued to …` inside a paragraph of terms opens nothing.
        if before.split_whitespace().count() > 8 && !spoken.contains("that") {
            continue;
        }
        let sentence = follow(layout, block, block.text[found.end()..].trim());
        if sentence.attendee.is_some()
            && (best.attendee.is_none() || (best.title.is_none() && sentence.title.is_some()))
        {
            best = sentence;
        }
    }
    if best.attendee.is_none() {
        best = without_opening(layout).unwrap_or(best);
    }
    best
}

/// Without an opening: a name, and below it or after it what its bearer did.
fn without_opening(layout: &Layout) -> Option<Sentence> {
    for block in &layout.blocks {
        for found in doing().find_iter(&block.text) {
            let before = subject(&block.text[..found.start()]);
            if before.is_empty() {
                let Some(above) = over(layout, block) else { continue };
                let named = above.lines.iter().take(2).find_map(|line| names::person(&line.text));
                if above.lines.len() <= 3
                    && let Some(attendee) = named
                {
                    let (text, title) = what(layout, block, &block.text);
                    return Some(Sentence { attendee: Some(attendee), license: None, title, text, bare: true });
                }
            } else if ["You", "you", "You have", "Thank you"].contains(&before)
                || before.ends_with(" your")
                || before == "Your"
            {
                let (text, title) = what(layout, block, &block.text[found.start()..]);
                if title.is_some() {
                    return Some(Sentence { attendee: None, license: None, title, text, bare: true });
                }
            } else if before.len() < 120
                && let Some(attendee) = names::person(before)
            {
                let (text, title) = what(layout, block, &block.text[found.start()..]);
                return Some(Sentence {
                    attendee: Some(attendee),
                    license: license_in(before),
                    title,
                    text,
                    bare: true,
                });
            }
        }
    }
    None
}

/// What stands above what was done: the name, over a line with its licence or what its bearer is.
fn over<'a>(layout: &'a Layout, block: &Block) -> Option<&'a Block> {
    let above = layout.above(block.page, block.left, block.right, block.top)?;
    let beneath = pattern!(
        r"\b(?:licen[cs]e|member|registration|reg\.|registered|certified|no\.|number|credential|psychologist|counsell?or|therapist|social worker)\b|#|\d{3,}"
    );
    if beneath.is_match(&above.text) && !above.lines.iter().any(|line| names::person(&line.text).is_some()) {
        return layout.above(above.page, above.left.min(block.left), above.right.max(block.right), above.top);
    }
    Some(above)
}

/// Who did it, in the words before what was done: the last clause, without `this letter confirms that`.
fn subject(before: &str) -> &str {
    let clause = before.rsplit(['!', '?', ';', ':']).next().unwrap_or(before);
    let clause = clause.rfind(" that ").map_or(clause, |at| &clause[at + 6..]);
    // A full stop ends a sentence, unless it stands behind an initial or a short title.
    let stop = pattern!(r"[a-z0-9)]{3,}\. ").find_iter(clause).last();
    let clause = stop.map_or(clause, |stop| &clause[stop.end()..]);
    pattern!(r",? who$")
        .find(clause.trim_end())
        .map_or(clause, |who| &clause[..who.start()])
        .trim()
        .trim_end_matches(',')
}

fn follow(layout: &Layout, block: &Block, rest: &str) -> Sentence {
    let mut sentence = Sentence::default();
    let (dated, rest) = day_first(rest);
    let (block, name_text, after) = if rest.is_empty() {
        let Some(next) = layout.below(block.page, block.left, block.right, block.foot) else { return sentence };
        let text = &next.text;
        match doing().find(text) {
            Some(found) if found.start() > 0 => {
                (next, text[..found.start()].to_owned(), text[found.start()..].to_owned())
            }
            _ => (next, text.clone(), String::new()),
        }
    } else {
        match doing().find(rest) {
            Some(found) if found.start() > 0 => {
                (block, rest[..found.start()].to_owned(), rest[found.start()..].to_owned())
            }
            Some(_) => return sentence,
            None => (block, rest.to_owned(), String::new()),
        }
    };
    sentence.license = license_in(&name_text);
    // `Mr./Ms./Dr. Jane Doe`, as printed on forms.
    let name_text = pattern!(r"^(?:(?:mr|ms|mrs|miss|dr|prof)\.? ?/ ?)+(?:mr|ms|mrs|miss|dr|prof)\.? ")
        .replace(name_text.trim(), "")
        .into_owned();
    let name_line = pattern!(r",? (?:license|licence|lic\.|of |born|holder|bearing|employee)\b")
        .split(&name_text)
        .next()
        .unwrap_or("")
        .trim()
        .to_owned();
    sentence.attendee = names::person(&name_line)
        .or_else(|| in_small_letters(&name_line))
        .or_else(|| block.lines.first().and_then(|line| names::person(&line.text)).filter(|_| rest.is_empty()));
    if sentence.attendee.is_none() {
        return sentence;
    }
    let (text, title) = if after.is_empty() {
        match next_doing(layout, block) {
            Some(next) => what(layout, next, &next.text),
            None => (name_text, None),
        }
    } else {
        what(layout, block, &after)
    };
    sentence.text = if dated.is_empty() { text } else { format!("{dated}\n{text}") };
    sentence.title = title;
    sentence
}

/// `kim stavros`, as typed into a form, where a name has to stand.
fn in_small_letters(text: &str) -> Option<String> {
    let plain = (2..=3).contains(&text.split_whitespace().count())
        && text.chars().all(|sign| sign.is_lowercase() || " -'’".contains(sign));
    plain.then(|| names::person(&names::capitals_lowered(text))).flatten()
}

/// `This confirms that on 5 May 2026` comes before the name: the day, and what follows it.
fn day_first(rest: &str) -> (&str, &str) {
    let day = super::dates::find(rest, super::dates::Order::MonthFirst).first().copied();
    match day.filter(|day| pattern!(r"^(?:on|between|from)?(?: the)?\s*$").is_match(&rest[..day.at])) {
        Some(day) => (&rest[..day.end], rest[day.end..].trim_start_matches([',', ' '])),
        None => ("", rest),
    }
}

/// The title in words that follow `that you`.
pub fn title_of(said: &str) -> Option<String> {
    title_in(&[said.to_owned()], false)
}

/// The block in which it is told what was done: the next one, or one or two further down.
fn next_doing<'a>(layout: &'a Layout, block: &'a Block) -> Option<&'a Block> {
    let mut now = block;
    for _ in 0..3 {
        now = layout.below(now.page, now.left.min(block.left), now.right.max(block.right), now.foot)?;
        if doing().find(&now.text).is_some_and(|found| found.start() < 40) {
            return Some(now);
        }
    }
    None
}

/// What was done: the running text from there on, and the title in it.
fn what(layout: &Layout, block: &Block, said: &str) -> (String, Option<String>) {
    let mut chain = vec![block];
    let (mut left, mut right) = (block.left, block.right);
    while chain.len() < MOST_BLOCKS {
        let last = chain[chain.len() - 1];
        let Some(next) = layout.below(last.page, left, right, last.foot) else { break };
        left = left.min(next.left);
        right = right.max(next.right);
        chain.push(next);
    }
    let mut texts = vec![said.to_owned()];
    texts.extend(chain[1..].iter().map(|block| block.text.clone()));
    let end = texts.iter().skip(1).position(|text| ends_sentence(text)).map_or(texts.len(), |at| at + 1);
    texts.truncate(end);
    let larger = chain.get(1).is_some_and(|next| next.size * 20 > block.size * 23);
    let title = title_in(&texts, larger);
    (texts.join("\n"), title)
}

/// Paragraphs of terms, signatures and labels are no part of the sentence.
fn ends_sentence(text: &str) -> bool {
    super::labels::starts(text) && !pattern!(r"^(?:title|course|workshop|training|program(?:me)?|presented by|facilitated by|instructor|led by|with)\b").is_match(text)
        || pattern!(r"\bis (?:an )?approved\b|has been approved|maintains responsibility|provider (?:#|no|number)|approved (?:continuing|provider|sponsor)|keep this").is_match(text)
}

/// Whether it is told at the beginning of these words that something was done.
pub fn tells(said: &str) -> bool {
    pattern!(r"^your (?:attendance|participation|completion)").is_match(said)
        || doing().find(said).is_some_and(|found| found.start() < 30)
}

/// A licence number beside the name: `LMFT 77120`, `License #LPC-4411`.
fn license_in(text: &str) -> Option<String> {
    let caught = pattern!(r"(?:licen[cs]e|lic\.?|registration|reg\.)\s*(?:type and )?(?:no\.?|number|#)?\s*[:#]?\s*#?((?:[A-Z]{2,5}[ -]?)?[A-Z]?\d[\w.-]*)").captures(text);
    caught.map(|caught| caught[1].trim_end_matches(['.', ',']).to_owned())
}
