//! Sorted text as a list of words, searched where it stands.

/// Words in ascending order with white space between them; `key:value` carries a value.
#[derive(Clone, Copy)]
pub struct List(pub &'static str);

impl List {
    #[must_use]
    pub fn has(self, word: &str) -> bool {
        self.value(word).is_some()
    }

    /// What the list says of a word; empty where it only holds it.
    #[inline(never)]
    #[must_use]
    pub fn value(self, word: &str) -> Option<&'static str> {
        let bytes = self.0.as_bytes();
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let start = bytes[low..middle].iter().rposition(u8::is_ascii_whitespace).map_or(low, |gap| low + gap + 1);
            let end = bytes[middle..].iter().position(u8::is_ascii_whitespace).map_or(bytes.len(), |gap| middle + gap);
            let entry = self.0.get(start..end.max(start)).unwrap_or_default();
            let (key, value) = entry.split_once(':').unwrap_or((entry, ""));
            match key.cmp(word) {
                std::cmp::Ordering::Equal if !key.is_empty() => return Some(value),
                // The white space itself was met: what is left of it decides.
                std::cmp::Ordering::Less | std::cmp::Ordering::Equal => low = end.max(middle) + 1,
                std::cmp::Ordering::Greater => high = start,
            }
        }
        None
    }

    /// Every entry, without its value.
    pub fn words(self) -> impl Iterator<Item = &'static str> {
        self.0.split_ascii_whitespace().map(|entry| entry.split_once(':').map_or(entry, |(key, _)| key))
    }
}
