//! A site checked and built by the library, without a disk to write to.

use mingbai::build::{
    self, BuildError, Checked, Drafts, Inputs, Pieces, Settings, Sink, SinkError, Stage, Work, hex,
};
use mingbai::model::Route;
use mingbai::render::Theme;
use mingbai::source::{Files, SourcePath};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Read;
use std::sync::Mutex;

/// What was checked of a site without its drafts.
pub(crate) fn checked(inputs: &Inputs, files: &dyn Files, theme: &Theme) -> Checked {
    let settings = Settings::read(inputs, files);
    build::check(&settings, inputs, files, Drafts::Out, &theme.routes())
}

/// Everything a checked site publishes.
pub(crate) fn outputs(work: &Work<'_>, checked: &Checked) -> BTreeMap<Route, Vec<u8>> {
    try_outputs(work, checked).unwrap()
}

/// As [`outputs`], where the build may be refused.
pub(crate) fn try_outputs(
    work: &Work<'_>,
    checked: &Checked,
) -> Result<BTreeMap<Route, Vec<u8>>, BuildError> {
    let sink = MemorySink::default();
    build::build(work, checked, &sink, &|_| {})?;
    Ok(sink.0.into_inner().unwrap())
}

/// A site without its drafts, checked and built.
pub(crate) fn built(
    inputs: &Inputs,
    files: &dyn Files,
    theme: &Theme,
) -> (Checked, BTreeMap<Route, Vec<u8>>) {
    let checked = checked(inputs, files, theme);
    let work = Work {
        inputs,
        files,
        theme,
    };
    let outputs = outputs(&work, &checked);
    (checked, outputs)
}

/// A sink that keeps everything in memory.
#[derive(Default)]
struct MemorySink(Mutex<BTreeMap<Route, Vec<u8>>>);

impl MemorySink {
    fn keep(&self, route: &Route, bytes: Vec<u8>) {
        self.0.lock().unwrap().insert(route.clone(), bytes);
    }
}

impl Sink for MemorySink {
    fn put(&self, route: &Route, _stage: Stage, bytes: &[u8]) -> Result<(), SinkError> {
        self.keep(route, bytes.to_vec());
        Ok(())
    }

    fn pour<'a>(
        &self,
        route: &Route,
        _stage: Stage,
        open: &dyn Fn() -> Pieces<'a>,
    ) -> Result<(), SinkError> {
        let mut bytes = Vec::new();
        open().read_to_end(&mut bytes).unwrap();
        self.keep(route, bytes);
        Ok(())
    }

    fn copy(
        &self,
        route: &Route,
        _stage: Stage,
        files: &dyn Files,
        from: &SourcePath,
        expected_sha256: Option<&str>,
    ) -> Result<(), SinkError> {
        let unreadable = |source| SinkError::Read {
            path: from.clone(),
            source,
        };
        let bytes = files.read(from).map_err(unreadable)?;
        let hash = hex(&Sha256::digest(&bytes));
        if expected_sha256.is_some_and(|expected| !hash.eq_ignore_ascii_case(expected)) {
            return Err(SinkError::Changed { path: from.clone() });
        }
        self.keep(route, bytes);
        Ok(())
    }
}
