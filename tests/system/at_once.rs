//! Builds at the same time: into one output, of which only one at a time is at work, and into several outputs
//! with one cache. `SEEDS=10` makes ten times as many.

use crate::Case;
use crate::edition::{Edition, build, command, files, said, verify};
use crate::random::{Random, times};
use crate::sandbox::Sandbox;
use std::path::Path;
use std::process::{Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

pub(crate) const CASES: &[Case] = &[
    Case::new(
        "at_once::builds_into_one_output_leave_what_one_of_them_gives",
        builds_into_one_output_leave_what_one_of_them_gives,
    ),
    Case::new(
        "at_once::builds_into_other_outputs_share_a_cache_unharmed",
        builds_into_other_outputs_share_a_cache_unharmed,
    ),
];

/// Runs builds of sites into outputs, each begun a little after the one before.
fn at_once(builds: &[(&Path, &str)], random: &mut Random) -> Vec<Output> {
    let started = builds.iter().map(|(root, output)| {
        sleep(Duration::from_millis(random.below(60) as u64));
        let mut command = command(root, &["--output", output]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().unwrap()
    });
    let started: Vec<_> = started.collect();
    let ended = started
        .into_iter()
        .map(|child| child.wait_with_output().unwrap());
    ended.collect()
}

fn builds_into_one_output_leave_what_one_of_them_gives() {
    let editions = Edition::three();
    let place = Sandbox::empty();
    let roots = ["one", "two", "three"].map(|name| place.path().join(name));
    for (edition, root) in editions.iter().zip(&roots) {
        edition.lay_out(root);
    }
    let mut random = Random::new(1);
    for round in 0..times(3) {
        let builds: Vec<(&Path, &str)> = roots
            .iter()
            .map(|root| (root.as_path(), "../public"))
            .collect();
        let ran = at_once(&builds, &mut random);
        let mut published = 0;
        for ran in &ran {
            match ran.status.code() {
                Some(0) => published += 1,
                Some(2) => assert!(said(ran).contains("另一个生成正在写"), "{}", said(ran)),
                _ => panic!("round {round}: {}", said(ran)),
            }
        }
        assert!(published > 0, "round {round}: {ran:?}");
        let output = place.path().join("public");
        let files = files(&output);
        let is_that_of = |edition: &&Edition| edition.outputs == files;
        let edition = editions.iter().find(is_that_of);
        edition
            .expect("one edition")
            .hold(&output, &format!("round {round}"));
        // Whoever builds next is not deceived by what its cache says of the output.
        let next = random.below(3);
        editions[next].build_into(&roots[next], "../public", &format!("after round {round}"));
    }
}

fn builds_into_other_outputs_share_a_cache_unharmed() {
    const OUTPUTS: [&str; 3] = ["one", "two", "three"];
    let editions = Edition::three();
    let site = Sandbox::empty();
    let mut random = Random::new(2);
    for round in 0..times(3) {
        let edition = &editions[round % 3];
        edition.lay_out(site.path());
        let what = format!("round {round}");
        let ran = at_once(&OUTPUTS.map(|output| (site.path(), output)), &mut random);
        for (ran, output) in ran.iter().zip(OUTPUTS) {
            assert!(ran.status.success(), "{what}: {}", said(ran));
            edition.hold(&site.path().join(output), &what);
        }
        let again = build(site.path(), &["--output", OUTPUTS[round % 3]]);
        assert!(again.status.success(), "{what}: {}", said(&again));
        verify(site.path(), OUTPUTS[round % 3], &what);
    }
}
