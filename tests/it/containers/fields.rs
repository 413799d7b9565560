//! What stands in a line beside what it prints: codes of fields, readings above words, tracked changes, text boxes.

use super::markup::base64;
use super::spellings::binary;
use super::{Case, HEAD, NUMBER, TAIL, case, hold_all_found, said_of};
use crate::office::{docx, package};

/// The number digit by digit, each put in by a form that has `#`.
fn each(form: &str) -> String {
    let digits = NUMBER.chars();
    digits.map(|c| form.replace('#', &c.to_string())).collect()
}

/// A code that says how a character is read, as Word and LibreOffice write it.
const READ: &str = r#"EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(wǔ),#)"#;
/// A character in a circle, and one below another.
const CIRCLED: &str = r"eq \o\ac(○,#)";
const COMBINED: &str = r"EQ \o\ad(\s\up 5(#),\s\do 2())";

/// Codes that print a character, `#`, by names.
const CODES: [(&str, &str); 4] = [
    ("read", READ),
    ("circled", CIRCLED),
    ("combined", COMBINED),
    ("quoted", "QUOTE #"),
];

/// The number in fields of XML of Word, digit by digit.
fn in_word(code: &str) -> String {
    let code = code.replace('"', "&quot;");
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let code = format!("<w:r><w:instrText>{code}</w:instrText></w:r>");
    let digits = each(&format!("{}{code}{}", mark("begin"), mark("end")));
    format!("<w:p>{digits}</w:p>")
}

/// The same in RTF.
fn in_rtf(code: &str) -> String {
    let code: String = code
        .replace('\\', "\\\\")
        .chars()
        .map(|c| match c.is_ascii() {
            true => c.to_string(),
            false => format!("\\u{}?", u32::from(c)),
        })
        .collect();
    let digits = each(&format!(
        "{{\\field{{\\*\\fldinst {{{code}}}}}{{\\fldrslt {{}}}}}}"
    ));
    format!("{{\\rtf1 {digits}\\par}}")
}

fn in_xml_of_2003(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"w\"><w:body>{body}</w:body></w:wordDocument>"
    )
}

fn in_uof(line: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><uof:UOF xmlns:uof=\"u\" xmlns:字=\"z\"><uof:文字处理><字:段落>{line}</字:段落></uof:文字处理></uof:UOF>"
    )
}

/// A part of Word in a package that is one text.
fn flat(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><pkg:package><pkg:part pkg:name=\"/word/document.xml\"><pkg:xmlData><w:document><w:body>{body}</w:body></w:document></pkg:xmlData></pkg:part></pkg:package>"
    )
}

fn fields() -> Vec<Case> {
    let mut cases = Vec::new();
    for (name, code) in CODES {
        let word = in_word(code);
        cases.push(case(&format!("{name}.docx"), docx(&word, &[])));
        cases.push(case(&format!("{name} of 2003.xml"), in_xml_of_2003(&word)));
        cases.push(case(&format!("{name} in one.xml"), flat(&word)));
        cases.push(case(&format!("{name}.rtf"), in_rtf(code)));
        let uof = format!(
            "<字:域开始 字:类型=\"eq\"/><字:域代码><字:段落><字:句><字:文本串>{code}</字:文本串></字:句></字:段落></字:域代码><字:域结束/>"
        );
        cases.push(case(&format!("{name}.uot"), in_uof(&each(&uof))));
    }
    let read = "<字:句><字:句属性 字:式样引用=\"Ru1\"/><字:文本串>#wǔ</字:文本串></字:句>";
    let remark = "<!--[if supportFields]><span style='mso-element:field-begin'></span>&nbsp;eq \\o\\ac(○,<span>#</span>)<![endif]-->";
    let page = format!(
        "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>{}</p>",
        each(remark)
    );
    let symbols = each("<w:r><w:sym w:font=\"Wingdings 2\" w:char=\"F0@\"/></w:r>");
    let symbols = NUMBER.chars().fold(symbols, |symbols, c| {
        let code = c.to_digit(10).map_or(0x58, |digit| 0x69 + digit);
        symbols.replacen('@', &format!("{code:02X}"), 1)
    });
    cases.extend([
        case("read in a style.uot", in_uof(&each(read))),
        case("circled.mht", page),
        case(
            "symbols 2.docx",
            docx(
                &format!("<w:p>{symbols}</w:p>")
                    .replace("Wingdings 2\" w:char=\"F058", "Arial\" w:char=\"F058"),
                &[],
            ),
        ),
    ]);
    cases
}

/// A number of which a part is struck out, with stars put in.
fn changes() -> Vec<Case> {
    let (kept, struck, end) = (HEAD, &TAIL[..8], &TAIL[8..]);
    let word = |before: &str, between: &str, after: &str| {
        let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
        let deleted = format!("<w:r><w:delText>{struck}</w:delText></w:r>");
        format!(
            "<w:p>{}{before}{deleted}{between}{}{after}{}</w:p>",
            run(kept),
            run("********"),
            run(end)
        )
    };
    let newer = word("<w:del>", "</w:del><w:ins>", "</w:ins>");
    let older = word(
        "<aml:annotation w:type=\"Word.Deletion\"><aml:content>",
        "</aml:content></aml:annotation><aml:annotation w:type=\"Word.Insertion\"><aml:content>",
        "</aml:content></aml:annotation>",
    );
    let open = format!(
        "<office:document-content><office:body><office:text><text:tracked-changes><text:changed-region text:id=\"a\"><text:deletion><office:change-info><dc:date>2024-01-01</dc:date></office:change-info><text:p>{struck}</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>{kept}<text:change text:change-id=\"a\"/><text:change-start text:change-id=\"b\"/>********<text:change-end text:change-id=\"b\"/>{end}</text:p></office:text></office:body></office:document-content>"
    );
    let run = |text: &str| format!("<字:句><字:文本串>{text}</字:文本串></字:句>");
    let uof = format!(
        "{}<字:修订开始 字:类型=\"delete\"/>{}<字:修订结束/><字:修订开始 字:类型=\"insert\"/>{}<字:修订结束/>{}",
        run(kept),
        run(struck),
        run("********"),
        run(end)
    );
    vec![
        case("struck.docx", docx(&newer, &[])),
        case("struck in one.xml", flat(&newer)),
        case("struck of 2003.xml", in_xml_of_2003(&older)),
        case(
            "struck.odt",
            package(&[("META-INF/manifest.xml", "<m/>"), ("content.xml", &open)]),
        ),
        case("struck.uot", in_uof(&uof)),
        case(
            "struck by stars.rtf",
            format!("{{\\rtf1 {kept}{{\\deleted {struck}}}{{\\revised ********}}{end}\\par}}"),
        ),
    ]
}

fn boxes() -> Vec<Case> {
    let box_of_rtf = "{\\shp{\\*\\shpinst{\\sp{\\sn shapeType}{\\sv 202}}{\\shptxt #\\par}}}";
    let frame = "<draw:frame><draw:text-box><text:p>框 9</text:p></draw:text-box></draw:frame>";
    let line = format!(
        "<office:document-content><office:body><office:text><text:p>{HEAD}{frame}{TAIL}</text:p></office:text></office:body></office:document-content>"
    );
    let numbers: String = each("\\'3#").replace("\\'3X", "58").replace("\\'", "");
    vec![
        case("boxes.rtf", format!("{{\\rtf1 {}\\par}}", each(box_of_rtf))),
        case(
            "around a box.odt",
            package(&[("META-INF/manifest.xml", "<m/>"), ("content.xml", &line)]),
        ),
        case(
            "data of a field.rtf",
            format!(
                "{{\\rtf1 {{\\field{{\\*\\fldinst REF a {{\\*\\datafield {numbers}}}}}{{\\fldrslt y}}}}}}"
            ),
        ),
        case(
            "broken lines.rtf",
            format!(
                "{{\\rtf1 {{\\object{{\\*\\objdata 2020{}\n{}}}}}}}",
                &numbers[..9],
                &numbers[9..]
            ),
        ),
        case(
            "notes between cells.rtf",
            format!(
                "{{\\rtf1 {}\\par}}",
                each("\\trowd\\cellx500\\cellx900\\intbl a\\cell #\\cell{\\*\\note a}\\row")
            ),
        ),
        case(
            "data of a field.docx",
            docx(
                &format!(
                    "<w:p><w:r><w:fldChar><w:fldData>{}</w:fldData></w:fldChar></w:r></w:p>",
                    base64(&binary())
                ),
                &[],
            ),
        ),
        // What a program says of the file has nothing to do with digits in cells.
        case(
            "cells and counts.docx",
            docx(
                &format!("<w:tbl>{}</w:tbl>", rows()),
                &[("docProps/core.xml", "<c><cp:revision>1</cp:revision></c>")],
            ),
        ),
    ]
}

/// The number in cells of three rows.
fn rows() -> String {
    let cell = |c: char| format!("<w:tc><w:p><w:r><w:t>{c}</w:t></w:r></w:p></w:tc>");
    let row = |at: usize| -> String { NUMBER[at..at + 6].chars().map(cell).collect() };
    [0, 6, 12]
        .map(|at| format!("<w:tr>{}</w:tr>", row(at)))
        .concat()
}

#[test]
fn what_fields_and_changes_hold_is_read() {
    hold_all_found(&fields());
    hold_all_found(&[changes(), boxes()].concat());
}

/// LibreOffice writes into every flat file where macros would stand, whether there are any or not.
#[test]
fn a_flat_file_without_macros_runs_nothing() {
    let file = |library: &str| {
        format!(
            "<?xml version=\"1.0\"?><office:document><office:scripts><office:script script:language=\"ooo:Basic\"><ooo:libraries>{library}</ooo:libraries></office:script></office:scripts><office:body><office:text><text:p>说明</text:p></office:text></office:body></office:document>"
        )
    };
    let module = "<ooo:library-embedded ooo:name=\"Standard\"><ooo:module ooo:name=\"a\"><ooo:source-code>Sub Main</ooo:source-code></ooo:module></ooo:library-embedded>";
    let said = said_of(&[case("none.fodt", file("")), case("one.fodt", file(module))]);
    let told = |name: &str| {
        said.iter()
            .any(|line| line.contains(name) && line.contains("[IMP03]"))
    };
    assert!(!told("none.fodt") && told("one.fodt"), "{said:#?}");
}
