//! What became of each file that was sent, in words.

use domain::reading::Status;
use serde::Serialize;
use uuid::Uuid;

/// One file's fate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// As it is shown.
    pub name: String,
    pub words: String,
    /// The certificate that it is now, or was before.
    pub id: Option<Uuid>,
    /// Nothing more has to be said.
    pub plain: bool,
    pub taken: bool,
}

impl Outcome {
    pub fn refused(name: String, words: impl Into<String>) -> Self {
        Self { name, words: words.into(), id: None, plain: false, taken: false }
    }

    /// The same file as one that is here.
    pub fn same(name: String, id: Uuid, here: &str) -> Self {
        let words = if here == name {
            "You have this file already. It is kept once.".to_owned()
        } else {
            format!("The same file as “{here}”, under another name. It is kept once.")
        };
        Self { name, words, id: Some(id), plain: false, taken: false }
    }

    /// Taken; `says` has what else is worth a word.
    pub fn taken(name: String, id: Uuid, says: &[String]) -> Self {
        let words = if says.is_empty() { "Taken.".into() } else { format!("Taken. {}", says.join(" ")) };
        Self { name, words, id: Some(id), plain: says.is_empty(), taken: true }
    }
}

/// Why a file is not taken, and what helps.
pub fn why(status: Status) -> &'static str {
    match status {
        Status::NeedsPassword => "It asks for a password. Save a copy without one, and send that.",
        Status::Corrupt => "It is damaged or not complete. Download it once more, and send that.",
        Status::Empty => "There is nothing in it.",
        Status::TooLarge => "It is larger than 20 MB, or takes too long to read. A smaller copy will do.",
        Status::Ok | Status::NeedsOcr | Status::NotCertificate | Status::Unsupported => {
            "It is no PDF, picture (PNG, JPEG or HEIC) or mail (.eml)."
        }
    }
}

/// Why a photograph of an iPhone (HEIC) is not taken.
pub fn why_not_heic(status: Status) -> &'static str {
    match status {
        Status::TooLarge => {
            "It is a HEIC picture of more than 20 MB or 30 megapixels, or takes too long to open. Export it smaller, or as a JPEG, and \
             send that."
        }
        Status::Unsupported => {
            "It is a kind of HEIC picture that cannot be opened here, such as a film or AVIF. Export it as a JPEG, and send that."
        }
        _ => "It is a HEIC picture that is damaged or not complete. Send it once more, or export it as a JPEG.",
    }
}

pub const CAME_ALONG: &str = "It came with the mail and does not look like a certificate: not kept.";

pub const FULL: &str = "Your certificates take up all the room that one account has here. Remove some that no board will ask for again, \
                        and send it once more.";

pub const LIST: &str = "It is a list, not a certificate. Under Learning, “Bring in a list” takes it.";

/// What is worth a word about a file that is taken.
pub fn says(status: Status, is_empty: bool) -> Option<&'static str> {
    match (status, is_empty) {
        (Status::NeedsOcr, true) => Some("It is a picture whose words could not be read: you will type them in."),
        (Status::NeedsOcr, false) => Some("It is a picture: what was read from it wants a look."),
        (Status::NotCertificate, _) => Some("It does not look like a certificate. A receipt is no proof for a board."),
        _ => None,
    }
}
