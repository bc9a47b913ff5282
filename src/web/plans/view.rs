//! The page: the question, the answer, and what was accepted last.

use super::answer::{Answer, Course, LeftOut, MOST_WEIGHED, Take};
use super::question::Asked;
use super::words::{Blocked, Left};
use crate::web::activities::draft::CURRENCIES;
use crate::web::candidates::{cost, length, price};
use crate::web::form::Problems;
use crate::web::ui::{
    Breadcrumbs, Button, Check, Column, DateField, Empty, ErrorSummary, Field, Heading, Kind, LinkButton, Margin,
    Radio, Select, Table,
};
use crate::web::verdict::cited;
use domain::typed::hours_of;
use domain::words::{self, English};
use leptos::prelude::*;
use uuid::Uuid;

pub struct Shown {
    pub asked: Asked,
    pub problems: Problems,
    /// Id and name of each licence held.
    pub licences: Vec<(String, String)>,
    pub on_offer: usize,
    /// The answer and its currency, once asked.
    pub answer: Option<(Answer, String)>,
    pub left_out: LeftOut,
    /// What was accepted last and can be taken back.
    pub accepted: Option<(Uuid, Vec<String>)>,
    /// The id that the plan would be accepted under.
    pub plan: Uuid,
    pub english: English,
}

pub fn view(shown: Shown) -> impl IntoView {
    let Shown { asked, problems, licences, on_offer, answer, left_out, accepted, plan, english } = shown;
    let accepted = accepted.map(|(id, titles)| accepted_view(id, &titles));
    let answer = answer.map(|(answer, currency)| answer_view(answer, &left_out, &currency, plan, english));
    let body = match (licences.is_empty(), on_offer) {
        (true, _) => view! {
            <Empty
                line="A plan needs a license to finish for."
                sentence="Add the one you keep: the dates come from you, the rules from its board."
                href="/licences/new"
                action="Add a license"
                kind=Kind::Main
            />
        }
        .into_any(),
        (_, 0) => view! {
            <Empty
                line="Nothing to choose from yet."
                sentence="Add the courses you are thinking of, or bring in a provider’s list. Then ask for the cheapest way to finish."
                href="/candidates/new"
                action="Add a course"
                kind=Kind::Main
            />
            <p>
                <a href="/candidates/import">"Bring in a list"</a>
            </p>
        }
        .into_any(),
        _ => question_view(asked, problems.clone(), licences, answer.is_some()).into_any(),
    };
    let offer = match on_offer {
        1 => "1 course is on offer.".to_owned(),
        number => format!("{number} courses are on offer."),
    };
    view! {
        <Breadcrumbs above=vec![("Learning".into(), "/activities".into())] here="Plan to finish" />
        <Heading title="Plan to finish" line=format!("The cheapest of your courses that leave nothing missing. {offer}")>
            <LinkButton href="/candidates" label="Courses to choose from" />
        </Heading>
        <ErrorSummary problems=problems.summary() />
        {accepted}
        {answer}
        {body}
    }
    .into_any()
}

fn accepted_view(id: Uuid, titles: &[String]) -> impl IntoView + use<> {
    let names: Vec<String> = titles.iter().map(|title| format!("“{title}”")).collect();
    let are = if names.len() == 1 { "is" } else { "are" };
    let line = format!("{} {are} planned since you accepted a plan.", words::and(&names));
    view! {
        <Margin heading="Accepted">
            <p>{line}</p>
            <form method="post" action=format!("/plans/{id}/undo") class="actions">
                <Button label="Take it back" />
            </form>
        </Margin>
    }
    .into_any()
}

fn question_view(asked: Asked, problems: Problems, licences: Vec<(String, String)>, answered: bool) -> impl IntoView {
    let boxes = licences.into_iter().map(|(id, name)| {
        let checked = asked.has(&id);
        view! { <Check name="licence" label=name value=id checked=checked /> }
    });
    let boxes = boxes.collect_view();
    let ignore = asked.unclear == "ignore";
    let currencies = CURRENCIES.map(|code| (code.to_owned(), code.to_owned())).to_vec();
    let wrong = problems.of("licence").map(|problem| view! { <p class="note error">{problem}</p> });
    view! {
        <form method="get" action="/plans" class="form wide" novalidate>
            <input type="hidden" name="asked" value="1" />
            <Margin heading=if answered { "Ask again" } else { "The question" }>
                <fieldset id="field-licence" tabindex="-1">
                    <legend>"Plan for"</legend>
                    {boxes}
                    {wrong}
                </fieldset>
                <div class="pair">
                    <Field
                        name="budget"
                        label="Budget"
                        hint="Empty: no limit."
                        inputmode="decimal"
                        class="short"
                        value=asked.budget.clone()
                        error=problems.of("budget")
                    />
                    <Select name="currency" label="Currency" options=currencies value=asked.currency.clone() />
                </div>
                <DateField
                    name="by"
                    label="Done by"
                    hint="Empty: as late as the boards allow."
                    value=asked.by.clone()
                    error=problems.of("by")
                />
                <fieldset>
                    <legend>"What the rules or your answers leave unclear"</legend>
                    <Radio
                        name="unclear"
                        value="due"
                        label="Count it as due"
                        hint="Nothing can be missing in the end."
                        checked=!ignore
                    />
                    <Radio
                        name="unclear"
                        value="ignore"
                        label="Leave it out"
                        hint="Cheaper perhaps; answer the open questions before you rely on it."
                        checked=ignore
                    />
                </fieldset>
                <Field
                    name="q"
                    label="Only courses with these words"
                    hint="In the title or the provider’s name."
                    value=asked.q.clone()
                    error=problems.of("q")
                />
                <p class="actions">
                    <Button label="Find the plan" kind=if answered { Kind::Plain } else { Kind::Main } />
                </p>
            </Margin>
        </form>
    }
    .into_any()
}

fn answer_view(answer: Answer, left_out: &LeftOut, currency: &str, plan: Uuid, english: English) -> AnyView {
    let left_out = left_out_words(left_out, currency);
    let left_out = (!left_out.is_empty()).then(|| view! { <p class="fine">{left_out}</p> });
    let body = match answer {
        Answer::TooMany(count) => view! {
            <p class="verdict">{format!("{count} courses fit, and {MOST_WEIGHED} can be weighed at once.")}</p>
            <p>
                "Name an earlier day, or a word that the courses share, and ask again. Or take courses off the list that you would not choose."
            </p>
        }
        .into_any(),
        Answer::Take(take) => take_view(*take, currency, plan, english),
        Answer::Blocked { verdict, rows, proved } => blocked_view(verdict, rows, proved),
    };
    view! {
        <section id="answer" aria-label="The answer">
            {body}
            {left_out}
        </section>
    }
    .into_any()
}

fn take_view(take: Take, currency: &str, plan: Uuid, english: English) -> AnyView {
    let Take { cost: all, minutes, finish_on, courses, tasks, unclear, proved, weighed } = take;
    let left = view! {
        {left_view("Left to do", "no course does it", tasks)}
        {left_view("Left out", "unclear, as you asked", unclear)}
    };
    if courses.is_empty() {
        return view! {
            <p class="verdict">"No course is needed: what you have done and planned meets every hour."</p>
            {left}
        }
        .into_any();
    }
    let number = i64::try_from(courses.len()).unwrap_or(i64::MAX);
    let time = hours_of(u32::try_from(minutes).unwrap_or(u32::MAX));
    let hours = if time == "1" { "hour" } else { "hours" };
    let done = finish_on.map(|day| format!(", done by {}", words::date(day, english))).unwrap_or_default();
    let verdict = format!(
        "{} leave no hours missing: {}, {time} {hours}{done}.",
        words::count(number, "course", "courses"),
        price(all, currency)
    );
    let verdict = if number == 1 { verdict.replacen(" leave ", " leaves ", 1) } else { verdict };
    let proof = if proved {
        format!("No other choice among the {weighed} that were weighed costs less.")
    } else {
        "The search was stopped before it could show that no other choice costs less.".to_owned()
    };
    let seen = courses.iter().map(|course| format!("{}.{}", course.candidate.id, course.candidate.version));
    let seen = seen.map(|value| view! { <input type="hidden" name="candidate" value=value /> }).collect_view();
    view! {
        <p class="verdict">{verdict}</p>
        <p>{proof}</p>
        {courses_view(courses, english)}
        {left}
        <form method="post" action="/plans/accept">
            <input type="hidden" name="plan" value=plan.to_string() />
            {seen}
            <p class="actions">
                <Button label="Accept this plan" kind=Kind::Main />
            </p>
            <p class="fine">"Its courses become planned learning. Nothing is booked or paid, and you can take it back."</p>
        </form>
    }
    .into_any()
}

fn courses_view(courses: Vec<Course>, english: English) -> impl IntoView {
    let rows = courses.into_iter().map(|Course { candidate, serves }| {
        let facts = &candidate.facts;
        let serves = serves.into_iter().map(|line| view! { <span>{line}<br /></span> }).collect_view();
        vec![
            words::date(facts.completed_on, english).into_any(),
            view! { <a href=format!("/candidates/{}/edit", candidate.id)>{facts.title.clone()}</a> }.into_any(),
            serves.into_any(),
            length(facts).into_any(),
            cost(facts).into_any(),
        ]
    });
    let columns = vec![
        Column::words("Date"),
        Column::words("What"),
        Column::words("Serves").labelled(),
        Column::number("Length"),
        Column::number("Cost"),
    ];
    view! { <Table caption="The courses of the plan" columns=columns rows=rows.collect() name=1 /> }.into_any()
}

fn left_view(heading: &'static str, note: &'static str, left: Vec<Left>) -> Option<impl IntoView> {
    let each = left.iter().map(|Left { licence, what, href }| {
        view! {
            <li>
                {format!("{licence}: ")}
                <a href=href.clone()>{what.clone()}</a>
            </li>
        }
    });
    let each = each.collect_view();
    (!left.is_empty()).then(|| {
        view! {
            <Margin heading=heading note=note>
                <ul class="list">{each}</ul>
            </Margin>
        }
    })
}

fn blocked_view(verdict: String, rows: Vec<Blocked>, proved: bool) -> AnyView {
    // One part for each licence, in the order of the rows.
    let mut names: Vec<String> = rows.iter().map(|row| row.licence.clone()).collect();
    names.dedup();
    let parts = names.into_iter().map(|name| {
        let own = rows.iter().filter(|row| row.licence == name).cloned().map(blocked_row).collect_view();
        view! {
            <Margin heading=name title=true>
                <ul class="list">{own}</ul>
            </Margin>
        }
        .into_any()
    });
    let each = parts.collect_view();
    let proof = (!proved).then(|| {
        view! { <p>"The search was stopped before it could show that there is no other way."</p> }
    });
    view! {
        <p class="verdict">{verdict}</p>
        {proof}
        {each}
    }
    .into_any()
}

fn blocked_row(row: Blocked) -> AnyView {
    let Blocked { what, rule, question, sources, href, action, .. } = row;
    let sources = sources.into_iter().take(3).map(cited).collect_view();
    view! {
        <li>
            <p>
                <b>{what}</b>
                ". "
                {rule}
                " "
                {question}
            </p>
            <p class="fine">{sources} " " <a href=href>{action}</a></p>
        </li>
    }
    .into_any()
}

/// "Not weighed: 2 whose day has passed, 1 in another currency than USD."
fn left_out_words(left: &LeftOut, currency: &str) -> String {
    let mut parts = Vec::new();
    let mut put = |number: usize, words: String| {
        if number > 0 {
            parts.push(format!("{number} {words}"));
        }
    };
    put(left.passed, "whose day has passed".into());
    put(left.late, "after that day".into());
    put(left.other_currency, format!("in another currency than {currency}"));
    put(left.other_words, "without those words".into());
    if parts.is_empty() { String::new() } else { format!("Not weighed: {}.", words::and(&parts)) }
}
