//! Reading certificates: each sample against its truth, files made to do harm, and the command.

mod figures;
mod hostile;
mod pictures;

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/samples")
}

fn read(file: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_growing-edge"));
    // Without tesseract each machine says the same.
    command.arg("read").arg(file).env("PATH", "");
    command.output().expect("the command runs")
}

#[track_caller]
fn answer(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}
