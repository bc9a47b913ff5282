//! First renewals: what each treatment makes of the total, of topics, activities and caps.

use super::*;

/// Cycles end on 30 November of odd years; the licence was issued on 1 March 2026: 21 whole months.
fn first(table: &str, rules: &str) -> Asked {
    let table = format!("[first_renewal]\n{table}\nfact = \"So it is.\"\nsource = [\"first\"]\nverified = false\n");
    let source = "[[source]]\nid = \"first\"\nkind = \"statute\"\nurl = \"https://example.org/\"\ntitle = \"Another\"\nfact = \"So it says.\"\nas_of = \"2026\"\n";
    new(board("first", "fixed_date", 40, &[&table, source, rules].concat()))
}

fn new(board: RuleSet) -> Asked {
    asked(vec![board], &[]).licensed("issued_on", json!("2026-03-01"))
}

fn total(asked: &Asked) -> i64 {
    figures(&row(&asked.cycle(), "total")).0
}

fn ethics(hours: u32) -> String {
    rule("ethics", "topic_minimum", &format!("topics = [\"ethics\"]\nhours = {hours}\ninside_total = true"))
}

fn law(hours: u32) -> String {
    rule("law", "topic_minimum", &format!("topics = [\"law_rules\"]\nhours = {hours}\ninside_total = true"))
}

#[test]
fn without_a_word_a_short_first_cycle_is_unknown_in_the_total_and_every_minimum() {
    let spread = rule("rhythm", "spread", "max_gap_months = 36");
    let silent = board("first", "fixed_date", 40, &[ethics(3), spread].concat());
    let cycle = new(silent.clone()).cycle();
    for (id, required) in [("total", 4000), ("ethics", 300)] {
        assert_eq!(row(&cycle, id)["unknowns"], json!(["first_renewal_unstated"]), "{id}");
        assert_eq!(figures(&row(&cycle, id)), (required, required, required, "unknown"), "{id}");
    }
    assert_eq!(row(&cycle, "rhythm")["unknowns"], json!([]));
    assert_eq!(cycle["objective"]["now"]["shortfall"], 0);
    assert_eq!(cycle["objective"]["now"]["shortfall_unknown"], 4300);
    // Issued on its first day a cycle is not short.
    let cycle = new(silent).licensed("issued_on", json!("2025-12-01")).cycle();
    assert_eq!((&cycle["first"], &row(&cycle, "total")["state"]), (&json!(true), &json!("not_met")));
    let mut others = first("treatment = \"exempt\"\ntitles = [\"Other\"]", "");
    others.boards[0].titles.push("Other".into());
    assert_eq!(row(&others.cycle(), "total")["unknowns"], json!(["first_renewal_unstated"]));
}

#[test]
fn a_share_of_the_total_by_months_by_days_or_by_blocks() {
    let by = |formula: &str| total(&first(&format!("treatment = \"prorated\"\n{formula}"), ""));
    assert_eq!(by("formula = \"proportional_whole_months\""), 3500);
    // 640 of 730 days: 3506.8.
    assert_eq!(by("formula = \"proportional_by_date\""), 3507);
    let blocks = |more: &str| {
        by(&format!("fraction_per_block = {{ numerator = 1, denominator = 3, block_months = 8 }}\n{more}"))
    };
    assert_eq!(blocks(""), 2667);
    assert_eq!(blocks("tiers = [{ max_months = 20, hours = 0 }]"), 2667);
    assert_eq!(blocks("tiers = [{ max_months = 21, hours = 0 }]"), 0);
    assert_eq!(by("fraction_per_block = { numerator = 1, denominator = 3, block_months = 6 }"), 4000);
    let tiers = "tiers = [{ cycle_months = 36, hours = 35 }, { cycle_months = 24, hours = 30 }, { cycle_months = 12, hours = 10 }]";
    assert_eq!(by(tiers), 3000);
    let unsaid = first("treatment = \"prorated\"", "");
    assert_eq!(figures(&row(&unsaid.cycle(), "total")), (4000, 4000, 4000, "unknown"));
    let whole = first("treatment = \"prorated\"\nformula = \"proportional_whole_months\"", "");
    assert_eq!(total(&whole.licensed("issued_on", json!("2025-12-01"))), 4000);
}

#[test]
fn caps_and_activity_shares_shrink_and_other_minimums_stay_whole() {
    let rules = [
        rule("teach", "activity_maximum", "activities = [\"teaching\"]\nhours = 9"),
        rule("related", "topic_maximum", "topics = [\"related\"]\nhours = 9"),
        rule("given", "activity_minimum", "activities = [\"supervision_given\"]\nhours = 4"),
        rule("live", "delivery_minimum", "deliveries = [\"in_person\"]\nhours = 20"),
        rule("half", "delivery_minimum", "deliveries = [\"live_online\"]\npercent = 50\nof = \"total_required\""),
        ethics(3),
        law(3),
    ];
    let blocks = "treatment = \"prorated\"\nfraction_per_block = { numerator = 1, denominator = 3, block_months = 8 }\nprorate_caps = true\nactivity_share = [{ activity = \"supervision_given\", fraction = [1, 4] }]\ntopic_per_months = [{ topic = \"ethics\", hours = 1, months = 10 }]";
    let cycle = first(blocks, &rules.concat()).cycle();
    let cap = |id: &str| named(&cycle["limits"], "id", id)["cap"].clone();
    assert_eq!((cap("teach"), cap("related")), (json!(600), json!(900)));
    // A quarter of 26.67, and half of it.
    let asks = |id: &str| figures(&row(&cycle, id)).0;
    assert_eq!((asks("given"), asks("half"), asks("live")), (667, 1334, 2000));
    assert_eq!((asks("ethics"), asks("law")), (200, 300));
}

#[test]
fn tiers_by_months_take_the_most_of_those_that_fit() {
    let by = |tiers: &str| first(&format!("treatment = \"tiered\"\ntiers = [{tiers}]"), "");
    let both = "{ min_months = 12, max_months = 21, hours = 10 }, { min_months = 21, hours = 20 }, { max_months = 11, hours = 0 }";
    assert_eq!(total(&by(both)), 2000);
    // A share counts as what it comes to: half of 40.
    assert_eq!(total(&by("{ min_months = 12, percent = 50 }, { min_months = 21, hours = 10 }")), 2000);
    assert_eq!(figures(&row(&by("{ min_months = 22, hours = 10 }").cycle(), "total")), (4000, 4000, 4000, "unknown"));
    assert_eq!(figures(&row(&by("{ max_months = 20, hours = 10 }").cycle(), "total")), (4000, 4000, 4000, "not_met"));
    let topics = "{ min_months = 12, hours = 10, topic_hours = [{ topic = \"ethics\", hours = 1 }, { topic = \"law_rules\", hours = 9 }] }";
    let asked = first(&format!("treatment = \"tiered\"\ntiers = [{topics}]"), &[ethics(3), law(3)].concat());
    let cycle = asked.cycle();
    assert_eq!((figures(&row(&cycle, "ethics")).0, figures(&row(&cycle, "law")).0), (100, 300));
}

#[test]
fn the_year_of_the_cycle_decides_where_a_table_says_so() {
    let tiers = "treatment = \"conditional\"\ntiers = [{ licensed_in = \"first_year_of_cycle\", percent = 75 }, { licensed_in = \"second_year_of_cycle\", hours = 0 }]";
    let issued = |day: &str| total(&first(tiers, "").licensed("issued_on", json!(day)));
    assert_eq!((issued("2026-11-20"), issued("2025-12-01")), (3000, 3000));
    let second = first(tiers, &ethics(3)).with("as_of", json!("2026-12-10"));
    let cycle = second.licensed("issued_on", json!("2026-12-01")).cycle();
    assert_eq!(
        (&row(&cycle, "total")["state"], &row(&cycle, "ethics")["state"]),
        (&json!("not_applicable"), &json!("not_applicable"))
    );
}

#[test]
fn a_reduced_first_renewal_is_for_short_ones_and_a_bare_number_for_every_topic() {
    let table = "treatment = \"reduced\"\npercent = 33\ntopic_hours = 1";
    let cycle = first(table, &[ethics(3), law(2)].concat()).cycle();
    assert_eq!(
        (figures(&row(&cycle, "total")).0, figures(&row(&cycle, "ethics")).0, figures(&row(&cycle, "law")).0),
        (1320, 100, 100)
    );
    let whole = first(table, &ethics(3)).licensed("issued_on", json!("2025-12-01")).cycle();
    assert_eq!((figures(&row(&whole, "total")).0, figures(&row(&whole, "ethics")).0), (4000, 300));
}

#[test]
fn a_first_renewal_never_raises_the_total_and_is_its_source_only_where_it_lowers_it() {
    let source = |hours: u32| {
        let cycle = first(&format!("treatment = \"reduced\"\nhours = {hours}"), "").cycle();
        let total = row(&cycle, "total");
        (total["required"].clone(), total["sources"].clone(), total["verified"].clone())
    };
    assert_eq!(source(15), (json!(1500), json!(["first"]), json!(false)));
    assert_eq!(source(50), (json!(4000), json!(["law"]), json!(true)));
}

#[test]
fn an_exempt_cycle_keeps_duties_of_one_time_and_of_years_and_tasks() {
    let duty = |id: &str, when: &str| {
        rule(
            id,
            "topic_minimum",
            &format!("topics = [\"suicide\"]\nhours = 1\ninside_total = true\nwhen = {{ {when} }}"),
        )
    };
    let rules = [
        ethics(3),
        duty("cycles", "frequency = \"every_n_cycles\", n = 3"),
        duty("later", "frequency = \"after_first_cycle\""),
        duty("once", "frequency = \"once\", deadline = \"first_cycle_with_ce\""),
        duty("years", "frequency = \"every_n_years\", n = 6"),
        duty("years-with-ce", "frequency = \"every_n_years\", n = 6, deadline = \"first_cycle_with_ce\""),
        duty("years-full", "frequency = \"every_n_years\", n = 6, deadline = \"first_full_cycle\""),
        duty("first", "frequency = \"first_cycle\""),
        rule("yearly", "annual_minimum", "hours = 5"),
        rule("plan", "task", "task = \"learning_plan\""),
    ];
    let cycle = first("treatment = \"exempt\"", &rules.concat()).cycle();
    let gone = ["total", "ethics", "cycles", "later", "years-with-ce", "years-full", "yearly#1", "yearly#2"];
    for id in gone {
        assert_eq!(row(&cycle, id)["state"], "not_applicable", "{id}");
    }
    for id in ["once", "years", "first", "plan"] {
        assert_ne!(row(&cycle, id)["state"], "not_applicable", "{id}");
    }
}

#[test]
fn an_exempt_title_puts_off_what_waits_for_a_cycle_with_hours() {
    let duty = "topics = [\"suicide\"]\nhours = 1\ninside_total = true\nwhen = { frequency = \"every_n_years\", n = 6, deadline = \"first_cycle_with_ce\" }";
    let variant = "[[total_variant]]\napplies = [\"retired\"]\nhours = 0\nsource = [\"law\"]\nverified = true\n";
    let set = board("exempt", "fixed_date", 40, &[variant, &rule("years", "topic_minimum", duty)].concat());
    let asks = |answer: &str| {
        let asked = asked(vec![set.clone()], &[]).with("person", json!({"conditions": {"retired": answer}}));
        row(&asked.cycle(), "years")["state"].clone()
    };
    assert_eq!((asks("yes"), asks("no")), (json!("not_applicable"), json!("unknown")));
}

#[test]
fn a_body_without_a_figure_may_still_exempt_the_first_renewal() {
    let mut asked = first("treatment = \"exempt\"", &ethics(3));
    asked.boards[0].total.hours = domain::quantity::Credit::ZERO;
    assert_eq!(row(&asked.cycle(), "ethics")["state"], "not_applicable");
}

#[test]
fn tasks_after_entry_count_from_the_day_of_issue() {
    let table = "treatment = \"tasks\"\ntasks = [\"learning_plan\"]\ndeadline_months = 2";
    let done = |date: &str| {
        let asked = first(table, "").with("tasks", json!([{"task": "learning_plan", "date": date}]));
        figures(&row(&asked.cycle(), "first-renewal:learning_plan")).3.to_owned()
    };
    assert_eq!((done("2026-05-01").as_str(), done("2026-05-02").as_str()), ("met", "not_met"));
    let later = first(table, "").licensed("first_renewal", json!("no")).cycle();
    assert!(!later["requirements"].to_string().contains("first-renewal"));
}

#[test]
fn an_upgrade_restarts_the_first_renewal_or_does_not() {
    let table = || first("treatment = \"exempt\"", &ethics(3));
    let cycle = table().licensed("first_renewal", json!("no")).cycle();
    assert_eq!((&cycle["first"], &cycle["index"]), (&json!(false), &json!(2)));
    assert_eq!(figures(&row(&cycle, "total")).0, 4000);
    let cycle = table().licensed("issued_on", json!("2015-01-01")).licensed("first_renewal", json!("yes")).cycle();
    assert_eq!((&cycle["first"], &cycle["index"]), (&json!(true), &json!(1)));
    assert_eq!(row(&cycle, "total")["state"], "not_applicable");
}

#[test]
fn a_short_first_cycle_may_be_passed_over() {
    let skip = |issued: &str, choice: &str| {
        let asked = first("treatment = \"skip_short\"\ntiers = [{ max_months = 6, hours = 0 }]", "")
            .with("as_of", json!("2027-11-20"));
        let cycle = asked.licensed("issued_on", json!(issued)).licensed("first_renewal", json!(choice)).cycle();
        (cycle["cycle_end"].clone(), cycle["window"]["opens"].clone(), cycle["index"].clone())
    };
    // 6 months and 29 days pass, 7 months do not.
    assert_eq!(skip("2027-05-02", "auto"), (json!("2029-11-30"), json!("2027-05-02"), json!(1)));
    assert_eq!(skip("2027-05-01", "auto"), (json!("2027-11-30"), json!("2027-05-01"), json!(1)));
    assert_eq!(skip("2027-05-02", "no"), (json!("2027-11-30"), json!("2027-05-02"), json!(2)));
}
