//! An exact simplex for one objective after another.
//!
//! The dictionary form of the method: each basic variable is a row over the nonbasic ones. After an objective is at its
//! best, a nonbasic variable that would lower it can never rise again, so its column goes; what is left is exactly the set of
//! optimal points, and the next objective is searched there. Bland's rule keeps it from circling.

use super::fraction::Fraction;

/// A linear constraint: Σ coefficient · variable ≤ bound.
#[derive(Clone, Debug)]
pub struct AtMost {
    pub terms: Vec<(usize, i64)>,
    pub bound: i64,
}

/// The feasible points that are still as good as can be.
#[derive(Clone, Debug)]
pub struct Simplex {
    /// Variables outside the basis, one a column; those that are gone are not here.
    pub(super) columns: Vec<usize>,
    /// Variables in the basis, one a row.
    pub(super) basis: Vec<usize>,
    /// Row by row, the coefficients of the columns: basic = value − Σ cell · nonbasic.
    pub(super) cells: Vec<Vec<Fraction>>,
    pub(super) values: Vec<Fraction>,
    pub(super) variables: usize,
    /// The number that the next cut's surplus gets.
    pub(super) next: usize,
    /// How many numbers pivots have worked out so far.
    pub work: u64,
    /// Whether every number so far could be held: where not, nothing that is found is proved.
    pub exact: bool,
}

/// Pivots after which a climb is given up as not exact: Bland's rule ends long before.
pub(super) const MOST_PIVOTS: usize = 100_000;

impl Simplex {
    /// All points with every variable at least 0 that keep the constraints; `None` when there are none.
    pub fn new(variables: usize, constraints: &[AtMost]) -> Option<Self> {
        let mut cells = Vec::with_capacity(constraints.len());
        let mut values = Vec::with_capacity(constraints.len());
        for constraint in constraints {
            let mut row = vec![Fraction::ZERO; variables];
            for &(variable, coefficient) in &constraint.terms {
                row[variable] = row[variable].add(Fraction::whole(coefficient));
            }
            cells.push(row);
            values.push(Fraction::whole(constraint.bound));
        }
        let basis = (0..constraints.len()).map(|row| variables + row).collect();
        let next = variables + constraints.len();
        let columns = (0..variables).collect();
        let mut simplex = Self { columns, basis, cells, values, variables, next, work: 0, exact: true };
        simplex.make_feasible().then_some(simplex)
    }

    /// Brings a start below zero into the feasible points, by one variable that is then driven out.
    fn make_feasible(&mut self) -> bool {
        let Some(worst) = (0..self.values.len()).min_by_key(|row| self.values[*row]) else { return true };
        if !self.values[worst].is_negative() {
            return true;
        }
        let extra = usize::MAX;
        self.columns.push(extra);
        for row in &mut self.cells {
            row.push(Fraction::ONE.neg());
        }
        let column = self.columns.len() - 1;
        self.pivot(worst, column);
        self.climb(&[(extra, -1)]);
        match self.basis.iter().position(|variable| *variable == extra) {
            Some(row) if self.values[row].is_positive() => return false,
            Some(row) => match (0..self.columns.len()).find(|column| !self.cells[row][*column].is_zero()) {
                Some(column) => self.pivot(row, column),
                None => {
                    self.basis.remove(row);
                    self.cells.remove(row);
                    self.values.remove(row);
                }
            },
            None => {}
        }
        if let Some(column) = self.columns.iter().position(|variable| *variable == extra) {
            self.drop_column(column);
        }
        true
    }

    /// Makes an objective as large as it can be among the points that are left, and keeps only those that reach it.
    pub fn maximize(&mut self, objective: &[(usize, i64)]) {
        if self.columns.is_empty() {
            return;
        }
        let gains = self.climb(objective);
        self.keep_best(&gains);
    }

    /// Gives up every point that is not as good as the one reached, by what each column would add.
    pub fn keep_best(&mut self, gains: &[Fraction]) {
        for column in (0..self.columns.len()).rev() {
            if gains[column].is_negative() {
                self.drop_column(column);
            }
        }
    }

    /// Makes an objective as large as it can be, without giving any point up; returns what each column would add.
    pub fn climb(&mut self, objective: &[(usize, i64)]) -> Vec<Fraction> {
        for _ in 0..MOST_PIVOTS {
            let gains = self.gains(objective);
            let entering = (0..self.columns.len())
                .filter(|column| gains[*column].is_positive())
                .min_by_key(|column| self.columns[*column]);
            let Some(column) = entering else { return gains };
            let leaving = (0..self.basis.len()).filter(|row| self.cells[*row][column].is_positive()).min_by(|a, b| {
                let ratio = |row: usize| self.values[row].div(self.cells[row][column]);
                ratio(*a).cmp(&ratio(*b)).then(self.basis[*a].cmp(&self.basis[*b]))
            });
            // Every variable is bounded by the credit there is, so a row always leaves.
            let Some(row) = leaving else { return gains };
            self.pivot(row, column);
        }
        self.exact = false;
        self.gains(objective)
    }

    pub(super) fn gains(&self, objective: &[(usize, i64)]) -> Vec<Fraction> {
        let mut gains = vec![Fraction::ZERO; self.columns.len()];
        for &(variable, coefficient) in objective {
            let coefficient = Fraction::whole(coefficient);
            if let Some(column) = self.columns.iter().position(|known| *known == variable) {
                gains[column] = gains[column].add(coefficient);
            } else if let Some(row) = self.basis.iter().position(|known| *known == variable) {
                for (gain, cell) in gains.iter_mut().zip(&self.cells[row]) {
                    if !cell.is_zero() {
                        *gain = gain.sub(coefficient.mul(*cell));
                    }
                }
            }
        }
        gains
    }

    pub(super) fn pivot(&mut self, row: usize, column: usize) {
        let divisor = self.cells[row][column];
        let inverse = Fraction::ONE.div(divisor);
        for cell in &mut self.cells[row] {
            if !cell.is_zero() {
                *cell = cell.mul(inverse);
            }
        }
        self.cells[row][column] = inverse;
        self.values[row] = self.values[row].mul(inverse);
        let mut exact = self.cells[row].iter().all(|cell| cell.is_number()) && self.values[row].is_number();
        let pivot_row = self.cells[row].clone();
        let pivot_value = self.values[row];
        for other in 0..self.basis.len() {
            let factor = self.cells[other][column];
            if other == row || factor.is_zero() {
                continue;
            }
            for (cell, pivot) in self.cells[other].iter_mut().zip(&pivot_row) {
                if !pivot.is_zero() {
                    *cell = cell.sub(factor.mul(*pivot));
                    exact &= cell.is_number();
                }
            }
            self.work += pivot_row.len() as u64;
            self.cells[other][column] = factor.mul(inverse).neg();
            self.values[other] = self.values[other].sub(factor.mul(pivot_value));
            exact &= self.values[other].is_number();
        }
        self.exact &= exact;
        std::mem::swap(&mut self.basis[row], &mut self.columns[column]);
    }

    fn drop_column(&mut self, column: usize) {
        self.columns.swap_remove(column);
        for row in &mut self.cells {
            row.swap_remove(column);
        }
    }

    /// The value of a variable at the point reached.
    pub fn value(&self, variable: usize) -> Fraction {
        match self.basis.iter().position(|known| *known == variable) {
            Some(row) => self.values[row],
            None => Fraction::ZERO,
        }
    }

    /// Every variable at the point reached.
    pub fn point(&self) -> Vec<Fraction> {
        let mut point = vec![Fraction::ZERO; self.variables];
        for (row, variable) in self.basis.iter().enumerate() {
            if *variable < self.variables {
                point[*variable] = self.values[row];
            }
        }
        point
    }

    /// Asks that a variable be at least so much more than what it counts from; the point reached must have it.
    pub fn raise_floor(&mut self, variable: usize, by: Fraction) {
        if let Some(row) = self.basis.iter().position(|known| *known == variable) {
            self.values[row] = self.values[row].sub(by);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_objective_after_another() {
        // x + y ≤ 4, x ≤ 3: first most x + y, then most y.
        let constraints = [AtMost { terms: vec![(0, 1), (1, 1)], bound: 4 }, AtMost { terms: vec![(0, 1)], bound: 3 }];
        let mut simplex = Simplex::new(2, &constraints).unwrap();
        simplex.maximize(&[(0, 1), (1, 1)]);
        simplex.maximize(&[(1, 1)]);
        assert_eq!(simplex.value(1).as_whole(), Some(4));
        assert_eq!(simplex.value(0).as_whole(), Some(0));
    }

    #[test]
    fn a_start_below_zero_is_brought_in_and_none_is_found_where_there_is_none() {
        let reach = |bound| {
            [
                AtMost { terms: vec![(0, 1)], bound },
                AtMost { terms: vec![(0, -1), (1, -1)], bound: -3 },
                AtMost { terms: vec![(1, 1)], bound: 1 },
            ]
        };
        let mut simplex = Simplex::new(2, &reach(5)).unwrap();
        simplex.maximize(&[(0, -1)]);
        assert_eq!(simplex.value(0).as_whole(), Some(2));
        assert!(Simplex::new(2, &reach(1)).is_none());
    }

    #[test]
    fn a_share_of_a_moving_base_stays_a_fraction_until_it_is_branched_on() {
        // x ≤ (x + y) / 4, y ≤ 1000: x = 333 1/3.
        let constraints =
            [AtMost { terms: vec![(0, 75), (1, -25)], bound: 0 }, AtMost { terms: vec![(1, 1)], bound: 1000 }];
        let mut simplex = Simplex::new(2, &constraints).unwrap();
        simplex.maximize(&[(0, 1)]);
        assert_eq!(simplex.value(0).floor(), 333);
        assert_eq!(simplex.value(0).as_whole(), None);
    }
}
