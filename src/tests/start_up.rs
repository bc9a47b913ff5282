//! The binary itself: what it says when it cannot start, and that stopping loses nothing it accepted.

use crate::support::Store;
use growing_edge::db::{Db, accounts, keys};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

/// The binary with nothing but what it is given here.
fn binary(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_growing-edge"));
    command.env_clear().args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// It must fail; returns what it says of why.
fn refused(arguments: &[&str]) -> String {
    let Output { status, stderr, .. } = binary(arguments).output().expect("the binary runs");
    let said = String::from_utf8_lossy(&stderr);
    assert_eq!(status.code(), Some(1), "{said}");
    let (_, why) = said.split_once("error: ").unwrap_or_else(|| panic!("no error is named: {said}"));
    why.to_owned()
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

#[test]
fn a_taken_port_is_named_with_the_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let said = refused(&["--addr", &address, "--data-dir", text(folder.path())]);
    assert!(said.contains(&address) && said.contains("Choose another port with --addr"), "{said}");
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let said = refused(&["--data-dir", text(&file.join("data"))]);
    assert!(said.contains("cannot be written") && said.contains("--data-dir"), "{said}");
}

#[test]
fn a_wrong_database_url_says_what_it_should_be() {
    let said = refused(&["--database-url", "mysql://localhost/x"]);
    assert!(said.contains("neither sqlite: nor postgres://"), "{said}");
}

#[test]
fn a_database_that_does_not_answer_says_what_to_check() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = format!("postgres://someone:hush@{free}/nothing");
    let said = refused(&["--database-url", &url]);
    assert!(said.contains("Check --database-url or DATABASE_URL"), "{said}");
    assert!(!said.contains("hush"), "the password is told: {said}");
}

#[test]
fn a_rules_folder_without_rules_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let said = refused(&["--data-dir", text(folder.path()), "--rules", text(folder.path())]);
    assert!(said.contains("holds no rule sets"), "{said}");
}

#[test]
fn a_fault_in_the_settings_file_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.toml");
    std::fs::write(&file, "adr = \"127.0.0.1:3000\"").unwrap();
    let said = refused(&["--config", text(&file)]);
    assert!(said.contains("settings.toml has a fault") && said.contains("adr"), "{said}");
}

#[tokio::test]
async fn a_missing_key_is_never_replaced_while_sealed_text_is_there() {
    let store = Store::sqlite().await;
    let key = store.key_file();
    let arguments = ["--database-url", &store.url, "--key-file", text(&key)];
    let demo = binary(&arguments).arg("demo").output().unwrap();
    assert!(demo.status.success(), "{}", String::from_utf8_lossy(&demo.stderr));
    std::fs::rename(&key, key.with_extension("kept")).unwrap();
    let said = refused(&[&["--addr", "127.0.0.1:0"], &arguments[..]].concat());
    assert!(said.contains("is missing") && said.contains("Put the file back"), "{said}");
    assert!(!key.exists(), "a new key was made");
}

/// A server on a free port, and where it is.
fn serve(store: &Store) -> (Child, String) {
    let key = store.key_file();
    let arguments = ["--addr", "127.0.0.1:0", "--database-url", &store.url, "--key-file", text(&key)];
    let mut server = binary(&arguments).stderr(Stdio::null()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().rsplit_once("http://").map(|(_, address)| address.to_owned());
    (server, address.unwrap_or_else(|| panic!("no address is printed: {line}")))
}

#[tokio::test]
async fn a_form_sent_before_the_server_is_asked_to_stop_is_saved_and_answered() {
    let store = Store::sqlite().await;
    let (mut server, address) = serve(&store);
    let form = "name=Robin&email=robin%40example.org&password=a+long+password&time_zone=Europe%2FLondon";
    let mut stream = TcpStream::connect(&address).unwrap();
    let head = format!(
        "POST /sign-up HTTP/1.1\r\nHost: {address}\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
        form.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    // The request has begun, but its last words come only after the server was asked to stop.
    let (first, last) = form.split_at(form.len() - 5);
    stream.write_all(first.as_bytes()).unwrap();
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let asked = Command::new("kill").args(["-TERM", &server.id().to_string()]).status().unwrap();
    assert!(asked.success());
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    stream.write_all(last.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    assert!(server.wait().unwrap().success(), "it stops in good order");
    let db = Db::connect(&store.url).await.unwrap();
    assert_eq!(accounts::count_accounts(&db).await.unwrap(), 1);
}

#[test]
fn an_account_is_carried_to_another_server_on_the_command_line() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let run = |folder: &Path, arguments: &[&str]| {
        let Output { status, stdout, stderr } =
            binary(arguments).args(["--data-dir", text(folder)]).output().expect("the binary runs");
        (status.code(), String::from_utf8_lossy(&stdout).into_owned(), String::from_utf8_lossy(&stderr).into_owned())
    };
    let (_, told, _) = run(here.path(), &["demo"]);
    let email = told.lines().find_map(|line| line.strip_prefix("made: ")).expect("an account is made").to_owned();
    let archive = here.path().join("everything.zip");
    let export = ["account", "export", "--email", &email, text(&archive)];
    assert_eq!(run(here.path(), &export).0, Some(0));
    assert_eq!(run(here.path(), &export).0, Some(2), "what is there is not overwritten");
    run(there.path(), &["account", "create", "--email", "dana@example.org", "--name", "Dana"]);
    let import = ["account", "import", "--email", "dana@example.org", text(&archive)];
    let (_, looked, _) = run(there.path(), &[&import[..], &["--dry-run"]].concat());
    let (code, added, told) = run(there.path(), &import);
    assert_eq!((code, &looked), (Some(0), &added), "{told}");
    let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
    assert!(read(&added)["new"]["activities"].as_u64() > Some(10) && read(&added)["refused"] == serde_json::json!([]));
    let (_, again, _) = run(there.path(), &import);
    assert_eq!((&read(&again)["new"], &read(&again)["here_already"]), (&serde_json::json!({}), &read(&added)["new"]));
    let key = here.path().join("server.key");
    let nothing = ["account", "import", "--email", "dana@example.org", text(&key)];
    let (code, _, told) = run(there.path(), &nothing);
    assert!(code == Some(2) && told.contains("It is not an export"), "{told}");
}

#[test]
fn mails_and_certificates_of_a_folder_are_taken_in_and_known_again() {
    let (data, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let run = |arguments: &[&str]| {
        let Output { status, stdout, stderr } = binary(arguments)
            .args(["--data-dir", text(data.path())])
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .output()
            .expect("the binary runs");
        (status.code(), String::from_utf8_lossy(&stdout).into_owned(), String::from_utf8_lossy(&stderr).into_owned())
    };
    run(&["account", "create", "--email", "dana@example.org", "--name", "Dana"]);
    let mail = "From: a@b.example\r\nSubject: A day on grief\r\nDate: Fri, 6 Nov 2026 09:00:00 +0000\r\n\r\nThank you.";
    std::fs::write(folder.path().join("thanks.eml"), mail).unwrap();
    std::fs::write(folder.path().join("course.pdf"), crate::certificates::sample("larkmoor_LM2207_completion.pdf"))
        .unwrap();
    std::fs::write(folder.path().join("nothing.pdf"), "").unwrap();
    let take = ["account", "take", "--email", "dana@example.org", text(folder.path())];
    let (code, told, wrong) = run(&take);
    assert_eq!(code, Some(0), "{wrong}");
    let lines: Vec<&str> = told.lines().collect();
    assert!(lines.len() == 3 && lines[0] == "course.pdf: Taken.", "{told}");
    assert!(lines[1].contains("There is nothing in it.") && lines[2].starts_with("thanks.eml: Taken."), "{told}");
    let (_, again, _) = run(&take);
    assert_eq!(again.matches("You have this file already.").count(), 2, "{again}");
    let (code, _, wrong) = run(&["account", "take", "--email", "dana@example.org", text(&folder.path().join("none"))]);
    assert_eq!(code, Some(2), "{wrong}");
}

#[tokio::test]
async fn who_keeps_the_server_is_chosen_on_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let output = binary(arguments).args(["--data-dir", text(folder.path())]).output().expect("the binary runs");
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    for (email, name) in [("robin@example.org", "Robin"), ("kim@example.org", "Kim")] {
        run(&["account", "create", "--email", email, "--name", name]);
    }
    assert_eq!(run(&["account", "keeper", "kim@example.org"]).1, "keeps this server: kim@example.org\n");
    let ended = run(&["account", "keeper", "robin@example.org", "--end"]);
    assert_eq!(ended.1, "keeps this server no more: robin@example.org\n");
    assert_eq!(run(&["account", "keeper", "nobody@example.org"]).0, Some(2));
    let url = format!("sqlite:{}", folder.path().join("growing-edge.db").display());
    let db = Db::connect(&url).await.unwrap();
    let key = keys::server_key(&db, &keys::KeySource::File(folder.path().join("server.key"))).await.unwrap();
    for (email, keeps) in [("robin@example.org", false), ("kim@example.org", true)] {
        let (account, _) = accounts::find_account_by_email(&db, &key, email).await.unwrap().unwrap();
        assert_eq!(account.keeps_server, keeps, "{email}");
    }
}
