//! What kind of document it is: a self-evaluation of a project, or one of those that look alike.

use super::Hints;
use super::draft::Doubt;
use super::facts::Quoted;
use super::form;
use super::narrative::ends_title;
use crate::import::{Block, Place};
use crate::text::words::{contains_any, pattern};
use regex::Regex;
use std::sync::LazyLock;

/// A kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentKind {
    /// 项目支出绩效自评: of one project or several.
    SelfEvaluation,
    /// 部门整体支出绩效自评.
    WholeDepartment,
    /// 绩效目标申报表: goals before the year.
    GoalDeclaration,
    /// 整改报告.
    Rectification,
    /// 财政评价 or 重点评价 by somebody else.
    ExternalEvaluation,
    /// 部门决算.
    FinalAccounts,
    /// None of these.
    Other,
}

/// How many lines and rows from the first on may hold the title.
const DEPTH: usize = 40;
/// The longest line that may be one, in characters.
const LONGEST: usize = 100;

/// What titles of other kinds say, in the order in which they count.
static TITLES: LazyLock<[(DocumentKind, Regex); 5]> = LazyLock::new(|| {
    use DocumentKind::{
        ExternalEvaluation, FinalAccounts, GoalDeclaration, Rectification, WholeDepartment,
    };
    [
        (
            Rectification,
            pattern(
                r"整改(?:情况|落实|工作|方案)?(?:情况|工作)?的?(?:报告|台账|方案|清单|表)|整改落实情况",
            ),
        ),
        (
            GoalDeclaration,
            pattern(r"绩效目标(?:申报|批复|编制)?表|目标申报表|项目申报(?:书|表)"),
        ),
        (
            FinalAccounts,
            pattern(r"部门决算|单位决算|决算(?:公开|编制|情况)说明|决算公开"),
        ),
        (
            ExternalEvaluation,
            pattern(
                r"重点(?:项目)?绩效评价|重点评价|财政(?:绩效)?评价报告|财政重点|绩效再评价|第三方",
            ),
        ),
        (
            WholeDepartment,
            pattern(r"(?:部门|单位)?整体(?:支出)?(?:预算)?绩效|(?:部门|单位)整体支出|整体支出"),
        ),
    ]
});
/// Who evaluates, on a cover.
static EVALUATOR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:评价机构|第三方机构|受托机构|委托单位|评价单位)(?:名称)?(?:[（(][^）)]*[）)])?[：:]\s*[一-龥（）()]*(?:有限公司|会计师事务所|有限责任公司|咨询公司|事务所)",
    )
});
static CITED: LazyLock<Regex> = LazyLock::new(|| pattern(r"《[^》]*》"));

/// Tells the kind of a document, and by which words.
pub(super) fn of(blocks: &[Block], hints: &Hints<'_>) -> (DocumentKind, Option<Quoted>) {
    let titles = titles(blocks, hints);
    for (kind, pattern) in &*TITLES {
        let told = titles
            .iter()
            .find(|(line, _)| pattern.is_match(&CITED.replace_all(line, "")));
        if let Some((line, place)) = told {
            return (*kind, Some(quoted(line, place)));
        }
    }
    for (line, place) in front(blocks) {
        if EVALUATOR.is_match(line.trim()) {
            return (DocumentKind::ExternalEvaluation, Some(quoted(line, &place)));
        }
    }
    if let Some((line, place)) = titles.iter().find(|(line, _)| line.contains("自评")) {
        return (DocumentKind::SelfEvaluation, Some(quoted(line, place)));
    }
    match blocks.iter().any(tells_of_performance) {
        true => (DocumentKind::SelfEvaluation, None),
        false => (DocumentKind::Other, None),
    }
}

/// The blocks without the tables that are forms of another kind beside a form of a project, as sheets of one
/// workbook; each is told.
pub(super) fn without_others(blocks: Vec<Block>) -> (Vec<Block>, Vec<Doubt>) {
    let other = |title: &str| TITLES.iter().any(|(_, pattern)| pattern.is_match(title));
    let is_form = |block: &Block| match block {
        Block::Table(table) => {
            form::title(table).is_some_and(|title| title.contains("自评") && !other(title))
        }
        Block::Paragraph(_) => false,
    };
    if !blocks.iter().any(is_form) {
        return (blocks, Vec::new());
    }
    let mut kept = Vec::with_capacity(blocks.len());
    let mut doubts = Vec::new();
    for block in blocks {
        let title = match &block {
            Block::Table(table) => form::title(table).filter(|title| other(title)),
            Block::Paragraph(_) => None,
        };
        let Some(title) = title else {
            kept.push(block);
            continue;
        };
        let place = match &block {
            Block::Table(table) => table.cells().first().map(|cell| cell.place.clone()),
            Block::Paragraph(_) => None,
        };
        doubts.push(Doubt {
            field: String::new(),
            reason: format!("“{title}”不是项目支出的自评，那张表没有导入"),
            quoted: place.map(|place| quoted("", &place)),
        });
    }
    (kept, doubts)
}

fn quoted(line: &str, place: &Place) -> Quoted {
    Quoted {
        value: String::new(),
        words: line.trim().to_owned(),
        place: place.clone(),
    }
}

/// The lines and cells at the beginning of a document.
fn front(blocks: &[Block]) -> Vec<(&str, Place)> {
    let mut front = Vec::new();
    for block in blocks.iter().take(DEPTH) {
        match block {
            Block::Paragraph(paragraph) => {
                front.extend(
                    paragraph
                        .text
                        .lines()
                        .map(|line| (line, paragraph.place.clone())),
                );
            }
            Block::Table(table) => {
                let cells = table.cells().iter().take_while(|cell| cell.row < 3);
                front.extend(cells.map(|cell| (&*cell.text, cell.place.clone())));
            }
        }
    }
    front
}

/// The lines that are titles: those that end like one, with what stands right above them, and the name of the file.
fn titles(blocks: &[Block], hints: &Hints<'_>) -> Vec<(String, Place)> {
    let front = front(blocks);
    let mut titles = Vec::new();
    let mut above: Option<&str> = None;
    for (line, place) in &front {
        let line = line.trim_matches(|c: char| c.is_whitespace() || "|•·-".contains(c));
        if line.is_empty() {
            continue;
        }
        let begins_text = line.starts_with("一、") || line.ends_with('。');
        if begins_text && !titles.is_empty() {
            break;
        }
        let short = line.chars().count() <= LONGEST && !line.contains(['。', '；', '，']);
        let other = TITLES.iter().any(|(_, pattern)| pattern.is_match(line));
        let titled = [
            "报告", "表", "说明", "情况", "总结", "决算", "书", "）", ")",
        ]
        .iter()
        .any(|end| line.ends_with(end));
        let is_title = short && !begins_text && (ends_title(line) || other && titled);
        if is_title {
            let begun = above.filter(|above| !above.contains(['：', ':', '。', '，', '>', '|']));
            let begun = begun.filter(|above| above.chars().count() <= LONGEST / 2);
            if let Some(above) =
                begun.filter(|above| above.contains("支出") || above.contains("年度"))
            {
                titles.push((format!("{above}{line}"), place.clone()));
            }
            titles.push((line.to_owned(), place.clone()));
        }
        above = Some(line);
    }
    let file = hints.file_name;
    if file.chars().any(crate::text::chars::is_han) {
        titles.push((file.to_owned(), Place::FileName));
    }
    titles
}

/// Whether a block speaks of performance at all.
fn tells_of_performance(block: &Block) -> bool {
    const WORDS: &[&str] = &[
        "绩效",
        "自评",
        "績效",
        "自評",
        "一级指标",
        "数量指标",
        "產出",
        "三级指标",
    ];
    match block {
        Block::Paragraph(paragraph) => contains_any(&paragraph.text, WORDS),
        Block::Table(table) => table
            .cells()
            .iter()
            .any(|cell| contains_any(&cell.text, WORDS)),
    }
}

#[cfg(test)]
mod tests {
    use super::{DocumentKind, of};
    use crate::extract::Hints;
    use crate::import::{Block, Paragraph, Place};

    #[test]
    fn kinds_are_told_by_titles() {
        use DocumentKind::{
            ExternalEvaluation, FinalAccounts, GoalDeclaration, Other, Rectification,
            SelfEvaluation, WholeDepartment,
        };
        let cases = [
            (
                SelfEvaluation,
                "青禾市文化局关于2021年项目资金绩效自评报告\n根据《关于2021年部门整体支出和项目支出绩效自评的通知》，报告如下：\n一、目标",
            ),
            (
                WholeDepartment,
                "青禾中心2018绩效评价自评报告及评分表(整体支出和信息采集专项支出)\n青禾市2018年度部门整体支出\n绩效评价自评报告",
            ),
            (WholeDepartment, "部门整体支出绩效自评表\n（2023年度）"),
            (GoalDeclaration, "项目支出绩效目标申报表\n（2024年度）"),
            (SelfEvaluation, "绩效目标自评表\n（2023年度）"),
            (
                Rectification,
                "青禾县水利局关于2022年绩效评价发现问题整改情况的报告\n一、问题",
            ),
            (
                ExternalEvaluation,
                "青禾县2022年公厕项目财政重点绩效评价报告\n一、概况",
            ),
            (
                ExternalEvaluation,
                "公厕建设项目绩效评价报告\n评价机构：青禾会计师事务所\n一、概况",
            ),
            (
                FinalAccounts,
                "青禾县水利局2022年度部门决算\n第一部分 概况\n项目绩效自评情况说明。",
            ),
            (SelfEvaluation, "一、绩效目标完成情况分析\n本项目已完成。"),
            (
                SelfEvaluation,
                "公厕项目支出绩效自评报告\n六、佐证材料\n绩效目标申报表。",
            ),
            (Other, "关于召开会议的通知\n请准时参加。"),
        ];
        for (kind, text) in cases {
            let block = |line: &str| {
                Block::Paragraph(Paragraph {
                    place: Place::Line(0),
                    text: line.to_owned(),
                    level: None,
                })
            };
            let blocks: Vec<Block> = text.lines().map(block).collect();
            assert_eq!(of(&blocks, &Hints::default()).0, kind, "{text}");
        }
    }
}
