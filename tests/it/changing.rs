//! Sources that change after they were checked and before they are rendered, in sites whose texts are
//! kept in between and in sites whose texts are too many for that.
//!
//! How large a source is said to be decides whether texts are kept, so a site is made large by saying so.

use crate::in_memory::outputs;
use crate::sandbox::{Sandbox, project};
use mingbai::build::{self, Checked, Drafts, Inputs, Settings, Work};
use mingbai::render::Theme;
use mingbai::shell::{DiskFiles, Limits, Publisher, Sources, load};
use mingbai::source::{Files, SourcePath};
use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Whether the texts of a site are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Texts {
    Kept,
    TooMany,
}

/// Files, and how often one was read.
struct Counted {
    files: DiskFiles,
    reads: AtomicUsize,
}

impl Files for Counted {
    fn open(&self, path: &SourcePath) -> io::Result<Box<dyn Read + '_>> {
        self.reads.fetch_add(1, Ordering::Relaxed);
        self.files.open(path)
    }
}

/// A site that was checked, and is not built yet.
struct Begun {
    inputs: Inputs,
    files: Counted,
    theme: Theme,
    checked: Checked,
}

impl Begun {
    fn new(root: &Path, texts: Texts) -> Self {
        let (mut inputs, files) = load(root, &Limits::default()).unwrap();
        if texts == Texts::TooMany {
            // 1 GB in all.
            let size = (1 << 30) / inputs.files.len() as u64;
            inputs.files.iter_mut().for_each(|file| file.size = size);
        }
        let files = Counted {
            files,
            reads: AtomicUsize::default(),
        };
        let theme = Theme::builtin().unwrap();
        let settings = Settings::read(&inputs, &files);
        let checked = build::check(&settings, &inputs, &files, Drafts::Out, &theme.routes());
        Self {
            inputs,
            files,
            theme,
            checked,
        }
    }

    fn work(&self) -> Work<'_> {
        Work {
            inputs: &self.inputs,
            files: &self.files,
            theme: &self.theme,
        }
    }

    /// Renders into the site's output folder; gives what stopped it.
    fn publish(&self, root: &Path) -> Result<(), String> {
        let publisher = Publisher::open(&root.join("public"), &Sources::of(root)).unwrap();
        let built = build::build(&self.work(), &self.checked, &publisher, &|_| {});
        built.map_err(|error| error.to_string())?;
        publisher
            .finish()
            .map(drop)
            .map_err(|error| error.to_string())
    }
}

#[test]
fn a_site_whose_texts_are_too_many_to_be_kept_is_the_same_site() {
    let [kept, too_many] = [Texts::Kept, Texts::TooMany].map(|texts| {
        let begun = Begun::new(&project(), texts);
        let read = begun.files.reads.swap(0, Ordering::Relaxed);
        let outputs = outputs(&begun.work(), &begun.checked);
        let read_again = begun.files.reads.load(Ordering::Relaxed);
        let findings = format!("{:#?}", begun.checked.outcome);
        (outputs, findings, read, read_again)
    });
    assert!(kept.0.len() > 50, "only {} outputs", kept.0.len());
    assert!(kept.0 == too_many.0, "other bytes");
    assert!(kept.1 == too_many.1, "other findings");
    // Each report and page of the site's own once more.
    assert!(
        too_many.3 >= kept.3 + 12,
        "{} and {} reads",
        kept.3,
        too_many.3
    );
}

/// A site that was published, and its next edition.
fn site() -> Sandbox {
    let site = Sandbox::site()
        .report("a", "佐证材料: [{名称: 名单, 文件: 名单.csv}]\n", "第一版")
        .report("b", "", "第一版");
    site.write("content/2023/qinghe/名单.csv", "甲,1\n");
    let ran = site.run(&["build"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    site.report("b", "", "第二版")
}

/// What a build says and publishes when `change` happens after the check.
fn changed(texts: Texts, change: impl Fn(&Path)) -> (Sandbox, Result<(), String>) {
    let site = site();
    let begun = Begun::new(site.path(), texts);
    assert!(!begun.checked.outcome.blocks());
    let before = site.tree("public");
    assert!(before.len() > 10, "{before:?}");
    change(site.path());
    let outcome = begun.publish(site.path());
    if outcome.is_err() {
        assert!(site.tree("public") == before, "{outcome:?}");
    }
    (site, outcome)
}

const B: &str = "content/2023/qinghe/b.md";

fn edit(root: &Path) {
    let path = root.join(B);
    let text = fs::read_to_string(&path)
        .unwrap()
        .replace("第二版", "第三版");
    fs::write(path, text).unwrap();
}

#[test]
fn a_text_that_is_read_again_must_be_what_was_checked() {
    let (_, outcome) = changed(Texts::TooMany, edit);
    let expected = format!("{B}在生成过程中被修改了，没有发布。保存好以后再运行一次");
    assert_eq!(outcome, Err(expected));
    let (_, outcome) = changed(Texts::TooMany, |root| {
        fs::remove_file(root.join(B)).unwrap()
    });
    assert_eq!(outcome, Err(format!("读不了{B}：不存在")));
    let (site, outcome) = changed(Texts::TooMany, |_| {});
    assert_eq!(outcome, Ok(()));
    assert!(site.published("2023/qinghe/b.html").contains("第二版"));
}

#[test]
fn a_text_that_was_kept_is_published_as_it_was_checked() {
    for change in [edit, |root: &Path| fs::remove_file(root.join(B)).unwrap()] {
        let (site, outcome) = changed(Texts::Kept, change);
        assert_eq!(outcome, Ok(()));
        assert!(site.published("2023/qinghe/b.html").contains("第二版"));
    }
}

#[test]
fn an_attachment_must_be_what_was_checked() {
    let path = "content/2023/qinghe/名单.csv";
    for texts in [Texts::Kept, Texts::TooMany] {
        // As long as it was.
        let (_, outcome) = changed(texts, |root| fs::write(root.join(path), "乙,1\n").unwrap());
        let error = outcome.unwrap_err();
        assert!(
            error.contains(&format!("{path}在生成过程中变了")),
            "{error}"
        );
    }
}
