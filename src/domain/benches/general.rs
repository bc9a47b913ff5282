//! The engine's exact search beside a general solver's in floats: the same whole numbers, the same constraints, the same first
//! objectives one after another, in the same run. Both must come to the same; the ratio of their times is printed.

use crate::FOUR;
use crate::clock::clock;
use crate::made::{Mix, years};
use domain::credit::linear::{Linear, linear};
use domain::rules::Library;
use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem};
use std::time::Duration;

const ROUNDS: usize = 9;

pub fn compare() {
    let cases = [
        ("40 activities, 1 licence", years(&FOUR[..1], 40, Mix::Anything, 0)),
        ("1,000 activities, 4 licences", years(&FOUR, 1000, Mix::Anything, 0)),
        ("40 activities of odd minutes, a moving share", years(&["us-ma-social_worker"], 40, Mix::Odd, 1)),
    ];
    for (name, portfolio) in cases {
        let programs = linear(&portfolio, Library::builtin());
        let size = |of: &dyn Fn(&Linear) -> usize| programs.iter().map(of).sum::<usize>();
        for program in &programs {
            let own = program.best().expect("the benchmark's programs are proved by cuts alone");
            assert_eq!(own, general(program), "{name}: the two solvers differ");
        }
        let own = median(|| programs.iter().map(Linear::best).collect::<Vec<_>>());
        let general = median(|| programs.iter().map(general).collect::<Vec<_>>());
        println!(
            "{name}: {} variables, {} constraints, {} objectives: engine {own:.2?}, general solver {general:.2?}, ratio {:.1}",
            size(&|program| program.variables),
            size(&|program| program.constraints.len()),
            size(&|program| program.objectives.len()),
            general.as_secs_f64() / own.as_secs_f64()
        );
    }
}

fn median<T>(mut work: impl FnMut() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS).map(|_| clock(&mut work)).collect();
    times.sort();
    times[times.len() / 2]
}

/// What the general solver makes of the objectives: each is held at what it came to before the next is asked for.
fn general(program: &Linear) -> Vec<i64> {
    let mut reached: Vec<i64> = Vec::new();
    for objective in &program.objectives {
        let mut problem = Problem::new(OptimizationDirection::Maximize);
        let weight = |variable: usize| -> i64 {
            objective.iter().filter(|(own, _)| *own == variable).map(|(_, weight)| *weight).sum()
        };
        let variables: Vec<_> = (0..program.variables)
            .map(|variable| problem.add_integer_var(weight(variable) as f64, (0, 100_000_000)))
            .collect();
        let sum = |terms: &[(usize, i64)]| {
            let mut sum = LinearExpr::empty();
            for (variable, weight) in merged(terms) {
                sum.add(variables[variable], weight as f64);
            }
            sum
        };
        for constraint in &program.constraints {
            problem.add_constraint(sum(&constraint.terms), ComparisonOp::Le, constraint.bound as f64);
        }
        for (before, value) in program.objectives.iter().zip(&reached) {
            problem.add_constraint(sum(before), ComparisonOp::Ge, *value as f64);
        }
        let solved = problem.solve().expect("there is an optimum").into_solution().expect("it is found");
        reached.push(solved.objective().round() as i64);
    }
    reached
}

/// Each variable once.
fn merged(terms: &[(usize, i64)]) -> std::collections::BTreeMap<usize, i64> {
    let mut merged = std::collections::BTreeMap::new();
    for (variable, weight) in terms {
        *merged.entry(*variable).or_default() += weight;
    }
    merged
}
