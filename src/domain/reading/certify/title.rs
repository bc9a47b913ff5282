//! The title within a certificate's sentence: what stands behind the words of what was done.

use super::super::dates::{self, Order};
use super::super::patterns::pattern;
use super::super::{attendee, names};
use super::words::doing;

/// How the second text is set: larger than the first, or right below it.
#[derive(Clone, Copy, Default)]
pub struct Next {
    pub larger: bool,
    pub near: bool,
}

/// The title in the words from what was done on, a text for each block.
pub fn title_in(texts: &[String], next: Next) -> Option<String> {
    let Some(first) = doing().find(&texts[0]) else { return quoted(&texts.join("\n")) };
    // `came to our rooms on Saturday and stayed to the end of …`: what is told first may name no title.
    let named = |found: regex_lite::Match<'_>| title_behind(texts, found.end(), next);
    named(first).or_else(|| doing().find_iter(&texts[0]).skip(1).take(3).find_map(named))
}

fn title_behind(texts: &[String], at: usize, next: Next) -> Option<String> {
    let mut rest = texts[0][at..].trim().to_owned();
    // `attended the above training`: it is named elsewhere.
    if pattern!(r"^(?:the |this |that )?(?:above|aforementioned|said|same)\b(?:[- ](?:named|mentioned|titled))?")
        .is_match(&rest)
    {
        return None;
    }
    // `joining us. We hereby …`: the clause has ended.
    if pattern!(r"^(?:[a-z]+ ?){0,3}[.!?]").is_match(&rest)
        || dates::find(&rest, Order::MonthFirst).first().is_some_and(|date| date.at < 4)
    {
        return None;
    }
    // `attended the workshop and completed the test for`
    while let Some(more) = pattern!(r"^[^.,]{0,60}?\b(?:and|then) (?:has |have )?(?:successfully |satisfactorily )?(?:completed|passed|participated in|fulfilled)\b(?: (?:the|a|all|its) (?:[a-z-]+ ){0,4}?(?:for|of|in)\b)?").find(&rest) {
        rest = rest[more.end()..].trim().to_owned();
    }
    let all = format!("{rest}\n{}", texts[1..].join("\n"));
    // `completed 32.5 hours, divided as follows:` counts, and names nothing.
    if pattern!(r"^(?:a total of )?\(?\d{1,3}(?:\.\d{1,2})?\)? (?:[a-z]+ ){0,3}(?:hours|credits|points|units|ceus?)\b,? (?:divided|split|as follows|made up|broken|distributed|allocated)").is_match(&rest) {
        return None;
    }
    if all.find(['“', '"', '«', '„']).is_some_and(|at| of_a_part(&all[..at])) {
        return None;
    }
    if let Some(title) = quoted(&all) {
        return Some(title);
    }
    if let Some(care) = care(&rest) {
        return Some(care);
    }
    let below = pattern!(r"(?:named|listed|shown|described|specified) (?:below|above)\W*$").is_match(&rest);
    // `attended our annual workshop`, and in larger type which one.
    let kind = next.larger && pattern!(r"\b(?:workshop|lecture|course|seminar|training|conference|day|event|program(?:me)?|webinar|session|class|retreat|presentation)$").is_match(&rest);
    // `… the group. It met on these days:` announces something else.
    let ended = pattern!(r"[^\W\d_]{3,}\. (?-i:[A-Z])").is_match(&rest);
    let announced = (rest.ends_with(':') && !ended || below || kind) && texts.len() > 1;
    // `the Institute’s extension seminar Play and Reality`: whose and what kind of thing it was.
    let whose = pattern!(
        r"^(?:the |our )?(?:(?-i:[A-Z])[\w&-]* ){0,4}(?-i:[A-Z])\w+[’'](?:s|) (?:(?-i:[a-z-]+) ){0,3}?(?:seminar|course|workshop|webinar|training|program(?:me)?|lecture|class|series|conference|intensive|group)s?,? (?:titled |entitled |called |on )?(?-i:[A-Z“])"
    );
    let rest = whose.find(&rest).map_or(rest.as_str(), |whose| {
        let last = whose.as_str().chars().next_back().map_or(0, char::len_utf8);
        &rest[whose.end() - last..]
    });
    let rest = unfilled(rest.trim_start_matches([',', ' ']));
    // `a workshop sponsored by the`, and below it by whom: the next one names it.
    let by = pattern!(
        r"\b(?:sponsored|provided|offered|hosted|presented|organi[sz]ed|conducted|given|held) by(?: the| our)?$"
    )
    .is_match(rest.trim());
    let rest = rest.trim_matches([':', ' ', ',', '-', '–']).to_owned();
    // `the workshop on Couple Therapy`
    let subject = pattern!(r"^(?:on|about) ((?-i:[^\W\d_a-z]).*)$").captures(&rest).map(|caught| caught[1].to_owned());
    let dated = |text: &str| dates::find(text, Order::MonthFirst).first().is_some_and(|date| date.at < 14);
    let rest = subject.filter(|subject| !dated(subject)).unwrap_or(rest);
    // Small words go on about the kind of course: `one and one-half days in`, above its name.
    let named = |text: &str| text.split_whitespace().any(|word| word.starts_with(|sign: char| sign.is_uppercase()));
    // Running text that goes on about the day names no title: what follows is a place.
    if rest.len() > 40 && is_about_time(&rest) && !announced {
        return None;
    }
    let goes_on =
        announced || texts.len() > 1 && (cut(&rest).trim().is_empty() || !named(&cut(&rest)) && named(&texts[1]));
    if !rest.is_empty() && !goes_on {
        let mut title = cut(&rest);
        // A title that runs to the end of its block goes on in the next one, where that says when it was.
        let uncut = next.near && title.trim().len() == rest.len() && !rest.ends_with(['.', '!', '?', ':', ';']);
        if let Some(next) = texts.get(1).filter(|next| uncut && !is_about_time(next) && !counts(next)) {
            let more = cut(next);
            if !more.trim().is_empty() && more.trim().len() < next.trim_end_matches('.').len() && named(&more) {
                title = format!("{title} {}", more.trim());
            }
        }
        return clean(without_lead(&title)).filter(|title| named(title));
    }
    for text in texts[1..].iter().skip(usize::from(by)) {
        // Who signed it stands behind all that was done.
        let signed =
            text.split_once(',').is_some_and(|(name, office)| names::person(name).is_some() && attendee::role(office));
        if signed {
            return None;
        }
        let left = unfilled(text);
        let left = left.trim_matches([':', ' ', ',']);
        if left.is_empty() || is_about_time(text) || counts(text) {
            continue;
        }
        let whole = if left.len() < text.len()
            && text.split_whitespace().count() <= 14
            && !text.trim_end().ends_with(':')
            && !text.to_lowercase().contains("entitled")
            && !text.to_lowercase().contains("titled")
            && text.starts_with(|sign: char| sign.is_uppercase() || sign.is_ascii_digit())
        {
            text.as_str()
        } else {
            left
        };
        return clean(&cut(whole)).filter(|title| named(title));
    }
    None
}

/// `noho marae training Te Tiriti`: small words before a name of two words or more only lead to it.
fn without_lead(title: &str) -> &str {
    let title = title.trim();
    let small = |word: &str| word.chars().all(|sign| sign.is_lowercase() || "-'’".contains(sign));
    let mut rest = title;
    while let Some((word, after)) = rest.split_once(' ').filter(|(word, _)| small(word)) {
        let _ = word;
        rest = after.trim_start();
    }
    let large = rest.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
    if large >= 2 { rest } else { title }
}

/// `individual clinical supervision with me`: what has no title but its kind.
fn care(rest: &str) -> Option<String> {
    let caught = pattern!(
        r"^(?:(?:[a-z-]+ )?\(?\d{1,3}(?:\.\d{1,2})?\)? (?:[a-z]+ )?(?:hours?|sessions?|meetings?) of )?(?:our |the |my |a |in |regular |weekly |fortnightly |monthly )*((?:(?:individual|group|small|peer|clinical|case|emdr|dbt|external|personal|reflective|triadic|dyadic|professional|monthly|paid|consultative)[ -]){1,4}(?:supervision|consultation|practice|review|therapy)(?: group)?)\b(?: (?:sessions?|meetings?))?(?:$|[,.;]| (?:with|by|between|from|on|over|during|toward|towards|for|in|and|from|under)\b)"
    )
    .captures(rest)?;
    first_large(&caught[1])
}

/// `plenary: “…”`, `workshop 2: “…”`: what is quoted behind such words is a part of what was attended.
pub fn of_a_part(before: &str) -> bool {
    pattern!(
        r"\b(?:plenary|keynote|sessions?|panel|paper|workshop (?:\d+|[a-z]\b)|books?|chapters?|articles?)\b[^.;]{0,20}$"
    )
    .is_match(before)
}

/// With a capital at its beginning.
pub fn first_large(text: &str) -> Option<String> {
    let mut signs = text.chars();
    let first = signs.next()?;
    Some(first.to_uppercase().chain(signs).collect())
}

/// What stands between quotation marks.
pub fn quoted(text: &str) -> Option<String> {
    let double = pattern!(
        "[\u{201c}\u{00ab}\"]\\s*([^\u{201c}\u{201d}\u{00ab}\u{00bb}\u{201e}\"]{4,200}?)[,.]?\\s*[\u{201d}\u{00bb}\"]"
    );
    // As in German or Polish, and single ones: an apostrophe stands before a letter.
    let low = pattern!(
        "[\u{201e}\u{00bb}]\\s*([^\u{201c}\u{201d}\u{00ab}\u{201e}]{4,200}?)[,.]?\\s*[\u{201c}\u{201d}\u{00ab}]"
    );
    let single = pattern!("(?:^|[\\s(:])[\u{2018}'](?-i:([A-Z][^\u{2018}\n]{5,160}?))[,.]?[\u{2019}'](?:[\\s,.;:)]|$)");
    let caught = [double, low, single].into_iter().find_map(|marked| marked.captures(text))?;
    // `“Empty Chair”: Grief in Families`: the quotation is only its beginning.
    let after = &text[caught.get(0)?.end()..];
    if after.starts_with(':') {
        return None;
    }
    clean(&caught[1].replace('\n', " "))
}

fn is_about_time(text: &str) -> bool {
    pattern!(
        r"^(?:on |held |from |for |at |and |presented by|sponsored by|provided by|offered by|hosted by|conducted by)\b"
    )
    .is_match(text)
        || dates::find(text, Order::MonthFirst).first().is_some_and(|date| date.at < 4)
}

/// Days or hours, in a line that says little else: `Module A: September 12–16, 2025`, `Ninety (90) contact hours`.
pub fn counts(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let dated = dates::find(text, Order::MonthFirst).first().is_some_and(|date| {
        let rest = text.get(..date.at).unwrap_or("").split_whitespace().count();
        rest <= 3
    });
    let amount = pattern!(
        r"\b(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)\)? (?:[a-z.]+ ){0,3}(?:hours?|credits?|points?|ceus?|cecs?|minutes)\b"
    );
    words <= 12 && dated || words <= 9 && amount.is_match(text)
}

/// Without the words about what kind of course it was.
fn unfilled(text: &str) -> String {
    let filler = pattern!(concat!(
        r"^(?:(?:",
        r"in person|in full|on demand|ms teams|known as|on the topic of|on the subject of|",
        r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)(?: out)? of (?:the |our )?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)|",
        r"(?:\d{1,2}(?:\.\d{1,2})?|one|two|three|four|five|six|seven|eight|ten|twelve)[- ](?:credit|contact|clock|ce|cpd)?[- ]?(?:hour|day|part|credit|session|week|month|module|evening)s?|",
        r"(?:components?|elements?|aspects?|stages?|units?|requirements|hours) of|the|a|an|our|its|my|this|following|whole|entire|all|both|each|every|mornings?|afternoons?|evenings?|days?|weekends?|weeks?|parts?|modules?|meetings?|noncredit|non-credit|recordings?|and|for|of|in|at|to|live|interactive|online|on-demand|recorded|pre-recorded|webinars?|workshops?|seminars?|courses?|trainings?|program|programme|continuing|continued|education|educational|professional|development|cpd|ce|ceu|activity|event|sessions?|full|conference|home|study|zoom|teams|microsoft teams|based|book|article|podcast|self-study|self-paced|self-directed|self-guided|distance|learning|e-learning|in-person|face-to-face|virtual|residential|full-day|half-day|all-day|one-day|two-day|three-day|four-day|five-day|multi-day|day-long|weekend-long|one|two|three|asynchronous|synchronous|webcast|teleseminar|presentation|lecture|talk|class|masterclass|retreat|intensive|approved|accredited|clinical|post-test|requirements|required|evaluation|in-service|[a-z]+-(?:approved|accredited|endorsed|recognized|recognised)|annual|monthly|weekly|nine|ten|eleven|twelve|four|five|six|seven|eight|entitled|titled|called|named",
        r")(?:[\s:,]+|$))+"
    ));
    let Some(found) = filler.find(text) else { return text.to_owned() };
    let (left_out, rest) = text.split_at(found.end());
    // `our course An Introduction …`: the article is the title's.
    // `the Seminar in Field Instruction`: the kind is the name's first word.
    if let Some(kind) = pattern!(r"(?-i:\b(?:[A-Z][\w-]+ )*[A-Z][\w-]+ (?:in|on|for|of) )$").find(left_out) {
        return format!("{}{rest}", kind.as_str());
    }
    // `completed Clinical Supervision Essentials`: large, and before no kind of course, it is the title's first word.
    let kinds = pattern!(
        r"\b(?:webinars?|workshops?|seminars?|courses?|trainings?|program(?:me)?|activity|event|sessions?|conference|presentation|lecture|class|article|book|podcast|weekend|day|cpd|ce|retreat|intensive)\b"
    );
    let large = pattern!(r"(?-i:(?:\b[A-Z][\w-]+ (?:and |of )?)+)$")
        .find(left_out)
        .filter(|large| !kinds.is_match(large.as_str()));
    if let Some(large) = large.filter(|_| rest.starts_with(char::is_uppercase)) {
        return format!("{}{rest}", large.as_str());
    }
    let article = left_out.split_whitespace().last().filter(|word| ["An", "A", "The"].contains(word));
    match article.filter(|article| left_out.trim() != *article && rest.starts_with(char::is_uppercase)) {
        Some(article) => format!("{article} {rest}"),
        None => rest.to_owned(),
    }
}

/// Whether words only tell what was done and what kind of thing it was: what it was called stands elsewhere.
pub fn names_nothing(text: &str) -> bool {
    let text = text.trim().trim_end_matches(':');
    doing().find(text).is_some_and(|found| {
        let rest = unfilled(text.get(found.end()..).unwrap_or("").trim_start_matches([',', ' ']));
        rest.trim().is_empty() || unfilled(&format!("{rest} ")).trim().is_empty()
    })
}

/// Where a title ends in running text.
pub fn cut(text: &str) -> String {
    let end = pattern!(
        r",? (?:created|written|authored|narrated|developed|designed|tutored|convened|presented|facilitated|taught|led|delivered|conducted|provided|sponsored|offered|hosted|organi[sz]ed|given) (?:by|on|at|via|in|live)\b|,? (?:held|conducted|offered|run|organi[sz]ed) (?:on|at|in|from|via|live|online|between|over|during|through|entirely|january|february|march|april|may|june|july|august|september|october|november|december|\d)|,? here (?:at|in|with)\b|,? (?:at|in) our (?:[a-z]+ )?(?:offices?|cent(?:er|re)|studio|rooms?|(?-i:[A-Z])[\w-]+)\b|,? at (?:the|my|its|this) (?-i:clinic|cent(?:er|re)|office|agency|hospital|school|hotel|studio|institute|university|college|society|venue|house|hall|library|church|practice)\b|,? (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}) (?-i:(?:[a-z-]+ )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|mornings|evenings|afternoons|days|sessions|weekends|meetings|modules|classes|seminars|webinars|units|lectures))\b|,? (?-i:and (?:has |have |then |also )?(?:[a-z]+ed|sent|wrote|took|gave) (?:the|an?|all|every|her|his|their|our|its)\b)|: (?:the )?(?:part|day|session|module) (?:one|1|i|a) (?-i:[a-z])|,? (?:recogni[sz]ed|approved|accredited|endorsed|convened|written|authored|chaired) by\b| \((?:[\w-]+ ){0,2}(?:approved|accredited|endorsed|recogni[sz]ed)\b|,? from (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|,? which (?:ran|was|took|is|the|we|comprised|consisted)\b|,? under the instruction\b|,? hosted by\b|,? that (?:ran|was|took)\b|,? between (?:the )?(?:mon|tue|wed|thu|fri|sat|sun|\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|,? run by\b|, (?:an? )?(?:live|online|in-person|interactive|recorded|face-to-face)[ -]|,? on (?:the )?(?:mon|tue|wed|thu|fri|sat|sun)?[a-z]*,? ?(?:the )?\d{1,2}(?:st|nd|rd|th)?\b|,? on (?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|,? from (?:january|february|march|april|may|june|july|august|september|october|november|december|\d{1,2})|,? (?:and )?(?:is awarded|was awarded|has earned|have earned|earned|earning|and is hereby awarded|is hereby awarded|has been awarded|for a total of|consisting of|comprising|totalling|totaling|worth)\b|,? for (?:a total of )?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|twelve)[^A-Z]{0,24}(?:hours?|credits?|ceus?|points?|contact|clock)|,? \(?\d{1,2}(?:\.\d{1,2})? (?:ce|contact|clock|cpd|hours?|credits?)|,? completed (?:on|by)|,? (?:with a )?(?:score|grade|mark)s?(?: of|:)? \d|, (?:january|february|march|april|may|june|july|august|september|october|november|december) \d| via (?:zoom|live|webinar)|, a (?:\d|one|two|three|live|recorded|home)[- ]|(?:,| [-–—])? (?-i:an?) (?:[a-z-]+ ){0,3}(?:workshop|intensive|course|training|seminar|webinar|day|programme|event|masterclass|activity|module|talk|lecture)\b| \((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|,? which [a-z]+ | with me\b| by secure video|, (?:in )?(?:its|their) entirety| \((?:recorded|offered|live|online|in person|in-person|part of|an? |held|item|code|ref|activity|course (?:no|#|code|id))"
    );
    let text = format!(" {}", text.replace('\n', " "));
    let text = match pattern!(r"(?:[a-z]{3,}|[a-z\d]\))[.!?] (?-i:[A-Z])").find(&text) {
        Some(stop) => text[..stop.end() - 2].to_owned(),
        None => text,
    };
    let text = match end.find(&text) {
        Some(found) => text[..found.start()].to_owned(),
        None => text,
    };
    before_teacher(before_day(&text)).to_owned()
}

/// Without a day and what follows it.
fn before_day(text: &str) -> &str {
    let Some(day) = dates::find(text, Order::MonthFirst).first().copied().filter(|day| day.at > 8) else { return text };
    let before = text[..day.at].trim_end_matches([' ', ',', '(', '·', '|', '-', '–', '—']);
    let lead = pattern!(r",? (?:(?:on|from|between|of|held|the|in|during|over)(?: the)?|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?,?(?: the)?)$").find(before);
    lead.map_or(before, |lead| &before[..lead.start()])
}

/// Without `by Ada Byron, PhD` and what follows it.
fn before_teacher(text: &str) -> &str {
    let by = pattern!(r",? (?:by|with) ((?-i:[^\W\d_a-z])[^,;(]{4,60})");
    let named = |caught: &regex_lite::Captures<'_>| {
        let whole = caught.get(0)?;
        let person = pattern!(r" (?-i:and|who|which|on|at|in) ").split(&caught[1]).next()?;
        // `with Chronic Pain` is the title's, `with Dr. Ada Byron` is not.
        let titled = pattern!(r"^(?:dr|prof|professor|rev)\b").is_match(person);
        (whole.start() > 8 && (titled || whole.as_str().contains("by ")) && names::person(person).is_some())
            .then(|| whole.start())
    };
    by.captures_iter(text).find_map(|caught| named(&caught)).map_or(text, |at| &text[..at])
}

/// Without quotation marks around it; those around a part of it stay: `Fall Conference “Roots and Repair”`.
fn unquoted(text: &str) -> &str {
    let marks = ['"', '“', '”', '„', '«', '»'];
    let inner = text.trim_matches(marks);
    let within = inner.contains(marks);
    // A part at its beginning or end keeps its own marks.
    if within && text.matches(marks).count().is_multiple_of(2) { text } else { inner }
}

/// A title, without quotes and a last full stop.
pub fn clean(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.trim_matches(|sign: char| "*_:;,-–— ".contains(sign));
    let text = unquoted(text).trim_matches(|sign: char| "*_:;,-–— ".contains(sign));
    let single = text.strip_prefix(['\'', '‘']).and_then(|text| text.strip_suffix(['\'', '’']));
    let text = single.unwrap_or(text);
    let text = if text.ends_with('.') && !text.ends_with("..") { text.trim_end_matches('.') } else { text };
    let text = unquoted(text).trim();
    let letters = text.chars().filter(|sign| sign.is_alphabetic()).count();
    (letters >= 3 && text.chars().count() <= 250).then(|| text.to_owned())
}
