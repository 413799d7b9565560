//! Builds that were killed after any step, played by hand: the next build puts right what they left
//! behind. `tests/system` kills real ones.

use super::{Place, published, put_all, stage};
use proptest::prelude::*;
use std::fs;
use std::path::Path;

type Outputs<'a> = Vec<(&'a str, &'a str)>;

/// One step of finishing a build, as the disk sees it.
#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    Journal,
    Place(&'a str, &'a str),
    Remove(&'a str),
    RemoveFolder(&'a str),
    Manifest,
}

/// The steps that lead from `old` to `new`.
fn steps<'a>(old: &Outputs<'a>, new: &Outputs<'a>) -> Vec<Step<'a>> {
    let mut placed: Outputs = new
        .iter()
        .filter(|output| !old.contains(output))
        .copied()
        .collect();
    placed.sort_by_key(|(path, _)| (stage(path), *path));
    let gone = old
        .iter()
        .filter(|(path, _)| new.iter().all(|(other, _)| other != path));
    let mut folders: Vec<&str> = Vec::new();
    for (path, _) in gone.clone() {
        folders.extend(path.match_indices('/').map(|(end, _)| &path[..end]));
    }
    folders.sort_unstable_by(|a, b| b.cmp(a));
    let mut steps = vec![Step::Journal];
    steps.extend(placed.iter().map(|(path, text)| Step::Place(path, text)));
    steps.extend(gone.map(|(path, _)| Step::Remove(path)));
    steps.extend(folders.into_iter().map(Step::RemoveFolder));
    steps.push(Step::Manifest);
    steps
}

/// Does by hand what a build that is killed after these steps has done.
fn do_steps(output: &Path, steps: &[Step<'_>], new: &Outputs<'_>, clean: &Path) {
    let staging = output.join(".mingbai-staging");
    fs::create_dir_all(staging.join("new/2024/x")).unwrap();
    fs::create_dir_all(staging.join("files/0")).unwrap();
    fs::write(staging.join("lock"), "").unwrap();
    for half in ["new/2024/x/a.html", "files/0/0", "journal.new", "unknown"] {
        fs::write(staging.join(half), "半").unwrap();
    }
    for step in steps {
        match step {
            Step::Journal => {
                let lines: String = new.iter().map(|(path, _)| format!("{path}\n")).collect();
                let old = fs::read_to_string(staging.join("journal")).unwrap_or_default();
                let old = old.strip_prefix("mingbai journal 1\n").unwrap_or_default();
                let text = format!("mingbai journal 1\n{old}{lines}");
                fs::write(staging.join("journal"), text).unwrap();
            }
            Step::Place(path, text) => {
                fs::create_dir_all(output.join(path).parent().unwrap()).unwrap();
                fs::write(output.join(path), text).unwrap();
            }
            Step::Remove(path) => drop(fs::remove_file(output.join(path))),
            Step::RemoveFolder(path) => drop(fs::remove_dir(output.join(path))),
            Step::Manifest => {
                let manifest = "manifest-sha256.txt";
                fs::copy(clean.join(manifest), output.join(manifest)).unwrap();
            }
        }
    }
}

/// What a build from nothing gives.
fn clean(outputs: &Outputs<'_>) -> Place {
    let place = Place::new();
    place.build(outputs).unwrap();
    place
}

/// Builds `first` whole (unless it is empty), kills `second` after every possible step, and `third`
/// once more after the same step; then builds `last`, which must give what a clean build gives.
fn check_all_kills(
    first: &Outputs<'_>,
    second: &Outputs<'_>,
    third: &Outputs<'_>,
    last: &Outputs<'_>,
) {
    let (clean_second, clean_third, clean_last) = (clean(second), clean(third), clean(last));
    let (steps, more_steps) = (steps(first, second), steps(second, third));
    for killed in 0..=steps.len() {
        let place = Place::new();
        if !first.is_empty() {
            place.build(first).unwrap();
        }
        do_steps(
            &place.output(),
            &steps[..killed],
            second,
            &clean_second.output(),
        );
        let again = killed.min(more_steps.len() - 1);
        if killed > 0 && killed < steps.len() {
            drop(place.open().unwrap());
            do_steps(
                &place.output(),
                &more_steps[..again],
                third,
                &clean_third.output(),
            );
        }
        place.build(last).unwrap();
        assert_eq!(
            place.tree().contents(),
            clean_last.tree().contents(),
            "killed at {killed}"
        );
    }
}

#[test]
fn a_build_killed_after_any_step_is_put_right_by_the_next() {
    let small: Outputs = super::SMALL.to_vec();
    let next: Outputs = vec![
        ("index.html", "新首页"),
        ("2023/index.html", "年度"),
        ("2024/x/c.html", "丙"),
    ];
    let swapped: Outputs = vec![
        ("index.html/a", "夹"),
        ("2023/金辰", "文件"),
        ("2024", "文件"),
    ];
    check_all_kills(&vec![], &small, &small, &small);
    check_all_kills(&vec![], &small, &next, &vec![]);
    check_all_kills(&small, &next, &small, &small);
    check_all_kills(&small, &vec![], &next, &swapped);
    check_all_kills(&small, &next, &next, &swapped);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_sites_killed_after_any_step_are_put_right(sites in prop::array::uniform4(site())) {
        let [first, second, third, last] = &sites;
        check_all_kills(first, second, third, last);
    }
}

fn site() -> impl Strategy<Value = Outputs<'static>> {
    let paths = [
        "index.html",
        "a/index.html",
        "a/b.html",
        "a/c/d.html",
        "e.html",
        "sitemap.xml",
        "f/g",
    ];
    let texts = prop::option::of(prop::sample::select(vec!["一", "二", "三三"]));
    prop::collection::vec(texts, paths.len()).prop_map(move |texts| {
        let outputs = paths.into_iter().zip(texts);
        outputs
            .filter_map(|(path, text)| Some((path, text?)))
            .collect()
    })
}

#[test]
fn a_build_given_up_after_a_killed_one_keeps_what_the_next_needs() {
    let place = Place::new();
    let small: Outputs = super::SMALL.to_vec();
    let clean = clean(&small);
    let steps = steps(&vec![], &small);
    do_steps(&place.output(), &steps[..4], &small, &clean.output());
    let publisher = place.open().unwrap();
    put_all(&publisher, &[("other.html", "别的")]).unwrap();
    drop(publisher);
    assert_eq!(place.build(&small), published(2, 3, 0));
    assert_eq!(place.tree().contents(), clean.tree().contents());
}
