//! The tables of accounts, as the migrations make them.

use std::path::Path;

/// A table whose rows belong to an account.
pub struct Migrated {
    pub name: String,
    /// Everything that its migration says of it.
    text: String,
}

impl Migrated {
    /// Columns that a call of one of these names makes.
    pub fn columns(&self, calls: &[&str]) -> Vec<String> {
        let made = |call: &&str| {
            let call = format!("{call}(\"");
            let found = self.text.match_indices(&call).filter(|(at, _)| {
                // `uuid(` is no part of a longer name.
                !self.text[..*at].ends_with(|sign: char| sign.is_alphanumeric() || sign == '_')
            });
            let named = found.filter_map(|(at, _)| self.text[at + call.len()..].split('"').next());
            named.map(str::to_owned).collect::<Vec<_>>()
        };
        calls.iter().flat_map(made).collect()
    }
}

/// Every table with an `account_id`, read from the migrations.
pub fn owned_tables() -> Vec<Migrated> {
    let (mut tables, mut added) = (Vec::new(), Vec::new());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/src");
    for found in std::fs::read_dir(folder).unwrap() {
        let path = found.unwrap().path();
        if path.ends_with("shape.rs") {
            continue;
        }
        let text = std::fs::read_to_string(path).unwrap();
        for part in text.split("alter().table(\"").skip(1) {
            let (name, rest) = part.split_once('"').unwrap();
            // The revision of an account is no record of its own.
            if name != "accounts" {
                let columns = rest.split("add_column(").skip(1).filter_map(|part| part.split(')').next());
                added.push((name.to_owned(), columns.map(|column| format!("{column}) ")).collect::<String>()));
            }
        }
        for call in ["owned(\"", "link(\""] {
            for part in text.split(call).skip(1) {
                let (name, rest) = part.split_once('"').unwrap();
                let rest = rest.split("create_table(").next().unwrap();
                tables.push(Migrated { name: name.to_owned(), text: rest.to_owned() });
            }
        }
    }
    // Columns that a later migration adds to a table.
    for (name, added) in added {
        let table = tables.iter_mut().find(|table: &&mut Migrated| table.name == name);
        table.expect("the table is made before").text.push_str(&added);
    }
    tables.sort_by(|one, other| one.name.cmp(&other.name));
    assert!(tables.len() > 20, "the tables are found");
    tables
}
