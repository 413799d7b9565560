//! Older office files (`.xls`, `.doc`, `.ppt`): told apart by their streams. Workbooks are read, the
//! others are said to be unreadable.

use super::biff;
use super::cfb::Container;
use super::foreign::{Foreign, Gap};

/// Reads an older file, as far as it can be.
pub(super) fn read(bytes: &[u8], foreign: &mut Foreign) {
    let Some(container) = Container::open(bytes) else {
        return foreign.gaps.push(Gap::Broken);
    };
    let workbook = container.stream("Workbook");
    if container.has("EncryptedPackage") {
        // A newer file under a password is wrapped in an older one.
        foreign.gaps.push(Gap::Locked);
    } else if let Some(stream) = workbook {
        biff::read(&stream, foreign);
    } else {
        foreign.gaps.push(Gap::Old);
    }
}
