//! The ledger: every activity of a period, what it counts for, and why. On a phone each row stacks;
//! roles are written out for the reason that `table` gives.

use super::{HourSquares, Icon, Sign};
use leptos::prelude::*;

/// What became of an activity's hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Full,
    Part,
    None,
    Undecided,
    Planned,
}

impl Verdict {
    fn sign(self) -> Sign {
        match self {
            Self::Full => Sign::Counts,
            Self::Part => Sign::Part,
            Self::None => Sign::NotCounted,
            Self::Undecided => Sign::Undecided,
            Self::Planned => Sign::Planned,
        }
    }

    /// The hours of an activity as they are drawn: counted, uncounted, undecided, planned.
    fn hours(self, earned: i64, counts: i64) -> [i64; 4] {
        match self {
            Self::Full | Self::Part | Self::None => [counts, earned - counts, 0, 0],
            Self::Undecided => [0, 0, earned, 0],
            Self::Planned => [0, 0, 0, earned],
        }
    }
}

/// One activity, figures already in words. `earned_hundredths` and `counts_hundredths` draw the squares.
pub struct LedgerRow {
    pub date: String,
    pub title: String,
    pub href: String,
    pub kind: String,
    pub earned: String,
    pub counts: String,
    pub so_far: String,
    pub earned_hundredths: i64,
    pub counts_hundredths: i64,
    pub verdict: Verdict,
    /// Sentence and, under it, source or next step.
    pub why: String,
    pub source: Option<AnyView>,
    /// What the reader decided about it, and where she can decide.
    pub more: Option<AnyView>,
    /// Figures for the other licences, in the order of the ledger's `others`.
    pub others: Vec<String>,
}

pub struct LedgerTotals {
    pub earned: String,
    pub counts: String,
    pub so_far: String,
    /// "27 not counted, 12 of them undecided"
    pub why: String,
    pub others: Vec<String>,
}

#[component]
pub fn Ledger(
    #[prop(into)] caption: String,
    rows: Vec<LedgerRow>,
    totals: LedgerTotals,
    /// Short names of the other licences.
    #[prop(optional)]
    others: Vec<String>,
) -> impl IntoView {
    let heads = others
        .iter()
        .map(|name| view! { <th scope="col" role="columnheader" class="number">{name.clone()}</th> })
        .collect_view();
    let lines = rows.into_iter().map(|row| line(row, &others)).collect_view();
    let sums = totals.others.iter().zip(&others).map(|(sum, name)| number("", name, sum)).collect_view();
    view! {
        <table role="table" class="ledger">
            <caption class="unseen">{caption}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">"Date"</th>
                    <th scope="col" role="columnheader">"Activity"</th>
                    <th scope="col" role="columnheader" class="number">
                        "Earned"
                    </th>
                    <th scope="col" role="columnheader" class="number">
                        "Counts"
                    </th>
                    <th scope="col" role="columnheader" class="number">
                        "So far"
                    </th>
                    <th scope="col" role="columnheader">"Why"</th>
                    {heads}
                </tr>
            </thead>
            <tbody role="rowgroup">{lines}</tbody>
            <tfoot role="rowgroup">
                <tr role="row">
                    <th scope="row" role="rowheader" colspan="2">
                        "To date"
                    </th>
                    {number("", "Earned", &totals.earned)}
                    {number("", "Counts", &totals.counts)}
                    {number("sofar", "So far", &totals.so_far)}
                    <td role="cell" class="why">{totals.why}</td>
                    {sums}
                </tr>
            </tfoot>
        </table>
    }
    .into_any()
}

fn number(class: &str, label: &str, figure: &str) -> impl IntoView + use<> {
    let class = format!("number {class}").trim().to_owned();
    view! {
        <td role="cell" class=class data-label=label.to_owned()>
            {figure.to_owned()}
        </td>
    }
    .into_any()
}

fn line(row: LedgerRow, others: &[String]) -> impl IntoView + use<> {
    let [counts, not, open, planned] = row.verdict.hours(row.earned_hundredths, row.counts_hundredths);
    let counted = if row.counts_hundredths > 0 { "counted" } else { "" };
    let others = row.others.iter().zip(others).map(|(figure, name)| number("other", name, figure)).collect_view();
    view! {
        <tr role="row">
            <td role="cell" class="date">{row.date}</td>
            <th scope="row" role="rowheader">
                <a href=row.href>{row.title}</a>
                <span class="kind">
                    {row.kind}
                    <HourSquares counted=counts uncounted=not undecided=open planned=planned />
                </span>
            </th>
            {number("", "Earned", &row.earned)}
            {number(counted, "Counts", &row.counts)}
            {number("sofar", "So far", &row.so_far)}
            <td role="cell" class="why">
                <Icon sign=row.verdict.sign() />
                <span>
                    {row.why} {row.source.map(|source| view! { <span class="source">{source}</span> })}
                </span>
                {row.more.map(|more| view! { <div class="more">{more}</div> })}
            </td>
            {others}
        </tr>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_that_does_not_count_stays_with_its_reason() {
        let row = LedgerRow {
            date: "May 17, 2025".into(),
            title: "Broaching".into(),
            href: "/activities/1".into(),
            kind: "Live webinar".into(),
            earned: "3".into(),
            counts: "0".into(),
            so_far: "0".into(),
            earned_hundredths: 300,
            counts_hundredths: 0,
            verdict: Verdict::None,
            why: "Taken before this period opened.".into(),
            source: None,
            more: None,
            others: vec!["3".into()],
        };
        let totals = LedgerTotals {
            earned: "3".into(),
            counts: "0".into(),
            so_far: "0".into(),
            why: "3 not counted".into(),
            others: vec!["3".into()],
        };
        let html = view! { <Ledger caption="Ledger" rows=vec![row] totals=totals others=vec!["Texas".to_owned()] /> }
            .to_html();
        assert!(html.contains("Taken before this period opened.") && html.contains("<caption"), "{html}");
        assert_eq!(html.matches("data-label=\"Texas\"").count(), 2);
        assert_eq!(html.matches("scope=\"row\"").count(), 2);
    }
}
