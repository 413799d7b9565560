//! What a hostile or careless person could feed the program: it answers with a clear message or
//! shows text as text, and nothing is lost.

use crate::sandbox::{Sandbox, tree};
use std::fs;

/// Whole texts of a report, and the code of the finding each must give.
const TEXTS: &[(&str, &str, &[u8])] = &[
    ("an empty file", "FMT", b""),
    ("no front matter", "FMT01", "# 标题\n正文\n".as_bytes()),
    ("an unclosed fence", "FMT01", "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n".as_bytes()),
    ("GB18030", "FMT09", b"---\n\xcf\xee\xc4\xbf\xc3\xfb\xb3\xc6: \xbc\xd7\n---\n"),
    ("bytes of no encoding", "FMT09", b"---\n\xff\xfe\xfd\x00\xff: \xff\n---\n"),
    ("a NUL", "FMT09", "---\n项目名称: 甲\0乙\n单位: qinghe\n年度: 2023\n---\n".as_bytes()),
    ("a tab", "FMT01", "---\n资金:\n\t全年预算数: 1\n---\n".as_bytes()),
    ("a full-width colon", "FMT01", "---\n项目名称: 甲\n年度：2023\n---\n".as_bytes()),
    ("a cut value", "FMT11", "---\n项目名称: 金辰街道 #3号楼\n单位: qinghe\n年度: 2023\n---\n".as_bytes()),
    ("a list instead of fields", "FMT04", "---\n- 甲\n- 乙\n---\n".as_bytes()),
    ("an unknown alias", "FMT01", "---\n项目名称: *甲\n单位: qinghe\n年度: 2023\n---\n".as_bytes()),
    ("an unknown unit", "FMT08", "---\n项目名称: 甲\n单位: 清河街道\n年度: 2023\n---\n".as_bytes()),
    ("a unit that climbs", "FMT08", "---\n项目名称: 甲\n单位: ../../x\n年度: 2023\n---\n".as_bytes()),
    ("a slug that climbs", "FMT05", "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n网址名: ../../x\n---\n".as_bytes()),
    ("an old address that climbs", "FMT05", "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n曾用网址: [../../x.html]\n---\n".as_bytes()),
    ("evidence out of the site", "STR05", "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n佐证材料: [{名称: 甲, 文件: ../../../../etc/passwd}]\n---\n".as_bytes()),
    ("a year far away", "FMT05", "---\n项目名称: 甲\n单位: qinghe\n年度: 9999\n---\n".as_bytes()),
    ("an endless number", "FMT04", "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n得分: 99999999999999999999999999999999999999\n---\n".as_bytes()),
    ("a dead link", "WEB01", "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n---\n[乙](yi.md)\n".as_bytes()),
];

#[test]
fn a_faulty_report_gives_its_finding_and_publishes_nothing() {
    for (name, code, bytes) in TEXTS {
        let sandbox = Sandbox::site().file("content/2023/qinghe/a.md", bytes);
        let ran = sandbox.run(&["check", "--format", "concise"]);
        assert_eq!(ran.code, 1, "{name}: {ran:?}");
        let line = ran
            .stdout
            .lines()
            .find(|line| line.contains(&format!("[{code}")));
        assert!(
            line.is_some_and(|line| line.starts_with("content/2023/qinghe/a.md:")),
            "{name}: {ran:?}"
        );
        let ran = sandbox.run(&["build"]);
        assert_eq!(ran.code, 1, "{name}: {ran:?}");
        assert!(
            !sandbox.path().join("public").exists(),
            "{name} published something"
        );
    }
}

/// Whole lists of units, and the code of the finding each must give.
const UNITS: &[(&str, &str)] = &[
    ("FMT05", "- 标识: ../../x\n  名称: 甲\n"),
    ("FMT05", "- 标识: index\n  名称: 甲\n"),
    ("FMT05", "- 标识: 青禾\n  名称: 甲\n"),
    ("FMT06", "- 标识: a\n  名称: 甲\n- 标识: a\n  名称: 乙\n"),
    ("FMT06", "- 标识: a\n  名称: 甲\n- 标识: b\n  名称: 甲\n"),
    ("FMT08", "- 标识: a\n  名称: 甲\n  上级: b\n"),
    (
        "FMT08",
        "- {标识: a, 名称: 甲, 上级: b}\n- {标识: b, 名称: 乙, 上级: a}\n",
    ),
    ("FMT04", "标识: a\n名称: 甲\n"),
    ("FMT02", "- 标识: a\n"),
];

#[test]
fn a_faulty_list_of_units_gives_its_finding() {
    for (code, text) in UNITS {
        let sandbox = Sandbox::site().file("content/units.yaml", text);
        let ran = sandbox.run(&["check", "--format", "concise"]);
        let line = ran
            .stdout
            .lines()
            .find(|line| line.contains(&format!("[{code}]")));
        assert!(
            ran.code == 1 && line.is_some_and(|line| line.starts_with("content/units.yaml:")),
            "{text}: {ran:?}"
        );
    }
}

#[test]
fn an_old_address_cannot_take_a_page_of_the_site() {
    let sandbox = Sandbox::site().report("a", "曾用网址: [2023/index.html]\n", "正文");
    let ran = sandbox.run(&["check", "--format", "concise"]);
    assert!(ran.code == 1 && ran.stdout.contains("FMT07"), "{ran:?}");
}

#[test]
fn text_in_utf_16_is_recognised() {
    for (bom, big) in [([0xff, 0xfe], false), ([0xfe, 0xff], true)] {
        let text = "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n---\n正文\n";
        let units = text.encode_utf16().flat_map(|unit| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        });
        let bytes: Vec<u8> = bom.into_iter().chain(units).collect();
        let ran = Sandbox::site().file("content/a.md", bytes).run(&["check"]);
        assert!(ran.code == 1 && ran.stdout.contains("UTF-16"), "{ran:?}");
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_do_no_harm() {
    let text = "\u{feff}---\r\n项目名称: 试验\r\n单位: qinghe\r\n年度: 2023\r\n---\r\n\r\n## 一、情况\r\n\r\n第一行\r\n第二行\r\n";
    let sandbox = Sandbox::site().file("content/a.md", text);
    let ran = sandbox.run(&["build"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        sandbox
            .published("2023/qinghe/a.html")
            .contains("第一行第二行")
    );
}

#[test]
fn bombs_are_defused_in_time() {
    let mut aliases = "---\n正文:\n  a0: &a0 [甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲]\n".to_owned();
    for level in 1..20 {
        let above = format!("*a{}, ", level - 1).repeat(9);
        aliases += &format!("  a{level}: &a{level} [{above}]\n");
    }
    aliases += "---\n";
    let bombs = [
        (
            "400 KB of [",
            format!("---\n项目名称: {}\n---\n", "[".repeat(400_000)),
        ),
        (
            "400 KB of {",
            format!("---\n项目名称: {}\n---\n", "{a: ".repeat(100_000)),
        ),
        (
            "deep lists",
            format!("---\n项目名称:\n{}\n---\n", "- ".repeat(100_000)),
        ),
        (
            "400 KB of slips in one line",
            format!(
                "---\n项目名称: {{甲：“，#\"{}\n---\n",
                "甲：“， #".repeat(30_000)
            ),
        ),
        (
            "many lines of slips",
            format!("---\n{}---\n", "甲：\"\n - {乙，丙：\n".repeat(20_000)),
        ),
        ("an alias bomb", aliases),
        (
            "a long key",
            format!("---\n{}: 1\n---\n", "长".repeat(300_000)),
        ),
    ];
    for (name, text) in bombs {
        let ran = Sandbox::site().file("content/a.md", text).run(&["check"]);
        assert!(
            ran.code == 1 && ran.stdout.contains("FMT"),
            "{name}: {}",
            ran.said()
        );
        assert!(
            ran.said().len() < 20_000,
            "{name}: {} bytes said",
            ran.said().len()
        );
    }
}

#[test]
fn bodies_made_to_hurt_are_still_pages() {
    let bodies = [
        "[".repeat(100_000),
        "*".repeat(100_000),
        "> ".repeat(50_000),
        "- ".repeat(20_000),
        "`".repeat(100_000),
        "|".repeat(50_000),
        "![](".repeat(30_000),
        "<div>".repeat(30_000),
        "[^1]".repeat(20_000),
        "_a".repeat(50_000),
    ];
    for body in bodies {
        let start: String = body.chars().take(4).collect();
        let sandbox = Sandbox::site().report("a", "", &body);
        let ran = sandbox.run(&["build"]);
        assert!(matches!(ran.code, 0 | 1), "{start}: {ran:?}");
    }
}

#[test]
fn a_text_of_more_than_a_megabyte_is_named_and_not_read() {
    let sandbox = Sandbox::site().file("content/2023/a.md", "甲".repeat(350_000));
    let ran = sandbox.run(&["check"]);
    assert!(
        ran.code == 1 && ran.stdout.contains("FMT10") && ran.stdout.contains("content/2023/a.md"),
        "{}",
        ran.said()
    );
}

#[cfg(unix)]
#[test]
fn what_is_no_ordinary_file_is_named_and_left_alone() {
    use std::os::unix::fs::symlink;
    use std::process::Command;
    let sandbox = Sandbox::site().report("a", "", "正文");
    let content = sandbox.path().join("content");
    assert!(
        Command::new("mkfifo")
            .arg(content.join("pipe.md"))
            .status()
            .unwrap()
            .success()
    );
    symlink(&content, content.join("loop")).unwrap();
    symlink("/etc/passwd", content.join("passwd.md")).unwrap();
    symlink(content.join("nowhere"), content.join("dangling.md")).unwrap();
    let ran = sandbox.run(&["check", "--format", "concise"]);
    for name in ["pipe.md", "loop", "passwd.md", "dangling.md"] {
        let line = ran
            .stdout
            .lines()
            .find(|line| line.starts_with(&format!("content/{name}:")));
        assert!(
            line.is_some_and(|line| line.contains("FMT10")),
            "{name}: {}",
            ran.said()
        );
    }
    assert!(!ran.said().contains("root:"));
}

#[test]
fn names_that_some_disks_take_for_one_are_refused() {
    for (one, other) in [
        ("Report.md", "report.md"),
        ("caf\u{e9}.md", "cafe\u{301}.md"),
    ] {
        let sandbox = Sandbox::site().report("z", "", "正文");
        let text = "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n---\n";
        let sandbox = sandbox
            .file(&format!("content/{one}"), text)
            .file(&format!("content/{other}"), text);
        let ran = sandbox.run(&["check"]);
        assert!(
            ran.code == 1 && ran.stdout.contains("FMT07"),
            "{one}: {}",
            ran.said()
        );
    }
}

#[test]
fn two_reports_at_one_address_are_both_named() {
    let text = "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n网址名: jia\n---\n";
    let sandbox = Sandbox::site()
        .file("content/a.md", text)
        .file("content/b.md", text);
    let ran = sandbox.run(&["check", "--format", "concise"]);
    let line = ran
        .stdout
        .lines()
        .find(|line| line.contains("FMT07"))
        .unwrap_or_default();
    assert!(
        line.contains("content/a.md") && line.contains("content/b.md"),
        "{}",
        ran.said()
    );
}

#[test]
fn numbers_beyond_all_measure_do_no_harm() {
    let nines = "9".repeat(28);
    let more = format!(
        "资金: {{申报数: 99999999999, 全年预算数: 0.000000000000000000000001, 全年执行数: 99999999999}}\n\
         目标: [{{目标: 完成1个, 完成: 完成{nines}个}}, {{目标: 完成{nines}亿元, 完成: 完成0.{nines}元}}]\n\
         指标: [{{三级: 甲, 性质: ≥, 指标值: '{nines}', 完成值: '0.0000001', 分值: 1000000000, 得分: 1000000000}},\n\
         {{三级: 乙, 性质: ≤, 指标值: '0.0000000001', 完成值: '{nines}', 分值: 1000000000, 得分: 0.000001}}]\n\
         调查: {{发放: 4294967295, 回收: 4294967295, 有效: 0, 满意: '{nines}'}}\n"
    );
    let ran = Sandbox::site().report("a", &more, "正文").run(&["build"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let refused = format!(
        "指标: [{{三级: 甲, 分值: {nines}, 得分: {nines}}}]\n资金: {{全年预算数: {nines}}}\n"
    );
    let ran = Sandbox::site()
        .report("a", &refused, "正文")
        .run(&["build"]);
    assert!(ran.code == 1 && ran.stdout.contains("FMT05"), "{ran:?}");
}

/// A text that would be markup if it were not escaped.
const MARKUP: &str = "<script>alert(1)</script><img src=x onerror=alert(1)>\\\"'&";

#[test]
fn markup_in_any_field_is_shown_as_text() {
    let evil = MARKUP.replace('\'', "''");
    let more = format!(
        "得分: 95\n主管部门: '{evil}'\n索引号: '{evil}'\n文号: '{evil}'\n主题分类: '{evil}'\n关键词: ['{evil}']\n摘要: '{evil}'\n\
         资金: {{全年预算数: 1, 全年执行数: 1, 来源: [{{名称: '{evil}', 全年预算数: 1}}]}}\n\
         目标: [{{目标: '{evil}', 完成: '{evil}'}}]\n\
         指标: [{{一级: '{evil}', 二级: '{evil}', 三级: '{evil}', 指标值: '{evil}', 单位: '{evil}', 完成值: '{evil}', 偏差: '{evil}'}}]\n\
         调查: {{方式: '{evil}', 满意: '{evil}', 时间: '{evil}'}}\n\
         依据: ['{evil}', {{标题: '{evil}', 文号: '{evil}'}}]\n\
         佐证材料: [{{名称: '{evil}', 不公开理由: '{evil}'}}]\n\
         更正: [{{日期: 2024-01-02, 说明: '{evil}'}}]\n"
    );
    let project = format!(
        "---\n项目名称: '{evil}'\n单位: qinghe\n年度: 2023\n公开日期: 2024-01-01\n{more}---\n\n## {MARKUP}\n\n{MARKUP}\n\n|{MARKUP}|\n|---|\n|{MARKUP}|\n"
    );
    let settings = format!(
        "站点名称: '{evil}'\n主办单位: '{evil}'\n联系地址: '{evil}'\n说明: '{evil}'\n网址: https://example.gov.cn/\nICP备案号: '{evil}'\n公安备案号: '{evil}'\n监督: {{电话: '{evil}', 邮箱: '{evil}', 地址: '{evil}', 网址: 'https://a.example/?a=1&b=2', 依申请公开: '{evil}'}}\n"
    );
    let units = format!("- 标识: qinghe\n  名称: '{evil}'\n  简称: '{evil}2'\n  电话: '{evil}'\n");
    let withdrawn = format!(
        "---\n项目名称: '{evil}'\n单位: qinghe\n年度: 2022\n撤下: {{理由: '{evil}'}}\n---\n"
    );
    let page = format!("---\n标题: '{evil}'\n摘要: '{evil}'\n---\n\n{MARKUP}\n");
    let sandbox = Sandbox::empty()
        .file("mingbai.yaml", settings)
        .file("content/units.yaml", units)
        .file("content/a.md", project)
        .file("content/b.md", withdrawn)
        .file("content/pages/about.md", page);
    let ran = sandbox.run(&["build"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let read_as_data = |path: &str| {
        path.ends_with(".csv") || path.contains(".json") || path.starts_with("search/")
    };
    let outputs = tree(&sandbox.path().join("public"));
    for (path, bytes) in outputs.into_iter().filter(|(path, _)| !read_as_data(path)) {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(!text.contains("<script>"), "{path}");
        assert!(!text.contains("<img src=x"), "{path}");
        assert!(!text.contains("href=\"javascript:"), "{path}");
        for data in text.split("<script").skip(1) {
            let own = crate::reading_aids::is_own_script(&path, data);
            let data_only = data.starts_with(" type=\"application/ld+json\">");
            assert!(own || data_only, "{path}");
            let inside = data.split("</script").next().unwrap();
            assert!(!inside.contains('<'), "{path}");
        }
    }
}

#[test]
fn links_that_would_run_are_only_words() {
    let body = "[甲](javascript:alert(1)) [乙](data:text/html;base64,xx) [丙](JaVaScRiPt:x) [丁](//evil.example/x) \
                [戊](vbscript:x) [己](&#106;avascript:x) <javascript:x> ![庚](data:image/svg+xml,x)";
    let sandbox = Sandbox::site().report("a", "", body);
    sandbox.run(&["build"]);
    let page = sandbox.published("2023/qinghe/a.html").to_lowercase();
    for word in [
        "href=\"javascript",
        "<a href=\"data",
        "href=\"//",
        "href=\"vbscript",
        "src=\"data:image/svg+xml,x",
    ] {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn what_was_published_survives_every_later_fault() {
    let sandbox = Sandbox::site().report("a", "", "第一版");
    assert_eq!(sandbox.run(&["build"]).code, 0);
    let before = sandbox.tree("public");
    for (path, fault) in [
        ("content/2023/qinghe/a.md", "---\n坏了"),
        ("mingbai.yaml", "站点名称: ["),
        ("content/units.yaml", "- 标识: ../../x\n  名称: 坏\n"),
        (
            "themes/default/templates/report.html",
            "{{ view.no_such_thing }}",
        ),
        ("themes/default/templates/base.html", "{% if %}"),
    ] {
        let path = sandbox.path().join(path);
        let old = fs::read(&path).ok();
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, fault).unwrap();
        let ran = sandbox.run(&["build"]);
        assert_eq!(ran.code, 1, "{}: {ran:?}", path.display());
        assert_eq!(sandbox.tree("public"), before, "{}", path.display());
        match old {
            Some(old) => fs::write(&path, old).unwrap(),
            None => fs::remove_file(&path).unwrap(),
        }
    }
}
