//! What the server does once an hour, and how it went last.

use super::Line;
use crate::chores::CHORES;
use crate::web::server::told::Told;

pub fn lines(told: &Told) -> Vec<Line> {
    CHORES
        .iter()
        .map(|chore| match told.host.chores.last(chore.name) {
            _ if chore.needs_mail && told.mail.is_none() => Line::off(chore.name, "Not done: no mail is sent"),
            None => Line::off(chore.name, "Not done since the start"),
            Some(ran) if ran.went_well => Line::good(chore.name, format!("Done on {}", told.when(ran.at))),
            Some(ran) => Line::look(chore.name, format!("Did not work on {}", told.when(ran.at)))
                .help("It is tried again within the hour. The log says why.", &[]),
        })
        .collect()
}
