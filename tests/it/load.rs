//! Loading a site from disk: what is found, and what is refused and why.

#[cfg(unix)]
mod unix;

use mingbai::build::Inputs;
use mingbai::shell::{DiskFiles, Limits, ShellError, load, load_theme_files};
use mingbai::source::{Files, SourcePath};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A site on disk.
struct Site {
    dir: TempDir,
}

impl Site {
    fn new() -> Self {
        let dir = TempDir::new().unwrap();
        fs::create_dir_all(dir.path().join("site/content")).unwrap();
        Self { dir }
    }

    fn root(&self) -> PathBuf {
        self.dir.path().join("site")
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    fn write(self, path: &str, bytes: &[u8]) -> Self {
        let place = self.path(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, bytes).unwrap();
        self
    }

    #[cfg(unix)]
    fn link(self, target: impl AsRef<Path>, path: &str) -> Self {
        std::os::unix::fs::symlink(target, self.path(path)).unwrap();
        self
    }

    fn load(&self) -> (Inputs, DiskFiles) {
        load(&self.root(), &limits()).unwrap()
    }

    /// The findings, one line each: `CODE path: message`.
    fn findings(&self) -> Vec<String> {
        let (inputs, _) = self.load();
        assert!(
            inputs
                .findings
                .iter()
                .all(|finding| !finding.help.is_empty())
        );
        let line = |finding: &mingbai::diagnostic::Diagnostic| {
            format!("{} {}: {}", finding.code, finding.path, finding.message)
        };
        inputs.findings.iter().map(line).collect()
    }

    fn files(&self) -> Vec<String> {
        let (inputs, _) = self.load();
        inputs
            .files
            .iter()
            .map(|file| file.path.to_string())
            .collect()
    }
}

/// Small limits, so that the tests need no large files.
fn limits() -> Limits {
    Limits {
        text: 1 << 20,
        attachment: 3 << 19,
        depth: 5,
        ..Limits::default()
    }
}

#[test]
fn a_site_is_found_with_its_settings_contents_and_static_files() {
    let site = Site::new()
        .write("mingbai.yaml", b"title: x")
        .write("content/units.yaml", b"[]")
        .write("content/2023/金辰/b.md", b"12345")
        .write("content/2023/金辰/a/index.md", b"")
        .write("static/logo.svg", b"<svg/>")
        .write("public/index.html", b"not a source")
        .write("notes.txt", b"not a source");
    let (inputs, files) = site.load();
    assert_eq!(inputs.settings, Some(SourcePath::new("mingbai.yaml")));
    assert_eq!(
        site.files(),
        [
            "content/2023/金辰/a/index.md",
            "content/2023/金辰/b.md",
            "content/units.yaml"
        ]
    );
    assert_eq!(inputs.statics.len(), 1);
    assert_eq!(inputs.findings, []);
    let report = SourcePath::new("content/2023/金辰/b.md");
    assert_eq!(inputs.file(&report).unwrap().size, 5);
    assert_eq!(files.read(&report).unwrap(), b"12345");
}

#[test]
fn hidden_files_and_what_editors_leave_behind_are_passed_over() {
    let mut site = Site::new().write("content/a.md", b"");
    for name in [
        ".git/config",
        ".DS_Store",
        "~$a.docx",
        "a.md.swp",
        "a.md~",
        ".#a.md",
        "Thumbs.db",
    ] {
        site = site.write(&format!("content/{name}"), b"\xFF");
    }
    assert_eq!(site.files(), ["content/a.md"]);
    assert_eq!(site.findings(), [""; 0]);
}

#[test]
fn what_is_left_out_of_static_is_named_and_well_known_is_not_left_out() {
    let site = Site::new()
        .write("content/a.md", b"")
        .write("static/.htaccess", b"")
        .write("static/.DS_Store", b"")
        .write("static/tu/.gitkeep", b"")
        .write("static/tu/.anquan", b"")
        .write("static/.well-known/security.txt", b"");
    let (inputs, _) = site.load();
    let statics = inputs.statics.iter().map(|file| file.path.to_string());
    assert_eq!(
        statics.collect::<Vec<_>>(),
        ["static/.well-known/security.txt"]
    );
    let named = |folder: &str, name: &str| {
        let begins = format!("FMT10 {folder}: {folder} 里的 {name} 没有公开");
        let found = site.findings();
        assert!(
            found.iter().any(|found| found.starts_with(&begins)),
            "{found:?}"
        );
    };
    named("static", ".htaccess");
    named("static/tu", ".anquan");
    assert_eq!(site.findings().len(), 2);
}

#[test]
fn a_folder_that_is_no_site_is_refused_with_a_way_out() {
    let site = Site::new();
    let error = |root: &Path| load(root, &limits()).unwrap_err();
    fs::create_dir(site.path("empty")).unwrap();
    fs::write(site.path("file"), "").unwrap();
    assert!(matches!(
        error(&site.path("nothing")),
        ShellError::Root { .. }
    ));
    assert!(matches!(
        error(&site.path("file")),
        ShellError::NotFolder { .. }
    ));
    let no_site = error(&site.path("empty"));
    assert!(matches!(no_site, ShellError::NoSite { .. }));
    assert!(no_site.to_string().contains("--root"));
}

#[test]
fn files_that_are_too_large_are_named_with_both_sizes() {
    let site = Site::new()
        .write("content/a.md", &[b'['; (1 << 20) + 1])
        .write("content/b.yaml", &[b'['; 1 << 20])
        .write("content/c.pdf", &[0; (3 << 19) + 1])
        .write("static/d.md", &[0; 3 << 19]);
    assert_eq!(
        site.findings(),
        [
            "FMT10 content/a.md: 文件太大：1.1 MiB，最多1 MiB",
            "FMT10 content/c.pdf: 文件太大：1.6 MiB，最多1.5 MiB",
        ]
    );
    assert_eq!(site.files(), ["content/b.yaml"]);
    let (_, files) = site.load();
    let error = files.read(&SourcePath::new("content/a.md")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::FileTooLarge);
}

#[test]
fn a_file_that_grows_while_it_is_read_is_cut_off() {
    let site = Site::new().write("content/a.md", b"x");
    let (_, files) = site.load();
    let mut reader = files.open(&SourcePath::new("content/a.md")).unwrap();
    let site = site.write("content/a.md", &[b'x'; 3 << 20]);
    let mut bytes = Vec::new();
    let error = reader.read_to_end(&mut bytes).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::FileTooLarge);
    assert!(bytes.len() <= 1 << 20);
    drop(site);
}

#[test]
fn names_that_differ_only_in_case_or_unicode_form_are_named() {
    let site = Site::new()
        .write("content/Report.md", b"")
        .write("content/report.md", b"")
        .write("content/caf\u{e9}.md", b"")
        .write("content/cafe\u{301}.md", b"")
        .write("content/x/report.md", b"")
        .write("content/X/other.md", b"");
    let findings = site.findings();
    let expected = [
        "FMT07 content/caf\u{e9}.md: “caf\u{e9}.md”与同一文件夹里的“cafe\u{301}.md”看上去相同，只是Unicode编码形式不同",
        "FMT07 content/report.md: “report.md”与同一文件夹里的“Report.md”只有大小写不同",
        "FMT07 content/x: “x”与同一文件夹里的“X”只有大小写不同",
    ];
    assert_eq!(findings, expected);
}

#[test]
fn names_that_cannot_be_addresses_are_named() {
    let deep = "content/1/2/3/4/5/6.md";
    let long = format!("content/{}.md", "长".repeat(80));
    let site = Site::new()
        .write(deep, b"")
        .write("content/1/2/3/4/z.md", b"")
        .write(&long, b"");
    assert_eq!(
        site.findings(),
        [
            "FMT10 content/1/2/3/4/5/6.md: 文件夹嵌套太深：最多5层".to_owned(),
            format!("FMT10 {long}: 文件名太长：243字节，最多240字节（一个汉字占3字节）"),
        ]
    );
    assert_eq!(site.files(), ["content/1/2/3/4/z.md"]);
}

#[test]
fn paths_that_leave_the_site_are_not_opened() {
    let site = Site::new();
    fs::write(site.dir.path().join("secret"), "x").unwrap();
    let (_, files) = site.load();
    let secret = site.dir.path().join("secret").display().to_string();
    for path in [
        "../secret",
        "content/../../secret",
        secret.as_str(),
        "",
        ".",
        "content/a\0b",
    ] {
        assert!(files.read(&SourcePath::new(path)).is_err(), "{path}");
    }
}

#[test]
fn a_theme_is_read_by_path_and_its_name_must_be_a_name() {
    let site = Site::new()
        .write("themes/mine/style.css", b"body{}")
        .write("themes/mine/parts/a.html", b"a")
        .write("themes/mine/.hidden", b"")
        .write("themes/mine/large.css", &[b' '; (1 << 20) + 1]);
    let theme = load_theme_files(&site.root(), "mine", &limits()).unwrap();
    let names: Vec<&str> = theme.files.keys().map(String::as_str).collect();
    assert_eq!(names, ["parts/a.html", "style.css"]);
    assert_eq!(theme.findings.len(), 1);
    let missing = load_theme_files(&site.root(), "nothing", &limits()).unwrap();
    assert!(missing.files.is_empty() && missing.findings.is_empty());
    for name in ["", ".", "..", "../content", "a/b", "/etc", "a\\b", ".git"] {
        let error = load_theme_files(&site.root(), name, &limits()).unwrap_err();
        assert!(matches!(error, ShellError::ThemeName { .. }), "{name}");
    }
}
