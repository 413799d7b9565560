//! The files of the index: scripts that hand their data to the search page.
//!
//! Scripts, because any host compresses them, a page's policy needs to allow nothing more for them,
//! and a browser loads them from a disk too.

use crate::model::Route;
use crate::source::built_in;
use rustc_hash::FxHashSet;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What a file has before and after its data.
const BEGINNING: &[u8] = b"mingbaiSearch(";
const END: &[u8] = b")\n";

/// Where the files of an index go, and where those of the last build are.
pub trait IndexFiles: Sync {
    /// Why a file was not taken.
    type Error;

    /// Takes a file.
    ///
    /// # Errors
    /// When it cannot be stored.
    fn put(&self, route: &Route, bytes: &[u8]) -> Result<(), Self::Error>;

    /// What the last build put at `route`, a page or a part of the index, and stands there untouched.
    fn left(&self, route: &Route) -> Option<Vec<u8>>;

    /// Whether the part that the last build put at `route` stands there untouched; it is then part of this index.
    fn keep(&self, route: &Route) -> bool;
}

/// The name of a part of the index: 64 bits of its content's SHA-256. Zero: there is no such part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Name(u64);

impl Name {
    /// The name of a content.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let hash = Sha256::digest(bytes);
        let first = hash.iter().take(8);
        Self(first.fold(0, |name, byte| name << 8 | u64::from(*byte)))
    }

    /// The name as it is written: 16 hexadecimal digits.
    pub(super) fn digits(self) -> String {
        format!("{:016x}", self.0)
    }

    /// Whether there is no such part.
    pub(super) fn is_none(self) -> bool {
        self.0 == 0
    }

    /// Where the part is published.
    fn route(self) -> Route {
        let digits = self.digits();
        let (folder, file) = digits.split_at(2);
        Route::new(format!("search/{folder}/{file}.js"))
    }
}

/// A list of names, as other parts hold it.
pub(super) fn names(names: impl IntoIterator<Item = Name>) -> String {
    names.into_iter().map(|name| name.digits()).collect()
}

/// The names of a list, as [`names`] wrote it; `None` of any other text.
pub(super) fn names_in(list: &str) -> Option<Vec<Name>> {
    let (names, []) = list.as_bytes().as_chunks::<16>() else {
        return None;
    };
    let name = |digits: &[u8; 16]| {
        let digits = str::from_utf8(digits).ok()?;
        Some(Name(u64::from_str_radix(digits, 16).ok()?))
    };
    names.iter().map(name).collect()
}

/// The bytes of a file that hands over `data`.
pub(super) fn script(data: &impl Serialize) -> Vec<u8> {
    let mut bytes = BEGINNING.to_vec();
    built_in("JSON", serde_json::to_writer(&mut bytes, data));
    bytes.extend_from_slice(END);
    bytes
}

/// What a file hands over; `None` if that is something else.
pub(super) fn data_in<T: DeserializeOwned>(script: &[u8]) -> Option<T> {
    let data = script.strip_prefix(BEGINNING)?.strip_suffix(END)?;
    serde_json::from_slice(data).ok()
}

/// The parts of an index. Parts of one content are one file.
pub struct IndexParts<F> {
    pub(super) files: F,
    published: Mutex<FxHashSet<Name>>,
}

impl<F: IndexFiles> IndexParts<F> {
    /// Parts that go into `files`.
    pub fn new(files: F) -> Self {
        Self {
            files,
            published: Mutex::default(),
        }
    }

    /// Publishes a part and gives its name.
    ///
    /// # Errors
    /// As [`IndexFiles::put`].
    pub(super) fn publish(&self, data: &impl Serialize) -> Result<Name, F::Error> {
        let bytes = script(data);
        let name = Name::of(&bytes);
        let is_new = self.published().insert(name);
        if is_new {
            self.files.put(&name.route(), &bytes)?;
        }
        Ok(name)
    }

    /// Keeps a part of the last index; `false` if it does not stand. That there is no part is kept too.
    pub(super) fn keep(&self, name: Name) -> bool {
        if name.is_none() || self.published().contains(&name) {
            return true;
        }
        let is_there = self.files.keep(&name.route());
        if is_there {
            self.published().insert(name);
        }
        is_there
    }

    /// What a part of the last index hands over; `None` if it does not stand or is not what its name says.
    pub(super) fn last<T: DeserializeOwned>(&self, name: Name) -> Option<T> {
        let bytes = self.files.left(&name.route())?;
        (Name::of(&bytes) == name).then(|| data_in(&bytes))?
    }

    /// A thread that panicked is a bug that ends the build; what it left is not read.
    fn published(&self) -> MutexGuard<'_, FxHashSet<Name>> {
        self.published
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}
