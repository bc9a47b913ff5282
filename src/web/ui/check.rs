//! Yes or no: a check box, or a switch where the change shows at once; and one of several, with room for a hint each.

use super::field::field_id;
use leptos::prelude::*;

#[component]
pub fn Check(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(default = "on".into(), into)] value: String,
    #[prop(optional)] checked: bool,
    #[prop(optional, into)] hint: String,
) -> impl IntoView {
    tick(Kind::Check, name, label, value, checked, hint)
}

/// One of several that share a name.
#[component]
pub fn Radio(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(into)] value: String,
    #[prop(optional)] checked: bool,
    #[prop(optional, into)] hint: String,
) -> impl IntoView {
    tick(Kind::Radio, name, label, value, checked, hint)
}

/// Without scripts it is a check box in a form with a "Show" button.
#[component]
pub fn Switch(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(default = "on".into(), into)] value: String,
    #[prop(optional)] checked: bool,
    #[prop(optional, into)] hint: String,
) -> impl IntoView {
    tick(Kind::Switch, name, label, value, checked, hint)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Check,
    Radio,
    Switch,
}

fn tick(kind: Kind, name: String, label: String, value: String, checked: bool, hint: String) -> impl IntoView {
    // Several boxes may share a name; the value tells them apart.
    let id = field_id(&if value == "on" { name.clone() } else { format!("{name}-{value}") });
    let described = (!hint.is_empty()).then(|| format!("{id}-hint"));
    let hint = described.clone().map(|id| view! { <span class="hint" id=id>{hint}</span> });
    view! {
        <div class=if kind == Kind::Switch { "check switch" } else { "check" }>
            <input
                id=id.clone()
                name=name
                type=if kind == Kind::Radio { "radio" } else { "checkbox" }
                value=value
                checked=checked
                role=(kind == Kind::Switch).then_some("switch")
                aria-describedby=described
            />
            <label for=id>{label}</label>
            {hint}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_of_one_name_have_ids_of_their_own() {
        let html =
            ["a", "b"].map(|slug| view! { <Check name="topics" label=slug value=slug checked=true /> }.to_html());
        assert!(html[0].contains("id=\"field-topics-a\"") && html[1].contains("id=\"field-topics-b\""), "{html:?}");
        assert!(html[0].contains(" checked"));
    }
}
