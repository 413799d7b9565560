//! Workbooks (`.xlsx`), and tables as text.

use super::{Case, HEAD, NUMBER, TAIL, case, hold_all_found};
use crate::office::package;

/// A workbook of one sheet with these cells, and further parts.
pub(super) fn book(cells: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData><row r=\"2\">{cells}</row></sheetData></worksheet>");
    sheet_of(&sheet, parts)
}

fn sheet_of(sheet: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let files = [
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet name=\"名单\" r:id=\"x\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<R><Relationship Id=\"x\" Target=\"s.xml\"/></R>",
        ),
        ("xl/s.xml", sheet),
    ];
    package(&[&files, parts].concat())
}

/// Cells one below the other.
fn column<'a>(values: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let rows = values.enumerate().map(|(at, value)| {
        let row = at + 3;
        format!("<row r=\"{row}\"><c r=\"A{row}\"><v>{at}</v></c><c r=\"C{row}\" t=\"str\"><v>{value}</v></c></row>")
    });
    let rows: String = rows.collect();
    sheet_of(
        &format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"),
        &[],
    )
}

fn cells<'a>(values: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let cells = values.map(|value| format!("<c t=\"str\"><v>{value}</v></c>"));
    book(&cells.collect::<String>(), &[])
}

fn letters() -> impl Iterator<Item = &'static str> {
    NUMBER.split("").filter(|letter| !letter.is_empty())
}

fn in_cells() -> Vec<Case> {
    let references: String = NUMBER.bytes().map(|byte| format!("&#{byte};")).collect();
    let shared =
        format!("<sst><si><r><t>{HEAD}</t></r><r><rPr><b/></rPr><t>{TAIL}</t></r></si></sst>");
    let sound = format!("<sst><si><t>甲</t><rPh><t>{NUMBER}</t></rPh></si></sst>");
    let string = "<c t=\"s\"><v>0</v></c>";
    let strings = "xl/sharedStrings.xml";
    let pairs: Vec<&str> = (0..9).map(|at| &NUMBER[2 * at..2 * at + 2]).collect();
    let value = |inside: &str| book(&format!("<c t=\"str\">{inside}</c>"), &[]);
    vec![
        case("cell.xlsx", value(&format!("<v>{NUMBER}</v>"))),
        case("references.xlsx", value(&format!("<v>{references}</v>"))),
        case("runs.xlsx", book(string, &[(strings, &shared)])),
        case("sound.xlsx", book(string, &[(strings, &sound)])),
        case(
            "inline runs.xlsx",
            value(&format!(
                "<is><r><t>{HEAD}</t></r><r><t>{TAIL}</t></r></is>"
            )),
        ),
        case(
            "inline sound.xlsx",
            value(&format!("<is><t>甲</t><rPh><t>{NUMBER}</t></rPh></is>")),
        ),
        case(
            "formula.xlsx",
            value(&format!("<f>LEN(\"{NUMBER}\")</f><v>18</v>")),
        ),
        case(
            "formula in pieces.xlsx",
            value(&format!("<f>\"{HEAD}\"&amp;\"{TAIL}\"</f><v>x</v>")),
        ),
        case(
            "concatenated.xlsx",
            value(&format!("<f>CONCATENATE(\"{HEAD}\", \"{TAIL}\")</f>")),
        ),
        case("digits down a column.xlsx", column(letters())),
        case("digits in a row.xlsx", cells(letters())),
        case(
            "two cells of a column.xlsx",
            column([HEAD, TAIL].into_iter()),
        ),
        case(
            "three cells.xlsx",
            column([HEAD, &TAIL[..8], &TAIL[8..], "甲"].into_iter()),
        ),
        case("pairs in a row.xlsx", cells(pairs.into_iter())),
        case("remark.xlsx", value(&format!("<v>1</v><!-- {NUMBER} -->"))),
    ]
}

fn around_cells() -> Vec<Case> {
    let sheet = |marks: &str| sheet_of(&format!("<worksheet><sheetData/>{marks}</worksheet>"), &[]);
    let margin = format!(
        "<headerFooter><oddHeader>&amp;C&amp;\"宋体,常规\"&amp;9{NUMBER}</oddHeader></headerFooter>"
    );
    let margin_only =
        format!("<headerFooter><firstFooter>&amp;L{NUMBER}</firstFooter></headerFooter>");
    let choice = format!("<dataValidation><formula1>\"甲,{NUMBER}\"</formula1></dataValidation>");
    let prompt = format!("<dataValidation prompt=\"{NUMBER}\"/>");
    let rule = format!(
        "<conditionalFormatting><cfRule><formula>A1=\"{NUMBER}\"</formula></cfRule></conditionalFormatting>"
    );
    let filter = format!(
        "<autoFilter><filterColumn><filters><filter val=\"{NUMBER}\"/></filters></filterColumn></autoFilter>"
    );
    let link = format!("<hyperlink ref=\"A1\" tooltip=\"{NUMBER}\"/>");
    let scenario = format!("<scenarios><scenario comment=\"{NUMBER}\"/></scenarios>");
    vec![
        case("header.xlsx", sheet(&margin)),
        case("footer.xlsx", sheet(&margin_only)),
        case("validation.xlsx", sheet(&choice)),
        case("prompt.xlsx", sheet(&prompt)),
        case("conditional format.xlsx", sheet(&rule)),
        case("filter.xlsx", sheet(&filter)),
        case("hyperlink.xlsx", sheet(&link)),
        case("scenario.xlsx", sheet(&scenario)),
    ]
}

/// Parts beside the sheets: name, and XML with the number for `#`.
const PARTS: &[(&str, &str)] = &[
    (
        "xl/comments1.xml",
        "<comments><authors><author>#</author></authors></comments>",
    ),
    (
        "xl/persons/person.xml",
        "<personList><person displayName=\"#\"/></personList>",
    ),
    (
        "xl/threadedComments/a.xml",
        "<T><threadedComment><text>#</text></threadedComment></T>",
    ),
    (
        "xl/names.xml",
        "<workbook><definedNames><definedName name=\"a\">\"#\"</definedName></definedNames></workbook>",
    ),
    (
        "xl/styles.xml",
        "<styleSheet><numFmts><numFmt formatCode=\"&quot;#&quot;0\"/></numFmts></styleSheet>",
    ),
    ("xl/drawings/drawing1.xml", "<d><cNvPr descr=\"#\"/></d>"),
    (
        "xl/drawings/vmlDrawing1.vml",
        "<xml><v:textpath string=\"#\"><br></xml>",
    ),
    (
        "xl/charts/chart1.xml",
        "<c:chart><c:title><a:t>#</a:t></c:title></c:chart>",
    ),
    (
        "xl/pivotCache/pivotCacheRecords1.xml",
        "<r><s v=\"#\"/></r>",
    ),
    ("xl/slicerCaches/slicerCache1.xml", "<s><i n=\"#\"/></s>"),
    (
        "xl/connections.xml",
        "<c><dbPr command=\"select * from a where id='#'\"/></c>",
    ),
    (
        "xl/externalLinks/externalLink1.xml",
        "<e><cell><v>#</v></cell></e>",
    ),
    (
        "xl/externalLinks/_rels/externalLink1.xml.rels",
        "<R><Relationship Target=\"file:///C:/#_a.xlsx\"/></R>",
    ),
    (
        "xl/revisions/revisionLog1.xml",
        "<r><nc><is><t>#</t></is></nc></r>",
    ),
    ("xl/tables/table1.xml", "<table comment=\"#\"/>"),
    ("docProps/core.xml", "<c><dc:creator>#</dc:creator></c>"),
    (
        "docProps/core.xml",
        "<c><cp:contentStatus>#</cp:contentStatus></c>",
    ),
    (
        "docProps/app.xml",
        "<P><Template>C:\\\\#.xltx</Template></P>",
    ),
    (
        "docProps/custom.xml",
        "<P><property name=\"#\"><vt:lpwstr>x</vt:lpwstr></property></P>",
    ),
    (
        "docProps/custom.xml",
        "<P><property><vt:lpwstr>#</vt:lpwstr></property></P>",
    ),
    ("customXml/item1.xml", "<a><b>#</b></a>"),
    (
        "customXml/item2.xml",
        "<!DOCTYPE a [<!ENTITY x \"#\">]><a>&x;</a>",
    ),
    ("xl/other.bin", "\u{1}\u{0}abc\u{0}\u{2}#\u{0}\u{1}"),
];

#[test]
fn every_place_of_a_workbook_is_read() {
    let mut cases = in_cells();
    cases.extend(around_cells());
    for (at, (name, xml)) in PARTS.iter().enumerate() {
        let xml = xml.replace('#', NUMBER);
        cases.push(case(
            &format!("part {at}.xlsx"),
            book("<c><v>1</v></c>", &[(name, &xml)]),
        ));
    }
    let in_pieces = format!("<a><b>{HEAD}</b><c>{TAIL}</c></a>");
    cases.push(case(
        "elements.xlsx",
        book("", &[("customXml/item1.xml", &in_pieces)]),
    ));
    cases.push(case(
        "name of a part.xlsx",
        book("", &[(&format!("xl/media/{NUMBER}_1.png"), "x")]),
    ));
    hold_all_found(&cases);
}

/// As it was found: the number stands in the second row of a sheet that is larger than anybody reads.
#[test]
fn what_fits_of_a_large_sheet_is_read() {
    let row = format!("<c t=\"str\"><v>{NUMBER}</v></c>{}", " ".repeat(70 << 20));
    let many = format!(
        "<c t=\"str\"><v>{NUMBER}</v></c>{}",
        "<c><v>1</v></c>".repeat(500_100)
    );
    for cells in [row, many] {
        let path = mingbai::source::SourcePath::new("content/a.xlsx");
        let foreign = mingbai::import::read(&path, &book(&cells, &[]));
        assert!(foreign.pieces.iter().any(|piece| &*piece.text == NUMBER));
        assert!(matches!(
            foreign.gaps.as_slice(),
            [mingbai::import::Gap::Limit(_)]
        ));
    }
}

#[test]
fn tables_as_text_are_read_by_what_they_are() {
    let down: String = letters().map(|letter| format!("甲,{letter}\n")).collect();
    let records = |values: &[&str]| -> Vec<u8> {
        let mut bytes = vec![3, 124, 1, 1];
        bytes.extend(u32::try_from(values.len()).unwrap().to_le_bytes());
        bytes.extend([65, 0, 21, 0]);
        bytes.extend([0; 20]);
        bytes.extend(*b"ID\0\0\0\0\0\0\0\0\0C\0\0\0\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\r");
        bytes.extend(
            values
                .iter()
                .flat_map(|value| format!(" {value:20}").into_bytes()),
        );
        bytes
    };
    let digits: Vec<&str> = letters().collect();
    // The head says that a record is longer than its fields, or that records begin further on.
    let (mut long, mut late) = (records(&["1"]), records(&[]));
    (long[10], late[8]) = (21 + 18, 65 + 18);
    long.extend(NUMBER.bytes());
    late.extend(NUMBER.bytes());
    hold_all_found(&[
        case("long.dbf", long),
        case("late.dbf", late),
        case("a.csv", format!("姓名,号\n甲,{NUMBER}\n")),
        case("column.csv", format!("姓名,号\n甲,{HEAD}\n乙,{TAIL}\n")),
        case("digits.csv", format!("姓名,号\n{down}")),
        case("tabs.xls", format!("姓名\t号\n甲\t{NUMBER}\n")),
        case("a.dbf", records(&[NUMBER])),
        case("digits.dbf", records(&digits)),
    ]);
}
