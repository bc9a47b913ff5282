//! A square an hour: solid counts, hollow does not, dashed is undecided, hatched is planned. Words stand beside.

use super::percent::{length, percent};
use leptos::prelude::*;

const SIDE: u32 = 7;
const STEP: u32 = 9;
const A_ROW: u32 = 12;
/// More squares than this tell nothing; the figures stand beside them.
const MOST: u32 = 60;

/// Width in hundredths of a square that counts, of the square numbered from 0.
fn filled(counted: u32, square: u32) -> u32 {
    counted.saturating_sub(square.saturating_mul(100)).min(100)
}

/// The class of each square, and how much of it is solid. A begun hour is a square.
fn squares([counted, uncounted, undecided, planned]: [u32; 4]) -> Vec<(&'static str, u32)> {
    let decided = counted.saturating_add(uncounted).div_ceil(100).min(MOST);
    let decided = (0..decided).map(|square| ("hollow", filled(counted, square)));
    let more = |class, amount: u32| (0..amount.div_ceil(100).min(MOST)).map(move |_| (class, 0));
    decided.chain(more("undecided", undecided)).chain(more("planned", planned)).take(MOST as usize).collect()
}

/// Figures in hundredths of an hour.
#[component]
pub fn HourSquares(
    #[prop(optional)] counted: i64,
    #[prop(optional)] uncounted: i64,
    #[prop(optional)] undecided: i64,
    #[prop(optional)] planned: i64,
) -> impl IntoView {
    let squares = squares([counted, uncounted, undecided, planned].map(length));
    let count = u32::try_from(squares.len()).unwrap_or(MOST);
    let each = (0u32..).zip(squares).map(|(square, (class, solid))| {
        let (x, y) = (square % A_ROW * STEP, square / A_ROW * STEP);
        let fill = (class == "planned").then_some("url(#fine-hatch)");
        view! {
            <svg x=(x + 1).to_string() y=(y + 1).to_string() width=SIDE.to_string() height=SIDE.to_string()>
                <rect class=class x=".5" y=".5" width="6" height="6" fill=fill />
                {(solid > 0).then(|| view! { <rect class="held" width=percent(solid, 100) height="100%" /> })}
            </svg>
        }
    });
    let each = each.collect_view();
    let (width, height) = (count.min(A_ROW) * STEP, count.div_ceil(A_ROW) * STEP);
    view! {
        <svg class="hours" width=width.to_string() height=height.to_string() aria-hidden="true">
            {each}
        </svg>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_and_a_half_of_three_hours_fill_two_squares_and_half_of_the_third() {
        assert_eq!(squares([250, 50, 0, 0]), [("hollow", 100), ("hollow", 100), ("hollow", 50)]);
    }

    #[test]
    fn hours_undecided_or_planned_are_never_solid() {
        assert_eq!(squares([0, 0, 150, 100]), [("undecided", 0), ("undecided", 0), ("planned", 0)]);
        let html = view! { <HourSquares planned=600 /> }.to_html();
        assert_eq!(html.matches("url(#fine-hatch)").count(), 6, "{html}");
        assert!(!html.contains("class=\"held\""));
    }

    #[test]
    fn a_figure_beyond_reason_still_draws() {
        assert_eq!(squares([u32::MAX; 4]).len(), 60);
    }
}
