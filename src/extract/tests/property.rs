//! What holds for every document: each letter and digit that is no title, number or frame of a table is in the files
//! that are written of it, or is named among the changes.

use super::super::form::tests::{cases::CASES, table};
use super::super::{DocumentKind, Extraction, Hints, extract};
use super::{paragraphs, printed, written};
use crate::import::Block;
use proptest::prelude::{BoxedStrategy, Just, Strategy, prop, prop_oneof, proptest};

/// A part of a document: its blocks, and what of them must come out again.
#[derive(Clone, Debug)]
struct DocumentPart {
    blocks: Vec<Block>,
    said: Vec<String>,
}

/// Lines that are said as they stand.
fn text(lines: String) -> DocumentPart {
    DocumentPart {
        blocks: paragraphs(&lines),
        said: lines.lines().map(str::to_owned).collect(),
    }
}

/// Lines of which only this is said.
fn said(lines: &str, said: &[&str]) -> DocumentPart {
    DocumentPart {
        blocks: paragraphs(lines),
        said: said.iter().map(|said| (*said).to_owned()).collect(),
    }
}

/// Titles, heads and ends, with what they say besides.
fn around() -> BoxedStrategy<DocumentPart> {
    prop_oneof![
        Just(said("青禾县水利局2023年度云河治理项目支出绩效自评报告", &[])),
        Just(said("青禾镇人民政府2022年度\n集市环境整治项目支出绩效自评报告", &[])),
        Just(said("（2022年乡村书屋更新补助资金）", &["2022年乡村书屋更新补助资金"])),
        Just(said(
            "关于对青禾县农村公路安全生命防护工程建设与沿线绿化提升及排水设施改造补助资金（第一批）使用的2023年度项目支出绩效自评报告",
            &[],
        )),
        Just(said(
            "索引号 | 07654321-9-/2023-0424011 | 发布机构 | 青禾县文化局 |\n公开目录 | 绩效评价 | 发布日期 | 2023-04-24 |\n文号 | 浏览量 |",
            &["07654321-9-/2023-0424011", "青禾县文化局", "绩效评价", "2023-04-24"],
        )),
        Just(said("发布时间：2022-06-01 09:30 来源：青禾县民政局", &["2022-06-01 09:30", "青禾县民政局"])),
        Just(said("项目名称：乡村书屋更新\n项目单位：青禾县图书馆\n评价年度：2022年", &["乡村书屋更新", "青禾县图书馆", "2022年"])),
        Just(said("青禾县水利局\n2024年5月18日", &["青禾县水利局", "2024年5月18日"])),
        Just(said("编辑：张三 审核：李四", &["张三", "李四"])),
    ]
    .boxed()
}

/// Chapters, sentences and lists.
fn prose() -> BoxedStrategy<DocumentPart> {
    let amounts = (1..9000_u32, 1..900_u32, 0..100_u32).prop_map(|(all, part, rate)| {
        text(format!("2023年云河治理项目预算安排{all}万元，其中：中央{part}万元，省级{}万元，支出{}.{rate:02}万元，执行率{rate}%。", all.saturating_sub(part), all / 2))
    });
    let chapters = (0..8_usize, 0..6_usize).prop_map(|(number, name)| {
        let number = [
            "一、",
            "（二）",
            "3.",
            "（4）",
            "第五部分 ",
            "六、",
            "①",
            "",
        ][number];
        let name = [
            "项目基本情况",
            "省级湿地修复补助资金",
            "绩效目标完成情况分析",
            "佐证材料",
            "自评得分",
            "存在的问题。工作进度慢",
        ][name];
        text(format!("{number}{name}"))
    });
    let items = prop::collection::vec(1..500_u32, 1..5).prop_map(|items| {
        let line = |(index, length): (usize, &u32)| {
            format!(
                "{}.清淤河道{length}公里，合格率{}%；",
                index + 1,
                length % 100
            )
        };
        text(
            items
                .iter()
                .enumerate()
                .map(line)
                .collect::<Vec<_>>()
                .join("\n"),
        )
    });
    let others = prop_oneof![
        Just("根据《云河治理资金办法》（青财教〔2022〕41号）、青水发〔2022〕7号文件，发放问卷200份，回收192份。"),
        Just("自评得分92分，等级为优。\n项目一：乡道护栏安装资金\n下达80万元，支付75万元，执行率93.75%。"),
        Just("项目二：公交站台更新经费\n资金12万元全部到位，已全部支付。"),
        Just("1.1 合格率：指标值为“100%”，完成值为98%。\n（2）数量指标：铺设管道≥6公里，实际铺设7公里。"),
        Just("10\n35\n无\n已完成\n—"),
    ]
    .prop_map(|lines| text(lines.to_owned()));
    prop_oneof![amounts, chapters, items, others].boxed()
}

/// Forms with merged cells, and tables that are none.
fn grids() -> BoxedStrategy<DocumentPart> {
    let form = (1..900_u32, 0..900_u32, 0..40_usize, 0..3_usize).prop_map(|(budget, spent, length, shape)| {
        let goal = "整治河道".repeat(length / 4 + 1);
        let (name, reason) = (format!("云河第{budget}段整治"), format!("第{spent}段征地未交付{}", "，等待批复".repeat(length / 5)));
        let rate = spent * 100 / budget;
        let head = ["项目支出绩效自评表 | < | < | < | < | < | < | <\n（2023年度） | < | < | < | < | < | < | <\n", "", "附件2 | < | < | < | < | < | < | <\n"][shape];
        let lines = format!(
            "{head}项目名称 | {name} | < | < | < | < | < | <\n\
             主管部门 | 青禾县水利局 | < | < | 实施单位 | 青禾县河道站 | < | <\n\
             项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分\n\
             ^ | 年度资金总额 | {budget} | {budget} | {spent} | 10 | {rate}% | 8.{length}\n\
             年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | < | <\n\
             ^ | {goal}{budget}公里 | < | < | {goal}{spent}公里 | < | < | <\n\
             一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施\n\
             产出指标 | 数量指标 | 整治河道 | ≥{budget}公里 | {spent}公里 | 50 | 4{length} | {reason}\n\
             ^ | 质量指标 | 验收合格率 | 100% | 9{shape}% | 40 | 40 | \n\
             总分 | < | < | < | < | 100 | 9{shape} | "
        );
        let said = vec![
            name, "青禾县河道站".into(), format!("{rate}%"), format!("8.{length}"), format!("{goal}{budget}公里"),
            format!("{goal}{spent}公里"), format!("≥{budget}"), format!("{spent}"), reason, format!("4{length}"), format!("9{shape}"),
        ];
        DocumentPart { blocks: vec![Block::Table(table(&lines))], said }
    });
    let plain = (1..900_u32).prop_map(|amount| DocumentPart {
        blocks: vec![Block::Table(table(&format!("序号 | 村名 | 长度 | 备注\n1 | 上云村 | {amount}米 | 含{amount}座桥\n2 | 下云村 | < | 已通车")))],
        said: ["上云村", "下云村", "已通车"].map(str::to_owned).into_iter().chain([format!("{amount}米"), format!("含{amount}座桥")]).collect(),
    });
    let cases = (0..CASES.len()).prop_map(|index| DocumentPart {
        blocks: vec![Block::Table(table(
            CASES[index].1.split("====").next().unwrap_or(""),
        ))],
        said: Vec::new(),
    });
    prop_oneof![3 => form, 1 => plain, 1 => cases].boxed()
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Holds that what is said is written or named.
fn hold(extraction: &Extraction, said: &[String]) {
    if extraction.kind != DocumentKind::SelfEvaluation || extraction.reports.is_empty() {
        return;
    }
    let mut out = written(extraction);
    for change in &extraction.changes {
        out += &change.words.concat();
    }
    let kept = letters(&out);
    for said in said {
        assert!(
            kept.contains(&letters(said)),
            "lost: {said}\n{:?}\n{out}",
            extraction.changes
        );
    }
}

proptest! {
    #[test]
    fn every_letter_of_a_document_is_written(
        parts in prop::collection::vec(prop_oneof![2 => around(), 5 => prose(), 1 => grids()], 1..14)
    ) {
        let said: Vec<String> = parts.iter().flat_map(|part| part.said.clone()).collect();
        let blocks = parts.into_iter().flat_map(|part| part.blocks).collect();
        hold(&extract(printed(blocks), &Hints::default()), &said);
    }
}
