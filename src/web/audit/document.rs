//! A pack as one document, in the order in which a board reads: summary, requirement by requirement, ledger, certificates,
//! what is left out, and the rules it was counted by.

use super::pack::{Line, Pack};
use crate::paper::{Block, Column, File, Made, Paper, Sheet, Table, make_apart};
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use domain::quantity::Credit;
use domain::words::{self, English};

/// The pack as a document; its certificates stand at the same places as in `pack.proofs`.
pub fn paper(pack: &Pack) -> Paper {
    let mut blocks = vec![Block::Heading(1, "Continuing education record".into())];
    summary(pack, &mut blocks);
    requirements(pack, &mut blocks);
    ledger(pack, &mut blocks);
    left_out(pack, &mut blocks);
    rules(pack, &mut blocks);
    certificates(pack, &mut blocks);
    Paper {
        title: format!("Continuing education record, {}", pack.kept.licence),
        language: language(pack.english).into(),
        sheet: sheet(pack.english),
        foot: format!("{}, {}", pack.kept.licence, pack.span()),
        author: Some(pack.holder.clone()),
        made_on: pack.made_on,
        blocks,
    }
}

/// The language of a document, as PDF names it.
pub const fn language(english: English) -> &'static str {
    match english {
        English::American => "en-US",
        English::British => "en-GB",
    }
}

/// The sheet that is usual where the reader lives.
pub const fn sheet(english: English) -> Sheet {
    match english {
        English::American => Sheet::Letter,
        English::British => Sheet::A4,
    }
}

/// Makes a document in a process of its own, without holding up other pages.
pub async fn printed(app: &App, paper: Paper, files: Vec<File>) -> Result<Made> {
    let made = app.reader.apart(move |program| make_apart(program, &paper, files)).await;
    made.map_err(|error| AppError::Broken(error.into()))?.map_err(|error| AppError::Broken(error.into()))
}

fn summary(pack: &Pack, blocks: &mut Vec<Block>) {
    let kept = &pack.kept;
    blocks.push(Block::Lead(kept.headline.clone()));
    let license = match pack.english {
        English::American => "License",
        English::British => "Licence",
    };
    let state = match pack.renewed_on {
        Some(day) => format!("Renewed on {}; the ledger is as it was kept then.", words::date(day, pack.english)),
        None if kept.closes < pack.made_on => format!("Ended on {}.", words::date(kept.closes, pack.english)),
        None => format!("In progress on {}.", words::date(pack.made_on, pack.english)),
    };
    let mut rows = vec![
        ("Name".to_owned(), pack.holder.clone()),
        (license.to_owned(), kept.licence.clone()),
        (format!("{license} number"), "________________ (not kept here; write it in)".into()),
        ("Board".to_owned(), kept.board.clone()),
        ("Period".to_owned(), pack.span()),
        ("State".to_owned(), state),
        ("Counted".to_owned(), words::hours(Credit(kept.counted))),
        ("Carry-over".to_owned(), kept.carry.clone()),
        (
            "Rules".to_owned(),
            format!("Rule set {}, sources up to {}, read on {}.", kept.rule_set, kept.rules_as_of, words::READ_ON),
        ),
    ];
    if let Some((sentence, source)) = pack.rule("Audit") {
        rows.push(("Audits".to_owned(), if source.is_empty() { sentence } else { format!("{sentence} ({source})") }));
    }
    rows.push(("Made on".to_owned(), words::date(pack.made_on, pack.english)));
    blocks.push(Block::Facts { about: "Summary".into(), rows });
    if !kept.open.is_empty() {
        blocks.push(Block::Heading(3, "Still open".into()));
        blocks.push(Block::List(kept.open.clone()));
    }
}

fn requirements(pack: &Pack, blocks: &mut Vec<Block>) {
    blocks.push(Block::Heading(2, "Requirement by requirement".into()));
    for row in &pack.kept.requirements {
        blocks.push(Block::Heading(3, row.heading.trim_end_matches('.').to_owned()));
        blocks.push(Block::Text(row.line.clone()));
        let proving: Vec<(&Line, i64)> = pack.proving(row).collect();
        if row.id == "total" && !proving.is_empty() {
            blocks.push(Block::Text("Every activity of the ledger that counts.".into()));
        } else if !proving.is_empty() {
            let rows = proving.iter().map(|(line, hours)| {
                vec![line.hours.title.clone(), day(line, pack), Credit(*hours).to_string(), line.letters.join(", ")]
            });
            blocks.push(Block::Table(Table {
                caption: "What goes towards it".into(),
                columns: vec![
                    Column::words("Activity", 7),
                    Column::words("Date", 3),
                    Column::number("Hours", 2),
                    Column::words("Certificate", 2),
                ],
                rows: rows.collect(),
                totals: None,
            }));
        }
        if !row.sources.is_empty() {
            blocks.push(Block::Fine(format!("Source: {}.", row.sources.join("; "))));
        }
    }
}

fn day(line: &Line, pack: &Pack) -> String {
    line.hours.date.map_or_else(|| "Before".into(), |day| words::short_date(day, pack.english))
}

fn ledger(pack: &Pack, blocks: &mut Vec<Block>) {
    blocks.push(Block::Heading(2, "Ledger".into()));
    if pack.lines.is_empty() {
        blocks.push(Block::Text("Nothing is recorded for this period.".into()));
        return;
    }
    let rows = pack.lines.iter().map(|line| {
        let hours = &line.hours;
        let mut what = format!("{}\n{}", hours.title, hours.kind);
        if let Some(facts) = &line.facts {
            if let Some(provider) = &facts.provider {
                what.push_str(&format!(", by {provider}"));
            }
            match (&facts.approvals, &facts.number) {
                (Some(by), Some(number)) => what.push_str(&format!("\nApproved: {by}, no. {number}")),
                (Some(by), None) => what.push_str(&format!("\nApproved: {by}")),
                (None, Some(number)) => what.push_str(&format!("\nApproval no. {number}")),
                (None, None) => {}
            }
        }
        let mut why = hours.why.clone();
        if !hours.sources.is_empty() {
            why.push_str(&format!(" ({})", hours.sources.join("; ")));
        }
        vec![
            day(line, pack),
            what,
            Credit(hours.earned).to_string(),
            Credit(hours.counts).to_string(),
            why,
            line.letters.join(", "),
        ]
    });
    let (earned, counted) = pack
        .lines
        .iter()
        .fold((0, 0), |(earned, counted), line| (earned + line.hours.earned, counted + line.hours.counts));
    blocks.push(Block::Table(Table {
        caption: "Oldest first. A letter names the certificate that proves it.".into(),
        columns: vec![
            Column::words("Date", 5),
            Column::words("Activity", 12),
            Column::number("Earned", 3),
            Column::number("Counted", 4),
            Column::words("Why", 9),
            Column::words("Proof", 3),
        ],
        rows: rows.collect(),
        totals: Some(vec![
            "In all".into(),
            String::new(),
            Credit(earned).to_string(),
            Credit(counted).to_string(),
            String::new(),
            String::new(),
        ]),
    }));
}

fn left_out(pack: &Pack, blocks: &mut Vec<Block>) {
    let mut lines = Vec::new();
    if !pack.shows_uncounted && pack.uncounted > 0 {
        let count = i64::try_from(pack.uncounted).unwrap_or(i64::MAX);
        lines.push(format!(
            "{}: not part of what is claimed.",
            words::count(count, "activity that counts for nothing here", "activities that count for nothing here")
        ));
    }
    let bare = pack.counted().filter(|line| line.letters.is_empty() && line.hours.date.is_some());
    lines.extend(
        bare.map(|line| format!("A certificate of “{}”, {}: none is on file.", line.hours.title, day(line, pack))),
    );
    lines.push("Learning outside this period.".into());
    blocks.push(Block::Heading(2, "Not in this document".into()));
    blocks.push(Block::List(lines));
}

fn rules(pack: &Pack, blocks: &mut Vec<Block>) {
    let kept = &pack.kept;
    blocks.push(Block::Heading(2, "The rules it was counted by".into()));
    blocks.push(Block::Text(format!(
        "{}, rule set {}, with sources up to {}. Boards change rules: where a figure here differs from the board’s, the board’s holds.",
        kept.board, kept.rule_set, kept.rules_as_of
    )));
    let rows = kept.rules.iter().map(|rule| vec![rule.heading.clone(), rule.sentence.clone(), rule.sources.join("; ")]);
    blocks.push(Block::Table(Table {
        caption: "Each rule with its source and date".into(),
        columns: vec![Column::words("About", 4), Column::words("Rule", 9), Column::words("Source", 6)],
        rows: rows.collect(),
        totals: None,
    }));
}

fn certificates(pack: &Pack, blocks: &mut Vec<Block>) {
    if pack.proofs.is_empty() {
        return;
    }
    blocks.push(Block::Break);
    blocks.push(Block::Heading(2, "Certificates".into()));
    let rows = pack.proofs.iter().flat_map(|proof| {
        let own = pack.counted().filter(move |line| line.letters.contains(&proof.letter));
        own.map(move |line| {
            let hours = Credit(line.hours.counts).to_string();
            vec![proof.letter.clone(), line.hours.title.clone(), day(line, pack), hours]
        })
    });
    blocks.push(Block::Table(Table {
        caption: "Each follows as it was given, below what it proves.".into(),
        columns: vec![
            Column::words("Certificate", 2),
            Column::words("Activity", 7),
            Column::words("Date", 3),
            Column::number("Hours", 2),
        ],
        rows: rows.collect(),
        totals: None,
    }));
    for (file, proof) in pack.proofs.iter().enumerate() {
        let own = pack.counted().filter(|line| line.letters.contains(&proof.letter));
        let proves = own.map(|line| {
            let mut words =
                format!("{} of “{}”, {}", words::hours(Credit(line.hours.counts)), line.hours.title, day(line, pack));
            let towards = pack.proves(&line.hours);
            if !towards.is_empty() {
                words.push_str(&format!(", towards: {}", towards.join("; ")));
            }
            words
        });
        blocks.push(Block::Pages {
            heading: format!("Certificate {}", proof.letter),
            label: format!("Proves {}.", proves.collect::<Vec<_>>().join("; and ")),
            file,
            kept_as: proof.file_name(),
        });
    }
}
