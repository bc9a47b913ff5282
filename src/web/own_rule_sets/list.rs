//! All sets of one's own.

use crate::db::own_rule_sets::{self, OwnRuleSet};
use crate::web::error::Result;
use crate::web::page::Page;
use crate::web::ui::{Empty, Heading, Kind, LinkButton, Section, Sign};
use crate::web::visitor::SignedIn;
use domain::words;
use leptos::prelude::*;

pub async fn list(signed_in: SignedIn) -> Result {
    let own = own_rule_sets::list_own_rule_sets(signed_in.db(), signed_in.owner()).await?;
    let page = Page::new("Rules of your own", Section::Licences);
    Ok(page.show(&signed_in.visitor, move || view(own)).await)
}

fn view(own: Vec<OwnRuleSet>) -> AnyView {
    let title = "Rules of your own";
    if own.is_empty() {
        return view! {
            <Heading title=title />
            <Empty
                line="You have written down no rules."
                sentence="Where our copies have no set for your board, you can write its rules down, a sentence at a time. They count the same, marked as your own."
                href="/own-rule-sets/new"
                action="Write the rules down"
            />
        }
        .into_any();
    }
    let each = own.into_iter().map(|own| {
        let about = format!("{} · {}", own.rules.titles.join(", "), words::short_total(&own.rules));
        view! {
            <li>
                <a href=format!("/own-rule-sets/{}", own.id)>{own.rules.board}</a>
                <p class="fine">{about}</p>
            </li>
        }
    });
    view! {
        <Heading title=title line="Nobody else sees or uses them.">
            <LinkButton href="/own-rule-sets/new" label="Write down another set" kind=Kind::Main sign=Sign::Plus />
        </Heading>
        <ul class="offers">{each.collect_view()}</ul>
    }
    .into_any()
}
