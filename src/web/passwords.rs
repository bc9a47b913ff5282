//! Passwords: argon2id with the library's parameters, off the async threads, two at a time so that a flood of sign-ins
//! cannot take the machine's memory.

use anyhow::{Context, anyhow};
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString, rand_core::OsRng};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

/// The shortest password taken, in characters.
pub const SHORTEST: usize = 10;
/// The longest, so that hashing stays bounded.
pub const LONGEST: usize = 200;

static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// The password, or what is wrong with it.
pub fn check(password: &str) -> Result<String, String> {
    match password.chars().count() {
        0 => Err("A password is needed.".into()),
        count if count < SHORTEST => Err(format!("Use at least {SHORTEST} characters; a few words in a row do well.")),
        count if count > LONGEST => Err(format!("Use at most {LONGEST} characters.")),
        _ => Ok(password.to_owned()),
    }
}

pub async fn hash(password: String) -> anyhow::Result<String> {
    let _permit = AT_ONCE.acquire().await?;
    let hashed = tokio::task::spawn_blocking(move || {
        let salt = SaltString::generate(&mut OsRng);
        argon2().hash_password(password.as_bytes(), &salt).map(|hash| hash.to_string())
    });
    hashed.await.context("hashing stopped")?.map_err(|error| anyhow!("hashing failed: {error}"))
}

/// Whether the password fits the hash. Without a hash (no such account) the same work is done, so that time tells nothing.
pub async fn fits(password: String, hash: Option<String>) -> anyhow::Result<bool> {
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$c29tZXRoaW5nZm9ybm9ib2R5$8e5q9cGFbCn2SBKvJ4u5zn8hxzHbvfR3FZbnzsLd8pQ";
    let _permit = AT_ONCE.acquire().await?;
    let fits = tokio::task::spawn_blocking(move || {
        let known = hash.is_some();
        let text = hash.unwrap_or_else(|| NOBODY.into());
        let parsed = PasswordHash::new(&text).map_err(|error| anyhow!("a stored hash is malformed: {error}"))?;
        Ok::<_, anyhow::Error>(argon2().verify_password(password.as_bytes(), &parsed).is_ok() && known)
    });
    fits.await.context("checking stopped")?
}

/// Twenty letters and digits without look-alikes: over 100 bits.
#[must_use]
pub fn random() -> String {
    const SIGNS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let bytes: [u8; 20] = rand::random();
    bytes.iter().map(|byte| char::from(SIGNS[usize::from(byte % 32)])).collect()
}

/// OWASP's first choice for argon2id: 19 MiB, two passes, one lane.
fn argon2() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).expect("the parameters are in range");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}
