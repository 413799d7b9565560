//! Where outputs go.
//!
//! The pipeline hands every output to a [`Sink`] as soon as it is rendered, from many threads, and
//! keeps none of them. What the sink does with them, and in which order they become visible, is
//! the sink's affair; the pipeline only says which [`Stage`] an output belongs to.

use super::reason;
use super::unchanged::MadeMemory;
use crate::model::Route;
use crate::page::Stage;
use crate::render::PageKey;
use crate::source::{Files, SourcePath};
use std::io::{self, Read};
use std::ops::Range;
use thiserror::Error;

/// An output that is read piece by piece and never whole in memory.
pub type Pieces<'a> = Box<dyn Read + 'a>;

/// The list of all files of an output and their hashes, at its root.
pub const MANIFEST: &str = "manifest-sha256.txt";
/// The folder of an output in which a build writes before it puts its files in place.
pub const STAGING: &str = ".mingbai-staging";

/// A place for outputs.
pub trait Sink: Sync {
    /// Takes one output whole.
    ///
    /// # Errors
    /// When the output cannot be stored, or something that is not ours stands in its place.
    fn put(&self, route: &Route, stage: Stage, bytes: &[u8]) -> Result<(), SinkError>;

    /// What is kept of this build for the next one; `None` where nothing is.
    fn memory(&self) -> Option<&MadeMemory> {
        None
    }

    /// The output that the last build put at `route`, if it stands there untouched and was made of what `key` says;
    /// without a key, whatever it was made of, which the caller knows to be the same. It is then one of this
    /// build's outputs.
    fn standing(
        &self,
        _route: &Route,
        _stage: Stage,
        _key: Option<PageKey>,
        _reading: StandingBytes,
    ) -> Option<UntouchedOutput> {
        None
    }

    /// What the last build put at `route` and stands there untouched, if it was made under what all pages share now.
    /// It stays there until this build puts everything in place.
    fn left(&self, _route: &Route) -> Option<Vec<u8>> {
        None
    }

    /// Some bytes of what [`Sink::left`] gives, of which nobody has looked whether they are those that the last build
    /// put there.
    fn left_part(&self, _route: &Route, _part: Range<u64>) -> Option<Vec<u8>> {
        None
    }

    /// As [`Sink::put`], with what the output was made of: the next build may find it standing.
    ///
    /// # Errors
    /// As [`Sink::put`].
    fn put_made(
        &self,
        route: &Route,
        stage: Stage,
        bytes: &[u8],
        _key: PageKey,
    ) -> Result<(), SinkError> {
        self.put(route, stage, bytes)
    }

    /// Takes one output piece by piece, as often as it must be read: `open` gives it from its beginning.
    ///
    /// # Errors
    /// As [`Sink::put`].
    fn pour<'a>(
        &self,
        route: &Route,
        stage: Stage,
        open: &dyn Fn() -> Pieces<'a>,
    ) -> Result<(), SinkError>;

    /// Takes a copy of a source file, piece by piece. `expected_sha256` is the hash, in hex, that
    /// the pages give for it, if they do.
    ///
    /// # Errors
    /// As [`Sink::put`]; and when the file cannot be read or is not what it was when it was hashed.
    fn copy(
        &self,
        route: &Route,
        stage: Stage,
        files: &dyn Files,
        from: &SourcePath,
        expected_sha256: Option<&str>,
    ) -> Result<(), SinkError>;
}

/// An output of the last build that stands untouched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UntouchedOutput {
    /// Its bytes, where they were asked for.
    pub bytes: Vec<u8>,
    /// The hash of all its bytes.
    pub sha256: [u8; 32],
    /// The number of its bytes.
    pub length: u64,
}

/// Whether the bytes of an output that stands are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandingBytes {
    /// They are.
    Wanted,
    /// They are not: nothing is read, and empty bytes are given.
    Unwanted,
}

/// Why an output was not taken.
#[derive(Debug, Error)]
pub enum SinkError {
    /// The disk refused.
    #[error(
        "写不了输出文件{path}：{}。输出目录没有改动；排除故障后重新生成即可",
        reason(source)
    )]
    Write {
        /// The file that was to be written.
        path: String,
        /// What the machine said.
        source: io::Error,
    },
    /// A source file cannot be read.
    #[error("读不了{path}：{}。请检查这个文件，然后重新生成", reason(source))]
    Read {
        /// The source file.
        path: SourcePath,
        /// What the machine said.
        source: io::Error,
    },
    /// A source file is not what it was when it was hashed.
    #[error("{path}在生成过程中变了，网页上的校验值与它不再相符。等它保存完毕后重新生成即可")]
    Changed {
        /// The source file.
        path: SourcePath,
    },
    /// Something that no build of ours wrote stands in the way.
    #[error(
        "输出目录里的{path}不是本程序写的，又与要写的内容不同，不能覆盖。请把它移走或改名；若它本该由本程序管理，删掉它再重新生成"
    )]
    Foreign {
        /// What stands there.
        path: String,
    },
    /// A folder inside the output is a link.
    #[error(
        "输出目录里的{path}是一个链接，不能穿过链接去写别处的文件。请删掉这个链接，或换一个输出目录"
    )]
    Link {
        /// The link.
        path: String,
    },
    /// Two outputs with one address, or a file where another output needs a folder.
    #[error("网址{route}被用了两次：它既是一个文件，又是另一个文件或文件夹。请报告这个程序错误")]
    Clash {
        /// The address.
        route: String,
    },
    /// The address cannot be a file inside the output.
    #[error("网址“{route}”不能用作输出目录里的文件名")]
    Unfit {
        /// The address.
        route: Route,
    },
}

/// Bytes in small hexadecimal digits, as hashes are published.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from(b"0123456789abcdef"[usize::from(value)]);
    let mut hex = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        hex.push(digit(byte >> 4));
        hex.push(digit(byte & 0xF));
    }
    hex
}
