//! Lines and blocks: which pieces of a page belong together, and what stands beside, above and below a piece.

use super::cell::Cell;
use super::hyphens::is_broken;
use super::rows::{in_grid, same_line, second};

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
            let near = cell.size * 12;
            let beside = || {
                let right_of = |right: &Cell| right.left > cell.right && right.left - cell.right < near;
                cells.iter().any(|right| same_line(right, cell) && right_of(right)) || has_flush_value(cell, &cells)
            };
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
        // On a form that numbers what it asks for, each number begins something that is asked for.
        let numbered = |cell: &Cell| {
            let number: String = cell.text.chars().take_while(char::is_ascii_digit).collect();
            (1..=2).contains(&number.len())
                && (cell.text[number.len()..].starts_with(". ") || cell.text[number.len()..].starts_with(") "))
        };
        let short = |cell: &Cell| cell.text.split_whitespace().count() <= 6;
        if labels.iter().filter(|label| numbered(label)).count() >= 4 {
            let more = cells.iter().filter(|cell| numbered(cell) && short(cell) && !labels.contains(cell));
            let more: Vec<Cell> = more.cloned().collect();
            labels.extend(more);
        }
        let seconds: Vec<Option<i32>> = cells.iter().map(|cell| second(cell, &cells)).collect();
        let in_grid = |at: usize| in_grid(at, &cells, &seconds);
        let usual = usual_size(&cells);
        let small: Vec<&Cell> = cells
            .iter()
            .filter(|cell| (could_be(&cell.text) || labels.contains(cell)) && is_small_print(cell, &cells))
            .collect();
        let captions = |cell: &Cell| {
            small.contains(&cell)
                && small.iter().filter(|other| other.page == cell.page && other.size == cell.size).count() >= 3
        };
        let another = |at: usize, cell: &Cell| {
            could_be(&cell.text)
                && !labels.contains(cell)
                && (captions(cell) || is_another(cell, &labels, &cells, usual, || in_grid(at)))
        };
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
        usual_size(&self.cells)
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
fn is_another(cell: &Cell, labels: &[Cell], cells: &[Cell], usual: i32, in_grid: impl FnOnce() -> bool) -> bool {
    // `Date: 8 May` has its value; what stands beside it may be a label again.
    let answered = |label: &Cell| label.text.split_once(':').is_some_and(|(_, value)| !value.trim().is_empty());
    let value = |label: &Cell| {
        let beside = same_line(label, cell) && label.right <= cell.left && cell.left - label.right < 2500;
        beside && !(answered(label) && cell.text.contains(':'))
    };
    if labels.contains(cell) || labels.iter().any(value) {
        return false;
    }
    // The end of a sentence that announces something, over several lines.
    let unfinished = |above: &Cell| {
        let step = cell.foot - above.foot;
        let follows = above.page == cell.page && step > 0 && step * 20 <= cell.size * 32 && above.size == cell.size;
        follows && above.left == cell.left && !labels.contains(above) && above.right - above.left > above.size * 20
    };
    if cell.text.ends_with(':') && cells.iter().any(unfinished) {
        return false;
    }
    if cell.text.contains(':') {
        // What stands larger right below a label in letters of its own answers it.
        let over = |label: &Cell| {
            let step = cell.foot - label.foot;
            let near =
                label.page == cell.page && step > 0 && step <= cell.size * 2 && label.size * 11 <= cell.size * 10;
            near && (label.left - cell.left).abs() <= cell.size / 2 && !label.text.contains(':')
        };
        if labels.iter().any(over) {
            return false;
        }
        // A title has a colon too: it is set larger than the text, and than the labels.
        let single = cell.text.split(':').next().is_some_and(|words| !words.trim().contains(' '));
        return single || cell.size * 20 <= usual * 23 || labels.iter().any(|label| label.size == cell.size);
    }
    // A column of labels is set flush left, or flush right to its values.
    let alike = |label: &&Cell| {
        label.page == cell.page
            && ((label.left - cell.left).abs() <= 8 || (label.right - cell.right).abs() <= 8)
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
    // In small letters only where all of a column's first pieces stand so.
    if cell.text.starts_with(char::is_lowercase) {
        // `6 clinical CE` and below it `credits`: the second line of a value.
        let begins = |above: &Cell| {
            let step = cell.foot - above.foot;
            above.page == cell.page
                && (above.left - cell.left).abs() <= 8
                && (1..=cell.size * 3 / 2).contains(&step)
                && !above.text.starts_with(char::is_lowercase)
        };
        return !cells.iter().any(begins) && in_grid();
    }
    let many = labels.iter().filter(alike).count() >= 2 && cells.iter().any(|other| beside(other) || below(other));
    many || in_grid()
}

/// Whether a piece has one beside it that ends where others of many lengths end: a value in a column set flush right.
fn has_flush_value(cell: &Cell, cells: &[Cell]) -> bool {
    let beside = cells.iter().filter(|right| same_line(right, cell) && right.left > cell.right);
    let Some(value) = beside.max_by_key(|right| right.right) else { return false };
    let flush = |other: &&Cell| other.page == cell.page && (other.right - value.right).abs() <= cell.size / 3;
    let mut lefts: Vec<i32> = cells.iter().filter(flush).map(|other| other.left).collect();
    lefts.sort_unstable();
    lefts.dedup_by(|one, other| (*one - *other).abs() <= cell.size);
    lefts.len() >= 3
}

/// The size in which most of it is set.
fn usual_size(cells: &[Cell]) -> i32 {
    let mut sizes: Vec<i32> = cells.iter().map(|cell| cell.size).collect();
    sizes.sort_unstable();
    sizes.get(sizes.len() / 2).copied().unwrap_or(0)
}

/// Whether a piece is printed small over or under something larger, as what is asked for on a form.
fn is_small_print(cell: &Cell, cells: &[Cell]) -> bool {
    let near = |other: &Cell| {
        let step = (other.foot - cell.foot).abs();
        let large = other.size * 10 >= cell.size * 13;
        large
            && other.page == cell.page
            && (other.left - cell.left).abs() <= cell.size
            && step > 0
            && step <= other.size * 3
    };
    !cell.text.contains(':') && cells.iter().any(near)
}

/// Whether a piece is what a label right above it asks for, so that the next label may follow it: one of several words.
fn answers(piece: &Cell, next: &Cell, labels: &[Cell]) -> bool {
    next.text.contains(' ') && labels.iter().any(|label| goes_on(label, piece))
}

/// Whether a piece goes on right below another, set alike.
fn goes_on(above: &Cell, cell: &Cell) -> bool {
    let step = cell.foot - above.foot;
    let alike = (above.left - cell.left).abs() < cell.size / 2 && (above.size - cell.size).abs() * 10 <= cell.size;
    above.page == cell.page && alike && step > 0 && step * 20 <= cell.size * 31
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
        // Each point of a list stands for itself.
        if cell.text.starts_with(['●', '•', '▪', '◦', '‣']) {
            return false;
        }
        let same_left = (cell.left - self.left).abs() <= cell.size;
        // Running text set with much room between its lines.
        let width = last.right - last.left;
        // A line that ends in the middle of a sentence goes on in the next one.
        let open = last.text.ends_with(|sign: char| sign.is_lowercase() || sign == ',' || sign.is_ascii_digit())
            && (cell.text.starts_with(char::is_lowercase) || width > last.size * 26);
        let wide = width > last.size * 34 || open && width > last.size * 20;
        let spaced = same_left && step > 0 && (step <= last.size * 2 || open && step * 10 <= last.size * 22) && wide;
        let close = close || spaced && !self.label;
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
