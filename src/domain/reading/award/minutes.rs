//! How long an hour of credit is.

use super::super::patterns::pattern;

const WORDS: [(&str, &str); 4] = [("fifty", "50"), ("sixty", "60"), ("forty-five", "45"), ("fifty-five", "55")];

/// The minutes of an hour, where the document says them; of several hours, the whole one.
pub(super) fn per_hour(texts: &[String]) -> Option<String> {
    let mut said: Vec<String> = Vec::new();
    for text in texts {
        // What is put as a rule is not weakened by what is told of this course.
        if let Some(caught) = pattern!(
            r"\b(?:one|1|a|each|an|every) (?:ce |clock |contact |credit |cpd |continuing education )?(?:hour|credit|unit|point) (?:is|equals|means|represents|stands for|denotes|counts|reflects|requires|covers|lasts|is (?:defined|counted|reckoned) as|is (?:based|given|earned|awarded) (?:on|for)|consists of|corresponds to) (?:at least )?(50|60|fifty|sixty)[- ]?(?:min|minutes)\b"
        )
        .captures(text)
        {
            let number = caught[1].to_lowercase();
            let figures = WORDS.iter().find(|(word, _)| *word == number).map(|(_, figures)| (*figures).to_owned());
            return Some(figures.unwrap_or(number));
        }
        for pattern in [
            pattern!(
                r"\b([456]\d|fifty|sixty)[- ]minutes? (?:clock |contact |ce |cpd |credit |instructional )?hours?\b"
            ),
            pattern!(
                r"(?:hour|credit|cec|point)s?\b[^.;]{0,40}?(?:\bis\b|\bare\b|=|equals?|means|stands for|represents|\bof\b|being|based on|reckoned at|counted (?:as|at|in)|calculated (?:on|as|at)|defined as|comprises|:)\s*(?:at least |a |one |given for )?([456]\d|fifty|sixty)[- ]?(?:min|minutes)\b"
            ),
            // `Contact hours (50 min.)`
            pattern!(r"\bhours? \((?:of |each )?([45]\d)[ -]?min(?:utes?|\.)?(?: each)?\)"),
            // `1 hour (60 minutes)` is how long it took.
            pattern!(r"\bhours \((?:of |each )?(60)[ -]?min(?:utes?|\.)?(?: each)?\)"),
            pattern!(
                r"\b([456]\d|fifty|sixty) minutes (?:of (?:instruction|training|learning) )?(?:=|equals?|is|per|to|for) (?:one|1|an|a|each|the|every)? ?(?:clock |contact |ce |credit |cpd )?(?:hour|credit|unit)"
            ),
        ] {
            said.extend(pattern.captures_iter(text).map(|caught| {
                let number = caught[1].to_lowercase();
                WORDS
                    .iter()
                    .find(|(word, _)| *word == number)
                    .map_or(number.clone(), |(_, figures)| (*figures).to_owned())
            }));
        }
    }
    let sixty = said.iter().any(|minutes| minutes == "60");
    let one = said.first().cloned().filter(|first| said.iter().all(|other| other == first));
    one.or(sixty.then(|| "60".to_owned()))
}
