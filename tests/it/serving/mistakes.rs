//! Mistakes never take a page away, and are told where they are.

use super::Preview;
use crate::sandbox::{SETTINGS, Sandbox};
use serde_json::Value;
use std::fs;

const PAGE: &str = "/2023/qinghe/a.html";

/// The rules whose findings stop publication.
fn codes(state: &Value) -> Vec<&str> {
    let findings = state["findings"].as_array().unwrap();
    findings
        .iter()
        .filter(|found| found["severity"] == "error")
        .map(|found| found["code"].as_str().unwrap())
        .collect()
}

#[test]
fn a_broken_front_matter_leaves_the_last_good_page_until_it_is_mended() {
    let sandbox = Sandbox::site()
        .report("a", "", "好的正文")
        .report("b", "", "别的");
    let preview = Preview::of(sandbox.path());
    assert!(preview.get(PAGE).text().contains("好的正文"));
    let good = preview.state(PAGE);
    assert_eq!(
        (good["standing"].as_str(), codes(&good).len()),
        (Some("newest"), 0)
    );

    sandbox.write(
        "content/2023/qinghe/a.md",
        "---\n项目名称: 试验\n年度：2023\n---\n坏了\n",
    );
    preview.until("the mistake is seen", |it| {
        it.state(PAGE)["standing"] == "last-good"
    });
    let state = preview.state(PAGE);
    let found = &state["findings"][0];
    assert_eq!(codes(&state)[0], "FMT01");
    assert_eq!(
        (found["line"].as_u64(), found["label"].as_str()),
        (Some(3), Some("拦截"))
    );
    assert_eq!(found["path"], "content/2023/qinghe/a.md");
    assert_eq!(
        state["etag"], good["etag"],
        "the page need not be loaded again"
    );
    let page = preview.get(PAGE);
    assert_eq!(
        (page.status, page.header("x-mingbai-page")),
        (200, "last-good")
    );
    assert!(page.text().contains("好的正文"));
    let other = preview.state("/2023/qinghe/b.html");
    assert_eq!(codes(&other).len(), 0);
    assert!(other["others"]["error"].as_u64().unwrap() >= 1);

    let sandbox = sandbox.report("a", "", "改好的正文");
    preview.until("it is mended", |it| {
        it.get(PAGE).text().contains("改好的正文")
    });
    let state = preview.state(PAGE);
    assert_eq!(
        (state["standing"].as_str(), codes(&state).len()),
        (Some("newest"), 0)
    );
    assert_ne!(state["etag"], good["etag"]);
    drop(sandbox);
}

/// A report with a slip in its front matter, and the line it is in.
const SLIPS: &[(&str, u64)] = &[
    (
        "---\n项目名称: 试验\n单位: qinghe\n年度: 2023\n得分：95.00\n---\n坏了\n",
        5,
    ),
    (
        "---\n项目名称: 试验\n单位: qinghe\n年度: 2023\n 得分: 95.00\n---\n坏了\n",
        5,
    ),
    (
        "---\n项目名称: 试验\n单位: qinghe\n年度: 2023\n资金:\n\t得分: 9\n---\n坏了\n",
        6,
    ),
    (
        "---\n项目名称: 试验\n单位: qinghe\n年度: 2023\n指标:\n  - {一级: 甲，二级: 乙}\n---\n坏了\n",
        6,
    ),
    (
        "---\n项目名称: 试验\n单位: qinghe\n年度: 2023\n资金:\n  得分：9\n---\n坏了\n",
        6,
    ),
    (
        "---\n项目名称: 试验\n单位: qinghe\n年度: 2023\n得分: “95.00”\n---\n坏了\n",
        5,
    ),
    (
        "——\n项目名称: 试验\n单位: qinghe\n年度: 2023\n---\n坏了\n",
        1,
    ),
    (
        "---\n项目名称: 试验\n单位: qinghe\n年度: 2023\n——\n坏了\n",
        5,
    ),
];

#[test]
fn any_slip_leaves_the_last_good_page_and_nothing_is_called_missing() {
    let sandbox = Sandbox::site().report("a", "", "好的正文");
    let preview = Preview::of(sandbox.path());
    assert!(preview.get(PAGE).text().contains("好的正文"));
    for (text, line) in SLIPS {
        sandbox.write("content/2023/qinghe/a.md", text);
        let seen = |it: &Preview| {
            let state = it.state(PAGE);
            state["standing"] == "last-good" && state["findings"][0]["line"] == *line
        };
        preview.until("the slip is seen", seen);
        let state = preview.state(PAGE);
        assert_eq!(codes(&state), ["FMT01"], "{text}");
        assert_eq!(state["findings"].as_array().unwrap().len(), 1, "{text}");
        assert!(preview.get(PAGE).text().contains("好的正文"), "{text}");
    }
}

#[test]
fn a_slip_in_the_list_of_units_takes_no_page_away() {
    let sandbox = Sandbox::site().report("a", "", "好的正文");
    let units = "content/units.yaml";
    sandbox.write(units, "- 标识: qinghe\n  名称: 青禾街道办事处\n");
    let preview = Preview::of(sandbox.path());
    assert!(preview.get(PAGE).text().contains("好的正文"));
    sandbox.write(units, "- 标识：qinghe\n  名称: 青禾街道办事处\n");
    preview.until("the slip is seen", |it| {
        it.state(PAGE)["standing"] == "last-good"
    });
    let state = preview.state(PAGE);
    assert_eq!(state["findings"][0]["path"], units);
    assert_eq!(codes(&state), ["FMT01"]);
    assert!(preview.get(PAGE).text().contains("好的正文"));
}

#[test]
fn what_blocks_comes_first() {
    let body = "帐户\n\n身份证号530102199003071238";
    let sandbox = Sandbox::site().report("a", "", body);
    let preview = Preview::of(sandbox.path());
    preview.until("all is found", |it| it.state(PAGE)["own"]["error"] == 1);
    let state = preview.state(PAGE);
    let findings = state["findings"].as_array().unwrap();
    let severities: Vec<_> = findings.iter().map(|it| &it["severity"]).collect();
    let first = severities.iter().position(|it| **it != "error");
    assert!(
        severities[0] == "error" && first == Some(1),
        "{severities:?}"
    );
    let dashboard = preview.get("/_mingbai/").text();
    let place = |code: &str| dashboard.find(&format!("rules/{code}"));
    assert!(place("PII01") < place("TXT03"), "{dashboard}");
}

#[test]
fn a_report_that_was_broken_from_the_start_tells_why_it_is_not_there() {
    let sandbox = Sandbox::site();
    sandbox.write(
        "content/2023/qinghe/a.md",
        "---\n项目名称: \"没有关上\n---\n",
    );
    let preview = Preview::of(sandbox.path());
    let page = preview.get(PAGE);
    assert_eq!(
        (page.status, page.header("x-mingbai-page")),
        (503, "broken")
    );
    assert!(page.text().contains("FMT01") && page.text().contains("live.js"));
    assert_eq!(preview.get("/").status, 200);
    let sandbox = sandbox.report("a", "", "正文");
    preview.until("it is mended", |it| it.get(PAGE).status == 200);
    drop(sandbox);
}

#[test]
fn a_fault_of_the_theme_is_told_on_every_page_and_takes_none_away() {
    let sandbox = Sandbox::site().report("a", "", "好的正文");
    let preview = Preview::of(sandbox.path());
    preview.get(PAGE);
    let template = "themes/default/templates/report.html";
    for fault in [
        "{% if %}",
        "{% extends \"base.html\" %}{% block main %}{{ view.nothing.here }}{% endblock %}",
    ] {
        sandbox.write(template, fault);
        preview.until("the fault is seen", |it| {
            it.state(PAGE)["standing"] == "last-good"
        });
        let state = preview.state(PAGE);
        assert_eq!(state["findings"][0]["path"], template, "{state}");
        assert!(preview.get(PAGE).text().contains("好的正文"));
        fs::remove_file(sandbox.path().join(template)).unwrap();
        preview.until("it is mended", |it| it.state(PAGE)["standing"] == "newest");
    }
    sandbox.write("themes/default/strings.yaml", "nav: [");
    preview.until("the fault is seen", |it| {
        it.state("/")["standing"] == "last-good"
    });
}

#[test]
fn what_the_door_would_stop_is_told_on_its_page_and_in_the_comparison() {
    let own = crate::sandbox::project().join("themes/default/templates/404.html");
    let own = fs::read_to_string(own).unwrap();
    let planted = own.replace("<header", "<p>电话<b>138</b>88001234</p><header");
    let sandbox = Sandbox::site()
        .report("a", "", "正文")
        .file("themes/default/templates/404.html", planted);
    let preview = Preview::of(sandbox.path());
    let state = preview.state("/404.html");
    let message = state["findings"][0]["message"].as_str().unwrap().to_owned();
    assert!(
        message.contains("要发布的 404.html 里有手机号码（138******34）"),
        "{state}"
    );
    assert_eq!(
        (&state["own"]["error"], &state["others"]["error"]),
        (&1.into(), &0.into())
    );
    assert_eq!(preview.state(PAGE)["own"]["error"], 0);
    preview.until("the comparison is over", |it| {
        it.get("/_mingbai/changes")
            .text()
            .contains("发布前最后一遍检查")
    });
}

#[test]
fn a_deleted_report_is_gone_and_a_moved_one_says_where() {
    let sandbox = Sandbox::site()
        .report("a", "", "正文")
        .report("b", "", "正文");
    let preview = Preview::of(sandbox.path());
    preview.get(PAGE);
    preview.get("/2023/qinghe/b.html");
    let sandbox = sandbox.report("a", "网址名: xin\n", "正文");
    preview.until("it has moved", |it| it.get(PAGE).status == 404);
    assert_eq!(preview.state(PAGE)["moved"], "/2023/qinghe/xin.html");
    fs::remove_file(sandbox.path().join("content/2023/qinghe/b.md")).unwrap();
    preview.until("it is gone", |it| {
        it.get("/2023/qinghe/b.html").status == 404
    });
    assert_eq!(preview.state("/2023/qinghe/b.html")["moved"], Value::Null);
}

#[test]
fn settings_that_vanish_or_break_leave_the_pages() {
    let sandbox = Sandbox::site().report("a", "", "正文");
    let preview = Preview::of(sandbox.path());
    preview.get(PAGE);
    fs::remove_file(sandbox.path().join("mingbai.yaml")).unwrap();
    preview.until("it is seen", |it| it.state(PAGE)["standing"] == "last-good");
    assert!(
        preview
            .get("/nothing.html")
            .text()
            .contains("mingbai new site")
    );
    sandbox.write("mingbai.yaml", "站点名称: [");
    preview.until("it is seen", |it| it.state(PAGE)["standing"] == "newest");
    assert!(preview.state("/")["own"]["error"].as_u64() > Some(0));
    sandbox.write("mingbai.yaml", SETTINGS);
    preview.settles(sandbox.path(), "mending the settings");
}

#[test]
fn what_a_source_says_is_text_wherever_it_is_shown() {
    let sandbox = Sandbox::site();
    let name = "<img src=x onerror=alert(1)>\"'&";
    sandbox.write(
        "content/2023/qinghe/a.md",
        format!("---\n项目名称: A\n单位: qinghe\n年度: 2023\n{name}: 1\n---\n"),
    );
    let preview = Preview::of(sandbox.path());
    let page = preview.get("/_mingbai/").text();
    assert!(!page.contains("<img") && page.contains("&lt;img"), "{page}");
    let asked = preview
        .get("/_mingbai/?file=%22%3E%3Cscript%3E&rule=%22%3E%3Cscript%3E")
        .text();
    assert!(!asked.contains("><script>"), "{asked}");
}

#[test]
fn at_the_first_look_at_many_reports_a_page_comes_with_its_own_findings() {
    let mut sandbox = Sandbox::site();
    for number in 0..300 {
        sandbox = sandbox.report(&format!("r{number}"), "", &format!("第{number}段"));
    }
    let sandbox = sandbox
        .report("a", "", "身份证号530102199003071238")
        .report(
            "b",
            "豁免: {TXT03: 原文如此}\n",
            "帐户和身份证号530102199003071238",
        );
    let preview = Preview::of(sandbox.path());
    let states = || [PAGE, "/2023/qinghe/b.html"].map(|page| preview.state(page));
    preview.until("there is a site", |it| {
        it.state(PAGE)["standing"] == "newest"
    });
    let first = states();
    assert_eq!(first.each_ref().map(codes), [["PII01"], ["PII01"]]);
    preview.until("all findings are there", |it| {
        it.get("/_mingbai/findings.json").text().contains("PII01")
    });
    let later = states();
    for (first, later) in first.iter().zip(&later) {
        for part in ["findings", "own"] {
            assert_eq!(first[part], later[part]);
        }
    }
}
