//! Yes or no: a check box, or a switch where the change shows at once.

use super::field::field_id;
use leptos::prelude::*;

#[component]
pub fn Checkbox(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(default = "on".into(), into)] value: String,
    #[prop(optional)] checked: bool,
    #[prop(optional, into)] hint: String,
) -> impl IntoView {
    tick(false, name, label, value, checked, hint)
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
    tick(true, name, label, value, checked, hint)
}

fn tick(switch: bool, name: String, label: String, value: String, checked: bool, hint: String) -> impl IntoView {
    // Several boxes may share a name; the value tells them apart.
    let id = field_id(&if value == "on" { name.clone() } else { format!("{name}-{value}") });
    let described = (!hint.is_empty()).then(|| format!("{id}-hint"));
    let hint = described.clone().map(|id| view! { <span class="hint" id=id>{hint}</span> });
    view! {
        <div class=if switch { "check switch" } else { "check" }>
            <input
                id=id.clone()
                name=name
                type="checkbox"
                value=value
                checked=checked
                role=switch.then_some("switch")
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
            ["a", "b"].map(|slug| view! { <Checkbox name="topics" label=slug value=slug checked=true /> }.to_html());
        assert!(html[0].contains("id=\"f-topics-a\"") && html[1].contains("id=\"f-topics-b\""), "{html:?}");
        assert!(html[0].contains(" checked"));
    }
}
