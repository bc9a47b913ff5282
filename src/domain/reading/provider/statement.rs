//! Sentences whose subject is the provider: `… is approved by …`, `… certifies that …`, `hosted by …`.

use super::super::approvals::sentences;
use super::super::labels::{Label, Labelled};
use super::super::layout::Layout;
use super::super::names;
use super::super::patterns::pattern;
use super::is_organisation;

/// Notes every organisation of which a sentence says that it gave the course or may give such courses.
pub fn find(layout: &Layout, labelled: &[Labelled], sentence: &str, note: &mut impl FnMut(&str, i32)) {
    for block in &layout.blocks {
        for (said, _) in sentences(&block.text) {
            if let Some(name) = subject(&said) {
                note(&name, 10);
            }
        }
        // `Copperline Academy: NBCC Provider #1200; …`
        let numbered =
            pattern!(r"^((?-i:[A-Z])[^:.#]{4,70}): [^.]{0,60}?\b(?:provider|sponsor|acep) ?(?:#|no\b|number|id)");
        if let Some(caught) = numbered.captures(&block.text).filter(|caught| is_organisation(&caught[1])) {
            note(&caught[1], 8);
        }
        // `Learning portal: Larkfield CPD (larkfield.example)`
        let portal = pattern!(r"^(?:[a-z]+ )?(?:portal|platform|site|hub): ((?-i:[A-Z])[^:;(]{3,60})(?:\(|$)");
        for caught in block.lines.iter().filter_map(|line| portal.captures(&line.text)) {
            if is_organisation(&caught[1]) {
                note(&caught[1], 4);
            }
        }
        // `Larkfield Learning is the teaching arm of the Larkfield Trust`
        let arm = pattern!(
            r"(?:^|[.] |  )((?-i:[A-Z])[^.;:]{3,70}?) is (?:an?|the) (?:[a-z]+ ){0,3}(?:trading name|arm|division|brand|branch|project|programme|program|service|part|name|wing) of\b"
        );
        if let Some(caught) = arm.captures(&block.text) {
            note(&caught[1], 9);
        }
        if let Some(name) = spoken(&block.text) {
            note(&name, 9);
        }
        for (name, organisation) in given_by(&block.text) {
            let told = sentence.contains(&block.text) || block.text.contains(sentence);
            if organisation {
                note(&name, if told && !sentence.is_empty() { 9 } else { 8 });
            } else if names::person(&name).is_none() && name.split_whitespace().count() >= 3 {
                note(&name, 4);
            }
        }
        if let Some(caught) = pattern!(r"on behalf of (?:the )?([^,.;\n]{4,80})").captures(&block.text)
            && is_organisation(&caught[1])
        {
            note(&caught[1], 7);
        }
    }
    issued(layout, note);
    // `Presented by` beside a name that is no person's.
    for entry in labelled.iter().filter(|entry| entry.label == Label::Instructor) {
        if entry.words.to_lowercase().ends_with(" by") && is_organisation(&entry.value) {
            note(&entry.value, 8);
        }
    }
}

/// The subject of a statement of approval: `… is approved by …`, `… maintains responsibility …`.
fn subject(sentence: &str) -> Option<String> {
    let approved = pattern!(
        r"^(.{3,110}?)(?:,? \(?(?:(?:ace )?provider|acep|cepa|approved provider|sponsor)[ ,#:(][^.]{0,40}?\)?,?)? (?:is|has been|was|are) (?:an? |recognized |currently |also |solely |jointly |the )?(?:[A-Za-z-]+[ -])?(?:approved|recogni[sz]ed|accredited|nbcc[- ]approved|apa[- ]approved|endorsed|nbcc approved|registered|authori[sz]ed|responsible|provider)\b"
    );
    let keeps = pattern!(r"^(.{3,110}?) maintains? (?:full |sole )?responsibility");
    let beside = pattern!(
        r"^(.{3,80}?),? (?:is )?(?:an? )?(?:[A-Z]{3,7}|florida|texas|state|board)[- ]approved (?:ce |continuing education )?(?:provider|sponsor)"
    );
    let general = pattern!(
        r"^(?:this|these|those|the content\b|the (?:acep|course|program|programme|activity|workshop|provider|training|event|webinar|above|following|sponsor|conference|seminar|society|institute|centre|center|association|council|network|academy|college|university|school|clinic|hospital|foundation|group|collective|project|agency|company|department|trust|alliance|guild|partnership|consortium|federation)$|the (?:course|program|programme|activity|workshop|training|event|webinar|above|following|conference)\b|it|individual|organi[sz]ations?|individuals|course|continuing|credit|all|our|my|your|and|programs?|participants?|we|credits?|regulatory|boards?|licensees?|application|approval|attendance|completion|certificate|provider|ce|an?|as|if|no|some|hours?|each|points?|one|which|who|he|she|they)\b"
    );
    for pattern in [approved, keeps, beside] {
        let Some(caught) = pattern.captures(sentence) else { continue };
        let whole = caught.get(0).map_or("", |whole| whole.as_str());
        if pattern!(r" (?:is|are|was|been) not |,? (?:course|program|activity) ?#?$|\bcourse #").is_match(whole) {
            continue;
        }
        let name = without_board(caught[1].trim());
        let name = pattern!(r",? \(?#.*$").replace(name.trim_end_matches(','), "").into_owned();
        let large = name.starts_with(|sign: char| sign.is_uppercase() || sign.is_ascii_digit());
        if large && !general.is_match(&name) && name.split_whitespace().count() <= 12 {
            return Some(name);
        }
    }
    None
}

/// `Psychologists: …`, `California BBS …`: for whom a row of statements speaks is no part of the name.
fn without_board(name: &str) -> &str {
    let lead = pattern!(
        r"^(?:(?:for )?(?:licensed |clinical |professional |california |florida |texas |ohio |new york |nys |national |mental health |addiction |marriage and family )*(?:psychologists?|social workers?|counselors?|nurses|physicians|therapists?|professionals|bbs|mfts?|lmfts?|lcsws?|nbcc|aswb|apa|camft|ace)(?: ?[/,&] ?(?:psychologists?|social workers?|counselors?|nurses|mfts?|lmfts?|lcsws?))*:? )(?-i:[A-Z0-9])"
    );
    match lead.find(name) {
        // Only what is still a name without it.
        Some(found) if name[found.end() - 1..].split_whitespace().count() >= 2 => &name[found.end() - 1..],
        _ => name,
    }
}

/// `Copperline Academy confirms that …`, `We, the …, certify that`.
fn spoken(text: &str) -> Option<String> {
    let found = pattern!(r"^(.{4,80}?) (?:hereby |gladly |proudly )?(?:certifies|confirms|attests|verifies|acknowledges|recogni[sz]es|certifie|certifica|atteste)(?: hereby)?(?: to (?:the )?[^.:;]{3,70}?)? (?:that|que)\b|^(.{4,80}?) (?:hereby |proudly )?(?:awards|presents|grants|issues)\b").captures(text)?;
    let name = found.get(1).or_else(|| found.get(2))?.as_str().trim();
    // `The … Institute certifies that`: the article is the sentence's.
    let name = name.strip_prefix("The ").unwrap_or(name);
    if pattern!(r"^(?:society|institute|faculty|association|committee|university|college|organi[sz]ers?|cent(?:er|re)|academy|board|sponsor|provider|undersigned|following)$").is_match(name) {
        return None;
    }
    let general = pattern!(r"^(?:this|the undersigned|it|we|i|certificate|document|letter|hereby|to whom)\b")
        .is_match(name)
        && !is_organisation(name);
    (!general).then(|| name.to_owned())
}

/// `presented by the … Institute`, each with whether it is named as an organisation is.
fn given_by(text: &str) -> Vec<(String, bool)> {
    let by = pattern!(
        r"\b(?:presented|provided|sponsored|offered|hosted|organi[sz]ed|delivered|conducted|run|given|held|convened|issued|awarded|granted|credited|co-sponsored)(?: and \w+| \d[^.\n]{3,40}?)?(?: (?:live|online|jointly|here|in person|(?:on|over|via|through) \w+|(?:at|in) (?-i:[A-Z])[^.;\n]{2,50}?))? by:?\s+(?:the )?([^\n.;]{4,90})"
    );
    let foreign = pattern!(
        r"\b(?:ofrecid[oa]|organizad[oa]|auspiciad[oa]|presentad[oa]|impartid[oa]) por (?:el |la |los )?([^\n.;]{4,90}?)(?: el \d|[,.;\n]|$)|\b(?:offerte?|organisée?|donnée?|présentée?) par (?:le |la |l['’])?([^\n.;]{4,90}?)(?: le \d| à |[,.;\n]|$)"
    );
    let mut all = Vec::new();
    for name in foreign.captures_iter(text).filter_map(|caught| caught.get(1).or_else(|| caught.get(2))) {
        all.push((name.as_str().to_owned(), is_organisation(name.as_str())));
    }
    for caught in by.captures_iter(text) {
        let end = pattern!(
            r",? (?:on|at|in|from|held|via|under|between|over|during|and (?:is|was|has|held))\b|, (?:january|february|march|april|may|june|july|august|september|october|november|december|\d)| \("
        );
        let name = end.split(&caught[1]).next().unwrap_or("").to_owned();
        let organisation = is_organisation(&name);
        all.push((name, organisation));
    }
    all
}

/// `Certificate issued by`, and the name in the next line.
fn issued(layout: &Layout, note: &mut impl FnMut(&str, i32)) {
    let ends = pattern!(r"(?:issued|presented|awarded|granted|sponsored|offered|provided|hosted|certified) by:?$");
    let said = |block: &&super::super::layout::Block| {
        ends.is_match(&block.text)
            && (block.text.split_whitespace().count() > 2 || layout.right_of(&block.lines[0]).is_none())
    };
    for block in layout.blocks.iter().filter(said) {
        if let Some(next) = layout.below(block.page, block.left, block.right, block.foot) {
            note(&next.lines[0].text, 9);
        }
    }
}
