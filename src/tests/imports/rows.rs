//! Row by row: what may tell who a person is stays out until it is corrected, and nobody touches another's list.

use super::{many, paste, press, titles, version};
use crate::support::TestApp;
use std::time::Duration;

#[tokio::test]
async fn a_row_that_may_tell_who_a_person_is_waits_for_a_look() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let list = "Date,Course,Hours,Notes\n2026-03-14,Ethics,3,Her number is 078-05-1120\n2026-03-15,Law,1,\n";
    let there = paste(&mut client, list).await;
    let page = client.page(&there).await;
    assert!(page.contains("1 row is new. 1 is not taken.") && page.contains("“078-05-1120”"), "{page}");
    let row = format!("{there}/rows/1");
    let form = client.page(&row).await;
    assert!(form.contains("<mark class=\"block\">078-05-1120"), "{form}");
    let version = version(&form);
    let typed = |notes: &'static str| {
        vec![
            ("version", version.clone()),
            ("title", "Ethics".into()),
            ("kind", "workshop".into()),
            ("completed_on", "2026-03-14".into()),
            ("hours", "3".into()),
            ("notes", notes.into()),
        ]
    };
    for (notes, status) in [("Her number is 078-05-1120", 422), ("A case of numbers", 303)] {
        let fields = typed(notes);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(client.post(&row, &fields).await.status, status, "{notes}");
    }
    let page = client.page(&there).await;
    assert!(page.contains("As you corrected it") && page.contains("Bring in 2 rows"), "{page}");
    press(&mut client, &there, &[("then", "add")]).await.leads_to();
    assert_eq!(titles(&mut client).await.len(), 2);
}

#[tokio::test]
async fn nothing_comes_in_twice_and_nothing_without_a_tick() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let there = paste(&mut client, &many(3)).await;
    press(&mut client, &there, &[("show", "all"), ("then", "none")]).await.leads_to();
    let refused = press(&mut client, &there, &[("then", "add")]).await;
    assert!(refused.status == 422 && refused.body.contains("Tick at least one row"), "{}", refused.body);
    press(&mut client, &there, &[("show", "all"), ("then", "all")]).await.leads_to();
    for _ in 0..2 {
        assert_eq!(press(&mut client, &there, &[("then", "add")]).await.status, 303);
    }
    assert_eq!(titles(&mut client).await.len(), 3);
}

#[tokio::test]
async fn many_rows_come_in_while_the_page_tells_how_far() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let there = paste(&mut client, &many(1_200)).await;
    let page = client.page(&there).await;
    // Some of these days are still to come.
    press(&mut client, &there, &[("then", "add")]).await.leads_to();
    for _ in 0..200 {
        let answer = client.page(&there).await;
        if answer.contains("What came in") {
            assert!(titles(&mut client).await.len() > 100, "{page}");
            return;
        }
        assert!(answer.contains("data-coming-in") && answer.contains("http-equiv=\"refresh\""), "{answer}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the rows did not come in");
}
