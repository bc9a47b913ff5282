//! Lists as people and programs write them.

use super::*;
use crate::db::activities::Amount;
use domain::importing::Options;
use domain::vocabulary::Vocabulary;

fn with(named: &Options) -> Asked<'_> {
    Asked {
        today: "2026-11-23".parse().unwrap(),
        english: English::American,
        vocabulary: Vocabulary::builtin(),
        named,
        currency: "USD",
        strict: true,
    }
}

fn sheet(text: &str) -> Sheet {
    read(text, with(&vec![]), &[]).unwrap()
}

fn problem(text: &str) -> String {
    read(text, with(&vec![]), &[]).unwrap_err()
}

#[test]
fn a_row_is_read_as_if_it_had_been_typed() {
    let sheet = sheet(
        "Title,Provider,Date,Hours,Cost,Delivery,Topics,Approvals,Seats\n\
         \"Ethics, Live\",Marsh Lane,1/15/2027,3,$60.00,live webinar,ethics 2; boundaries 1,APA; EMDRIA,40\n",
    );
    assert_eq!(sheet.refused, []);
    let (line, facts) = &sheet.rows[0];
    assert_eq!((*line, facts.title.as_str(), facts.kind.as_str()), (2, "Ethics, Live", "webinar_live"));
    assert_eq!(facts.completed_on.to_string(), "2027-01-15");
    assert_eq!(facts.amount, Some(Amount::Minutes(180)));
    assert_eq!(facts.segments.iter().map(|part| part.amount).collect::<Vec<_>>(), [120, 60]);
    assert_eq!(facts.cost.as_ref().map(|cost| (cost.minor, cost.currency.as_str())), Some((6000, "USD")));
    assert_eq!(facts.approvals, ["apa"]);
    assert_eq!(facts.notes.as_deref(), Some("Also approved by: EMDRIA"), "what no rule asks for is kept as written");
    assert!(facts.planned);
    assert_eq!(sheet.unread, ["Seats"]);
}

#[test]
fn semicolons_tabs_a_mark_and_an_excel_note_part_the_columns_too() {
    for text in [
        "title;date;hours;cost\nEthik;30.04.2027;1,5;89,50",
        "\u{feff}title;date;hours;cost\r\nEthik;30.04.2027;1,5;89,50\r\n",
        "title\tdate\thours\tcost\nEthik\t46507\t1.5\t89.50",
        "sep=;\ntitle;date;hours;cost\nEthik;30.04.2027;1:30;89,50",
        "\"title\";\"date\";\"hours\";\"cost\"\n\"Ethik\";\"2027-04-30\";\"1:30\";\"89,50\"",
    ] {
        let sheet = sheet(text);
        assert_eq!(sheet.refused, [], "{text}");
        let facts = &sheet.rows[0].1;
        assert_eq!(
            (facts.completed_on.to_string().as_str(), facts.amount.clone()),
            ("2027-04-30", Some(Amount::Minutes(90)))
        );
        assert_eq!(facts.cost.as_ref().map(|cost| cost.minor), Some(8950), "{text}");
    }
}

#[test]
fn lines_are_counted_over_empty_ones_and_over_breaks_inside_a_cell() {
    let sheet =
        sheet("\ntitle,date,hours,cost\n\n\"Two\nlines\",2027-01-15,3,60\n,,,\nNo day,,3,60\nLate,2027-02-01,2,40\n\n");
    assert_eq!(
        sheet.rows.iter().map(|(line, facts)| (*line, facts.title.as_str())).collect::<Vec<_>>(),
        [(4, "Two lines"), (8, "Late")]
    );
    let refused = Refused { line: 7, title: "No day".into(), why: "It has no date.".into() };
    assert_eq!(sheet.refused, [refused]);
}

#[test]
fn everything_wrong_with_a_row_is_said_and_the_others_are_kept() {
    let sheet = sheet(
        "title,date,hours,cost,delivery,topics\n\
         Good,2027-01-15,3,60,in person,ethics\n\
         ,2027-13-01,three,cheap,hybrid,juggling\n\
         Past,2026-01-15,3,60,,\n\
         Free of charge,2027-01-15,3,,,\n\
         Also good,2027-01-16,3,free,,\n",
    );
    assert_eq!(sheet.rows.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 6]);
    assert_eq!(sheet.rows[1].1.delivery, None, "how it is given is not guessed");
    let why = |line: u64| &sheet.refused.iter().find(|refused| refused.line == line).unwrap().why;
    for word in ["2027-13-01", "A title is needed", "hybrid", "juggling", "Write hours", "Write the cost"] {
        assert!(why(3).contains(word), "{word}: {}", why(3));
    }
    assert_eq!(why(4), "That day has passed. A plan looks ahead.");
    assert_eq!(why(5), "Say what it costs; 0 when it is free.");
}

#[test]
fn a_course_is_taken_once() {
    let text = "title,date,hours,cost\nEthics,2027-01-15,3,60\nethics ,1/15/2027,3,60\n";
    let first = sheet(text);
    assert_eq!((first.rows.len(), first.refused[0].why.as_str()), (1, "It is the same as line 2."));
    let listed: Vec<Facts> = first.rows.into_iter().map(|(_, facts)| facts).collect();
    let again = read(text, with(&vec![]), &listed).unwrap();
    assert!(again.rows.is_empty() && again.refused[0].why == "It is on your list already.");
}

#[test]
fn cells_too_many_and_quotes_left_open_are_named() {
    let long = sheet("title,date,hours,cost\nEthics, live,2027-01-15,3,60\nFine,2027-01-15,3,60,\n");
    assert!(long.refused[0].why.starts_with("It has more cells") && long.rows.len() == 1);
    let open = sheet(
        "title,date,hours,cost\nFine,2027-01-15,3,60\n\"Ethics,2027-01-15,3,60\nA,2027-01-15,3,1\nB,2027-01-15,3,1\n",
    );
    assert_eq!(open.rows.len(), 1);
    assert!(open.refused[0].why.contains("the 2 lines after it could not be read"), "{:?}", open.refused);
    let closed = sheet("title,date,hours,cost,notes\n5\" of snow,2027-01-15,3,60,\"a\nb\"\n");
    assert_eq!(closed.rows.len(), 1, "a mark inside a cell is a sign like any other");
}

#[test]
fn stated_credit_goes_before_time() {
    let sheet = sheet("title,date,duration,CE hours,price\nEthics,2027-01-15,3:30,3.25,60\n");
    assert_eq!(sheet.rows[0].1.amount, Some(Amount::Credit { hundredths: 325, unit: "hour".into() }));
}

#[test]
fn two_thousand_rows_are_read_and_more_are_not_cut_off_silently() {
    let rows = |count: usize| {
        let rows: String = (0..count).map(|row| format!("Course {row},2027-01-15,3,60\n")).collect();
        format!("title,date,hours,cost\n{rows}")
    };
    let sheet = sheet(&rows(MOST_ROWS));
    assert_eq!((sheet.rows.len(), sheet.refused.len()), (MOST_ROWS, 0));
    assert!(problem(&rows(MOST_ROWS + 1)).contains("more than 2000 rows"));
}

#[test]
fn a_list_without_names_or_without_anything_says_what_is_needed() {
    assert!(problem("Ethics,2027-01-15,3,60\n").starts_with("No column is called title"));
    assert!(problem("\n \n,,\n").contains("nothing in it"));
}

#[test]
fn a_row_that_may_tell_who_a_person_is_is_left_for_the_form() {
    let sheet =
        sheet("title,date,hours,cost,notes\nEthics,2027-04-30,2,10,Her number is 078-05-1120\nLaw,2027-05-01,2,10,\n");
    assert_eq!(sheet.rows.iter().map(|(_, facts)| facts.title.as_str()).collect::<Vec<_>>(), ["Law"]);
    assert!(sheet.refused[0].why.contains("may tell who a person is"), "{:?}", sheet.refused);
}
