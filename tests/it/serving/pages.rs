//! What is answered, and how it compares with what `build` writes.

use super::{Clean, Preview, client};
use crate::sandbox::{Sandbox, project};
use mingbai::build::Drafts;
use std::fs;
use std::io::Read;
use std::time::Instant;

/// The sample site, with a file of `static/`.
fn sample() -> Sandbox {
    let sandbox = Sandbox::empty();
    for (path, bytes) in crate::sandbox::tree(&project().join("content")) {
        sandbox.write(&format!("content/{path}"), bytes);
    }
    let settings = fs::read(project().join("mingbai.yaml")).unwrap();
    sandbox.file("mingbai.yaml", settings).file(
        "static/标志 1.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    )
}

#[test]
fn every_output_is_what_build_writes_and_nothing_is_written() {
    let sandbox = sample();
    let preview = Preview::of(sandbox.path());
    preview.settles(sandbox.path(), "the start");
    assert!(!sandbox.path().join("public").exists());
    assert_eq!(
        preview
            .get("/%E6%A0%87%E5%BF%97%201.svg")
            .header("content-type"),
        "image/svg+xml"
    );
}

#[test]
fn a_live_page_is_the_page_with_one_script_and_a_policy_that_lets_it_run() {
    let sandbox = sample();
    let preview = Preview::of(sandbox.path());
    let clean = Clean::of(sandbox.path());
    let mut pages = 0;
    for (route, bytes) in &clean.outputs {
        if !route.as_str().ends_with(".html") {
            continue;
        }
        let path = format!("/{}", mingbai::page::encode_path(route.as_str()));
        let live = preview.get(&path);
        assert_eq!(live.header("content-type"), "text/html; charset=utf-8");
        let text = live.text();
        let start = text.find("<script src=\"/_mingbai/live.js\"").unwrap();
        let end = start + text[start..].find("</script>").unwrap() + "</script>".len();
        let without = format!("{}{}", &text[..start], &text[end..]);
        let widened = "; form-action 'self'; script-src 'self'; connect-src 'self'\">";
        // The policies of the two pages with a script let scripts of the site run as they are.
        let own = "script-src 'self'; connect-src 'self'; style-src 'self'";
        let has_own = ["search.html", "compare.html"].contains(&route.as_str());
        let lets_run = text.contains(widened) || has_own && text.contains(own);
        assert!(lets_run || !text.contains("Security-Policy"), "{route}");
        let without = without.replace(widened, "; form-action 'self'\">");
        assert_eq!(without.as_bytes(), bytes, "{route}");
        pages += 1;
    }
    assert!(pages > 20, "only {pages} pages");
}

#[test]
fn folders_lead_to_their_index_and_what_is_missing_to_the_page_for_that() {
    let sandbox = sample();
    let preview = Preview::of(sandbox.path());
    let folder = preview.get("/2023?a=1");
    assert_eq!(
        (folder.status, folder.header("location")),
        (302, "/2023/?a=1")
    );
    assert_eq!(
        preview.get("/2023/").body,
        preview.get("/2023/index.html").body
    );
    assert_eq!(preview.get("/").header("x-mingbai-page"), "newest");
    let missing = preview.get("/2023/没有.html".replace("没有", "%E6%B2%A1").as_str());
    assert_eq!(missing.status, 404);
    assert!(missing.text().contains("没有找到这个网页"));
    let published = preview.get("/jixiao/assets/style.css");
    assert_eq!(published.header("location"), "/assets/style.css");
}

#[test]
fn a_head_is_the_answer_without_its_body() {
    let sandbox = sample();
    let preview = Preview::of(sandbox.path());
    let whole = preview.get("/");
    let head = client::ask(preview.port, "HEAD", "/", &[]);
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), whole.body.len().to_string());
    for (name, value) in [
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
    ] {
        assert_eq!(head.header(name), value);
    }
}

#[test]
fn drafts_are_shown_when_asked_for_and_listed_anyway() {
    let sandbox = Sandbox::site().report("caogao", "草稿: true\n", "正文");
    let out = Preview::of(sandbox.path());
    assert_eq!(out.get("/2023/qinghe/caogao.html").status, 404);
    assert!(
        out.get("/_mingbai/reports")
            .text()
            .contains("草稿，没有显示")
    );
    let shown = Preview::with(sandbox.path(), |options| options.drafts = Drafts::In);
    assert_eq!(shown.get("/2023/qinghe/caogao.html").status, 200);
    assert!(
        shown
            .get("/_mingbai/reports")
            .text()
            .contains("<td data-label=\"状态\">草稿</td>")
    );
}

#[test]
fn the_editors_pages_list_filter_compare_and_explain() {
    let sandbox =
        Sandbox::site()
            .report("a", "得份: 90\n", "正文")
            .report("b", "", "[断](没有.md)");
    sandbox.run(&["build"]);
    let preview = Preview::of(sandbox.path());
    let all = preview.get("/_mingbai/").text();
    assert!(
        all.contains("FMT03") && all.contains("WEB01") && all.contains("得份"),
        "{all}"
    );
    let some = preview.get("/_mingbai/?rule=WEB01&file=b.md").text();
    assert!(!some.contains("得份") && some.contains("<mark>"), "{some}");
    assert!(
        preview
            .get("/_mingbai/?severity=note&page=9")
            .text()
            .contains("没有要看的问题")
    );
    assert!(
        preview
            .get("/_mingbai/rules/fmt03")
            .text()
            .contains("为什么：")
    );
    assert_eq!(preview.get("/_mingbai/rules/XXX99").status, 404);
    assert_eq!(preview.get("/_mingbai/nothing").status, 404);
    preview.get("/_mingbai/changes");
    preview.until("the comparison is done", |it| {
        it.get("/_mingbai/changes").text().contains("不变")
    });
    assert!(
        !sandbox.path().join("public").exists(),
        "the findings stop publication"
    );
}

#[test]
fn the_comparison_tells_what_build_would_change() {
    let sandbox = Sandbox::site()
        .report("a", "", "正文")
        .report("b", "", "正文");
    assert_eq!(sandbox.run(&["build"]).code, 0);
    let before = sandbox.tree("public");
    fs::remove_file(sandbox.path().join("content/2023/qinghe/b.md")).unwrap();
    let sandbox = sandbox.report("a", "", "改了").report("c", "", "正文");
    let preview = Preview::of(sandbox.path());
    let text = |it: &Preview| it.get("/_mingbai/changes").text();
    preview.until("the comparison is done", |it| text(it).contains("不变"));
    let told = text(&preview);
    for words in [
        "新增 1，",
        "删除 1，",
        "2023/qinghe/c.html",
        "2023/qinghe/b.html",
    ] {
        assert!(told.contains(words), "{words} is not in {told}");
    }
    assert!(before == sandbox.tree("public"));
}

#[test]
fn an_event_tells_of_every_look() {
    let sandbox = Sandbox::site().report("a", "", "正文");
    let preview = Preview::of(sandbox.path());
    let mut stream = client::connect(preview.port);
    let head = format!(
        "GET /_mingbai/events HTTP/1.1\r\nHost: localhost:{}\r\n\r\n",
        preview.port
    );
    std::io::Write::write_all(&mut stream, head.as_bytes()).unwrap();
    let mut heard = String::new();
    let mut listen = |until: &str| {
        let started = Instant::now();
        let mut buffer = [0; 4096];
        while !heard.contains(until) {
            assert!(started.elapsed() < super::PATIENCE, "{heard}");
            let count = stream.read(&mut buffer).unwrap();
            heard += &String::from_utf8_lossy(&buffer[..count]);
        }
    };
    listen("\"generation\":1,");
    let sandbox = sandbox.report("b", "", "正文");
    listen("content/2023/qinghe/b.md");
    drop(sandbox);
}

#[test]
fn a_page_changes_with_the_files_of_static_that_it_names() {
    let sandbox = Sandbox::site()
        .report("a", "", "![标志](/标志 1.svg)\n\n[甲](/b.txt)")
        .file("static/标志 1.svg", "<svg/>")
        .file("static/b.txt", "b")
        .file("static/c.txt", "c");
    let preview = Preview::of(sandbox.path());
    preview.settles(sandbox.path(), "the start");
    let mark = || preview.state("/2023/qinghe/a.html")["etag"].clone();
    let text = preview.raw("/2023/qinghe/a.html").text();
    let named = |name: &str| text.contains(&mingbai::page::encode_path(name));
    let mut last = mark();
    for name in ["标志 1.svg", "b.txt", "c.txt"] {
        let generation = preview.generation();
        sandbox.write(&format!("static/{name}"), "another one");
        preview.until("the file is seen", |it| it.generation() > generation);
        let now = mark();
        assert_eq!(now != last, named(name), "{name}");
        last = now;
    }
    assert!(named("b.txt") && !named("c.txt"));
}

#[test]
fn a_page_is_looked_through_once_however_many_files_static_has() {
    let first_page = |files: usize| {
        let sandbox = Sandbox::site().report("a", "", &"很长的一页。\n\n".repeat(20_000));
        for number in 0..files {
            sandbox.write(&format!("static/{number}.txt"), "x");
        }
        let preview = Preview::of(sandbox.path());
        preview.until("there is a site", |it| it.generation() > 0);
        let started = Instant::now();
        let page = preview.raw("/2023/qinghe/a.html");
        assert_eq!(page.status, 200);
        started.elapsed()
    };
    let (few, many) = (first_page(1), first_page(1_500));
    assert!(many < few * 15, "{many:?} instead of {few:?}");
}
