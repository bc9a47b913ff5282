//! Where certificates and the key lie.

use super::{Line, size};
use crate::host::{FilesPlace, KeyPlace};
use crate::web::server::told::Told;

/// With less room, bytes, a busy week could fill the disk.
const LITTLE: u64 = 1_000_000_000;

pub fn lines(told: &Told) -> Vec<Line> {
    let mut lines = vec![certificates(told)];
    lines.extend(told.free.map(room));
    lines.push(key(told));
    lines
}

fn certificates(told: &Told) -> Line {
    let (place, help, typed) = match &told.host.files {
        FilesPlace::Folder(folder) => (
            format!("In the folder {}, encrypted.", folder.display()),
            "The folder must be writable for the user that the app runs as. Another is named by",
            "GROWING_EDGE_FILES_FOLDER",
        ),
        FilesPlace::Bucket { name, host } => (
            format!("In the bucket {name} at {}, encrypted.", host.as_deref().unwrap_or("AWS")),
            "The log says what the bucket's server answered. Look at the settings that begin with",
            "GROWING_EDGE_FILES_",
        ),
    };
    if told.files_writable {
        Line::good("Certificates", "Can be written").saying(format!("{place} Tried just now."))
    } else {
        Line::look("Certificates", "Cannot be written").saying(place).help(help, &[typed])
    }
}

fn room(free: u64) -> Line {
    let words = format!("{} free", size(free));
    if free < LITTLE {
        Line::look("Room on their disk", words)
            .saying("New certificates, and the database if it lies there too, may soon find no room.")
    } else {
        Line::good("Room on their disk", words)
    }
}

fn key(told: &Told) -> Line {
    let apart = "Keep a copy apart from the backups: with both, whoever finds them reads what people wrote; without the key, \
                 nobody ever can again.";
    match &told.host.key {
        KeyPlace::Environment => Line::good("The key", "From the environment").saying(apart),
        KeyPlace::File(path) if told.key_is_open => Line::look("The key", "Others on this machine can read it")
            .saying(apart)
            .help("Leave it to the user that the app runs as:", &[&format!("chmod 600 {}", path.display())]),
        KeyPlace::File(path) => {
            Line::good("The key", "In a file of its own").saying(format!("{}. {apart}", path.display()))
        }
    }
}
