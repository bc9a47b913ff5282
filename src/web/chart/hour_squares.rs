//! A square an hour: solid counts, hollow does not, dashed is undecided, hatched is planned. Words stand beside.

use super::percent::percent;
use leptos::prelude::*;

/// How the hours of an activity stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sight {
    #[default]
    Decided,
    Undecided,
    Planned,
}

const SIDE: u32 = 7;
const STEP: u32 = 9;
const A_ROW: u32 = 12;
/// More squares than this tell nothing; the figures stand beside them.
const MOST: u32 = 60;

/// Width in hundredths of a square that counts, of the square numbered from 0.
fn filled(counts: u32, square: u32) -> u32 {
    counts.saturating_sub(square * 100).min(100)
}

/// Figures in hundredths of an hour; a begun hour is a square.
#[component]
pub fn HourSquares(earned: u32, counts: u32, #[prop(optional)] sight: Sight) -> impl IntoView {
    let squares = earned.div_ceil(100).min(MOST);
    let class = match sight {
        Sight::Decided => "hours",
        Sight::Undecided => "hours undecided",
        Sight::Planned => "hours planned",
    };
    let fill = (sight == Sight::Planned).then_some("url(#fine-hatch)");
    let each = (0..squares).map(move |square| {
        let (x, y) = (square % A_ROW * STEP, square / A_ROW * STEP);
        let part = if sight == Sight::Decided { filled(counts, square) } else { 0 };
        view! {
            <svg x=(x + 1).to_string() y=(y + 1).to_string() width=SIDE.to_string() height=SIDE.to_string()>
                <rect class="hollow" x=".5" y=".5" width="6" height="6" fill=fill />
                {(part > 0).then(|| view! { <rect class="held" width=percent(part, 100) height="100%" /> })}
            </svg>
        }
    });
    let (width, height) = (squares.min(A_ROW) * STEP, squares.div_ceil(A_ROW) * STEP);
    view! {
        <svg class=class width=width.to_string() height=height.to_string() aria-hidden="true">
            {each.collect_view()}
        </svg>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_and_a_half_of_three_hours_fill_two_squares_and_half_of_the_third() {
        assert_eq!([0, 1, 2, 3].map(|square| filled(250, square)), [100, 100, 50, 0]);
    }

    #[test]
    fn a_begun_hour_is_a_square_and_undecided_hours_are_not_filled() {
        let html = |sight| view! { <HourSquares earned=250 counts=250 sight=sight /> }.to_html();
        assert_eq!(html(Sight::Decided).matches("class=\"hollow\"").count(), 3);
        assert_eq!(html(Sight::Decided).matches("class=\"held\"").count(), 3);
        assert_eq!(html(Sight::Undecided).matches("class=\"held\"").count(), 0);
    }
}
