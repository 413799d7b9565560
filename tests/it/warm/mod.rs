//! Warm equals clean: after any changes, a preview that was kept gives what a build from nothing
//! gives, output by output and finding by finding; and it opens no file that did not change.

mod keys;
mod portions;
mod rebuilt;
mod recalled;
mod site;

use crate::in_memory::outputs;
use mingbai::build::{self, Checked, Drafts, Inputs, Preview, Settings, Stamp, Work};
use mingbai::model::Route;
use mingbai::render::Theme;
use mingbai::source::{Files, MemoryFiles, SourcePath};
use proptest::prelude::{ProptestConfig, Strategy, any, prop};
use proptest::{prop_assert, proptest};
use site::{CHANGES, Site};
use std::collections::BTreeSet;
use std::io::{self, Read};
use std::sync::atomic::AtomicBool;
use std::sync::{LazyLock, Mutex};

static THEME: LazyLock<Theme> = LazyLock::new(|| Theme::builtin().unwrap());

/// Changes by name, with the two numbers each is given.
fn changes() -> impl Strategy<Value = Vec<(&'static str, u8, u8)>> {
    let names: Vec<&str> = CHANGES.iter().map(|(name, _)| *name).collect();
    prop::collection::vec((prop::sample::select(names), any::<u8>(), any::<u8>()), 45)
}

fn make(site: &mut Site, (name, which, with): (&str, u8, u8)) {
    let (_, change) = CHANGES.iter().find(|(known, _)| *known == name).unwrap();
    change(site, which.into(), with.into());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_preview_gives_what_a_build_from_nothing_gives(
        changes in changes(),
        drafts in prop::sample::select(vec![Drafts::Out, Drafts::In]),
        few in prop::sample::select(vec![0_usize, 1000]),
    ) {
        let mut site = Site::new();
        let mut preview = Preview::patient_beyond(few, drafts);
        for change in changes {
            make(&mut site, change);
            let files = site.files();
            let inputs = Inputs::of(&files);
            let difference = difference(&mut preview, &inputs, &files, drafts);
            prop_assert!(difference.is_none(), "after {:?}: {}", change, difference.unwrap());
        }
    }
}

/// What a refresh gives otherwise than a build from nothing, if anything.
fn difference(
    preview: &mut Preview,
    inputs: &Inputs,
    files: &MemoryFiles,
    drafts: Drafts,
) -> Option<String> {
    let assets = THEME.routes();
    let settings = Settings::read(inputs, files);
    let (warm, rest) = preview.refresh(&settings, inputs, files, &assets);
    let clean = build::check(&settings, inputs, files, drafts, &assets);
    let outcome = rest.finish(files, &AtomicBool::new(false)).unwrap();
    if outcome != clean.outcome {
        let (warm, clean) = (&outcome, &clean.outcome);
        return Some(format!("findings: {warm:#?}\ninstead of {clean:#?}"));
    }
    let routes = |checked: &Checked| checked.plan.routes().cloned().collect::<BTreeSet<Route>>();
    if routes(&warm) != routes(&clean) {
        let (warm, clean) = (routes(&warm), routes(&clean));
        return Some(format!("addresses: {warm:?}\ninstead of {clean:?}"));
    }
    let work = Work {
        inputs,
        files,
        theme: &THEME,
    };
    let outputs = outputs(&work, &clean);
    let all = routes(&warm).into_iter().chain(outputs.keys().cloned());
    let differs = |route: &Route| {
        let output = build::output(&work, &warm, route).unwrap();
        output.as_deref() != outputs.get(route).map(Vec::as_slice)
    };
    let route = all.into_iter().find(differs)?;
    Some(format!("the bytes of {route}"))
}

#[test]
fn a_stamp_that_hides_a_change_makes_a_difference() {
    let mut site = Site::new();
    let mut preview = Preview::new(Drafts::Out);
    let mut differs = |site: &Site| {
        let files = site.files();
        let mut inputs = Inputs::of(&files);
        let stamps = inputs.files.iter_mut().map(|file| &mut file.stamp);
        stamps.for_each(|stamp| *stamp = Stamp::default());
        difference(&mut preview, &inputs, &files, Drafts::Out).is_some()
    };
    assert!(!differs(&site));
    make(&mut site, ("a report's facts are edited", 0, 1));
    assert!(differs(&site));
}

/// Files that remember which of them were opened.
struct Counted {
    files: MemoryFiles,
    opened: Mutex<Vec<String>>,
}

impl Files for Counted {
    fn open(&self, path: &SourcePath) -> io::Result<Box<dyn Read + '_>> {
        self.opened.lock().unwrap().push(path.to_string());
        self.files.open(path)
    }
}

/// What a refresh opens, which was given the settings.
fn opened(preview: &mut Preview, inputs: &Inputs, files: MemoryFiles) -> Vec<String> {
    let counted = Counted {
        files,
        opened: Mutex::default(),
    };
    let settings = Settings::read(inputs, &counted.files);
    preview.refresh(&settings, inputs, &counted, &[]);
    let mut opened = counted.opened.into_inner().unwrap();
    opened.sort();
    opened
}

/// A site with an attachment, and a text that leads to a place in another.
fn linked_site() -> MemoryFiles {
    let report = |more: &str, body: &str| {
        format!("---\n项目名称: 项目\n单位: qinghe\n年度: 2023\n{more}---\n\n{body}\n").into_bytes()
    };
    let files = [
        ("mingbai.yaml", "站点名称: 站点\n".into()),
        ("content/a.md", report("", "[乙](b.md#结论)")),
        (
            "content/b.md",
            report("佐证材料: [{名称: 数据, 文件: c.csv}]\n", "## 结论"),
        ),
        ("content/c.csv", "1,2\n".into()),
        ("content/d.pdf", "nobody names it".into()),
    ];
    MemoryFiles(
        files
            .map(|(path, bytes)| (SourcePath::new(path), bytes))
            .into(),
    )
}

#[test]
fn texts_left_for_later_are_read_once_a_link_leads_to_a_place_in_one() {
    let linked = linked_site();
    let mut unlinked = linked.clone();
    let a = unlinked
        .0
        .get_mut(&SourcePath::new("content/a.md"))
        .unwrap();
    *a = String::from_utf8_lossy(a)
        .replace("[乙](b.md#结论)", "乙")
        .into_bytes();
    let mut preview = Preview::patient_beyond(0, Drafts::Out);
    let mut differs =
        |files: &MemoryFiles| difference(&mut preview, &Inputs::of(files), files, Drafts::Out);
    // First a site whose texts are all left for later, then one where that cannot be.
    assert_eq!(differs(&unlinked), None);
    assert_eq!(differs(&linked), None);
    let mut preview = Preview::patient_beyond(0, Drafts::Out);
    let inputs = Inputs::of(&linked);
    assert_eq!(
        difference(&mut preview, &inputs, &linked, Drafts::Out),
        None
    );
}

#[test]
fn only_what_changed_is_opened() {
    let mut files = linked_site();
    let mut preview = Preview::new(Drafts::Out);
    let mut opens = |files: &MemoryFiles| opened(&mut preview, &Inputs::of(files), files.clone());
    let all = ["content/a.md", "content/b.md", "content/c.csv"];
    assert_eq!(opens(&files), all);
    assert_eq!(opens(&files), [""; 0]);
    let mut set = |path: &str, text: Option<&str>| {
        match text {
            Some(text) => files.0.insert(SourcePath::new(path), text.into()),
            None => files.0.remove(&SourcePath::new(path)),
        };
        opens(&files)
    };
    assert_eq!(set("content/c.csv", Some("3,4\n")), ["content/c.csv"]);
    assert_eq!(set("content/d.pdf", Some("still nobody")), [""; 0]);
    assert_eq!(
        set("content/e.yaml", Some("项目名称: 戊\n")),
        ["content/e.yaml"]
    );
    assert_eq!(set("content/e.yaml", None), [""; 0]);
    // What is gone is forgotten: the same file is new when it comes back.
    assert_eq!(
        set("content/e.yaml", Some("项目名称: 戊\n")),
        ["content/e.yaml"]
    );
    let unlinked = "---\n项目名称: 改了名\n单位: qinghe\n年度: 2023\n---\n";
    assert_eq!(set("content/a.md", Some(unlinked)), ["content/a.md"]);
    // Findings may follow from the settings: with others, every text and attachment is read again.
    assert_eq!(
        set("mingbai.yaml", Some("站点名称: 别的站点\n")),
        [
            "content/a.md",
            "content/b.md",
            "content/c.csv",
            "content/e.yaml"
        ]
    );
}

#[test]
fn a_file_is_opened_again_if_it_was_touched_or_could_not_be_read() {
    let files = linked_site();
    let inputs = Inputs::of(&files);
    let mut preview = Preview::new(Drafts::Out);
    let mut without = files.clone();
    without.0.remove(&SourcePath::new("content/a.md"));
    without.0.remove(&SourcePath::new("content/c.csv"));
    let both = ["content/a.md", "content/c.csv"];
    opened(&mut preview, &inputs, without);
    assert_eq!(opened(&mut preview, &inputs, files.clone()), both);
    for path in both {
        preview.forget(&SourcePath::new(path));
    }
    assert_eq!(opened(&mut preview, &inputs, files.clone()), both);
    assert_eq!(opened(&mut preview, &inputs, files), [""; 0]);
}
