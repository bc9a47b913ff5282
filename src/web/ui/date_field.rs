//! A date, with the browser's own picker; the value is `2027-04-30`.

use super::Field;
use leptos::prelude::*;

/// What cannot be a date stays visible as typed: a date input would silently empty itself.
fn kind(value: &str) -> &'static str {
    let is_date = chrono::NaiveDate::parse_from_str(value, "%Y-%m-%d").is_ok();
    if value.is_empty() || is_date { "date" } else { "text" }
}

#[component]
pub fn DateField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] hint: String,
    #[prop(default = None)] error: Option<String>,
    #[prop(optional, into)] check: String,
    #[prop(optional)] read: bool,
    #[prop(optional)] locked: bool,
) -> impl IntoView {
    let value = value.trim().to_owned();
    let kind = kind(&value);
    view! { <Field name label value kind hint error check read locked class="date" /> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_does_not_exist_is_shown_as_typed() {
        assert_eq!(kind("2027-04-31"), "text");
        assert_eq!(kind("04/30/2027"), "text");
        assert_eq!(kind("2027-04-30"), "date");
        assert_eq!(kind(""), "date");
    }
}
