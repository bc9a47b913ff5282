//! From a view to a response: the one place that draws. Status and headers are known before a byte is sent.

use crate::islands::guard_typing::GuardTyping;
use crate::web::assets;
use crate::web::flash::Flash;
use crate::web::security;
use crate::web::ui::{Notice, Section, Shell};
use crate::web::visitor::Visitor;
use axum::body::Body;
use axum::http::{HeaderValue, Request, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::words::English;
use leptos::config::LeptosOptions;
use leptos::hydration::HydrationScripts;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use std::sync::{Arc, Mutex, OnceLock};

/// A page about to be drawn.
pub struct Page {
    title: String,
    section: Section,
    status: StatusCode,
    islands: bool,
    bare: bool,
    focused: bool,
    script: Option<&'static str>,
    refreshing: bool,
}

impl Page {
    /// A page with its title, in a section of the navigation.
    pub fn new(title: impl Into<String>, section: Section) -> Self {
        Self {
            title: title.into(),
            section,
            status: StatusCode::OK,
            islands: false,
            bare: false,
            focused: false,
            script: None,
            refreshing: false,
        }
    }

    /// Another status than 200, such as 422 for a form that needs another look.
    #[must_use]
    pub fn status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    /// The page holds an island: send the scripts. Other pages do without them.
    #[must_use]
    pub fn with_islands(self) -> Self {
        Self { islands: true, ..self }
    }

    /// A task that asks for attention: the phone's tab bar stays away.
    #[must_use]
    pub fn focused(self) -> Self {
        Self { focused: true, ..self }
    }

    /// A form that works without a network: its script keeps it on the device. Without scripts it is a form like any other.
    #[must_use]
    pub fn kept_offline(self) -> Self {
        self.with_script("/capture.js")
    }

    /// A script of `public/` that a form has for itself; the form works without it.
    #[must_use]
    pub fn with_script(self, path: &'static str) -> Self {
        Self { script: Some(path), ..self }
    }

    /// Something is under way: the page asks again every other second, by its script or, without scripts, by itself.
    #[must_use]
    pub fn refreshing(self) -> Self {
        Self { refreshing: true, ..self }
    }

    /// Without header, tab bar and footer: sign-in and first steps.
    #[must_use]
    pub fn bare(self) -> Self {
        Self { bare: true, ..self }
    }

    /// Draws the view inside the shell.
    pub async fn show<V: IntoView + 'static>(
        self,
        visitor: &Visitor,
        view: impl FnOnce() -> V + Send + 'static,
    ) -> Response {
        self.draw(visitor, Box::new(move || view().into_any())).await
    }

    /// The same for a view of no type of its own: what draws is a great deal of code, and compiled once instead of for each page.
    async fn draw(self, visitor: &Visitor, view: Box<dyn FnOnce() -> AnyView + Send>) -> Response {
        let nonce = Arc::new(OnceLock::new());
        let status = self.status;
        let flash = visitor.flash;
        let frame = Frame {
            page: self,
            name: visitor.signed_in.as_ref().map(|(account, _)| account.name.clone()),
            english: visitor.signed_in.as_ref().map(|(account, _)| account.english).unwrap_or_default(),
            sample: visitor.signed_in.as_ref().is_some_and(|(account, _)| account.sample),
            kept_by: visitor.app.settings.kept_by.clone(),
            flash,
        };
        // Leptos asks for a function that it may call again; we draw once.
        let once = Arc::new(Mutex::new(Some((frame, view))));
        let drawn = {
            let nonce = nonce.clone();
            move || {
                if let Some(fresh) = use_nonce() {
                    let _ = nonce.set(fresh.to_string());
                }
                let taken = once.lock().ok().and_then(|mut slot| slot.take());
                taken.map(|(frame, view)| document(frame, view()))
            }
        };
        let render = leptos_axum::render_app_async_with_context(|| {}, drawn);
        let mut response = render(Request::new(Body::empty())).await;
        *response.status_mut() = status;
        let csp = security::content_policy(nonce.get().map(String::as_str));
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, csp);
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if flash.is_some() {
            Flash::clear(&mut response);
        }
        response
    }
}

struct Frame {
    page: Page,
    name: Option<String>,
    english: English,
    sample: bool,
    kept_by: Option<String>,
    flash: Option<Flash>,
}

fn document(frame: Frame, content: AnyView) -> impl IntoView {
    let Frame { page, name, english, sample, kept_by, flash } = frame;
    let lang = match english {
        English::American => "en-US",
        English::British => "en-GB",
    };
    let notice = flash.map(|flash| view! { <Notice words=flash.words().to_owned() /> });
    let body = if page.bare {
        view! { {notice} {content} }.into_any()
    } else {
        view! {
            <Shell current=page.section name=name english=english sample=sample kept_by=kept_by focused=page.focused>
                {notice}
                {content}
            </Shell>
        }
        .into_any()
    };
    let scripts = (page.islands && assets::has_scripts()).then(|| {
        let options = LeptosOptions::builder().output_name(assets::hashed_name()).site_pkg_dir("pkg").build();
        view! { <HydrationScripts options=options islands=true /> }
    });
    let watch = page.islands.then(|| view! { <GuardTyping /> });
    let script = page.script.map(|path| view! { <script src=path defer=true></script> });
    let refresh = page.refreshing.then(|| {
        view! {
            <noscript>
                <meta http-equiv="refresh" content="2" />
            </noscript>
        }
    });
    view! {
        <!DOCTYPE html>
        <html lang=lang>
            <head>
                {head(format!("{} · Growing Edge", page.title))}
                {refresh}
                {scripts}
                {script}
            </head>
            <body>{body} {watch}</body>
        </html>
    }
}

fn head(title: String) -> impl IntoView {
    view! {
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="stylesheet" href=format!("/pkg/{}.css", assets::hashed_name()) />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
        <link rel="manifest" href="/manifest.webmanifest" />
    }
}

/// A page that needs neither account nor database, for errors: drawn at once, without scripts.
pub fn plain(status: StatusCode, heading: &'static str, sentence: &'static str, next: (&str, &str)) -> Response {
    let (label, address) = (next.0.to_owned(), next.1.to_owned());
    let owner = Owner::new();
    let html = owner.with(|| {
        view! {
            <html lang="en">
                <head>{head(format!("{heading} · Growing Edge"))}</head>
                <body>
                    <main class="plain" id="main">
                        <h1>{heading}</h1>
                        <p class="lead">{sentence}</p>
                        <p>
                            <a class="button" href=address>
                                {label}
                            </a>
                        </p>
                    </main>
                </body>
            </html>
        }
        .to_html()
    });
    let mut response = (status, format!("<!DOCTYPE html>{html}")).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CONTENT_SECURITY_POLICY, security::content_policy(None));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
