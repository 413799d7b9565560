//! Every written line counts or is refused: what YAML would drop, and characters that no page may have.

use crate::sandbox::{SETTINGS, Sandbox, UNITS};

/// Whole texts of a report, and the code of the finding each must give.
const TEXTS: &[(&str, &str, &[u8])] = &[
    (
        "an end of YAML above a field",
        "FMT01",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n...\n撤下: 2024-01-01\n---\n".as_bytes(),
    ),
    (
        "an end of YAML for a fence",
        "FMT01",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n... # 注\n".as_bytes(),
    ),
    (
        "fields below the fence",
        "FMT01",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n---\n撤下:\n  日期: 2024-01-01\n---\n"
            .as_bytes(),
    ),
    (
        "a second document",
        "FMT01",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n--- 撤下\n---\n".as_bytes(),
    ),
    (
        "a directive",
        "FMT01",
        "---\n%撤下: 是\n项目名称: 甲\n单位: qinghe\n年度: 2023\n---\n".as_bytes(),
    ),
    (
        "a merge",
        "FMT01",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n资金: {<<: 1}\n---\n".as_bytes(),
    ),
    (
        "two anchors of one name",
        "FMT01",
        "---\n项目名称: &a 甲\n单位: qinghe\n年度: 2023\n关键词: [&a 乙, *a]\n---\n".as_bytes(),
    ),
    (
        "an anchor for a value",
        "FMT11",
        "---\n项目名称: &甲 乙\n单位: qinghe\n年度: 2023\n---\n".as_bytes(),
    ),
    (
        "a tag for a value",
        "FMT11",
        "---\n项目名称: !a 乙\n单位: qinghe\n年度: 2023\n---\n".as_bytes(),
    ),
    (
        "a fence with a space before it",
        "FMT11",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n ---\n".as_bytes(),
    ),
    (
        "a fence with something unseen",
        "FMT01",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n---\u{200B}\n".as_bytes(),
    ),
    (
        "an escaped control",
        "FMT09",
        "---\n项目名称: \"甲\\e\"\n单位: qinghe\n年度: 2023\n---\n".as_bytes(),
    ),
    (
        "an escaped code of no character",
        "FMT09",
        "---\n项目名称: \"甲\\uFFFE\"\n单位: qinghe\n年度: 2023\n---\n".as_bytes(),
    ),
    (
        "a code of no character",
        "FMT09",
        "---\n项目名称: 甲\u{FFFE}\n单位: qinghe\n年度: 2023\n---\n".as_bytes(),
    ),
    (
        "a C1 control",
        "FMT09",
        "---\n项目名称: 甲\u{9B}\n单位: qinghe\n年度: 2023\n---\n".as_bytes(),
    ),
    (
        "a line end that is none",
        "FMT09",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n# 注\u{2028}撤下: {理由: 乙}\n---\n"
            .as_bytes(),
    ),
    (
        "an unseen mark for programs",
        "FMT09",
        "---\n项目名称: 甲\u{E0041}\n单位: qinghe\n年度: 2023\n---\n".as_bytes(),
    ),
    (
        "a withdrawal that says nothing",
        "FMT02",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n撤下:\n---\n".as_bytes(),
    ),
    (
        "a draft that says nothing",
        "FMT02",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n草稿: ~\n---\n".as_bytes(),
    ),
    (
        "a withdrawal in the body",
        "FMT13",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n---\n\n撤下: {理由: 乙}\n".as_bytes(),
    ),
    (
        "a cell too many",
        "FMT13",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n---\n\n|甲|\n|---|\n|1|不算|\n".as_bytes(),
    ),
    (
        "a note that nothing leads to",
        "FMT13",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n---\n\n正文。\n\n[^1]: 已经撤下\n".as_bytes(),
    ),
    (
        "an address that no link uses",
        "FMT13",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n---\n\n正文。\n\n[备注]: 本报告已撤下\n"
            .as_bytes(),
    ),
    (
        "words behind the mark of a block",
        "FMT13",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n---\n\n```text 已经撤下\nx\n```\n".as_bytes(),
    ),
    (
        "a control as a reference",
        "FMT09",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n---\n正文&#x1b;\n".as_bytes(),
    ),
    (
        "a withdrawal within a text block",
        "FMT13",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n摘要: |\n  乙\n  撤下: {理由: 丙}\n---\n".as_bytes(),
    ),
    (
        "a draft within quotes",
        "FMT13",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n摘要: \"乙\n  草稿: true\n  \"\n---\n".as_bytes(),
    ),
    (
        "a withdrawal in a list",
        "FMT13",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n---\n\n- 撤下: {理由: 乙}\n".as_bytes(),
    ),
    (
        "a draft in a remark",
        "FMT13",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n---\n\n<!-- 草稿: true -->\n".as_bytes(),
    ),
    (
        "an address on the line below its name",
        "FMT13",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n---\n\n正文。\n\n[备注]:\n本报告已撤下\n".as_bytes(),
    ),
    (
        "an address in a list",
        "FMT13",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n---\n\n- [备注]: 本报告已撤下\n".as_bytes(),
    ),
    (
        "an address and nothing else",
        "FMT13",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n---\n\n[备注]: 本报告已撤下\n".as_bytes(),
    ),
    (
        "a rule that is waived twice",
        "FMT06",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n豁免: {STR05: 乙, STR05: 丙}\n---\n".as_bytes(),
    ),
    (
        "a file that is withheld and named",
        "FMT04",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n佐证材料: [{名称: 乙, 文件: b.txt, 不公开理由: 丙}]\n---\n".as_bytes(),
    ),
    (
        "an answer for no file",
        "FMT02",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n佐证材料: [{名称: 乙, 不公开理由: 丙, 人工检查: {人: 丁, 日期: 2024-01-01}}]\n---\n".as_bytes(),
    ),
    (
        "a result without a goal",
        "FMT02",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n目标: {完成: 乙}\n---\n".as_bytes(),
    ),
];

/// Lines at the end of the settings, and the code of the finding each must give.
const SETTINGS_LINES: &[(&str, &str)] = &[
    ("检查: {STR05: 警告, STR05: 拦截}\n", "FMT06"),
    ("读不出的附件: {图片: 警告, 图片: 拦截}\n", "FMT06"),
    ("固定用语: {甲: 乙, 甲: 丙}\n", "FMT06"),
    (
        "公开期限: {2023: 2024-06-30, 2023年: 2024-07-30}\n",
        "FMT06",
    ),
    (
        "人工检查: [{文件: static/a.pdf, 人: 甲, 日期: 2024-01-01}]\n",
        "FMT05",
    ),
    (
        "人工检查: [{文件: a.pdf, 人: 甲, 日期: 2024-01-01}, {文件: a.pdf, 人: 乙, 日期: 2024-01-01}]\n",
        "FMT06",
    ),
];

#[test]
fn a_line_of_the_settings_that_would_not_count_stops_the_build() {
    for (lines, code) in SETTINGS_LINES {
        let site = Sandbox::site().report("a", "", "");
        let site = site.file("mingbai.yaml", format!("{SETTINGS}{lines}"));
        let said = site.run(&["build"]).said();
        assert!(said.contains(&format!("拦截[{code}]")), "{lines}: {said}");
        assert!(!site.path().join("public").exists(), "{lines}");
    }
}

#[test]
fn what_would_not_count_stops_the_build() {
    for (name, code, bytes) in TEXTS {
        let site = Sandbox::site().file("content/2023/qinghe/a.md", bytes);
        let ran = site.run(&["check", "--format", "concise"]);
        let finding = format!("拦截[{code}]");
        let mut lines = ran.stdout.lines();
        let line = lines.find(|line| line.contains(&finding));
        assert!(
            line.is_some_and(|line| line.starts_with("content/2023/qinghe/a.md:")),
            "{name}: {ran:?}"
        );
        assert_eq!(site.run(&["build"]).code, 1, "{name}");
        assert!(
            !site.path().join("public").exists(),
            "{name} published something"
        );
    }
}

#[test]
fn a_file_that_was_meant_for_a_source_does_not_pass_for_something_else() {
    for name in [
        "content/2023/qinghe/b.md.txt",
        "content/2023/qinghe/b．md",
        "content/2023/qinghe/b.yaml ",
        "mingbai.yml",
        "mingbai.yaml.txt",
        "content/units.yml",
        "units.yaml",
    ] {
        let site = Sandbox::site()
            .report("a", "", "")
            .file(name, "草稿: true\n");
        let said = site.run(&["check", "--format", "concise"]).said();
        let line = format!("{name}:1:1: 拦截[FMT10]");
        assert!(said.contains(&line), "{said}");
    }
    let site = Sandbox::site().report("a", "", "");
    let site = site.file("content/2023/qinghe/说明.txt", "甲");
    assert!(!site.run(&["check"]).said().contains("FMT10"));
}

#[test]
fn characters_that_nobody_sees_stand_in_no_setting_and_no_name() {
    let report = || Sandbox::site().report("a", "", "");
    for (site, code) in [
        (
            report().file(
                "mingbai.yaml",
                format!("{SETTINGS}主办单位: 云岭\u{200B}区\n"),
            ),
            "TPL01",
        ),
        (
            report().file(
                "content/units.yaml",
                format!("{UNITS}  别名: [青禾\u{AD}办]\n"),
            ),
            "TPL01",
        ),
        (report().file("static/图\u{200B}表.txt", "甲"), "FMT10"),
        (
            report().file("content/2023/qinghe/材\u{2060}料.txt", "甲"),
            "FMT10",
        ),
    ] {
        let said = site.run(&["check", "--format", "concise"]).said();
        assert!(said.contains(&format!("拦截[{code}]")), "{code}: {said}");
    }
}

/// Whole texts that are as they should be, though they look a little like those.
const PLAIN: &[(&str, &str)] = &[
    (
        "dots in a text block",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n摘要: >-\n  甲\n  ...\n---\n",
    ),
    (
        "a used anchor",
        "---\n项目名称: &a 甲\n单位: qinghe\n年度: 2023\n关键词: [*a]\n---\n",
    ),
    (
        "a line across the body",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n---\n\n---\n\n正文。\n\n---\n",
    ),
    (
        "a label in the body",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n---\n说明: 甲\n\n正文。\n\n---\n",
    ),
    (
        "a percentage",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n摘要: 100%\n---\n%完成\n",
    ),
    (
        "notes, addresses and blocks that count",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n---\n\n见[甲][一]和[二]。[^注]\n\n[一]: https://a.gov.cn/\n[二]: b.html \"乙\"\n\n[^注]: 说明\n\n```yaml\n撤下: 1\n[x]: y\n```\n",
    ),
    (
        "a table with empty cells and a picture",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n---\n\n|甲| |乙|\n|---|---|---|\n|1| |2| | |\n|1\\|2| | ![丙](a.png) |\n|1|||\n",
    ),
    (
        "what was taken down, in a list",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n摘要: |\n  乙\n  草稿本\n---\n\n- 撤下：横幅3条\n1. [甲]\n",
    ),
    (
        "a reference",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n---\n甲&#8212;乙&#x4e00;&#;\n",
    ),
];

#[test]
fn what_counts_is_let_through() {
    for (name, text) in PLAIN {
        let site = Sandbox::site().file("content/2023/qinghe/a.md", text);
        let said = site.run(&["check", "--format", "concise"]).said();
        assert!(!said.contains("拦截[FMT"), "{name}: {said}");
    }
}
