//! What each line is a part of: the tree that a screen reader walks.

use krilla::tagging::{Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};
use std::num::NonZeroU16;

/// A part of the document's structure.
#[derive(Clone, Debug)]
pub enum Role {
    Heading(u8, String),
    Paragraph,
    List,
    ListLine,
    Label,
    ListBody,
    Table(String),
    Caption,
    Head,
    Body,
    Row,
    ColumnHead,
    RowHead,
    Cell,
    /// With the words that stand for what is seen.
    Figure(String),
}

impl Role {
    fn tag(self) -> TagKind {
        match self {
            Self::Heading(level, title) => {
                let level = NonZeroU16::new(level.into()).unwrap_or(NonZeroU16::MIN);
                Tag::Hn(level, Some(title)).into()
            }
            Self::Paragraph => Tag::P.into(),
            Self::List => Tag::L(ListNumbering::Disc).into(),
            Self::ListLine => Tag::LI.into(),
            Self::Label => Tag::Lbl.into(),
            Self::ListBody => Tag::LBody.into(),
            Self::Table(summary) => Tag::Table.with_summary(Some(summary)).into(),
            Self::Caption => Tag::Caption.into(),
            Self::Head => Tag::THead.into(),
            Self::Body => Tag::TBody.into(),
            Self::Row => Tag::TR.into(),
            Self::ColumnHead => Tag::TH(TableHeaderScope::Column).into(),
            Self::RowHead => Tag::TH(TableHeaderScope::Row).into(),
            Self::Cell => Tag::TD.into(),
            Self::Figure(words) => Tag::Figure(Some(words)).into(),
        }
    }
}

/// A branch with its lines, each by its number, and further branches.
pub struct Branch {
    role: Role,
    parts: Vec<Part>,
}

enum Part {
    Leaf(usize),
    Branch(Branch),
}

impl Branch {
    pub fn new(role: Role) -> Self {
        Self { role, parts: vec![] }
    }

    pub fn leaf(&mut self, number: usize) {
        self.parts.push(Part::Leaf(number));
    }

    pub fn branch(&mut self, branch: Self) {
        self.parts.push(Part::Branch(branch));
    }

    fn group(self, leaves: &[Identifier]) -> TagGroup {
        let children = self.parts.into_iter().map(|part| match part {
            Part::Leaf(number) => Node::Leaf(leaves[number]),
            Part::Branch(branch) => Node::Group(branch.group(leaves)),
        });
        TagGroup::with_children(self.role.tag(), children.collect())
    }
}

/// The tree, once each line has been drawn.
pub fn tree(branches: Vec<Branch>, leaves: &[Identifier]) -> TagTree {
    let mut tree = TagTree::new();
    for branch in branches {
        tree.push(branch.group(leaves));
    }
    tree
}
