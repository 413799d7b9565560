//! What texts print that does not stand in their paragraphs, and parts that hide one another.

use super::{HEAD, TAIL, case, hold_all_found, import};
use crate::office::{docx, package, paragraph};

/// Lists of Word and of OpenDocument that write the first digits before a paragraph, or count from them.
#[test]
fn what_lists_write_before_paragraphs_is_read() {
    let numbering = |level: &str| {
        format!(
            "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\">{level}</w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
        )
    };
    let item = format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>{TAIL}</w:t></w:r></w:p>"
    );
    let word = |level: &str| docx(&item, &[("word/numbering.xml", &numbering(level))]);
    let open = format!(
        "<office:document-content><office:automatic-styles><text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-prefix=\"{}\" style:num-format=\"1\" text:start-value=\"2\"/></text:list-style></office:automatic-styles><office:body><office:text><text:list text:style-name=\"L\"><text:list-item><text:p>{TAIL}</text:p></text:list-item></text:list></office:text></office:body></office:document-content>",
        &HEAD[..5]
    );
    hold_all_found(&[
        case(
            "label.docx",
            word(&format!(
                "<w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"{HEAD}\"/>"
            )),
        ),
        case(
            "start.docx",
            word(&format!(
                "<w:start w:val=\"{HEAD}\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1\"/>"
            )),
        ),
        case(
            "label.odt",
            package(&[("META-INF/manifest.xml", "<m/>"), ("content.xml", &open)]),
        ),
    ]);
}

/// Programs differ in which of two parts of one name they show.
#[test]
fn of_two_parts_of_one_name_neither_counts_as_read() {
    let mut bytes = docx(&paragraph("x"), &[("word/document.xmk", "<w:document/>")]);
    let name = b"document.xmk";
    for at in 0..bytes.len() - name.len() {
        if bytes[at..].starts_with(name) {
            bytes[at + name.len() - 1] = b'l';
        }
    }
    let gaps = import("a.docx", &bytes).gaps;
    assert_eq!(gaps, [mingbai::import::Gap::BrokenInPart]);
}
