//! The one binary: a server by default, and a tool.

use std::process::ExitCode;

fn main() -> ExitCode {
    growing_edge::cli::run()
}
