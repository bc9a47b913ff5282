//! The page of "what if": the courses with their switches, what would change, and the course imagined.

use crate::islands::what_if::WhatIf;
use crate::web::activities::choices::Choices;
use crate::web::activities::draft::Draft as Course;
use crate::web::activities::form_view;
use crate::web::assets;
use crate::web::form::Problems;
use crate::web::ui::{
    Breadcrumbs, Button, Column, DateField, EnterSaves, ErrorSummary, Heading, Kind, Margin, Switch, Table,
};
use domain::what_if::{Answer, Asked, Known, Planned};
use domain::words::Difference;
use leptos::prelude::*;
use std::sync::Arc;
use uuid::Uuid;

pub struct Drawn {
    pub planned: Vec<Planned>,
    pub known: Known,
    pub choices: Choices,
    pub asked: Asked,
    pub problems: Problems,
    pub answers: Vec<Answer>,
}

pub fn view(drawn: Drawn) -> impl IntoView {
    let Drawn { planned, known, choices, asked, problems, answers } = drawn;
    if known.names.is_empty() {
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
    view! {
        <Breadcrumbs above=vec![("Licenses".into(), "/licences".into())] here="What if" />
        <Heading
            title="What if"
            line="Leave a planned course out, move it, or imagine another, and see what that would change. Nothing is saved."
        />
        <ErrorSummary problems=problems.summary() />
        <form method="post" action="/what-if#answer" class="form wide" id="what-if" novalidate>
            <EnterSaves />
            {planned_view(planned, problems.clone())}
            {answers_view(answers)}
            {imagined_view(asked, problems, Arc::new(choices))}
            <p class="actions">
                <Button label="Show what changes" kind=if answered { Kind::Plain } else { Kind::Main } />
                <a class="button quiet" href="/what-if">
                    "Back to what is planned"
                </a>
            </p>
        </form>
        {on_this_device(&known)}
    }
    .into_any()
}

/// Where the answers stand, or will.
fn answers_view(answers: Vec<Answer>) -> impl IntoView {
    let none = answers.is_empty();
    let each = answers.into_iter().map(answer_view).collect_view();
    view! {
        <p class="hint" id="answer-said" aria-live="polite"></p>
        <section id="answer" aria-label="What would change" hidden=none>
            {each}
        </section>
    }
    .into_any()
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

/// What the browser needs to answer by itself: what is known, and one answer as it is drawn here, with the names of its parts in
/// place of their words (`engine_module/draw.rs` puts them there).
fn on_this_device(known: &Known) -> impl IntoView + use<> {
    let part = |name: &str| format!("{{{name}}}");
    let row = || ["first", "now", "then"].map(part);
    let pattern = Answer {
        licence: part("licence"),
        period: Some(part("period")),
        difference: Difference {
            licence: String::new(),
            cycle_end: None,
            lead: part("lead"),
            rows: vec![row()],
            courses: vec![row()],
        },
    };
    let known = serde_json::to_string(known).unwrap_or_default();
    view! {
        <template id="what-if-known" data-engine=assets::engine_module()>
            {known}
        </template>
        <template id="what-if-answer">{answer_view(pattern)}</template>
        <WhatIf />
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

fn imagined_view(asked: Asked, problems: Problems, choices: Arc<Choices>) -> impl IntoView {
    let course = course(asked);
    let topics = form_view::topics(course.clone(), problems.clone(), choices.clone());
    let reaches = "How it would reach you";
    let (id, status) = (course.id.clone(), course.status.clone());
    view! {
        <Margin heading="Imagine a course" note="empty: none">
            {form_view::title(&course, &problems, false)}
            <div class="pair">
                {form_view::hours(&course, &problems)}
                <DateField
                    name="completed_on"
                    label="Date"
                    value=course.completed_on.clone()
                    error=problems.of("completed_on")
                />
            </div>
            {form_view::kind_and_way(&course, &problems, &choices, reaches)}
            <fieldset>
                <legend>"Approved by"</legend>
                {form_view::checks("approvals", &choices.named, &course.approvals)}
                {form_view::checks("approvals", &choices.others, &course.approvals)}
            </fieldset>
        </Margin>
        {topics}
        // Sent to the form of an activity, the same fields are a course that is planned.
        <input type="hidden" name="id" value=id />
        <input type="hidden" name="status" value=status />
        <p>
            <Button label="Add this course as planned" kind=Kind::Quiet formaction="/activities/new" />
        </p>
    }
    .into_any()
}

/// The imagined course as the form of an activity knows it.
fn course(asked: Asked) -> Course {
    Course {
        id: Uuid::now_v7().to_string(),
        title: asked.title,
        kind: asked.kind,
        status: "planned".into(),
        delivery: asked.delivery,
        completed_on: asked.completed_on,
        hours: asked.hours,
        topic: asked.topic,
        topic_hours: asked.topic_hours,
        approvals: asked.approvals,
        more: asked.more,
        ..Course::default()
    }
}
