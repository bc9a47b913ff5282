//! What was opened for one question stays in memory for the next ones, while nothing of it has changed: opening thousands of
//! texts takes longer than looking through them. It is known by the account's revision, as Home is (`web/kept.rs`), forgotten
//! minutes after the last question, and never written anywhere.

use super::entry::{self, Entry};
use crate::db::AccountId;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use moka::sync::Cache;
use std::sync::Arc;
use std::time::Duration;

/// The most memory that opened texts take.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
const KEPT_FOR: Duration = Duration::from_secs(5 * 60);

type Key = (AccountId, i64);

/// Cheap to clone.
#[derive(Clone)]
pub struct Opened(Cache<Key, Arc<Vec<Entry>>>);

impl Default for Opened {
    fn default() -> Self {
        let weight = |_: &Key, all: &Arc<Vec<Entry>>| u32::try_from(bytes(all)).unwrap_or(u32::MAX);
        Self(Cache::builder().max_capacity(MOST_BYTES).weigher(weight).time_to_idle(KEPT_FOR).build())
    }
}

fn bytes(all: &[Entry]) -> usize {
    let of = |entry: &Entry| {
        let texts: usize = entry.texts.iter().map(|text| text.len() + size_of::<String>()).sum();
        size_of::<Entry>() + entry.title.len() + entry.href.len() + texts
    };
    all.iter().map(of).sum()
}

impl Opened {
    /// Everything of one's own, as it is now.
    pub async fn all(&self, signed_in: &SignedIn) -> Result<Arc<Vec<Entry>>, AppError> {
        let key = (signed_in.account.owner.id, signed_in.account.revision);
        if let Some(all) = self.0.get(&key) {
            return Ok(all);
        }
        let all = Arc::new(entry::all(signed_in).await?);
        self.0.insert(key, Arc::clone(&all));
        Ok(all)
    }
}
