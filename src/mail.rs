//! Mail, by the host's own SMTP server where one is set. Whoever carries a mail can read it: no private word goes into one.

use crate::host::host_of;
use anyhow::Context;
use lettre::message::Mailbox;
use lettre::message::header::{self, ContentType, HeaderName, HeaderValue};
use lettre::transport::smtp::AsyncSmtpTransport;
use lettre::{AsyncTransport, Message, Tokio1Executor};
use std::time::Duration;

/// A server that says nothing for so long is given up for now.
const PATIENCE: Duration = Duration::from_secs(15);

/// What the host sets, all three together.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `smtps://user:password@host` or `smtp://host:port?tls=required`.
    pub server: String,
    /// "Growing Edge <edge@example.org>"
    pub from: String,
    /// Where people reach the app, such as `https://edge.example.org`: links in mails begin with it.
    pub public_address: String,
}

/// Sends mails. Cheap to clone.
#[derive(Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    /// Host and port as set, without who signs in there.
    server: String,
    from: Mailbox,
    public_address: String,
}

/// One mail to one person.
pub struct Mail {
    pub to: String,
    /// Says which mail it is: the same words sent twice after a crash are known for one by it.
    pub name: String,
    pub subject: String,
    pub text: String,
    /// Where mail programs end it all with one click (RFC 8058).
    pub end: Option<String>,
}

/// Why a mail did not go out. Its words name no address.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    #[error("the address is none that mail can be sent to")]
    Address,
    #[error("the mail cannot be written: {0}")]
    Message(#[from] lettre::error::Error),
    #[error("the mail server did not take it: {0}")]
    Server(#[from] lettre::transport::smtp::Error),
}

impl MailError {
    /// What went wrong, each cause behind the one before, for whoever keeps the server: mail addresses are left out.
    #[must_use]
    pub fn told(&self) -> String {
        let mut told = self.to_string();
        let mut cause = std::error::Error::source(self);
        while let Some(deeper) = cause {
            let words = deeper.to_string();
            if !told.contains(&words) {
                told = format!("{told}: {words}");
            }
            cause = deeper.source();
        }
        let word = |word: &str| if word.contains('@') { "(an address)".to_owned() } else { word.to_owned() };
        told.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
    }
}

impl Mailer {
    /// Reads the settings; connects to nobody yet. Each error says which setting is wrong.
    pub fn new(settings: &Settings) -> anyhow::Result<Self> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&settings.server).context(
            "--smtp or GROWING_EDGE_SMTP is no address of a mail server, such as smtps://user:password@mail.example.org",
        )?;
        let from = settings
            .from
            .parse()
            .context("--mail-from or GROWING_EDGE_MAIL_FROM is no sender, such as Growing Edge <edge@example.org>")?;
        let public_address = settings.public_address.trim_end_matches('/').to_owned();
        anyhow::ensure!(
            public_address.starts_with("https://") || public_address.starts_with("http://"),
            "--public-address or GROWING_EDGE_PUBLIC_ADDRESS is no address, such as https://edge.example.org"
        );
        let server = host_of(&settings.server);
        Ok(Self { transport: transport.timeout(Some(PATIENCE)).build(), server, from, public_address })
    }

    /// Host, and port where one is set.
    #[must_use]
    pub fn server(&self) -> &str {
        &self.server
    }

    /// Who mails come from.
    #[must_use]
    pub fn sender(&self) -> String {
        self.from.to_string()
    }

    /// A page's whole address.
    #[must_use]
    pub fn href(&self, path: &str) -> String {
        format!("{}{path}", self.public_address)
    }

    /// Hands a mail to the server; `Ok` when the server has taken it.
    pub async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        let to: Mailbox = mail.to.parse().map_err(|_| MailError::Address)?;
        let host = self.from.email.domain();
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .message_id(Some(format!("<{}@{host}>", mail.name)))
            .subject(mail.subject.as_str())
            .header(header::ContentTransferEncoding::QuotedPrintable)
            .header(ContentType::TEXT_PLAIN);
        if let Some(end) = &mail.end {
            message = message.raw_header(raw("List-Unsubscribe", format!("<{end}>")));
            message = message.raw_header(raw("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".into()));
        }
        // Nobody is to answer "I am away" to it.
        let message = message.raw_header(raw("Auto-Submitted", "auto-generated".into())).body(mail.text.clone())?;
        self.transport.send(message).await?;
        Ok(())
    }
}

fn raw(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}
