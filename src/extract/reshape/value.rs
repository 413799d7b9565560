//! What a cell is by its own letters: a number, a percentage, an amount, a sign, a unit, or words.

use rust_decimal::Decimal;

/// What a cell is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CellKind {
    Empty,
    /// `—`, `/`: nothing belongs here.
    Dash,
    Number(Decimal),
    /// A number with a unit of money.
    Money(Decimal),
    /// Hundredths of a whole.
    Percent(Decimal),
    /// How values are compared: ≥, 定性.
    Relation,
    /// A unit that things are counted in.
    Measure,
    /// How far a goal was met, in the words that forms prescribe.
    Result,
    Words,
}

/// How far a goal was met: 达成预期指标 and its degrees.
pub(super) static RESULTS: &[&str] = &[
    "部分达成预期指标并具有一定效果",
    "部分达成预期指标",
    "未达成预期指标且效果较差",
    "未达成预期指标",
    "基本达成预期指标",
    "达成预期指标",
    "全部达成预期指标",
];

/// Units that stand in a cell of their own.
pub(super) static MEASURES: &[&str] = &[
    "%",
    "％",
    "‰",
    "个",
    "人",
    "人次",
    "人数",
    "万人",
    "万人次",
    "户",
    "户次",
    "次",
    "期",
    "场",
    "场次",
    "天",
    "日",
    "月",
    "个月",
    "年",
    "季度",
    "小时",
    "分钟",
    "元",
    "万元",
    "亿元",
    "元/人",
    "元/月",
    "元/年",
    "元/人月",
    "元/人年",
    "元/人·月",
    "件",
    "台",
    "套",
    "台套",
    "台/套",
    "台（套）",
    "套/台",
    "项",
    "份",
    "篇",
    "本",
    "册",
    "张",
    "块",
    "座",
    "处",
    "所",
    "家",
    "公里",
    "千米",
    "米",
    "厘米",
    "毫米",
    "平方米",
    "平方公里",
    "㎡",
    "立方米",
    "m³",
    "亩",
    "万亩",
    "公顷",
    "吨",
    "千克",
    "公斤",
    "斤",
    "头",
    "只",
    "羽",
    "株",
    "棵",
    "例",
    "起",
    "宗",
    "批",
    "批次",
    "种",
    "类",
    "条",
    "段",
    "盏",
    "辆",
    "艘",
    "架",
    "栋",
    "幢",
    "间",
    "床",
    "张床",
    "村",
    "乡镇",
    "门",
    "百分比",
    "分",
    "倍",
    "度",
    "千瓦时",
    "名",
    "位",
    "对",
    "组",
    "支",
    "部",
    "卷",
    "幅",
    "杆",
    "根",
    "口",
    "眼",
    "次/年",
];

static RELATIONS: &[&str] = &[
    "≥",
    "≧",
    "＞",
    ">",
    "≤",
    "≦",
    "＜",
    "<",
    "=",
    "＝",
    "═",
    "﹦",
    ">=",
    "<=",
    "定性",
    "定量",
    "正向",
    "反向",
    "正向指标",
    "反向指标",
    "大于",
    "小于",
    "等于",
    "大于等于",
    "小于等于",
    "不少于",
    "不低于",
    "不超过",
];

/// Reads a cell.
pub(super) fn value(cell: &str) -> CellKind {
    let letters = cell.chars().filter(|c| !c.is_whitespace());
    let text: String = letters.take(40).collect();
    let text = text.as_str();
    if text.is_empty() {
        return CellKind::Empty;
    }
    if text.chars().all(is_dash) {
        return CellKind::Dash;
    }
    if RELATIONS.contains(&text) {
        return CellKind::Relation;
    }
    if MEASURES.contains(&text) {
        return CellKind::Measure;
    }
    if RESULTS.contains(&text) {
        return CellKind::Result;
    }
    if let Some(number) = number(text) {
        return CellKind::Number(number);
    }
    if let Some(percent) = text.strip_suffix(['%', '％']).and_then(number) {
        return CellKind::Percent(percent);
    }
    if let Some(points) = text.strip_suffix('分').and_then(number) {
        return CellKind::Number(points);
    }
    let unit = ["万元", "亿元", "元"]
        .iter()
        .find_map(|unit| text.strip_suffix(unit));
    match unit.and_then(number) {
        Some(amount) => CellKind::Money(amount),
        None => CellKind::Words,
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '—' | '–' | '―' | '－' | '/' | '／' | '─')
}

/// A plain number, with thousands parted by commas or not.
fn number(text: &str) -> Option<Decimal> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let is_plain = |text: &str| {
        text.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            && text.bytes().next().is_some_and(|b| b.is_ascii_digit())
            && text.bytes().last().is_some_and(|b| b.is_ascii_digit())
    };
    let plain = digits.replace([',', '，'], "");
    let has_comma = plain.len() != digits.len();
    let groups_are_whole = || {
        let whole = digits.split('.').next().unwrap_or("");
        let mut groups = whole.split([',', '，']);
        groups
            .next()
            .is_some_and(|first| (1..=3).contains(&first.len()))
            && groups.all(|group| group.len() == 3)
    };
    if !is_plain(&plain) || plain.len() > 18 || has_comma && !groups_are_whole() {
        return None;
    }
    format!("{sign}{plain}").parse().ok()
}
