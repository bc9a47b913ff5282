//! The texts that are kept for a document, by part and period; and what the document holds of them.

use crate::db::document_texts::{self, DocumentText};
use crate::paper::Block;
use crate::web::documents::learning;
use crate::web::documents::period::Period;
use crate::web::documents::records::Records;
use crate::web::error::Result;
use crate::web::visitor::SignedIn;
use chrono::NaiveDate;
use domain::typed::words_of;
use domain::vocabulary::{Document, Written};
use domain::words::English;
use std::collections::BTreeSet;

/// One document's texts, the latest period first.
pub struct Texts(Vec<DocumentText>);

impl Texts {
    pub async fn load(signed_in: &SignedIn, document: &Document) -> Result<Self> {
        if document.written().next().is_none() {
            return Ok(Self(vec![]));
        }
        let mut texts = document_texts::list_document_texts(signed_in.db(), signed_in.owner()).await?;
        texts.retain(|text| text.facts.document == document.slug);
        Ok(Self(texts))
    }

    #[must_use]
    pub fn of(&self, part: Written, from: NaiveDate) -> Option<&DocumentText> {
        self.0.iter().find(|text| text.facts.part == part && text.facts.starts_on == from)
    }

    /// What was written for the period before, or for the nearest other one.
    #[must_use]
    pub fn before(&self, part: Written, from: NaiveDate) -> Option<&DocumentText> {
        let others = || self.0.iter().filter(|text| text.facts.part == part && text.facts.starts_on != from);
        others().find(|text| text.facts.starts_on < from).or_else(|| others().next_back())
    }

    /// The first days of the periods that something was written for.
    #[must_use]
    pub fn starts(&self) -> BTreeSet<NaiveDate> {
        self.0.iter().map(|text| text.facts.starts_on).collect()
    }

    /// A part as the document holds it: what was saved, how long it is, and which learning it speaks of.
    #[must_use]
    pub fn blocks(&self, document: &Document, part: Written, records: &Records, english: English) -> Vec<Block> {
        let heading = Block::Heading(2, part.label().into());
        let Some(text) = self.of(part, records.period.from) else {
            return vec![heading, Block::Text("Not written yet.".into())];
        };
        let facts = &text.facts;
        let mut blocks = vec![heading, Block::Text(facts.words.clone())];
        let spoken_of = records.learning.iter().filter(|activity| facts.activities.contains(&activity.id));
        let spoken_of: Vec<String> = spoken_of.map(|activity| learning::line(activity, english)).collect();
        if !spoken_of.is_empty() {
            blocks.extend([Block::Fine("It speaks of:".into()), Block::List(spoken_of)]);
        }
        let counted = document.most_words(part).map(|most| format!("{}.", words_of(&facts.words, most)));
        blocks.extend(counted.map(Block::Fine));
        blocks
    }
}

/// Where a part is written.
#[must_use]
pub fn address(document: &Document, part: Written, period: Period) -> String {
    format!("/documents/{}/{}?from={}&to={}", document.slug, part.slug(), period.from, period.to)
}
