//! Older office files (`.xls`, `.doc`, `.ppt`) and objects within files: told apart by their streams. What
//! no reader takes is searched for files and for runs of text.

use super::active;
use super::biff;
use super::cfb::{Container, Stream, u32_at};
use super::foreign::{Active, Foreign, Gap};
use super::limit;
use super::place::Place;
use super::{old_slides, old_text, picture, runs, summary};
use memchr::memmem;
use std::ops::Range;

/// What files within streams begin with.
const FILES: &[&[u8]] = &[
    b"PK\x03\x04",
    b"%PDF-",
    b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
    b"{\\rtf",
    b"\x89PNG\r\n",
    b"\xFF\xD8\xFF",
    b"Rar!\x1A\x07",
    b"7z\xBC\xAF\x27\x1C",
    b"MZ\x90\0",
    b"ActiveMime",
];
/// Files are looked for at the start of a stream, behind the names that an object begins with.
const HEAD: usize = 2048;

/// Pictures of a stream that are looked at.
const PICTURES: usize = 64;

/// Reads an older file, as far as it can be.
pub(super) fn read(bytes: &[u8], foreign: &mut Foreign) {
    let Some(container) = Container::open(bytes) else {
        return foreign.gap(Gap::Broken);
    };
    if container.has("EncryptedPackage") {
        // A newer file under a password is wrapped in an older one.
        return foreign.gap(Gap::Locked);
    }
    let streams = container.streams();
    let mut known = false;
    for stream in &streams {
        let bytes = container.bytes(stream);
        // Many streams may be said to lie in one place.
        foreign.intake.unpacked += bytes.len() as u64;
        if foreign.intake.unpacked > limit::PACKAGE {
            return foreign.gap(Gap::Limit("解压后的大小"));
        }
        known |= document(&container, &streams, (stream, &bytes), foreign);
        summary::read(&stream.name, &bytes, foreign);
        for picture in picture::within(&bytes).take(PICTURES) {
            let dots = picture::dots(picture);
            foreign.intake.share().see(dots, picture.len());
        }
        let part = Place::Part(stream.name.trim_matches(char::is_control).into());
        if stream.name.ends_with("Ole10Native") {
            name_packed(bytes.get(4..).unwrap_or_default(), foreign);
        }
        let packages = packages(&bytes);
        for package in &packages {
            foreign.embed_part(&stream.name, bytes[package.clone()].to_vec());
        }
        let is_read = |start: &usize| packages.iter().any(|package| package.start == *start);
        match embedded(&bytes).filter(|start| !is_read(start)) {
            // Counted above.
            Some(start) if picture::is_picture(&bytes[start..]) => {
                picture::read(&bytes, foreign);
            }
            Some(start) => foreign.embed_part(&stream.name, bytes[start..].to_vec()),
            None => {
                runs::read(&bytes, &part, foreign);
                biff::kept_numbers(&bytes, &part, foreign);
            }
        }
        if matches!(stream.name.as_str(), "_VBA_PROJECT" | "VBA") {
            foreign.active.push(Active::Macro);
        }
    }
    if !known && foreign.intake.inside.is_none() {
        foreign.gap(Gap::Old);
    }
}

/// Reads a stream that holds a document. Says whether it does.
fn document(
    container: &Container<'_>,
    streams: &[Stream],
    (stream, bytes): (&Stream, &[u8]),
    foreign: &mut Foreign,
) -> bool {
    // Names are equal whatever the case of their letters, and some programs write them in capitals.
    match stream.name.to_ascii_lowercase().as_str() {
        "workbook" => biff::read(bytes, foreign),
        "worddocument" => {
            let table = |name: &str| {
                let same = |other: &&Stream| {
                    other.folder == stream.folder && other.name.eq_ignore_ascii_case(name)
                };
                streams
                    .iter()
                    .find(same)
                    .map(|table| container.bytes(table))
            };
            old_text::read(bytes, &table, foreign);
        }
        "powerpoint document" => old_slides::read(bytes, foreign),
        // What an older program is to read of a workbook that newer ones read elsewhere.
        "book" if container.has("Workbook") => {
            foreign.read_unprinted(|foreign| biff::read(bytes, foreign));
        }
        "book" => biff::read(bytes, foreign),
        _ => return false,
    }
    true
}

/// The packages that lie whole in a stream. Programs keep the themes, layouts and boxes of newer files so in older
/// ones, one behind the other, between their own records.
fn packages(bytes: &[u8]) -> Vec<Range<usize>> {
    /// The mark that begins a package, and the one before its end with what follows it.
    const BEGIN: &[u8] = b"PK\x03\x04";
    const END: (&[u8], usize) = (b"PK\x05\x06", 22);
    let mut packages = Vec::new();
    let mut ends = memmem::find_iter(bytes, END.0).peekable();
    let mut from = 0;
    while let Some(start) = memmem::find(&bytes[from..], BEGIN).map(|at| from + at) {
        while ends.next_if(|end| *end < start).is_some() {}
        let Some(end) = ends.next() else { break };
        // The list of the files ends where the mark is, counted from where the package begins.
        let list = u32_at(bytes, end + 12).zip(u32_at(bytes, end + 16));
        let fits = |(size, at): (u32, u32)| size as usize + at as usize == end - start;
        let whole = start..end + END.1;
        from = match list.is_some_and(fits) && whole.end <= bytes.len() {
            true => {
                packages.push(whole.clone());
                whole.end
            }
            false => end,
        };
    }
    packages
}

/// Where a file within a stream begins.
pub(super) fn embedded(bytes: &[u8]) -> Option<usize> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let starts = FILES.iter().filter_map(|mark| memmem::find(head, mark));
    starts.min()
}

/// Looks at a file that somebody put into a document as a package, by its own name: a script has no other mark.
pub(super) fn name_packed(native: &[u8], foreign: &mut Foreign) {
    if let Some((name, bytes)) = packed(native) {
        active::file(&name, bytes, foreign);
    }
}

/// The name of the file in a package, and its bytes: behind a 2 stand its name and its path, each up to a zero, two
/// marks, the length of another path and that path, and the length of the file.
fn packed(native: &[u8]) -> Option<(String, &[u8])> {
    let text = |bytes: &[u8]| memchr::memchr(0, bytes);
    let number = |bytes: &[u8], at: usize| usize::try_from(u32_at(bytes, at)?).ok();
    let rest = native.strip_prefix(&[2, 0])?;
    let name_end = text(rest)?;
    let (name, rest) = (rest.get(..name_end)?, rest.get(name_end + 1..)?);
    let rest = rest.get(text(rest)? + 1..)?;
    let path = number(rest, 4)?;
    let rest = rest.get(8..)?.get(path..)?;
    let length = number(rest, 0)?;
    let bytes = rest.get(4..)?;
    let bytes = bytes.get(..length.min(bytes.len()))?;
    Some((String::from_utf8_lossy(name).into_owned(), bytes))
}
