//! Rows as transcripts and people write them.

use super::*;
use crate::importing::rows::rows;

fn read(text: &str) -> Vec<Line> {
    let rows = rows(text, 1_000).unwrap();
    let mapping = Mapping::guess(&rows);
    let named = Vec::new();
    let asked = Asked {
        today: "2026-11-23".parse().unwrap(),
        english: English::American,
        vocabulary: Vocabulary::builtin(),
        named: &named,
        currency: "USD",
        strict: false,
    };
    let mut reader = Reader::new(&mapping, &rows, asked);
    rows[mapping.heading.map_or(0, |place| place + 1)..].iter().map(|row| reader.read(row)).collect()
}

#[test]
fn a_row_of_a_transcript_is_what_one_would_have_typed() {
    let lines = read(
        "Course Name,Educational Provider,Tracking Number,Subject Area,Delivery Method,Date Completed,Hours\n\
         Ethics and Boundary Issues,QUILLHAVEN,20-1120458,Ethics & Boundary Issues,Live Webinar,03/28/2025,3\n",
    );
    let Line { typed, wrong, doubts, .. } = &lines[0];
    assert_eq!((wrong.len(), doubts.len()), (0, 0), "{wrong:?} {doubts:?}");
    assert_eq!((typed.completed_on.as_str(), typed.hours.as_str()), ("2025-03-28", "3"));
    assert_eq!((typed.delivery.as_str(), typed.kind.as_str()), ("live_online", "webinar_live"));
    assert_eq!(typed.topic, ["boundaries", "ethics"]);
    assert_eq!(typed.approval_number, "20-1120458");
}

#[test]
fn what_it_was_taken_for_is_kept_with_the_notes_and_whose_it_is_is_not() {
    let lines = read(
        "Date,Course,Hours,Profession,Board,License Number,Notes\n\
         2026-03-14,Ethics,3,LMHC,Florida 491 board,MH1,By phone\n\
         2026-04-02,Grief,2,-,,MH1,\n",
    );
    let notes = "By phone\nBoard or profession: LMHC\nBoard or profession: Florida 491 board";
    assert_eq!((lines[0].typed.notes.as_str(), lines[1].typed.notes.as_str()), (notes, ""));
}

#[test]
fn an_own_list_is_read_with_its_headings_totals_and_slips() {
    let lines = read(
        "Date,Training,Who,Hrs,How,Ethics hrs,Notes\n\
         --- 2025 ---,,,,,,\n\
         1/17,EMDR refresher,Ninebark,4,in person,,year from heading\n\
         5/3/24,MI refresher,Copperline,0.3 CEU,recorded,,= 3 hrs\n\
         \"June 14, 2024\",Couples and money,Elm,\"1,5\",webinar - live,1,\n\
         9/13/24,Trauma,Ninebark,6,in-person,,CANCELLED - refund pending\n\
         6/??/2025,Journal club,peers,1,in person,,forgot the day\n\
         ,TOTAL 2025,,39,,3.5,\n\
         Date,Training,Who,Hrs,How,Ethics hrs,Notes\n\
         11/15/24,Book: Attachment,-,,reading,,no hours claimed\n",
    );
    let beside = |at: usize| lines[at].beside.unwrap_or_default();
    assert!(beside(0).contains("heading") && beside(6).contains("total") && beside(7).contains("repeats"));
    assert_eq!(lines[1].typed.completed_on, "2025-01-17");
    assert!(lines[1].doubts[0].contains("2025 comes from the heading"));
    assert_eq!((lines[2].typed.credit.as_str(), lines[2].typed.credit_unit.as_str()), ("0.3", "ceu"));
    assert_eq!((lines[3].typed.hours.as_str(), lines[3].typed.topic.as_slice()), ("1,5", &["ethics".to_owned()][..]));
    assert!(lines[4].doubts[0].contains("did not take place"));
    assert!(lines[5].wrong[0].1.contains("6/??/2025"));
    assert!(lines[8].doubts[0].contains("no hours") && lines[8].typed.provider.is_empty());
}

#[test]
fn a_day_still_to_come_would_be_planned() {
    let lines = read("Date,Course,Hours\n2026-12-04,Winter ethics day,3\n");
    assert!(lines[0].typed.planned && lines[0].doubts[0].contains("still to come"));
}

#[test]
fn what_no_field_takes_is_kept_with_the_notes() {
    let lines = read("Date,Course,Hours,Subject,Certificate no\n2026-01-04,Winter day,3,General Hours,LM-2207\n");
    assert_eq!(lines[0].typed.notes, "Subject: General Hours\nCertificate number: LM-2207");
}
