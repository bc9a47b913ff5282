//! Certificates as the pack takes them: which activities each proves, under which letter, and its bytes.

use crate::db::certificates::{self, Media};
use crate::paper::{File, MOST_BYTES};
use crate::web::error::{AppError, Result};
use crate::web::visitor::SignedIn;
use domain::reading::Status;
use uuid::Uuid;

/// A certificate under its letter. Its own name stays out: a person may have written anything into it.
#[derive(Clone, Debug)]
pub struct Proof {
    pub certificate: Uuid,
    pub activities: Vec<Uuid>,
    /// "A", "B" … in the order of the ledger.
    pub letter: String,
    pub media: Media,
    /// Bytes.
    pub size: usize,
    /// Whether it was read and names nobody who approved it.
    pub lacks_approval: bool,
    /// The name by which the store of files has it.
    hash: String,
}

impl Proof {
    /// What the original is called in the archive.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("certificates/{}.{}", self.letter, self.media.ending())
    }
}

/// The certificates of activities, in the order of these; one that proves several stands once.
pub async fn of_activities(signed_in: &SignedIn, activities: &[Uuid]) -> Result<Vec<Proof>> {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let links = certificates::list_links(db, owner).await?;
    let all = certificates::list_certificates(db, owner).await?;
    let mut proofs: Vec<Proof> = Vec::new();
    let own = activities.iter().flat_map(|activity| links.iter().filter(move |(linked, _)| linked == activity));
    for (activity, certificate) in own {
        if let Some(known) = proofs.iter_mut().find(|proof| proof.certificate == *certificate) {
            known.activities.push(*activity);
            continue;
        }
        let Some(found) = all.iter().find(|known| known.id == *certificate) else { continue };
        proofs.push(Proof {
            certificate: found.id,
            activities: vec![*activity],
            letter: letter(proofs.len()),
            media: found.media,
            size: usize::try_from(found.size).unwrap_or(usize::MAX),
            lacks_approval: found.status == Status::Ok && found.stated.approvals.is_empty(),
            hash: found.hash.clone(),
        });
    }
    Ok(proofs)
}

/// A certificate as it was taken in; empty where the store has lost it, which the document says.
pub async fn original(signed_in: &SignedIn, proof: &Proof) -> Result<Vec<u8>> {
    let found = signed_in.app().files.get(signed_in.owner(), &proof.hash).await;
    let found = found.map_err(|error| AppError::Broken(error.into()))?;
    if found.is_none() {
        tracing::warn!("a certificate's file is not in the store; the pack goes without it");
    }
    Ok(found.unwrap_or_default())
}

/// A certificate as a document can show it: a photograph (HEIC) is drawn first, by a process of its own.
async fn shown(signed_in: &SignedIn, proof: &Proof) -> Result<Vec<u8>> {
    let bytes = original(signed_in, proof).await?;
    if proof.media != Media::Heic || bytes.is_empty() {
        return Ok(bytes);
    }
    let drawn = signed_in.app().reader.page(&bytes, 1).await.map_err(|error| AppError::Broken(error.into()))?;
    Ok(drawn.unwrap_or_default())
}

/// All certificates for one document; those that would make it too large are left empty, and told there.
pub async fn files(signed_in: &SignedIn, proofs: &[Proof]) -> Result<Vec<File>> {
    let mut files = Vec::with_capacity(proofs.len());
    let mut room = MOST_BYTES;
    for proof in proofs {
        let bytes = match room.checked_sub(proof.size) {
            Some(left) => {
                room = left;
                shown(signed_in, proof).await?
            }
            None => vec![],
        };
        files.push(File { bytes });
    }
    Ok(files)
}

/// "A" to "Z", then "AA".
#[must_use]
fn letter(place: usize) -> String {
    let sign = |number: usize| char::from(b'A' + u8::try_from(number % 26).unwrap_or(0));
    match place.checked_sub(26) {
        None => sign(place).to_string(),
        Some(more) => format!("{}{}", letter(more / 26), sign(more)),
    }
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn letters_go_on_after_z() {
        let letters = [0, 25, 26, 51, 52, 701, 702].map(letter);
        assert_eq!(letters, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
