//! Attachments read as text: every place a text can stand in, what cannot be read, and files made to
//! hurt.

use crate::office::{SheetText, container, docx, package, paragraph, xls, xlsx};
use crate::pdf::{pdf, printed, table};
use mingbai::import::{Extra, Foreign, Gap, Property, read};
use mingbai::source::SourcePath;
use proptest::prelude::*;

fn import(name: &str, bytes: &[u8]) -> Foreign {
    read(&SourcePath::new(format!("content/{name}")), bytes)
}

/// Every text with its place, one a line.
fn told(foreign: &Foreign) -> Vec<String> {
    let pieces = foreign.pieces.iter().skip(1);
    pieces
        .map(|piece| format!("{}: {}", piece.place.words(&foreign.sheets), piece.text))
        .collect()
}

#[test]
fn a_workbook_tells_of_every_sheet_cell_and_comment() {
    let hidden = SheetText {
        state: "hidden",
        columns: "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols>",
        comment: Some(("B1", "核对&amp;删除")),
        ..SheetText::shown("原始", &[&["电话", "1.3812345678E10"]])
    };
    let foreign = import(
        "a.xlsx",
        &xlsx(&[SheetText::shown("汇总", &[&["人数"], &["36"]]), hidden]),
    );
    let expected = [
        "工作表的名称: 汇总",
        "工作表“汇总”A1: 人数",
        "工作表“汇总”A2: 36",
        "工作表的名称: 原始",
        "工作表“原始”A1: 电话",
        "工作表“原始”B1: 13812345678",
        "工作表“原始”B1的批注: 核对&删除",
    ];
    assert_eq!(told(&foreign), expected);
    let extras = [
        Extra::HiddenSheet("原始".into()),
        Extra::HiddenColumns("原始".into(), 2),
        Extra::Comments(1),
    ];
    assert_eq!(foreign.extras, extras);
    assert_eq!(foreign.gaps, []);
}

#[test]
fn shared_strings_are_read_and_how_they_are_pronounced_aside() {
    let bytes = package(&[
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet name=\"甲\" r:id=\"x\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<R><Relationship Id=\"x\" Target=\"/xl/s.xml\"/></R>",
        ),
        (
            "xl/sharedStrings.xml",
            "<sst><si><r><t>东</t></r><r><t>京</t></r><rPh><t>とう</t></rPh></si></sst>",
        ),
        (
            "xl/s.xml",
            "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>9</v></c></row></sheetData></worksheet>",
        ),
        (
            "xl/pivotCache/pivotCacheDefinition1.xml",
            "<p><sharedItems><s v=\"李明\"/></sharedItems></p>",
        ),
    ]);
    let foreign = import("a.xlsx", &bytes);
    let expected = [
        "工作表的名称: 甲",
        "工作表“甲”A1: 东京",
        "内部文件“xl/sharedStrings.xml”: とう",
        "内部文件“xl/pivotCache/pivotCacheDefinition1.xml”: 李明",
    ];
    assert_eq!(told(&foreign), expected);
}

#[test]
fn a_text_tells_of_body_tables_margins_notes_comments_and_changes() {
    let body = format!(
        "{}<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}{}</w:tc></w:tr></w:tbl>\
         <w:p><w:r><w:t>留</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del>\
         <w:ins><w:r><w:t>下</w:t></w:r></w:ins></w:p>",
        paragraph("第一"),
        paragraph("甲"),
        paragraph("乙"),
        paragraph("丙"),
    );
    let margin = |text: &str| format!("<w:hdr>{}</w:hdr>", paragraph(text));
    let comment = format!(
        "<w:comments><w:comment>{}</w:comment></w:comments>",
        paragraph("问")
    );
    let core = "<c><dc:creator>李文</dc:creator><cp:lastModifiedBy>王静</cp:lastModifiedBy></c>";
    let foreign = import(
        "a.docx",
        &docx(
            &body,
            &[
                ("word/header1.xml", &margin("眉")),
                ("word/footer1.xml", &margin("脚")),
                ("word/footnotes.xml", &margin("注")),
                ("word/comments.xml", &comment),
                ("docProps/core.xml", core),
                ("docProps/app.xml", "<P><Company>某公司</Company></P>"),
            ],
        ),
    );
    let expected = [
        "批注1: 问",
        "第1段: 第一",
        "第1个表格第1行第1列: 甲",
        "第1个表格第1行第2列: 乙\n丙",
        "第2段修订时删去的文字: 删",
        "第2段: 留下",
        "页脚: 脚",
        "脚注或尾注: 注",
        "页眉: 眉",
        "文件属性“作者”: 李文",
        "文件属性“上次修改者”: 王静",
        "文件属性“公司”: 某公司",
    ];
    assert_eq!(told(&foreign), expected);
    let named = |property, name: &str| Extra::Named(property, name.into());
    let extras = [
        Extra::Comments(1),
        Extra::Changes(2),
        named(Property::Author, "李文"),
        named(Property::LastAuthor, "王静"),
        named(Property::Company, "某公司"),
    ];
    assert_eq!(foreign.extras, extras);
}

#[test]
fn a_pdf_tells_of_its_pages_and_says_where_it_has_no_text() {
    let foreign = import("a.pdf", &pdf(&[&["Budget 183.32", "2023"], &[]], "Li Wen"));
    assert_eq!(
        told(&foreign),
        ["第1页: Budget 183.32\t2023", "文件属性“作者”: Li Wen"]
    );
    assert_eq!(foreign.gaps, [Gap::PagesWithoutText(vec![1])]);
    assert_eq!(import("a.pdf", &pdf(&[&[], &[]], "")).gaps, [Gap::Scanned]);
    assert_eq!(import("a.pdf", b"%PDF-1.4 nothing").gaps, [Gap::Broken]);
}

#[test]
fn a_pdf_is_read_by_what_its_fonts_say_they_show() {
    // As printing browsers write it: a radical where a character is meant.
    let bytes = printed(1, &table("1 beginbfchar\n<41> <2F6C0037>\nendbfchar"));
    assert_eq!(told(&import("a.pdf", &bytes)), ["第1页: 目7"]);
}

#[test]
fn an_older_workbook_is_read_whatever_size_it_claims() {
    let foreign = import("a.xls", &xls("名单", &["姓名", "李明远"]));
    let expected = [
        "工作表的名称: 名单",
        "工作表“名单”A1: 姓名",
        "工作表“名单”A2: 李明远",
    ];
    assert_eq!(told(&foreign), expected);
    assert_eq!(foreign.extras, [Extra::HiddenSheet("名单".into())]);
    assert_eq!(
        import("a.doc", &container("WordDocument", vec![1])).gaps,
        [Gap::Old]
    );
    assert_eq!(
        import("a.docx", &container("EncryptedPackage", vec![1])).gaps,
        [Gap::Locked]
    );
}

#[test]
fn values_and_lines_are_read_in_any_encoding() {
    let gbk = encoding_rs::GB18030
        .encode("姓名,\"住址,\n门牌\"\r\n李明,=\"0123\"\r\n")
        .0;
    let expected = [
        "第1行第1列: 姓名",
        "第1行第2列: 住址,\n门牌",
        "第2行第1列: 李明",
        "第2行第2列: 0123",
    ];
    assert_eq!(told(&import("a.csv", &gbk)), expected);
    // As older spreadsheets of Apple end their lines.
    assert_eq!(
        told(&import("a.csv", b"1,2\r3,4\r")),
        [
            "第1行第1列: 1",
            "第1行第2列: 2",
            "第2行第1列: 3",
            "第2行第2列: 4"
        ]
    );
    let wide: Vec<u8> = "\u{FEFF}甲;乙"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(
        told(&import("a.csv", &wide)),
        ["第1行第1列: 甲", "第1行第2列: 乙"]
    );
    assert_eq!(
        told(&import("a.txt", "一\n\n二".as_bytes())),
        ["第1行: 一", "第3行: 二"]
    );
}

#[test]
fn what_cannot_be_read_is_said() {
    let cases: [(&str, &[u8], Gap); 4] = [
        ("a.jpg", b"\xFF\xD8", Gap::Picture),
        ("a.rar", b"Rar!", Gap::Unknown),
        ("a.xlsx", b"no package", Gap::Broken),
        ("a.docx", b"PK\x03\x04 cut off", Gap::Broken),
    ];
    for (name, bytes, gap) in cases {
        assert_eq!(import(name, bytes).gaps, [gap], "{name}");
    }
    let packed = import("a.zip", &package(&[("a.txt", "甲"), ("b.rar", "Rar!")]));
    assert_eq!(told(&packed), ["内嵌文件“a.txt”里第1行: 甲"]);
    assert_eq!(packed.gaps, [Gap::Unknown]);
}

#[test]
fn a_file_made_to_hurt_is_cut_off_and_said() {
    let sheet = |cells: &str| {
        package(&[
            (
                "xl/workbook.xml",
                "<workbook><sheets><sheet name=\"甲\" r:id=\"x\"/></sheets></workbook>",
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<R><Relationship Id=\"x\" Target=\"s.xml\"/></R>",
            ),
            (
                "xl/s.xml",
                &format!("<worksheet><sheetData>{cells}</sheetData></worksheet>"),
            ),
        ])
    };
    let text = Gap::Limit("的文字数量");
    let cell = "甲".repeat(6 << 20);
    let cases = [
        // Entries that unpack to far more than they are.
        (sheet(&" ".repeat(70 << 20)), Gap::Limit("解压后的大小")),
        // One cell of 18 MB; more cells than anybody reads.
        (
            sheet(&format!("<c t=\"str\"><v>{cell}</v></c>")),
            text.clone(),
        ),
        (sheet(&"<c><v>1</v></c>".repeat(500_010)), text),
        (sheet(&"<a>".repeat(3_000)), Gap::Limit("的嵌套层数")),
    ];
    for (bytes, gap) in cases {
        assert_eq!(import("a.xlsx", &bytes).gaps, [gap]);
    }
    // Entities a file defines itself are not expanded; a cell at the far end of a sheet is one cell.
    let entities =
        "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]><w:p><w:t>甲&c;乙</w:t></w:p>";
    let foreign = import("a.docx", &package(&[("word/document.xml", entities)]));
    assert_eq!(told(&foreign), ["第1段: 甲乙"]);
    let far = import(
        "a.xlsx",
        &sheet("<c r=\"XFD1048576\"><v>1</v></c><c r=\"ZZZ99999999999\"><v>2</v></c>"),
    );
    assert_eq!(told(&far).len(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_bytes_give_a_value(bytes in prop::collection::vec(any::<u8>(), 0..600), kind in 0..8_usize) {
        let names = ["a.xlsx", "a.docx", "a.pdf", "a.csv", "a.txt", "a.xls", "a.pptx", "a"];
        import(names[kind], &bytes);
    }

    #[test]
    fn a_damaged_file_gives_a_value(at in 0.0..1.0_f64, byte in any::<u8>(), kind in 0..4_usize) {
        let mut bytes = match kind {
            0 => xlsx(&[SheetText::shown("甲", &[&["一", "2"]])]),
            1 => docx(&paragraph("一"), &[]),
            2 => pdf(&[&["one"]], "two"),
            _ => xls("甲", &["一二三四五六七八", "二"]),
        };
        let place = ((bytes.len() - 1) as f64 * at) as usize;
        bytes[place] = byte;
        import("a", &bytes);
        bytes.truncate(place);
        import("a", &bytes);
    }
}
