//! The cheapest set that meets everything: a search over yes or no for each candidate, cut short by proved bounds.

use super::bound::{Bound, Grain, Weight, proves_nothing_left};
use super::cut::Cut;
use super::follow::follow;
use super::oracle::{Oracle, Verdict};
use super::price::WHOLE;
use super::tableau::{End, ONE, Tableau};

/// How deep in the search parts of candidates are asked about.
const ASK_PARTS_TO: usize = 3;

pub struct Search<'a, 'b> {
    pub oracle: &'a mut Oracle<'b>,
    pub weights: Vec<Weight>,
    /// The first part of a weight, its number of units, is a multiple of the step.
    pub unit: Weight,
    pub step: Weight,
    /// By candidate, those that are at least as good in everything.
    pub better: Vec<Vec<usize>>,
    pub grain: Grain,
    pub cuts: Vec<Cut>,
    /// Only sets below this weight are looked for.
    pub below: Weight,
    /// No set weighs less: one of this weight ends the search.
    pub enough: Weight,
    pub best: Option<Vec<bool>>,
    /// Work after which the search stops unfinished.
    pub most_work: u64,
    pub tired: bool,
    /// Whether a set could not be judged: then nothing is proved.
    pub unsure: bool,
}

/// Yes, no, or open, by candidate.
pub type Decided = Vec<Option<bool>>;

impl Search<'_, '_> {
    /// Searches among what is not decided yet; what is found stands in `best`.
    pub fn run(&mut self, decided: Decided) {
        self.node(self.start(), decided, 0);
    }

    /// What is decided when only sets below are looked for; none when there are none.
    pub fn narrow(&mut self, mut decided: Decided) -> Option<Decided> {
        let mut tableau = self.start();
        loop {
            if !follow(&self.cuts, &self.better, &mut decided) {
                return None;
            }
            self.bring_up(&mut tableau, &decided);
            let end = tableau.solve(&mut self.oracle.work);
            let bound = self.grain.bound(&self.weights, &self.cuts, &tableau.prices(), &decided);
            if self.is_too_much(bound.least()) || self.is_nowhere(&end, &decided) {
                return None;
            }
            if !self.decide_by_bound(&bound, &mut decided) {
                return Some(decided);
            }
        }
    }

    fn start(&self) -> Tableau {
        Tableau::new(self.weights.iter().map(|weight| self.grain.scaled(*weight)).collect())
    }

    fn node(&mut self, mut tableau: Tableau, mut decided: Decided, depth: usize) {
        let mut fresh = false;
        let (candidate, first) = loop {
            if self.oracle.work > self.most_work {
                self.tired = true;
                return;
            }
            self.oracle.work += 4 * ((self.cuts.len() + 1) * decided.len()) as u64;
            if !follow(&self.cuts, &self.better, &mut decided) {
                return;
            }
            let Some(any) = decided.iter().position(Option::is_none) else {
                let chosen: Vec<bool> = decided.iter().map(|decision| *decision == Some(true)).collect();
                self.try_set(&chosen);
                return;
            };
            self.bring_up(&mut tableau, &decided);
            let end = tableau.solve(&mut self.oracle.work);
            let bound = self.grain.bound(&self.weights, &self.cuts, &tableau.prices(), &decided);
            if self.is_too_much(bound.least()) || self.is_nowhere(&end, &decided) {
                return;
            }
            if !matches!(end, End::Best) && !fresh {
                // Many steps blur what it says: once more from the start.
                tableau = self.start();
                fresh = true;
                continue;
            }
            if self.decide_by_bound(&bound, &mut decided) {
                continue;
            }
            let point = tableau.point();
            if !matches!(end, End::Best) {
                break (any, true);
            }
            if depth <= ASK_PARTS_TO && self.ask_parts(&point) {
                continue;
            }
            if depth == 0 {
                self.greedy(&point, &decided);
                if self.is_too_much(bound.least()) {
                    return;
                }
            }
            match self.split(&point, &decided) {
                Some(found) => break found,
                None => {
                    let known = self.cuts.len();
                    let chosen: Vec<bool> =
                        decided.iter().zip(&point).map(|(own, part)| own.unwrap_or(*part > ONE / 2)).collect();
                    self.try_set(&chosen);
                    if self.cuts.len() == known {
                        if self.is_too_much(bound.least()) {
                            return;
                        }
                        break (any, point[any] > ONE / 2);
                    }
                }
            }
        };
        for taken in [first, !first] {
            let mut decided = decided.clone();
            decided[candidate] = Some(taken);
            self.node(tableau.clone(), decided, depth + 1);
        }
    }

    /// Whether the least weight that some set can have from here on is no improvement.
    fn is_too_much(&self, weight: Weight) -> bool {
        let units = weight.div_euclid(self.unit);
        let past = units.rem_euclid(self.step);
        let possible = if past == 0 { weight } else { (units - past + self.step) * self.unit };
        possible >= self.below || self.best.is_some() && self.below <= self.enough
    }

    /// Brings a tableau up to all cuts and decisions.
    fn bring_up(&self, tableau: &mut Tableau, decided: &Decided) {
        for (candidate, decision) in decided.iter().enumerate() {
            if let Some(taken) = decision
                && !tableau.is_fixed(candidate)
            {
                tableau.fix(candidate, *taken);
            }
        }
        for cut in &self.cuts[tableau.cuts()..] {
            // What is more than four times all there may be is decided on without the tableau.
            let most = 4 * i128::from(ONE);
            let part = |number: &i64| {
                let exact = i128::from(*number) * i128::from(ONE) / i128::from(cut.size());
                i64::try_from(exact.clamp(-most, most)).unwrap_or(0)
            };
            let parts: Vec<i64> = cut.gains.iter().map(part).collect();
            tableau.add(&parts, part(&cut.need));
        }
    }

    /// Where a row cannot be met: whether the direction of its prices proves it.
    fn is_nowhere(&self, end: &End, decided: &Decided) -> bool {
        matches!(end, End::Nowhere(ray) if proves_nothing_left(&self.cuts, ray, decided))
    }

    /// Decides every candidate whose other decision could not lead below; true where one was.
    fn decide_by_bound(&self, bound: &Bound, decided: &mut Decided) -> bool {
        let mut any = false;
        for (candidate, decision) in decided.iter_mut().enumerate().filter(|(_, decision)| decision.is_none()) {
            for taken in [true, false] {
                if self.is_too_much(bound.least_with(candidate, taken)) {
                    *decision = Some(!taken);
                    any = true;
                }
            }
        }
        any
    }

    fn ask_parts(&mut self, point: &[i64]) -> bool {
        let part = |value: &i64| i64::try_from(i128::from(*value) * i128::from(WHOLE) / i128::from(ONE)).unwrap_or(0);
        let parts: Vec<i64> = point.iter().map(|value| part(value).clamp(0, WHOLE)).collect();
        let cuts = self.oracle.cuts(&parts);
        self.learn(cuts)
    }

    pub(super) fn learn(&mut self, cuts: Vec<Cut>) -> bool {
        let before = self.cuts.len();
        for cut in cuts {
            if !self.cuts.contains(&cut) {
                self.cuts.push(cut);
            }
        }
        self.cuts.len() > before
    }

    /// The candidate to decide on next: the heaviest of those most in between; none where all are whole.
    fn split(&self, point: &[i64], decided: &Decided) -> Option<(usize, bool)> {
        let middle = |value: i64| value.min(ONE - value);
        let open = (0..point.len()).filter(|place| decided[*place].is_none() && middle(point[*place]) > ONE >> 12);
        let rank = |place: &usize| {
            i128::from(middle(point[*place])) * i128::from(self.grain.scaled(self.weights[*place]) + ONE / 8)
        };
        let candidate = open.max_by_key(rank)?;
        Some((candidate, point[candidate] > ONE / 2))
    }

    pub(super) fn weight(&self, chosen: &[bool]) -> Weight {
        self.weights.iter().zip(chosen).filter(|(_, chosen)| **chosen).map(|(weight, _)| weight).sum()
    }

    /// Asks about a set that keeps all cuts and would be an improvement; true when it meets everything.
    pub(super) fn try_set(&mut self, chosen: &[bool]) -> bool {
        let weight = self.weight(chosen);
        if weight >= self.below || !self.cuts.iter().all(|cut| cut.holds(chosen)) {
            return false;
        }
        match self.oracle.ask(chosen) {
            Verdict::Meets => {
                self.below = weight;
                self.best = Some(chosen.to_vec());
                true
            }
            Verdict::Misses(cuts) => {
                self.learn(cuts);
                false
            }
            Verdict::Unknown => {
                self.unsure = true;
                false
            }
        }
    }
}
