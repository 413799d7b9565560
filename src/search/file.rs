//! The files of the index: scripts that hand their data to the search page.
//!
//! Scripts, because any host compresses them, a page's policy needs to allow nothing more for them,
//! and a browser loads them from a disk too.

use crate::model::Route;
use crate::source::built_in;
use rustc_hash::FxHashSet;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::sync::{Mutex, PoisonError};

/// The name of a part of the index: 64 bits of its content's SHA-256. Zero: there is no such part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Name(u64);

impl Name {
    /// The name as it is written: 16 hexadecimal digits.
    pub(super) fn digits(self) -> String {
        format!("{:016x}", self.0)
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

/// The bytes of a file that hands over `data`.
pub(super) fn script(data: &impl Serialize) -> Vec<u8> {
    let mut bytes = b"mingbaiSearch(".to_vec();
    built_in("JSON", serde_json::to_writer(&mut bytes, data));
    bytes.extend_from_slice(b")\n");
    bytes
}

/// Where the parts of an index go. Parts of one content are one file.
pub(super) struct IndexParts<F> {
    put: F,
    published: Mutex<FxHashSet<Name>>,
}

impl<F> IndexParts<F> {
    /// Parts that are handed to `put`.
    pub(super) fn new(put: F) -> Self {
        Self {
            put,
            published: Mutex::default(),
        }
    }

    /// Publishes a part and gives its name.
    ///
    /// # Errors
    /// As `put`.
    pub(super) fn publish<E>(&self, data: &impl Serialize) -> Result<Name, E>
    where
        F: Fn(&Route, &[u8]) -> Result<(), E> + Sync,
    {
        let bytes = script(data);
        let hash = Sha256::digest(&bytes);
        let first = hash.iter().take(8);
        let name = Name(first.fold(0, |name, byte| name << 8 | u64::from(*byte)));
        let mut published = self
            .published
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let is_new = published.insert(name);
        drop(published);
        if is_new {
            (self.put)(&name.route(), &bytes)?;
        }
        Ok(name)
    }
}
