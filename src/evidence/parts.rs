//! A mail taken apart: its words, and what is attached.

use serde::{Deserialize, Serialize};

/// What a mail says and holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mail {
    pub subject: String,
    /// Its words, without markup.
    pub text: String,
    pub attachments: Vec<Attachment>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The line of JSON before the attachments.
#[derive(Serialize, Deserialize)]
struct Head {
    subject: String,
    text: String,
    /// Names and lengths in bytes.
    attachments: Vec<(String, usize)>,
}

impl Mail {
    /// As one process tells it to another.
    pub(super) fn told(&self) -> Vec<u8> {
        let attachments = self.attachments.iter().map(|part| (part.name.clone(), part.bytes.len())).collect();
        let head = Head { subject: self.subject.clone(), text: self.text.clone(), attachments };
        let mut told = serde_json::to_vec(&head).unwrap_or_default();
        told.push(b'\n');
        for part in &self.attachments {
            told.extend(&part.bytes);
        }
        told
    }

    /// As it was told; `None` where that is cut short.
    pub(super) fn parse(told: &[u8]) -> Option<Self> {
        let end = told.iter().position(|byte| *byte == b'\n')?;
        let head: Head = serde_json::from_slice(&told[..end]).ok()?;
        let mut rest = &told[end + 1..];
        let mut attachments = Vec::new();
        for (name, length) in head.attachments {
            let (bytes, after) = rest.split_at_checked(length)?;
            attachments.push(Attachment { name, bytes: bytes.to_vec() });
            rest = after;
        }
        Some(Self { subject: head.subject, text: head.text, attachments })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_is_understood_and_half_of_it_is_not() {
        let part = |name: &str, bytes: &[u8]| Attachment { name: name.into(), bytes: bytes.into() };
        let attachments = vec![part("a.pdf", b"%PDF\n-1"), part("empty", b""), part("b", b"\n\n")];
        let mail = Mail { subject: "Your\ncertificate".into(), text: "Hi".into(), attachments };
        let told = mail.told();
        assert_eq!(Mail::parse(&told), Some(mail));
        assert_eq!(Mail::parse(&told[..told.len() - 1]), None);
        assert_eq!(Mail::parse(b"{}"), None);
    }
}
