//! One file a table, no logic. The words for a column are in the migration that made it.

pub mod account;
pub mod activity;
pub mod allowed_word;
pub mod candidate;
pub mod challenge;
pub mod challenge_meeting;
pub mod checkin;
pub mod condition_answer;
pub mod goal;
pub mod goal_activity;
pub mod goal_challenge;
pub mod goal_skill;
pub mod guard_reason;
pub mod licence;
pub mod own_rule_set;
pub mod pin;
pub mod rating;
pub mod renewal;
pub mod rule_copy;
pub mod server_key;
pub mod session;
pub mod sign_in_attempt;
pub mod task_done;
pub mod turning_point;
