//! Certificates of many wordings, invented as text: what is stated is read, and what is not stays empty.

mod expected;

use domain::reading::{Status, cells_of_text, read};
use expected::{Figures, documents};

const LEARNED: &str = include_str!("learned.txt");
const WHEN_AND_WHO: &str = include_str!("when_and_who.txt");
const AMOUNTS: &str = include_str!("amounts.txt");
const TITLES: &str = include_str!("titles.txt");
const KINDS: &str = include_str!("kinds.txt");
const HELD_OUT: &str = include_str!("held_out.txt");

/// The documents the rules were written with.
#[test]
fn certificates_are_read() {
    let figures = Figures::of(&documents(LEARNED));
    println!("{figures}");
    figures.hold();
}

/// How, when and by whom it was given.
#[test]
fn days_teachers_and_delivery_are_read() {
    let figures = Figures::of(&documents(WHEN_AND_WHO));
    println!("{figures}");
    figures.hold();
}

/// Who attended what, given by whom; and what only looks like it.
#[test]
fn titles_and_providers_are_read() {
    let figures = Figures::of(&documents(TITLES));
    println!("{figures}");
    figures.hold();
}

/// Documents that the rules were not written with.
#[test]
fn certificates_not_seen_before_are_read() {
    let figures = Figures::of(&documents(HELD_OUT));
    println!("{figures}");
    figures.hold();
}

/// Amounts, whom they count for, subjects, approvals and numbers.
#[test]
fn amounts_and_numbers_are_read() {
    let figures = Figures::of(&documents(AMOUNTS));
    println!("{figures}");
    figures.hold();
}

/// Papers that prove something, in many words, and papers that prove nothing.
#[test]
fn certificates_are_told_from_other_papers() {
    for document in documents(KINDS) {
        let status = read(cells_of_text(&document.text)).status;
        assert_eq!(status == Status::Ok, document.is_certificate(), "{}", document.text);
    }
}
