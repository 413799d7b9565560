//! How sure it is that the parts of a total are meant to be all of it, or that none is counted twice.

use super::label::trimmed;
use super::part::{ListKind, SumPart};
use crate::text::figure::{Figure, Measure};
use crate::text::words::{WordList, words_of};
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// How far parts may fall short of, or go beyond, their total before that tells nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Certainty {
    /// The largest share of the total, in hundredths, that may be missing for a mistake to be told.
    pub(super) short: u32,
    /// The same for what is too much.
    pub(super) over: u32,
}

/// A limit that nothing goes beyond.
const ANY: u32 = u32::MAX;

/// Words that only sources of public money have.
const SOURCES: &str = "\
    中央 省级 省财政 市级 州级 区级 县级 镇级 本级 上级 地方 自筹 自有 配套 社会资本 社会投入 其他资金 \
    财政拨款 省补 市补 市财政 区财政 县财政 单位资金 财政资金 银行贷款 专项债券 上年结转 上年结余";

/// Sources that are part of others.
const NESTED: &str = "中央 省级 市级 州级 区级 县级 本级 直达";

/// Sources that others are part of.
const BROAD: &str = "财政拨款 财政资金 财政投入 上级 统筹 整合";

/// Words that name what is left over.
const REST: &str = "其余 余下 剩余";

/// Words that together divide a thing, of which one excludes the other.
const HALVES: &[(&str, &str)] = &[
    ("男", "女"),
    ("新建", "改"),
    ("新建", "续建"),
    ("新建", "扩建"),
    ("新建", "修"),
    ("城镇", "农村"),
    ("城市", "农村"),
    ("基本支出", "项目支出"),
    ("人员", "公用"),
    ("线上", "线下"),
    ("专职", "兼职"),
    ("在职", "退休"),
    ("在编", "编外"),
    ("脱贫户", "一般"),
    ("贫困户", "一般"),
    ("脱贫户", "非脱贫"),
    ("贫困户", "非贫困"),
    ("机关", "事业"),
];

/// Kinds of households.
const HOUSEHOLDS: &str = "脱贫 贫困 低保 五保 特困 监测 边缘 建档立卡 困难 一般 普通 农户";

/// Words for people that say nothing against other such words: one may be both.
const ACROSS: &str = "\
    女 党员 残疾 老年 老人 岁 学生 儿童 少数民族 退役 高校 留守 孤儿 优秀 高级 中级 硕士 博士 重点 就业 \
    劳动力 新增 首次 团员 常住 外出 流动 户籍";

/// How sure the parts of a total are.
pub(super) fn certainty(total: &Figure, parts: &[SumPart], kind: ListKind) -> Certainty {
    let labels: Vec<&str> = parts.iter().map(|part| trimmed(&part.label)).collect();
    let all = |list| labels.iter().all(|label| has(label, list));
    let any = |list| labels.iter().any(|label| has(label, list));
    let people = matches!(
        total.measure,
        Measure::Count("人" | "户" | "名" | "人次" | "户次")
    );
    let rest = labels.last().is_some_and(|label| has(label, REST));
    let halves = HALVES.iter().any(|(one, other)| {
        labels.len() == 2 && labels[0].contains(one) && labels[1].contains(other)
            || labels.len() == 2 && labels[1].contains(one) && labels[0].contains(other)
    });
    let across = people && any(ACROSS) && !halves;
    let kinds = people && any(HOUSEHOLDS);
    let years = labels.iter().all(|label| label.contains('年'));
    let counted = matches!(total.measure, Measure::Count(_)) && !rest && !halves;
    let nested = any(NESTED) && any(BROAD);
    let short = match kind {
        ListKind::Open => 0,
        ListKind::Beside if cancels(total, parts) => 30,
        ListKind::Beside => 10,
        ListKind::Summed if all(SOURCES) => ANY,
        ListKind::Summed => 30,
        _ if across && !rest => 0,
        _ if years && !rest => 5,
        _ if rest || halves || all(SOURCES) || in_series(&labels) => ANY,
        _ if kinds => 15,
        ListKind::Enumerated => 30,
        ListKind::Named if labels.len() > 2 => 30,
        ListKind::Named if same_head(&labels) => 15,
        ListKind::Named if cancels(total, parts) => 50,
        ListKind::Named => 2,
    };
    let over = match () {
        () if kind == ListKind::Summed && !all(SOURCES) => 30,
        () if across => 0,
        () if kind == ListKind::Beside => 10,
        () if kinds && !halves => 15,
        () if nested => 10,
        () if counted && !in_series(&labels) => {
            if labels.len() > 2 || kind == ListKind::Enumerated {
                20
            } else {
                10
            }
        }
        () => ANY,
    };
    Certainty { short, over }
}

/// Whether some parts may lie in others.
pub(super) fn overlapping(parts: &[SumPart]) -> bool {
    let any = |list| parts.iter().any(|part| has(&part.label, list));
    (any(NESTED) && any(BROAD)) || any(ACROSS) || any(HOUSEHOLDS)
}

/// Whether a text has a word that only sources of money have.
pub(super) fn names_a_source(text: &str) -> bool {
    static WORDS: LazyLock<WordList> = LazyLock::new(|| WordList::new(words_of(SOURCES)));
    WORDS.any_in(text)
}

/// Whether every part is named as a source of money, and no two alike.
pub(super) fn all_sources(parts: &[SumPart]) -> bool {
    let labels: Vec<&str> = parts.iter().map(|part| trimmed(&part.label)).collect();
    let source = |label: &&str| has(label, SOURCES) && label.chars().count() < 13;
    let distinct = labels.windows(2).all(|pair| pair[0] != pair[1]);
    distinct && labels.iter().all(source)
}

fn has(label: &str, list: &'static str) -> bool {
    words_of(list).any(|word| label.contains(word))
}

/// Whether labels are alike but for a number: 一类费, 二类费.
fn in_series(labels: &[&str]) -> bool {
    let numeral = |c: char| "一二三四五六七八九十甲乙丙丁".contains(c) || c.is_ascii_alphanumeric();
    let stem = |label: &str| label.replace(numeral, "");
    let stems: Vec<String> = labels.iter().map(|label| stem(label)).collect();
    let distinct = labels.windows(2).all(|pair| pair[0] != pair[1]);
    let alike = stems.windows(2).all(|pair| pair[0] == pair[1]);
    labels.len() > 1 && distinct && alike && stems[0].chars().count() > 0
}

/// Whether all labels end alike: 监理费, 测绘费.
fn same_head(labels: &[&str]) -> bool {
    let mut ends = labels.iter().map(|label| label.chars().next_back());
    let Some(Some(first)) = ends.next() else {
        return false;
    };
    ends.all(|end| end == Some(first))
}

/// Whether the last decimals of the parts cancel out in the sum, as those of parts of a whole do.
fn cancels(total: &Figure, parts: &[SumPart]) -> bool {
    let sum: Decimal = parts.iter().map(SumPart::value).sum();
    let ends_with_it = |part: &&SumPart| {
        let step = part.figure.step;
        !step.is_zero() && !(part.figure.value % (step * Decimal::TEN)).is_zero()
    };
    let finest = parts
        .iter()
        .filter(ends_with_it)
        .map(|part| part.figure.step)
        .min();
    finest.is_some_and(|step| ((sum - total.value) % (step * Decimal::ONE_HUNDRED)).is_zero())
}
