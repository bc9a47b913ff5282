//! Hours by year and supervisor: plain sums of what was logged, before any body's rules.

use super::length;
use crate::db::supervision::{Kind, Session};
use crate::db::supervisors::Supervisor;
use chrono::Datelike;
use std::collections::BTreeMap;
use uuid::Uuid;

/// One year with one supervisor, or with nobody named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    pub sessions: usize,
    pub minutes: u32,
    pub in_groups: u32,
}

/// Newest year first, in it the one with most time first: year, name, sums.
#[must_use]
pub fn by_year(sessions: &[Session], supervisors: &[Supervisor]) -> Vec<(i32, String, Sum)> {
    let mut sums: BTreeMap<(i32, Option<Uuid>), Sum> = BTreeMap::new();
    for session in sessions {
        let sum = sums.entry((session.facts.held_on.year(), session.facts.supervisor)).or_default();
        sum.sessions += 1;
        sum.minutes += session.facts.minutes;
        if session.facts.kind != Kind::Individual {
            sum.in_groups += session.facts.minutes;
        }
    }
    let mut rows: Vec<_> = sums.into_iter().map(|((year, who), sum)| (year, name(supervisors, who), sum)).collect();
    rows.sort_by(|a, b| (b.0, b.2.minutes).cmp(&(a.0, a.2.minutes)).then_with(|| a.1.cmp(&b.1)));
    rows
}

/// Who it was with.
#[must_use]
pub fn name(supervisors: &[Supervisor], id: Option<Uuid>) -> String {
    let found = supervisors.iter().find(|one| Some(one.id) == id);
    found.map_or_else(|| "Not named".into(), |one| one.facts.name.clone())
}

/// "6 sessions, 7 hours 30 minutes"
#[must_use]
pub fn said(sessions: &[&Session]) -> String {
    let count = i64::try_from(sessions.len()).unwrap_or(i64::MAX);
    let minutes = sessions.iter().map(|session| session.facts.minutes).sum();
    format!("{}, {}", domain::words::count(count, "session", "sessions"), length(minutes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::supervision::Facts;

    #[test]
    fn years_and_supervisors_are_summed_apart() {
        let session = |day: &str, kind, minutes, supervisor| Session {
            id: Uuid::now_v7(),
            version: 1,
            facts: Facts { held_on: day.parse().unwrap(), kind, minutes, supervisor, ..Facts::default() },
            activity: None,
        };
        let one = Some(Uuid::from_u128(1));
        let sessions = [
            session("2026-01-01", Kind::Individual, 60, one),
            session("2026-02-01", Kind::Group, 90, one),
            session("2025-12-31", Kind::Peer, 30, None),
        ];
        let rows = by_year(&sessions, &[]);
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0], (2026, "Not named".into(), Sum { sessions: 2, minutes: 150, in_groups: 90 }));
        assert_eq!(rows[1].0, 2025);
    }
}
