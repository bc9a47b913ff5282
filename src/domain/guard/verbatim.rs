//! Long quotations: a client's own words can be recognised by whoever heard them.

use super::text::Text;
use super::token::Kind;
use super::{Category, Level};

const WHY: &str = "Spoken words kept as they were said can be recognised; the gist is enough.";
const MOST: usize = 15;

pub fn find(text: &mut Text<'_>) {
    let mut opened: Option<usize> = None;
    let mut words = 0;
    for at in 0..text.tokens.len() {
        match text.token(at).kind {
            Kind::Sign('"') => {
                if let Some(first) = opened.take()
                    && words > MOST
                {
                    text.add((first, at), Category::Verbatim, Level::Hint, WHY, None);
                } else if words <= MOST {
                    opened = Some(at);
                }
                words = 0;
            }
            Kind::Word | Kind::Mixed | Kind::Number => words += 1,
            Kind::Sign(_) => {}
        }
    }
}
