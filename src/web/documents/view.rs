//! A document as it is read, and beside it what can go in.

use super::chosen::Group;
use super::draft::Draft;
use super::texts::Listed;
use crate::paper::{Block, Table as Rows};
use crate::web::form::Problems;
use crate::web::ui::{
    Aside, Breadcrumbs, Button, Check, Cols, Column, DateField, ErrorSummary, Facts, Heading, Kind, LinkButton, Sign,
    Table,
};
use domain::vocabulary::{Document, DocumentPart, Vocabulary};
use leptos::prelude::*;

pub struct Drawn {
    pub document: &'static Document,
    pub draft: Draft,
    pub problems: Problems,
    pub blocks: Vec<Block>,
    pub groups: Vec<Group>,
    pub lead: String,
    pub written: Listed,
}

pub fn list() -> impl IntoView {
    let rows = Vocabulary::builtin().documents.document.iter().map(|document| {
        let body = super::body_of(document);
        view! {
            <li>
                <a href=format!("/documents/{}", document.slug)>{document.title.clone()}</a>
                <span class="fine">{format!(" {}", body.name)}</span>
            </li>
        }
    });
    view! {
        <Breadcrumbs above=vec![("Growth".into(), "/growth".into())] here="Documents" />
        <Heading title="Documents" line="What bodies ask for, from the records that are here. Nothing you wrote goes in unless you tick it." />
        <ul class="offers">{rows.collect_view()}</ul>
    }
    .into_any()
}

pub fn document(drawn: Drawn) -> impl IntoView {
    let Drawn { document, draft, problems, blocks, groups, lead, written } = drawn;
    let crumbs = vec![("Growth".into(), "/growth".into()), ("Documents".into(), "/documents".into())];
    let name = super::body_of(document).name.clone();
    view! {
        <Breadcrumbs above=crumbs here=document.title.clone() />
        <Heading title=document.title.clone() line=lead above=name />
        <ErrorSummary problems=problems.summary() />
        <Cols>
            <div class="document">{blocks.into_iter().map(block_view).collect_view()}</div>
            <Aside label="What goes in">
                {written_view(written)}
                {form(document, draft, problems, groups)}
                {asks(document)}
            </Aside>
        </Cols>
    }
    .into_any()
}

fn form(document: &'static Document, draft: Draft, problems: Problems, groups: Vec<Group>) -> AnyView {
    let action = format!("/documents/{}", document.slug);
    let names = (document.has(DocumentPart::Supervision)).then(|| {
        view! { <Check name="names" label="Name my supervisors" value="1" checked=!draft.names.is_empty() /> }
    });
    let any = !groups.is_empty();
    let chosen = draft.words.clone();
    let groups = groups.into_iter().map(|group| group_view(group, &chosen)).collect_view();
    let lines = any.then(|| {
        view! {
            <p>"Each line stands here with its text. What you do not tick stays with you."</p>
            {groups}
        }
    });
    view! {
        <form method="post" action=action class="form" novalidate>
            <h2>"What goes in"</h2>
            <div class="pair">
                <DateField name="from" label="From" value=draft.from.clone() error=problems.of("from") />
                <DateField name="to" label="To" value=draft.to.clone() error=problems.of("to") />
            </div>
            {names}
            {lines}
            <p class="actions">
                <Button label="Show" />
                <Button label="Make the PDF" kind=Kind::Main sign=Sign::Download name="made" value="pdf" />
            </p>
        </form>
    }
    .into_any()
}

fn group_view(group: Group, chosen: &[String]) -> AnyView {
    let lines = group.lines.into_iter().map(|line| {
        let ticked = chosen.contains(&line.key);
        view! { <Check name="words" value=line.key label=line.label checked=ticked hint=line.text /> }
    });
    let lines = lines.collect_view();
    view! {
        <fieldset>
            <legend>{group.legend}</legend>
            {lines}
        </fieldset>
    }
    .into_any()
}

/// The texts that are written for the document: how far each is, and where it is written.
fn written_view(listed: Listed) -> Option<AnyView> {
    if listed.parts.is_empty() {
        return None;
    }
    let parts = listed.parts.into_iter().map(|part| {
        let begin = part.begin.map(|(words, href)| {
            view! {
                <p>
                    <a href=href>{words}</a>
                </p>
            }
        });
        view! {
            <h3>{part.label}</h3>
            <p class="fine">{part.told}</p>
            <p>
                <LinkButton href=part.href label=part.action spoken=format!("{}: {}", part.label, part.action) />
            </p>
            {begin}
        }
    });
    let others = listed.others.into_iter().map(|(words, href)| {
        view! {
            <li>
                <a href=href>{words}</a>
            </li>
        }
    });
    let others = others.collect::<Vec<_>>();
    let others = (!others.is_empty()).then(|| view! { <ul class="list">{others}</ul> });
    Some(
        view! {
            <h2>"What you write for it"</h2>
            {parts.collect_view()}
            {others}
        }
        .into_any(),
    )
}

fn asks(document: &'static Document) -> Option<AnyView> {
    if document.asks.is_empty() {
        return None;
    }
    let asks = document.asks.iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view();
    let read_on = &Vocabulary::builtin().documents.read_on;
    let source = document.source.clone().unwrap_or_default();
    Some(
        view! {
            <h2>"What it asks"</h2>
            <ul class="list">{asks}</ul>
            <p class="fine">
                {format!("By {source}, read in stored copies as of {read_on}. The order is ours; look at the body’s own form before you send it.")}
            </p>
        }
        .into_any(),
    )
}

/// A part as pages show it; the same parts are printed.
fn block_view(block: Block) -> AnyView {
    match block {
        Block::Heading(1, _) | Block::Break | Block::Pages { .. } => ().into_any(),
        Block::Heading(2, text) => view! { <h2>{text}</h2> }.into_any(),
        Block::Heading(_, text) => view! { <h3>{text}</h3> }.into_any(),
        Block::Text(text) => lines(&text, "").into_any(),
        Block::Lead(text) => lines(&text, "verdict").into_any(),
        Block::Fine(text) => lines(&text, "fine").into_any(),
        Block::List(items) => {
            view! { <ul class="list">{items.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> }
                .into_any()
        }
        Block::Facts { rows, .. } => {
            let rows = rows.into_iter().map(|(name, words)| (name, words.into_any())).collect();
            view! { <Facts rows=rows /> }.into_any()
        }
        Block::Table(table) => table_view(table),
    }
}

/// A paragraph that keeps its lines.
fn lines(text: &str, class: &'static str) -> AnyView {
    let lines = text.lines().enumerate().map(|(place, line)| {
        view! {
            {(place > 0).then(|| view! { <br /> })}
            {line.to_owned()}
        }
    });
    let lines = lines.collect_view();
    view! { <p class=(!class.is_empty()).then_some(class)>{lines}</p> }.into_any()
}

fn table_view(table: Rows) -> AnyView {
    let columns = table.columns.iter().map(|column| match column.is_number {
        true => Column::number(column.head.clone()),
        false => Column::words(column.head.clone()).labelled(),
    });
    let columns = columns.collect();
    let cells = |row: Vec<String>| row.into_iter().map(|cell| cell_view(&cell)).collect::<Vec<_>>();
    let rows = table.rows.into_iter().map(cells).collect();
    let totals = table.totals.map(cells);
    view! { <Table caption=table.caption columns=columns rows=rows totals=totals /> }.into_any()
}

fn cell_view(text: &str) -> AnyView {
    let lines = text.lines().enumerate().map(|(place, line)| {
        view! {
            {(place > 0).then(|| view! { <br /> })}
            {line.to_owned()}
        }
    });
    lines.collect_view().into_any()
}
