//! What proves an activity: on its page, and as a mark in the list.

use crate::db::certificates::{self, Certificate};
use crate::web::error::Result;
use crate::web::ui::{Icon, LinkButton, Margin, Sign};
use crate::web::visitor::SignedIn;
use leptos::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

/// The activities that a certificate proves.
pub async fn proven(signed_in: &SignedIn) -> Result<BTreeSet<Uuid>> {
    let links = certificates::list_links(signed_in.db(), signed_in.owner()).await?;
    Ok(links.into_iter().map(|(activity, _)| activity).collect())
}

/// The certificates of an activity, to be drawn on its page.
pub async fn proofs(signed_in: &SignedIn, activity: Uuid) -> Result<Proofs> {
    let all = certificates::list_certificates_of(signed_in.db(), signed_in.owner(), activity).await?;
    Ok(Proofs { activity, all })
}

pub struct Proofs {
    activity: Uuid,
    all: Vec<Certificate>,
}

impl Proofs {
    pub fn view(self) -> AnyView {
        let activity = self.activity;
        let none = self.all.is_empty().then(|| view! { <p>"No certificate is kept with it yet."</p> });
        let each = self.all.into_iter().map(move |certificate| {
            let id = certificate.id;
            view! {
                <li>
                    <Icon sign=Sign::Page />
                    " "
                    <a href=format!("/certificates/{id}")>{certificate.name.clone()}</a>
                    " "
                    <form method="post" action=format!("/certificates/{id}/detach") class="inline">
                        <input type="hidden" name="activity" value=activity.to_string() />
                        <button class="button quiet" aria-label=format!("Take “{}” from here", certificate.name)>
                            "Take from here"
                        </button>
                    </form>
                </li>
            }
        });
        view! {
            <Margin heading="Proof" note="kept encrypted" id="proof">
                {none}
                <ul class="list">{each.collect_view()}</ul>
                <p>
                    <LinkButton href=format!("/certificates?activity={activity}") label="Add a certificate" />
                </p>
            </Margin>
        }
        .into_any()
    }
}
