//! Pages and rules judge alike: `check` reports every 未达到 without a reason that a page prints, and
//! no other.

use crate::sandbox::Sandbox;
use std::collections::BTreeSet;

/// Rows as offices write them: 二级, 三级, 性质, 指标值, 完成值, 偏差.
const ROWS: &[[&str; 6]] = &[
    ["成本指标", "花钱", "", "20万元", "18万元", ""],
    ["成本指标", "项目成本", "", "20万元", "23万元", ""],
    ["成本指标", "户均标准", "", "500元", "480元", ""],
    ["数量指标", "灌渠长度", "≥", "266米", "251米", "无"],
    ["数量指标", "挖井数", "═", "50个", "40", "—"],
    ["数量指标", "发苗数", "》=", "300株", "不低于300株", ""],
    ["数量指标", "授课次数", "", "至少全年2次", "已完成100%", ""],
    [
        "数量指标",
        "探访人次",
        "﹥",
        "100人次",
        "１００人次",
        "两人外出",
    ],
    [
        "数量指标",
        "铺砖面积",
        "",
        "约1200平方米",
        "约1100平方米",
        "",
    ],
    ["质量指标", "验收合格率", "", "100%", "0", "尚未到验收"],
    ["质量指标", "器材合格率", "", "100%", "98", ""],
    ["质量指标", "配备率", "", "100%", "1000件", ""],
    ["质量指标", "巡查制度", "定性", "每周一次", "部分达成", ""],
    [
        "质量指标",
        "登记制度",
        "定性",
        "每周一次",
        "未达成",
        "人手不足",
    ],
    ["时效指标", "完工日期", "", "10月前", "8月", ""],
    ["时效指标", "办结时限", "≤", "15天", "16天", ""],
    ["社会效益指标", "火灾", "", "0起", "1起", ""],
    ["社会效益指标", "投诉", "〈＝", "3件", "2", ""],
    ["社会效益指标", "影响", "", "有效", "有效", ""],
    [
        "服务对象满意度指标",
        "住户满意度",
        "",
        "不低于95%",
        "93%",
        "",
    ],
];

fn report(at: usize, rows: &[&[&str; 6]]) -> String {
    let mut text = format!("项目名称: 灌渠修缮第{at}段\n单位: qinghe\n年度: 2023\n指标:\n");
    for [level, name, relation, target, actual, deviation] in rows {
        text += &format!("  - {{二级: {level}, 三级: {name}");
        let values = [
            ("性质", relation),
            ("指标值", target),
            ("完成值", actual),
            ("偏差", deviation),
        ];
        for (key, value) in values.iter().filter(|(_, value)| !value.is_empty()) {
            text += &format!(", {key}: \"{value}\"");
        }
        text += "}\n";
    }
    format!("---\n{text}---\n")
}

/// The names of the rows that a page calls 未达到 without a reason.
fn accused(page: &str) -> BTreeSet<String> {
    let rows = page
        .split("<tr>")
        .filter(|row| row.contains("这一行没有写原因"));
    rows.map(|row| {
        assert!(row.contains("未达到"), "{row}");
        let name = row.split("</th>").next().unwrap();
        name.rsplit('>').next().unwrap().to_owned()
    })
    .collect()
}

/// The names of the rows of which `check` says that they were missed and nobody says why.
fn reported(said: &str) -> BTreeSet<String> {
    let lines = said
        .lines()
        .filter(|line| line.contains("[IND05]") && line.contains("没有完成"));
    lines
        .map(|line| line.split(['“', '”']).nth(1).unwrap().to_owned())
        .collect()
}

#[test]
fn check_reports_every_miss_without_a_reason_that_a_page_prints_and_no_other() {
    // Each row alone, and all of them together.
    let mut reports: Vec<Vec<&[&str; 6]>> = vec![ROWS.iter().collect()];
    reports.extend(ROWS.iter().map(|row| vec![row]));
    let mut site = Sandbox::site();
    for (at, rows) in reports.iter().enumerate() {
        site = site.file(&format!("content/2023/qinghe/r{at}.md"), report(at, rows));
    }
    let said = site
        .run(&["check", "--format", "concise", "--rule", "IND05"])
        .said();
    let built = site.run(&["build"]);
    assert_eq!(built.code, 0, "{}", built.said());
    let mut seen = 0;
    for at in 0..reports.len() {
        let page = site.published(&format!("2023/qinghe/r{at}.html"));
        let of_this: Vec<_> = said
            .lines()
            .filter(|line| line.contains(&format!("/r{at}.md:")))
            .collect();
        let accused = accused(&page);
        assert_eq!(accused, reported(&of_this.join("\n")), "{page}");
        seen += accused.len();
    }
    // 未达到 stands on these pages: the test sees something.
    assert!(seen >= 8, "{seen}");
}
