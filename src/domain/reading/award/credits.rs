//! Amounts printed for a board: in a label, in its row, in a short line, or in the paragraph that tells of its approval.

use super::super::activity::{Award, BoardCredit};
use super::super::amounts::{self, Found};
use super::super::cell::Cell;
use super::super::labels::{Label, Labelled};
use super::super::layout::{Block, Layout};
use super::super::paragraphs::Piece;
use super::super::patterns::pattern;
use super::super::{approvals, topics};
use super::boards::Boards;
use super::grid::Grid;
use super::labelled;
use super::weigh::{clause, denied, first, is_bound, is_defined, last};
use crate::quantity::Credit;

/// What each board is given, the plainest statement first.
pub(super) fn read(
    layout: &Layout,
    entries: &[Labelled],
    pieces: &[Piece<'_>],
    award: Option<Award>,
    boards: &Boards,
    table: &Grid,
) -> Vec<BoardCredit> {
    let mut credits: Vec<BoardCredit> = Vec::new();
    // The Australian association's points are those of its own scheme, where they are not called otherwise.
    let own_points = layout.cells.iter().any(|cell| pattern!(r"\bopd\b").is_match(&cell.text))
        && !layout.cells.iter().any(|cell| pattern!(r"\bcpd points?\b").is_match(&cell.text));
    let mut note = |board: &'static str, mut given: Award| {
        if board == "aca_au" && given.unit == "cpd_point" && own_points {
            given.unit = "opd_point";
        }
        let none = given.unit == "minute" || given.amount == Credit::ZERO || table.refused.contains(&board);
        if !none && !credits.iter().any(|known| known.board == board) {
            credits.push(BoardCredit { board, award: given });
        }
    };
    for (board, given) in &table.given {
        note(board, *given);
    }
    // `NBCC: 3 clock hours`, a line for each board.
    let row = pattern!(r"^[^:.\d]{2,40}: \d{1,3}(?:\.\d{1,2})? [a-z ]{3,24}(?:\([a-z ]+\))?$");
    for line in layout.cells.iter().filter(|line| row.is_match(&line.text)) {
        short(&line.text, boards, &mut note);
    }
    // `Social workers (MA) ..... 4.5 CE hours`
    for line in layout.cells.iter().filter(|line| line.text.contains("....")) {
        let plain = pattern!(r"\s*\.{4,}\s*").replace(&line.text, ": ").into_owned();
        short(&plain, boards, &mut note);
    }
    for entry in entries.iter().filter(|entry| entry.label == Label::Hours) {
        let total = pattern!(r"\btotals?\b|earned|awarded").is_match(&entry.words);
        let given = amounts::labelled(&entry.words, &entry.value).filter(|_| total);
        if let (Some(board), Some(given)) = (labelled::board(boards, entry), given) {
            note(board, given);
        }
    }
    for (text, block) in pieces {
        paragraph(layout, text, *block, award, boards, &mut note);
    }
    for line in &layout.cells {
        behind_units(&line.text, boards, &mut note);
    }
    for (board, given) in &table.bare {
        note(board, *given);
    }
    for line in &layout.cells {
        in_label(layout, line, boards, &mut note);
    }
    for entry in entries.iter().filter(|entry| entry.label == Label::Hours) {
        let board = labelled::board(boards, entry);
        if let (Some(board), Some(award)) = (board, amounts::labelled(&entry.words, &entry.value)) {
            note(board, award);
        }
    }
    for (text, block) in pieces {
        if let Some(block) = block {
            short(text, boards, &mut note);
            if let (Some(board), Some(amount)) = (of_row(layout, block, boards), alone(layout, block)) {
                note(board, amount);
            }
            if let Some((board, amount)) = under_heading(layout, block, boards) {
                note(board, amount);
            }
        }
    }
    credits
}

/// `Counselors: … has been approved by NBCC … 4.0 clock hours.`, `approved by NAADAC for 6.0 CEHs`
fn paragraph(
    layout: &Layout,
    text: &str,
    block: Option<&Block>,
    award: Option<Award>,
    boards: &Boards,
    note: &mut impl FnMut(&'static str, Award),
) {
    if text.chars().count() < 60 {
        return;
    }
    let lead = pattern!(
        r"^(?:(?:addictions? |licensed |professional |mental health )*(?:counselors|professionals)|social workers|psychologists|nurses|nursing)\b ?[:.–-]"
    )
    .find(text)
    .and_then(|lead| boards.named(lead.as_str()))
    .or_else(|| whose(layout, block?, boards));
    let mut told: Vec<&'static str> = lead.into_iter().collect();
    for (sentence, _) in approvals::sentences(text) {
        let here = boards.all_named(&sentence);
        let mut end = 0;
        for found in amounts::find(&sentence) {
            // A list without full stops: each amount is of the board named since the last one.
            let since = boards.all_named(&sentence[end..found.at]);
            let here = if here.len() > 1 && since.len() == 1 { since } else { here.clone() };
            end = found.end;
            let clause = clause(&sentence[..found.at]);
            let received = received_by(boards, clause);
            if found.award.unit == "minute" || received.is_none() && !is_given(&sentence, &found, award) {
                continue;
            }
            let of_sentence =
                || for_board(boards, clause, &sentence[found.at..found.end], &sentence[found.end..], &here);
            let brief = sentence.chars().count() < 60 && here.is_empty() && told.len() == 1;
            // `5 clock hours (art therapists, ATCB provider 60-1)`
            let bracket = pattern!(r"^ ?\(([^()]{2,80})\)").captures(&sentence[found.end..]);
            let bracket = bracket.and_then(|caught| boards.named(&caught[1]));
            let whole = |board: &str| {
                award.is_some_and(|award| award.amount < found.award.amount) && !board.starts_with("nysed")
            };
            let whom = for_whom(boards, &sentence[found.end..]);
            if received.is_none() && !whom.is_empty() {
                for board in whom.into_iter().filter(|board| !whole(board)) {
                    note(board, found.award);
                }
                continue;
            }
            let Some(board) = received.or(bracket).or_else(of_sentence).or_else(|| brief.then(|| told[0])) else {
                continue;
            };
            // More than was earned is what the whole event was approved for.
            if !whole(board) {
                note(board, found.award);
            }
        }
        // `Hours recognized: 12.`
        let behind = pattern!(r"^((?:[a-z]+ )?(?:hours|credits|heures)(?: (?:recogni[sz]ed|approved|awarded|granted|reconnues))?) ?: ?(\d{1,3}(?:\.\d{1,2})?)\.?$").captures(&sentence);
        if let (true, Some(caught), [board]) = (here.is_empty(), behind, &told[..])
            && let Some(given) = amounts::labelled(&caught[1], &caught[2])
        {
            note(board, given);
        }
        if lead.is_none() && here.len() == 1 {
            told = here;
        }
    }
}

/// `36 contact hours for New York social workers and mental health counselors; …`: whom an amount is for, right behind it.
fn for_whom(boards: &Boards, after: &str) -> Vec<&'static str> {
    if pattern!(r"^ (?:for|to) (?:your|his|her|their)\b").is_match(after) {
        return Vec::new();
    }
    let whom = pattern!(
        r"^ (?:(?:are |were |is )?(?:awarded |granted |given |available )?(?:for|to)) (?:licensed |registered |the )*([^;.:\d]{4,120})"
    );
    whom.captures(after).map_or(Vec::new(), |caught| boards.all_named(&format!("for {}", &caught[1])))
}

/// Whether an amount is given to whoever attended: no limit, no rule, and not refused.
fn is_given(sentence: &str, found: &Found, award: Option<Award>) -> bool {
    let before = &sentence[..found.at];
    let after = first(&sentence[found.end..], 60);
    let clause = clause(before);
    let rule =
        pattern!(r"\b(?:requirements?|equals?|is defined|at least|within|of which|including|includes?|required)\b")
            .is_match(last(clause, 30))
            || pattern!(r"^[^.;]{0,20}\b(?:towards?|requirement|cycle|renewal|per year|each)\b").is_match(after);
    let all = award.is_some_and(|award| award.amount == found.award.amount);
    // `3.0 hours are in ethics`
    let part = pattern!(r"^ (?:are|is|were|was) (?:in|for|on)\b").is_match(after);
    !rule
        && !part
        && !is_defined(after)
        // How long one meeting was; a course that `meets the qualifications for` so much is given it.
        && !pattern!(r"\b(?:lasted|lasting|lasts)\b[^.]{0,30}$").is_match(last(clause, 40))
        && !is_bound(last(clause, 40))
        && !denied(clause, after)
        && (all || topics::of(&found.between).is_empty())
}

/// `Social workers completing this course receive 3 ethics credits.`
pub(super) fn received_by(boards: &Boards, clause: &str) -> Option<&'static str> {
    let who = pattern!(r"((?:addictions? )?counselors|social workers|psychologists|nurses)\b[^.;]{0,60}(?:receive|earn|are awarded|will receive|may claim)[^.;]{0,20}$").captures(clause)?;
    let refused = pattern!(r"\b(?:not|no|never)\b").is_match(clause);
    if refused { None } else { boards.named(&format!("{}:", &who[1])) }
}

/// The one board a sentence names, where it says that this is approved or qualifies for so much.
fn for_board(boards: &Boards, clause: &str, whole: &str, after: &str, here: &[&'static str]) -> Option<&'static str> {
    let [board] = here else { return None };
    // `12 EMDRIA credits`, `NBCC: 1.25 hours`, `12 hours recognized by the …`
    let own = boards.named(whole).or_else(|| {
        let named = last(clause, 90);
        let counted = named.chars().any(|sign| sign.is_ascii_digit());
        let stated = clause.trim_end().ends_with(':') && !counted && boards.named(named).is_some();
        let by = pattern!(r"^[^.;\d]{0,30}\b(?:recogni[sz]ed|reconnues?|approved|accredited|endorsed) (?:by|par)\b")
            .is_match(after)
            || pattern!(r"^ with (?:the )?").is_match(after) && boards.named(first(after, 60)).is_some();
        (stated || by).then_some(*board)
    });
    let says =
        pattern!(r"approv|endors|recogni|reconn|accredit|authori[sz]|(?:meets?|satisf\w+) the (?:criteria|requirements)|designat|qualif|provider|awarded|earned|provides|offers")
            .is_match(clause);
    let lead = pattern!(r"\b(?:for|of|is|as|earned|awarded|provides|offers)\s*$|[:,)]\s*$").is_match(clause);
    let law = *board == "ca_bbs" && pattern!(r"required by the california board").is_match(after);
    // `… is approved by the Association for Play Therapy; 4 play therapy hours.`
    let added = clause.trim().is_empty() && pattern!(r"^(?:[.;]|$)").is_match(after.trim_start());
    own.or_else(|| (law || added && *board != "ca_bbs" || *board != "ca_bbs" && says && lead).then_some(*board))
}

/// `5 ATCB CECs / 6 NYS contact hours`, `1.00 APA CE credit`, `8 OPD points`
fn short(text: &str, boards: &Boards, note: &mut impl FnMut(&'static str, Award)) {
    if text.chars().count() > 90 {
        return;
    }
    let all = amounts::find(text);
    for (at, found) in all.iter().enumerate() {
        let end = all.get(at + 1).map_or(text.len(), |next| next.at);
        let around = format!("{}{}", &text[found.at..found.end], first(&text[found.end..end], 40));
        let label = text[..found.at].rsplit(['|', ';', '/', '·', ',']).next().unwrap_or("").trim();
        let said = !is_bound(text) && !denied(label, first(&text[found.end..], 40));
        let cec = (found.award.unit == "cec").then(|| boards.named(text)).flatten();
        let board =
            boards.named(&around).or_else(|| label.ends_with(':').then(|| boards.named(label)).flatten()).or(cec);
        if let (true, Some(board)) = (said && topics::of(&found.between).is_empty(), board) {
            note(board, found.award);
        }
    }
}

/// `1.5 hours; NBCC clock hours 1.5; ASWB ACE credits 1.5`: the number behind what it counts.
fn behind_units(text: &str, boards: &Boards, note: &mut impl FnMut(&'static str, Award)) {
    let counted = pattern!(
        r"^([A-Za-z][A-Za-z ()/-]{2,44}? (?:hours|hrs|credits|points|ceus|cehs|cecs|ces)):? (\d{1,3}(?:\.\d{1,2})?)$"
    );
    for part in text.split([';', '|', '·', ',']) {
        let part = part.rsplit(": ").find(|said| said.contains(' ')).unwrap_or(part);
        let Some(caught) = counted.captures(part.trim()) else { continue };
        let given = amounts::labelled(&caught[1], &caught[2]).filter(|_| !is_bound(part));
        if let (Some(board), Some(given)) = (boards.named(&caught[1]), given) {
            note(board, given);
        }
    }
}

/// `Contact hours (New York, licensed psychologists)    18`
fn in_label(layout: &Layout, line: &Cell, boards: &Boards, note: &mut impl FnMut(&'static str, Award)) {
    let label = pattern!(r"^([A-Za-z ]{2,40}\([A-Za-z ,/-]{2,50}\)):?(?: (\d{1,3}(?:\.\d{1,2})?))?$");
    let Some(caught) = label.captures(&line.text) else { return };
    let value = caught.get(2).map(|value| value.as_str()).or_else(|| Some(layout.right_of(line)?.text.as_str()));
    let award = value.and_then(|value| amounts::labelled(&caught[1], value));
    if let (Some(board), Some(award)) = (boards.named(&caught[1]), award) {
        note(board, award);
    }
}

/// The board that the cells left of a block name.
fn whose(layout: &Layout, block: &Block, boards: &Boards) -> Option<&'static str> {
    let left = |other: &&Block| other.right <= block.left && other.text.chars().count() < 120;
    layout.beside(block).filter(left).find_map(|other| boards.named(&other.text))
}

/// Whose row an amount stands in.
pub(super) fn of_row(layout: &Layout, block: &Block, boards: &Boards) -> Option<&'static str> {
    if block.text.chars().count() > 40 {
        return None;
    }
    alone(layout, block)?;
    let row: Vec<&Block> = layout.beside(block).collect();
    let approved: Vec<&'static str> = {
        let texts: Vec<String> = row.iter().map(|other| format!("New York {}", other.text)).collect();
        let all = approvals::find(&texts).into_iter().map(|approval| approval.body);
        all.filter(|body| body.starts_with("nysed")).collect()
    };
    let statement =
        || row.iter().filter(|other| other.text.chars().count() >= 60).find_map(|other| boards.named(&other.text));
    // The approval in the row's last column: `NBCC ACEP No. 1200`.
    let numbered = || {
        let mut right = row.iter().filter(|other| {
            other.left >= block.right && pattern!(r"#|\b(?:no\b|number|provider|acep)").is_match(&other.text)
        });
        right.find_map(|other| boards.named(&other.text))
    };
    let state = approved.first().copied().filter(|_| approved.len() == 1);
    state.or_else(|| whose(layout, block, boards)).or_else(statement).or_else(numbered)
}

/// `EMDRIA CREDITS`, and right below it their number.
fn under_heading(layout: &Layout, block: &Block, boards: &Boards) -> Option<(&'static str, Award)> {
    let amount = amounts::number(&block.text)?;
    let near = |cell: &&Cell| {
        let over = cell.left < block.right + block.size && cell.right > block.left - block.size;
        cell.page == block.page
            && cell.foot <= block.top + block.size / 2
            && block.foot - cell.foot <= block.size * 3
            && over
    };
    let heading = layout.cells.iter().filter(near).max_by_key(|cell| cell.foot)?;
    let short = heading.text.split_whitespace().count() <= 4 && !heading.text.chars().any(|sign| sign.is_ascii_digit());
    let unit = amounts::unit(&heading.text).filter(|_| short && !is_bound(&heading.text))?;
    Some((boards.named(&heading.text)?, Award { amount, unit }))
}

/// An amount that stands by itself, in what its own words, its row or the heading over it are counted in.
fn alone(layout: &Layout, block: &Block) -> Option<Award> {
    if let Some(found) = amounts::find(&block.text).first() {
        let rest = block.text[found.end..].chars().any(char::is_alphanumeric);
        return (found.at == 0 && !rest).then_some(found.award);
    }
    let amount = amounts::number(&block.text)?;
    let over: Vec<&Cell> = layout
        .cells
        .iter()
        .filter(|cell| {
            cell.page == block.page
                && cell.foot < block.top
                && cell.left < block.right + block.size
                && cell.right > block.left - block.size
                && cell.text.split_whitespace().count() <= 4
                && amounts::number(&cell.text).is_none()
        })
        .collect();
    let heading = over.last()?;
    if is_bound(&heading.text) {
        return None;
    }
    let row = layout.beside(block).filter(|other| other.right <= block.left);
    let unit = row.filter_map(|other| amounts::unit(&other.text)).next().or_else(|| amounts::unit(&heading.text))?;
    Some(Award { amount, unit })
}
