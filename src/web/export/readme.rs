//! What is in the archive, in plain words, for whoever opens it in ten years.

use super::sheets;
use crate::db::export::{Document, LEFT_OUT, TABLES, VERSION};
use chrono::NaiveDate;
use domain::words::{self, English};

pub fn text(document: &Document, english: English, today: NaiveDate) -> String {
    let mut text = format!(
        "Growing Edge: everything of the account {}, as of {}.\r\n\r\n",
        document.account.email,
        words::date(today, english)
    );
    let mut line = |line: &str| {
        text.push_str(line);
        text.push_str("\r\n");
    };
    line(
        "Keep this file as you keep your notes: what you wrote about your work stands in it, and nothing here is encrypted.",
    );
    line("");
    line("growing-edge.json");
    line("    Every record, complete. Another server of Growing Edge brings it in again: sign in there, then");
    line("    Your account, then Bring an export in.");
    line("growing-edge.schema.json");
    line(&format!("    The form of that file (form {VERSION}), as JSON Schema, for programs."));
    line("Tables for a spreadsheet (CSV, UTF-8), made from the same records:");
    for sheet in sheets::all(document) {
        line(&format!("    {}", sheet.name));
    }
    line("    Where a cell would start like a formula, an apostrophe stands before it.");
    if !document.rows("certificates").is_empty() {
        line("certificates/");
        line("    Your certificates as you sent them; growing-edge.json says what each is called and what it proves.");
    }
    line("");
    line("Records:");
    for table in TABLES.iter() {
        let rows = i64::try_from(document.rows(table.name).len()).unwrap_or(i64::MAX);
        if rows > 0 {
            line(&format!("    {}", words::count(rows, table.words.0, table.words.1)));
        }
    }
    line("");
    line("Not in it: your password, the keys of the server, and");
    for table in LEFT_OUT {
        line(&format!("    {}: {}", table.words.1, table.why));
    }
    text
}
