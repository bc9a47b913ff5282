//! A linear program over cuts, for prices that bound the cost from below.
//!
//! The dual simplex with bounded variables, in fixed-point numbers. It only proposes: whatever prices it comes to, the bound
//! made of them (`bound.rs`) is worked out in whole numbers and holds.

/// One, in the fixed-point numbers here.
pub const ONE: i64 = 1 << 40;
/// A bound that nothing reaches.
const FAR: i64 = 1 << 61;
/// What is taken for nothing.
const SMALL: i64 = 1 << 18;

/// Candidates between 0 and 1 and, for each cut, what is brought beyond its need.
#[derive(Clone)]
pub struct Tableau {
    candidates: usize,
    low: Vec<i64>,
    high: Vec<i64>,
    /// Variables outside the basis, one a column; cut k's surplus is variable `candidates + k`.
    columns: Vec<usize>,
    at_high: Vec<bool>,
    /// What a column's rise costs.
    costs: Vec<i64>,
    basis: Vec<usize>,
    values: Vec<i64>,
    rows: Vec<Vec<i64>>,
}

/// How a solve ended.
pub enum End {
    /// At the best point of the relaxation.
    Best,
    /// Where a row cannot be met: prices grow without end in this direction, by variable.
    Nowhere(Vec<(usize, i64)>),
    /// Given up for too many steps.
    Tired,
}

fn mul(a: i64, b: i64) -> i64 {
    clamp((i128::from(a) * i128::from(b)) >> 40)
}

fn div(a: i64, b: i64) -> i64 {
    clamp((i128::from(a) << 40) / i128::from(b))
}

fn clamp(number: i128) -> i64 {
    const MOST: i128 = 1 << 60;
    i64::try_from(number.clamp(-MOST, MOST)).unwrap_or(0)
}

impl Tableau {
    /// Without cuts; costs are between 0 and `ONE`.
    #[must_use]
    pub fn new(costs: Vec<i64>) -> Self {
        let candidates = costs.len();
        Self {
            candidates,
            low: vec![0; candidates],
            high: vec![ONE; candidates],
            columns: (0..candidates).collect(),
            at_high: vec![false; candidates],
            costs,
            basis: vec![],
            values: vec![],
            rows: vec![],
        }
    }

    #[must_use]
    pub fn cuts(&self) -> usize {
        self.low.len() - self.candidates
    }

    /// How much a step costs.
    #[must_use]
    pub fn size(&self) -> usize {
        (self.rows.len() + 1) * self.columns.len()
    }

    /// Adds a cut whose gains are parts of its need.
    pub fn add(&mut self, gains: &[i64]) {
        let mut row: Vec<i64> =
            self.columns.iter().map(|variable| gains.get(*variable).copied().unwrap_or(0)).collect();
        let mut value = -ONE;
        for (column, variable) in self.columns.iter().enumerate() {
            if let Some(gain) = gains.get(*variable) {
                value += mul(*gain, self.resting(column));
            }
        }
        for (place, variable) in self.basis.iter().enumerate() {
            let Some(gain) = gains.get(*variable).filter(|gain| **gain != 0) else { continue };
            value += mul(*gain, self.values[place]);
            for (cell, own) in row.iter_mut().zip(&self.rows[place]) {
                *cell += mul(*gain, *own);
            }
        }
        self.basis.push(self.low.len());
        self.low.push(0);
        self.high.push(FAR);
        self.rows.push(row);
        self.values.push(value);
    }

    fn resting(&self, column: usize) -> i64 {
        let variable = self.columns[column];
        if self.at_high[column] { self.high[variable] } else { self.low[variable] }
    }

    /// Decides on a candidate.
    pub fn fix(&mut self, candidate: usize, taken: bool) {
        let value = if taken { ONE } else { 0 };
        if let Some(column) = self.columns.iter().position(|variable| *variable == candidate) {
            let moved = value - self.resting(column);
            if moved != 0 {
                for (own, row) in self.values.iter_mut().zip(&self.rows) {
                    *own += mul(row[column], moved);
                }
            }
            self.at_high[column] = taken;
        }
        (self.low[candidate], self.high[candidate]) = (value, value);
    }

    /// Whether a candidate is decided on.
    #[must_use]
    pub fn is_fixed(&self, candidate: usize) -> bool {
        self.low[candidate] == self.high[candidate]
    }

    /// How much of each candidate the point reached takes.
    #[must_use]
    pub fn point(&self) -> Vec<i64> {
        let mut point = vec![0; self.candidates];
        for (column, variable) in self.columns.iter().enumerate().filter(|(_, variable)| **variable < self.candidates) {
            point[*variable] = self.resting(column);
        }
        for (value, variable) in self.values.iter().zip(&self.basis).filter(|(_, own)| **own < self.candidates) {
            point[*variable] = *value;
        }
        point
    }

    /// The price of each cut at the point reached.
    #[must_use]
    pub fn prices(&self) -> Vec<i64> {
        let mut prices = vec![0; self.cuts()];
        for (cost, variable) in self.costs.iter().zip(&self.columns).filter(|(_, own)| **own >= self.candidates) {
            prices[*variable - self.candidates] = (*cost).max(0);
        }
        prices
    }

    /// Moves to the best point, as far as some steps lead; `work` counts what it took.
    pub fn solve(&mut self, work: &mut u64) -> End {
        for _ in 0..60 + 4 * self.rows.len() {
            let Some((row, below)) = self.worst() else { return End::Best };
            *work += self.size() as u64;
            let Some(column) = self.entering(row, below) else { return End::Nowhere(self.ray(row, below)) };
            self.pivot(row, column, below);
        }
        End::Tired
    }

    /// The row farthest outside its bounds, and whether it is below them.
    fn worst(&self) -> Option<(usize, bool)> {
        let outside = |row: usize| {
            let variable = self.basis[row];
            let (below, above) = (self.low[variable] - self.values[row], self.values[row] - self.high[variable]);
            (below.max(above), below > above)
        };
        let (row, (most, below)) =
            (0..self.rows.len()).map(|row| (row, outside(row))).max_by_key(|(_, (by, _))| *by)?;
        (most > SMALL).then_some((row, below))
    }

    /// The column that may bring a row back at the least cost; of nearly equal ones that with the largest effect.
    fn entering(&self, row: usize, below: bool) -> Option<usize> {
        let effect = |column: usize| {
            let variable = self.columns[column];
            let cell = self.rows[row][column];
            let free = self.low[variable] < self.high[variable];
            let helps = if self.at_high[column] == below { cell < -SMALL } else { cell > SMALL };
            (free && helps).then_some(cell.abs())
        };
        let ratio = |column: usize, effect: i64| div(self.costs[column].abs(), effect);
        let open: Vec<(usize, i64)> =
            (0..self.columns.len()).filter_map(|column| Some((column, effect(column)?))).collect();
        let least = open.iter().map(|(column, effect)| ratio(*column, *effect)).min()?;
        let near = open.into_iter().filter(|(column, effect)| ratio(*column, *effect) <= least + SMALL);
        near.max_by_key(|(_, effect)| *effect).map(|(column, _)| column)
    }

    fn ray(&self, row: usize, below: bool) -> Vec<(usize, i64)> {
        let sign = |cell: i64| if below { -cell } else { cell };
        let mut ray: Vec<(usize, i64)> =
            self.columns.iter().zip(&self.rows[row]).map(|(variable, cell)| (*variable, sign(*cell))).collect();
        ray.push((self.basis[row], if below { ONE } else { -ONE }));
        let cuts = ray.into_iter().filter(|(variable, price)| *variable >= self.candidates && *price > 0);
        cuts.map(|(variable, price)| (variable - self.candidates, price)).collect()
    }

    fn pivot(&mut self, row: usize, column: usize, below: bool) {
        let leaving = self.basis[row];
        let goal = if below { self.low[leaving] } else { self.high[leaving] };
        let cell = self.rows[row][column];
        let step = div(goal - self.values[row], cell);
        let entering_value = self.resting(column) + step;
        // The entering variable over the others: its own row, turned.
        let mut turned: Vec<i64> = self.rows[row].iter().map(|other| -div(*other, cell)).collect();
        turned[column] = div(ONE, cell);
        for place in 0..self.rows.len() {
            let factor = self.rows[place][column];
            if place == row || factor == 0 {
                continue;
            }
            self.values[place] += mul(factor, step);
            for (own, turn) in self.rows[place].iter_mut().zip(&turned) {
                if *turn != 0 {
                    *own += mul(factor, *turn);
                }
            }
            self.rows[place][column] = mul(factor, turned[column]);
        }
        let factor = self.costs[column];
        for (own, turn) in self.costs.iter_mut().zip(&turned) {
            *own += mul(factor, *turn);
        }
        self.costs[column] = mul(factor, turned[column]);
        self.rows[row] = turned;
        self.values[row] = entering_value;
        self.basis[row] = self.columns[column];
        self.columns[column] = leaving;
        self.at_high[column] = !below;
    }
}
