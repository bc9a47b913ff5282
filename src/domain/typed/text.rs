//! A line or a paragraph, trimmed and bounded.

/// Text that must be there and fit.
pub fn required(text: &str, what: &str, most: usize) -> Result<String, String> {
    match optional(text, most)? {
        Some(text) => Ok(text),
        None => Err(format!("{what} is needed.")),
    }
}

/// Text that may be left out, trimmed, without control characters, at most so many characters.
pub fn optional(text: &str, most: usize) -> Result<Option<String>, String> {
    let text = text.trim().replace("\r\n", "\n");
    if text.is_empty() {
        return Ok(None);
    }
    let count = text.chars().count();
    if count > most {
        return Err(format!("This holds {most} characters; yours has {count}."));
    }
    if text.chars().any(|sign| sign.is_control() && sign != '\n' && sign != '\t') {
        return Err("There is a character in it that cannot be kept. Type it again rather than pasting it.".into());
    }
    Ok(Some(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_trimmed_bounded_and_free_of_control_characters() {
        assert_eq!(optional("  a\r\nb ", 9), Ok(Some("a\nb".into())));
        assert!(optional("abc", 2).unwrap_err().contains("yours has 3"));
        assert!(optional("a\u{0}b", 9).is_err());
        assert_eq!(required(" ", "A title", 9), Err("A title is needed.".into()));
    }
}
