//! A pack as an archive: the document, the originals, the ledger as a table, and a line that says what is what.

use super::pack::Pack;
use super::proofs::{self, Proof};
use super::{document, sheet};
use crate::web::download;
use crate::web::error::Result;
use crate::web::visitor::SignedIn;
use axum::response::Response;
use std::io::{self, Write};
use tokio::runtime::Handle;
use zip::{CompressionMethod, ZipWriter};

/// The document is made first, so that a failure has its page; the originals are read one by one while the archive is sent.
pub async fn answer(signed_in: &SignedIn, pack: Pack) -> Result<Response> {
    let made =
        document::printed(signed_in.app(), document::paper(&pack), proofs::files(signed_in, &pack.proofs).await?)
            .await?;
    let csv = download::csv(&sheet::rows(&pack))?;
    let readme = readme(&pack);
    let (name, proofs, today) = (pack.file_name(), pack.proofs, pack.made_on);
    let (signed_in, here) = (signed_in.clone(), Handle::current());
    Ok(download::archive(&format!("{name}.zip"), move |to| {
        let read = |proof: &Proof| {
            here.block_on(proofs::original(&signed_in, proof)).map_err(|error| io::Error::other(error.to_string()))
        };
        let mut archive = ZipWriter::new_stream(to);
        let options = download::packed(today);
        for (name, bytes) in [("README.txt", readme.as_bytes()), ("record.pdf", &made.pdf), ("ledger.csv", &csv)] {
            archive.start_file(name, options)?;
            archive.write_all(bytes)?;
        }
        for proof in &proofs {
            // PDFs and pictures are compressed already.
            archive.start_file(proof.file_name(), options.compression_method(CompressionMethod::Stored))?;
            archive.write_all(&read(proof)?)?;
        }
        archive.finish()?.flush()
    }))
}

fn readme(pack: &Pack) -> String {
    format!(
        "{}, {}. record.pdf is the whole record with its proofs; ledger.csv its ledger for a spreadsheet; certificates/ the originals, each called by its letter in the record.\r\n",
        pack.kept.licence,
        pack.span()
    )
}
