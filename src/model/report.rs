//! One report as it was written: facts with their places, and where its text lies. Nothing is computed but the keys
//! of its name.

use super::history::History;
use super::inspection::Inspection;
use super::lines::{Goal, Indicator, LineCount, LinePlaces, LinesPacker, ReportLines};
use super::project::NameKeys;
use super::reports::NotedBody;
use super::value::{Day, Moment, Money, Score, Text, Word, Year};
use crate::source::{PackedBytes, SourcePath, Spanned};
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::sync::Arc;

/// A self-evaluation report, as its file says it.
#[derive(Clone, Debug)]
pub struct Report {
    /// The file the report was read from.
    pub path: SourcePath,
    /// 项目名称, without a code before it.
    pub project: Spanned<Text>,
    /// 项目编码: written, or what the name began with.
    pub project_code: Option<Text>,
    /// What that name is sorted by and known again by.
    pub keys: NameKeys,
    /// 单位: an id, a name, a short name or an alias, without a code before it.
    pub unit: Spanned<Word>,
    /// What 单位 began with, if that was a code.
    pub unit_code: Option<Word>,
    /// 年度.
    pub year: Spanned<Year>,
    /// 得分, 0 to 100, with the digits it was written with.
    pub score: Option<Spanned<Score>>,
    /// 等级, as written.
    pub grade: Option<Spanned<Text>>,
    /// 评价方式.
    pub kind: EvaluationKind,
    /// 主管部门, without a code before it.
    pub department: Option<Word>,
    /// 责任科室, 负责人, 项目起止, 成文日期, 填报日期 and 时效性, where any is given.
    pub particulars: Option<Box<Particulars>>,
    /// 公开日期.
    pub published: Option<Spanned<Moment>>,
    /// 资金: the total line.
    pub funds: Amounts,
    /// 资金 → 来源: where the money came from.
    pub sources: Box<[FundSource]>,
    /// 资金 → 总投资: of all years of the project.
    pub investment: Option<Spanned<Money>>,
    /// 资金 → 概算: what was approved, or estimated, that all years would cost.
    pub estimate: Option<Spanned<Money>>,
    /// 资金 → 支出明细: what the money was spent on.
    pub spending: Box<[SpentOn]>,
    /// 目标 and 指标.
    pub(super) lines: ReportLines,
    /// 调查.
    pub survey: Option<Box<Survey>>,
    /// 依据.
    pub basis: Box<[Basis]>,
    /// 佐证材料.
    pub evidence: Box<[Evidence]>,
    /// 索引号.
    pub index_number: Option<Text>,
    /// 文号.
    pub document_number: Option<Text>,
    /// 主题分类.
    pub topic: Option<Word>,
    /// 关键词.
    pub keywords: Box<[Text]>,
    /// 摘要.
    pub summary: Option<Text>,
    /// 曾用名, 存在的问题 and 整改, where any is given.
    pub history: Option<Box<History>>,
    /// 审核: who checked the report. Never published.
    pub review: Option<Box<Review>>,
    /// 更正, newest first.
    pub corrections: Box<[Correction]>,
    /// 撤下.
    pub withdrawn: Option<Box<Withdrawal>>,
    /// 曾用网址: old addresses, relative to the site's root, such as `2023/jinchen/old.html`.
    pub aliases: Box<[Spanned<Text>]>,
    /// 豁免: rules this report is excused from.
    pub waivers: Box<[Waiver]>,
    /// 网址名, if the editor chose one.
    pub slug: Option<Spanned<Text>>,
    /// 草稿.
    pub draft: bool,
    /// Its text.
    pub body: NotedBody,
}

impl Report {
    /// 目标.
    pub fn goals(&self) -> Cow<'_, [Goal]> {
        self.lines.goals()
    }

    /// 指标.
    pub fn indicators(&self) -> Cow<'_, [Indicator]> {
        self.lines.indicators()
    }

    /// How many goals and indicators there are.
    pub fn line_count(&self) -> LineCount {
        self.lines.count()
    }

    /// Whether its lines are packed already.
    pub fn has_packed_lines(&self) -> bool {
        self.lines.are_packed()
    }

    /// Packs its lines; gives their places.
    pub fn pack_lines(&self, to: &mut LinesPacker) -> Option<LinePlaces> {
        to.add(&self.lines, &self.path)
    }

    /// Has its lines stand where [`Report::pack_lines`] has put them; `None`, and they stay where they are, if there
    /// are not as many lines at these places as it has.
    pub fn hold_lines(&mut self, packed: &Arc<PackedBytes>, at: LinePlaces) -> Option<()> {
        self.lines.hold(packed, at)
    }
}

/// 评价方式: who made the evaluation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EvaluationKind {
    /// 单位自评: by the unit itself.
    #[default]
    Unit,
    /// 部门评价: by the department above it.
    Department,
    /// 财政评价: by the finance department.
    Finance,
    /// 部门整体支出: by a department, of all its spending; no project.
    WholeDepartment,
}

impl EvaluationKind {
    /// The words an editor writes, in the order of the variants.
    pub const WORDS: &'static [&'static str] =
        &["单位自评", "部门评价", "财政评价", "部门整体支出"];

    /// The Chinese word.
    pub fn label(self) -> &'static str {
        Self::WORDS[self as usize]
    }
}

/// One line of 资金: the amounts asked for, granted and spent.
#[derive(Clone, Debug, Default)]
pub struct Amounts {
    /// 申报数: what was asked for.
    pub requested: Option<Spanned<Money>>,
    /// 年初预算数: the budget at the start of the year.
    pub initial: Option<Spanned<Money>>,
    /// 全年预算数: the budget after changes, the base of the execution rate.
    pub budget: Option<Spanned<Money>>,
    /// 到位资金: what of the budget arrived.
    pub received: Option<Spanned<Money>>,
    /// 全年执行数: what was spent.
    pub spent: Option<Spanned<Money>>,
    /// 结余: what was left.
    pub left: Option<Spanned<Money>>,
    /// 分值 of budget execution, usually 10.
    pub weight: Option<Spanned<Decimal>>,
    /// 得分 of budget execution.
    pub score: Option<Spanned<Decimal>>,
    /// Amounts that were not written as a bare number of 万元: the field's English name, and the text.
    pub written: Box<[(&'static str, Text)]>,
}

impl Amounts {
    /// The amount of a field, by its English name, as it was written.
    pub fn as_written(&self, field: &str, amount: Option<Spanned<Money>>) -> Option<Text> {
        let amount = amount?.value;
        let written = self.written.iter().find(|(name, _)| *name == field);
        Some(match written {
            Some((_, text)) => text.clone(),
            None => amount.bare().as_str().into(),
        })
    }
}

/// One source of the money, such as 当年财政拨款.
#[derive(Clone, Debug)]
pub struct FundSource {
    /// 名称.
    pub name: Spanned<Word>,
    /// The same amounts as the total line has.
    pub amounts: Amounts,
}

/// A line of 支出明细: what a part of the money was spent on.
#[derive(Clone, Debug)]
pub struct SpentOn {
    /// 用途.
    pub purpose: Spanned<Text>,
    /// 金额.
    pub amount: Option<Spanned<Money>>,
    /// 金额 as written, where that is not a bare number of 万元.
    pub written: Option<Text>,
}

/// Where a report comes from and for how long it counts, as its form says it.
#[derive(Clone, Debug, Default)]
pub struct Particulars {
    /// 责任科室: the part of the unit that answers for the project.
    pub office: Option<Text>,
    /// 负责人, as the editor wrote it.
    pub person: Option<Text>,
    /// 项目起止, as written.
    pub period: Option<Text>,
    /// 成文日期: when the report was finished.
    pub written: Option<Day>,
    /// 填报日期: when the form was filled in.
    pub filled_in: Option<Day>,
    /// 时效性, as written.
    pub validity: Option<Text>,
}

/// 调查: how satisfaction was asked for.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// 方式.
    pub method: Option<Text>,
    /// 发放: questionnaires handed out.
    pub issued: Option<Spanned<u32>>,
    /// 回收: questionnaires returned.
    pub returned: Option<Spanned<u32>>,
    /// 有效: valid answers.
    pub valid: Option<Spanned<u32>>,
    /// 满意: satisfied answers, a count, or a rate when written with `%`.
    pub satisfied: Option<Spanned<Text>>,
    /// 时间.
    pub period: Option<Text>,
}

/// 依据: a policy document the project rests on.
#[derive(Clone, Debug)]
pub struct Basis {
    /// The document's title, if given.
    pub title: Option<Spanned<Word>>,
    /// 文号, if given or found in the text.
    pub number: Option<Spanned<Word>>,
}

/// What tells one policy document from another: its number with standard brackets, else its title.
pub type BasisKey = Word;

impl Basis {
    /// What tells the document from others; `None` if nothing does.
    pub fn key(&self) -> Option<BasisKey> {
        match (&self.number, &self.title) {
            (Some(number), _) => Some(standard_number(number).into()),
            (None, Some(title)) => Some(title.value.clone()),
            (None, None) => None,
        }
    }
}

fn standard_number(number: &str) -> String {
    let number = number.chars().filter(|c| !c.is_whitespace());
    number
        .map(|c| match c {
            '[' | '［' | '【' | '(' | '（' => '〔',
            ']' | '］' | '】' | ')' | '）' => '〕',
            other => other,
        })
        .collect()
}

/// 佐证材料: a piece of evidence.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// 名称.
    pub title: Spanned<Word>,
    /// The file, the reason why there is none, or neither.
    pub kind: EvidenceKind,
    /// 人工检查: who has looked through the file.
    pub inspection: Option<Box<Inspection>>,
}

/// How a piece of evidence is given.
#[derive(Clone, Debug)]
pub enum EvidenceKind {
    /// 文件: a path relative to the report's file, as written.
    File(Spanned<Text>),
    /// 不公开理由.
    Withheld(Spanned<Word>),
    /// Neither was written.
    Missing,
}

/// 审核: who checked the report before publication. Kept in the source, never published.
#[derive(Clone, Debug, Default)]
pub struct Review {
    /// 编辑.
    pub editor: Option<Text>,
    /// 审核.
    pub reviewer: Option<Text>,
    /// 终审.
    pub approver: Option<Text>,
    /// 保密审查: the date of the secrecy review.
    pub secrecy: Option<Moment>,
}

/// 更正: a correction made after publication.
#[derive(Clone, Debug)]
pub struct Correction {
    /// 日期.
    pub date: Moment,
    /// 说明.
    pub note: Text,
}

/// 撤下: the report was taken back.
#[derive(Clone, Debug)]
pub struct Withdrawal {
    /// 日期.
    pub date: Option<Moment>,
    /// 理由.
    pub reason: Text,
    /// 隐去名称: whether even the project's name must not be seen.
    pub hide_name: bool,
}

/// 豁免: a rule this report is excused from, and why.
#[derive(Clone, Debug)]
pub struct Waiver {
    /// The rule's code as written.
    pub code: Spanned<Text>,
    /// The reason.
    pub reason: Text,
}

/// What is known of a report's text, which stays in its file until its page is made.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// BLAKE3 of the whole source; a page is made only from the same source.
    pub hash: [u8; 32],
    /// BLAKE3 of the source without its text, where that stands by itself.
    pub facts_hash: [u8; 32],
    /// The anchors of its headings in order, one a line; `None` while the text is not read yet.
    pub anchors: Option<Word>,
    /// The links in it, in order.
    pub links: Box<[Spanned<Text>]>,
    /// What browsers show over links and images, in order.
    pub titles: Box<[Spanned<Text>]>,
    /// Whether there is any text.
    pub has_text: bool,
}

impl Body {
    /// The anchors of its headings, as far as they are known.
    pub fn anchors(&self) -> impl Iterator<Item = &str> {
        self.anchors.as_deref().unwrap_or("").lines()
    }
}

/// An ordinary page of the site, such as 关于.
#[derive(Clone, Debug)]
pub struct OwnPage {
    /// The file the page was read from.
    pub path: SourcePath,
    /// 标题.
    pub title: Spanned<Text>,
    /// 摘要.
    pub summary: Option<Text>,
    /// 顺序: pages with a smaller number come first in the footer.
    pub order: Option<u32>,
    /// 网址名.
    pub slug: Option<Spanned<Text>>,
    /// 草稿.
    pub draft: bool,
    /// The page's text.
    pub body: Body,
}
