//! A report: what the money was for, how much of it was spent, what came of it, who answers for it.

mod answers;
mod contact;
mod count;
mod evidence;
mod funds;
mod goal;
mod head;
mod history;
mod indicator;
mod info;
mod money;
mod other_years;
mod part;
mod recomputed;
mod relatives;
mod score;
mod spending;
mod survey;

pub(super) use contact::{Contact, telephone};

use crate::config::ReviewDisplay;
use crate::model::{Indicator, Verdict};
use crate::page::context::PageContext;
use crate::page::frame::Frame;
use crate::page::goal_count::Count;
use crate::page::href::LabeledLink;
use crate::page::qr::{self, Qr};
use crate::page::sentence::sentence;
use count::CountFigure;
use evidence::{EvidenceLine, PolicyLink};
use funds::Funds;
use goal::GoalGroup;
use history::Problems;
use indicator::IndicatorGroup;
use info::{CorrectionLine, Fact};
use other_years::OtherYears;
use recomputed::Recomputed;
use relatives::Others;
use score::ScoreFigure;
use serde::Serialize;
use survey::SurveyFigure;

/// What the template of a report sees, in the order of the page.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around.
    pub page: Frame<'a>,
    /// 项目名称.
    pub title: &'a str,
    /// The information header of public documents.
    pub info: Vec<Fact<'a>>,
    /// One sentence made from the facts.
    pub sentence: String,
    /// 摘要.
    pub summary: Option<&'a str>,
    /// 预算与支出.
    pub funds: Funds<'a>,
    /// 得分与等级.
    pub score: ScoreFigure<'a>,
    /// How many goals were reached; of indicators, where no goal can be compared.
    pub main_count: CountFigure,
    /// How many indicators were reached, where the goals come first.
    pub second_count: Option<CountFigure>,
    /// Goals and results.
    pub goals: Vec<GoalGroup>,
    /// Whether any goal could be held against its result, or has only itself as one.
    pub goals_judged: bool,
    /// Indicators under their first level.
    pub indicators: Vec<IndicatorGroup>,
    /// How many indicators were reached, in words.
    pub indicator_words: String,
    /// 存在的问题 and 整改.
    pub history: Problems<'a>,
    /// The survey.
    pub survey: Option<SurveyFigure<'a>>,
    /// Whether the report has a text of its own.
    pub has_text: bool,
    /// 佐证材料.
    pub evidence: Vec<EvidenceLine<'a>>,
    /// 依据.
    pub basis: Vec<PolicyLink<'a>>,
    /// The same project in other years.
    pub other_years: Option<OtherYears<'a>>,
    /// Other projects of the unit.
    pub others: Others<'a>,
    /// What the site computed itself.
    pub recomputed: Vec<Recomputed>,
    /// 更正, newest first.
    pub corrections: Vec<CorrectionLine<'a>>,
    /// Who checked the report, where the site shows it.
    pub review: Vec<Fact<'a>>,
    /// How to object or ask.
    pub contact: Contact<'a>,
    /// How to cite the report.
    pub citation: String,
    /// The whole address as a QR code, for the printed page.
    pub qr: Option<Qr>,
    /// The unit, and its page.
    pub unit: LabeledLink<'a>,
}

fn verdicts(indicators: &[Indicator]) -> Vec<Verdict> {
    let judgements = indicators.iter().map(Indicator::judgement);
    judgements.map(|judgement| judgement.verdict).collect()
}

pub(super) fn view<'a>(ctx: &PageContext<'a>, position: usize) -> View<'a> {
    let report = &ctx.site.reports[position];
    let (goals, indicators) = (report.goals(), report.indicators());
    let judged = goal::judged(&goals);
    let goal_count = Count::of(judged.iter().map(|judgement| judgement.verdict));
    let verdicts = verdicts(&indicators);
    let indicator_count = Count::of(verdicts.iter().copied());
    let sentence = sentence(ctx, position, goal_count, indicator_count);
    let (main_count, second_count) = count::counts(goal_count, indicator_count);
    let page = Frame::new(ctx, head::head(ctx, position, &sentence));
    View {
        title: &report.project.value,
        info: info::info(ctx, position),
        summary: report.summary.as_deref(),
        funds: Funds::new(report),
        score: ScoreFigure::new(ctx, position),
        main_count,
        second_count,
        goals: goal::goals(goals.into_owned(), &judged),
        goals_judged: judged.iter().any(goal::tells),
        indicators: indicator::indicators(indicators.into_owned(), &verdicts),
        indicator_words: indicator_count.words("指标") + "。",
        history: Problems::new(ctx, position),
        survey: report.survey.as_deref().map(SurveyFigure::new),
        has_text: report.body.has_text,
        evidence: evidence::evidence(ctx, position),
        basis: evidence::basis(ctx, report),
        other_years: other_years::other_years(ctx, position),
        others: Others::new(ctx, position),
        recomputed: recomputed::recomputed(report),
        corrections: info::corrections(report),
        review: match ctx.site.config.review {
            ReviewDisplay::Shown => info::review(report),
            ReviewDisplay::Hidden => Vec::new(),
        },
        contact: Contact::new(ctx, position, &report.project),
        citation: head::citation(ctx, position),
        qr: page.address.as_deref().and_then(qr::code),
        unit: ctx.unit_link(ctx.site.unit_of[position]),
        sentence,
        page,
    }
}
