//! The domain's own modules for the browser, fetched when they are first asked and then kept: the guard and the credit engine.
//! Their addresses carry the hash of the release, so they always fit the page.

use domain::guard::{Category, Level};

/// A finding as the module tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub start: usize,
    pub end: usize,
    pub level: Level,
    pub category: Category,
    pub wording: String,
    pub why: String,
}

/// Reads the module's lines; one that cannot be read is left out.
#[must_use]
pub fn read(lines: &str) -> Vec<Seen> {
    let seen = |line: &str| {
        let mut fields = line.split('\t');
        let (start, end) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
        let level = [Level::Hint, Level::Warn, Level::Block];
        let slug = fields.next()?;
        let level = level.into_iter().find(|level| level.slug() == slug)?;
        let category = Category::parse(fields.next()?)?;
        let (wording, why) = (fields.next()?.to_owned(), fields.next()?.to_owned());
        Some(Seen { start, end, level, category, wording, why })
    };
    lines.lines().filter_map(seen).collect()
}

#[cfg(target_arch = "wasm32")]
mod script {
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen(inline_js = "
        const loading = {};
        function load(address) {
          return loading[address] ??= import(address).then(async module => {
            await module.default({ module_or_path: address.replace(/\\.js$/, '_bg.wasm') });
            return module;
          });
        }
        export function guard(address, text, profile, done) {
          // Without a network there are no marks while typing; the server reads the text when it is saved.
          load(address).then(module => done(module.guard(text, profile))).catch(() => { delete loading[address]; });
        }
        export function what_if(address) {
          // Without it the form asks the server.
          load(address).then(module => module.what_if()).catch(() => {});
        }
    ")]
    extern "C" {
        pub(super) fn guard(address: &str, text: &str, profile: &str, done: JsValue);
        pub(super) fn what_if(address: &str);
    }
}

/// Asks the guard about a text and gives what it finds to `done`. The text stays in the browser.
#[cfg(target_arch = "wasm32")]
pub fn guard(address: &str, text: &str, profile: &str, done: impl FnOnce(Vec<Seen>) + 'static) {
    use wasm_bindgen::prelude::*;
    let done = Closure::once_into_js(move |lines: String| done(read(&lines)));
    script::guard(address, text, profile, done);
}

/// Lets the engine answer on the page of "what if".
#[cfg(target_arch = "wasm32")]
pub fn what_if(address: &str) {
    script::what_if(address);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_module_tells_is_read_back() {
        let seen = read("10\t15\tblock\tname\ta client\tA name points to one person.\nnonsense\n");
        assert_eq!(seen.len(), 1);
        assert_eq!((seen[0].start, seen[0].end, seen[0].level), (10, 15, Level::Block));
        assert_eq!((seen[0].category, seen[0].wording.as_str()), (Category::Name, "a client"));
    }
}
