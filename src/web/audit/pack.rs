//! What goes into a pack: the ledger of a period as it is kept, with what its activities' certificates say. Never what was
//! written about the work.

use super::proofs::{self, Proof};
use crate::db::activities::{Activity, Amount, Segment};
use crate::web::activities::{approval, as_stated};
use crate::web::error::Result;
use crate::web::ledger::kept::{Hours, Kept, Requirement};
use crate::web::visitor::SignedIn;
use chrono::NaiveDate;
use domain::quantity::Credit;
use domain::typed::hours_of;
use domain::vocabulary::Vocabulary;
use domain::words::{self, English};
use uuid::Uuid;

/// One period of one licence.
pub struct Pack {
    pub kept: Kept,
    /// Set where the period is closed.
    pub renewed_on: Option<NaiveDate>,
    /// Whose it is.
    pub holder: String,
    pub made_on: NaiveDate,
    pub english: English,
    /// The ledger, oldest first; what does not count is in it only if it was asked for.
    pub lines: Vec<Line>,
    /// Activities of the period that count for nothing.
    pub uncounted: usize,
    pub shows_uncounted: bool,
    pub proofs: Vec<Proof>,
}

/// An activity of the ledger.
pub struct Line {
    pub hours: Hours,
    /// As its certificate has it; none where the activity is no longer recorded.
    pub facts: Option<Stated>,
    /// Letters of its certificates.
    pub letters: Vec<String>,
    /// Whether no certificate of it names who approved it, as far as they could be read.
    pub lacks_approval: bool,
}

/// What a board looks for on a certificate.
pub struct Stated {
    pub activity: Uuid,
    pub provider: Option<String>,
    /// Who approved it, in words, and under which number.
    pub approvals: Option<String>,
    pub number: Option<String>,
    /// How it was taken.
    pub way: Option<String>,
    /// What it was about, each topic with its share: hours, or credit as stated.
    pub topics: Vec<(String, String)>,
    /// How long it was, as stated.
    pub length: Option<String>,
    /// What usually proves such an activity.
    pub usual_proof: String,
}

impl Pack {
    pub async fn gather(
        signed_in: &SignedIn,
        mut kept: Kept,
        renewed_on: Option<NaiveDate>,
        activities: &[Activity],
        shows_uncounted: bool,
    ) -> Result<Self> {
        let all = std::mem::take(&mut kept.hours);
        let uncounted = all.iter().filter(|hours| hours.counts == 0).count();
        let shown = all.into_iter().filter(|hours| shows_uncounted || hours.counts > 0);
        let mut lines: Vec<Line> = shown.map(|hours| line(hours, activities)).collect();
        let ids: Vec<Uuid> = lines
            .iter()
            .filter(|line| line.hours.counts > 0)
            .filter_map(|line| Some(line.facts.as_ref()?.activity))
            .collect();
        let proofs = proofs::of_activities(signed_in, &ids).await?;
        for line in &mut lines {
            let Some(facts) = &line.facts else { continue };
            let own: Vec<&Proof> = proofs.iter().filter(|proof| proof.activities.contains(&facts.activity)).collect();
            line.letters = own.iter().map(|proof| proof.letter.clone()).collect();
            line.lacks_approval = !own.is_empty() && own.iter().all(|proof| proof.lacks_approval);
        }
        Ok(Self {
            kept,
            renewed_on,
            holder: signed_in.account.name.clone(),
            made_on: signed_in.today,
            english: signed_in.english(),
            lines,
            uncounted,
            shows_uncounted,
            proofs,
        })
    }

    /// "audit-pack-texas-lpc-2027-04-30"
    #[must_use]
    pub fn file_name(&self) -> String {
        let plain = self.kept.licence.to_lowercase();
        let plain: String = plain.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '-' }).collect();
        format!("audit-pack-{}-{}", plain.trim_matches('-'), self.kept.closes)
    }

    /// "June 1, 2025 to May 31, 2028"
    #[must_use]
    pub fn span(&self) -> String {
        format!("{} to {}", words::date(self.kept.opens, self.english), words::date(self.kept.closes, self.english))
    }

    pub fn counted(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.hours.counts > 0)
    }

    /// The activities that prove a requirement, with the hours of each that go towards it.
    pub fn proving<'a>(&'a self, row: &'a Requirement) -> impl Iterator<Item = (&'a Line, i64)> {
        let serves = |line: &Line| line.hours.serves.get(&row.id).copied().filter(|hours| *hours > 0);
        self.lines.iter().filter_map(move |line| Some((line, serves(line)?)))
    }

    /// What an activity's hours go towards: the headings of requirements, without the total.
    #[must_use]
    pub fn proves(&self, hours: &Hours) -> Vec<String> {
        let known = self.kept.requirements.iter().filter(|row| row.id != "total");
        let own = known.filter(|row| hours.serves.get(&row.id).is_some_and(|hours| *hours > 0));
        let mut headings: Vec<String> = own.map(|row| row.heading.clone()).collect();
        headings.dedup();
        headings
    }

    /// The sentence of the rules under a heading such as "Audit".
    #[must_use]
    pub fn rule(&self, heading: &str) -> Option<(String, String)> {
        let rule = self.kept.rules.iter().find(|rule| rule.heading == heading)?;
        Some((rule.sentence.clone(), rule.sources.join("; ")))
    }
}

fn line(hours: Hours, activities: &[Activity]) -> Line {
    let by_id = hours.activity.and_then(|id| activities.iter().find(|activity| activity.id == id));
    // Records of before the id was kept.
    let same =
        |activity: &&Activity| Some(activity.facts.completed_on) == hours.date && activity.facts.title == hours.title;
    let found = by_id.or_else(|| hours.activity.is_none().then(|| activities.iter().find(same)).flatten());
    Line { facts: found.map(stated), hours, letters: vec![], lacks_approval: false }
}

fn stated(activity: &Activity) -> Stated {
    let (facts, vocabulary) = (&activity.facts, Vocabulary::builtin());
    let approvals: Vec<String> = facts.approvals.iter().map(|slug| approval(vocabulary, slug)).collect();
    Stated {
        activity: activity.id,
        provider: facts.provider.clone(),
        approvals: (!approvals.is_empty()).then(|| words::upper(&words::and(&approvals))),
        number: facts.approval_number.clone(),
        way: facts.delivery.as_deref().and_then(|slug| vocabulary.delivery(slug)).map(|way| way.label.clone()),
        topics: facts.segments.iter().map(|part| topic(part, facts.amount.as_ref())).collect(),
        length: facts.amount.as_ref().map(length),
        usual_proof: vocabulary.kind(&facts.kind).map(|kind| kind.evidence.clone()).unwrap_or_default(),
    }
}

fn topic(part: &Segment, amount: Option<&Amount>) -> (String, String) {
    let vocabulary = Vocabulary::builtin();
    let topics: Vec<String> = part.topics.iter().map(|slug| words::phrase::topic(vocabulary, slug)).collect();
    let share = match amount {
        Some(Amount::Credit { .. }) => Credit(i64::from(part.amount)).to_string(),
        _ => hours_of(part.amount),
    };
    (words::upper(&words::and(&topics)), share)
}

fn length(amount: &Amount) -> String {
    match amount {
        Amount::Minutes(minutes) => format!("{} h", hours_of(*minutes)),
        Amount::Credit { hundredths, unit } => as_stated(*hundredths, unit),
    }
}
