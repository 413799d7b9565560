//! PII04: a list of persons with what is nobody's business.

use super::list::person_lists;
use super::named_class::class_words;
use super::sentence::{may_name_persons, named_persons};
use crate::check::rule::{Check, LineKind, Lines, LooksFor, Match, Rule};
use crate::diagnostic::{Code, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code("PII04"),
    name: "人员名单",
    severity: Severity::Warning,
    what: "正文或附件的表格（用制表符、竖线或网页标记排成的也算）里，人名旁边有住址、病情、残疾、低保、证件号、电话、学校或者领到的钱，并且列出了人名。看栏目的名字，也看栏里写的是什么，人名横着排的也算；在句子里、一行一个地列出几个人和他们的病情、困难、住址、出生年份或者领到的钱，也算；只有一个人，前面写明是患者、低保户之类，后面又写着病情或者钱数的，也算。只有姓名和职务、分工的评价小组名单不算；姓名已经遮盖的不算。",
    why: "病情、残疾、困难情况与姓名放在一起，就是《个人信息保护法》所说的敏感个人信息；需要公示的名单另有规定的范围和期限，不应当作为绩效报告的附件长期挂在网上。",
    bad: "\
| 姓名 | 家庭住址 | 残疾等级 |
|---|---|---|
| 李明 | 云岭区示例路1号 | 二级 |
",
    good: "\
| 残疾等级 | 人数 |
|---|---|
| 二级 | 36 |
",
    check: Check::Lines(
        LooksFor::words(words).or_lines(|kind, text, features| {
            matches!(kind, LineKind::Row { .. }) || may_name_persons(text, features.digits)
        }),
        check,
    ),
};

/// Words one of which a sentence has that says of somebody without a figure what is nobody's business.
fn words() -> Vec<&'static str> {
    let mut words = class_words();
    words.extend([
        "癌症",
        "肺癌",
        "肝癌",
        "胃癌",
        "肠癌",
        "腺癌",
        "颈癌",
        "尿毒症",
        "肿瘤",
        "透析",
        "肝硬化",
        "脑梗",
        "分裂症",
        "糖尿病",
        "家住",
    ]);
    words
}

fn check(lines: &Lines<'_>, found: &mut Vec<Match>) {
    for list in person_lists(lines) {
        let name = list.titles.first().map_or("", |title| title.trim());
        let others: Vec<String> = list
            .titles
            .iter()
            .skip(1)
            .map(|title| quoted(title))
            .collect();
        let names = match name {
            "" => "一列人名".to_owned(),
            name => format!("“{name}”"),
        };
        let message = format!(
            "表格里{names}旁边有{}，列出了{}个人",
            others.join(""),
            list.persons
        );
        found.push(Match {
            line: list.line,
            range: list.range,
            message,
            help: HELP.into(),
            severity: None,
        });
    }
    for named in named_persons(lines) {
        let text = lines.all.get(named.line).map_or("", |line| &line.text);
        found.push(Match {
            line: named.line,
            range: 0..text.len(),
            message: match named.persons {
                1 => format!("这里写出了一个人的姓名和{}", named.what),
                persons => format!("这里列出了{persons}个人的姓名和{}", named.what),
            },
            help: HELP.into(),
            severity: None,
        });
    }
}

const HELP: &str = "改成汇总数，或删去这些栏目、遮盖姓名；依规定必须公示的名单，写明依据后豁免";

fn quoted(title: &str) -> String {
    let bare: String = title.chars().filter(|c| !c.is_whitespace()).collect();
    format!("“{bare}”")
}
