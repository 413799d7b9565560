//! Files made to hurt: what they print is read within bounds as well.

use crate::office::{docx, package};
use mingbai::import::{Block, Foreign, read_printed};
use mingbai::source::SourcePath;
use std::fmt::Write;

fn read(name: &str, bytes: &[u8]) -> Foreign {
    read_printed(&SourcePath::new(name), bytes)
}

/// All that is printed, in bytes, and the positions of tables.
fn size(foreign: &Foreign) -> (usize, usize) {
    let blocks = &foreign.printed.as_ref().unwrap().blocks;
    let sizes = blocks.iter().map(|block| match block {
        Block::Paragraph(paragraph) => (paragraph.text.len(), 0),
        Block::Table(table) => {
            let text = table.cells().iter().map(|cell| cell.text.len()).sum();
            (text, table.rows() * table.columns())
        }
    });
    sizes.fold((0, 0), |sum, size| (sum.0 + size.0, sum.1 + size.1))
}

fn paragraphs(foreign: &Foreign) -> Vec<&str> {
    let blocks = &foreign.printed.as_ref().unwrap().blocks;
    let paragraphs = blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(&*paragraph.text),
        Block::Table(_) => None,
    });
    paragraphs.collect()
}

#[test]
fn styles_and_lists_that_lead_in_circles_end() {
    let styles = "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style>\
        <w:style w:type=\"numbering\" w:styleId=\"l\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>";
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"l\"/></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    let body = "<w:p><w:pPr><w:pStyle w:val=\"a\"/><w:numPr><w:ilvl w:val=\"12\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>一</w:t></w:r></w:p>";
    let parts = [
        ("word/styles.xml", styles),
        ("word/numbering.xml", numbering),
    ];
    let foreign = read("a.docx", &docx(body, &parts));
    assert_eq!(paragraphs(&foreign), ["一"]);
}

#[test]
fn numbers_before_paragraphs_stay_short() {
    let pattern = "%1".repeat(5000);
    let numbering = format!(
        "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"4294967295\"/>\
         <w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"{pattern}\"/></w:lvl></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
    );
    let one = "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>";
    let foreign = read(
        "a.docx",
        &docx(&one.repeat(20_000), &[("word/numbering.xml", &numbering)]),
    );
    let (text, _) = size(&foreign);
    assert!(text < 20_000 * 400, "{text}");
}

#[test]
fn tables_cover_no_more_than_there_is_space_for() {
    let mut body = String::from("<w:tbl>");
    for row in 0..3000 {
        let merge = if row == 0 { " w:val=\"restart\"" } else { "" };
        let _ = write!(
            body,
            "<w:tr><w:trPr><w:gridBefore w:val=\"99999999999\"/><w:gridBefore w:val=\"7\"/></w:trPr>\
             <w:tc><w:tcPr><w:gridSpan w:val=\"4294967295\"/><w:vMerge{merge}/></w:tcPr><w:p/></w:tc></w:tr>"
        );
    }
    body += "</w:tbl>";
    let (_, positions) = size(&read("a.docx", &docx(&body, &[])));
    assert!(positions <= 4 << 20, "{positions}");

    let row = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell \
        table:number-columns-spanned=\"4294967295\" table:number-rows-spanned=\"4294967295\"><text:p>一</text:p></table:table-cell></table:table-row>";
    let content = format!(
        "<office:document-content><office:body><office:text><table:table>{}</table:table></office:text></office:body></office:document-content>",
        row.repeat(2000)
    );
    let files = [
        ("content.xml", content.as_str()),
        ("META-INF/manifest.xml", "<a/>"),
    ];
    let (_, positions) = size(&read("a.odt", &package(&files)));
    assert!(positions <= 4 << 20, "{positions}");
}

#[test]
fn a_million_marks_are_read_in_one_pass() {
    let body = format!(
        "<w:p><w:r>{}<w:t>一</w:t></w:r></w:p>",
        "<w:tab/>".repeat(1_000_000)
    );
    let (text, _) = size(&read("a.docx", &docx(&body, &[])));
    assert_eq!(text, 1_000_003);

    let labels = format!("{{\\rtf1 a{}\\par}}", "{\\listtext x}b".repeat(200_000));
    let (text, _) = size(&read("a.rtf", labels.as_bytes()));
    assert!(text < 1_000_000, "{text}");

    let boxes = format!(
        "{{\\rtf1\\trowd\\cellx9\\intbl a{}\\cell\\row}}",
        "{\\*\\shpinst{\\shptxt x}}".repeat(100_000)
    );
    let (text, _) = size(&read("a.rtf", boxes.as_bytes()));
    assert!(text < 1_000_000, "{text}");

    let deleted = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>一</w:t></w:r></w:p>";
    let foreign = read("a.docx", &docx(&deleted.repeat(50_000), &[]));
    assert_eq!(paragraphs(&foreign).len(), 1);
}

#[test]
fn fields_without_an_end_hide_nothing_behind_them() {
    let body = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>\
        <w:p><w:r><w:t>后文</w:t></w:r></w:p><w:p><w:r><w:fldChar w:fldCharType=\"end\"/><w:fldChar w:fldCharType=\"end\"/><w:t>末</w:t></w:r></w:p>";
    assert_eq!(
        paragraphs(&read("a.docx", &docx(body, &[]))),
        ["后文", "末"]
    );
}
