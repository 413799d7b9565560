//! `mingbai import` on whatever lies in offices' folders: a word for each, nothing lost, nothing overwritten.

mod bounds;
#[cfg(unix)]
mod converted;
mod named;
mod offices;
mod units;

use crate::new_form::filled;
use crate::office::{container, docx, paragraph};
use crate::sandbox::{Ran, Sandbox};
use serde_json::Value;
use std::fs;

const TEXT: &str = "冷库建设项目支出绩效自评报告\n\n一、项目基本情况\n\n建成冷库2座。\n";
const PLACE: &str = "content/2023/qinghe/leng-ku-jian-she.md";

/// A site with documents beside it.
fn with(documents: &[(&str, &[u8])]) -> Sandbox {
    let sandbox = Sandbox::site();
    for (name, bytes) in documents {
        sandbox.write(&format!("docs/{name}"), bytes);
    }
    sandbox
}

/// Imports into 2023 and 青禾街道.
fn import(sandbox: &Sandbox, more: &[&str]) -> Ran {
    let given = [&["import", "--unit", "qinghe", "--year", "2023"], more].concat();
    sandbox.run(&given)
}

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {ran:?}"))
}

/// The files of the site's content, without the list of units.
fn reports(sandbox: &Sandbox) -> Vec<String> {
    let files = sandbox.tree("content").into_iter().map(|(path, _)| path);
    files.filter(|path| path != "units.yaml").collect()
}

/// Files that are no reports, and what is said of each.
fn no_reports() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    const BROKEN: &str = "文件损坏，或者内容与扩展名不符；重新导出这个文件";
    let word = docx("", &[]);
    let half = word[..word.len() / 2].to_vec();
    let locked = container("EncryptedPackage", vec![1]);
    let ours = "---\n项目名称: 甲\n---\n";
    vec![
        ("空.docx", Vec::new(), "文件是空的，没有内容"),
        (
            "照片.png",
            b"\x89PNG\r\n\x1a\n....".to_vec(),
            "图片里的文字程序不能读",
        ),
        (
            "打包.rar",
            b"Rar!\x1a\x07....".to_vec(),
            "不认识这种文件；换成 xlsx、docx、csv 或 pdf",
        ),
        (
            "加密.docx",
            locked,
            "文件加了密码；去掉密码再保存，公众也才能打开",
        ),
        ("断的.docx", half, BROKEN),
        (
            "改名.docx",
            b"\x01\x02\x03\x00\xff\xfe\x07\x00".to_vec(),
            BROKEN,
        ),
        (
            "改名的照片.docx",
            b"\x89PNG\r\n\x1a\n....".to_vec(),
            "图片里的文字程序不能读",
        ),
        ("断的.pdf", b"%PDF-1.4\n1 0 obj\n".to_vec(), BROKEN),
        (
            "别的.txt",
            "食堂菜谱：土豆烧肉。\n".into(),
            "看不出是项目支出绩效自评的文件，没有写报告",
        ),
        ("没有字.docx", word, "文件里没有读出文字"),
        (
            "很长.txt",
            "项目支出绩效自评报告\n一、项目基本情况。\n"
                .repeat(100_000)
                .into(),
            "这个文件的文字数量超出限度，没有读完；拆成几个文件再导入",
        ),
        (
            "自己的.md",
            ours.into(),
            "这已经是报告的源文件，不用导入：放进站点的 content 文件夹就行",
        ),
    ]
}

#[test]
fn each_file_that_is_no_report_is_told_why() {
    let cases = no_reports();
    let documents = cases.iter().map(|(name, bytes, _)| (*name, &**bytes));
    let sandbox = with(&documents.collect::<Vec<_>>());
    fs::create_dir_all(sandbox.path().join("docs/空文件夹")).unwrap();
    let more = ["docs", "docs/空文件夹", "没有.docx", "--format", "json"];
    let ran = import(&sandbox, &more);
    assert_eq!(ran.code, 1, "{ran:?}");
    let told = json(&ran);
    let said = |file: &Value| {
        let text = |key: &str| file[key].as_str().unwrap_or("").to_owned();
        (text("file"), text("message"))
    };
    let mut found: Vec<_> = told["files"].as_array().unwrap().iter().map(said).collect();
    found.sort();
    let expected = cases.iter().map(|(name, _, why)| (*name, *why));
    let expected = expected.chain([
        ("空文件夹", "这个文件夹里没有文件"),
        ("没有.docx", "没有这个文件"),
    ]);
    let expected = expected.map(|(name, why)| (name.to_owned(), why.to_owned()));
    let mut expected: Vec<_> = expected.collect();
    expected.sort();
    assert_eq!(found, expected);
    assert!(reports(&sandbox).is_empty());
}

#[test]
fn a_file_past_the_limit_is_not_read() {
    let sandbox = with(&[("大.txt", b"")]);
    let file = fs::File::create(sandbox.path().join("docs/大.txt")).unwrap();
    file.set_len((64 << 20) + 1).unwrap();
    let ran = import(&sandbox, &["docs/大.txt"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stdout
            .starts_with("✗ docs/大.txt：这个文件的大小超出限度，没有读完；拆成几个文件再导入\n"),
        "{ran:?}"
    );
}

#[cfg(unix)]
#[test]
fn a_file_without_rights_and_a_link_are_left() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let sandbox = with(&[("甲.txt", TEXT.as_bytes()), ("锁.txt", TEXT.as_bytes())]);
    let locked = sandbox.path().join("docs/锁.txt");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    symlink(
        sandbox.path().join("mingbai.yaml"),
        sandbox.path().join("docs/链接.txt"),
    )
    .unwrap();
    sandbox.write("docs/~$甲.docx", "x");
    sandbox.write("docs/.DS_Store", "x");
    let told = json(&import(
        &sandbox,
        &["docs", "--format", "json", "--dry-run"],
    ));
    let names: Vec<&str> = told["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["file"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["甲.txt", "锁.txt"]);
    // Who may read everything is told nothing.
    if fs::read(&locked).is_err() {
        assert_eq!(told["files"][1]["message"], "读不了：没有权限");
    }
}

#[test]
fn a_dry_run_writes_nothing_and_needs_no_site() {
    let sandbox = Sandbox::empty();
    sandbox.write("docs/冷库.txt", TEXT);
    let before = sandbox.tree("");
    let ran = sandbox.run(&[
        "import",
        "docs",
        "--unit",
        "青禾街道办事处",
        "--year",
        "2023",
        "--dry-run",
        "--keep-original",
    ]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.stdout
            .contains("里登记新单位 1 个，请核对：\n  青禾街道办事处"),
        "{ran:?}"
    );
    assert!(ran.stdout.contains("没有写任何文件"), "{ran:?}");
    assert_eq!(sandbox.tree(""), before);
    let ran = sandbox.run(&["import", "docs"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("不是一个站点"), "{ran:?}");
}

#[test]
fn what_is_there_is_kept_unless_it_is_to_be_replaced() {
    let sandbox = with(&[("冷库.txt", TEXT.as_bytes())]);
    let first = import(&sandbox, &["docs"]);
    assert_eq!(first.code, 0, "{first:?}");
    let written = fs::read_to_string(sandbox.path().join(PLACE)).unwrap();
    let again = import(&sandbox, &["docs"]);
    assert_eq!(again.code, 0);
    assert!(again.stdout.contains("没有变化 1 份"), "{again:?}");
    sandbox.write(PLACE, "改过");
    let kept = import(&sandbox, &["docs"]);
    assert_eq!(kept.code, 1);
    assert!(kept.stdout.contains("已经有了，没有改动它"), "{kept:?}");
    assert_eq!(
        fs::read_to_string(sandbox.path().join(PLACE)).unwrap(),
        "改过"
    );
    let told = import(&sandbox, &["docs", "--force", "--dry-run"]);
    assert_eq!(told.code, 0);
    assert_eq!(
        fs::read_to_string(sandbox.path().join(PLACE)).unwrap(),
        "改过"
    );
    let replaced = import(&sandbox, &["docs", "--force"]);
    assert_eq!(replaced.code, 0);
    assert!(replaced.stdout.contains("代替了原来的文件"), "{replaced:?}");
    assert_eq!(
        fs::read_to_string(sandbox.path().join(PLACE)).unwrap(),
        written
    );
}

#[test]
fn two_documents_of_one_name_become_two_reports_and_again_the_same() {
    let other = TEXT.replace('2', "3");
    let sandbox = with(&[
        ("a/冷库.txt", TEXT.as_bytes()),
        ("b/冷库.txt", other.as_bytes()),
    ]);
    for _ in 0..2 {
        assert_eq!(import(&sandbox, &["docs"]).code, 0);
        assert_eq!(
            reports(&sandbox),
            [
                "2023/qinghe/leng-ku-jian-she-2.md",
                "2023/qinghe/leng-ku-jian-she.md"
            ]
        );
    }
}

#[test]
fn what_must_not_be_published_makes_a_draft_and_is_masked() {
    let text = format!("{TEXT}\n联系人李文，手机13812345678。\n");
    let sandbox = with(&[("冷库.txt", text.as_bytes())]);
    let ran = import(&sandbox, &["docs", "--keep-original"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.stdout.contains("第7行：有手机号码（138******78）"),
        "{ran:?}"
    );
    assert!(
        ran.stdout.contains("原件放在旁边，check 会拦住它"),
        "{ran:?}"
    );
    assert!(!ran.stdout.contains("13812345678"));
    let written = fs::read_to_string(sandbox.path().join(PLACE)).unwrap();
    assert!(written.contains("\n草稿: true\n"), "{written}");
    assert!(
        written.contains("\n    文件: leng-ku-jian-she.txt\n"),
        "{written}"
    );
    assert_eq!(
        fs::read(
            sandbox
                .path()
                .join("content/2023/qinghe/leng-ku-jian-she.txt")
        )
        .unwrap(),
        text.as_bytes()
    );
}

#[test]
fn documents_of_office_programs_are_read() {
    let word = docx(
        &[
            paragraph("冷库建设项目支出绩效自评报告"),
            paragraph("建成冷库2座。"),
        ]
        .concat(),
        &[],
    );
    let sandbox = with(&[
        ("冷库.docx", &word),
        (
            "网页.html",
            "<html><body><p>冷库建设项目支出绩效自评报告</p></body></html>".as_bytes(),
        ),
        ("自评表.xls", &filled("libreoffice.xls")),
        ("自评表.xlsx", &filled("libreoffice.xlsx")),
    ]);
    let told = json(&import(
        &sandbox,
        &["docs", "--dry-run", "--format", "json"],
    ));
    for file in told["files"].as_array().unwrap() {
        assert_eq!(file["message"], Value::Null, "{file:#}");
        let text = file["reports"][0]["text"].as_str().unwrap();
        let project = match file["file"].as_str().unwrap().starts_with("自评表") {
            true => "项目名称: 河岸步道修缮",
            false => "冷库建设",
        };
        assert!(text.contains(project), "{file:#}");
    }
}

#[test]
fn json_has_its_shape() {
    let sandbox = with(&[("冷库.txt", TEXT.as_bytes())]);
    let told = json(&import(&sandbox, &["docs", "--format", "json"]));
    let keys = |value: &Value| {
        value
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(keys(&told), "files units");
    let file = &told["files"][0];
    assert_eq!(
        keys(file),
        "blocked changes converted file gaps kind left_out message path personal reports told_by"
    );
    let report = &file["reports"][0];
    assert_eq!(
        keys(report),
        "doubts draft error facts original outcome path text"
    );
    assert_eq!(report["path"], PLACE);
    assert_eq!(report["outcome"], "written");
    let written = fs::read_to_string(sandbox.path().join(PLACE)).unwrap();
    assert_eq!(report["text"], Value::from(written));
}

#[test]
fn a_draft_without_year_and_unit_stops_no_build() {
    let sandbox = with(&[(
        "冷库.txt",
        "冷库建设项目支出绩效自评报告\n\n建成冷库。\n".as_bytes(),
    )]);
    assert_eq!(sandbox.run(&["import", "docs"]).code, 0);
    assert_eq!(
        reports(&sandbox),
        ["niandu-daihe/danwei-daihe/leng-ku-jian-she.md"]
    );
    let built = sandbox.run(&["build"]);
    assert_eq!(built.code, 0, "{built:?}");
    assert!(built.stdout.contains("草稿 1 份没有发布"), "{built:?}");
    let checked = sandbox.run(&["check", "--drafts"]);
    assert_eq!(checked.code, 1, "{checked:?}");
    assert!(
        checked.stdout.contains("[PUB04]") && checked.stdout.contains("[FMT02]"),
        "{checked:?}"
    );
}
