//! Days as certificates write them.

mod short;

use super::patterns::pattern;
use chrono::NaiveDate;
use short::{asides, leave_out_other_tongue, short_ranges, short_years, years_in_words};

/// A day or a stretch of days found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    pub at: usize,
    pub end: usize,
    pub first: NaiveDate,
    pub last: NaiveDate,
}

/// How `3/4/2026` is meant where both are possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    MonthFirst,
    DayFirst,
    Unknown,
}

/// Each month as English, French and Spanish write it, in full or short.
const MONTHS: [&str; 12] = [
    "jan january janvier janv enero ene",
    "feb february février fevrier févr febrero",
    "mar march mars marzo",
    "apr april avril avr abril abr",
    "may mai mayo",
    "jun june juin junio",
    "jul july juillet juil julio",
    "aug august août aout agosto ago",
    "sep sept september septembre septiembre",
    "oct october octobre octubre",
    "nov november novembre noviembre",
    "dec december décembre decembre déc diciembre dic",
];

/// The month of a word; only whole words and their usual short forms are one.
pub fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.').to_lowercase();
    let at = MONTHS.iter().position(|names| names.split(' ').any(|name| name == word))?;
    u32::try_from(at + 1).ok()
}

const WORDS_BETWEEN: [&str; 15] =
    ["-", "–", "—", "&", "and", "to", "through", "thru", "until", "till", "et", "y", "au", "al", "hasta"];

/// What a date is made of, in the order of the text.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Month(u32),
    Number(u32),
    Year(i32),
    Between,
    Comma,
    Weekday,
    /// What ends a date.
    Other,
}

/// Every day or stretch of days in the text, in its order. A month without a day is none.
pub fn find(text: &str, order: Order) -> Vec<Found> {
    // Most of a paper's pieces say no year at all.
    if !text.contains(|sign: char| sign.is_ascii_digit()) && !pattern!(r"twenty|thousand").is_match(text) {
        return Vec::new();
    }
    let mut found = numeric(text, order);
    found.extend(short_ranges(text, order));
    found.extend(short_years(text));
    found.extend(worded(text));
    if found.is_empty() {
        found.extend(year_before(text));
    }
    found.sort_by_key(|date| (date.at, std::cmp::Reverse(date.end)));
    found.dedup_by(|second, first| second.at < first.end);
    join(text, found)
}

/// `during the spring term of 2026, from the fourteenth of January to the twenty-second of April`: the one year of a
/// text, before its days.
fn year_before(text: &str) -> Option<Found> {
    let parts = parts(text);
    let mut years = parts.iter().enumerate().filter(|(_, part)| matches!(part.0, Part::Year(_)));
    let (place, year) = years.next().filter(|_| years.next().is_none())?;
    let days = &parts[place + 1..];
    let days = &days[days.iter().position(|part| matches!(part.0, Part::Number(_) | Part::Month(_)))?..];
    let last = days.iter().take(12).take_while(|part| part.0 != Part::Other).count();
    let days = &days[..days[..last].iter().rposition(|part| matches!(part.0, Part::Number(_) | Part::Month(_)))? + 1];
    // One day alone may be anything's; a stretch is an event's.
    days.iter().any(|part| part.0 == Part::Between).then_some(())?;
    let mut run: Vec<Part> = days.iter().map(|part| part.0).collect();
    run.push(year.0);
    let all = self::days(&run)?;
    let (first, last) = (*all.iter().min()?, *all.iter().max()?);
    (first < last).then_some(Found { at: days.first()?.1, end: days.last()?.2, first, last })
}

/// `2026-03-14`, `3/14/2026`, `14.03.2026`, `12-Dec-2025` is worded.
fn numeric(text: &str, order: Order) -> Vec<Found> {
    let pattern =
        pattern!(r"(?:\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b)|(?:\b(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})\b)");
    let mut found = Vec::new();
    for caught in pattern.captures_iter(text) {
        let whole = caught.get(0).expect("the whole match");
        let number = |group: usize| caught.get(group).and_then(|digits| digits.as_str().parse::<u32>().ok());
        let date = if let (Some(year), Some(month), Some(day)) = (number(1), number(2), number(3)) {
            year.try_into().ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
        } else {
            let (Some(one), Some(two), Some(year)) = (number(4), number(6), number(7)) else { continue };
            let year = if year < 100 { 2000 + year } else { year };
            let dotted = &caught[5] == ".";
            let (month, day) = match order {
                _ if one > 12 => (two, one),
                _ if two > 12 => (one, two),
                _ if one == two => (one, two),
                Order::DayFirst => (two, one),
                Order::MonthFirst => (one, two),
                // Full stops are usual where the day comes first.
                Order::Unknown if dotted => (two, one),
                Order::Unknown => continue,
            };
            year.try_into().ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
        };
        if let Some(day) = date.filter(plausible) {
            found.push(Found { at: whole.start(), end: whole.end(), first: day, last: day });
        }
    }
    found
}

/// Dates with the month as a word, and their ranges: `May 2 & 3, 2026`, `30 April – 2 May 2026`.
fn worded(text: &str) -> Vec<Found> {
    let parts = parts(text);
    let mut found = Vec::new();
    let mut from = 0;
    while from < parts.len() {
        match stretch(&parts[from..]) {
            Some((days, length)) => {
                let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else { break };
                found.push(Found { at: parts[from].1, end: parts[from + length - 1].2, first: *first, last: *last });
                from += length;
            }
            None => from += 1,
        }
    }
    found
}

/// The longest run of parts that says days, up to its last year.
fn stretch(parts: &[(Part, usize, usize)]) -> Option<(Vec<NaiveDate>, usize)> {
    if !matches!(parts.first()?.0, Part::Month(_) | Part::Number(_) | Part::Weekday) {
        return None;
    }
    let length = parts.iter().take(24).take_while(|part| part.0 != Part::Other).count();
    (2..=length).rev().find_map(|length| {
        let run: Vec<Part> = parts[..length].iter().map(|part| part.0).collect();
        days(&run).map(|days| (days, length))
    })
}

/// The days that a run of parts names; nothing when anything in it does not fit.
fn days(run: &[Part]) -> Option<Vec<NaiveDate>> {
    let run: Vec<Part> = run.iter().copied().filter(|part| *part != Part::Weekday).collect();
    if !matches!(run.last(), Some(Part::Year(_))) {
        return None;
    }
    let day_first = matches!(run.first(), Some(Part::Number(_)));
    let mut open: Vec<(u32, Option<u32>)> = Vec::new();
    let mut days = Vec::new();
    let mut month_now = None;
    let mut last = None;
    for part in run {
        // Two dates on lines below each other are no stretch: something has to join them.
        if matches!(last, Some(Part::Year(_))) && matches!(part, Part::Month(_) | Part::Number(_)) {
            return None;
        }
        match part {
            Part::Month(month) if day_first => {
                let mut any = false;
                for entry in &mut open {
                    if entry.1.is_none() {
                        entry.1 = Some(month);
                        any = true;
                    }
                }
                if !any {
                    return None;
                }
            }
            Part::Month(month) => month_now = Some(month),
            Part::Number(day) => {
                if !day_first && month_now.is_none() || matches!(last, Some(Part::Number(_))) {
                    return None;
                }
                open.push((day, if day_first { None } else { month_now }));
            }
            Part::Year(year) => {
                if open.is_empty() {
                    return None;
                }
                for (day, month) in open.drain(..) {
                    days.push(NaiveDate::from_ymd_opt(year, month?, day)?);
                }
                if !day_first {
                    month_now = None;
                }
            }
            Part::Between | Part::Comma | Part::Weekday | Part::Other => {}
        }
        last = Some(part);
    }
    let plausible = days.iter().all(plausible) && days.windows(2).all(|pair| pair[0] <= pair[1]);
    let apart = days.last()?.signed_duration_since(*days.first()?).num_days();
    (plausible && apart <= 800).then_some(days)
}

fn parts(text: &str) -> Vec<(Part, usize, usize)> {
    let mut parts: Vec<(Part, usize, usize)> = Vec::new();
    let years = years_in_words(text);
    let asides = asides(text);
    for (word, at, end) in words(text) {
        if let Some((year, from, to)) = years.iter().find(|(_, from, to)| (*from..*to).contains(&at)) {
            if *from == at {
                parts.push((Part::Year(*year), *from, *to));
            }
            continue;
        }
        if asides.iter().any(|(from, to)| (*from..*to).contains(&at)) {
            continue;
        }
        let lower = word.to_lowercase();
        let digits = word.len() - word.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
        let part = if digits > 0 {
            // `Jul 4 '26`
            if digits == 2 && word.len() == 2 && text[..at].ends_with(['\'', '’']) {
                parts.pop();
                parts.push((Part::Year(2000 + word.parse::<i32>().unwrap_or(0)), at, end));
                continue;
            }
            let ordinal = ["", "st", "nd", "rd", "th", "er", "º"].contains(&&lower[digits..]);
            match (digits, word[..digits].parse::<u32>().unwrap_or(0)) {
                (1 | 2, day @ 1..=31) if ordinal => Part::Number(day),
                (4, year @ 1990..=2099) if word.len() == 4 => Part::Year(i32::try_from(year).unwrap_or(0)),
                _ => Part::Other,
            }
        } else if let Some(month) = month(&lower) {
            leave_out_other_tongue(text, &mut parts);
            Part::Month(month)
        } else if let Some(day) = ordinal(&lower) {
            // `the twenty-first of May`: the ten that came before belongs to it.
            let dash = matches!(parts.last(), Some((Part::Between, ..)));
            let ten = parts.len().checked_sub(1 + usize::from(dash)).and_then(|place| match parts[place].0 {
                Part::Number(ten @ (20 | 30))
                    if day < 10 && text[parts[place].1..].starts_with(char::is_alphabetic) =>
                {
                    Some((place, ten))
                }
                _ => None,
            });
            if let Some((place, ten)) = ten {
                let from = parts[place].1;
                parts.truncate(place);
                parts.push((Part::Number(ten + day), from, end));
                continue;
            }
            Part::Number(day)
        } else if lower == "," {
            Part::Comma
        } else if lower == "/"
            && matches!(parts.last(), Some((Part::Number(_), ..)))
            && pattern!(r"^\d{1,2} ?(?-i:[^\W\d_])").is_match(&text[end..])
        {
            // `15/16 November`
            Part::Between
        } else if WORDS_BETWEEN.contains(&lower.as_str()) {
            Part::Between
        } else if is_weekday(&lower) || is_part_of_day(&lower) {
            Part::Weekday
        } else if ["of", "the", "day", "de", "del", "le", "el"].contains(&lower.as_str()) {
            continue;
        } else if lower == "year" || lower == "in" && text[end..].trim_start().starts_with("the year") {
            // `on the 9th day of May in the year 2025`
            continue;
        } else if ["on", "last", "final"].contains(&lower.as_str())
            && parts.last().is_some_and(|(part, ..)| *part == Part::Between)
        {
            // `the first on October 1 and the last on November 26`
            continue;
        } else {
            Part::Other
        };
        parts.push((part, at, end));
    }
    parts
}

/// A day of the month in words.
fn ordinal(word: &str) -> Option<u32> {
    const WORDS: &str = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth \
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth";
    match word {
        "twenty" => Some(20),
        "thirty" | "thirtieth" => Some(30),
        _ => WORDS.split_whitespace().position(|known| known == word).and_then(|at| u32::try_from(at + 1).ok()),
    }
}

/// Words with their places; a number and letters that follow it are one (`3rd`), any other sign stands alone.
fn words(text: &str) -> Vec<(&str, usize, usize)> {
    let mut words = Vec::new();
    let mut start: Option<usize> = None;
    for (at, sign) in text.char_indices().chain([(text.len(), ' ')]) {
        let in_word =
            sign.is_alphanumeric() || (sign == '.' && start.is_some_and(|from| month(&text[from..at]).is_some()));
        match start {
            Some(from) if !in_word => {
                words.push((&text[from..at], from, at));
                start = None;
            }
            None if in_word => start = Some(at),
            _ => {}
        }
        if !in_word && !sign.is_whitespace() {
            let end = at + sign.len_utf8();
            words.push((&text[at..end], at, end));
        }
    }
    words
}

pub fn is_weekday(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    const DAYS: &str = " monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat \
        sun lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo ";
    DAYS.contains(&format!(" {word} "))
}

/// `from Friday evening 14 November to Sunday midday 16 November`
fn is_part_of_day(word: &str) -> bool {
    ["morning", "midday", "noon", "lunchtime", "afternoon", "evening", "night"].contains(&word)
}

fn plausible(day: &NaiveDate) -> bool {
    use chrono::Datelike;
    (1990..=2099).contains(&day.year())
}

/// Two days with no more than a joining word between them are a stretch.
fn join(text: &str, found: Vec<Found>) -> Vec<Found> {
    let mut joined: Vec<Found> = Vec::new();
    for date in found {
        if let Some(last) = joined.last_mut() {
            let between = text[last.end..date.at].trim().to_lowercase();
            let between = between.trim_matches(',').trim();
            let weekday_off =
                between.split_whitespace().filter(|word| !is_weekday(word.trim_matches(','))).collect::<Vec<_>>();
            let joins = matches!(weekday_off[..], [word] if WORDS_BETWEEN.contains(&word));
            if joins && date.first >= last.last && (date.last - last.first).num_days() <= 800 {
                last.end = date.end;
                last.last = date.last;
                continue;
            }
        }
        joined.push(date);
    }
    joined
}

/// A day without its year, such as `Apr 16`, in this year.
pub fn without_year(text: &str, year: i32) -> Option<NaiveDate> {
    let parts: Vec<Part> = parts(text).into_iter().map(|part| part.0).filter(|part| *part != Part::Weekday).collect();
    match parts[..] {
        [Part::Month(month), Part::Number(day)] | [Part::Number(day), Part::Month(month)] => {
            NaiveDate::from_ymd_opt(year, month, day)
        }
        _ => None,
    }
}

/// `11/06` in this year, where the document shows which comes first.
pub fn in_figures(text: &str, year: i32, order: Order) -> Option<NaiveDate> {
    let day =
        text.split_whitespace().filter(|word| !is_weekday(&word.trim_matches(',').to_lowercase())).collect::<String>();
    let caught = pattern!(r"^(\d{1,2})/(\d{1,2})$").captures(&day)?;
    let (one, two): (u32, u32) = (caught[1].parse().ok()?, caught[2].parse().ok()?);
    let (month, day) = match order {
        _ if one > 12 => (two, one),
        _ if two > 12 => (one, two),
        Order::MonthFirst => (one, two),
        Order::DayFirst => (two, one),
        Order::Unknown => return None,
    };
    NaiveDate::from_ymd_opt(year, month, day)
}
