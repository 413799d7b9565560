//! What does something where it is opened is told by its bytes; what only looks like it is not.

use super::{Case, bytes_in_package, case, said_of};
use crate::office::{container, docx, package, paragraph, xlsx};
use crate::pdf::{PdfText, pdf};
use crate::sandbox::Sandbox;

const TEXT: &str = "<html><body><p>满意度96%</p></body></html>";
/// A picture, as far as its head goes.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0";
const SCRIPT: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>";

fn active() -> Vec<Case> {
    let with_macro = docx(&paragraph("x"), &[("word/vbaProject.bin", "\u{1}")]);
    vec![
        case("a.html", TEXT),
        case("b.txt", "<html><body onload=\"a()\">x</body></html>"),
        case("c.jpg", "<html><script>1</script></html>"),
        case("d.svg", SCRIPT),
        case(
            "e.svg",
            "<svg><a href=\"java\nscript:a()\"><text>x</text></a></svg>",
        ),
        case(
            "f.svg",
            "<svg><foreignObject><iframe src=\"x\"/></foreignObject></svg>",
        ),
        case(
            "g.xml",
            "<?xml version=\"1.0\"?><?xml-stylesheet type=\"text/xsl\" href=\"a.xsl\"?><a/>",
        ),
        case("h.pdf", b"MZ\x90\0\x03\0".to_vec()),
        case("i.dat", b"\x7FELF\x02\x01".to_vec()),
        case("j.txt", "<%@ page import=\"java.io.*\" %>"),
        case("k.txt", "<?php echo 1; ?>"),
        case("l.js", "alert(1)"),
        case("m.bat", "dir"),
        case(
            "n.txt",
            "[InternetShortcut]\r\nURL=https://example.org/\r\n",
        ),
        case(
            "o.doc",
            b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xC0\0\0\0\0\0\0F".to_vec(),
        ),
        case("p.docx", with_macro.clone()),
        case("q.zip", bytes_in_package("x.docx", &with_macro)),
        case("r.zip", package(&[("a.exe", "MZ")])),
        case("s.hta", "<html><hta:application></html>"),
        case(
            "t.eml",
            format!("From: a\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n{SCRIPT}"),
        ),
    ]
}

/// What has no mark of its own at its beginning.
fn hidden() -> Vec<Case> {
    vec![
        case("s1.html", "满意度96%"),
        case(
            "s2.svg",
            "<!DOCTYPE svg [<!ATTLIST svg onload CDATA \"a()\">]><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        ),
        case(
            "s3.xml",
            "<?xml version=\"1.0\"?><a xmlns:h=\"http://www.w3.org/1999/&#x78;html\"><h:script>1</h:script></a>",
        ),
        case(
            "s4.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><a><set attributeName=\"onclick\" to=\"a()\"/></a></svg>",
        ),
        case(
            "s5.docx",
            docx(
                "<w:p><w:fldSimple w:instr=\" DDEAUTO cmd &quot;/c a&quot; \"/></w:p>",
                &[],
            ),
        ),
        case(
            "s6.docx",
            docx(
                "<w:p><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO a \"b\"</w:instrText></w:r></w:p>",
                &[],
            ),
        ),
        case(
            "s7.docx",
            docx(
                &paragraph("x"),
                &[(
                    "word/_rels/settings.xml.rels",
                    "<Relationships><Relationship Type=\"http://x/attachedTemplate\" Target=\"https://x/a.dotm\" TargetMode=\"External\"/></Relationships>",
                )],
            ),
        ),
        case("s8.csv", "项目,金额\n=cmd|'/c a'!A1,1\n"),
        case(
            "s9.fodt",
            "<office:document xmlns:office=\"o\"><text:script script:language=\"JavaScript\">1</text:script></office:document>",
        ),
        case(
            "s10.rtf",
            "{\\rtf1 {\\field{\\*\\fldinst DDEAUTO a \"b\"}}}",
        ),
        case("s11.txt", "说明\n<?php a(); ?>"),
        case("s12.txt", "!<arch>\ndebian-binary"),
        case("s13.xll", "x"),
        case("s14.tmp7", "没有这一种"),
        case("s15.rdp", "full address:s:x"),
    ]
}

/// A workbook with one formula, and with a relation to a part of this kind.
fn workbook(formula: &str, kind: &str) -> Vec<u8> {
    let sheet = format!(
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><f>{formula}</f></c></row></sheetData></worksheet>"
    );
    let relations = format!(
        "<Relationships><Relationship Id=\"r1\" Type=\"http://x/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"http://x/{kind}\" Target=\"a.xml\"/></Relationships>"
    );
    package(&[
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
        ),
        ("xl/worksheets/sheet1.xml", &sheet),
        ("xl/_rels/workbook.xml.rels", &relations),
    ])
}

/// The bytes of both, one behind the other.
fn joined(first: &[u8], second: &[u8]) -> Vec<u8> {
    [first, second].concat()
}

/// A script by its name alone, as a package has it that somebody put into a document.
fn script() -> Vec<u8> {
    b"\x02\0a.bat\0C:\\a.bat\0\0\0\x03\0\x02\0\0\0a\0\x03\0\0\0dir".to_vec()
}

/// The same with the name of its kind before it.
fn packed_script() -> Vec<u8> {
    joined(
        b"\x01\x05\0\0\x02\0\0\0\x08\0\0\0Package\0\0\0\0\0\0\0\0\0\x28\0\0\0",
        &script(),
    )
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What programs of an office run by other ways than a macro under its usual name, and two files in one.
fn roundabout() -> Vec<Case> {
    let page = b"<html><body>x</body></html>";
    let plain = pdf(&[&["x"]], "");
    let template = b"<template xmlns=\"http://www.xfa.org/a\"><script>a()</script></template>";
    let mut form = PdfText::new();
    form.stream("", template);
    form.page("BT /F1 12 Tf (x) Tj ET", "");
    let program = package(&[("a.exe", "MZ")]);
    let field = "<w:p><w:fldSimple w:instr=\" DDE cmd a b \"/></w:p>";
    let relation = "<Relationships><Relationship Type=\"http://x/vbaProject\" Target=\"a.bin\"/></Relationships>";
    let text = |part: &str, words: &str| docx(&paragraph("x"), &[(part, words)]);
    vec![
        case("t1.docx", text("word/_rels/document.xml.rels", relation)),
        case("t2.xlsx", workbook("1", "xlMacrosheet")),
        case("t3.xlsx", workbook("SUM(1)+cmd|'/c a'!A0", "theme")),
        case(
            "t4.xlsx",
            workbook("DDE(\"cmd\",\"/c a\",\"b\")", "worksheet"),
        ),
        case("t5.csv", "项目,金额\n@SUM(1+1)*cmd|'/c a'!A0,1\n"),
        case("t5b.csv", "项目\n+SUM(1)+cmd|'/c a'!A0\n"),
        case("t5c.tsv", "项目\t金额\n=DDE(\"cmd\",\"/c a\")\t1\n"),
        case("t6.docx", docx(field, &[])),
        case(
            "t7.docx",
            text("word/a.html", "<html><script>1</script></html>"),
        ),
        case("t8.png", joined(PICTURE, page)),
        case("t9.png", joined(PICTURE, &program)),
        case("t10.pdf", joined(page, &plain)),
        case("t11.pdf", joined(&plain, page)),
        case("t12.pdf", joined(&plain, &program)),
        case("t13.pdf", form.bytes()),
        case(
            "t13b.rtf",
            format!(
                "{{\\rtf1 {{\\object{{\\*\\objdata {}}}}}}}",
                hexadecimal(&packed_script())
            ),
        ),
        case(
            "t13c.doc",
            container("\u{1}Ole10Native", joined(&[9, 0, 0, 0], &script())),
        ),
        case(
            "t14.xml",
            "<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\" w:macrosPresent=\"yes\"/>",
        ),
        case(
            "t15.fods",
            "<?xml version=\"1.0\"?><office:document><office:dde-source office:dde-application=\"cmd\"/></office:document>",
        ),
    ]
}

fn quiet() -> Vec<Case> {
    vec![
        case(
            "a.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>满意度</text></svg>",
        ),
        case(
            "b.xml",
            "<?xml version=\"1.0\"?><数据><script>一列</script><object/></数据>",
        ),
        case("c.txt", "MZ-12 型水泵；网址 javascript: 不能用"),
        case(
            "d.xls",
            "<html><table><tr><td onx>36</td></tr></table></html>",
        ),
        case(
            "e.xlsx",
            xlsx(&[crate::office::SheetText::shown("汇总", &[&["36"]])]),
        ),
        case("f.docx", docx(&paragraph("运行 a.exe"), &[])),
        case("g.zip", package(&[("说明.txt", "x")])),
        case("h.rtf", "{\\rtf1 x}"),
        case(
            "i.txt",
            "CWS 是中文分词；DDE 数据；甲|'乙'!丙\n- DDE(动态数据)\n",
        ),
        case("没有扩展名", "满意度96%"),
        case("报告.2023", "满意度96%"),
        case("j.DWG", "满意度96%"),
        case("k.png", PICTURE.to_vec()),
        case("l.pdf", pdf(&[&["PK, <b> and %%EOF"]], "")),
        case(
            "m.docx",
            docx(
                &paragraph("x"),
                &[("word/a.html", "<html><p>满意度</p></html>")],
            ),
        ),
        case("n.xlsx", workbook("SUM(A1:A3)", "theme")),
        case("o.csv", "项目,金额\n=A1,1\n-5,'乙'!A1\n"),
    ]
}

fn told(cases: &[Case]) -> Vec<&str> {
    let said = said_of(cases);
    let told = |name: &str| {
        let start = format!("content/2023/qinghe/{name}:");
        said.iter()
            .any(|line| line.starts_with(&start) && line.contains("拦截[IMP03]"))
    };
    cases
        .iter()
        .map(|(name, _)| name.as_str())
        .filter(|name| told(name))
        .collect()
}

#[test]
fn what_does_something_is_an_error_by_its_bytes() {
    let cases: Vec<Case> = [active(), hidden(), roundabout()].concat();
    let names: Vec<&str> = cases.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(told(&cases), names);
    assert!(told(&quiet()).is_empty(), "{:?}", told(&quiet()));
}

#[test]
fn settings_name_the_kinds_that_static_may_hold() {
    let said = |settings: &str| {
        let settings = format!("{}{settings}", crate::sandbox::SETTINGS);
        let site = Sandbox::site().file("mingbai.yaml", settings);
        site.run(&["check", "--format", "concise"]).said()
    };
    assert!(!said("静态文件许可: [脚本, 网页]\n").contains("静态文件许可"));
    let wrong = said("静态文件许可: [脚本儿]\n");
    assert!(
        wrong.contains("“脚本儿”不是静态文件的种类（") && wrong.contains("脚本"),
        "{wrong}"
    );
}
