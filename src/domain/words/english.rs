//! Which English the reader writes.

use serde::{Deserialize, Serialize};

/// American spelling and dates for US users, British elsewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum English {
    #[default]
    American,
    British,
}
