//! What is asked of a piece: the rows that it serves and the limits that hold it. Worked out once for all that look alike.

use super::either;
use super::frame::Frame;
use super::limit::Limit;
use super::piece::Piece;
use super::required::{Row, Unit};
use super::serving::{forced_to, serves};
use std::collections::BTreeMap;

/// Rows and limits by their place, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct View {
    /// Rows of hours that it serves.
    pub serves: Vec<usize>,
    pub limits: Vec<usize>,
    /// Rows that count groups or have several options, with those that it is in.
    pub groups: Vec<(usize, usize)>,
    /// Rules that it is forced to serve, by their place in the file.
    pub forced: Vec<usize>,
    /// Recorded or by own study.
    pub distance: bool,
    /// Whether its topics let it be carried out.
    pub leaves: bool,
}

/// The views of a cycle's pieces.
#[derive(Clone, Debug, Default)]
pub struct Views {
    pub all: Vec<View>,
    /// By piece.
    pub of: Vec<usize>,
}

/// The groups that a row counts, by the row's place.
pub type Groups = BTreeMap<usize, Vec<String>>;

impl Views {
    pub fn new(frame: &Frame<'_>, rows: &[Row], limits: &[Limit], pieces: &[Piece<'_>], groups: &Groups) -> Self {
        let by_look = !is_finer(frame, rows, limits);
        let mut known: BTreeMap<View, usize> = BTreeMap::new();
        let mut of_look: Vec<Option<usize>> = vec![];
        let mut views = Self::default();
        for (place, piece) in pieces.iter().enumerate() {
            let look = piece.look.id;
            if look >= of_look.len() {
                of_look.resize(look + 1, None);
            }
            let shared = by_look && piece.activity.is_none_or(|index| frame.pins(index).is_empty());
            if let Some(view) = of_look[look].filter(|_| shared) {
                views.of.push(view);
                continue;
            }
            let next = known.len();
            let view = view(frame, rows, limits, piece, place, groups);
            let number = *known.entry(view).or_insert(next);
            if shared {
                of_look[look] = Some(number);
            }
            views.of.push(number);
        }
        let mut all: Vec<(View, usize)> = known.into_iter().collect();
        all.sort_by_key(|(_, number)| *number);
        views.all = all.into_iter().map(|(view, _)| view).collect();
        views
    }
}

/// Whether rules see more than looks: days, years or titles.
fn is_finer(frame: &Frame<'_>, rows: &[Row], limits: &[Limit]) -> bool {
    let titled = |row: &Row| {
        let rule = row.rule.map(|place| &frame.set.rule[place]);
        rule.is_some_and(|rule| rule.title_must_contain.is_some() || rule.named_course.is_some())
    };
    rows.iter().any(|row| row.year.is_some() || titled(row)) || limits.iter().any(|limit| limit.kind == "daily_maximum")
}

fn view(frame: &Frame<'_>, rows: &[Row], limits: &[Limit], piece: &Piece<'_>, place: usize, groups: &Groups) -> View {
    let by_hours = |row: &usize| rows[*row].unit == Unit::Hour && serves(frame, &rows[*row], piece);
    let is_in = groups.iter().flat_map(|(row, names)| {
        let own = names.iter().enumerate().filter(|(_, name)| piece.look.is_in(name));
        own.map(|(group, _)| (*row, group))
    });
    let rule = |row: &usize| rows[*row].rule.map(|rule| &frame.set.rule[rule]);
    let serving: Vec<usize> = (0..rows.len()).filter(by_hours).collect();
    let options = serving.iter().flat_map(|row| {
        let all = rule(row).map(either::options).unwrap_or_default();
        let own = all.into_iter().enumerate().filter(|(_, (choice, _))| either::serves(choice, piece));
        own.map(|(option, _)| (*row, option)).collect::<Vec<_>>()
    });
    let groups: Vec<(usize, usize)> = is_in.chain(options).collect();
    let holds = |limit: &usize| limits[*limit].members.binary_search(&place).is_ok();
    let excluded = frame.set.carry_over.as_ref().map_or(&[][..], |carry| &carry.excluded_topics);
    let forced = forced_to(frame, piece);
    let forced = frame.rules().filter(|(_, rule)| forced.contains(&rule.id.as_str())).map(|(place, _)| place);
    View {
        serves: serving,
        limits: (0..limits.len()).filter(holds).collect(),
        groups,
        forced: forced.collect(),
        distance: piece.look.is_distance(),
        leaves: piece.may_leave(excluded),
    }
}
