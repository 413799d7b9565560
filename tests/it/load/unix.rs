//! What only Unix disks hold: links, pipes, sockets, names that are not UTF-8, permissions.

use super::{Site, limits};
use mingbai::shell::load_theme_files;
use mingbai::source::{Files, SourcePath};
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::net::UnixListener;
use std::process::Command;

#[test]
fn links_are_used_only_if_they_lead_to_a_file_of_the_site() {
    let site = Site::new().write("content/x/real.md", b"real");
    fs::create_dir(site.dir.path().join("outside")).unwrap();
    fs::write(site.dir.path().join("outside/secret.md"), "secret").unwrap();
    let site = site
        .link("x/real.md", "content/a-good.md")
        .link("../../outside/secret.md", "content/b-out.md")
        .link("/etc/passwd", "content/c-absolute.md")
        .link("nothing", "content/d-broken.md")
        .link("e-loop.md", "content/e-loop.md")
        .link("g-loop.md", "content/f-loop.md")
        .link("f-loop.md", "content/g-loop.md")
        .link(".", "content/h-self")
        .link("../../outside", "content/i-folder");
    assert_eq!(
        site.findings(),
        [
            "FMT10 content/b-out.md: 这个链接指向站点之外，链接外的文件不会公开",
            "FMT10 content/c-absolute.md: 这个链接指向站点之外，链接外的文件不会公开",
            "FMT10 content/d-broken.md: 这个链接指向的文件不存在",
            "FMT10 content/e-loop.md: 这个链接绕成了圈，没有尽头",
            "FMT10 content/f-loop.md: 这个链接绕成了圈，没有尽头",
            "FMT10 content/g-loop.md: 这个链接绕成了圈，没有尽头",
            "FMT10 content/h-self: 这是指向文件夹的链接，不能用",
            "FMT10 content/i-folder: 这个链接指向站点之外，链接外的文件不会公开",
        ]
    );
    assert_eq!(site.files(), ["content/a-good.md", "content/x/real.md"]);
    let (_, files) = site.load();
    assert_eq!(
        files.read(&SourcePath::new("content/a-good.md")).unwrap(),
        b"real"
    );
    for path in [
        "content/b-out.md",
        "content/i-folder/secret.md",
        "content/e-loop.md",
    ] {
        assert!(files.read(&SourcePath::new(path)).is_err(), "{path}");
    }
}

#[test]
fn a_folder_that_becomes_a_link_is_followed_only_inside_of_the_site() {
    let site = Site::new()
        .write("content/a/report.md", b"first")
        .write("content/b/report.md", b"second");
    fs::create_dir(site.dir.path().join("outside")).unwrap();
    fs::write(site.dir.path().join("outside/report.md"), "secret").unwrap();
    let (_, files) = site.load();
    let path = SourcePath::new("content/a/report.md");
    assert_eq!(files.read(&path).unwrap(), b"first");
    fs::remove_dir_all(site.path("content/a")).unwrap();
    let site = site.link("b", "content/a");
    assert_eq!(files.read(&path).unwrap(), b"second");
    fs::remove_file(site.path("content/a")).unwrap();
    let _site = site.link("../../outside", "content/a");
    assert!(files.read(&path).is_err());
}

#[test]
fn pipes_and_sockets_are_named_and_never_opened() {
    let site = Site::new().write("mingbai.yaml", b"");
    for path in ["content/pipe.md", "static/pipe"] {
        fs::create_dir_all(site.path(path).parent().unwrap()).unwrap();
        let made = Command::new("mkfifo").arg(site.path(path)).status();
        assert!(made.unwrap().success());
    }
    let _socket = UnixListener::bind(site.path("content/socket")).unwrap();
    let kind = "这不是普通文件（是管道、套接字、设备或文件夹）";
    assert_eq!(
        site.findings(),
        [
            format!("FMT10 content/pipe.md: {kind}"),
            format!("FMT10 content/socket: {kind}"),
            format!("FMT10 static/pipe: {kind}"),
        ]
    );
    let (_, files) = site.load();
    assert!(files.read(&SourcePath::new("content/pipe.md")).is_err());
    fs::remove_file(site.path("mingbai.yaml")).unwrap();
    let made = Command::new("mkfifo")
        .arg(site.path("mingbai.yaml"))
        .status();
    assert!(made.unwrap().success());
    assert!(site.findings()[0].starts_with("FMT10 mingbai.yaml"));
}

#[test]
fn a_content_folder_that_is_a_link_is_named() {
    let site = Site::new();
    fs::rename(site.path("content"), site.path("real")).unwrap();
    let site = site.link("real", "content");
    assert_eq!(
        site.findings(),
        ["FMT10 content: content应当是一个文件夹，不能是文件或链接"]
    );
}

#[test]
fn a_theme_linked_from_elsewhere_is_not_read() {
    let site = Site::new();
    fs::create_dir_all(site.dir.path().join("outside/x")).unwrap();
    fs::write(site.dir.path().join("outside/x/a.css"), "").unwrap();
    let site = site.link("../outside", "themes");
    let theme = load_theme_files(&site.root(), "x", &limits()).unwrap();
    assert!(theme.files.is_empty());
    assert_eq!(theme.findings.len(), 1);
}

#[test]
fn names_that_are_not_utf8_or_hold_control_characters_are_named() {
    let site = Site::new();
    for name in [
        b"content/\xB1\xA8.md".as_slice(),
        b"content/a\nb.md",
        b"content/c\\d.md",
    ] {
        fs::write(site.root().join(OsStr::from_bytes(name)), "").unwrap();
    }
    let folder = site.root().join(OsStr::from_bytes(b"content/\xB1"));
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("x.md"), "").unwrap();
    let findings = site.findings();
    assert_eq!(findings.len(), 4, "{findings:?}");
    assert_eq!(site.files(), [""; 0]);
}
