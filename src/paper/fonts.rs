//! The faces that paper is set in. They are inside the binary; none of the system's are looked for, so that a document is the
//! same wherever it was made. Their licences (OFL) lie beside them.

use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use parley::{FontContext, FontFamily, FontFamilyName};
use std::borrow::Cow;
use std::sync::Arc;

const SANS: &[u8] = include_bytes!("fonts/SourceSans3-Regular.ttf");
const STRONG: &[u8] = include_bytes!("fonts/SourceSans3-Semibold.ttf");
const SERIF: &[u8] = include_bytes!("fonts/Newsreader-Medium.ttf");

/// A voice of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    Sans,
    Strong,
    Serif,
}

impl Face {
    const fn name(self) -> &'static str {
        match self {
            Self::Sans => "sans",
            Self::Strong => "strong",
            Self::Serif => "serif",
        }
    }

    /// The face, and the one with more signs where it lacks one.
    pub fn family(self) -> FontFamily<'static> {
        let named = |name: &'static str| FontFamilyName::Named(Cow::Borrowed(name));
        FontFamily::List(Cow::Owned(vec![named(self.name()), named(Self::Sans.name())]))
    }
}

/// All faces, ready to be set.
pub fn context() -> FontContext {
    let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
    for (face, bytes) in [(Face::Sans, SANS), (Face::Strong, STRONG), (Face::Serif, SERIF)] {
        let named = FontInfoOverride { family_name: Some(face.name()), ..FontInfoOverride::default() };
        collection.register_fonts(Blob::new(Arc::new(bytes)), Some(named));
    }
    FontContext { collection, source_cache: SourceCache::default() }
}
