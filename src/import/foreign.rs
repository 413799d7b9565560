//! What a foreign file says, and what it carries besides.

use super::limit;
use super::place::Place;

/// A foreign file, read.
#[derive(Clone, Debug, Default)]
pub struct Foreign {
    /// Its texts in order; cells of one row stand together.
    pub pieces: Vec<Piece>,
    /// The names of its sheets.
    pub sheets: Vec<Box<str>>,
    /// What it carries that is not seen at once.
    pub extras: Vec<Extra>,
    /// What could not be read, or not to the end.
    pub gaps: Vec<Gap>,
    /// What of it does something where it is opened.
    pub active: Vec<Active>,
    /// Files within it that are still to be read: names and bytes.
    pub(super) embedded: Vec<(Box<str>, Vec<u8>)>,
    /// Bytes of text so far.
    size: usize,
}

/// A text and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands.
    pub place: Place,
    /// What it says.
    pub text: Box<str>,
}

/// What a file carries that is not seen at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extra {
    /// A property that names somebody.
    Named(Property, Box<str>),
    /// So many comments.
    Comments(usize),
    /// So many tracked changes.
    Changes(usize),
    /// A hidden sheet.
    HiddenSheet(Box<str>),
    /// So many hidden rows of a sheet.
    HiddenRows(Box<str>, usize),
    /// So many hidden columns of a sheet.
    HiddenColumns(Box<str>, usize),
    /// Data behind a table or chart that the file does not show.
    Cache(Box<str>),
}

/// What does something where it is opened, told by its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Active {
    /// A script.
    Script,
    /// What leads to a program or another site.
    Shortcut,
}

/// A property of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Property {
    /// Who made it.
    Author,
    /// Who saved it last.
    LastAuthor,
    /// The company the program is registered to.
    Company,
    /// The manager.
    Manager,
    /// Any other.
    Other,
}

impl Property {
    /// The name that office programs show.
    pub fn label(self) -> &'static str {
        match self {
            Self::Author => "作者",
            Self::LastAuthor => "上次修改者",
            Self::Company => "公司",
            Self::Manager => "经理",
            Self::Other => "其他",
        }
    }
}

/// Why something could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// No reader for this kind of file.
    Unknown,
    /// An older kind of file that no reader is for: `.doc`, `.ppt` and the like.
    Old,
    /// A picture.
    Picture,
    /// Damaged, or not what its name says.
    Broken,
    /// Damaged in places, which could not be read.
    BrokenInPart,
    /// A password is needed.
    Locked,
    /// All its pages are pictures.
    Scanned,
    /// Some of its pages have no text, or are pictures with a few words; counted from 0.
    PagesWithoutText(Vec<u32>),
    /// Text in fonts whose codes lead to no characters, on these pages, counted from 0; on none of them
    /// where it is not on a page.
    UnknownLetters(Vec<u32>),
    /// Past a limit, which is named: the rest was not read.
    Limit(&'static str),
}

impl Foreign {
    /// A file that was not read because it is too large.
    pub fn too_large() -> Self {
        Self {
            gaps: vec![Gap::Limit("的大小")],
            ..Self::default()
        }
    }

    /// Adds a text, if it says anything and there is still space. Says whether there was.
    pub(super) fn push(&mut self, place: Place, text: &str) -> SpaceLeft {
        let text = text.trim();
        if text.is_empty() {
            return SpaceLeft::Left;
        }
        if self.size + text.len() > limit::TEXT || self.pieces.len() >= limit::PIECES {
            let gap = Gap::Limit("的文字数量");
            if !self.gaps.contains(&gap) {
                self.gaps.push(gap);
            }
            return SpaceLeft::Full;
        }
        self.size += text.len();
        let text = text.into();
        self.pieces.push(Piece { place, text });
        SpaceLeft::Left
    }
}

impl Foreign {
    /// A file within this one, to be read after it.
    pub(super) fn embed(&mut self, name: &str, bytes: Vec<u8>) {
        self.embedded.push((name.into(), bytes));
    }
}

/// Whether more text can be taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SpaceLeft {
    Left,
    Full,
}
