//! A limit: thinner than a bar, ending in a stop; hours past it hollow and dashed. Full is not praised.

use super::percent::{length, percent};
use super::ruler::ruler;
use leptos::prelude::*;

/// Figures in hundredths of an hour: at most `cap`; `over` are those past it.
#[component]
pub fn LimitBar(#[prop(into)] label: String, cap: i64, used: i64, #[prop(optional)] over: i64) -> impl IntoView {
    let (cap, over) = (length(cap), length(over));
    let used = length(used).min(cap);
    // A tenth of the length stays free, so that the stop is seen as a stop.
    let shown = cap.saturating_add(over);
    let scale = u32::try_from(u64::from(shown) * 10 / 9).unwrap_or(u32::MAX).max(1);
    let end = percent(cap, scale);
    view! {
        <svg class="bar limit" width="100%" height="24" role="img" aria-label=label>
            <svg y="4" width="100%" height="8" overflow="visible">
                <rect class="open" width=end.clone() height="100%" />
                <rect class="held" width=percent(used, scale) height="100%" />
                {(over > 0)
                    .then(|| {
                        view! { <rect class="over" x=end.clone() width=percent(over, scale) height="100%" /> }
                    })}
            </svg>
            {ruler(cap, 16, end.clone())}
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
        let html = view! { <LimitBar cap=1200 used=1300 over=100 label="12 counted, the limit" /> }.to_html();
        assert!(html.contains("class=\"over\"") && html.contains("class=\"stop\""), "{html}");
        assert!(html.contains("<rect x=\"83.10%\" width=\"6.92%\" height=\"100%\" class=\"over\""), "{html}");
        let room = view! { <LimitBar cap=1200 used=700 label="7 of at most 12" /> }.to_html();
        assert!(!room.contains("class=\"over\"") && !room.contains("class=\"now\""));
    }
}
