//! Formulas that make a number of constants, in cells that were never computed and where no formula has a value; and
//! cells and rows that stand for several.

use super::binary_workbooks::{head, packed, row, xlsb};
use super::excel_95::{excel_95, record, short};
use super::{Case, HEAD, NUMBER, TAIL, case, hold_all_found, sheets};
use crate::office::package;

/// Formulas with the parts of the number for `{` and `}`.
const FORMULAS: &[(&str, &str)] = &[
    ("joined", "\"{\"&\"}\""),
    ("function", "_xlfn.CONCAT(\"{\",\"}\")"),
    ("joined by nothing", "_xlfn.TEXTJOIN(\"\",TRUE,\"{\",\"}\")"),
    ("cut out", "MID(\"ab{cd\",3,6)&RIGHT(\"x}\",12)"),
    ("put in", "SUBSTITUTE(\"{A\",\"A\",REPT(\"}\",1))"),
    ("condition", "IF(B9>1,\"{\"&\"}\",\"\")"),
    ("number", "{&TEXT(19900307,\"0\")&\"106X\""),
];

fn filled(formula: &str) -> String {
    formula.replace('{', HEAD).replace('}', TAIL)
}

/// The number by the codes of its characters.
fn by_codes() -> String {
    let codes: Vec<String> = NUMBER.bytes().map(|byte| format!("CHAR({byte})")).collect();
    codes.join("&")
}

fn open(cells: &str) -> Vec<u8> {
    let table = format!(
        "<o><office:spreadsheet><table:table table:name=\"甲\">{cells}</table:table></office:spreadsheet></o>"
    );
    package(&[("META-INF/manifest.xml", "<m/>"), ("content.xml", &table)])
}

fn formulas() -> Vec<Case> {
    let codes = ("codes", by_codes());
    let formulas = FORMULAS
        .iter()
        .map(|(name, formula)| (*name, filled(formula)));
    let mut cases = Vec::new();
    for (name, formula) in formulas.chain([codes]) {
        let escaped = formula
            .replace('&', "&amp;")
            .replace('"', "&quot;")
            .replace('>', "&gt;");
        cases.extend([
            case(&format!("{name}.xlsx"), sheets::book(&format!("<c><f>{escaped}</f></c>"), &[])),
            case(
                &format!("{name}.ods"),
                open(&format!("<table:table-row><table:table-cell table:formula=\"of:={}\"/></table:table-row>", escaped.replace(',', ";"))),
            ),
            case(
                &format!("{name}.xml"),
                format!("<?xml version=\"1.0\"?><Workbook><Worksheet ss:Name=\"a\"><Table><Row><Cell ss:Formula=\"={escaped}\"/></Row></Table></Worksheet></Workbook>"),
            ),
        ]);
    }
    let name = format!(
        "<workbook><definedNames><definedName name=\"a\">{}</definedName></definedNames></workbook>",
        by_codes().replace('&', "&amp;")
    );
    cases.push(case(
        "name.xlsx",
        sheets::book("", &[("xl/names.xml", &name)]),
    ));
    cases.push(case("cell.csv", format!("姓名,号\n甲,={}\n", by_codes())));
    cases
}

/// Formulas in codes: the parts joined, and characters by their codes.
fn binary_formulas() -> Vec<Case> {
    let narrow = [
        &[0x17][..],
        &short(HEAD.as_bytes()),
        &[0x17],
        &short(TAIL.as_bytes()),
        &[8],
    ]
    .concat();
    let joins = |at: usize| if at == 0 { vec![] } else { vec![8] };
    let character =
        |(at, byte): (usize, u8)| [&[0x1E, byte, 0, 0x41, 111, 0][..], &joins(at)].concat();
    let codes: Vec<u8> = NUMBER.bytes().enumerate().flat_map(character).collect();
    let old = |codes: &[u8]| {
        let length = u16::try_from(codes.len()).unwrap().to_le_bytes();
        let cell = record(0x0006, &[&[0; 6], &[0; 8], &[0; 6], &length, codes]);
        excel_95(b"a", &[], &[cell])
    };
    let new = |codes: &[u8]| {
        let length = u32::try_from(codes.len()).unwrap().to_le_bytes();
        let cell = packed(9, &[&head(0), &[0; 8], &[0; 2], &length, codes, &[0; 4]]);
        xlsb("a", &[row(0, 0), cell], &[])
    };
    vec![
        case("joined.xls", old(&narrow)),
        case("codes.xls", old(&codes)),
        case("codes.xlsb", new(&codes)),
    ]
}

/// Cells and rows of OpenDocument stand for several that say the same.
fn repeated() -> Vec<Case> {
    let mut runs: Vec<(char, usize)> = Vec::new();
    for c in "530102199003070112".chars() {
        match runs.last_mut() {
            Some((last, count)) if *last == c => *count += 1,
            _ => runs.push((c, 1)),
        }
    }
    let rows = runs.iter().map(|(c, count)| {
        format!("<table:table-row table:number-rows-repeated=\"{count}\"><table:table-cell><text:p>甲</text:p></table:table-cell><table:table-cell><text:p>{c}</text:p></table:table-cell></table:table-row>")
    });
    let rows = rows.collect::<String>();
    vec![case("rows.ods", open(&rows))]
}

#[test]
fn what_formulas_make_of_constants_is_read() {
    hold_all_found(&formulas());
    hold_all_found(&[binary_formulas(), repeated()].concat());
}
