//! The app as it starts on an empty folder, for every benchmark of it.

use growing_edge::config::{Config, Flags};
use growing_edge::serve;
use growing_edge::web::app::App;
use tempfile::TempDir;

/// The app and the folder that it lives in, which goes with the last of it.
pub async fn opened() -> anyhow::Result<(App, TempDir)> {
    any_spawner::Executor::init_tokio()?;
    let folder = tempfile::tempdir()?;
    let flags = Flags { data_dir: Some(folder.path().to_owned()), ..Flags::default() };
    Ok((serve::open(&Config::resolve(flags)?).await?, folder))
}
