//! A mistake in a rule: a page that puts the words together, for her to send. Nothing leaves this server by itself, and
//! nothing about her is in it.

use super::find;
use crate::web::error::{AppError, Result};
use crate::web::form::{self, Problems};
use crate::web::page::Page;
use crate::web::standing::{self, name};
use crate::web::ui::{
    Breadcrumbs, Button, ErrorSummary, Field, Heading, Kind, LinkButton, Margin, Section, Select, Sign, TextArea,
};
use crate::web::visitor::SignedIn;
use axum::extract::{Path, Query};
use domain::rules::RuleSet;
use domain::vocabulary::Vocabulary;
use domain::words;
use leptos::prelude::*;
use serde::Deserialize;
use uuid::Uuid;

/// As typed. Asking for the words changes nothing, so that it is asked with GET.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// A rule's id; empty for the set as a whole.
    rule: String,
    wrong: String,
    page: String,
    /// Sent by the form, so that an empty one is told apart from a first look.
    prepare: String,
}

pub async fn fresh(signed_in: SignedIn, Path(id): Path<Uuid>, Query(draft): Query<Draft>) -> Result {
    let licence = find(&signed_in, id).await?;
    let library = standing::library(&signed_in).await?;
    let set = library.get(&licence.held.rule_set).ok_or(AppError::NotFound)?;
    let mut problems = Problems::default();
    let mut prepared = None;
    if !draft.prepare.is_empty() {
        let wrong = problems.take("wrong", form::required(&draft.wrong, "What is wrong", 1000));
        let page = problems.take("page", form::optional(&draft.page, 300));
        prepared = problems.is_empty().then(|| text(set, &draft.rule, &wrong, page.as_deref()));
    }
    let status = problems.status();
    let vocabulary = Vocabulary::builtin();
    let drawn = Drawn {
        id,
        title: name(set, &licence.held.title),
        whom: signed_in.app().settings.kept_by.clone().unwrap_or_else(|| "whoever keeps this server".into()),
        rules: set.rule.iter().map(|rule| (rule.id.clone(), words::heading(vocabulary, set, rule))).collect(),
        draft,
        problems,
        prepared,
    };
    let page = Page::new("A mistake in a rule", Section::Licences).status(status);
    Ok(page.show(&signed_in.visitor, move || view(drawn)).await)
}

/// The words to send: which rule, as our copy has it, from where, and what is wrong with it.
fn text(set: &RuleSet, rule: &str, wrong: &str, page: Option<&str>) -> String {
    let mut lines = vec![
        "A mistake in a rule".to_owned(),
        format!("Rule set: {} ({}), sources up to {}", set.id, set.board, set.as_of),
    ];
    let mut sources: &[String] = &set.total.source;
    if let Some(rule) = set.rule(rule) {
        lines.push(format!("Rule: {}. {}", rule.id, words::rule(rule, set, Vocabulary::builtin())));
        sources = &rule.source;
    }
    for source in sources.iter().filter_map(|id| set.source(id)) {
        lines.push(format!("Source: {}, {}, {}", source.title, source.as_of, source.url));
    }
    lines.push(format!("What is wrong: {wrong}"));
    lines.extend(page.map(|page| format!("Where it can be read: {page}")));
    lines.join("\n")
}

struct Drawn {
    id: Uuid,
    title: String,
    whom: String,
    rules: Vec<(String, String)>,
    draft: Draft,
    problems: Problems,
    prepared: Option<String>,
}

fn view(drawn: Drawn) -> impl IntoView {
    let Drawn { id, title, whom, rules, draft, problems, prepared } = drawn;
    let back = format!("/licences/{id}");
    let prepared = prepared.map(|text| {
        let mail = format!("mailto:?subject=A%20mistake%20in%20a%20rule&body={}", form::encode(&text));
        view! {
            <Margin heading="To send">
                <TextArea name="text" label="Copy this" value=text rows=9 />
                <p class="actions">
                    <LinkButton href=mail label="Open in your mail program" sign=Sign::Mail />
                </p>
                <p class="small">
                    {format!(
                        "Send it to {whom}: a corrected file takes effect without a new version. Nothing was sent from here, and nothing about you is in it.",
                    )}
                </p>
            </Margin>
        }
    });
    view! {
        <Breadcrumbs above=vec![(title, back.clone())] here="A mistake in a rule" />
        <Heading
            title="Report a mistake in a rule"
            line="This page puts the words together; you send them. Nothing is stored, and nothing about you is in them."
        />
        <ErrorSummary problems=problems.summary() />
        <form method="get" action=format!("/licences/{id}/mistakes/new") class="form" novalidate>
            <input type="hidden" name="prepare" value="1" />
            <Select name="rule" label="Which rule" options=rules value=draft.rule blank="The rules as a whole" />
            <TextArea
                name="wrong"
                label="What is wrong"
                hint="What our copy says, and what the board says."
                value=draft.wrong
                error=problems.of("wrong")
                maxlength=1000
            />
            <Field
                name="page"
                label="Where it can be read"
                hint="The address of the board's page, if you have it."
                value=draft.page
                error=problems.of("page")
            />
            <p class="actions">
                <Button label="Put it into words" kind=Kind::Main />
                <LinkButton href=back label="Back" kind=Kind::Quiet />
            </p>
        </form>
        {prepared}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::rules::Library;

    #[test]
    fn the_words_name_the_rule_its_source_and_what_is_wrong() {
        let set = Library::builtin().get("us-tx-counselor").unwrap();
        let text = text(set, "ethics", "It is 4 hours now.", Some("https://example.org"));
        for part in ["us-tx-counselor", "Rule: ethics. At least 6 hours on", "Source: ", "It is 4 hours now."] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert!(!super::text(set, "", "All of it.", None).contains("Rule: "));
    }
}
