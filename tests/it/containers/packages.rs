//! Texts and slides (`.docx`, `.pptx`), OpenDocument and OFD.

use super::{Case, HEAD, NUMBER, TAIL, case, hold_all_found, said_of};
use crate::office::{docx, package, paragraph};

/// Bodies with the number for `#`, its parts for `{` and `}`.
const BODIES: &[(&str, &str)] = &[
    ("paragraph", "<w:p><w:r><w:t>号#</w:t></w:r></w:p>"),
    (
        "runs",
        "<w:p><w:r><w:t>{</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>}</w:t></w:r></w:p>",
    ),
    (
        "two paragraphs",
        "<w:p><w:r><w:t>号{</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>}，住本地</w:t></w:r></w:p>",
    ),
    (
        "two rows",
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    ),
    (
        "deleted",
        "<w:p><w:del><w:r><w:delText>#</w:delText></w:r></w:del></w:p>",
    ),
    (
        "deleted runs",
        "<w:p><w:del><w:r><w:delText>{</w:delText></w:r><w:r><w:delText>}</w:delText></w:r></w:del></w:p>",
    ),
    (
        "half deleted",
        "<w:p><w:r><w:t>{</w:t></w:r><w:del><w:r><w:delText>}</w:delText></w:r></w:del><w:ins><w:r><w:t>******</w:t></w:r></w:ins></w:p>",
    ),
    (
        "author",
        "<w:p><w:ins w:author=\"#\"><w:r><w:t>x</w:t></w:r></w:ins></w:p>",
    ),
    (
        "field",
        "<w:p><w:r><w:instrText>HYPERLINK \"http://a/#\"</w:instrText></w:r></w:p>",
    ),
    (
        "simple field",
        "<w:p><w:fldSimple w:instr=\" QUOTE # \"/></w:p>",
    ),
    (
        "alt text",
        "<w:p><w:drawing><wp:docPr descr=\"#\"/></w:drawing></w:p>",
    ),
    (
        "title",
        "<w:p><w:drawing><wp:docPr title=\"#\"/></w:drawing></w:p>",
    ),
    (
        "text box",
        "<w:p><w:r><w:t>前</w:t></w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>#</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>#</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:p>",
    ),
    (
        "fallback alone",
        "<w:p><mc:AlternateContent><mc:Choice/><mc:Fallback><w:p><w:r><w:t>{</w:t></w:r><w:r><w:t>}</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:p>",
    ),
    (
        "around a text box",
        "<w:p><w:r><w:t>{</w:t></w:r><w:txbxContent><w:p><w:r><w:t>中</w:t></w:r></w:p></w:txbxContent><w:r><w:t>}</w:t></w:r></w:p>",
    ),
    (
        "watermark",
        "<w:p><w:pict><v:shape><v:textpath string=\"#\"/></v:shape></w:pict></w:p>",
    ),
    (
        "form field",
        "<w:p><w:ffData><w:textInput><w:default w:val=\"#\"/></w:textInput></w:ffData></w:p>",
    ),
    (
        "list",
        "<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:value=\"#\"/></w:dropDownList></w:sdtPr></w:sdt>",
    ),
    ("bookmark", "<w:p><w:bookmarkStart w:name=\"号_#\"/></w:p>"),
    (
        "formula",
        "<w:p><m:oMath><m:r><m:t>#</m:t></m:r></m:oMath></w:p>",
    ),
    (
        "hidden",
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>#</w:t></w:r></w:p>",
    ),
    (
        "soft hyphen",
        "<w:p><w:r><w:t>{</w:t><w:softHyphen/><w:t>}</w:t></w:r></w:p>",
    ),
    ("remark", "<!-- # --><w:p/>"),
    ("instruction", "<?a #?><w:p/>"),
];

/// Parts beside the body.
const PARTS: &[(&str, &str)] = &[
    (
        "word/header1.xml",
        "<w:hdr><w:p><w:r><w:t>#</w:t></w:r></w:p></w:hdr>",
    ),
    (
        "word/footnotes.xml",
        "<w:f><w:p><w:r><w:t>#</w:t></w:r></w:p></w:f>",
    ),
    (
        "word/comments.xml",
        "<w:c><w:comment w:author=\"#\"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:comment></w:c>",
    ),
    ("word/people.xml", "<p><w15:person w15:author=\"#\"/></p>"),
    (
        "word/glossary/document.xml",
        "<w:g><w:p><w:r><w:t>{</w:t></w:r><w:r><w:t>}</w:t></w:r></w:p></w:g>",
    ),
    (
        "word/settings.xml",
        "<w:s><w:docVars><w:docVar w:val=\"#\"/></w:docVars></w:s>",
    ),
    (
        "word/settings.xml",
        "<w:s><w:mailMerge><w:query w:val=\"SELECT * FROM a WHERE id=#\"/></w:mailMerge></w:s>",
    ),
    (
        "word/recipientData.xml",
        "<w:r><w:uniqueTag>#</w:uniqueTag></w:r>",
    ),
    (
        "word/styles.xml",
        "<w:s><w:style w:customStyle=\"1\" w:styleId=\"#\"><w:name w:val=\"#\"/></w:style></w:s>",
    ),
    (
        "word/afchunk1.htm",
        "<html><body><p>号<b>{</b>}</p></body></html>",
    ),
    ("word/afchunk1.rtf", "{\\rtf1 \\'35\\'33{}"),
    ("word/afchunk1.txt", "号 #"),
    (
        "word/afchunk1.mht",
        "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>#</p>",
    ),
    (
        "word/diagrams/data1.xml",
        "<d><a:p><a:r><a:rPr><a:latin/></a:rPr><a:t>{</a:t></a:r><a:r><a:t>}</a:t></a:r></a:p></d>",
    ),
    ("word/media/image1.svg", "<svg><text>#</text></svg>"),
    (
        "word/_rels/document.xml.rels",
        "<R><Relationship Target=\"file:///C:/#.docx\"/></R>",
    ),
    ("anything/at-all.xml", "<a><b c=\"#\"/></a>"),
];

fn filled(text: &str) -> String {
    let text = text.replace("{\\rtf1 \\'35\\'33{}", &format!("<\\rtf1 {HEAD}\n>{TAIL}"));
    let text = text
        .replace('{', HEAD)
        .replace('}', TAIL)
        .replace('#', NUMBER);
    match text.starts_with("<\\rtf1") {
        true => format!("{{{}}}", text.trim_start_matches('<').replace('>', "")),
        false => text,
    }
}

fn symbols() -> Vec<Case> {
    let each = |form: &dyn Fn(u8) -> String| -> String { NUMBER.bytes().map(form).collect() };
    let symbols = each(&|byte| format!("<w:sym w:font=\"Arial\" w:char=\"F0{byte:02X}\"/>"));
    let circles = each(&|byte| match byte {
        b'0'..=b'9' => format!(
            "<w:sym w:font=\"Wingdings\" w:char=\"F0{:02X}\"/>",
            byte + 0x50
        ),
        _ => "<w:t>X</w:t>".into(),
    });
    // No digits to those who see them, but to whoever reads the codes.
    let pictures = each(&|byte| match byte {
        b'0'..=b'9' => format!("<w:sym w:font=\"Wingdings\" w:char=\"F0{byte:02X}\"/>"),
        _ => "<w:t>X</w:t>".into(),
    });
    let private = each(&|byte| format!("&#x{:X};", 0xF000 + u32::from(byte)));
    let references = each(&|byte| format!("&#{byte};"));
    vec![
        case(
            "symbols.docx",
            docx(&format!("<w:p><w:r>{symbols}</w:r></w:p>"), &[]),
        ),
        case(
            "circles.docx",
            docx(&format!("<w:p><w:r>{circles}</w:r></w:p>"), &[]),
        ),
        case(
            "pictures.docx",
            docx(&format!("<w:p><w:r>{pictures}</w:r></w:p>"), &[]),
        ),
        case("private.docx", docx(&paragraph(&private), &[])),
        case("references.docx", docx(&paragraph(&references), &[])),
    ]
}

#[test]
fn every_place_of_a_text_is_read() {
    let mut cases = symbols();
    for (name, body) in BODIES {
        cases.push(case(&format!("{name}.docx"), docx(&filled(body), &[])));
    }
    for (at, (name, part)) in PARTS.iter().enumerate() {
        let part = filled(part);
        cases.push(case(
            &format!("part {at}.docx"),
            docx(&paragraph("x"), &[(name, &part)]),
        ));
    }
    let digits = |open: &str, close: &str| -> String {
        let cells = NUMBER
            .chars()
            .map(|c| format!("{open}<w:tc>{}</w:tc>{close}", paragraph(&c.to_string())));
        cells.collect()
    };
    let apart: String = NUMBER
        .chars()
        .map(|c| format!("<w:tc/><w:tc>{}</w:tc>", paragraph(&c.to_string())))
        .collect();
    cases.push(case(
        "apart in a row.docx",
        docx(&format!("<w:tbl><w:tr>{apart}</w:tr></w:tbl>"), &[]),
    ));
    let row = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", digits("", ""));
    let column = format!("<w:tbl>{}</w:tbl>", digits("<w:tr>", "</w:tr>"));
    cases.push(case("row.docx", docx(&row, &[])));
    cases.push(case("column.docx", docx(&column, &[])));
    let elsewhere = format!("<w:document>{}</w:document>", paragraph(NUMBER));
    cases.push(case(
        "body elsewhere.docx",
        package(&[("word/document2.xml", &elsewhere)]),
    ));
    hold_all_found(&cases);
}

#[test]
fn hidden_text_is_a_warning() {
    let body = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>不显示</w:t></w:r></w:p>";
    let slide = "<p:sld show=\"0\"><a:p><a:r><a:t>不放映</a:t></a:r></a:p></p:sld>";
    let cases = [
        case("a.docx", docx(body, &[])),
        case("b.rtf", "{\\rtf1 {\\v hidden} shown}"),
        case("c.pptx", slides(&[("ppt/slides/slide1.xml", slide)])),
    ];
    let said = said_of(&cases);
    for (name, _) in &cases {
        let warned = |line: &&String| {
            line.contains(name.as_str()) && line.contains("警告[SEC03] 附件里有隐藏的内容")
        };
        assert!(said.iter().any(|line| warned(&line)), "{name}: {said:?}");
    }
}

fn slides(parts: &[(&str, &str)]) -> Vec<u8> {
    package(&[&[("ppt/presentation.xml", "<p:presentation/>")], parts].concat())
}

/// Parts of a file of slides.
const SLIDES: &[(&str, &str)] = &[
    (
        "ppt/slides/slide1.xml",
        "<s><a:p><a:r><a:t>{</a:t></a:r><a:r><a:rPr><a:latin/></a:rPr><a:t>}</a:t></a:r></a:p></s>",
    ),
    (
        "ppt/slides/slide2.xml",
        "<s><a:tbl><a:tr><a:tc><a:p><a:r><a:t>{</a:t></a:r></a:p></a:tc></a:tr><a:tr><a:tc><a:p><a:r><a:t>}</a:t></a:r></a:p></a:tc></a:tr></a:tbl></s>",
    ),
    (
        "ppt/slides/slide3.xml",
        "<s><a:tbl><a:tr><a:tc><a:p><a:r><a:t>{</a:t></a:r></a:p></a:tc><a:tc><a:p><a:r><a:t>}</a:t></a:r></a:p></a:tc></a:tr></a:tbl></s>",
    ),
    ("ppt/slides/slide1.xml", "<s><p:cNvPr descr=\"#\"/></s>"),
    (
        "ppt/notesSlides/notesSlide1.xml",
        "<s><a:p><a:r><a:t>#</a:t></a:r></a:p></s>",
    ),
    (
        "ppt/slideLayouts/slideLayout1.xml",
        "<s><a:p><a:r><a:t>#</a:t></a:r></a:p></s>",
    ),
    (
        "ppt/slideMasters/slideMaster1.xml",
        "<s><a:p><a:r><a:t>#</a:t></a:r></a:p></s>",
    ),
    (
        "ppt/comments/comment1.xml",
        "<s><p:cm><p:text>#</p:text></p:cm></s>",
    ),
    ("ppt/commentAuthors.xml", "<s><p:cmAuthor name=\"#\"/></s>"),
    ("ppt/tags/tag1.xml", "<s><p:tag val=\"#\"/></s>"),
    ("ppt/charts/chart1.xml", "<c><c:pt><c:v>#</c:v></c:pt></c>"),
];

/// Parts of a file of OpenDocument.
const OPEN: &[(&str, &str)] = &[
    (
        "content.xml",
        "<o><office:text><text:p>{<text:span>}</text:span></text:p></office:text></o>",
    ),
    (
        "content.xml",
        "<o><office:text><text:p>{</text:p><text:p>}</text:p></office:text></o>",
    ),
    (
        "content.xml",
        "<o><office:text><office:annotation><text:p>#</text:p></office:annotation></office:text></o>",
    ),
    (
        "content.xml",
        "<o><office:text><text:tracked-changes><text:deletion><text:p>#</text:p></text:deletion></text:tracked-changes></office:text></o>",
    ),
    (
        "content.xml",
        "<o><office:spreadsheet><table:table table:name=\"甲\"><table:table-row><table:table-cell><text:p>{</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>}</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></o>",
    ),
    (
        "content.xml",
        "<o><office:spreadsheet><table:table table:name=\"#\"/></office:spreadsheet></o>",
    ),
    (
        "content.xml",
        "<o><office:spreadsheet><table:content-validation table:condition=\"cell-content-is-in-list(&quot;#&quot;)\"/></office:spreadsheet></o>",
    ),
    (
        "styles.xml",
        "<o><style:header><text:p>#</text:p></style:header></o>",
    ),
    (
        "meta.xml",
        "<o><meta:user-defined meta:name=\"a\">#</meta:user-defined></o>",
    ),
    (
        "meta.xml",
        "<o><meta:initial-creator>#</meta:initial-creator></o>",
    ),
    (
        "settings.xml",
        "<o><config:config-item>#</config:config-item></o>",
    ),
    ("Object 1/content.xml", "<o><text:p>#</text:p></o>"),
];

/// Parts of OFD.
const PAGES: &[(&str, &str)] = &[
    (
        "Doc_0/Pages/Page_0/Content.xml",
        "<ofd:Page><ofd:TextObject><ofd:TextCode>{</ofd:TextCode></ofd:TextObject><ofd:TextObject><ofd:TextCode>}</ofd:TextCode></ofd:TextObject></ofd:Page>",
    ),
    ("Doc_0/Attachs/a.txt", "#"),
    (
        "Doc_0/Annots/Page_0/Annotation.xml",
        "<a><ofd:Remark>#</ofd:Remark></a>",
    ),
];

#[test]
fn every_place_of_slides_and_of_open_formats_is_read() {
    let mut cases = Vec::new();
    for (at, (name, part)) in SLIDES.iter().enumerate() {
        cases.push(case(
            &format!("{at}.pptx"),
            slides(&[(name, &filled(part))]),
        ));
    }
    for (at, (name, part)) in OPEN.iter().enumerate() {
        let part = filled(part);
        let parts = [("META-INF/manifest.xml", "<m/>"), (*name, part.as_str())];
        let empty = [("content.xml", "<o/>")];
        let all = if *name == "content.xml" {
            parts.to_vec()
        } else {
            [&parts[..], &empty].concat()
        };
        cases.push(case(&format!("{at}.odt"), package(&all)));
    }
    for (at, (name, part)) in PAGES.iter().enumerate() {
        cases.push(case(
            &format!("{at}.ofd"),
            package(&[("OFD.xml", "<ofd:OFD/>"), (name, &filled(part))]),
        ));
    }
    hold_all_found(&cases);
}
