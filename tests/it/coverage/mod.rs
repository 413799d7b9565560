//! Which units have reports of which years: what the settings mean, what is judged of each unit and year,
//! and that pages, data and findings say the same.

mod property;

use crate::in_memory::built;
use crate::sandbox::SETTINGS;
use mingbai::build::{self, Drafts, Inputs, Settings};
use mingbai::render::Theme;
use mingbai::source::{MemoryFiles, SourcePath};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

static THEME: LazyLock<Theme> = LazyLock::new(|| Theme::builtin().unwrap());

const UNITS: &str = "- {标识: jia, 名称: 甲街道}\n- {标识: yi, 名称: 乙街道, 上级: jia, 电话: 0871-0000009}\n\
    - {标识: bing, 名称: 丙街道, 别名: [丙街道办]}\n";

/// A site of these settings and reports.
fn site(settings: &str, reports: &[&str]) -> MemoryFiles {
    let mut files = MemoryFiles::default();
    let mut put = |path: &str, text: String| {
        files.0.insert(SourcePath::new(path), text.into_bytes());
    };
    put("mingbai.yaml", format!("{SETTINGS}{settings}"));
    put("content/units.yaml", UNITS.to_owned());
    for (at, report) in reports.iter().enumerate() {
        let text = format!("项目名称: 项目{at}\n{report}\n");
        put(&format!("content/r{at}.yaml"), text);
    }
    files
}

/// What is said of the settings.
fn said(files: &MemoryFiles) -> Vec<String> {
    let inputs = Inputs::of(files);
    let settings = Settings::read(&inputs, files);
    let outcome = build::check(&settings, &inputs, files, Drafts::Out, &[]).outcome;
    let of_settings = outcome.diagnostics.into_iter();
    let of_settings = of_settings.filter(|it| it.path.as_str() == "mingbai.yaml");
    of_settings
        .map(|it| format!("{} {}", it.code, it.message))
        .collect()
}

/// All that is published, as text.
fn outputs(files: &MemoryFiles) -> BTreeMap<String, String> {
    let (_, outputs) = built(&Inputs::of(files), files, &THEME);
    let texts = outputs.into_iter();
    texts
        .filter_map(|(route, bytes)| Some((route.to_string(), String::from_utf8(bytes).ok()?)))
        .collect()
}

/// The rows of the data: `jia 2023 是 有报告 2 1`.
fn rows(outputs: &BTreeMap<String, String>) -> Vec<String> {
    let Some(csv) = outputs.get("data/coverage.csv") else {
        return Vec::new();
    };
    let rows = csv.split("\r\n").skip(1).filter(|row| !row.is_empty());
    rows.map(|row| {
        let cells: Vec<&str> = row.split(',').collect();
        let shown = [0, 2, 3, 4, 5, 6, 7, 8].map(|at| cells[at]);
        shown.join(" ").trim_end().to_owned()
    })
    .collect()
}

const DUE: &str = "应公开: [{年度: 2023, 单位: [甲街道, 丙街道办]}]\n";
const PUBLISHED: &str = "单位: jia\n年度: 2023\n公开日期: 2024-05-01";
const BELOW: &str = "单位: yi\n年度: 2023\n公开日期: 2024-05-01";
const WITHDRAWN: &str = "单位: jia\n年度: 2023\n撤下: {日期: 2024-06-01, 理由: 有误}";
const LATE: &str = "单位: jia\n年度: 2023\n公开日期: 2024-10-01";
const DRAFT: &str = "单位: jia\n年度: 2023\n草稿: true";
const EXEMPT: &str = "应公开: [{年度: 2022年起}]\n免于公开: [{单位: jia, 年度: 2023, 理由: 新设}, {单位: [乙街道, bing], 年度: 2022-2023, 理由: 没有}]\n";

/// Settings, reports, and the rows that come of them.
const CASES: &[(&str, &[&str], &[&str])] = &[
    // Without settings, only what is there.
    ("", &[PUBLISHED], &["jia 2023 没有写明 有报告 1"]),
    ("", &[WITHDRAWN], &["jia 2023 没有写明 撤下 0"]),
    ("", &[DRAFT], &[]),
    (
        DUE,
        &[PUBLISHED],
        &["jia 2023 是 有报告 1", "bing 2023 是 没有报告 0"],
    ),
    // What is below is not above.
    (
        DUE,
        &[BELOW],
        &[
            "jia 2023 是 没有报告 0",
            "yi 2023 否 有报告 1",
            "bing 2023 是 没有报告 0",
        ],
    ),
    (
        DUE,
        &[WITHDRAWN, DRAFT],
        &["jia 2023 是 撤下 0", "bing 2023 是 没有报告 0"],
    ),
    (
        DUE,
        &[WITHDRAWN, PUBLISHED, LATE],
        &["jia 2023 是 有报告 2", "bing 2023 是 没有报告 0"],
    ),
    (
        "公开期限: 06-30\n应公开: [{年度: 2023, 单位: jia}]\n",
        &[PUBLISHED, LATE, LATE],
        &["jia 2023 是 有报告 3 2 2024-06-30"],
    ),
    // An open end reaches to the newest year with a report, even one that was taken back.
    (
        EXEMPT,
        &[WITHDRAWN],
        &[
            "jia 2023 是 撤下 0   新设",
            "jia 2022 是 没有报告 0",
            "yi 2023 是 免于公开 0   没有",
            "yi 2022 是 免于公开 0   没有",
            "bing 2023 是 免于公开 0   没有",
            "bing 2022 是 免于公开 0   没有",
        ],
    ),
    ("应公开: [{年度: 2022年起}]\n", &[DRAFT], &[]),
    (
        "应公开: [{年度: 2024年起, 单位: yi}]\n",
        &[PUBLISHED],
        &["jia 2023 否 有报告 1"],
    ),
    // Exempt and published: published.
    (
        "应公开: [{年度: 2023, 单位: jia}]\n免于公开: [{单位: jia, 年度: 2023, 理由: 涉密}]\n",
        &[PUBLISHED],
        &["jia 2023 是 有报告 1   涉密"],
    ),
];

#[test]
fn a_unit_and_a_year_are_one_of_five() {
    for (settings, reports, expected) in CASES {
        let outputs = outputs(&site(settings, reports));
        let mut expected: Vec<&str> = expected.to_vec();
        let order = |row: &&str| {
            ["bing", "jia", "yi"]
                .iter()
                .position(|id| row.starts_with(id))
        };
        expected.sort_by_key(order);
        assert_eq!(rows(&outputs), expected, "{settings}{reports:?}");
    }
}

/// Settings, and what is said of them.
const MISTAKES: &[(&str, &[&str])] = &[
    ("应公开: [{年度: 2023}]\n", &[]),
    ("应公开: {年度: 2023, 单位: 全部}\n", &[]),
    (
        "应公开: [{年度: 2023, 单位: [假街道, 甲街道办]}]\n",
        &["FMT08 单位表里没有“假街道”", "FMT08 单位表里没有“甲街道办”"],
    ),
    (
        "应公开: [{单位: jia}]\n",
        &["FMT02 “应公开”的每一项缺少必填的“年度”（years）"],
    ),
    (
        "应公开: [{年度: 去年}]\n",
        &[
            "FMT04 “年度”写的是“去年”，应当是2000到2100之间的年度，如 2023、2022-2024、2022年至2024年，或 2022年起",
        ],
    ),
    (
        "应公开: [{年度: 2024-2022}]\n",
        &["FMT05 “年度”写的是“2024-2022”，应当是前面的年度早、后面的年度晚，如 2022-2024"],
    ),
    (
        "应公开: [{年度: 2023, 单位: []}]\n",
        &["FMT04 “单位”是空的"],
    ),
    (
        "应公开: [{年度: 2022起}, {年度: 2023}]\n",
        &["FMT06 2023年度在“应公开”里已经写过，这里又写了全部单位"],
    ),
    (
        "应公开: [{年度: 2022起}, {年度: [2021, 2025], 单位: 丙街道}]\n",
        &["FMT06 “丙街道”的2025年度在“应公开”里写了不止一次"],
    ),
    (
        "应公开: [{年度: 2023, 单位: [jia, 甲街道]}]\n",
        &["FMT06 “甲街道”的2023年度在“应公开”里写了不止一次"],
    ),
    (
        "应公开: [{年度: 2022-2023, 单位: jia}]\n免于公开: [{单位: [jia, yi], 年度: 2023-2024, 理由: 无}]\n",
        &[
            "FMT05 “免于公开”里的“甲街道”，2024年度本来就不在“应公开”里",
            "FMT05 “免于公开”里的“乙街道”，2023年度本来就不在“应公开”里",
        ],
    ),
    (
        "应公开: [{年度: 2022起}]\n免于公开: [{单位: jia, 年度: 2030, 理由: 无}, {单位: 甲街道, 年度: 2029起, 理由: 无}]\n",
        &["FMT06 “甲街道”的2030年度在“免于公开”里写了不止一次"],
    ),
    (
        "应公开: [{年度: 2022起}]\n免于公开: [{单位: jia, 年度: 2022}]\n",
        &["FMT02 “免于公开”的每一项缺少必填的“理由”（reason）"],
    ),
    (
        "免于公开: [{单位: jia, 年度: 2022, 理由: 无}]\n",
        &["FMT02 写了“免于公开”，没有写“应公开”"],
    ),
];

#[test]
fn what_the_settings_cannot_mean_is_said_where_it_stands() {
    for (settings, expected) in MISTAKES {
        let mut said = said(&site(settings, &[]));
        said.retain(|it| !it.starts_with("PUB05"));
        assert_eq!(said, *expected, "{settings}");
    }
}

#[test]
fn settings_of_any_length_are_read_in_bounded_time_with_bounded_findings() {
    let many = |row: &str, count: usize| row.repeat(count);
    let rows = many("  - {年度: 2000年起}\n", 100_000);
    let named = many("  - {年度: 2000-2100, 单位: [jia, 无, 甲街道]}\n", 9_000);
    let exempt = many(
        "  - {单位: [jia, yi], 年度: [2000-2100, 2000起], 理由: 无}\n",
        9_000,
    );
    let years = format!("  - 年度: [{}]\n", many("2000-2100, ", 50_000));
    let long = format!("  - {{年度: 2023, 单位: {}}}\n", many("长", 100_000));
    let cases = [
        format!("应公开:\n{rows}"),
        format!("应公开:\n{named}"),
        format!("应公开:\n  - 年度: 2000起\n免于公开:\n{exempt}"),
        format!("应公开:\n{years}"),
        format!("应公开:\n{long}"),
    ];
    for settings in cases {
        let begun = Instant::now();
        let said = said(&site(&settings, &["单位: jia\n年度: 2023"]));
        let taken = begun.elapsed();
        let start: String = settings.chars().take(60).collect();
        assert!((1..=150).contains(&said.len()), "{start}: {}", said.len());
        assert!(said.iter().all(|it| it.chars().count() < 200), "{said:?}");
        assert!(taken < Duration::from_secs(60), "{start}: {taken:?}");
    }
}

#[test]
fn without_the_settings_nothing_is_called_missing() {
    let outputs = outputs(&site(
        "公开期限: 06-30\n",
        &["单位: jia\n年度: 2023\n公开日期: 2024-10-01"],
    ));
    assert!(!outputs.keys().any(|route| route.contains("missing")));
    let page = &outputs["coverage/index.html"];
    assert!(
        page.contains("本站没有写明哪些单位应当公开；下表只列出各单位各年度在本站有几份报告。")
    );
    assert!(!page.contains("class=\"missing\"") && !page.contains("应当公开，本站没有"));
    assert_eq!(page.matches("本站没有</span>").count(), 2);
    assert!(!outputs["2023/index.html"].contains("应当公开的"));
}

#[test]
fn what_is_missing_is_told_with_its_deadline_and_whom_to_ask() {
    let settings = "公开期限: {2023: 2024-06-30}\n应公开: [{年度: 2022-2023}]\n免于公开: [{单位: bing, 年度: 2022, 理由: 当年<没有>项目}]\n";
    let outputs = outputs(&site(
        settings,
        &["单位: jia\n年度: 2023\n公开日期: 2024-10-01"],
    ));
    let page = &outputs["coverage/missing.html"];
    for words in [
        "2023年度<small>应于2024年6月30日以前公开</small>",
        "2022年度</th>",
        "<a href=\"tel:0871-0000009\">0871-0000009</a>",
        "当年&lt;没有&gt;项目",
        "2024年10月1日公开，公开期限是2024年6月30日，其后第20个工作日是2024年7月26日，晚了46个工作日",
        "应当公开的有3个单位，一个单位一个年度算一个，共6个：1个有报告，其中1个有报告公开晚了；1个免于公开；4个在本站没有报告。",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    assert!(outputs["2023/index.html"].contains(
        "2023年度应当公开的3个单位里，1个有报告，其中1个有报告公开晚了；2个在本站没有报告。"
    ),);
}

#[test]
fn years_beyond_eight_stand_on_further_pages() {
    let outputs = outputs(&site("应公开: [{年度: 2001-2018}]\n", &[]));
    let years = |route: &str| {
        let head = outputs[route].split("<thead>").nth(1).unwrap();
        let head = head.split("</thead>").next().unwrap();
        head.matches("class=\"n\"").count()
    };
    assert_eq!(years("coverage/index.html"), 8);
    assert_eq!(years("coverage/earlier.html"), 8);
    assert_eq!(years("coverage/earlier-2.html"), 2);
    assert!(!outputs.contains_key("coverage/earlier-3.html"));
}
