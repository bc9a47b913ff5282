//! Teachers that running text names.

use super::super::patterns::pattern;
use super::super::{names, provider};

/// `taught by …`, `the trainer was …`, `with our guest teacher, …`
pub fn read(text: &str) -> Vec<String> {
    let done_by = pattern!(
        r"\b(?:presented|taught|led|facilitated|delivered|instructed|given|conducted|run|written|authored|created|developed|designed|narrated|moderated|guided|chaired|tutored|convened|hosted and led|prepared and taught|animée?|donnée?|presentado|ofrecido|impartido|facilitado)(?: [^\n.;:]{0,90}?)?? (?:by|par|por):?\s+(.+)|\bunder the (?:instruction|guidance|direction|leadership) of (.+)"
    );
    let role = pattern!(
        r"\b(?:instructor|presenter|trainer|facilitator|speaker|author|teacher|tutor|lecturer|educator|panel(?:l)?ist|discussant|resource person|teaching artist|(?:workshop|course|seminar|group|retreat|module) lead|(?:workshop|course|seminar|group|retreat|module|programme?|training) (?:leader|developer|writer|creator|designer)|resource|formateur|formatrice|animateur|animatrice|facilitadora?|ponente|recurso|kaikōrero|kaiako)(?:\(s\)|s)?\)?(?: on (?:the )?recording| (?:for|of|on|at|in) (?:the|this|our|that) [a-z]+(?: [a-z]+)?)?(?:\s*[:,–—]|\s+(?:was|were|is|are)(?: the)?)?\s+((?-i:[A-ZÀ-ÞĀ-Ž]).+)"
    );
    // On a line of its own, under a title: `with Jane Doe`, `by Jane Doe (Alder Press, 2021)`.
    let beside_title = pattern!(r"(?:^|\n)(?:with|by|avec|con)\s+((?-i:[A-ZÀ-ÞĀ-Ž]).+)");
    // `A live Zoom workshop with Dr Jane Doe`
    let event_with = pattern!(
        r"\b(?:workshop|webinar|seminar|training|lecture|talk|masterclass|course|retreat|evening|intensive|office|rooms?|studio|cent(?:re|er)|hall|library|zoom|online|in person|weekend|sessions?|series|group|residence|(?:study|training) day),? with:?\s+((?-i:[A-ZÀ-ÞĀ-Ž]).+)"
    );
    // `Text-based home study by Jane Doe, PhD`, `in person, by Jane Doe`
    let event_by = pattern!(
        r"\b(?:workshop|webinar|seminar|training|lecture|talk|masterclass|course|retreat|study|instruction|teaching|presentation|module|class|session|recording|video|reading|in person|online|live|zoom|programme?),? by ((?-i:[A-ZÀ-ÞĀ-Ž]).+)"
    );
    // Who has a title is a person, whatever an organisation does as well: `offered by Dr Jane Doe`.
    let titled = pattern!(
        r"\b(?:offered|provided|prepared|created|hosted|by|with|avec|par|por)(?: by)?:?\s+((?:dr|prof|professor|rev|dra|fr|sr|rabbi)\b\.?\s+(?-i:[A-ZÀ-ÞĀ-Ž]).+)"
    );
    // `…, which Jane Doe and Ann Smith led at the hall`, `Jane Doe taught the morning.`
    let did = pattern!(
        r"(?:\b(?:which|that|where)|^|[.;]) ?((?-i:[A-ZÀ-ÞĀ-Ž])(?:[^.;:“”\x22]|\b(?:dr|prof)\.){4,90}?) (?:led|taught|presented|facilitated|gave|ran|conducted)(?: (?:at|on|in|for|the|this|it|us|both|all|our|a|an)\b|[.,;]|$)"
    );
    // `“Limits and Longing” by Jane Doe`
    let quoted = pattern!(r"[”»\x22],? (?:by|with) ((?-i:[A-ZÀ-ÞĀ-Ž]).+)");
    named(text, &[done_by, role, beside_title, event_with, event_by, titled, did, quoted])
}

/// `the masterclass Parts and Pain (ID 26-03) with Jane Doe on 14 March`: a title may stand between.
pub fn with_behind_title(text: &str) -> Vec<String> {
    let titled = pattern!(
        r"\b(?:workshop|webinar|seminar|training|lecture|talk|masterclass|course|retreat|intensive)\b[^.;:]{4,110}? with ((?-i:[A-ZÀ-ÞĀ-Ž][\w'’.-]+(?: [A-ZÀ-ÞĀ-Ž][\w'’.-]+){1,3}))(?:,? (?:on|at|in|and|from)\b|, (?-i:[A-Z]))"
    );
    named(text, &[titled])
}

/// A line that names its people whole: `Presenter on recording: Dr Jane Doe`, `with Jane Doe`.
pub fn read_line(line: &str) -> Vec<String> {
    let whole = pattern!(
        r"^(?:with|by)\s+((?-i:[A-ZÀ-ÞĀ-Ž]).+)|\b(?:instructor|presenter|trainer|facilitator|speaker|author|teacher|tutor|lecturer|leader)(?:\(s\)|s)?(?: [^:.]{0,20})?:\s*((?-i:[A-ZÀ-ÞĀ-Ž]).+)"
    );
    // `Prepared by Jane Doe, C.C.C., course author`
    let own_role = pattern!(
        r"^(?:(?:prepared|written|created|designed|developed) by )?((?-i:[A-ZÀ-ÞĀ-Ž])[^,:]{3,40}(?:,[^:]{1,40})?,) (?:course |lead |workshop )?(?:author|instructor|presenter|trainer|facilitator|tutor|(?:seminar|course|workshop|group|retreat) (?:leader|lead|tutor))s?\b(?:,.{0,40})?\.?$"
    );
    named(line, &[whole, own_role])
}

fn named(text: &str, all: &[&regex_lite::Regex]) -> Vec<String> {
    let mut people = Vec::new();
    for words in all {
        let mut rest = text;
        while let Some(caught) = words.captures(rest) {
            let Some(found) = caught.get(1).or_else(|| caught.get(2)) else { break };
            // A report is run, too.
            let report = pattern!(
                r"\b(?:report|record|transcript|letter|statement|certificate|attestation|confirmation|verification|document|form|summary|sheet|slip|proof|diploma)[^.;]{0,20}$"
            );
            let start = caught.get(0).map_or(0, |whole| whole.start());
            let named = pattern!(
                r"^(?:(?:my|our|her|his|their) )?(?:own |invited |guest |dear )*(?:colleagues?|associates?|founders?|directors?|teachers?|trainers?|faculty(?: members?)?),? "
            )
            .replace(found.as_str(), "");
            let named = if report.is_match(&rest[..start]) { "" } else { named.as_ref() };
            // Up to the end of the sentence: `led by Prof. Ada Byron. 6 CPD hours`
            let words: Vec<&str> = named.split(',').next().unwrap_or("").split_whitespace().take(5).collect();
            let ends = |word: &&str| word.ends_with('.') && word.chars().count() > 4 && !names::is_title(word);
            let length = words.iter().position(ends).map_or(words.len(), |at| at + 1);
            let first = words[..length].join(" ");
            if !provider::is_organisation(&first) {
                people.extend(names::first_people(named));
            }
            if found.start() == 0 {
                break;
            }
            rest = &rest[found.start()..];
        }
    }
    people
}
