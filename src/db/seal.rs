//! Private text is sealed before it reaches a table: XChaCha20-Poly1305 under the account's data key, bound to its place.
//!
//! A sealed value is one version byte, a random 24-byte nonce and the ciphertext. The associated data names the account,
//! table, column and row, so that a value copied to another place cannot be opened there.

use chacha20poly1305::aead::{Aead, KeyInit, OsRng, Payload};
use chacha20poly1305::{AeadCore, Key, XChaCha20Poly1305, XNonce};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use zeroize::Zeroizing;

const VERSION: u8 = 1;
const NONCE: usize = 24;

/// Sealed text that cannot be opened: another key, another place, or damage.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("sealed text in {0} cannot be opened with this key")]
pub struct SealError(pub String);

/// Where a sealed value stands.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub table: &'static str,
    pub column: &'static str,
    pub row: Uuid,
}

impl Place {
    #[must_use]
    pub const fn new(table: &'static str, column: &'static str, row: Uuid) -> Self {
        Self { table, column, row }
    }
}

/// A key that seals and opens. Wiped from memory when dropped; never printed.
#[derive(Clone)]
pub struct Vault {
    account: Uuid,
    key: Zeroizing<[u8; 32]>,
}

impl Vault {
    #[must_use]
    pub fn new(account: Uuid, key: [u8; 32]) -> Self {
        Self { account, key: Zeroizing::new(key) }
    }

    /// A new random data key.
    #[must_use]
    pub fn generate(account: Uuid) -> Self {
        Self::new(account, XChaCha20Poly1305::generate_key(&mut OsRng).into())
    }

    /// Seals text for its place.
    #[must_use]
    pub fn seal(&self, place: Place, text: &str) -> Vec<u8> {
        self.seal_bytes(place, text.as_bytes())
    }

    /// Seals text for its place; nothing stays nothing.
    #[must_use]
    pub fn seal_some(&self, place: Place, text: Option<&str>) -> Option<Vec<u8>> {
        text.filter(|text| !text.is_empty()).map(|text| self.seal(place, text))
    }

    /// Opens text from its place.
    pub fn open(&self, place: Place, sealed: &[u8]) -> Result<String, SealError> {
        String::from_utf8(self.open_bytes(place, sealed)?).map_err(|_| fault(place))
    }

    /// Opens text that may be absent.
    pub fn open_some(&self, place: Place, sealed: Option<&[u8]>) -> Result<Option<String>, SealError> {
        sealed.map(|sealed| self.open(place, sealed)).transpose()
    }

    /// The data key itself, sealed under a server key.
    #[must_use]
    pub fn wrapped_by(&self, server: &Vault) -> Vec<u8> {
        server.seal_bytes(key_place(self.account), self.key.as_slice())
    }

    /// Opens an account's data key with the server key.
    pub fn unwrap(account: Uuid, server: &Vault, wrapped: &[u8]) -> Result<Self, SealError> {
        let key = Zeroizing::new(server.open_bytes(key_place(account), wrapped)?);
        Ok(Self::new(account, key.as_slice().try_into().map_err(|_| fault(key_place(account)))?))
    }

    /// A secret that this key alone can make again: it need not be stored. The key stands first and the rest has a fixed
    /// length, and the whole hash is given, so that one secret tells nothing of another.
    #[must_use]
    pub fn secret(&self, purpose: &'static str, row: Uuid) -> [u8; 32] {
        let hash = Sha256::new().chain_update(self.key.as_slice()).chain_update(Sha256::digest(purpose));
        hash.chain_update(self.account).chain_update(row).finalize().into()
    }

    /// The name that a file of this content is stored by: a hash that this key alone can make, in hexadecimal.
    #[must_use]
    pub fn file_name(&self, content: &[u8]) -> String {
        let secret = Zeroizing::new(self.secret("files", Uuid::nil()));
        let hash = Sha256::new().chain_update(secret.as_slice()).chain_update(Sha256::digest(content)).finalize();
        hex(&hash)
    }

    /// Seals a file for the name it is stored by.
    #[must_use]
    pub fn seal_file(&self, name: &str, content: &[u8]) -> Vec<u8> {
        self.seal_bound(&self.bound_to_file(name), content)
    }

    /// Opens a file from the name it is stored by.
    pub fn open_file(&self, name: &str, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        self.open_bound(&self.bound_to_file(name), sealed).ok_or_else(|| SealError("a file".into()))
    }

    fn bound_to_file(&self, name: &str) -> Vec<u8> {
        format!("growing-edge|{}|files|{name}", self.account).into_bytes()
    }

    fn seal_bytes(&self, place: Place, plain: &[u8]) -> Vec<u8> {
        self.seal_bound(&self.bound_to(place), plain)
    }

    fn open_bytes(&self, place: Place, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        self.open_bound(&self.bound_to(place), sealed).ok_or_else(|| fault(place))
    }

    fn seal_bound(&self, aad: &[u8], plain: &[u8]) -> Vec<u8> {
        let nonce = XChaCha20Poly1305::generate_nonce(&mut OsRng);
        let sealed = self
            .cipher()
            .encrypt(&nonce, Payload { msg: plain, aad })
            .expect("a text in memory is far below the cipher's limit of 256 GiB");
        [&[VERSION], nonce.as_slice(), &sealed].concat()
    }

    fn open_bound(&self, aad: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        match sealed {
            [VERSION, rest @ ..] if rest.len() > NONCE => {
                let (nonce, text) = rest.split_at(NONCE);
                self.cipher().decrypt(XNonce::from_slice(nonce), Payload { msg: text, aad }).ok()
            }
            _ => None,
        }
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(Key::from_slice(self.key.as_slice()))
    }

    fn bound_to(&self, place: Place) -> Vec<u8> {
        format!("growing-edge|{}|{}|{}|{}", self.account, place.table, place.column, place.row).into_bytes()
    }
}

/// Bytes in hexadecimal, as hashes are stored and named.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn key_place(account: Uuid) -> Place {
    Place::new("accounts", "data_key", account)
}

fn fault(place: Place) -> SealError {
    SealError(format!("{}.{}", place.table, place.column))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> Place {
        Place::new("goals", "statement", Uuid::from_u128(7))
    }

    #[test]
    fn what_is_sealed_opens_again_in_its_place() {
        let vault = Vault::generate(Uuid::from_u128(1));
        let sealed = vault.seal(place(), "I chase");
        assert!(!sealed.windows(5).any(|part| part == b"chase"));
        assert_eq!(vault.open(place(), &sealed).unwrap(), "I chase");
    }

    #[test]
    fn sealed_text_does_not_open_in_another_row_column_or_account() {
        let key = [3; 32];
        let sealed = Vault::new(Uuid::from_u128(1), key).seal(place(), "I chase");
        let moved = Place { row: Uuid::from_u128(8), ..place() };
        assert!(Vault::new(Uuid::from_u128(1), key).open(moved, &sealed).is_err());
        assert!(Vault::new(Uuid::from_u128(1), key).open(Place { column: "success", ..place() }, &sealed).is_err());
        assert!(Vault::new(Uuid::from_u128(2), key).open(place(), &sealed).is_err());
    }

    #[test]
    fn secrets_come_again_and_are_told_apart() {
        let vault = Vault::new(Uuid::from_u128(1), [3; 32]);
        let secret = vault.secret("feed", Uuid::from_u128(7));
        assert_eq!(vault.secret("feed", Uuid::from_u128(7)), secret);
        assert_ne!(vault.secret("feed", Uuid::from_u128(8)), secret);
        assert_ne!(vault.secret("other", Uuid::from_u128(7)), secret);
        assert_ne!(Vault::new(Uuid::from_u128(1), [4; 32]).secret("feed", Uuid::from_u128(7)), secret);
    }

    #[test]
    fn a_file_opens_by_its_name_alone_and_its_name_is_its_owner_s() {
        let (hers, his) = (Vault::new(Uuid::from_u128(1), [3; 32]), Vault::new(Uuid::from_u128(2), [4; 32]));
        let name = hers.file_name(b"%PDF-1.7");
        assert_eq!((name.len(), hers.file_name(b"%PDF-1.7")), (64, name.clone()));
        assert_ne!(his.file_name(b"%PDF-1.7"), name);
        let sealed = hers.seal_file(&name, b"%PDF-1.7");
        assert_eq!(hers.open_file(&name, &sealed).unwrap(), b"%PDF-1.7");
        assert!(hers.open_file(&name.replace('a', "b"), &sealed).is_err() || !name.contains('a'));
        assert!(his.open_file(&name, &sealed).is_err());
    }

    #[test]
    fn damaged_or_short_text_is_refused_without_panic() {
        let vault = Vault::generate(Uuid::from_u128(1));
        let mut sealed = vault.seal(place(), "I chase");
        *sealed.last_mut().unwrap() ^= 1;
        assert_eq!(vault.open(place(), &sealed), Err(SealError("goals.statement".into())));
        assert!(vault.open(place(), &[]).is_err());
        assert!(vault.open(place(), &[1, 2, 3]).is_err());
    }
}
