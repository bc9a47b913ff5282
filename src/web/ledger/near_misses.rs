//! Hours that count, are on the topic, and still do not serve a requirement: why not, in words.

use crate::web::standing::Standing;
use domain::credit::{NearMiss, Requirement};
use domain::quantity::Credit;
use domain::rules::{Rule, RuleSet};
use domain::vocabulary::Vocabulary;
use domain::words::{self, phrase};

/// "“Ethics at dawn”, 2 hours: counted in hours, but not here: it was recorded or self-paced, and this asks for …"
pub fn sentences(standing: &Standing, set: &RuleSet, row: &Requirement) -> Vec<String> {
    let id = row.id.split('#').next().unwrap_or_default();
    let Some(rule) = set.rule(id) else { return vec![] };
    row.near_misses.iter().map(|near| sentence(standing, set, rule, near)).collect()
}

fn sentence(standing: &Standing, set: &RuleSet, rule: &Rule, near: &NearMiss) -> String {
    let activity = standing.activity(&near.activity);
    let title = activity.map_or("Hours carried in", |activity| activity.facts.title.as_str());
    let taken = standing.portfolio.activities.iter().find(|taken| taken.id == near.activity);
    let why: Vec<String> = near
        .why
        .iter()
        .map(|code| {
            let delivery = taken.and_then(|taken| taken.delivery.clone());
            reason(code, set, rule, delivery, taken.map(|taken| taken.activity.as_str()))
        })
        .collect();
    format!("“{title}”, {}: counted in hours, but not here: {}.", words::hours(Credit(near.hours)), words::and(&why))
}

fn reason(code: &str, set: &RuleSet, rule: &Rule, delivery: Option<String>, class: Option<&str>) -> String {
    let vocabulary = Vocabulary::builtin();
    match code {
        "carried" => "hours carried over do not meet it".into(),
        "delivery" => {
            let asked = phrase::deliveries(&rule.restrict_deliveries);
            match delivery {
                Some(way) => format!("it was {}, and this is to be {asked}", phrase::deliveries(&[way])),
                None => format!("how it was taken is not recorded, and this is to be {asked}"),
            }
        }
        "activity" => {
            let asked = phrase::classes(vocabulary, &rule.restrict_activities);
            let was =
                class.map_or_else(String::new, |class| format!("it was {}, and ", phrase::class(vocabulary, class)));
            format!("{was}this is to be {asked}")
        }
        "provider" => format!("it was not from {}", phrase::providers(vocabulary, set, &rule.restrict_providers)),
        "title" => {
            format!("its title does not say “{}”", rule.title_must_contain.as_deref().unwrap_or_default())
        }
        "named_course" => format!("it is not the course “{}”", rule.named_course.as_deref().unwrap_or_default()),
        "pin" => "you asked not to use it for this".into(),
        _ => "the rule takes other hours".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::rules::Library;

    #[test]
    fn a_recorded_hour_is_told_that_live_ones_are_asked() {
        let set = Library::builtin().get("us-tx-counselor").unwrap();
        let mut rule = set.rule("ethics").unwrap().clone();
        rule.restrict_deliveries = vec!["in_person".into(), "live_online".into()];
        let said = reason("delivery", set, &rule, Some("async_online".into()), None);
        assert_eq!(said, "it was recorded or self-paced, and this is to be live, in person or online");
        assert!(reason("delivery", set, &rule, None, None).starts_with("how it was taken is not recorded"));
    }
}
