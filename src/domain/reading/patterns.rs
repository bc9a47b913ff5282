//! Patterns are made once.

/// A pattern that does not tell large letters from small, made when first asked for.
macro_rules! pattern {
    ($text:expr) => {{
        static PATTERN: std::sync::LazyLock<regex_lite::Regex> =
            std::sync::LazyLock::new(|| regex_lite::Regex::new(concat!("(?i)", $text)).expect("a pattern of ours"));
        &*PATTERN
    }};
}
pub(crate) use pattern;
