//! Names of bodies: where one ends that a title begins with, and whether a text is one.

use crate::extract::wordings::prose::{INSTITUTIONS, OFFICES, TOWNS, WORKS};
use crate::text::chars::is_han;
use crate::text::words::{pattern, words_of};
use regex::Regex;
use std::sync::LazyLock;

/// What kind of body a name ends as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BodyKind {
    /// It governs or administers: 局, 委员会, 人民政府.
    Office,
    /// It renders a service: 图书馆, 医院, 中心.
    Institution,
    /// A town, which stands for its government.
    Town,
}

/// The shortest and the longest name of a body, in characters.
const SHORTEST: usize = 3;
const LONGEST: usize = 30;

/// The kind of body that a text is the name of, and of nothing else.
pub(super) fn kind(name: &str) -> Option<BodyKind> {
    let count = name.chars().count();
    let plain = name
        .chars()
        .all(|c| is_han(c) || matches!(c, '（' | '）' | '(' | ')' | '、'));
    if !plain || !(SHORTEST..=LONGEST).contains(&count) {
        return None;
    }
    let name = name.strip_suffix("本级").unwrap_or(name);
    let ends = |words| words_of(words).any(|word| name.ends_with(word) && name.len() > word.len());
    if ends(OFFICES) {
        return Some(BodyKind::Office);
    }
    if ends(INSTITUTIONS) {
        return Some(BodyKind::Institution);
    }
    ends(TOWNS).then_some(BodyKind::Town)
}

/// The name of a body that a title begins with: the longest one before its first digit, bracket or 关于.
pub(super) fn prefix(title: &str) -> Option<&str> {
    let stop = |c: char| !is_han(c) || c == '〇';
    let region = title.get(..title.find(stop).unwrap_or(title.len()))?;
    let region = region.split("关于").next()?;
    let rest = |end: usize| title.get(end..).unwrap_or("");
    let followed = |end: usize| words_of(WORKS).any(|work| rest(end).starts_with(work));
    let ends: Vec<usize> = region
        .char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .take(LONGEST)
        .skip(SHORTEST - 1)
        .collect();
    for end in ends.into_iter().rev() {
        let name = region.get(..end)?;
        let before_year = rest(end)
            .trim_start()
            .starts_with(|c: char| c.is_ascii_digit())
            || rest(end).trim_start().starts_with("关于");
        let found = match kind(name) {
            Some(BodyKind::Office) => !followed(end),
            Some(BodyKind::Institution) => before_year || rest(end).is_empty() || !followed(end),
            Some(BodyKind::Town) => before_year,
            None => false,
        };
        if found {
            return Some(name);
        }
    }
    None
}

/// A name without the places that it begins with: 青禾省云岭市水利局 is 水利局.
pub(super) fn without_place(name: &str) -> &str {
    static PLACE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^[一-龥]{1,7}?(?:省|自治区|自治州|州|盟|市|自治县|县|区|旗)"));
    let mut rest = name;
    while let Some(place) = PLACE.find(rest) {
        let shorter = rest.get(place.end()..).unwrap_or("");
        if shorter.chars().count() < 4 {
            break;
        }
        rest = shorter;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::{BodyKind, kind, prefix};

    #[test]
    fn a_title_begins_with_a_body_or_not() {
        let cases = [
            ("青禾市水务局2022年河道项目", Some("青禾市水务局")),
            (
                "青禾市文化和旅游局关于2021年度资金",
                Some("青禾市文化和旅游局"),
            ),
            ("青禾市图书馆2022年度项目", Some("青禾市图书馆")),
            ("青禾镇冷链物流中心建设项目", None),
            (
                "青禾州第二人民医院公共卫生服务项目",
                Some("青禾州第二人民医院"),
            ),
            ("青禾镇2022年危房改造项目", Some("青禾镇")),
            ("青禾镇农贸市场改造项目", None),
            ("委托业务费", None),
            ("2022年森林防火项目", None),
            ("青禾市民政局 关于2021年度资金", Some("青禾市民政局")),
        ];
        for (title, name) in cases {
            assert_eq!(prefix(title), name, "{title}");
        }
    }

    #[test]
    fn names_of_bodies_are_told() {
        assert_eq!(kind("青禾县水利局"), Some(BodyKind::Office));
        assert_eq!(kind("青禾县档案馆"), Some(BodyKind::Institution));
        assert_eq!(kind("青禾县云岭镇"), Some(BodyKind::Town));
        assert_eq!(kind("财务科"), None);
        assert_eq!(kind("青禾县2022年水利局"), None);
        assert_eq!(kind("自评报告"), None);
    }
}
