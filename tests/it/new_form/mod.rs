//! The empty form that `new form` writes, and the same filled in by programs: what each prints.

use crate::printed_sheets::{printed, told};
use crate::sandbox::{SETTINGS, Sandbox};
use std::io::{Cursor, Read};

/// The form filled in by openpyxl, which works nothing out, and by LibreOffice.
const FILLED: &[u8] = include_bytes!("filled.zip");

/// The unit that filled it in.
const UNITS: &str = "- 标识: hedao\n  名称: 示范河道管理所\n";

/// The parts of a package.
fn part(bytes: &[u8], name: &str) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = Vec::new();
    zip.by_name(name).unwrap().read_to_end(&mut out).unwrap();
    out
}

#[test]
fn a_filled_form_prints_what_was_filled_in_and_worked_out() {
    let expected = include_str!("filled.txt");
    for name in ["libreoffice.xlsx", "libreoffice.xls"] {
        assert_eq!(
            told(&printed(name, &part(FILLED, name))),
            expected,
            "{name}"
        );
    }
    let unworked = expected
        .replace("712.50|703.00|695.95|10|99.00%|9.9|9.9", "|||10|||")
        .replace("|总分|100|99.4|", "|总分|||");
    let said = "! 工作表“自评表”里没有算出结果的公式7个（用办公软件打开，保存一次就有了）\n";
    let foreign = printed("openpyxl.xlsx", &part(FILLED, "openpyxl.xlsx"));
    assert_eq!(told(&foreign), unworked + said);
}

/// The form as a program saved it after it was filled in.
pub(crate) fn filled(name: &str) -> Vec<u8> {
    part(FILLED, name)
}

#[test]
fn a_filled_form_is_imported_without_a_doubt() {
    for name in ["libreoffice.xlsx", "libreoffice.xls"] {
        let site = Sandbox::site().file("content/units.yaml", UNITS);
        site.write(name, filled(name));
        let ran = site.run(&["import", name, "--format", "json"]);
        assert_eq!(ran.code, 0, "{}", ran.said());
        let told: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
        let reports = told["files"][0]["reports"].as_array().unwrap();
        assert_eq!(reports.len(), 1, "{told:#}");
        assert_eq!(reports[0]["doubts"], serde_json::json!([]), "{told:#}");
        assert_eq!(told["files"][0]["gaps"], serde_json::json!([]), "{told:#}");
        let expected = include_str!("imported.md").replace("FILE", name);
        assert_eq!(reports[0]["text"].as_str().unwrap(), expected);
        let checked = site.run(&["check", "--format", "concise"]);
        assert_eq!(checked.code, 0, "{}", checked.said());
        // What the clerk of the fixture left open: no review, no survey, a score of its own, a budget that was cut; what the site lacks.
        let open = ["PUB02", "IND06", "SCO05", "AMT10", "PUB03", "SIT01"];
        let found = checked.stdout.split(['[', ']']).skip(1).step_by(2);
        let ours: Vec<&str> = found.filter(|code| !open.contains(code)).collect();
        assert!(ours.is_empty(), "{}", checked.said());
    }
}

#[test]
fn a_form_whose_sums_were_not_worked_out_is_a_draft() {
    let site = Sandbox::site().file("content/units.yaml", UNITS);
    site.write("openpyxl.xlsx", filled("openpyxl.xlsx"));
    let ran = site.run(&["import", "openpyxl.xlsx"]);
    assert_eq!(ran.code, 0, "{}", ran.said());
    let said = "      工作表“自评表”里没有算出结果的公式7个（用办公软件打开，保存一次就有了），请对照原件补上\n";
    assert!(ran.stdout.contains(said), "{}", ran.said());
    assert!(ran.stdout.contains("（草稿）"), "{}", ran.said());
}

#[test]
fn an_empty_form_has_the_profile_and_the_grades_of_its_site() {
    let grades = "等级: [{名称: 好, 下限: 60}, {名称: 不好, 下限: 0}]\n";
    let profile = "名称: 本区体例\n预算执行分值: 20\n指标:\n\
        \x20 - {名称: 完成指标, 分值: 80, 二级: [{名称: 数量}, {名称: 质量}]}\n\
        \x20 - {名称: 影响指标, 二级: [{名称: 社会影响}]}\n";
    let site = Sandbox::site()
        .file("mingbai.yaml", format!("{SETTINGS}体例: own\n{grades}"))
        .file("profiles/own.yaml", profile);
    let args = [
        "new",
        "form",
        "--year",
        "2023",
        "--unit",
        "青禾街道",
        "--project",
        "甲<&>乙",
        "--output",
        "a.xlsx",
    ];
    let ran = site.run(&args);
    assert_eq!(ran.code, 0, "{}", ran.said());
    let path = site.path().join("a.xlsx");
    let bytes = std::fs::read(&path).unwrap();
    assert_eq!(told(&printed("a.xlsx", &bytes)), include_str!("empty.txt"));
    let sheet = String::from_utf8(part(&bytes, "xl/worksheets/sheet1.xml")).unwrap();
    for offer in [
        "<formula1>\"完成指标,影响指标\"</formula1>",
        "<formula1>\"数量,质量,社会影响\"</formula1>",
        "<formula1>\"≥,&gt;,=,&lt;,≤,定性\"</formula1>",
        "<formula1>\"好,不好\"</formula1>",
        "各级合计：完成指标80分。",
    ] {
        assert!(sheet.contains(offer), "{offer}");
    }
    let again = site.run(&["new", "form", "--output", "a.xlsx"]);
    assert_eq!(again.code, 2, "{}", again.said());
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
    let unknown = site.run(&["new", "form", "--unit", "清河"]);
    assert!(
        unknown.said().contains("单位表里没有“清河”"),
        "{}",
        unknown.said()
    );
}
