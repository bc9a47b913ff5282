//! Blocks to pages.

use super::lines::{Setter, Style};
use super::opened::Opened;
use super::pages::{FINE, Ink, LEAD, MARGIN, Mark, PART, Pages, SECTION, TEXT, TITLE, What};
use super::tags::{Branch, Role};
use super::{Block, Column, MOST_PAGES, Paper, Table, table};

/// Lays a document out; files stand ready.
pub fn lay_out(paper: &Paper, files: &[Opened], setter: &mut Setter) -> Pages {
    let mut pages = Pages::new(paper.sheet);
    for block in &paper.blocks {
        match block {
            Block::Heading(level, text) => heading(&mut pages, setter, *level, text),
            Block::Text(text) => paragraph(&mut pages, setter, text, TEXT, Ink::Full, 6.0),
            Block::Lead(text) => paragraph(&mut pages, setter, text, LEAD, Ink::Full, 8.0),
            Block::Fine(text) => paragraph(&mut pages, setter, text, FINE, Ink::Quiet, 4.0),
            Block::List(lines) => list(&mut pages, setter, lines),
            Block::Facts { about, rows } => table::lay_out(&mut pages, setter, &facts(about, rows), false),
            Block::Table(table) => table::lay_out(&mut pages, setter, table, true),
            Block::Break => pages.next_unless_empty(),
            Block::Pages { heading, label, file, kept_as } => {
                appended(&mut pages, setter, &files[*file], *file, &[heading, label, kept_as]);
            }
        }
    }
    foot(&mut pages, setter, &paper.foot);
    pages
}

fn heading(pages: &mut Pages, setter: &mut Setter, level: u8, text: &str) {
    let (style, above, below) = match level {
        1 => (TITLE, 0.0, 6.0),
        2 => (SECTION, 22.0, 6.0),
        _ => (PART, 12.0, 2.0),
    };
    let lines = setter.lines(text, style, pages.width());
    let height: f32 = lines.iter().map(|line| line.height).sum();
    pages.space(above);
    // A heading stays with what follows.
    pages.need(height + 60.0);
    pages.marks.push(Mark { level, title: text.to_owned(), page: pages.here(), y: pages.y() });
    let mut branch = Branch::new(Role::Heading(level, text.to_owned()));
    for line in lines {
        let (y, height) = (pages.y(), line.height);
        branch.leaf(pages.put(MARGIN, y, What::Line(line, Ink::Full)));
        pages.down(height);
    }
    pages.branches.push(branch);
    pages.down(below);
}

fn paragraph(pages: &mut Pages, setter: &mut Setter, text: &str, style: Style, ink: Ink, below: f32) {
    let width = pages.width();
    let branch = flow(pages, setter, Role::Paragraph, (text, style, ink), MARGIN, width);
    pages.branches.extend(branch);
    pages.down(below);
}

/// Lines one below the other, onto further pages where they must.
fn flow(
    pages: &mut Pages,
    setter: &mut Setter,
    role: Role,
    (text, style, ink): (&str, Style, Ink),
    x: f32,
    width: f32,
) -> Option<Branch> {
    let lines = setter.lines(text, style, width);
    if lines.is_empty() {
        return None;
    }
    let mut branch = Branch::new(role);
    for line in lines {
        pages.need(line.height);
        let (y, height) = (pages.y(), line.height);
        branch.leaf(pages.put(x, y, What::Line(line, ink)));
        pages.down(height);
    }
    Some(branch)
}

fn list(pages: &mut Pages, setter: &mut Setter, lines: &[String]) {
    let (indent, width) = (14.0, pages.width());
    let mut list = Branch::new(Role::List);
    let mut any = false;
    for text in lines {
        let Some(dot) = setter.lines("•", TEXT, indent).pop() else { continue };
        pages.need(dot.height);
        let y = pages.y();
        let mut label = Branch::new(Role::Label);
        label.leaf(pages.put(MARGIN, y, What::Line(dot, Ink::Quiet)));
        let mut line = Branch::new(Role::ListLine);
        line.branch(label);
        let body = flow(pages, setter, Role::ListBody, (text, TEXT, Ink::Full), MARGIN + indent, width - indent);
        line.branch(body.unwrap_or_else(|| Branch::new(Role::ListBody)));
        list.branch(line);
        any = true;
        pages.down(2.0);
    }
    if any {
        pages.branches.push(list);
    }
    pages.down(6.0);
}

fn facts(about: &str, rows: &[(String, String)]) -> Table {
    Table {
        caption: about.to_owned(),
        columns: vec![Column::words("What", 3), Column::words("As recorded", 7)],
        rows: rows.iter().map(|(term, words)| vec![term.clone(), words.clone()]).collect(),
        totals: None,
    }
}

/// A file's pages, each on a page of ours below its label, as large as there is room and no larger than they are.
fn appended(pages: &mut Pages, setter: &mut Setter, opened: &Opened, file: usize, words: &[&String; 3]) {
    let [head, label, kept_as] = words;
    let sizes = match opened {
        Opened::Shut(why) => {
            heading(pages, setter, 3, head);
            paragraph(pages, setter, label, TEXT, Ink::Full, 2.0);
            let told = format!("Its pages are not shown here, because {why}. The file itself: {kept_as}.");
            return paragraph(pages, setter, &told, FINE, Ink::Quiet, 6.0);
        }
        Opened::Pdf(_, sizes) => sizes.clone(),
        Opened::Picture(image, held) => vec![points(held.seen(image.size()))],
    };
    let all = sizes.len();
    for (page, (width, height)) in sizes.into_iter().take(MOST_PAGES).enumerate() {
        pages.next_unless_empty();
        if page == 0 {
            heading(pages, setter, 3, head);
        }
        let label = match all {
            1 => (*label).clone(),
            _ => format!("{label} Page {} of {all}.", page + 1),
        };
        paragraph(pages, setter, &label, TEXT, Ink::Full, 8.0);
        let (room, wide) = (pages.room(), pages.width());
        let scale = (wide / width).min(room / height).min(1.0);
        let (width, height) = (width * scale, height * scale);
        let what = match opened {
            Opened::Picture(..) => What::Picture { file, width, height },
            _ => What::Page { file, page, width, height },
        };
        let y = pages.y();
        let leaf = pages.put(MARGIN + (wide - width) / 2.0, y, what);
        let mut figure = Branch::new(Role::Figure(format!("{head}, page {} of {all}, as it was given", page + 1)));
        figure.leaf(leaf);
        pages.branches.push(figure);
        pages.down(height + 4.0);
    }
    if all > MOST_PAGES {
        pages.next_unless_empty();
        let told = format!("The first {MOST_PAGES} of {all} pages are shown. The whole file: {kept_as}.");
        paragraph(pages, setter, &told, FINE, Ink::Quiet, 6.0);
    }
}

/// A photograph at 150 dots to the inch.
fn points((width, height): (u32, u32)) -> (f32, f32) {
    #[expect(clippy::cast_precision_loss, reason = "pictures are far smaller than the exact range")]
    let dots = |count: u32| count as f32 * 72.0 / 150.0;
    (dots(width), dots(height))
}

/// The title and "Page 2 of 9", once it is known how many there are.
fn foot(pages: &mut Pages, setter: &mut Setter, words: &str) {
    let all = pages.pages.len();
    let (width, bottom) = (pages.width(), pages.size.1 - 36.0);
    for page in 0..all {
        let left = setter.lines(words, FINE, width - 90.0).into_iter().next();
        let right = setter.lines(&format!("Page {} of {all}", page + 1), FINE, 90.0).into_iter().next();
        for (line, is_right) in [(left, false), (right, true)] {
            let Some(line) = line else { continue };
            let x = if is_right { MARGIN + width - line.width } else { MARGIN };
            pages.decorate_on(page, x, bottom, What::Line(line, Ink::Quiet));
        }
    }
}
