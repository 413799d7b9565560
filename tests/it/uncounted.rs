//! Every written line counts or is refused: what YAML would drop, and characters that no page may have.

use crate::sandbox::Sandbox;

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
        "a control as a reference",
        "FMT09",
        "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n---\n正文&#x1b;\n".as_bytes(),
    ),
];

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
