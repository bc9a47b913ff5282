//! The licences that a person holds, each with what it still needs.

use crate::web::error::Result;
use crate::web::page::Page;
use crate::web::standing::Standing;
use crate::web::ui::{Bar, Empty, Heading, Kind, LinkButton, Margin, Section, Sign};
use crate::web::visitor::SignedIn;
use domain::words::{self, English};
use leptos::prelude::*;

struct Row {
    name: String,
    note: String,
    lead: String,
    rest: String,
    total: Option<(i64, i64, i64, i64)>,
    href: String,
    rules: Option<String>,
    /// Where its renewal is recorded, once the period has ended.
    renew: Option<String>,
}

pub async fn list(signed_in: SignedIn) -> Result {
    let standing = Standing::load(&signed_in).await?;
    let english = signed_in.english();
    let rows: Vec<Row> = standing.licences.iter().map(|licence| row(&standing, licence, &signed_in)).collect();
    let title = if english == English::American { "Licenses" } else { "Licences" };
    let page = Page::new(title, Section::Licences);
    Ok(page.show(&signed_in.visitor, move || view(title, rows, english)).await)
}

fn row(standing: &Standing, licence: &crate::db::licences::Licence, signed_in: &SignedIn) -> Row {
    let href = format!("/licences/{}", licence.id);
    let Some((set, _)) = standing.of(licence) else {
        return Row {
            name: licence.held.title.clone(),
            note: String::new(),
            lead: "Its rules are not here any more.".into(),
            rest: "Choose them again.".into(),
            total: None,
            href,
            rules: None,
            renew: None,
        };
    };
    let rules = Some(format!("/rules/{}", set.id));
    let Some(present) = standing.present(licence) else {
        return Row {
            name: crate::web::standing::name(set, &licence.held.title),
            note: String::new(),
            lead: "The end of its period is not known.".into(),
            rest: "Add the date it ends.".into(),
            total: None,
            href,
            rules,
            renew: None,
        };
    };
    let outlook = present.outlook(set, &licence.held.title, signed_in.english());
    let renew = present.ended.then(|| format!("{href}/renewals/new"));
    let note = match outlook.deadline {
        Some(day) if present.ended => format!("ended {}", words::short_date(day, signed_in.english())),
        Some(day) => format!("by {}", words::short_date(day, signed_in.english())),
        None => "no deadline".into(),
    };
    Row { name: outlook.name, note, lead: outlook.lead, rest: outlook.rest, total: outlook.total, href, rules, renew }
}

fn view(title: &'static str, rows: Vec<Row>, english: English) -> impl IntoView {
    let add = if english == English::American { "Add a license" } else { "Add a licence" };
    if rows.is_empty() {
        let line = if english == English::American { "No license yet." } else { "No licence yet." };
        return view! {
            <Heading title=title />
            <Empty
                line=line
                sentence="Add the ones you keep: the dates come from you, the rules from the boards."
                href="/licences/new"
                action=add
                kind=Kind::Main
            />
        }
        .into_any();
    }
    let rows = rows.into_iter().map(|row| {
        let bar = row.total.map(|(required, counted, planned, carries)| {
            let label = format!("{}: {}", row.name, row.lead);
            view! { <Bar label=label required=required counted=counted planned=planned carries=carries /> }
        });
        let renew = row.renew.map(|href| {
            view! {
                " · "
                <a href=href>"Record the renewal"</a>
            }
        });
        let rules = row.rules.map(|href| view! { <a href=href>"Rules"</a> });
        view! {
            <Margin heading=row.name note=row.note title=true>
                <p class="answer">
                    <b>{row.lead}</b>
                    " "
                    {row.rest}
                </p>
                {bar}
                <p>
                    <a href=row.href>"Every hour, and why"</a>
                    " · "
                    {rules}
                    {renew}
                </p>
            </Margin>
        }
        .into_any()
    });
    view! {
        <Heading title=title>
            <LinkButton href="/licences/new" label=add kind=Kind::Main sign=Sign::Plus />
        </Heading>
        {rows.collect_view()}
    }
    .into_any()
}
