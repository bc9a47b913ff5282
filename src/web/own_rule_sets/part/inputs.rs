//! What is filled in for each part.

use super::{Part, UNITS};
use crate::web::own_rule_sets::sentence::{Choices, Input, topics};
use domain::rules::RuleSet;

/// How many topics can be named that do not carry over.
const TOPICS: usize = 4;

impl Part {
    /// What a person fills in, in reading order.
    #[must_use]
    pub fn inputs(self, set: &RuleSet) -> Vec<Input> {
        let words = |words: &'static str| Input::Words(words.into());
        let number = |name, label| Input::Number { name, label, place: 0 };
        let choice = |name, label, options| Input::Choice { name, label, blank: None, options, place: 0 };
        match self {
            Self::Hour => vec![
                words("An hour is"),
                number("minutes", "Minutes"),
                words("minutes; the shortest activity is"),
                number("shortest", "The shortest activity, in hours"),
                words("hours, and credit comes in steps of"),
                number("step", "Steps, in hours"),
                words("hours, if so said"),
            ],
            Self::Units => {
                let each = UNITS.iter().flat_map(|(slug, told)| {
                    let ends = if *slug == UNITS[UNITS.len() - 1].0 { "hours" } else { "hours," };
                    [words(told), number(slug, "Hours"), words(ends)]
                });
                each.collect()
            }
            Self::Totals => {
                let unit = set.unit().words().1;
                let each = set.titles.iter().enumerate().flat_map(|(place, title)| {
                    let number = Input::Number { name: "total", label: "Total for this title", place };
                    [Input::Words(format!("{title}:").into()), number, words(unit)]
                });
                each.collect()
            }
            Self::CarryOver => {
                let mut inputs = vec![
                    choice(
                        "allowed",
                        "Whether hours carry over",
                        pairs(&[("yes", "Up to"), ("no", "No hours, not even")]),
                    ),
                    number("most", "Hours that carry over, at most"),
                    words("hours carry over, for"),
                    number("cycles", "So many periods"),
                    words("periods. Hours on"),
                ];
                for place in 0..TOPICS {
                    let blank = Some(if place == 0 { "no topic" } else { "nothing else" });
                    inputs.extend((place > 0).then_some(words("or")));
                    inputs.push(Input::Choice { name: "topics", label: "Topic", blank, options: topics(), place });
                }
                inputs.push(choice(
                    "how",
                    "What becomes of them",
                    pairs(&[("excluded", "do not carry over"), ("general", "carry over to the total alone")]),
                ));
                inputs
            }
            Self::FirstRenewal => vec![
                words("The first renewal"),
                choice(
                    "treatment",
                    "What it asks",
                    pairs(&[
                        ("full", "asks for the same hours"),
                        ("exempt", "asks for no hours"),
                        ("months", "asks for a part, by whole months licensed"),
                        ("days", "asks for a part, by days licensed"),
                        ("hours", "asks for so many hours, if the period is not full:"),
                    ]),
                ),
                number("hours", "Hours, where they are named"),
            ],
        }
    }
}

fn pairs(pairs: &[(&str, &str)]) -> Choices {
    pairs.iter().map(|(value, words)| ((*value).to_owned(), (*words).to_owned())).collect()
}
