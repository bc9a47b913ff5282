//! A first good set, so that the search has something to beat.

use super::oracle::Verdict;
use super::search::{Decided, Search};
use super::tableau::ONE;

impl Search<'_, '_> {
    /// A first good set: what the relaxation takes, filled up by gain for weight, then thinned out.
    pub(super) fn greedy(&mut self, point: &[i64], decided: &Decided) {
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
            if cut.need > 0 && rest > 0 {
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
