//! The door: what no rule saw where it was written stops a build all the same, and nothing is published; what a
//! source says is the rules' to judge, and what the site's own output looks like stops nothing.

use crate::sandbox::{SETTINGS, Sandbox, UNITS};
use std::fs;
use std::path::Path;

/// Numbers that nobody has.
const IDENTITY: &str = "530102199003071238";
const MOBILE: &str = "13888001234";
const CARD: &str = "6217003600123456780";

/// The foot of every page of the built-in theme, with this in it.
fn theme(more: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/templates/404.html");
    let own = fs::read_to_string(path).unwrap();
    own.replace("{% block main %}", &format!("{{% block main %}}\n{more}\n"))
}

/// What `build` says of a site that must not be published.
fn stopped(site: &Sandbox) -> String {
    let ran = site.run(&["build"]);
    assert_eq!(ran.code, 1, "{}", ran.said());
    assert!(!site.path().join("public").exists(), "something is public");
    for number in [
        IDENTITY,
        MOBILE,
        CARD,
        "一三八八八〇〇一二三四",
        "E12345678",
    ] {
        assert!(!ran.said().contains(number), "{}", ran.said());
    }
    ran.said()
}

#[test]
fn a_number_that_only_the_output_has_stops_the_build_however_it_is_written() {
    for (planted, code) in [
        (format!("<p>电话{MOBILE}</p>"), "PII02"),
        ("<p>电话<b>138</b><i>8800</i>1234</p>".into(), "PII02"),
        ("<p>电话138&#56;&#x38;001234</p>".into(), "PII02"),
        ("<p>电话138-8800-1234。</p>".into(), "PII02"),
        (format!("<a href=\"tel:{MOBILE}\">电话</a>"), "PII02"),
        (format!("<img alt=\"电话{MOBILE}\" src=\"a.png\">"), "PII02"),
        (format!("<!-- 联系 {MOBILE} -->"), "PII02"),
        (
            "<p>证件１１０１０５１９４９１２３１００２Ｘ</p>".into(),
            "PII01",
        ),
        (format!("<p>{IDENTITY}</p>"), "PII01"),
        (
            "<p>530102<wbr>19900307<span>1238</span></p>".into(),
            "PII01",
        ),
        (format!("<dl><dt>卡号</dt><dd>{CARD}</dd></dl>"), "PII03"),
        ("<p>电话一三八八八〇〇一二三四</p>".into(), "PII02"),
        ("<p>电话l388800l234</p>".into(), "PII02"),
        (
            "<dl><dt>护照号码</dt><dd>E12345678</dd></dl>".into(),
            "PII01",
        ),
        ("<p>通行证号H1234567801。</p>".into(), "PII01"),
        ("<p>军官证：军字第1234567号</p>".into(), "PII01"),
        ("<p title=\"护照E12345678\">甲</p>".into(), "PII01"),
        ("<p>电话138_8800_1234</p>".into(), "PII02"),
        (
            "<a title=\"电话l388800l234\" href=\"a.html\">甲</a>".into(),
            "PII02",
        ),
        ("<h2>工作秘密</h2>".into(), "SEC01"),
        ("<h2>内<b>部</b> 资料</h2>".into(), "SEC01"),
        ("<p> 机密★1年</p>".into(), "SEC01"),
        ("<h2>内部<b>资料</b></h2>".into(), "SEC01"),
    ] {
        let site = Sandbox::site().report("a", "", "正文");
        let site = site.file("themes/default/templates/404.html", theme(&planted));
        assert_eq!(site.run(&["build"]).code, 1, "{planted}");
        let said = stopped(&site);
        let expected = [code, "404.html", "没有发布"];
        for word in expected {
            assert!(said.contains(word), "{planted}: {said}");
        }
    }
}

#[test]
fn what_the_door_finds_is_told_with_address_source_and_words_and_once() {
    let asset = format!("/* 有事找李明 {MOBILE}，或打 0871-0000000 */");
    let site = Sandbox::site()
        .report("a", "", "正文")
        .file("themes/default/assets/more.css", asset);
    let said = stopped(&site);
    let told = "要发布的 assets/more.css 里有手机号码（138******34），不得公开个人的号码：“/* 有事找李明 138******34，或打 0871";
    assert!(said.contains(told), "{said}");
    assert!(said.contains("themes/default/assets/more.css"), "{said}");
    assert_eq!(said.matches("PII02").count(), 1, "{said}");
}

#[test]
fn what_a_source_has_is_found_there_and_told_once() {
    let links = format!("[打电话](tel:{MOBILE})");
    let cases = [
        Sandbox::site().report("a", "", &links),
        Sandbox::site().file(
            &format!("content/2023/qinghe/li_{MOBILE}.md"),
            "---\n项目名称: 甲\n单位: qinghe\n年度: 2023\n---\n",
        ),
        Sandbox::site().report("a", &format!("曾用网址: [2023/{MOBILE}.html]\n"), ""),
        Sandbox::site()
            .file(
                "mingbai.yaml",
                format!("{SETTINGS}说明: 有事请打{MOBILE}\n"),
            )
            .report("a", "", ""),
        Sandbox::site()
            .file(
                "content/units.yaml",
                format!("{UNITS}  别名: [王静{MOBILE}]\n"),
            )
            .report("a", "", ""),
        Sandbox::site()
            .file("static/mulu.txt", format!("经办人手机{MOBILE}\n"))
            .report("a", "", ""),
        Sandbox::site()
            .file(&format!("static/{MOBILE}/a.txt"), "甲")
            .report("a", "", ""),
        Sandbox::site().report(
            "a",
            "",
            &format!("[甲](https://a.gov.cn/ \"王静{MOBILE}\")"),
        ),
        Sandbox::site()
            .file("mingbai.yaml", format!("{SETTINGS}公布审核信息: true\n"))
            .report("a", &format!("审核: {{编辑: 王静{MOBILE}}}\n"), ""),
    ];
    for site in cases {
        let checked = site.run(&["check", "--format", "concise"]).said();
        assert_eq!(checked.matches("拦截[PII02]").count(), 1, "{checked}");
        assert!(!checked.contains(MOBILE) || !checked.contains("要发布的"));
        assert_eq!(site.run(&["build"]).code, 1);
        assert!(!site.path().join("public").exists());
    }
}

#[test]
fn what_the_rules_judged_or_an_editor_allowed_passes() {
    // A number that words call something else; on the page its name stands in another element.
    let code = "项目编码: \"13888001234\"\n";
    let site = Sandbox::site().report("a", code, "合同编号13888001234已经归档。");
    let ran = site.run(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.said());
    // A waiver, a lowered rule, a number that the site itself gives to the public.
    let waived = "豁免: {PII02: 值班电话，已向社会公布}\n";
    let lowered = format!("{SETTINGS}检查: {{PII02: 警告, SEC01: 关闭}}\n");
    let own = format!("{SETTINGS}联系电话: {MOBILE}\n");
    let body = format!("联系电话{MOBILE}");
    for site in [
        Sandbox::site().report("a", waived, &body),
        Sandbox::site().file("mingbai.yaml", lowered).report(
            "a",
            "",
            &(body.clone() + "\n\n内部资料\n"),
        ),
        Sandbox::site()
            .file("mingbai.yaml", own)
            .report("a", "", &body),
    ] {
        let ran = site.run(&["build"]);
        assert_eq!(ran.code, 0, "{}", ran.said());
    }
}

#[test]
fn what_stays_in_a_source_excuses_nothing() {
    let planted = theme(&format!("<p>电话{MOBILE}</p>"));
    let kept = format!("审核: {{编辑: 张三{MOBILE}}}\n");
    let site = Sandbox::site().report("a", &kept, "");
    let site = site.file("themes/default/templates/404.html", planted);
    assert!(stopped(&site).contains("404.html"));
}

#[test]
fn a_static_file_that_changes_while_a_site_is_built_is_not_published() {
    use crate::in_memory::{checked, try_outputs};
    use mingbai::build::{BuildError, Inputs, SinkError, Work};
    use mingbai::render::Theme;
    use mingbai::source::{MemoryFiles, SourcePath};
    let mut files = MemoryFiles::default();
    let mut put = |path: &str, text: &str| files.0.insert(SourcePath::new(path), text.into());
    put("mingbai.yaml", SETTINGS);
    put("content/units.yaml", UNITS);
    put("static/a.txt", "甲");
    let inputs = Inputs::of(&files);
    let theme = Theme::builtin().unwrap();
    let checked = checked(&inputs, &files, &theme);
    files
        .0
        .insert(SourcePath::new("static/a.txt"), MOBILE.into());
    let work = Work {
        inputs: &inputs,
        files: &files,
        theme: &theme,
    };
    let outcome = try_outputs(&work, &checked);
    assert!(matches!(
        outcome,
        Err(BuildError::Sink(SinkError::Changed { .. }))
    ));
}

#[test]
fn what_the_search_page_counts_by_is_no_telephone_number() {
    // Eleven reports whose grades are the second, the fourth, the first …; 13,800,138,000 yuan each.
    let scores = [85, 50, 95, 85, 65, 50, 95, 85, 65, 50, 95];
    let mut site = Sandbox::site();
    for (at, score) in scores.iter().enumerate() {
        let funds = "资金: {全年预算数: 1380013.8万元, 全年执行数: 1380013.8万元}";
        let facts = format!("得分: {score}\n{funds}\n");
        site = site.report(&format!("{at:02}"), &facts, "已完成。");
    }
    let ran = site.run(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.said());
    let files = site.tree("public").into_iter();
    let mut parts = files.filter(|(path, _)| path.starts_with("search/"));
    let grades = parts
        .find(|(_, bytes)| String::from_utf8_lossy(bytes).contains("\"grades\":\"bdabcdabcda\""));
    assert!(
        grades.is_some(),
        "the grades are not in the order meant here"
    );
}
