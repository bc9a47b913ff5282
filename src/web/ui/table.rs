//! Tables that turn into stacked rows on a phone, each figure with its label before it. Roles are written out, since
//! browsers forget that a table is one when its rows are laid out as boxes.

use leptos::prelude::*;

/// Numbers stand right and tabular.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    #[default]
    Words,
    Number,
}

/// A column: its head, how it stands, and whether the head is repeated as a label on a phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    head: String,
    align: Align,
    labelled: bool,
}

impl Column {
    pub fn words(head: impl Into<String>) -> Self {
        Self { head: head.into(), align: Align::Words, labelled: false }
    }

    pub fn number(head: impl Into<String>) -> Self {
        Self { head: head.into(), align: Align::Number, labelled: true }
    }

    /// Words that need their head beside them when the row stacks.
    #[must_use]
    pub fn labelled(self) -> Self {
        Self { labelled: true, ..self }
    }

    fn class(&self) -> Option<&'static str> {
        (self.align == Align::Number).then_some("number")
    }
}

/// The `name`-th column names the row. Cells are views, so that they may hold links and tags.
#[component]
pub fn Table(
    #[prop(into)] caption: String,
    columns: Vec<Column>,
    rows: Vec<Vec<AnyView>>,
    #[prop(optional)] name: usize,
    /// A last row of sums.
    #[prop(default = None)]
    totals: Option<Vec<AnyView>>,
) -> impl IntoView {
    let heads = columns.iter().map(|column| {
        view! {
            <th scope="col" role="columnheader" class=column.class()>
                {column.head.clone()}
            </th>
        }
    });
    let heads = heads.collect_view();
    let lines = rows.into_iter().map(|cells| line(cells, &columns, name)).collect_view();
    let totals = totals.map(|cells| view! { <tfoot role="rowgroup">{line(cells, &columns, name)}</tfoot> });
    view! {
        <table role="table" class="table">
            <caption class="unseen">{caption}</caption>
            <thead role="rowgroup">
                <tr role="row">{heads}</tr>
            </thead>
            <tbody role="rowgroup">{lines}</tbody>
            {totals}
        </table>
    }
    .into_any()
}

fn line(cells: Vec<AnyView>, columns: &[Column], name: usize) -> impl IntoView + use<> {
    let cells = cells.into_iter().zip(columns).enumerate().map(|(number, (cell, column))| {
        if number == name {
            return view! {
                <th scope="row" role="rowheader" class=column.class()>
                    {cell}
                </th>
            }
            .into_any();
        }
        let label = column.labelled.then(|| column.head.clone());
        view! {
            <td role="cell" class=column.class() data-label=label>
                {cell}
            </td>
        }
        .into_any()
    });
    let cells = cells.collect_view();
    view! { <tr role="row">{cells}</tr> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_named_and_its_numbers_keep_their_label() {
        let columns = vec![Column::words("What"), Column::number("Hours")];
        let rows = vec![vec!["Basics".into_any(), "3".into_any()]];
        let html = view! { <Table caption="Learning" columns=columns rows=rows /> }.to_html();
        assert!(html.contains(">Basics</th>") && html.contains("data-label=\"Hours\""), "{html}");
        assert!(html.contains(">Learning</caption>"));
    }
}
