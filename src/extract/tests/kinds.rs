//! Documents of all kinds, as texts and as forms, and what becomes of them.

use super::super::form::tests::table;
use super::super::{DocumentKind, Extraction, Hints, extract};
use super::{paragraphs, printed, written};
use crate::import::Block;

/// What a document of forms and texts is: a part that has `|` is a form.
fn of(parts: &[&str]) -> Extraction {
    let blocks = parts.iter().flat_map(|part| match part.contains('|') {
        true => vec![Block::Table(table(part))],
        false => paragraphs(part),
    });
    extract(printed(blocks.collect()), &Hints::default())
}

const PROJECT: &str = "\
项目支出绩效自评表 | < | < | < | < | < | < | <
（2023年度） | < | < | < | < | < | < | <
项目名称 | 乡道护栏安装 | < | < | < | < | < | <
主管部门 | 青禾县交通局 | < | < | 实施单位 | 青禾县公路站 | < | <
项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
^ | 年度资金总额 | 80 | 80 | 76 | 10 | 95% | 9.5
一级指标 | 二级指标 | 三级指标 | < | 年度指标值 | 实际完成值 | 分值 | 得分
产出指标 | 数量指标 | 安装护栏 | < | ≥12公里 | 12公里 | 50 | 50";

const WHOLE: &str = "\
部门整体支出绩效自评表 | < | < | <
（2023年度） | < | < | <
部门名称 | 青禾县交通局 | < | <
年度任务 | 管好全县道路 | < | <";

const GOALS: &str = "\
项目支出绩效目标申报表 | < | < | <
（2024年度） | < | < | <
项目名称 | 乡道护栏安装 | < | <
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 安装护栏 | ≥12公里";

#[test]
fn kinds_of_whole_documents_are_told() {
    use DocumentKind::{
        FinalAccounts, GoalDeclaration, Rectification, SelfEvaluation, WholeDepartment,
    };
    let cases: [(DocumentKind, usize, &[&str]); 9] = [
        (SelfEvaluation, 1, &[PROJECT]),
        (WholeDepartment, 0, &[WHOLE]),
        (GoalDeclaration, 0, &[GOALS]),
        (
            GoalDeclaration,
            0,
            &[
                "附件2\n项目支出绩效目标申报表\n（2024年度）",
                "项目名称 | 乡道护栏安装\n年度目标 | 安装护栏",
            ],
        ),
        (SelfEvaluation, 1, &[PROJECT, WHOLE]),
        (SelfEvaluation, 1, &[WHOLE, PROJECT]),
        (
            SelfEvaluation,
            1,
            &[
                "青禾县民政局关于“2021年困难群众救助补助资金”管理使用情况\n一、资金基本情况\n2021年困难群众救助补助资金下达我县70万元，支出70万元。\n二、绩效目标完成情况\n按时发放。",
            ],
        ),
        (
            FinalAccounts,
            0,
            &[
                "青禾县交通局2023年度部门决算\n目录\n第一部分 部门概况\n第二部分 决算说明\n十、项目绩效自评情况\n乡道护栏安装项目自评得分95分。",
            ],
        ),
        (
            Rectification,
            0,
            &[
                "青禾县交通局关于2023年绩效评价发现问题整改情况的报告\n一、存在的问题\n进度慢。\n二、整改措施\n已督促。",
            ],
        ),
    ];
    for (kind, count, parts) in cases {
        let extraction = of(parts);
        assert_eq!(
            (extraction.kind, extraction.reports.len()),
            (kind, count),
            "{parts:?}"
        );
    }
}

#[test]
fn a_form_beside_that_of_a_department_is_imported_alone() {
    let text = written(&of(&[WHOLE, PROJECT]));
    assert!(text.contains("项目名称: 乡道护栏安装"), "{text}");
    assert!(
        text.contains("“部门整体支出绩效自评表”不是项目支出的自评，那张表没有导入"),
        "{text}"
    );
    assert!(!text.contains("管好全县道路"), "{text}");
}

#[test]
fn the_project_of_a_title_whose_first_line_ends_with_the_year_is_the_second_line() {
    let text = written(&of(&[
        "青禾镇人民政府2023年度\n集市环境整治项目支出绩效自评报告\n一、项目概况\n已完成。",
    ]));
    assert!(text.contains("\n项目名称: 集市环境整治\n"), "{text}");
    assert!(
        text.contains("\n年度: 2023\n") && text.contains("\n单位: 青禾镇人民政府\n"),
        "{text}"
    );
}

/// A title of a whole, and chapters on funds of their own.
const FUND: &str = "\
一、省级湿地修复补助资金（巡护船租用经费）
（一）绩效目标情况
年度资金总额安排300万元，支出290万元。
（二）绩效目标完成情况
租用巡护船3艘。";
const OTHER_FUND: &str = "\
二、省级候鸟救护补助资金
（一）绩效目标情况
安排50万元，支出45万元。
（二）绩效目标完成情况
救护候鸟20只。
三、存在的问题
人手不足。";

#[test]
fn amounts_of_one_fund_are_not_those_of_the_whole() {
    let title = "青禾省2023年度自然保护资金绩效自评报告";
    let one = written(&of(&[title, FUND]));
    assert!(
        !one.contains("全年预算数:") && !one.contains("全年执行数:"),
        "{one}"
    );
    assert!(
        one.contains("写在“省级湿地修复补助资金（巡护船租用经费）”下面"),
        "{one}"
    );

    let two = of(&[title, FUND, OTHER_FUND]);
    let names: Vec<&str> = two
        .reports
        .iter()
        .filter_map(|draft| Some(&*draft.facts.one("项目名称")?.value))
        .collect();
    assert_eq!(
        names,
        [
            "省级湿地修复补助资金（巡护船租用经费）",
            "省级候鸟救护补助资金"
        ]
    );
    let spent = |index: usize| {
        let funds = two.reports.get(index)?.facts.group("资金")?;
        Some(&*funds.one("全年执行数")?.value)
    };
    assert_eq!((spent(0), spent(1)), (Some("290"), Some("45")));
    assert!(written(&two).contains("人手不足。"));

    // A chapter that is called as the title is: the whole.
    let same = written(&of(&["青禾省2023年度湿地修复补助资金绩效自评报告", FUND]));
    assert!(same.contains("省级湿地修复"), "{same}");
}
