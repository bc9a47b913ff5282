//! The record of supervision: session by session, month by month, and the time among peers on one's own practice.

use super::records::Records;
use crate::db::supervision::{Kind, Session};
use crate::paper::{Block, Column, Table};
use crate::web::supervision::{hours, length};
use chrono::{Datelike, Months};
use domain::vocabulary::Document;
use domain::words::{self, English};
use std::collections::BTreeMap;

pub fn log(document: &Document, records: &Records, names: bool, english: English) -> Vec<Block> {
    let heading = Block::Heading(2, "Supervision and consultation".into());
    if records.sessions.is_empty() {
        return vec![heading, Block::Text("No session is recorded for this time.".into())];
    }
    let counts = document.group_half_most.is_some();
    let mut columns = vec![
        Column::words("Date", 4),
        Column::words("How", 7),
        Column::words("Of how many", 4),
        Column::words("Length", 5),
    ];
    if counts {
        columns.push(Column::words("Counts", 5));
    }
    let (mut all, mut counted) = (0, 0);
    let rows: Vec<Vec<String>> = records
        .sessions
        .iter()
        .map(|session| {
            let facts = &session.facts;
            let own = document.countable(facts.minutes, size(session));
            all += facts.minutes;
            counted += own;
            let mut how = facts.kind.label().to_owned();
            if names && facts.supervisor.is_some() {
                how.push_str(&format!("\nwith {}", hours::name(&records.supervisors, facts.supervisor)));
            }
            let of = facts.group_size.map(|size| size.to_string()).unwrap_or_default();
            let mut row = vec![words::short_date(facts.held_on, english), how, of, length(facts.minutes)];
            if counts {
                row.push(length(own));
            }
            row
        })
        .collect();
    let mut totals = vec!["In all".to_owned(), String::new(), String::new(), length(all)];
    if counts {
        totals.push(length(counted));
    }
    let mut blocks =
        vec![heading, Block::Table(Table { caption: "Oldest first".into(), columns, rows, totals: Some(totals) })];
    let open = records
        .sessions
        .iter()
        .filter(|session| counts && session.facts.kind != Kind::Individual && session.facts.group_size.is_none());
    let open = i64::try_from(open.count()).unwrap_or(i64::MAX);
    if open > 0 {
        let open = words::count(open, "session does", "sessions do");
        blocks.push(Block::Fine(format!("{open} not say how many shared the time, and stand as long as they were.")));
    }
    blocks
}

/// How many shared the time; nobody where it was one to one.
fn size(session: &Session) -> Option<u32> {
    session.facts.group_size.filter(|_| session.facts.kind != Kind::Individual)
}

pub fn months(document: &Document, records: &Records) -> Vec<Block> {
    let Some(asked) = document.month_minutes else { return vec![] };
    let mut months: BTreeMap<(i32, u32), u32> = BTreeMap::new();
    let mut day = records.period.from.with_day(1);
    while let Some(first) = day.filter(|day| *day <= records.period.to) {
        months.insert((first.year(), first.month()), 0);
        day = first.checked_add_months(Months::new(1));
    }
    for session in &records.sessions {
        let held = session.facts.held_on;
        *months.entry((held.year(), held.month())).or_default() +=
            document.countable(session.facts.minutes, size(session));
    }
    let rows = months.iter().map(|((year, month), minutes)| {
        let left = asked.saturating_sub(*minutes);
        let told = if left == 0 { "reached".into() } else { format!("{} to go", length(left)) };
        vec![format!("{} {year}", words::month_name(*month)), length(*minutes), told]
    });
    vec![
        Block::Heading(3, "Month by month".into()),
        Block::Text(format!("{} are looked for in each month, when accredited.", words::upper(&length(asked)))),
        Block::Table(Table {
            caption: "Time that counts, by month".into(),
            columns: vec![
                Column::words("Month", 4),
                Column::words("Counts", 4),
                Column::words("Of what is looked for", 4),
            ],
            rows: rows.collect(),
            totals: None,
        }),
    ]
}

/// Time among peers: on one's own practice, and on that of others. The minutes given, else an equal share, else not known.
pub fn peers(records: &Records, english: English) -> Vec<Block> {
    let heading = Block::Heading(2, "Peer consultation".into());
    let held: Vec<&Session> = records.sessions.iter().filter(|session| session.facts.kind == Kind::Peer).collect();
    if held.is_empty() {
        return vec![heading, Block::Text("No peer consultation is recorded for this time.".into())];
    }
    let own = |session: &Session| {
        let facts = &session.facts;
        facts.own_practice_minutes.or_else(|| facts.group_size.map(|size| facts.minutes / size.max(1)))
    };
    let rows = held.iter().map(|session| {
        let facts = &session.facts;
        let mine = own(session);
        let told = |minutes: Option<u32>| minutes.map_or_else(|| "not said".into(), length);
        vec![
            words::short_date(facts.held_on, english),
            length(facts.minutes),
            told(mine),
            told(mine.map(|mine| facts.minutes.saturating_sub(mine))),
        ]
    });
    let known: u32 = held.iter().filter_map(|session| own(session)).sum();
    let all: u32 = held.iter().filter(|session| own(session).is_some()).map(|session| session.facts.minutes).sum();
    let table = Table {
        caption: "Oldest first".into(),
        columns: vec![
            Column::words("Date", 4),
            Column::words("Length", 4),
            Column::words("On my own practice", 4),
            Column::words("On that of others", 4),
        ],
        rows: rows.collect(),
        totals: Some(vec![
            "In all".into(),
            length(held.iter().map(|session| session.facts.minutes).sum()),
            length(known),
            length(all.saturating_sub(known)),
        ]),
    };
    vec![heading, Block::Table(table)]
}
