//! Binary workbooks (`.xlsb`). Their bytes are put together here after the published layouts; LibreOffice reads the
//! same from them.

use super::{
    Case, HEAD, NUMBER, TAIL, bytes_of, case, hold_all_found, import, printed, said_of, told,
};
use mingbai::import::{Extra, Gap};

#[test]
fn dates_and_shares_of_binary_workbooks_are_printed_by_their_formats() {
    let styles = [
        packed(44, &[&[0xA5, 0], &wide("yyyy\"年\"m\"月\"")]),
        packed(617, &[&[3, 0, 0, 0]]),
        packed(47, &[&[0, 0, 0, 0], &[0; 12]]),
        packed(47, &[&[0, 0, 0xA5, 0], &[0; 12]]),
        packed(47, &[&[0, 0, 10, 0], &[0; 12]]),
        packed(618, &[]),
    ];
    let number = |column: u8, style: u8, number: f64| {
        packed(
            5,
            &[&[column, 0, 0, 0, style, 0, 0, 0], &number.to_le_bytes()],
        )
    };
    let cells = [
        row(0, 0),
        number(0, 0, 45_200.0),
        number(1, 1, 45_200.0),
        number(2, 2, 0.955),
    ];
    let book = xlsb("a", &cells, &[("xl/styles.bin", styles.concat())]);
    let expected = ["45200", "2023年10月", "95.50%"];
    assert_eq!(printed("a.xlsb", &book), expected);
}

/// A record of a binary workbook.
pub(super) fn packed(kind: u16, parts: &[&[u8]]) -> Vec<u8> {
    let bytes = parts.concat();
    let mut record = match u8::try_from(kind).ok().filter(|kind| *kind < 0x80) {
        Some(kind) => vec![kind],
        None => vec![(kind & 0x7F) as u8 | 0x80, u8::try_from(kind >> 7).unwrap()],
    };
    let mut length = bytes.len();
    while length >= 0x80 {
        record.push((length & 0x7F) as u8 | 0x80);
        length >>= 7;
    }
    record.push(u8::try_from(length).unwrap());
    record.extend(bytes);
    record
}

/// A text of such a workbook.
fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let count = u32::try_from(units.len() / 2).unwrap().to_le_bytes();
    [&count[..], &units].concat()
}

/// The head of a cell in a column.
pub(super) fn head(column: u32) -> [u8; 8] {
    u64::from(column).to_le_bytes()
}

/// The head of a row.
pub(super) fn row(at: u32, hidden: u8) -> Vec<u8> {
    packed(0, &[&at.to_le_bytes(), &[0; 7], &[hidden], &[0; 5]])
}

/// A range of cells.
fn range(row: u32, column: u32) -> Vec<u8> {
    let bounds = [row, row, column, column];
    bounds
        .iter()
        .flat_map(|bound| bound.to_le_bytes())
        .collect()
}

/// A binary workbook with a sheet of this name, these records in it, and further parts.
pub(super) fn xlsb(name: &str, sheet: &[Vec<u8>], more: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let listed = packed(156, &[&[0; 4], &[1, 0, 0, 0], &wide("r1"), &wide(name)]);
    let book = [
        packed(131, &[]),
        packed(153, &[&[0; 8], &wide("")]),
        packed(143, &[]),
        listed,
        packed(144, &[]),
        packed(132, &[]),
    ];
    let sheet = [
        packed(129, &[]),
        packed(145, &[]),
        sheet.concat(),
        packed(146, &[]),
        packed(130, &[]),
    ];
    const TYPES: &[u8] = b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"bin\" ContentType=\"application/vnd.ms-excel.sheet.binary.macroEnabled.main\"/><Override PartName=\"/xl/worksheets/sheet1.bin\" ContentType=\"application/vnd.ms-excel.worksheet\"/><Override PartName=\"/xl/sharedStrings.bin\" ContentType=\"application/vnd.ms-excel.sharedStrings\"/><Override PartName=\"/xl/styles.bin\" ContentType=\"application/vnd.ms-excel.styles\"/><Override PartName=\"/xl/comments1.bin\" ContentType=\"application/vnd.ms-excel.comments\"/></Types>";
    const ROOT: &[u8] = b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.bin\"/></Relationships>";
    const OF_BOOK: &[u8] = b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.bin\"/><Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.bin\"/><Relationship Id=\"r3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.bin\"/></Relationships>";
    const OF_SHEET: &[u8] = b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"c\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments\" Target=\"../comments1.bin\"/></Relationships>";
    let (book, sheet) = (book.concat(), sheet.concat());
    let mut files: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.bin", &book),
        ("xl/_rels/workbook.bin.rels", OF_BOOK),
        ("xl/worksheets/sheet1.bin", &sheet),
        ("xl/worksheets/_rels/sheet1.bin.rels", OF_SHEET),
    ];
    files.extend(more.iter().map(|(name, bytes)| (*name, &**bytes)));
    bytes_of(&files)
}

/// The part with one comment on A1.
fn comments(author: &str, text: &str) -> (&'static str, Vec<u8>) {
    let records = [
        packed(628, &[]),
        packed(630, &[]),
        packed(632, &[&wide(author)]),
        packed(631, &[]),
        packed(633, &[]),
        packed(635, &[&[0; 4], &range(0, 0), &[0; 16]]),
        packed(637, &[&[0], &wide(text)]),
        packed(636, &[]),
        packed(634, &[]),
        packed(629, &[]),
    ];
    ("xl/comments1.bin", records.concat())
}

fn shared(text: &str) -> (&'static str, Vec<u8>) {
    let records = [
        packed(159, &[&[1, 0, 0, 0, 1, 0, 0, 0]]),
        packed(19, &[&[0], &wide(text)]),
        packed(160, &[]),
    ];
    ("xl/sharedStrings.bin", records.concat())
}

fn xlsb_cells() -> Vec<Case> {
    let cells = |cells: &[Vec<u8>]| xlsb("a", &[row(0, 0), cells.concat()], &[]);
    let text = |column, text: &str| packed(6, &[&head(column), &wide(text)]);
    let named = format!("姓名：李明，{NUMBER}");
    let constant: Vec<u8> = NUMBER.encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        case("cell.xlsb", cells(&[text(1, &named)])),
        case(
            "next cell.xlsb",
            cells(&[text(1, "号"), packed(17, &[&[0; 4], &wide(NUMBER)])]),
        ),
        case(
            "rich cell.xlsb",
            cells(&[packed(62, &[&head(0), &[1], &wide(NUMBER), &[0; 4]])]),
        ),
        case(
            "shared.xlsb",
            xlsb(
                "a",
                &[row(0, 0), packed(7, &[&head(0), &[0; 4]])],
                &[shared(&named)],
            ),
        ),
        case("two cells.xlsb", cells(&[text(0, HEAD), text(1, TAIL)])),
        case(
            "down a column.xlsb",
            cells(&[text(0, HEAD), row(1, 0), text(0, TAIL)]),
        ),
        case(
            "value of a formula.xlsb",
            cells(&[packed(8, &[&head(0), &wide(NUMBER), &[0; 10]])]),
        ),
        case(
            "formula.xlsb",
            cells(&[packed(
                9,
                &[
                    &head(0),
                    &[0; 10],
                    &[40, 0, 0, 0, 0x17, 18, 0],
                    &constant,
                    &[0; 4],
                ],
            )]),
        ),
        case("name of a sheet.xlsb", xlsb(&named, &[], &[])),
    ]
}

fn xlsb_parts() -> Vec<Case> {
    let named = format!("李明{NUMBER}");
    let sheet = |kind, parts: &[&[u8]]| xlsb("a", &[packed(kind, parts)], &[]);
    vec![
        case("comment.xlsb", xlsb("a", &[], &[comments("甲", &named)])),
        case("author.xlsb", xlsb("a", &[], &[comments(NUMBER, "好")])),
        case(
            "margin.xlsb",
            sheet(479, &[&[0; 2], &wide("&C&12页"), &wide(&named)]),
        ),
        case(
            "link.xlsb",
            sheet(494, &[&range(0, 0), &wide("r"), &wide(""), &wide(&named)]),
        ),
        case(
            "validation.xlsb",
            sheet(64, &[&[0; 8], &range(0, 0), &wide("错"), &wide(NUMBER)]),
        ),
        case(
            "unknown record.xlsb",
            sheet(5_000, &[&[1, 2, 3], &wide(&named), &[9]]),
        ),
    ]
}

/// The same in other parts of the package.
fn xlsb_other_parts() -> Vec<Case> {
    let part = |name: &str, kind, parts: &[&[u8]]| xlsb("a", &[], &[(name, packed(kind, parts))]);
    let other = [
        packed(129, &[]),
        row(0, 0),
        packed(6, &[&head(0), &wide(NUMBER)]),
    ];
    vec![
        case(
            "table.xlsb",
            part("xl/tables/table1.bin", 347, &[&[0; 6], &wide(NUMBER)]),
        ),
        case(
            "cache.xlsb",
            part(
                "xl/pivotCache/pivotCacheDefinition1.bin",
                24,
                &[&wide(NUMBER)],
            ),
        ),
        case(
            "other workbook.xlsb",
            part(
                "xl/externalLinks/externalLink1.bin",
                371,
                &[&[0; 4], &wide(NUMBER)],
            ),
        ),
        case(
            "sheet that is not named.xlsb",
            xlsb("a", &[], &[("xl/worksheets/sheet2.bin", other.concat())]),
        ),
        case(
            "properties.xlsb",
            xlsb(
                "a",
                &[],
                &[(
                    "docProps/core.xml",
                    format!("<c><dc:creator>{NUMBER}</dc:creator></c>").into_bytes(),
                )],
            ),
        ),
    ]
}

#[test]
fn every_place_of_a_binary_workbook_is_read() {
    let mut cases = xlsb_cells();
    cases.extend(xlsb_parts());
    cases.extend(xlsb_other_parts());
    hold_all_found(&cases);
}

/// A mobile number kept as a number: in cells, and where no reader knows the records.
#[test]
fn numbers_of_a_binary_workbook_are_read_in_every_form() {
    let number = 13_888_001_234_f64.to_le_bytes();
    let book = |records: &[Vec<u8>]| xlsb("a", records, &[]);
    let cases = [
        case(
            "real.xlsb",
            book(&[row(0, 0), packed(5, &[&head(0), &number])]),
        ),
        case(
            "next real.xlsb",
            book(&[row(0, 0), packed(16, &[&[0; 4], &number])]),
        ),
        case(
            "formula real.xlsb",
            book(&[row(0, 0), packed(9, &[&head(0), &number, &[0; 10]])]),
        ),
        case(
            "cache real.xlsb",
            xlsb(
                "a",
                &[],
                &[(
                    "xl/pivotCache/pivotCacheRecords1.bin",
                    packed(33, &[&[1, 0, 0, 0], &number]),
                )],
            ),
        ),
    ];
    let said = said_of(&cases);
    for (name, _) in &cases {
        let start = format!("content/2023/qinghe/{name}:");
        let found = |line: &&String| line.starts_with(&start) && line.contains("拦截[PII02]");
        assert_eq!(said.iter().filter(found).count(), 1, "{name}: {said:#?}");
    }
}

#[test]
fn a_binary_workbook_is_told_as_any_other() {
    let whole = |number: i32| (number << 2 | 2).to_le_bytes();
    let cells = [
        packed(60, &[&[4, 0, 0, 0, 5, 0, 0, 0], &[0; 8], &[1, 0]]),
        row(0, 0),
        packed(7, &[&head(0), &[0; 4]]),
        packed(2, &[&head(2), &whole(12)]),
        packed(
            13,
            &[
                &[0; 4],
                &(whole(1234)[0] | 1).to_le_bytes(),
                &whole(1234)[1..],
            ],
        ),
        row(2, 0x10),
        packed(4, &[&head(0), &[1]]),
        packed(5, &[&head(1), &45_200.5_f64.to_le_bytes()]),
    ];
    let bytes = xlsb("名单", &cells, &[shared("姓名"), comments("甲", "核对")]);
    let foreign = import("a.xlsb", &bytes);
    assert_eq!(
        told(&foreign),
        [
            "文件名: a.xlsb",
            "工作表的名称: 名单",
            "工作表“名单”A1: 姓名",
            "工作表“名单”C1: 12",
            "工作表“名单”D1: 12.34",
            "工作表“名单”B3: 45200.5",
            "工作表“名单”A1的批注: 核对",
            "内部文件“xl/comments1.bin”: 甲",
        ]
    );
    let extras = [
        Extra::HiddenRows("名单".into(), 1),
        Extra::HiddenColumns("名单".into(), 2),
        Extra::Comments(1),
    ];
    assert_eq!(foreign.extras, extras);
    assert_eq!(foreign.gaps, []);
    // What breaks off is said.
    let cut = xlsb("a", &[packed(6, &[&head(0), &[9, 0, 0, 0]])], &[]);
    assert_eq!(import("a.xlsb", &cut).gaps, [Gap::BrokenInPart]);
    let none = bytes_of(&[("xl/workbook.bin", &[0x83, 1, 9])]);
    assert_eq!(
        import("a.xlsb", &none).gaps,
        [Gap::BrokenInPart, Gap::Broken]
    );
}
