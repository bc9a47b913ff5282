//! The page of a copy of rules: what changed, what it would mean, and the two ways on.

use super::effects::Effect;
use crate::web::ui::{Breadcrumbs, Button, Column, Heading, Kind, LinkButton, Margin, Table};
use domain::words::Change;
use leptos::prelude::*;

pub struct Drawn {
    pub rule_set: String,
    pub title: String,
    pub since: String,
    pub accept: Option<Accept>,
    /// What changed when she accepted the last time, while she can go back.
    pub earlier: Option<Vec<Change>>,
    /// The set is not among the shared ones any more.
    pub is_gone: bool,
}

/// Newer rules that wait for her.
pub struct Accept {
    pub seen: String,
    pub changes: Vec<Change>,
    pub effects: Vec<Effect>,
}

pub fn view(drawn: Drawn) -> impl IntoView {
    let Drawn { rule_set, title, since, accept, earlier, is_gone } = drawn;
    let (heading, line) = match (&accept, is_gone) {
        (Some(_), _) => (
            format!("The rules of {title} changed"),
            format!("You count by the rules you have had since {since}. Nothing changes until you say so."),
        ),
        (None, true) => (
            format!("Your copy of the rules of {title}"),
            "These rules are no longer among those of this server. Your copy of them stays in force.".into(),
        ),
        (None, false) => (
            format!("Your copy of the rules of {title}"),
            format!("You have counted by them since {since}. They are the newest we hold."),
        ),
    };
    let rules = format!("/rules/{rule_set}");
    let offer = accept.map(|accept| offer(accept, &rule_set));
    let earlier = earlier.map(|changes| {
        view! {
            <Margin heading="What you accepted" note=format!("on {since}")>
                {differences(changes)}
                <form method="post" action=format!("/rule-copies/{rule_set}/undo")>
                    <p>"The rules you had before are kept. Going back counts every hour by them again."</p>
                    <Button label="Go back to the earlier rules" />
                </form>
            </Margin>
        }
    });
    view! {
        <Breadcrumbs above=vec![("Licenses".into(), "/licences".into())] here="Rules" />
        <Heading title=heading line=line>
            <LinkButton href=rules label="Read your copy" />
        </Heading>
        {offer}
        {earlier}
    }
    .into_any()
}

fn offer(accept: Accept, rule_set: &str) -> AnyView {
    let effects = accept.effects.into_iter().map(effect).collect_view();
    let action = format!("/rule-copies/{rule_set}");
    view! {
        <Margin heading="What changed">{differences(accept.changes)}</Margin>
        {effects}
        <Margin heading="What now">
            <p>
                "Boards change rules, and copies have mistakes. Read the source before you rely on either. The rules you have now are kept, so that you can go back."
            </p>
            <form method="post" action=action class="actions">
                <input type="hidden" name="seen" value=accept.seen />
                <Button label="Use the newer rules" kind=Kind::Main />
                <LinkButton href="/licences" label="Not now" kind=Kind::Quiet />
            </form>
        </Margin>
    }
    .into_any()
}

fn differences(changes: Vec<Change>) -> AnyView {
    let columns = vec![Column::words("What"), Column::words("Before").labelled(), Column::words("Now").labelled()];
    let rows = changes.into_iter().map(|change| {
        let before = change.before.unwrap_or_else(|| "Not there.".into());
        let after = change.after.unwrap_or_else(|| "No longer there.".into());
        vec![change.heading.into_any(), before.into_any(), after.into_any()]
    });
    view! { <Table caption="What changed" columns=columns rows=rows.collect() /> }.into_any()
}

fn effect(effect: Effect) -> AnyView {
    let nothing = effect.rows.is_empty() && effect.hours.is_empty() && effect.note.is_none();
    let nothing = nothing.then(|| view! { <p>"No requirement and no hour stands otherwise in this period."</p> });
    let labelled = |head: &str| Column::words(head).labelled();
    let rows = (!effect.rows.is_empty()).then(|| {
        let columns = vec![Column::words("Requirement"), labelled("Now"), labelled("By the newer rules")];
        let rows = effect.rows.into_iter().map(|row| row.map(IntoAny::into_any).into_iter().collect());
        view! { <Table caption="Requirements that would stand otherwise" columns=columns rows=rows.collect() /> }
    });
    let hours = (!effect.hours.is_empty()).then(|| {
        let columns = vec![Column::words("Activity"), labelled("Now"), labelled("Then"), Column::words("Why then")];
        let rows = effect.hours.into_iter().map(|row| row.map(IntoAny::into_any).into_iter().collect());
        view! { <Table caption="Hours that would count otherwise" columns=columns rows=rows.collect() /> }
    });
    view! {
        <Margin heading=format!("What it would mean for {}", effect.licence) note="in the period that is open">
            {effect.note.map(|note| view! { <p>{note}</p> })}
            {nothing}
            {rows}
            {hours}
        </Margin>
    }
    .into_any()
}
