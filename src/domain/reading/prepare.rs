//! Pieces of text made ready to be read: what a typesetter drew apart is put together, lines to write on are left out.

use super::Cell;
use super::patterns::pattern;
use super::{certify, labels, leads};

/// More than a transcript of ten years has.
const MOST_CELLS: usize = 4000;

/// The pieces that say something, each whole.
pub fn cells(cells: Vec<Cell>) -> Vec<Cell> {
    let tidied: Vec<Cell> = barred(marked(cells)).into_iter().filter_map(tidy).take(MOST_CELLS).collect();
    whole_sentences(filled_in(quotations(spaced_lines(signed_labels(leads::written(tidied))))))
}

/// A mark of a heading that stands apart from its words makes them large all the same: `##    Sleep and Shame`.
fn marked(mut cells: Vec<Cell>) -> Vec<Cell> {
    let marks: Vec<(i32, i32, i32)> = cells
        .iter()
        .filter(|cell| pattern!(r"^#{1,4}$").is_match(&cell.text))
        .filter_map(|cell| Some((cell.page, cell.foot, i32::try_from(cell.text.len().min(3)).ok()?)))
        .collect();
    for cell in &mut cells {
        let mark = marks.iter().find(|(page, foot, _)| (*page, *foot) == (cell.page, cell.foot));
        cell.size += mark.map_or(0, |(.., count)| 60 * count);
    }
    cells
}

/// `Participant | Course | Hours`: in lines below each other with as many bars, what stands between them is a piece each.
fn barred(cells: Vec<Cell>) -> Vec<Cell> {
    let mut bars: std::collections::BTreeMap<(i32, i32), usize> = std::collections::BTreeMap::new();
    for cell in cells.iter().filter(|cell| cell.text.contains('|')) {
        *bars.entry((cell.page, cell.foot)).or_default() += cell.text.matches('|').count();
    }
    let alike = |foot: &(i32, i32)| {
        bars.get(foot).is_some_and(|own| {
            *own >= 2
                && bars.range((foot.0, i32::MIN)..=(foot.0, i32::MAX)).filter(|(_, other)| *other == own).count() >= 2
        })
    };
    let mut kept: Vec<Cell> = Vec::new();
    let mut lines: std::collections::BTreeMap<(i32, i32), Vec<Cell>> = std::collections::BTreeMap::new();
    for cell in cells {
        let foot = (cell.page, cell.foot);
        if alike(&foot) {
            lines.entry(foot).or_default().extend(parted(&cell));
        } else {
            kept.push(cell);
        }
    }
    // A row's pieces stand under those of the first such row, however wide they are.
    let mut heads: std::collections::BTreeMap<(i32, usize), Vec<i32>> = std::collections::BTreeMap::new();
    for (foot, mut line) in lines {
        let count = bars.get(&foot).copied().unwrap_or(0);
        line.sort_by_key(|cell| cell.left);
        let lefts = heads.entry((foot.0, count)).or_insert_with(|| line.iter().map(|cell| cell.left).collect());
        if lefts.len() == line.len() {
            for (at, (cell, left)) in line.iter_mut().zip(lefts.iter()).enumerate() {
                let right = left + cell.right - cell.left;
                cell.left = *left;
                cell.right = lefts.get(at + 1).map_or(right, |next| right.min(next - 60));
            }
        }
        kept.extend(line);
    }
    kept.sort_by_key(|cell| (cell.page, cell.foot, cell.left));
    kept
}

/// The pieces between a cell's bars, each with its place.
fn parted(cell: &Cell) -> Vec<Cell> {
    let count = |text: &str| i32::try_from(text.chars().count()).unwrap_or(0);
    let all = count(&cell.text).max(1);
    let mut at = 0;
    let mut parts = Vec::new();
    for part in cell.text.split('|') {
        let lead = count(part) - count(part.trim_start());
        let place = |signs: i32| cell.left + (cell.right - cell.left) * signs / all;
        let text = part.trim().to_owned();
        let (left, right) = (place(at + lead), place(at + lead + count(&text)));
        at += count(part) + 1;
        if !text.is_empty() {
            parts.push(Cell { text, left, right, ..cell.clone() });
        }
    }
    parts
}

/// A quotation that a wide gap parts on its line is one: `“Minds and Machines:   Listening to Both”`.
fn quotations(cells: Vec<Cell>) -> Vec<Cell> {
    let mut kept: Vec<Cell> = Vec::new();
    for cell in cells {
        let open = |text: &str| match text.rfind('“') {
            Some(at) => !text[at..].contains('”'),
            None => text.matches('"').count() % 2 == 1,
        };
        let follows = |last: &&mut Cell| {
            last.page == cell.page
                && (last.foot - cell.foot).abs() <= 20
                && (0..=last.size * 6).contains(&(cell.left - last.right))
                && open(&last.text)
                && cell.text.contains(['”', '"'])
        };
        match kept.last_mut().filter(follows) {
            Some(last) => {
                last.text = format!("{} {}", last.text, cell.text);
                last.right = cell.right;
            }
            None => kept.push(cell),
        }
    }
    kept
}

/// Running text with words filled in on a line to write on: pieces close to each other that go on in the middle of a
/// sentence are one.
fn filled_in(cells: Vec<Cell>) -> Vec<Cell> {
    let mut kept: Vec<Cell> = Vec::new();
    for cell in cells {
        let small = cell.text.starts_with(|sign: char| sign.is_lowercase());
        let follows = |last: &Cell| {
            let gap = cell.left - last.right;
            // `and has completed 1.5 ____ hours`
            let counted = pattern!(r"^(?:(?:ce|ceu|cpd|clock|contact|credit|continuing education) )?(?:hours?|credits?|points?|units?|ceus?)\b").is_match(&cell.text)
                && pattern!(r"\b[a-z]+ \(?\d{1,3}(?:\.\d{1,2})?\)?$").is_match(&last.text);
            let open = pattern!(r"(?:\b(?:and|of|for|the|in|on|from|to|at|by|is|was|as|a|an|with|awarded|earned|no\.|ms\.|mr\.|mrs\.|dr\.)|,)$").is_match(&last.text);
            last.page == cell.page
                && (last.foot - cell.foot).abs() <= 20
                && (0..=last.size * if counted { 8 } else { 1 } * 3 / 2).contains(&gap)
                && (small && last.text.split_whitespace().count() + cell.text.split_whitespace().count() > 3
                    || open
                    || counted)
        };
        match kept.last_mut().filter(|last| follows(last)) {
            Some(last) => {
                last.text = format!("{} {}", last.text, cell.text);
                last.right = cell.right;
            }
            None => kept.push(cell),
        }
    }
    kept
}

/// `Registrant Ada Byron` over `Workshop Grief and Play`: where several lines set alike begin with a label's word and
/// have no sign behind it, it was told apart by its letters, which are not known here; it gets its sign back.
fn signed_labels(mut cells: Vec<Cell>) -> Vec<Cell> {
    let label = pattern!(
        r"^((?:registrant|participant|attendee|delegate|name|learner|member|for|title|course|workshop|webinar|seminar|training|programme?|activity|event|topic|teacher|instructor|presenter|facilitator|tutor|trainer|speaker|leader|faculty|taught by|presented by|led by|length|duration|hours|credits?|points|cpd|ce|date|dates|day|completed|attended|finished|when|where|venue|location|place|held(?: at| by| on| via)?|format|delivery|mode|platform|provider|organi[sz]er|host|sponsor)) ((?-i:[^\W\da-z_]|\d).*)$"
    );
    // A colon further on is the value's own: `Event Long Shadows: Grief in Families`. All of a label is no word of it.
    let short = |cell: &Cell| {
        let before = cell.text.split(':').next().unwrap_or("");
        let own = before.len() == cell.text.len() || before.split_whitespace().count() >= 3;
        own && cell.text.split_whitespace().count() <= 14 && !labels::is_whole(before)
    };
    let mut sizes: std::collections::BTreeMap<(i32, i32), Vec<(usize, String)>> = std::collections::BTreeMap::new();
    for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| short(cell) && !cell.text.ends_with('.')) {
        // `DATE OF COURSE`, all in capitals, is a label and nothing behind it.
        let whole = || !cell.text.chars().any(char::is_lowercase) && labels::starts(&cell.text);
        let said = label.captures(&cell.text).filter(|_| cell.text.starts_with(char::is_uppercase) && !whole());
        if let Some(caught) = said {
            let words = sizes.entry((cell.page, cell.size)).or_default();
            words.push((at, caught[1].to_lowercase()));
        }
    }
    for words in sizes.into_values() {
        let mut kinds: Vec<&str> = words.iter().map(|(_, word)| word.as_str()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        if kinds.len() >= 4 && kinds.len() == words.len() {
            for (at, _) in words {
                cells[at].text = label.replace(&cells[at].text, "$1: $2").into_owned();
            }
        }
    }
    cells
}

/// A line set wide, each of its words a piece: four or more single words with gaps alike are one.
fn spaced_lines(mut cells: Vec<Cell>) -> Vec<Cell> {
    cells.sort_by_key(|cell| (cell.page, cell.foot, cell.left));
    let mut kept: Vec<Cell> = Vec::new();
    for line in cells.chunk_by(|one, other| one.page == other.page && one.foot == other.foot && one.size == other.size)
    {
        let gaps: Vec<i32> = line.windows(2).map(|pair| pair[1].left - pair[0].right).collect();
        let (least, most) = (gaps.iter().min().copied().unwrap_or(0), gaps.iter().max().copied().unwrap_or(0));
        let single = line.iter().all(|cell| !cell.text.contains(' '));
        if line.len() >= 4 && single && least > 0 && (most - least) * 4 <= most && most <= line[0].size * 3 {
            let text = line.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" ");
            let right = line.last().map_or(line[0].right, |last| last.right);
            kept.push(Cell { text, right, ..line[0].clone() });
        } else {
            kept.extend(runs(line));
        }
    }
    kept
}

/// The same beside other pieces, in a table's cell whose lines fill its width: the gaps are alike and small.
fn runs(line: &[Cell]) -> Vec<Cell> {
    let mut kept: Vec<Cell> = Vec::new();
    let mut at = 0;
    while let Some(first) = line.get(at) {
        let mut end = at + 1;
        let gap = |next: usize| Some(line.get(next)?.left - line.get(next.checked_sub(1)?)?.right);
        let own = gap(end).unwrap_or(0);
        let word = |next: usize| line.get(next).is_some_and(|cell| !cell.text.contains(' '));
        while word(end)
            && gap(end).is_some_and(|gap| (gap - own).abs() * 10 <= own && (1..first.size * 2).contains(&gap))
        {
            end += 1;
        }
        let words = &line[at..end];
        if words.len() >= 4 && word(at) {
            let text = words.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" ");
            kept.push(Cell { text, right: words.last().map_or(first.right, |last| last.right), ..first.clone() });
        } else {
            kept.extend_from_slice(words);
        }
        at = end;
    }
    kept
}

/// A sentence with a name filled in leaves gaps on its line: the pieces of such a line are one.
fn whole_sentences(cells: Vec<Cell>) -> Vec<Cell> {
    let opening: Vec<Cell> = cells.iter().filter(|cell| certify::opens(&cell.text)).cloned().collect();
    let mut kept: Vec<Cell> = Vec::new();
    for cell in cells {
        let follows = opening.iter().find(|first| {
            let beside = first.page == cell.page
                && (first.foot - cell.foot).abs() <= first.size * 2 / 5
                && cell.left >= first.right;
            beside && !labels::starts(&cell.text)
        });
        match follows.and_then(|first| {
            kept.iter_mut()
                .find(|other| other.page == first.page && other.foot == first.foot && other.left == first.left)
        }) {
            Some(first) => {
                first.text = format!("{} {}", first.text, cell.text);
                first.right = first.right.max(cell.right);
            }
            None => kept.push(cell),
        }
    }
    kept
}

/// Lines to write on are no words.
fn tidy(mut cell: Cell) -> Option<Cell> {
    // `## Compassion in Practice`: set large, in a text that is typed.
    if let Some(marks) = pattern!(r"^#{1,4} +(?-i:[^\W\d_]|[“\x22'‘])").find(&cell.text) {
        let heads = marks.as_str().chars().filter(|sign| *sign == '#').count();
        cell.text = cell.text.trim_start_matches('#').trim_start().to_owned();
        cell.size += 60 * i32::try_from(heads.min(3)).unwrap_or(1);
    }
    // `STUDENT ......... Jane Doe`
    let led = pattern!(r"^([A-Za-z][A-Za-z .#/&'’-]{1,40}?) ?(?:\.{3,}|(?:\. ){3,}\.?|…{2,}) ?:? ?(\S)")
        .replace(&cell.text, "$1: $2");
    let text = pattern!(r"_{2,}|\.{4,}|-{4,}|—{2,}").replace_all(&led, " ");
    // A list of what is asked for has a sign before each label.
    let text = match pattern!(r"^(?:[●•▪◦‣∙] ?|[+*>»›▸►■□→–—-] )").find(&text) {
        Some(sign) if labels::starts(&text[sign.end()..]) || labels::could_be(&text[sign.end()..]) => {
            text[sign.end()..].to_owned()
        }
        _ => text.into_owned(),
    };
    // Hyphens and minus signs between letters or digits are one.
    let text = pattern!(r"([A-Za-z0-9\u{C0}-\u{24F}])[\u{2010}\u{2011}\u{2212}]([A-Za-z0-9\u{C0}-\u{24F}])")
        .replace_all(&text, "$1-$2");
    cell.text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // `C E R T I F I C A T E`
    if cell.text.chars().count() >= 5 && pattern!(r"^(?-i:[A-Z]( [A-Z])+)$").is_match(&cell.text) {
        cell.text.retain(|sign| sign != ' ');
    }
    let says = |sign: char| sign.is_alphanumeric() || "☐☒☑✓✔✗✘■".contains(sign);
    cell.text.chars().any(says).then_some(cell)
}
