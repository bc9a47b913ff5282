//! What coupled cycles ask and what each candidate would add: linear rows whose bounds grow with the candidates chosen.

use chrono::NaiveDate;

/// Σ coefficient · variable ≤ base + what the chosen candidates bring.
#[derive(Clone, Debug, Default)]
pub struct Row {
    pub terms: Vec<(usize, i64)>,
    /// May be below zero only for hours that flow over; the bound never is.
    pub base: i64,
    /// (candidate, hundredths or places).
    pub gains: Vec<(usize, i64)>,
}

/// A requirement that has to be met in full.
#[derive(Clone, Debug)]
pub struct Need {
    /// The licence, or the group.
    pub of: String,
    pub requirement: String,
    /// Where it stands in the order of blocking rows: licence, then row; groups come last.
    pub order: (usize, usize),
    /// Coupled cycles are served by their ends.
    pub end: NaiveDate,
    pub target: i64,
    /// A count weighs a hundred a unit.
    pub weight: i64,
    /// The variable of what is met of it.
    pub met: usize,
}

/// Coupled cycles, and the groups that rest on them.
#[derive(Clone, Debug, Default)]
pub struct Block {
    pub variables: usize,
    pub rows: Vec<Row>,
    pub needs: Vec<Need>,
}

impl Row {
    /// The bound for so much of each candidate, all of it times `scale`.
    #[must_use]
    pub fn bound(&self, chosen: &[i64], scale: i64) -> i64 {
        let brought: i64 = self.gains.iter().map(|(candidate, gain)| gain * chosen[*candidate]).sum();
        (self.base * scale + brought).max(0)
    }

    /// A bound of the form base + gains that is never under the true one, for every choice of candidates.
    #[must_use]
    pub fn straight(&self) -> (i64, &[(usize, i64)]) {
        if self.base >= 0 {
            return (self.base, &self.gains);
        }
        let all: i64 = self.gains.iter().map(|(_, gain)| gain).sum();
        ((self.base + all).max(0), &[])
    }

    pub(super) fn gain(&mut self, candidate: usize, gain: i64) {
        match self.gains.iter_mut().find(|(known, _)| *known == candidate) {
            Some((_, sum)) => *sum += gain,
            None => self.gains.push((candidate, gain)),
        }
    }
}

impl Block {
    pub fn variable(&mut self) -> usize {
        self.variables += 1;
        self.variables - 1
    }

    pub fn at_most(&mut self, terms: Vec<(usize, i64)>, base: i64) -> &mut Row {
        self.rows.push(Row { terms, base, gains: vec![] });
        let last = self.rows.len() - 1;
        &mut self.rows[last]
    }

    /// Weighted hours that all needs come to.
    #[must_use]
    pub fn wanted(&self) -> i64 {
        self.needs.iter().map(|need| need.target * need.weight).sum()
    }
}
