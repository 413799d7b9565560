//! Documents under other names than theirs, and what is called by a name.

use super::{TEXT, import, json, reports, with};
use crate::office::{docx, paragraph};

#[test]
fn a_document_under_another_kinds_name_is_read_as_what_it_is() {
    let word = docx(&paragraph("冷库建设项目支出绩效自评报告"), &[]);
    let sandbox = with(&[("冷库.pdf", &word)]);
    let ran = import(&sandbox, &["docs"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(reports(&sandbox), ["2023/qinghe/leng-ku-jian-she.md"]);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_told() {
    use std::os::unix::net::UnixListener;
    let sandbox = with(&[("甲.txt", TEXT.as_bytes())]);
    let _listener = UnixListener::bind(sandbox.path().join("docs/s.docx")).unwrap();
    let ran = import(&sandbox, &["docs/s.docx", "--dry-run"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.stdout
            .starts_with("✗ docs/s.docx：这不是文件，也不是文件夹\n"),
        "{ran:?}"
    );
}

#[test]
fn a_unit_is_named_by_words_and_the_code_is_no_part_of_a_name() {
    let form = "项目支出绩效自评表,,,,,,,\n（2023年度）,,,,,,,\n项目名称,530102230000000004711-冷库建设,,,,,,\n\
        主管部门,示范区农业农村局,,实施单位,1.,,,\n\
        项目资金（万元）,,年初预算数,全年预算数,全年执行数,分值,执行率,得分\n\
        ,年度资金总额,7.00,7.00,7.00,10,100%,10\n";
    let sandbox = with(&[("表.csv", form.as_bytes())]);
    let told = json(&sandbox.run(&["import", "docs", "--format", "json"]));
    let report = &told["files"][0]["reports"][0];
    let path = "content/2023/danwei-daihe/leng-ku-jian-she.md";
    assert_eq!(report["path"], path, "{told:#}");
    assert_eq!(told["units"], serde_json::json!([]));
    let doubts = report["doubts"].as_array().unwrap();
    assert!(doubts.iter().any(|doubt| doubt["field"] == "单位"));
}

#[test]
fn what_was_named_is_held_against_what_the_document_says() {
    let text = TEXT.replace("冷库建设", "云岭区民政局2022年度冷库建设");
    let sandbox = with(&[("冷库.txt", text.as_bytes())]);
    let ran = import(&sandbox, &["docs", "--dry-run"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    for doubt in ["--year 写的是2023", "--unit 写的是“青禾街道办事处（示例）”"]
    {
        assert!(ran.stdout.contains(doubt), "{doubt}: {ran:?}");
    }
}
