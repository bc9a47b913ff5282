//! Mails: what is attached is read; the mail itself is no evidence.

use super::parts::{Attachment, Mail};
use super::{DEEPEST, read_within};
use domain::reading::{Reading, Status};
use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

/// More than anyone attaches.
const MOST_ATTACHMENTS: usize = 20;

/// Words that are kept of a mail, in characters: as many as notes may have.
const LONGEST_TEXT: usize = 4_000;

/// The mail taken apart, as told to another process; attachments of forwarded mails are its own.
pub fn parts(bytes: &[u8]) -> Vec<u8> {
    let Some(message) = MessageParser::default().parse(bytes) else { return Vec::new() };
    let mut mail = Mail {
        subject: message.subject().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "),
        text: words(&message),
        attachments: Vec::new(),
    };
    collect(&message, DEEPEST, &mut mail.attachments);
    mail.told()
}

fn words(message: &Message<'_>) -> String {
    let text = message.body_text(0).unwrap_or_default();
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim().chars().take(LONGEST_TEXT).collect()
}

fn collect(message: &Message<'_>, depth: usize, into: &mut Vec<Attachment>) {
    for part in message.attachments() {
        if into.len() >= MOST_ATTACHMENTS {
            return;
        }
        if let PartType::Message(inner) = &part.body {
            if depth > 0 {
                collect(inner, depth - 1, into);
            }
            continue;
        }
        let name = part.attachment_name().map_or_else(|| format!("attachment {}", into.len() + 1), str::to_owned);
        into.push(Attachment { name, bytes: part.contents().to_vec() });
    }
}

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
