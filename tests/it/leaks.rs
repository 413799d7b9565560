//! Personal data planted in every place a report can have it stops publication, and the finding says
//! where; numbers that only look like it do not.

use crate::office::{SheetText, docx, paragraph, xls, xlsx};
use crate::pdf::pdf;
use crate::sandbox::Sandbox;
use mingbai::build::{self, Drafts, Settings};
use mingbai::shell::{Limits, load};
use proptest::prelude::*;

/// An identity number that nobody has: Kunming, 7 March 1990.
const IDENTITY: &str = "530102199003071238";
const MOBILE: &str = "13888001234";
const CARD: &str = "6217003600123456780";

/// What `build` says of a site with this report and file, which must stop it.
fn stopped(fields: &str, body: &str, file: (&str, &[u8])) -> String {
    let site = Sandbox::site().report("leak", fields, body);
    let site = site.file(&format!("content/2023/qinghe/{}", file.0), file.1);
    let ran = site.run(&["build"]);
    assert_eq!(ran.code, 1, "{}", ran.said());
    assert!(
        !site.path().join("public").exists(),
        "something was published"
    );
    let said = site.run(&["check", "--format", "concise"]).said();
    // The message itself never gives the number away.
    for number in [IDENTITY, MOBILE, CARD] {
        assert!(!said.contains(number), "{said}");
    }
    said
}

#[test]
fn a_leak_in_body_or_front_matter_stops_the_build_at_its_characters() {
    let said = stopped("", &format!("受助人身份证号{IDENTITY}。"), ("a", b""));
    assert!(said.contains("leak.md:7:8: 拦截[PII01]"), "{said}");
    let said = stopped(
        "关键词: [救助, 1388800 1234]\n摘要: 联系电话138-8800-1234\n",
        "",
        ("a", b""),
    );
    assert!(said.contains("leak.md:6:9: 拦截[PII02]"), "{said}");
    let said = stopped(
        "",
        &format!("| 姓名 | 卡号 |\n|---|---|\n| 李某 | {CARD} |"),
        ("a", b""),
    );
    assert!(said.contains("leak.md:9:8: 拦截[PII03]"), "{said}");
}

#[test]
fn no_output_of_a_command_shows_a_number_that_was_told() {
    let text = format!(
        "身份证号{IDENTITY}，卡号{CARD}。\n\n[甲](https://a.gov.cn/{IDENTITY})\n\n[乙](https://a.gov.cn/ \"{IDENTITY}\")\n\n## 电话{MOBILE}\n"
    );
    let fields = format!("指标:\n  - {{三级: 救助{IDENTITY}, 指标值: 5}}\n");
    let site = Sandbox::site().report("leak", &fields, &text);
    let told = [IDENTITY, CARD, MOBILE];
    for form in ["text", "concise", "json", "sarif", "github"] {
        for more in [&["--rule", "IND,WEB"][..], &[]] {
            let ran = site.run(&[&["check", "--format", form], more].concat());
            let said = ran.said();
            assert!(said.contains("IND03"), "{said}");
            assert!(told.iter().all(|it| !said.contains(it)), "{form}: {said}");
        }
    }
    let said = site.run(&["build"]).said();
    assert!(said.contains("PII01") && told.iter().all(|it| !said.contains(it)));
}

#[test]
fn a_leak_in_former_names_problems_or_rectifications_stops_the_build_at_its_characters() {
    let cases = [
        (
            format!("曾用名: 救助{IDENTITY}\n"),
            "leak.md:5:8: 拦截[PII01]",
        ),
        (
            format!("存在的问题:\n  - 张某{MOBILE}没有接通\n"),
            "leak.md:6:7: 拦截[PII02]",
        ),
        (
            format!("整改:\n  - 问题: 居民{IDENTITY}没有领到\n    整改情况: 已补发\n"),
            "leak.md:6:11: 拦截[PII01]",
        ),
        (
            format!("整改:\n  - 问题: 没有领到\n    整改情况: 打到卡号{CARD}\n"),
            "leak.md:7:15: 拦截[PII03]",
        ),
    ];
    for (fields, place) in cases {
        let said = stopped(&fields, "", ("a", b""));
        assert!(said.contains(place), "{fields}{said}");
    }
}

/// Files with a leak in them: name, bytes, and what must be said of it.
fn leaking() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let hidden = SheetText {
        state: "hidden",
        ..SheetText::shown(
            "原始名单",
            &[&["编号", "证件"], &["1", "‘530102199003071238"]],
        )
    };
    let comment = format!(
        "<w:comments><w:comment>{}</w:comment></w:comments>",
        paragraph(&format!("电话{MOBILE}"))
    );
    vec![
        (
            "a.xlsx",
            xlsx(&[SheetText::shown("汇总", &[&["36"]]), hidden]),
            "工作表“原始名单”B2：有居民身份证号码",
        ),
        (
            "b.docx",
            docx(&paragraph("正文"), &[("word/comments.xml", &comment)]),
            "批注1：有手机号码",
        ),
        (
            "c.pdf",
            pdf(&[&["One"], &["ID 530102", "199003071238"]], ""),
            "第2页：有居民身份证号码",
        ),
        (
            "d.csv",
            format!("姓名,卡号\n李明,{CARD}\n").into_bytes(),
            "第2行第2列：有银行卡号",
        ),
        (
            "e.txt",
            format!("联系 {MOBILE}").into_bytes(),
            "第1行：有手机号码",
        ),
        (
            "f.xls",
            xls("名单", &["证件", IDENTITY]),
            "工作表“名单”A2：有居民身份证号码",
        ),
        (
            "g-530102199003071238.txt",
            b"1".to_vec(),
            "文件名：有居民身份证号码",
        ),
    ]
}

#[test]
fn a_leak_in_an_attachment_stops_the_build_and_names_the_place() {
    for (name, bytes, place) in leaking() {
        let site = Sandbox::site().report(
            "leak",
            &format!("佐证材料: [{{名称: 附件, 文件: {name}}}]\n"),
            "",
        );
        let site = site.file(&format!("content/2023/qinghe/{name}"), &bytes);
        let ran = site.run(&["build"]);
        assert_eq!(ran.code, 1, "{name}: {}", ran.said());
        assert!(ran.said().contains(place), "{name}: {}", ran.said());
        // A file that no report publishes is of no matter.
        let site = Sandbox::site().report("leak", "", "");
        let site = site.file(&format!("content/2023/qinghe/{name}"), &bytes);
        assert_eq!(site.run(&["build"]).code, 0, "{name}");
    }
}

#[test]
fn a_report_may_be_excused_from_what_its_attachment_holds() {
    let fields = "佐证材料: [{名称: 附件, 文件: a.txt}]\n豁免: {PII02: 值班电话，已向社会公布}\n";
    let site = Sandbox::site()
        .report("one", fields, "")
        .file("content/2023/qinghe/a.txt", format!("值班电话 {MOBILE}"));
    let ran = site.run(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.said());
    // Another report that publishes it too is not.
    let site = site.report("two", "佐证材料: [{名称: 附件, 文件: a.txt}]\n", "");
    assert_eq!(site.run(&["build"]).code, 1);
}

/// What `check` says of a report with this body and a table of values beside it.
fn checked(body: &str) -> String {
    let site = Sandbox::site()
        .report("numbers", "佐证材料: [{名称: 附件, 文件: a.csv}]\n", body)
        .file("content/2023/qinghe/a.csv", body);
    site.run(&["check", "--format", "concise"]).said()
}

/// The check character of an identity number, and the check digit of a card.
fn checks(digits: &[u8]) -> (u8, u8) {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = digits
        .iter()
        .zip(weights)
        .map(|(digit, weight)| u32::from(*digit) * weight)
        .sum();
    let luhn: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(index, digit)| match u32::from(*digit) * 2 {
            _ if index % 2 == 1 => u32::from(*digit),
            doubled if doubled > 9 => doubled - 9,
            doubled => doubled,
        })
        .sum();
    (
        b"10X98765432"[(sum % 11) as usize],
        b'0' + u8::try_from((10 - luhn % 10) % 10).unwrap(),
    )
}

#[test]
fn ten_thousand_numbers_with_wrong_check_digits_are_nobodys() {
    // A fixed sequence: the same numbers in every run.
    let mut state = 20_240_315_u64;
    let mut random = |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut body = String::new();
    for index in 0..10_000 {
        let length = [18, 18, 19, 16, 13, 14, 15, 17][index % 8];
        let mut digits: Vec<u8> = (0..length - 1).map(|_| random(10) as u8).collect();
        // Half of them look as real as can be.
        if index % 2 == 0 && length == 18 {
            digits[..14].copy_from_slice(&[5, 3, 0, 1, 0, 2, 1, 9, 8, 0, 0, 1, 0, 1]);
            digits[12] = random(2) as u8;
            digits[13] = 1 + random(9) as u8;
        } else if index % 2 == 0 {
            digits[..4].copy_from_slice(&[6, 2, 2, 8]);
        }
        let (identity, card) = checks(&digits);
        let wrong = (b'0'..=b'9').find(|last| *last != identity && *last != card && random(3) == 0);
        let wrong = wrong.unwrap_or(if identity != b'0' && card != b'0' {
            b'0'
        } else {
            b'9'
        });
        let text: String = digits
            .iter()
            .map(|digit| char::from(b'0' + digit))
            .collect();
        if wrong != identity && wrong != card {
            body += &format!("{text}{}\n\n", char::from(wrong));
        }
    }
    let said = checked(&body);
    assert!(!said.contains("PII"), "{}", &said[..said.len().min(2000)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text_gives_findings_inside_it(text in "([0-9０-９X×xＸ \\-\\.\\t|\n]|身份证|卡号|手机|530102199003071238|13888001234|6217003600123456780|机密★|姓名|住址){0,60}") {
        let site = Sandbox::site().report("a", "", &text);
        let source = std::fs::read_to_string(site.path().join("content/2023/qinghe/a.md")).unwrap();
        let (inputs, files) = load(site.path(), &Limits::default()).unwrap();
        for found in build::check(&Settings::read(&inputs, &files), &inputs, &files, Drafts::Out, &[]).outcome.diagnostics {
            if let Some(span) = found.span && found.path.as_str().ends_with("/a.md") {
                prop_assert!(source.get(span.range()).is_some(), "{found:?}");
            }
        }
    }
}
