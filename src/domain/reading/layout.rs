//! Lines and blocks: which pieces of a page belong together, and what stands beside, above and below a piece.

use super::cell::Cell;

/// Lines below each other that read as one text: a paragraph, or a title over two lines.
#[derive(Clone, Debug)]
pub struct Block {
    pub page: i32,
    pub left: i32,
    pub right: i32,
    pub top: i32,
    pub foot: i32,
    pub size: i32,
    pub lines: Vec<Cell>,
    pub text: String,
    /// It stands beside a label, so that only what is set right below it belongs to it.
    beside_label: bool,
    /// It begins with a label.
    label: bool,
}

/// A document in reading order.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    pub cells: Vec<Cell>,
    pub blocks: Vec<Block>,
    /// Pieces that begin with a label.
    labels: Vec<Cell>,
}

impl Layout {
    /// `starts` says of a line that it begins with a label; `bare`, that the label has no sign of being one;
    /// `could_be`, that its words could be a label among others.
    pub fn new(
        mut cells: Vec<Cell>,
        starts: impl Fn(&str) -> bool,
        bare: impl Fn(&str) -> bool,
        could_be: impl Fn(&str) -> bool,
    ) -> Self {
        cells.sort_by_key(|cell| (cell.page, cell.foot, cell.left));
        let mut labels: Vec<Cell> = Vec::new();
        for cell in cells.iter().filter(|cell| starts(&cell.text)) {
            // A line's last word, such as `Training` in a name over four lines, is none; with its value beside it, it is.
            let beside = || cells.iter().any(|right| same_line(right, cell) && right.left > cell.right);
            let last_word = || {
                cells
                    .iter()
                    .any(|above| goes_on(above, cell) && !labels.contains(above) && !answers(above, cell, &labels))
                    && !beside()
            };
            if !(bare(&cell.text) && last_word()) {
                labels.push(cell.clone());
            }
        }
        let seconds: Vec<Option<i32>> = cells.iter().map(|cell| second(cell, &cells)).collect();
        let in_grid = |at: usize| in_grid(at, &cells, &seconds);
        let another =
            |at: usize, cell: &Cell| could_be(&cell.text) && is_another(cell, &labels, &cells, || in_grid(at));
        let more: Vec<Cell> =
            cells.iter().enumerate().filter(|(at, cell)| another(*at, cell)).map(|(_, cell)| cell.clone()).collect();
        labels.extend(more);
        let mut blocks: Vec<Block> = Vec::new();
        for cell in &cells {
            // Running text in a column of its own goes on, whatever label stands far left of one of its lines.
            let running = blocks.iter().rev().take(40).any(|block| {
                let full = block.lines.last().is_some_and(|last| last.right - last.left > last.size * 15);
                full && !block.beside_label && !block.label && block.takes(cell)
            });
            let beside = |label: &Cell| {
                let far = running && cell.left - label.right > cell.size * 10;
                same_line(label, cell) && label.right <= cell.left && !far
            };
            let alone = labels.contains(cell) || labels.iter().any(beside);
            let home = blocks.iter_mut().rev().take(40).find(|block| !alone && block.takes(cell));
            match home {
                Some(block) => block.push(cell.clone()),
                None => {
                    let label = labels.contains(cell);
                    blocks.push(Block { label, ..Block::new(cell.clone(), alone && !label) });
                }
            }
        }
        Self { cells, blocks, labels }
    }

    /// All that the paper says, a line for each block.
    pub fn text(&self) -> String {
        self.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// The size in which most of it is set.
    pub fn usual_size(&self) -> i32 {
        let mut sizes: Vec<i32> = self.cells.iter().map(|cell| cell.size).collect();
        sizes.sort_unstable();
        sizes.get(sizes.len() / 2).copied().unwrap_or(0)
    }

    /// The next piece that stands under this one, no further below than `reach` says of it.
    pub fn under(&self, cell: &Cell, reach: impl Fn(&Cell) -> i32) -> Option<&Cell> {
        let near = |other: &&Cell| {
            let step = other.foot - cell.foot;
            let over = other.left.max(cell.left) < other.right.min(cell.right);
            other.page == cell.page && step > 0 && step <= reach(other) && over
        };
        self.cells.iter().filter(near).min_by_key(|other| other.foot)
    }

    /// The next piece to the right on the same line.
    pub fn right_of(&self, cell: &Cell) -> Option<&Cell> {
        let on_line = |other: &&Cell| same_line(other, cell) && other.left >= cell.right - cell.size / 2;
        self.cells.iter().filter(on_line).min_by_key(|other| other.left)
    }

    /// What stands left of a piece on its line.
    pub fn left_of(&self, cell: &Cell) -> Option<&Cell> {
        let on_line = |other: &&Cell| same_line(other, cell) && other.right <= cell.left + cell.size / 2;
        self.cells.iter().filter(on_line).max_by_key(|other| other.right)
    }

    pub fn is_label(&self, cell: &Cell) -> bool {
        self.labels.contains(cell)
    }

    pub fn block_of(&self, cell: &Cell) -> Option<&Block> {
        self.blocks.iter().find(|block| block.lines.contains(cell))
    }

    /// The nearest block below that stands under this stretch of the page.
    pub fn below(&self, page: i32, left: i32, right: i32, foot: i32) -> Option<&Block> {
        let under = |block: &&Block| {
            // Large type reaches up into the line above it: what counts is where it stands.
            let below = block.lines[0].foot - block.size.max(50) * 2 / 5 > foot;
            block.page == page && (below || block.top > foot - 20) && overlap(block, left, right) > 0
        };
        self.blocks.iter().filter(under).min_by_key(|block| block.top)
    }

    pub fn above(&self, page: i32, left: i32, right: i32, top: i32) -> Option<&Block> {
        let over = |block: &&Block| block.page == page && block.foot < top + 20 && overlap(block, left, right) > 0;
        self.blocks.iter().filter(over).max_by_key(|block| block.foot)
    }

    /// The blocks that lie beside this one, whose middle is on about the same height.
    pub fn beside<'a>(&'a self, block: &'a Block) -> impl Iterator<Item = &'a Block> {
        let middle = block.middle();
        self.blocks.iter().filter(move |other| {
            other.page == block.page
                && (other.middle() - middle).abs() <= block.size * 3 / 5
                && !std::ptr::eq(*other, block)
        })
    }
}

/// Whether a piece could be a label in words of its own: with a colon and no label's value, or in a column of labels, set
/// like them, with its value beside or below.
fn is_another(cell: &Cell, labels: &[Cell], cells: &[Cell], in_grid: impl FnOnce() -> bool) -> bool {
    let value = |label: &Cell| same_line(label, cell) && label.right <= cell.left && cell.left - label.right < 2500;
    if labels.contains(cell) || labels.iter().any(value) {
        return false;
    }
    if cell.text.contains(':') {
        return true;
    }
    let alike = |label: &&Cell| {
        label.page == cell.page
            && (label.left - cell.left).abs() <= 8
            && label.size == cell.size
            && label.foot != cell.foot
    };
    let beside = |other: &Cell| same_line(other, cell) && other.left > cell.right;
    // What stands right below a label is its value.
    let follows = labels.iter().any(|label| goes_on(label, cell)) || cell.text.split_whitespace().count() > 3;
    let below = |other: &Cell| {
        let step = other.foot - cell.foot;
        let under = other.page == cell.page && (other.left - cell.left).abs() <= 8 && step > 0;
        under && step <= cell.size * 5 / 2 && (other.size > cell.size || !follows)
    };
    let many = labels.iter().filter(alike).count() >= 2 && cells.iter().any(|other| beside(other) || below(other));
    many || in_grid()
}

/// Where the next piece of a piece's line begins.
fn second(first: &Cell, cells: &[Cell]) -> Option<i32> {
    cells.iter().filter(|other| same_line(other, first) && other.left > first.right).map(|other| other.left).min()
}

/// Whether a piece is the first of its row, in four rows or more whose second pieces stand below each other too.
fn in_grid(at: usize, cells: &[Cell], seconds: &[Option<i32>]) -> bool {
    let (cell, Some(value)) = (&cells[at], seconds[at]) else { return false };
    let alike =
        |other: &Cell| other.page == cell.page && (other.left - cell.left).abs() <= 8 && other.size == cell.size;
    let rows = cells
        .iter()
        .zip(seconds)
        .filter(|(other, second)| alike(other) && second.is_some_and(|left| (left - value).abs() <= 8));
    rows.count() >= 4
}

/// Whether a piece is what a label right above it asks for, so that the next label may follow it: one of several words.
fn answers(piece: &Cell, next: &Cell, labels: &[Cell]) -> bool {
    next.text.contains(' ') && labels.iter().any(|label| goes_on(label, piece))
}

/// Whether a piece goes on right below another, set alike.
fn goes_on(above: &Cell, cell: &Cell) -> bool {
    let step = cell.foot - above.foot;
    let alike = (above.left - cell.left).abs() < cell.size / 2 && (above.size - cell.size).abs() * 10 <= cell.size;
    above.page == cell.page && alike && step > 0 && step * 20 <= cell.size * 29
}

fn same_line(one: &Cell, other: &Cell) -> bool {
    one.page == other.page && (one.foot - other.foot).abs() <= one.size.max(other.size) * 2 / 5
}

fn overlap(block: &Block, left: i32, right: i32) -> i32 {
    block.right.min(right) - block.left.max(left)
}

impl Block {
    fn new(cell: Cell, beside_label: bool) -> Self {
        let text = cell.text.clone();
        Self {
            page: cell.page,
            left: cell.left,
            right: cell.right,
            top: cell.foot - cell.size,
            foot: cell.foot,
            size: cell.size,
            lines: vec![cell],
            text,
            beside_label,
            label: false,
        }
    }

    pub fn middle(&self) -> i32 {
        (self.top + self.foot) / 2
    }

    fn takes(&self, cell: &Cell) -> bool {
        let Some(last) = self.lines.last() else { return false };
        let step = cell.foot - last.foot;
        let similar = (cell.size - last.size).abs() * 7 <= last.size;
        let close = step > last.size / 2 && step * 20 <= last.size.max(cell.size) * 31;
        let same_left = (cell.left - self.left).abs() <= cell.size;
        // Running text set with much room between its lines.
        let spaced = same_left && step > 0 && step <= last.size * 2 && last.right - last.left > last.size * 34;
        let wide = last.right - last.left > last.size * 20 && last.right + last.size * 3 > cell.right;
        let goes_on = !last.text.ends_with(['.', ':', '!', '?']) && cell.text.starts_with(char::is_lowercase);
        let running = same_left && step > 0 && step * 10 <= last.size * 17 && wide && goes_on;
        let close = close || (spaced || running) && !self.label;
        let centred =
            !self.beside_label && ((cell.left + cell.right) - (last.left + last.right)).abs() <= cell.size * 2;
        // A paragraph whose first line is set in.
        let indented = self.lines.len() == 1
            && (0..=cell.size * 4).contains(&(self.left - cell.left))
            && self.right - self.left > cell.size * 25
            && cell.right <= self.right + cell.size * 2;
        // A label's value goes on where its line was full, and the rest of it is no longer than that line.
        let wide = |cell: &Cell| cell.right - cell.left;
        let another = self.label && self.lines.len() == 1 && (wide(cell) > wide(last) + cell.size * 2);
        self.page == cell.page && similar && close && (same_left || centred || indented) && !another
    }

    fn push(&mut self, cell: Cell) {
        let hyphen = self.text.ends_with('-') && cell.text.starts_with(|sign: char| sign.is_lowercase());
        // A number's own hyphen: `REL-HHS-0-` and `HT2`.
        let word = self.text.rsplit([' ', '(']).next().unwrap_or("");
        let coded = word.len() > 4
            && word.ends_with('-')
            && word.chars().all(|sign| sign.is_ascii_uppercase() || sign.is_ascii_digit() || sign == '-')
            && word.chars().filter(|sign| *sign == '-').count() > 1;
        let hyphen = hyphen || coded;
        if hyphen && !coded && is_broken(&self.text, &cell.text) {
            self.text.pop();
        } else if !hyphen && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(&cell.text);
        self.left = self.left.min(cell.left);
        self.right = self.right.max(cell.right);
        self.foot = cell.foot;
        self.lines.push(cell);
    }
}

/// Whether a hyphen at a line's end only breaks a word, as in `psychoana-lytic` and not in `trauma-informed`.
fn is_broken(before: &str, after: &str) -> bool {
    let first = before.trim_end_matches('-').rsplit([' ', '-', '(']).next().unwrap_or("").to_lowercase();
    let second = after.split([' ', '-', ',', '.', ':', ';']).next().unwrap_or("").to_lowercase();
    let whole = [
        "trauma",
        "evidence",
        "self",
        "non",
        "post",
        "pre",
        "well",
        "co",
        "cross",
        "short",
        "long",
        "in",
        "on",
        "face",
        "to",
        "problem",
        "solution",
        "strength",
        "emotion",
        "person",
        "client",
        "family",
        "group",
        "case",
        "skills",
        "full",
        "half",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "part",
        "live",
        "home",
        "time",
        "team",
        "work",
        "play",
        "art",
        "body",
        "mindfulness",
        "acceptance",
        "attachment",
        "compassion",
        "child",
        "parent",
        "peer",
        "test",
        "year",
        "day",
        "hour",
        "minute",
        "high",
        "low",
        "late",
        "mid",
        "anti",
        "inter",
        "intra",
        "re",
        "de",
        "e",
        "text",
        "video",
        "web",
    ];
    let ends = [
        "based",
        "informed",
        "focused",
        "centred",
        "centered",
        "study",
        "person",
        "paced",
        "care",
        "term",
        "led",
        "oriented",
        "related",
        "specific",
        "sensitive",
        "harm",
        "disclosure",
        "compassion",
        "awareness",
        "line",
        "hour",
        "day",
        "minute",
        "credit",
        "time",
        "making",
        "life",
        "being",
        "keeping",
        "setting",
    ];
    !whole.contains(&first.as_str()) && !ends.contains(&second.as_str())
}
