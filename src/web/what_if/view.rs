//! The page of "what if": the courses with their switches, the course imagined, and what would change.

use super::draft::{Draft, Planned};
use crate::web::activities::choices::Choices;
use crate::web::activities::draft::Draft as Course;
use crate::web::activities::form_view;
use crate::web::form::Problems;
use crate::web::ui::{
    Breadcrumbs, Button, Column, DateField, EnterSaves, ErrorSummary, Field, Heading, Kind, Margin, Select, Switch,
    Table,
};
use domain::words::Difference;
use leptos::prelude::*;
use std::sync::Arc;
use uuid::Uuid;

pub struct Drawn {
    pub planned: Vec<Planned>,
    pub imagined: bool,
    pub has_licences: bool,
    pub choices: Choices,
    pub draft: Draft,
    pub problems: Problems,
    pub answers: Vec<Answer>,
}

/// What would change for one licence.
#[derive(Clone)]
pub struct Answer {
    /// "New York LCSW"
    pub licence: String,
    /// Named when more than one period is open.
    pub period: Option<String>,
    pub difference: Difference,
}

pub fn view(drawn: Drawn) -> impl IntoView {
    let Drawn { planned, imagined, has_licences, choices, draft, problems, answers } = drawn;
    if !has_licences {
        return view! {
            <Heading title="What if" line="There is no license yet that a course could count for.">
                <a class="button main" href="/licences/new">
                    "Add a license"
                </a>
            </Heading>
        }
        .into_any();
    }
    let answered = !answers.is_empty();
    let keep = (answered && imagined).then(|| keep(draft.course()));
    view! {
        <Breadcrumbs above=vec![("Licenses".into(), "/licences".into())] here="What if" />
        <Heading
            title="What if"
            line="Leave a planned course out, move it, or imagine another, and see what that would change. Nothing is saved."
        />
        <ErrorSummary problems=problems.summary() />
        {answers_view(answers)}
        {keep}
        <form method="post" action="/what-if" class="form wide" novalidate>
            <EnterSaves />
            {planned_view(planned, problems.clone())}
            {imagined_view(draft, problems, Arc::new(choices))}
            <p class="actions">
                <Button label="Show what changes" kind=if answered { Kind::Plain } else { Kind::Main } />
                <a class="button quiet" href="/what-if">
                    "Back to what is planned"
                </a>
            </p>
        </form>
    }
    .into_any()
}

fn answers_view(answers: Vec<Answer>) -> Option<impl IntoView> {
    let each = answers.iter().cloned().map(answer_view).collect_view();
    (!answers.is_empty()).then(|| {
        view! {
            <section id="answer" aria-label="What would change">
                {each}
            </section>
        }
    })
}

fn answer_view(answer: Answer) -> impl IntoView {
    let Answer { licence, period, difference } = answer;
    let Difference { lead, rows, courses, .. } = difference;
    let table = |caption: String, head: &'static str, rows: Vec<[String; 3]>| {
        let cells = |row: [String; 3]| row.map(|cell| view! { {cell} }.into_any()).into_iter().collect();
        let rows: Vec<Vec<AnyView>> = rows.into_iter().map(cells).collect();
        let columns =
            vec![Column::words(head), Column::words("As planned").labelled(), Column::words("Then").labelled()];
        (!rows.is_empty()).then(|| view! { <Table caption=caption columns=columns rows=rows /> })
    };
    let requirements = table(format!("Requirements of {licence} that change"), "Requirement", rows);
    let courses = table(format!("Courses that count otherwise for {licence}"), "Course", courses);
    view! {
        <Margin heading=licence note=period.unwrap_or_default() title=true>
            <p class="verdict">{lead}</p>
            {requirements}
            {courses}
        </Margin>
    }
    .into_any()
}

fn planned_view(planned: Vec<Planned>, problems: Problems) -> impl IntoView {
    let none = planned.is_empty().then(|| {
        view! {
            <p>
                "Nothing is planned yet. Imagine a course below, or "
                <a href="/activities/new?planned=1">"plan one"</a>
                "."
            </p>
        }
    });
    let each = planned.into_iter().map(|Planned { id, title, date, on }| {
        let error = problems.of(&format!("date-{id}"));
        view! {
            <div class="pair">
                <Switch name="on" label=title.clone() value=id.clone() checked=on />
                <DateField name=format!("date-{id}") label=format!("Day of “{title}”") value=date error=error />
            </div>
        }
    });
    let each = each.collect_view();
    view! {
        <Margin heading="Planned" note="switch off, or move">
            {none}
            {each}
        </Margin>
    }
    .into_any()
}

fn imagined_view(draft: Draft, problems: Problems, choices: Arc<Choices>) -> impl IntoView {
    let topics = form_view::topics(draft.course(), problems.clone(), choices.clone());
    view! {
        <Margin heading="Imagine a course" note="empty: none">
            <Field name="title" label="Title" value=draft.title.clone() error=problems.of("title") />
            <div class="pair">
                <Field
                    name="hours"
                    label="Hours"
                    hint="2, 1.5 or 1:30"
                    inputmode="decimal"
                    class="short"
                    value=draft.hours.clone()
                    error=problems.of("hours")
                />
                <DateField
                    name="completed_on"
                    label="Date"
                    value=draft.completed_on.clone()
                    error=problems.of("completed_on")
                />
            </div>
            <div class="pair">
                <Select
                    name="kind"
                    label="Kind"
                    options=choices.kinds.clone()
                    value=draft.kind.clone()
                    error=problems.of("kind")
                />
                <Select
                    name="delivery"
                    label="How it would reach you"
                    options=choices.deliveries.clone()
                    value=draft.delivery.clone()
                    blank="As usual for its kind"
                    error=problems.of("delivery")
                />
            </div>
            <fieldset>
                <legend>"Approved by"</legend>
                {form_view::checks("approvals", &choices.named, &draft.approvals)}
                {form_view::checks("approvals", &choices.others, &draft.approvals)}
            </fieldset>
        </Margin>
        {topics}
    }
    .into_any()
}

/// The imagined course as one that is planned: the form of an activity, filled in and sent.
fn keep(course: Course) -> impl IntoView {
    let one = [
        ("id", Uuid::now_v7().to_string()),
        ("title", course.title),
        ("kind", course.kind),
        ("status", course.status),
        ("delivery", course.delivery),
        ("completed_on", course.completed_on),
        ("hours", course.hours),
    ];
    let many = |name: &'static str, values: Vec<String>| values.into_iter().map(move |value| (name, value));
    let all = one.into_iter().chain(many("topic", course.topic)).chain(many("topic_hours", course.topic_hours));
    let fields = all.chain(many("approvals", course.approvals)).map(|(name, value)| {
        view! { <input type="hidden" name=name value=value /> }
    });
    view! {
        <form method="post" action="/activities/new" class="actions">
            {fields.collect_view()}
            <Button label="Add this course as planned" />
        </form>
    }
    .into_any()
}
