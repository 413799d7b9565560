//! Numbers whose digits stand in several values, cells, lines and records, and texts that say how they are encoded.

use super::{Case, HEAD, NUMBER, TAIL, case, hold_all_found, said_of, sheets};
use crate::office::{self, package};
use encoding_rs::{BIG5, GBK};

/// The number digit by digit, each put in by a form that has `#`.
fn each(form: &str) -> String {
    let digits = NUMBER.chars();
    digits.map(|c| form.replace('#', &c.to_string())).collect()
}

/// The number in digits of full width.
fn wide() -> String {
    let wide = NUMBER
        .chars()
        .map(|c| char::from_u32(u32::from(c) + 0xFEE0));
    wide.flatten().collect()
}

fn in_values() -> Vec<Case> {
    let xml = |inner: &str| format!("<?xml version=\"1.0\"?><a>{inner}</a>");
    let rows = each("<b i=\"7\"><k>第</k><v>#</v></b>");
    let part = |name: &str, inner: &str| sheets::book("", &[(name, &xml(inner))]);
    let list = format!("<item val=\"{HEAD}\"/><item val=\"{TAIL}\"/>");
    vec![
        case("values.xml", xml(&each("<b v=\"#\"/>"))),
        case(
            "values of one.xml",
            xml(&format!("<b x=\"{HEAD}\" y=\"{TAIL}\"/>")),
        ),
        case(
            "value and text.xml",
            xml(&format!("<v x=\"{HEAD}\">{TAIL}</v>")),
        ),
        case("values with numbers.xml", xml(&rows)),
        case(
            "nodes.mm",
            xml(&format!("<node TEXT=\"{HEAD}\"/><node TEXT=\"{TAIL}\"/>")),
        ),
        case(
            "pivot.xlsx",
            part(
                "xl/pivotCache/pivotCacheDefinition1.xml",
                &each("<s v=\"#\"/>"),
            ),
        ),
        case("list.xlsx", part("xl/ctrlProps/ctrlProp1.xml", &list)),
        case(
            "objects.json",
            format!("[{}0]", each("{\"i\": \"a\", \"c\": \"#\"}, ")),
        ),
        case(
            "members.json",
            format!("{{\"a\": \"{HEAD}\", \"b\": \"{TAIL}\"}}"),
        ),
    ]
}

/// A text with this body.
fn docx(body: &str) -> Vec<u8> {
    office::docx(body, &[])
}

fn in_lines() -> Vec<Case> {
    let (first, second) = NUMBER.split_at(9);
    let row = |digits: &str| {
        let cells: String = digits
            .chars()
            .map(|c| format!("<w:tc><w:p><w:r><w:t>{c}</w:t></w:r></w:p></w:tc>"))
            .collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    let field = format!(
        "<w:p><w:r><w:t>{HEAD}</w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> MERGEFIELD 号 </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>{TAIL}</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
    );
    let ruby = each(
        "<w:r><w:ruby><w:rt><w:r><w:t>a</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>#</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    );
    let laid = each(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>EQ \\o\\ac(○,#)</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
    );
    let note = |open: &str, close: &str| {
        format!(
            "<?xml version=\"1.0\"?><office:document><office:body><office:text><text:p>{HEAD}{open}<text:p>注</text:p>{close}{TAIL}</text:p></office:text></office:body></office:document>"
        )
    };
    vec![
        case(
            "two rows.docx",
            docx(&format!("<w:tbl>{}{}</w:tbl>", row(first), row(second))),
        ),
        case("field.docx", docx(&field)),
        case("ruby.docx", docx(&format!("<w:p>{ruby}</w:p>"))),
        case("laid over.docx", docx(&format!("<w:p>{laid}</w:p>"))),
        case(
            "boxes.docx",
            docx(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", each("□#"))),
        ),
        case("note.fodt", note("<text:note>", "</text:note>")),
        case(
            "remark.fodt",
            note("<office:annotation>", "</office:annotation>"),
        ),
        case(
            "note.rtf",
            format!("{{\\rtf1 {HEAD}{{\\footnote a}}{TAIL}}}"),
        ),
        case(
            "struck.rtf",
            format!("{{\\rtf1 {HEAD}{{\\deleted 99}}{TAIL}}}"),
        ),
        case("quoted.txt", format!("> 号{HEAD}\n> {TAIL}\n")),
        case("remark.sql", format!("-- 号{HEAD}\n-- {TAIL}\n")),
        case("list.txt", each("- #\n")),
        case("box.txt", format!("{}│", each("│#"))),
        case(
            "hexadecimal.sql",
            format!("VALUES (0x{})", each("3#").replace("3X", "58")),
        ),
    ]
}

/// A drawing of Windows that writes each of these by a record.
fn metafile(words: &[&str]) -> Vec<u8> {
    let mut bytes = vec![1, 0, 9, 0, 0, 3];
    bytes.resize(18, 0);
    for word in words {
        let size = 7 + word.len().div_ceil(2);
        bytes.extend((size as u32).to_le_bytes());
        bytes.extend(0x0A32_u16.to_le_bytes());
        bytes.extend([1, 0, 1, 0, word.len() as u8, 0, 0, 0]);
        bytes.extend(word.as_bytes());
        bytes.resize(bytes.len().next_multiple_of(2), 0);
    }
    bytes
}

fn in_other_bytes() -> Vec<Case> {
    let digits: Vec<String> = NUMBER.chars().map(String::from).collect();
    let digits: Vec<&str> = digits.iter().map(String::as_str).collect();
    let xml = |name: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"{name}\"?><a>證號{}</a>",
            wide()
        )
    };
    let in_slides = |bytes: &[u8]| {
        super::bytes_of(&[
            ("ppt/presentation.xml", b"<p/>"),
            ("ppt/media/a.wmf", bytes),
        ])
    };
    let behind = [
        package(&[("a.txt", "x")]),
        format!("号{NUMBER}").into_bytes(),
    ]
    .concat();
    let part = GBK.encode(&xml("GBK")).0.into_owned();
    vec![
        case("digits.pptx", in_slides(&metafile(&digits))),
        case("lines.pptx", in_slides(&metafile(&[HEAD, TAIL]))),
        case("declared.xml", BIG5.encode(&xml("Big5")).0.into_owned()),
        case(
            "declared.docx",
            super::bytes_of(&[
                ("word/document.xml", b"<w:document/>"),
                ("customXml/item1.xml", &part),
            ]),
        ),
        case(
            "not declared.txt",
            BIG5.encode(&format!("證號：{}", wide())).0.into_owned(),
        ),
        case(
            "mixed.txt",
            [GBK.encode("说明文字").0.as_ref(), b"\n", wide().as_bytes()].concat(),
        ),
        case("folder.zip", package(&[(&format!("{NUMBER}/"), "")])),
        case("behind.zip", behind),
        case(
            "long name.eml",
            format!(
                "From: a\r\nContent-Type: text/plain\r\nContent-Disposition: attachment;\r\n filename*0*=utf-8''{HEAD};\r\n filename*1*={TAIL}.txt\r\n\r\nx"
            ),
        ),
    ]
}

#[test]
fn scattered_digits_and_declared_encodings_are_read() {
    let cases = [in_values(), in_lines(), in_other_bytes()].concat();
    hold_all_found(&cases);
}

/// What cannot be read is said, whatever of it can be.
#[test]
fn texts_that_are_sealed_or_put_together_are_not_read() {
    let entity = "<!DOCTYPE a [<!ENTITY b \"530102\">]><a>&b;19900307106X</a>";
    let page = |content: &[u8]| {
        let files: [(&str, &[u8]); 3] = [
            ("OFD.xml", b"<OFD/>"),
            ("Doc_0/Pages/Page_0/Content.xml", content),
            (
                "Doc_0/Pages/Page_1/Content.xml",
                b"<Page><TextObject><TextCode>x</TextCode></TextObject></Page>",
            ),
        ];
        super::bytes_of(&files)
    };
    let sign = "<Page><TextObject><TextCode>¤¤¤</TextCode></TextObject></Page>";
    let cases = [
        case(
            "a.txt",
            "-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n",
        ),
        case(
            "a.hqx",
            "(This file must be converted with BinHex 4.0)\n:abc:\n",
        ),
        case("a.dxf", "  0\nSECTION\n  2\nENTITIES\n  0\nEOF\n"),
        case("a.docx", docx_with("customXml/item1.xml", entity)),
        case("locked.ofd", page(&[0x8F; 64])),
        case("signs.ofd", page(sign.as_bytes())),
        case(
            "signs.xps",
            package(&[(
                "1.fpage",
                "<FixedPage><Glyphs Indices=\"20;21\"/></FixedPage>",
            )]),
        ),
    ];
    let said = said_of(&cases);
    for (name, _) in &cases {
        let start = format!("content/2023/qinghe/{name}:");
        let is_said = |line: &&String| line.starts_with(&start) && line.contains("拦截[IMP0");
        assert!(said.iter().any(|line| is_said(&line)), "{name}: {said:?}");
    }
}

fn docx_with(name: &str, part: &str) -> Vec<u8> {
    package(&[("word/document.xml", "<w:document/>"), (name, part)])
}

/// Codes, dates and numbers of things beside one another, and lines of drawings, are nobody's number.
#[test]
fn honest_values_give_nothing() {
    let record = "{\"code\": \"530102\", \"day\": 19900307, \"n\": \"106X\"}";
    let cases = [
        case("records.json", format!("[{record}]")),
        case(
            "record.xml",
            "<?xml version=\"1.0\"?><a code=\"530102\" day=\"19900307\" n=\"106X\"/>",
        ),
        case(
            "lines.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>图</text><path d=\"M139 8712 3456l139,1234 5678\"/></svg>",
        ),
        case("scores.csv", "5,3,0,1,0,2,1,9,9\n0,0,3,0,7,1,0,6,0,4\n"),
        case(
            "label.txt",
            GBK.encode(&format!("编号：{}", &wide()[..33]))
                .0
                .into_owned(),
        ),
    ];
    let said = said_of(&cases);
    let wrong: Vec<_> = said.iter().filter(|line| line.contains("[PII")).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}
