//! Laws of reading: any bytes give a document, spans lie in their text, and both YAML readers
//! agree on every sample.

use crate::sandbox::{project, tree};
use mingbai::check::{ReportContext, RuleSet};
use mingbai::config::read_config;
use mingbai::model::{read_own_page, read_report, read_text, read_units};
use mingbai::parse::{Document, Form, Node, Value};
use mingbai::source::{MemoryFiles, SourcePath, Span};
use proptest::prelude::*;

/// Text made of what reports are made of, so that properties reach past the first line.
fn report_like() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "---\n",
        "---",
        "项目名称: ",
        "单位: qinghe\n",
        "年度: 2023\n",
        "年度：2023\n",
        "资金:\n",
        "  全年预算数: ",
        "1,2.5亿元\n",
        "指标:\n",
        "- ",
        "  ",
        "三级: 甲\n",
        "{",
        "}",
        "[",
        "]",
        ": ",
        "#",
        " #3号",
        "\"",
        "'",
        "|\n",
        ">-\n",
        "&a ",
        "*a",
        "\t",
        "\r\n",
        "\n",
        "95.00",
        "正文",
        "## 一、标题\n",
        "（一）甲\n",
        "1.甲\n",
        "| 甲 | 乙 |\n|---|---|\n",
        "[甲](a.md#乙)",
        "<script>",
        "\u{feff}",
        "\0",
        "é",
        "😀",
        "豁免: {X: }\n",
        "更正:\n- 日期: 2024年2月30日\n",
        "撤下:\n",
        "佐证材料: [{名称: a, 文件: ../x}]\n",
        "依据: [甲〔2020〕1号]\n",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// A report whose every number may be anything, and whose text speaks of it.
fn report_of_numbers() -> impl Strategy<Value = String> {
    let number = prop_oneof![
        r"-?[0-9]{1,30}(\.[0-9]{1,30})?",
        r"[0-9]{1,3}(\.[0-9]{1,6})?%?",
        prop::sample::select(vec![
            "0",
            "1000000000",
            "0.000001",
            "１００％",
            "-0",
            "达成",
            "四个"
        ])
        .prop_map(str::to_owned),
    ];
    let relation = prop::sample::select(vec!["≥", "≤", "\"=\"", "\">\"", "<", "定性"]);
    let row = (prop::collection::vec(number.clone(), 4), relation).prop_map(|(n, relation)| {
        format!(
            "- {{一级: 满意度指标, 三级: 甲满意度, 性质: {relation}, 指标值: \"{}\", 完成值: \"{}\", 分值: \"{}\", 得分: \"{}\"}}\n",
            n[0], n[1], n[2], n[3]
        )
    });
    let rows = prop::collection::vec(row, 0..5);
    (prop::collection::vec(number, 9), rows).prop_map(|(n, rows)| {
        format!(
            "---\n项目名称: 甲\n单位: 乙\n年度: 2023\n得分: \"{}\"\n资金: {{全年预算数: \"{}\", 全年执行数: \"{}\", 分值: \"{}\", 得分: \"{}\"}}\n\
             调查: {{发放: \"{}\", 有效: \"{}\", 满意: \"{}\"}}\n指标:\n{}---\n\n达成了预期的绩效目标，完成任务的{}%。满意度{}%。\n",
            n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], rows.concat(), n[8], n[8]
        )
    })
}

fn holds(document: &Document) {
    let text = &document.source.text;
    let fits = |span: Span| {
        assert!(
            span.slice(text).is_some(),
            "{span:?} of {} in {text:?}",
            text.len()
        )
    };
    let words = read_text(document);
    let (facts, report) = read_report(document, Some(&words));
    let (_, page) = read_own_page(document, Some(&words));
    let (_, units) = read_units(document);
    let (settings, config) = read_config(document, &MemoryFiles::default());
    let rules = RuleSet::built_in();
    let ctx = ReportContext::new(
        rules.prefilter(),
        &settings,
        document,
        facts.as_ref(),
        words,
    );
    for passage in &ctx.passages {
        fits(passage.whole());
        for (at, c) in passage.text.char_indices() {
            fits(passage.span(at..at + c.len_utf8()));
        }
    }
    let of_rules = rules.check_report(&ctx);
    for finding in [report, page, units, config, of_rules]
        .into_iter()
        .flatten()
    {
        finding.span.into_iter().for_each(fits);
        assert!(!finding.message.is_empty());
    }
    let mut nodes = vec![&document.front];
    while let Some(node) = nodes.pop() {
        fits(node.span);
        match &node.value {
            Value::List(items) => nodes.extend(items),
            Value::Map(entries) => {
                entries.iter().for_each(|(key, _)| fits(key.span));
                nodes.extend(entries.iter().map(|(_, value)| value));
            }
            Value::Null | Value::Scalar(_) => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_numbers_break_a_rule(text in report_of_numbers()) {
        let path = SourcePath::new("content/x.md");
        holds(&Document::parse(&path, Form::Markdown, text.as_bytes()));
    }

    #[test]
    fn any_bytes_give_a_document(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for form in [Form::Markdown, Form::Yaml] {
            holds(&Document::parse(&SourcePath::new("content/a.md"), form, &bytes));
        }
    }

    #[test]
    fn any_report_like_text_gives_a_document(text in report_like()) {
        for form in [Form::Markdown, Form::Yaml] {
            holds(&Document::parse(&SourcePath::new("content/a.md"), form, text.as_bytes()));
        }
    }
}

/// Our tree as the other reader would have read it: every scalar a text.
fn as_yaml(node: &Node) -> serde_yaml::Value {
    match &node.value {
        Value::Null => serde_yaml::Value::Null,
        Value::Scalar(text) => serde_yaml::Value::String(text.to_string()),
        Value::List(items) => serde_yaml::Value::Sequence(items.iter().map(as_yaml).collect()),
        Value::Map(entries) => serde_yaml::Value::Mapping(
            entries
                .iter()
                .map(|(key, value)| {
                    (
                        serde_yaml::Value::String(key.value.to_string()),
                        as_yaml(value),
                    )
                })
                .collect(),
        ),
    }
}

/// The other reader's values with typed scalars made texts; `None` for numbers, whose spelling it
/// has lost.
fn untyped(value: serde_yaml::Value) -> Option<serde_yaml::Value> {
    Some(match value {
        serde_yaml::Value::Sequence(items) => serde_yaml::Value::Sequence(
            items
                .into_iter()
                .map(|item| untyped(item).unwrap_or_default())
                .collect(),
        ),
        serde_yaml::Value::Mapping(entries) => serde_yaml::Value::Mapping(
            entries
                .into_iter()
                .map(|(key, value)| (key, untyped(value).unwrap_or_default()))
                .collect(),
        ),
        serde_yaml::Value::Bool(flag) => serde_yaml::Value::String(flag.to_string()),
        serde_yaml::Value::Number(_) => return None,
        other => other,
    })
}

/// Both trees with numbers taken out, where the other reader saw numbers.
fn without_numbers(ours: serde_yaml::Value, theirs: &serde_yaml::Value) -> serde_yaml::Value {
    match (ours, theirs) {
        (serde_yaml::Value::Sequence(ours), serde_yaml::Value::Sequence(theirs)) => {
            assert_eq!(ours.len(), theirs.len());
            serde_yaml::Value::Sequence(
                ours.into_iter()
                    .zip(theirs)
                    .map(|(a, b)| without_numbers(a, b))
                    .collect(),
            )
        }
        (serde_yaml::Value::Mapping(ours), serde_yaml::Value::Mapping(theirs)) => {
            serde_yaml::Value::Mapping(
                ours.into_iter()
                    .map(|(key, value)| {
                        let value = theirs.get(&key).map_or(value.clone(), |theirs| {
                            without_numbers(value.clone(), theirs)
                        });
                        (key, value)
                    })
                    .collect(),
            )
        }
        (ours, serde_yaml::Value::Null)
            if ours
                .as_str()
                .is_some_and(|text| text.parse::<f64>().is_ok()) =>
        {
            serde_yaml::Value::Null
        }
        (ours, _) => ours,
    }
}

#[test]
fn both_yaml_readers_read_every_sample_alike() {
    let mut compared = 0;
    for (path, bytes) in tree(&project().join("content")) {
        let source = SourcePath::new(format!("content/{path}"));
        let Some(form) = Form::of(&source) else {
            continue;
        };
        let document = Document::parse(&source, form, &bytes);
        let text = String::from_utf8(bytes).unwrap();
        let yaml = match form {
            Form::Yaml => text.as_str(),
            Form::Markdown => text.split("---\n").nth(1).unwrap(),
        };
        let theirs = untyped(serde_yaml::from_str(yaml).unwrap()).unwrap();
        let ours = without_numbers(as_yaml(&document.front), &theirs);
        assert_eq!(ours, theirs, "{path}");
        compared += 1;
    }
    assert!(compared >= 15, "only {compared} samples");
}
