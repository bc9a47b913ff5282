//! The app itself: its version, its database, its people in numbers, its rules; and who reads pictures.

use super::{Line, size};
use crate::web::server::told::Told;
use domain::words::{self, READ_ON, count};

pub fn lines(told: &Told) -> Vec<Line> {
    vec![version(), database(told), tables(told), accounts(told), rules(told)]
}

fn version() -> Line {
    Line::good("Version", env!("CARGO_PKG_VERSION"))
}

fn database(told: &Told) -> Line {
    let about = &told.database;
    let place = told.host.database.as_ref().map(|path| format!(" It lies in {}.", path.display()));
    Line::good("Database", format!("{} {}", about.product, about.version)).saying(format!(
        "{}.{}",
        size(about.bytes),
        place.unwrap_or_default()
    ))
}

fn tables(told: &Told) -> Line {
    let (applied, waiting) = told.migrations;
    match waiting {
        0 => Line::good("Tables", "Up to date").saying(format!("{applied} migrations are applied.")),
        waiting => Line::look("Tables", "Not up to date")
            .saying(format!("{applied} migrations are applied, {waiting} wait."))
            .help("Serving brings them up to date at its start; so does", &["growing-edge migrate"]),
    }
}

fn accounts(told: &Told) -> Line {
    let samples = match told.samples {
        0 => "No sample accounts.".to_owned(),
        samples => format!(
            "And {}, removed a week after being made.",
            count(samples.cast_signed(), "sample account", "sample accounts")
        ),
    };
    Line::good("Accounts", told.accounts.to_string()).saying(samples)
}

fn rules(told: &Told) -> Line {
    let sets = words::count(told.rules.count, "rule set", "rule sets");
    let from = match (&told.host.rules, &told.rules.oldest) {
        (None, oldest) => format!(
            "Those inside the program, read on {READ_ON}. The least recent of them rests on a source of {oldest}."
        ),
        (Some(folder), oldest) => format!(
            "From the folder {}, read at the last start. The least recent of them rests on a source of {oldest}.",
            folder.display()
        ),
    };
    Line::good("Rules of boards", sets).saying(from)
}

pub fn pictures(told: &Told) -> Vec<Line> {
    let install = ["apt install tesseract-ocr tesseract-ocr-eng"];
    let name = "Words in pictures";
    let reader = match (told.reader_version, told.reader_languages) {
        (None, _) => Line::off(name, "Not read")
            .saying("tesseract is not installed: pictures are kept, and their fields typed in.")
            .help("To have them read, install it and start the app again:", &install),
        (Some(version), languages) if !languages.iter().any(|language| language == "eng") => {
            Line::look(name, format!("Not read by tesseract {version}"))
                .saying("It is installed without English, which certificates are read in.")
                .help("Install that, and start the app again:", &install)
        }
        (Some(version), languages) => Line::good(name, format!("Read by tesseract {version}"))
            .saying(format!("Languages: {}.", languages.join(", "))),
    };
    let heic = Line::good("HEIC, as iPhones take them", "Opened by the app itself")
        .saying("Nothing has to be installed for it.");
    vec![reader, heic]
}
