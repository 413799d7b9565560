//! Properties of files that name somebody.

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
    /// The template it was made from, with the folders it lies in.
    Template,
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
            Self::Template => "模板",
            Self::Other => "其他",
        }
    }
}
