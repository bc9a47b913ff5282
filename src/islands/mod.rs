//! What answers while someone types: one island a file. Each page works without them.

pub mod topic_time;
