//! The code of a rule, such as `FMT03`: three letters for the category, two digits.

use crate::source::{Pack, Packer, Unpacker};
use std::fmt;

/// A rule's code. Codes never change their meaning and are never used again for another rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(pub &'static str);

impl Code {
    /// The code as text, `FMT03`.
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// The letters that name the category, `FMT`.
    pub fn category(self) -> &'static str {
        self.0.trim_end_matches(|c: char| c.is_ascii_digit())
    }
}

impl Pack for Code {
    fn pack(&self, to: &mut Packer) {
        to.add(&self.0);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.take().map(Self)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// The codes of findings that are made while reading. What each means is documented by its rule
/// in `check::rules`; a test holds that every code has one.
impl Code {
    /// Unreadable YAML.
    pub const UNREADABLE: Self = Self("FMT01");
    /// A required field is missing.
    pub const MISSING: Self = Self("FMT02");
    /// An unknown key.
    pub const UNKNOWN_KEY: Self = Self("FMT03");
    /// A value of the wrong type.
    pub const WRONG_TYPE: Self = Self("FMT04");
    /// A value out of range.
    pub const OUT_OF_RANGE: Self = Self("FMT05");
    /// A key given twice.
    pub const DUPLICATE_KEY: Self = Self("FMT06");
    /// Two sources at one address.
    pub const ONE_ADDRESS: Self = Self("FMT07");
    /// A unit that nobody knows.
    pub const UNKNOWN_UNIT: Self = Self("FMT08");
    /// A text that is not UTF-8.
    pub const ENCODING: Self = Self("FMT09");
    /// A file that cannot be used: too large, no ordinary file, a link out of the site.
    pub const UNUSABLE_FILE: Self = Self("FMT10");
    /// A value that YAML cuts or joins without a word.
    pub const CUT_VALUE: Self = Self("FMT11");
    /// A former name that fits no earlier project, or several.
    pub const FORMER_NAME: Self = Self("FMT12");
    /// A waiver that nothing needs.
    pub const UNUSED_WAIVER: Self = Self("SIT03");
    /// A theme whose style sheet leaves next to nothing of the built-in one.
    pub const THIN_STYLE: Self = Self("SIT04");
    /// A style sheet that calls for what no page loads.
    pub const REFUSED_STYLE: Self = Self("SIT05");
    /// A mark in the footer that leads elsewhere than marks of its kind do.
    pub const MARK_HOST: Self = Self("SIT06");
    /// The data of a subordinate site that did not pass.
    pub const SUBORDINATE_DATA: Self = Self("SIT07");
    /// A folder with data of a subordinate site that the settings do not name.
    pub const UNLISTED_DATA: Self = Self("SIT08");
}
