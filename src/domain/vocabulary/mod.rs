//! The controlled vocabularies.
