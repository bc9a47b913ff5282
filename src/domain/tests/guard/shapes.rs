//! Structured identifiers in every form people write, with digits from a generator: none may slip through.

use super::properties::Dice;
use domain::guard::{Category, Level, Profile, check};

const CARRIERS: [&str; 6] = [
    "She gave {} again and I kept it.",
    "{} was on the form",
    "i wrote {} on a sticky note",
    "Her letter quoted {}, and I left it out.",
    "I noticed {} too late!",
    "it says {}",
];

/// `?` is any digit, `!` one from 2 to 9, `*` a letter; the rest stands for itself.
fn fill(pattern: &str, dice: &mut Dice) -> String {
    let letters = "ABCDEFGHJKLMNPRSTVWXY".as_bytes();
    pattern
        .chars()
        .map(|sign| match sign {
            '?' => char::from(b'0' + u8::try_from(dice.roll(10)).unwrap_or(0)),
            '!' => char::from(b'2' + u8::try_from(dice.roll(8)).unwrap_or(0)),
            '*' => char::from(letters[dice.roll(letters.len())]),
            sign => sign,
        })
        .collect()
}

#[track_caller]
fn all_are_blocked(patterns: &[&str], categories: &[Category]) {
    let mut dice = Dice(17);
    for pattern in patterns {
        for round in 0..40 {
            let number = fill(pattern, &mut dice);
            let text = CARRIERS[round % CARRIERS.len()].replace("{}", &number);
            let start = text.find(&number).map_or(0, |byte| text[..byte].chars().count());
            let found = check(&text, Profile::Clinical).findings;
            let hit = found.iter().any(|f| {
                let over = f.start < start + number.chars().count() && start < f.end;
                over && f.level == Level::Block && categories.contains(&f.category)
            });
            assert!(hit, "{text:?}: {found:?}");
        }
    }
}

#[test]
fn telephone_numbers_of_six_countries_and_the_international_form_are_blocked() {
    let patterns = [
        "!??-!??-????",
        "(!??) !??-????",
        "(!??)!??-????",
        "!??.!??.????",
        "!?? !?? ????",
        "1-!??-!??-????",
        "+1 !?? !?? ????",
        "+1 (!??) !??-????",
        "+1!??!??????",
        "!??!??????",
        "!??-????",
        "07??? ??????",
        "07?????????",
        "07??? ??? ???",
        "020 !??? ????",
        "01?? ??? ????",
        "01??? ??????",
        "(01??) ??? ????",
        "+44 7??? ??????",
        "+44 (0)20 ???? ????",
        "028 ???? ????",
        "04?? ??? ???",
        "04????????",
        "(02) ???? ????",
        "03 ???? ????",
        "+61 4?? ??? ???",
        "1300 ??? ???",
        "1800 ??? ???",
        "085 ??? ????",
        "01 ??? ????",
        "+353 86 ??? ????",
        "00353 1 ??? ????",
        "021 ??? ???",
        "027 ??? ????",
        "(09) ???-????",
        "+64 21 ??? ???",
        "0800 ??? ???",
        "+49 30 ???????",
        "+33 6 ?? ?? ?? ??",
        "+91 ????? ?????",
        "ext ????",
    ];
    // Ten digits may also pass the check of another register; blocked they are either way.
    all_are_blocked(&patterns, &[Category::PhoneFax, Category::IdNumber]);
}

#[test]
fn numbers_of_registers_courts_and_makers_are_blocked() {
    let patterns = [
        "???-??-????",
        "ssn ??? ?? ????",
        "NHS number ??? ??? ????",
        "QQ ?? ?? ?? C",
        "QQ??????C",
        "SIN ??? ??? ???",
        "???????*",
        "???????*A",
        "PPSN ???????**",
        "???? ????? ?",
        "Medicare card ???? ????? ?",
        "1EG4-TE5-MK??",
        "??-CV-?????",
        "?:??-cr-?????",
        "case no. ??-????",
        "docket ??-????",
        "MRN ??????",
        "MRN#???????",
        "chart ?????",
        "chart no. ????-??",
        "policy **-??????",
        "policy number ????????",
        "claim number ??-??????",
        "account number ????????",
        "member ID ***?????????",
        "passport *???????",
        "hospital number *??????",
        "file number ??????",
        "plate *** ???",
        "rego ***??*",
        "**?? ***",
        "serial ***??????",
        "***????",
        "IMEI ???????????????",
        "driver's license *???????",
        "inmate no. *?????",
        "NHI ***????",
    ];
    all_are_blocked(&patterns, &[Category::IdNumber, Category::PhoneFax]);
}

#[test]
fn addresses_on_networks_are_blocked() {
    let patterns = [
        "jo.lee??@mail.example",
        "https://blog.example.org/???",
        "www.site??.com",
        "@river_???",
        "@riverbend",
        "192.168.?.??",
        "2001:db8:??::?",
        "sunny??.net",
        "foo?.co.uk",
        "instagram.com/moon??",
        "jo at mail? dot com",
        "u/pilot??",
    ];
    all_are_blocked(&patterns, &[Category::ContactWeb]);
}

#[test]
fn days_are_blocked_in_every_form() {
    let patterns = [
        "1?/0!/20??",
        "0!/1?/??",
        "20??-0!-1?",
        "1?.0!.19??",
        "June 1?",
        "1? June",
        "the 1?th of June",
        "june 1?th 19??",
        "Sept. 1?",
        "1? sept",
        "1?-Mar-19??",
        "1?Oct20??",
        "20 may 19??",
        "DOB 19??",
        "d.o.b. 1?/!/??",
    ];
    all_are_blocked(&patterns, &[Category::Date]);
}

#[test]
fn postcodes_and_streets_are_blocked() {
    let patterns = [
        "LS? ?AB",
        "SW? ?*E",
        "K1A ?B?",
        "D0? X???",
        "ZIP ?????",
        "?????-????",
        "postcode ????",
        "NY ?????",
        "?? Elm Street",
        "?? quarry road",
        "Flat ?",
        "PO Box ???",
    ];
    all_are_blocked(&patterns, &[Category::AddressPlace]);
}

/// Seen in use: a faith is no name, and whoever has an age behind the name is somebody.
#[test]
fn a_faith_is_no_name_and_a_name_with_an_age_is_one() {
    for text in ["a widow, Muslim", "husband, Hindu", "Frank (1961) on persuasion", "Grace, 3 sessions in"] {
        assert!(check(text, Profile::Clinical).level < Level::Warn, "{text}");
    }
    for text in ["Maria (34, teaches at a school)", "Grace (62) keeps apologising", "Tom, 41, a baker"] {
        let found = check(text, Profile::Clinical).findings;
        assert!(
            found.iter().any(|one| one.category == Category::Name && one.level >= Level::Warn),
            "{text}: {found:?}"
        );
        assert!(found.iter().any(|one| one.category == Category::Age), "{text}: {found:?}");
    }
}

#[test]
fn names_of_files_may_hold_the_numbers_that_cameras_scanners_and_providers_give() {
    let level = |name: &str| check(name, Profile::FileName).level;
    for usual in ["scan_20251006.pdf", "Certificate_MPN-7781-225.pdf", "DOC-20251106-WA0003.jpg", "20260314_121530.jpg"]
    {
        assert_eq!(level(usual), Level::Pass, "{usual}");
        assert_eq!(check(usual, Profile::Clinical).level, Level::Block, "{usual} in a note");
    }
    for telling in ["SSN 078-05-1120.pdf", "078-05-1120.pdf", "MRN 4471923.pdf", "My client Maria.pdf"] {
        assert_eq!(level(telling), Level::Block, "{telling}");
    }
}
