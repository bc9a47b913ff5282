//! Cycles and licences that share hours, against trying every whole hour: least missing, the earlier cycle first, then row
//! by row, most counted, and hour by hour.

use super::*;
use crate::made::Dice;

/// A course in some hours: of which kind, on ethics or not, and worth how much in each of two cells.
#[derive(Debug)]
struct Tried {
    teaching: bool,
    ethics: bool,
    hours: [i64; 2],
    /// Whether both cells may count it whole.
    shared: bool,
}

/// Two cells that ask for a total and for ethics, and cap teaching.
#[derive(Debug)]
struct Asks {
    total: i64,
    ethics: i64,
    taught: i64,
}

type Score = (Vec<i64>, Vec<i64>, i64, Vec<i64>);

/// Negative where less is better, so that the largest score is the best.
fn score(items: &[Tried], asks: &[Asks; 2], one_end: bool, counted: &[[i64; 2]]) -> Option<Score> {
    let sum = |cell: usize, of: &dyn Fn(&Tried) -> bool| -> i64 {
        items.iter().zip(counted).filter(|(item, _)| of(item)).map(|(_, counted)| counted[cell]).sum()
    };
    let mut rows = Vec::new();
    for (cell, asks) in asks.iter().enumerate() {
        if sum(cell, &|item| item.teaching) > asks.taught {
            return None;
        }
        rows.push(-(asks.total - sum(cell, &|_| true)).max(0));
        rows.push(-(asks.ethics - sum(cell, &|item| item.ethics)).max(0));
    }
    let ends = [rows[0] + rows[1], rows[2] + rows[3]];
    let ends = if one_end { vec![ends[0] + ends[1]] } else { ends.to_vec() };
    let all = counted.iter().flatten().sum();
    Some((ends, rows, all, counted.iter().flatten().copied().collect()))
}

fn best(items: &[Tried], asks: &[Asks; 2], one_end: bool) -> Score {
    let mut points: Vec<Vec<[i64; 2]>> = vec![vec![]];
    for item in items {
        let most = item.hours[0].max(item.hours[1]);
        let ways = (0..=item.hours[0]).flat_map(|first| (0..=item.hours[1]).map(move |second| [first, second]));
        let ways: Vec<[i64; 2]> = ways.filter(|way| item.shared || way[0] + way[1] <= most).collect();
        points = points.iter().flat_map(|point| ways.iter().map(|way| [&point[..], &[*way]].concat())).collect();
    }
    points.iter().filter_map(|point| score(items, asks, one_end, point)).max().expect("nothing is a point")
}

fn rules(asks: &Asks, more: &str) -> String {
    let cap = rule("taught", "activity_maximum", &format!("activities = [\"teaching\"]\nhours = {}", asks.taught));
    let ethics = format!("topics = [\"ethics\"]\nhours = {}\ninside_total = true", asks.ethics);
    cap + &rule("ethics", "topic_minimum", &ethics) + more
}

fn courses(items: &[Tried], date: &str) -> Vec<Value> {
    let made = items.iter().enumerate().map(|(place, item)| {
        let topics: &[&str] = if item.ethics { &["ethics"] } else { &[] };
        let class = if item.teaching { "teaching" } else { "course" };
        also(course(&format!("a{place}"), date, item.hours[0], topics), "activity", json!(class))
    });
    made.collect()
}

/// The score of a report's two cycles.
fn said(items: &[Tried], asks: &[Asks; 2], one_end: bool, cells: [&Value; 2]) -> Option<Score> {
    let counted: Vec<[i64; 2]> = (0..items.len())
        .map(|place| cells.map(|cell| line(cell, &format!("a{place}"))["counted"].as_i64().expect("a number") / 100))
        .collect();
    score(items, asks, one_end, &counted)
}

fn asks(dice: &mut Dice) -> Asks {
    Asks { total: 1 + dice.number(9), ethics: 1 + dice.number(3), taught: 1 + dice.number(4) }
}

#[test]
fn no_way_of_sharing_between_cycles_is_better() {
    for seed in 0..60 {
        let dice = &mut Dice(seed);
        let one = asks(dice);
        // Teaching is worth twice as much from the second cycle on.
        let rate = "activities = [\"teaching\"]\ngives = 2\nfor_each = 1\neffective_from = \"2026-01-01\"";
        let mut set = board("over", "fixed_date", 1, &rules(&one, &rule("twice", "credit_rate", rate)));
        set.total.hours = domain::quantity::Credit::hours(one.total);
        set.cycle.window = Some(serde_json::from_value(json!({"closes": "12-31", "months": 26})).expect("a window"));
        let made = (0..4).map(|_| {
            let (teaching, hours) = (dice.roll(2) == 0, 1 + dice.number(3));
            let second = if teaching { 2 * hours } else { hours };
            Tried { teaching, ethics: dice.roll(2) == 0, hours: [hours, second], shared: false }
        });
        let items: Vec<Tried> = made.collect();
        let report = asked(vec![set], &courses(&items, "2025-11-15")).with("as_of", json!("2025-12-15")).report();
        let cycles = &report["licences"][0]["cycles"];
        let both = [Asks { ..one }, Asks { ..one }];
        let found = said(&items, &both, false, [&cycles[0], &cycles[1]]);
        assert_eq!(found, Some(best(&items, &both, false)), "seed {seed}: {items:?} {both:?}");
    }
}

#[test]
fn no_way_of_sharing_between_licences_is_better() {
    for seed in 0..60 {
        let dice = &mut Dice(1000 + seed);
        let both = [asks(dice), asks(dice)];
        let shares = dice.roll(2) == 0;
        let topics = if shares { "topics = [\"ethics\"]" } else { "" };
        let cross = rule("none", "cross_credit", &format!("scope = \"none_except_topics\"\n{topics}"));
        let boards = [0, 1].map(|place| {
            let own = &both[place];
            let mut set = board(["one", "two"][place], "fixed_date", 1, &rules(own, &cross));
            set.board = "One board".into();
            set.total.hours = domain::quantity::Credit::hours(own.total);
            set
        });
        let made = (0..4).map(|_| {
            let (ethics, hours) = (dice.roll(2) == 0, 1 + dice.number(4));
            Tried { teaching: dice.roll(2) == 0, ethics, hours: [hours, hours], shared: ethics && shares }
        });
        let items: Vec<Tried> = made.collect();
        let report = asked(boards.to_vec(), &courses(&items, "2026-05-15")).report();
        let cell = |place: usize| &report["licences"][place]["cycles"][0];
        let found = said(&items, &both, true, [cell(0), cell(1)]);
        assert_eq!(found, Some(best(&items, &both, true)), "seed {seed}: {items:?} {both:?}");
    }
}
