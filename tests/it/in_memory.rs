//! A site checked and built by the library, without a disk to write to.

use mingbai::build::{self, Checked, Drafts, Inputs, MemorySink, Settings, Work};
use mingbai::model::Route;
use mingbai::render::Theme;
use mingbai::source::Files;
use std::collections::BTreeMap;

/// What was checked of a site without its drafts.
pub(crate) fn checked(inputs: &Inputs, files: &dyn Files, theme: &Theme) -> Checked {
    let settings = Settings::read(inputs, files);
    build::check(&settings, inputs, files, Drafts::Out, &theme.routes())
}

/// Everything a checked site publishes.
pub(crate) fn outputs(work: &Work<'_>, checked: &Checked) -> BTreeMap<Route, Vec<u8>> {
    let sink = MemorySink::default();
    build::build(work, checked, &sink, &|_| {}).unwrap();
    sink.into_outputs()
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
