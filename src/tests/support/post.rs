//! A mail server of another hand than the one that sends.

use growing_edge::db::Db;
use growing_edge::db::jobs::{self, Queue};
use growing_edge::mail::{Mailer, Settings};
use mailin::{Action, Handler, Response, SessionBuilder, response};
use std::io::{self, BufRead, Write};
use std::net::{IpAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Whom a mail went to, and its text.
pub type Sent = (Vec<String>, String);

/// A mail server on a port of its own. It refuses as many mails as it is told to, then takes them.
#[derive(Clone, Default)]
pub struct Post {
    pub mails: Arc<Mutex<Vec<Sent>>>,
    pub refuses: Arc<AtomicU32>,
    to: Vec<String>,
    text: Vec<u8>,
}

impl Handler for Post {
    fn mail(&mut self, _: IpAddr, _: &str, _: &str) -> Response {
        let refuses = self.refuses.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1));
        if refuses.is_ok() { response::INTERNAL_ERROR } else { response::OK }
    }

    fn data_start(&mut self, _: &str, _: &str, _: bool, to: &[String]) -> Response {
        (self.to, self.text) = (to.to_vec(), vec![]);
        response::OK
    }

    fn data(&mut self, part: &[u8]) -> io::Result<()> {
        self.text.extend_from_slice(part);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        // As a mail program shows it: lines that quoted-printable broke are whole again.
        let text = String::from_utf8_lossy(&self.text).replace("=\r\n", "").replace("=3D", "=");
        self.mails.lock().unwrap().push((self.to.clone(), text));
        response::OK
    }
}

impl Post {
    /// Opens it, with what sends to it.
    pub fn open() -> (Self, Mailer) {
        let post = Self::default();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = post.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let post = server.clone();
                // A client that hangs up is done with.
                std::thread::spawn(move || post.speak(&stream));
            }
        });
        let settings = Settings {
            server: format!("smtp://127.0.0.1:{port}"),
            from: "Growing Edge <edge@edge.example>".into(),
            public_address: "https://edge.example/".into(),
        };
        (post, Mailer::new(&settings).expect("the settings are good"))
    }

    /// One client, from greeting to farewell.
    fn speak(self, mut stream: &TcpStream) -> io::Result<()> {
        let mut session = SessionBuilder::new("mail.example").build(stream.peer_addr()?.ip(), self);
        session.greeting().write_to(&mut stream)?;
        let mut lines = io::BufReader::new(stream);
        let mut line = Vec::new();
        while lines.read_until(b'\n', &mut line)? > 0 {
            let answer = session.process(&line);
            line.clear();
            match answer.action {
                Action::NoReply => continue,
                Action::Reply | Action::UpgradeTls => answer.write_to(&mut stream)?,
                Action::Close => return answer.write_to(&mut stream),
            }
            stream.flush()?;
        }
        Ok(())
    }

    pub fn sent(&self) -> Vec<Sent> {
        self.mails.lock().unwrap().clone()
    }
}

/// Waits until the queue of mails stands like this and a moment longer, in which too much would be done; a minute at most.
pub fn queue_is(db: &Db, like: fn(&Queue) -> bool) -> impl Future<Output = ()> + Send + use<> {
    let db = db.clone();
    async move {
        for _ in 0..1200 {
            if like(&jobs::queue(&db).await.expect("the queue is there")) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
}
