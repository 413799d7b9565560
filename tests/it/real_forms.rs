//! What real forms say beyond the plain ones: codes before names, rows 其中, reports on a whole department.

use crate::in_memory::built;
use mingbai::build::Inputs;
use mingbai::render::Theme;
use mingbai::source::{MemoryFiles, SourcePath};
use std::collections::BTreeMap;

/// The pages of a site with these reports, by route.
fn pages(reports: &[(&str, &str)]) -> BTreeMap<String, String> {
    let settings = ("mingbai.yaml", "站点名称: 站点\n".to_owned());
    let units = "- {标识: qinghe, 名称: 云岭区青禾街道办事处}\n".to_owned();
    let front = |fields: &str| format!("---\n单位: 305001-云岭区青禾街道办事处\n{fields}---\n");
    let reports = reports.iter().map(|(path, fields)| (*path, front(fields)));
    let files = [settings, ("content/units.yaml", units)];
    let files = files.into_iter().chain(reports);
    let files = files.map(|(path, text)| (SourcePath::new(path), text.into_bytes()));
    let files = MemoryFiles(files.collect());
    let theme = Theme::builtin().unwrap();
    let (checked, outputs) = built(&Inputs::of(&files), &files, &theme);
    let listing = &checked.outcome.diagnostics;
    assert!(!checked.outcome.blocks(), "{listing:#?}");
    let text = |bytes| String::from_utf8(bytes).unwrap_or_default();
    let pages = outputs.into_iter();
    pages
        .map(|(route, bytes)| (route.as_str().to_owned(), text(bytes)))
        .collect()
}

#[test]
fn projects_are_followed_by_their_code_and_else_by_their_name() {
    let code = "530102230000000004711";
    let led = format!("项目名称: {code}-冷库建设\n年度: 2022\n网址名: yi\n");
    let renamed = format!("项目名称: 冷链物流中心\n项目编码: \"{code}\"\n年度: 2023\n网址名: er\n");
    let other = "项目名称: 冷库建设\n项目编码: 53010223T000000009999\n年度: 2024\n网址名: san\n";
    let uncoded = "项目名称: 冷链物流中心\n年度: 2021\n网址名: ling\n";
    let pages = pages(&[
        ("content/ling.md", uncoded),
        ("content/yi.md", &led),
        ("content/er.md", &renamed),
        ("content/san.md", other),
    ]);
    let page = |route: &str| &pages[route];
    let years = |route: &str| {
        let text = page(route);
        let start = text.find("id=\"linian\"").map(|at| &text[at..]);
        let section = start.and_then(|text| text.split("</section>").next());
        section.map_or(0, |text| text.matches("<tr><th scope=\"row\">").count())
    };
    assert_eq!(years("2022/qinghe/yi.html"), 3);
    assert_eq!(years("2021/qinghe/ling.html"), 3);
    assert_eq!(years("2024/qinghe/san.html"), 0);
    assert!(page("2022/qinghe/yi.html").contains("<h1>冷库<wbr>建设</h1>"));
    assert!(page("2022/qinghe/yi.html").contains(code));
}

#[test]
fn rows_of_which_are_shown_and_counted_nowhere() {
    let row = "{三级: 种植面积, 性质: ≥, 指标值: 29, 单位: 亩, 完成值: 29, 分值: 100, 得分: 100";
    let fields = "项目名称: 种植补助\n年度: 2023\n网址名: yi\n得分: 100\n指标:\n  - ";
    let nested = format!(
        "{fields}{row}, 其中: [{{名称: 桃树, 性质: ≥, 指标值: 9, 单位: 亩, 完成值: 8}}]}}\n"
    );
    let flat = format!(
        "{fields}{row}}}\n  - {{三级: 其中桃树, 性质: ≥, 指标值: 9, 单位: 亩, 完成值: 8}}\n"
    );
    let route = "2023/qinghe/yi.html";
    let nested = pages(&[("content/yi.md", &nested)]);
    let flat = pages(&[("content/yi.md", &flat)]);
    let page = &nested[route];
    assert_eq!(page, &flat[route]);
    assert!(page.contains("其中</small>桃树"), "{page}");
    assert!(
        page.contains("1项指标得分，合计100分，与总分一致"),
        "{page}"
    );
    assert!(!page.contains("class=\"missed\""), "{page}");
}

#[test]
fn a_report_on_a_whole_department_says_so() {
    let fields = "年度: 2023\n网址名: yi\n得分: 95\n资金: {全年预算数: 270, 全年执行数: 260}\n";
    let by_kind = format!("项目名称: 本年度支出\n评价方式: 部门整体支出\n{fields}");
    let by_name = format!("项目名称: 2023年部门整体支出\n{fields}");
    for fields in [by_kind, by_name] {
        let pages = pages(&[("content/yi.md", &fields)]);
        let page = &pages["2023/qinghe/yi.html"];
        assert!(page.contains("<dd>部门整体支出</dd>"), "{page}");
        assert!(page.contains("2023年度部门整体支出绩效报告"), "{page}");
        assert!(!page.contains("在这个项目上"), "{page}");
    }
}
