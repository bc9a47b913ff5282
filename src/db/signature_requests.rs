//! Links by which a supervisor without an account confirms hours. The token is in the link alone: its hash is stored. What is
//! confirmed is frozen when the link is made and sealed; its digest stands beside it and is shown to both.

use crate::db::accounts::{self, Account};
use crate::db::entity::{account, signature_request as request};
use crate::db::ratings::{self, Rated};
use crate::db::seal::{Place, Vault, hex};
use crate::db::supervision::{Kind, Session};
use crate::db::{Db, DbError, Owner, Result, json, owned};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Duration, NaiveDate, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, Select, Set,
    TransactionTrait,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A link works for so many days.
pub const DAYS: i64 = 30;

/// A meeting as it stood when the link was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    pub id: Uuid,
    pub held_on: NaiveDate,
    pub kind: String,
    pub minutes: u32,
    pub group_size: Option<u32>,
    pub own_practice_minutes: Option<u32>,
}

impl Meeting {
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let facts = &session.facts;
        Self {
            id: session.id,
            held_on: facts.held_on,
            kind: facts.kind.slug().to_owned(),
            minutes: facts.minutes,
            group_size: facts.group_size,
            own_practice_minutes: facts.own_practice_minutes,
        }
    }

    #[must_use]
    pub fn kind(&self) -> Kind {
        Kind::parse(&self.kind).unwrap_or_default()
    }
}

/// What a signature is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// Random, so that nobody finds the facts by trying digests.
    salt: Uuid,
    pub person: String,
    pub supervisor: String,
    pub credentials: Option<String>,
    pub meetings: Vec<Meeting>,
    /// Skills that a rating is asked for.
    pub skills: Vec<String>,
    pub made_on: NaiveDate,
}

impl Frozen {
    #[must_use]
    pub fn new(person: String, supervisor: String, credentials: Option<String>, made_on: NaiveDate) -> Self {
        let salt = Uuid::from_bytes(rand::random());
        Self { salt, person, supervisor, credentials, meetings: vec![], skills: vec![], made_on }
    }

    #[must_use]
    pub fn minutes(&self) -> u32 {
        self.meetings.iter().map(|meeting| meeting.minutes).sum()
    }
}

/// Who answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    pub name: String,
    pub role: Option<String>,
    pub words: Option<String>,
}

/// What became of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    Open,
    Expired,
    Withdrawn,
    Signed(DateTime<Utc>, Signer),
    /// Something was not right, as the signer says.
    Refused(DateTime<Utc>, Signer),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub id: Uuid,
    pub supervisor: Uuid,
    pub facts: Frozen,
    pub digest: String,
    /// Whether the facts still have the digest that was stored with them.
    pub intact: bool,
    pub expires_at: DateTime<Utc>,
    pub state: State,
}

fn place(column: &'static str, row: Uuid) -> Place {
    Place::new("signature_requests", column, row)
}

fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Makes a link; returns its token, which is stored nowhere.
pub async fn record_request(
    db: &Db,
    owner: &Owner,
    id: Uuid,
    supervisor: Uuid,
    facts: &Frozen,
    now: DateTime<Utc>,
) -> Result<String> {
    let token = URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>());
    let text = json::write(facts);
    let row = request::ActiveModel {
        id: Set(id),
        account_id: Set(owner.uuid()),
        supervisor_id: Set(supervisor),
        token_hash: Set(hash(token.as_bytes())),
        facts: Set(owner.vault.seal(place("facts", id), &text)),
        digest: Set(hash(text.as_bytes())),
        made_on: Set(facts.made_on),
        expires_at: Set(now + Duration::days(DAYS)),
        created_at: Set(now),
        ..Default::default()
    };
    row.insert(db.write()).await?;
    Ok(token)
}

fn of(owner: &Owner) -> Select<request::Entity> {
    request::Entity::find().filter(request::Column::AccountId.eq(owner.uuid()))
}

/// All requests, newest first.
pub async fn list_requests(db: &Db, owner: &Owner, now: DateTime<Utc>) -> Result<Vec<Request>> {
    let rows =
        of(owner).order_by_desc(request::Column::MadeOn).order_by_desc(request::Column::Id).all(db.read()).await?;
    rows.into_iter().map(|row| from_row(owner, row, now)).collect()
}

pub async fn find_request(db: &Db, owner: &Owner, id: Uuid, now: DateTime<Utc>) -> Result<Option<Request>> {
    let row = of(owner).filter(request::Column::Id.eq(id)).one(db.read()).await?;
    row.map(|row| from_row(owner, row, now)).transpose()
}

/// The request that a token opens, and whose it is.
pub async fn find_request_by_token(
    db: &Db,
    server: &Vault,
    token: &str,
    now: DateTime<Utc>,
) -> Result<Option<(Account, Request)>> {
    let account = request::Entity::belongs_to(account::Entity).from(request::Column::AccountId).to(account::Column::Id);
    let found = request::Entity::find()
        .filter(request::Column::TokenHash.eq(hash(token.as_bytes())))
        .select_also(account::Entity)
        .join(JoinType::InnerJoin, account.into())
        .one(db.read())
        .await?;
    let Some((row, Some(account))) = found else { return Ok(None) };
    let account = accounts::open(server, account)?;
    let request = from_row(&account.owner, row, now)?;
    Ok(Some((account, request)))
}

/// Takes a link back that nobody has answered. False when there is none such.
pub async fn withdraw_request(db: &Db, owner: &Owner, id: Uuid, now: DateTime<Utc>) -> Result<bool> {
    let row = request::ActiveModel { withdrawn_at: Set(Some(now)), ..Default::default() };
    let done = request::Entity::update_many()
        .set(row)
        .filter(request::Column::Id.eq(id))
        .filter(request::Column::AccountId.eq(owner.uuid()))
        .filter(request::Column::SignedAt.is_null())
        .filter(request::Column::RefusedAt.is_null())
        .exec(db.write())
        .await?;
    Ok(done.rows_affected > 0)
}

/// Removes a request with what was answered.
pub async fn remove_request(db: &Db, owner: &Owner, id: Uuid) -> Result<bool> {
    owned::remove::<request::Entity>(db.write(), owner, id).await
}

/// Confirms, with the ratings that were given at once. Once only, and while the link is open: else false.
pub async fn sign_request(
    db: &Db,
    owner: &Owner,
    id: Uuid,
    signer: &Signer,
    ratings: &[Rated],
    now: DateTime<Utc>,
) -> Result<bool> {
    let row = request::ActiveModel { signed_at: Set(Some(now)), ..answered(owner, id, signer) };
    let (owner, ratings) = (owner.clone(), ratings.to_vec());
    let written = db.write().transaction::<_, bool, DbError>(move |tx| {
        Box::pin(async move {
            let done = open(id, &owner, now).set(row).exec(tx).await?;
            if done.rows_affected == 0 {
                return Ok(false);
            }
            for rated in &ratings {
                ratings::fresh_row(&owner, rated, now).insert(tx).await?;
            }
            Ok(true)
        })
    });
    Ok(written.await?)
}

/// Says that something is not right; once only, and while the link is open: else false.
pub async fn refuse_request(db: &Db, owner: &Owner, id: Uuid, signer: &Signer, now: DateTime<Utc>) -> Result<bool> {
    let row = request::ActiveModel { refused_at: Set(Some(now)), ..answered(owner, id, signer) };
    Ok(open(id, owner, now).set(row).exec(db.write()).await?.rows_affected > 0)
}

fn answered(owner: &Owner, id: Uuid, signer: &Signer) -> request::ActiveModel {
    let seal = |column, text: Option<&str>| owner.vault.seal_some(place(column, id), text);
    request::ActiveModel {
        signer: Set(seal("signer", Some(&signer.name))),
        signer_role: Set(seal("signer_role", signer.role.as_deref())),
        words: Set(seal("words", signer.words.as_deref())),
        ..Default::default()
    }
}

/// The request while it can be answered.
fn open(id: Uuid, owner: &Owner, now: DateTime<Utc>) -> sea_orm::UpdateMany<request::Entity> {
    request::Entity::update_many()
        .filter(request::Column::Id.eq(id))
        .filter(request::Column::AccountId.eq(owner.uuid()))
        .filter(request::Column::SignedAt.is_null())
        .filter(request::Column::RefusedAt.is_null())
        .filter(request::Column::WithdrawnAt.is_null())
        .filter(request::Column::ExpiresAt.gt(now))
}

fn from_row(owner: &Owner, row: request::Model, now: DateTime<Utc>) -> Result<Request> {
    let some = |column, sealed: &Option<Vec<u8>>| owner.vault.open_some(place(column, row.id), sealed.as_deref());
    let text = owner.vault.open(place("facts", row.id), &row.facts)?;
    let signer = Signer {
        name: some("signer", &row.signer)?.unwrap_or_default(),
        role: some("signer_role", &row.signer_role)?,
        words: some("words", &row.words)?,
    };
    let state = match (row.signed_at, row.refused_at, row.withdrawn_at) {
        (Some(at), _, _) => State::Signed(at, signer),
        (None, Some(at), _) => State::Refused(at, signer),
        (None, None, Some(_)) => State::Withdrawn,
        (None, None, None) if row.expires_at <= now => State::Expired,
        (None, None, None) => State::Open,
    };
    Ok(Request {
        id: row.id,
        supervisor: row.supervisor_id,
        facts: json::read("signature_requests.facts", &text)?,
        intact: hash(text.as_bytes()) == row.digest,
        digest: row.digest,
        expires_at: row.expires_at,
        state,
    })
}
