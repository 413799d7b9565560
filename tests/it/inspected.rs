//! 人工检查: a file that was not read stops publication until somebody answers for it, by name.

use crate::sandbox::{SETTINGS, Sandbox};

const PICTURE: &[u8] = b"\xFF\xD8\xFF\xE0 no text";

/// A site with a picture that a report publishes, with this beside it.
fn site(answer: &str) -> Sandbox {
    let fields = format!("佐证材料: [{{名称: 现场照片, 文件: a.jpg{answer}}}]\n");
    Sandbox::site()
        .report("one", &fields, "")
        .file("content/2023/qinghe/a.jpg", PICTURE)
}

const ANSWER: &str = ", 人工检查: {人: 看图的李文, 日期: 2024-09-20, 校验: e72752a0}";

#[test]
fn a_file_that_was_not_read_stops_the_build_until_somebody_answers() {
    let ran = site("").run(&["build"]);
    assert_eq!(ran.code, 1, "{}", ran.said());
    for words in [
        "拦截",
        "IMP01",
        "a.jpg",
        "人工检查: {人: 姓名, 日期: 看完的日期, 校验: e72752a0}",
    ] {
        assert!(ran.said().contains(words), "{}", ran.said());
    }
    let site = site(ANSWER);
    let ran = site.run(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.said());
    let told = "没有检查内容的文件 1 个，其中人工检查过 1 个：\n  content/2023/qinghe/a.jpg（人工检查：看图的李文，2024年9月20日）\n";
    assert!(ran.said().contains(told), "{}", ran.said());
    assert!(site.run(&["check"]).said().contains(told));
    // Who looked is not published,
    assert!(
        !site
            .published("2023/qinghe/one.html")
            .contains("看图的李文")
    );
    // unless the site wants it.
    let site = site.file("mingbai.yaml", format!("{SETTINGS}公布审核信息: true\n"));
    assert_eq!(site.run(&["build"]).code, 0);
    let page = site.published("2023/qinghe/one.html");
    assert!(
        page.contains("人工检查：看图的李文，2024年9月20日"),
        "{page}"
    );
}

#[test]
fn an_answer_counts_for_the_bytes_that_were_looked_at_and_no_others() {
    let unknown = ", 人工检查: {人: 李文, 日期: 2024-09-20}";
    let ran = site(unknown).run(&["build"]);
    assert_eq!(ran.code, 1, "{}", ran.said());
    for words in [
        "content/2023/qinghe/one.md 里的“人工检查”没有写“校验”",
        "改成 人工检查: {人: 李文, 日期: 2024-09-20, 校验: e72752a0}；文件换过的，请重新看",
    ] {
        assert!(ran.said().contains(words), "{}", ran.said());
    }
    // More digits of the hash, and capital ones, are the same.
    let longer = ANSWER.replace("e72752a0", "E72752A01FD6");
    assert_eq!(site(&longer).run(&["build"]).code, 0);
    for wrong in ["e72752a", "看过", "e72752a-"] {
        let wrong = ANSWER.replace("e72752a0", wrong);
        assert_eq!(site(&wrong).run(&["build"]).code, 1, "{wrong}");
    }
    let changed = site(ANSWER).file("content/2023/qinghe/a.jpg", b"\xFF\xD8\xFF\xE1 other");
    let ran = changed.run(&["build"]);
    assert_eq!(ran.code, 1, "{}", ran.said());
    for words in [
        "content/2023/qinghe/one.md 里的“人工检查”写的“校验”对不上，文件在看过以后换了",
        "就改成 人工检查: {人: 姓名, 日期: 看完的日期, 校验: a2e22981}",
    ] {
        assert!(ran.said().contains(words), "{}", ran.said());
    }
    let said = changed.run(&["check"]).said();
    assert!(said.contains("a.jpg（没有人工检查）"), "{said}");
    // The line that it says is the answer.
    let again = ANSWER.replace("e72752a0", "a2e22981");
    assert_eq!(
        site(&again)
            .file("content/2023/qinghe/a.jpg", b"\xFF\xD8\xFF\xE1 other")
            .run(&["build"])
            .code,
        0
    );
}

#[test]
fn an_answer_of_the_settings_counts_for_the_same_bytes_only() {
    let site = |checksum: &str, bytes: &[u8]| {
        let answer =
            format!("人工检查: [{{文件: static/a.doc, 人: 李文, 日期: 2024-09-20{checksum}}}]\n");
        Sandbox::site()
            .report("a", "", "")
            .file("static/a.doc", bytes)
            .file("mingbai.yaml", format!("{SETTINGS}{answer}"))
            .run(&["build"])
    };
    assert_eq!(site(", 校验: 8b48c7d1", b"\xD0\xCF").code, 0);
    let changed = site(", 校验: 8b48c7d1", b"\xD0\xCF\x11");
    let none = site("", b"\xD0\xCF");
    for (ran, words) in [
        (changed, "mingbai.yaml 里的“人工检查”写的“校验”对不上"),
        (
            none,
            "人工检查: [{文件: static/a.doc, 人: 李文, 日期: 2024-09-20, 校验: 8b48c7d1}]",
        ),
    ] {
        assert_eq!(ran.code, 1, "{}", ran.said());
        assert!(ran.said().contains(words), "{}", ran.said());
    }
}

#[test]
fn half_an_answer_is_none_and_every_report_answers_for_itself() {
    for half in [
        ", 人工检查: {人: 李文}",
        ", 人工检查: {日期: 2024-09-20}",
        ", 人工检查: {人: \" \", 日期: 2024-09-20}",
        ", 人工检查: 李文",
    ] {
        assert_eq!(site(half).run(&["build"]).code, 1, "{half}");
    }
    let other = "佐证材料: [{名称: 现场照片, 文件: a.jpg}]\n";
    assert_eq!(
        site(ANSWER).report("two", other, "").run(&["build"]).code,
        1
    );
}

#[test]
fn settings_answer_for_kinds_and_for_single_files() {
    let kinds = format!("{SETTINGS}读不出的附件: {{图片: 警告}}\n");
    let ran = site("").file("mingbai.yaml", &kinds).run(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.said());
    let told = "  content/2023/qinghe/a.jpg（没有人工检查）\n";
    assert!(ran.said().contains(told), "{}", ran.said());
    // A scan is no picture.
    let scan = site("").file("content/2023/qinghe/a.jpg", crate::pdf::pdf(&[&[]], ""));
    assert_eq!(scan.file("mingbai.yaml", &kinds).run(&["build"]).code, 1);
    for wrong in ["{照片: 警告}", "{图片: 关闭}", "{图片: 不管}"] {
        let settings = format!("{SETTINGS}读不出的附件: {wrong}\n");
        assert_eq!(
            site("").file("mingbai.yaml", settings).run(&["build"]).code,
            1
        );
    }
    let answer = "人工检查: [{文件: content/2023/qinghe/a.jpg, 人: 李文, 日期: 2024-09-20, 校验: e72752a0}]\n";
    let settings = format!("{SETTINGS}{answer}");
    let ran = site("").file("mingbai.yaml", &settings).run(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.said());
    // One that nobody publishes is a slip.
    let ran = Sandbox::site()
        .report("a", "", "")
        .file("mingbai.yaml", settings);
    let said = ran.run(&["check"]).said();
    assert!(
        said.contains("“人工检查”里的文件 content/2023/qinghe/a.jpg 没有公开"),
        "{said}"
    );
}

#[test]
fn a_document_in_static_is_read_or_answered_for_and_a_picture_is_told() {
    let site = |name: &str, bytes: &[u8]| {
        Sandbox::site()
            .report("a", "", "")
            .file(&format!("static/{name}"), bytes)
    };
    assert_eq!(site("a.doc", b"\xD0\xCF").run(&["build"]).code, 1);
    let ran = site("logo.jpg", PICTURE).run(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.said());
    assert!(ran.said().contains("static/logo.jpg（没有人工检查）"));
    let answer = "人工检查: [{文件: static/a.doc, 人: 李文, 日期: 2024-09-20, 校验: 8b48c7d1}]\n";
    let site = site("a.doc", b"\xD0\xCF").file("mingbai.yaml", format!("{SETTINGS}{answer}"));
    let ran = site.run(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.said());
}
