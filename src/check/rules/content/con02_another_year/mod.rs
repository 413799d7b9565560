//! CON02: a year that belongs to another report.

mod year;

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::Report;
use crate::parse::{Passage, PassageKind};
use crate::text::features::kind::DIGIT_YEAR;
use std::ops::Range;
use year::{HAN_DIGITS, YearMention, years};

pub(super) static RULE: Rule = Rule {
    code: Code("CON02"),
    name: "年份不是本年度",
    severity: Severity::Warning,
    what: "正文、摘要或目标把别的年份当作本年度来写，例如2023年度的报告里写“2022年度项目绩效目标”“截至2022年12月31日已支出”。书名号和引号里的、起止年份、与上年比较的、讲来历的，不在此列。",
    why: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）的单位自评针对当年预算执行；留着上一年的年份，多半是照抄旧报告，数字是哪一年的也就说不清。",
    bad: "\
年度: 2023
……截至2022年12月31日，项目资金已使用140.32万元。
",
    good: "\
年度: 2023
……截至2023年12月31日，项目资金已使用140.32万元。
",
    check: Check::Report(
        LooksFor::words(|| HAN_DIGITS.to_vec()).or_kinds(DIGIT_YEAR),
        check,
    ),
};

/// Fields whose words are about the year of the report.
const FIELDS: &[&str] = &["摘要", "summary", "目标", "goals"];
/// Fields whose words may name a year for a reason of their own.
#[rustfmt::skip]
const NAMING: &[&str] = &[
    "项目名称", "project", "资金", "funds", "依据", "basis", "佐证材料", "evidence", "关键词", "keywords",
];
/// What follows a year that is meant as the year of the report.
const OWN: &str = "\
    绩效目标 绩效自评 绩效评价工作 项目支出 预算安排 年初预算 全年预算 \
    财政预算 预算执行 项目资金";
/// What stands in a sentence about money spent up to a day.
const MONEY: &str = "支出 使用 执行 支付 拨付 到位 结余";
/// What stands in a clause that looks back, or names a year for a reason of its own.
const HISTORY: &str = "\
    以来 以前 之前 开始 启动 立项 批复 批准 印发 出台 下发 颁布 成立 \
    建成 结转 上年 上一 往年 历年 去年 前年 同期 同比 比 较 增长 下降 \
    延续 连续 跨 规划 计划于 届 公布 发布 审议 获 评为 荣誉 评价结果 \
    整改 审计 考核 决算 统计 试点 合同 中标 签订 调整为 下一 次年 名单 \
    标准 通知 第";
/// What stands right before a year that is one end of a range or of a comparison.
const BEFORE: &str = "自 从 到 至 — - － ～ ~ 、 和 及 与 于 在";

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(report) = ctx.report else { return };
    let is_field = |passage: &&Passage<'_>| matches!(passage.kind, PassageKind::Field { .. });
    let (fields, text): (Vec<_>, Vec<_>) = ctx.candidates(RULE.code).partition(is_field);
    let fields = fields.into_iter().filter(|field| field.is_under(FIELDS));
    for passage in text.into_iter().chain(fields) {
        let all = years(&passage.text);
        for mention in &all {
            if !is_foreign(passage, mention, &all, report) || is_known(ctx, mention.year) {
                continue;
            }
            let (year, own) = (mention.year, report.year.value);
            let message = format!("这里写的是{year}年，报告的年度是{own}年");
            let span = passage.span(mention.range.clone());
            let help = format!(
                "核对这一句是不是从{year}年的报告里抄来的；确实要写{year}年的，说明与本年度的关系"
            );
            found.push(ctx.finding(RULE.code, span, message).help(help));
        }
    }
}

/// Whether a year is put in the place of the report's own.
fn is_foreign(
    passage: &Passage<'_>,
    mention: &YearMention,
    all: &[YearMention],
    report: &Report,
) -> bool {
    let own = report.year.value.0;
    if mention.year == own || mention.year == own + 1 {
        return false;
    }
    let text = &*passage.text;
    let sentence = around(text, &mention.range, "。；！？\n;");
    let clause = around(text, &mention.range, "。；！？\n;，,：:");
    let (before, after) = (&text[..mention.range.start], &text[mention.range.end..]);
    let others = all.iter().filter(|other| other.range != mention.range);
    let in_sentence = |other: &YearMention| sentence.contains(&other.range.start);
    if others.into_iter().any(in_sentence) || is_quoted(before) {
        return false;
    }
    let words = &text[clause];
    if HISTORY.split(' ').any(|word| words.contains(word)) {
        return false;
    }
    let up_to = before.ends_with("截至") || before.ends_with("截止") || before.ends_with("截止到");
    if up_to {
        return MONEY
            .split(' ')
            .any(|word| text[sentence.clone()].contains(word));
    }
    if BEFORE.split(' ').any(|word| before.ends_with(word)) {
        return false;
    }
    let follows: String = after.chars().take(24).collect();
    let names_project = report.project.value.chars().count() >= 4
        && text[mention.range.end..sentence.end].contains(&*report.project.value);
    names_project || (mention.year < own && OWN.split(' ').any(|word| follows.contains(word)))
}

/// Whether the facts name the year too: in the project's name, its sources or its basis.
fn is_known(ctx: &ReportContext<'_>, year: u16) -> bool {
    let year = year.to_string();
    let counts = |passage: &&Passage<'_>| passage.is_under(NAMING);
    // A document number has a year of its own kind: 〔2021〕.
    let names = |passage: &Passage<'_>| {
        let mut places = passage.text.match_indices(&*year);
        places.any(|(at, _)| !passage.text[..at].ends_with(['〔', '[', '［', '（', '(']))
    };
    ctx.passages.iter().filter(counts).any(names)
}

/// The part of `text` around `range` up to the nearest of `ends` on either side.
fn around(text: &str, range: &Range<usize>, ends: &str) -> Range<usize> {
    let is_end = |c: char| ends.contains(c);
    let start = text[..range.start].rfind(is_end);
    let start = start.map_or(0, |at| {
        at + text[at..].chars().next().map_or(1, char::len_utf8)
    });
    let end = text[range.end..].find(is_end);
    start..end.map_or(text.len(), |at| range.end + at)
}

/// Whether what follows `before` stands inside of a title or a quotation.
fn is_quoted(before: &str) -> bool {
    [('《', '》'), ('“', '”'), ('〔', '〕')]
        .iter()
        .any(|(open, close)| before.matches(*open).count() > before.matches(*close).count())
}
