//! The two kinds of store say the same: a folder, and a bucket of a server that speaks S3.

use super::{sample, sent};
use crate::support::{Store, TestApp};
use growing_edge::db::Owner;
use growing_edge::db::owner::AccountId;
use growing_edge::db::seal::Vault;
use growing_edge::files::{Bucket, Files, bucket, folder};
use growing_edge::serve::sweep_before;
use growing_edge::web::app::SignUp;
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use tempfile::TempDir;
use uuid::Uuid;

fn owner(number: u128) -> Owner {
    let id = Uuid::from_u128(number);
    Owner { id: AccountId(id), vault: Vault::generate(id) }
}

/// A server that speaks S3 over a folder with one bucket, and the settings that lead there.
async fn s3() -> (TempDir, Bucket) {
    let root = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(root.path().join("proofs")).expect("a bucket");
    let mut builder = S3ServiceBuilder::new(s3s_fs::FileSystem::new(root.path()).expect("a file system"));
    builder.set_auth(SimpleAuth::from_single("key", "secret"));
    let service = builder.build();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let io = hyper_util::rt::TokioIo::new(stream);
            let connection = hyper::server::conn::http1::Builder::new().serve_connection(io, service.clone());
            tokio::spawn(connection);
        }
    });
    let some = |text: &str| Some(text.to_owned());
    let settings = Bucket {
        name: "proofs".into(),
        endpoint: Some(format!("http://{address}")),
        region: some("us-east-1"),
        access_key: some("key"),
        secret_key: some("secret"),
    };
    (root, settings)
}

async fn keeps_and_gives_back(files: &Files) {
    let (hers, his) = (owner(1), owner(2));
    let content = sample("scan0007.png");
    let name = files.put(&hers, &content).await.unwrap();
    assert_eq!(files.put(&hers, &content).await.unwrap(), name, "the same content is kept once");
    let other = files.put(&his, &content).await.unwrap();
    assert_ne!(other, name, "another owner's file has another name");
    assert_eq!(files.get(&hers, &name).await.unwrap().unwrap(), content);
    assert!(files.get(&his, &name).await.is_err(), "his key does not open hers");
    let later = chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now()) + chrono::TimeDelta::days(1);
    let mut names = files.list_before(later).await.unwrap();
    names.sort();
    let mut expected = vec![name.clone(), other];
    expected.sort();
    assert_eq!(names, expected);
    assert!(files.list_before(later - chrono::TimeDelta::days(2)).await.unwrap().is_empty());
    files.remove(&name).await.unwrap();
    files.remove(&name).await.unwrap();
    assert!(files.get(&hers, &name).await.unwrap().is_none());
}

#[tokio::test]
async fn a_folder_keeps_files_sealed() {
    let place = tempfile::tempdir().unwrap();
    let files = folder(&place.path().join("files")).unwrap();
    keeps_and_gives_back(&files).await;
}

#[tokio::test]
async fn a_bucket_keeps_files_sealed() {
    let (root, settings) = s3().await;
    keeps_and_gives_back(&bucket(&settings).unwrap()).await;
    let wrong = bucket(&Bucket { secret_key: Some("another".into()), ..settings }).unwrap();
    assert!(wrong.put(&owner(1), b"%PDF-1.7").await.is_err(), "a wrong key is told");
    drop(root);
}

#[tokio::test]
async fn certificates_lie_in_a_bucket_as_in_a_folder_and_files_of_nobody_are_swept_away() {
    let (root, settings) = s3().await;
    let test = TestApp::on(Store::sqlite().await, SignUp::Open).await.keeping(bucket(&settings).unwrap());
    let mut client = test.signed_in("Robin").await;
    let there = sent(&mut client, "copperline-mi-cod.pdf").await;
    assert_eq!(client.get(&format!("{there}/original")).await.bytes, sample("copperline-mi-cod.pdf"));
    let stray = test.app.files.put(&owner(7), b"%PDF-1.7 of nobody").await.unwrap();
    let later = chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now()) + chrono::TimeDelta::days(3);
    assert_eq!(sweep_before(&test.app, later).await.unwrap(), 1);
    assert!(test.app.files.get(&owner(7), &stray).await.unwrap().is_none());
    assert_eq!(client.get(&format!("{there}/original")).await.status, 200);
    drop(root);
}

#[tokio::test]
async fn a_server_started_on_the_wrong_database_sweeps_nothing_away() {
    let place = tempfile::tempdir().unwrap();
    let files = || folder(&place.path().join("files")).unwrap();
    let hers = TestApp::new().await.keeping(files());
    let mut robin = hers.signed_in("Robin").await;
    let there = sent(&mut robin, "copperline-mi-cod.pdf").await;
    let later = chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now()) + chrono::TimeDelta::days(3);
    assert_eq!(sweep_before(&hers.app, later).await.unwrap(), 0);
    // An empty database knows none of the files; one of another server that shares the folder knows its own alone.
    let other = TestApp::new().await.keeping(files());
    assert_eq!(sweep_before(&other.app, later).await.unwrap(), 0);
    sent(&mut other.signed_in("Alex").await, "ninebark-emdr-part1.pdf").await;
    let told = sweep_before(&other.app, later).await.unwrap_err();
    assert!(told.to_string().contains("with another key"), "{told}");
    assert_eq!(robin.get(&format!("{there}/original")).await.status, 200);
}
