//! Mails: what is attached is read; the mail itself is no evidence.

use super::read_within;
use domain::reading::{Reading, Status};
use mail_parser::{MessageParser, MimeHeaders};

/// More than anyone attaches.
const MOST_ATTACHMENTS: usize = 20;

pub fn read(bytes: &[u8], depth: usize) -> Reading {
    let Some(message) = MessageParser::default().parse(bytes) else { return Reading::none(Status::Corrupt) };
    let mut activities = Vec::new();
    let mut others: Vec<Status> = Vec::new();
    for (number, part) in message.attachments().take(MOST_ATTACHMENTS).enumerate() {
        let name = part.attachment_name().map_or_else(|| format!("attachment {}", number + 1), str::to_owned);
        let reading = read_within(&name, part.contents(), depth);
        others.push(reading.status);
        for mut activity in reading.activities {
            activity.source = Some(match activity.source {
                Some(inner) => format!("{name}: {inner}"),
                None => name.clone(),
            });
            activities.push(activity);
        }
    }
    if others.contains(&Status::Ok) {
        return Reading::of(activities);
    }
    // What a person could still do something about comes first.
    let order = [Status::NeedsOcr, Status::NeedsPassword, Status::Corrupt, Status::TooLarge];
    let status = order.into_iter().find(|status| others.contains(status)).unwrap_or(Status::NotCertificate);
    Reading { activities, ..Reading::none(status) }
}
