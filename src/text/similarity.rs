//! How alike two texts are, whatever their punctuation.
//!
//! Takes texts; gives the set of their shingles (all runs of four letters), and shares of them. What
//! stands inside of 《》 is the title of a document and nobody's own words: it is left out.

/// What shingles are multiplied with, so that their upper bits are well mixed.
const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

/// The letters and digits of `text` that stand in no title, full-width ones made narrow.
pub fn letters(text: &str) -> impl Iterator<Item = char> {
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

/// The hashes of all shingles, in the order of the text.
pub fn shingles(text: &str) -> impl Iterator<Item = u64> {
    let mut window = 0_u64;
    let windows = letters(text).map(move |c| {
        window = window << 16 | u64::from(c as u32 & 0xFFFF);
        window.wrapping_mul(MIX)
    });
    windows.skip(3)
}

/// The shingles of one text.
#[derive(Clone, Debug)]
pub struct Shingles(Vec<u64>);

impl Shingles {
    /// The shingles of `text`.
    pub fn of(text: &str) -> Self {
        let mut all: Vec<u64> = shingles(text).collect();
        all.sort_unstable();
        all.dedup();
        Self(all)
    }

    /// How many different ones there are: about the number of letters.
    #[expect(
        clippy::len_without_is_empty,
        reason = "nobody asks whether there are none"
    )]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// How many of these, in percent, stand in `other` too; 0 where there are none.
    pub fn share_in(&self, other: &Self) -> usize {
        let common = self.0.iter();
        let common = common.filter(|shingle| other.0.binary_search(shingle).is_ok());
        (common.count() * 100)
            .checked_div(self.0.len())
            .unwrap_or(0)
    }
}

/// A Bloom filter of the shingles of some texts, to rule a text out before it is compared.
#[derive(Debug)]
pub struct ShingleFilter([u64; 256]);

impl ShingleFilter {
    /// Of all these texts.
    pub fn of_all<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut filter = Self([0; 256]);
        for shingle in texts.flat_map(shingles) {
            let (word, bit) = Self::place(shingle);
            filter.0[word] |= bit;
        }
        filter
    }

    fn place(shingle: u64) -> (usize, u64) {
        ((shingle >> 56) as usize, 1 << (shingle >> 50 & 63))
    }

    /// Whether at least `share` percent of the shingles of `text` may stand here. It takes few of its
    /// letters to say that they cannot.
    pub fn may_hold(&self, text: &str, share: usize) -> bool {
        let most = text.chars().count() * (100 - share);
        let mut missing: Vec<u64> = Vec::new();
        for shingle in shingles(text) {
            let (word, bit) = Self::place(shingle);
            if self.0[word] & bit == 0 && !missing.contains(&shingle) {
                missing.push(shingle);
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
pub fn common_pairs(a: &str, b: &str) -> usize {
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
    use super::{Shingles, common_pairs, letters};

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
        let whole = Shingles::of("有效保障街道运行正常，确保各项工作圆满完成。有效整合辖区资源。");
        let part = Shingles::of("有效保障街道运行正常,确保各项工作圆满完成");
        assert_eq!(part.share_in(&whole), 100);
        assert!(whole.share_in(&part) < 80);
        assert_eq!(Shingles::of("短").share_in(&whole), 0);
    }
}
