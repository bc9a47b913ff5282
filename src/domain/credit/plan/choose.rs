//! Least cost, then least minutes, then the earliest last date, then fewest candidates: one search after another, each within
//! what the ones before came to.

use super::better::Betters;
use super::block::Block;
use super::bound::{Grain, Weight};
use super::catalogue::Candidate;
use super::cut::Cut;
use super::oracle::{MOST_WORK, Oracle};
use super::search::{Decided, Search};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Work after which another way is tried.
const FIRST_TURN: u64 = 4_000_000;

/// The best set of candidates when all of them together are enough, and whether it is proved the best.
pub fn choose(blocks: &[Block], candidates: &[&Candidate]) -> (Vec<bool>, bool) {
    let mut oracle = Oracle::new(blocks, candidates.len());
    let useful: Vec<bool> = (0..candidates.len()).map(|candidate| oracle.touches(candidate)).collect();
    let costs: Vec<i64> = candidates.iter().map(|candidate| candidate.cost).collect();
    let minutes: Vec<i64> = candidates.iter().map(|candidate| candidate.minutes()).collect();
    let ones = vec![1; candidates.len()];
    let betters = Betters::new(blocks, candidates);
    let cheaper = betters.of(&[&costs]);
    let both = betters.of(&[&costs, &minutes]);
    let open: Decided = useful.iter().map(|useful| if *useful { None } else { Some(false) }).collect();
    let mut chooser = Chooser { oracle: &mut oracle, learned: vec![], proved: true, best: useful };

    chooser.least(&Aim { amounts: &costs, under: None, better: &cheaper, limits: vec![] }, &open);
    let within_cost = (&costs, chooser.sum(&costs));
    let open = chooser.narrow(within_cost, &open);
    chooser.least(&Aim { amounts: &minutes, under: Some(within_cost), better: &both, limits: vec![] }, &open);
    let within_minutes = (&minutes, chooser.sum(&minutes));

    // The earliest last day: half of the days that are left at a time.
    let days: BTreeSet<NaiveDate> = candidates.iter().map(|candidate| candidate.activity.date).collect();
    let mut days: Vec<NaiveDate> = days.into_iter().collect();
    let until = |last: NaiveDate| -> Option<Decided> {
        let late = |own: &&Candidate| own.activity.date > last;
        let close = |(own, decided): (&&Candidate, &Option<bool>)| match decided {
            Some(true) if late(own) => None,
            _ => Some(if late(own) { Some(false) } else { *decided }),
        };
        candidates.iter().zip(&open).map(close).collect()
    };
    while let Some(last) = chooser.last(candidates) {
        days.retain(|day| *day < last);
        let Some(middle) = days.get(days.len() / 2).copied() else { break };
        let found = until(middle).is_some_and(|open| chooser.any(within_cost, within_minutes, &both, &open));
        if !found {
            days.retain(|day| *day > middle);
        }
    }
    if let Some(open) = chooser.last(candidates).and_then(until) {
        let limits = vec![within_minutes];
        chooser.least(&Aim { amounts: &ones, under: Some(within_cost), better: &both, limits }, &open);
    }
    (chooser.best, chooser.proved)
}

/// Amounts, and how much of them in all there may be.
type Within<'a> = (&'a Vec<i64>, i64);

/// What one search is for.
struct Aim<'a> {
    /// What is made as small as can be.
    amounts: &'a Vec<i64>,
    /// What came before: already as small as can be, and not to be exceeded.
    under: Option<Within<'a>>,
    better: &'a [Vec<usize>],
    limits: Vec<Within<'a>>,
}

/// What one search leaves to the next.
struct Chooser<'a, 'b> {
    oracle: &'a mut Oracle<'b>,
    learned: Vec<Cut>,
    proved: bool,
    best: Vec<bool>,
}

impl<'b> Chooser<'_, 'b> {
    fn sum(&self, amounts: &[i64]) -> i64 {
        amounts.iter().zip(&self.best).filter(|(_, own)| **own).map(|(amount, _)| amount).sum()
    }

    fn last(&self, candidates: &[&Candidate]) -> Option<NaiveDate> {
        candidates.iter().zip(&self.best).filter(|(_, own)| **own).map(|(own, _)| own.activity.date).max()
    }

    /// What is decided by the cost alone, whatever comes after it.
    fn narrow(&mut self, (costs, most): Within<'_>, open: &Decided) -> Decided {
        let none = vec![vec![]; costs.len()];
        let weights = costs.iter().map(|cost| Weight::from(*cost)).collect();
        let (mut search, learned_from) = self.search(weights, (1, common(costs)), &none, &[], open);
        search.below = Weight::from(most) + 1;
        search.most_work = MOST_WORK;
        let narrowed = search.narrow(open.clone());
        let ended = Ended::of(search, learned_from);
        self.keep(ended);
        narrowed.unwrap_or_else(|| open.clone())
    }

    /// Looks for the least of an aim. Two ways take turns, each longer than the one before: weighing what came before and the
    /// amounts in one, which is good where few sets tie; or holding what came before within its limit, where many do.
    fn least(&mut self, aim: &Aim<'_>, open: &Decided) {
        let mut turn = FIRST_TURN;
        loop {
            for together in [true, false] {
                if (together || aim.under.is_some()) && self.turn(aim, open, together, turn) {
                    return;
                }
                if self.oracle.work > MOST_WORK {
                    self.proved = false;
                    return;
                }
            }
            turn *= 4;
        }
    }

    fn turn(&mut self, aim: &Aim<'_>, open: &Decided, together: bool, turn: u64) -> bool {
        let unit = if together && aim.under.is_some() { aim.amounts.iter().sum::<i64>() + 1 } else { 1 };
        let weigh = |place: usize| {
            let before = aim.under.filter(|_| together).map_or(0, |(amounts, _)| amounts[place]);
            Weight::from(before) * Weight::from(unit) + Weight::from(aim.amounts[place])
        };
        let weights: Vec<Weight> = (0..aim.amounts.len()).map(weigh).collect();
        let step = common(if together { aim.under.map_or(aim.amounts, |(amounts, _)| amounts) } else { aim.amounts });
        let mut limits = aim.limits.clone();
        if !together {
            limits.extend(aim.under);
        }
        let below = weights.iter().zip(&self.best).filter(|(_, own)| **own).map(|(weight, _)| weight).sum();
        let (mut search, learned_from) = self.search(weights, (unit, step), aim.better, &limits, open);
        search.below = below;
        search.most_work = MOST_WORK.min(search.oracle.work + turn);
        search.run(open.clone());
        let ended = Ended::of(search, learned_from);
        let finished = ended.finished;
        self.keep(ended);
        finished
    }

    /// Whether any set costs no more than that, within minutes.
    fn any(&mut self, (costs, most): Within<'_>, minutes: Within<'_>, better: &[Vec<usize>], open: &Decided) -> bool {
        let weights = costs.iter().map(|cost| Weight::from(*cost)).collect();
        let (mut search, learned_from) = self.search(weights, (1, common(costs)), better, &[minutes], open);
        search.below = Weight::from(most) + 1;
        search.enough = Weight::from(most);
        search.most_work = MOST_WORK;
        search.run(open.clone());
        let ended = Ended::of(search, learned_from);
        let found = ended.best.is_some();
        self.proved &= ended.finished || found;
        self.keep(ended);
        found
    }

    fn keep(&mut self, ended: Ended) {
        self.learned = ended.learned;
        self.proved &= ended.sure;
        if let Some(best) = ended.best {
            self.best = best;
        }
    }

    fn search(
        &mut self,
        weights: Vec<Weight>,
        (unit, step): (i64, i64),
        better: &[Vec<usize>],
        limits: &[Within<'_>],
        open: &Decided,
    ) -> (Search<'_, 'b>, usize) {
        let mut cuts: Vec<Cut> = limits.iter().map(|(amounts, most)| Cut::at_most(amounts, *most)).collect();
        let learned_from = cuts.len();
        cuts.append(&mut self.learned);
        let is_open = |place: &usize| open[*place] != Some(false);
        let search = Search {
            oracle: &mut *self.oracle,
            grain: Grain::new(&weights),
            weights,
            unit: Weight::from(unit),
            step: Weight::from(step),
            // One that is closed is better than none.
            better: better.iter().map(|all| all.iter().copied().filter(is_open).collect()).collect(),
            cuts,
            below: 0,
            enough: 0,
            best: None,
            most_work: 0,
            tired: false,
            unsure: false,
        };
        (search, learned_from)
    }
}
/// What a search came to.
struct Ended {
    learned: Vec<Cut>,
    best: Option<Vec<bool>>,
    finished: bool,
    sure: bool,
}

impl Ended {
    fn of(mut search: Search<'_, '_>, learned_from: usize) -> Self {
        Self {
            learned: search.cuts.split_off(learned_from),
            best: search.best.take(),
            finished: !search.tired,
            sure: !search.unsure,
        }
    }
}

fn common(amounts: &[i64]) -> i64 {
    amounts.iter().fold(0, |common, amount| gcd(common, *amount)).max(1)
}

fn gcd(mut a: i64, mut b: i64) -> i64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
