//! What is done by hand to the output and to the cache.

use super::change::Change;
use super::site::{EditedSite, copy, remove, set_time};
use crate::random::Random;
use std::fs;
use std::path::PathBuf;

/// A change by name.
pub(super) type OutputChange = (&'static str, Change);

pub(super) const MEDDLING: &[OutputChange] = &[
    ("an output is edited", |site, random| {
        if let Some(path) = any_output(site, random) {
            let _ = fs::write(path, "x");
        }
    }),
    (
        "an output is edited, and its length and time are as before",
        |site, random| {
            let Some(path) = any_output(site, random) else {
                return;
            };
            let before = fs::metadata(&path)
                .and_then(|meta| meta.modified())
                .unwrap();
            let mut bytes = fs::read(&path).unwrap();
            if let Some(byte) = bytes.last_mut() {
                *byte ^= 1;
            }
            fs::write(&path, bytes).unwrap();
            set_time(&path, before);
        },
    ),
    ("an output is removed", |site, random| {
        any_output(site, random)
            .iter()
            .for_each(|path| remove(path));
    }),
    (
        "an output is another file of the same bytes",
        |site, random| {
            if let Some(path) = any_output(site, random) {
                let bytes = fs::read(&path).unwrap();
                remove(&path);
                fs::write(path, bytes).unwrap();
            }
        },
    ),
    ("a folder of the output is removed", |site, random| {
        if let Some(folder) = any_output(site, random)
            .as_deref()
            .and_then(|path| path.parent())
            && folder != site.root().join("public")
        {
            remove(folder);
        }
    }),
    ("the output is removed", |site, _| site.remove("public")),
    ("the output is kept", |site, _| {
        copy(&site.root().join("public"), &site.beside("kept output"))
    }),
    ("the output that was kept is put back", |site, _| {
        let kept = site.beside("kept output");
        if kept.exists() {
            copy(&kept, &site.root().join("public"));
        }
    }),
    ("the cache is removed", |site, _| {
        site.remove(".mingbai-cache")
    }),
    ("a file of the cache is cut", |site, random| {
        spoil(site, random, |bytes, random| {
            bytes.truncate(random.below(bytes.len() + 1))
        });
    }),
    ("a bit of the cache is another", |site, random| {
        spoil(site, random, |bytes, random| {
            if !bytes.is_empty() {
                let at = random.below(bytes.len());
                bytes[at] ^= 1 << random.below(8);
            }
        });
    }),
    ("the cache is kept", |site, _| {
        copy(
            &site.root().join(".mingbai-cache"),
            &site.beside("kept cache"),
        )
    }),
    ("the cache that was kept is put back", |site, _| {
        let kept = site.beside("kept cache");
        if kept.exists() {
            copy(&kept, &site.root().join(".mingbai-cache"));
        }
    }),
    ("the cache is a file", |site, random| {
        if random.below(4) == 0 {
            site.remove(".mingbai-cache");
            site.write(".mingbai-cache", "x");
        }
    }),
    ("the cache can be made again", |site, _| {
        let _ = fs::remove_file(site.root().join(".mingbai-cache"));
    }),
];

/// The place of a file of the output that is not the manifest.
fn any_output(site: &EditedSite, random: &mut Random) -> Option<PathBuf> {
    let mut paths = site.paths("public");
    paths.retain(|path| path != "public/manifest-sha256.txt");
    (!paths.is_empty()).then(|| site.root().join(random.pick(&paths)))
}

fn spoil(site: &EditedSite, random: &mut Random, change: fn(&mut Vec<u8>, &mut Random)) {
    let paths = site.paths(".mingbai-cache");
    if !paths.is_empty() {
        let path = site.root().join(random.pick(&paths));
        let mut bytes = fs::read(&path).unwrap();
        change(&mut bytes, random);
        fs::write(path, bytes).unwrap();
    }
}
