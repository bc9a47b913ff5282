//! What stands around every page: header with the sections in words, tab bar on a phone, footer.

use super::{Icon, Menu, Sign};
use crate::web::chart::Patterns;
use domain::words::English;
use leptos::prelude::*;

/// A part of the app that the navigation names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Section {
    Home,
    Learning,
    Licences,
    Growth,
    #[default]
    None,
}

impl Section {
    const NAMED: [Self; 4] = [Self::Home, Self::Learning, Self::Licences, Self::Growth];

    fn address(self) -> &'static str {
        match self {
            Self::Home | Self::None => "/",
            Self::Learning => "/activities",
            Self::Licences => "/licences",
            Self::Growth => "/growth",
        }
    }

    fn word(self, english: English) -> &'static str {
        match (self, english) {
            (Self::Home | Self::None, _) => "Home",
            (Self::Learning, _) => "Learning",
            (Self::Licences, English::American) => "Licenses",
            (Self::Licences, English::British) => "Licences",
            (Self::Growth, _) => "Growth",
        }
    }

    fn sign(self) -> Sign {
        match self {
            Self::Home | Self::None => Sign::Home,
            Self::Learning => Sign::Book,
            Self::Licences => Sign::Page,
            Self::Growth => Sign::Growth,
        }
    }
}

/// The mark and the name: what is held, and the warm line where it grows.
#[component]
pub fn Brand() -> impl IntoView {
    view! {
        <a class="brand" href="/">
            <svg viewBox="0 0 28 28" width="28" height="28" aria-hidden="true">
                <path class="held" d="M2 3h12.5c4.5 5.5-4.5 9 0 22H2z" />
                <path class="edge" d="M22 3c4.5 5.5-4.5 9 0 22" />
            </svg>
            <span>"Growing Edge"</span>
        </a>
    }
    .into_any()
}

/// Header, content, footer, and on a phone the tab bar.
#[component]
pub fn Shell(
    current: Section,
    /// What we may call the person; nobody when not signed in.
    name: Option<String>,
    #[prop(optional)] english: English,
    /// A sample account, said on every page.
    #[prop(optional)]
    sample: bool,
    /// Who keeps this copy.
    kept_by: Option<String>,
    /// A task that asks for attention: no tab bar.
    #[prop(optional)]
    focused: bool,
    children: Children,
) -> impl IntoView {
    let signed_in = name.is_some();
    let class = if signed_in && !focused { "shell tabbed" } else { "shell" };
    view! {
        <a class="skip" href="#main">
            "Skip to the content"
        </a>
        <Patterns />
        <div class=class>
            <header class="top">
                <div>
                    <Brand />
                    {signed_in.then(|| words(current, english))}
                    {signed_in.then(seek)}
                    {match name {
                        Some(name) => account(name).into_any(),
                        None => {
                            view! {
                                <a class="enter" href="/sign-in">
                                    "Sign in"
                                </a>
                            }
                                .into_any()
                        }
                    }}
                </div>
            </header>
            {sample.then(sample_line)}
            <main id="main" class="page" tabindex="-1">
                {children()}
            </main>
            <footer class="bottom">{foot(kept_by)}</footer>
            {(signed_in && !focused).then(|| tab_bar(current, english))}
        </div>
    }
    .into_any()
}

fn words(current: Section, english: English) -> impl IntoView {
    let links = Section::NAMED.map(|section| {
        let here = (section == current).then_some("page");
        view! {
            <a href=section.address() aria-current=here>
                {section.word(english)}
            </a>
        }
    });
    view! {
        <nav class="sections" aria-label="Sections">
            {links.into_iter().collect_view()}
        </nav>
        <a class="button main capture" href="/capture">
            <Icon sign=Sign::Plus />
            "Capture"
        </a>
    }
    .into_any()
}

fn seek() -> impl IntoView {
    view! {
        <a class="seek" href="/search">
            <Icon sign=Sign::Search />
            <span class="unseen">"Search"</span>
        </a>
    }
    .into_any()
}

fn account(name: String) -> impl IntoView {
    view! {
        <Menu label=name.clone() spoken=format!("{name}, your account")>
            <a href="/account">"Your account"</a>
            <a href="/account/sessions">"Devices"</a>
            <form method="post" action="/sign-out">
                <button>"Sign out"</button>
            </form>
        </Menu>
    }
    .into_any()
}

fn sample_line() -> impl IntoView {
    view! {
        <aside class="sample" aria-label="Sample data">
            <p>"Sample data: an invented therapist's year, to look around in. " <a href="/account/remove">"Remove it"</a></p>
        </aside>
    }
    .into_any()
}

fn foot(kept_by: Option<String>) -> impl IntoView {
    view! {
        <div>
            {kept_by.map(|keeper| view! { <p>{format!("This copy is kept by {keeper}.")}</p> })}
            <nav aria-label="About this copy">
                <a href="/privacy">"Who can see what"</a>
                <a href="/rules">"How rules are read"</a>
            </nav>
        </div>
    }
    .into_any()
}

fn tab_bar(current: Section, english: English) -> impl IntoView {
    let tab = move |section: Section| {
        let here = (section == current).then_some("page");
        view! {
            <a href=section.address() aria-current=here>
                <Icon sign=section.sign() />
                <span>{section.word(english)}</span>
            </a>
        }
    };
    view! {
        <nav class="tabbar" aria-label="Tabs">
            {tab(Section::Home)}
            {tab(Section::Learning)}
            <a class="capture" href="/capture">
                <span>
                    <Icon sign=Sign::Plus />
                    <span class="unseen">"Capture"</span>
                </span>
            </a>
            {tab(Section::Licences)}
            {tab(Section::Growth)}
        </nav>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(name: Option<&str>, english: English) -> String {
        let name = name.map(str::to_owned);
        view! {
            <Shell current=Section::Licences name=name english=english kept_by=None>
                <h1>"Here"</h1>
            </Shell>
        }
        .to_html()
    }

    #[test]
    fn the_current_section_is_told_in_header_and_tab_bar() {
        let html = shell(Some("Dana"), English::American);
        assert_eq!(html.matches("aria-current=\"page\"").count(), 2, "{html}");
        assert!(html.contains("Licenses") && !html.contains("Licences"));
        assert!(shell(Some("Dana"), English::British).contains("Licences"));
    }

    #[test]
    fn a_visitor_without_account_is_offered_to_sign_in_and_nothing_else() {
        let html = shell(None, English::British);
        assert!(html.contains("/sign-in"));
        assert!(!html.contains("/capture") && !html.contains("/sign-out"));
    }
}
