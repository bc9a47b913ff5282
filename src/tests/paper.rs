//! Paper: the words in order, the structure that a screen reader walks, and other people's pages as they are.

use crate::support::{pdf_is_sound, pdf_structure, pdf_words, program};
use growing_edge::paper::{Block, Column, File, Made, Paper, Sheet, Table, make_apart};

fn paper(blocks: Vec<Block>) -> Paper {
    Paper {
        title: "Continuing education record".into(),
        language: "en-US".into(),
        sheet: Sheet::Letter,
        foot: "New York LCSW".into(),
        author: Some("Dana M. Ellery".into()),
        made_on: "2026-11-23".parse().unwrap(),
        blocks,
    }
}

fn title() -> Block {
    Block::Heading(1, "Continuing education record".into())
}

fn made(blocks: Vec<Block>, files: Vec<File>) -> Made {
    make_apart(program(), &paper(blocks), files).expect("it is written")
}

fn pages(file: usize) -> Block {
    Block::Pages {
        heading: format!("Proof {}", file + 1),
        label: "Proves 3 hours of ethics.".into(),
        file,
        kept_as: "proof.pdf".into(),
    }
}

fn table(rows: usize) -> Block {
    let row =
        |number: usize| vec![format!("Row {number}"), format!("Course number {number} about ethics"), "2.5".into()];
    Block::Table(Table {
        caption: "What counted".into(),
        columns: vec![Column::words("Date", 2), Column::words("Activity", 6), Column::number("Hours", 1)],
        rows: (1..=rows).map(row).collect(),
        totals: Some(vec!["".into(), "In all".into(), "17.5".into()]),
    })
}

#[test]
fn words_stand_in_order_and_a_screen_reader_finds_its_way() {
    let made = made(
        vec![
            title(),
            Block::Lead("23 of 36 hours count.".into()),
            Block::Heading(2, "Requirement by requirement".into()),
            Block::List(vec!["Ethics".into(), "Boundaries".into()]),
            table(3),
            Block::Facts { about: "License".into(), rows: vec![("Board".into(), "New York".into())] },
        ],
        vec![],
    );
    assert!(made.left_out.is_empty());
    pdf_is_sound(&made.pdf);
    let words = pdf_words(&made.pdf);
    let order = ["record", "23 of 36", "Requirement", "Ethics", "Boundaries", "Hours", "Row 1", "Row 3", "In all"];
    let places: Vec<usize> =
        order.iter().map(|part| words.find(part).unwrap_or_else(|| panic!("{part}: {words}"))).collect();
    assert!(places.is_sorted(), "{words}");
    assert!(words.contains("Page 1 of 1"), "{words}");
    let tree = pdf_structure(&made.pdf);
    for role in ["H1", "H2", "P", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD", "Caption"] {
        assert!(tree.lines().any(|line| line.trim().starts_with(role)), "{role} is missing: {tree}");
    }
    let raw = String::from_utf8_lossy(&made.pdf).into_owned();
    assert!(raw.contains("pdfuaid:part"), "it says that it is PDF/UA");
    assert!(raw.contains("en-US"));
}

#[test]
fn a_long_table_goes_on_below_its_heads() {
    let made = made(vec![title(), table(120)], vec![]);
    pdf_is_sound(&made.pdf);
    let words = pdf_words(&made.pdf);
    assert!(words.contains("Row 120"));
    assert!(words.matches("Activity").count() >= 3, "the heads stand on each page");
    assert_eq!(pdf_structure(&made.pdf).matches("THead").count(), 1, "but are read once");
}

#[test]
fn a_cell_longer_than_a_page_is_not_cut() {
    let long: String = (1..=1500).map(|number| format!("word{number} ")).collect();
    let table = Table {
        caption: "Long".into(),
        columns: vec![Column::words("Date", 1), Column::words("Words", 2)],
        rows: vec![
            vec!["Before".into(), "short".into()],
            vec!["Long".into(), long],
            vec!["After".into(), "short".into()],
        ],
        totals: None,
    };
    let words = pdf_words(&made(vec![title(), Block::Table(table)], vec![]).pdf);
    assert!((1..=1500).all(|number| words.contains(&format!("word{number}"))));
    assert!(words.contains("After"));
}

#[test]
fn signs_that_no_face_has_are_shown_as_such() {
    let text = "Łukasz Żak, Θάλεια, Жанна; 心理 and \u{200d}\u{fe0f}\u{1f642}\u{0}\u{feff} end";
    let words = pdf_words(&made(vec![title(), Block::Text(text.into())], vec![]).pdf);
    assert!(words.contains("Łukasz Żak, Θάλεια, Жанна; □"), "{words}");
    assert!(words.contains("end"), "{words}");
}

#[test]
fn another_document_is_appended_page_by_page() {
    let other = made(vec![title(), table(60)], vec![]).pdf;
    let count = pdf_words(&other).matches('\u{c}').count();
    assert!(count > 1);
    let made = made(vec![title(), Block::Text("Before.".into()), pages(0)], vec![File { bytes: other }]);
    assert!(made.left_out.is_empty());
    pdf_is_sound(&made.pdf);
    let words = pdf_words(&made.pdf);
    assert!(words.contains("Row 60"), "its own words are there: {words}");
    assert_eq!(words.matches("Proves 3 hours of ethics.").count(), count, "each page is labelled");
    assert!(!String::from_utf8_lossy(&made.pdf).contains("pdfuaid"), "nothing is claimed for foreign pages");
    assert!(pdf_structure(&made.pdf).contains("Figure"));
}

#[test]
fn a_file_that_cannot_be_shown_is_told_and_the_rest_is_there() {
    let good = made(vec![title()], vec![]).pdf;
    let mut broken = good.clone();
    broken.truncate(300);
    let files = [b"no document".to_vec(), broken, vec![], good].map(|bytes| File { bytes });
    let made = made(vec![title(), pages(0), pages(1), pages(2), pages(3)], files.into());
    pdf_is_sound(&made.pdf);
    assert_eq!(made.left_out, [0, 1, 2]);
    assert_eq!(pdf_words(&made.pdf).matches("pages are not shown here").count(), 3);
}

#[test]
fn what_is_locked_or_made_to_do_harm_is_left_out() {
    let samples = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/samples");
    let locked = std::fs::read(samples.join("locked-certificate.pdf")).unwrap();
    // Pages that hold themselves, and a page whose content is not there.
    let circle = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
    let picture = [b"\x89PNG\r\n\x1a\n" as &[u8], &[0; 40]].concat();
    let files = [locked, circle.to_vec(), picture, made(vec![title()], vec![]).pdf].map(|bytes| File { bytes });
    let made = made(vec![title(), pages(0), pages(1), pages(2), pages(3)], files.into());
    pdf_is_sound(&made.pdf);
    assert_eq!(made.left_out, [0, 1, 2]);
}
