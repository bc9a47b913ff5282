//! What speaks for a paper: how it opens, that something was done, and that it counted.

use super::super::patterns::pattern;

/// Words with which such a paper speaks of itself or of its own.
pub(super) fn opens(text: &str) -> bool {
    let that = pattern!(
        r"\b(?:certif(?:y|ies|ied)|confirms?|attests?|acknowledges?|verif(?:y|ies)|documents?|recogni[sz]es|to (?:record|state|declare|show|say)|records? (?:show|that)|show|proof|evidence|be it known|attest\w*|certifi(?:e|ons|cate?)|certifica) (?:that|que)\b|\b(?:certif(?:y|ies)|confirms?|attests?(?: to)?|acknowledges?|verif(?:y|ies)|recogni[sz]es|records?) the (?:[\w-]+ ){0,3}(?:attendance|participation|completion|presence)\b|\b(?:glad|pleased|happy|proud|delighted|write|writing) to (?:confirm|record|certify|state|acknowledge|award|present)\b|\b(?:following|undersigned|above|above-named) (?:person|individual|participant|attendee|delegate|learner|clinician|therapist|licensee|student|member) (?:has|have|was|is|took|attended|completed)\b|\b(?:person|individual|participant|attendee|delegate|learner|licensee|student) named (?:above|below|here\w*|on this)\b"
    );
    let award = pattern!(
        r"\b(?:i|we) (?:do )?(?:hereby )?(?:attest|certify|confirm|declare|verify|acknowledge)\b|(?:awarded|presented|given|made out|credited) to\b|in recognition of|conferred (?:up)?on|granted to|issued to|awards\b|let it be known|this is (?:to show|for\b)|(?:keep|retain|accept|use) (?:this|the) (?:[a-z-]+ ){0,3}(?:as (?:your|a|an|proof|evidence)\b|for (?:your|\w+ years))|(?:letter|message|document|e-?mail|page|form) (?:serves|is provided|may be used) as"
    );
    that.is_match(text) || award.is_match(text)
}

/// That somebody did it: said in the past, and not of whoever will.
pub(super) fn done(text: &str) -> bool {
    let verbs = pattern!(
        r"\b(?:has|have|had|having|who|you|staff member|participant|consultee|supervisee|and|he|she|they|(?-i:[A-Z])[\w'’-]+ (?-i:[A-Z])[\w'’-]+,?) (?:(?:has|have|had|successfully|satisfactorily|fully|duly|also|personally|actively|now|all|both|each|just|then) )*(?:attended|completed|concluded|participated|joined|passed|studied|watched|viewed|listened|finished|took (?:part|the|our|an?|all|both|this)|taken (?:part|the|our|an?)|sat (?:through|in|for|on|the|our|an?)|shared (?:the|our|an?|this)|followed (?:the|our|an?|this)|returned (?:the|an?|all)|handed in|stayed|remained|spent|fulfilled|satisfied|met (?:all|the|every|each|with)|undertook|undertaken|earned|gained|obtained|accrued|accumulated|worked through|engaged|missed (?:none|no\b)|came to|graduated|achieved|did it|been (?:present|here|with us|in attendance)|(?:was|were) (?:present|in attendance|with us|here (?:for|on|at|throughout)|there (?:for|on|throughout)|in the (?:room|group|audience|class)|on (?:the|this) call|among (?:the|us)|one of (?:the |our )?[a-z]+|connected|part of))\b|\bi (?:have |had )?(?:met with|supervised|taught|trained|observed|mentored|consulted with)\b"
    );
    let conditional = pattern!(
        r"\b(?:if|once|when|whenever|after|until|unless|those|everyone|anyone|everybody|anybody|all|people|attendees|participants|students|delegates|members|clients)[ ,]+$"
    );
    // `once you have passed`, `those who attended`: whoever it will be.
    let of_one = verbs.find_iter(text).any(|found| {
        let from = text.floor_char_boundary(found.start().saturating_sub(20));
        !conditional.is_match(&text[from..found.start()])
    });
    let present = pattern!(
        r"(?:(?:was|were) (?:present|in attendance|with us|there (?:for|throughout))|your (?:attendance|participation|presence|completion)|(?:up)?on (?:(?:successfully|successful|her|his|their|your) )*(?:finishing|completing|completion)|stayed for|sat through|for (?:(?:active|full|her|his|their|your|successful|successfully|the) )*(?:attending|completing|taking part|participating|being part|attendance|participation|completion)|(?:thank you|thanks|congratulations|well done)[^.!]{0,12} (?:for|on) (?:(?:joining|attending|completing|finishing|being|taking)\b|your (?:attendance|participation|completion))|taken part|took part|(?:test|quiz|exam|assessment)\b[^.]{0,12} (?:taken|passed)|(?:date )?completed(?: on)?\b|completion date|date of completion|completed in full|attended (?:all|both|every|the|in full|\d)|\b(?:present|attended|status|result|outcome|quiz|test)\s*:\s*(?:yes|attended|complete|completed|pass|passed|present|in full|full)\b|\battendance (?:was|is|were) (?:taken|checked|recorded|logged|monitored|verified|confirmed|signed)|\b(?:badge|code)s? (?:was |were )?scanned|\bsigned in and (?:signed )?out|\b(?:hours|sessions|meetings) (?:above|below|listed|shown|stated) (?:took place|were (?:held|given|completed|attended))|assisté|suivi|participé|completado|asistido|aprobó|participó|teilgenommen|absolviert|besucht|bijgewoond|deelgenomen|gevolgd|participou|concluiu)"
    );
    of_one || present.is_match(text)
}

/// That the one who is named did something: `Jane Doe, LMFT, license 4471, was with us for …`.
pub(super) fn did(name: &str, text: &str) -> bool {
    let (text, name) = (text.to_lowercase(), name.to_lowercase());
    let mut after = text.split(&name).skip(1);
    let verb = pattern!(
        r"^[^.!?]{0,90}?\b(?:was (?:with us|there|here|among|present|part|in)|(?:has |have )?(?:been|taken|took|came|sat|spent|gave|met|read|kept|attended|completed|finished|joined|stayed|participated|engaged|worked|studied|followed|passed|earned|fulfilled|satisfied|viewed|watched))\b"
    );
    after.any(|after| verb.is_match(after))
}

/// That it counted: credit that is earned, recorded or held, not on offer.
pub(super) fn earned(text: &str) -> bool {
    pattern!(
        r"\b(?:earned|earning|earns|awarded|receives|credits? (?:granted|recorded|approved|claimed)|granted|hours (?:attended|received|approved|completed|claimed|logged)|(?:total|your|training|supervision|consultation|pd|cpd|ce|contact|clock) hours\s*:|(?:counts as|amounts? to|comes to|equals?|is worth|carries|counts? (?:it )?(?:as|for)) [\w.]+ (?:\w+ ){0,2}(?:hours?|credits?|points?|units?|ceus?))"
    )
    .is_match(text)
}

/// That the paper speaks of itself, and of itself as a proof: its number, its day, what it is good for.
pub(super) fn of_itself(text: &str) -> bool {
    let itself = pattern!(
        r"\b(?:this|the above|present) (?:certificate|statement|letter|record|attestation|slip|transcript|document|confirmation|badge|page) (?:is|was|does|has|serves|confirms|certifies|shows|may|can|must|should|and|for|as|in)\b|\bthis is your (?:official )?(?:record|certificate|proof|confirmation|documentation)|\b(?:keep|retain) this (?:[a-z-]+ ){0,2}(?:for|with|as|in)\b|\b(?:letter|document|certificate|record|page|slip)\b[^.]{0,30} (?:proof|evidence|documentation|verification|record) (?:of|for)\b"
    );
    let numbered = pattern!(
        r"\b(?:certificate|cert\.?|credential|serial|verification|validation|slip|badge|record|attestation) ?(?:no|number|id|code|#|ref)\b|\bcert\. ?#?\d|\bverify (?:at|this|:)|\bverified by\b|\bissued (?:on|in|at|by|to|:)|\bissued:|\bdate (?:of issue|issued)|\bdigitally signed|\bsigned:"
    );
    itself.is_match(text) || numbered.is_match(text)
}

/// That a body approved it, in the words that sponsors have to print.
pub(super) fn approved(text: &str) -> bool {
    pattern!(
        r"\b(?:is|was|has been|are|been) (?:an? )?(?:approved|accredited|recogni[sz]ed|endorsed)\b[^.]{0,60}\b(?:by|as|to (?:sponsor|offer|provide)|for)\b|maintains responsibility for|is solely responsible for|final authority on courses"
    )
    .is_match(text)
}
