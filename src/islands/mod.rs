//! What answers while someone types: one island a file. Each page works without them.

pub mod domain_module;
pub mod guard_typing;
pub mod topic_time;
pub mod what_if;
