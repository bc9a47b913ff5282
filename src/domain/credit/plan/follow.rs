//! What decisions bring with them.

use super::cut::Cut;
use super::search::Decided;

/// Decides what follows: cuts that need a candidate, and no candidate without its betters. False where nothing is left.
pub fn follow(cuts: &[Cut], better: &[Vec<usize>], decided: &mut Decided) -> bool {
    loop {
        let mut changed = false;
        for cut in cuts {
            let mut most = 0;
            for (gain, decision) in cut.gains.iter().zip(decided.iter()) {
                most += match decision {
                    Some(true) => *gain,
                    Some(false) => 0,
                    None => (*gain).max(0),
                };
            }
            if most < cut.need {
                return false;
            }
            for (gain, decision) in cut.gains.iter().zip(decided.iter_mut()) {
                if decision.is_none() && most - gain.abs() < cut.need {
                    *decision = Some(*gain > 0);
                    changed = true;
                }
            }
        }
        for (candidate, betters) in better.iter().enumerate() {
            for better in betters {
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
