//! Lists of what changed: who uploads by them has what the output holds.

use super::{Place, put_all};
use mingbai::shell::{Difference, OutputComparison, PublishError, write_changes};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A site somewhere else, which is kept by lists alone.
#[derive(Default)]
struct Remote(BTreeMap<String, Vec<u8>>);

impl Remote {
    /// Uploads and removes what the lists say, and takes the list away.
    fn follow(&mut self, output: &Path, list: &Path) {
        let lines = |path: &Path| fs::read_to_string(path).unwrap();
        for path in lines(&list.with_extension("removed.txt")).lines() {
            assert!(self.0.remove(path).is_some(), "{path} was not there");
        }
        for path in lines(list).lines() {
            let bytes = fs::read(output.join(path)).unwrap();
            let before = self.0.insert(path.to_owned(), bytes.clone());
            let is_manifest = path == "manifest-sha256.txt";
            assert!(
                is_manifest || before != Some(bytes),
                "{path} had not changed"
            );
        }
        fs::remove_file(list).unwrap();
    }
}

/// What the output holds.
fn held(output: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(output).into_iter();
    let files = files
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file());
    let files = files.map(|entry| {
        let path = entry.path().strip_prefix(output).unwrap().to_str().unwrap();
        (path.to_owned(), fs::read(entry.path()).unwrap())
    });
    let is_ours = |path: &str| !path.starts_with(".mingbai-staging");
    files.filter(|(path, _)| is_ours(path)).collect()
}

/// What may be done: a build of these files, with or without lists, and an upload.
#[derive(Clone, Debug)]
enum Deed {
    Build(Vec<(usize, u8)>),
    BuildAndList(Vec<(usize, u8)>),
    Upload,
}

const PATHS: [&str; 6] = [
    "index.html",
    "2023/a/b.html",
    "2023/a/附件.csv",
    "a b.txt",
    "assets/x.css",
    "2024/c.html",
];

fn deed() -> impl Strategy<Value = Deed> {
    let files = || proptest::collection::vec((0..PATHS.len(), 0..3_u8), 1..6);
    prop_oneof![
        files().prop_map(Deed::Build),
        files().prop_map(Deed::BuildAndList),
        Just(Deed::Upload),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn who_follows_the_lists_has_what_the_output_holds(deeds in proptest::collection::vec(deed(), 1..8)) {
        let place = Place::new();
        let list = place.path("changes.txt");
        let mut remote = Remote::default();
        for deed in deeds.into_iter().chain([Deed::BuildAndList(vec![(0, 0)]), Deed::Upload]) {
            match deed {
                Deed::Build(files) | Deed::BuildAndList(files) if files.is_empty() => {}
                Deed::Build(ref files) | Deed::BuildAndList(ref files) => {
                    let files: BTreeMap<&str, String> =
                        files.iter().map(|(path, text)| (PATHS[*path], text.to_string())).collect();
                    let files: Vec<(&str, &str)> =
                        files.iter().map(|(path, text)| (*path, text.as_str())).collect();
                    place.build(&files).unwrap();
                    if matches!(deed, Deed::BuildAndList(_)) {
                        write_changes(&place.output(), &list).unwrap();
                    }
                }
                Deed::Upload if list.exists() && is_current(&place, &list) => {
                    remote.follow(&place.output(), &list);
                    prop_assert_eq!(&remote.0, &held(&place.output()));
                }
                Deed::Upload => {}
            }
        }
        prop_assert_eq!(&remote.0, &held(&place.output()));
    }
}

/// Whether the output is still what the lists were made of.
fn is_current(place: &Place, list: &Path) -> bool {
    let listed = fs::read(list.with_extension("listed.txt")).unwrap();
    fs::read(place.output().join("manifest-sha256.txt")).unwrap() == listed
}

#[test]
fn lists_are_not_put_where_only_the_site_is() {
    let place = Place::new();
    place.build(&[("index.html", "a")]).unwrap();
    let list = place.output().join("changes.txt");
    let refused = write_changes(&place.output(), &list).unwrap_err();
    assert!(matches!(refused, PublishError::ChangesInOutput { .. }));
    assert!(!list.exists());
}

#[test]
fn a_comparison_names_each_difference_and_writes_nothing() {
    let place = Place::new();
    let outputs = [
        ("a.html", "a"),
        ("b.html", "b"),
        ("c/d.html", "d"),
        ("e.txt", "e"),
    ];
    place
        .build(
            &[("old.html", "old")]
                .into_iter()
                .chain(outputs)
                .collect::<Vec<_>>(),
        )
        .unwrap();
    place.write("site/public/a.html", "x");
    fs::remove_file(place.path("site/public/c/d.html")).unwrap();
    let manifest = place.output().join("manifest-sha256.txt");
    let text = fs::read_to_string(&manifest).unwrap();
    let kept = text.lines().filter(|line| !line.ends_with("e.txt"));
    fs::write(&manifest, kept.collect::<Vec<_>>().join("\n")).unwrap();
    place.write("site/public/theirs.txt", "not ours");
    let before = held(&place.output());
    let comparison = OutputComparison::with(&place.output());
    put_all(&comparison, &outputs).unwrap();
    let expected = [
        ("a.html", Difference::Other),
        ("c/d.html", Difference::Missing),
        ("e.txt", Difference::Unlisted),
        ("old.html", Difference::Left),
    ];
    let expected = expected.map(|(path, difference)| (path.to_owned(), difference));
    assert_eq!(comparison.finish().unwrap(), (expected.to_vec(), 4));
    assert_eq!(held(&place.output()), before);
}
