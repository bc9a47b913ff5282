//! A test's own app and its clients.
