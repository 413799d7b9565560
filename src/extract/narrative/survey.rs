//! 调查: how many were asked, and how many answered.

use super::piece::{ProsePiece, lines, sentence};
use crate::extract::facts::Facts;
use crate::text::words::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// A field and how a sentence gives it.
static COUNTS: LazyLock<[(&str, Regex); 3]> = LazyLock::new(|| {
    [
        (
            "发放",
            pattern(
                r"发放(?:满意度)?(?:调查)?(?:问卷|调查表)(?:调查表)?(?:共计?)?\s?(\d{1,6})\s?份",
            ),
        ),
        (
            "回收",
            pattern(r"(?:回收|收回)(?:调查)?(?:问卷|调查表)?(?:共计?)?\s?(\d{1,6})\s?份"),
        ),
        (
            "有效",
            pattern(r"有效(?:调查)?(?:问卷|调查表)?(?:共计?)?\s?(\d{1,6})\s?份"),
        ),
    ]
});
static SATISFIED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"满意[度率](?:为|达到?|是)?\s?(\d{1,3}(?:\.\d{1,2})?[%％])"));

/// Sets 调查, if one paragraph tells of one.
pub(super) fn survey(pieces: &[ProsePiece], facts: &mut Facts) {
    let mut issued = lines(pieces).filter(|line| COUNTS[0].1.is_match(&line.text));
    let (Some(line), None) = (issued.next(), issued.next()) else {
        return;
    };
    let mut survey = Facts::default();
    let patterns = COUNTS.iter().map(|(field, pattern)| (*field, pattern));
    for (field, pattern) in patterns.chain([("满意", &*SATISFIED)]) {
        let mut found = pattern.captures_iter(&line.text);
        let (Some(first), None) = (found.next(), found.next()) else {
            continue;
        };
        let (Some(whole), Some(value)) = (first.get(0), first.get(1)) else {
            continue;
        };
        let after = line.text.get(whole.end()..).unwrap_or("");
        if !after.starts_with("以上") {
            survey.set(
                field,
                line.quote(value.as_str(), sentence(&line.text, whole.start())),
            );
        }
    }
    for (field, entry) in survey.entries() {
        if let crate::extract::facts::FactEntry::One(quoted) = entry {
            facts.group_mut("调查").set(field, quoted.clone());
        }
    }
}
