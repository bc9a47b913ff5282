//! Tables: heads again on each page, rows kept whole where a page can hold them.

use super::lines::{Line, Setter, Style};
use super::pages::{CELL, FINE, HEAD, Ink, MARGIN, Pages, What};
use super::tags::{Branch, Role};
use super::{Column, Table};

/// Between columns.
const GAP: f32 = 10.0;
/// Above and below the words of a row.
const AIR: f32 = 4.0;

/// Where a column stands.
struct Place {
    x: f32,
    width: f32,
    is_number: bool,
}

/// The lines of a row's cells.
type Cells = Vec<Vec<Line>>;

/// Lays a table out; one without a visible head names its rows alone.
pub fn lay_out(pages: &mut Pages, setter: &mut Setter, table: &Table, has_head: bool) {
    let places = places(&table.columns, pages.width());
    let mut branch = Branch::new(Role::Table(table.caption.clone()));
    let heads: Vec<String> = table.columns.iter().map(|column| column.head.clone()).collect();
    let heads = has_head.then(|| cells(setter, &heads, &places, HEAD));
    if has_head {
        pages.need(80.0);
        caption(pages, setter, &table.caption, &mut branch);
        let mut head = Branch::new(Role::Head);
        if let Some(cells) = &heads {
            let mut row = Branch::new(Role::Row);
            for (cell, branch) in draw_head(pages, cells, &places, true).into_iter().enumerate() {
                debug_assert!(cell < places.len());
                row.branch(branch);
            }
            head.branch(row);
        }
        branch.branch(head);
    }
    let mut body = Branch::new(Role::Body);
    for row in &table.rows {
        let cells = cells(setter, row, &places, CELL);
        body.branch(draw_row(pages, cells, &places, heads.as_ref()));
    }
    if let Some(totals) = &table.totals {
        let cells = cells(setter, totals, &places, Style { height: CELL.height, size: CELL.size, ..HEAD });
        body.branch(draw_row(pages, cells, &places, heads.as_ref()));
    }
    branch.branch(body);
    if !table.rows.is_empty() {
        pages.branches.push(branch);
    }
    pages.down(10.0);
}

fn places(columns: &[Column], width: f32) -> Vec<Place> {
    let shares: u16 = columns.iter().map(|column| column.share).sum();
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let gaps = GAP * columns.len().saturating_sub(1) as f32;
    let unit = (width - gaps) / f32::from(shares.max(1));
    let mut x = MARGIN;
    let places = columns.iter().map(|column| {
        let width = unit * f32::from(column.share);
        let place = Place { x, width, is_number: column.is_number };
        x += width + GAP;
        place
    });
    places.collect()
}

fn cells(setter: &mut Setter, words: &[String], places: &[Place], style: Style) -> Cells {
    words.iter().zip(places).map(|(text, place)| setter.lines(text, style, place.width)).collect()
}

fn caption(pages: &mut Pages, setter: &mut Setter, words: &str, table: &mut Branch) {
    let mut branch = Branch::new(Role::Caption);
    for line in setter.lines(words, FINE, pages.width()) {
        let (y, height) = (pages.y(), line.height);
        branch.leaf(pages.put(MARGIN, y, What::Line(line, Ink::Quiet)));
        pages.down(height);
    }
    pages.down(2.0);
    table.branch(branch);
}

/// The heads; on further pages they are drawn for the eye alone.
fn draw_head(pages: &mut Pages, cells: &Cells, places: &[Place], is_first: bool) -> Vec<Branch> {
    let top = pages.y() + 2.0;
    let mut heads = Vec::new();
    for (lines, place) in cells.iter().zip(places) {
        let mut branch = Branch::new(Role::ColumnHead);
        let mut y = top;
        for line in lines {
            let what = What::Line(line.clone(), Ink::Full);
            if is_first {
                branch.leaf(pages.put(x(place, line), y, what));
            } else {
                pages.decorate(x(place, line), y, what);
            }
            y += line.height;
        }
        heads.push(branch);
    }
    pages.down(2.0 + height(cells) + 2.0);
    let (y, width) = (pages.y(), pages.width());
    pages.decorate(MARGIN, y, What::Rule { width, is_dark: true });
    heads
}

fn draw_row(pages: &mut Pages, mut cells: Cells, places: &[Place], heads: Option<&Cells>) -> Branch {
    let mut branches: Vec<Branch> =
        (0..cells.len()).map(|cell| Branch::new(if cell == 0 { Role::RowHead } else { Role::Cell })).collect();
    let turn = |pages: &mut Pages| {
        pages.next();
        if let Some(heads) = heads {
            draw_head(pages, heads, places, false);
        }
    };
    loop {
        let all = height(&cells) + 2.0 * AIR;
        if all > pages.room() && (all <= pages.whole() - 60.0 || pages.room() < 60.0) {
            turn(pages);
        }
        // A row longer than a page goes on below the heads of the next.
        let room = pages.room() - 2.0 * AIR;
        let top = pages.y() + AIR;
        let mut lowest = top;
        for ((lines, place), branch) in cells.iter_mut().zip(places).zip(&mut branches) {
            let mut y = top;
            while let Some(line) = lines.first().filter(|line| y + line.height <= top + room.max(line.height)) {
                let (x, height) = (x(place, line), line.height);
                let line = lines.remove(0);
                branch.leaf(pages.put(x, y, What::Line(line, Ink::Full)));
                y += height;
            }
            lowest = lowest.max(y);
        }
        let down = lowest - pages.y() + AIR;
        pages.down(down);
        if cells.iter().all(Vec::is_empty) {
            break;
        }
        turn(pages);
    }
    let (y, width) = (pages.y(), pages.width());
    pages.decorate(MARGIN, y, What::Rule { width, is_dark: false });
    let mut row = Branch::new(Role::Row);
    for branch in branches {
        row.branch(branch);
    }
    row
}

fn height(cells: &Cells) -> f32 {
    cells.iter().map(|lines| lines.iter().map(|line| line.height).sum::<f32>()).fold(CELL.height, f32::max)
}

fn x(place: &Place, line: &Line) -> f32 {
    if place.is_number { place.x + place.width - line.width } else { place.x }
}
