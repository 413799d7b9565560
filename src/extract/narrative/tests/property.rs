//! What holds for every text: nothing is lost, and each fact stands in the words it was taken from.

use super::blocks;
use crate::extract::draft::{BodyBlock, ReportDraft};
use crate::extract::facts::{FactEntry, Facts};
use crate::extract::narrative::read;
use crate::extract::{Hints, kind};
use proptest::prelude::{prop, proptest};

/// Lines as they stand in reports, to be put in any order.
const LINES: &[&str] = &[
    "索引号 | 07654321-9-/2023-0424011 | 发布机构 | 青禾县文化局 |",
    "• 发布日期",
    "2023-04-24",
    "发布时间：2022-06-01 09:30 来源：青禾县民政局",
    "青禾县文化局2022年度",
    "项目支出绩效自评报告",
    "青禾县文化局2022年度书屋更新项目支出绩效自评报告",
    "（2022年乡村书屋更新补助资金）",
    "项目名称：乡村书屋",
    "项目单位：青禾县图书馆",
    "目录",
    "一、项目基本情况",
    "（一）资金情况。2022年书屋更新项目预算安排30万元，支出27万元，执行率90%。",
    "项目一：乡道护栏安装资金",
    "项目二：公交站台更新经费",
    "1.自评得分",
    "99分。",
    "自评得分92分，等级为优。",
    "共100万元，其中中央60万元，省级40万元，均已支付。",
    "300万元（中央200万元、省级100万元）",
    "根据《办法》（青财教〔2022〕41号）、青文发〔2022〕7号",
    "六、佐证材料",
    "1.基础数据表；",
    "合格率：指标值为“100%”，完成值为100%。",
    "发放问卷200份，回收192份，有效190份。",
    "青禾县文化局",
    "2024年5月18日",
    "编辑：张三 审核：李四",
    "联系人：赵某某 13800138000",
];

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric())
}

/// All words that facts quote.
fn quoted<'f>(facts: &'f Facts, words: &mut Vec<&'f str>) {
    for (_, entry) in facts.entries() {
        match entry {
            FactEntry::One(one) => words.push(&one.words),
            FactEntry::Many(all) => words.extend(all.iter().map(|one| &*one.words)),
            FactEntry::Group(group) => quoted(group, words),
            FactEntry::Rows(rows) => rows.iter().for_each(|row| quoted(row, words)),
        }
    }
}

/// Every line of a text is in a body or in the words of a fact, letter by letter.
fn hold_none_lost(text: &str, drafts: &[ReportDraft]) {
    let mut out = String::new();
    for draft in drafts {
        for block in &draft.body {
            match block {
                BodyBlock::Heading(_, words) | BodyBlock::Paragraph(words) => out += words,
                BodyBlock::Table(rows) => rows.iter().flatten().for_each(|cell| out += cell),
            }
        }
        let mut words = Vec::new();
        quoted(&draft.facts, &mut words);
        out += &words.concat();
    }
    let kept: String = letters(&out).collect();
    // A line that stands several times may be said once: a title, an entry of a table of contents, whose own
    // title says nothing.
    let lines = text.lines().map(str::trim).filter(|line| *line != "目录");
    let mut lines: Vec<&str> = lines.collect();
    lines.sort_unstable();
    lines.dedup();
    for line in lines {
        let all: String = letters(line).collect();
        assert!(kept.contains(&all), "lost: {line}\n{out}");
    }
}

proptest! {
    #[test]
    fn no_line_is_lost_whatever_the_order(chosen in prop::collection::vec(0..LINES.len(), 0..14)) {
        let chosen: Vec<&str> = chosen.into_iter().map(|index| LINES[index]).collect();
        let text = chosen.join("\n");
        let drafts = read(blocks(&text), &Hints::default());
        hold_none_lost(&text, &drafts);
    }

    #[test]
    fn any_text_is_read(text in "[一二三（）()、。，：:《》〔〕|0-9年月日万元项目共其中支出预算绩效自评报告分局表 \n]{0,120}") {
        let all = blocks(&text);
        kind::of(&all, &Hints { file_name: &text, ..Hints::default() });
        let drafts = read(all, &Hints { file_name: &text, ..Hints::default() });
        hold_none_lost(&text, &drafts);
    }
}
