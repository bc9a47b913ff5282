//! A cell's words as names of our lists: by slug, by label, or by what else people call it.

use super::Options;
use super::columns::fold;
use crate::vocabulary::Vocabulary;

/// What one name came to.
#[derive(Debug, PartialEq, Eq)]
enum Found {
    One(String),
    /// Two meanings: the person says which.
    Several(Vec<String>),
    None,
}

/// The one slug whose words these are.
fn find<'a>(text: &str, known: impl Iterator<Item = (&'a str, &'a str, bool)>) -> Found {
    let mut slugs: Vec<(String, String)> = Vec::new();
    for (slug, label, _) in known.filter(|(_, _, fits)| *fits) {
        if !slugs.iter().any(|(found, _)| found == slug) {
            slugs.push((slug.to_owned(), label.to_owned()));
        }
    }
    match slugs.as_slice() {
        [] => Found::None,
        [(slug, _)] => Found::One(slug.clone()),
        // Its own name is meant before another's nickname.
        several => match several.iter().find(|(slug, label)| fold(slug) == fold(text) || fold(label) == fold(text)) {
            Some((slug, _)) => Found::One(slug.clone()),
            None => Found::Several(several.iter().map(|(_, label)| label.clone()).collect()),
        },
    }
}

fn told(found: Found, text: &str, list: &str, near: &[String]) -> Result<String, String> {
    match found {
        Found::One(slug) => Ok(slug),
        Found::Several(labels) => Err(format!("“{text}” may be {}: write which.", crate::words::or(&labels))),
        Found::None if near.is_empty() => Err(format!("“{text}” is not on our list of {list}.")),
        Found::None => Err(format!("“{text}” is not on our list of {list}; near it: {}.", near.join(", "))),
    }
}

/// How it reaches a person.
pub fn delivery(text: &str, vocabulary: &Vocabulary) -> Result<String, String> {
    let asked = fold(text);
    let known = vocabulary.deliveries.iter().map(|way| {
        let fits = fold(&way.slug) == asked || fold(&way.label) == asked;
        let fits = fits || way.also_called.iter().any(|name| fold(name) == asked);
        (way.slug.as_str(), way.label.as_str(), fits)
    });
    let near: Vec<String> = vocabulary.deliveries.iter().map(|way| way.label.to_lowercase()).collect();
    told(find(text, known), text, "ways", &near)
}

pub fn kind(text: &str, vocabulary: &Vocabulary) -> Result<String, String> {
    let asked = fold(text);
    let known =
        vocabulary.activities.kind.iter().map(|kind| {
            (kind.slug.as_str(), kind.label.as_str(), fold(&kind.slug) == asked || fold(&kind.label) == asked)
        });
    told(find(text, known), text, "kinds", &[])
}

fn topic(text: &str, vocabulary: &Vocabulary) -> Result<String, String> {
    let asked = fold(text);
    let known = vocabulary.topics.topic.iter().map(|topic| {
        let names = topic.also_called.iter().chain(&topic.formerly);
        let fits = fold(&topic.slug) == asked || fold(&topic.label) == asked;
        (topic.slug.as_str(), topic.label.as_str(), fits || names.map(|name| fold(name)).any(|name| name == asked))
    });
    let found = find(text, known);
    let near = if found == Found::None { near(text, vocabulary) } else { vec![] };
    told(found, text, "topics", &near)
}

/// Up to three topics that share a long word.
fn near(text: &str, vocabulary: &Vocabulary) -> Vec<String> {
    let long: Vec<String> = text.split_whitespace().map(fold).filter(|word| word.len() >= 5).collect();
    let fits = |label: &str| long.iter().any(|word| fold(label).contains(word.as_str()));
    let topics = vocabulary.topics.topic.iter().filter(|topic| fits(&topic.label));
    topics.map(|topic| topic.label.clone()).take(3).collect()
}

/// Topics with the hours that stand beside them: "Ethics 2; Suicide (1 h)", "ethics, boundaries".
pub fn topics(cell: &str, vocabulary: &Vocabulary) -> Result<Vec<(String, String)>, String> {
    let cell = cell.trim();
    // A label may hold a comma itself.
    if let Ok(one) = one_topic(cell, vocabulary) {
        return Ok(vec![one]);
    }
    let mut found = Vec::new();
    for part in cell.split([';', '|', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        match one_topic(part, vocabulary) {
            Ok(topic) => found.push(topic),
            Err(problem) if !part.contains([',', '/']) => return Err(problem),
            Err(_) => {
                for part in part.split([',', '/']).map(str::trim).filter(|part| !part.is_empty()) {
                    found.push(one_topic(part, vocabulary)?);
                }
            }
        }
    }
    Ok(found)
}

fn one_topic(text: &str, vocabulary: &Vocabulary) -> Result<(String, String), String> {
    if let Ok(slug) = topic(text, vocabulary) {
        return Ok((slug, String::new()));
    }
    let bare = text.trim_end_matches(|sign: char| sign.is_alphabetic() || matches!(sign, ')' | ' ' | '.'));
    let name = bare.trim_end_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ':'));
    let hours = bare[name.len()..].trim_matches([':', '.']);
    let name = name.trim_end_matches(|sign: char| !sign.is_alphanumeric());
    if hours.is_empty() || name.is_empty() {
        return topic(text, vocabulary).map(|slug| (slug, String::new()));
    }
    topic(name, vocabulary).map(|slug| (slug, hours.to_owned()))
}

/// Before approvals that no list of ours has: they are kept with the notes.
pub const ALSO_APPROVED_BY: &str = "Also approved by";

/// Who approved it, in the words of a provider or of this person's own boards; and what no list of ours has.
pub fn approvals(cell: &str, named: &Options, vocabulary: &Vocabulary) -> Result<(Vec<String>, Vec<String>), String> {
    let (mut found, mut unlisted) = (Vec::new(), Vec::new());
    for part in cell.split([';', '|', '\n', ',']).map(str::trim).filter(|part| !part.is_empty()) {
        match approval(part, named, vocabulary) {
            Found::One(slug) => found.push(slug),
            // No rule asks for it: that is no reason to refuse a course.
            Found::None => unlisted.push(part.to_owned()),
            several => return told(several, part, "approvals", &[]).map(|_| Default::default()),
        }
    }
    Ok((found, unlisted))
}

fn approval(text: &str, named: &Options, vocabulary: &Vocabulary) -> Found {
    if named.iter().any(|(value, _)| value == text) {
        return Found::One(text.to_owned());
    }
    let asked = bare(text);
    let own = named.iter().map(|(value, label)| (value.as_str(), label.as_str(), bare(label) == asked));
    let shared = vocabulary.providers.iter().filter_map(|provider| {
        let names = [&provider.slug, &provider.label].into_iter().chain(&provider.also_called);
        let fits = names.map(|name| bare(name)).any(|name| name == asked);
        // What each board means by itself is named with its board.
        let scoped = named.iter().filter(|(value, _)| value.ends_with(&format!("/{}", provider.slug)));
        let scoped: Vec<&(String, String)> = scoped.collect();
        match scoped.as_slice() {
            // Whose board is not known; other classes that none of her boards names are kept for the record.
            [] if provider.slug == "state_board" => None,
            [] => Some(vec![(provider.slug.as_str(), provider.label.as_str(), fits)]),
            own => Some(own.iter().map(|(value, label)| (value.as_str(), label.as_str(), fits)).collect()),
        }
    });
    find(text, own.chain(shared.flatten()))
}

/// Without the words that every approval has.
fn bare(text: &str) -> String {
    let words = text.split(|sign: char| sign.is_whitespace() || sign == '-');
    let common = ["approved", "by", "provider", "sponsor", "accredited", "the", "a", "an"];
    words.filter(|word| !common.contains(&word.to_lowercase().as_str())).map(fold).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> &'static Vocabulary {
        Vocabulary::builtin()
    }

    #[test]
    fn ways_are_known_by_what_boards_and_people_call_them() {
        for (text, slug) in [
            ("In person", "in_person"),
            ("on-demand", "async_online"),
            ("LIVE WEBINAR", "live_online"),
            ("Recorded or self-paced", "async_online"),
        ] {
            assert_eq!(delivery(text, vocabulary()).as_deref(), Ok(slug), "{text}");
        }
        assert!(delivery("home study", vocabulary()).unwrap_err().contains("write which"));
        assert!(delivery("hybrid", vocabulary()).unwrap_err().contains("near it: in person, live online"));
    }

    #[test]
    fn topics_come_with_their_hours() {
        let read = |cell: &str| topics(cell, vocabulary()).unwrap();
        let pair = |slug: &str, hours: &str| (slug.to_owned(), hours.to_owned());
        assert_eq!(read("Ethics"), [pair("ethics", "")]);
        assert_eq!(read("ethics, boundaries"), [pair("ethics", ""), pair("boundaries", "")]);
        assert_eq!(read("Ethics 2; suicide prevention (1.5 h)"), [pair("ethics", "2"), pair("suicide", "1.5")]);
        assert_eq!(read("ethics: 1:30"), [pair("ethics", "1:30")]);
        assert_eq!(read("diversity, equity and inclusion")[0].1, "");
    }

    #[test]
    fn an_unknown_topic_is_named_and_its_neighbours_offered() {
        let problem = topics("ethics; suicide in schools", vocabulary()).unwrap_err();
        assert!(
            problem.starts_with("“suicide in schools” is not on our list of topics; near it: Suicide"),
            "{problem}"
        );
    }

    #[test]
    fn an_approval_of_ones_own_board_is_meant_where_there_is_one() {
        let named = vec![("us-ny-social_worker/state_board".to_owned(), "Approved by the New York board".to_owned())];
        let read = |cell: &str| approvals(cell, &named, vocabulary()).unwrap();
        let listed = |cell: &str| read(cell).0;
        assert_eq!(listed("APA-approved sponsor; ASWB ACE"), ["apa", "aswb_ace"]);
        assert_eq!(listed("State board"), ["us-ny-social_worker/state_board"]);
        assert_eq!(listed("us-ny-social_worker/state_board"), ["us-ny-social_worker/state_board"]);
        assert_eq!(listed("New York Board"), ["us-ny-social_worker/state_board"]);
        assert_eq!(read("APA, my aunt"), (vec!["apa".to_owned()], vec!["my aunt".to_owned()]));
        let (none, kept) = approvals("state board", &vec![], vocabulary()).unwrap();
        assert!(none.is_empty() && kept == ["state board"], "whose board is not known");
    }

    #[test]
    fn an_approval_that_may_be_of_two_boards_is_asked_about() {
        let board = |set: &str| (format!("{set}/state_board"), format!("Approved by the board of {set}"));
        let named = vec![board("us-ny-social_worker"), board("us-ny-counselor")];
        assert!(approvals("state board", &named, vocabulary()).unwrap_err().contains("write which"));
    }
}
