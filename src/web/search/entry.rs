//! What can be found: one entry a record, with its title and its other texts, opened for this one question.

use crate::db::{
    activities, candidates, challenges, document_texts, goals, learning_plans, practices, ratings, reflections,
    supervision, supervision_questions, supervisors, turning_points,
};
use crate::web::error::AppError;
use crate::web::standing;
use crate::web::visitor::SignedIn;
use chrono::NaiveDate;
use domain::vocabulary::Vocabulary;
use uuid::Uuid;

#[derive(Clone)]
pub struct Entry {
    /// "Course", "Goal": what it is.
    pub kind: &'static str,
    pub title: String,
    pub href: String,
    pub day: Option<NaiveDate>,
    pub texts: Vec<String>,
}

/// Everything of one's own, and the skills and patterns of the vocabulary.
pub async fn all(signed_in: &SignedIn) -> Result<Vec<Entry>, AppError> {
    let vocabulary = Vocabulary::builtin();
    let mut entries = learning(signed_in, vocabulary).await?;
    entries.extend(practice(signed_in, vocabulary).await?);
    entries.extend(written(signed_in, vocabulary).await?);
    entries.extend(licences(signed_in).await?);
    entries.extend(vocabulary.skills.skill.iter().map(|skill| Entry {
        kind: "Skill",
        title: skill.label.clone(),
        href: format!("/skills/{}", skill.slug),
        day: None,
        texts: vec![skill.statement.clone()],
    }));
    Ok(entries)
}

async fn learning(signed_in: &SignedIn, vocabulary: &Vocabulary) -> Result<Vec<Entry>, AppError> {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let topics = |facts: &activities::Facts| {
        let slugs = facts.segments.iter().flat_map(|segment| &segment.topics);
        let labels = slugs.filter_map(|slug| vocabulary.topic(slug)).map(|topic| topic.label.clone());
        let kind = vocabulary.kind(&facts.kind).map(|kind| kind.label.clone());
        labels.chain(kind).collect::<Vec<_>>().join(" · ")
    };
    let entry = |kind, href, facts: activities::Facts| {
        let about = topics(&facts);
        let texts = [facts.notes, facts.provider, facts.approval_number, Some(about)];
        let day = Some(facts.completed_on);
        Entry { kind, title: facts.title, href, day, texts: texts.into_iter().flatten().collect() }
    };
    let taken = activities::list_activities(db, owner).await?.into_iter();
    let taken = taken.map(|activity| {
        let kind = if activity.facts.planned { "Planned learning" } else { "Learning" };
        entry(kind, format!("/activities/{}", activity.id), activity.facts)
    });
    let offered = candidates::list_candidates(db, owner).await?.into_iter();
    // One that a plan took up is found as the learning that it became.
    let offered = offered.filter(|candidate| candidate.activity.is_none());
    let offered = offered
        .map(|candidate| entry("Course to choose from", format!("/candidates/{}/edit", candidate.id), candidate.facts));
    Ok(taken.chain(offered).collect())
}

async fn practice(signed_in: &SignedIn, vocabulary: &Vocabulary) -> Result<Vec<Entry>, AppError> {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let all = challenges::list_challenges(db, owner).await?;
    let kind_of = |slug: &str| vocabulary.challenge(slug).map_or_else(|| slug.to_owned(), |kind| kind.label.clone());
    let title_of = |id: Uuid| all.iter().find(|one| one.id == id).map(|one| kind_of(&one.kind)).unwrap_or_default();
    let mut entries: Vec<Entry> = Vec::new();
    for meeting in challenges::list_meetings(db, owner).await? {
        let href = format!("/challenges/{}", meeting.challenge);
        // Without words of its own it would only repeat the challenge.
        let Some(line) = meeting.line else { continue };
        let title = title_of(meeting.challenge);
        entries.push(Entry { kind: "Challenge met again", title, href, day: Some(meeting.met_on), texts: vec![line] });
    }
    for goal in goals::list_goals(db, owner).await? {
        let facts = goal.facts;
        let texts = [facts.success, facts.practice, facts.origin_reason, facts.outcome, facts.impact, facts.benefit];
        entries.push(Entry {
            kind: "Goal",
            title: facts.statement,
            href: format!("/goals/{}", goal.id),
            day: Some(facts.started_on),
            texts: texts.into_iter().flatten().collect(),
        });
    }
    for plan in learning_plans::list_learning_plans(db, owner).await? {
        let title = vocabulary.plan_body(&plan.facts.body).map(|body| body.title.clone()).unwrap_or_default();
        entries.push(Entry {
            kind: "Learning plan",
            title,
            href: format!("/learning-plans/{}", plan.id),
            day: Some(plan.facts.starts_on),
            texts: [plan.facts.basis, plan.facts.discussed_with].into_iter().flatten().collect(),
        });
    }
    let skill = |slug: &str| vocabulary.skill(slug).map_or_else(|| slug.to_owned(), |skill| skill.label.clone());
    for rated in ratings::list_ratings(db, owner).await? {
        let texts: Vec<String> = [rated.note, rated.rater].into_iter().flatten().collect();
        if texts.is_empty() {
            continue;
        }
        let (title, href) = (skill(&rated.rating.skill), format!("/skills/{}", rated.rating.skill));
        entries.push(Entry { kind: "Rating", title, href, day: Some(rated.rating.rated_on), texts });
    }
    for one in practices::list_practices(db, owner).await? {
        let Some(note) = one.facts.note else { continue };
        let (title, href) = (skill(&one.facts.skill), format!("/skills/{}#practice", one.facts.skill));
        entries.push(Entry { kind: "Practice", title, href, day: Some(one.facts.practised_on), texts: vec![note] });
    }
    for point in turning_points::list_turning_points(db, owner).await? {
        entries.push(Entry {
            kind: "Turning point",
            title: skill(&point.skill),
            href: format!("/skills/{}", point.skill),
            day: Some(point.turned_on),
            texts: vec![point.words],
        });
    }
    entries.extend(all.iter().map(|challenge| Entry {
        kind: "Challenge",
        title: kind_of(&challenge.kind),
        href: format!("/challenges/{}", challenge.id),
        day: Some(challenge.noted_on),
        texts: challenge.line.iter().cloned().collect(),
    }));
    Ok(entries)
}

/// What was written about it all: reflections, and what was taken to supervision.
async fn written(signed_in: &SignedIn, vocabulary: &Vocabulary) -> Result<Vec<Entry>, AppError> {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let mut entries = Vec::new();
    for reflection in reflections::list_reflections(db, owner, 0, u64::from(u32::MAX)).await?.0 {
        let form = &reflection.facts.form;
        entries.push(Entry {
            kind: "Reflection",
            title: vocabulary.form(form).map_or_else(|| form.clone(), |form| form.label.clone()),
            href: format!("/reflections/{}", reflection.id),
            day: Some(reflection.facts.day),
            texts: reflection.facts.answers.into_values().collect(),
        });
    }
    for text in document_texts::list_document_texts(db, owner).await? {
        let facts = text.facts;
        let title =
            vocabulary.document(&facts.document).map_or_else(|| facts.document.clone(), |one| one.title.clone());
        entries.push(Entry {
            kind: "Written for a document",
            title: format!("{title}: {}", facts.part.label()),
            href: format!("/documents/{}/{}?from={}", facts.document, facts.part.slug(), facts.starts_on),
            day: Some(facts.starts_on),
            texts: vec![facts.words],
        });
    }
    let supervisors = supervisors::list_supervisors(db, owner).await?;
    for session in supervision::list_sessions(db, owner).await? {
        let facts = session.facts;
        let who = supervisors.iter().find(|one| Some(one.id) == facts.supervisor).map(|one| one.facts.name.clone());
        entries.push(Entry {
            kind: "Supervision",
            title: facts.kind.label().to_owned(),
            href: format!("/supervision/{}", session.id),
            day: Some(facts.held_on),
            texts: [facts.takeaway, facts.notes, who].into_iter().flatten().collect(),
        });
    }
    for question in supervision_questions::list_questions(db, owner).await? {
        entries.push(Entry {
            kind: "Question for supervision",
            title: question.words,
            href: question.session.map_or("/supervision".into(), |session| format!("/supervision/{session}")),
            day: question.brought_on,
            texts: vec![],
        });
    }
    Ok(entries)
}

async fn licences(signed_in: &SignedIn) -> Result<Vec<Entry>, AppError> {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let library = standing::library(signed_in).await?;
    let held = crate::db::licences::list_licences(db, owner).await?;
    let entries = held.into_iter().filter_map(|licence| {
        let set = library.get(&licence.held.rule_set)?;
        Some(Entry {
            kind: "License",
            title: standing::name(set, &licence.held.title),
            href: format!("/licences/{}", licence.id),
            day: None,
            texts: vec![set.board.clone()],
        })
    });
    Ok(entries.collect())
}
