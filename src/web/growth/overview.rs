//! Every skill at a glance: those with ratings as small pictures over the same days, all others in one quiet list.

use crate::db::ratings::Rated;
use crate::web::chart::{Days, SmallLanes};
use crate::web::skills::{lanes, marks};
use crate::web::ui::{LevelMark, Margin};
use chrono::NaiveDate;
use domain::growth::timeline::span;
use domain::vocabulary::{Skill, Vocabulary};
use domain::words::{self, English};
use leptos::prelude::*;

/// What the overview is drawn from.
pub struct Overview {
    pub ratings: Vec<Rated>,
    pub today: NaiveDate,
    pub english: English,
}

impl Overview {
    fn of(&self, skill: &Skill) -> Vec<Rated> {
        self.ratings.iter().filter(|rated| rated.rating.skill == skill.slug).cloned().collect()
    }

    pub fn view(&self) -> AnyView {
        let vocabulary = Vocabulary::builtin();
        let events: Vec<NaiveDate> = self.ratings.iter().map(|rated| rated.rating.rated_on).collect();
        let (from, to) = span(&events, self.today);
        let days = Days { from, to, today: self.today };
        let (mut drawn, mut others, mut count) = (Vec::new(), Vec::new(), 0);
        for domain in &vocabulary.skills.domain {
            let own = vocabulary.skills.skill.iter().filter(|skill| skill.domain == domain.slug);
            let (rated, unrated): (Vec<_>, Vec<_>) =
                own.map(|skill| (skill, self.of(skill))).partition(|(_, of)| !of.is_empty());
            if !rated.is_empty() {
                let each = rated.into_iter().map(|(skill, of)| self.small(skill, &of, days)).collect_view();
                drawn.push(
                    view! {
                        <h3>{domain.label.clone()}</h3>
                        <ul class="multiples">{each}</ul>
                    }
                    .into_any(),
                );
            }
            count += unrated.len();
            let links = unrated.into_iter().map(|(skill, _)| {
                view! { <li><a href=format!("/skills/{}", skill.slug)>{skill.label.clone()}</a></li> }
            });
            let links: Vec<_> = links.collect();
            if !links.is_empty() {
                others.push(
                    view! {
                        <div>
                            <h3>{domain.label.clone()}</h3>
                            <ul class="list">{links}</ul>
                        </div>
                    }
                    .into_any(),
                );
            }
        }
        let none_yet = drawn.is_empty();
        let said = words::count(i64::try_from(count).unwrap_or(i64::MAX), "skill", "skills");
        view! {
            {(!none_yet)
                .then(|| {
                    view! {
                        <Margin heading="Skills you follow" note="the same days in each, levels 1 to 5">{drawn}</Margin>
                    }
                })}
            {(!others.is_empty())
                .then(|| {
                    view! {
                        <Margin heading="Not rated yet">
                            <details open=none_yet>
                                <summary>{format!("{said}, by group")}</summary>
                                <div class="columns">{others}</div>
                            </details>
                        </Margin>
                    }
                })}
        }
        .into_any()
    }

    /// One skill: its name, its picture, and the latest of each source in words.
    fn small(&self, skill: &Skill, of: &[Rated], days: Days) -> AnyView {
        let latest = marks(of, &skill.slug).into_iter().map(|mark| said(&mark)).collect_view();
        let last = of.iter().map(|rated| rated.rating.rated_on).max();
        let last = last.map(|day| format!("last on {}", words::short_date(day, self.english))).unwrap_or_default();
        let mut lanes = lanes(of, &[], self.today);
        lanes.retain(|lane| !lane.points.is_empty());
        view! {
            <li>
                <a href=format!("/skills/{}", skill.slug)>{skill.label.clone()}</a>
                <SmallLanes name=skill.label.clone() lanes=lanes days=days />
                <p class="figures">{latest} <span>{last}</span></p>
            </li>
        }
        .into_any()
    }
}

fn said(mark: &LevelMark) -> AnyView {
    view! {
        <span>
            {mark.voice.key()}
            {format!("{} {}", mark.name, mark.level())}
        </span>
        " "
    }
    .into_any()
}
