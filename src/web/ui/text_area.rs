//! The one place that writes a text area. Leptos 0.8 does not escape what stands inside one, so we do.

use super::field::{Words, field_id};
use super::guard_marks::{Watch, marks};
use domain::typed::words_of;
use leptos::prelude::*;

/// Text as the inside of a text area. The first line break after the tag belongs to HTML, not to the text:
/// ours goes there, so that one typed by the person survives.
fn inside(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("\n{escaped}")
}

#[component]
pub fn TextArea(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] hint: String,
    #[prop(default = None)] error: Option<String>,
    #[prop(optional, into)] placeholder: Option<String>,
    #[prop(default = 4)] rows: u8,
    /// Signs, as the browser counts them; the form checks again.
    #[prop(optional)]
    maxlength: Option<u32>,
    /// Words that it may have: they are counted beside it in place of a hint, by `public/words.js` while it is written.
    #[prop(default = None)]
    most_words: Option<u32>,
    /// Someone's own words: serif, as they will be shown.
    #[prop(optional)]
    own: bool,
    /// Read by the guard: what it found stands below.
    #[prop(default = None)]
    guard: Option<Watch>,
) -> impl IntoView {
    let id = field_id(&name);
    let hint = most_words.map_or(hint, |most| words_of(&value, most));
    let words = Words { hint, error, ..Words::default() };
    view! {
        <div class=words.class(if own { "own" } else { "" })>
            {words.above(&id, label)}
            <textarea
                id=id.clone()
                name=name
                rows=rows.to_string()
                maxlength=maxlength.map(|most| most.to_string())
                data-words=most_words.map(|most| most.to_string())
                placeholder=placeholder
                data-guard=guard.as_ref().map(Watch::slug)
                aria-invalid=words.invalid()
                aria-describedby=words.described(&id)
                inner_html=inside(&value)
            ></textarea>
            {words.below(&id)}
            {marks(guard)}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(value: &str) -> String {
        view! { <TextArea name="line" label="One line" value=value /> }.to_html()
    }

    #[test]
    fn nothing_typed_can_leave_the_text_area() {
        let html = html("</textarea><script>alert(1)</script>");
        assert!(!html.contains("<script>"), "{html}");
        assert_eq!(html.matches("</textarea>").count(), 1);
        assert!(html.contains("&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;"));
    }

    #[test]
    fn words_are_counted_beside_it() {
        let html =
            view! { <TextArea name="line" label="One line" value="one two three" most_words=Some(2) /> }.to_html();
        assert!(html.contains("data-words=\"2\"") && html.contains(">3 of 2 words: 1 over</span>"), "{html}");
        assert!(html.contains("id=\"field-line-hint\"") && html.contains("aria-describedby=\"field-line-hint\""));
    }

    #[test]
    fn an_entity_that_was_typed_stays_as_typed() {
        assert!(html("&lt; &amp; é").contains("&amp;lt; &amp;amp; é"));
    }

    #[test]
    fn a_leading_line_break_survives() {
        assert!(html("\nfirst").contains(">\n\nfirst</textarea>"), "{}", html("\nfirst"));
        assert!(html("").contains(">\n</textarea>"));
    }
}
