//! What is held beside what a board has: each course here with its course there, one with one.

use super::same::{Held, Known, Likeness};

/// Places of what is here and there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reconciled {
    pub both: Vec<(usize, usize)>,
    /// One course, told in two ways.
    pub different: Vec<(usize, usize, Likeness)>,
    pub only_here: Vec<usize>,
    pub only_there: Vec<usize>,
}

/// Pairs what is most alike first; what is left stands alone.
#[must_use]
pub fn reconcile(here: &[Known], there: &[Known]) -> Reconciled {
    let mut held = Held::default();
    for known in here {
        held.add(known.clone());
    }
    let mut pairs: Vec<(Likeness, usize, usize)> = Vec::new();
    for (place, known) in there.iter().enumerate() {
        let close = held.all_like(known).filter(|(_, likeness)| likeness.is_close());
        pairs.extend(close.map(|(number, likeness)| (likeness, number, place)));
    }
    pairs.sort_unstable();
    let (mut taken_here, mut taken_there) = (vec![false; here.len()], vec![false; there.len()]);
    let mut reconciled = Reconciled::default();
    for (likeness, number, place) in pairs {
        if taken_here[number] || taken_there[place] {
            continue;
        }
        (taken_here[number], taken_there[place]) = (true, true);
        match likeness {
            Likeness::Same => reconciled.both.push((number, place)),
            other => reconciled.different.push((number, place, other)),
        }
    }
    let left = |taken: &[bool]| (0..taken.len()).filter(|place| !taken[*place]).collect();
    (reconciled.only_here, reconciled.only_there) = (left(&taken_here), left(&taken_there));
    reconciled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(title: &str, on: &str, hundredths: i64) -> Known {
        Known::new(title, None, on.parse::<chrono::NaiveDate>().unwrap(), Some((hundredths, "hour".to_owned())))
    }

    #[test]
    fn each_course_is_paired_once_the_most_alike_first() {
        let here =
            [known("Ethics", "2026-03-14", 300), known("Ethics", "2026-03-14", 200), known("Grief", "2026-05-01", 100)];
        let there =
            [known("Ethics", "2026-03-14", 200), known("Ethics", "2026-03-14", 100), known("Law", "2026-06-01", 100)];
        let reconciled = reconcile(&here, &there);
        assert_eq!(reconciled.both, [(1, 0)]);
        assert_eq!(reconciled.different, [(0, 1, Likeness::OtherLength)]);
        assert_eq!((reconciled.only_here, reconciled.only_there), (vec![2], vec![2]));
    }
}
