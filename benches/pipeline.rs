//! The pipeline's phases on one typical report, and whole builds of 1,000 and 10,000 reports.
//!
//! `cargo bench --bench pipeline` runs all; a word after `--` narrows it, as in
//! `cargo bench --bench pipeline -- phase`. Sites come from the corpus example; the outputs of
//! whole builds are thrown away, so that the disk is not measured.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    reason = "a bench sets up and looks at the world"
)]

use divan::{Bencher, black_box};
use mingbai::build::{
    self, Checked, Drafts, Pieces, Preview, Settings, Sink, SinkError, Stage, Work,
};
use mingbai::check::{ReportContext, RuleSet, sketch};
use mingbai::model::{Route, read_report, read_text};
use mingbai::page::{PageKind, plan};
use mingbai::parse::{Document, Form};
use mingbai::render::{
    Layouts, Theme,
    markdown::{PageText, Resolved},
};
use mingbai::shell::{DiskFiles, Limits, load};
use mingbai::source::{Files, SourcePath};
use std::io;
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::AtomicBool;

/// The program's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// A site of invented reports, written once and kept under the target folder.
fn corpus(reports: usize) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("corpus-{reports}"));
    if !folder.join("mingbai.yaml").exists() {
        let status = Command::new(env!("CARGO"))
            .args(["run", "--quiet", "--release", "--example", "corpus", "--"])
            .args(["--reports", &reports.to_string(), "--seed", "1"])
            .arg(&folder)
            .status()
            .unwrap();
        assert!(status.success());
    }
    folder
}

/// A checked site and all it takes to build it.
struct Ready {
    settings: Settings,
    inputs: build::Inputs,
    files: DiskFiles,
    theme: Theme,
    checked: Checked,
}

impl Ready {
    fn check(&self, assets: &[Route]) -> Checked {
        build::check(
            &self.settings,
            &self.inputs,
            &self.files,
            Drafts::Out,
            assets,
        )
    }
}

fn ready(reports: usize) -> Ready {
    let (inputs, files) = load(&corpus(reports), &Limits::default()).unwrap();
    let theme = Theme::builtin().unwrap();
    let settings = Settings::read(&inputs, &files);
    let checked = build::check(&settings, &inputs, &files, Drafts::Out, &theme.routes());
    Ready {
        settings,
        inputs,
        files,
        theme,
        checked,
    }
}

/// The bytes of a typical report.
fn report() -> (SourcePath, Vec<u8>) {
    let (inputs, files) = load(&corpus(1000), &Limits::default()).unwrap();
    let path = inputs
        .files
        .iter()
        .map(|file| &file.path)
        .find(|path| path.extension() == "md");
    let path = path.unwrap().clone();
    let bytes = files.read(&path).unwrap();
    (path, bytes)
}

/// Takes outputs and forgets them.
struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _: &Route, _: Stage, bytes: &[u8]) -> Result<(), SinkError> {
        black_box(bytes);
        Ok(())
    }

    fn pour<'a>(
        &self,
        _: &Route,
        _: Stage,
        open: &dyn Fn() -> Pieces<'a>,
    ) -> Result<(), SinkError> {
        io::copy(&mut open(), &mut io::sink()).unwrap();
        Ok(())
    }

    fn copy(
        &self,
        _: &Route,
        _: Stage,
        _: &dyn Files,
        _: &SourcePath,
        _: Option<&str>,
    ) -> Result<(), SinkError> {
        Ok(())
    }
}

#[divan::bench]
fn phase_parse(bencher: Bencher) {
    let (path, bytes) = report();
    bencher.bench(|| Document::parse(&path, Form::Markdown, black_box(&bytes)));
}

#[divan::bench]
fn phase_model(bencher: Bencher) {
    let (path, bytes) = report();
    let document = Document::parse(&path, Form::Markdown, &bytes);
    bencher.bench(|| read_report(black_box(&document), None));
}

#[divan::bench]
fn phase_text(bencher: Bencher) {
    let (path, bytes) = report();
    let document = Document::parse(&path, Form::Markdown, &bytes);
    bencher.bench(|| read_text(black_box(&document)));
}

#[divan::bench]
fn phase_markdown(bencher: Bencher) {
    let (path, bytes) = report();
    let document = Document::parse(&path, Form::Markdown, &bytes);
    bencher.bench(|| PageText::read(black_box(document.body_text())).rendered(&|_| Resolved::Dead));
}

#[divan::bench]
fn phase_read_and_check_1000(bencher: Bencher) {
    let ready = ready(1000);
    let assets = ready.theme.routes();
    bencher.bench(|| ready.check(&assets));
}

#[divan::bench]
fn phase_rules_of_one_report(bencher: Bencher) {
    let config = ready(1000).checked.site.config;
    let (path, bytes) = report();
    let document = Document::parse(&path, Form::Markdown, &bytes);
    let (report, _) = read_report(&document, None);
    let rules = RuleSet::built_in();
    let (prefilter, report) = (rules.prefilter(), report.as_ref());
    let ctx = || ReportContext::new(prefilter, &config, &document, report, read_text(&document));
    bencher
        .with_inputs(ctx)
        .bench_refs(|ctx| rules.check_report(black_box(ctx)));
}

#[divan::bench]
fn phase_sketch(bencher: Bencher) {
    let config = ready(1000).checked.site.config;
    let (path, bytes) = report();
    let document = Document::parse(&path, Form::Markdown, &bytes);
    let (report, _) = read_report(&document, None);
    let prefilter = RuleSet::built_in().prefilter();
    let text = read_text(&document);
    let ctx = ReportContext::new(prefilter, &config, &document, report.as_ref(), text);
    bencher.bench_local(|| sketch(black_box(&ctx)));
}

/// The checks that hold all texts against each other.
#[divan::bench(args = [1000, 10_000], sample_count = 5, sample_size = 1)]
fn phase_texts(bencher: Bencher, reports: usize) {
    let ready = ready(reports);
    let rest = || {
        Preview::new(Drafts::Out)
            .refresh(
                &ready.settings,
                &ready.inputs,
                &ready.files,
                &ready.theme.routes(),
            )
            .1
    };
    let stop = AtomicBool::new(false);
    bencher
        .with_inputs(rest)
        .bench_values(|rest| rest.finish(&ready.files, &stop));
}

#[divan::bench]
fn phase_plan_1000(bencher: Bencher) {
    let ready = ready(1000);
    bencher.bench(|| plan(black_box(&ready.checked.site)));
}

#[divan::bench]
fn phase_page(bencher: Bencher) {
    let ready = ready(1000);
    let work = Work {
        inputs: &ready.inputs,
        files: &ready.files,
        theme: &ready.theme,
    };
    let mut pages = ready.checked.plan.pages.iter();
    let page = pages
        .find(|page| matches!(page.kind, PageKind::Report(_)))
        .unwrap();
    bencher
        .bench(|| build::page_bytes(&work, &ready.checked, &Layouts::default(), black_box(page)));
}

#[divan::bench(args = [1000, 10_000], sample_count = 5, sample_size = 1)]
fn whole_build(bencher: Bencher, reports: usize) {
    let ready = ready(reports);
    let assets = ready.theme.routes();
    let work = Work {
        inputs: &ready.inputs,
        files: &ready.files,
        theme: &ready.theme,
    };
    bencher.bench(|| {
        let checked = ready.check(&assets);
        build::build(&work, &checked, &Nowhere, &|_| {}).unwrap();
    });
}

/// A site of 10,000 reports after a change of one text: looked at, read and checked again.
#[divan::bench(sample_count = 30, sample_size = 1)]
fn refresh_10000(bencher: Bencher) {
    let root = corpus(10_000);
    let assets = Theme::builtin().unwrap().routes();
    let mut preview = Preview::new(Drafts::Out);
    let mut refresh = move || {
        let (inputs, files) = load(&root, &Limits::default()).unwrap();
        let changed = inputs.files[5000].path.clone();
        preview.forget(&changed);
        let settings = Settings::read(&inputs, &files);
        preview.refresh(&settings, &inputs, &files, &assets)
    };
    refresh();
    bencher.bench_local(refresh);
}

#[divan::bench(sample_count = 30, sample_size = 1)]
fn refresh_walk_10000(bencher: Bencher) {
    let root = corpus(10_000);
    bencher.bench(|| load(&root, &Limits::default()).unwrap());
}
