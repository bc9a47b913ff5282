//! The words of labels.

use super::super::patterns::pattern;
use super::Label;
use regex_lite::Regex;

/// Each label's words; where one may stand within a line, not only at its start.
pub(super) fn lexicon() -> [(Label, bool, &'static Regex); 17] {
    [
        (
            Label::OtherDate,
            true,
            pattern!(
                r"(?:order|print|printed|issue|issued|expiry|expiration|expires|registration|enrol?lment|birth|renewal|purchase|revision|reported|approval|effective|payment|paid|valid|recording|recorded|release|published|access|signed|signature|generated|upload|licen[cs]e(?: expiration)?) (?:date|on)|date (?:of )?(?:issued?|birth|registration|purchase|printed|expiration|expires|enrolled|enrol?lment|reported|signed|generated|recording|recorded|approval|publication)|issued(?: on)?|enrol(?:l)?ed(?: on)?|printed(?: on)?|expires(?: on)?|expiry|valid (?:until|through|from|to)|approval period|délivrée? le|date d'émission"
            ),
        ),
        (
            Label::License,
            true,
            pattern!(
                r"(?:[A-Z]{2,5} )?(?:(?:professional|state|attendee|participant|participant's|licensee|license|your) )?(?:licen[cs]e|licensure)(?: type)?(?: and| &|/)? ?(?:numbers?|no\.?|nos\.?|#)(?:\(s\))?|licen[cs]e(?: type)?(?: and| &| ?/) ?(?:state|number)|licen[cs]e ?/ ?cert(?:ification|ificate)?\b\.? ?(?:numbers?|no\.?|#)|(?:state|credential|jurisdiction|type|profession|discipline|degree)(?: and| &|,| ?/) ?(?:state )?licen[cs]e(?: (?:numbers?|no\.?|#))?|licen[cs]ure|(?:hcpc|bacp|ahpra|psyba|crpo|ncps|ukcp|ccpa|aca|pacfa|membership|member|registrant|crpo|professional registration) (?:registration )?(?:numbers?|no\.?|id|#)|n[o°º]\.? de (?:permis|licencia|membre)(?: opq)?|licencia(?: n[uú]m\.?)?|(?:hpcsa|sacssp|cpbao|iacp|iahip|nzac|nzap|coru|cosca|babcp|bps|crr) (?:registration ?|membership ?|member ?)?(?:numbers?|no\.?|id|#)?|(?:social work|counsell?or|psychology|mft|marriage and family therapy) licen[cs]e(?: (?:number|no\.?|#))?|(?:crpo|ahpra|hcpc|psyba|opq|bc ?rcc|big) (?:registration|no|membership)|(?:college|council|professional|register|register entry) registration(?: (?:no\.?|number|#))?|num[ée]ro de (?:permis|licencia)(?: de psychoth[ée]rapeute| de psychologue)?|(?:opq )?permit (?:no\.?|number)|lic\b\.?(?: (?:numbers?|no\.?|#))?|(?:[a-z]{2,14} ){0,2}(?-i:L[A-Z]{2,5}|APCC|AMFT|ASW|PSY|MFT|MHC|RSW|RP) (?:no\.|number|#)|(?:[A-Z]{2}|state|alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new york|new jersey|ohio|oklahoma|oregon|pennsylvania|tennessee|texas|utah|vermont|virginia|washington|wisconsin|wyoming) credential (?:no\.?|number|id|#)|credentials?|ahpra|hcpc|psyba|pacfa|crpo|(?:[a-z]{2,14} )?licen[cs]e"
            ),
        ),
        (
            Label::CertificateId,
            true,
            pattern!(
                r"(?:certificate|completion|attestation|statement|record|slip|award) (?:reference|serial )?(?:numbers?|no\.?|nos\.?|id|i\.d\.|reference|ref\.?|code|key|#)|sr\.? no\.?|serial|cert[.-]? ?(?:numbers?|no\.?|id|#)|certificate-id|certificate reference|e-cert(?:ificate)? (?:numbers?|no\.?|id|ref\.?|reference|#)|(?:certificate )?(?:verification|validation)(?: (?:code|id|number|key))?|control (?:numbers?|no\.?)|n[uú]mero de (?:certificado|constancia)|num[ée]ro (?:de certificat|d'attestation)|serial (?:no\.?|number)|certificate serial|credential id|document id|n[o°º]\.? (?:d'attestation|de certificado|du certificat)|certificate"
            ),
        ),
        (
            Label::CourseId,
            true,
            pattern!(
                r"n[uú]m(?:\.|ero)? de(?:l)? curso|(?:course|activity|program(?:me)?|event|class|training|workshop|module|webinar|session|item)(?: approval)? ?(?:code|id|i\.d\.|numbers?|no\.?|#|reference|ref\.?)"
            ),
        ),
        (
            Label::Approval,
            true,
            pattern!(
                r"(?:ce broker|cebroker|broker)[a-z ]*(?:tracking|course|provider)? ?(?:numbers?|no\.?|#|id)?|tracking (?:numbers?|no\.?|#)|(?:[A-Z]{2,7} )?(?:ce |ceu |course )?(?:provider|sponsor|course)(?:'s)? (?:approvals?|approved by|accreditation|recognition|credentials?)(?: (?:numbers?|no\.?|#))?|(?:[A-Z]{2,7} )?(?:ce |ceu |approved )?(?:provider|sponsor) ?(?:numbers?|no\.?|id|#)|acep (?:no\.?|number|#)|approvals?(?: numbers?| no\.?)?|accreditation|approved by|accredited by|endorsed by"
            ),
        ),
        (
            Label::Attendee,
            true,
            pattern!(
                r"(?:(?:please )?print(?:ed)? |full )?name of (?:the )?(?:person attending|participant|attendee|licensee|learner|student|delegate|recipient|registrant|therapist|clinician|professional)|(?:please )?print(?:ed)? (?:full )?name|(?:participant|attendee|licensee|learner|student|delegate|recipient|registrant|member|clinician|employee) of record|(?:participant|attendee|licensee|learner|student|delegate|recipient|registrant|member|clinician|therapist|practitioner|trainee)(?:'s|’s)?(?: full)? name(?: \(?(?:please )?print(?:ed)?\)?)?|participant|attendee|licensee|learner|student|delegate|recipient|registrant|(?:issued|awarded|presented|granted|made out) (?:to|for)|attended by|completed by|certificate holder|nom (?:du|de la) participante?|participante?|nombre(?: del participante)?"
            ),
        ),
        (
            Label::Attendee,
            true,
            pattern!(
                r"(?:surname|family name|last name)(?:,? ?(?:and |& ?|/ ?)?(?:fore|first |given ) ?names?)|name \(last,? first[a-z ]*\)|(?:sur|fore|(?:given|first|last|family|middle) )names?(?:\(s\))?"
            ),
        ),
        (
            Label::Attendee,
            false,
            pattern!(
                r"(?:full )?name|nom|supervisee|consultee|who(?: attended| took part| was (?:there|present)| completed(?: it)?)?|earner|staff member|practitioner|therapist|member|professional"
            ),
        ),
        (
            Label::Title,
            true,
            pattern!(
                r"(?:title|name) of (?:the )?(?:course|program(?:me)?|activity|training|workshop|event|session|webinar|presentation|ce activity|cpd activity|continuing education(?: activity| program)?|seminar|conference)|(?:ce |cpd |continuing education |educational )?(?:course|program(?:me)?|activity|training|workshop|event|session|webinar|presentation|seminar|conference|module|class|home study|continuing education)(?:[ /](?:course|program(?:me)?|activity|training|workshop|event))? (?:title|name)|titre(?: de la formation| du cours)?|título(?: del curso)?|nombre del curso|activity description"
            ),
        ),
        (
            Label::Title,
            false,
            pattern!(
                r"title|hui|wānanga|akoranga|learning event|what(?: was (?:taught|covered|attended|completed|it))?|(?:took|taken) part in|(?:has )?(?:successfully|satisfactorily) (?:completed|attended)|in-service|(?:ce |cpd )?(?:course|program(?:me)?|activity|training|workshop|event|session|webinar|seminar|presentation|conference|module|class|learning activity)(?: attended| completed)?|formation|curso|taller|atelier|topic of (?:training|workshop)"
            ),
        ),
        (
            Label::Provider,
            true,
            pattern!(
                r"(?:name of )?(?:the )?(?:ce |cpd |ceu |training |course |education(?:al)? |program |approved |continuing education )?(?:provider|sponsor|organi[sz]er|sponsoring organi[sz]ation|provider organi[sz]ation|training organi[sz]ation|institution|presenting organi[sz]ation)(?: name| organi[sz]ation)?|sponsored by|provided by|organi[sz]ed by|offered by|hosted by|(?:issued|arranged|published|run|awarded|granted|convened) by|(?:cpd|ce|training|course|sponsoring|awarding) (?:body|organi[sz]ation)|organisme|proveedor|delivered by|from whom"
            ),
        ),
        (
            Label::Completed,
            true,
            pattern!(
                r"date (?:of )?(?:completed|completion|finished|attended|attendance|earned)|completion date|completed(?: on)?|(?:post-?test|test|exam|quiz) (?:passed|completed|taken)(?: on)?|watched(?: on)?|end date|date (?:ended|concluded)|finish date|(?:concluded|finished|ended|closed)(?: on)?|date(?:\(s\)|s)? of (?:completion|attendance|course completion)|course completion date|(?:last|final|closing|second|third|fourth) (?:day|meeting|session|class|date|evening|module)|date credit (?:earned|awarded)|fecha de (?:finalización|terminación)|date de fin"
            ),
        ),
        (
            Label::Date,
            true,
            pattern!(
                r"(?:begin(?:s|ning)?|start(?:s|ed)?|from)(?: date)? ?(?:/|-|–|&|and) ?(?:end(?:s|ing|ed)?|finish(?:ed)?|complet(?:ed|ion)|to)(?: dates?)?|date(?:\(s\)|s|/s)?(?:[/ ]time)? of (?:the )?(?:course|program(?:me)?|training|workshop|event|activity|session|webinar|presentation|conference|delivery|seminar|attendance|participation|ce activity)|(?:course|program(?:me)?|training|workshop|event|activity|session|webinar|attendance|conference|seminar|delivery|live|presentation|meeting|class) dates?(?:\(s\))?|dates? (?:held|attended|delivered|of attendance)|fechas?|held on|dates?(?: and| &|/) ?(?:times?|location|place|venue)"
            ),
        ),
        (
            Label::Date,
            false,
            pattern!(
                r"date(?:\(s\)|s)?|when|during|held|on|day|(?:supervision |consultation |course |training |attendance )?period(?: covered| attended| of (?:supervision|consultation|attendance|training))?"
            ),
        ),
        (
            Label::Start,
            true,
            pattern!(
                r"(?:start|begin(?:ning)?|commencement) date|date started|period from|start(?:ed|s)?|began|begun|commenced|opened|(?:first|opening) (?:day|meeting|session|class|date|evening|module)|date de début|fecha de inicio|from"
            ),
        ),
        (
            Label::Hours,
            true,
            pattern!(
                r"(?:total |number of |no\. of |approved |actual )*(?:nbcc |aswb |apa |ce |ceu |c\.e\. |cpd |cme |opd |continuing (?:professional )?(?:education|development) |professional development )*(?:clock |contact |credit |training |instructional |learning |participation |educational |pd )?(?:how (?:long|much)|hours?|minutes|hrs|credits?|points?|ceus?|cecs?|ces|units?)(?:\(s\)| ?/ ?(?:credits?|hours?|units?))?(?: of (?:ce|cpd|continuing education|credit|instruction|attendance|training))?(?: \([a-z]+\))?(?: (?:earned|awarded|completed|granted|received|attended|claimed|credited|approved|issued|total))*|(?:total )?cpd(?: hours| time| value| claimed| awarded| earned| credited| gained| total)?|ce(?: value| awarded| earned)?|(?:ce )?credit(?:s)?(?: type)?|duration(?: of (?:instruction|course|training|event|session))?|length(?: of (?:course|program))?|total(?: ce| cpd| contact| clock)? (?:hours|credits)(?: awarded| earned)?|heures|horas(?: (?:de )?contacto?)?|durée(?: (?:reconnue|totale|créditée))?|duración|nombre d'heures"
            ),
        ),
        (
            Label::Instructor,
            true,
            pattern!(
                r"(?:course |lead |program |workshop |name of |guest |keynote |book |module |training |seminar )?(?:kaiako|kaikōrero|kaiwhakahaere|resource|resource faculty|(?:course|module|workshop|seminar|content|webinar) lead|(?:course|module|programme?|workshop|seminar|content|training|webinar) (?:developer|writer|creator|designer|leader|convenor)|guide|creator|instructor|presenter|trainer|facilitator|speaker|author|teacher|tutor|lecturer|faculty|educator|leader|panel(?:l)?ist|discussant|teaching artist|resource person|conductor|docent|seminar leader|facilitating team|course director|formateur|formatrice|instructora?|facilitadora?|recurso)(?:\(s\)|s)?(?:'s|’s)?(?: names?)?(?: and credentials)?|(?:presented|taught|led|facilitated|instructed|guided) by|who (?:taught|led|presented|facilitated|spoke)(?: it)?|with whom|lead educator|educator|animée? par|presentado por"
            ),
        ),
    ]
}

pub(super) fn others() -> [(Label, bool, &'static Regex); 4] {
    [
        (
            Label::Topic,
            true,
            pattern!(
                r"(?:subject|content|topic|ce|credit|course) (?:areas?|categor(?:y|ies)|type)|topics?(?: areas?| covered)?|subjects?(?: matter)?|ethics(?: hours| credits?| ce)?|specialty hours|mandatory topics?"
            ),
        ),
        (
            Label::Delivery,
            true,
            pattern!(
                r"(?:course |program |delivery |learning |training |activity |instructional |presentation |ce )?(?:delivery|format|modality|mode)(?: of (?:delivery|instruction|learning))?(?: (?:method|format|type|mode))?|(?:delivery |course |instructional |teaching )?(?:method|medium)(?: of delivery| of instruction)?|type of (?:activity|program|training|course|learning)|(?:course|activity|program|training|credit|attendance) type|modalité|modalidad|setting|attendance mode|how (?:it was )?(?:offered|delivered|attended|given|held|taken|presented|run|you attended)|(?:manner|mode|type|way)(?: of (?:attendance|participation|presentation|teaching))?|by way of|held (?:via|by|through)|(?:delivery |online )?platform"
            ),
        ),
        (Label::Delivery, false, pattern!(r"how")),
        (
            Label::Other,
            true,
            pattern!(
                r"address|location|venue|where|(?:held|given|met|presented|taught) at|room|role|place|time|times|phone|telephone|e-?mail|website|web|signature|signed|authori[sz]ed (?:by|signature)|post-?test(?: score)?|score|grade|price|qty|item|order (?:number|no\.?|#)|receipt (?:number|no\.?|#)|invoice (?:number|no\.?|#)|learner id|user id|profession|state|composition of hours|questions|instruction|learning objectives|objectives|notes?|page|director|administrator|coordinator|registrar|registration (?:id|numbers?|no\.?|#)|confirmation (?:number|no\.?|#)|bill to|payment|total paid|learning outcomes|description|lieu|reported to|verify at"
            ),
        ),
    ]
}
