//! Disks that fill up at any point: under the output, where all that was done is undone, and under the cache,
//! which no build needs. `SEEDS=10` tries 50 sizes of each. (Putting files in place takes no room; where it fails all the same is
//! tried in `disk` and `rights`.)

use crate::Case;
use crate::disk::{hindrance, script};
use crate::edition::{Edition, FileMap, said, size};
use crate::random::times;
use crate::sandbox::Sandbox;
use crate::tree::tree;
use std::collections::BTreeSet;
use std::thread::sleep;
use std::time::Duration;

pub(crate) const CASES: &[Case] = &[
    Case {
        name: "full::an_output_disk_that_fills_up_at_any_point_changes_nothing",
        run: an_output_disk_that_fills_up_at_any_point_changes_nothing,
        hindrance,
    },
    Case {
        name: "full::a_cache_disk_that_is_full_holds_no_build_up",
        run: a_cache_disk_that_is_full_holds_no_build_up,
        hindrance,
    },
];

/// Bytes of such a disk that are given at a time.
const PAGE: u64 = 4096;

/// How much of a disk files take: pages, and entries with the folders above them.
fn taken(files: &FileMap) -> (u64, u64) {
    let pages = files
        .values()
        .map(|bytes| (bytes.len() as u64).div_ceil(PAGE));
    let above = files
        .keys()
        .flat_map(|path| path.match_indices('/').map(|(end, _)| &path[..end]));
    let folders: BTreeSet<&str> = above.collect();
    (pages.sum(), (files.len() + folders.len() + 1) as u64)
}

/// The build that meets with a full disk; the same with room enough; and whether it is what a build from nothing
/// gives.
const OUTPUT: &str = "
cp -a public old
mount -t tmpfs -o \"$2\" none public
cp -a old/. public
rm -rf old; cp -a public before
set +e; \"$1\" build; code=$?; set -e
cp -a public after
mount -o remount,size=1g,nr_inodes=1000000 public
\"$1\" build >/dev/null 2>&1 || exit 97
\"$1\" build --verify >/dev/null 2>&1 || exit 98
cp -a public final
exit $code";

fn an_output_disk_that_fills_up_at_any_point_changes_nothing() {
    let [first, second, _] = Edition::three();
    let new = |path: &&String| first.outputs.get(*path) != second.outputs.get(*path);
    let new = second.outputs.keys().filter(new);
    let new: FileMap = new
        .map(|path| (path.clone(), second.outputs[path].clone()))
        .collect();
    let (standing, added) = (taken(&first.outputs), taken(&new));
    let pages = added.0 + 8;
    let tries = times(5) as u64;
    let mut full = 0;
    for point in 0..=tries {
        // Most at the end, where files are put in place and the manifest is written.
        let part = |of: u64| of - of * (tries - point).pow(2) / tries.pow(2);
        let options = match point % 5 {
            _ if point == tries => format!("size={}k", (standing.0 + pages * 2) * PAGE / 1024),
            4 => format!(
                "size=1g,nr_inodes={}",
                standing.1 + 2 + added.1 * (point / 5 % 8 + 1) / 6
            ),
            _ => format!("size={}k", (standing.0 + 1 + part(pages)) * PAGE / 1024),
        };
        let site = Sandbox::empty();
        first.lay_out(site.path());
        first.build_into(site.path(), "public", "the first edition");
        second.lay_out(site.path());
        let ran = script(site.path(), &OUTPUT.replace("$2", &options)).unwrap();
        let told = said(&ran);
        match ran.status.code() {
            Some(0) => second.hold(&site.path().join("after"), &options),
            Some(2) => {
                assert!(told.contains("磁盘空间不足"), "{options}: {told}");
                let [before, after] = ["before", "after"].map(|name| tree(&site.path().join(name)));
                assert!(after == before, "{options}: {:?}, {told}", after.names());
                full += 1;
            }
            code => panic!("{options}: {code:?} {told}"),
        }
        second.hold(&site.path().join("final"), &options);
    }
    assert!(
        full * 3 >= tries * 2 && full <= tries,
        "{full} of {tries} were full"
    );
}

const CACHE: &str = "
rm -rf .mingbai-cache && mkdir .mingbai-cache
mount -t tmpfs -o \"$2\" none .mingbai-cache
\"$1\" build
\"$1\" build
df --output=used -B1 .mingbai-cache | tail -n 1 >used
cp -a public after
mount -o remount,size=1g,nr_inodes=1000000 .mingbai-cache
\"$1\" build
\"$1\" build --verify
cp -a .mingbai-cache kept";

fn a_cache_disk_that_is_full_holds_no_build_up() {
    let [first, second, _] = Edition::three();
    let site = Sandbox::empty();
    second.lay_out(site.path());
    second.build_into(site.path(), "public", "with a cache");
    let cache = site.path().join(".mingbai-cache");
    let (bytes, files) = size(&cache);
    // What is kept of sources that have rested for two seconds is more: some of the builds below may come so late.
    sleep(Duration::from_millis(2100));
    second.build_into(site.path(), "public", "with sources at rest");
    let (at_rest, _) = size(&cache);
    let tries = times(5);
    for point in 0..tries {
        let options = match point % 5 {
            4 => format!("size=1g,nr_inodes={}", 1 + point / 5 % (files + 2)),
            _ => format!(
                "size={}k",
                4 * (1 + bytes.div_ceil(PAGE) * point as u64 / tries as u64)
            ),
        };
        let site = Sandbox::empty();
        first.lay_out(site.path());
        first.build_into(site.path(), "public", "the first edition");
        second.lay_out(site.path());
        let ran = script(site.path(), &CACHE.replace("$2", &options)).unwrap();
        assert!(ran.status.success(), "{options}: {}", said(&ran));
        second.hold(&site.path().join("after"), &options);
        second.hold(&site.path().join("public"), &options);
        let (kept, _) = size(&site.path().join("kept"));
        assert!(
            kept <= at_rest * 2,
            "{options}: {kept} bytes are kept, not {at_rest}"
        );
    }
}
