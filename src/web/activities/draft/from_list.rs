//! A row of a list as if it had been typed into the form.

use super::Draft;
use domain::importing::Typed;

impl From<Typed> for Draft {
    fn from(typed: Typed) -> Self {
        let Typed { title, kind, planned, completed_on, starts_on, hours, minutes, credit, credit_unit, .. } = typed;
        let Typed { delivery, provider, approvals, approval_number, topic, topic_hours, cost, currency, notes, .. } =
            typed;
        let status = if planned { "planned" } else { "completed" }.to_owned();
        Self {
            title,
            kind,
            status,
            completed_on,
            starts_on,
            hours,
            minutes,
            credit,
            credit_unit,
            delivery,
            provider,
            approvals,
            approval_number,
            topic,
            topic_hours,
            cost,
            currency,
            notes,
            ..Self::default()
        }
    }
}
