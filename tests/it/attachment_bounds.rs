//! One part of an attachment that is named many times is read once: work grows with the file.
//!
//! Each case holds a file made to hurt against its like that is not: both are read in one run, and
//! what is asserted is how many times longer one takes.

use crate::office::{container, package};
use mingbai::import::{Foreign, Gap, read};
use mingbai::source::SourcePath;
use std::time::{Duration, Instant};

/// Files that say of a part of theirs that it is larger than all there is, and what follows.
const TOO_LONG: &[(&str, &str)] = &[("a.rtf", "{\\rtf1 \\bin9999999999 530102199003071238}")];

#[test]
fn what_lies_of_its_length_is_read_and_said() {
    for (name, text) in TOO_LONG {
        let read = import(name, text.as_bytes());
        assert_eq!(read.gaps, [Gap::BrokenInPart], "{name}");
        assert_eq!(&*read.pieces[1].text, "530102199003071238", "{name}");
    }
}

fn import(name: &str, bytes: &[u8]) -> Foreign {
    read(&SourcePath::new(format!("content/{name}")), bytes)
}

fn took(name: &str, bytes: &[u8]) -> Duration {
    let started = Instant::now();
    import(name, bytes);
    started.elapsed()
}

/// Holds that `many` takes less than `most` times what `few` takes: the shortest of five turns each,
/// because other tests run at the same time.
fn hold_ratio(name: &str, few: &[u8], many: &[u8], most: f64) {
    let turns = (0..5).map(|_| (took(name, few), took(name, many)));
    let (few, many): (Vec<_>, Vec<_>) = turns.unzip();
    let (few, many) = (few.iter().min().unwrap(), many.iter().min().unwrap());
    let ratio = many.as_secs_f64() / few.as_secs_f64();
    assert!(ratio < most, "{name}: {many:?} is {ratio:.0} × {few:?}");
}

fn record(kind: u16, bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).unwrap();
    [&kind.to_le_bytes(), &length.to_le_bytes(), bytes].concat()
}

/// An older workbook: sheets that begin in `body` at these places, and one shared string.
fn workbook(starts: impl Iterator<Item = usize> + Clone, body: &[u8], string: &str) -> Vec<u8> {
    let mut shared = vec![0; 8];
    shared.extend(u16::try_from(string.len()).unwrap().to_le_bytes());
    shared.push(0);
    shared.extend(string.as_bytes());
    let mut shared = shared.chunks(8_000);
    let mut strings = record(0x00FC, shared.next().unwrap());
    strings.extend(shared.flat_map(|part| record(0x003C, &[&[0], part].concat())));
    let begin = record(0x0809, &[0, 6, 5, 0]);
    let end = record(0x000A, &[]);
    let before = begin.len() + starts.clone().count() * 14 + strings.len() + end.len();
    let bound = |start: usize| {
        let start = u32::try_from(before + start).unwrap().to_le_bytes();
        record(0x0085, &[&start[..], &[0, 0, 1, 0, b'a', 0]].concat())
    };
    let sheets = starts.flat_map(bound).collect();
    container(
        "Workbook",
        [begin, sheets, strings, end, body.to_vec()].concat(),
    )
}

#[test]
fn a_run_of_records_is_read_once_however_many_sheets_begin_there() {
    // As it was found: 4,000 sheets, all of them one run of 96,000 records, in 443 KB.
    let body = record(0x0001, &[]).repeat(96_000);
    let one = workbook(std::iter::once(0), &body, "甲");
    hold_ratio(
        "a.xls",
        &one,
        &workbook((0..4_000).map(|_| 0), &body, "甲"),
        40.0,
    );
    hold_ratio(
        "a.xls",
        &one,
        &workbook((0..4_000).map(|at| at * 4), &body, "甲"),
        40.0,
    );
    // What stands in it is told once, of the sheet that is named first.
    let cell = record(0x027E, &[0, 0, 0, 0, 0, 0, 30, 0, 0, 0]);
    let two = import("a.xls", &workbook([0, 0].into_iter(), &cell, "甲"));
    let told = two
        .pieces
        .iter()
        .map(|piece| piece.place.words(&two.sheets));
    let names = ["文件名", "工作表的名称", "工作表“a”A1", "工作表的名称"];
    assert_eq!(told.collect::<Vec<_>>(), names);
    assert_eq!(two.gaps, []);
}

#[test]
fn a_long_string_of_nothing_is_looked_through_once() {
    let cells = record(0x00FD, &[0; 10]).repeat(20_000);
    let string = |length| workbook(std::iter::once(0), &cells, &" ".repeat(length));
    hold_ratio("a.xls", &string(1), &string(60_000), 30.0);
    let cells = "<c t=\"s\"><v>0</v></c>".repeat(20_000);
    let string = |length: usize| {
        let strings = format!("<sst><si><t>{}</t></si></sst>", " ".repeat(length));
        book(
            "<sheet name=\"a\" r:id=\"x\"/>",
            &cells,
            &[("xl/sharedStrings.xml", &strings)],
        )
    };
    hold_ratio("a.xlsx", &string(1), &string(60_000), 30.0);
}

/// A workbook with these sheets, of which `x` is one of these cells, and further parts.
fn book(sheets: &str, cells: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let workbook = format!("<workbook><sheets>{sheets}</sheets></workbook>");
    let sheet = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
    let files = [
        ("xl/workbook.xml", workbook.as_str()),
        (
            "xl/_rels/workbook.xml.rels",
            "<R><Relationship Id=\"x\" Target=\"s.xml\"/></R>",
        ),
        ("xl/s.xml", &sheet),
    ];
    package(&[&files, parts].concat())
}

#[test]
fn a_part_of_a_package_is_read_once_however_often_it_is_named() {
    let sheet = "<sheet name=\"a\" r:id=\"x\"/>";
    let cells = "<c><v/></c>".repeat(3_000);
    let many = book(&sheet.repeat(4_000), &cells, &[]);
    hold_ratio("a.xlsx", &book(sheet, &cells, &[]), &many, 40.0);
    assert_eq!(import("a.xlsx", &many).gaps, []);
    let comments = |times: usize| {
        let named =
            (0..times).map(|id| format!("<Relationship Id=\"{id}\" Target=\"comments.xml\"/>"));
        let named = format!("<R>{}</R>", named.collect::<String>());
        let comment = format!(
            "<c><comment ref=\"A1\"><text>甲</text></comment>{}</c>",
            "<r/>".repeat(40_000)
        );
        let parts = [
            ("xl/_rels/s.xml.rels", named.as_str()),
            ("xl/comments.xml", &comment),
        ];
        book(sheet, "<c/>", &parts)
    };
    hold_ratio("a.xlsx", &comments(1), &comments(2_000), 40.0);
    let told = import("a.xlsx", &comments(2)).pieces;
    assert_eq!(told.iter().filter(|piece| &*piece.text == "甲").count(), 1);
}
