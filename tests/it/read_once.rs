//! How often a build reads a source: once while there is room for its text, and once more for its page
//! where there is none; then the page is the same, or refused if the source changed since.

use crate::in_memory::try_outputs;
use mingbai::build::{self, BuildError, Checked, Drafts, Inputs, Settings, Work};
use mingbai::model::Route;
use mingbai::render::Theme;
use mingbai::source::{Files, MemoryFiles, SourcePath};
use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::{LazyLock, Mutex};

static THEME: LazyLock<Theme> = LazyLock::new(|| Theme::builtin().unwrap());

/// Texts with everything that is put into a page's HTML late, or read off it.
const TEXTS: [&str; 3] = [
    "## 甲<乙 *丙*\n\n[**乙**](b.md#结论 \"题\")，![图](图.png)，[死](没有.md)，[![](https://a.cn/x.png)](https://a.cn)。",
    "## 结论\n\n见 https://a.cn/?b=1&c=2 ，[^1]。\n\n[^1]: [甲](a.md)\n",
    "只有文字。",
];

fn site() -> MemoryFiles {
    let summary = "一句摘要。".repeat(40);
    let head = format!("---\n项目名称: 项目\n单位: qinghe\n年度: 2023\n摘要: {summary}\n---\n\n");
    let report = |text: &str| format!("{head}{text}\n").into_bytes();
    let files = [
        ("mingbai.yaml", "站点名称: 站点\n".into()),
        (
            "content/units.yaml",
            "- {标识: qinghe, 名称: 青禾街道}\n".into(),
        ),
        ("content/a.md", report(TEXTS[0])),
        ("content/b.md", report(TEXTS[1])),
        ("content/c.md", report(TEXTS[2])),
        ("static/robots-extra.txt", "文\n".into()),
    ];
    MemoryFiles(
        files
            .map(|(path, bytes)| (SourcePath::new(path), bytes))
            .into(),
    )
}

/// What lies in `files`; beyond the room for texts, if one of them is said to be so large.
fn inputs(files: &MemoryFiles, size: Option<u64>) -> Inputs {
    let mut inputs = Inputs::of(files);
    if let Some(size) = size {
        inputs.files.last_mut().unwrap().size = size;
    }
    inputs
}

const BEYOND: Option<u64> = Some(1 << 30);

fn check(inputs: &Inputs, files: &dyn Files) -> Checked {
    let settings = Settings::read(inputs, files);
    build::check(&settings, inputs, files, Drafts::Out, &THEME.routes())
}

fn built(
    checked: &Checked,
    inputs: &Inputs,
    files: &dyn Files,
) -> Result<BTreeMap<Route, Vec<u8>>, BuildError> {
    let theme = &THEME;
    let work = Work {
        inputs,
        files,
        theme,
    };
    try_outputs(&work, checked)
}

/// Files that remember which of them were opened.
struct Counted {
    files: MemoryFiles,
    opened: Mutex<BTreeMap<String, usize>>,
}

impl Files for Counted {
    fn open(&self, path: &SourcePath) -> io::Result<Box<dyn Read + '_>> {
        *self
            .opened
            .lock()
            .unwrap()
            .entry(path.to_string())
            .or_default() += 1;
        self.files.open(path)
    }
}

/// How often a build opens each file.
fn opened(size: Option<u64>) -> BTreeMap<String, usize> {
    let files = Counted {
        files: site(),
        opened: Mutex::default(),
    };
    let inputs = inputs(&files.files, size);
    built(&check(&inputs, &files), &inputs, &files).unwrap();
    files.opened.into_inner().unwrap()
}

#[test]
fn a_source_is_read_once_while_there_is_room_for_its_text() {
    // What lies in `static/` is read to be checked, and again to be copied.
    let times = |path: &str| 1 + usize::from(path.starts_with("static/"));
    let all = site().0.into_keys();
    let all = all.map(|path| (path.to_string(), times(path.as_str())));
    assert_eq!(opened(None), all.collect());
}

#[test]
fn beyond_the_room_a_page_reads_its_source_again_and_is_the_same() {
    let files = site();
    let (near, beyond) = (inputs(&files, None), inputs(&files, BEYOND));
    let (kept, again) = (check(&near, &files), check(&beyond, &files));
    assert_eq!(kept.outcome, again.outcome);
    let pages = built(&kept, &near, &files).unwrap();
    assert_eq!(pages, built(&again, &beyond, &files).unwrap());
    let page = |route: &&Route| route.as_str().ends_with("/a.html");
    let page = pages.keys().find(page).unwrap();
    let a = String::from_utf8_lossy(&pages[page]).into_owned();
    for words in [
        "<h2 id=\"甲乙-丙\">甲&lt;乙 <em>丙</em></h2>",
        "b.html#%E7%BB%93%E8%AE%BA\" title=\"题\"><strong>",
        "href=\"https://a.cn\"",
    ] {
        assert!(a.contains(words), "{words} in {a}");
    }
    assert!(opened(BEYOND)["content/a.md"] > 1);
}

#[test]
fn a_page_whose_source_changed_since_it_was_checked_is_refused_or_made_of_what_was_checked() {
    let files = site();
    let mut changed = files.clone();
    let text = changed.0.get_mut(&SourcePath::new("content/c.md")).unwrap();
    text.extend_from_slice("又写了一段。".as_bytes());
    let near = inputs(&files, None);
    let checked = check(&near, &files);
    let pages = built(&checked, &near, &files).unwrap();
    assert_eq!(pages, built(&checked, &near, &changed).unwrap());
    let beyond = inputs(&files, BEYOND);
    let refused = built(&check(&beyond, &files), &beyond, &changed);
    assert!(matches!(refused, Err(BuildError::Changed(path)) if path.as_str() == "content/c.md"));
}
