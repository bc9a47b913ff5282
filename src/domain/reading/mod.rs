//! What a certificate says of itself: pieces of text with their places in, the fields they state out.
//!
//! What is not stated stays empty: a wrong value is worse than none, because a person signs for it in an audit.
//! Order of work: what was drawn apart is put together (`prepare`), words that lead across two columns are joined with what
//! they lead to (`leads`), pieces become lines and blocks (`layout`), what tells of other courses is left
//! out (`asides`), labels find their values, in known words and in words of their own (`labels`), the certificate's sentence is followed
//! (`certify`, and `letter` where it is written to someone), and it is weighed whether this is a certificate at all (`kind`). Then each field is
//! taken from what says it most plainly (`document`): who attended (`attendee`), what (`title`), from whom (`provider`), when (`when`), how much
//! (`award`, `topics`), how (`delivery`), by whom (`instructors`), approved by whom (`approvals`), under which numbers (`numbers`).
//! Rows of several courses are an activity each (`courses`).

mod activity;
pub(crate) mod amounts;
mod approvals;
mod asides;
mod attendee;
mod award;
mod cell;
mod certify;
mod courses;
pub(crate) mod dates;
pub(crate) mod delivery;
mod document;
mod hyphens;
mod instructors;
mod kind;
pub(crate) mod labels;
mod layout;
mod leads;
mod letter;
mod names;
mod numbers;
mod paragraphs;
mod patterns;
mod plain_text;
mod prepare;
mod provider;
mod rows;
mod sessions;
pub(crate) mod table;
mod title;
pub(crate) mod topics;
mod when;

pub use activity::{Activity, Approval, Award, BoardCredit, Reading, Session, Status, TopicHours};
pub use cell::Cell;
pub use document::read;
pub use plain_text::cells as cells_of_text;
pub use table::read as read_table;
