//! What a list came to stays in memory while it is looked through page by page, and how far one that comes in has come.
//! Known by the account's revision, as Home is (`web/kept.rs`); forgotten after minutes, and never written anywhere.

use super::look::{Around, Looked, look};
use crate::db::imports::{self, Choices, Import};
use crate::db::{AccountId, activities};
use crate::web::activities::choices::Choices as Offered;
use crate::web::error::{AppError, Result};
use crate::web::guarded::{Answers, Guard};
use crate::web::standing;
use crate::web::visitor::SignedIn;
use domain::importing::Row;
use domain::importing::days::Told;
use moka::sync::Cache;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use uuid::Uuid;

/// The most memory that lists take.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
const KEPT_FOR: Duration = Duration::from_secs(10 * 60);

type Key = (AccountId, i64, Uuid, i32);

/// A list with what becomes of its rows.
pub struct Whole {
    pub import: Import,
    /// None once the rows are forgotten.
    pub looked: Option<Vec<Looked>>,
    pub choices: Choices,
    /// The columns' names with a few cells of each.
    pub columns: Vec<(String, Vec<String>)>,
    /// The first rows, any of which may name the columns.
    pub first: Vec<String>,
    /// Days that may be meant in two ways.
    pub told: Told,
    pub left_out: Vec<String>,
    pub guessed: bool,
    pub cut: usize,
}

impl Whole {
    #[must_use]
    pub fn rows(&self) -> &[Looked] {
        self.looked.as_deref().unwrap_or_default()
    }

    #[must_use]
    pub fn chosen(&self) -> usize {
        self.rows().iter().filter(|row| row.is_chosen(&self.choices)).count()
    }
}

/// Cheap to clone.
#[derive(Clone)]
pub struct Seen {
    lists: Cache<Key, Arc<Whole>>,
    /// Of each list that comes in: rows written, and rows in all.
    progress: Arc<Mutex<HashMap<Uuid, (usize, usize)>>>,
    /// Lists of which nothing came in when they last were to.
    failed: Cache<Uuid, ()>,
}

impl Default for Seen {
    fn default() -> Self {
        let weight = |_: &Key, whole: &Arc<Whole>| u32::try_from(bytes(whole)).unwrap_or(u32::MAX);
        let lists = Cache::builder().max_capacity(MOST_BYTES).weigher(weight).time_to_idle(KEPT_FOR).build();
        let failed = Cache::builder().max_capacity(10_000).time_to_live(KEPT_FOR).build();
        Self { lists, progress: Arc::default(), failed }
    }
}

fn bytes(whole: &Whole) -> usize {
    let of = |row: &Looked| {
        let why: usize = row.why.iter().map(String::len).sum();
        size_of::<Looked>() + why + 2 * (row.typed.title.len() + row.typed.provider.len() + row.typed.notes.len())
    };
    whole.rows().iter().map(of).sum()
}

impl Seen {
    /// A list of hers, looked at as things are now.
    pub async fn whole(&self, signed_in: &SignedIn, id: Uuid) -> Result<Arc<Whole>> {
        let (db, owner) = (signed_in.db(), signed_in.owner());
        let import = imports::find_import(db, owner, id).await?.ok_or(AppError::NotFound)?;
        let key = (owner.id, signed_in.account.revision, id, import.version);
        if let Some(whole) = self.lists.get(&key) {
            return Ok(whole);
        }
        let whole = Arc::new(open(signed_in, import).await?);
        self.lists.insert(key, Arc::clone(&whole));
        Ok(whole)
    }

    /// Notes that a list did not come in, to be told on its page.
    pub fn fail(&self, id: Uuid) {
        self.failed.insert(id, ());
    }

    /// Whether it did not come in when it last was to.
    #[must_use]
    pub fn has_failed(&self, id: Uuid) -> bool {
        self.failed.contains_key(&id)
    }

    /// Notes how far a list has come.
    pub fn tell(&self, id: Uuid, written: usize, of: usize) {
        self.failed.invalidate(&id);
        if let Ok(mut progress) = self.progress.lock() {
            progress.insert(id, (written, of));
        }
    }

    pub fn forget(&self, id: Uuid) {
        if let Ok(mut progress) = self.progress.lock() {
            progress.remove(&id);
        }
    }

    /// Rows written and rows in all; none where another copy of the app brings it in.
    #[must_use]
    pub fn progress(&self, id: Uuid) -> Option<(usize, usize)> {
        self.progress.lock().ok()?.get(&id).copied()
    }
}

async fn open(signed_in: &SignedIn, import: Import) -> Result<Whole> {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let Some((content, choices)) = imports::find_content(db, owner, import.id).await? else {
        let (columns, first, left_out) = Default::default();
        let (choices, told) = (Choices::default(), Told::Nothing);
        return Ok(Whole { import, looked: None, choices, columns, first, told, left_out, guessed: false, cut: 0 });
    };
    let around = around(signed_in).await?;
    let work = move || {
        let looked = look(import.id, &content, &choices, &import.mapping, &import.added, &around);
        Whole {
            looked: Some(looked),
            columns: import.mapping.columns(&content.rows),
            first: content.rows.iter().take(15).map(outline).collect(),
            told: import.mapping.told(&content.rows),
            import,
            choices,
            left_out: content.left_out,
            guessed: content.guessed,
            cut: content.cut,
        }
    };
    tokio::task::spawn_blocking(work).await.map_err(|error| AppError::Broken(error.into()))
}

/// What looking at rows needs to know of a person.
pub async fn around(signed_in: &SignedIn) -> Result<Around> {
    Ok(Around {
        today: signed_in.today,
        english: signed_in.english(),
        library: standing::library(signed_in).await?,
        named: Offered::load(signed_in).await?.named,
        held: activities::list_outlines(signed_in.db(), signed_in.owner()).await?,
        guard: Guard::new(signed_in, Answers::default()).await?,
    })
}

/// "Line 3: Date, Course, Hours …"
fn outline(row: &Row) -> String {
    let cells: Vec<&str> = row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).take(4).collect();
    let words: String = cells.join(", ").chars().take(70).collect();
    format!("Line {}: {words}", row.line)
}
