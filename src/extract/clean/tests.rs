//! What is cleaned, and what stays.

use super::tally::Tally;
use super::{Cleaning, Within, clean, cleaned};
use crate::import::{Block, Paragraph, Place, Printed, Table, TableCell};
use proptest::prelude::*;

/// A text cleaned, and what was done to it: `kind×count`.
fn text_and_changes(text: &str, within: Within) -> (String, String) {
    let mut tally = Tally::default();
    let text = cleaned(text, within, &mut tally);
    (text, told(&tally.finish()))
}

fn told(changes: &[Cleaning]) -> String {
    let each = changes
        .iter()
        .map(|change| format!("{:?}×{}", change.kind, change.count));
    each.collect::<Vec<_>>().join(" ")
}

#[test]
fn lines_are_cleaned() {
    let cases = [
        ("", "", ""),
        ("　　预算10万元。", "预算10万元。", ""),
        ("\u{FEFF}项\u{AD}目\u{200B}名称", "项目名称", "Invisible×3"),
        (
            "⼀、⾦额⻓期⻅效\u{F900}",
            "一、金额长期见效\u{8C48}",
            "Radical×5",
        ),
        (
            "２０２３年Ａ级１２．５％，（一）",
            "2023年A级12.5％，（一）",
            "FullWidth×9",
        ),
        (
            "①25㎡、36℃、½、Ⅱ、㈠、≥95％",
            "①25㎡、36℃、½、Ⅱ、㈠、≥95％",
            "",
        ),
        ("项\u{B}目\u{2028}书", "项\n目\n书", ""),
        ("项 目 名 称： 河道治理", "项目名称： 河道治理", "Space×3"),
        ("目   录", "目录", "Space×1"),
        ("优 良 中 差", "优 良 中 差", ""),
        (
            "其中：当年财政拨款     60.00    56.40",
            "其中：当年财政拨款  60.00  56.40",
            "Space×2",
        ),
        ("一、   项目概况", "一、项目概况", "Space×1"),
        ("1.\t组织实施", "1.组织实施", "Space×1"),
        ("Word 2019 and  Excel", "Word 2019 and  Excel", ""),
        (
            "全年安排资金三十万元用于河道治理工程，    年底支出二十九万元没有超过预算，执行率较高。",
            "全年安排资金三十万元用于河道治理工程，年底支出二十九万元没有超过预算，执行率较高。",
            "Space×1",
        ),
        (
            "数量指标  指标1：修建水渠，共3条。  完成3条，已验收。",
            "数量指标  指标1：修建水渠，共3条。  完成3条，已验收。",
            "",
        ),
        ("甲\t乙\t丙", "甲\t乙\t丙", ""),
        (
            "见HYPERLINK \"http://a.cn/b\" \\l \"c\"通知",
            "见通知",
            "FieldCode×1",
        ),
        ("PAGE \\* MERGEFORMAT", "", "FieldCode×1"),
        (
            "TOC \\o \"1-3\" \\h \\z \\u 概况PAGEREF _Toc12345678 \\h",
            "概况",
            "FieldCode×2",
        ),
        ("_Toc123456789项目概况", "项目概况", "FieldCode×1"),
        ("负责人：______（签字）", "负责人：（签字）", "Blank×1"),
        ("file_name 与 a__b", "file_name 与 a__b", ""),
        ("自评表.xlsx（点击下载）", "自评表.xlsx", "Click×1"),
        ("点击查看", "", "Click×1"),
        ("新建水塔1座。?????????", "新建水塔1座。", "Lost×1"),
        ("?", "", "Lost×1"),
        ("是否按期完成?是", "是否按期完成?是", ""),
        ("云\u{FFFD}县", "云\u{FFFD}县", "Unreadable×1"),
        ("存在问题（200字以内）：无", "存在问题：无", "Hint×1"),
    ];
    let mut wrong = Vec::new();
    for (text, expected, changes) in cases {
        let found = text_and_changes(text, Within::Line);
        if found != (expected.to_owned(), changes.to_owned()) {
            wrong.push(format!("{text:?} gives {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn cells_are_cleaned() {
    let cases = [
        ("说明目标完成的情况（100字以内）", "", "Hint×1"),
        (
            "1.执行率低于90%的需说明原因（100字以内）；2.调整应单独说明。",
            "",
            "Hint×1",
        ),
        (
            "（100字以内）修建水渠3条，已完成。",
            "修建水渠3条，已完成。",
            "Hint×1",
        ),
        ("社会   效益\n指标", "社会效益\n指标", "Space×1"),
        (
            "县财政局  县水务局 联合",
            "县财政局县水务局 联合",
            "Space×1",
        ),
        ("95  %", "95 %", "Space×1"),
    ];
    let mut wrong = Vec::new();
    for (text, expected, changes) in cases {
        let found = text_and_changes(text, Within::Cell);
        if found != (expected.to_owned(), changes.to_owned()) {
            wrong.push(format!("{text:?} gives {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn document(lines: &[&str]) -> Printed {
    let blocks = lines.iter().zip(0..).map(|(line, number)| {
        let (place, text, level) = (Place::Paragraph(number), (*line).to_owned(), None);
        Block::Paragraph(Paragraph { place, text, level })
    });
    Printed {
        blocks: blocks.collect(),
        ..Printed::default()
    }
}

fn lines(blocks: &[Block]) -> Vec<&str> {
    let lines = blocks.iter().map(|block| match block {
        Block::Paragraph(paragraph) => paragraph.text.as_str(),
        Block::Table(_) => "<table>",
    });
    lines.collect()
}

/// Lines, those that stay, and what was done.
type Case = (
    &'static [&'static str],
    &'static [&'static str],
    &'static str,
);

#[test]
fn what_is_the_pages_goes_and_what_is_the_documents_stays() {
    let cases: &[Case] = &[
        (
            &[
                "网站支持IPv6",
                "首页",
                "当前位置：首页 财政资金 > 自评表",
                "索引号 | 0000-1 | 发布机构 | 某局 |",
                "文号 | 浏览量 |",
                "河道治理项目自评表",
                "发布时间：2022-06-01 来源：水务局 点击量：20169 [ 字体： ] 打印 分享：",
                "字号：",
                "浏览量",
                "35",
                "一、概况",
                "打印",
            ],
            &[
                "索引号 | 0000-1 | 发布机构 | 某局 |",
                "文号 | 浏览量 |",
                "河道治理项目自评表",
                "发布时间：2022-06-01 来源：水务局",
                "一、概况",
                "打印",
            ],
            "Furniture×7",
        ),
        (
            &[
                "五、其他说明",
                "主办单位：县文化馆",
                "无。",
                "上一篇：关于放假的通知",
                "下一篇章将写入明年计划",
                "扫一扫在手机打开当前页",
                "网站声明 | 联系我们 | 网站地图 | 网站纠错",
                "主办：某区人民政府 版权所有© 承办：某区政府办公室",
                "地址：解放路1号",
                "网站标识码：0000000000 云ICP备00000000号-1",
            ],
            &[
                "五、其他说明",
                "主办单位：县文化馆",
                "无。",
                "下一篇章将写入明年计划",
            ],
            "Furniture×6",
        ),
        (
            &[
                "附件：自评表.xlsx",
                "相关链接",
                "某县2022年项目自评报告",
                "某县2021年项目自评报告",
            ],
            &["附件：自评表.xlsx"],
            "Furniture×3",
        ),
        (
            &["相关链接", "一、概况：见下文", "全县修路3条。"],
            &["相关链接", "一、概况：见下文", "全县修路3条。"],
            "",
        ),
        (
            &[
                "目  录",
                "一、项目概况........1",
                "（一）立项情况……………2",
                "二、存在的问题\t3",
                "附件1.工作底稿.......9",
                "一、项目概况",
                "（一）立项情况",
                "按文件立项。",
                "- 1 -",
                "二、存在的问题",
                "第 2 页 共 3 页",
                "无……",
            ],
            &[
                "附件1.工作底稿",
                "一、项目概况",
                "（一）立项情况",
                "按文件立项。",
                "二、存在的问题",
                "无……",
            ],
            "Space×1 PageNumber×3 Contents×4",
        ),
        (
            &["目录", "摘要", "一、项目概况", "根据有关规定"],
            &["目录", "摘要", "一、项目概况", "根据有关规定"],
            "",
        ),
        (
            &[
                "某某 ab0001 1 2019-05-22T04:56:35Z 2022-05-16T06:53:23Z 15.00 2052-11.1 FEAB 0 False 附件： 自评表 （2022年度）",
            ],
            &["附件： 自评表 （2022年度）"],
            "FileProperty×1",
        ),
        (
            &[
                "2022年古樹保護(hù)經(jīng)費(fèi)項(xiàng)目績效自評",
                "執(zhí)行數(shù)12萬元，滿意度(manyi)95%",
            ],
            &[
                "2022年古树保护经费项目绩效自评",
                "执行数12万元，满意度(manyi)95%",
            ],
            "Traditional×11 Reading×6",
        ),
        (
            &["項城路的路灯维修项目已经完成，圩(xū)堤加固也已经完成，资金全部支付，没有结余。"],
            &["項城路的路灯维修项目已经完成，圩(xū)堤加固也已经完成，资金全部支付，没有结余。"],
            "",
        ),
        (
            &[
                "第一段。\n　　第二段很长，\n接着写。\n一、标题",
                "县水务局\n自评报告",
            ],
            &[
                "第一段。",
                "第二段很长，\n接着写。",
                "一、标题",
                "县水务局\n自评报告",
            ],
            "",
        ),
    ];
    let mut wrong = Vec::new();
    for (given, expected, changes) in cases {
        let (blocks, done) = clean(document(given));
        if lines(&blocks) != *expected || told(&done) != *changes {
            wrong.push(format!("{:#?}\n{done:#?}", lines(&blocks)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_pages_title_stands_in_where_the_text_has_none() {
    let titled = |title: &str, lines: &[&str]| Printed {
        title: Some(title.into()),
        ..document(lines)
    };
    let cases: &[(&str, &[&str], Option<&str>)] = &[
        (
            "路灯项目绩效自评报告_某区人民政府",
            &["一、概况"],
            Some("路灯项目绩效自评报告"),
        ),
        ("路灯项目绩效自评报告", &["路灯项目", "绩效自评报告"], None),
        ("某区人民政府", &["一、概况"], None),
    ];
    for (title, given, expected) in cases {
        let (blocks, done) = clean(titled(title, given));
        let first = done.first().map(|change| change.words.join(""));
        assert_eq!(first.as_deref(), *expected, "{title}");
        assert_eq!(blocks.len(), given.len() + usize::from(expected.is_some()));
    }
}

#[test]
fn a_menu_set_as_a_table_is_the_pages() {
    let row = |texts: &[&str]| {
        let mut table = Table::default();
        for (column, text) in texts.iter().enumerate() {
            let (text, place) = ((*text).to_owned(), Place::Hidden);
            let (row, height, width) = (0, 1, 1);
            table.put(TableCell {
                place,
                text,
                row,
                column,
                height,
                width,
            });
        }
        let blocks = vec![Block::Table(table)];
        Printed {
            blocks,
            ..Printed::default()
        }
    };
    assert!(clean(row(&["首页", "政务公开", "办事服务"])).0.is_empty());
    assert_eq!(clean(row(&["项目名称", "打印设备"])).0.len(), 1);
}

/// Letters and digits, each as it is ordinarily coded.
fn letters(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkc().filter(|c| c.is_alphanumeric()).collect()
}

proptest! {
    #[test]
    fn cleaning_twice_is_cleaning_once(
        text in "([一二三项目无。，：（）０Ａ\u{3000}\u{A0} \t\n\u{B}_?\u{200B}⾦a1.]|HYPERLINK \"x\"|_Toc123456|（100字以内）|说明|点击下载){0,24}",
    ) {
        for within in [Within::Line, Within::Cell] {
            let once = cleaned(&text, within, &mut Tally::default());
            let twice = cleaned(&once, within, &mut Tally::default());
            prop_assert_eq!(&once, &twice);
        }
    }

    #[test]
    fn letters_and_digits_stay(text in "[一二三项目无字。，：（）０Ａ\u{3000}\u{A0} \t\n\u{B}_\u{200B}⾦①㎡aB1.%]{0,40}") {
        for within in [Within::Line, Within::Cell] {
            let cleaned = cleaned(&text, within, &mut Tally::default());
            prop_assert_eq!(letters(&cleaned), letters(&text));
        }
    }
}
