//! AMT10: a budget that changed during the year, or did not all arrive, without a word of why.

use super::fact::figure_of;
use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Amounts, Money, Report};
use crate::source::Spanned;
use crate::text::words::{WordList, words_of};
use rust_decimal::Decimal;
use std::sync::LazyLock;

pub(super) static RULE: Rule = Rule {
    code: Code("AMT10"),
    name: "预算变动没有说明",
    severity: Severity::Note,
    what: "全年预算数与年初预算数不同，或者到位资金不到全年预算数的九成，正文、目标和偏差原因里都没有一句说明。写了调整、追加、调减、压减、收回、未到位一类的话就算说明；年初预算数没有填或是0的不看。",
    why: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）的自评表分列年初预算数和全年预算数，就是要看预算在年中变了没有；各地的表要求对追加、调减单独说明理由。",
    bad: "\
资金:
  年初预算数: 238.00
  全年预算数: 251.00
正文: 项目按计划完成。
",
    good: "\
资金:
  年初预算数: 238.00
  全年预算数: 251.00
正文: 年中新进2人，追加13.00万元。
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

/// Words that tell of a change by themselves.
const CHANGED: &str = "\
    追加 追减 增拨 补发 调增 调减 调剂 压减 压缩 压降 核减 核增 审减 削减 缩减 扣减 收回 缴回 退回 交回 \
    上缴 盘活 过紧日子 清算 增资 调资 晋升 晋级 预算调整 调整预算 调整后预算 年中";

/// Words that tell of a change of money, beside a word for money in one clause.
const MOVED: &str = "\
    调整 增加 减少 新增 变动 变化 变更 下调 上调 取消 统筹 结转 节约 由于 原因 因为 退休 调入 调出 招录";

/// Words for the money.
const MONEY: &str = "预算 经费 额度 拨款";

/// Words that tell why money did not arrive.
const NOT_ARRIVED: &str = "\
    未到位 未足额 未全额 未全部到位 未下达 未拨 缺口 紧张 财力 库款 财政困难 按进度 分期 分批 分年 收回 \
    调减 压减 核减 取消 未能及时 跨年";

/// Words of forms that ask for a reason, and give none.
const ASKING: &str = "字以内 应单独说明 需说明 应说明 请说明 说明理由 说明原因 填写说明";

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(report) = ctx.report else { return };
    if let Some((name, initial, budget)) = changed(report)
        && !is_explained(ctx, tells_of_a_change)
    {
        let (less, apart) = match initial.value > budget {
            true => ("少", initial.value - budget),
            false => ("多", budget - initial.value),
        };
        let message = format!(
            "{name}年初预算数{}，全年预算数{budget}，{less}{apart}，报告没有说明原因",
            initial.value
        );
        let help = "用一句话写明年中追加或调减的原因，目标是否相应调整；数字写错的改正";
        found.push(ctx.finding(RULE.code, initial.span, message).help(help));
    }
    let (Some(received), Some(rate)) = (report.funds.received, report.funds.arrival()) else {
        return;
    };
    if rate.ratio() < Decimal::new(9, 1)
        && !is_explained(ctx, |sentence| has(sentence, NOT_ARRIVED))
    {
        let message = format!("到位资金{}，到位率{rate}，报告没有说明原因", received.value);
        let help = "用一句话写明其余资金为什么没有到位，什么时候到位";
        found.push(ctx.finding(RULE.code, received.span, message).help(help));
    }
}

/// The first line whose budget is not what it was at the start of the year: the total, or, where the
/// total says nothing, a source.
fn changed(report: &Report) -> Option<(String, Spanned<Money>, Money)> {
    let both = |line: &Amounts| {
        let (initial, budget) = (line.initial?, line.budget?.value);
        let given = !initial.value.is_zero() && !budget.is_zero();
        given.then_some((initial, budget))
    };
    let differs = |(initial, budget): &(Spanned<Money>, Money)| {
        !figure_of(initial.value).may_equal(&figure_of(*budget))
    };
    if let Some(total) = both(&report.funds) {
        return differs(&total).then(|| (String::new(), total.0, total.1));
    }
    let mut sources = report.sources.iter().filter_map(|source| {
        let (initial, budget) = both(&source.amounts).filter(differs)?;
        Some((format!("“{}”的", source.name.value), initial, budget))
    });
    sources.next()
}

/// Whether some sentence tells why, and does not just ask for it. Asked of few reports, so the words
/// are not looked for in all of them.
fn is_explained(ctx: &ReportContext<'_>, tells: impl Fn(&str) -> bool) -> bool {
    static TELLING: LazyLock<WordList> = LazyLock::new(|| {
        let lists = [CHANGED, MOVED, NOT_ARRIVED];
        WordList::new(lists.into_iter().flat_map(words_of))
    });
    let mut passages = ctx.passages.iter().rev();
    passages.any(|passage| {
        let mut sentences = passage.text.split(['。', '；', '\n']);
        TELLING.places(&passage.text).next().is_some()
            && sentences.any(|sentence| tells(sentence) && !has(sentence, ASKING))
    })
}

/// Whether a sentence tells that the money was changed.
fn tells_of_a_change(sentence: &str) -> bool {
    let moved = |clause: &str| has(clause, MOVED) && has(clause, MONEY);
    has(sentence, CHANGED) || sentence.split(['，', ',']).any(moved)
}

fn has(text: &str, list: &'static str) -> bool {
    words_of(list).any(|word| text.contains(word))
}
