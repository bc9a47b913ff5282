//! The cheapest set that meets everything: a search over yes or no for each candidate, cut short by proved bounds.

use super::bound::{Bound, Grain, Weight};
use super::cut::Cut;
use super::oracle::{Oracle, Verdict};
use super::price::WHOLE;
use super::tableau::{End, ONE, Tableau};

/// Work after which the proof is given up: several seconds.
const MOST_WORK: u64 = 1_500_000_000;
/// How deep in the search parts of candidates are asked about.
const ASK_PARTS_TO: usize = 3;

pub struct Search<'a, 'b> {
    pub oracle: &'a mut Oracle<'b>,
    pub weights: &'a [Weight],
    /// Raises a bound to the next weight that some set can have.
    pub possible: &'a dyn Fn(Weight) -> Weight,
    /// By candidate, those that are at least as good in everything.
    pub better: Vec<Vec<usize>>,
    pub grain: Grain,
    pub cuts: Vec<Cut>,
    /// Only sets below this weight are looked for.
    pub below: Weight,
    pub best: Option<Vec<bool>>,
    pub work: u64,
    pub gave_up: bool,
}

type Decided = Vec<Option<bool>>;

impl Search<'_, '_> {
    /// Searches among the candidates that are open; what is found stands in `best`.
    pub fn run(&mut self, open: &[bool]) {
        let decided: Decided = open.iter().map(|open| if *open { None } else { Some(false) }).collect();
        // One that is closed is better than none.
        self.better =
            self.better.iter().map(|all| all.iter().copied().filter(|place| open[*place]).collect()).collect();
        let costs = self.weights.iter().map(|weight| self.grain.scaled(*weight)).collect();
        self.node(Tableau::new(costs), decided, 0);
    }

    fn node(&mut self, mut tableau: Tableau, mut decided: Decided, depth: usize) {
        let (candidate, first) = loop {
            if self.work > MOST_WORK {
                self.gave_up = true;
                return;
            }
            if !self.follow(&mut decided) {
                return;
            }
            let Some(any) = decided.iter().position(Option::is_none) else {
                let chosen: Vec<bool> = decided.iter().map(|decision| *decision == Some(true)).collect();
                self.try_set(&chosen);
                return;
            };
            self.bring_up(&mut tableau, &decided);
            let end = tableau.solve(&mut self.work);
            let bound = self.bound(&tableau, &end, &decided);
            if (self.possible)(bound.least()) >= self.below {
                return;
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
                if (self.possible)(bound.least()) >= self.below {
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
                        if (self.possible)(bound.least()) >= self.below {
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

    /// Decides what follows: cuts that need a candidate, and no candidate without its betters. False where nothing is left.
    fn follow(&self, decided: &mut Decided) -> bool {
        loop {
            let mut changed = false;
            for cut in &self.cuts {
                let (mut rest, mut open) = (cut.need, 0);
                for (gain, decision) in cut.gains.iter().zip(decided.iter()) {
                    match decision {
                        Some(true) => rest -= gain,
                        Some(false) => {}
                        None => open += gain,
                    }
                }
                if open < rest {
                    return false;
                }
                for (gain, decision) in cut.gains.iter().zip(decided.iter_mut()) {
                    if decision.is_none() && open - gain < rest {
                        *decision = Some(true);
                        changed = true;
                    }
                }
            }
            for candidate in 0..decided.len() {
                if decided[candidate] == Some(false) {
                    continue;
                }
                for better in &self.better[candidate] {
                    match (decided[candidate], decided[*better]) {
                        (Some(true), Some(false)) => return false,
                        (Some(true), None) => {
                            decided[*better] = Some(true);
                            changed = true;
                        }
                        (None, Some(false)) => {
                            decided[candidate] = Some(false);
                            changed = true;
                        }
                        _ => {}
                    }
                }
            }
            if !changed {
                return true;
            }
        }
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
            let part = |gain: &i64| i64::try_from(i128::from(*gain) * i128::from(ONE) / i128::from(cut.need));
            let parts: Vec<i64> = cut.gains.iter().map(|gain| part(gain).unwrap_or(ONE)).collect();
            tableau.add(&parts);
        }
    }

    fn bound(&self, tableau: &Tableau, end: &End, decided: &Decided) -> Bound {
        let mut prices = tableau.prices();
        if let End::Nowhere(ray) = end {
            for (cut, price) in ray {
                prices[*cut] = prices[*cut].saturating_add(price.saturating_mul(1 << 8));
            }
        }
        self.grain.bound(self.weights, &self.cuts, &prices, decided)
    }

    /// Decides every candidate whose other decision could not lead below; true where one was.
    fn decide_by_bound(&self, bound: &Bound, decided: &mut Decided) -> bool {
        let mut any = false;
        for candidate in 0..decided.len() {
            if decided[candidate].is_some() {
                continue;
            }
            for taken in [true, false] {
                if (self.possible)(bound.least_with(candidate, taken)) >= self.below {
                    decided[candidate] = Some(!taken);
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

    fn learn(&mut self, cuts: Vec<Cut>) -> bool {
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

    fn weight(&self, chosen: &[bool]) -> Weight {
        self.weights.iter().zip(chosen).filter(|(_, chosen)| **chosen).map(|(weight, _)| weight).sum()
    }

    /// Asks about a set that keeps all cuts and would be an improvement; true when it meets everything.
    fn try_set(&mut self, chosen: &[bool]) -> bool {
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
                self.gave_up = true;
                false
            }
        }
    }

    /// A first good set: what the relaxation takes, filled up by gain for weight, then thinned out.
    fn greedy(&mut self, point: &[i64], decided: &Decided) {
        let mut chosen: Vec<bool> =
            decided.iter().zip(point).map(|(own, part)| own.unwrap_or(*part > ONE / 2)).collect();
        loop {
            while let Some(next) = self.most_needed(&chosen, decided) {
                chosen[next] = true;
            }
            if !self.cuts.iter().all(|cut| cut.holds(&chosen)) {
                return;
            }
            match self.oracle.ask(&chosen) {
                Verdict::Meets => break,
                Verdict::Misses(cuts) => {
                    if !self.learn(cuts) {
                        return;
                    }
                }
                Verdict::Unknown => return,
            }
        }
        let mut order: Vec<usize> = (0..chosen.len()).filter(|place| chosen[*place]).collect();
        order.sort_by_key(|place| -self.weights[*place]);
        for place in order {
            chosen[place] = false;
            let holds = self.cuts.iter().all(|cut| cut.holds(&chosen));
            if !holds || !matches!(self.oracle.ask(&chosen), Verdict::Meets) {
                chosen[place] = true;
            }
        }
        self.try_set(&chosen);
    }

    /// The open candidate that brings most of what cuts still lack for its weight.
    fn most_needed(&self, chosen: &[bool], decided: &Decided) -> Option<usize> {
        let mut worth = vec![0_i128; chosen.len()];
        for cut in &self.cuts {
            let brought: i64 = cut.gains.iter().zip(chosen).filter(|(_, own)| **own).map(|(gain, _)| gain).sum();
            let rest = cut.need - brought;
            if rest > 0 {
                for (own, gain) in worth.iter_mut().zip(&cut.gains) {
                    *own += i128::from((*gain).min(rest)) * i128::from(ONE >> 8) / i128::from(cut.need);
                }
            }
        }
        let open = (0..chosen.len()).filter(|place| !chosen[*place] && decided[*place].is_none() && worth[*place] > 0);
        open.max_by(|a, b| {
            let scaled = |place: usize| i128::from(self.grain.scaled(self.weights[place]).max(1));
            (worth[*a] * scaled(*b)).cmp(&(worth[*b] * scaled(*a)))
        })
    }
}
