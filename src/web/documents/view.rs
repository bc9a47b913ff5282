//! A document as it is read, and beside it what can go in.

use super::chosen::Group;
use super::draft::{self, Draft};
use crate::paper::{Block, Table as Rows};
use crate::web::form::Problems;
use crate::web::ui::{
    Aside, Breadcrumbs, Button, Check, Cols, Column, DateField, ErrorSummary, Facts, Heading, Kind, Sign, Table,
    TextArea,
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
    let Drawn { document, draft, problems, blocks, groups, lead } = drawn;
    let crumbs = vec![("Growth".into(), "/growth".into()), ("Documents".into(), "/documents".into())];
    let name = super::body_of(document).name.clone();
    view! {
        <Breadcrumbs above=crumbs here=document.title.clone() />
        <Heading title=document.title.clone() line=lead above=name />
        <ErrorSummary problems=problems.summary() />
        <Cols>
            <div class="document">{blocks.into_iter().map(block_view).collect_view()}</div>
            <Aside label="What goes in">{form(document, draft, problems, groups)}{asks(document)}</Aside>
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
    let written = own_words(document, &draft, &problems);
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
            {written}
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

fn own_words(document: &'static Document, draft: &Draft, problems: &Problems) -> Option<AnyView> {
    if !draft::is_written(document) {
        return None;
    }
    let field = |name: &'static str, label: &'static str, text: &str, most: Option<u32>, rows: u8| {
        let hint = most.map(|most| draft::counted(text, most)).unwrap_or_default();
        view! {
            <TextArea
                name=name
                label=label
                value=text.to_owned()
                hint=hint
                rows=rows
                own=true
                error=problems.of(name)
                guard=problems.clinical(name)
            />
        }
        .into_any()
    };
    let summary = field("summary", "Summary of practice", &draft.summary, document.summary_words, 6);
    let statement = field("statement", "Statement", &draft.statement, document.statement_words, 10);
    Some(
        view! {
            <p class="fine">"What you write here goes into the document and is not kept: keep the PDF. “Show” counts the words."</p>
            {document.has(DocumentPart::Summary).then_some(summary)}
            {document.has(DocumentPart::Statement).then_some(statement)}
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
