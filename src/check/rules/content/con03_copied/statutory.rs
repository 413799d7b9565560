//! The paragraphs that the regulations lay down for every report: principles, methods, weights.
//!
//! They stand in `statutory.txt`, from 财预〔2011〕285号 and 财预〔2020〕10号, one a line. A paragraph
//! is one of them when most of its shingles of four letters are theirs, in whatever order.

use crate::text::similarity::shingles;
use std::sync::LazyLock;

/// The share of a paragraph's shingles, in percent, that makes it a statutory one.
const SHARE: usize = 70;

/// Shingles, one bit for each value of their upper sixteen bits.
pub(super) struct Known([u64; 1024]);

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known([0; 1024]);
    let lines = include_str!("statutory.txt").lines();
    for shingle in lines.flat_map(shingles) {
        let (word, bit) = place(shingle);
        known.0[word] |= bit;
    }
    known
});

fn place(shingle: u64) -> (usize, u64) {
    ((shingle >> 54) as usize, 1 << (shingle >> 48 & 63))
}

/// The shingles that the regulations have.
pub(super) fn known() -> &'static Known {
    &KNOWN
}

impl Known {
    /// Whether a shingle is one of them.
    pub(super) fn has(&self, shingle: u64) -> bool {
        let (word, bit) = place(shingle);
        self.0[word] & bit != 0
    }
}

/// Whether a paragraph of so many shingles, of which so many are known, says what the regulations lay down.
pub(super) fn is_statutory(shingles: usize, known: usize) -> bool {
    shingles > 0 && shingles - known <= shingles * (100 - SHARE) / 100
}

#[cfg(test)]
mod tests {
    use super::{is_statutory, known};
    use crate::text::similarity::shingles;

    #[test]
    fn what_is_laid_down_is_known_in_other_arrangements() {
        let told = |text: &str| {
            let known = shingles(text)
                .filter(|shingle| known().has(*shingle))
                .count();
            is_statutory(shingles(text).count(), known)
        };
        assert!(told(
            "（1）科学规范原则。绩效评价应当严格执行规定的程序，按照科学可行的要求，采用定量与定性分析相结合的方法。（2）公正公开原则。绩效评价应当符合真实、客观、公正的要求，依法公开并接受监督。"
        ));
        assert!(told(
            "公众评判法是指通过专家评估、公众问卷及抽样调查等对财政支出效果进行评判的方法"
        ));
        assert!(!told(
            "所需预算均按照项目、工作开展前的计划、调研与统计进行预估，而在实际项目、工作开展期间，项目、工作的变动调整或突发情况使得实际经费与预算经费有一定出入。"
        ));
    }
}
