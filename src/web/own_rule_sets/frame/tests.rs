//! The frame: what comes back as written, and each blank that cannot be read.

use super::*;
use chrono::NaiveDate;

fn today() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn frame() -> Frame {
    Frame { board: "Guild of Talking".into(), title: "Talker, Listener".into(), total: "20".into(), ..Frame::fresh() }
}

#[test]
fn each_anchor_comes_back_as_it_was_written() {
    let id = Uuid::from_u128(5);
    for (anchor, ..) in ANCHORS {
        for (parity, ..) in PARITIES {
            let day = ("6".to_owned(), "30".to_owned());
            let typed =
                Frame { anchor: anchor.into(), parity: parity.into(), end_month: day.0, end_day: day.1, ..frame() };
            let rules = typed.parse(id, None, today()).unwrap();
            assert!(rules.is_own() && rules.titles == ["Talker", "Listener"]);
            let again = Frame::of(&OwnRuleSet { id, version: 1, rules: rules.clone() });
            assert_eq!(again.parse(id, Some(&rules), today()).unwrap(), rules, "{anchor} {parity}");
        }
    }
}

#[test]
fn each_blank_that_cannot_be_read_is_named() {
    let wrong = Frame {
        total: "many".into(),
        title: " , ".into(),
        anchor: "fixed_date".into(),
        end_month: "4".into(),
        end_day: "31".into(),
        link: "javascript:alert(1)".into(),
        read_on: "2026-11-24".into(),
        ..frame()
    };
    let problems = wrong.parse(Uuid::nil(), None, today()).unwrap_err();
    for field in ["total", "title", "end_day", "link", "read_on"] {
        assert!(problems.of(field).is_some(), "{field}");
    }
}

#[test]
fn where_it_was_read_is_kept() {
    let typed = Frame { link: "https://example.org/rules".into(), read_on: "2026-11-02".into(), ..frame() };
    let rules = typed.parse(Uuid::nil(), None, today()).unwrap();
    assert_eq!((rules.as_of.as_str(), rules.source[0].url.as_str()), ("2026-11", "https://example.org/rules"));
    let own = OwnRuleSet { id: Uuid::nil(), version: 1, rules };
    assert_eq!(Frame::of(&own).read_on, "2026-11-02");
}
