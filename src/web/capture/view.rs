//! The form of capture: chips, three ways it went, one line; beside it what the guard asks for and how the pattern went so far.

use super::Draft;
use crate::web::assets;
use crate::web::challenges::times;
use crate::web::form::Problems;
use crate::web::ui::{
    Aside, Button, Chip, Chips, Choice, Cols, Encounter, ErrorSummary, GlyphRow, Heading, Kind, LinkButton, Segment,
    Segments, Sign, TextArea,
};
use domain::guard::Level;
use domain::vocabulary::Vocabulary;
use domain::words;
use leptos::prelude::*;

/// The chosen pattern as it went so far.
pub struct Known {
    pub encounters: Vec<Encounter>,
    pub address: String,
    pub goal: Option<String>,
}

/// Chips shown at once; the others are folded away.
const AT_ONCE: usize = 3;

pub fn capture(draft: Draft, problems: Problems, recent: Vec<String>, known: Option<Known>) -> impl IntoView {
    let so_far = known.map(|known| so_far(&draft.kind, known));
    view! {
        <Heading title="Capture" line="A pattern in the work, never a person.">
            <LinkButton href="/" label="Close" kind=Kind::Quiet sign=Sign::Close />
        </Heading>
        <ErrorSummary problems=problems.summary() />
        {drafts()}
        <Cols>
            <div>{form(draft, problems, recent)}</div>
            <Aside label="What the guard asks for">{levels()} {so_far}</Aside>
        </Cols>
    }
    .into_any()
}

pub fn offline() -> impl IntoView {
    view! {
        <main class="page alone" id="main">
            <Heading title="Capture" line="You are offline. What you note stays on this device until it can be checked and saved." />
            {drafts()}
            {form(Draft::default(), Problems::default(), vec![])}
            {levels()}
        </main>
    }
    .into_any()
}

fn form(draft: Draft, problems: Problems, recent: Vec<String>) -> AnyView {
    // Where the guard found something it says so itself.
    let limit = problems.is_empty().then(|| {
        view! { <p class="fine">"The guard can miss things: read it once more as someone close to the client would."</p> }
    });
    let label = if problems.is_empty() { "Save" } else { "Check again and save" };
    let handled = [
        ("worse", "Harder", Encounter::Harder),
        ("same", "Same", Encounter::Same),
        ("better", "Better", Encounter::Better),
    ];
    let handled = handled.map(|(value, label, how)| {
        let checked = draft.handled == value;
        view! {
            <Segment name="handled" value=value label=label checked=checked>
                <svg class="encounters" width="14" height="14" aria-hidden="true">
                    {how.shape()}
                </svg>
            </Segment>
        }
    });
    let handled = handled.into_iter().collect_view();
    let patterns = patterns(&draft.kind, &recent, problems.of("kind"));
    view! {
        <form method="post" action="/capture" class="form wide" novalidate data-capture=assets::domain_module()>
            <input type="hidden" name="id" value=draft.id />
            <input type="hidden" name="account" value=draft.account />
            <input type="hidden" name="met_on" value=draft.met_on />
            {patterns}
            <Segments
                name="handled"
                legend="How did it go?"
                hint="From the second time on."
                error=problems.of("handled")
            >
                {handled}
            </Segments>
            <TextArea
                name="line"
                label="One line"
                hint="optional, at most 280 characters"
                value=draft.line
                error=problems.of("line")
                guard=problems.clinical("line")
                rows=3
                maxlength=280
                own=true
            />
            <p class="actions">
                <Button label=label kind=Kind::Main />
            </p>
            {limit}
        </form>
    }
    .into_any()
}

/// The patterns met lately, then all of them.
fn patterns(chosen: &str, recent: &[String], error: Option<String>) -> AnyView {
    let vocabulary = Vocabulary::builtin();
    let mut at_once: Vec<&String> = Vec::new();
    for kind in recent {
        if at_once.len() < AT_ONCE && !at_once.contains(&kind) {
            at_once.push(kind);
        }
    }
    let chip = |slug: &str, label: &str| {
        let checked = slug == chosen;
        view! {
            <Chip name="kind" value=slug.to_owned() label=label.to_owned() choice=Choice::One checked=checked />
        }
    };
    let known = |slug: &&String| vocabulary.challenge(slug).map(|kind| chip(&kind.slug, &kind.label));
    let lately = at_once.iter().filter_map(known).collect_view();
    let others = vocabulary.challenges.category.iter().map(|category| {
        let kinds = vocabulary.challenges.challenge.iter().filter(|kind| kind.category == category.slug);
        let kinds = kinds.filter(|kind| !at_once.contains(&&kind.slug));
        let chips = kinds.map(|kind| chip(&kind.slug, &kind.label)).collect_view();
        view! {
            <p class="fine">{category.label.clone()}</p>
            <div class="chips">{chips}</div>
        }
        .into_any()
    });
    let others = others.collect_view();
    let open = at_once.is_empty() || (!chosen.is_empty() && !at_once.iter().any(|kind| *kind == chosen));
    view! {
        <Chips name="kind" legend="What met you?" error=error>
            {lately}
            <details open=open>
                <summary>"All challenges"</summary>
                {others}
            </details>
        </Chips>
    }
    .into_any()
}

/// What waits on the device; the script fills the number in and shows what is true.
fn drafts() -> AnyView {
    view! {
        <section class="drafts" data-drafts=true hidden=true aria-live="polite">
            <p>
                "Kept on this device: "
                <b data-count=true>"0"</b>
                ". It will be checked and saved when you are back online."
            </p>
            <div data-look=true hidden=true>
                <p>"One of them needs another look before it can be saved."</p>
                <p class="actions">
                    <button type="button" class="button" data-open=true>
                        "Look at it"
                    </button>
                    <button type="button" class="button quiet" data-discard=true>
                        "Throw it away"
                    </button>
                </p>
            </div>
            <p data-enter=true hidden=true>
                <a href="/sign-in">"Sign in"</a>
                ", and it will be saved."
            </p>
        </section>
    }
    .into_any()
}

fn levels() -> AnyView {
    let rows = [
        (Level::Block, "Cannot be kept.", " Names, initials, dates, places, numbers."),
        (Level::Warn, "Needs a reason.", " Workplaces, rare details."),
        (Level::Hint, "Worth a look.", " Exact ages, long quotes."),
    ];
    let rows = rows.map(|(level, strong, words)| {
        view! {
            <li>
                <span class=format!("finding-number {}", level.slug())></span>
                <p>
                    <b>{strong}</b>
                    {words}
                </p>
            </li>
        }
    });
    view! {
        <section>
            <h2>"Would someone know who this is?"</h2>
            <ul class="findings levels">{rows.into_iter().collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn so_far(kind: &str, known: Known) -> AnyView {
    let label = Vocabulary::builtin().challenge(kind).map_or(kind.to_owned(), |kind| kind.label.clone());
    let said = known.encounters.iter().map(|how| how.words()).collect::<Vec<_>>().join(", ");
    let better = known.encounters.iter().rev().take_while(|how| **how == Encounter::Better).count();
    let last = match better {
        0 => String::new(),
        1 => " The last time went better; a harder one belongs here too.".to_owned(),
        count => {
            let count = words::number(domain::quantity::Credit::hours(i64::try_from(count).unwrap_or(0)));
            format!(" The last {count} went better; a harder one belongs here too.")
        }
    };
    let met = format!("Met {}.{last}", times(known.encounters.len()));
    view! {
        <section>
            <h2>
                <a href=known.address>{label}</a>
            </h2>
            <p>{met}</p>
            <GlyphRow encounters=known.encounters label=said />
            {known
                .goal
                .map(|goal| {
                    view! {
                        <p>
                            <a href=goal>"See the goal it prompted"</a>
                        </p>
                    }
                })}
        </section>
    }
    .into_any()
}
