//! From the best point to a whole one that is as good. All numbers of a program are whole, so a row of its dictionary says
//! more of whole points than of others: Gomory's cuts take away what lies between. The bound that is left is reached by a
//! whole point, which proves it, and no objective that comes later has to take it back.

use super::fraction::Fraction;
use super::simplex::{AtMost, MOST_PIVOTS, Simplex};

/// What a climb to a whole point came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Climbed {
    /// The point reached is whole and the best; what each column would add.
    Whole(Vec<Fraction>),
    /// As good as any whole point or better, but not whole: given up after so many cuts.
    Between(Vec<Fraction>),
    /// There is no whole point.
    Nowhere,
}

impl Simplex {
    /// Makes an objective as large as whole points can make it, and keeps only those points that reach it. `cuts` is how
    /// many cuts may still be made; true when the point reached is whole. None when there is no whole point.
    pub fn maximize_whole(&mut self, objective: &[(usize, i64)], cuts: &mut usize) -> Option<bool> {
        let (gains, whole) = match self.climb_whole(objective, cuts) {
            Climbed::Whole(gains) => (gains, true),
            Climbed::Between(gains) => (gains, false),
            Climbed::Nowhere => return None,
        };
        self.keep_best(&gains);
        Some(whole)
    }

    /// The same without giving any point up.
    pub fn climb_whole(&mut self, objective: &[(usize, i64)], cuts: &mut usize) -> Climbed {
        let mut gains = self.climb(objective);
        loop {
            let Some((cells, value)) = self.fractional_row(objective, &gains) else { return Climbed::Whole(gains) };
            if *cuts == 0 || !self.exact {
                return Climbed::Between(gains);
            }
            *cuts -= 1;
            // basic + Σ ⌊cell⌋ · nonbasic is whole and at most the value, so at most its whole part.
            self.push(cells.iter().map(|cell| cell.part().neg()).collect(), value.part().neg());
            match self.come_back(objective) {
                Some(after) => gains = after,
                None if self.exact => return Climbed::Nowhere,
                None => return Climbed::Between(gains),
            }
        }
    }

    /// Adds a constraint at the best point of an objective, and goes to the best of what is left. None when nothing is.
    pub fn add(&mut self, constraint: &AtMost, objective: &[(usize, i64)]) -> Option<()> {
        let mut cells = vec![Fraction::ZERO; self.columns.len()];
        let mut value = Fraction::whole(constraint.bound);
        for &(variable, coefficient) in &constraint.terms {
            let times = Fraction::whole(coefficient);
            if let Some(column) = self.columns.iter().position(|known| *known == variable) {
                cells[column] = cells[column].add(times);
            } else if let Some(row) = self.basis.iter().position(|known| *known == variable) {
                value = value.sub(times.mul(self.values[row]));
                for (cell, own) in cells.iter_mut().zip(&self.cells[row]) {
                    *cell = cell.sub(times.mul(*own));
                }
            }
        }
        self.push(cells, value);
        self.come_back(objective).map(|_| ())
    }

    fn push(&mut self, cells: Vec<Fraction>, value: Fraction) {
        self.basis.push(self.next);
        self.next += 1;
        self.cells.push(cells);
        self.values.push(value);
    }

    /// The objective as a row, where its value is a fraction; else the first variable with one.
    fn fractional_row(&self, objective: &[(usize, i64)], gains: &[Fraction]) -> Option<(Vec<Fraction>, Fraction)> {
        let fractional = |value: &Fraction| value.as_whole().is_none();
        let rows = (0..self.basis.len()).filter(|row| self.basis[*row] < self.variables);
        let row = rows.filter(|row| fractional(&self.values[*row])).min_by_key(|row| self.basis[*row])?;
        let value = self.value_of(objective);
        if fractional(&value) {
            return Some((gains.iter().map(|gain| gain.neg()).collect(), value));
        }
        Some((self.cells[row].clone(), self.values[row]))
    }

    /// Back among the feasible points, the best of those that are left: the dual simplex, by Bland's rule too. None when
    /// none are left, or when numbers outgrow their room.
    fn come_back(&mut self, objective: &[(usize, i64)]) -> Option<Vec<Fraction>> {
        for _ in 0..MOST_PIVOTS {
            let gains = self.gains(objective);
            let below = (0..self.basis.len()).filter(|row| self.values[*row].is_negative());
            let Some(row) = below.min_by_key(|row| self.basis[*row]) else { return self.exact.then_some(gains) };
            let ratio = |column: usize| gains[column].div(self.cells[row][column]);
            let open = (0..self.columns.len()).filter(|column| self.cells[row][*column].is_negative());
            let column = open.min_by(|a, b| ratio(*a).cmp(&ratio(*b)).then(self.columns[*a].cmp(&self.columns[*b])))?;
            self.pivot(row, column);
            if !self.exact {
                return None;
            }
        }
        self.exact = false;
        None
    }

    /// Whether the point reached is whole.
    pub fn is_whole(&self) -> bool {
        let own = self.basis.iter().zip(&self.values).filter(|(variable, _)| **variable < self.variables);
        own.into_iter().all(|(_, value)| value.as_whole().is_some())
    }

    /// What an objective comes to at the point reached.
    pub fn value_of(&self, objective: &[(usize, i64)]) -> Fraction {
        objective.iter().fold(Fraction::ZERO, |sum, (variable, weight)| {
            sum.add(self.value(*variable).mul(Fraction::whole(*weight)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_a_moving_base_is_whole_at_once() {
        // x ≤ (x + y) / 4, y ≤ 1000: x = 333, and no point with x = 333 1/3 is left.
        let constraints =
            [AtMost { terms: vec![(0, 3), (1, -1)], bound: 0 }, AtMost { terms: vec![(1, 1)], bound: 1000 }];
        let mut simplex = Simplex::new(2, &constraints).unwrap();
        assert_eq!(simplex.maximize_whole(&[(0, 1)], &mut 10), Some(true));
        assert_eq!((simplex.value(0).as_whole(), simplex.value(1).as_whole()), (Some(333), Some(1000)));
    }

    #[test]
    fn where_caps_cross_the_whole_optimum_is_the_answer() {
        // Of three, any two together hold one: at best one in all, where parts would make one and a half.
        let pair = |a, b| AtMost { terms: vec![(a, 1), (b, 1)], bound: 1 };
        let constraints = [pair(0, 1), pair(1, 2), pair(0, 2)];
        let mut simplex = Simplex::new(3, &constraints).unwrap();
        assert_eq!(simplex.maximize_whole(&[(0, 1), (1, 1), (2, 1)], &mut 10), Some(true));
        assert_eq!(simplex.maximize_whole(&[(1, 1)], &mut 10), Some(true));
        assert_eq!(
            simplex.point().iter().map(|value| value.as_whole()).collect::<Vec<_>>(),
            [Some(0), Some(1), Some(0)]
        );
    }

    #[test]
    fn no_whole_point_is_told_from_a_search_given_up() {
        // 2x = 3.
        let constraints = [AtMost { terms: vec![(0, 2)], bound: 3 }, AtMost { terms: vec![(0, -2)], bound: -3 }];
        let simplex = Simplex::new(1, &constraints).unwrap();
        assert_eq!(simplex.clone().maximize_whole(&[(0, 1)], &mut 10), None);
        assert_eq!(simplex.clone().maximize_whole(&[(0, 1)], &mut 0), Some(false));
    }

    /// All points of a small box, in no clever way.
    fn every_point(constraints: &[AtMost], variables: usize, most: i64) -> Vec<Vec<i64>> {
        let mut points = vec![vec![]];
        for _ in 0..variables {
            points = points.iter().flat_map(|point| (0..=most).map(|next| [&point[..], &[next]].concat())).collect();
        }
        let keeps = |point: &Vec<i64>| {
            let value =
                |terms: &[(usize, i64)]| terms.iter().map(|(variable, times)| point[*variable] * times).sum::<i64>();
            constraints.iter().all(|constraint| value(&constraint.terms) <= constraint.bound)
        };
        points.into_iter().filter(keeps).collect()
    }

    #[test]
    fn no_whole_point_is_better_by_one_objective_after_another() {
        const MOST: i64 = 6;
        let mut state = 1_u64;
        let mut roll = |from: i64, to: i64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            from + i64::try_from(state >> 33).unwrap() % (to - from + 1)
        };
        let (mut cut, mut nowhere, mut given_up) = (0, 0, 0);
        for round in 0..400 {
            let variables = 4;
            let mut terms =
                |from, to| -> Vec<(usize, i64)> { (0..variables).map(|own| (own, roll(from, to))).collect() };
            let mut constraints: Vec<AtMost> =
                (0..variables).map(|own| AtMost { terms: vec![(own, 1)], bound: MOST }).collect();
            for turn in 0..3 {
                let terms = terms(-4, 9);
                constraints.push(AtMost { bound: if turn == 0 { -3 } else { 17 }, terms });
            }
            let objectives = [terms(0, 3), terms(-2, 2), terms(0, 1)];
            let mut left = every_point(&constraints, variables, MOST);
            let simplex = Simplex::new(variables, &constraints);
            let Some(mut simplex) = simplex else {
                assert!(left.is_empty(), "round {round}");
                continue;
            };
            let mut cuts = 200;
            for objective in &objectives {
                let value = |point: &Vec<i64>| objective.iter().map(|(own, times)| point[*own] * times).sum::<i64>();
                let best = left.iter().map(value).max();
                left.retain(|point| Some(value(point)) == best);
                let whole = simplex.maximize_whole(objective, &mut cuts);
                if whole == Some(false) {
                    given_up += 1;
                    break;
                }
                assert_eq!(whole, best.map(|_| true), "round {round}");
                if whole.is_none() {
                    nowhere += 1;
                    break;
                }
                assert_eq!(simplex.value_of(objective).as_whole(), best, "round {round}");
            }
            cut += usize::from(cuts < 200);
        }
        assert!(cut > 100 && nowhere > 0 && given_up < 8, "{cut}, {nowhere}, {given_up}");
    }
}
