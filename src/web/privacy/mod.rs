//! "Who can see what": plain and complete.

use crate::web::app::App;
use crate::web::error::Result;
use crate::web::page::Page;
use crate::web::ui::{Column, Heading, Margin, Section, Table};
use crate::web::visitor::Visitor;
use axum::Router;
use axum::routing::get;
use leptos::prelude::*;

pub fn router() -> Router<App> {
    Router::new().route("/privacy", get(show))
}

/// What is kept, who reads it, and how it lies in the database.
const KEPT: [(&str, &str, &str); 16] = [
    ("What you write about a challenge", "Only you", "Encrypted with a key of your own"),
    ("Goals: statement, measure, practice, reason", "Only you", "Encrypted with a key of your own"),
    ("Turning points, notes on ratings, who rated", "Only you", "Encrypted with a key of your own"),
    ("Notes on learning, provider or person", "Only you", "Encrypted with a key of your own"),
    ("Certificates: the files, their names, what was read from them", "Only you", "Encrypted with a key of your own"),
    ("Certificates: sizes, kinds of file, what each is kept with", "Only you, in the app", "Plain"),
    (
        "Supervision: questions, notes, what you take from it, who supervises",
        "Only you",
        "Encrypted with a key of your own",
    ),
    (
        "What you ask a supervisor to confirm: your name, theirs, days, lengths and kinds of sessions",
        "You, and whoever holds the link that you send",
        "Encrypted with a key of your own; of the link a hash",
    ),
    ("Days, kinds and lengths of supervision", "Only you, in the app", "Plain"),
    ("Words that the guard leaves alone", "Only you", "Encrypted with a key of your own"),
    ("Reasons given to the guard: how often, for which kind of detail", "Only you, in the app", "Plain counts"),
    ("Titles, dates, lengths, topics and costs of learning", "Only you, in the app", "Plain"),
    ("Licenses: board, title, dates, answers to questions", "Only you, in the app", "Plain"),
    ("Kinds of challenge, skills and levels", "Only you, in the app", "Plain"),
    ("Email, name, time zone, birthday without the year", "Only you, in the app", "Plain"),
    ("Password", "Nobody", "Kept as a hash that cannot be turned back"),
];

async fn show(visitor: Visitor) -> Result {
    let kept_by = visitor.app.settings.kept_by.clone().unwrap_or_else(|| "whoever keeps this server".into());
    let page = Page::new("Who can see what", Section::None);
    Ok(page.show(&visitor, move || view(kept_by)).await)
}

fn view(kept_by: String) -> impl IntoView {
    let rows = KEPT.iter().map(|(what, who, how)| vec![(*what).into_any(), (*who).into_any(), (*how).into_any()]);
    let columns = vec![
        Column::words("What"),
        Column::words("Who sees it").labelled(),
        Column::words("In the database").labelled(),
    ];
    view! {
        <Heading
            title="Who can see what"
            line="Your records are yours alone. Nobody else has an account that opens them; a link that you send to a supervisor shows what it asks to confirm, nothing else."
        />
        <Margin heading="What is kept">
            <Table caption="What is kept, who sees it and how it lies in the database" columns=columns rows=rows.collect() />
        </Margin>
        <Margin heading="What the host can do">
            <p>
                {format!(
                    "This copy is kept by {kept_by}. Who holds both the database and the server's key could read what is encrypted; a copy of the database alone, or a backup without the key, does not open it.",
                )}
            </p>
        </Margin>
        <Margin heading="What never leaves">
            <p>
                "A line that you note without a network lies on your device until it can be checked and saved; then it is removed there."
            </p>
            <p>
                "If you give your calendar an address, it reads days and names of licenses there, and titles of planned learning if you choose so. Nothing that you wrote about your work is in it."
            </p>
            <p>
                "Pages load nothing from other sites: no analytics, no fonts or pictures from elsewhere. Logs name the page that was asked for, never what stands on it."
            </p>
        </Margin>
        <Margin heading="What to leave out">
            <p>
                "Write patterns, never persons: no names, initials, dates of sessions, places or words that would let a client be known. This is your own record of learning, not a clinical note, and a court can ask for it."
            </p>
            <p>
                "A guard on this server reads each text before it is kept, and asks about what could tell who a person is. It can miss things, and sometimes asks in vain: " <a href="/allowed-words">"words it leaves alone"</a> "."
            </p>
        </Margin>
        <Margin heading="Taking it away">
            <p>
                "Under your account you can download everything as one archive, bring it in on another server, and remove everything here at once: first the key that reads your words, then every row. You get a receipt."
            </p>
        </Margin>
    }
    .into_any()
}
