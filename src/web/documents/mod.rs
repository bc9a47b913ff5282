//! Documents that bodies ask for, made of the records that are here: to be read, printed and kept as a PDF. What was written
//! about the work goes in line by line, each line as it was chosen; what is written for a document alone is kept (`texts`).

mod chosen;
mod draft;
mod gaps;
mod learning;
mod period;
mod records;
mod supervision;
mod texts;
mod view;

use crate::paper::{Block, Paper};
use crate::web::app::App;
use crate::web::audit::{language, printed, sheet};
use crate::web::download::attachment;
use crate::web::error::{AppError, Result};
use crate::web::form::{Form, Problems};
use crate::web::page::Page;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use domain::vocabulary::{Document, DocumentPart, PlanBody, Vocabulary, Written};
use draft::Draft;
use period::Period;
use records::Records;
use serde::Deserialize;
use texts::Texts;

pub fn router() -> Router<App> {
    let documents = Router::new().route("/documents", get(list)).route("/documents/{slug}", get(fresh).post(make));
    documents.merge(texts::router())
}

async fn list(signed_in: SignedIn) -> Result {
    Ok(Page::new("Documents", Section::Growth).show(&signed_in.visitor, view::list).await)
}

fn known(slug: &str) -> Result<&'static Document> {
    Vocabulary::builtin().document(slug).ok_or(AppError::NotFound)
}

/// The body that asks for a document; a test sees that each has one.
fn body_of(document: &Document) -> &'static PlanBody {
    let vocabulary = Vocabulary::builtin();
    vocabulary.plan_body(&document.body).unwrap_or(&vocabulary.learning_plans.body[0])
}

/// Days that an address may name.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Days {
    from: String,
    to: String,
}

/// With nothing chosen: not a word that was written about the work.
async fn fresh(signed_in: SignedIn, Path(slug): Path<String>, Query(days): Query<Days>) -> Result {
    let document = known(&slug)?;
    let texts = Texts::load(&signed_in, document).await?;
    let named = Draft { from: days.from, to: days.to, ..Draft::default() };
    let first = || Period::first(document, texts.starts(), signed_in.today);
    let draft = Draft::fresh(named.period(signed_in.today).unwrap_or_else(|_| first()));
    page(&signed_in, document, draft, texts, Problems::default()).await
}

/// Posted, so that no address and no log holds what was chosen.
async fn make(signed_in: SignedIn, Path(slug): Path<String>, Form(draft): Form<Draft>) -> Result {
    let document = known(&slug)?;
    let texts = Texts::load(&signed_in, document).await?;
    let period = match draft.period(signed_in.today) {
        Ok(period) if draft.made == "pdf" => period,
        Ok(_) => return page(&signed_in, document, draft, texts, Problems::default()).await,
        Err(problems) => return page(&signed_in, document, draft, texts, problems).await,
    };
    let records = Records::load(&signed_in, period).await?;
    let body = body_of(document);
    let mut blocks = vec![Block::Heading(1, document.title.clone())];
    blocks.push(Block::Lead(lead(&signed_in, document, period)));
    blocks.extend(parts(document, &records, &texts, &draft, &signed_in));
    let title = format!("{}, {}", document.title, signed_in.account.name);
    let paper = Paper {
        foot: format!("{}, {}", title, period.span(signed_in.english())),
        title,
        language: language(signed_in.english()).into(),
        sheet: sheet(signed_in.english()),
        author: Some(signed_in.account.name.clone()),
        made_on: signed_in.today,
        blocks,
    };
    let made = printed(signed_in.app(), paper, vec![]).await?;
    Ok(attachment(&format!("{}-{}.pdf", body.slug, period.to), "application/pdf", made.pdf))
}

fn lead(signed_in: &SignedIn, document: &Document, period: Period) -> String {
    let body = body_of(document);
    let whom = if document.asks.is_empty() { String::new() } else { format!(" For: {}.", body.name) };
    format!("{}, {}.{whom}", signed_in.account.name, period.span(signed_in.english()))
}

/// The parts of a document, in its order.
fn parts(document: &Document, records: &Records, texts: &Texts, draft: &Draft, signed_in: &SignedIn) -> Vec<Block> {
    let english = signed_in.english();
    let chosen = draft.chosen();
    let part = |part: &DocumentPart| match part {
        DocumentPart::Log => learning::log(document, records, &chosen, english),
        DocumentPart::Kinds => learning::kinds(document, records),
        DocumentPart::Gaps => gaps::blocks(document, records, english),
        DocumentPart::Goals => chosen::goals(records, &chosen),
        DocumentPart::Reflections => chosen::reflections(records, &chosen),
        DocumentPart::PeerConsultation => supervision::peers(records, english),
        DocumentPart::Supervision => supervision::log(document, records, !draft.names.is_empty(), english),
        DocumentPart::Months => supervision::months(document, records),
        DocumentPart::Summary => texts.blocks(document, Written::Summary, records, english),
        DocumentPart::Statement => texts.blocks(document, Written::Statement, records, english),
    };
    document.parts.iter().flat_map(part).collect()
}

async fn page(
    signed_in: &SignedIn,
    document: &'static Document,
    draft: Draft,
    texts: Texts,
    problems: Problems,
) -> Result<Response> {
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let first = || Period::first(document, texts.starts(), signed_in.today);
    let period = draft.period(signed_in.today).unwrap_or_else(|_| first());
    let records = Records::load(signed_in, period).await?;
    let drawn = view::Drawn {
        blocks: parts(document, &records, &texts, &draft, signed_in),
        groups: chosen::offered(document, &records),
        lead: lead(signed_in, document, period),
        written: texts::listed(&texts, document, period, signed_in),
        document,
        draft,
        problems,
    };
    let page = Page::new(document.title.clone(), Section::Growth).status(status);
    Ok(page.show(&signed_in.visitor, move || view::document(drawn)).await)
}
