//! The list of certificates: the door, what became of what was sent, what is still to look at, and what is kept with learning.

use super::MOST_FILES;
use super::outcome::Outcome;
use crate::db::certificates::Certificate;
use crate::evidence;
use crate::web::ui::{Breadcrumbs, Button, Column, Heading, Icon, Kind, Margin, Sign, Table};
use chrono_tz::Tz;
use domain::reading::Status;
use domain::words::{self, English};
use leptos::prelude::*;
use uuid::Uuid;

/// What file fields offer to choose from; what is sent is told by its content.
const ACCEPT: &str = ".pdf,.png,.jpg,.jpeg,.heic,.eml,application/pdf,image/*,message/rfc822";

pub struct Shown {
    /// Proving nothing yet.
    pub open: Vec<Certificate>,
    /// With the learning that each proves: id and title.
    pub attached: Vec<(Vec<(Uuid, String)>, Certificate)>,
    pub outcomes: Vec<Outcome>,
    /// What is sent will prove this.
    pub activity: Option<(Uuid, String)>,
    pub english: English,
    pub zone: Tz,
}

pub fn view(shown: Shown) -> impl IntoView {
    let Shown { open, attached, outcomes, activity, english, zone } = shown;
    let line = match &activity {
        Some((_, title)) => format!("What you send is kept with “{title}”."),
        None => {
            "Drop them here or photograph them: what they say is read, and you look it over before it is kept.".into()
        }
    };
    let none = (open.is_empty() && attached.is_empty())
        .then(|| view! { <p class="after-door" data-none>"None is kept yet."</p> });
    view! {
        <Breadcrumbs above=vec![("Learning".into(), "/activities".into())] here="Certificates" />
        <Heading title="Certificates" line=line />
        {told(outcomes)}
        {door(activity.as_ref().map(|(id, _)| *id), Kind::Main)}
        {to_look_at(open, activity.as_ref(), english, zone)}
        {kept(attached, english)}
        {none}
        <p class="fine">
            {if evidence::can_read_pictures() {
                "Pictures and scans are read on this server, by tesseract. No certificate is sent anywhere else."
            } else {
                "This server cannot read pictures and scans: you type in what they say. No certificate is sent anywhere else."
            }}
        </p>
    }
    .into_any()
}

/// The form that files come in by; on pages where learning is added too.
pub fn door(activity: Option<Uuid>, kind: Kind) -> impl IntoView {
    let activity = activity.map(|id| view! { <input type="hidden" name="activity" value=id.to_string() /> });
    view! {
        <form
            method="post"
            action="/certificates"
            enctype="multipart/form-data"
            class="form door"
            data-door="Drop certificates here, or paste a picture"
        >
            {activity}
            <div class="field">
                <span class="label">
                    <label for="field-file">"Certificates"</label>
                </span>
                <input id="field-file" name="file" type="file" multiple=true accept=ACCEPT aria-describedby="field-file-hint" />
                <span class="hint" id="field-file-hint">
                    {format!("PDF, PNG, JPEG, HEIC or a mail (.eml), up to 20 MB each, {MOST_FILES} at once. Kept encrypted.")}
                </span>
            </div>
            <p class="actions">
                <Button label="Read them" kind=kind sign=Sign::Scan />
            </p>
            <ul class="list" data-said aria-live="polite"></ul>
        </form>
    }
    .into_any()
}

/// Each file by itself.
fn told(outcomes: Vec<Outcome>) -> impl IntoView {
    (!outcomes.is_empty()).then(|| {
        let each = outcomes.into_iter().map(|outcome| {
            let sign = match (outcome.taken, outcome.plain) {
                (true, true) => Sign::Check,
                (true, false) => Sign::Warning,
                (false, _) if outcome.id.is_some() => Sign::Page,
                (false, _) => Sign::Stop,
            };
            let name = match outcome.id {
                Some(id) => view! { <a href=format!("/certificates/{id}")>{outcome.name}</a> }.into_any(),
                None => view! { <b>{outcome.name}</b> }.into_any(),
            };
            view! { <li><Icon sign=sign /> " " {name} " " {outcome.words}</li> }
        });
        view! {
            <Margin heading="What was sent" id="sent">
                <ul class="list" role="status">
                    {each.collect_view()}
                </ul>
            </Margin>
        }
        .into_any()
    })
}

fn to_look_at(
    open: Vec<Certificate>,
    activity: Option<&(Uuid, String)>,
    english: English,
    zone: Tz,
) -> impl IntoView + use<> {
    let columns = vec![Column::words("File"), Column::words("What it says"), Column::words("Came")];
    let activity = activity.map(|(id, _)| *id);
    let count = open.len();
    let rows = open.into_iter().map(|certificate| {
        let says = match (&certificate.stated.title, certificate.status) {
            (_, Status::NotCertificate) => "does not look like a certificate".to_owned(),
            (Some(title), Status::NeedsOcr) => format!("{title} (read from a picture)"),
            (Some(title), _) => title.clone(),
            (None, _) => "a picture: to be typed in".to_owned(),
        };
        let id = certificate.id;
        let here = activity.map(|activity| {
            view! {
                " "
                <form method="post" action=format!("/certificates/{id}/attach") class="inline">
                    <input type="hidden" name="activity" value=activity.to_string() />
                    <Button label="Keep it there" kind=Kind::Quiet spoken=format!("Keep “{}” there", certificate.name) />
                </form>
            }
        });
        vec![
            view! { <a href=format!("/certificates/{id}")>{certificate.name.clone()}</a> }.into_any(),
            view! {
                {says}
                {here}
            }
            .into_any(),
            words::short_date(certificate.came_on(zone), english).into_any(),
        ]
    });
    let rows: Vec<Vec<AnyView>> = rows.collect();
    (count > 0).then(|| {
        view! {
            <Margin heading="To look at" note=words::count(i64::try_from(count).unwrap_or(0), "file", "files")>
                <Table caption="Certificates that prove nothing yet" columns=columns rows=rows />
            </Margin>
        }
        .into_any()
    })
}

fn kept(attached: Vec<(Vec<(Uuid, String)>, Certificate)>, english: English) -> impl IntoView {
    let columns = vec![Column::words("File"), Column::words("Proves"), Column::words("Day")];
    let some = !attached.is_empty();
    let rows = attached.into_iter().map(|(proves, certificate)| {
        let each = proves.into_iter().map(|(id, title)| view! { <a href=format!("/activities/{id}")>{title}</a> " " });
        let day = certificate.stated.completion_date.map(|day| words::short_date(day, english)).unwrap_or_default();
        vec![
            view! { <a href=format!("/certificates/{}", certificate.id)>{certificate.name.clone()}</a> }.into_any(),
            each.collect_view().into_any(),
            day.into_any(),
        ]
    });
    let rows: Vec<Vec<AnyView>> = rows.collect();
    some.then(|| {
        view! {
            <Margin heading="With learning">
                <Table caption="Certificates kept with the learning they prove" columns=columns rows=rows />
            </Margin>
        }
        .into_any()
    })
}
