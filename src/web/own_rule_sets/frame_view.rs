//! The form of a set's frame, in sentences.

use super::frame::{ANCHORS, Frame, PARITIES, UNITS};
use crate::web::form::Problems;
use crate::web::ui::{Button, DateField, ErrorSummary, Field, Heading, Kind, LinkButton, Margin, Select};
use domain::rules::Profession;
use domain::words::month_name;
use leptos::prelude::*;

type Options = Vec<(String, String)>;

fn options(pairs: &[(&str, &str)]) -> Options {
    pairs.iter().map(|(value, label)| ((*value).to_owned(), (*label).to_owned())).collect()
}

pub fn form(frame: Frame, problems: Problems) -> AnyView {
    let (action, cancel) = if frame.version.is_empty() {
        ("/own-rule-sets/new".to_owned(), "/licences/new".to_owned())
    } else {
        (format!("/own-rule-sets/{}/edit", frame.id), format!("/own-rule-sets/{}", frame.id))
    };
    view! {
        <Heading
            title="Your board's rules"
            line="Begin with whose rules they are, the period and the total. Then add what else the board asks, a sentence at a time."
        />
        <ErrorSummary problems=problems.summary() />
        <form method="post" action=action class="form wide" novalidate>
            <input type="hidden" name="id" value=frame.id.clone() />
            <input type="hidden" name="version" value=frame.version.clone() />
            {whose(frame.clone(), problems.clone())}
            {period(frame.clone(), problems.clone())}
            {read_where(frame, problems)}
            <p class="actions">
                <Button label="Save" kind=Kind::Main />
                <LinkButton href=cancel label="Cancel" kind=Kind::Quiet />
            </p>
        </form>
    }
    .into_any()
}

fn whose(frame: Frame, problems: Problems) -> AnyView {
    let professions = Profession::ALL.map(|one| (one.slug().to_owned(), one.label().to_owned())).to_vec();
    view! {
        <Margin heading="Whose rules">
            <Field name="board" label="The board or body" value=frame.board error=problems.of("board") />
            <div class="pair">
                <Field
                    name="title"
                    label="Your title with it"
                    hint="several: commas between"
                    value=frame.title
                    error=problems.of("title")
                />
                <Select
                    name="profession"
                    label="Nearest profession"
                    options=professions
                    value=frame.profession
                    error=problems.of("profession")
                />
            </div>
        </Margin>
    }
    .into_any()
}

fn period(frame: Frame, problems: Problems) -> AnyView {
    let months =
        options(&[("12", "1 year"), ("24", "2 years"), ("36", "3 years"), ("48", "4 years"), ("60", "5 years")]);
    let anchors = options(&ANCHORS.map(|(slug, words, _)| (slug, words)));
    let parities = options(&PARITIES.map(|(slug, words, _)| (slug, words)));
    let units = options(&UNITS.map(|(slug, words, _)| (slug, words)));
    let names = (1..=12).map(|month| (month.to_string(), month_name(month).to_owned())).collect();
    view! {
        <Margin heading="In each period">
            <div class="pair">
                <Select name="months" label="A period is" options=months value=frame.months error=problems.of("months") />
                <Select name="anchor" label="and ends" options=anchors value=frame.anchor error=problems.of("anchor") />
            </div>
            <div class="pair">
                <Select name="end_month" label="On a fixed day: month" options=names value=frame.end_month blank="no fixed day" />
                <Field
                    name="end_day"
                    label="and day"
                    inputmode="numeric"
                    class="short"
                    value=frame.end_day
                    error=problems.of("end_day")
                />
            </div>
            <Select
                name="parity"
                label="and, if it is two years,"
                options=parities
                value=frame.parity
                blank="I do not know, or it does not apply"
            />
            <div class="pair">
                <Field
                    name="total"
                    label="It asks for so many in all"
                    hint="empty: no figure"
                    inputmode="decimal"
                    class="short"
                    value=frame.total
                    error=problems.of("total")
                />
                <Select name="unit" label="counted in" options=units value=frame.unit error=problems.of("unit") />
            </div>
        </Margin>
    }
    .into_any()
}

fn read_where(frame: Frame, problems: Problems) -> AnyView {
    view! {
        <Margin heading="Where you read it" note="if you want to find it again">
            <Field
                name="link"
                label="Address of the page"
                kind="url"
                placeholder="https://"
                value=frame.link
                error=problems.of("link")
            />
            <DateField name="read_on" label="Read on" value=frame.read_on error=problems.of("read_on") />
        </Margin>
    }
    .into_any()
}
