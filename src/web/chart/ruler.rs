//! Ruler marks under a bar: one an hour, longer each sixth; fewer when there are many.

use leptos::prelude::*;
use std::fmt::Write;

/// The marks as one path in a box `scale` wide, in hundredths of an hour.
fn marks(scale: u32) -> String {
    let hours = scale / 100;
    let step = match hours {
        0..=60 => 1,
        61..=300 => 5,
        301..=1_000 => 20,
        _ => (hours / 50).max(1),
    };
    let mut path = String::new();
    for (number, hour) in (0..=hours).step_by(step as usize).enumerate() {
        let long = if number % 6 == 0 { 6 } else { 3 };
        // Writing to a String cannot fail.
        let _ = write!(path, "M{} 0v{long}", hour * 100);
    }
    path
}

/// The ruler, at `top` pixels, over `width` percent of the bar's length.
pub fn ruler(scale: u32, top: u32, width: String) -> impl IntoView {
    view! {
        <svg
            class="ruler"
            x="0"
            y=top.to_string()
            width=width
            height="6"
            viewBox=format!("0 0 {} 6", scale.max(1))
            preserveAspectRatio="none"
            overflow="visible"
        >
            <path d=marks(scale) vector-effect="non-scaling-stroke" />
        </svg>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_a_mark_longer_each_sixth() {
        assert_eq!(marks(300), "M0 0v6M100 0v3M200 0v3M300 0v3");
        assert_eq!(marks(3600).matches("v6").count(), 7);
        assert_eq!(marks(3600).matches('M').count(), 37);
    }

    #[test]
    fn long_rulers_stay_readable() {
        assert!(marks(12_000).matches('M').count() <= 61);
        assert!(marks(200_000).matches('M').count() <= 61);
        assert!(marks(u32::MAX).matches('M').count() <= 61);
        assert_eq!(marks(0), "M0 0v6");
    }
}
