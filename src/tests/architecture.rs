//! The invariants of `src/README.md` that no compiler keeps: the source itself is read, and each breach named.

use std::fs;
use std::path::{Path, PathBuf};

/// A line of the source, with its place.
struct Line {
    path: String,
    number: usize,
    text: String,
}

/// Folders that hold what is built or borrowed, not what we write.
const NOT_OURS: [&str; 6] = ["target", "node_modules", "test-results", "playwright-report", "shots", ".tools"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file of ours below a folder whose name ends so, as (path from the root, text).
pub fn files(folder: &str, ends: &[&str]) -> Vec<(String, String)> {
    let mut sources = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for found in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = found.expect("the folder can be read").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() {
                if !NOT_OURS.contains(&name.as_str()) {
                    folders.push(path);
                }
            } else if ends.iter().any(|end| name.ends_with(end)) {
                sources.push((below_root(&path), fs::read_to_string(&path).expect("source is UTF-8")));
            }
        }
    }
    assert!(!sources.is_empty(), "no source in {folder}: this test looks at the wrong place");
    sources.sort();
    sources
}

fn below_root(path: &Path) -> String {
    path.strip_prefix(root()).expect("below the root").to_string_lossy().into_owned()
}

/// The lines of all such files but this one, which has to name what it forbids.
fn lines(folder: &str, ends: &[&str]) -> Vec<Line> {
    let ours = files(folder, ends).into_iter().filter(|(path, _)| path != "src/tests/architecture.rs");
    ours.flat_map(|(path, text)| {
        let line = |(index, text): (usize, &str)| Line { path: path.clone(), number: index + 1, text: text.to_owned() };
        text.lines().enumerate().map(line).collect::<Vec<_>>()
    })
    .collect()
}

/// Fails with every line that breaks the rule, as `path:line: text`.
#[track_caller]
fn none(rule: &str, lines: impl IntoIterator<Item = Line>, breaks: impl Fn(&Line) -> bool) {
    let broken = lines.into_iter().filter(|line| breaks(line));
    let broken: Vec<String> =
        broken.map(|Line { path, number, text }| format!("  {path}:{number}: {}", text.trim())).collect();
    assert!(broken.is_empty(), "{rule}:\n{}", broken.join("\n"));
}

/// Whether the word stands in the text by itself, not as a part of a longer name.
fn has_word(text: &str, word: &str) -> bool {
    let part_of_name = |sign: char| sign.is_alphanumeric() || sign == '_';
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back().is_some_and(part_of_name);
        let after = text[at + word.len()..].chars().next().is_some_and(part_of_name);
        !before && !after
    })
}

fn is_comment(line: &Line) -> bool {
    line.text.trim_start().starts_with("//")
}

#[test]
fn only_storage_speaks_to_the_database() {
    none("sea_orm belongs in src/db: give the query a name there and call that", lines("src", &[".rs"]), |line| {
        // Tests make databases and look into them; they are no way around the queries.
        !line.path.starts_with("src/db/")
            && !line.path.starts_with("src/tests/")
            && !is_comment(line)
            && (has_word(&line.text, "sea_orm") || line.text.contains("sqlx::"))
    });
}

#[test]
fn only_the_page_renders() {
    none("leptos_axum belongs in src/web/page.rs: draw through Page::show", lines("src", &[".rs"]), |line| {
        // The benchmark's bare page is what ours is measured against.
        let drawn_elsewhere = line.path != "src/web/page.rs" && line.path != "src/benches/home.rs";
        drawn_elsewhere && !is_comment(line) && line.text.contains("leptos_axum")
    });
}

#[test]
fn one_file_knows_of_features() {
    none("cfg(feature …) belongs in src/lib.rs: choose whole modules there", lines("src", &[".rs"]), |line| {
        line.path != "src/lib.rs"
            && (line.text.contains("feature = \"ssr\"") || line.text.contains("feature = \"hydrate\""))
    });
}

#[test]
fn text_areas_come_from_the_one_that_escapes() {
    none("Leptos does not escape what stands in a textarea: use ui::TextArea", lines("src", &[".rs"]), |line| {
        !line.path.starts_with("src/web/ui/") && !line.path.starts_with("src/tests/") && line.text.contains("<textarea")
    });
}

#[test]
fn markup_carries_no_style_of_its_own() {
    none("the content security policy forbids style attributes: use a class", lines("src", &[".rs"]), |line| {
        // A test may look for it in a drawn page, between quotes of its own.
        !line.text.contains("\"style=")
            && (line.text.contains(" style=") || line.text.trim_start().starts_with("style="))
    });
}

#[test]
fn no_text_becomes_markup() {
    none("a person's text could carry a script: let Leptos escape it", lines("src", &[".rs"]), |line| {
        // The one that escapes by itself, where Leptos does not.
        line.path != "src/web/ui/text_area.rs" && !is_comment(line) && has_word(&line.text, "inner_html")
    });
}

#[test]
fn nothing_is_left_for_later() {
    let words = ["TODO", "FIXME", "XXX"];
    let calls = ["todo!(", "unimplemented!(", "#[ignore"];
    let sources = ["src", "migrations", "end2end", "style", ".ci"].into_iter().flat_map(|folder| match folder {
        ".ci" => lines(folder, &[""]),
        _ => lines(folder, &[".rs", ".ts", ".scss", ".toml", ".md"]),
    });
    none("do it now, or file it where work is planned", sources, |line| {
        words.iter().any(|word| has_word(&line.text, word)) || calls.iter().any(|call| line.text.contains(call))
    });
}

#[test]
fn every_journey_is_walked() {
    none("a journey left out proves nothing", lines("end2end", &[".ts"]), |line| {
        [".skip(", ".only(", ".fixme(", ".fail("].iter().any(|call| line.text.contains(call))
    });
}

#[test]
fn the_domain_counts_in_whole_numbers() {
    none(
        "use Credit, Minutes or minor units: a float loses cents and minutes",
        lines("src/domain", &[".rs"]),
        |line| {
            // The general solver that the engine is measured against knows nothing else.
            let may = line.path == "src/domain/quantity.rs" || line.path == "src/domain/benches/general.rs";
            !may && !is_comment(line) && (has_word(&line.text, "f32") || has_word(&line.text, "f64"))
        },
    );
}

#[test]
fn the_domain_reads_nothing_but_its_arguments() {
    let forbidden = [
        "std::fs",
        "std::env",
        "std::net",
        "std::io",
        "std::process",
        "std::thread",
        "Utc::now",
        "Local::now",
        "leptos",
        "axum",
        "tokio",
    ];
    none("give the domain what it needs as an argument", lines("src/domain", &[".rs"]), |line| {
        let is_test = line.path.starts_with("src/domain/tests/");
        !is_test && !is_comment(line) && forbidden.iter().any(|word| has_word(&line.text, word))
    });
}

#[test]
fn migrations_know_nothing_of_today_s_entities() {
    none("a migration must say the same in ten years: name its own tables", lines("migrations", &[".rs"]), |line| {
        !is_comment(line) && (line.text.contains("growing_edge") || line.text.contains("domain::"))
    });
}

#[test]
fn no_file_is_too_long_to_read() {
    let all = ["src", "migrations", "end2end", "style"]
        .into_iter()
        .flat_map(|folder| files(folder, &[".rs", ".ts", ".scss"]));
    let long = all.map(|(path, text)| (path, text.lines().count())).filter(|(_, count)| *count > 400);
    let long: Vec<String> = long.map(|(path, count)| format!("  {path}: {count} lines")).collect();
    assert!(long.is_empty(), "over 400 lines: make a folder, one file a noun:\n{}", long.join("\n"));
}
