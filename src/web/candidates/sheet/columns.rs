//! Which column is what, guessed by its name on the first line.

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Title,
    Date,
    Hours,
    Minutes,
    Credit,
    Cost,
    Currency,
    Provider,
    Delivery,
    Kind,
    Topics,
    Approvals,
    ApprovalNumber,
    Notes,
}

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

/// The columns as read.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// Place by what is there; the first of two of a kind.
    found: Vec<(What, usize)>,
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
                Some((what, word, _)) if columns.place(*what).is_none() => {
                    columns.found.push((*what, place));
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
            .filter(|(what, _, _)| columns.place(*what).is_none())
            .map(|(_, word, _)| *word)
            .collect();
        let long = [What::Hours, What::Minutes, What::Credit].iter().any(|what| columns.place(*what).is_some());
        if missing.is_empty() && long {
            return Ok(columns);
        }
        let missing = missing.into_iter().chain((!long).then_some("hours")).collect::<Vec<_>>();
        Err(format!(
            "No column is called {}. The first line names the columns, for example: title, date, hours, cost, delivery, topics.",
            domain::words::or(&missing)
        ))
    }

    #[must_use]
    pub fn place(&self, what: What) -> Option<usize> {
        self.found.iter().find(|(found, _)| *found == what).map(|(_, place)| *place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_by_many_names() {
        let columns =
            Columns::read(&["Course Title", "End date", "CE Hours", "Price", "Seats", "Organization", ""]).unwrap();
        assert_eq!(columns.place(What::Title), Some(0));
        assert_eq!(columns.place(What::Credit), Some(2));
        assert_eq!(columns.place(What::Provider), Some(5));
        assert_eq!(columns.unread, ["Seats"]);
        assert_eq!(columns.read[1], "“End date” as the date");
    }

    #[test]
    fn the_first_of_two_alike_counts_and_the_other_is_named() {
        let columns = Columns::read(&["title", "date", "hours", "cost", "Fee"]).unwrap();
        assert_eq!((columns.place(What::Cost), columns.unread), (Some(3), vec!["Fee".to_owned()]));
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
