//! Which lines of a document are left out.

use super::{document, lines, told};
use crate::extract::clean::clean;
use crate::import::{Block, Place, Printed, Table, TableCell, read_printed};
use crate::source::SourcePath;

/// Lines, those that stay, and what was done.
type Case = (
    &'static [&'static str],
    &'static [&'static str],
    &'static str,
);

static DOCUMENTS: &[Case] = &[
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

#[test]
fn what_is_the_pages_goes_and_what_is_the_documents_stays() {
    let mut wrong = Vec::new();
    for (given, expected, changes) in DOCUMENTS {
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

/// Reads a page of `tests/pages`.
fn page(bytes: &[u8]) -> Printed {
    let foreign = read_printed(&SourcePath::new("page.html"), bytes);
    foreign.printed.unwrap_or_default()
}

#[test]
fn of_a_page_its_document_is_left() {
    let (blocks, done) = clean(page(include_bytes!(
        "../../../../tests/pages/from-word.html"
    )));
    let expected = [
        "河口镇2024年村道养护项目\n支出绩效自评报告",
        "发布时间：2025-03-14  来源：河口镇人民政府",
        "一、项目概况",
        "（一）立项情况",
        "根据《关于下达村道养护资金的通知》（云江财建〔2024〕17号），全年安排36.5万元，养护村道12.4公里，其中水泥路9.1公里。",
        "到位率≥100%，支出“专款专用”——结余0元…",
        "没有结束的段落",
        "看得见的段落",
        "改了六处，Line one & two。",
        "二、存在的问题",
        "●  ☑是 □否",
        "无。",
        "附件：自评表.xlsx",
    ];
    assert_eq!(lines(&blocks), expected);
    assert_eq!(told(&done), "Space×2 Furniture×7");

    let (blocks, done) = clean(page(include_bytes!(
        "../../../../tests/pages/head-line.html"
    )));
    let expected = [
        "石桥区城市管理局路灯维护项目绩效自评报告",
        "发布日期：2024-05-20 信息来源：石桥区城市管理局",
        "一、基本情况",
        "维护路灯3200盏，资金65万元。",
        "二、自评得分",
        "自评得分94分，等级为“优”。",
        "站内搜索",
    ];
    assert_eq!(lines(&blocks), expected);
    assert_eq!(told(&done), "Furniture×2");
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
