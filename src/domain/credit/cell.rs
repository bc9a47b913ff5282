//! A licence in one cycle with all that was worked out for it: rows, pieces, limits. The unit that programs are built from.

use super::amount::Totals;
use super::either;
use super::frame::Frame;
use super::limit::{Bound, Limit, limits};
use super::piece::{Assessed, Cut, Piece, Places, is_out_but_for_window, pieces};
use super::reason::Code;
use super::required::{Row, Unit, rows};
use super::serving::{is_kept_from, serves};
use super::view::{Groups, View, Views};
use crate::rules::{RuleKind, Satisfies, Scope};
use crate::vocabulary::Vocabulary;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::ops::Range;

/// Everything about one cycle of one licence.
#[derive(Clone, Debug)]
pub struct Cell<'a> {
    pub frame: Frame<'a>,
    pub rows: Vec<Row>,
    pub totals: Totals,
    pub pieces: Vec<Piece<'a>>,
    pub assessed: Vec<Assessed<'a>>,
    /// The pieces of each activity: they stand together, behind those carried in.
    pub of_activity: Vec<Range<usize>>,
    /// What is asked of each piece.
    pub views: Views,
    /// Places that the portfolio took under rules against repeats.
    pub places: Vec<Places>,
    /// Activities that are never one class with others: candidates of a plan that share too few places.
    pub apart: BTreeSet<usize>,
    pub limits: Vec<Limit>,
    /// Rows that need hours of their own, by place.
    pub exclusive: Vec<Vec<usize>>,
    pub one_row_an_activity: bool,
    may_carry_out: bool,
    /// The groups that rows count, by row.
    pub groups: Groups,
    /// Who lifts the total now, and with what is planned.
    lifted: [Option<String>; 2],
    /// Topics that are shared with other licences of the board, where nothing else is.
    shared_topics: Vec<String>,
}

impl<'a> Cell<'a> {
    #[must_use]
    pub fn new(frame: Frame<'a>, vocabulary: &'a Vocabulary, combined: bool) -> Self {
        let (mut rows, totals) = rows(&frame);
        if combined {
            rows[0].applicable = false;
        }
        let Cut { pieces, assessed, places } = pieces(&frame, vocabulary);
        let limits = limits(&frame, &totals, &pieces);
        let groups = groups(&frame, &rows, &pieces);
        let of_activity = of_activity(frame.portfolio.activities.len(), &pieces);
        let views = Views::new(&frame, &rows, &limits, &pieces, &groups);
        let one_row_an_activity = frame.rules_of(&[RuleKind::ExclusiveUse]).next().is_some();
        let exclusive = exclusive(&frame, &rows, one_row_an_activity);
        let carry = frame.set.carry_over.as_ref();
        let listed = carry.is_some_and(|carry| {
            carry.allowed && (carry.titles.is_empty() || carry.titles.contains(&frame.licence.title))
        });
        let may_carry_out = listed && !frame.cycle.rolling && totals.required > 0 && !combined;
        let shared_topics = frame
            .rules_of(&[RuleKind::CrossCredit])
            .find(|(_, rule)| rule.scope == Some(Scope::NoneExceptTopics))
            .map(|(_, rule)| rule.topics.clone())
            .unwrap_or_default();
        let mut cell = Self {
            frame,
            rows,
            totals,
            pieces,
            assessed,
            of_activity,
            views,
            groups,
            places,
            apart: BTreeSet::new(),
            limits,
            exclusive,
            one_row_an_activity,
            may_carry_out,
            lifted: [None, None],
            shared_topics,
        };
        cell.lifted = [cell.lift(false), cell.lift(true)];
        cell
    }

    /// Whether hours may be carried out: none are where an activity or a task stands for the whole.
    #[must_use]
    pub fn carries_out(&self, with_planned: bool) -> bool {
        self.may_carry_out && self.lifted[usize::from(with_planned)].is_none()
    }

    /// Asks for no hours to be carried out: what a plan does, for it only has to meet what is due.
    pub fn keep_all(&mut self) {
        self.may_carry_out = false;
    }

    /// Whether what is planned changes what may count or what is asked.
    #[must_use]
    pub fn is_other_with_planned(&self) -> bool {
        self.pieces.iter().any(|piece| piece.planned && piece.out.is_none())
            || self.carries_out(false) != self.carries_out(true)
            || self.rows.iter().any(|row| self.target(row, false) != self.target(row, true))
    }

    /// The same stretch of the same activity, as a piece of this cell.
    #[must_use]
    pub fn twin(&self, piece: &Piece<'_>) -> Option<usize> {
        let own = self.of_activity[piece.activity?].clone();
        own.into_iter().find(|other| self.pieces[*other].place == piece.place)
    }

    /// What is asked of a piece.
    #[must_use]
    pub fn view(&self, piece: usize) -> &View {
        &self.views.all[self.views.of[piece]]
    }

    /// Whether a row is met by hours, rather than by a count of groups.
    #[must_use]
    pub fn is_by_hours(&self, row: usize) -> bool {
        self.rows[row].unit == Unit::Hour
    }

    /// Whether a row is met by one of several options in hours.
    #[must_use]
    pub fn is_either(&self, row: usize) -> bool {
        self.rows[row].rule.is_some_and(|place| !either::options(&self.frame.set.rule[place]).is_empty())
    }

    /// Whether a row asks for hours on top of the total.
    #[must_use]
    pub fn is_outside(&self, row: usize) -> bool {
        self.rows[row].rule.is_some_and(|place| !self.frame.set.rule[place].is_inside_total())
    }

    /// Whether a pin binds what is seen so to other rows of those that exclude this one.
    #[must_use]
    pub fn is_bound_elsewhere(&self, view: &View, row: usize) -> bool {
        let is_forced = |row: usize| self.rows[row].rule.is_some_and(|rule| view.forced.contains(&rule));
        let group = self.exclusive.iter().find(|group| group.contains(&row));
        group.is_some_and(|group| group.iter().any(|other| is_forced(*other)) && !is_forced(row))
    }

    /// Whether a piece is on a topic that several licences of the board share.
    #[must_use]
    pub fn is_shared_topic(&self, piece: usize) -> bool {
        self.shared_topics.iter().any(|topic| self.pieces[piece].look.has_topic(topic))
    }

    /// What hours of this program must still bring to a row; 0 where none are asked, or something else meets it.
    #[must_use]
    pub fn target(&self, row: &Row, with_planned: bool) -> i64 {
        let by_program = row.unit == Unit::Hour || row.kind == "category_spread";
        if !row.applicable || !by_program || self.satisfied_by(row, with_planned).is_some() {
            return 0;
        }
        (row.required - self.looked_back(row, with_planned)).max(0)
    }

    /// Credit of serving activities inside the look-back that this window does not hold.
    #[must_use]
    pub fn looked_back(&self, row: &Row, with_planned: bool) -> i64 {
        let own = |piece: &&Piece<'_>| (with_planned || !piece.planned) && !self.frame.is_candidate(piece.activity);
        self.pieces.iter().filter(own).filter(|piece| self.looks_back_on(row, piece)).map(|piece| piece.credit).sum()
    }

    /// Whether a piece serves a row by its look-back alone.
    #[must_use]
    pub fn looks_back_on(&self, row: &Row, piece: &Piece<'_>) -> bool {
        let Some((from, to)) = row.look_back else { return false };
        piece.date.is_some_and(|day| (from..=to).contains(&day))
            && serves(&self.frame, row, piece)
            && self.is_elsewhere(piece)
    }

    /// Outside the window or pinned to another cycle, and not out for any other reason.
    pub(super) fn is_elsewhere(&self, piece: &Piece<'_>) -> bool {
        let away = matches!(piece.out, Some(Code::OutsideWindow { .. } | Code::OtherCycle { .. }));
        let Some(index) = piece.activity.filter(|_| away) else { return false };
        !is_out_but_for_window(&self.frame, piece, &self.assessed[index])
    }

    /// What meets a row without hours of this program.
    #[must_use]
    pub fn satisfied_by(&self, row: &Row, with_planned: bool) -> Option<String> {
        if let Some(day) = row.last_met {
            return Some(format!("last_met:{day}"));
        }
        let liftable = row.kind == "total"
            || (row.kind.ends_with("_minimum") && !matches!(row.kind, "topic_minimum" | "ratio_minimum"))
            || matches!(row.kind, "category_spread" | "any_of");
        if let Some(by) = self.lifted[usize::from(with_planned)].as_ref().filter(|_| liftable) {
            return Some(by.clone());
        }
        let rule = row.rule.map(|place| &self.frame.set.rule[place])?;
        if rule.satisfied_by_teaching
            && let Some(id) = self.taught(row, with_planned)
        {
            return Some(format!("teaching:{id}"));
        }
        if rule.kind == RuleKind::AnyOf {
            let task = rule.options.iter().filter_map(|choice| choice.task.as_deref());
            let done = task.into_iter().find(|task| self.is_done(task, with_planned))?;
            return Some(format!("task:{done}"));
        }
        None
    }

    fn taught(&self, row: &Row, with_planned: bool) -> Option<&str> {
        let place = row.rule?;
        let rule = &self.frame.set.rule[place];
        let activities = &self.frame.portfolio.activities;
        let fits = |piece: &&Piece<'_>| {
            let day_fits = piece.date.is_some_and(|day| {
                self.frame.in_window(day) || row.look_back.is_some_and(|(from, to)| (from..=to).contains(&day))
            });
            let away = matches!(piece.out, Some(Code::Pin | Code::OtherCycle { .. }));
            let forbidden = piece.activity.is_some_and(|index| is_kept_from(&self.frame, index, &rule.id));
            piece.look.class == Some("teaching")
                && day_fits
                && (with_planned || !piece.planned)
                && !self.frame.is_candidate(piece.activity)
                && piece.look.fits(place)
                && !away
                && !forbidden
        };
        let piece = self.pieces.iter().find(fits)?;
        piece.activity.map(|index| activities[index].id.as_str())
    }

    fn is_done(&self, task: &str, with_planned: bool) -> bool {
        let (from, to) = (self.frame.cycle.opens, self.frame.cycle.closes);
        self.tasks(task, (from, to)).any(|(day, _)| with_planned || day <= self.frame.portfolio.as_of)
    }

    /// Tasks of a slug for this licence inside some days: day and count.
    pub fn tasks<'b>(
        &'b self,
        task: &'b str,
        (from, to): (NaiveDate, NaiveDate),
    ) -> impl Iterator<Item = (NaiveDate, i64)> + 'b {
        let licence = &self.frame.licence.id;
        self.frame
            .portfolio
            .tasks
            .iter()
            .filter(move |done| done.task == task && done.licence.as_ref().is_none_or(|own| own == licence))
            .filter(move |done| (from..=to).contains(&done.date))
            .map(|done| (done.date, done.count))
    }

    /// What lifts the total and most minimums: an activity that is worth the whole, or a task that stands for it.
    fn lift(&self, with_planned: bool) -> Option<String> {
        for piece in self.pieces.iter().filter(|piece| piece.out.is_none() && (with_planned || !piece.planned)) {
            let Some(index) = piece.activity.filter(|_| !self.frame.is_candidate(piece.activity)) else { continue };
            let rule = self.assessed[index].earned.fixed.map(|(place, _)| &self.frame.set.rule[place]);
            if rule.is_some_and(|rule| rule.satisfies == Some(Satisfies::Total)) {
                return Some(self.frame.portfolio.activities[index].id.clone());
            }
        }
        let rules = self.frame.applied(RuleKind::AnyOf).filter(|(_, rule)| rule.satisfies == Some(Satisfies::Total));
        for (_, rule) in rules {
            let mut tasks = rule.options.iter().filter_map(|choice| choice.task.as_deref());
            if let Some(task) = tasks.find(|task| self.is_done(task, with_planned)) {
                return Some(format!("task:{task}"));
            }
        }
        None
    }

    /// A limit's bound in one program: what flows over depends on what is counted in.
    #[must_use]
    pub fn bound(&self, limit: usize, with_planned: bool) -> Bound {
        let limit = &self.limits[limit];
        let Some(after) = limit.after else { return limit.bound };
        let in_program = |piece: &Piece<'_>| piece.out.is_none() && (with_planned || !piece.planned);
        let credit: i64 = limit
            .members
            .iter()
            .map(|index| &self.pieces[*index])
            .filter(|piece| in_program(piece))
            .map(|piece| piece.credit)
            .sum();
        Bound::Fixed((credit - after).max(0))
    }
}

fn of_activity(activities: usize, pieces: &[Piece<'_>]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = vec![0..0; activities];
    for (place, piece) in pieces.iter().enumerate() {
        let Some(activity) = piece.activity else { continue };
        let start = if ranges[activity].is_empty() { place } else { ranges[activity].start };
        ranges[activity] = start..place + 1;
    }
    ranges
}

/// The groups of each mixture: those listed; where more are asked for than are listed, any category that the person gave.
fn groups(frame: &Frame<'_>, rows: &[Row], pieces: &[Piece<'_>]) -> Groups {
    let mixtures = rows.iter().enumerate().filter(|(_, row)| row.kind == "category_spread");
    let names = mixtures.filter_map(|(place, row)| {
        let rule = row.rule.map(|rule| &frame.set.rule[rule])?;
        let mut names = rule.groups.clone();
        if usize::try_from(rule.min_groups.unwrap_or(0)).unwrap_or(0) > names.len() {
            for category in pieces.iter().flat_map(|piece| &piece.look.categories) {
                if !names.iter().any(|name| name == category) {
                    names.push((*category).to_owned());
                }
            }
        }
        Some((place, names))
    });
    names.collect()
}

/// Rows of one `exclusive_group`, or, where an activity serves one row only, all minimums but the total and ratios.
fn exclusive(frame: &Frame<'_>, rows: &[Row], one_row_an_activity: bool) -> Vec<Vec<usize>> {
    let rule = |row: &Row| row.rule.map(|place| &frame.set.rule[place]);
    if one_row_an_activity {
        let all = rows.iter().enumerate().filter(|(_, row)| {
            let kinds =
                ["topic_minimum", "delivery_minimum", "activity_minimum", "approved_minimum", "category_minimum"];
            kinds.contains(&row.kind) && row.unit == Unit::Hour
        });
        return vec![all.map(|(place, _)| place).collect()];
    }
    let mut groups: Vec<(&str, Vec<usize>)> = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let Some(name) = rule(row).and_then(|rule| rule.exclusive_group.as_deref()) else { continue };
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, members)) => members.push(place),
            None => groups.push((name, vec![place])),
        }
    }
    groups.into_iter().map(|(_, members)| members).collect()
}
