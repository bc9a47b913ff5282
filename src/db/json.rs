//! JSON columns: small lists that live and die with their row.

use crate::db::{DbError, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Writes a value for a text column.
pub fn write<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("our own types have string keys and no failing serialisers")
}

/// Reads a value back; the column's name goes into the error.
pub fn read<T: DeserializeOwned>(column: &'static str, text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| DbError::Corrupt(column))
}
