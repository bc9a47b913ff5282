//! How often something came back, a bar a quarter; the quarters without it stay empty. The figures stand in words beside it.

use leptos::prelude::*;

const STEP: usize = 22;
const WIDTH: usize = 16;
const HEIGHT: usize = 32;
/// A bar grows by so much for each time, until it is full.
const EACH: usize = 8;
/// Two years.
const MOST: usize = 8;

/// Each quarter is its name and how often; oldest first. The last two years are drawn.
#[component]
pub fn QuarterBars(quarters: Vec<(String, usize)>) -> impl IntoView {
    let shown: Vec<(String, usize)> = quarters.into_iter().rev().take(MOST).rev().collect();
    let said: Vec<String> = shown.iter().map(|(name, count)| format!("{name}: {count}")).collect();
    let most = shown.iter().map(|(_, count)| *count).max().unwrap_or(0);
    // Where one quarter had many, all bars shrink alike.
    let height = |count: usize| if most * EACH > HEIGHT { HEIGHT * count / most } else { count * EACH };
    let width = shown.len() * STEP;
    let bars = shown.iter().enumerate().map(|(place, (_, count))| {
        let (x, high) = (place * STEP, height(*count).max(usize::from(*count > 0) * 2));
        view! {
            <rect
                class="met"
                x=(x + 3).to_string()
                y=(HEIGHT - high).to_string()
                width=WIDTH.to_string()
                height=high.to_string()
            />
            <line
                class="foot"
                x1=x.to_string()
                x2=(x + STEP - 2).to_string()
                y1=(HEIGHT + 1).to_string()
                y2=(HEIGHT + 1).to_string()
            />
        }
        .into_any()
    });
    let bars = bars.collect_view();
    view! {
        <svg
            class="quarter-bars"
            width=width.to_string()
            height=(HEIGHT + 3).to_string()
            role="img"
            aria-label=said.join("; ")
        >
            {bars}
        </svg>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(counts: &[usize]) -> String {
        let quarters = counts.iter().enumerate().map(|(place, count)| (format!("Q{place}"), *count)).collect();
        view! { <QuarterBars quarters=quarters /> }.to_html()
    }

    #[test]
    fn an_empty_quarter_keeps_its_place() {
        let html = drawn(&[2, 0, 1]);
        assert_eq!(html.matches("class=\"foot\"").count(), 3, "{html}");
        assert!(html.contains("height=\"16\"") && html.contains("height=\"0\"") && html.contains("height=\"8\""));
        assert!(html.contains("aria-label=\"Q0: 2; Q1: 0; Q2: 1\""));
    }

    #[test]
    fn many_shrink_alike_and_two_years_are_drawn() {
        let html = drawn(&[1, 1, 100, 50, 0, 0, 0, 0, 0, 1]);
        assert_eq!(html.matches("class=\"foot\"").count(), 8);
        assert!(html.contains("height=\"32\"") && html.contains("height=\"16\"") && html.contains("height=\"2\""));
    }
}
