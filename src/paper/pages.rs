//! Pages as they fill: what stands where, in points from the top left.

use super::Sheet;
use super::fonts::Face;
use super::lines::{Line, Style};
use super::tags::Branch;

pub const MARGIN: f32 = 56.0;
/// The lowest line of the matter; below it stands the foot.
const FOOT: f32 = 64.0;

pub const TITLE: Style = Style { face: Face::Serif, size: 23.0, height: 27.0 };
pub const SECTION: Style = Style { face: Face::Serif, size: 16.0, height: 20.0 };
pub const PART: Style = Style { face: Face::Strong, size: 11.0, height: 15.0 };
pub const LEAD: Style = Style { face: Face::Serif, size: 12.5, height: 17.0 };
pub const TEXT: Style = Style { face: Face::Sans, size: 10.5, height: 15.0 };
pub const FINE: Style = Style { face: Face::Sans, size: 8.5, height: 12.0 };
pub const CELL: Style = Style { face: Face::Sans, size: 9.5, height: 13.0 };
pub const HEAD: Style = Style { face: Face::Strong, size: 9.0, height: 13.0 };

/// Something on a page. What belongs to the structure has the number of its leaf; what does not is decoration.
pub struct Placed {
    pub leaf: Option<usize>,
    pub x: f32,
    pub y: f32,
    pub what: What,
}

pub enum What {
    Line(Line, Ink),
    /// A hairline so long; a dark one under heads.
    Rule {
        width: f32,
        is_dark: bool,
    },
    /// A page of a file, counted from 0, drawn so large.
    Page {
        file: usize,
        page: usize,
        width: f32,
        height: f32,
    },
    Picture {
        file: usize,
        width: f32,
        height: f32,
    },
}

#[derive(Clone, Copy)]
pub enum Ink {
    Full,
    Quiet,
}

/// A place in the outline.
pub struct Mark {
    pub level: u8,
    pub title: String,
    pub page: usize,
    pub y: f32,
}

/// All pages so far.
pub struct Pages {
    pub size: (f32, f32),
    pub pages: Vec<Vec<Placed>>,
    pub marks: Vec<Mark>,
    pub branches: Vec<Branch>,
    pub leaves: usize,
    y: f32,
}

impl Pages {
    pub fn new(sheet: Sheet) -> Self {
        let size = match sheet {
            Sheet::Letter => (612.0, 792.0),
            Sheet::A4 => (595.0, 842.0),
        };
        Self { size, pages: vec![vec![]], marks: vec![], branches: vec![], leaves: 0, y: MARGIN }
    }

    pub fn width(&self) -> f32 {
        self.size.0 - 2.0 * MARGIN
    }

    pub fn y(&self) -> f32 {
        self.y
    }

    pub fn here(&self) -> usize {
        self.pages.len() - 1
    }

    /// Height that is left on this page.
    pub fn room(&self) -> f32 {
        self.size.1 - FOOT - self.y
    }

    /// The height of an empty page's matter.
    pub fn whole(&self) -> f32 {
        self.size.1 - FOOT - MARGIN
    }

    pub fn next(&mut self) {
        self.pages.push(vec![]);
        self.y = MARGIN;
    }

    pub fn next_unless_empty(&mut self) {
        if self.y > MARGIN {
            self.next();
        }
    }

    /// Begins a new page unless so much room is left, or the page is empty.
    pub fn need(&mut self, height: f32) {
        if self.room() < height && self.y > MARGIN {
            self.next();
        }
    }

    /// Space between blocks; none at a page's top.
    pub fn space(&mut self, height: f32) {
        if self.y > MARGIN {
            self.y += height;
        }
    }

    pub fn down(&mut self, height: f32) {
        self.y += height;
    }

    /// Puts a part of the structure at the present height and tells the number of its leaf.
    pub fn put(&mut self, x: f32, y: f32, what: What) -> usize {
        let leaf = self.leaves;
        self.leaves += 1;
        self.page().push(Placed { leaf: Some(leaf), x, y, what });
        leaf
    }

    /// Puts what no screen reader needs.
    pub fn decorate(&mut self, x: f32, y: f32, what: What) {
        self.decorate_on(self.here(), x, y, what);
    }

    pub fn decorate_on(&mut self, page: usize, x: f32, y: f32, what: What) {
        self.pages[page].push(Placed { leaf: None, x, y, what });
    }

    fn page(&mut self) -> &mut Vec<Placed> {
        let last = self.here();
        &mut self.pages[last]
    }
}
