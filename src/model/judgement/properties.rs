//! A judgement does not depend on how signs, digits and spaces are typed.

use super::indicator::tests::indicator;
use crate::source::{Span, Spanned};
use proptest::prelude::{any, prop, prop_assert_eq, proptest};
use proptest::sample::select;

/// Spellings of one sign.
const SPELLINGS: &[&[&str]] = &[
    &[
        "≥",
        "≧",
        "⩾",
        ">=",
        "＞＝",
        "》=",
        "=>",
        "> =",
        "不低于",
        "不少于",
        "至少",
    ],
    &[
        "≤",
        "≦",
        "⩽",
        "<=",
        "＜＝",
        "《=",
        "=<",
        "< =",
        "不超过",
        "不高于",
        "至多",
    ],
    &["=", "＝", "﹦", "═", "==", "等于"],
    &[">", "＞", "﹥", "大于"],
    &["<", "＜", "﹤", "小于"],
];
const NAMES: &[&str] = &[
    "项目成本",
    "培训人次",
    "验收合格率",
    "群众满意度",
    "安全事故",
    "绿化面积",
    "办结时限",
];
const LEVELS: &[&str] = &["数量指标", "成本指标", "质量指标", ""];
const MEASURES: &[&str] = &["", "个", "%", "万元", "平方米", "天", "‰"];

fn wide(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '0'..='9' | '%' | '.' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
            other => other,
        })
        .collect()
}

proptest! {
    #[test]
    fn spelling_width_and_spaces_change_no_judgement(
        (sign, other) in (0..SPELLINGS.len(), any::<prop::sample::Index>()),
        (name, level) in (select(NAMES), select(LEVELS)),
        measure in select(MEASURES),
        (target, actual) in (0..120_u32, 0..120_u32),
        (bare, about) in any::<(bool, bool)>(),
    ) {
        let spelling = other.get(SPELLINGS[sign]);
        let about = if about { "约" } else { "" };
        let got = if bare { String::new() } else { measure.to_owned() };
        let judged = |relation: &str, target: String, actual: String| {
            let mut row = indicator(relation, &target, &actual, 5);
            row.level2 = Some(Spanned::new(level.into(), Span::default()));
            row.level3 = Spanned::new(name.into(), Span::default());
            row.judgement()
        };
        let plain = SPELLINGS[sign][0];
        let target = format!("{target}{measure}");
        let actual = format!("{about}{actual}{got}");
        let expected = judged(plain, target.clone(), actual.clone());
        prop_assert_eq!(expected, judged(spelling, wide(&target), format!(" {} ", wide(&actual))));
        prop_assert_eq!(expected, judged("", format!("{spelling} {target}"), format!("{actual}　")));
        prop_assert_eq!(expected, judged("", format!("{spelling}{}", wide(&target)), actual));
    }

    #[test]
    fn any_words_are_judged_without_a_panic(
        target in "[≥≤=0-9约.,万元%个年月日/~以上不低于 ]{0,12}",
        actual in "[≥≤=0-9约.,万元%个年月日/~以上完成达 -]{0,12}",
        relation in select(&["≥", "≤", "=", "定性", ""][..]),
    ) {
        let row = indicator(relation, &target, &actual, 5);
        row.judgement();
        row.due_score(&row.judgement());
        row.lacks_relation();
    }
}
