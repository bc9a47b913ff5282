//! Documents that bodies ask for, made of the records that are here: to be read, printed and kept as a PDF. What was written
//! about the work goes in line by line, each line as it was chosen.

mod chosen;
mod draft;
mod gaps;
mod learning;
mod records;
mod supervision;
mod view;

use crate::paper::{Block, Paper};
use crate::web::app::App;
use crate::web::audit::{language, printed, sheet};
use crate::web::download::attachment;
use crate::web::error::{AppError, Result};
use crate::web::form::{Form, Problems};
use crate::web::guarded::Guard;
use crate::web::page::Page;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use domain::vocabulary::{Document, DocumentPart, PlanBody, Vocabulary};
use domain::words;
use draft::{Draft, Period};
use records::Records;

pub fn router() -> Router<App> {
    Router::new().route("/documents", get(list)).route("/documents/{slug}", get(fresh).post(make))
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

/// With nothing chosen: not a word that was written about the work.
async fn fresh(signed_in: SignedIn, Path(slug): Path<String>) -> Result {
    let document = known(&slug)?;
    let draft = Draft::fresh(document, signed_in.today);
    page(&signed_in, document, draft, Problems::default()).await
}

/// Posted, so that no address and no log holds what was chosen.
async fn make(signed_in: SignedIn, Path(slug): Path<String>, Form(draft): Form<Draft>) -> Result {
    let document = known(&slug)?;
    let period = match draft.period(signed_in.today) {
        Ok(period) if draft.made == "pdf" => period,
        Ok(_) => return page(&signed_in, document, draft, Problems::default()).await,
        Err(problems) => return page(&signed_in, document, draft, problems).await,
    };
    let records = Records::load(&signed_in, period).await?;
    let body = body_of(document);
    let mut blocks = vec![Block::Heading(1, document.title.clone())];
    blocks.push(Block::Lead(lead(&signed_in, document, period)));
    blocks.extend(parts(document, &records, &draft, &signed_in));
    let title = format!("{}, {}", document.title, signed_in.account.name);
    let paper = Paper {
        foot: format!("{}, {}", title, span(period, &signed_in)),
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

fn span(period: Period, signed_in: &SignedIn) -> String {
    let english = signed_in.english();
    format!("{} to {}", words::date(period.from, english), words::date(period.to, english))
}

fn lead(signed_in: &SignedIn, document: &Document, period: Period) -> String {
    let body = body_of(document);
    let whom = if document.asks.is_empty() { String::new() } else { format!(" For: {}.", body.name) };
    format!("{}, {}.{whom}", signed_in.account.name, span(period, signed_in))
}

/// The parts of a document, in its order.
fn parts(document: &Document, records: &Records, draft: &Draft, signed_in: &SignedIn) -> Vec<Block> {
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
        DocumentPart::Summary => draft::own_words("Summary of practice", &draft.summary, document.summary_words),
        DocumentPart::Statement => draft::own_words("Statement", &draft.statement, document.statement_words),
    };
    document.parts.iter().flat_map(part).collect()
}

async fn page(signed_in: &SignedIn, document: &'static Document, draft: Draft, problems: Problems) -> Result<Response> {
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let period = draft.period(signed_in.today).unwrap_or_else(|_| Draft::fresh(document, signed_in.today).years());
    let records = Records::load(signed_in, period).await?;
    // What is written here is not kept; it is marked all the same, since it goes out.
    let mut looked = Guard::look(signed_in, &draft.private()).await?;
    for (field, problem) in problems.summary() {
        looked.add(field, problem);
    }
    let drawn = view::Drawn {
        blocks: parts(document, &records, &draft, signed_in),
        groups: chosen::offered(document, &records),
        lead: lead(signed_in, document, period),
        document,
        draft,
        problems: looked,
    };
    let page = Page::new(document.title.clone(), Section::Growth).status(status).with_islands();
    Ok(page.show(&signed_in.visitor, move || view::document(drawn)).await)
}
