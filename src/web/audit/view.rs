//! The checklist of a pack, what stays out of it, and a look at its first page.

use super::checklist::{self, Finding, State, Step};
use super::pack::Pack;
use crate::db::export::Count;
use crate::web::form::encode;
use crate::web::ui::{
    Aside, Breadcrumbs, Button, Check, Cols, Column, Facts, Heading, Icon, Kind, LinkButton, Margin, Sign, Table,
};
use chrono::NaiveDate;
use domain::quantity::Credit;
use domain::words;
use leptos::prelude::*;

pub struct Drawn {
    pub pack: Pack,
    pub counts: Vec<Count>,
    /// The page that the pack belongs to: a licence's ledger, or a closed period.
    pub above: String,
    pub cycle: Option<NaiveDate>,
    pub today: NaiveDate,
}

/// What was written about the work: counted here, and never in the pack.
const PRIVATE: [&str; 6] = ["challenges", "goals", "reflections", "ratings", "supervision_sessions", "checkins"];

pub fn view(drawn: Drawn) -> impl IntoView {
    let Drawn { pack, counts, above, cycle, today } = drawn;
    let findings = checklist::findings(&pack, today);
    let title = checklist::headline(&findings);
    let line = format!("If {} wrote to you today, this is what you would send.", words::phrase::the(&pack.kept.board));
    let note = if pack.renewed_on.is_some() { "a closed period" } else { "period in progress" };
    let list = findings.into_iter().map(|finding| finding_view(finding, &above)).collect_view();
    let crumbs =
        vec![("Licenses".to_owned(), "/licences".to_owned()), (pack.kept.licence.clone(), ledger(&above, cycle))];
    view! {
        <Breadcrumbs above=crumbs here="Audit pack" />
        <Heading title=title line=line />
        <Cols>
            <div>
                <Margin heading="Completeness" note=note>
                    <ul class="todo">{list}</ul>
                </Margin>
                {left_out(&counts)}
            </div>
            <Aside label="The pack">
                <h2>"Preview"</h2>
                {preview(&pack)}
                {make(&pack, &above, cycle)}
            </Aside>
        </Cols>
    }
    .into_any()
}

fn ledger(above: &str, cycle: Option<NaiveDate>) -> String {
    cycle.map_or_else(|| above.to_owned(), |end| format!("{above}?cycle={end}"))
}

fn finding_view(finding: Finding, above: &str) -> AnyView {
    let sign = match finding.state {
        State::Missing => Sign::Warning,
        State::NotYet => Sign::Clock,
        State::There => Sign::Done,
    };
    let step = finding.step.map(|step| match step {
        Step::Activity(id) => view! { <a href=format!("/activities/{id}/edit")>"Complete it"</a> }.into_any(),
        Step::Letter { activity, subject, text } => {
            let href = format!("mailto:?subject={}&body={}", encode(&subject), encode(&text));
            view! {
                <LinkButton href=href label="Draft the email" sign=Sign::Mail spoken=format!("Draft the email: {subject}") />
                <LinkButton href=format!("/activities/{activity}") label="The activity" kind=Kind::Quiet />
            }
            .into_any()
        }
        Step::Ledger => view! { <a href=above.to_owned()>"Ledger"</a> }.into_any(),
        Step::Duties => view! { <a href=format!("{above}/tasks")>"Duties done"</a> }.into_any(),
    });
    view! {
        <li>
            <Icon sign=sign />
            <div>
                <h3>{finding.what}</h3>
                <p>{finding.line}</p>
                {step.map(|step| view! { <p class="actions">{step}</p> })}
            </div>
        </li>
    }
    .into_any()
}

fn left_out(counts: &[Count]) -> AnyView {
    let private = PRIVATE.iter().filter_map(|name| counts.iter().find(|count| count.table == *name));
    let rows = private.filter(|count| count.rows > 0).map(|count| {
        let words = if count.rows == 1 { count.words.0 } else { count.words.1 };
        (words::upper(words), count.rows.to_string().into_any())
    });
    let rows: Vec<(String, AnyView)> = rows.collect();
    view! {
        <Margin heading="Left out" note="stays with you" private=true>
            <p>"Nothing you wrote about your work goes in, and the pack does not say that it exists. Providers and approval numbers go in: boards ask for them."</p>
            <Facts rows=rows />
        </Margin>
    }
    .into_any()
}

/// The first page, as it will look.
fn preview(pack: &Pack) -> AnyView {
    let columns = vec![
        Column::words("Date"),
        Column::words("Activity"),
        Column::number("Hours"),
        Column::words("Proof").labelled(),
    ];
    let rows = pack.counted().map(|line| {
        let date = line.hours.date.map_or_else(|| "Before".into(), |day| words::short_date(day, pack.english));
        let hours = match line.hours.counts == line.hours.earned {
            true => Credit(line.hours.counts).to_string(),
            false => format!("{} of {}", Credit(line.hours.counts), Credit(line.hours.earned)),
        };
        vec![date.into_any(), line.hours.title.clone().into_any(), hours.into_any(), line.letters.join(", ").into_any()]
    });
    let rows: Vec<Vec<AnyView>> = rows.collect();
    let totals =
        vec!["".into_any(), "Counted".into_any(), Credit(pack.kept.counted).to_string().into_any(), "".into_any()];
    view! {
        <div class="paper">
            <h3>"Continuing education record"</h3>
            <p>{pack.holder.clone()}</p>
            <p>{pack.kept.licence.clone()}</p>
            <p>{pack.span()}</p>
            <Table caption="What is claimed" columns=columns rows=rows name=1 totals=Some(totals) />
            <p>{pack.kept.headline.clone()}</p>
        </div>
    }
    .into_any()
}

fn make(pack: &Pack, above: &str, cycle: Option<NaiveDate>) -> AnyView {
    let count = i64::try_from(pack.proofs.len()).unwrap_or(i64::MAX);
    let told = format!("The record and {}.", words::count(count, "certificate", "certificates"));
    let others = (pack.uncounted > 0).then(|| {
        let count = i64::try_from(pack.uncounted).unwrap_or(i64::MAX);
        let label =
            format!("Also list the {} not count", words::count(count, "activity that does", "activities that do"));
        view! { <Check name="others" label=label value="1" hint="Off: they are not part of what you claim." /> }
    });
    let cycle = cycle.map(|end| view! { <input type="hidden" name="cycle" value=end.to_string() /> });
    let file = |file: &str| format!("{above}/audit/{file}");
    view! {
        <form method="get" action=file("pack.pdf") class="form">
            {cycle}
            {others}
            <p class="fine">{told}</p>
            <p class="actions">
                <Button label="Make the PDF" kind=Kind::Main sign=Sign::Download />
                <Button label="ZIP with files" formaction=file("pack.zip") />
                <Button label="CSV" formaction=file("pack.csv") />
            </p>
        </form>
    }
    .into_any()
}
