//! "Did you mean": the known word nearest to one that is not known.

use strsim::{damerau_levenshtein, normalized_damerau_levenshtein};

/// The known word that looks most like `word`, if any is near enough to be worth proposing: one
/// character off, or half alike, or one a part of the other.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    let likeness = |candidate: &str| {
        let candidate = candidate.to_lowercase();
        let alike = normalized_damerau_levenshtein(&lower, &candidate);
        let part = lower.chars().count() >= 2
            && candidate.chars().count() >= 2
            && (candidate.contains(&lower) || lower.contains(&candidate));
        let one_off = damerau_levenshtein(&lower, &candidate) == 1 && alike > 0.3;
        if part || one_off {
            alike.max(0.5)
        } else {
            alike
        }
    };
    known
        .into_iter()
        .map(|candidate| (likeness(candidate), candidate))
        .filter(|(alike, _)| *alike >= 0.5)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

/// The nearest known word as a question to the editor; `None` if none is near.
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(word, known).map(|known| format!("是不是“{known}”？"))
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_one_character_finds_the_known_word() {
        let known = ["得分", "等级", "项目名称", "score"];
        assert_eq!(nearest("得份", known), Some("得分"));
        assert_eq!(nearest("项目名", known), Some("项目名称"));
        assert_eq!(nearest("socre", known), Some("score"));
        assert_eq!(nearest("天气", known), None);
    }
}
