//! `growing-edge paper-here`: writes a document in this process, within its limits; the server calls it.

use crate::{evidence, paper};
use clap::Args;

#[derive(Args)]
pub struct PaperHere {}

impl PaperHere {
    pub fn run(self) -> anyhow::Result<()> {
        evidence::keep_within()?;
        // A file may make the writer stumble; that is told by its answer, not by a trace of what stood in it.
        std::panic::set_hook(Box::new(|_| {}));
        Ok(paper::write_here(std::io::stdin().lock(), std::io::stdout().lock())?)
    }
}
