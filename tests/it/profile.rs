//! Profiles: those that come with the program, and a site's own.

use mingbai::config::profile::{BUILT_IN, Requirement, built_in};
use mingbai::config::{Config, read_config};
use mingbai::diagnostic::Diagnostic;
use mingbai::parse::{Document, Form};
use mingbai::source::{Files, MemoryFiles, SourcePath};
use rust_decimal::Decimal;
use std::io;

/// The settings of a site whose profile is `name`, with its own profiles.
fn site(name: &str, own: &[(&str, &str)]) -> (Config, Vec<Diagnostic>) {
    let mut files = MemoryFiles::default();
    for (path, text) in own {
        let path = SourcePath::new(*path);
        files.0.insert(path, text.as_bytes().to_vec());
    }
    let text = format!("站点名称: 甲\n体例: {name}\n");
    let path = SourcePath::new("mingbai.yaml");
    read_config(&Document::parse(&path, Form::Yaml, text.as_bytes()), &files)
}

#[test]
fn every_built_in_profile_reads_as_a_site_s_own_without_findings() {
    for name in BUILT_IN {
        let text = std::fs::read_to_string(format!("src/config/profile/{name}.yaml")).unwrap();
        let (config, findings) = site("own", &[("profiles/own.yaml", &text)]);
        assert_eq!(findings, [], "{name}");
        let own = mingbai::config::Profile {
            name: (*name).into(),
            ..config.profile
        };
        assert_eq!(own, *built_in(name), "{name}");
        assert!(!own.chapters.is_empty() && !own.levels.is_empty(), "{name}");
        assert_eq!(own.thresholds.over_target, Decimal::from(130), "{name}");
    }
}

#[test]
fn the_names_of_indicators_are_known_by_their_synonyms() {
    let national = built_in("national");
    assert_eq!(&*national.level("产出").unwrap().name, "产出指标");
    assert_eq!(&*national.level("项目效益").unwrap().name, "效益指标");
    assert!(national.level("过程").is_none());
    let parents = |name| -> Vec<&str> {
        let parents = national.parents(name);
        parents.map(|level| &*level.name).collect()
    };
    assert_eq!(parents("产出数量"), ["产出指标"]);
    assert_eq!(parents("社会公众满意度指标"), ["满意度指标"]);
    assert_eq!(parents("经济成本"), ["成本指标"]);
    assert_eq!(parents("指标"), [""; 0]);
}

#[test]
fn a_profile_of_the_site_s_own_borrows_what_it_leaves_out() {
    let text = "名称: 云岭\n基于: sichuan\n预算执行分值: 20\n章节:\n  - 标题: 甲\n    节: [{标题: 乙, 要求: 可选}]\n";
    let (config, findings) = site("yunling", &[("profiles/yunling.yaml", text)]);
    assert_eq!(findings, []);
    let profile = config.profile;
    assert_eq!((&*profile.name, &*profile.title), ("yunling", "云岭"));
    assert_eq!(profile.execution_weight, Some(Decimal::from(20)));
    assert_eq!(profile.levels, built_in("sichuan").levels);
    assert_eq!(profile.chapters.len(), 1);
    assert_eq!(profile.chapters[0].required, Requirement::Required);
    assert_eq!(
        profile.chapters[0].sections[0].required,
        Requirement::Optional
    );
}

#[test]
fn what_is_wrong_with_a_profile_is_said_where_it_stands() {
    const TEXT: &str =
        "名称: 云岭\n基于: kunmin\n预算执行分值: 120\n指标:\n  - {别名: [甲]}\n提纲: []\n";
    type Case = (
        &'static str,
        &'static [(&'static str, &'static str)],
        &'static str,
    );
    let cases: [Case; 4] = [
        (
            "natoinal",
            &[],
            "mingbai.yaml: 没有“natoinal”这个体例｜是不是“national”？内置的有：national（财政部通用体例）、kunming（昆明体例）、sichuan（四川省自评表体例）；自己的体例写成 profiles/名字.yaml，名字用字母、数字和连字符\n",
        ),
        (
            "../../etc/passwd",
            &[],
            "mingbai.yaml: 没有“../../etc/passwd”这个体例｜内置的有：national（财政部通用体例）、kunming（昆明体例）、sichuan（四川省自评表体例）；自己的体例写成 profiles/名字.yaml，名字用字母、数字和连字符\n",
        ),
        (
            "yunling",
            &[("profiles/yunling.yaml", TEXT)],
            "profiles/yunling.yaml: 体例文件里没有“提纲”这个字段｜体例文件可以写的字段有：名称、基于、章节、预算执行分值、指标、执行率说明线、超额说明线、单项上限、分值容差\n\
             profiles/yunling.yaml: 没有“kunmin”这个内置体例，应当是national、kunming、sichuan之一｜是不是“kunming”？\n\
             profiles/yunling.yaml: “指标”的每一项缺少必填的“名称”（name）｜加上一行“名称: 产出指标”。一级指标的名称\n\
             profiles/yunling.yaml: 这里写的是120，应当在0到100之间｜删掉这一项就用所基于的体例的数\n",
        ),
        (
            "empty",
            &[("profiles/empty.yaml", "")],
            "profiles/empty.yaml: 体例文件应当是“字段: 值”的形式，这里却是空的｜例如写成“名称: 云岭区自评报告体例”，冒号是半角的，后面有一个空格\n",
        ),
    ];
    for (name, own, expected) in cases {
        let (config, findings) = site(name, own);
        let said = findings
            .iter()
            .map(|finding| format!("{}: {}｜{}\n", finding.path, finding.message, finding.help));
        assert_eq!(said.collect::<String>(), expected);
        assert_eq!(
            config.profile.levels,
            built_in("national").levels,
            "{name}: the default stands in"
        );
    }
}

#[test]
fn a_profile_of_the_site_s_own_that_cannot_be_read_is_said_whatever_it_is_called() {
    let text = "体例: national\n";
    let document = Document::parse(
        &SourcePath::new("mingbai.yaml"),
        Form::Yaml,
        text.as_bytes(),
    );
    let (_, findings) = read_config(&document, &Unreadable);
    let said = findings.iter().map(|found| found.message.as_str());
    assert!(
        said.clone()
            .any(|said| said == "读不了体例文件 profiles/national.yaml"),
        "{findings:?}"
    );
}

/// Files that are there and cannot be read.
#[derive(Debug)]
struct Unreadable;

impl Files for Unreadable {
    fn open(&self, _: &SourcePath) -> io::Result<Box<dyn io::Read + '_>> {
        Err(io::ErrorKind::PermissionDenied.into())
    }
}

#[test]
fn more_words_than_can_be_looked_for_are_said() {
    let settings = |words: usize| {
        let words = (0..words).map(|number| format!("  错的写法第{number:05}号: 对的\n"));
        let text = format!("站点名称: 甲\n固定用语:\n{}", words.collect::<String>());
        let document = Document::parse(
            &SourcePath::new("mingbai.yaml"),
            Form::Yaml,
            text.as_bytes(),
        );
        read_config(&document, &MemoryFiles::default())
    };
    let (config, findings) = settings(2_000);
    assert_eq!(findings, []);
    assert_eq!(config.wording.misworded("错的写法第01999号").count(), 1);
    let (config, findings) = settings(3_000);
    let said = findings
        .iter()
        .map(|found| (found.code.0, found.message.as_str()));
    let expected = "“固定用语”里错的写法超过65536字节，从这一条起没有用上";
    assert_eq!(said.collect::<Vec<_>>(), [("FMT05", expected)]);
    assert!(findings[0].span.is_some());
    assert_eq!(config.wording.misworded("错的写法第00001号").count(), 1);
}
