//! The words of a certificate's sentence: those that open it, and those that tell what someone did.

use super::super::patterns::pattern;
use regex_lite::Regex;

/// Where a certificate's sentence begins: something is said of someone, or given to someone.
pub fn opening() -> &'static Regex {
    pattern!(concat!(
        r"be (?:it known|assured|advised|informed)(?: to all)? that\b|",
        // `hereby grant this certificate to`, `has pleasure in awarding this certificate to`
        r"(?:award|grant|present|give|issue|confer|bestow)(?:s|ed|ing)? (?:this|the|a|an) (?:[a-z]+ ){0,5}?(?:certificate|record|award|statement|document|diploma|attestation)(?: [a-z]+){0,5}? (?:to|(?:up)?on)\b|",
        // `We are pleased to recognize`, `We hereby acknowledge`
        r"\b(?:pleased|proud|delighted|happy|glad|honou?red) to (?:recogni[sz]e|acknowledge|congratulate|commend|honou?r)\b|\b(?:warmly|cordially|gratefully|hereby|sincerely) thanks\b|^thanks$|^(?:we |hereby |do )*(?:recogni[sz]e|acknowledge|congratulate|commend|honou?r)$|",
        r"^(?:hereby credits|(?:proudly |hereby )*(?:recogni[sz]es|honou?rs|certifies|acknowledges|confirms|verifies|attests|affirms))$|",
        // `verifies the attendance of`
        r"(?:acknowledges|recogni[sz]es|confirms?|certif(?:y|ies)|verif(?:y|ies)|attests?|records?|documents?|affirms?|attests? to)(?: to)? (?:(?:the|her|his|their) (?:[a-z]+ )?|(?:full|active|successful) )?(?:participation|attendance|presence|completion) (?:of|by)\b|",
        // `This is to certify that`, `please accept this as confirmation that`
        r"(?:this |the |we |i |it |hereby |is |to |do |does |am |are |glad |pleased |happy |certificate |document |letter |here |by )*",
        r"(?:certif(?:y|ies|ied)|confirms?|confirmed|confirming|confirmation|attested|recorded|verified|acknowledged|declared|attests?|acknowledges?|acknowledgement|verif(?:y|ies)|verification|declares?|states?|records?|documents?|recogni[sz]es?|affirms?|shows?|says?|notes?|reports?|testif(?:y|ies)|warrants?|vouch(?:es)?|evidences?|witness(?:es)?|establish(?:es)?|indicates?|proof|proves|reflects)",
        r"(?: hereby| herewith| with (?:great |much )?(?:pleasure|pride|thanks))?(?: to)? that(?: the (?:participant|attendee|person|individual) (?:named )?(?:below)?)?[:,]?|",
        // `presented to`, `belongs to`, `this form is for`
        r"(?:this |the |is |certificate |has been |hereby |proudly |of |completion |attendance |participation |achievement )*(?:awarded|presented|granted|issued|given|conferred|bestowed|made out|attributed)(?: (?:up)?on| hereby| proudly)? ?to\b:?|(?:conferred|bestowed) (?:up)?on\b|\bbelongs to\b|^presents? (?:this [a-z ]{4,30} )?to\b|^this (?:[a-z]+ ){0,3}(?:is|was) (?:made out |issued |prepared |drawn up |written |produced |created )?(?:especially )?for\b:?|\bawards (?:\d{1,3}(?:\.\d{1,2})? [a-z ]{2,30} )?to\b|in recognition of\b|",
        r"(?:the following|this) (?:person|participant|attendee|individual|licensee|professional|clinician) has (?:[a-z]+ly )?(?:completed|attended|participated in)[^.:]*:|",
        r"\bi (?:have |had )?(?:clinically |regularly |individually )?supervised\b|",
        r"(?:nous |je |on )?certifi(?:ons|e|t) que|(?:il est )?attest(?:e|ons|é) (?:par la présente )?que|décerné(?:e)? à|(?:por la presente )?(?:se )?certific(?:a|amos|o) que|(?:se )?hace constar que|(?:se )?otorga(?:do)? (?:el presente [a-z ]{4,20} )?a\b|",
        r"(?:we|this is to) congratulate|congratulates\b|congratulations(?: to)?,?|thank you for (?:attending|participating|joining(?: us)?|taking part),|",
        r"(?:attendance|participation|completion)(?: is| was)? (?:hereby )?(?:confirmed|certified|verified|recorded|acknowledged) for\b:?"
    ))
}

/// What someone did, up to the name of what it was done with: a verb, or an occasion for which the paper is given.
pub fn doing() -> &'static Regex {
    pattern!(concat!(
        r"\b(?:has |have |had |having |did |was |is )?(?:hereby |duly |[a-z]{3,}ly |recently |also |now )*(?:",
        r"(?:attended|completed)(?:,? (?:and|then) (?:has |have )?(?:[a-z]+ly |full |active )?(?:completed|participated in|(?:taken|took) (?:[a-z]+ )?part in|passed|contributed to|engaged in))?|participated (?:as an? [a-z]+ )?in|took part in|taken part in|",
        r"received (?:[a-z]+ )?(?:\(\d+\) )?(?:\d+(?:\.\d+)? )?hours of|engaged in|(?:finished|completed) (?:watching|viewing|reading|listening to)|watched|viewed|joined|studied|listened to|followed (?:the|our|an?|this)|",
        r"read (?:the|our|all|an?)|sat (?:in on|through)|(?:worked|went|studied|read) (?:all (?:the )?way )?through|took (?:the|our|an?|all|both|this|my)|(?:and|who) took$|graduated from|spent [^.\n]{3,40}? (?:at|in|on|with)|",
        r"(?:satisfied|fulfilled|met|completed) (?:all |the |every |each )*(?:[a-z]+ ){0,3}?(?:requirements?|conditions|obligations|criteria) (?:of|for)|",
        r"earned [^.\n]{3,60}? (?:by|for|through) (?:completing|attending|participating in|completion of|attendance at|participation in)|",
        r"earned [^.\n]{3,60}? (?:for|from|in|through|by|at|during) (?:the|our|this|an?) (?:[a-z-]+ ){0,4}?(?:program(?:me)?|course|workshop|webinar|seminar|training|class|conference|event|activity|session|lecture|talk|module)\b|",
        r"finished|undertaken|undertook|concluded|passed|(?:been )?(?:part of|a (?:full )?(?:member of|participant in))|",
        r"(?:been |was |were )?(?:present|in attendance|with us|in the room|on the call)(?: [a-z]+){0,3}?(?: in (?-i:[A-Z])\w+)?(?: at| for| on| throughout)(?: the whole of| the whole| all (?:sessions )?of)?|was in attendance|been (?:awarded|in|receiving)|",
        r"came (?:along )?to|stayed (?:with us )?(?:for|to|until|through|throughout)(?: the (?:very )?end)?(?: of)?(?: the whole of| all of)?",
        r")\b|",
        // `for completing`, `upon her successful completion of`
        r"\b(?:for|(?:up)?on|by|after|in recognition of) (?:the |her |his |their |your |having |full |live |in-person |in full |active |[a-z]+ly |successful |satisfactory )*(?:attendance (?:at|of|in)|attending|completing|completion of|completed|participating in|taking part in|participation (?:in|at)|attended|finishing|joining|watching|reading|passing)\b|\b(?:attendance at|completion of|participation in)\b|",
        r"^for (?:the|our|this) (?:[a-z-]+ ){0,3}(?:course|workshop|seminar|webinar|training|program(?:me)?|class|event|conference)\b|",
        r"^at (?:our|the) (?:[a-z0-9-]+,? ){0,5}(?:workshop|seminar|webinar|training|course|conference|event|class|day|weekend|retreat|lecture|talk|presentation|meeting|intensive|externship|practicum|residency|masterclass|immersion|institute|congress|symposium|program(?:me)?)s?\b|",
        r"\ba (?:assisté|participé|suivi|complété)(?: avec succès| au complet| en entier)?(?: à| au| la| le| l')?|\b(?:ha (?:completado|asistido|participado|aprobado|tomado)|aprobó|completó|participó|asistió)(?: satisfactoriamente)?(?: a| en| el| la| al)*"
    ))
}
