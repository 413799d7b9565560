//! Workbooks of Excel 5 and 95. Their bytes are put together here after the published layouts.

use super::{Case, HEAD, NUMBER, TAIL, case, hold_all_found, import, printed, told};
use crate::office::container;
use mingbai::import::{Extra, Gap};

/// 姓名：李明 in the code page of offices.
const NAME: &[u8] = b"\xD0\xD5\xC3\xFB\xA3\xBA\xC0\xEE\xC3\xF7";

/// A record of an older workbook.
pub(super) fn record(kind: u16, parts: &[&[u8]]) -> Vec<u8> {
    let bytes = parts.concat();
    let length = u16::try_from(bytes.len()).unwrap().to_le_bytes();
    [&kind.to_le_bytes()[..], &length, &bytes].concat()
}

/// A text with its length before it in two bytes.
fn long(text: &[u8]) -> Vec<u8> {
    let length = u16::try_from(text.len()).unwrap().to_le_bytes();
    [&length[..], text].concat()
}

/// A text with its length before it in one byte.
pub(super) fn short(text: &[u8]) -> Vec<u8> {
    [&[u8::try_from(text.len()).unwrap()][..], text].concat()
}

/// A workbook of Excel 95 whose only sheet is called so and has these records; others stand before it.
pub(super) fn excel_95(name: &[u8], before: &[Vec<u8>], sheet: &[Vec<u8>]) -> Vec<u8> {
    let begin = |kind: u8| record(0x0809, &[&[0, 5, kind, 0, 0, 0, 0, 0]]);
    let end = record(0x000A, &[]);
    let mut book = [begin(5), record(0x0042, &[&936_u16.to_le_bytes()])].concat();
    book.extend(before.concat());
    let start = book.len() + 4 + 7 + name.len() + end.len();
    let start = u32::try_from(start).unwrap().to_le_bytes();
    book.extend(record(0x0085, &[&start, &[0, 0], &short(name)]));
    book.extend(&end);
    book.extend([begin(0x10), sheet.concat(), end].concat());
    container("Book", book)
}

/// A cell with a text in row `row` and column `column` of such a workbook.
fn label(row: u8, column: u8, text: &[u8]) -> Vec<u8> {
    record(0x0204, &[&[row, 0, column, 0, 0, 0], &long(text)])
}

fn excel_95_cases() -> Vec<Case> {
    let number = NUMBER.as_bytes();
    let named = [NAME, number].concat();
    let sheet = |records: &[Vec<u8>]| excel_95(b"a", &[], records);
    vec![
        case("cell.xls", sheet(&[label(1, 1, &named)])),
        case(
            "rich cell.xls",
            sheet(&[record(0x00D6, &[&[0; 6], &long(number), &[0]])]),
        ),
        case(
            "two cells.xls",
            sheet(&[label(0, 0, HEAD.as_bytes()), label(0, 1, TAIL.as_bytes())]),
        ),
        case(
            "down a column.xls",
            sheet(&[label(0, 0, HEAD.as_bytes()), label(1, 0, TAIL.as_bytes())]),
        ),
    ]
}

/// The same beside the cells.
fn excel_95_beside_cells() -> Vec<Case> {
    let number = NUMBER.as_bytes();
    let named = [NAME, number].concat();
    let sheet = |records: &[Vec<u8>]| excel_95(b"a", &[], records);
    let formula = |result: &[u8; 8], rest: &[u8]| {
        let length = u16::try_from(rest.len()).unwrap().to_le_bytes();
        record(
            0x0006,
            &[&[0, 0, 0, 0, 0, 0], result, &[0; 6], &length, rest],
        )
    };
    let text_follows = [0, 0, 0, 0, 0, 0, 0xFF, 0xFF];
    let constant = [&[0x17][..], &short(number)].concat();
    let note = |row: u16, text: &[u8]| record(0x001C, &[&row.to_le_bytes(), &[0, 0], &long(text)]);
    let defined = record(
        0x0018,
        &[&[0, 0, 0, 1, 20], &[0; 9], b"a", &[0x17], &short(number)],
    );
    vec![
        case(
            "value of a formula.xls",
            sheet(&[
                formula(&text_follows, &[0x1C, 0x2A]),
                record(0x0207, &[&long(number)]),
            ]),
        ),
        case("formula.xls", sheet(&[formula(&[0; 8], &constant)])),
        case("note.xls", sheet(&[note(0, &named)])),
        case(
            "note in pieces.xls",
            sheet(&[
                note(0, &[b'a'; 2048]),
                note(0xFFFF, &[&b" "[..], number].concat()),
            ]),
        ),
        case(
            "margin.xls",
            sheet(&[record(0x0014, &[&short(&[b"&C&12", &*named].concat())])]),
        ),
        case("name of a sheet.xls", excel_95(number, &[], &[])),
        case("defined name.xls", excel_95(b"a", &[defined], &[])),
        case(
            "user.xls",
            excel_95(b"a", &[record(0x005C, &[&short(&named), &[b' '; 8]])], &[]),
        ),
        case(
            "text beside cells.xls",
            sheet(&[record(0x005D, &[&[0; 8], &long(number)])]),
        ),
    ]
}

#[test]
fn every_place_of_a_workbook_of_excel_95_is_read() {
    hold_all_found(&excel_95_cases());
    hold_all_found(&excel_95_beside_cells());
}

#[test]
fn a_workbook_of_excel_95_is_told_as_a_newer_one() {
    let number = record(
        0x0203,
        &[&[1, 0, 0, 0, 0, 0], &13_888_001_234_f64.to_le_bytes()],
    );
    let shorts = record(
        0x00BD,
        &[
            &[2, 0, 0, 0],
            &[0, 0, 0x32, 0, 0, 0],
            &[0, 0, 0x2A, 0, 0, 0],
            &[1, 0],
        ],
    );
    let note = record(0x001C, &[&[0, 0, 0, 0], &long(NAME)]);
    let hidden = record(0x0208, &[&[3, 0], &[0; 10], &[0x20, 1, 15, 0]]);
    let sheet = [hidden, label(0, 0, NAME), number, shorts, note];
    // 名单
    let mut bytes = excel_95(b"\xC3\xFB\xB5\xA5", &[], &sheet);
    let foreign = import("a.xls", &bytes);
    // Some programs write the names of streams in capitals.
    let name = bytes.windows(8).position(|name| name == b"B\0o\0o\0k\0");
    let name = name.unwrap();
    bytes[name..name + 8].copy_from_slice(b"B\0O\0O\0K\0");
    assert_eq!(told(&import("a.xls", &bytes)), told(&foreign));
    assert_eq!(
        told(&foreign),
        [
            "文件名: a.xls",
            "工作表的名称: 名单",
            "工作表“名单”A1: 姓名：李明",
            "工作表“名单”A2: 13888001234",
            "工作表“名单”A3: 12",
            "工作表“名单”B3: 10",
            "工作表“名单”A1的批注: 姓名：李明",
        ]
    );
    let extras = [Extra::HiddenRows("名单".into(), 1), Extra::Comments(1)];
    assert_eq!(foreign.extras, extras);
    assert_eq!(foreign.gaps, []);
    // What is older still, and what a password locks, is said.
    let older = container("Book", record(0x0409, &[&[0, 4, 0, 1, 0, 0]]));
    assert_eq!(import("a.xls", &older).gaps, [Gap::Old]);
    let locked = excel_95(b"a", &[record(0x002F, &[&[0; 4]])], &[]);
    assert_eq!(import("a.xls", &locked).gaps, [Gap::Locked]);
}

#[test]
fn dates_and_shares_are_printed_by_their_formats() {
    let style = |format: u8| record(0x00E0, &[&[0, 0, format, 0], &[0; 12]]);
    // A day, an own format with letters of this country, a share.
    let own = [&[0xA5, 0][..], &short(b"yyyy\"\xC4\xEA\"m\"\xD4\xC2\"")].concat();
    let before = [record(0x041E, &[&own]), style(0), style(0xA5), style(10)];
    let number = |column: u8, style: u8, number: f64| {
        record(
            0x0203,
            &[&[0, 0, column, 0, style, 0], &number.to_le_bytes()],
        )
    };
    let cells = [
        number(0, 0, 45_200.0),
        number(1, 1, 45_200.0),
        number(2, 2, 0.955),
    ];
    let expected = ["45200", "2023年10月", "95.50%"];
    assert_eq!(printed("a.xls", &excel_95(b"a", &before, &cells)), expected);
}
