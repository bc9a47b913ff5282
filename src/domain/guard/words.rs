//! Every list of words, by the rule that asks for it. A word may stand in many of them.

use super::lexicon::classes;

classes! {
    // Names and places.
    /// Given names of many peoples, in lower case without accents; none of them is an English word.
    GIVEN = include_str!("lists/given.txt");
    /// Given names that are also words, months, towns or countries: they need a context.
    WORD_NAMES = include_str!("lists/word_names.txt");
    /// Frequent family names that are neither words nor given names.
    SURNAMES = include_str!("lists/surnames.txt");
    /// Authors of methods, with the first names they are known by.
    AUTHORS = include_str!("lists/authors.txt");
    /// Peoples, countries, states, feasts, faiths, methods, services: capitals that name no private person.
    ALLOWED = include_str!("lists/allowed.txt");
    /// Towns and islands of the United States, Britain, Ireland, Canada, Australia and New Zealand.
    TOWNS = include_str!("lists/towns.txt");
    /// Those of them that are also words, surnames or parts of titles.
    TOWN_WORDS = include_str!("lists/town_words.txt");
    // Asked for by several rules.
    /// A full stop behind them ends no sentence.
    ABBREVIATIONS = "\
        approx apt cf cllr co dr drs eg esp est etc ext fr hon ie inc jr ltd messrs mr mrs ms mt no nr p pp prof ref \
        rev sgt sr st tel vs";
    MONTHS = "april august december february january july june march may november october september";
    MONTHS_SHORT = "apr aug dec feb jan jul jun mar nov oct sep sept";
    WEEKDAYS = "friday mon monday saturday sunday thurs thursday tues tuesday wednesday";
    /// People in treatment, by the word for them.
    CLIENTS = "analysand client clt coachee counselee counsellee ct mentee patient pt";
    /// Family and partners.
    KIN = include_str!("lists/kin.txt");
    PETS = "\
        budgie bunny canary cat cats chihuahua corgi cow dog dogs donkey ferret goat goldfish greyhound hamster hen \
        horse kitten labrador llama mare parrot pet pets pig pony poodle pup puppy rabbit rat snake spaniel terrier \
        tortoise whippet";
    /// People around, whose word is followed by a name only if it is large.
    ROLES = "\
        boss boy carer caseworker classmate colleague flatmate friend girl housemate landlady landlord lodger lover \
        man manager mate neighbor neighbour nurse roommate sponsor stepparent supervisor teacher trainer tutor woman";
    /// Somebody other than the writer is spoken of.
    PERSONS = "\
        aunt baby boy brother client couple dad daughter father girl he her hers him his husband man mom mother mum \
        parents partner patient pt she sister son them they uncle widow widower wife woman";
    /// The therapist's own learning.
    OWN_WORK = include_str!("lists/own_work.txt");
    /// What a count counts.
    UNITS = "\
        centimetres chairs chapters clients cm credits days degrees dollars euros exercises feet flags groups hours \
        hrs hundred items kg kilos km lbs litres metres miles min mins minutes modules months out pages patients \
        people per percent points pounds questions reps rooms scores seats seconds sessions stages steps stone \
        thousand times topics trainees units weeks words";
    /// Inside family names.
    PARTICLES = "al bin bint da das de del della den der di dos du el ibn la le van von zu";
    /// Words that are seldom a name behind `client`.
    LISTED = "\
        art bill bliss bud cash chance charity chip dash don faith grant hope joy justice may melody patience story \
        true will";
    /// Words that lead to where somebody lives.
    LIVES = "\
        arrived based born comes commutes commuting drives drove family farm farms fled flew flies from grew hails \
        home house left live lived lives living met moved moving originally raised relocated relocating reside \
        resides returned settled stayed staying stays travelled travelling travels upbringing";
    /// The states of America by two letters.
    STATES = "\
        ak al ar az ca co ct dc de fl ga hi ia id il in ks ky la ma md me mi mn mo ms mt nc nd ne nh nj nm nv ny oh \
        ok or pa ri sc sd tn tx ut va vt wa wi wv wy";
    /// What an author does on paper.
    WRITES = "\
        argued argues asked asks called calls cautions described describes distinguishes emphasises emphasizes \
        explained explains gave gives holds insists invites means meant noted notes offers predicts proposed \
        proposes put puts recommends reminded reminds said saw says sees showed shows speaks spoke suggested \
        suggests talks taught teaches think thinks thought urges warned warns would writes wrote";
    /// Deeds of one person, in the past or the third person.
    HUMAN = include_str!("lists/human.txt");
    /// Other words that stand behind somebody.
    VERBS = "\
        again always apologises calls came can can't cannot comes could did do does gave gives goes had happens has \
        have helps is just kept lets made may might must never often only plays reads really says should showed \
        still tends too used uses was wears were when who will worked works would writes";
    /// What scales, schools, books and methods are called.
    TITLES = include_str!("lists/titles.txt");
    /// Words that no name hides behind, however they are written.
    PLAIN = include_str!("lists/plain.txt");
    /// What people do for a living.
    OCCUPATIONS = include_str!("lists/occupations.txt");
    // `age`
    NUMERALS = "eight eighteen eighty eleven fifteen fifty five forty four fourteen nine nineteen ninety one seven seventeen seventy six \
        sixteen sixty ten thirteen thirty three twelve twenty two";
    SPANS = "month months week weeks year years yr yrs";
    SUBJECTS = "client he patient she who";
    PEOPLE = "boy client female girl guy kid lad lady male man patient person student woman";
    TURNS = "turned turning turns";
    AGE_GOES_ON = "and but now or so when with years";
    // `combination`
    BANDS = "eighties fifties forties nineties seventies sixties teenage teenager teens thirties twenties";
    GENDER = "boy female girl male man nonbinary trans transgender woman";
    FAMILY = "\
        adopted adoptee bereaved childless divorced father fiance foster grandfather grandmother husband married \
        mother newlywed orphan orphaned remarried separated stepfather stepmother unmarried widow widowed widower \
        wife";
    HEALTH = "\
        adhd alcoholic alcoholism anorexia anorexic aspergers autism autistic bipolar bpd bulimia cancer cerebral \
        dementia diabetes diabetic dissociative dyslexic epilepsy epileptic hiv ocd paraplegic parkinson's psychosis \
        ptsd schizoaffective schizophrenia schizophrenic stroke";
    ORIGIN = include_str!("lists/origin.txt");
    FAITH = "\
        atheist baptist buddhist catholic christian evangelical hindu jehovah's jewish lutheran methodist mormon \
        muslim orthodox pentecostal quaker sikh";
    PREFERENCE = "asexual bisexual gay lesbian pansexual queer";
    STATUS = "asylum blind deaf immigrant migrant refugee undocumented wheelchair";
    LAND = "\
        alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois \
        indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri \
        montana nebraska nevada ohio oklahoma oregon pennsylvania queensland tasmania tennessee texas utah vermont \
        wisconsin wyoming";
    PLURALS = "\
        adolescents adults children clients couples families men parents patients people students survivors \
        teenagers teens trainees veterans women youth";
    OWN = "interpreter language mine supervisor";
    // `contact`
    /// Ends of addresses that stand for themselves; the shorter ones need a path or a second part.
    ENDS = "app biz blog com dev edu example gov info invalid io mil net online org shop site test xyz";
    SHORT_ENDS = "ai au ca co de eu fr ie in it ly me nz tv uk us";
    SECOND = "ac co com edu gov govt nhs org";
    SOCIAL = "\
        bereal bluesky discord facebook fb gamertag handle insta instagram kik linkedin mastodon onlyfans pinterest \
        profile reddit screenname skype snap snapchat telegram threads tiktok tinder tumblr twitch twitter username \
        venmo wechat whatsapp youtube";
    // `date`
    /// Short names of days, which need a word before.
    SHORT_DAYS = "fri mon sat sun thu thur tue wed";
    SHORT_DAY_LEADS = "by last next on since this until";
    ON = "appointment born by dated dob incident on session since until";
    DATE_IN = "during early from in last late mid since this until";
    DATE_EVENTS = include_str!("lists/date_events.txt");
    FEASTS = "ash black bonfire boxing cyber easter good holy palm pancake shrove";
    REGULAR = "each every most on-call other second";
    ORDINALS = "\
        eighteenth eighth eleventh fifteenth fifth first fourteenth fourth nineteenth ninth second seventeenth \
        seventh sixteenth sixth tenth third thirteenth thirtieth twelfth twentieth";
    DATE_GOES_ON = "after and as at because but he her his i it of she so that the they we when with";
    OWNERS = "client couple father her his mother my patient their";
    EVENT_DAYS = "anniversary birthday";
    BIRTH = "b birth birthdate born dob";
    DOB = "birthdate dob";
    // `employer`
    MINE = "i i'm i've my our we";
    EMPLOYER_WORK = "\
        boss colleague employed employee employer fired foreman hired interned interning interns job laid manager \
        position promoted redundant role sacked shift shifts student studies studying teaches teaching till \
        volunteer volunteers work worked working works";
    EMPLOYER_LEADS = "at by for from to with";
    FIRMS = include_str!("lists/firms.txt");
    /// Large ones that are known without a capital.
    KNOWN = "\
        adidas aldi amazon apple asda bhp bunnings cadbury coles costco deliveroo facebook fedex fonterra google \
        greggs halfords ikea intel kmart lidl mcdonald's mcdonalds meta microsoft morrisons netflix nissan nokia \
        optus oracle qantas ryanair safeway sainsbury sainsburys samsung shell siemens starbucks target telstra \
        tesco tesla toyota twitter uber verizon vodafone walgreens walmart wendys woolworths";
    /// They make no name with `School`, `Hospital` or `Office` behind them.
    KINDS = "\
        a an business catholic church community day district elementary general graduate her high his law local \
        london medical mental middle my national new nursing old our police post primary private public secondary \
        special state sunday the their";
    // `id_number`
    /// A short number behind them is enough.
    STRONG = "\
        acct bsn chart crn dl docket dva eircode hcn iban ihi imei medicaid medicare mpi mrn nhi nhs ni nino \
        passport plate policy pps ppsn ref reference reg rego serial sin ssn tfn urn vin";
    /// They need `no`, `id`, `#` or a long number behind them.
    WEAK = "\
        account badge barcode benefit booking card case certificate claim client contract customer device employee \
        file group health hospital inmate insurance invoice licence license locator medical member membership ndis \
        officer order patient permit prisoner record referral registration security staff student subscriber ticket \
        unit visa voucher";
    ID_NUMBER_FILLERS = "\
        code ending ends file id in insurance is licence license matter named no nr num number numbers of plate \
        quoted reads record reference security shows the was with";
    MARKS = "code id no nr num number reference";
    // `id_shape`
    PHONES = "call called calls cell fax line mobile phone rang reach ring tel text texted";
    // `initials`
    /// What may carry a letter or number of its own.
    HOLDERS = "case client couple family pair participant patient pt user";
    BEFORE = "about and by for from gave like met of on saw see seen tell told with";
    /// Large letters that are no person.
    SHORT = include_str!("lists/short.txt");
    /// States whose letters are also a method or a post.
    SHORT_STATES = "ct dc id in me mi ms oh ok or pa";
    /// Those of two letters that are no person even behind `client`.
    CORE = "ai ce cv ed eu gp hr id iq it ms nz ok pd pr pt sh si tv uk un us";
    /// Words whose letter is a step or kind, not a person.
    LETTERED = "\
        appendix axis bloc block category class cluster column criterion domain exhibit figure form generation grade \
        grid group hepatitis item key letter level list model module option page part plan point position quadrant \
        room route row schedule section side stage step table task tier track type unit vitamin zone";
    NOT_IT = "not";
    NAME_IT = "name";
    INITIALS_NAMING = "alias codename codenamed moniker nickname nicknamed pseudonym";
    CALLING = "call called calling calls dub dubbed named refer referred refers";
    // `name/bare`
    /// Notions that are also names: only a deed makes a person of them.
    NOTIONS = "\
        angel april art august autumn bliss cadence chance charity chase christian constance crystal dawn destiny \
        echo eden eve faith felicity genesis grace harmony heaven honey hope journey joy june justice king lark may \
        melody mercy merit patience precious prudence rain serenity spring star storm story summer sunny sunshine \
        trinity true verity will young zion";
    /// Deeds that are also things: `Client calls`, `Trust needs`.
    NOUNS = include_str!("lists/nouns.txt");
    BARE_METHODS = "\
        app approach book called drill exercise film game method model module movie named novel podcast poem song \
        story technique theory tool";
    /// Words before that make a person of what follows.
    TOWARDS = "\
        about ask asked asking believe believed called challenged confronted disappointed email emailed for gave let \
        like lost met miss missed of protect pushed rang reassured rescued rescuing saw see seen tell telling texted \
        than thank that told visited when with";
    DETERMINERS = "a an any each every her his its more much my no our some that the their this to your";
    MONTH_LEADS = "by during each early every in last late mid next since this until";
    PLACES = "around from in near to towards";
    BARE_FILLERS = "again also always and,never just never now often only really simply sometimes still then";
    CLEAR = "ben bob don drew frank jack ken nick pat ray rob sue tony vic";
    // `name/cue`
    OWNED = "client her his patient their";
    STRICT = "messrs mme mr mrs ms mx";
    LEARNED = "doctor dr prof professor";
    GRAVE = "\
        captain cllr constable cpl dame father fr frau herr imam inspector judge justice lady lieutenant lord madame \
        major matua miss monsieur officer pastor private rabbi rev reverend senor senora sergeant sgt sheikh sir \
        sister sr sra whaea";
    ELDERS = "\
        aunt auntie aunty brother coach cousin gran grandad grandma grandpa granny koro kuia nan nana nanna nanny \
        oma opa papa pop poppa tante tia tio uncle";
    OUTSIDE = "\
        attorney consultant doctor gp lawyer neurologist oncologist paediatrician pediatrician physician \
        psychiatrist school solicitor surgeon";
    CALLED = "called named nicknamed";
    CUE_NAMING = "name name's";
    CUE_METHODS = "\
        activity app approach book concept course drill exercise film framework group idea instrument it measure \
        method model module paper part podcast process scale skill skills so something state technique theory thing \
        this tool topic training what workshop";
    LINES = "ambulance childline emergency helpline lifeline police samaritans";
    CASES = "\
        assessment case client clinical consultation family formulation notes patient presentation recording \
        reflection review rupture session sessions supervision therapy transcript work";
    LATELY = "again had has is today was yesterday";
    GROUPS = "boys brothers case children couple family girls household kids siblings sisters twins";
    // `name/known`
    /// What nobody does in a book.
    DEEDS = "\
        again arrived arrives attends brought canceled cancelled cancels cried cries didn't disclosed dissociated \
        dissociates doesn't drank emailed emails forgets forgot ghosted hasn't hugged interrupted interrupts isn't \
        left messaged missed misses never overdosed paid pays phoned rang refused refuses relapsed shouted shouts \
        snapped sobbed stormed texted texts walked wasn't weeps wept won't wouldn't yelled";
    /// What belongs to somebody in the room.
    FEELINGS = "\
        anger attorney birthday body boss boyfriend car cat dog eyes face fear girlfriend grief house lawyer mood \
        phone rage shame silence sobs tears therapist tone voice";
    // `phone`
    CUES = "\
        call called calling calls cell contact dial fax faxed faxes landline line mob mobile number numbers ph phone \
        phoned phones rang reach reached ring ringing rings sms tel telephone text texted texting texts voicemail \
        whatsapp";
    EXTENSIONS = "ext extension extn";
    DIGITS = "double eight five four nine nought oh one seven six three triple two zero";
    // `place`
    /// Kinds of street that stand behind a name in any spelling.
    STREETS = "\
        alley ave avenue blvd boulevard close cres crescent drive esplanade gardens grove highway hwy lane mews \
        parade pde quay rd road street terrace";
    /// Those that need a capital: `St`, `Way`, `Court`.
    LARGE_STREETS = "circle cl court ct dr hill ln park pl place rise row square st tce view walk way";
    FLATS = "apartment apt flat suite unit";
    ZIPS = "postal postcode zip zipcode";
    PLACE_LEADS = "around at from in near outside to towards";
    AREAS = "\
        beach borough county falls harbor harbour heights hills hollow island islands lake mount mountain port river \
        springs suburb town township valley village";
    OWN_MOVES = "i my our";
    /// Towns that a saint gave the name to.
    SAINTS = "\
        albans albert andrews asaph austell catharines davids george helens helier ives johns kilda leonards louis \
        neots paul peter";
    AUSTRALIAN = "act nsw nt qld sa tas vic wa";
    // `quiet`
    /// Words whose number behind them is a reference.
    REFERENCES = "\
        acep article cfr chapter chapters episode isbn isrctn issn issue npi p page pages pmc pmid pp prospero rule \
        section sponsor usc vol volume";
    /// Words of approval whose number is the course's.
    APPROVALS = "ace acep apa approval approved aswb nbcc provider sponsor";
    QUIET_FILLERS = "approval code id no nr number provider";
    // `rare`
    /// How its phrases begin.
    PHRASE_OPENS = "bomb cabinet chief circus concert father fire head identical in lighthouse local lottery made mass member mine mother national on one opera plane police premier prime professional racing rare reality school shark struck sword the train twin witness won world wrongly";
    SOLE = "first last lone oldest only sole youngest";
    /// Who may be the only one; `the only thing` and `the first session` are not among them.
    RARE_ROLES = include_str!("lists/rare_roles.txt");
    /// What one is the only one in.
    RARE_IN = "\
        area army base borough city club community company congregation country county department district \
        district's faculty firm hospital island office parish prison region school service squad state street team \
        town valley village ward world";
    NOT = "\
        attempt case choice client day exercise goal hour minute month option part patient place point question \
        reason session skill stage step strategy supervisor therapist thing time tool way week word year";
    OFFICES = "\
        alderman ambassador archbishop assemblyman astronaut baroness bishop congressman congresswoman coroner \
        councillor councilman councilor councilwoman duchess duke governor mayor mayoress minister's mp premier \
        senator sheriff viscount";
    RARE_WORK = "\
        acrobat ballerina beekeeper bishop broadcaster bullfighter clockmaker cosmonaut exoneree falconer farrier \
        glassblower gravedigger hangman jockey luthier mountaineer newscaster newsreader olympian paralympian \
        puppeteer ringmaster sculptor sharpshooter smokejumper sommelier stuntman stuntwoman submariner taxidermist \
        tightrope trapeze ventriloquist weatherman whistleblower";
    FATE = "\
        albinism albino conjoined extradited hijacked hijacking hostage kidnapped kidnapping quadruplet quadruplets \
        quintuplets triplet triplets";
    FAME = "\
        billionaire celebrity documentary famous grammy headline headlines nobel olympic olympics oscar paralympic \
        paralympics tabloid tabloids televised viral";
    NAMED = "\
        aberfan chernobyl columbine fukushima grenfell hillsborough holodomor katrina lockerbie srebrenica windrush";
    RARE_EVENTS = "bombing collapse crash derailment disaster fire gunman massacre shooter sinking stabbing stampede";
    BEFORE_EVENT = "\
        airport arena bus coach concert dam factory ferry helicopter market mine nightclub plane pub school stadium \
        tower train tunnel";
    STORMS = "cyclone earthquake hurricane tsunami typhoon";
}
