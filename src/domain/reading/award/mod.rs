//! How much was earned, for whom it counts how much, and how long an hour is.

mod boards;
mod columns;
mod credits;
mod grid;
mod labelled;
mod minutes;
mod subjects;
mod weigh;

use super::activity::{Approval, Award, BoardCredit, TopicHours};
use super::amounts;
use super::labels::{Label, Labelled};
use super::layout::Layout;
use super::paragraphs::Piece;
use super::patterns::pattern;
use super::topics;
use boards::Boards;
use weigh::{Candidate, first, is_bound, last};

#[derive(Clone, Debug, Default)]
pub struct Amounts {
    pub award: Option<Award>,
    pub credits: Vec<BoardCredit>,
    pub topics: Vec<TopicHours>,
    pub minutes_per_hour: Option<String>,
}

pub fn read(
    layout: &Layout,
    entries: &[Labelled],
    pieces: &[Piece<'_>],
    sentence: &str,
    approvals: &[Approval],
) -> Amounts {
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut topic_hours: Vec<TopicHours> = Vec::new();
    let boards = Boards { approved: approvals.iter().map(|approval| approval.body).collect() };
    for entry in entries {
        match entry.label {
            Label::Hours => labelled::hours(layout, &boards, entry, &mut candidates, &mut topic_hours),
            Label::Topic => labelled::topic(entry, &mut topic_hours),
            _ => {}
        }
    }
    for cell in &layout.cells {
        labelled::qualified(cell, &mut candidates, &mut topic_hours);
    }
    let table = grid::read(layout, &boards);
    candidates.extend(table.earned.iter().map(|award| Candidate { award: *award, weight: 12, board: None }));
    for award in columns::totals(layout) {
        candidates.push(Candidate { award, weight: 12, board: None });
    }
    candidates.extend(labelled::badges(layout).map(|award| Candidate { award, weight: 7, board: None }));
    for (text, block) in pieces {
        topic_hours.extend(topics::find(text));
        if let Some(block) = block {
            labelled::topic_rows(layout, block, &mut topic_hours);
        }
        candidates.extend(of_offered(text));
        for found in amounts::find(text) {
            let board = boards
                .named(&text[found.at..found.end])
                .or_else(|| in_brackets(&boards, &text[found.end..]))
                .or_else(|| credits::received_by(&boards, weigh::clause(&text[..found.at])))
                .or_else(|| credits::of_row(layout, (*block)?, &boards));
            candidates.extend(weigh::weigh(text, &in_canada(found, text), sentence, board));
        }
    }
    let award = choose(&candidates).or_else(|| of_one(pieces)).or_else(|| in_minutes(pieces, entries));
    let credits = credits::read(layout, entries, pieces, award, &boards, &table);
    let award = award.or_else(|| alike(&credits));
    topic_hours.extend(subjects::rows(layout));
    topic_hours.extend(subjects::split(layout, award));
    topic_hours.extend(subjects::headed(layout));
    topic_hours.extend(subjects::of_all(pieces, award));
    if labelled::supervised(layout) {
        topic_hours.retain(|hours| hours.topics != ["supervision"]);
    }
    let texts: Vec<String> = pieces.iter().map(|(text, _)| text.clone()).collect();
    Amounts { award, credits, topics: topics::settle(topic_hours), minutes_per_hour: minutes::per_hour(&texts) }
}

/// As much for each of several boards is what was earned, where nothing else says it.
fn alike(credits: &[BoardCredit]) -> Option<Award> {
    let first = credits.first()?.award;
    credits.iter().all(|credit| credit.award.amount == first.amount).then_some(first)
}

/// `18.5 contact hours available; 15.25 earned`: what was earned is counted in what was offered.
fn of_offered(text: &str) -> Option<Candidate> {
    let caught = pattern!(
        r"\b(?:available|possible|offered|maximum)\b[^.]{0,12}?[;,:/|(–-] ?(?:(?:earned|awarded|claimed|attended|credited):? )?(\d{1,3}(?:\.\d{1,2})?)(?: (?:earned|awarded|claimed|attended|credited))?\b"
    )
    .captures(text)?;
    let whole = caught.get(0)?;
    let said = pattern!(r"earned|awarded|claimed|attended|credited").is_match(whole.as_str());
    let unit = amounts::find(&text[..whole.start()]).last().filter(|_| said)?.award.unit;
    let amount = amounts::number(&caught[1])?;
    Some(Candidate { award: Award { amount, unit }, weight: 10, board: None })
}

/// `18 CE credits (APA)`
fn in_brackets(boards: &Boards, after: &str) -> Option<&'static str> {
    boards.named(&pattern!(r"^ \(([^()]{2,40})\)").captures(after)?[1])
}

/// What Canada's association counts in are continuing education credits of its own.
fn in_canada(mut found: amounts::Found, text: &str) -> amounts::Found {
    let canadian = pattern!(r"\bccpa\b|canadian counsell?ing (?:and|&) psychotherapy association").is_match(text);
    if canadian && found.award.unit == "ce_credit" {
        found.award.unit = "cec";
    }
    found
}

/// `2.0 ethics continuing education credits`, `and lasted 2.5 hours`: the one amount of a paper, where nothing else is said
/// to be earned.
fn of_one(pieces: &[Piece<'_>]) -> Option<Award> {
    let mut all = Vec::new();
    for (text, _) in pieces {
        for found in amounts::find(text) {
            let (clause, after) = (weigh::clause(last(&text[..found.at], 60)), first(&text[found.end..], 60));
            let part = pattern!(
                r"includ|of which|within|\b(?:each|every|per|weekly|fortnightly|monthly|cycle|renewal|one (?:ceu|unit|point|credit))\b"
            )
            .is_match(clause);
            let told = !part
                && !is_bound(clause)
                && !weigh::denied(clause, after)
                && !weigh::is_needed(clause, after)
                && !weigh::is_defined(after)
                && !pattern!(r"^[ -](?:per|a|an|each|every|session|meeting|weekly|monthly|of experience|later|before|prior|notice)\b").is_match(after);
            if told && found.award.unit != "minute" {
                all.push(found.award);
            }
        }
    }
    all.first().copied().filter(|first| all.iter().all(|other| other.amount == first.amount))
}

/// `Duration of instruction: 90 minutes`, where nothing is said in hours or credits.
fn in_minutes(pieces: &[Piece<'_>], labelled: &[Labelled]) -> Option<Award> {
    let minutes = |text: &str| amounts::find(text).into_iter().find(|found| found.award.unit == "minute");
    let by_label = labelled.iter().filter(|entry| entry.label == Label::Hours).find_map(|entry| {
        let alone = || amounts::labelled(&entry.words, &entry.value).filter(|award| award.unit == "minute");
        minutes(&entry.value).map(|found| found.award).or_else(alone)
    });
    let spoken = || {
        pieces.iter().find_map(|(text, _)| {
            let found = minutes(text)?;
            let clause = last(&text[..found.at], 50);
            pattern!(r"duration|\blast(?:ed|s|ing)\b|total of|instruction|running time|consist(?:ing|ed|s) of|compris|\b(?:ran|runs|running|went on|continued|attended|present|spoke|met|stayed) for\b")
                .is_match(clause)
                .then_some(found)
        })
    };
    let alone = || {
        let mut cells = pieces
            .iter()
            .filter_map(|(text, _)| minutes(text).filter(|found| found.at == 0 && found.end == text.len()));
        cells.next().filter(|_| cells.next().is_none())
    };
    by_label.or_else(|| spoken().or_else(alone).map(|found| found.award))
}

/// The weightiest amount, where it stands alone.
fn choose(candidates: &[Candidate]) -> Option<Award> {
    let heaviest = candidates.iter().map(|candidate| candidate.weight).max()?;
    let best: Vec<Award> = candidates
        .iter()
        .filter(|candidate| candidate.weight >= heaviest - 1)
        .map(|candidate| candidate.award)
        .collect();
    // Hours of fifty minutes beside those of sixty: `5 hours` and `6 contact hours`.
    let shorter = |award: &Award| {
        award.unit == "contact_hour"
            && candidates.iter().any(|other| other.award.amount.0 * 6 == award.amount.0 * 5 && other.board.is_none())
    };
    // Hours and the units of a scheme that say the same in other figures stand together: hours.
    let in_scheme = |award: &Award| ["ceu", "cec", "opd_point"].contains(&award.unit) || shorter(award);
    let hours: Vec<Award> = best.iter().copied().filter(|award| !in_scheme(award)).collect();
    let best = if hours.is_empty() { best } else { hours };
    let top: Vec<Award> = candidates
        .iter()
        .filter(|candidate| {
            candidate.weight == heaviest && (!in_scheme(&candidate.award) || best.iter().all(in_scheme))
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
    // `26 hours` of training, `17 CE credits` of them: credit is what was asked for.
    let credit: Vec<Award> = best.iter().copied().filter(|award| award.unit != "hour").collect();
    if let Some(first) = credit.first()
        && credit.len() < best.len()
        && heaviest >= 5
        && credit.iter().all(|award| award.amount == first.amount)
    {
        return Some(*first);
    }
    let unequal = top.iter().any(|award| award.amount != first.amount);
    (!unequal && heaviest >= 5).then_some(first)
}
