//! A word about what just happened, carried over one redirect in a cookie. A slug only: never private text.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;

const COOKIE: &str = "growing_edge_flash";

/// What happened, told once on the next page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flash {
    Saved,
    Removed,
    Added,
    SignedOutThere,
    PasswordChanged,
    NotYet,
    Accepted,
    TakenBack,
    Withdrawn,
    /// Kept, though the guard would word a detail more generally.
    SavedWithHint,
    KeptAsDraft,
    SetAside,
    AddressRenewed,
    AddressEnded,
    ImportTakenBack,
    Attached,
    Detached,
    RowsTakenBack,
    TestMailSent,
}

impl Flash {
    const ALL: [Self; 19] = [
        Self::Saved,
        Self::Removed,
        Self::Added,
        Self::SignedOutThere,
        Self::PasswordChanged,
        Self::NotYet,
        Self::Accepted,
        Self::TakenBack,
        Self::Withdrawn,
        Self::SavedWithHint,
        Self::KeptAsDraft,
        Self::SetAside,
        Self::AddressRenewed,
        Self::AddressEnded,
        Self::ImportTakenBack,
        Self::Attached,
        Self::Detached,
        Self::RowsTakenBack,
        Self::TestMailSent,
    ];

    fn slug(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Removed => "removed",
            Self::Added => "added",
            Self::SignedOutThere => "signed-out-there",
            Self::PasswordChanged => "password-changed",
            Self::NotYet => "not-yet",
            Self::Accepted => "accepted",
            Self::TakenBack => "taken-back",
            Self::Withdrawn => "withdrawn",
            Self::SavedWithHint => "saved-with-hint",
            Self::KeptAsDraft => "kept-as-draft",
            Self::SetAside => "set-aside",
            Self::AddressRenewed => "address-renewed",
            Self::AddressEnded => "address-ended",
            Self::ImportTakenBack => "import-taken-back",
            Self::Attached => "attached",
            Self::Detached => "detached",
            Self::RowsTakenBack => "rows-taken-back",
            Self::TestMailSent => "test-mail-sent",
        }
    }

    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Saved => "Saved.",
            Self::Removed => "Removed.",
            Self::Added => "Added.",
            Self::SignedOutThere => "That device is signed out.",
            Self::PasswordChanged => "Your password is changed, and other devices are signed out.",
            Self::NotYet => "Its day has not come yet. Change the date if it was earlier.",
            Self::Accepted => "Accepted. The courses are planned now.",
            Self::TakenBack => "Taken back. The courses are on offer again.",
            Self::Withdrawn => "Withdrawn. The link opens nothing any more.",
            Self::SavedWithHint => "Saved. One detail could be more general; its form shows which.",
            Self::KeptAsDraft => "Kept as a draft. You can go on here or on another device.",
            Self::SetAside => "Set aside. It can be asked again below.",
            Self::AddressRenewed => "The address is new. The one before it has ended.",
            Self::AddressEnded => "The address has ended.",
            Self::ImportTakenBack => "Taken back. What came in with the export is gone.",
            Self::Attached => "The certificate is kept with it.",
            Self::Detached => "The certificate is taken from it; the file itself is still here.",
            Self::RowsTakenBack => "Taken back. What you changed since stays.",
            Self::TestMailSent => "The mail server took it. Look into your mail box.",
        }
    }

    #[must_use]
    pub fn read(jar: &CookieJar) -> Option<Self> {
        let slug = jar.get(COOKIE)?.value();
        Self::ALL.into_iter().find(|flash| flash.slug() == slug)
    }

    /// See-other with the word for the next page.
    #[must_use]
    pub fn redirect(self, to: &str) -> Response {
        let mut response = Redirect::to(to).into_response();
        let cookie = format!("{COOKIE}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age=30", self.slug());
        response.headers_mut().append(header::SET_COOKIE, HeaderValue::from_str(&cookie).expect("slugs are ASCII"));
        response
    }

    /// Forgets the word once it is shown.
    pub fn clear(response: &mut Response) {
        let cookie = format!("{COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
        response.headers_mut().append(header::SET_COOKIE, HeaderValue::from_str(&cookie).expect("the name is ASCII"));
    }
}
