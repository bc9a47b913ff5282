//! The rules of continuing education and growth: pure functions of data and a date.
//!
//! No clock, no input or output, no randomness, no Leptos, no SeaORM: the server and the browser run the same code.

pub mod credit;
#[cfg(feature = "files")]
mod files;
pub mod growth;
pub mod guard;
#[cfg(feature = "lists")]
pub mod importing;
pub mod quantity;
pub mod reading;
pub mod rules;
pub mod schemas;
pub mod search;
pub mod typed;
pub mod vocabulary;
pub mod what_if;
pub mod words;
