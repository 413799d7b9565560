//! What `check` lets through is built: a property over values that nobody thought of, in all fields.

use crate::in_memory::{checked, try_outputs};
use crate::sandbox::{SETTINGS, Sandbox, UNITS};
use mingbai::build::{Inputs, Work};
use mingbai::config::fields::{SETTINGS as SETTING_FIELDS, SUPERVISION};
use mingbai::field::{Field, Kind};
use mingbai::model::fields::{OWN_PAGE, REPORT, UNIT};
use mingbai::render::Theme;
use mingbai::source::{MemoryFiles, SourcePath};
use proptest::prelude::{ProptestConfig, any, prop};
use proptest::{prop_assert, proptest};
use std::sync::LazyLock;

static THEME: LazyLock<Theme> = LazyLock::new(|| Theme::builtin().unwrap());

/// Values that are nothing, too much, or something else than they seem.
const VALUES: &[&str] = &[
    "",
    " ",
    "　",
    "\u{200B}",
    "《》",
    "（）",
    "〔〕号",
    "、",
    "，",
    "-",
    "#",
    "\"",
    "'",
    "0",
    "-1",
    "100",
    "1e9",
    "99999999999999999999",
    "100.001",
    "2023",
    "2023-02-30",
    "2024-02-29",
    "12月",
    "13888001234",
    "530102199003071238",
    "内部资料",
    "机密★1年",
    "..",
    "/",
    "../a",
    "a/../b",
    "index",
    "index.html",
    "404.html",
    "data/reports.csv",
    "2023/qinghe/a.html",
    "CON",
    "a:b",
    "a b",
    "Ａ",
    "é",
    "𠀀",
    "<b>",
    "&#49;",
    "{{ x }}",
    "%00",
    "https://a.cn/",
    "https://u:p@a.cn/",
    "https://a.cn:99999/",
    "javascript:alert(1)",
    "//a.cn",
    "[a](b)",
    "| a | b |",
    "≥",
    "定性",
    "优",
    "云政〔2023〕1号",
    "《甲》（云政〔2023〕1号）",
    "true",
    "null",
    "~",
    "qinghe",
    "青禾街道",
    "national",
    "default",
    "zh-CN",
    "甲\u{301}",
    "\u{202E}甲",
    "长长的值长长的值长长的值长长的值",
];

/// A value of a kind, written as YAML in one line; `pick` gives free numbers.
fn value(kind: Kind, pick: &mut dyn FnMut(usize) -> usize, depth: usize) -> String {
    let text = |pick: &mut dyn FnMut(usize) -> usize| {
        let value = VALUES[pick(VALUES.len())];
        match pick(12) {
            0 => String::new(),
            1 => "[]".into(),
            2 => "{}".into(),
            _ => serde_json::to_string(value).unwrap(),
        }
    };
    let list = |items: Vec<String>| format!("[{}]", items.join(", "));
    if depth > 3 {
        return text(pick);
    }
    match kind {
        Kind::Group(fields) => group(fields, pick, depth),
        Kind::Rows(fields) => {
            let count = pick(3);
            list((0..count).map(|_| group(fields, pick, depth)).collect())
        }
        Kind::TextsOrRows(fields) => {
            let one = |pick: &mut dyn FnMut(usize) -> usize| match pick(2) {
                0 => text(pick),
                _ => group(fields, pick, depth),
            };
            list(vec![one(pick), one(pick)])
        }
        Kind::RowsOrGroup(rows, fields) => match pick(2) {
            0 => list(vec![group(rows, pick, depth)]),
            _ => group(fields, pick, depth),
        },
        Kind::Texts => list(vec![text(pick), text(pick)]),
        Kind::Map | Kind::TextOrMap => {
            let key = serde_json::to_string(VALUES[pick(VALUES.len())]).unwrap();
            format!("{{{key}: {}}}", text(pick))
        }
        _ => text(pick),
    }
}

/// A mapping with some of these fields, mostly with an example of what they are for.
fn group(fields: &'static [Field], pick: &mut dyn FnMut(usize) -> usize, depth: usize) -> String {
    let mut entries = Vec::new();
    for field in fields {
        if pick(3) > 0 {
            entries.push(format!("{}: {}", field.zh, one(field, pick, depth)));
        }
    }
    format!("{{{}}}", entries.join(", "))
}

/// A value of a field: its example, or anything.
fn one(field: &Field, pick: &mut dyn FnMut(usize) -> usize, depth: usize) -> String {
    let plain = matches!(field.kind, Kind::Map | Kind::TextOrMap | Kind::Texts);
    match pick(5) {
        1.. if !field.example.is_empty() && plain => field.example.to_owned(),
        1.. if !field.example.is_empty() && !field.example.starts_with('{') => {
            serde_json::to_string(field.example).unwrap()
        }
        _ => value(field.kind, pick, depth + 1),
    }
}

/// Fields as the lines of a mapping, with some values that nobody thought of.
fn lines(
    fields: &'static [Field],
    known: &[(&str, &str)],
    pick: &mut dyn FnMut(usize) -> usize,
) -> String {
    let mut out = String::new();
    for field in fields {
        let known = known.iter().find(|(name, _)| *name == field.zh);
        match (known, pick(60)) {
            (_, 0) => out += &format!("{}: {}\n", field.zh, value(field.kind, pick, 0)),
            (Some((name, value)), _) => out += &format!("{name}: {value}\n"),
            (None, _) => {}
        }
    }
    out
}

/// A site whose fields have values that nobody thought of.
fn site(numbers: &[u16]) -> MemoryFiles {
    let mut at = 0;
    let mut pick = |below: usize| {
        at += 1;
        usize::from(numbers[at % numbers.len()]).wrapping_add(at / numbers.len()) % below
    };
    let mut files = MemoryFiles::default();
    let mut put = |path: &str, text: String| files.0.insert(SourcePath::new(path), text.into());
    let settings = [
        ("站点名称", "试验站点"),
        ("网址", "https://example.gov.cn/x/"),
    ];
    put("mingbai.yaml", lines(SETTING_FIELDS, &settings, &mut pick));
    let unit = [("标识", "qinghe"), ("名称", "青禾街道办事处")];
    let unit = lines(UNIT, &unit, &mut pick)
        .trim_end()
        .replace('\n', "\n  ");
    put("content/units.yaml", format!("- {unit}\n"));
    for name in ["a", "b"] {
        let report = [
            ("项目名称", "试验项目"),
            ("单位", "qinghe"),
            ("年度", "2023"),
        ];
        let front = lines(REPORT, &report, &mut pick);
        let text = VALUES[pick(VALUES.len())];
        put(
            &format!("content/2023/qinghe/{name}.md"),
            format!("---\n{front}---\n\n{text}\n"),
        );
    }
    let page = lines(OWN_PAGE, &[("标题", "关于")], &mut pick);
    put(
        "content/pages/about.md",
        format!("---\n{page}---\n\n正文\n"),
    );
    files
}

/// Why a site that `check` lets through was not built.
fn refused(files: &MemoryFiles) -> Option<String> {
    let inputs = Inputs::of(files);
    let checked = checked(&inputs, files, &THEME);
    if checked.outcome.blocks() {
        return None;
    }
    let work = Work {
        inputs: &inputs,
        files,
        theme: &THEME,
    };
    match try_outputs(&work, &checked) {
        Err(error) => Some(error.to_string()),
        Ok(outputs) => outputs.into_iter().find_map(|(route, bytes)| {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let untitled = text.contains("<title></title>") || text.contains("<h1></h1>");
            untitled.then(|| format!("{route} has no title"))
        }),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_check_lets_through_is_built(numbers in prop::collection::vec(any::<u16>(), 211)) {
        let files = site(&numbers);
        let refused = refused(&files);
        let told = || {
            let texts = files.0.iter();
            let texts = texts.map(|(path, text)| format!("== {path}\n{}", String::from_utf8_lossy(text)));
            texts.collect::<Vec<_>>().join("\n")
        };
        prop_assert!(refused.is_none(), "{}\n{}", refused.unwrap(), told());
    }
}

/// A site with these fields of a report, and these settings.
fn with(fields: &str, settings: &str) -> MemoryFiles {
    let mut files = MemoryFiles::default();
    let mut put = |path: &str, text: String| files.0.insert(SourcePath::new(path), text.into());
    put("mingbai.yaml", format!("{SETTINGS}{settings}"));
    put("content/units.yaml", UNITS.into());
    let report = format!("---\n单位: qinghe\n年度: 2023\n{fields}---\n\n正文\n");
    put("content/2023/qinghe/a.md", report);
    files
}

#[test]
fn values_that_stopped_a_build_once() {
    let name = "项目名称: 试验项目\n";
    for fields in [
        format!("{name}依据: ['']\n"),
        format!("{name}依据: [《》]\n"),
        format!("{name}依据: [{{标题: '', 文号: ' '}}]\n"),
        "项目名称: \"\"\n".into(),
        "项目名称: \"\u{200B}\"\n".into(),
    ] {
        assert_eq!(refused(&with(&fields, "")), None, "{fields}");
    }
    let blocked = |fields: &str, settings: &str| {
        let files = with(fields, settings);
        let inputs = Inputs::of(&files);
        checked(&inputs, &files, &THEME).outcome.blocks()
    };
    // A wording of the site's own that ends in a digit where the wrong one does not.
    let wording = "固定用语: {\"，\": \"、00\"}\n";
    assert_eq!(
        refused(&with(
            &format!("{name}摘要: 数据有误，核实后公开\n"),
            wording
        )),
        None
    );
    // What is a file cannot be a folder as well.
    for alias in ["2023/qinghe/a.html/b.html", "data/reports.csv/b.html"] {
        assert!(
            blocked(&format!("{name}曾用网址: [{alias}]\n"), ""),
            "{alias}"
        );
    }
    assert!(blocked(
        &format!("{name}曾用网址: [b.html, b.html/c.html]\n"),
        ""
    ));
    for name in [
        "2023",
        "manifest-sha256.txt",
        ".mingbai-staging/a.txt",
        "index.html/a.txt",
    ] {
        let mut files = with("项目名称: 试验项目\n", "");
        let path = SourcePath::new(format!("static/{name}"));
        files.0.insert(path, "x".into());
        let inputs = Inputs::of(&files);
        assert!(checked(&inputs, &files, &THEME).outcome.blocks(), "{name}");
    }
    assert!(!blocked(&format!("{name}依据: ['']\n"), ""));
    assert!(blocked(&format!("{name}依据: [《》]\n"), ""));
    assert!(blocked("项目名称: \"\"\n", ""));
    for field in SUPERVISION.iter().filter(|field| field.en == "email") {
        assert!(!blocked(name, &format!("联系邮箱: {}\n", field.example)));
    }
}

#[test]
fn an_address_with_a_password_and_an_output_among_the_sources_are_refused() {
    for url in [
        "https://u:secret@example.gov.cn/",
        "https://example.gov.cn:99999/",
    ] {
        let site = Sandbox::site()
            .file("mingbai.yaml", format!("站点名称: 试验\n网址: {url}\n"))
            .report("a", "", "");
        assert_eq!(site.run(&["build"]).code, 1, "{url}");
    }
    let site = Sandbox::site().report("a", "", "");
    for output in [
        "content/out",
        "static/out",
        "themes/out",
        "profiles/out",
        "profiles",
        ".",
    ] {
        let ran = site.run(&["build", "--output", output]);
        assert_ne!(ran.code, 0, "{output}: {}", ran.said());
    }
}
