//! The requirement bar: counted solid, planned hatched, open outlined; past a met need, what carries over.

use super::percent::{length, percent};
use super::ruler::ruler;
use leptos::prelude::*;

/// A bar's parts in hundredths of an hour, each where it starts.
#[derive(Debug, PartialEq, Eq)]
struct Parts {
    counted: u32,
    carries: u32,
    planned: u32,
    scale: u32,
    met: bool,
}

impl Parts {
    /// Counted hours fill up to what is needed. What is planned fills the gap; once met, it stands after what carries over.
    fn new(required: u32, counted: u32, planned: u32, open: u32, carries: u32) -> Self {
        let met = counted >= required;
        let counted = counted.min(required);
        let carries = if met { carries } else { 0 };
        let planned = if met { planned } else { planned.min(required - counted) };
        let all = [counted, carries, planned, open].into_iter().fold(0u32, u32::saturating_add);
        let scale = if met { all.max(required) } else { required };
        Self { counted, carries, planned, scale, met }
    }
}

/// Figures in hundredths of an hour. `label` says what stands beside the bar, for who cannot see it.
#[component]
pub fn Bar(
    #[prop(into)] label: String,
    required: i64,
    counted: i64,
    #[prop(optional)] planned: i64,
    /// Room that is left; once met, room for more to carry over.
    #[prop(optional)]
    open: i64,
    /// Past what is needed, taken into the next period.
    #[prop(optional)]
    carries: i64,
    /// Beside a line of text: thinner, without ruler.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let required = length(required);
    let parts = Parts::new(required, length(counted), length(planned), length(open), length(carries));
    let Parts { counted, carries, planned, scale, met } = parts;
    let part = move |class: &'static str, from: u32, width: u32, fill: Option<&'static str>| {
        (width > 0).then(|| {
            view! {
                <rect class=class x=percent(from, scale) width=percent(width, scale) height="100%" rx="1.5" fill=fill />
            }
        })
    };
    let ends = counted.saturating_add(carries);
    let stop = met && scale > required;
    let (height, thick) = if small { (16, 10) } else { (28, 14) };
    view! {
        <svg class=if small { "bar small" } else { "bar" } width="100%" height=height role="img" aria-label=label>
            <svg y="3" width="100%" height=thick overflow="visible">
                <rect class="open" width="100%" height="100%" rx="1.5" />
                {part("planned", ends, planned, Some("url(#hatch)"))}
                {part("carries", counted, carries, Some("url(#dots)"))}
                {part("held", 0, counted, None)}
            </svg>
            {(!small && scale > 0).then(|| ruler(scale, 21, "100%".into()))}
            {(!met).then(|| tick(percent(counted, scale), thick + 6))}
            {stop.then(|| view! { <rect class="stop" x=percent(required, scale) width="2" height=thick + 4 y="1" /> })}
        </svg>
    }
    .into_any()
}

/// Now: the warm line, with a halo of paper, since it has no contrast of its own on pine.
fn tick(at: String, height: u32) -> impl IntoView {
    view! {
        <rect class="halo" x=at.clone() width="9" height=height transform="translate(-3 0)" />
        <rect class="now" x=at width="3" height=height />
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_planned_never_exceeds_the_gap() {
        let parts = Parts::new(300, 0, 600, 0, 0);
        assert_eq!((parts.planned, parts.scale, parts.met), (300, 300, false));
    }

    #[test]
    fn past_what_is_needed_the_scale_grows_by_what_carries_over() {
        let parts = Parts::new(2400, 3300, 0, 100, 900);
        assert_eq!(parts, Parts { counted: 2400, carries: 900, planned: 0, scale: 3400, met: true });
    }

    #[test]
    fn nothing_carries_over_before_the_need_is_met() {
        assert_eq!(Parts::new(2400, 1000, 0, 1400, 900).carries, 0);
    }

    #[test]
    fn a_bar_says_its_figures_and_shows_now_until_it_is_met() {
        let html = |counted| view! { <Bar required=300 counted=counted label="words" /> }.to_html();
        assert!(
            html(100).contains("class=\"now\"") && html(100).contains("role=\"img\" aria-label=\"words\""),
            "{}",
            html(100)
        );
        assert!(!html(300).contains("class=\"now\""));
        assert!(!html(300).contains("style="));
    }
}
