//! What workbooks print: every cell once, with its span and the text that its format gives it.

use crate::containers::bytes_of;
use crate::office::package;
use mingbai::import::{Block, Foreign, Gap, Table, read, read_printed};
use mingbai::source::SourcePath;
use proptest::prelude::*;
use std::fmt::Write;
use std::io::{Cursor, Read};

/// A form of five indicators, as openpyxl wrote it, whose formulas have no values; LibreOffice made the others of it.
const MADE: &[u8] = include_bytes!("made.zip");
/// What all of them print.
const FORM: &str = include_str!("form.txt");

pub(crate) fn printed(name: &str, bytes: &[u8]) -> Foreign {
    read_printed(&SourcePath::new(name), bytes)
}

/// Tables as lines, with the text of a merged cell at each position that it covers; then what was left out.
pub(crate) fn told(foreign: &Foreign) -> String {
    let mut out = String::new();
    for table in tables(foreign) {
        let name = table.name.as_deref().unwrap_or("");
        let _ = writeln!(out, "[{name}] {}×{}", table.rows(), table.columns());
        for row in 0..table.rows() {
            let text = |column| table.text(row, column).replace('\n', "⏎");
            let cells: Vec<String> = (0..table.columns()).map(text).collect();
            let _ = writeln!(out, "{}", cells.join("|"));
        }
    }
    for left in foreign.left_out() {
        let _ = writeln!(out, "! {}", left.words());
    }
    out
}

fn tables(foreign: &Foreign) -> impl Iterator<Item = &Table> {
    let blocks = foreign.printed.iter().flat_map(|printed| &printed.blocks);
    blocks.map(|block| match block {
        Block::Table(table) => table,
        Block::Paragraph(paragraph) => panic!("{paragraph:?}"),
    })
}

fn made(name: &str) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(MADE)).unwrap();
    let mut bytes = Vec::new();
    zip.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_form_prints_the_same_in_every_format() {
    for name in ["libreoffice.xlsx", "libreoffice.xls", "libreoffice.ods"] {
        assert_eq!(told(&printed(name, &made(name))), FORM, "{name}");
    }
}

#[test]
fn a_formula_without_a_value_is_said_and_not_worked_out() {
    let foreign = printed("openpyxl.xlsx", &made("openpyxl.xlsx"));
    let expected = FORM
        .replace("|10|98.98%|9.90\n", "|10||\n")
        .replace("总分|100|99.9||", "总分||||")
        .replace("#DIV/0!", "");
    let said = "! 工作表“自评表”里没有算出结果的公式5个（用办公软件打开，保存一次就有了）\n";
    assert_eq!(told(&foreign), expected + said);
}

#[test]
fn what_is_checked_does_not_depend_on_what_is_printed() {
    for name in [
        "openpyxl.xlsx",
        "libreoffice.xlsx",
        "libreoffice.xls",
        "libreoffice.ods",
    ] {
        let bytes = made(name);
        let (kept, not) = (printed(name, &bytes), read(&SourcePath::new(name), &bytes));
        assert_eq!(kept.pieces, not.pieces, "{name}");
        assert_eq!((kept.extras, kept.gaps), (not.extras, not.gaps), "{name}");
        assert!(not.printed.is_none());
    }
}

/// A workbook of one sheet, and further parts.
fn book(sheet: &str, workbook: &str, parts: &[(&str, &str)]) -> Foreign {
    let workbook =
        format!("<workbook>{workbook}<sheets><sheet name=\"表\" r:id=\"x\"/></sheets></workbook>");
    let sheet = format!("<worksheet>{sheet}</worksheet>");
    let files = [
        ("xl/workbook.xml", workbook.as_str()),
        (
            "xl/_rels/workbook.xml.rels",
            "<R><Relationship Id=\"x\" Target=\"s.xml\"/></R>",
        ),
        ("xl/s.xml", &sheet),
    ];
    printed("a.xlsx", &package(&[&files, parts].concat()))
}

#[test]
fn cells_of_all_kinds_are_printed_as_their_styles_say() {
    let styles = "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"0.00&quot;万元&quot;\"/>\
        <numFmt numFmtId=\"171\" formatCode=\"@&quot;（章）&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>\
        <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/><xf numFmtId=\"14\"/><xf numFmtId=\"171\"/><xf numFmtId=\"10\"/></cellXfs></styleSheet>";
    let strings = "<sst><si><r><t>甲</t></r><r><t>乙</t></r><rPh><t>jia</t></rPh></si></sst>";
    let cells = "<c s=\"1\"><v>3.14159</v></c><c s=\"2\"><v>43904</v></c><c s=\"3\" t=\"s\"><v>0</v></c>\
        <c s=\"4\"><f>1/3</f><v>0.33333333333333331</v></c><c t=\"b\"><v>0</v></c><c t=\"e\"><v>#REF!</v></c>\
        <c t=\"inlineStr\"><is><t>上_x000D_\n下</t></is></c><c t=\"d\" s=\"2\"><v>2024-03-15T00:00:00</v></c>\
        <c t=\"str\"><f>\"\"</f><v></v></c><c><v>0.30000000000000004</v></c><c s=\"99\"><v>1.38E10</v></c>";
    let sheet = format!("<sheetData><row r=\"3\">{cells}</row></sheetData>");
    let parts = [("xl/styles.xml", styles), ("xl/sharedStrings.xml", strings)];
    let line =
        "3.14万元|2020/3/14|甲乙（章）|33.33%|FALSE|#REF!|上⏎下|2024/3/15||0.3|13800000000\n";
    let foreign = book(&sheet, "", &parts);
    assert_eq!(told(&foreign), format!("[表] 1×11\n{line}"));
    let foreign = book(&sheet, "<workbookPr date1904=\"1\"/>", &parts);
    let line = line.replace("2020/3/14", "2024/3/15");
    assert_eq!(told(&foreign), format!("[表] 1×11\n{line}"));
}

#[test]
fn hidden_rows_and_columns_are_left_out_and_ranges_shrink() {
    let sheet = "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/><col min=\"9\" max=\"16384\" hidden=\"1\"/></cols><sheetData>\
        <row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2</v></c><c r=\"C2\"><v>3</v></c><c r=\"I2\"><v>9</v></c></row>\
        <row r=\"3\" hidden=\"1\"><c r=\"A3\"><v>4</v></c><c r=\"C3\"><v>5</v></c></row>\
        <row r=\"4\"><c r=\"C4\"><v>6</v></c></row><row r=\"5\"><c r=\"A5\"><v>7</v></c></row>\
        <row r=\"500\"><c r=\"G500\"><v>8</v></c></row></sheetData>\
        <mergeCells><mergeCell ref=\"A3:B4\"/><mergeCell ref=\"A5:D5\"/><mergeCell ref=\"B5:C6\"/></mergeCells>";
    let foreign = book(sheet, "", &[]);
    let expected = "[表] 5×5\n1|3|||\n4|6|||\n7|7|7||\n||||\n||||8\n! 工作表“表”里隐藏的1行\n! 工作表“表”里隐藏的2列\n";
    assert_eq!(told(&foreign), expected);
    let places = tables(&foreign)
        .flat_map(Table::cells)
        .map(|cell| cell.place.words(&foreign.sheets));
    assert_eq!(places.last().as_deref(), Some("工作表“表”G500"));
}

#[test]
fn work_follows_from_cells_and_not_from_claims() {
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>";
    let all = "<mergeCell ref=\"A1:XFD1048576\"/>".repeat(50_000);
    let sheet = format!(
        "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>{far}</sheetData><mergeCells>{all}</mergeCells>"
    );
    let foreign = book(&sheet, "", &[]);
    let table = tables(&foreign).next().unwrap();
    assert!(table.rows() * table.columns() <= 4 << 20);
    assert_eq!(table.text(0, 0), "1");
    let diagonal = (0..6_000).map(|at| {
        format!(
            "<row><c/><c r=\"{}{}\"><v>1</v></c></row>",
            letters(at),
            at + 1
        )
    });
    let foreign = book(
        &format!("<sheetData>{}</sheetData>", diagonal.collect::<String>()),
        "",
        &[],
    );
    assert_eq!(foreign.gaps, [Gap::Limit("的表格大小")]);
    let empty = "<row><c s=\"1\"/><c s=\"1\"/></row>".repeat(100_000);
    let foreign = book(&format!("<sheetData>{empty}</sheetData>"), "", &[]);
    assert_eq!(tables(&foreign).count(), 0);
}

fn letters(column: usize) -> String {
    let letter = |at: usize| char::from(b'A' + u8::try_from(at % 26).unwrap());
    match column / 26 {
        0 => letter(column).to_string(),
        before => format!("{}{}", letters(before - 1), letter(column)),
    }
}

#[test]
fn workbooks_of_other_kinds_are_printed() {
    let xml = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\
        <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\
        <Styles><Style ss:ID=\"Default\"/><Style ss:ID=\"a\"><NumberFormat ss:Format=\"Percent\"/></Style>\
        <Style ss:ID=\"b\" ss:Parent=\"a\"/><Style ss:ID=\"c\"><NumberFormat ss:Format=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></Style></Styles>\
        <Worksheet ss:Name=\"一\"><Table><Column ss:Index=\"4\" ss:Hidden=\"1\"/>\
        <Row ss:Index=\"2\"><Cell ss:MergeAcross=\"1\" ss:MergeDown=\"1\"><Data ss:Type=\"String\">甲</Data><Comment><Data>批</Data></Comment></Cell>\
        <Cell ss:StyleID=\"b\"><Data ss:Type=\"Number\">0.9876</Data></Cell><Cell><Data ss:Type=\"String\">藏</Data></Cell></Row>\
        <Row><Cell ss:Index=\"3\" ss:StyleID=\"c\"><Data ss:Type=\"DateTime\">2024-03-15T00:00:00.000</Data></Cell></Row></Table></Worksheet>\
        <Worksheet ss:Name=\"二\"><Table><Row><Cell><Data ss:Type=\"Number\">1</Data></Cell></Row></Table>\
        <WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>";
    let open = "<office:document xmlns:office=\"o\"><office:body><office:spreadsheet><table:table table:name=\"表\">\
        <table:table-column table:number-columns-repeated=\"1024\"/>\
        <table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"1.5\"/>\
        <table:table-cell><office:annotation><text:p>批</text:p></office:annotation><text:p>甲<text:s text:c=\"2\"/>乙</text:p><text:p>丙</text:p></table:table-cell></table:table-row>\
        <table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>\
        </table:table></office:spreadsheet></office:body></office:document>";
    let mut dbf = vec![3, 124, 1, 1, 2, 0, 0, 0, 97, 0, 13, 0];
    dbf.extend([0; 20]);
    for (name, kind, length) in [("XM", b'C', 4), ("RQ", b'D', 8)] {
        let mut field = [0; 32];
        field[..2].copy_from_slice(name.as_bytes());
        (field[11], field[16]) = (kind, length);
        dbf.extend(field);
    }
    dbf.extend(b"\r ABCD20240315*EFGH20240316 IJKL20240317");
    let cases: [(&str, &[u8], &str); 5] = [
        (
            "a.xml",
            xml.as_bytes(),
            "[一] 2×3\n甲|甲|98.76%\n甲|甲|2024年3月\n! 隐藏的工作表“二”\n",
        ),
        (
            "a.fods",
            open.as_bytes(),
            "[表] 2×3\n1.5|1.5|甲  乙⏎丙\n1.5|1.5|甲  乙⏎丙\n! 批注1条\n",
        ),
        ("a.dbf", &dbf, "[] 2×2\nXM|RQ\nABCD|2024-03-15\n"),
        (
            "a.csv",
            "名称,\"数\n值\",=\"007\"\n\n\n≥,=,'08\n".as_bytes(),
            "[] 3×3\n名称|数⏎值|007\n||\n≥|=|08\n",
        ),
        (
            "a.tsv",
            "甲\t1,200.00\t乙\n".as_bytes(),
            "[] 1×3\n甲|1,200.00|乙\n",
        ),
    ];
    for (name, bytes, expected) in cases {
        assert_eq!(told(&printed(name, bytes)), expected, "{name}");
    }
    let inner = bytes_of(&[("inner.csv", b"a,b")]);
    assert_eq!(told(&printed("a.zip", &inner)), "");
}

/// What sheets are made of in the three languages.
const MARKS: &[&str] = &[
    "<row r=\"3\" hidden=\"1\">",
    "<row r=\"1048576\">",
    "<c r=\"XFD9\" s=\"1\" t=\"s\">",
    "<c t=\"d\"><f>A1</f>",
    "<v>0</v>",
    "<v>1e308</v>",
    "<v>-45366.75</v>",
    "</c>",
    "</row>",
    "<mergeCell ref=\"A1:B1048576\"/>",
    "<col min=\"0\" max=\"99999999\" hidden=\"1\"/>",
    "<table:table table:name=\"a\">",
    "<table:table-column table:number-columns-repeated=\"4294967295\" table:visibility=\"collapse\"/>",
    "<table:table-row table:number-rows-repeated=\"4294967295\">",
    "<table:table-cell table:number-columns-repeated=\"3000000000\" table:number-rows-spanned=\"4294967295\" office:value-type=\"float\" office:value=\"2\">",
    "<text:p>甲</text:p>",
    "</table:table-cell>",
    "</table:table-row>",
    "</table:table>",
    "<Worksheet ss:Name=\"a\">",
    "<Row ss:Index=\"0\" ss:Hidden=\"1\" ss:Span=\"4294967295\">",
    "<Cell ss:Index=\"4294967295\" ss:MergeAcross=\"4294967295\" ss:MergeDown=\"9\">",
    "<Data ss:Type=\"DateTime\">9999-12-31T24:00</Data>",
    "<Data ss:Type=\"Number\">7</Data>",
    "</Cell>",
    "</Row>",
    "</Worksheet>",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_marks_give_a_print_and_change_nothing_else(picked in prop::collection::vec(0..MARKS.len(), 0..40)) {
        let marks: String = picked.iter().map(|at| MARKS[*at]).collect();
        let sheet = format!("<worksheet>{marks}</worksheet>");
        let book = package(&[
            ("xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" r:id=\"x\"/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", "<R><Relationship Id=\"x\" Target=\"s.xml\"/></R>"),
            ("xl/s.xml", &sheet),
        ]);
        let open = format!("<?xml version=\"1.0\"?><office:spreadsheet>{marks}</office:spreadsheet>");
        let old = format!("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet/>{marks}</Workbook>");
        for bytes in [&book[..], open.as_bytes(), old.as_bytes()] {
            let path = SourcePath::new("a");
            let (kept, not) = (read_printed(&path, bytes), read(&path, bytes));
            prop_assert_eq!(&kept.pieces, &not.pieces);
            prop_assert_eq!(&kept.extras, &not.extras);
            prop_assert!(tables(&kept).all(|table| !table.cells().is_empty()));
        }
    }
}
