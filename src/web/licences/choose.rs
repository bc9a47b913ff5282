//! Whose rules? By a few words, or place by place; and, where nothing fits, by writing the rules down oneself.

use super::Asked;
use crate::web::error::Result;
use crate::web::form;
use crate::web::page::Page;
use crate::web::ui::Field;
use crate::web::ui::{Breadcrumbs, Empty, Filters, Heading, Kind, Margin, Section};
use crate::web::visitor::SignedIn;
use axum::response::Response;
use domain::rules::{Library, Offer};
use domain::words::{English, short_total};
use leptos::prelude::*;

/// How many offers are shown; more words find fewer.
const SHOWN: usize = 40;

pub async fn page(signed_in: &SignedIn, library: &Library, asked: Asked) -> Result<Response> {
    let english = signed_in.english();
    let drawn = Drawn {
        q: asked.q.chars().take(80).collect(),
        places: library.places(),
        offers: offers(library, &asked),
        place: library.places().into_iter().find(|(code, _)| *code == asked.place),
        english,
    };
    let page = Page::new("Add a license", Section::Licences);
    Ok(page.show(&signed_in.visitor, move || view(drawn)).await)
}

struct Drawn {
    q: String,
    place: Option<(String, String)>,
    places: Vec<(String, String)>,
    /// Words, what the rules ask, address.
    offers: Option<Vec<(String, String, String)>>,
    english: English,
}

/// Offers for the words typed or the place chosen; none before anything was asked.
fn offers(library: &Library, asked: &Asked) -> Option<Vec<(String, String, String)>> {
    let found: Vec<Offer> = if !asked.q.trim().is_empty() {
        library.find(asked.q.trim())
    } else if !asked.place.is_empty() {
        let all = library.find("");
        let of_place = |offer: &Offer| library.get(&offer.rule_set).is_some_and(|set| set.jurisdiction == asked.place);
        all.into_iter().filter(of_place).collect()
    } else {
        return None;
    };
    let offers = found.into_iter().take(SHOWN).map(|offer| {
        let total = library.get(&offer.rule_set).map(short_total).unwrap_or_default();
        let words = format!("{} {}", offer.place, offer.title);
        let about = format!("{} · {} · {total}", offer.profession.label(), offer.board);
        let href = format!("/licences/new?rule_set={}&title={}", offer.rule_set, form::encode(&offer.title));
        (words, about, href)
    });
    Some(offers.collect())
}

fn view(drawn: Drawn) -> impl IntoView {
    let title = match drawn.english {
        English::American => "Which license do you keep?",
        English::British => "Which licence do you keep?",
    };
    let crumbs = drawn.place.clone().map(|(_, label)| {
        view! { <Breadcrumbs above=vec![("All places".into(), "/licences/new".into())] here=label /> }
    });
    let places = (drawn.offers.is_none()).then(|| {
        let each = drawn.places.into_iter().map(|(code, label)| {
            view! {
                <li>
                    <a href=format!("/licences/new?place={code}")>{label}</a>
                </li>
            }
        });
        view! {
            <Margin heading="Or by place">
                <ul class="columns">{each.collect_view()}</ul>
            </Margin>
        }
    });
    view! {
        {crumbs}
        <Heading title=title line="The dates come from you, the rules from the boards. Everything else can wait." />
        <Filters action="/licences/new" label="Find">
            <Field
                name="q"
                label="State or country, and title"
                kind="search"
                placeholder="for example: Oregon LMFT"
                value=drawn.q
            />
        </Filters>
        {drawn.offers.map(found)}
        {places}
        <p>
            "Not listed? You can "
            <a href="/own-rule-sets/new">"write its rules down yourself"</a>
            ", or go back to "
            <a href="/own-rule-sets">"those you wrote"</a>
            "."
        </p>
    }
    .into_any()
}

fn found(offers: Vec<(String, String, String)>) -> AnyView {
    if offers.is_empty() {
        return view! {
            <Empty
                line="No board of ours fits these words."
                sentence="Try the state and the title, such as Oregon LMFT. Or write the rules down yourself: they count the same, marked as your own."
                href="/own-rule-sets/new"
                action="Write the rules down"
                kind=Kind::Plain
            />
        }
        .into_any();
    }
    let each = offers.into_iter().map(|(words, about, href)| {
        view! {
            <li>
                <a href=href>{words}</a>
                <p class="fine">{about}</p>
            </li>
        }
    });
    view! { <ul class="offers">{each.collect_view()}</ul> }.into_any()
}
