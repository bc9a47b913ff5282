//! A limit: thinner than a bar, ending in a stop; hours past it hollow and dashed. Full is not praised.

use super::percent::percent;
use super::ruler::ruler;
use leptos::prelude::*;

/// Figures in hundredths of an hour; `over` are those past the limit.
#[component]
pub fn Limit(limit: u32, counted: u32, #[prop(optional)] over: u32, #[prop(into)] words: String) -> impl IntoView {
    let counted = counted.min(limit);
    // A tenth of the length stays free, so that the stop is seen as a stop.
    let shown = limit.saturating_add(over);
    let scale = u32::try_from(u64::from(shown) * 10 / 9).unwrap_or(u32::MAX).max(1);
    let end = percent(limit, scale);
    view! {
        <svg class="bar limit" width="100%" height="24" role="img" aria-label=words>
            <svg y="4" width="100%" height="8" overflow="visible">
                <rect class="open" width=end.clone() height="100%" />
                <rect class="held" width=percent(counted, scale) height="100%" />
                {(over > 0)
                    .then(|| {
                        view! { <rect class="over" x=end.clone() width=percent(over, scale) height="100%" /> }
                    })}
            </svg>
            {ruler(limit, 16, end.clone())}
            <rect class="stop" x=end y="0" width="2.5" height="16" />
        </svg>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_over_the_limit_stand_after_the_stop() {
        let html = view! { <Limit limit=1200 counted=1300 over=100 words="12 counted, the limit" /> }.to_html();
        assert!(html.contains("class=\"over\"") && html.contains("class=\"stop\""), "{html}");
        assert!(html.contains("<rect x=\"83.10%\" width=\"6.92%\" height=\"100%\" class=\"over\""), "{html}");
        let room = view! { <Limit limit=1200 counted=700 words="7 of at most 12" /> }.to_html();
        assert!(!room.contains("class=\"over\"") && !room.contains("class=\"now\""));
    }
}
