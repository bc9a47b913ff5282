//! How much was earned, for whom it counts how much, and how long an hour is.

use super::activity::{Award, BoardCredit, TopicHours};
use super::amounts::{self, Found};
use super::labels::{Label, Labelled};
use super::layout::{Block, Layout};
use super::patterns::pattern;
use super::{approvals, topics};
use crate::quantity::Credit;

#[derive(Clone, Debug, Default)]
pub struct Amounts {
    pub award: Option<Award>,
    pub credits: Vec<BoardCredit>,
    pub topics: Vec<TopicHours>,
    pub minutes_per_hour: Option<String>,
}

struct Candidate {
    award: Award,
    weight: i32,
    board: Option<&'static str>,
}

pub fn read(layout: &Layout, labelled: &[Labelled], sentence: &str) -> Amounts {
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut topic_hours: Vec<TopicHours> = Vec::new();
    for entry in labelled {
        match entry.label {
            Label::Hours => hours_label(entry, &mut candidates, &mut topic_hours),
            Label::Topic => topic_label(entry, &mut topic_hours),
            _ => {}
        }
    }
    let mut credits: Vec<BoardCredit> = Vec::new();
    for block in &layout.blocks {
        topic_hours.extend(topics::find(&block.text));
        topic_rows(layout, block, &mut topic_hours);
        for found in amounts::find(&block.text) {
            let weighed = weigh(layout, block, &found, sentence);
            let board = weighed.as_ref().map_or_else(|| received_by(&block.text, &found), |candidate| candidate.board);
            if let Some(board) = board
                && !credits.iter().any(|known| known.board == board)
            {
                credits.push(BoardCredit { board, award: found.award });
            }
            candidates.extend(weighed);
        }
    }
    let topics = topics::settle(topic_hours);
    let award = choose(&candidates).or_else(|| of_one_subject(layout)).or_else(|| in_minutes(layout, labelled));
    Amounts { award, credits, topics, minutes_per_hour: minutes_per_hour(layout) }
}

/// `2.0 ethics continuing education credits`, where nothing else is said to be earned.
fn of_one_subject(layout: &Layout) -> Option<Award> {
    let mut all = Vec::new();
    for block in &layout.blocks {
        for found in amounts::find(&block.text) {
            let clause = last(&block.text[..found.at], 40);
            let part =
                is_bound(clause) || pattern!(r"includ|of which|requir|at least|within|\bno\b|\bnot\b").is_match(clause);
            if !part && found.award.unit != "minute" && !topics::of(&found.between).is_empty() {
                all.push(found.award);
            }
        }
    }
    all.first().copied().filter(|first| all.iter().all(|other| other.amount == first.amount))
}

/// `Duration of instruction: 90 minutes`, where nothing is said in hours or credits.
fn in_minutes(layout: &Layout, labelled: &[Labelled]) -> Option<Award> {
    let minutes = |text: &str| amounts::find(text).into_iter().find(|found| found.award.unit == "minute");
    let by_label = labelled.iter().filter(|entry| entry.label == Label::Hours).find_map(|entry| minutes(&entry.value));
    let spoken = || {
        layout.blocks.iter().find_map(|block| {
            let found = minutes(&block.text)?;
            let clause = last(&block.text[..found.at], 50);
            pattern!(r"duration|lasting|total of|instruction|running time|consisting of|comprising")
                .is_match(clause)
                .then_some(found)
        })
    };
    by_label.or_else(spoken).map(|found| found.award)
}

fn hours_label(entry: &Labelled, candidates: &mut Vec<Candidate>, topic_hours: &mut Vec<TopicHours>) {
    let subjects = topics::of(&entry.words);
    if subjects.is_empty() {
        topic_hours.extend(topics::find(&entry.value));
    }
    let Some(award) = amounts::labelled(&entry.words, &entry.value) else { return };
    if !subjects.is_empty() {
        topic_hours.push(TopicHours { topics: subjects, amount: award.amount });
        return;
    }
    if is_bound(&entry.words) || is_bound(&entry.value) || award.unit == "minute" {
        return;
    }
    let earned = pattern!(r"earned|awarded|granted|received|completed|total|claimed|credited|attended|approved")
        .is_match(&entry.words);
    let duration = pattern!(r"duration|length|durée").is_match(&entry.words);
    candidates.push(Candidate { award, weight: if duration { 4 } else { 8 + 3 * i32::from(earned) }, board: None });
}

fn topic_label(entry: &Labelled, topic_hours: &mut Vec<TopicHours>) {
    let subjects = topics::of(&entry.words);
    if subjects.is_empty() {
        topic_hours.extend(topics::find(&entry.value));
    } else if let Some(award) = amounts::labelled("hours", &entry.value) {
        topic_hours.push(TopicHours { topics: subjects, amount: award.amount });
    }
}

/// A subject in one cell, its hours alone in the next: `of which (E) ethics    1.50`.
fn topic_rows(layout: &Layout, block: &Block, topic_hours: &mut Vec<TopicHours>) {
    for line in &block.lines {
        let short = line.text.split_whitespace().count() <= 8;
        let subject = pattern!(
            r"^(?:of which|including|incl\.|thereof)?\s*(?:\([A-Z]\))?\s*(.*?)(?: (?:hours|credits|ce|hrs))?:?$"
        )
        .captures(&line.text);
        let (true, Some(subject)) = (short, subject) else { continue };
        let special = pattern!(r"^(?:of which|including|incl\.|thereof)").is_match(&line.text)
            || topics::of(&subject[1]).len() == 1 && subject[1].split_whitespace().count() <= 3;
        let amount = layout.right_of(line).and_then(|right| {
            amounts::number(&right.text).or_else(|| amounts::labelled("hours", &right.text).map(|award| award.amount))
        });
        if let (true, Some(amount)) = (special, amount) {
            let subjects = topics::of(&subject[1]);
            if !subjects.is_empty() && amount < Credit::hours(200) {
                topic_hours.push(TopicHours { topics: subjects, amount });
            }
        }
    }
}

/// What an amount in running text is worth as an answer; nothing when it is something else.
fn weigh(layout: &Layout, block: &Block, found: &Found, sentence: &str) -> Option<Candidate> {
    let text = &block.text;
    if found.award.unit == "minute" || found.award.amount > Credit::hours(1500) {
        return None;
    }
    let before = last(&text[..found.at], 70);
    let after = first(&text[found.end..], 60);
    let clause = before.rsplit(['.', ';', '\n']).next().unwrap_or(before);
    let of_subject =
        topics::find(text).iter().any(|hours| hours.amount == found.award.amount) && is_subject(found, after);
    let part = pattern!(r"^\s*(?:\)|of)?\s*(?:didactic|practicum|lecture|experiential|supervised|homework|theory|practice|consultation|of (?:didactic|practice|supervised|experiential|homework))|^[^.]{0,12}\b(?:available|possible|offered|maximum|max\b)|^ (?:requirement|mandate)|^\s*(?:minimum|required)|^ (?:per|a|each|every) (?:day|year|week|session|cycle|renewal)").is_match(after);
    if of_subject || part || is_bound(clause) || denied(clause, after) || pattern!(r"\b(?:includes?|including|of which|within|at least|minimum of|required|requires?|keep|retain\w*)\s*(?:\w+ ){0,3}$").is_match(clause) {
        return None;
    }
    if pattern!(r"requirement|mandate").is_match(first(after, 40))
        || pattern!(r"equals?|is defined|= *$|one (?:ceu|contact|clock)|1 (?:ceu|contact|clock)").is_match(clause)
        || pattern!(r"^\s*(?:=|is (?:equal|equivalent|\d|at least))").is_match(after)
    {
        return None;
    }
    let board = board(layout, block, found);
    let earned = pattern!(r"earned|awarded|granted|received?|total|completed|credited|entitle[sd]|worth|\bfor\b|attended|credits?:|hours?:").is_match(clause);
    let spoken = !sentence.is_empty() && sentence.contains(first(text, 60));
    let statement =
        pattern!(r"approved by|has been approved|approved continuing|maintains responsibility").is_match(text);
    let alone = text.chars().count() < 40;
    let weight = 2 + if earned { 3 } else { 0 } + if spoken { 3 } else { 0 } + i32::from(alone) * 2
        - if board.is_some() { 3 } else { 0 }
        - i32::from(statement);
    Some(Candidate { award: found.award, weight, board })
}

fn is_subject(found: &Found, after: &str) -> bool {
    !topics::of(&found.between).is_empty()
        || pattern!(r"^\s*(?:of|in|on|for|toward)\b").is_match(after)
            && !pattern!(r"^\s*(?:of|in|for) (?:continuing|ce|cpd|the|attend|complet|training|instruction|this)")
                .is_match(after)
        || pattern!(r"^\s*\)").is_match(after)
}

fn is_bound(text: &str) -> bool {
    pattern!(r"maximum|\bmax\b|up to|available|possible|minimum|not to exceed|at most|offered|eligible for")
        .is_match(text)
}

fn denied(before: &str, after: &str) -> bool {
    pattern!(r"\b(?:no|not|never|without)\b").is_match(last(before, 25))
        || pattern!(r"^[^.;]{0,30}\b(?:not|never|denied|pending)\b").is_match(after)
}

/// Which board an amount is printed for: named in its own words, in its clause, or in its row.
fn board(layout: &Layout, block: &Block, found: &Found) -> Option<&'static str> {
    let text = &block.text;
    let own = &text[found.at..found.end];
    let clause_start = text[..found.at].rfind(['.', ';', '\n', '|']).map_or(0, |at| at + 1);
    let clause_end = text[found.end..].find(['.', ';', '\n', '|', ',']).map_or(text.len(), |at| found.end + at);
    named(own)
        .or_else(|| {
            let before = pattern!(r"([A-Za-z() /]{2,50}):\s*$")
                .captures(&text[clause_start..found.at])
                .and_then(|caught| named(&caught[1]));
            let receive = received_by(text, found);
            let after = pattern!(r"^\s*(?:for|\(|-|–|—|from|by|of)\s*(?:the )?([A-Za-z ()/]{2,60})")
                .captures(&text[found.end..clause_end.max(found.end)])
                .and_then(|caught| named(&caught[1]));
            let required = pattern!(r"^[^.;]{0,120}?(california board of behavioral sciences)")
                .captures(&text[found.end..])
                .map(|_| "ca_bbs");
            before.or(receive).or(after).or(required)
        })
        .or_else(|| {
            let row: Vec<&Block> = layout.beside(block).filter(|other| other.text.chars().count() < 140).collect();
            let whose = row.iter().filter(|other| other.right <= block.left).find_map(|other| named(&other.text));
            let number = row.iter().find_map(|other| {
                approvals::find(std::slice::from_ref(&format!("New York {}", other.text)))
                    .first()
                    .map(|approval| approval.body)
            });
            if text.chars().count() > 60 { None } else { number.or(whose) }
        })
}

/// `Social workers completing this course receive 3 ethics credits.`
fn received_by(text: &str, found: &Found) -> Option<&'static str> {
    let start = text[..found.at].rfind(['.', ';', '\n', '|']).map_or(0, |at| at + 1);
    let clause = &text[start..found.at];
    let denied = pattern!(r"\b(?:not|no|never)\b").is_match(clause);
    let who = pattern!(r"(social workers|counselors|psychologists)\b[^.;]{0,60}(?:receive|earn|are awarded|will receive|may claim)[^.;]{0,20}$").captures(clause)?;
    if denied { None } else { named(&who[1]) }
}

fn named(text: &str) -> Option<&'static str> {
    let bodies: [(&regex_lite::Regex, &'static str); 15] = [
        (
            pattern!(r"new york.{0,40}(?:social work|lmsw|lcsw)|nysed.{0,20}social work|nys (?:lmsw|lcsw|social)"),
            "nysed_sw",
        ),
        (pattern!(r"new york.{0,40}(?:lmhc|mental health counsel)|nys lmhc"), "nysed_mhc"),
        (pattern!(r"new york.{0,40}(?:lmft|marriage)|nys lmft"), "nysed_mft"),
        (pattern!(r"new york.{0,40}psychologist|nys psychologist"), "nysed_psy"),
        (pattern!(r"new york.{0,40}psychoanalyst"), "nysed_psychoanalyst"),
        (pattern!(r"\bnbcc\b|counselors\b"), "nbcc_acep"),
        (pattern!(r"\baswb\b|\bace\b|social workers?\b"), "aswb_ace"),
        (pattern!(r"\bapa\b|psychologists\b|american psychological"), "apa"),
        (pattern!(r"\bnaadac\b"), "naadac"),
        (pattern!(r"\bemdria\b"), "emdria"),
        (pattern!(r"\bcamft\b|\bcepa\b"), "camft_cepa"),
        (pattern!(r"\bbbs\b|california board of behavioral"), "ca_bbs"),
        (pattern!(r"association for play therapy|\bapt\b"), "apt"),
        (pattern!(r"\bancc\b|nurses"), "ancc"),
        (pattern!(r"\bama pra|physicians"), "ama"),
    ];
    bodies.iter().find(|(words, _)| words.is_match(text)).map(|(_, body)| *body)
}

/// The weightiest amount, where it stands alone.
fn choose(candidates: &[Candidate]) -> Option<Award> {
    let heaviest = candidates.iter().map(|candidate| candidate.weight).max()?;
    let best: Vec<Award> = candidates
        .iter()
        .filter(|candidate| candidate.weight >= heaviest - 1)
        .map(|candidate| candidate.award)
        .collect();
    // Hours and the units that say the same ten times smaller stand together: hours.
    let hours: Vec<Award> = best.iter().copied().filter(|award| award.unit != "ceu").collect();
    let best = if hours.is_empty() { best } else { hours };
    let top: Vec<Award> = candidates
        .iter()
        .filter(|candidate| {
            candidate.weight == heaviest
                && (candidate.award.unit != "ceu" || best.iter().all(|award| award.unit == "ceu"))
        })
        .map(|candidate| candidate.award)
        .collect();
    let first = top.first().or(best.first()).copied()?;
    if best.iter().all(|award| award.amount == first.amount) {
        // `6 hours` here and `6 CE credits` there: the one that says more.
        let same = |candidate: &&Candidate| {
            candidate.award.amount == first.amount && !["hour", "ceu"].contains(&candidate.award.unit)
        };
        let fuller =
            candidates.iter().filter(same).max_by_key(|candidate| candidate.weight).map(|candidate| candidate.award);
        return Some(if first.unit == "hour" { fuller.unwrap_or(first) } else { first });
    }
    let only_boards = candidates
        .iter()
        .filter(|candidate| candidate.weight >= heaviest - 1)
        .all(|candidate| candidate.board.is_some());
    let same = best.iter().filter(|award| award.amount == first.amount).count();
    if only_boards && same * 2 >= best.len() {
        return Some(first);
    }
    let unequal = top.iter().any(|award| award.amount != first.amount);
    (!unequal && heaviest >= 5).then_some(first)
}

fn minutes_per_hour(layout: &Layout) -> Option<String> {
    let mut said: Vec<String> = Vec::new();
    for block in &layout.blocks {
        for pattern in [
            pattern!(r"\b([456]\d)[- ]minutes? (?:clock |contact |ce |cpd )?hours?\b"),
            pattern!(
                r"(?:hour|credit)s?\b[^.;]{0,30}?(?:is|=|equals?|means|represents|of|being|based on|:)\s*(?:at least |a )?([456]\d)[- ]?(?:min|minutes)\b"
            ),
            pattern!(
                r"\b([456]\d) minutes (?:of instruction |of training )?(?:=|equals?|is|per|to) (?:one|1|an|a|each|the)? ?(?:clock |contact |ce |credit |cpd )?(?:hour|credit)"
            ),
        ] {
            said.extend(pattern.captures_iter(&block.text).map(|caught| caught[1].to_owned()));
        }
    }
    let sixty = said.iter().any(|minutes| minutes == "60");
    let one = said.first().cloned().filter(|first| said.iter().all(|other| other == first));
    one.or(sixty.then(|| "60".to_owned()))
}

fn last(text: &str, signs: usize) -> &str {
    text.char_indices().rev().nth(signs.saturating_sub(1)).map_or(text, |(at, _)| &text[at..])
}

fn first(text: &str, signs: usize) -> &str {
    text.char_indices().nth(signs).map_or(text, |(at, _)| &text[..at])
}
