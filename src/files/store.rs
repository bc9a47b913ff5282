//! The two kinds of store, and what a bucket needs to be told.

use super::Files;
use anyhow::Context;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use std::path::Path;
use std::sync::Arc;

/// A bucket of anyone who speaks S3.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bucket {
    pub name: String,
    /// Where the server is, such as `https://s3.example.org`; AWS by its region when empty.
    pub endpoint: Option<String>,
    pub region: Option<String>,
    pub access_key: Option<String>,
    pub secret_key: Option<String>,
}

/// Makes a folder, with those above it, that is this user's alone. One that was there keeps the mode that its owner gave it.
pub fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Files in a folder, which is made.
pub fn folder(folder: &Path) -> anyhow::Result<Files> {
    let wrong = || format!("the folder {} for certificates cannot be written", folder.display());
    make_private(folder).with_context(wrong)?;
    // What was told to be kept survives a power cut.
    let store = LocalFileSystem::new_with_prefix(folder).with_context(wrong)?.with_fsync(true);
    Ok(Files::new(Arc::new(store)))
}

/// Files in a bucket. Whether it is there shows at the first file.
pub fn bucket(bucket: &Bucket) -> anyhow::Result<Files> {
    // One library for TLS in the whole program; a second call finds it chosen.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = AmazonS3Builder::new()
        .with_bucket_name(&bucket.name)
        .with_region(bucket.region.as_deref().unwrap_or("us-east-1"))
        .with_virtual_hosted_style_request(false);
    if let Some(endpoint) = &bucket.endpoint {
        builder = builder.with_endpoint(endpoint).with_allow_http(endpoint.starts_with("http://"));
    }
    if let Some(key) = &bucket.access_key {
        builder = builder.with_access_key_id(key);
    }
    if let Some(key) = &bucket.secret_key {
        builder = builder.with_secret_access_key(key);
    }
    let store = builder.build().context("the bucket for certificates: check the settings that start with files-")?;
    Ok(Files::new(Arc::new(store)))
}
