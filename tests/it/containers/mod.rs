//! One identity number in each place of a file that can hold one: none passes, and none is told twice.
//!
//! Files are built here, or were made by LibreOffice (`made-by-libreoffice.zip`).

mod active;
mod binary_workbooks;
mod bounds;
mod computed;
mod excel_95;
mod fields;
mod lists;
mod markup;
mod older;
mod packages;
mod pictures;
mod scattered;
mod sheets;
mod spellings;

use crate::office::package;
use crate::sandbox::Sandbox;
use proptest::prelude::*;
use std::fmt::Write;
use std::io::Read;

/// An identity number that nobody has, whole and in two parts.
pub(super) const NUMBER: &str = "53010219900307106X";
pub(super) const HEAD: &str = "530102";
pub(super) const TAIL: &str = "19900307106X";

/// A file: its name and its bytes.
pub(super) type Case = (String, Vec<u8>);

pub(super) fn case(name: &str, bytes: impl Into<Vec<u8>>) -> Case {
    (name.to_owned(), bytes.into())
}

/// What `check` says of a site with a report that has all of these as evidence, a finding a line.
pub(super) fn said_of(cases: &[Case]) -> Vec<String> {
    let mut fields = String::from("佐证材料:\n");
    let mut site = Sandbox::site();
    for (at, (name, bytes)) in cases.iter().enumerate() {
        let _ = writeln!(fields, "  - {{名称: 第{at}件, 文件: \"{name}\"}}");
        site = site.file(&format!("content/2023/qinghe/{name}"), bytes);
    }
    let site = site.report("all", &fields, "");
    let said = site.run(&["check", "--format", "concise"]).said();
    said.lines().map(str::to_owned).collect()
}

/// Holds that in each of these files the number is found, once.
pub(super) fn hold_all_found(cases: &[Case]) {
    let said = said_of(cases);
    let mut missed = Vec::new();
    for (name, _) in cases {
        let start = format!("content/2023/qinghe/{name}:");
        let found = said
            .iter()
            .find(|line| line.starts_with(&start) && line.contains("拦截[PII01]"));
        match found {
            None => missed.push(format!("{name}: not found")),
            Some(found) if found.contains("（这个文件里共") => missed.push(found.clone()),
            Some(_) => {}
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

/// Files that LibreOffice wrote, of which each has the number 41010219850712345X or so in one place.
fn made_by_libreoffice() -> Vec<Case> {
    let bytes = include_bytes!("made-by-libreoffice.zip");
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let read = |index| {
        let mut entry = zip.by_index(index).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        (entry.name().unwrap().into_owned(), bytes)
    };
    (0..zip_len(bytes)).map(read).collect()
}

fn zip_len(bytes: &[u8]) -> usize {
    let zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    zip.len()
}

#[test]
fn what_libreoffice_writes_is_read_everywhere() {
    hold_all_found(&made_by_libreoffice());
}

#[test]
fn files_within_files_are_read_as_deep_as_they_lie() {
    let text = format!("号 {NUMBER}");
    let inner = package(&[("a.txt", &text)]);
    let mut cases = vec![case("one.zip", inner.clone())];
    let mut packed = inner;
    for depth in 2..4 {
        packed = bytes_in_package("b.zip", &packed);
        cases.push(case(&format!("{depth}.zip"), packed.clone()));
    }
    let word = |bytes: &[u8]| {
        bytes_of(&[
            ("word/document.xml", b"<w:document/>"),
            ("word/embeddings/oleObject1.bin", bytes),
        ])
    };
    let book = sheets::book(&format!("<c t=\"str\"><v>{NUMBER}</v></c>"), &[]);
    cases.push(case("book in a text.docx", word(&book)));
    let object = crate::office::container("Package", [&[0, 0, 1, 0][..], &book].concat());
    cases.push(case("book in an object in a text.docx", word(&object)));
    cases.push(case(
        "name in a package.zip",
        package(&[(&format!("{NUMBER}_1.txt"), "x")]),
    ));
    hold_all_found(&cases);
    for _ in 0..6 {
        packed = bytes_in_package("b.zip", &packed);
    }
    let said = said_of(&[case("deep.zip", packed)]);
    assert!(said.iter().any(|line| line.contains("[IMP02]")), "{said:?}");
}

pub(super) fn bytes_in_package(name: &str, bytes: &[u8]) -> Vec<u8> {
    bytes_of(&[(name, bytes)])
}

/// A package of files that are no texts.
pub(super) fn bytes_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write as _;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The texts of a file, each with its place.
fn told(foreign: &mingbai::import::Foreign) -> Vec<String> {
    let pieces = foreign.pieces.iter();
    let told =
        pieces.map(|piece| format!("{}: {}", piece.place.words(&foreign.sheets), piece.text));
    told.collect()
}

/// What a file prints in the cells of its first table.
fn printed(name: &str, bytes: &[u8]) -> Vec<String> {
    let path = mingbai::source::SourcePath::new(format!("content/{name}"));
    let printed = mingbai::import::read_printed(&path, bytes).printed.unwrap();
    let [mingbai::import::Block::Table(table)] = printed.blocks.as_slice() else {
        panic!("{:?} is no table", printed.blocks);
    };
    let cells = table.cells().iter();
    cells.map(|cell| cell.text.to_string()).collect()
}

/// What files of all kinds begin with.
const STARTS: &[&[u8]] = &[
    b"",
    b"PK\x03\x04",
    b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
    b"{\\rtf1 \\u",
    b"<a b=\"",
    b"<?xml version=\"1.0\"?><w:p>",
    b"<!DOCTYPE html><table><tr><td>",
    b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/x; boundary=b\n\n--b",
    b"\x89PNG\r\n\x1A\n\0\0\0\x09iTXt",
    b"\xFF\xD8\xFF\xE1",
    b"\x03\x7C\x01\x01\x01\0\0\0\x41\0\x15\0",
    b"\x1F\x8B\x08\0\0\0\0\0\0\x03",
    b"[\"\\u00",
];

fn import(name: &str, bytes: &[u8]) -> mingbai::import::Foreign {
    let path = mingbai::source::SourcePath::new(format!("content/{name}"));
    mingbai::import::read(&path, bytes)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_bytes_behind_any_start_give_a_value(
        start in 0..STARTS.len(),
        letters in "[-0-9<>{}/='\"& a-fuX\\\\\n]{0,200}",
        bytes in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        for name in ["a", "a.xls", "a.html", "a.csv"] {
            import(name, &[STARTS[start], letters.as_bytes(), &bytes].concat());
        }
    }

    #[test]
    fn a_damaged_file_of_libreoffice_gives_a_value(which in 0..24_usize, at in 0.0..1.0_f64, byte in any::<u8>()) {
        let (_, mut bytes) = made_by_libreoffice().swap_remove(which);
        let place = ((bytes.len() - 1) as f64 * at) as usize;
        bytes[place] = byte;
        import("a", &bytes);
        bytes.truncate(place);
        import("a", &bytes);
    }
}

/// Honest columns and rows of numbers: nothing is put together that does not belong together.
#[test]
fn columns_of_honest_numbers_give_nothing() {
    let mut seed = 7_u64;
    let mut next = || {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        seed >> 33
    };
    let mut table = String::from("户数,人数,金额,编号,年份,序号\n");
    for row in 0..4_000 {
        let (a, b, c, d) = (
            next() % 10,
            next() % 1_000_000,
            next() % 100_000_000,
            next() % 10_000,
        );
        let _ = writeln!(
            table,
            "{a},{b:06},{c:08},{d:04},{},{row}",
            2000 + next() % 25
        );
    }
    let said = said_of(&[
        case("a.csv", table.clone()),
        case("a.txt", table.replace(',', "\n")),
    ]);
    let wrong: Vec<_> = said.iter().filter(|line| line.contains("[PII")).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}
