//! Totals whose parts stand in the same sentence: `共…，其中…`, `中央…、省级…，合计…`.
//!
//! A breakdown is given only where every part is plain: parts within parts, 各, 约, and amounts that
//! tell what became of the money (已支出, 结余) are none.

use crate::text::figure::Figure;
use crate::text::sentence::Sentence;
use crate::text::words::words_of;
use rust_decimal::Decimal;

/// A total and its parts.
#[derive(Clone, Debug)]
pub(super) struct Breakdown<'a> {
    /// The total.
    pub(super) total: &'a Figure,
    /// The parts, two or more.
    pub(super) parts: Vec<&'a Figure>,
    /// Whether the parts claim to be all there are.
    pub(super) completeness: Completeness,
}

/// Whether parts claim to be all there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Completeness {
    /// Every source of the money is named, or the rest is.
    Complete,
    /// Some are named.
    Partial,
}

/// Words that tell what became of money, how it grew, or how much each got.
const OTHER: &str = "\
    已 支出 执行 使用 完成 结余 结转 累计 实际 同比 增长 较 比 均 每 各 占 分别 到位 预算 申报 \
    批复 调整 核减 剩余";

/// Words that only sources of public money have.
const SOURCES: &str = "\
    中央 省级 省财政 市级 州级 区级 县级 镇级 本级 上级 自筹 配套 社会资本 其他资金 财政拨款 \
    省补 市补 市财政 区财政 县财政 单位资金 财政资金";

/// Words that name what is left over.
const REST: &[&str] = &["其余", "余下"];

impl Breakdown<'_> {
    /// The sum of the parts.
    pub(super) fn sum(&self) -> Decimal {
        self.parts.iter().map(|part| part.value).sum()
    }

    /// How far total and sum may differ because all are rounded.
    pub(super) fn tolerance(&self) -> Decimal {
        let parts: Decimal = self.parts.iter().map(|part| part.step).sum();
        (parts + self.total.step) / Decimal::TWO
    }
}

/// The breakdowns of a sentence.
pub(super) fn breakdowns<'a>(sentence: &Sentence<'a>) -> Vec<Breakdown<'a>> {
    let inside = (0..sentence.figures.len()).filter_map(|total| among(sentence, total));
    inside.chain(summed_up(sentence)).collect()
}

/// `T，其中A、B`.
fn among<'a>(sentence: &Sentence<'a>, total: usize) -> Option<Breakdown<'a>> {
    let figure = sentence
        .figures
        .get(total)
        .filter(|figure| figure.is_sum())?;
    let opening = sentence
        .after(total)
        .trim_start_matches(['，', ',', '；', ' ']);
    if !opening.starts_with("其中") {
        return None;
    }
    let mut parts = Vec::new();
    let mut labels = Vec::new();
    for index in total + 1..sentence.figures.len() {
        let label = sentence.before(index);
        if label.contains(['（', '(']) || (!parts.is_empty() && label.contains("其中")) {
            return None;
        }
        if words_of(OTHER).any(|word| label.contains(word)) {
            break;
        }
        let part = sentence.figures.get(index)?;
        if !part.is_sum() {
            return None;
        }
        parts.push(part);
        labels.push(label);
    }
    let last = sentence.after(total + parts.len());
    let open = last.trim_start().starts_with('等');
    let all = |label: &&str| words_of(SOURCES).any(|word| label.contains(word));
    let rest = labels
        .last()
        .is_some_and(|label| REST.iter().any(|word| label.contains(word)));
    let completeness = match !open && (rest || labels.iter().all(all)) {
        true => Completeness::Complete,
        false => Completeness::Partial,
    };
    (parts.len() > 1).then_some(Breakdown {
        total: figure,
        parts,
        completeness,
    })
}

/// `A、B，合计T`, every part being a source of money.
fn summed_up<'a>(sentence: &Sentence<'a>) -> Option<Breakdown<'a>> {
    const SUMS: &[&str] = &["合计", "共计", "总计", "共", "合计为", "总计为", "共计为"];
    let marks = ['，', ',', '；', '、', ' ', '：'];
    let total = (2..sentence.figures.len())
        .find(|index| SUMS.contains(&sentence.before(*index).trim_matches(marks)))?;
    let parts: Vec<_> = sentence.figures.get(..total)?.iter().collect();
    let plain = (0..total).all(|index| {
        let label = sentence.before(index);
        let other = words_of(OTHER).any(|word| label.contains(word));
        !other && !label.contains("其中") && words_of(SOURCES).any(|word| label.contains(word))
    });
    let total = sentence.figures.get(total).filter(|total| total.is_sum())?;
    (plain && parts.iter().all(|part| part.is_sum())).then_some(Breakdown {
        total,
        parts,
        completeness: Completeness::Complete,
    })
}
