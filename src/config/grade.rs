//! 等级: bands of scores.
//!
//! Invariant of a list of grades: best first, lower bounds strictly falling.

use crate::field::Text;
use rust_decimal::Decimal;

/// One band of scores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grade {
    /// 名称, such as 优.
    pub label: Text,
    /// 下限: the lowest score of the band, itself included.
    pub lower: Decimal,
    /// 别名: other words for it, such as 优秀.
    pub aliases: Vec<Text>,
    /// 网址名: its name in addresses.
    pub slug: Text,
}

impl Grade {
    /// The bands of 项目支出绩效评价管理办法 (财预〔2020〕10号):
    /// 优 from 90, 良 from 80, 中 from 60, 差 below.
    pub fn defaults() -> Vec<Self> {
        let bands: [(&str, i64, &[&str], &str); 4] = [
            ("优", 90, &["优秀", "优等"], "you"),
            ("良", 80, &["良好", "良等"], "liang"),
            ("中", 60, &["合格", "及格", "中等", "一般"], "zhong"),
            ("差", 0, &["不合格", "不及格", "较差", "差等"], "cha"),
        ];
        bands
            .into_iter()
            .map(|(label, lower, aliases, slug)| Self {
                label: label.into(),
                lower: Decimal::from(lower),
                aliases: aliases.iter().map(|alias| (*alias).into()).collect(),
                slug: slug.into(),
            })
            .collect()
    }

    /// Whether `word` names this grade: its label or an alias, quotation marks aside.
    pub fn is_called(&self, word: &str) -> bool {
        let word = word.trim_matches(|c: char| "“”\"'‘’「」 ".contains(c));
        *self.label == *word || self.aliases.iter().any(|alias| **alias == *word)
    }
}
