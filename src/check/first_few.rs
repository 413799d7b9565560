//! Long lists and long texts in a finding, cut to what a reader takes in at a glance.

/// How many of a list a finding names.
const SHOWN: usize = 3;

/// The first of a list, and how many there are of `unit` (行, 处) where that is not all:
/// `“甲”、“乙”、“丙”等5行`.
pub(super) fn first_few(names: impl ExactSizeIterator<Item = String>, unit: &str) -> String {
    let count = names.len();
    let mut shown = names.take(SHOWN).collect::<Vec<_>>().join("、");
    if count > SHOWN {
        shown += &format!("等{count}{unit}");
    }
    shown
}

/// The beginning of a text: at most `longest` characters, and an ellipsis where there are more.
pub(super) fn brief(text: &str, longest: usize) -> String {
    let mut brief: String = text.chars().take(longest).collect();
    if text.chars().nth(longest).is_some() {
        brief.push('…');
    }
    brief
}

#[cfg(test)]
mod tests {
    use super::{brief, first_few};

    #[test]
    fn what_is_left_out_is_counted() {
        let names = |count: usize| {
            ["甲", "乙", "丙", "丁"][..count]
                .iter()
                .map(|name| (*name).to_owned())
        };
        assert_eq!(first_few(names(1), "行"), "甲");
        assert_eq!(first_few(names(3), "行"), "甲、乙、丙");
        assert_eq!(first_few(names(4), "处"), "甲、乙、丙等4处");
        assert_eq!(brief("甲乙丙", 3), "甲乙丙");
        assert_eq!(brief("甲乙丙丁", 3), "甲乙丙…");
    }
}
