//! A labelled field of one line, in all its states, and what fields share.

use super::guard_marks::{Watch, marks};
use super::{Icon, Sign};
use leptos::prelude::*;

/// A one-tap correction: a submit button, so that it works without scripts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// "Use SW-0614"
    pub label: String,
    pub name: String,
    pub value: String,
}

/// The id of a field, so that the summary of problems can lead to it.
#[must_use]
pub fn field_id(name: &str) -> String {
    let tame = |sign: char| if sign.is_ascii_alphanumeric() || sign == '_' { sign } else { '-' };
    format!("field-{}", name.chars().map(tame).collect::<String>())
}

/// What is said around any field: hint, note that it was read or wants a look, and the problem.
#[derive(Clone, Default)]
pub(super) struct Words {
    pub hint: String,
    pub error: Option<String>,
    pub check: String,
    pub read: bool,
    pub locked: bool,
    pub fix: Option<Fix>,
}

impl Words {
    pub(super) fn class(&self, extra: &str) -> String {
        let state = match (&self.error, self.check.is_empty()) {
            (Some(_), _) => " error",
            (None, false) => " look",
            _ if self.locked => " locked",
            _ if self.read => " read",
            _ => "",
        };
        let gap = if extra.is_empty() { "" } else { " " };
        format!("field{state}{gap}{extra}")
    }

    pub(super) fn invalid(&self) -> Option<&'static str> {
        self.error.is_some().then_some("true")
    }

    /// The ids of hint and note, for `aria-describedby`.
    pub(super) fn described(&self, id: &str) -> Option<String> {
        let hint = (!self.hint.is_empty()).then(|| format!("{id}-hint"));
        let note = (self.error.is_some() || !self.check.is_empty()).then(|| format!("{id}-note"));
        let ids: Vec<String> = hint.into_iter().chain(note).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// "Read" or "Check" at the right of the label.
    fn mark(&self) -> Option<AnyView> {
        if self.error.is_none() && !self.check.is_empty() {
            return Some(view! { <span class="mark"><Icon sign=Sign::Warning />"Check"</span> }.into_any());
        }
        (self.error.is_none() && self.read)
            .then(|| view! { <span class="mark"><Icon sign=Sign::Scan />"Read"</span> }.into_any())
    }

    pub(super) fn above(&self, id: &str, label: String) -> impl IntoView + use<> {
        let hint = (!self.hint.is_empty())
            .then(|| view! { <span class="hint" id=format!("{id}-hint")>{self.hint.clone()}</span> });
        view! {
            <span class="label">
                <label for=id.to_owned()>{label}</label>
                {self.mark()}
                {hint}
            </span>
        }
    }

    pub(super) fn below(&self, id: &str) -> Option<impl IntoView + use<>> {
        let (sign, words) = match &self.error {
            Some(problem) => (Sign::Stop, problem.clone()),
            None if !self.check.is_empty() => (Sign::Warning, self.check.clone()),
            None => return None,
        };
        let fix = self.fix.clone().map(|fix| {
            view! {
                " "
                <button class="fix" name=fix.name value=fix.value formnovalidate=true>
                    {fix.label}
                </button>
            }
        });
        Some(view! {
            <span class="note" id=format!("{id}-note")>
                <Icon sign=sign />
                <span>{words} {fix}</span>
            </span>
        })
    }
}

/// A field of one line. `kind` is the input's type.
#[component]
pub fn Field(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] value: String,
    #[prop(default = "text".into(), into)] kind: String,
    #[prop(optional, into)] hint: String,
    /// What is wrong and what to do.
    #[prop(default = None)]
    error: Option<String>,
    /// Read from a file: worth a look, and why.
    #[prop(optional, into)]
    check: String,
    /// Read from a file, with no doubt.
    #[prop(optional)]
    read: bool,
    /// Shown, but not to be changed; the reason belongs in the label.
    #[prop(optional)]
    locked: bool,
    #[prop(default = None)] fix: Option<Fix>,
    #[prop(optional, into)] autocomplete: Option<String>,
    #[prop(optional, into)] inputmode: Option<String>,
    #[prop(optional, into)] placeholder: Option<String>,
    /// The id of a `datalist` with suggestions.
    #[prop(optional, into)]
    list: Option<String>,
    /// `short` for a few digits, `hours` for a label beside a number.
    #[prop(optional, into)]
    class: String,
    #[prop(optional)] required: bool,
    /// Read by the guard: what it found stands below.
    #[prop(default = None)]
    guard: Option<Watch>,
) -> impl IntoView {
    let id = field_id(&name);
    let words = Words { hint, error, check, read, locked, fix };
    view! {
        <div class=words.class(&class)>
            {words.above(&id, label)}
            <input
                id=id.clone()
                name=name
                type=kind
                value=value
                autocomplete=autocomplete
                inputmode=inputmode
                placeholder=placeholder
                list=list
                readonly=locked
                required=required
                data-guard=guard.as_ref().map(Watch::slug)
                aria-invalid=words.invalid()
                aria-describedby=words.described(&id)
            />
            {words.below(&id)}
            {marks(guard)}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_is_tied_to_its_field() {
        let error = Some("April has 30 days.".to_owned());
        let html =
            view! { <Field name="last day" label="Last day" value="04/31" error=error hint="The end" /> }.to_html();
        assert!(html.contains("id=\"field-last-day\"") && html.contains("for=\"field-last-day\""), "{html}");
        assert!(html.contains("aria-invalid=\"true\""));
        assert!(html.contains("aria-describedby=\"field-last-day-hint field-last-day-note\""));
        assert!(html.contains("id=\"field-last-day-note\"") && html.contains("April has 30 days."));
    }

    #[test]
    fn a_quiet_field_claims_nothing() {
        let html = view! { <Field name="title" label="Title" /> }.to_html();
        assert!(
            !html.contains("aria-") || html.matches("aria-").count() == html.matches("aria-hidden").count(),
            "{html}"
        );
        assert!(html.contains("class=\"field\""));
    }

    #[test]
    fn what_was_typed_stays_within_its_attribute() {
        let value = "\"><script>alert(1)</script>";
        let html = view! { <Field name="title" label="Title" value=value /> }.to_html();
        assert!(!html.contains("<script>"), "{html}");
    }
}
