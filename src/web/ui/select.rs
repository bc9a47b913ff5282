//! One of a list. For few choices, chips are kinder.

use super::field::{Words, field_id};
use leptos::prelude::*;

#[component]
pub fn Select(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    /// Value and words of each choice.
    options: Vec<(String, String)>,
    #[prop(optional, into)] value: String,
    /// Words of an empty first choice, such as "Choose one"; none when left out.
    #[prop(optional, into)]
    blank: String,
    #[prop(optional, into)] hint: String,
    #[prop(default = None)] error: Option<String>,
    #[prop(optional, into)] check: String,
    #[prop(optional)] read: bool,
) -> impl IntoView {
    let id = field_id(&name);
    let words = Words { hint, error, check, read, ..Words::default() };
    let blank = (!blank.is_empty()).then(|| (String::new(), blank));
    let options = blank.into_iter().chain(options).map(|(slug, label)| {
        let chosen = slug == value;
        view! {
            <option value=slug selected=chosen>
                {label}
            </option>
        }
    });
    let options = options.collect_view();
    view! {
        <div class=words.class("")>
            {words.above(&id, label)}
            <select
                id=id.clone()
                name=name
                aria-invalid=words.invalid()
                aria-describedby=words.described(&id)
            >
                {options}
            </select>
            {words.below(&id)}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chosen_one_is_selected_and_no_other() {
        let options = [("a", "First"), ("b", "Second")].map(|(a, b)| (a.to_owned(), b.to_owned())).to_vec();
        let html = view! { <Select name="kind" label="Kind" options=options value="b" blank="Choose one" /> }.to_html();
        assert_eq!(html.matches(" selected").count(), 1, "{html}");
        assert!(html.contains("<option value=\"b\" selected"));
        assert!(html.contains("Choose one"));
    }
}
