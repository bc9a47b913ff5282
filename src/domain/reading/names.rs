//! Names of people, without titles and letters after them.

use super::patterns::pattern;

/// Words that make a line something other than a person's name.
const NOT_NAMES: &str = " certificate certification certifies certify completion attendance course training program programme \
    institute center centre association society college university school academy network seminars seminar \
    workshop webinar conference education learning continuing professional development provider participant name \
    licensee license licence number date hours hour credits credit instructor presenter facilitator signature \
    director administrator registrar coordinator chair title session event online live the this that and for has \
    with from psychotherapy counselling counseling therapy health services inc llc ltd board state department street \
    approved completed attended awarded presented hereby successfully following in of to on at is was certifying member \
    psych reg clinical accredited congratulations thanks weekend module level part meeting group prerequisite room reading dear sincerely regards social work exchange branch partnership chapter circle collective alliance guild studio \
    grand rounds psychiatry psychology wellness advanced basic introduction ethics supervision emdr dbt cbt family families couples children play registered ukcp bacp pacfa hotel hall venue foundation trust forum league council clinic hospital hospice press library church \
    attendee learner delegate student recipient therapist counselor counsellor psychologist clinician office valid \
    thank thanks you psychol trainer trainers nurse certified named facilitators presenters instructors teacher tutor speaker author lecturer colleague colleagues summary transcript report receipt aswb nbcc acep naadac camft cepa emdria nysed nasw ceu ceus cpd intensity ";

/// Words of titles, which are set with capitals as names are and are nobody's name.
const OF_TITLES: &str = " when what who how why where which after before beyond without between through into during toward towards \
    not working understanding introducing essentials foundations fundamentals principles skills techniques strategies tools approaches \
    practice practices practical trauma traumatic grief grieving loss bereavement anxiety anxious depression shame anger insomnia clients \
    client patients patient adolescents adolescence adolescent teens women youth parents parenting attachment addiction addictions suicide \
    suicidal risk crisis safety body brain dreams memory memories identity gender sexuality neurodiversity autism autistic adhd ptsd ocd \
    chronic acute complex injury disorder disorders disability dementia aging ageing compassion mindfulness resilience burnout boundaries \
    documentation telehealth assessment diagnosis treatment intervention interventions prevention management recovery cognitive behavioral \
    behavioural narrative systemic relational psychodynamic somatic integrative acceptance commitment exposure emotion emotional emotions \
    regulation feelings conversations conversation relationships relationship communication culture cultural diversity racism inclusion \
    veterans rural digital violence abuse domestic sexual substance opioid medication psychopharmacology ethical competence competency \
    competencies lecture orientation survey feedback evaluation satisfaction interview interviewing imagery experience healing change \
    hidden silence implicit bias assessing treating healing managing supporting helping building finding holding talking listening living \
    engaging navigating caring facing moving creating teaching learning exploring applying integrating mandated reporting refresher \
    couple foundation fundamentals masterclass evidence-based ";

/// What tells of two with one name which one it is: a part of the name, though it looks like letters of office.
const GENERATIONS: &str = " jr sr ii iii iv ";

const TITLES: &str = " dr prof professor lcda lcdo elder-in-residence mr mrs ms miss mx rev sr fr sir dame assoc associate rabbi dra elder aunty uncle chaplain mme mlle mag \
    sra srta shri smt pastor imam cantor sgt sergeant lt capt captain col major whaea matua kaumātua koro kuia ret detective judge hon sister brother father bro officer attorney atty \
    lieutenant colonel cmdr commander justice constable inspector deputy reverend canon deacon honourable honorable drs ir ing mgr dipl dipl-psych dott dr.in ";

/// Places that look like somebody's name.
const REGIONS: &str = "|north carolina|south carolina|north dakota|south dakota|west virginia|new mexico|new york|new jersey|\
    new hampshire|rhode island|puerto rico|nova scotia|new brunswick|british columbia|prince edward island|newfoundland|\
    new south wales|south australia|western australia|northern territory|new zealand|south africa|western cape|eastern cape|\
    northern cape|northern ireland|united kingdom|united states|san francisco|san diego|los angeles|santa fe|las vegas|\
    new orleans|hong kong|south wales|north wales|county cork|county galway|tamil nadu|west bengal|uttar pradesh|";

/// Letters after a name that do not look like it (`LCSW` does).
const CREDENTIALS: &str = " phd psyd edd dsw mphil msc bsc msw bsw mft lmft lpc lpcc lmhc lcsw licsw lcsw-c lcpc ncc mac jd md rn bcd \
    mbacp mbacp(accred) mncps ma ba med mba mth mdiv dip pgdip adv esq abpp rpsych reg accred accred. snr registered \
    licensed psychologist counsellor counselor psychotherapist rp cpsych mapa mcouns ccc rcc rsw aca pacfa fbacp ukcp hcpc \
    miacp iacp cpsychol dclinpsy dclinpsych ";

const CHINESE_FAMILIES: &str = " tan lim lee ng ong wong goh chua chan koh teo ang yeo tay ho low toh sim chong chia seah wee kwok \
    cheung leung lau chow yip lam cheng chen wang li zhang liu yang huang zhao wu zhou xu sun ma zhu lin kwan kwek quek poh soh foo \
    yap loh mok tsang tse yeung ";

/// The name of a person, or nothing when the text is not plainly one.
pub fn person(text: &str) -> Option<String> {
    let text = text.trim().trim_matches(|sign: char| "“”'’*_-–—:;,! ".contains(sign)).trim_start_matches('.');
    let text =
        without_stop(text.strip_prefix('"').filter(|rest| !rest.trim_end_matches('"').contains('"')).unwrap_or(text));
    // `our colleague Ada Byron`, `Registrant Ada Byron`: what somebody is comes before who it is.
    let role = pattern!(
        r"^(?:(?:our|my|the|their|this|fellow) )+(?:(?:dear|valued|esteemed|staff|clinical|practice) )*(?:colleague|member|friend|employee|participant|attendee|delegate|student|trainee|supervisee|intern|associate|psychologist|counsell?or|therapist|social worker|clinician|practitioner|learner|candidate|licensee|registrant|guest|fellow),? (?-i:[^\W\d_a-z])|^(?:our |an? )?(?:(?:guest|co|invited|lead|senior|special)[ -])+(?:faculty|presenter|teacher|trainer|speaker|facilitator|instructor|tutor|lecturer),? (?-i:[^\W\d_a-z])|^(?:registrant|participant|attendee|delegate|licensee),? (?-i:[^\W\d_a-z])"
    );
    let text = role.find(text).map_or(text, |role| {
        let last = role.as_str().chars().next_back().map_or(0, char::len_utf8);
        &text[role.end() - last..]
    });
    let retired = pattern!(r"^((?:[a-z]+\.? ){0,3})\((?:ret|retd|retired|rtd)\.?\) ").replace(text, "$1").into_owned();
    // `Rosa (Rosie) Marchetti`: the short name stands in the middle of the whole one.
    let short =
        pattern!(r"^([^,(]{2,30} )\(((?-i:[A-Z])[\w'’-]{1,14})\) ((?-i:[A-Z])[\w'’-]+)").replace(&retired, "$1“$2” $3");
    let text = short.split(['(', '|', '·', '•', '\t', '\n', '/', '[']).next()?.trim();
    // `PENHALLOW, DASHIELL M.`
    let lowered = (text.contains(',') && is_upper(text)).then(|| capitals_lowered(text));
    let lowered = lowered.filter(|lowered| {
        lowered.split_once(',').is_some_and(|(before, after)| {
            let (before, after) = (before.trim(), after.trim());
            last_name_first(before, after).is_some() || with_another_name(before, after).is_some()
        })
    });
    let text = lowered.as_deref().unwrap_or(text);
    let mut halves = text.splitn(2, ',');
    let (before, after) = (halves.next()?.trim(), halves.next().unwrap_or("").trim());
    // `RAHMAN, Shireen`: a family name in capitals is no letters of office where given names follow it.
    let family = (before.len() > 3 && is_upper(before) && !is_upper(after)).then(|| capitals_lowered(before));
    let before = family.as_deref().unwrap_or(before);
    let written: Vec<&str> = before.split_whitespace().collect();
    let written = family_in_capitals(&written, false).join(" ");
    if let Some(whole) = with_another_name(&written, after) {
        return Some(whole);
    }
    let whole = match last_name_first(before, after) {
        Some(turned) => turned,
        None => before.to_owned(),
    };
    let mut words: Vec<&str> = whole.split_whitespace().collect();
    let titled = |word: &&str| contains(TITLES, word.trim_matches(['.', '(', ')']));
    let addressed = words.first().is_some_and(titled);
    while words.first().is_some_and(titled) {
        words.remove(0);
    }
    let lowered = family_in_capitals(&words, addressed);
    let mut words: Vec<&str> = lowered.iter().map(String::as_str).collect();
    let shouted = words.iter().take(2).all(|word| is_upper(word) && word.chars().count() > 1);
    let mut kept = words.len();
    for (at, word) in words.iter().enumerate().skip(1) {
        if contains(GENERATIONS, word.trim_matches(['.', ','])) {
            continue;
        }
        let word = bare(word);
        let known = contains(CREDENTIALS, word.trim_matches(['.', ',']).trim_end_matches('.'))
            || contains(CREDENTIALS, &word.replace('.', ""));
        let letters_of_office = !shouted
            && is_upper(word)
            && word.chars().filter(|sign| sign.is_alphabetic()).count() > 1
            && !word.contains('.');
        let mixed = !shouted
            && at >= 2
            && word.chars().skip(1).filter(|sign| sign.is_uppercase()).count() >= 1
            && !has_inner_capital_name(word);
        if known && at >= 2 || letters_of_office || mixed {
            kept = at;
            break;
        }
    }
    words.truncate(kept);
    if let Some(dash) = words.iter().position(|word| ["-", "–", "—"].contains(word)) {
        words.truncate(dash);
    }
    let plain = |word: &&str| {
        let word = bare(word);
        word.chars().all(|sign| sign.is_alphabetic() || "'’-.‐".contains(sign))
            && !contains(NOT_NAMES, word.trim_end_matches('.'))
            && !contains(OF_TITLES, word)
    };
    let starts = |word: &&str| {
        bare(word).chars().next().is_some_and(char::is_uppercase)
            || contains(
                " de da di del binte binti bin bte s/o d/o della der den du la le van von y e bin ibn al ap ",
                word,
            )
    };
    let most = (2..=6).contains(&words.len());
    if !most || !words.iter().all(|word| plain(word) && starts(word)) {
        return None;
    }
    if words.iter().all(|word| word.chars().filter(|sign| sign.is_alphabetic()).count() == 1) {
        return None;
    }
    // What is left of a list of letters: `PhD. Assistant`
    let degree = words[0].trim_end_matches('.');
    if contains(" phd psyd edd dsw mphil lcsw lmft lmhc licsw lcpc lpcc ", degree) {
        return None;
    }
    // `MD Amos`: of a list of names over several lines.
    if !shouted && is_upper(words[0]) && contains(CREDENTIALS, words[0]) {
        return None;
    }
    // Letters of office with something behind them (`LMFT Assistant`), or nothing but such letters (`Ph. D`).
    let office = !shouted && is_upper(words[0]) && words[0].chars().filter(|sign| sign.is_alphabetic()).count() > 2;
    if office && !words[0].contains('.') || contains(CREDENTIALS, &words.concat().replace('.', "")) {
        return None;
    }
    let name = words.join(" ");
    if REGIONS.contains(&format!("|{}|", name.to_lowercase())) {
        return None;
    }
    // `Rutherford Delahaye, Jr., LCSW`
    let later = after.split([',', ' ']).next().unwrap_or("");
    let name = match contains(GENERATIONS, later.trim_end_matches('.')) {
        true => format!("{} {later}", name.trim_end_matches(['.', ','])),
        false => name,
    };
    Some(if shouted { capitals_lowered(&name) } else { without_stop(&name).trim_end_matches(',').to_owned() })
}

/// Without a sentence's full stop; an initial's belongs to the name.
fn without_stop(text: &str) -> &str {
    let text = text.trim_end();
    let last = text.rsplit([' ', '-', '.', ','].as_slice()).nth(1).unwrap_or("");
    let initial = text.ends_with('.') && last.chars().count() == 1 && is_upper(last);
    if initial { text } else { text.trim_end_matches(['.', ' ']) }
}

/// A word without the quotation marks around a short name: `“Daisy”`.
fn bare(word: &str) -> &str {
    word.trim_matches(['"', '“', '”'])
}

/// `LEUNG Ka Yan` and `Maëlle LEFÈVRE`: a family name in capitals, as it is written where it may stand first, is
/// written as the others are. Letters of office have no given names behind them and no name alone before them.
fn family_in_capitals(words: &[&str], addressed: bool) -> Vec<String> {
    let spelt = |word: &&str| word.chars().skip(1).any(char::is_lowercase) && word.starts_with(char::is_uppercase);
    let large = |word: &str| is_upper(word) && word.chars().filter(|sign| sign.is_alphabetic()).count() > 1;
    let spoken = |word: &str| {
        let vowels = word.chars().any(|sign| "AEIOUYÀÁÂÃÄÅÆÈÉÊËÌÍÎÏÒÓÔÖØÙÚÛÜĀĒĪŌŪŁ".contains(sign))
            || contains(CHINESE_FAMILIES, word);
        let long = word.chars().count() >= 4 || contains(CHINESE_FAMILIES, word);
        vowels && long && !word.contains('.') && !contains(CREDENTIALS, word) && !contains(GENERATIONS, word)
    };
    let (first, last) = (words.first().copied().unwrap_or(""), words.last().copied().unwrap_or(""));
    let leads = words.len() >= 2
        && large(first)
        && spoken(first)
        && words[1..].iter().all(spelt)
        && (addressed || contains(CHINESE_FAMILIES, first));
    let ends = words.len() == 2 && large(last) && spoken(last) && words[..1].iter().all(spelt);
    let lower = |(at, word): (usize, &&str)| match leads && at == 0 || ends && at == 1 {
        true => capitals_lowered(word),
        false => (*word).to_owned(),
    };
    words.iter().enumerate().map(lower).collect()
}

/// `Tan Hui Min, Rachel`: a whole Chinese name, then another one that is used as well.
fn with_another_name(before: &str, after: &str) -> Option<String> {
    let words: Vec<&str> =
        before.split_whitespace().skip_while(|word| contains(TITLES, word.trim_matches('.'))).collect();
    let family = words.first().is_some_and(|word| contains(CHINESE_FAMILIES, word));
    let written = |word: &str| {
        word.starts_with(char::is_uppercase) && word.len() > 1 && word.chars().skip(1).all(char::is_lowercase)
    };
    let short = words.len() == 3 && words.iter().all(|word| written(word) && word.len() <= 6);
    (family && short && written(after) && !contains(CREDENTIALS, after) && !contains(NOT_NAMES, after))
        .then(|| format!("{}, {after}", words.join(" ")))
}

/// `Tejada-Quinn, Marisol`: one name, then given names and no letters.
fn last_name_first(before: &str, after: &str) -> Option<String> {
    let given: Vec<&str> = after.split([',', '(']).next()?.split_whitespace().collect();
    let family = before.split_whitespace().count();
    let looks_given = |word: &&str| {
        word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().all(|sign| sign.is_alphabetic() || "-'’.".contains(sign))
            && !contains(CREDENTIALS, word)
            && (word.chars().skip(1).any(char::is_lowercase) || word.trim_end_matches('.').chars().count() == 1)
            && word.chars().skip(1).filter(|sign| sign.is_uppercase()).count()
                <= usize::from(word.contains(['-', '\'', '’']))
    };
    (family == 1 && (1..=2).contains(&given.len()) && given.iter().all(looks_given))
        .then(|| format!("{} {before}", given.join(" ")))
}

/// Several people in one text, in its order; whoever is not plainly a person is left out.
pub fn people(text: &str) -> Vec<String> {
    // `Ada Byron, PhD Ann Smith, LICSW`: letters of office, then another name.
    let text = pattern!(r"(, (?-i:[A-Z][A-Za-z]{0,5}[A-Z](?:-[A-Z]{1,3})?)) ((?-i:[A-Z][a-z'’-]+ [A-Z][a-z'’-]+))")
        .replace_all(text, "$1; $2");
    let joined = names_over_lines(&text)
        .replace(" / ", ";")
        .replace(" and ", ";")
        .replace(" & ", ";")
        .replace(" et ", ";")
        .replace(" with ", ";")
        .replace('\n', ";")
        .replace(" · ", ";")
        .replace(" | ", ";")
        .replace(" • ", ";")
        .replace(" * ", ";");
    let mut people: Vec<String> = Vec::new();
    let place = pattern!(r"(?:,| )\s*(?:in|at|on|from|via|held|during|between) (?-i:[A-Z0-9]|the |our |person\b)");
    for part in joined.split(';') {
        // `Ada Byron, PhD, in Halifax, Nova Scotia`: where and when is nobody's name.
        let part = place.split(part).next().unwrap_or("");
        let parts: Vec<&str> = part.split(',').map(str::trim).collect();
        let turned = (parts.len() == 2).then(|| last_name_first(parts[0], parts[1])).flatten();
        let found: Vec<String> = match turned {
            Some(name) => person(&name).into_iter().collect(),
            None => parts.iter().filter_map(|part| person(part)).collect(),
        };
        for name in found {
            if !people.contains(&name) {
                people.push(name);
            }
        }
    }
    people
}

/// The people with whom a text begins, up to where it speaks of something else.
pub fn first_people(text: &str) -> Vec<String> {
    let text = names_over_lines(text).replace('\n', " ").replace(" | ", ";").replace(" * ", ";");
    // `(presenter: Ada Byron) on 4 May`: what the bracket opened, it closes.
    let closed = text.find(')').filter(|close| !text[..*close].contains('('));
    let text = &text[..closed.unwrap_or(text.len())];
    let text = pattern!(r",? (?:and|&|et|y|with) ").replace_all(text, ";").into_owned();
    // A sentence ends behind a word, not behind `Rev.` or `Ph.D.`.
    let end = pattern!(r"(?:[^\W\d_-]{3,}|(?-i:[A-Z]{2,}))\.(?:\s|$)").find_iter(&text).find(|found| {
        let word = found.as_str().trim_end().trim_end_matches('.');
        !contains(TITLES, word) && !contains(" asst assoc hons accred snr psych reg ", word)
    });
    let text = &text[..end.map_or(text.len(), |found| found.end())];
    let mut people: Vec<String> = Vec::new();
    let mut others = 0;
    for part in text.split([';', ',']) {
        let part = part.trim().trim_end_matches('.');
        let named = pattern!(r" (?:on|at|in|from|held|via|for|by|who|which|to|is|was|has|our|comprising|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december)\b")
            .split(part)
            .next()
            .unwrap_or("");
        match person(named) {
            Some(name) => {
                others = 0;
                if !people.contains(&name) {
                    people.push(name);
                }
            }
            None if others > 2 || people.is_empty() || part.chars().any(|sign| sign.is_ascii_digit()) => break,
            None => others += 1,
        }
        if named.len() < part.len() {
            break;
        }
    }
    people
}

/// Whether a word stands before a name and is no part of it: `Prof.`, `Capt.`
pub fn is_title(word: &str) -> bool {
    contains(TITLES, word.trim_matches(['.', ',', '(', ')']))
}

/// Whether a name is another one with its given name as an initial: `C. Moreno` and `Carla Moreno`.
pub fn is_shortened(name: &str, whole: &str) -> bool {
    let parts = |text: &str| text.split_once(' ').map(|(first, rest)| (first.to_owned(), rest.to_owned()));
    let (Some((initial, family)), Some((given, rest))) = (parts(name), parts(whole)) else { return false };
    let initial = initial.trim_end_matches('.');
    initial.chars().count() == 1 && given.starts_with(initial) && rest.ends_with(&family)
}

/// A name that is broken over two narrow lines is one.
fn names_over_lines(text: &str) -> String {
    let text = text.replace("Drs. ", "Dr. ").replace("Drs ", "Dr ");
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let goes_on = |last: &String| {
            !last.contains([',', ';', '&']) && person(last).is_none() && person(&format!("{last} {line}")).is_some()
        };
        match lines.last_mut() {
            Some(last) if goes_on(last) => *last = format!("{last} {line}"),
            _ => lines.push(line.to_owned()),
        }
    }
    lines.join("\n")
}

fn contains(list: &str, word: &str) -> bool {
    !word.is_empty() && list.contains(&format!(" {} ", word.to_lowercase()))
}

fn is_upper(word: &str) -> bool {
    word.chars().any(char::is_alphabetic) && word.chars().filter(|sign| sign.is_alphabetic()).all(char::is_uppercase)
}

/// `McDonald`, `DeLuca`, `O’Brien`, `Szél-Kovács` are names.
fn has_inner_capital_name(word: &str) -> bool {
    word.contains(['-', '\'', '’'])
        || ["Mc", "Mac", "De", "Di", "La", "Le", "Van", "Fitz", "Du", "O"].iter().any(|start| {
            word.strip_prefix(start).is_some_and(|rest| {
                rest.chars().next().is_some_and(char::is_uppercase)
                    && rest.chars().skip(1).all(char::is_lowercase)
                    && rest.chars().count() > 2
            })
        })
}

/// `MARISOL TEJADA-QUINN` as people write it.
pub fn capitals_lowered(text: &str) -> String {
    let mut lowered = String::with_capacity(text.len());
    let mut inside = false;
    for sign in text.chars() {
        if inside {
            lowered.extend(sign.to_lowercase())
        } else {
            lowered.extend(sign.to_uppercase())
        }
        inside = sign.is_alphabetic();
    }
    lowered
}
