//! Whether an output folder still stands as a build left it is told by stamps alone: never of one in which a
//! build of the same would change something, always of one that nobody has touched.

use super::{Place, put_all};
use proptest::prelude::*;
use std::fs::{self, File};
use std::path::Path;

/// What may happen to an output folder between two builds.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Nothing,
    /// Other bytes of the same length, and the time of the old ones.
    Rewrite(usize),
    Delete(usize),
    /// The same bytes in a new file.
    Replace(usize),
    /// A file put in the place of another by its name.
    Swap(usize, usize),
    Touch(usize),
    /// The folder moved away, and a link to it in its place.
    Link,
    /// A folder in the place of a file.
    Folder(usize),
    Manifest,
    Journal,
    Foreign,
}

const OUTPUTS: [(&str, &str); 4] = [
    ("2023/a/b.html", "甲"),
    ("2023/c.html", "乙"),
    ("index.html", "丙"),
    ("s.txt", "丁"),
];

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let which = || 0..OUTPUTS.len();
    let deed = prop_oneof![
        3 => Just(Deed::Nothing),
        1 => which().prop_map(Deed::Rewrite),
        1 => which().prop_map(Deed::Delete),
        1 => which().prop_map(Deed::Replace),
        1 => (which(), which()).prop_map(|(a, b)| Deed::Swap(a, b)),
        1 => which().prop_map(Deed::Touch),
        1 => Just(Deed::Link),
        1 => which().prop_map(Deed::Folder),
        1 => Just(Deed::Manifest),
        1 => Just(Deed::Journal),
        1 => Just(Deed::Foreign),
    ];
    prop::collection::vec(deed, 1..3)
}

impl Deed {
    /// Does it; not where an earlier one is in the way.
    fn perform(self, place: &Place) {
        let file = |which: usize| place.output().join(OUTPUTS[which].0);
        let _ = match self {
            Self::Nothing => Ok(()),
            Self::Rewrite(which) => rewrite(&file(which)),
            Self::Delete(which) => fs::remove_file(file(which)),
            Self::Replace(which) => fs::read(file(which)).and_then(|bytes| {
                fs::remove_file(file(which))?;
                fs::write(file(which), bytes)
            }),
            Self::Swap(one, other) => fs::rename(file(one), file(other)),
            Self::Touch(which) => touch(&file(which)),
            Self::Link => link(place),
            Self::Folder(which) => {
                fs::remove_file(file(which)).and_then(|()| fs::create_dir(file(which)))
            }
            Self::Manifest => fs::write(place.output().join("manifest-sha256.txt"), ""),
            Self::Journal => {
                let staging = place.output().join(".mingbai-staging");
                let text = "mingbai journal 1\nindex.html\n";
                fs::create_dir(&staging).and_then(|()| fs::write(staging.join("journal"), text))
            }
            Self::Foreign => fs::write(place.output().join("theirs.txt"), "x"),
        };
    }
}

fn rewrite(path: &Path) -> std::io::Result<()> {
    let before = fs::metadata(path)?.modified()?;
    let mut bytes = fs::read(path)?;
    bytes.iter_mut().for_each(|byte| *byte ^= 1);
    fs::write(path, bytes)?;
    File::options().write(true).open(path)?.set_modified(before)
}

fn touch(path: &Path) -> std::io::Result<()> {
    let before = fs::metadata(path)?.modified()?;
    let earlier = before - std::time::Duration::from_secs(3600);
    File::options()
        .write(true)
        .open(path)?
        .set_modified(earlier)
}

fn link(place: &Place) -> std::io::Result<()> {
    let (folder, elsewhere) = (place.output().join("2023"), place.path("elsewhere"));
    fs::rename(&folder, &elsewhere)?;
    std::os::unix::fs::symlink(&elsewhere, &folder)?;
    Ok(())
}

/// Whether a build of the same would find its work done.
fn is_done(place: &Place) -> bool {
    let before = place.tree();
    let built = place.build(&OUTPUTS);
    built == super::published(0, OUTPUTS.len(), 0) && place.tree() == before
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_output_stands_only_if_a_build_would_change_nothing(deeds in deeds()) {
        let place = Place::new();
        let publisher = place.open().unwrap();
        put_all(&publisher, &OUTPUTS).unwrap();
        let (_, left) = publisher.finish_and_look().unwrap();
        let left = left.unwrap().state;
        for deed in &deeds {
            deed.perform(&place);
        }
        let stands = place.open().is_ok_and(|publisher| publisher.found().is_some_and(|found| found.is_that_of(&left)));
        prop_assert!(!stands || is_done(&place));
        let harmless = |deed: &Deed| match deed {
            Deed::Nothing | Deed::Foreign => true,
            Deed::Swap(one, other) => one == other,
            _ => false,
        };
        prop_assert!(stands || !deeds.iter().all(harmless));
    }
}

/// Builds the outputs again, while `meanwhile` happens; whether it was told what state they are left in.
fn is_told(place: &Place, meanwhile: impl Fn()) -> bool {
    // The clock of the disk has gone on since the last build.
    std::thread::sleep(std::time::Duration::from_millis(30));
    let publisher = place.open().unwrap();
    put_all(&publisher, &OUTPUTS).unwrap();
    meanwhile();
    let (_, state) = publisher.finish_and_look().unwrap();
    state.is_some()
}

#[test]
fn what_was_changed_while_a_build_ran_is_not_taken_for_its_work() {
    let place = Place::new();
    place.build(&OUTPUTS).unwrap();
    assert!(is_told(&place, || ()));
    assert!(!is_told(&place, || rewrite(&place.output().join("s.txt")).unwrap()));
    // The next build puts it right, and says so.
    assert!(is_told(&place, || ()));
}
