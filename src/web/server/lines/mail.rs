//! The mail server, and how the queue stands.

use super::Line;
use crate::web::server::told::{MailTold, Told};

pub fn lines(told: &Told) -> Vec<Line> {
    match &told.mail {
        None => vec![none()],
        Some(mail) => {
            vec![
                Line::good("Mail server", mail.server.clone()),
                Line::good("Mails come from", mail.sender.clone()),
                Line::good("Links begin with", mail.address.clone()),
                queue(told, mail),
            ]
        }
    }
}

fn none() -> Line {
    Line::off("Mail", "None is sent")
        .saying("There are no reminders by mail. A calendar can remind people without it.")
        .help(
            "To send them, set all three and start the app again:",
            &[
                "GROWING_EDGE_SMTP=smtps://user:password@mail.example.org",
                "GROWING_EDGE_MAIL_FROM='Growing Edge <edge@example.org>'",
                "GROWING_EDGE_PUBLIC_ADDRESS=https://ce.example.org",
            ],
        )
}

fn queue(told: &Told, mail: &MailTold) -> Line {
    let queue = &mail.queue;
    let last = match queue.last_done {
        Some(moment) => format!("The last was sent, or wanted no more, on {}.", told.when(moment)),
        None => "None was sent yet.".to_owned(),
    };
    let waiting = match queue.waiting {
        0 => "None waits".to_owned(),
        1 => "1 mail waits".to_owned(),
        waiting => format!("{waiting} mails wait"),
    };
    if mail.stopped {
        return Line::look("The queue", "Has stopped")
            .saying(format!("{waiting}. {last}"))
            .help("Start the app again; the log says why it stopped.", &[]);
    }
    let Some(since) = queue.failing_since else { return Line::good("The queue", waiting).saying(last) };
    let mut troubles = Vec::new();
    if queue.tried_in_vain > 0 {
        troubles.push(match queue.tried_in_vain {
            1 => "1 mail could not be sent yet and is tried again".to_owned(),
            more => format!("{more} mails could not be sent yet and are tried again"),
        });
    }
    if queue.given_up > 0 {
        troubles.push(match queue.given_up {
            1 => "1 mail was given up after many tries".to_owned(),
            more => format!("{more} mails were given up after many tries"),
        });
    }
    Line::look("The queue", waiting)
        .saying(format!("Since {}: {}. {last}", told.day(since), troubles.join("; ")))
        .help("The log says what the mail server answered. A test mail, below, shows it here.", &[])
}
