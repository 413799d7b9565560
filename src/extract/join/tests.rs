//! What becomes of a form and a text of one project.

use super::join;
use crate::extract::draft::{BodyBlock, ReportDraft};
use crate::extract::facts::{FactEntry, Facts, Quoted};
use crate::import::Place;

fn quoted(value: &str) -> Quoted {
    Quoted {
        value: value.to_owned(),
        words: value.to_owned(),
        place: Place::Paragraph(0),
    }
}

/// A draft from `field=value` parts; `资金.` before a field puts it there. What stands behind `#` is its body.
fn draft(told: &str) -> ReportDraft {
    const FIELDS: [&str; 9] = [
        "项目名称",
        "单位",
        "年度",
        "得分",
        "等级",
        "主管部门",
        "公开日期",
        "全年预算数",
        "全年执行数",
    ];
    let mut draft = ReportDraft::default();
    let (facts, body) = told.split_once('#').unwrap_or((told, ""));
    for part in facts.split_whitespace() {
        let (path, value) = part.split_once('=').unwrap_or((part, ""));
        let name = path.trim_start_matches("资金.");
        let field = FIELDS
            .into_iter()
            .find(|field| *field == name)
            .unwrap_or("摘要");
        let facts = &mut draft.facts;
        let of = if path == name {
            facts
        } else {
            facts.group_mut("资金")
        };
        of.set(field, quoted(value));
    }
    let paragraphs = body.lines().filter(|line| !line.trim().is_empty());
    draft.body = paragraphs
        .map(|line| BodyBlock::Paragraph(line.trim().to_owned()))
        .collect();
    draft
}

fn told(draft: &ReportDraft) -> String {
    fn facts(of: &Facts, path: &str) -> Vec<String> {
        let parts = of.entries().flat_map(|(field, entry)| match entry {
            FactEntry::One(quoted) => vec![format!("{path}{field}={}", quoted.value)],
            FactEntry::Group(group) => facts(group, &format!("{field}.")),
            _ => Vec::new(),
        });
        parts.collect()
    }
    let mut parts = facts(&draft.facts, "");
    parts.extend(draft.doubts.iter().map(|doubt| format!("?{}", doubt.field)));
    for block in &draft.body {
        if let BodyBlock::Paragraph(text) = block {
            parts.push(format!("#{text}"));
        }
    }
    parts.join(" ")
}

/// Forms, texts, and what they become; several of each are parted by `|`.
#[rustfmt::skip]
const CASES: &[(&str, &str, &str)] = &[
    ("项目名称=水渠 得分=98 # 表", "项目名称=水渠 公开日期=2024-01-02 # 文", "项目名称=水渠 得分=98 公开日期=2024-01-02 #文 #表"),
    ("项目名称=水渠维修项目 得分=98", "项目名称=水渠维修 得分=98.00", "项目名称=水渠维修项目 得分=98"),
    ("项目名称=水渠 得分=98", "项目名称=水渠 得分=97", "项目名称=水渠 ?得分"),
    ("项目名称=水渠 资金.全年预算数=1,883.00", "项目名称=水渠 资金.全年预算数=1883", "项目名称=水渠 资金.全年预算数=1,883.00"),
    ("项目名称=水渠 资金.全年预算数=387664.62元", "项目名称=水渠 资金.全年预算数=38.77", "项目名称=水渠 资金.全年预算数=387664.62元"),
    ("项目名称=水渠 资金.全年预算数=200", "项目名称=水渠 资金.全年预算数=150 资金.全年执行数=150", "项目名称=水渠 资金.全年执行数=150 ?资金.全年预算数"),
    ("项目名称=水渠 单位=区水利局 等级=优", "单位=东江区水利局 等级=优秀", "项目名称=水渠 单位=东江区水利局 等级=优"),
    ("得分=98", "项目名称=水渠 # 文", "得分=98 项目名称=水渠 #文"),
    ("项目名称=水渠|项目名称=机井", "公开日期=2024-01-02 # 编辑：某", "项目名称=水渠 公开日期=2024-01-02 #编辑：某|项目名称=机井 公开日期=2024-01-02"),
    ("项目名称=水渠 得分=98|项目名称=机井 得分=90", "项目名称=机井 # 文|项目名称=水渠 # 字", "项目名称=机井 得分=90 #文|项目名称=水渠 得分=98 #字"),
    ("项目名称=水渠 得分=98|项目名称=水渠 单位=某局 得分=90", "", "项目名称=水渠 得分=98|项目名称=水渠 单位=某局 得分=90"),
    ("项目名称=水渠 得分=98|项目名称=水渠 资金.全年预算数=10", "", "项目名称=水渠 得分=98 资金.全年预算数=10"),
];

#[test]
fn forms_and_texts_are_put_together() {
    let drafts = |told: &str| -> Vec<ReportDraft> {
        let parts = told.split('|').filter(|part| !part.is_empty());
        parts.map(draft).collect()
    };
    for (forms, texts, expected) in CASES {
        let joined: Vec<String> = join(drafts(forms), drafts(texts))
            .iter()
            .map(told)
            .collect();
        assert_eq!(joined.join("|"), *expected, "{forms} + {texts}");
    }
}

#[test]
fn indicators_in_a_part_of_their_own_join_the_form_that_names_the_project() {
    let with_indicator = |told: &str| {
        let mut draft = draft(told);
        let mut row = Facts::default();
        row.set("三级", quoted("清淤"));
        draft.facts.add_row("指标", row);
        draft
    };
    let count = |forms: Vec<ReportDraft>| join(forms, Vec::new()).len();
    let named = || draft("项目名称=渠道 年度=2024");
    assert_eq!(count(vec![named(), with_indicator("")]), 1);
    let joined = join(vec![named(), with_indicator("")], Vec::new());
    assert_eq!(joined[0].facts.rows("指标").len(), 1);
    // What names a score, or stands beside other indicators, may be of another project.
    assert_eq!(count(vec![named(), with_indicator("得分=90")]), 2);
    let whole = with_indicator("项目名称=渠道");
    assert_eq!(count(vec![whole, with_indicator("")]), 2);
    assert_eq!(
        count(vec![named(), draft("项目名称=水库"), with_indicator("")]),
        3
    );
}
