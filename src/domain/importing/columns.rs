//! Which column is what: guessed by its name, and correctable.

use crate::reading::labels::Label;
use crate::reading::table::{self, Column};
use crate::vocabulary::Vocabulary;

/// What a column can hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Title,
    /// The day it was completed, or all its days.
    Date,
    StartsOn,
    Hours,
    Minutes,
    Credit,
    /// Continuing education units of ten hours.
    Ceus,
    Cost,
    Currency,
    Provider,
    Delivery,
    Kind,
    Topics,
    /// Hours on one topic, by its slug.
    TopicHours(String),
    Approvals,
    ApprovalNumber,
    CertificateId,
    /// Whose record it is: read, so that a person sees it is understood, and not kept.
    Licence,
    /// What it was taken for: no field takes it, so it is kept with the notes.
    Board,
    Status,
    Notes,
}

/// Each as it is written down, and said.
const SLUGS: [(What, &str, &str); 20] = [
    (What::Title, "title", "Title"),
    (What::Date, "date", "Date"),
    (What::StartsOn, "starts_on", "First day"),
    (What::Hours, "hours", "Hours it took"),
    (What::Minutes, "minutes", "Minutes it took"),
    (What::Credit, "credit", "Credit in hours"),
    (What::Ceus, "ceus", "CEUs (ten hours each)"),
    (What::Provider, "provider", "Provider"),
    (What::Delivery, "delivery", "How it was given"),
    (What::Kind, "kind", "Kind"),
    (What::Topics, "topics", "Topics"),
    (What::Approvals, "approvals", "Approved by"),
    (What::ApprovalNumber, "approval_number", "Approval number"),
    (What::CertificateId, "certificate_id", "Certificate number"),
    (What::Licence, "licence", "Whose record it is"),
    (What::Board, "board", BOARD),
    (What::Status, "status", "Whether it was done"),
    (What::Cost, "cost", "Cost"),
    (What::Currency, "currency", "Currency"),
    (What::Notes, "notes", "Notes"),
];

/// Of a column that says what learning was taken for, and before it in the notes.
pub const BOARD: &str = "Board or profession";

/// Before the slug of the topic whose hours a column holds.
const ON_TOPIC: &str = "hours_on/";

impl What {
    /// As forms and the database hold it.
    #[must_use]
    pub fn slug(&self) -> String {
        match self {
            Self::TopicHours(topic) => format!("{ON_TOPIC}{topic}"),
            plain => SLUGS.iter().find(|(what, _, _)| what == plain).map_or("", |(_, slug, _)| slug).to_owned(),
        }
    }

    #[must_use]
    pub fn parse(slug: &str, vocabulary: &Vocabulary) -> Option<Self> {
        if let Some(topic) = slug.strip_prefix(ON_TOPIC) {
            return vocabulary.topic(topic).map(|topic| Self::TopicHours(topic.slug.clone()));
        }
        SLUGS.iter().find(|(_, known, _)| *known == slug).map(|(what, _, _)| what.clone())
    }

    /// Every choice with its words, the topics last.
    #[must_use]
    pub fn choices(vocabulary: &Vocabulary) -> super::Options {
        let plain = SLUGS.iter().map(|(_, slug, label)| ((*slug).to_owned(), (*label).to_owned()));
        let topics = vocabulary.topics.topic.iter();
        let topics = topics.map(|topic| (format!("{ON_TOPIC}{}", topic.slug), format!("Hours on: {}", topic.label)));
        plain.chain(topics).collect()
    }

    /// What a name means, where it means one thing. A column of CEUs is told by what stands in it: people write hours and
    /// tenths of ten hours under that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let folded = fold(name);
        if let Some((what, _, _)) = NAMES.iter().find(|(_, _, names)| names.contains(&folded.as_str())) {
            return Some(what.clone());
        }
        if let Some((what, _)) = MORE_NAMES.iter().find(|(_, names)| names.contains(&folded.as_str())) {
            return Some(what.clone());
        }
        if folded == "ceu" || folded == "ceus" {
            return None;
        }
        match table::column(name) {
            Column::Field(Label::Title) => Some(Self::Title),
            Column::Field(Label::Completed) => Some(Self::Date),
            Column::Field(Label::Provider) => Some(Self::Provider),
            Column::Field(Label::Delivery) => Some(Self::Delivery),
            Column::Field(Label::CertificateId) => Some(Self::CertificateId),
            Column::Field(Label::License | Label::Attendee) => Some(Self::Licence),
            Column::Hours if folded.contains("ceu") => Some(Self::Ceus),
            Column::Hours if folded.contains("min") => Some(Self::Minutes),
            Column::Hours if folded == "time" || folded == "duration" || folded == "hours" => Some(Self::Hours),
            Column::Hours => Some(Self::Credit),
            Column::TopicHours(topics) => topics.first().map(|topic| Self::TopicHours((*topic).to_owned())),
            Column::Subject => Some(Self::Topics),
            Column::Approval if folded.contains("number") || folded.ends_with("no") => Some(Self::ApprovalNumber),
            Column::Approval => Some(Self::Approvals),
            Column::Notes => Some(Self::Notes),
            Column::Field(_) | Column::Unknown => None,
        }
    }

    /// One column of each kind is read; of hours on topics, as many as there are topics.
    #[must_use]
    pub fn may_repeat(&self) -> bool {
        matches!(self, Self::TopicHours(_) | Self::Licence | Self::Board | Self::Notes)
    }
}

/// Names that only records of what was done have.
const MORE_NAMES: [(What, &[&str]); 7] = [
    (
        What::StartsOn,
        &["startdate", "starts", "starton", "startson", "start", "from", "begins", "datefrom", "firstday"],
    ),
    (What::Date, &["datecompleted", "completed", "end", "dateto", "to", "lastday", "dates"]),
    (What::Status, &["status", "state", "attended", "completionstatus"]),
    (What::Board, &["profession", "licensetype", "licencetype", "board", "jurisdiction", "statelicensingboard"]),
    (What::ApprovalNumber, &["trackingnumber", "courseapprovalnumber", "cebrokertrackingnumber"]),
    (What::Notes, &["description", "details", "reflection", "location"]),
    (What::CertificateId, &["certificate", "certificateid", "certificatenumber", "certno", "cert"]),
];

/// Each with its word on the page and the names it goes by, in the folded form of `fold`. A column of CEUs is not among them:
/// people write both hours and tenths of ten hours under that name, and a guess would be wrong by a factor of ten.
const NAMES: [(What, &str, &[&str]); 14] = [
    (
        What::Title,
        "title",
        &[
            "title",
            "course",
            "coursetitle",
            "coursename",
            "name",
            "event",
            "eventname",
            "training",
            "workshop",
            "activity",
            "program",
            "programme",
        ],
    ),
    (
        What::Date,
        "date",
        &[
            "date",
            "day",
            "when",
            "enddate",
            "ends",
            "endson",
            "completedon",
            "completiondate",
            "eventdate",
            "coursedate",
        ],
    ),
    (
        What::Hours,
        "hours",
        &["hours", "hrs", "hour", "duration", "length", "time", "lengthhours", "durationhours", "clockhours"],
    ),
    (What::Minutes, "minutes", &["minutes", "mins", "min", "durationminutes", "lengthminutes", "durationmin"]),
    (
        What::Credit,
        "credit in hours",
        &[
            "credit",
            "credits",
            "ce",
            "ces",
            "cehours",
            "cecredits",
            "cecredit",
            "contacthours",
            "credithours",
            "cehrs",
            "cpd",
            "cpdhours",
            "cpe",
            "cpehours",
        ],
    ),
    (What::Cost, "cost", &["cost", "price", "fee", "fees", "tuition", "costusd", "priceusd", "registrationfee"]),
    (What::Currency, "currency", &["currency"]),
    (
        What::Provider,
        "provider",
        &[
            "provider",
            "providername",
            "organisation",
            "organisations",
            "vendor",
            "sponsor",
            "company",
            "school",
            "institute",
            "presenter",
            "speaker",
        ],
    ),
    (What::Delivery, "delivery", &["delivery", "format", "mode", "modality", "deliverymethod", "coursetype", "how"]),
    (What::Kind, "kind", &["kind", "type", "activitytype"]),
    (What::Topics, "topics", &["topics", "topic", "subject", "subjects", "contentarea", "area", "areas", "about"]),
    (
        What::Approvals,
        "approvals",
        &["approvals", "approval", "approvedby", "accreditation", "accreditations", "accreditedby", "approvingbody"],
    ),
    (What::ApprovalNumber, "approval number", &["approvalnumber", "approvalno", "providernumber", "coursenumber"]),
    (What::Notes, "notes", &["notes", "note", "comment", "comments", "remarks"]),
];

/// A name without case, spaces, signs, and without the difference of American and British spelling.
#[must_use]
pub fn fold(text: &str) -> String {
    let signs = text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase);
    signs.map(|sign| if sign == 'z' { 's' } else { sign }).collect()
}

/// The columns of a list of courses to choose from, as read.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// Place by what is there; the first of two of a kind.
    pub found: Vec<(What, usize)>,
    /// How many names the first line has.
    pub width: usize,
    /// "“Course” as the title"
    pub read: Vec<String>,
    /// Names that are not understood, or are there twice.
    pub unread: Vec<String>,
}

impl Columns {
    /// Reads the first line; `Err` says what is missing.
    pub fn read(names: &[&str]) -> Result<Self, String> {
        let mut columns = Self { width: names.len(), ..Self::default() };
        for (place, name) in names.iter().enumerate() {
            let folded = fold(name);
            let known = NAMES.iter().find(|(_, _, names)| names.contains(&folded.as_str()));
            match known {
                Some((what, word, _)) if columns.place(what).is_none() => {
                    columns.found.push((what.clone(), place));
                    columns.read.push(if fold(word) == folded {
                        (*word).into()
                    } else {
                        format!("“{name}” as the {word}")
                    });
                }
                _ if folded.is_empty() => {}
                _ => columns.unread.push((*name).to_owned()),
            }
        }
        let missing: Vec<&str> = NAMES[..2]
            .iter()
            .chain(&NAMES[5..6])
            .filter(|(what, _, _)| columns.place(what).is_none())
            .map(|(_, word, _)| *word)
            .collect();
        let long = [What::Hours, What::Minutes, What::Credit].iter().any(|what| columns.place(what).is_some());
        if missing.is_empty() && long {
            return Ok(columns);
        }
        let missing = missing.into_iter().chain((!long).then_some("hours")).collect::<Vec<_>>();
        Err(format!(
            "No column is called {}. The first line names the columns, for example: title, date, hours, cost, delivery, topics.",
            crate::words::or(&missing)
        ))
    }

    #[must_use]
    pub fn place(&self, what: &What) -> Option<usize> {
        self.found.iter().find(|(found, _)| found == what).map(|(_, place)| *place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_by_many_names() {
        let columns =
            Columns::read(&["Course Title", "End date", "CE Hours", "Price", "Seats", "Organization", ""]).unwrap();
        assert_eq!(columns.place(&What::Title), Some(0));
        assert_eq!(columns.place(&What::Credit), Some(2));
        assert_eq!(columns.place(&What::Provider), Some(5));
        assert_eq!(columns.unread, ["Seats"]);
        assert_eq!(columns.read[1], "“End date” as the date");
    }

    #[test]
    fn the_first_of_two_alike_counts_and_the_other_is_named() {
        let columns = Columns::read(&["title", "date", "hours", "cost", "Fee"]).unwrap();
        assert_eq!((columns.place(&What::Cost), columns.unread), (Some(3), vec!["Fee".to_owned()]));
    }

    #[test]
    fn a_column_of_ceus_is_not_guessed_at() {
        let problem = Columns::read(&["title", "date", "CEUs", "cost"]).unwrap_err();
        assert!(problem.starts_with("No column is called hours."), "{problem}");
    }

    #[test]
    fn what_is_missing_is_named() {
        let problem = Columns::read(&["Ethics Update", "2027-01-15", "3", "60"]).unwrap_err();
        assert!(problem.starts_with("No column is called title, date, cost or hours."), "{problem}");
    }
}
