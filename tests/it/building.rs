//! Laws of building: the same bytes whatever the number of threads and wherever the site lies, and
//! all that was planned is made and nothing else.

use crate::in_memory;
use crate::sandbox::{Sandbox, project, tree};
use mingbai::build;
use mingbai::model::Route;
use mingbai::render::Theme;
use mingbai::shell::{Limits, load};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Everything a site publishes, made in memory.
fn built(root: &Path) -> BTreeMap<Route, Vec<u8>> {
    let (inputs, files) = load(root, &Limits::default()).unwrap();
    let theme = Theme::builtin().unwrap();
    let (checked, outputs) = in_memory::built(&inputs, &files, &theme);
    assert!(
        !checked.outcome.blocks(),
        "{:#?}",
        checked.outcome.diagnostics
    );
    for route in checked.plan.routes() {
        assert!(!route.as_str().is_empty());
    }
    let planned: Vec<&Route> = checked.plan.routes().collect();
    for route in outputs.keys() {
        // The parts of the search index are named when they are made.
        let is_part = route.as_str().starts_with("search/");
        assert!(
            is_part || planned.contains(&route),
            "{route} was not planned"
        );
    }
    for route in planned {
        assert!(outputs.contains_key(route), "{route} was planned, not made");
    }
    outputs
}

#[test]
fn one_thread_and_many_give_the_same_bytes() {
    let on = |threads| build::on_threads(threads, || built(&project())).unwrap();
    let one = on(1);
    for threads in [2, 7] {
        assert!(one == on(threads), "{threads} threads");
    }
}

#[test]
fn where_the_site_lies_does_not_change_a_byte() {
    let copy = Sandbox::empty();
    for folder in ["content", "static"] {
        for (path, bytes) in tree(&project().join(folder)) {
            copy.write(&format!("{folder}/{path}"), bytes);
        }
    }
    copy.write(
        "mingbai.yaml",
        fs::read(project().join("mingbai.yaml")).unwrap(),
    );
    assert!(built(&project()) == built(copy.path()));
}
