//! A site in a temporary folder, and the program run on it as an editor would run it.

#![allow(dead_code, reason = "each of the test programs uses a part of it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A temporary folder with a site in it.
pub(crate) struct Sandbox {
    folder: TempDir,
}

/// What a run of the program said, and how it ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ran {
    /// Everything that was said.
    pub(crate) fn said(&self) -> String {
        format!("{}{}", self.stdout, self.stderr)
    }
}

/// Settings that give no finding.
pub(crate) const SETTINGS: &str =
    "站点名称: 试验站点\n网址: https://example.gov.cn/x/\n监督: {电话: 0871-0000000}\n";
/// One unit.
pub(crate) const UNITS: &str = "- 标识: qinghe\n  名称: 青禾街道办事处（示例）\n  简称: 青禾街道\n";

impl Sandbox {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
        }
    }

    /// A site with settings and one unit.
    pub(crate) fn site() -> Self {
        Self::empty()
            .file("mingbai.yaml", SETTINGS)
            .file("content/units.yaml", UNITS)
    }

    /// A copy of a folder below `tests/` or of the project itself.
    pub(crate) fn copy_of(folder: &Path) -> Self {
        let sandbox = Self::empty();
        copy(folder, sandbox.path());
        sandbox
    }

    /// Writes a file.
    pub(crate) fn file(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.write(path, bytes);
        self
    }

    /// Writes a file.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// A report with these fields beside the required ones.
    pub(crate) fn report(self, name: &str, more: &str, body: &str) -> Self {
        let text = format!(
            "---\n项目名称: 试验项目{name}\n单位: qinghe\n年度: 2023\n{more}---\n\n{body}\n"
        );
        self.file(&format!("content/2023/qinghe/{name}.md"), text)
    }

    /// A site with a report of each of these years, whose texts say this.
    pub(crate) fn of_years(years: &[u16], text: &str) -> Self {
        let site = Self::site();
        site.write_years(years, text);
        site
    }

    /// Writes a report of each of these years, whose texts say this.
    pub(crate) fn write_years(&self, years: &[u16], text: &str) {
        for year in years {
            let front = format!("---\n项目名称: 试验项目\n单位: qinghe\n年度: {year}\n---\n");
            let path = format!("content/{year}/qinghe/a.md");
            self.write(&path, format!("{front}\n{text}\n"));
        }
    }

    /// Where it lies.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A file of the published folder.
    pub(crate) fn published(&self, path: &str) -> String {
        fs::read_to_string(self.path().join("public").join(path)).unwrap_or_default()
    }

    /// All files below a folder, by relative path, with their bytes.
    pub(crate) fn tree(&self, folder: &str) -> Vec<(String, Vec<u8>)> {
        tree(&self.path().join(folder))
    }

    /// Runs the program here. A run of over a minute has failed.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        let mut child = Command::new(env!("CARGO_BIN_EXE_mingbai"))
            .args(arguments)
            .current_dir(self.path())
            .env("NO_COLOR", "1")
            .stdin(Stdio::null())
            .stdout(fs::File::create(self.path().join(".stdout")).unwrap())
            .stderr(fs::File::create(self.path().join(".stderr")).unwrap())
            .spawn()
            .unwrap();
        let started = Instant::now();
        let status = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            if started.elapsed() > Duration::from_secs(60) {
                child.kill().unwrap();
                panic!("{arguments:?} ran for over a minute");
            }
            std::thread::sleep(Duration::from_millis(5));
        };
        let read = |name: &str| {
            let path = self.path().join(name);
            let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
            fs::remove_file(path).unwrap();
            text
        };
        let ran = Ran {
            code: status.code().unwrap_or(-1),
            stdout: read(".stdout"),
            stderr: read(".stderr"),
        };
        assert!(
            ran.code != 101 && !ran.stderr.contains("panicked"),
            "{arguments:?} panicked: {ran:?}"
        );
        ran
    }
}

/// The folder of the project.
pub(crate) fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn copy(from: &Path, to: &Path) {
    for (path, bytes) in tree(from) {
        let target = to.join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, bytes).unwrap();
    }
}

/// All files below a folder, by relative path, sorted.
pub(crate) fn tree(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name();
    let files = files
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry
                .path()
                .strip_prefix(folder)
                .unwrap()
                .to_string_lossy()
                .replace(std::path::MAIN_SEPARATOR, "/");
            (path, fs::read(entry.path()).unwrap())
        })
        .collect()
}
