//! Buttons: one main a screen. While busy a button is dashed and says so; it is never only gray.

use super::{Icon, Sign};
use leptos::prelude::*;

/// How much a button asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    Main,
    #[default]
    Plain,
    /// A link's look for a small action.
    Quiet,
}

impl Kind {
    fn class(self) -> &'static str {
        match self {
            Self::Main => "button main",
            Self::Plain => "button",
            Self::Quiet => "button quiet",
        }
    }
}

/// A submit button. With `name` and `value`, one form can do several things.
#[component]
pub fn Button(
    #[prop(into)] label: String,
    #[prop(optional)] kind: Kind,
    #[prop(optional)] sign: Option<Sign>,
    #[prop(optional, into)] name: Option<String>,
    #[prop(optional, into)] value: Option<String>,
    /// Post elsewhere than the form says.
    #[prop(optional, into)]
    formaction: Option<String>,
    /// Words for those who only hear the button, when several say the same.
    #[prop(optional, into)]
    spoken: Option<String>,
    /// At work: the label says so, "Saving…".
    #[prop(optional)]
    busy: bool,
) -> impl IntoView {
    let busy = busy.then_some("true");
    view! {
        <button class=kind.class() name=name value=value formaction=formaction aria-label=spoken aria-busy=busy>
            {sign.map(|sign| view! { <Icon sign=sign /> })}
            <span>{label}</span>
        </button>
    }
    .into_any()
}

/// A link that looks like a button.
#[component]
pub fn LinkButton(
    #[prop(into)] href: String,
    #[prop(into)] label: String,
    #[prop(optional)] kind: Kind,
    #[prop(optional)] sign: Option<Sign>,
    #[prop(optional, into)] spoken: Option<String>,
) -> impl IntoView {
    view! {
        <a class=kind.class() href=href aria-label=spoken>
            {sign.map(|sign| view! { <Icon sign=sign /> })}
            <span>{label}</span>
        </a>
    }
    .into_any()
}

/// First in a form that has other buttons before its main one: Enter in a field presses the first button there is, and must
/// save, not add rows. Neither seen, heard nor reached by Tab.
#[component]
pub fn EnterSaves() -> impl IntoView {
    view! { <button class="unseen" tabindex="-1" aria-hidden="true"></button> }
}
