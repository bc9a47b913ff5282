//! Numbers and lists in words.

use crate::quantity::Credit;

/// "1 day", "2 days".
#[must_use]
pub fn count(number: i64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// "1 hour", "2.5 hours".
#[must_use]
pub fn hours(amount: Credit) -> String {
    format!("{amount} {}", if amount == Credit::hours(1) { "hour" } else { "hours" })
}

/// Small whole numbers spelled out, as sentences like them: "three".
#[must_use]
pub fn number(amount: Credit) -> String {
    const SMALL: [&str; 11] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let whole = usize::try_from(amount.0 / 100).unwrap_or(usize::MAX);
    match SMALL.get(whole) {
        Some(word) if amount.0 % 100 == 0 => (*word).to_owned(),
        _ => amount.to_string(),
    }
}

/// "a", "a and b", "a, b and c".
#[must_use]
pub fn and<T: AsRef<str>>(parts: &[T]) -> String {
    join(parts, "and")
}

/// "a", "a or b", "a, b or c".
#[must_use]
pub fn or<T: AsRef<str>>(parts: &[T]) -> String {
    join(parts, "or")
}

fn join<T: AsRef<str>>(parts: &[T], word: &str) -> String {
    match parts {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [most @ .., last] => {
            let most: Vec<&str> = most.iter().map(AsRef::as_ref).collect();
            format!("{} {word} {}", most.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_as_spoken() {
        assert_eq!(and(&["a"]), "a");
        assert_eq!(and(&["a", "b"]), "a and b");
        assert_eq!(or(&["a", "b", "c"]), "a, b or c");
        assert_eq!(hours(Credit(100)), "1 hour");
        assert_eq!(hours(Credit(250)), "2.5 hours");
        assert_eq!(number(Credit(300)), "three");
        assert_eq!(number(Credit(250)), "2.5");
    }
}
