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
    /// `starts` says of a line that it begins with a label; `bare`, that the label has no sign of being one.
    pub fn new(mut cells: Vec<Cell>, starts: impl Fn(&str) -> bool, bare: impl Fn(&str) -> bool) -> Self {
        cells.sort_by_key(|cell| (cell.page, cell.foot, cell.left));
        let mut labels: Vec<Cell> = Vec::new();
        for cell in cells.iter().filter(|cell| starts(&cell.text)) {
            // A line's last word, such as `Training` in a name over four lines, is none; with its value beside it, it is.
            let beside = || cells.iter().any(|right| same_line(right, cell) && right.left > cell.right);
            let last_word = || cells.iter().any(|above| goes_on(above, cell) && !labels.contains(above)) && !beside();
            if !(bare(&cell.text) && last_word()) {
                labels.push(cell.clone());
            }
        }
        let mut blocks: Vec<Block> = Vec::new();
        for cell in &cells {
            let alone =
                labels.contains(cell) || labels.iter().any(|label| same_line(label, cell) && label.right <= cell.left);
            let home = blocks.iter_mut().rev().take(40).find(|block| !alone && block.takes(cell));
            match home {
                Some(block) => block.push(cell.clone()),
                None => blocks.push(Block::new(cell.clone(), alone && !labels.contains(cell))),
            }
        }
        Self { cells, blocks, labels }
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
        }
    }

    pub fn middle(&self) -> i32 {
        (self.top + self.foot) / 2
    }

    fn takes(&self, cell: &Cell) -> bool {
        let Some(last) = self.lines.last() else { return false };
        let step = cell.foot - last.foot;
        let similar = (cell.size - last.size).abs() * 7 <= last.size;
        let close = step > last.size / 2 && step * 20 <= last.size.max(cell.size) * 30;
        let same_left = (cell.left - self.left).abs() <= cell.size;
        let centred =
            !self.beside_label && ((cell.left + cell.right) - (last.left + last.right)).abs() <= cell.size * 2;
        // A paragraph whose first line is set in.
        let indented = self.lines.len() == 1
            && (0..=cell.size * 4).contains(&(self.left - cell.left))
            && self.right - self.left > cell.size * 25
            && cell.right <= self.right + cell.size * 2;
        self.page == cell.page && similar && close && (same_left || centred || indented)
    }

    fn push(&mut self, cell: Cell) {
        let hyphen = self.text.ends_with('-') && cell.text.starts_with(|sign: char| sign.is_lowercase());
        if !hyphen && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(&cell.text);
        self.left = self.left.min(cell.left);
        self.right = self.right.max(cell.right);
        self.foot = cell.foot;
        self.lines.push(cell);
    }
}
