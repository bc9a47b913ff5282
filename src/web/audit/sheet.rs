//! The ledger of a pack as a table for a spreadsheet.

use super::pack::Pack;
use domain::quantity::Credit;

/// Heads first. Dates stand as a machine reads them.
pub fn rows(pack: &Pack) -> Vec<Vec<String>> {
    let heads = [
        "Date",
        "Activity",
        "Kind",
        "How",
        "Provider",
        "Approved by",
        "Approval number",
        "Earned",
        "Counted",
        "Proves",
        "Why",
        "Certificate",
    ];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    for line in &pack.lines {
        let hours = &line.hours;
        let of =
            |field: fn(&super::pack::Stated) -> Option<String>| line.facts.as_ref().and_then(field).unwrap_or_default();
        rows.push(vec![
            hours.date.map(|day| day.to_string()).unwrap_or_default(),
            hours.title.clone(),
            hours.kind.clone(),
            of(|facts| facts.way.clone()),
            of(|facts| facts.provider.clone()),
            of(|facts| facts.approvals.clone()),
            of(|facts| facts.number.clone()),
            Credit(hours.earned).to_string(),
            Credit(hours.counts).to_string(),
            pack.proves(hours).join("; "),
            hours.why.clone(),
            line.letters.join(", "),
        ]);
    }
    rows
}
