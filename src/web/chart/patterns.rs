//! The hatch of planned hours and the dots of hours that carry over, defined once a page for all its bars.

use leptos::prelude::*;

#[component]
pub fn Patterns() -> impl IntoView {
    view! {
        <svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false">
            <defs>
                <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(40)">
                    <path class="held-line" d="M1 0v6" stroke-width="1.7" />
                </pattern>
                <pattern
                    id="fine-hatch"
                    width="2.6"
                    height="2.6"
                    patternUnits="userSpaceOnUse"
                    patternTransform="rotate(40)"
                >
                    <path class="held-line" d="M.5 0v2.6" stroke-width="1" />
                </pattern>
                <pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse">
                    <circle class="held" cx="1.4" cy="1.4" r=".9" />
                    <circle class="held" cx="3.9" cy="3.9" r=".9" />
                </pattern>
            </defs>
        </svg>
    }
    .into_any()
}
