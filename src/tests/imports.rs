//! Lists brought in: what becomes of each row is said first, all or chosen rows come in, and one step takes them back.

mod reconcile;
mod rows;
mod shapes;

use crate::support::{Answer, Client, Store, TestApp};

pub fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// Sends a list and returns where it is looked at.
pub async fn paste(client: &mut Client, text: &str) -> String {
    client.upload("/imports/new", &[("id", &id()), ("text", text)], None).await.leads_to()
}

/// Sends a file.
pub async fn send(client: &mut Client, name: &str, bytes: &[u8]) -> Answer {
    client.upload("/imports/new", &[("id", &id()), ("text", "")], Some((name, bytes))).await
}

/// The version that the page's forms carry.
pub fn version(page: &str) -> String {
    page.split("name=\"version\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("a version")
        .to_owned()
}

/// Presses a button on the page of a list.
pub async fn press(client: &mut Client, there: &str, fields: &[(&str, &str)]) -> Answer {
    let page = client.page(&format!("{there}?show=all")).await;
    let version = version(&page);
    client.post(there, &[&[("version", version.as_str())], fields].concat()).await
}

/// The table of the archive, as many times as her learning has a title.
pub async fn titles(client: &mut Client) -> Vec<String> {
    let archive = client.get("/account/export/growing-edge.zip").await;
    let files = crate::export::unpacked(&archive);
    let document: serde_json::Value = serde_json::from_str(&files["growing-edge.json"]).unwrap();
    let rows = document["tables"]["activities"].as_array().unwrap();
    rows.iter().map(|row| row["title"].as_str().unwrap().to_owned()).collect()
}

/// A hundred and twenty rows with their headings: each a title, a day, hours, a provider and a topic of its own.
pub fn many(rows: usize) -> String {
    let days = |row: usize| chrono::NaiveDate::from_ymd_opt(2023, 1, 2).unwrap() + chrono::Days::new(row as u64 * 7);
    let lines = (0..rows).map(|row| {
        let way = ["In person", "live webinar", "on-demand"][row % 3];
        let (day, hours) = (days(row), 1 + row % 6);
        format!(
            "{day},\"Course {row}, part {}\",Riverbend,{hours},{way},{}\n",
            row % 4,
            ["Ethics", "Suicide", ""][row % 3]
        )
    });
    format!("Date,Course,Provider,Hours,Format,Topic\n{}", lines.collect::<String>())
}

async fn come_in_and_out_again(store: Store) {
    let test = TestApp::on(store, growing_edge::web::app::SignUp::Open).await;
    let mut client = test.signed_in("Robin").await;
    let there = paste(&mut client, &many(120)).await;
    let page = client.page(&there).await;
    assert!(page.contains("120 rows are new."), "{page}");
    assert!(page.contains("“Format” as how it was given") && page.contains("Bring in 120 rows"), "{page}");
    assert!(titles(&mut client).await.is_empty(), "looking adds nothing");

    // One that is not to come in, by its tick; then all the others in one step.
    let first = "1";
    press(&mut client, &there, &[("shown", first), ("then", "keep")]).await.leads_to();
    assert!(client.page(&there).await.contains("Bring in 119 rows"));
    assert_eq!(press(&mut client, &there, &[("then", "add")]).await.leads_to(), there);
    let result = client.page(&there).await;
    assert!(result.contains("119 rows are in your learning."), "{result}");
    let mut held = titles(&mut client).await;
    held.sort();
    assert_eq!((held.len(), held[0].as_str()), (119, "Course 1, part 1"));

    // The same list again: what is here is known, also that of the row that was left out.
    let again = paste(&mut client, &many(120)).await;
    let page = client.page(&again).await;
    assert!(page.contains("1 row is new. 119 are here already."), "{page}");

    // One is changed since; all others go in one step, and it is said what stays.
    let edit = [
        ("version", "1"),
        ("title", "Renamed since"),
        ("kind", "workshop"),
        ("completed_on", "2023-05-01"),
        ("hours", "2"),
    ];
    let activity = result.split("href=\"/activities/").skip(1).find_map(|rest| {
        let id = rest.split('"').next()?;
        uuid::Uuid::parse_str(id).is_ok().then(|| id.to_owned())
    });
    let activity = activity.expect("what came in is linked");
    client.post(&format!("/activities/{activity}/edit"), &edit).await.leads_to();
    client.post(&format!("{there}/undo"), &[]).await.leads_to();
    let after = client.page(&there).await;
    assert!(after.contains("Taken back. What you changed since stays.") && after.contains("Renamed since"), "{after}");
    assert_eq!(titles(&mut client).await, ["Renamed since"]);
}

#[tokio::test]
async fn a_hundred_and_twenty_rows_come_in_after_a_look_and_out_again() {
    come_in_and_out_again(Store::sqlite().await).await;
}

#[tokio::test]
async fn a_hundred_and_twenty_rows_come_in_and_out_on_postgres_too() {
    come_in_and_out_again(Store::postgres().await).await;
}
