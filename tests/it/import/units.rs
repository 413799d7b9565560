//! Units that documents name and the list does not have.

use super::{TEXT, with};
use crate::sandbox::Sandbox;
use std::fs;

#[test]
fn a_unit_is_added_to_the_list_and_never_guessed() {
    let sandbox = with(&[("冷库.txt", TEXT.as_bytes())]);
    let run = |unit: &str| sandbox.run(&["import", "docs", "--year", "2023", "--unit", unit]);
    let ran = run("云岭区民政局");
    assert_eq!(ran.code, 0, "{ran:?}");
    let list = "- 标识: qinghe\n  名称: 青禾街道办事处（示例）\n  简称: 青禾街道\n- 标识: yun-ling-qu-min-zheng-ju\n  名称: 云岭区民政局\n";
    assert_eq!(
        fs::read_to_string(sandbox.path().join("content/units.yaml")).unwrap(),
        list
    );
    assert!(
        sandbox
            .path()
            .join("content/2023/yun-ling-qu-min-zheng-ju/leng-ku-jian-she.md")
            .exists()
    );
    let ran = run("青禾街到");
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("是不是“青禾街道”"), "{ran:?}");
    // A list in brackets cannot be added to.
    sandbox.write(
        "content/units.yaml",
        "[{标识: qinghe, 名称: 青禾街道办事处}]\n",
    );
    let ran = run("云岭区财政所");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.stdout
            .contains("没有自动登记（单位表的写法不能在末尾添加）"),
        "{ran:?}"
    );
    // Where there is no list yet, there is one afterwards.
    let sandbox = Sandbox::empty()
        .file("mingbai.yaml", "站点名称: 甲\n")
        .file("docs/冷库.txt", TEXT);
    let ran = sandbox.run(&["import", "docs", "--year", "2023", "--unit", "云岭区民政局"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let list = fs::read_to_string(sandbox.path().join("content/units.yaml")).unwrap();
    assert_eq!(
        list,
        "- 标识: yun-ling-qu-min-zheng-ju\n  名称: 云岭区民政局\n"
    );
}
