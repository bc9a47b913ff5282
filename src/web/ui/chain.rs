//! The chain of a goal: challenge, goal, learning, reflection, skill. The line is whole up to where you are.

use leptos::prelude::*;

/// The five places of a chain, each with its own shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Challenge,
    Goal,
    Learning,
    Reflection,
    Skill,
}

impl Place {
    fn noun(self) -> &'static str {
        match self {
            Self::Challenge => "Challenge",
            Self::Goal => "Goal",
            Self::Learning => "Learning",
            Self::Reflection => "Reflection",
            Self::Skill => "Skill",
        }
    }

    fn shape(self) -> AnyView {
        match self {
            Self::Challenge => view! { <path d="M3 5h18l-9 15z" /> }.into_any(),
            Self::Goal => view! {
                <circle cx="12" cy="12" r="9" />
                <circle class="solid" cx="12" cy="12" r="3.4" />
            }
            .into_any(),
            Self::Learning => view! {
                <path class="solid" d="M3 3h18v18H3z" />
                <path class="cut" d="M7.5 8.5h9M7.5 12h9M7.5 15.5h5" />
            }
            .into_any(),
            Self::Reflection => view! { <path class="solid" d="M12 1.5L22.5 12 12 22.5 1.5 12z" /> }.into_any(),
            Self::Skill => view! { <circle cx="12" cy="12" r="9" /> }.into_any(),
        }
    }
}

/// One link: noun, one statement, and what else is known, as a view.
pub struct Link {
    pub place: Place,
    pub statement: String,
    pub facts: AnyView,
}

/// The links in order; from `reached` on, the line is open.
#[component]
pub fn Chain(
    links: Vec<Link>,
    /// How many links are behind you; the next one is where you are.
    reached: usize,
) -> impl IntoView {
    let links = links.into_iter().enumerate().map(|(number, link)| {
        let here = number == reached;
        let class = match number.cmp(&reached) {
            std::cmp::Ordering::Less => "held",
            std::cmp::Ordering::Equal => "open",
            std::cmp::Ordering::Greater => "ahead",
        };
        view! {
            <li class=class aria-current=here.then_some("step")>
                <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
                    {link.place.shape()}
                </svg>
                <h2>
                    <span>{link.place.noun()}</span>
                    <span class="unseen">": "</span>
                    {link.statement}
                </h2>
                <div>{link.facts}</div>
            </li>
        }
    });
    let links = links.collect_view();
    view! { <ol class="chain">{links}</ol> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_link_is_where_you_are() {
        let link = |place| Link { place, statement: "Words".into(), facts: ().into_any() };
        let links = vec![link(Place::Challenge), link(Place::Goal), link(Place::Skill)];
        let html = view! { <Chain links=links reached=1 /> }.to_html();
        assert_eq!(html.matches("aria-current=\"step\"").count(), 1, "{html}");
        assert!(html.contains("class=\"held\"") && html.contains("class=\"open\"") && html.contains("class=\"ahead\""));
    }
}
