//! "This server": how it stands, for the person who keeps it, and a mail to try the mail server with. To everyone else there is no
//! such page. It tells numbers, settings and states; of any person it tells nothing.

mod lines;
mod told;
mod view;
mod way;

use crate::db::sign_in_attempts::{self as attempts, Subject};
use crate::mail::Mail;
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::page::Page;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::get;
use told::Told;

pub fn router() -> Router<App> {
    Router::new().route("/server", get(show).post(send_test))
}

fn keeper(signed_in: SignedIn) -> Result<SignedIn> {
    if signed_in.account.keeps_server { Ok(signed_in) } else { Err(AppError::NotFound) }
}

async fn show(signed_in: SignedIn, headers: HeaderMap) -> Result {
    page(&keeper(signed_in)?, &headers, None).await
}

/// To the keeper's own address, and to no other.
async fn send_test(signed_in: SignedIn, headers: HeaderMap) -> Result {
    let signed_in = keeper(signed_in)?;
    let Some(mailer) = signed_in.app().mailer.clone() else { return Err(AppError::NotFound) };
    let (db, now) = (signed_in.db(), signed_in.now());
    let asking = format!("test mails of {}", signed_in.owner().uuid());
    let subject = Subject::Email(&asking);
    if attempts::has_reached_limit(db, subject, now).await? {
        let problem = format!("That was asked often. Wait {} minutes, then try again.", attempts::MINUTES);
        return page(&signed_in, &headers, Some(problem)).await;
    }
    attempts::record_attempt(db, subject, now).await?;
    let mail = Mail {
        to: signed_in.account.email.clone(),
        name: format!("test.{}", uuid::Uuid::now_v7()),
        subject: "A test mail of Growing Edge".into(),
        text: format!(
            "The mail server took this mail, and it arrived.\n\nHow this server stands: {}\n",
            mailer.href("/server")
        ),
        end: None,
    };
    match mailer.send(&mail).await {
        Ok(()) => Ok(Flash::TestMailSent.redirect("/server")),
        Err(error) => {
            tracing::warn!(%error, "a test mail was not sent");
            page(&signed_in, &headers, Some(format!("Not sent: {}.", error.told().trim_end_matches('.')))).await
        }
    }
}

async fn page(signed_in: &SignedIn, headers: &HeaderMap, problem: Option<String>) -> Result<Response> {
    let status = if problem.is_none() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let told = Told::gather(signed_in, headers).await?;
    let parts = lines::parts(&told);
    let sends = told.mail.is_some();
    let page = Page::new("This server", Section::None).status(status);
    Ok(page.show(&signed_in.visitor, move || view::view(parts, sends, problem)).await)
}
