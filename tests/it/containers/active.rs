//! What does something where it is opened is told by its bytes; what only looks like it is not.

use super::{Case, bytes_in_package, case, said_of};
use crate::office::{docx, package, paragraph, xlsx};
use crate::sandbox::Sandbox;

const TEXT: &str = "<html><body><p>满意度96%</p></body></html>";
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
        case("i.txt", "CWS 是中文分词；DDE 数据；甲|'乙'!丙"),
        case("没有扩展名", "满意度96%"),
        case("报告.2023", "满意度96%"),
        case("j.DWG", "满意度96%"),
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
    let cases: Vec<Case> = active().into_iter().chain(hidden()).collect();
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
