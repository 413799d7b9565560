//! Equal keys, equal builds: whatever happens to a site, no two states of it that give different outputs or
//! findings have one key.

use super::{THEME, changes, make, site::Site};
use crate::in_memory::try_outputs;
use mingbai::build::{
    self, BuildKey, BuiltFrom, Drafts, Inputs, NotedFiles, Settings, Stamp, Work,
};
use mingbai::render::Theme;
use mingbai::source::SourcePath;
use proptest::prelude::{ProptestConfig, any, prop};
use proptest::{prop_assert, proptest};
use std::collections::{BTreeMap, HashMap};

/// Files of a theme of the site's own.
fn themes() -> [BTreeMap<String, Vec<u8>>; 3] {
    let theme = |files: &[(&str, &str)]| {
        let files = files.iter();
        let files = files.map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
        files.collect::<BTreeMap<_, _>>()
    };
    [
        theme(&[]),
        theme(&[("assets/own.css", "p { margin: 0 }")]),
        theme(&[("assets/own.css", "p { margin: 1px }")]),
    ]
}

/// What is built of a state, and its key.
fn built(site: &Site, theme: usize, drafts: Drafts) -> (Option<BuildKey>, String) {
    let own = &themes()[theme];
    let files = site.files();
    let inputs = Inputs::of(&files);
    let noted = NotedFiles::new(&files);
    let settings = Settings::read(&inputs, &noted);
    let from = BuiltFrom {
        program: b"1",
        settings: noted.hash(),
        theme: own,
        drafts,
    };
    let key = BuildKey::of(&inputs, &from);
    let theme = match own.is_empty() {
        true => None,
        false => Some(Theme::with_overrides(own.clone()).unwrap()),
    };
    let theme = theme.as_ref().unwrap_or(&THEME);
    let checked = build::check(&settings, &inputs, &files, drafts, &theme.routes());
    let work = Work {
        inputs: &inputs,
        files: &files,
        theme,
    };
    let outputs = try_outputs(&work, &checked).map_err(|error| error.to_string());
    let all = format!("{:?} {} {outputs:?}", checked.outcome, checked.drafts);
    (key, blake3_of(&all))
}

fn blake3_of(text: &str) -> String {
    mingbai::build::sha256_of(&mut text.as_bytes()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2, failure_persistence: None, max_shrink_iters: 100, ..ProptestConfig::default() })]

    #[test]
    fn equal_keys_are_of_equal_builds(
        changes in changes(),
        ways in prop::collection::vec((any::<u8>(), any::<bool>()), 45),
    ) {
        let mut site = Site::new();
        let mut known: HashMap<[u8; 32], String> = HashMap::new();
        for (change, (theme, with_drafts)) in changes.into_iter().zip(ways) {
            make(&mut site, change);
            let drafts = if with_drafts && theme.is_multiple_of(2) { Drafts::In } else { Drafts::Out };
            let theme = usize::from(theme / 2).saturating_sub(100) % 3;
            let (key, all) = built(&site, theme, drafts);
            let before = known.insert(key.unwrap().bytes(), all.clone());
            prop_assert!(before.is_none_or(|before| before == all), "after {:?}", change);
        }
    }
}

#[test]
fn everything_that_a_build_is_made_from_is_in_its_key() {
    let site = Site::new();
    let files = site.files();
    let key = |files: &mingbai::source::MemoryFiles, program: &[u8], theme: usize, drafts| {
        let inputs = Inputs::of(files);
        let noted = NotedFiles::new(files);
        Settings::read(&inputs, &noted);
        let from = BuiltFrom {
            program,
            settings: noted.hash(),
            theme: &themes()[theme],
            drafts,
        };
        BuildKey::of(&inputs, &from).unwrap()
    };
    let with = |path: &str, text: Option<&str>| {
        let mut files = files.clone();
        match text {
            Some(text) => files.0.insert(SourcePath::new(path), text.into()),
            None => files.0.remove(&SourcePath::new(path)),
        };
        key(&files, b"1", 0, Drafts::Out).bytes()
    };
    let profile = "提纲: []\n";
    let own = "站点名称: 站点\n体例: own\n";
    let with_profile = |text: &str| {
        let mut files = files.clone();
        files.0.insert(SourcePath::new("mingbai.yaml"), own.into());
        files
            .0
            .insert(SourcePath::new("profiles/own.yaml"), text.into());
        key(&files, b"1", 0, Drafts::Out).bytes()
    };
    let keys = [
        key(&files, b"1", 0, Drafts::Out).bytes(),
        key(&files, b"2", 0, Drafts::Out).bytes(),
        key(&files, b"1", 1, Drafts::Out).bytes(),
        key(&files, b"1", 2, Drafts::Out).bytes(),
        key(&files, b"1", 0, Drafts::In).bytes(),
        with("mingbai.yaml", Some("站点名称: 别的\n")),
        with("mingbai.yaml", None),
        with("content/units.yaml", Some("- {标识: qinghe, 名称: 青禾}\n")),
        with("content/new.md", Some("")),
        with("content/2023/qinghe/index.md", None),
        with("static/new.txt", Some("")),
        with("static/new.txt", Some("a")),
        with_profile(profile),
        with_profile("提纲: [甲]\n"),
    ];
    for (at, one) in keys.iter().enumerate() {
        assert!(!keys[at + 1..].contains(one), "key {at} is that of another");
    }
}

#[test]
fn a_file_whose_stamp_does_not_last_has_no_key() {
    let site = Site::new();
    let files = site.files();
    let mut inputs = Inputs::of(&files);
    let from = BuiltFrom {
        program: b"1",
        settings: [0; 32],
        theme: &BTreeMap::new(),
        drafts: Drafts::Out,
    };
    assert!(BuildKey::of(&inputs, &from).is_some());
    inputs.files[1].stamp = Stamp::new([1, 2, 3, 4]);
    assert!(BuildKey::of(&inputs, &from).is_none());
}
