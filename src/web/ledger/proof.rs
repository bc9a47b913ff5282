//! "No other way of placing these hours gives more": how that is known, in a few honest lines.

use crate::web::ui::{Icon, Sign, Silent};
use domain::credit::{CarryState, CycleReport};
use domain::quantity::Credit;
use domain::rules::RuleSet;
use domain::vocabulary::Vocabulary;
use domain::words;
use leptos::prelude::*;

/// What is shown under the claim.
pub struct Proof {
    optimal: bool,
    lines: Vec<String>,
}

pub fn proof(set: &RuleSet, cycle: &CycleReport, optimal: bool) -> Proof {
    let now = cycle.objective.now;
    let missing = now.shortfall + now.shortfall_unknown;
    let mut lines = vec![match missing {
        0 => "First, as little as possible is to be missing: nothing is.".to_owned(),
        _ => format!(
            "First, as little as possible is to be missing. Adding up what each requirement lacks, a duty as one, that is {}; every other placement lacks as much or more.",
            Credit(missing)
        ),
    }];
    lines.push(format!(
        "Then as much as possible is to count: {}. A placement that counts more would leave more missing, or break a limit.",
        words::hours(Credit(now.counted))
    ));
    if cycle.carry_out.state == CarryState::Allowed {
        lines.push(format!("Then as much as possible is to carry over: {}.", words::hours(Credit(now.carry_out))));
    }
    let full: Vec<String> = cycle
        .limits
        .iter()
        .filter(|limit| limit.used >= limit.cap && limit.used > 0)
        .filter_map(|limit| {
            let rule = set.rule(limit.id.split(':').next().unwrap_or_default())?;
            let heading = words::lower(&words::heading(Vocabulary::builtin(), set, rule));
            Some(format!("{heading}, {} of {}", Credit(limit.used), Credit(limit.cap)))
        })
        .collect();
    if !full.is_empty() {
        lines.push(format!("Limits that are full: {}.", words::and(&full)));
    }
    Proof { optimal, lines }
}

impl Proof {
    pub fn view(self) -> AnyView {
        if !self.optimal {
            let words = "The search for the best placement was stopped before its end: another way of placing these hours may give more.";
            return view! { <Silent words=words href="/rules#placing" action="How hours are placed" /> }.into_any();
        }
        let lines = self.lines.into_iter().map(|line| view! { <li>{line}</li> });
        view! {
            <details class="proof">
                <summary>
                    <Icon sign=Sign::Done />
                    <span>"No other way of placing these hours gives more. " <u>"See the proof"</u></span>
                </summary>
                <ol>{lines.collect_view()}</ol>
                <p class="fine">
                    "Every hour is placed at once, in whole hundredths, by an exact method that keeps only placements as good as the best one. It takes the rules as our copy has them. "
                    <a href="/rules#placing">"How hours are placed"</a>
                </p>
            </details>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_that_was_given_up_is_not_called_the_best() {
        let html = Proof { optimal: false, lines: vec![] }.view().to_html();
        assert!(html.contains("may give more") && !html.contains("No other way"), "{html}");
        let html = Proof { optimal: true, lines: vec!["First".into()] }.view().to_html();
        assert!(html.contains("No other way of placing these hours gives more."));
    }
}
