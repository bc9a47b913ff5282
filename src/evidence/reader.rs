//! Asks for what files say without holding up the server: two processes at a time, each bounded.

use super::apart::{Apart, ask};
use super::lists::Lists;
use super::parts::Mail;
use super::want::Want;
use chrono_tz::Tz;
use domain::reading::Status;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// At once. More would only wait for the same processor, each with its half gigabyte.
const AT_ONCE: usize = 2;

/// Cheap to clone.
#[derive(Clone)]
pub struct Reader {
    /// The program that opens files: this one.
    program: Arc<PathBuf>,
    turns: Arc<Semaphore>,
}

impl Reader {
    #[must_use]
    pub fn new(program: PathBuf) -> Self {
        Self { program: Arc::new(program), turns: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// What a file states, as JSON in the form of `growing-edge read`, with `pages`.
    pub async fn read(&self, name: &str, bytes: &[u8]) -> std::io::Result<Value> {
        Ok(match self.ask(Want::Reading, name, bytes).await? {
            Apart::Answer(answer) => {
                serde_json::from_slice(&answer).unwrap_or_else(|_| json!({ "status": Status::Corrupt.word() }))
            }
            Apart::None(status) => json!({ "status": status.word() }),
        })
    }

    /// A page of a PDF, or a photograph (HEIC), as PNG, counted from 1; `None` where it cannot be drawn.
    pub async fn page(&self, bytes: &[u8], number: usize) -> std::io::Result<Option<Vec<u8>>> {
        Ok(match self.ask(Want::Page(number), "", bytes).await? {
            Apart::Answer(picture) if picture.starts_with(b"\x89PNG") => Some(picture),
            _ => None,
        })
    }

    /// What is in a mail; `None` where it cannot be opened.
    pub async fn parts(&self, bytes: &[u8]) -> std::io::Result<Option<Mail>> {
        Ok(match self.ask(Want::Parts, "", bytes).await? {
            Apart::Answer(answer) => Mail::parse(&answer),
            Apart::None(_) => None,
        })
    }

    /// The rows of a sheet or a calendar, its moments by the clocks of a time zone; whatever the file does, there is an answer.
    pub async fn rows(&self, name: &str, zone: Tz, bytes: &[u8]) -> std::io::Result<Lists> {
        Ok(match self.ask(Want::Rows(zone), name, bytes).await? {
            Apart::Answer(answer) => serde_json::from_slice(&answer).unwrap_or_else(|_| Lists::none(Status::Corrupt)),
            Apart::None(status) => Lists::none(status),
        })
    }

    async fn ask(&self, want: Want, name: &str, bytes: &[u8]) -> std::io::Result<Apart> {
        let (name, bytes) = (name.to_owned(), bytes.to_vec());
        self.apart(move |program| ask(program, want, &name, bytes)).await?
    }

    /// Does what starts the program for files from outside, in its turn.
    pub async fn apart<T: Send + 'static>(&self, work: impl FnOnce(&Path) -> T + Send + 'static) -> std::io::Result<T> {
        let turn = self.turns.clone().acquire_owned().await.map_err(std::io::Error::other)?;
        let program = self.program.clone();
        let asked = tokio::task::spawn_blocking(move || {
            // Held until the process has ended, also when nobody waits for its answer any more.
            let _turn = turn;
            work(&program)
        });
        asked.await.map_err(std::io::Error::other)
    }
}
