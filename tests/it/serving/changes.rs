//! Changes on disk, as editors, sync tools and file managers make them.

use super::Preview;
use crate::sandbox::{SETTINGS, Sandbox, UNITS};
use crate::subordinates::Package;
use mingbai::shell::Method;
use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

fn report(name: &str, body: &str) -> String {
    format!("---\n项目名称: 试验项目{name}\n单位: qinghe\n年度: 2023\n---\n\n{body}\n")
}

#[test]
fn an_atomic_save_is_seen_and_an_editors_own_files_are_not() {
    let sandbox = Sandbox::site().report("a", "", "一");
    let preview = Preview::of(sandbox.path());
    preview.settles(sandbox.path(), "the start");
    let before = preview.generation();
    for name in [
        ".a.md.swp",
        "a.md~",
        "~$a.docx",
        "#a.md#",
        "x.tmp",
        ".git/index",
    ] {
        sandbox.write(&format!("content/2023/qinghe/{name}"), "x");
    }
    sandbox.write("public/index.html", "x");
    sandbox.write("notes.txt", "x");
    thread::sleep(Duration::from_millis(600));
    // A folder that appears is looked at; files that editors leave behind are not.
    let quiet = preview.generation();
    assert!(quiet <= before + 1, "{} looks", quiet - before);
    let save = |text: &str| {
        sandbox.write("content/2023/qinghe/.a.md.new.tmp", report("a", text));
        let folder = sandbox.path().join("content/2023/qinghe");
        fs::rename(folder.join(".a.md.new.tmp"), folder.join("a.md")).unwrap();
        preview.until("the save is seen", |it| {
            it.get("/2023/qinghe/a.html").text().contains(text)
        });
    };
    save("一次");
    thread::sleep(Duration::from_millis(600));
    assert_eq!(preview.generation(), quiet + 1);
    for round in 0..5 {
        save(&format!("第{round}次"));
    }
}

#[test]
fn a_new_copy_of_a_subordinate_sites_data_is_seen() {
    let named = format!("{SETTINGS}{}", crate::subordinates::NAMED);
    let sandbox = Sandbox::site().file("mingbai.yaml", named);
    let put = |package: &Package| {
        for (name, bytes) in &package.0 {
            sandbox.write(&format!("subordinate-data/baishi/{name}"), bytes);
        }
    };
    let mut package = Package::small();
    put(&package);
    let preview = Preview::of(sandbox.path());
    let list = "/subordinate-sites/baishi/index.html";
    assert!(!preview.get(list).text().contains("绿化"));
    package.replace("reports.csv", "白石项目luhua", "白石项目绿化");
    package.seal();
    put(&package);
    preview.until("the new copy is seen", |it| {
        it.get(list).text().contains("绿化")
    });
}

#[test]
fn an_edit_elsewhere_leaves_a_page_its_mark() {
    let sandbox = Sandbox::site().report("a", "", "一").report("b", "", "二");
    let preview = Preview::of(sandbox.path());
    let (a, b) = ("/2023/qinghe/a.html", "/2023/qinghe/b.html");
    let mark = |page: &str| preview.state(page)["etag"].clone();
    let (mark_a, mark_b, generation) = (mark(a), mark(b), preview.generation());
    let sandbox = sandbox.report("b", "", "三");
    preview.until("the edit is seen", |_| mark(b) != mark_b);
    assert_eq!(mark(a), mark_a);
    assert!(preview.generation() > generation);
    sandbox.write("themes/default/assets/style.css", "body{color:#111}");
    preview.until("a new style is seen", |_| mark(a) != mark_a);
}

#[test]
fn the_look_of_pages_follows_settings_and_static() {
    let sandbox = Sandbox::site().report("a", "", "一");
    let preview = Preview::of(sandbox.path());
    let page = || preview.get("/2023/qinghe/a.html").text();
    let look = |colour: &str| {
        let more = format!("主色: \"{colour}\"\n徽标: static/hui.svg\n");
        sandbox.write("mingbai.yaml", format!("{SETTINGS}{more}"));
    };
    look("#1f5fa8");
    preview.until("a colour is seen", |_| page().contains("colour-1f5fa8.css"));
    let style = preview.get("/assets/colour-1f5fa8.css").text();
    assert!(style.contains("--seal: #1f5fa8;"), "{style}");
    assert!(!page().contains("hui.svg"));
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    sandbox.write("static/hui.svg", svg);
    preview.until("a logo is seen", |_| page().contains("../../hui.svg"));
    look("#0b6b3a");
    preview.until("another colour is seen", |_| {
        page().contains("colour-0b6b3a.css")
    });
    sandbox.write("static/custom.css", "h1 { color: #111 }");
    preview.until("a style is seen", |_| page().contains("../../custom.css"));
    let mark = || preview.state("/2023/qinghe/a.html")["etag"].clone();
    let before = mark();
    sandbox.write("static/custom.css", "h1 { color: #222 }");
    preview.until("a changed style is seen", |_| mark() != before);
    preview.settles(sandbox.path(), "the end");
}

#[test]
fn folders_come_go_move_and_are_exchanged() {
    let sandbox = Sandbox::site().report("a", "", "一");
    let root = sandbox.path().to_owned();
    let preview = Preview::of(&root);
    preview.settles(&root, "the start");
    for (name, text) in [("x/y/z/c.md", "深"), ("x/y/d.md", "浅")] {
        sandbox.write(&format!("content/{name}"), report(name, text));
    }
    preview.settles(&root, "new folders in folders");
    fs::rename(root.join("content/x"), root.join("content/w")).unwrap();
    preview.settles(&root, "a folder that moved");
    sandbox.write("content/w/y/z/e.md", report("e", "在移走的文件夹里"));
    preview.settles(&root, "a file in a folder that moved");
    fs::rename(root.join("content/w"), root.join("outside")).unwrap();
    preview.settles(&root, "a folder that moved out");
    fs::rename(root.join("outside"), root.join("content/2024")).unwrap();
    preview.settles(&root, "a folder that moved in");
    fs::remove_dir_all(root.join("content/2023")).unwrap();
    preview.settles(&root, "a folder that was deleted");
    fs::rename(root.join("content"), root.join("old")).unwrap();
    preview.settles(&root, "content that went away");
    sandbox.write("content/units.yaml", UNITS);
    sandbox.write("content/f.md", report("f", "新的"));
    preview.settles(&root, "content that was made anew");
    sandbox.write("content/g.md", report("g", "更新的"));
    preview.settles(&root, "a file in content made anew");
    sandbox.write("themes/default/assets/more.css", "p{}");
    sandbox.write("static/a.txt", "文");
    preview.settles(&root, "themes and static that came later");
}

#[test]
fn a_site_that_is_put_in_the_place_of_another_is_seen() {
    let outer = Sandbox::empty();
    let root = outer.path().join("site");
    let fill = |folder: &str, name: &str| {
        outer.write(&format!("{folder}/mingbai.yaml"), SETTINGS);
        outer.write(&format!("{folder}/content/units.yaml"), UNITS);
        outer.write(&format!("{folder}/content/{name}.md"), report(name, "正文"));
    };
    fill("site", "a");
    fill("next", "b");
    let preview = Preview::of(&root);
    preview.settles(&root, "the start");
    fs::rename(&root, outer.path().join("last")).unwrap();
    fs::rename(outer.path().join("next"), &root).unwrap();
    preview.settles(&root, "the exchange");
    outer.write("site/content/c.md", report("c", "正文"));
    preview.settles(&root, "a file in the new site");
}

#[test]
fn a_folder_that_goes_and_comes_back_at_once_is_watched_on() {
    let sandbox = Sandbox::site().report("a", "", "一");
    let root = sandbox.path().to_owned();
    sandbox.write("static/a.txt", "一");
    let preview = Preview::with(&root, |options| {
        options.debounce = Duration::from_millis(50);
    });
    preview.settles(&root, "the start");
    let edit_is_seen = |words: &str| {
        // By now every look at the folders that moved is over.
        thread::sleep(Duration::from_millis(700));
        sandbox.write("content/2023/qinghe/a.md", report("a", words));
        sandbox.write("static/a.txt", words);
        preview.settles(&root, words);
    };
    for pause in [0, 10, 30] {
        for folder in ["content", "content/2023", "static"] {
            let (here, away) = (root.join(folder), root.join("away"));
            fs::rename(&here, &away).unwrap();
            thread::sleep(Duration::from_millis(pause));
            fs::rename(&away, &here).unwrap();
        }
        edit_is_seen(&format!("{pause}毫秒以后回来"));
    }
    // Disks give a new folder the number of the last one that was removed.
    fs::remove_dir_all(root.join("static")).unwrap();
    fs::create_dir(root.join("static")).unwrap();
    edit_is_seen("删除以后又新建");
}

#[test]
fn changes_that_never_stop_are_seen_meanwhile() {
    let sandbox = Sandbox::site().report("a", "", "一");
    let root = sandbox.path().to_owned();
    let preview = Preview::of(&root);
    preview.settles(&root, "the start");
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        for number in 0..3 {
            let (root, stop) = (&root, &stop);
            scope.spawn(move || {
                let folder = root.join("static");
                fs::create_dir_all(&folder).unwrap();
                let mut round = 0_u32;
                while !stop.load(Ordering::Relaxed) {
                    let name = format!("{number}-{}.txt", round % 50);
                    fs::write(folder.join(name), b"x").unwrap();
                    round += 1;
                }
            });
        }
        sandbox.write("content/2023/qinghe/a.md", report("a", "其间改的"));
        let started = Instant::now();
        let seen = || {
            preview
                .raw("/2023/qinghe/a.html")
                .text()
                .contains("其间改的")
        };
        while !seen() && started.elapsed() < super::PATIENCE {
            thread::sleep(Duration::from_millis(20));
        }
        let seen = seen();
        stop.store(true, Ordering::Relaxed);
        assert!(seen, "not before the changes ended");
    });
}

#[test]
fn an_empty_folder_becomes_a_site() {
    let sandbox = Sandbox::empty();
    let preview = Preview::of(sandbox.path());
    let page = preview.get("/");
    assert_eq!(
        (page.status, page.header("x-mingbai-page")),
        (200, "no-site")
    );
    assert!(page.text().contains("mingbai new site") && page.text().contains("mingbai new report"));
    assert!(
        preview
            .get("/_mingbai/")
            .text()
            .contains("mingbai new site")
    );
    let sandbox = sandbox
        .file("content/units.yaml", UNITS)
        .file("mingbai.yaml", SETTINGS)
        .report("a", "", "正文");
    preview.settles(sandbox.path(), "the files that appeared");
}

#[test]
fn a_burst_of_a_thousand_files_is_seen_whole() {
    let sandbox = Sandbox::site();
    let preview = Preview::of(sandbox.path());
    preview.settles(sandbox.path(), "the start");
    for number in 0..1000 {
        let name = format!("p{number}");
        sandbox.write(
            &format!("content/{}/{name}.md", number % 7),
            report(&name, "正文"),
        );
    }
    preview.until("all are there", |it| {
        it.get("/2023/qinghe/p999.html").status == 200
            && it.get("/_mingbai/reports").text().contains("共1000份")
    });
    let looks = preview.generation();
    assert!(looks < 30, "{looks} looks for one burst");
}

#[test]
fn polling_sees_what_notices_would() {
    let sandbox = Sandbox::site().report("a", "", "一");
    let preview = Preview::with(sandbox.path(), |options| options.method = Method::Poll);
    preview.settles(sandbox.path(), "the start");
    let sandbox = sandbox.report("a", "", "二").report("b", "", "三");
    preview.settles(sandbox.path(), "an edit and a new file");
}
