//! Lists of courses: rows below a heading, one activity each.

use super::activity::{Activity, Award, TopicHours};
use super::dates::{self, Order};
use super::labels::Label;
use super::patterns::pattern;
use super::{amounts, approvals, certify, delivery, names, topics, when};
use crate::quantity::Credit;

/// What a column holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Column {
    Field(Label),
    Hours,
    /// Hours of one subject.
    TopicHours(Vec<&'static str>),
    Subject,
    Approval,
    Notes,
    Unknown,
}

/// Activities of a table, rows counted from 1; `source` names the sheet where there are several.
#[must_use]
pub fn read(rows: &[Vec<String>], source: Option<&str>) -> Option<Vec<Activity>> {
    let heading = rows.iter().take(15).position(|row| is_heading(row))?;
    let names: Vec<String> = rows[heading].iter().map(|cell| tidy(cell)).collect();
    let columns: Vec<Column> = names.iter().map(|name| column(name)).collect();
    let all = rows.iter().map(|row| row.join(" ")).collect::<Vec<_>>().join("\n");
    let order = match when::order(&all) {
        Order::Unknown => when::order(&names.join(" ")),
        order => order,
    };
    let mut read = Vec::new();
    for (index, row) in rows.iter().enumerate().skip(heading + 1) {
        let row: Vec<String> = row.iter().map(|cell| tidy(cell)).collect();
        if row.iter().all(String::is_empty) || is_heading(&row) || is_none(&row) {
            continue;
        }
        if let Some(mut activity) = activity(&names, &columns, &row, order) {
            activity.row = Some(index + 1);
            activity.source = source.map(str::to_owned);
            read.push(activity);
        }
    }
    Some(read)
}

fn tidy(cell: &str) -> String {
    cell.trim_start_matches('\u{FEFF}').split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(crate) fn is_heading(row: &[String]) -> bool {
    let columns: Vec<Column> = row.iter().map(|cell| column(&tidy(cell))).collect();
    let has = |wanted: &Column| columns.contains(wanted);
    has(&Column::Field(Label::Title)) && (has(&Column::Field(Label::Completed)) || has(&Column::Hours))
}

/// A total, or something that did not happen.
fn is_none(row: &[String]) -> bool {
    row.iter().any(|cell| did_not_happen(cell))
}

/// What a cell says that is no learning that was done.
pub(crate) fn did_not_happen(cell: &str) -> bool {
    pattern!(r"^(?:sub-?|grand )?totals?\b|^sum\b|\bcancel+ed\b|\bnot (?:yet )?(?:attended|completed|taken)\b|\bplanned\b|\bupcoming\b|\bwithdr[ae]wn?\b|\bno-?show\b|did not attend|\bwaitlist|^registered\b|\bin progress\b|\brejected\b|\bdenied\b").is_match(cell)
}

pub(crate) fn column(name: &str) -> Column {
    let is = |pattern: &regex_lite::Regex| pattern.is_match(name);
    if name.is_empty() || name.chars().count() > 40 {
        return Column::Unknown;
    }
    let subjects = topics::of(name);
    if is(pattern!(r"report|issued|expir|print|created|submitted|due|enrol|registered|start")) {
        Column::Unknown
    } else if !subjects.is_empty() && is(pattern!(r"hours?|hrs|credits?|of which|\bce\b|ceus?")) {
        Column::TopicHours(subjects)
    } else if is(pattern!(
        r"^(?:(?:provider|sponsor|approval|tracking|acep|ce broker|course approval)s? ?(?:numbers?|no\.?|#|id)?s?|approvals?|approved by|accreditation|accredited by)$"
    )) && !is(pattern!(r"^(?:provider|sponsor)s?$"))
    {
        Column::Approval
    } else if is(pattern!(
        r"^(?:subject(?: area)?|topic(?: area)?|category|subject matter|area|credit type|type of hours)$"
    )) {
        Column::Subject
    } else if is(pattern!(r"^(?:licen[cs]e|registration|membership)(?: ?(?:numbers?|no\.?|#))?$")) {
        Column::Field(Label::License)
    } else if is(pattern!(
        r"^(?:attendee|participant|licensee|member|(?:attendee|participant|licensee|full|member)(?:'s)? name|name)$"
    )) {
        Column::Field(Label::Attendee)
    } else if is(pattern!(r"^(?:certificate|cert)\.?(?: ?(?:numbers?|no\.?|#|id))?$")) {
        Column::Field(Label::CertificateId)
    } else if is(pattern!(r"^(?:(?:course|activity|event) ?(?:numbers?|no\.?|#|id|code)|code)$")) {
        Column::Field(Label::CourseId)
    } else if is(pattern!(r"^(?:instructors?|presenters?|speakers?|trainers?|facilitators?|teachers?|faculty)$")) {
        Column::Field(Label::Instructor)
    } else if is(pattern!(
        r"^(?:date|dates|when|day|(?:date|dates) (?:completed|attended|of completion|of course|of training|earned|finished|taken)|completion date|completed(?: on)?|finished(?: on)?|taken(?: on)?|course dates?|attended(?: on)?|end date|event date|fecha|training date)$"
    )) {
        Column::Field(Label::Completed)
    } else if is(pattern!(
        r"^(?:how|format|delivery|delivery (?:method|format|type)|method|mode|modality|medium|type|course type|activity type|live/online)$"
    )) {
        Column::Field(Label::Delivery)
    } else if is(pattern!(
        r"^(?:(?:ce|cpd|total|contact|clock|continuing education|opd|cme|credit|number of|no\. of|#|earned|awarded) ?)*(?:hours?|hrs|credits?|ceus?|ces|points?|units?|amount|cpd|time|duration)(?: (?:earned|awarded|claimed|completed|approved))?$"
    )) {
        Column::Hours
    } else if is(pattern!(
        r"^(?:educational |course |training |ce |cpd )?(?:provider|sponsor|organi[sz]er|organi[sz]ation|institution|who|host|by|vendor)(?: name)?s?$"
    )) {
        Column::Field(Label::Provider)
    } else if is(pattern!(
        r"^(?:(?:course|activity|program(?:me)?|training|event|workshop|session|ce|cpd|title of|name of)[ /]*)*(?:title|name|course|activity|program(?:me)?|training|workshop|event|description|session|what)s?$"
    )) {
        Column::Field(Label::Title)
    } else if is(pattern!(r"^(?:notes?|comments?|remarks?|details|reference)$")) {
        Column::Notes
    } else {
        Column::Unknown
    }
}

fn activity(names: &[String], columns: &[Column], row: &[String], order: Order) -> Option<Activity> {
    let cells = || {
        columns
            .iter()
            .zip(names)
            .zip(row)
            .filter(|(_, cell)| !cell.is_empty() && !["-", "–", "—", "n/a", "?"].contains(&cell.as_str()))
    };
    let field =
        |label: Label| cells().find(|((column, _), _)| **column == Column::Field(label)).map(|(_, cell)| cell.as_str());
    // `BS-104 Grief at Work`: a course's number before its title.
    let named = field(Label::Title)?;
    let coded = pattern!(r"^((?-i:[A-Z]{1,5}-?\d{2,5}[A-Z]?))[ :–-]+((?-i:[A-Z]).{6,})$").captures(named);
    let code = coded
        .as_ref()
        .map(|caught| caught[1].to_owned())
        .filter(|_| !columns.contains(&Column::Field(Label::CourseId)));
    let title = coded
        .as_ref()
        .filter(|_| code.is_some())
        .map_or(named, |caught| caught.get(2).map_or(named, |rest| rest.as_str()));
    let title = certify::clean(title)?;
    let award =
        cells().find(|((column, _), _)| **column == Column::Hours).and_then(|((_, name), cell)| hours(name, cell));
    let when = field(Label::Completed).map(|cell| dates::find(cell, order)).unwrap_or_default();
    let (first, last) = (when.iter().map(|date| date.first).min(), when.iter().map(|date| date.last).max());
    let mut said: Vec<TopicHours> = Vec::new();
    let mut approved: Vec<String> = Vec::new();
    for ((column, name), cell) in cells() {
        match column {
            Column::TopicHours(subjects) => {
                if let Some(amount) = amounts::labelled("hours", cell).map(|award| award.amount) {
                    said.push(TopicHours { topics: subjects.clone(), amount });
                }
            }
            Column::Subject => {
                let subjects = topics::of(cell);
                if let Some(award) = award.filter(|award| !subjects.is_empty() && award.unit != "minute") {
                    said.push(TopicHours { topics: subjects, amount: award.amount });
                }
            }
            Column::Approval => {
                approved.extend(cell.split([',', ';', '/']).map(|part| format!("{name}: approved by {}", part.trim())))
            }
            Column::Notes => approved.push(cell.clone()),
            _ => {}
        }
    }
    Some(Activity {
        attendee: field(Label::Attendee).and_then(names::person),
        license_number: field(Label::License)
            .filter(|cell| cell.chars().any(|sign| sign.is_ascii_digit()))
            .map(str::to_owned),
        title: Some(title),
        provider: field(Label::Provider).map(str::to_owned),
        start_date: first.filter(|first| Some(*first) < last),
        completion_date: last,
        award,
        topics: topics::settle(said),
        delivery: field(Label::Delivery).and_then(delivery::listed),
        approvals: approvals::find(&approved),
        certificate_id: field(Label::CertificateId).map(str::to_owned),
        course_id: field(Label::CourseId).map(str::to_owned).or(code),
        instructors: field(Label::Instructor).map(names::people).unwrap_or_default(),
        ..Activity::default()
    })
}

fn hours(name: &str, cell: &str) -> Option<Award> {
    let name = if amounts::unit(name).is_some() { name } else { "hours" };
    amounts::labelled(name, cell).filter(|award| award.amount > Credit::ZERO)
}
