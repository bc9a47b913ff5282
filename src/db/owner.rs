//! Who is asking. Every query takes an [`Owner`] (or an [`AccountId`]) first and puts it into its condition.

use crate::db::seal::Vault;
use uuid::Uuid;

/// The account that owns the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AccountId(pub Uuid);

/// The account and the key to its private text. Made only from a live session, from a link that
/// the owner gave out, or from the command line.
#[derive(Clone)]
pub struct Owner {
    pub id: AccountId,
    pub vault: Vault,
}

impl Owner {
    /// The id as the columns hold it.
    #[must_use]
    pub fn uuid(&self) -> Uuid {
        self.id.0
    }
}
