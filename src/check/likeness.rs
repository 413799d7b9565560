//! How alike two texts are, whatever their punctuation.
//!
//! Takes texts; gives the set of all runs of four letters in each, and shares of them. What stands
//! inside of 《》 is the title of a document and nobody's own words: it is left out.

/// What the runs of four letters are multiplied with, so that their upper bits are well mixed.
const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

/// The letters and digits of `text` that stand in no title, full-width ones made narrow.
pub(super) fn letters(text: &str) -> impl Iterator<Item = char> {
    let mut depth = 0_u32;
    text.chars().filter_map(move |c| match c {
        '\u{4e00}'..='\u{9fff}' => (depth == 0).then_some(c),
        '《' => {
            depth += 1;
            None
        }
        '》' => {
            depth = depth.saturating_sub(1);
            None
        }
        _ if depth > 0 => None,
        _ => letter(c),
    })
}

/// A character that is not Han, if it is a letter or digit. Most characters are Han, and the loops
/// over them are the faster the less they hold.
#[inline(never)]
fn letter(c: char) -> Option<char> {
    match c {
        '！'..='～' => narrow(c).filter(char::is_ascii_alphanumeric),
        // The commonest marks, without a look at the tables of all characters.
        '、' | '。' | '“' | '”' => None,
        _ => c.is_alphanumeric().then_some(c),
    }
}

fn narrow(c: char) -> Option<char> {
    char::from_u32((c as u32).checked_sub(0xFEE0)?)
}

/// The hashes of all runs of four letters, in the order of the text.
pub(super) fn runs(text: &str) -> impl Iterator<Item = u64> {
    let mut window = 0_u64;
    let windows = letters(text).map(move |c| {
        window = window << 16 | u64::from(c as u32 & 0xFFFF);
        window.wrapping_mul(MIX)
    });
    windows.skip(3)
}

/// The runs of four letters of one text.
#[derive(Clone, Debug)]
pub(super) struct Runs(Vec<u64>);

impl Runs {
    /// The runs of `text`.
    pub(super) fn of(text: &str) -> Self {
        let mut all: Vec<u64> = runs(text).collect();
        all.sort_unstable();
        all.dedup();
        Self(all)
    }

    /// How many different ones there are: about the number of letters.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// How many of these, in percent, stand in `other` too; 0 where there are none.
    pub(super) fn share_in(&self, other: &Self) -> usize {
        let common = self.0.iter();
        let common = common.filter(|run| other.0.binary_search(run).is_ok());
        (common.count() * 100)
            .checked_div(self.0.len())
            .unwrap_or(0)
    }
}

/// The runs of some texts, one bit for all those whose first bits are the same: a quick look before a
/// close one.
#[derive(Debug)]
pub(super) struct Outline([u64; 256]);

impl Outline {
    /// Of all these texts.
    pub(super) fn of_all<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut outline = Self([0; 256]);
        for run in texts.flat_map(runs) {
            let (word, bit) = Self::place(run);
            outline.0[word] |= bit;
        }
        outline
    }

    fn place(run: u64) -> (usize, u64) {
        ((run >> 56) as usize, 1 << (run >> 50 & 63))
    }

    /// Whether at least `share` percent of the runs of `text` may stand here. It takes few of its
    /// letters to say that they cannot.
    pub(super) fn may_hold(&self, text: &str, share: usize) -> bool {
        let most = text.chars().count() * (100 - share);
        let mut missing: Vec<u64> = Vec::new();
        for run in runs(text) {
            let (word, bit) = Self::place(run);
            if self.0[word] & bit == 0 && !missing.contains(&run) {
                missing.push(run);
                if missing.len() * 100 > most {
                    return false;
                }
            }
        }
        true
    }
}

/// How many pairs of neighbouring letters two short names have in common, in percent of both
/// (Sørensen–Dice).
pub(super) fn common_pairs(a: &str, b: &str) -> usize {
    let pairs = |text: &str| -> Vec<(char, char)> {
        let next = text.chars().skip(1);
        text.chars().zip(next).collect()
    };
    let (a, mut b) = (pairs(a), pairs(b));
    let both = a.len() + b.len();
    let common = a.iter().filter(|pair| {
        let place = b.iter().position(|other| other == *pair);
        place.map(|place| b.swap_remove(place)).is_some()
    });
    (common.count() * 200).checked_div(both).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Runs, common_pairs, letters};

    #[test]
    fn names_that_differ_in_a_letter_have_most_pairs_in_common() {
        assert_eq!(common_pairs("立项申请批复文件", "立项申请和批复文件"), 80);
        assert_eq!(common_pairs("访谈分析报告", "基础数据表"), 0);
        assert_eq!(common_pairs("", "表"), 0);
    }

    #[test]
    fn punctuation_and_titles_of_documents_do_not_count() {
        let text = "根据《办法（试行）》，完成２０２３年 任务。";
        assert_eq!(letters(text).collect::<String>(), "根据完成2023年任务");
    }

    #[test]
    fn a_part_stands_whole_in_the_text_it_was_taken_from() {
        let whole = Runs::of("有效保障街道运行正常，确保各项工作圆满完成。有效整合辖区资源。");
        let part = Runs::of("有效保障街道运行正常,确保各项工作圆满完成");
        assert_eq!(part.share_in(&whole), 100);
        assert!(whole.share_in(&part) < 80);
        assert_eq!(Runs::of("短").share_in(&whole), 0);
    }
}
